/* ng-event-trigger.h: which words trigger an event.
 *
 * The network proposes (head EVT), the tables decide: what is listed as no event never is one, what
 * is listed as event needs little support, everything else needs a confident network. */
#ifndef NG_EVENT_TRIGGER_H
#define NG_EVENT_TRIGGER_H

#include "event/ng-event-scene.h"

/* Adds the drafts of all sentences, in text order, with class and mode where the table gives them.
 */
void ng_event_trigger_find (NgScene *scene);

#endif
