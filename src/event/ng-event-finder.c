/* ng-event-finder.c: see ng-event-finder.h. */
#include "event/ng-event-finder.h"

struct _NgEventFinder
{
  const NgLexicon *lexicon;
  const NgNet *net;
};

NgEventFinder *
ng_event_finder_new (const NgLexicon *lexicon, const NgNet *net, GError **error)
{
  NgEventFinder *self = g_new0 (NgEventFinder, 1);
  self->lexicon = lexicon;
  self->net = net;
  return self;
}

void
ng_event_finder_free (NgEventFinder *self)
{
  g_free (self);
}

gboolean
ng_event_finder_run (const NgEventFinder *self, NgAnalysis *analysis, GError **error)
{
  return TRUE;
}
