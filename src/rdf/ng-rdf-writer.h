/* ng-rdf-writer.h: statements → Redland model → bytes.  With ng-rdf-*.c the only place that sees
 * librdf, raptor and serd.
 *
 * One writer writes one output (a file, a pipe) of any number of documents.  A writer belongs to
 * one thread.  Each document goes through one librdf model per graph (storage "trees": sorted, no
 * duplicates), then Turtle and TriG through serd, the other formats through raptor.
 */
#ifndef NG_RDF_WRITER_H
#define NG_RDF_WRITER_H

#include "graph/ng-statement.h"

typedef enum
{
  NG_RDF_TURTLE,
  NG_RDF_TRIG,
  NG_RDF_NTRIPLES,
  NG_RDF_NQUADS,
  NG_RDF_RDFXML,
  NG_N_RDF_FORMATS
} NgRdfFormat;

/* The format with this name ("turtle", "ttl", "nt", …), or NG_N_RDF_FORMATS. */
NgRdfFormat ng_rdf_format_from_name (const char *name);
const char *ng_rdf_format_name (NgRdfFormat format);      /* "turtle" */
const char *ng_rdf_format_extension (NgRdfFormat format); /* "ttl" */

/* Writes bytes. Returns: FALSE and @error set if they could not all be written. */
typedef gboolean (*NgRdfSink) (gconstpointer bytes, gsize length, gpointer data, GError **error);

typedef struct _NgRdfWriter NgRdfWriter;

NgRdfWriter *ng_rdf_writer_new (NgRdfFormat format, NgRdfSink sink, gpointer data, GError **error);
void ng_rdf_writer_free (NgRdfWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgRdfWriter, ng_rdf_writer_free)

/* Writes one document.  Every term is checked before it reaches the libraries.
 * FALSE and NG_ERROR_FORMAT (bad term), NG_ERROR_IO (sink) or NG_ERROR_ENVIRONMENT (library). */
gboolean ng_rdf_writer_add (NgRdfWriter *self, const NgStatements *statements, GError **error);

/* Ends the output.  The caller flushes and closes what is behind the sink. */
gboolean ng_rdf_writer_finish (NgRdfWriter *self, GError **error);

#endif
