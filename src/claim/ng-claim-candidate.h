/* ng-claim-candidate.h: why a source stays unresolved, and who it may be. */
#ifndef NG_CLAIM_CANDIDATE_H
#define NG_CLAIM_CANDIDATE_H

#include "claim/ng-claim-scene.h"

/* Why the draft's source is nobody that the text names, as the origin of its agent:
 * "unnamed:elided" (no words say who), "unnamed:pronoun" (a pronoun without a sure antecedent),
 * "unnamed:indefinite" ("analysts", "a source"), "unnamed:description" ("the minister", and nobody
 * is known to be him), "unnamed:name" (a name that was not read as one). */
const char *ng_claim_candidate_reason (const NgClaimScene *scene, const NgClaimDraft *d);

/* Writes who was named shortly before and agrees with the source's words, best first.  @claim: the
 * record of the draft. */
void ng_claim_candidate_write (NgClaimScene *scene, const NgClaimDraft *d, NgId claim);

#endif
