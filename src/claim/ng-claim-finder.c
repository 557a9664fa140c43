/* ng-claim-finder.c: see ng-claim-finder.h. */
#include "claim/ng-claim-finder.h"

struct _NgClaimFinder
{
  const NgLexicon *lexicon;
  const NgNet *net;
};

NgClaimFinder *
ng_claim_finder_new (const NgLexicon *lexicon, const NgNet *net, GError **error)
{
  NgClaimFinder *self = g_new0 (NgClaimFinder, 1);
  self->lexicon = lexicon;
  self->net = net;
  return self;
}

void
ng_claim_finder_free (NgClaimFinder *self)
{
  g_free (self);
}

gboolean
ng_claim_finder_run (const NgClaimFinder *self, NgAnalysis *analysis, GError **error)
{
  return TRUE;
}
