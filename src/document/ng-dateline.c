/* ng-dateline.c: see ng-dateline.h.
 *
 * A dateline is a run of places, dates and agencies in any order, with commas or slashes between
 * them, closed by a dash or a colon.  Enough of it must be certain: an agency, a date, or a place
 * in capitals or of the tables; else a lead sentence with a dash would pass for one.
 */
#include "document/ng-dateline.h"

#include <stdlib.h>
#include <string.h>

#include "base/ng-day.h"
#include "base/ng-text.h"

/* Bytes of the longest dateline; words of a place or agency in it. */
#define MAX_DATELINE 160
#define MAX_NAME_WORDS 5u
#define MAX_ELEMENTS 10u

struct _NgDatelineReader
{
  const NgTable *calendar, *agencies, *places, *countries;
  int kind, number, agency_name, capital;
};

NgDatelineReader *
ng_dateline_reader_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgDatelineReader) self = g_new0 (NgDatelineReader, 1);

  self->calendar = ng_lexicon_table (lexicon, "calendar", error, "name", "kind", "number", NULL);
  if (self->calendar == NULL)
    return NULL;
  self->agencies = ng_lexicon_table (lexicon, "agencies", error, "form", "name", NULL);
  if (self->agencies == NULL)
    return NULL;
  self->places = ng_lexicon_table (lexicon, "places", error, "name", NULL);
  if (self->places == NULL)
    return NULL;
  self->countries = ng_lexicon_table (lexicon, "country-names", error, "form", NULL);
  if (self->countries == NULL)
    return NULL;
  self->kind = ng_table_column (self->calendar, "kind");
  self->number = ng_table_column (self->calendar, "number");
  self->agency_name = ng_table_column (self->agencies, "name");
  return g_steal_pointer (&self);
}

void
ng_dateline_reader_free (NgDatelineReader *self)
{
  g_free (self);
}

const char *
ng_dateline_agency (const NgDatelineReader *self, const char *p, gsize length)
{
  int row = ng_table_find (self->agencies, p, length);
  return row < 0 ? NULL : ng_table_get (self->agencies, row, self->agency_name);
}

/* ---- characters ---- */

static gunichar
at (const char *p, const char *end)
{
  return p < end ? g_utf8_get_char (p) : 0;
}

static const char *
skip (const char *p, const char *end, const char *set)
{
  while (p < end && (g_unichar_isspace (at (p, end)) || (*p && strchr (set, *p))))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
letters_end (const char *p, const char *end)
{
  while (p < end && g_unichar_isalpha (at (p, end)))
    p = g_utf8_next_char (p);
  return p;
}

/* Up to @max digits. Returns: their end, NULL if there are none or more. */
static const char *
read_digits (const char *p, const char *end, int max, int *value)
{
  int n = 0;
  *value = 0;
  for (; p < end && g_ascii_isdigit (*p); p++)
    if (++n > max)
      return NULL;
    else
      *value = *value * 10 + (*p - '0');
  return n ? p : NULL;
}

/* ---- dates ---- */

/* The entry of calendar.tsv at @p, of @kind: its number; 0 if none.  @after: (out). */
static int
read_name (const NgDatelineReader *self, const char *p, const char *end, const char *kind,
           const char **after)
{
  const char *e = letters_end (p, end);
  int number = 0;

  if (e == p || e - p > 12)
    return 0;
  for (int row = ng_table_find_nocase (self->calendar, p, e - p); row >= 0 && number == 0;
       row = ng_table_next (self->calendar, row))
    if (strcmp (ng_table_get (self->calendar, row, self->kind), kind) == 0)
      number = atoi (ng_table_get (self->calendar, row, self->number));
  *after = e < end && *e == '.' && e - p <= 5 ? e + 1 : e;
  return number;
}

/* ", 2022" or " 2022"; 0 and @p if no year stands there. */
static const char *
read_year (const char *p, const char *end, int *year)
{
  const char *q = skip (p, end, ","), *e = read_digits (q, end, 4, year);
  if (e == NULL || e - q != 4 || *year < 1800 || *year > 2200)
    {
      *year = 0;
      return p;
    }
  return e;
}

/* "1", "1st"; NULL if no day of a month stands there. */
static const char *
read_day (const char *p, const char *end, int *day)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };
  const char *e = read_digits (p, end, 2, day);

  if (e == NULL || *day < 1 || *day > 31)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (end - e >= 2 && g_ascii_strncasecmp (e, endings[i], 2) == 0)
      e += 2;
  return e < end && g_unichar_isalnum (at (e, end)) ? NULL : e;
}

