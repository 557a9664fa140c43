/* ng-event-date.h: when an event takes place: which of the document's time expressions is its own.
 *
 * Only what the text states of this event: no date stated, no date.  Each understood expression
 * goes to one event by the tree and, where trees err, by nearness; then the events of one clause
 * share.
 */
#ifndef NG_EVENT_DATE_H
#define NG_EVENT_DATE_H

#include "event/ng-event-scene.h"

/* Dates of all drafts. */
void ng_event_date_find (NgScene *scene);

/* After coreference: meetings told without a date of their own take that of the occasion. */
void ng_event_date_share (NgScene *scene);

#endif
