/* ng-rdf-serd.c: see ng-rdf-serd.h.
 *
 * serd joins statements of one subject only where they follow each other.  A model's stream is
 * sorted by subject; subjects are written in the order that the statements give, of each its types
 * and labels first.  serd abbreviates xsd:integer and decimal:
 * ng-terms.c lets only forms pass that it abbreviates truly.  It shortens IRIs to prefixed names
 * only where the local name has nothing but ASCII letters and digits, so that is done here.
 */
#include "rdf/ng-rdf-serd.h"

#include <serd/serd.h>
#include <string.h>

#include "base/ng-error.h"

#define RDF_TYPE "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#define RDFS_LABEL "http://www.w3.org/2000/01/rdf-schema#label"

struct _NgRdfSerd
{
  NgRdfFormat format;
  NgRedland *redland;
  NgRdfOut *out;
  SerdEnv *env;
  SerdWriter *writer;
  GPtrArray *prefixes; /* of char *: prefix, namespace, …: those in force */
  GString *names[3];   /* prefixed names of the statement that is being written */
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
  self->prefixes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    self->names[i] = g_string_new (NULL);
  return self;
}

void
ng_rdf_serd_free (NgRdfSerd *self)
{
  if (self == NULL)
    return;
  serd_writer_free (self->writer);
  serd_env_free (self->env);
  g_ptr_array_unref (self->prefixes);
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    g_string_free (self->names[i], TRUE);
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

/* Index of @prefix among those in force, their number if it is new. */
static guint
find_prefix (const NgRdfSerd *self, const char *prefix)
{
  guint i = 0;
  while (i < self->prefixes->len && strcmp (g_ptr_array_index (self->prefixes, i), prefix) != 0)
    i += 2;
  return i;
}

static SerdStatus
set_prefix (NgRdfSerd *self, const char *prefix, const char *space)
{
  guint i = find_prefix (self, prefix);
  SerdNode name = serd_node_from_string (SERD_LITERAL, (const uint8_t *) prefix);
  SerdNode uri = serd_node_from_string (SERD_URI, (const uint8_t *) space);

  if (i == self->prefixes->len)
    {
      g_ptr_array_add (self->prefixes, g_strdup (prefix));
      g_ptr_array_add (self->prefixes, g_strdup (space));
    }
  else if (strcmp (g_ptr_array_index (self->prefixes, i + 1), space) == 0)
    return SERD_SUCCESS;
  g_free (g_ptr_array_index (self->prefixes, i + 1));
  g_ptr_array_index (self->prefixes, i + 1) = g_strdup (space);
  return serd_writer_set_prefix (self->writer, &name, &uri);
}

/* Writes the prefixes that have changed since the document before. */
static SerdStatus
set_prefixes (NgRdfSerd *self, const NgStatements *statements)
{
  SerdStatus status = SERD_SUCCESS;

  for (guint i = 0; i + 1 < statements->prefixes->len && status == SERD_SUCCESS; i += 2)
    status = set_prefix (self, g_ptr_array_index (statements->prefixes, i),
                         g_ptr_array_index (statements->prefixes, i + 1));
  return status;
}

/* Turtle's PN_CHARS_U and digits, and '-' but not first: what needs no escape in a local name. */
static gboolean
is_local_name (const char *name)
{
  if (*name == '\0' || *name == '-')
    return FALSE;
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c < 0x80 ? !g_ascii_isalnum (*p) && *p != '_' && *p != '-'
                   : c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x300 && c < 0x370) || c == 0x37E
                         || (c >= 0x2000 && c < 0x2070) || (c >= 0x2190 && c < 0x2C00)
                         || (c >= 0x2FF0 && c < 0x3001))
        return FALSE;
    }
  return TRUE;
}

/* The prefixed name of @iri, kept in @name, or the IRI itself. */
static SerdNode
iri_node (const NgRdfSerd *self, const char *iri, GString *name)
{
  for (guint i = 0; i < self->prefixes->len; i += 2)
    {
      const char *space = g_ptr_array_index (self->prefixes, i + 1);
      gsize n = strlen (space);
      if (strncmp (iri, space, n) != 0 || !is_local_name (iri + n))
        continue;
      g_string_assign (name, g_ptr_array_index (self->prefixes, i));
      g_string_append_c (name, ':');
      g_string_append (name, iri + n);
      return serd_node_from_string (SERD_CURIE, (const uint8_t *) name->str);
    }
  return serd_node_from_string (SERD_URI, (const uint8_t *) iri);
}

