/* ng-event-topic.h: the contexts of an event: what it is about, whatever its class ("military",
 * "legal"), by its class and by the words of its own clause; other clauses say nothing of it. */
#ifndef NG_EVENT_TOPIC_H
#define NG_EVENT_TOPIC_H

#include "event/ng-event-scene.h"

/* After the class and the roles are known.  Cost: linear in the words of the clause. */
void ng_event_topic_find (NgScene *scene, NgDraft *draft);

#endif
