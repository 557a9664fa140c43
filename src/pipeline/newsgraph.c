/* newsgraph.c: the public interface, a thin skin over the pipeline. */
#include "pipeline/newsgraph.h"

#include "base/ng-error.h"
#include "pipeline/ng-extractor.h"
#include "rdf/ng-rdf-writer.h"

#define DEFAULT_BASE "https://w3id.org/newsgraph/id/"

const char *
newsgraph_version (void)
{
  return NG_VERSION;
}

GQuark
newsgraph_error_quark (void)
{
  return NG_ERROR;
}

NewsgraphExtractor *
newsgraph_extractor_new (const char *data_dir, GError **error)
{
  return ng_extractor_new (data_dir, error);
}

void
newsgraph_extractor_free (NewsgraphExtractor *self)
{
  ng_extractor_free (self);
}

NewsgraphWriter *
newsgraph_writer_new (const char *format, NewsgraphSink sink, gpointer data, GError **error)
{
  NgRdfFormat f = format ? ng_rdf_format_from_name (format) : NG_N_RDF_FORMATS;

  g_return_val_if_fail (sink != NULL, NULL);
  if (f == NG_N_RDF_FORMATS)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_FORMAT,
                   "format \"%s\": expected turtle, trig, ntriples, nquads or rdfxml",
                   format ? format : "");
      return NULL;
    }
  return ng_rdf_writer_new (f, sink, data, error);
}

void
newsgraph_writer_free (NewsgraphWriter *self)
{
  ng_rdf_writer_free (self);
}

gboolean
newsgraph_extract (const NewsgraphExtractor *extractor, NewsgraphWriter *writer, const char *name,
                   const guint8 *bytes, gsize length, const NewsgraphOptions *options,
                   GError **error)
{
  static const NewsgraphOptions none = { 0 };
  const NewsgraphOptions *o = options ? options : &none;
  NgDocumentOptions d = { .date = o->date,
                          .url = o->url,
                          .publisher = o->publisher,
                          .force = o->force,
                          .max_bytes = o->max_bytes };
  NgGraphOptions g = { .base = o->base ? o->base : DEFAULT_BASE,
                       .no_text = o->no_text,
                       .mentions = o->lean_mentions ? NG_MENTIONS_LEAN : NG_MENTIONS_FULL,
                       .version = NG_VERSION };

  g_return_val_if_fail (extractor && writer && name && (bytes || length == 0), FALSE);
  ng_extractor_describe (extractor, &g);
  if (!ng_graph_check_base (g.base, error))
    return FALSE;
  g_autoptr (NgAnalysis) a
      = ng_extractor_read (extractor, name, bytes, length, &d, NG_STAGE_LAST, error);
  g_autoptr (NgStatements) s = a ? ng_graph_build (a, &g, error) : NULL;
  return s && ng_rdf_writer_add (writer, s, error);
}

gboolean
newsgraph_writer_finish (NewsgraphWriter *self, GError **error)
{
  return ng_rdf_writer_finish (self, error);
}
