/* ng-entity-persons.h: joins the names of one person. */
#ifndef NG_ENTITY_PERSONS_H
#define NG_ENTITY_PERSONS_H

#include "entity/ng-entity-work.h"

/* Makes person drafts and refers every person name to one. */
void ng_entity_persons_run (NgWork *work);

#endif
