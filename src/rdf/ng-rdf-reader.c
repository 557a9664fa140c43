/* ng-rdf-reader.c: see ng-rdf-reader.h.
 *
 * serd checks the syntax; IRIs and UTF-8 are checked here, because serd lets much pass.
 */
#include "rdf/ng-rdf-reader.h"

#include <errno.h>
#include <serd/serd.h>
#include <string.h>

#include "base/ng-error.h"
#include "graph/ng-iri.h"

enum
{
  SUBJECT,
  PREDICATE,
  OBJECT,
  GRAPH,
  DATATYPE,
  N_TERMS
};

typedef struct
{
  const char *name;
  SerdEnv *env;
  SerdReader *reader;
  NgRdfQuadFunc take;
  gpointer data;
  GString *terms[N_TERMS];
  char *message;   /* nullable: the first of serd, with its place */
  GError *failure; /* nullable: of a term, or of @take */
} Reader;

/* serd brings the format together with its arguments. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static SerdStatus
keep_message (void *data, const SerdError *e)
{
  Reader *self = data;
  if (self->message)
    return SERD_SUCCESS;
  va_list args;
  va_copy (args, *e->args);
  g_autofree char *what = g_strdup_vprintf (e->fmt, args);
  va_end (args);
  self->message = g_strdup_printf ("%s:%u:%u: %s", self->name, e->line, e->col, g_strchomp (what));
  return SERD_SUCCESS;
}
#pragma GCC diagnostic pop

static SerdStatus
refuse (Reader *self, const char *what, const char *value)
{
  g_autofree char *shown = g_utf8_make_valid (value, MIN (strlen (value), 80));
  if (self->failure == NULL)
    g_set_error (&self->failure, NG_ERROR, NG_ERROR_INPUT, "%s: %s: \"%s\"", self->name, what,
                 shown);
  return SERD_ERR_BAD_SYNTAX;
}

static SerdStatus
take_base (void *data, const SerdNode *uri)
{
  return serd_env_set_base_uri (((Reader *) data)->env, uri);
}

static SerdStatus
take_prefix (void *data, const SerdNode *name, const SerdNode *uri)
{
  return serd_env_set_prefix (((Reader *) data)->env, name, uri);
}

static void
put_escaped (GString *out, const char *text, gsize length)
{
  for (const char *p = text, *end = text + length; p < end; p++)
    switch (*p)
      {
      case '"':
        g_string_append (out, "\\\"");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      default:
        if ((guchar) *p < ' ' && *p != '\t')
          g_string_append_printf (out, "\\u%04X", (guint) *p);
        else
          g_string_append_c (out, *p);
      }
}

static SerdStatus
put_iri (Reader *self, GString *out, const SerdNode *node)
{
  SerdNode full = serd_env_expand_node (self->env, node);
  const char *iri = (const char *) full.buf;
  SerdStatus status = SERD_SUCCESS;

  g_string_truncate (out, 0);
  if (iri == NULL)
    return refuse (self, "undeclared prefix or relative IRI", (const char *) node->buf);
  if (!ng_iri_is_absolute (iri))
    status = refuse (self, "not an absolute IRI", iri);
  g_string_append_printf (out, "<%s>", iri);
  serd_node_free (&full);
  return status;
}

static SerdStatus
put_predicate (Reader *self, const SerdNode *node)
{
  GString *out = self->terms[PREDICATE];
  if (node->type == SERD_URI && out->len == node->n_bytes + 2
      && memcmp (out->str + 1, node->buf, node->n_bytes) == 0)
    return SERD_SUCCESS;
  return put_iri (self, out, node);
}

static SerdStatus
put_node (Reader *self, GString *out, const SerdNode *node)
{
  if (node->type != SERD_BLANK)
    return put_iri (self, out, node);
  g_string_printf (out, "_:%s", (const char *) node->buf);
  return SERD_SUCCESS;
}

static SerdStatus
put_object (Reader *self, const SerdNode *node, const SerdNode *datatype, const SerdNode *language)
{
  GString *out = self->terms[OBJECT];

  if (node->type != SERD_LITERAL)
    return put_node (self, out, node);
  if (!g_utf8_validate ((const char *) node->buf, node->n_bytes, NULL))
    return refuse (self, "invalid UTF-8", (const char *) node->buf);
  g_string_assign (out, "\"");
  put_escaped (out, (const char *) node->buf, node->n_bytes);
  g_string_append_c (out, '"');
  if (language && language->buf)
    g_string_append_printf (out, "@%s", (const char *) language->buf);
  else if (datatype && datatype->buf)
    {
      SerdStatus status = put_iri (self, self->terms[DATATYPE], datatype);
      if (status != SERD_SUCCESS)
        return status;
      g_string_append_printf (out, "^^%s", self->terms[DATATYPE]->str);
    }
  return SERD_SUCCESS;
}

static SerdStatus
take_statement (void *data, SerdStatementFlags flags, const SerdNode *graph,
                const SerdNode *subject, const SerdNode *predicate, const SerdNode *object,
                const SerdNode *datatype, const SerdNode *language)
{
  Reader *self = data;
  gboolean named = graph && graph->buf;
  SerdStatus status = put_node (self, self->terms[SUBJECT], subject);

  if (status == SERD_SUCCESS)
    status = put_predicate (self, predicate);
  if (status == SERD_SUCCESS)
    status = put_object (self, object, datatype, language);
  if (status == SERD_SUCCESS && named)
    status = put_node (self, self->terms[GRAPH], graph);
  if (status != SERD_SUCCESS)
    return status;
  NgRdfQuad quad = { self->terms[SUBJECT]->str, self->terms[PREDICATE]->str,
                     self->terms[OBJECT]->str, named ? self->terms[GRAPH]->str : NULL };
  return self->take (&quad, self->data, &self->failure) ? SERD_SUCCESS : SERD_ERR_INTERNAL;
}

static gboolean
finish (const Reader *self, SerdStatus status, FILE *in, GError **error)
{
  if (self->failure)
    g_propagate_error (error, g_error_copy (self->failure));
  else if (ferror (in))
    g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: cannot be read: %s", self->name,
                 g_strerror (errno));
  else if (self->message || status != SERD_SUCCESS)
    g_set_error (error, NG_ERROR, NG_ERROR_INPUT, "%s",
                 self->message ? self->message : (const char *) serd_strerror (status));
  else
    return TRUE;
  return FALSE;
}

gboolean
ng_rdf_is_readable (NgRdfFormat format)
{
  return format < NG_N_RDF_FORMATS && format != NG_RDF_RDFXML;
}

gboolean
ng_rdf_read (NgRdfFormat format, const char *name, FILE *in, NgRdfQuadFunc take, gpointer data,
             GError **error)
{
  static const SerdSyntax syntaxes[] = { [NG_RDF_TURTLE] = SERD_TURTLE,
                                         [NG_RDF_TRIG] = SERD_TRIG,
                                         [NG_RDF_NTRIPLES] = SERD_NTRIPLES,
                                         [NG_RDF_NQUADS] = SERD_NQUADS };
  Reader self = { .name = name, .take = take, .data = data };

  g_return_val_if_fail (ng_rdf_is_readable (format), FALSE);
  for (guint i = 0; i < N_TERMS; i++)
    self.terms[i] = g_string_new (NULL);
  self.env = serd_env_new (NULL);
  self.reader = serd_reader_new (syntaxes[format], &self, NULL, take_base, take_prefix,
                                 take_statement, NULL);
  serd_reader_set_strict (self.reader, true);
  serd_reader_set_error_sink (self.reader, keep_message, &self);
  SerdStatus status = serd_reader_read_file_handle (self.reader, in, (const uint8_t *) self.name);
  gboolean ok = finish (&self, status, in, error);
  serd_reader_free (self.reader);
  serd_env_free (self.env);
  for (guint i = 0; i < N_TERMS; i++)
    g_string_free (self.terms[i], TRUE);
  g_clear_error (&self.failure);
  g_free (self.message);
  return ok;
}
