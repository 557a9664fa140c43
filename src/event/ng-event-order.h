/* ng-event-order.h: which event comes before which, where the text states it: "met after Z left",
 * "ahead of the summit", "since the war began" (event-order.tsv). */
#ifndef NG_EVENT_ORDER_H
#define NG_EVENT_ORDER_H

#include "event/ng-event-scene.h"

/* Orders of all drafts, at most one each. */
void ng_event_order_find (NgScene *scene);

/* What the word that introduces a clause or a noun says: "after", "ahead (of)", "following". */
NgOrder ng_event_order_of (const NgScene *scene, NgId token);

#endif
