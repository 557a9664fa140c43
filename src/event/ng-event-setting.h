/* ng-event-setting.h: where and when an event takes place, and the named event it belongs to.
 *
 * Only what the text states of this event: no date stated, no date. */
#ifndef NG_EVENT_SETTING_H
#define NG_EVENT_SETTING_H

#include "event/ng-event-scene.h"

/* Places and named events of all drafts. */
void ng_event_setting_places (NgScene *scene);

/* Gives every understood time expression to the event that it hangs on, then shares times between
 * the events of one clause. */
void ng_event_setting_times (NgScene *scene);

#endif
