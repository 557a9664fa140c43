/* ng-mention-finder.c: see ng-mention-finder.h. */
#include "mention/ng-mention-finder.h"

struct _NgMentionFinder
{
  const NgLexicon *lexicon;
  const NgNet *net;
};

NgMentionFinder *
ng_mention_finder_new (const NgLexicon *lexicon, const NgNet *net, GError **error)
{
  NgMentionFinder *self = g_new0 (NgMentionFinder, 1);
  self->lexicon = lexicon;
  self->net = net;
  return self;
}

void
ng_mention_finder_free (NgMentionFinder *self)
{
  g_free (self);
}

gboolean
ng_mention_finder_run (const NgMentionFinder *self, NgAnalysis *analysis, GError **error)
{
  return TRUE;
}
