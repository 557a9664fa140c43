/* ng-event-sense.h: the PropBank sense of an event that no class says what it is: only of lemmas
 * that have one sense, else none. */
#ifndef NG_EVENT_SENSE_H
#define NG_EVENT_SENSE_H

#include "event/ng-event-scene.h"

/* After the class is known. */
void ng_event_sense_find (NgScene *scene, NgDraft *draft);

#endif
