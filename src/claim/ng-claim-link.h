/* ng-claim-link.h: claims inside claims, and the events inside them.
 *
 * Reads: claims, contents, events, tags.  Writes: the parents of claims; claim events.
 */
#ifndef NG_CLAIM_LINK_H
#define NG_CLAIM_LINK_H

#include "record/ng-analysis.h"

void ng_claim_link_run (NgAnalysis *analysis);

#endif
