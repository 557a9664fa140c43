/* ng-rdf-serd.c: see ng-rdf-serd.h.
 *
 * serd joins statements of one subject only where they follow each other: a model's stream is
 * sorted.  It abbreviates xsd:boolean, integer and decimal; ng-terms.c lets only those forms pass
 * that it abbreviates truly.
 */
#include "rdf/ng-rdf-serd.h"

#include <serd/serd.h>
#include <string.h>

#include "base/ng-error.h"

struct _NgRdfSerd
{
  NgRdfFormat format;
  NgRedland *redland;
  NgRdfOut *out;
  SerdEnv *env;
  SerdWriter *writer;
  guint n_errors;
};

static size_t
write_bytes (const void *bytes, size_t length, void *out)
{
  ng_rdf_out_write (out, bytes, length);
  return length;
}

static SerdStatus
count_error (void *data, const SerdError *error)
{
  NgRdfSerd *self = data;
  self->n_errors++;
  return error->status;
}

NgRdfSerd *
ng_rdf_serd_new (NgRdfFormat format, NgRedland *redland, NgRdfOut *out, GError **error)
{
  NgRdfSerd *self = g_new0 (NgRdfSerd, 1);
  SerdSyntax syntax = format == NG_RDF_TRIG ? SERD_TRIG : SERD_TURTLE;

  self->format = format;
  self->redland = redland;
  self->out = out;
  self->env = serd_env_new (NULL);
  self->writer = serd_writer_new (syntax, SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED, self->env,
                                  NULL, write_bytes, out);
  serd_writer_set_error_sink (self->writer, count_error, self);
  return self;
}

void
ng_rdf_serd_free (NgRdfSerd *self)
{
  if (self == NULL)
    return;
  serd_writer_free (self->writer);
  serd_env_free (self->env);
  g_free (self);
}

static gboolean
check (const NgRdfSerd *self, SerdStatus status, GError **error)
{
  if (status == SERD_SUCCESS && self->n_errors == 0)
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "serd: writing failed: %s",
               (const char *) serd_strerror (status ? status : SERD_ERR_UNKNOWN));
  return FALSE;
}

/* ---- prefixes ---- */

typedef struct
{
  const char *prefix, *space;
  gboolean known;
} Wanted;

static SerdStatus
compare_prefix (void *data, const SerdNode *name, const SerdNode *uri)
{
  Wanted *w = data;
  w->known |= strcmp ((const char *) name->buf, w->prefix) == 0
              && strcmp ((const char *) uri->buf, w->space) == 0;
  return SERD_SUCCESS;
}

/* Writes the prefixes that have changed since the document before. */
static SerdStatus
set_prefixes (NgRdfSerd *self, const NgStatements *statements)
{
  SerdStatus status = SERD_SUCCESS;

  for (guint i = 0; i + 1 < statements->prefixes->len && status == SERD_SUCCESS; i += 2)
    {
      Wanted w = { g_ptr_array_index (statements->prefixes, i),
                   g_ptr_array_index (statements->prefixes, i + 1), FALSE };
      serd_env_foreach (self->env, compare_prefix, &w);
      if (w.known)
        continue;
      SerdNode name = serd_node_from_string (SERD_LITERAL, (const uint8_t *) w.prefix);
      SerdNode uri = serd_node_from_string (SERD_URI, (const uint8_t *) w.space);
      status = serd_writer_set_prefix (self->writer, &name, &uri);
    }
  return status;
}

/* ---- statements ---- */

static SerdNode
uri_node (librdf_node *node)
{
  return serd_node_from_string (SERD_URI, librdf_uri_as_string (librdf_node_get_uri (node)));
}

static SerdStatus
write_statement (NgRdfSerd *self, const SerdNode *graph, librdf_statement *s)
{
  SerdNode subject = uri_node (librdf_statement_get_subject (s));
  SerdNode predicate = uri_node (librdf_statement_get_predicate (s));
  librdf_node *o = librdf_statement_get_object (s);

  if (librdf_node_is_resource (o))
    {
      SerdNode object = uri_node (o);
      return serd_writer_write_statement (self->writer, 0, graph, &subject, &predicate, &object,
                                          NULL, NULL);
    }
  librdf_uri *type = librdf_node_get_literal_value_datatype_uri (o);
  const char *tag = librdf_node_get_literal_value_language (o);
  SerdNode object = serd_node_from_string (SERD_LITERAL, librdf_node_get_literal_value (o));
  SerdNode datatype
      = type ? serd_node_from_string (SERD_URI, librdf_uri_as_string (type)) : SERD_NODE_NULL;
  SerdNode language
      = tag ? serd_node_from_string (SERD_LITERAL, (const uint8_t *) tag) : SERD_NODE_NULL;
  return serd_writer_write_statement (self->writer, 0, graph, &subject, &predicate, &object,
                                      &datatype, &language);
}

static SerdStatus
write_model (NgRdfSerd *self, NgRedlandModel *model, const char *graph)
{
  librdf_stream *stream = librdf_model_as_stream (model->model);
  SerdStatus status = stream ? SERD_SUCCESS : SERD_ERR_INTERNAL;
  SerdNode name
      = graph ? serd_node_from_string (SERD_URI, (const uint8_t *) graph) : SERD_NODE_NULL;

  for (; status == SERD_SUCCESS && !librdf_stream_end (stream); librdf_stream_next (stream))
    status = write_statement (self, graph ? &name : NULL, librdf_stream_get_object (stream));
  if (stream)
    librdf_free_stream (stream);
  return status;
}

static gboolean
add_graph (NgRdfSerd *self, const NgStatements *statements, NgGraphKind kind, GError **error)
{
  NgRedlandModel model;

  if (!ng_redland_model_init (&model, self->redland, statements, kind, error))
    return FALSE;
  SerdStatus status
      = write_model (self, &model, kind == NG_N_GRAPHS ? NULL : statements->graph_iris[kind]);
  ng_redland_model_clear (&model);
  return check (self, status, error)
         && ng_redland_check (self->redland, FALSE, "reading a model", error);
}

gboolean
ng_rdf_serd_add (NgRdfSerd *self, const NgStatements *statements, GError **error)
{
  if (!check (self, set_prefixes (self, statements), error))
    return FALSE;
  if (self->format == NG_RDF_TURTLE)
    {
      if (!add_graph (self, statements, NG_N_GRAPHS, error))
        return FALSE;
    }
  else
    for (NgGraphKind g = 0; g < NG_N_GRAPHS; g++)
      if (!add_graph (self, statements, g, error))
        return FALSE;
  /* ends subject and graph: the next document may set prefixes */
  return check (self, serd_writer_finish (self->writer), error);
}

gboolean
ng_rdf_serd_finish (NgRdfSerd *self, GError **error)
{
  return check (self, serd_writer_finish (self->writer), error);
}
