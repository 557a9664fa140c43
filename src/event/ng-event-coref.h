/* ng-event-coref.h: which events of one document are the same happening.
 *
 * Two mentions are one when their words are of one family (event-synonyms.tsv), their participants
 * do not differ and their times and places do not conflict.  A definite noun without participants
 * ("the talks", "the move") is the nearest event before it that fits. */
#ifndef NG_EVENT_COREF_H
#define NG_EVENT_COREF_H

#include "event/ng-event-scene.h"

/* Sets same_as of the drafts and lets later mentions inherit roles, place and time they lack. */
void ng_event_coref_link (NgScene *scene);

#endif
