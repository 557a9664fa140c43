/* ng-claim-label.h: marks as cues: the colon of "No deal yet: minister" and of "MINISTER: No deal
 * yet", the dash of "“No deal.” — Minister", and a colon that ends a paragraph before a quotation.
 */
#ifndef NG_CLAIM_LABEL_H
#define NG_CLAIM_LABEL_H

#include "claim/ng-claim-scene.h"

/* Adds drafts that have their source and content already. */
void ng_claim_label_find (NgClaimScene *scene);

/* "He said:" at the end of a block: gives the draft the quotation of the next one. */
void ng_claim_label_carry (NgClaimScene *scene, NgClaimDraft *draft);

#endif
