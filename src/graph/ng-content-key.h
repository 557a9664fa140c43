/* ng-content-key.h: what is said as a key, the same for one statement in other papers.
 *
 * The key is made of the content's words in their order: dictionary forms in lower case, without
 * words that only join others (articles, pronouns, prepositions, conjunctions, auxiliaries) and
 * without marks; "not" and "no" stay.  So "We will not close the road to the coast" and that the
 * road to the coast would not be closed differ only where their words differ in order.
 */
#ifndef NG_CONTENT_KEY_H
#define NG_CONTENT_KEY_H

#include "record/ng-analysis.h"

/* Appends the words of @span that count, one blank before each. Needs the tag layer. */
void ng_content_words (const NgAnalysis *a, NgSpan span, GString *words);

/* Returns: (transfer full) (nullable): 16 hex digits of the SHA-256 of the words; NULL for fewer
 * than NG_CONTENT_KEY_WORDS, which anybody may say of anything. */
char *ng_content_key (const GString *words);
#define NG_CONTENT_KEY_WORDS 4u

#endif
