/* ng-claim-source.h: who says it, and to whom. */
#ifndef NG_CLAIM_SOURCE_H
#define NG_CLAIM_SOURCE_H

#include "claim/ng-claim-scene.h"

/* Source phrase of a draft with a cue: span and head. */
void ng_claim_source_find (NgClaimScene *scene, NgClaimDraft *draft);

/* Entities of sources and addressees, when all contents are known.  A source that stays without
 * one gets an agent of its own when the scene is committed. */
void ng_claim_source_resolve (NgClaimScene *scene);

#endif
