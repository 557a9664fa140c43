/* ng-event-coref.h: which events of one document are the same happening.
 *
 * Two mentions are one when what speaks for it outweighs what speaks against: their words (the
 * same, of one family of event-synonyms.tsv, or alike to the network where the body tells the
 * headline again), participants, objects, place and time.  Times, places, numbers, tenses or
 * classes that contradict rule it out.  A definite noun without participants ("the talks", "the
 * move") is an event before it that fits. */
#ifndef NG_EVENT_COREF_H
#define NG_EVENT_COREF_H

#include "event/ng-event-scene.h"

/* Sets same_as of the drafts and lets later mentions inherit roles, place and time they lack. */
void ng_event_coref_link (NgScene *scene);

#endif
