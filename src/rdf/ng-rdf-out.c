/* ng-rdf-out.c: see ng-rdf-out.h. */
#include "rdf/ng-rdf-out.h"

#include "base/ng-error.h"

/* Bytes that wait before the sink is called. */
#define ENOUGH (64u * 1024)

void
ng_rdf_out_init (NgRdfOut *self, NgRdfSink sink, gpointer data)
{
  *self = (NgRdfOut){ sink, data, g_string_sized_new (ENOUGH), NULL };
}

void
ng_rdf_out_clear (NgRdfOut *self)
{
  if (self->waiting)
    g_string_free (self->waiting, TRUE);
  self->waiting = NULL;
  g_clear_error (&self->failure);
}

static void
push (NgRdfOut *self)
{
  g_autoptr (GError) error = NULL;

  if (self->failure == NULL && self->waiting->len > 0
      && !self->sink (self->waiting->str, self->waiting->len, self->data, &error))
    self->failure = g_error_new (NG_ERROR, NG_ERROR_IO, "%s",
                                 error ? error->message : "the output could not be written");
  g_string_truncate (self->waiting, 0);
}

void
ng_rdf_out_write (NgRdfOut *self, gconstpointer bytes, gsize length)
{
  g_string_append_len (self->waiting, bytes, length);
  if (self->waiting->len >= ENOUGH)
    push (self);
}

gboolean
ng_rdf_out_flush (NgRdfOut *self, GError **error)
{
  push (self);
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}
