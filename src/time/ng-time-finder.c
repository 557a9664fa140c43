/* ng-time-finder.c: see ng-time-finder.h. */
#include "time/ng-time-finder.h"

struct _NgTimeFinder
{
  const NgLexicon *lexicon;
};

NgTimeFinder *
ng_time_finder_new (const NgLexicon *lexicon, GError **error)
{
  NgTimeFinder *self = g_new0 (NgTimeFinder, 1);
  self->lexicon = lexicon;
  return self;
}

void
ng_time_finder_free (NgTimeFinder *self)
{
  g_free (self);
}

gboolean
ng_time_finder_run (const NgTimeFinder *self, NgAnalysis *analysis, GError **error)
{
  return TRUE;
}
