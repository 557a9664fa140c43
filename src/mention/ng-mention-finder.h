/* ng-mention-finder.h: finds spans that name or refer to people, countries, organisations,
 * places, times, money.
 *
 * Reads: tokens, tags, vectors.
 * Writes: mentions.
 */
#ifndef NG_MENTION_FINDER_H
#define NG_MENTION_FINDER_H

#include "lexicon/ng-lexicon.h"
#include "net/ng-net.h"
#include "record/ng-analysis.h"

/* Immutable after new; shared by all threads. */
typedef struct _NgMentionFinder NgMentionFinder;

/* Keeps references to its arguments, which must outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_DATA if a table or label it needs is missing. */
NgMentionFinder *ng_mention_finder_new (const NgLexicon *lexicon, const NgNet *net, GError **error);
void ng_mention_finder_free (NgMentionFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgMentionFinder, ng_mention_finder_free)

/* Appends its layers to @analysis: all of them or, on error, none. */
gboolean ng_mention_finder_run (const NgMentionFinder *self, NgAnalysis *analysis, GError **error);

#endif
