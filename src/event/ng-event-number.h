/* ng-event-number.h: the numbers that the text states of an event: how many people it affects
 * ("killed 12", "two men were arrested") and how much money it is about. */
#ifndef NG_EVENT_NUMBER_H
#define NG_EVENT_NUMBER_H

#include "event/ng-event-scene.h"

void ng_event_number_find (NgScene *scene, NgDraft *draft);

#endif
