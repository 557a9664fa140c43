/* ng-event-sense.c: see ng-event-sense.h. */
#include "event/ng-event-sense.h"

#include "event/ng-event-clause.h"

/* "put off", "set up": parsed as compound; such a verb has senses of its own. */
static gboolean
has_particle (const NgAnalysis *a, NgId verb)
{
  for (NgId c = ng_tag_child (a, verb, NG_REL_COMPOUND, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, verb, NG_REL_COMPOUND, c))
    if (c > verb)
      return TRUE;
  return FALSE;
}

void
ng_event_sense_find (NgScene *scene, NgDraft *draft)
{
  NgId t = draft->event.trigger;

  if (draft->event.plover != NG_PLOVER_NONE || has_particle (scene->analysis, t))
    return;
  draft->event.sense = ng_event_words_sense (scene->words, draft->event.lemma, draft->noun);
}
