/* ng-claim-content.h: what is said: the spans of the content. */
#ifndef NG_CLAIM_CONTENT_H
#define NG_CLAIM_CONTENT_H

#include "claim/ng-claim-scene.h"

/* Chooses the content of a draft with a cue from the tree's ranges and the network's scores, and
 * goes on over the sentences of a quotation.  Leaves it empty if nothing speaks for any. */
void ng_claim_content_find (NgClaimScene *scene, NgClaimDraft *draft);

/* Adds what @range holds, one range in each block, without marks at their ends. */
void ng_claim_content_add (const NgClaimScene *scene, NgClaimDraft *draft, NgRange range);

/* Brings the contents into the order of the text. */
void ng_claim_content_sort (NgClaimDraft *draft);

/* Widens contents that hold another cue to what that cue says in the same sentence; once all drafts
 * have their contents. */
void ng_claim_content_nest (NgClaimScene *scene);

/* TRUE if the draft's cue lies in what another one says. */
gboolean ng_claim_content_is_told (const NgClaimScene *scene, const NgClaimDraft *draft);

#endif
