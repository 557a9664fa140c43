/* ng-entity-places.h: countries, places, and capitals that stand for their governments. */
#ifndef NG_ENTITY_PLACES_H
#define NG_ENTITY_PLACES_H

#include "entity/ng-entity-work.h"

/* Makes country and place drafts and refers country and place names to them. */
void ng_entity_places_run (NgWork *work);

/* The city that a name begins with ("Beijing Winter Olympics"), made if there is none yet; NG_NONE.
 */
NgId ng_entity_places_before (NgWork *work, const char *name);

/* Refers capitals to their country too where they act or are linked as governments. */
void ng_entity_metonyms_run (NgWork *work);

/* TRUE if @mention names a capital or seat of government. */
gboolean ng_entity_places_is_capital (const NgWork *work, NgId mention);

#endif
