/* ng-claim-cue.h: which words are cues. */
#ifndef NG_CLAIM_CUE_H
#define NG_CLAIM_CUE_H

#include "claim/ng-claim-scene.h"

/* Makes a draft of every word that the tables and the trees, or the network, take for a cue. */
void ng_claim_cue_find (NgClaimScene *scene);

/* Drops drafts that what was found for them does not bear out; sets their scores. */
void ng_claim_cue_judge (NgClaimScene *scene);

#endif
