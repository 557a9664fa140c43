/* ng-time-tense.h: which way a time expression looks, from the verb that governs it. */
#ifndef NG_TIME_TENSE_H
#define NG_TIME_TENSE_H

#include "lexicon/ng-lexicon.h"
#include "record/ng-analysis.h"
#include "time/ng-time-value.h"

/* Immutable after new. */
typedef struct _NgTimeTense NgTimeTense;

/* Uses the classes "modal" and "announcing" of time-senses.tsv. */
NgTimeTense *ng_time_tense_new (const NgLexicon *lexicon, GError **error);
void ng_time_tense_free (NgTimeTense *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTimeTense, ng_time_tense_free)

/* Reads the tags around @mention. */
NgDirection ng_time_tense_direction (const NgTimeTense *self, const NgAnalysis *analysis,
                                     const NgMention *mention);

#endif
