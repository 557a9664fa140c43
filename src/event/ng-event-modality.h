/* ng-event-modality.h: polarity, certainty and tense of an event, read from auxiliaries, negation,
 * adverbs and the words that govern it (event-context.tsv).  Certainty is FactBank's: how sure the
 * text presents it; a plain future is certain. */
#ifndef NG_EVENT_MODALITY_H
#define NG_EVENT_MODALITY_H

#include "event/ng-event-scene.h"

void ng_event_modality_find (NgScene *scene, NgDraft *draft);

#endif
