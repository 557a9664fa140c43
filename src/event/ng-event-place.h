/* ng-event-place.h: where an event takes place, and the named event it belongs to.
 *
 * Only what the text states of this event; the dateline is no place of an event. */
#ifndef NG_EVENT_PLACE_H
#define NG_EVENT_PLACE_H

#include "event/ng-event-scene.h"

/* Places and named events of all drafts. */
void ng_event_place_find (NgScene *scene);

#endif
