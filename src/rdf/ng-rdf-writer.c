/* ng-rdf-writer.c: see ng-rdf-writer.h. */
#include "rdf/ng-rdf-writer.h"
NgRdfFormat
ng_rdf_format_from_name (const char *name)
{
  return NG_RDF_TURTLE;
}
NgRdfWriter *
ng_rdf_writer_new (NgRdfFormat format, NgRdfSink sink, gpointer data, GError **error)
{
  return NULL;
}
void
ng_rdf_writer_free (NgRdfWriter *self)
{
}
gboolean
ng_rdf_writer_add (NgRdfWriter *self, const NgStatements *statements, GError **error)
{
  return FALSE;
}
gboolean
ng_rdf_writer_finish (NgRdfWriter *self, GError **error)
{
  return FALSE;
}

const char *
ng_rdf_format_extension (NgRdfFormat format)
{
  return "ttl";
}
