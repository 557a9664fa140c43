/* ng-rdf-raptor.c: see ng-rdf-raptor.h.
 *
 * These three serializers stream and may run over many documents; raptor's others hold everything
 * or repeat it, and its Turtle changes datatypes.
 */
#include "rdf/ng-rdf-raptor.h"

#include <string.h>

#include "base/ng-error.h"
#include "rdf/ng-terms.h"

struct _NgRdfRaptor
{
  NgRdfFormat format;
  NgRedland *redland;
  NgRdfOut *out;
  raptor_iostream *stream;
  raptor_serializer *serializer;
  gboolean started;
};

static int
write_byte (void *data, const int byte)
{
  ng_rdf_out_write_byte (data, (char) byte);
  return 0;
}

static int
write_bytes (void *data, const void *bytes, size_t size, size_t n)
{
  ng_rdf_out_write (data, bytes, size * n);
  return (int) n;
}

static const raptor_iostream_handler handler
    = { .version = 2, .write_byte = write_byte, .write_bytes = write_bytes };

NgRdfRaptor *
ng_rdf_raptor_new (NgRdfFormat format, NgRedland *redland, NgRdfOut *out, GError **error)
{
  raptor_world *world = librdf_world_get_raptor (redland->world);
  const char *name = format == NG_RDF_NQUADS   ? "nquads"
                     : format == NG_RDF_RDFXML ? "rdfxml"
                                               : "ntriples";
  NgRdfRaptor *self = g_new0 (NgRdfRaptor, 1);

  self->format = format;
  self->redland = redland;
  self->out = out;
  self->stream = raptor_new_iostream_from_handler (world, out, &handler);
  self->serializer = raptor_new_serializer (world, name);
  if (ng_redland_check (redland, !self->stream || !self->serializer, "making a serializer", error))
    return self;
  ng_rdf_raptor_free (self);
  return NULL;
}

void
ng_rdf_raptor_free (NgRdfRaptor *self)
{
  if (self == NULL)
    return;
  if (self->serializer)
    raptor_free_serializer (self->serializer);
  if (self->stream)
    raptor_free_iostream (self->stream);
  g_free (self);
}

static gboolean
check_xml (const NgStatements *statements, GError **error)
{
  for (guint i = 0; i < statements->statements->len; i++)
    {
      const NgStatement *s = &g_array_index (statements->statements, NgStatement, i);
      if (s->object.type == NG_TERM_IRI || ng_terms_is_xml (s->object.value))
        continue;
      g_set_error (error, NG_ERROR, NG_ERROR_FORMAT,
                   "statement <%s> <%s>: RDF/XML cannot hold a control character of the text; "
                   "expected another format",
                   s->subject, s->predicate);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_used (const NgStatements *statements, const char *space)
{
  for (guint i = 0; i < statements->statements->len; i++)
    if (g_str_has_prefix (g_array_index (statements->statements, NgStatement, i).predicate, space))
      return TRUE;
  return FALSE;
}

/* Prefixes of predicates are the only ones that RDF/XML uses; they stand in its first element. */
static gboolean
start (NgRdfRaptor *self, const NgStatements *statements)
{
  raptor_world *world = librdf_world_get_raptor (self->redland->world);
  guint n = self->format == NG_RDF_RDFXML && statements ? statements->prefixes->len : 0;

  for (guint i = 0; i + 1 < n; i += 2)
    {
      const char *prefix = g_ptr_array_index (statements->prefixes, i);
      const char *space = g_ptr_array_index (statements->prefixes, i + 1);
      if (strcmp (prefix, "rdf") == 0 || !is_used (statements, space))
        continue;
      raptor_uri *uri = raptor_new_uri (world, (const unsigned char *) space);
      int rc
          = raptor_serializer_set_namespace (self->serializer, uri, (const unsigned char *) prefix);
      raptor_free_uri (uri);
      if (rc != 0)
        return FALSE;
    }
  self->started = TRUE;
  return raptor_serializer_start_to_iostream (self->serializer, NULL, self->stream) == 0;
}

/* @graph: (nullable): its name; the statements of a model carry none. */
static gboolean
serialize (NgRdfRaptor *self, NgRedlandModel *model, librdf_node *graph)
{
  librdf_stream *stream = librdf_model_as_stream (model->model);
  gboolean ok = stream != NULL;

  for (; ok && !librdf_stream_end (stream); librdf_stream_next (stream))
    {
      librdf_statement *s = librdf_stream_get_object (stream);
      s->graph = graph;
      ok = raptor_serializer_serialize_statement (self->serializer, s) == 0;
      s->graph = NULL;
    }
  if (stream)
    librdf_free_stream (stream);
  return ok;
}

static gboolean
add_graph (NgRdfRaptor *self, const NgStatements *statements, NgGraphKind kind, GError **error)
{
  NgRedlandModel model;
  librdf_node *graph = NULL;

  if (!ng_redland_model_init (&model, self->redland, statements, kind, error))
    return FALSE;
  if (kind != NG_N_GRAPHS)
    graph = librdf_new_node_from_uri_string (self->redland->world,
                                             (const unsigned char *) statements->graph_iris[kind]);
  gboolean ok = (kind == NG_N_GRAPHS || graph) && serialize (self, &model, graph);
  if (graph)
    librdf_free_node (graph);
  ng_redland_model_clear (&model);
  return ng_redland_check (self->redland, !ok, "serializing", error);
}

gboolean
ng_rdf_raptor_add (NgRdfRaptor *self, const NgStatements *statements, GError **error)
{
  if (self->format == NG_RDF_RDFXML && !check_xml (statements, error))
    return FALSE;
  if (!self->started
      && !ng_redland_check (self->redland, !start (self, statements), "starting", error))
    return FALSE;
  if (self->format != NG_RDF_NQUADS)
    return add_graph (self, statements, NG_N_GRAPHS, error);
  for (NgGraphKind g = 0; g < NG_N_GRAPHS; g++)
    if (!add_graph (self, statements, g, error))
      return FALSE;
  return TRUE;
}

gboolean
ng_rdf_raptor_finish (NgRdfRaptor *self, GError **error)
{
  gboolean ok = (self->started || start (self, NULL))
                && raptor_serializer_serialize_end (self->serializer) == 0;
  return ng_redland_check (self->redland, !ok, "ending the output", error);
}
