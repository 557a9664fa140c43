/* ng-event-hint.h: decides whether the hint of a table row holds at a word.  The grammar of hints
 * stands at the head of event-verbs.tsv. */
#ifndef NG_EVENT_HINT_H
#define NG_EVENT_HINT_H

#include "event/ng-event-scene.h"

gboolean ng_event_hint_holds (NgScene *scene, NgId token, const char *hint);

/* First row for the word at @token whose hint holds. Returns: (transfer none) (nullable) */
const NgEventWord *ng_event_hint_find (NgScene *scene, NgId token);

/* The noun may be an event by its table, whatever stands around it. */
gboolean ng_event_hint_is_event_noun (NgScene *scene, NgId token);

#endif
