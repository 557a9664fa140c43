/* ng-claim-phrase.h: from where to where a source's noun phrase goes. */
#ifndef NG_CLAIM_PHRASE_H
#define NG_CLAIM_PHRASE_H

#include "claim/ng-claim-scene.h"

/* Noun phrase of @head, cut at the cue and at what is said in it by other cues. */
NgRange ng_claim_phrase_of (const NgClaimScene *scene, const NgClaimDraft *d, NgId head);

/* The word of a run that hangs on a word outside of it; nouns first. */
NgId ng_claim_phrase_head (const NgClaimScene *scene, NgRange r);

/* The network's best run of source words in the sentence.  FALSE: it has none. */
gboolean ng_claim_phrase_by_network (const NgClaimScene *scene, const NgClaimDraft *d, NgRange *out,
                                     float *mean);

/* Drops what ends no noun phrase; of one that ends in a relative pronoun only this is left. */
void ng_claim_phrase_trim (const NgClaimScene *scene, NgRange *r, NgId *head);

/* Fills the gap between phrase and cue with words that can be of nothing but the phrase. */
void ng_claim_phrase_fill (const NgClaimScene *scene, const NgClaimDraft *d, NgRange *r,
                           NgId *head);

#endif
