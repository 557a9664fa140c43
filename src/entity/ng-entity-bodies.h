/* ng-entity-bodies.h: organisations, named events and groups. */
#ifndef NG_ENTITY_BODIES_H
#define NG_ENTITY_BODIES_H

#include "entity/ng-entity-work.h"

/* Makes their drafts and refers their names to them. Needs countries. */
void ng_entity_bodies_run (NgWork *work);

#endif
