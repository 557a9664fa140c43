/* ng-load.c: see ng-load.h. */
#include "store/ng-load.h"

gboolean
ng_load_read (NgLoad *self, NgRdfFormat format, const char *name, FILE *in, const char *graph,
              GError **error)
{
  self->spool = ng_spool_new (graph, error);
  if (self->spool == NULL || !ng_rdf_read (format, name, in, ng_spool_take, self->spool, error)
      || !ng_spool_finish (self->spool, name, error))
    return FALSE;
  self->progress.n_documents = ng_spool_n_documents (self->spool);
  self->progress.n_to_do = ng_spool_total (self->spool);
  return TRUE;
}

void
ng_load_report (NgLoad *self, guint64 n_quads, guint n_documents)
{
  self->progress.n_quads += n_quads;
  self->progress.n_done += n_documents;
  if (self->func)
    self->func (&self->progress, self->data);
}

void
ng_load_clear (NgLoad *self)
{
  g_clear_pointer (&self->spool, ng_spool_free);
}
