/* ng-document-reader.c: see ng-document-reader.h.
 *
 * Bytes are checked and normalised (ng-bytes), metadata is read from JSON (ng-json), the language
 * is checked (ng-english), blocks and dateline are found (ng-blocks, ng-dateline); here they are
 * put together, and the date is chosen.
 */
#include "document/ng-document-reader.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-limits.h"
#include "document/ng-blocks.h"
#include "document/ng-bytes.h"
#include "document/ng-english.h"
#include "document/ng-json.h"

/* Days: a date without a year lies within half a year of another date at the top of the text. */
#define HALF_YEAR 183

struct _NgDocumentReader
{
  const NgTable *languages;
  NgDatelineReader *dates;
  NgBlockFinder *blocks;
};

/* One read. */
typedef struct
{
  const NgDocumentReader *self;
  const char *name;
  const NgDocumentOptions *options;
  char *text;           /* normalised */
  GHashTable *metadata; /* nullable: members of the JSON object */
} Read;

NgDocumentReader *
ng_document_reader_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgDocumentReader) self = g_new0 (NgDocumentReader, 1);

  self->languages = ng_lexicon_table (lexicon, "languages", error, "word", "language", NULL);
  if (self->languages == NULL)
    return NULL;
  self->dates = ng_dateline_reader_new (lexicon, error);
  if (self->dates == NULL)
    return NULL;
  self->blocks = ng_block_finder_new (lexicon, self->dates, error);
  if (self->blocks == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_document_reader_free (NgDocumentReader *self)
{
  if (self == NULL)
    return;
  ng_block_finder_free (self->blocks);
  ng_dateline_reader_free (self->dates);
  g_free (self);
}

static void
read_clear (Read *r)
{
  g_free (r->text);
  g_clear_pointer (&r->metadata, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Read, read_clear)

/* ---- bytes and metadata ---- */

/* A string member; NULL if it is absent or blank. FALSE if it is no string or too long. */
static gboolean
member (const Read *r, const char *key, const char **value, GError **error)
{
  gpointer v = NULL;
  *value = NULL;
  if (r->metadata == NULL || !g_hash_table_lookup_extended (r->metadata, key, NULL, &v))
    return TRUE;
  if (v == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                   "%s: member \"%s\" of the JSON object: expected a string", r->name, key);
      return FALSE;
    }
  if (strlen (v) > NG_MAX_METADATA_BYTES && strcmp (key, "text") != 0)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_LIMIT,
                   "%s: member \"%s\" of the JSON object: %u bytes, the limit is %u", r->name, key,
                   (guint) strlen (v), NG_MAX_METADATA_BYTES);
      return FALSE;
    }
  if (strspn (v, " \t\r\n") < strlen (v))
    *value = v;
  return TRUE;
}

static gboolean
is_json (NgInputFormat format, const char *text, gsize length)
{
  gsize i = 0;
  if (format != NG_INPUT_AUTO)
    return format == NG_INPUT_JSON;
  while (i < length && g_ascii_isspace (text[i]))
    i++;
  return i < length && text[i] == '{';
}

static gboolean
load (Read *r, const guint8 *bytes, gsize length, GError **error)
{
  gsize limit = r->options->max_bytes ? r->options->max_bytes : NG_MAX_DOCUMENT_BYTES, bom = 0;
  const char *text;

  if (length > limit)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_LIMIT,
                   "%s: %" G_GSIZE_FORMAT " bytes; expected a document of at most %" G_GSIZE_FORMAT,
                   r->name, length, limit);
      return FALSE;
    }
  if (!ng_bytes_check (r->name, bytes, length, &bom, error))
    return FALSE;
  text = (const char *) bytes + bom;
  length -= bom;
  if (is_json (r->options->format, text, length))
    {
      r->metadata = ng_json_read_object (r->name, text, length, error);
      if (r->metadata == NULL || !member (r, "text", &text, error))
        return FALSE;
      if (text == NULL)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                       "%s: expected a member \"text\" of the JSON object that is not empty",
                       r->name);
          return FALSE;
        }
      length = strlen (text);
    }
  r->text = ng_bytes_normalise (r->name, text, length, error);
  return r->text != NULL;
}

/* ---- language ---- */

