/* ng-event-class.h: PLOVER classes of events that no table row decides.
 *
 * Head PLV scores whole sentences by attention over their words; here it is asked about the words
 * of the trigger's clause.  It knows no "none of them", so it is heard only when two different
 * actors face each other and its margin is clear. */
#ifndef NG_EVENT_CLASS_H
#define NG_EVENT_CLASS_H

#include "event/ng-event-scene.h"

void ng_event_class_guess (NgScene *scene, NgDraft *draft);

/* "the strike" is of the class and mode that the word had before, where its own words do not say.
 */
void ng_event_class_recall (NgScene *scene, guint draft);

#endif
