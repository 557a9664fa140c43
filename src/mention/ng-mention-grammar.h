/* ng-mention-grammar.h: the grammar of time expressions (time-grammar.tsv), compiled. */
#ifndef NG_MENTION_GRAMMAR_H
#define NG_MENTION_GRAMMAR_H

#include "mention/ng-mention-work.h"

typedef struct _NgGrammar NgGrammar;

/* FALSE and NG_ERROR_DATA naming the row whose pattern is wrong. */
NgGrammar *ng_grammar_new (const NgMentionTables *tables, GError **error);
void ng_grammar_free (NgGrammar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgGrammar, ng_grammar_free)

/* One sentence, ready for matching. */
typedef struct _NgGrammarRun NgGrammarRun;
NgGrammarRun *ng_grammar_run_new (const NgGrammar *self, const NgMentionWork *work,
                                  const NgSentence *sentence);
void ng_grammar_run_free (NgGrammarRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgGrammarRun, ng_grammar_run_free)

/* Tokens of the longest phrase at the @i-th token of the sentence; 0 if none. */
guint ng_grammar_longest (NgGrammarRun *self, guint i);

/* TRUE if the @i-th token is of @class ("LEAD", "YEAR", ...). */
gboolean ng_grammar_is (const NgGrammarRun *self, guint i, const char *class);

#endif
