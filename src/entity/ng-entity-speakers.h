/* ng-entity-speakers.h: who speaks a quotation, and to whom. */
#ifndef NG_ENTITY_SPEAKERS_H
#define NG_ENTITY_SPEAKERS_H

#include "entity/ng-entity-work.h"

/* Finds the speakers of quotations, and whom they speak to, as far as their names or pronouns are
 * resolved by now. */
void ng_entity_speakers_run (NgWork *work);

/* The draft that the noun phrase headed by @token refers to; NG_NONE if it is not resolved. */
NgId ng_entity_of_phrase (const NgWork *work, NgId token);

#endif
