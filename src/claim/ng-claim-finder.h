/* ng-claim-finder.h: finds attributions: cue, source, content, addressee, kind,
 * polarity, certainty, nesting.
 *
 * Reads: all layers above.
 * Writes: claims, contents, claim events; may append unnamed sources as
 * entities, mentions and references.
 */
#ifndef NG_CLAIM_FINDER_H
#define NG_CLAIM_FINDER_H

#include "lexicon/ng-lexicon.h"
#include "net/ng-net.h"
#include "record/ng-analysis.h"

/* Immutable after new; shared by all threads. */
typedef struct _NgClaimFinder NgClaimFinder;

/* Keeps references to its arguments, which must outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_DATA if a table or label it needs is missing. */
NgClaimFinder *ng_claim_finder_new (const NgLexicon *lexicon, const NgNet *net, GError **error);
void ng_claim_finder_free (NgClaimFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgClaimFinder, ng_claim_finder_free)

/* Appends its layers to @analysis: all of them or, on error, none. */
gboolean ng_claim_finder_run (const NgClaimFinder *self, NgAnalysis *analysis, GError **error);

#endif
