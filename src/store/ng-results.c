/* ng-results.c: see ng-results.h. */
#include "store/ng-results.h"

#include <string.h>

/* Depth of braces and brackets inside {"results":{"bindings":[ */
#define JSON_ROW_DEPTH 3

#define XML_ROW_END "</result>"

/* Bytes of a message that an answer ends in. */
#define REST_BYTES 500

NgResultsKind
ng_results_kind (const char *media_type)
{
  static const struct
  {
    const char *type;
    NgResultsKind kind;
  } types[] = {
    { "text/csv", NG_RESULTS_CSV },
    { "text/tab-separated-values", NG_RESULTS_TSV },
    { "application/sparql-results+json", NG_RESULTS_JSON },
    { "application/json", NG_RESULTS_JSON },
    { "application/sparql-results+xml", NG_RESULTS_XML },
    { "application/n-triples", NG_RESULTS_LINES },
    { "application/n-quads", NG_RESULTS_LINES },
    { "text/turtle", NG_RESULTS_GRAPH },
    { "application/trig", NG_RESULTS_GRAPH },
    { "application/rdf+xml", NG_RESULTS_GRAPH },
    { "application/ld+json", NG_RESULTS_GRAPH },
  };
  for (guint i = 0; media_type && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].type, media_type) == 0)
      return types[i].kind;
  return NG_N_RESULTS;
}

void
ng_results_init (NgResults *self, NgResultsKind kind, guint64 max_rows)
{
  *self = (NgResults){ .kind = kind, .max_rows = max_rows, .waiting = g_string_new (NULL) };
}

void
ng_results_clear (NgResults *self)
{
  if (self->waiting)
    g_string_free (self->waiting, TRUE);
  self->waiting = NULL;
}

static gboolean
has_header (const NgResults *self)
{
  return self->kind == NG_RESULTS_CSV || self->kind == NG_RESULTS_TSV;
}

guint64
ng_results_count (const NgResults *self)
{
  return self->n_records - (has_header (self) && self->n_records > 0);
}

/* TRUE if the byte ends a row of JSON. */
static gboolean
json_byte (NgResults *self, char c)
{
  if (self->quoted)
    {
      if (!self->escaped && c == '"')
        self->quoted = FALSE;
      self->escaped = !self->escaped && c == '\\';
      return FALSE;
    }
  if (c == '"')
    self->quoted = TRUE;
  else if (c == '{' || c == '[')
    {
      self->depth++;
      self->started = TRUE;
    }
  else if (c == '}' || c == ']')
    return --self->depth == JSON_ROW_DEPTH && c == '}';
  return FALSE;
}

static gboolean
ends_row (NgResults *self, gsize i)
{
  const GString *w = self->waiting;
  const gsize n = strlen (XML_ROW_END);
  char c = w->str[i];

  switch (self->kind)
    {
    case NG_RESULTS_CSV:
      self->quoted ^= c == '"';
      return c == '\n' && !self->quoted;
    case NG_RESULTS_JSON:
      return json_byte (self, c);
    case NG_RESULTS_XML:
      return c == '>' && i + 1 >= n && memcmp (w->str + i + 1 - n, XML_ROW_END, n) == 0;
    default:
      return c == '\n';
    }
}

static void
put_end (NgResults *self, GString *out)
{
  if (self->kind == NG_RESULTS_JSON)
    g_string_append (out, "]}}");
  else if (self->kind == NG_RESULTS_XML)
    g_string_append (out, "</results></sparql>");
}

gboolean
ng_results_feed (NgResults *self, const char *bytes, gsize length, GString *out)
{
  gsize passed = 0;

  if (self->truncated)
    return FALSE;
  g_string_append_len (self->waiting, bytes, length);
  for (gsize i = self->scanned; i < self->waiting->len; i++)
    {
      if (!ends_row (self, i))
        continue;
      if (self->max_rows && self->kind != NG_RESULTS_GRAPH
          && self->n_records == self->max_rows + has_header (self))
        {
          self->truncated = TRUE;
          break;
        }
      self->n_records++;
      g_string_append_len (out, self->waiting->str + passed, i + 1 - passed);
      passed = i + 1;
    }
  g_string_erase (self->waiting, 0, passed);
  self->scanned = self->waiting->len;
  if (self->truncated)
    put_end (self, out);
  return !self->truncated;
}

/* An answer of one word, which has no end of line. */
static gboolean
is_boolean (const NgResults *self)
{
  return has_header (self) && self->n_records == 0
         && (strcmp (self->waiting->str, "true") == 0 || strcmp (self->waiting->str, "false") == 0);
}

static gboolean
is_whole (const NgResults *self)
{
  g_autofree char *rest = g_strdup (self->waiting->str);

  g_strchomp (rest);
  switch (self->kind)
    {
    case NG_RESULTS_JSON:
      return self->started && self->depth == 0 && !self->quoted && g_str_has_suffix (rest, "}");
    case NG_RESULTS_XML:
      return g_str_has_suffix (rest, "</sparql>");
    case NG_RESULTS_GRAPH:
      return *rest == '\0' || g_str_has_suffix (rest, ".") || g_str_has_suffix (rest, "}")
             || g_str_has_suffix (rest, "]") || g_str_has_suffix (rest, "</rdf:RDF>");
    default:
      return *rest == '\0' || is_boolean (self);
    }
}

gboolean
ng_results_finish (NgResults *self, GString *out)
{
  if (self->truncated)
    return TRUE;
  if (!is_whole (self))
    return FALSE;
  g_string_append_len (out, self->waiting->str, self->waiting->len);
  g_string_truncate (self->waiting, 0);
  return TRUE;
}

/* In JSON and XML the message follows the start of the next row, without a mark. */
char *
ng_results_rest (const NgResults *self)
{
  const char *text = self->waiting->str;
  const char *mark = self->kind == NG_RESULTS_JSON || self->kind == NG_RESULTS_XML
                         ? strpbrk (text, "[>]}") ? text + strlen (text) : text
                         : text;

  while (mark > text && !strchr ("[>]}\n", mark[-1]))
    mark--;
  g_autofree char *valid = g_utf8_make_valid (mark, MIN (strlen (mark), REST_BYTES));
  return g_strdup (g_strchug (g_strchomp (valid)));
}
