/* ng-entity-traits.h: whose national somebody is and where one lives, as far as the text says so.
 */
#ifndef NG_ENTITY_TRAITS_H
#define NG_ENTITY_TRAITS_H

#include "entity/ng-entity-work.h"

/* Adds to work->traits in text order.  Needs all references. */
void ng_entity_traits_run (NgWork *work);

#endif
