/* ng-dump.c: see ng-dump.h.  Written once over the schema: no line here names a field of a record.
 *
 * Form:   LAYER id<TAB>field=value<TAB>field=value…[<TAB># text of the first span]
 * Values: span b-e · id n, link n or - · count n · enum its name · string "escaped" or - ·
 *         score 0.123 · day 2022-02-01 or -
 */
#include "record/ng-dump.h"

#include <stdlib.h>
#include <string.h>

#include "base/ng-error.h"
#include "base/ng-limits.h"
#include "record/ng-schema.h"

/* Bytes of a span's text that a dump shows. */
#define SHOWN_BYTES 60u

static void
put_string (GString *out, const char *text)
{
  if (text == NULL)
    {
      g_string_append_c (out, '-');
      return;
    }
  g_autofree char *escaped = g_strescape (text, NULL);
  g_string_append_printf (out, "\"%s\"", escaped);
}

static void
put_day (GString *out, NgDay day)
{
  g_autofree char *text = day == NG_NO_DAY ? g_strdup ("-") : ng_day_format (day);
  g_string_append (out, text);
}

static void
put_field (GString *out, const NgField *f, const char *record)
{
  const void *p = record + f->offset;
  const NgSpan *span = p;

  switch (f->type)
    {
    case NG_FIELD_SPAN:
      g_string_append_printf (out, "%u-%u", span->begin, span->end);
      break;
    case NG_FIELD_ID:
    case NG_FIELD_LINK:
    case NG_FIELD_COUNT:
      if (*(const guint32 *) p == NG_NONE)
        g_string_append_c (out, '-');
      else
        g_string_append_printf (out, "%u", *(const guint32 *) p);
      break;
    case NG_FIELD_ENUM:
      g_string_append (out, f->names[*(const int *) p]);
      break;
    case NG_FIELD_STRING:
      put_string (out, *(const char *const *) p);
      break;
    case NG_FIELD_SCORE:
      g_string_append_printf (out, "%.3f", *(const float *) p);
      break;
    case NG_FIELD_DAY:
      put_day (out, *(const NgDay *) p);
      break;
    }
}

/* The text that a reader wants beside the record: its first span, or its token's. */
static gboolean
shown_span (const NgAnalysis *self, NgLayer layer, NgId id, NgSpan *span)
{
  const NgSchema *schema = ng_schema (layer);
  const char *record = ng_analysis_record (self, layer, id);

  if (layer == NG_LAYER_TAG && id < ng_n_tokens (self))
    {
      *span = ng_token (self, id)->span;
      return TRUE;
    }
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const NgField *f = &schema->fields[i];
      if (f->type == NG_FIELD_SPAN)
        {
          *span = *(const NgSpan *) (record + f->offset);
          return TRUE;
        }
      if ((f->type == NG_FIELD_ID) && (f->layer == NG_LAYER_TOKEN || f->layer == NG_LAYER_MENTION))
        {
          NgId to = *(const NgId *) (record + f->offset);
          *span = f->layer == NG_LAYER_TOKEN ? ng_token (self, to)->span
                                             : ng_mention (self, to)->span;
          return TRUE;
        }
    }
  return FALSE;
}

static void
put_comment (const NgAnalysis *self, NgLayer layer, NgId id, GString *out)
{
  NgSpan span;
  if (!shown_span (self, layer, id, &span) || ng_span_is_empty (span))
    return;
  g_autofree char *text = ng_analysis_dup_text (self, span);
  if (strlen (text) > SHOWN_BYTES)
    {
      char *cut = g_utf8_find_prev_char (text, text + SHOWN_BYTES + 1);
      *cut = '\0';
    }
  g_strdelimit (text, "\n\t", ' ');
  g_string_append_printf (out, "\t# %s", text);
}

void
ng_dump_layer (const NgAnalysis *self, NgLayer layer, GString *out)
{
  const NgSchema *schema = ng_schema (layer);

  for (NgId id = 0; id < ng_analysis_count (self, layer); id++)
    {
      g_string_append_printf (out, "%s %u", schema->name, id);
      for (guint i = 0; i < schema->n_fields; i++)
        {
          g_string_append_printf (out, "\t%s=", schema->fields[i].name);
          put_field (out, &schema->fields[i], ng_analysis_record (self, layer, id));
        }
      put_comment (self, layer, id, out);
      g_string_append_c (out, '\n');
    }
}

/* The document is one more record, with a schema of its own. */
/* clang-format off */
#define D(f, t, n) { #f, t, G_STRUCT_OFFSET (NgDocument, f), 0, n }
static const NgField document_fields[] = {
  D (name, NG_FIELD_STRING, NULL), D (sha256, NG_FIELD_STRING, NULL), D (title, NG_FIELD_STRING, NULL),
  D (url, NG_FIELD_STRING, NULL), D (publisher, NG_FIELD_STRING, NULL),
  D (language, NG_FIELD_STRING, NULL), D (agency, NG_FIELD_STRING, NULL),
  D (dateline_place, NG_FIELD_SPAN, NULL), D (dateline_agency, NG_FIELD_SPAN, NULL),
  D (date_first, NG_FIELD_DAY, NULL), D (date_last, NG_FIELD_DAY, NULL),
  D (date_source, NG_FIELD_ENUM, ng_date_source_names),
};
#undef D
/* clang-format on */