static gboolean
check_language (const Read *r, GError **error)
{
  const char *tag, *other;

  if (!member (r, "language", &tag, error))
    return FALSE;
  if (r->options->force || r->options->format == NG_INPUT_PRETOKENIZED)
    return TRUE;
  if (tag && g_ascii_strncasecmp (tag, "en", 2) != 0)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_LANGUAGE,
                   "%s: its language is \"%s\"; expected English (--force reads it all the same)",
                   r->name, tag);
      return FALSE;
    }
  other = ng_english_refuse (r->self->languages, r->text, strlen (r->text));
  if (other != NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_LANGUAGE,
                   "%s: it looks like %s; expected English (--force reads it all the same)",
                   r->name, other);
      return FALSE;
    }
  return TRUE;
}

/* ---- dates ---- */

static void
set_written (NgDocument *d, const NgWrittenDate *w, NgDateSource source)
{
  int first = w->day ? w->day : 1;
  int last = w->day ? w->day : ng_day_month_length (w->year, w->month);
  d->date_first = ng_day_from_civil (w->year, w->month, first);
  d->date_last = ng_day_from_civil (w->year, w->month, last);
  d->date_source = source;
}

/* An ISO date, or one as newspapers write it, and nothing else. */
static gboolean
parse_date (const Read *r, const char *text, NgDocument *d, NgDateSource source)
{
  const char *end = text + strlen (text), *after;
  NgWrittenDate w;

  if (ng_day_parse (text, &d->date_first, &d->date_last))
    {
      d->date_source = source;
      return TRUE;
    }
  after = ng_dateline_read_date (r->self->dates, text, end, &w);
  if (after == NULL || !w.year || g_ascii_isalnum (*after))
    return FALSE;
  set_written (d, &w, source);
  return TRUE;
}

/* "…/2022/02/01/…" in an address. */
static void
date_of_url (const char *url, NgDocument *d)
{
  for (const char *p = url; p && (p = strchr (p, '/')) != NULL; p++)
    {
      int y = 0, m = 0, day = 0;
      if (strlen (p) < 11 || p[5] != p[0] || p[8] != p[0] || p[11] != p[0])
        continue;
      for (guint i = 1; i < 11; i++)
        if (i != 5 && i != 8)
          {
            int *part = i < 5 ? &y : i < 8 ? &m : &day;
            *part = g_ascii_isdigit (p[i]) ? *part * 10 + (p[i] - '0') : -10000;
          }
      if (y < 1900 || !ng_day_is_valid_civil (y, m, day))
        continue;
      set_written (d, &(NgWrittenDate){ y, m, day }, NG_DATE_METADATA);
      return;
    }
}

/* A date with a year in a block of one of the kinds in @kinds (bits). */
static gboolean
find_in_blocks (const Read *r, const NgAnalysis *a, guint kinds, NgWrittenDate *w)
{
  for (NgId b = 0; b < ng_n_blocks (a); b++)
    {
      NgSpan s = ng_block (a, b)->span;
      if ((kinds >> ng_block (a, b)->kind & 1)
          && ng_dateline_find_date (r->self->dates, a->text + s.begin, a->text + s.end, w))
        return TRUE;
    }
  return FALSE;
}

/* The year in which @w lies nearest to @near; 0 if that is more than half a year away. */
static int
nearest_year (const NgWrittenDate *w, const NgWrittenDate *near)
{
  NgDay day = ng_day_from_civil (near->year, near->month, near->day);
  for (int y = near->year - 1; y <= near->year + 1; y++)
    if (ng_day_is_valid_civil (y, w->month, w->day)
        && ABS (ng_day_from_civil (y, w->month, w->day) - day) <= HALF_YEAR)
      return y;
  return 0;
}

static gboolean
same_day (const Read *r, const NgAnalysis *a, NgWrittenDate *w)
{
  for (NgId b = 0; b < ng_n_blocks (a); b++)
    {
      const char *p = a->text + ng_block (a, b)->span.begin,
                 *end = a->text + ng_block (a, b)->span.end;
      NgWrittenDate d;
      if (ng_dateline_find_date (r->self->dates, p, end, &d) && d.month == w->month
          && d.day == w->day)
        {
          w->year = d.year;
          return TRUE;
        }
    }
  return FALSE;
}