/* "2022-02-01", "2022.02.01", "2022/02/01". */
static const char *
read_iso (const char *p, const char *end, NgWrittenDate *d)
{
  const char *e = read_digits (p, end, 4, &d->year);
  char sign;

  if (e == NULL || e - p != 4 || e >= end || !strchr ("-./", *e))
    return NULL;
  sign = *e;
  e = read_digits (e + 1, end, 2, &d->month);
  if (e == NULL || e >= end || *e != sign)
    return NULL;
  e = read_digits (e + 1, end, 2, &d->day);
  return e && ng_day_is_valid_civil (d->year, d->month, d->day) ? e : NULL;
}

/* "1 February 2022". */
static const char *
read_day_first (const NgDatelineReader *self, const char *p, const char *end, NgWrittenDate *d)
{
  const char *e = read_day (p, end, &d->day), *after;
  if (e == NULL)
    return NULL;
  e = skip (e, end, "");
  if (end - e > 3 && g_ascii_strncasecmp (e, "of ", 3) == 0)
    e += 3;
  d->month = read_name (self, e, end, "month", &after);
  return d->month ? read_year (after, end, &d->year) : NULL;
}

/* "February 1, 2022", "February 2022". */
static const char *
read_month_first (const NgDatelineReader *self, const char *p, const char *end, NgWrittenDate *d)
{
  const char *after, *e;

  d->month = read_name (self, p, end, "month", &after);
  if (d->month == 0)
    return NULL;
  e = read_day (skip (after, end, ""), end, &d->day);
  if (e != NULL)
    return read_year (e, end, &d->year);
  d->day = 0;
  e = read_year (after, end, &d->year);
  return d->year ? e : NULL;
}

const char *
ng_dateline_read_date (const NgDatelineReader *self, const char *p, const char *end,
                       NgWrittenDate *date)
{
  NgWrittenDate d = { 0 };
  const char *after, *e;

  if (read_name (self, p, end, "weekday", &after))
    p = skip (after, end, ",");
  e = read_iso (p, end, &d);
  if (e == NULL)
    {
      d = (NgWrittenDate){ 0 };
      e = g_ascii_isdigit (at (p, end) < 0x80 ? *p : 'x') ? read_day_first (self, p, end, &d)
                                                          : read_month_first (self, p, end, &d);
    }
  if (e == NULL || (d.day && !ng_day_is_valid_civil (d.year ? d.year : 2000, d.month, d.day)))
    return NULL;
  *date = d;
  return e;
}

gboolean
ng_dateline_find_date (const NgDatelineReader *self, const char *p, const char *end,
                       NgWrittenDate *date)
{
  gboolean fresh = TRUE;
  for (; p < end; p = g_utf8_next_char (p))
    {
      gboolean word = g_unichar_isalnum (g_utf8_get_char (p));
      NgWrittenDate d;
      if (word && fresh && ng_dateline_read_date (self, p, end, &d) && d.year && d.day)
        {
          *date = d;
          return TRUE;
        }
      fresh = !word;
    }
  return FALSE;
}

/* ---- elements of a dateline ---- */

typedef struct
{
  const NgDatelineReader *self;
  const char *text, *p, *end;
  NgDateline *out;
  gboolean capitals, known; /* of the first place */
  gboolean bracketed;       /* the agency */
} Line;

static gboolean
is_name_char (gunichar u)
{
  return g_unichar_isalpha (u) || g_unichar_ismark (u) || u == '\'' || u == 0x2019 || u == '-';
}

/* A word of a place: capitals, or a capital first; "ST.", "D.C.", "W.Va.". */
static const char *
place_word (const Line *l, const char *p)
{
  const char *e = p;
  while (e < l->end && (is_name_char (at (e, l->end)) || (*e == '.' && e > p)))
    e = g_utf8_next_char (e);
  while (e > p && (e[-1] == '-' || (e[-1] == '.' && e - p > 5)))
    e--;
  return e;
}

static gboolean
in_table (const NgTable *table, const char *p, const char *e)
{
  return ng_table_find_nocase (table, p, e - p) >= 0;
}

