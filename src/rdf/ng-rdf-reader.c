/* ng-rdf-reader.c: see ng-rdf-reader.h.
 *
 * serd checks the syntax; IRIs and UTF-8 are checked here, because serd lets much pass.  The stack
 * of its reader grows with every statement of N-Triples and N-Quads, as much as the file is long:
 * they are read in blocks of whole lines, each by a reader of its own.
 */
#include "rdf/ng-rdf-reader.h"

#include <errno.h>
#include <serd/serd.h>
#include <stdlib.h>
#include <string.h>

#include "base/ng-error.h"
#include "graph/ng-iri.h"

/* Bytes of a block. */
#define BLOCK_BYTES (256u << 10)

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
  gboolean lines; /* N-Triples or N-Quads: there is no base, nothing is abbreviated */
  guint n_lines;  /* before the block that is read */
  NgRdfQuadFunc take;
  gpointer data;
  GString *terms[N_TERMS];
  char *message;   /* nullable: the first of serd, with its place */
  GError *failure; /* nullable: of a term, or of @take */
} Reader;

/* serd takes the end of the input for a character. */
static char *
words_of_serd (const char *what)
{
  return strstr (what, "%FFFFFFFF") ? g_strdup ("the input ends in an IRI")
                                    : g_utf8_make_valid (what, -1);
}

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
  g_autofree char *words = words_of_serd (g_strchomp (what));
  self->message
      = g_strdup_printf ("%s:%u:%u: %s", self->name, self->n_lines + e->line, e->col, words);
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

/* TRUE if @out has this IRI already, from the statement before. */
static gboolean
is_same (const GString *out, const SerdNode *node)
{
  return node->type == SERD_URI && out->len == node->n_bytes + 2 && *out->str == '<'
         && memcmp (out->str + 1, node->buf, node->n_bytes) == 0;
}

static void
put_brackets (GString *out, const char *iri)
{
  g_string_assign (out, "<");
  g_string_append (out, iri);
  g_string_append_c (out, '>');
}

static SerdStatus
put_iri (Reader *self, GString *out, const SerdNode *node)
{
  SerdStatus status = SERD_SUCCESS;

  if (is_same (out, node))
    return status;
  if (self->lines && node->type == SERD_URI && ng_iri_is_absolute ((const char *) node->buf))
    {
      put_brackets (out, (const char *) node->buf);
      return status;
    }
  SerdNode full = serd_env_expand_node (self->env, node);
  const char *iri = (const char *) full.buf;
  g_string_truncate (out, 0);
  if (iri == NULL)
    return refuse (self, "undeclared prefix or relative IRI", (const char *) node->buf);
  if (!ng_iri_is_absolute (iri))
    status = refuse (self, "not an absolute IRI", iri);
  put_brackets (out, iri);
  serd_node_free (&full);
  return status;
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
    status = put_iri (self, self->terms[PREDICATE], predicate);
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
    g_set_error (error, NG_ERROR, NG_ERROR_INPUT, "%s%s%s", self->message ? "" : self->name,
                 self->message ? "" : ": ",
                 self->message ? self->message : (const char *) serd_strerror (status));
  else
    return TRUE;
  return FALSE;
}

static SerdReader *
new_reader (Reader *self, SerdSyntax syntax)
{
  SerdReader *reader
      = serd_reader_new (syntax, self, NULL, take_base, take_prefix, take_statement, NULL);
  serd_reader_set_strict (reader, true);
  serd_reader_set_error_sink (reader, keep_message, self);
  return reader;
}

static SerdStatus
read_text (Reader *self, SerdSyntax syntax, const char *text)
{
  SerdReader *reader = new_reader (self, syntax);
  SerdStatus status = serd_reader_read_string (reader, (const uint8_t *) text);
  serd_reader_free (reader);
  return status;
}

static gboolean
drop_quad (const NgRdfQuad *quad, gpointer data, GError **error)
{
  return TRUE;
}

/* serd does not say where a line is that it can make nothing of: finds the first. */
static void
find_line (const Reader *self, SerdSyntax syntax, const char *block, char **message)
{
  g_auto (GStrv) lines = g_strsplit (block, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      Reader one = *self;
      one.take = drop_quad;
      one.n_lines += i;
      SerdStatus status = read_text (&one, syntax, lines[i]);
      g_free (one.message);
      if (status == SERD_SUCCESS)
        continue;
      *message = g_strdup_printf ("%s:%u:1: expected a statement", self->name, one.n_lines + 1);
      return;
    }
}

static SerdStatus
read_block (Reader *self, SerdSyntax syntax, const GString *block)
{
  if (strlen (block->str) != block->len)
    return refuse (self, "a NUL byte after",
                   block->str + strlen (block->str) - MIN (strlen (block->str), 40));
  SerdStatus status = read_text (self, syntax, block->str);
  if (status != SERD_SUCCESS && self->message == NULL && self->failure == NULL)
    find_line (self, syntax, block->str, &self->message);
  return status;
}

static SerdStatus
read_lines (Reader *self, SerdSyntax syntax, FILE *in)
{
  g_autoptr (GString) block = g_string_sized_new (BLOCK_BYTES + 1024);
  SerdStatus status = SERD_SUCCESS;
  char *line = NULL;
  size_t size = 0;
  ssize_t n = 0;

  while (n >= 0 && status == SERD_SUCCESS && self->message == NULL)
    {
      guint n_lines = 0;
      g_string_truncate (block, 0);
      for (; block->len < BLOCK_BYTES && (n = getline (&line, &size, in)) >= 0; n_lines++)
        g_string_append_len (block, line, n);
      if (block->len > 0)
        status = read_block (self, syntax, block);
      self->n_lines += n_lines;
    }
  free (line);
  return status;
}

static SerdStatus
read_whole (Reader *self, SerdSyntax syntax, FILE *in)
{
  SerdReader *reader = new_reader (self, syntax);
  SerdStatus status = serd_reader_read_file_handle (reader, in, (const uint8_t *) self->name);
  serd_reader_free (reader);
  return status;
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
  self.lines = format == NG_RDF_NTRIPLES || format == NG_RDF_NQUADS;
  SerdStatus status = (self.lines ? read_lines : read_whole) (&self, syntaxes[format], in);
  gboolean ok = finish (&self, status, in, error);
  serd_env_free (self.env);
  for (guint i = 0; i < N_TERMS; i++)
    g_string_free (self.terms[i], TRUE);
  g_clear_error (&self.failure);
  g_free (self.message);
  return ok;
}
