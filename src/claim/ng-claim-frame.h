/* ng-claim-frame.h: whether a word stands in the frame of a row of cues.tsv, and what the tree then
 * says is its content.
 */
#ifndef NG_CLAIM_FRAME_H
#define NG_CLAIM_FRAME_H

#include "claim/ng-claim-scene.h"

typedef struct
{
  const NgCueWord *word;
  NgCueFrame frame;
  NgRange cue;
  NgId head;
  gboolean passive; /* "X was told", "X is reported to" */
  NgRange tree[4];
  guint n;
} NgCueMatch;

/* The first row and frame that hold for the word at @head. FALSE: none does. */
gboolean ng_claim_frame_find (const NgClaimScene *scene, NgId head, NgCueMatch *out);

/* The row of a verb whose words stand here, the longest one, whatever the tree says of its frame;
 * what it says is left to the network. */
gboolean ng_claim_frame_words (const NgClaimScene *scene, NgId head, NgCueMatch *out);

/* A verb that no row knows: TRUE if it has a clause or a quotation beside it; @loose: or whatever
 * the network finds there. */
gboolean ng_claim_frame_guess (const NgClaimScene *scene, NgId head, gboolean loose,
                               NgCueMatch *out);

/* "as X put it", "as reported by X": what is said is the clause that this hangs on. */
gboolean ng_claim_frame_is_as (const NgClaimScene *scene, const NgCueMatch *m);

/* The noun that a phrase like "according to", tokens @cue, governs; NG_NONE. */
NgId ng_claim_frame_governed (const NgClaimScene *scene, NgRange cue);

#endif
