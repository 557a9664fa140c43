/* ng-claim-attribute.h: kind, polarity, certainty and tense of a claim. */
#ifndef NG_CLAIM_ATTRIBUTE_H
#define NG_CLAIM_ATTRIBUTE_H

#include "claim/ng-claim-scene.h"

void ng_claim_attribute_find (const NgClaimScene *scene, NgClaimDraft *draft);

#endif