static gboolean
is_known_place (const Line *l, const char *p, const char *e)
{
  return in_table (l->self->places, p, e) || in_table (l->self->countries, p, e);
}

/* "AP", "The Canadian Press": the agency at @p without brackets. */
static const char *
bare_agency (const Line *l, const char *p, const char **name)
{
  const char *e = p, *best = NULL;
  for (guint n = 0; n < MAX_NAME_WORDS && e < l->end; n++)
    {
      while (e < l->end && (is_name_char (at (e, l->end)) || g_ascii_isdigit (*e)))
        e = g_utf8_next_char (e);
      const char *found = e > p ? ng_dateline_agency (l->self, p, e - p) : NULL;
      if (found)
        {
          *name = found;
          best = e;
        }
      if (e >= l->end || *e != ' ')
        break;
      e++;
    }
  return best;
}

static void
set_agency (Line *l, const char *b, const char *e, const char *name)
{
  if (!ng_span_is_empty (l->out->agency))
    return;
  l->out->agency = ng_span (b - l->text, e - l->text);
  l->out->agency_name = name;
}

/* The dash or colon that ends a dateline. @colon: (out). */
static const char *
read_end (const Line *l, const char *p, gboolean *colon)
{
  const char *q = skip (p, l->end, "."), *e = q;
  gunichar u = at (q, l->end);

  *colon = u == ':';
  if (u == ':')
    return q == p || p[0] == '.' ? q + 1 : NULL;
  while (e < l->end && (u == '-' || u == 0x2013 || u == 0x2014 || u == 0x2015 || u == 0x2012))
    {
      e = g_utf8_next_char (e);
      u = at (e, l->end);
    }
  if (e == q)
    return NULL;
  /* a lone hyphen without a space behind it is inside a compound */
  return e - q == 1 && !g_unichar_isspace (u) && u != 0 ? NULL : e;
}

/* "NNB", "Gulf News": capitalised words up to the closing bracket, behind a place or date and
 * before a dash, are an agency even if the table does not know it. */
static const char *
unknown_agency (const Line *l, const char *b, char close)
{
  const char *e = b;
  gboolean colon;

  if (!l->known && !l->capitals && l->out->date.month == 0)
    return NULL;
  for (guint n = 0; n < MAX_NAME_WORDS && e < l->end && *e != close; n++)
    {
      const char *w = skip (e, l->end, ""), *we = place_word (l, w);
      if (we == w || !ng_text_is_capitalised (w, we - w))
        return NULL;
      e = we;
    }
  if (e == b || e >= l->end || *e != close || is_known_place (l, b, e))
    return NULL;
  return read_end (l, e + 1, &colon) && !colon ? e : NULL;
}

/* "(Reuters)", "[AP]", "/TASS/", "(AFP/AP)". */
static gboolean
take_bracketed (Line *l)
{
  static const char open[] = "([/", close[] = ")]/";
  const char *k = *l->p ? strchr (open, *l->p) : NULL, *name = NULL;

  if (k == NULL)
    return FALSE;
  const char *b = skip (l->p + 1, l->end, "");
  const char *e = bare_agency (l, b, &name);
  if (e == NULL)
    e = unknown_agency (l, b, close[k - open]);
  if (e == NULL)
    return FALSE;
  const char *stop = memchr (e, close[k - open], MIN (l->end - e, 30));
  if (stop == NULL)
    return FALSE;
  set_agency (l, b, e, name);
  l->bracketed = TRUE;
  l->p = stop + 1;
  return TRUE;
}

static gboolean
take_agency (Line *l)
{
  const char *name, *e;
  if (take_bracketed (l))
    return TRUE;
  e = bare_agency (l, l->p, &name);
  if (e == NULL || !ng_span_is_empty (l->out->agency) || is_known_place (l, l->p, e))
    return FALSE;
  set_agency (l, l->p, e, name);
  l->p = e;
  return TRUE;
}

static gboolean
take_date (Line *l)
{
  NgWrittenDate d;
  gboolean bracket = *l->p == '('; /* "SINGAPORE (Feb. 25, 2022):" */
  const char *after, *e = ng_dateline_read_date (l->self, l->p + bracket, l->end, &d);

  if (e != NULL && d.day && (!bracket || (e < l->end && *e == ')')))
    {
      e += bracket;
      if (l->out->date.month == 0)
        l->out->date = d;
      l->p = e;
      return TRUE;
    }
  if (!read_name (l->self, l->p, l->end, "weekday", &after))
    return FALSE;
  l->p = after;
  return TRUE;
}

