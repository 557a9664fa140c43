/* ng-entity-awaited.h: who is named after having been described.
 */
#ifndef NG_ENTITY_AWAITED_H
#define NG_ENTITY_AWAITED_H

#include "entity/ng-entity-work.h"

/* Joins the name of @person at @token, its first, to a description that waits for a name. */
void ng_entity_awaited_named (NgWork *work, NgId token, NgId person);

#endif
