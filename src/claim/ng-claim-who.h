/* ng-claim-who.h: which entity a source or addressee phrase stands for. */
#ifndef NG_CLAIM_WHO_H
#define NG_CLAIM_WHO_H

#include "claim/ng-claim-scene.h"

/* The entity that the phrase names, refers to or speaks for; NG_NONE if the text does not tell.
 * @head: its head word. */
NgId ng_claim_who_find (const NgClaimScene *scene, NgRange phrase, NgId head);

/* "a minister", "former ministers", "ministers": nobody in particular. */
gboolean ng_claim_who_is_open (const NgClaimScene *scene, NgRange phrase, NgId head);

/* "he", "she", "it", "they" of the third person. */
gboolean ng_claim_who_is_pronoun (const NgClaimScene *scene, NgId token);

/* "I", "we" */
gboolean ng_claim_who_is_speaker (const NgClaimScene *scene, NgId token);

/* "you" */
gboolean ng_claim_who_is_hearer (const NgClaimScene *scene, NgId token);

/* TRUE if the pronoun can mean the entity, by its kind and by other pronouns that do. */
gboolean ng_claim_who_agrees (const NgClaimScene *scene, NgId pronoun, NgId entity);

#endif
