/* ng-claim-match.h: do the words of a row stand in the text?  Inside src/claim. */
#ifndef NG_CLAIM_MATCH_H
#define NG_CLAIM_MATCH_H

#include "claim/ng-claim-frame.h"

/* "Monday", "on Monday", "last week": a token of when it is said. */
gboolean ng_claim_match_is_when (const NgClaimScene *scene, NgId token);

/* Do the words of the row stand at @head and behind it?  @m: (out): cue, head and voice. */
gboolean ng_claim_match_words (const NgClaimScene *scene, NgId head, const NgCueWord *word,
                               NgCueMatch *m);

/* Is the token of that part of speech?  @loose: as far as the network's word for a cue outweighs
 * the tag. */
gboolean ng_claim_match_class (const NgClaimScene *scene, NgId token, NgCueClass pos,
                               gboolean loose);

#endif
