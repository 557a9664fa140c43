/* ng-segmenter.c: see ng-segmenter.h. */
#include "segment/ng-segmenter.h"

struct _NgSegmenter
{
  const NgLexicon *lexicon;
};

NgSegmenter *
ng_segmenter_new (const NgLexicon *lexicon, GError **error)
{
  NgSegmenter *self = g_new0 (NgSegmenter, 1);
  self->lexicon = lexicon;
  return self;
}

void
ng_segmenter_free (NgSegmenter *self)
{
  g_free (self);
}

gboolean
ng_segmenter_run (const NgSegmenter *self, NgAnalysis *analysis, GError **error)
{
  return TRUE;
}

gboolean
ng_segmenter_run_pretokenized (const NgSegmenter *self, NgAnalysis *analysis, GError **error)
{
  return TRUE;
}
