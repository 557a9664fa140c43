/* ng-claim-float.h: quotations without a cue. */
#ifndef NG_CLAIM_FLOAT_H
#define NG_CLAIM_FLOAT_H

#include "claim/ng-claim-scene.h"

/* Gives the quotations that no cue has taken to the claim before them, or makes claims without a
 * cue of them where their speaker is clear. */
void ng_claim_float_find (NgClaimScene *scene);

#endif
