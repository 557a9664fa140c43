/* ng-entity-resolver.c: see ng-entity-resolver.h. */
#include "entity/ng-entity-resolver.h"

struct _NgEntityResolver
{
  const NgLexicon *lexicon;
  const NgNet *net;
};

NgEntityResolver *
ng_entity_resolver_new (const NgLexicon *lexicon, const NgNet *net, GError **error)
{
  NgEntityResolver *self = g_new0 (NgEntityResolver, 1);
  self->lexicon = lexicon;
  self->net = net;
  return self;
}

void
ng_entity_resolver_free (NgEntityResolver *self)
{
  g_free (self);
}

gboolean
ng_entity_resolver_run (const NgEntityResolver *self, NgAnalysis *analysis, GError **error)
{
  return TRUE;
}
