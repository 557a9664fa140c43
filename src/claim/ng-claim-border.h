/* ng-claim-border.h: the words that belong to a cue beside its head. */
#ifndef NG_CLAIM_BORDER_H
#define NG_CLAIM_BORDER_H

#include "claim/ng-claim-scene.h"

/* Widens the cue of a draft whose source and content are known: by the light verb of a noun
 * ("expressed hope that") and by the preposition of what is said ("joked about the plan"). */
void ng_claim_border_widen (const NgClaimScene *scene, NgClaimDraft *draft);

#endif