/* ---- statements ---- */

static const char *
iri_of (librdf_node *node)
{
  return (const char *) librdf_uri_as_string (librdf_node_get_uri (node));
}

static const char *
subject_of (librdf_statement *s)
{
  return iri_of (librdf_statement_get_subject (s));
}

static gboolean
says (librdf_statement *s, const char *predicate)
{
  return strcmp (iri_of (librdf_statement_get_predicate (s)), predicate) == 0;
}

static SerdStatus
write_statement (NgRdfSerd *self, const SerdNode *graph, librdf_statement *s)
{
  const char *verb = iri_of (librdf_statement_get_predicate (s));
  librdf_node *o = librdf_statement_get_object (s);
  SerdNode subject = iri_node (self, subject_of (s), self->names[0]);
  SerdNode predicate = says (s, RDF_TYPE) /* serd writes "a" for the full IRI only */
                           ? serd_node_from_string (SERD_URI, (const uint8_t *) verb)
                           : iri_node (self, verb, self->names[1]);

  if (librdf_node_is_resource (o))
    {
      SerdNode object = iri_node (self, iri_of (o), self->names[2]);
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

/* Writes the statements from @first on that have its subject: types, labels, the others. */
static SerdStatus
write_subject (NgRdfSerd *self, const SerdNode *graph, GPtrArray *all, guint first)
{
  const char *subject = subject_of (g_ptr_array_index (all, first));
  SerdStatus status = SERD_SUCCESS;

  for (guint turn = 0; turn < 3; turn++)
    for (guint i = first; i < all->len && status == SERD_SUCCESS; i++)
      {
        librdf_statement *s = g_ptr_array_index (all, i);
        if (strcmp (subject_of (s), subject) != 0)
          break;
        if (turn == (says (s, RDF_TYPE) ? 0 : says (s, RDFS_LABEL) ? 1 : 2))
          status = write_statement (self, graph, s);
      }
  return status;
}

/* Copies of the statements of the model, sorted. */
static GPtrArray *
read_model (NgRedlandModel *model)
{
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify) librdf_free_statement);
  librdf_stream *stream = librdf_model_as_stream (model->model);

  if (stream == NULL)
    return NULL;
  for (; !librdf_stream_end (stream); librdf_stream_next (stream))
    g_ptr_array_add (all, librdf_new_statement_from_statement (librdf_stream_get_object (stream)));
  librdf_free_stream (stream);
  return g_steal_pointer (&all);
}

static SerdStatus
write_model (NgRdfSerd *self, NgRedlandModel *model, const char *graph, GPtrArray *order)
{
  g_autoptr (GPtrArray) all = read_model (model);
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal); /* index + 1 */
  SerdStatus status = all ? SERD_SUCCESS : SERD_ERR_INTERNAL;
  SerdNode name
      = graph ? serd_node_from_string (SERD_URI, (const uint8_t *) graph) : SERD_NODE_NULL;

  for (guint i = 0; all && i < all->len; i++)
    {
      gpointer subject = (gpointer) subject_of (g_ptr_array_index (all, i));
      if (!g_hash_table_contains (first, subject))
        g_hash_table_insert (first, subject, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < order->len && status == SERD_SUCCESS; i++)
    {
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (first, g_ptr_array_index (order, i)));
      if (at > 0)
        status = write_subject (self, graph ? &name : NULL, all, at - 1);
    }
  return status;
}

static gboolean
add_graph (NgRdfSerd *self, const NgStatements *statements, NgGraphKind kind, GError **error)
{
  NgRedlandModel model;

  if (!ng_redland_model_init (&model, self->redland, statements, kind, error))
    return FALSE;
  SerdStatus status
      = write_model (self, &model, kind == NG_N_GRAPHS ? NULL : statements->graph_iris[kind],
                     statements->subjects);
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