static void
date_of_text (const Read *r, NgAnalysis *a, const NgDateline *line)
{
  guint top = 1u << NG_BLOCK_CAPTION | 1u << NG_BLOCK_BYLINE;
  NgWrittenDate w = line->date, near;

  if (w.month && !w.year && find_in_blocks (r, a, top, &near))
    w.year = nearest_year (&w, &near);
  if (w.month && !w.year)
    same_day (r, a, &w);
  if (!w.month && !find_in_blocks (r, a, 1u << NG_BLOCK_BYLINE, &w))
    return;
  if (w.year && (!w.day || ng_day_is_valid_civil (w.year, w.month, w.day)))
    set_written (&a->document, &w, NG_DATE_DATELINE);
}

static gboolean
choose_date (const Read *r, NgAnalysis *a, const NgDateline *line, GError **error)
{
  NgDocument *d = &a->document;
  const char *date;

  if (!member (r, "date", &date, error))
    return FALSE;
  if (r->options->date)
    {
      if (parse_date (r, r->options->date, d, NG_DATE_OPTION))
        return TRUE;
      g_set_error (error, NG_ERROR, NG_ERROR_FORMAT,
                   "%s: date \"%s\": expected YYYY, YYYY-MM or YYYY-MM-DD", r->name,
                   r->options->date);
      return FALSE;
    }
  if (date && !parse_date (r, date, d, NG_DATE_METADATA))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                   "%s: member \"date\" of the JSON object: \"%s\"; expected YYYY-MM-DD", r->name,
                   date);
      return FALSE;
    }
  if (d->date_source == NG_DATE_NONE)
    date_of_url (d->url, d);
  if (d->date_source == NG_DATE_NONE)
    date_of_text (r, a, line);
  return TRUE;
}

/* ---- document ---- */

static gboolean
check_option (const Read *r, const char *option, const char *value, GError **error)
{
  if (value == NULL
      || (g_utf8_validate (value, -1, NULL) && strlen (value) <= NG_MAX_METADATA_BYTES))
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_FORMAT, "%s: %s: expected valid UTF-8 of at most %u bytes",
               r->name, option, NG_MAX_METADATA_BYTES);
  return FALSE;
}

static const char *
own (NgAnalysis *a, const char *text)
{
  g_autofree char *nfc = text ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;
  return ng_analysis_string (a, nfc ? g_strstrip (nfc) : NULL);
}

static gboolean
fill_metadata (const Read *r, NgAnalysis *a, GError **error)
{
  const char *title, *url, *publisher;
  g_autofree char *sha256
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) a->text, a->length);

  if (!check_option (r, "url", r->options->url, error)
      || !check_option (r, "publisher", r->options->publisher, error))
    return FALSE;
  if (!member (r, "title", &title, error) || !member (r, "url", &url, error)
      || !member (r, "publisher", &publisher, error))
    return FALSE;
  a->document.name = ng_analysis_string (a, r->name);
  a->document.sha256 = ng_analysis_string (a, sha256);
  a->document.title = own (a, title);
  a->document.url = own (a, r->options->url ? r->options->url : url);
  a->document.publisher = own (a, r->options->publisher ? r->options->publisher : publisher);
  a->document.language = "en";
  return TRUE;
}

static void
fill_dateline (NgAnalysis *a, const NgDateline *line)
{
  a->document.dateline_place = line->place;
  a->document.dateline_agency = line->agency;
  a->document.agency = line->agency_name || ng_span_is_empty (line->agency)
                           ? ng_analysis_string (a, line->agency_name)
                           : ng_analysis_string_len (a, ng_analysis_text (a, line->agency),
                                                     ng_span_length (line->agency));
  if (a->document.publisher == NULL)
    a->document.publisher = a->document.agency;
}

NgAnalysis *
ng_document_reader_read (const NgDocumentReader *self, const char *name, const guint8 *bytes,
                         gsize length, const NgDocumentOptions *options, GError **error)
{
  static const NgDocumentOptions none = { 0 };
  g_auto (Read) r = { .self = self, .name = name, .options = options ? options : &none };
  NgDateline line = { 0 };

  if (!load (&r, bytes, length, error) || !check_language (&r, error))
    return NULL;
  g_autoptr (NgAnalysis) a = ng_analysis_new (r.text, strlen (r.text));
  if (!fill_metadata (&r, a, error))
    return NULL;
  if (r.options->format == NG_INPUT_PRETOKENIZED)
    ng_block_finder_run_pretokenized (a);
  else
    ng_block_finder_run (self->blocks, a, &line);
  fill_dateline (a, &line);
  if (!choose_date (&r, a, &line, error))
    return NULL;
  return g_steal_pointer (&a);
}
