/* ng-rdf-out.h: the bytes of one output on their way to the sink. */
#ifndef NG_RDF_OUT_H
#define NG_RDF_OUT_H

#include "rdf/ng-rdf-writer.h"

/* The libraries write here and are never told of a failure, because they lose or ignore it; the
 * first one is remembered and everything after it is dropped. */
typedef struct
{
  NgRdfSink sink;
  gpointer data;
  GString *waiting;
  GError *failure; /* nullable */
} NgRdfOut;

void ng_rdf_out_init (NgRdfOut *self, NgRdfSink sink, gpointer data);
void ng_rdf_out_clear (NgRdfOut *self);

void ng_rdf_out_write (NgRdfOut *self, gconstpointer bytes, gsize length);

/* raptor writes most of its output byte by byte; who calls this also calls ng_rdf_out_write. */
static inline void
ng_rdf_out_write_byte (NgRdfOut *self, char byte)
{
  g_string_append_c (self->waiting, byte);
}

/* Hands all that waits to the sink. FALSE and NG_ERROR_IO if the sink ever failed. */
gboolean ng_rdf_out_flush (NgRdfOut *self, GError **error);

#endif
