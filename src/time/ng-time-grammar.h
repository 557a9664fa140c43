/* ng-time-grammar.h: the grammar of time expressions, a table, and the chart that applies it.
 *
 * A row of time-rules.tsv is "RESULT <- PATTERN": the parts of the pattern are words or classes in
 * angle brackets, alternatives joined by '|', a part that may be missing ends in '?'.  The features
 * of the parts are united, the row's own features added, and its operation makes days of them.
 *
 * Method: bottom-up chart parsing from the right end to the left; of several readings of one class
 * over the same words the cheapest stays (a rule costs its column, else 1), then the first found.
 * Cost: words² × rules that can start there.
 */
#ifndef NG_TIME_GRAMMAR_H
#define NG_TIME_GRAMMAR_H

#include "time/ng-time-ops.h"
#include "time/ng-time-words.h"

/* A constituent of class "time": words @begin to @end. */
typedef struct
{
  guint begin, end, cost;
  NgTimeValue value;
} NgTimeParse;

/* Immutable after new. */
typedef struct _NgTimeGrammar NgTimeGrammar;

/* NULL and NG_ERROR_DATA if a rule is malformed or names an unknown operation or feature. */
NgTimeGrammar *ng_time_grammar_new (const NgLexicon *lexicon, GError **error);
void ng_time_grammar_free (NgTimeGrammar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTimeGrammar, ng_time_grammar_free)

/* All ways to read a part of the @n @words as a time expression.
 * Returns: (transfer full): array of NgTimeParse, by begin from right to left. */
GArray *ng_time_grammar_parse (const NgTimeGrammar *self, const NgTimeWord *words, guint n,
                               const NgTimeContext *context);

#endif