void
ng_dump_analysis (const NgAnalysis *self, GString *out)
{
  g_autofree char *text = g_strescape (self->text, NULL);

  g_string_append_printf (out, "text\tbytes=\"%s\"\ndocument", text);
  for (guint i = 0; i < G_N_ELEMENTS (document_fields); i++)
    {
      g_string_append_printf (out, "\t%s=", document_fields[i].name);
      put_field (out, &document_fields[i], (const char *) &self->document);
    }
  g_string_append_c (out, '\n');
  for (NgLayer l = 0; l < NG_N_LAYERS; l++)
    ng_dump_layer (self, l, out);
}

/* ---- reading back ---- */

static gboolean
get_number (const char *value, guint32 *number)
{
  guint64 v;
  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32 - 1, &v, NULL))
    return FALSE;
  *number = (guint32) v;
  return TRUE;
}

static gboolean
get_span (const char *value, NgSpan *span)
{
  g_auto (GStrv) ends = g_strsplit (value, "-", 2);
  return g_strv_length (ends) == 2 && get_number (ends[0], &span->begin)
         && get_number (ends[1], &span->end);
}

/* What ng_dump escaped, read back. Returns: (transfer full): NULL if it is not such text. */
static char *
unescape (const char *from, gsize length)
{
  g_autofree char *inner = g_strndup (from, length);
  gsize slashes = 0;

  while (slashes < length && inner[length - 1 - slashes] == '\\')
    slashes++;
  g_autofree char *text = slashes % 2 == 0 ? g_strcompress (inner) : NULL;
  return text && g_utf8_validate (text, -1, NULL) ? g_steal_pointer (&text) : NULL;
}

static gboolean
get_string (NgAnalysis *self, const char *value, const char **string)
{
  gsize n = strlen (value);
  if (strcmp (value, "-") == 0)
    {
      *string = NULL;
      return TRUE;
    }
  if (n < 2 || value[0] != '"' || value[n - 1] != '"')
    return FALSE;
  g_autofree char *text = unescape (value + 1, n - 2);
  if (text == NULL)
    return FALSE;
  *string = ng_analysis_string (self, text);
  return TRUE;
}

static gboolean
get_score (const char *value, float *score)
{
  char *end;
  *score = (float) g_ascii_strtod (value, &end);
  return *value && *end == '\0';
}

static gboolean
get_day (const char *value, NgDay *day)
{
  NgDay last;
  if (strcmp (value, "-") == 0)
    {
      *day = NG_NO_DAY;
      return TRUE;
    }
  return ng_day_parse (value, day, &last) && *day == last;
}

static gboolean
get_field (NgAnalysis *self, const NgField *f, const char *value, char *record)
{
  void *p = record + f->offset;
  switch (f->type)
    {
    case NG_FIELD_SPAN:
      return get_span (value, p);
    case NG_FIELD_ID:
    case NG_FIELD_LINK:
    case NG_FIELD_COUNT:
      *(guint32 *) p = NG_NONE;
      return strcmp (value, "-") == 0 || get_number (value, p);
    case NG_FIELD_ENUM:
      *(int *) p = ng_name_index (f->names, value);
      return *(int *) p >= 0;
    case NG_FIELD_STRING:
      return get_string (self, value, p);
    case NG_FIELD_SCORE:
      return get_score (value, p);
    case NG_FIELD_DAY:
      return get_day (value, p);
    }
  return FALSE;
}

/* @columns: the line cut at tabs, [0] the record's name. */
static gboolean
get_record (NgAnalysis *self, const NgField *fields, guint n, char **columns, char *record)
{
  if (g_strv_length (columns) < n + 1)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gsize k = strlen (fields[i].name);
      const char *c = columns[i + 1];
      if (strncmp (c, fields[i].name, k) != 0 || c[k] != '='
          || !get_field (self, &fields[i], c + k + 1, record))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_record (NgAnalysis *self, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  g_auto (GStrv) name = g_strsplit (columns[0], " ", 2);
  g_autofree char *record = NULL;
  guint32 id;

  if (strcmp (columns[0], "document") == 0)
    return get_record (self, document_fields, G_N_ELEMENTS (document_fields), columns,
                       (char *) &self->document);
  NgLayer layer = name[0] ? ng_layer_from_name (name[0]) : NG_N_LAYERS;
  if (layer == NG_N_LAYERS || !name[1] || !get_number (name[1], &id)
      || id != ng_analysis_count (self, layer))
    return FALSE;
  const NgSchema *schema = ng_schema (layer);
  record = g_malloc0 (schema->size);
  if (!get_record (self, schema->fields, schema->n_fields, columns, record))
    return FALSE;
  ng_analysis_append (self, layer, record);
  return TRUE;
}

/* The first line: text<TAB>bytes="…". */
static NgAnalysis *
read_text (const char *line)
{
  static const char start[] = "text\tbytes=\"";
  gsize n = strlen (line), k = strlen (start);

  if (n <= k || strncmp (line, start, k) != 0 || line[n - 1] != '"')
    return NULL;
  g_autofree char *text = unescape (line + k, n - k - 1);
  return text ? ng_analysis_new (text, strlen (text)) : NULL;
}

NgAnalysis *
ng_dump_read (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (NgAnalysis) self = lines[0] ? read_text (lines[0]) : NULL;
  guint i = 0;

  if (self != NULL)
    for (i = 1; lines[i] != NULL; i++)
      if (*lines[i] != '\0' && !read_record (self, lines[i]))
        break;
  if (self == NULL || lines[i] != NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_FORMAT, "dump:%u: not a line of a dump", i + 1);
      return NULL;
    }
  return g_steal_pointer (&self);
}