static gboolean
take_place (Line *l)
{
  const char *b = l->p, *e = b;
  guint words = 0;

  while (words < MAX_NAME_WORDS)
    {
      const char *w = words ? skip (e, l->end, "") : e, *we = place_word (l, w);
      if (we == w || !ng_text_is_capitalised (w, we - w))
        break;
      e = we;
      words++;
    }
  if (words == 0)
    return FALSE;
  if (ng_span_is_empty (l->out->place))
    {
      l->out->place = ng_span (b - l->text, e - l->text);
      l->known = is_known_place (l, b, e);
      l->capitals = ng_text_is_all_caps (b, e - b) && letters_end (b, e) - b >= 3;
    }
  l->p = e;
  return TRUE;
}

static gboolean
is_sure (const Line *l, gboolean colon)
{
  gboolean dated = l->out->date.month != 0, agency = !ng_span_is_empty (l->out->agency);
  gboolean place = !ng_span_is_empty (l->out->place);

  if (l->bracketed)
    return TRUE;
  if (dated)
    return place || agency;
  if (agency)
    return !colon && (place || l->p[-1] != ' ');
  return place && (l->known || (l->capitals && !colon));
}

/* "(NAN) The …": an agency in brackets ends a dateline alone if a place or date came before. */
static gboolean
ends_bare (const Line *l)
{
  const char *q = skip (l->p, l->end, ".");
  return l->bracketed && (l->p[-1] == ')' || l->p[-1] == ']' || l->p[-1] == '/')
         && (!ng_span_is_empty (l->out->place) || l->out->date.month != 0)
         && (q >= l->end || !g_unichar_islower (at (q, l->end)));
}

/* Takes the next element. FALSE if none stands there. */
static gboolean
take_element (Line *l)
{
  l->p = skip (l->p, l->end, ".,;|");
  if (l->p < l->end && take_bracketed (l))
    return TRUE;
  if (*l->p == '/' && l->p > l->text && l->p < l->end && g_unichar_isupper (at (l->p + 1, l->end)))
    l->p++;
  return l->p < l->end && (take_date (l) || take_agency (l) || take_place (l));
}

/* What follows goes on with the story: no small letter, as behind a dash inside a sentence. */
static gboolean
story_follows (const Line *l, const char *e)
{
  const char *q = skip (e, l->end, "");
  return q >= l->end || l->bracketed || !g_unichar_islower (at (q, l->end));
}

/* Elements up to a dash, a colon or a bracketed agency. @e: (out): the end. */
static gboolean
read_elements (Line *l, const char **e)
{
  gboolean colon;
  for (guint n = 0; n < MAX_ELEMENTS && take_element (l); n++)
    {
      *e = read_end (l, l->p, &colon);
      if (*e == NULL && ends_bare (l))
        *e = l->p < l->end && *l->p == '.' ? l->p + 1 : l->p;
      if (*e != NULL)
        return is_sure (l, colon) && story_follows (l, *e);
    }
  return FALSE;
}

gboolean
ng_dateline_read (const NgDatelineReader *self, const char *text, NgSpan paragraph,
                  NgDateline *dateline)
{
  NgDateline out = { .span = paragraph }, longer;
  const char *e, *e2;
  Line l = { .self = self,
             .text = text,
             .p = text + paragraph.begin,
             .end = text + MIN (paragraph.end, paragraph.begin + MAX_DATELINE),
             .out = &out };

  while (l.end < text + paragraph.end && ((guchar) *l.end & 0xC0) == 0x80)
    l.end--;
  if (!read_elements (&l, &e))
    return FALSE;
  /* a date may stand behind the first dash: "CAIRO – 5 October 2021:", "(ANSA) - ROME, FEB 1 -" */
  longer = out;
  l.out = &longer;
  l.p = e;
  if (out.date.month == 0 && read_elements (&l, &e2) && longer.date.month != 0)
    {
      out = longer;
      e = e2;
    }
  out.span.end = e - text;
  *dateline = out;
  return TRUE;
}
