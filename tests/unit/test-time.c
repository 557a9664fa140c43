/* test-time.c: the calendar, the expressions and the sentences of tests/pairs/time.txt.
 *
 * The head of that file says what a line means.
 */
#include <glib.h>
#include <string.h>

#include "pipeline/ng-extractor.h"
#include "time/ng-time-parser.h"

static NgTimeParser *parser;
static NgExtractor *extractor;

static void
test_units (void)
{
  NgDay day = ng_day_from_civil (2022, 2, 1);
  NgDays week = ng_unit_shift (NG_UNIT_WEEK, day, 0);
  NgDays winter = ng_unit_shift (NG_UNIT_SEASON, day, 0);
  g_autofree char *name = ng_unit_format (NG_UNIT_WEEK, ng_day_from_civil (2021, 1, 1));
  g_autofree char *season = ng_unit_format (NG_UNIT_SEASON, winter.first);

  g_assert_cmpint (week.first, ==, ng_day_from_civil (2022, 1, 31));
  g_assert_cmpint (week.last, ==, ng_day_from_civil (2022, 2, 6));
  g_assert_cmpint (winter.first, ==, ng_day_from_civil (2021, 12, 1));
  g_assert_cmpint (winter.last, ==, ng_day_from_civil (2022, 2, 28));
  g_assert_cmpstr (name, ==, "2020-W53");
  g_assert_cmpstr (season, ==, "2021-WI");
  g_assert_cmpint (ng_day_add_months (ng_day_from_civil (2020, 3, 31), -1), ==,
                   ng_day_from_civil (2020, 2, 29));
  g_assert_cmpint (ng_day_easter (2022), ==, ng_day_from_civil (2022, 4, 17));
  g_assert_cmpint (ng_day_easter (2008), ==, ng_day_from_civil (2008, 3, 23));
}

static NgDirection
direction_from_name (const char *name)
{
  static const char *const names[] = { "-", "past", "present", "future" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      return i;
  g_error ("\"%s\": past, present, future or - expected", name);
}

static char *
describe (const NgTimeReading *r)
{
  g_autofree char *first
      = r->days.first == NG_NO_DAY ? g_strdup ("") : ng_day_format (r->days.first);
  g_autofree char *last = r->days.last == NG_NO_DAY ? g_strdup ("") : ng_day_format (r->days.last);

  if (!*first && !*last)
    return g_strconcat (r->value, " -", NULL);
  return strcmp (first, last) == 0 ? g_strconcat (r->value, " ", first, NULL)
                                   : g_strconcat (r->value, " ", first, "..", last, NULL);
}

static char *
read_expression (const char *date, const char *direction, const char *text)
{
  g_auto (NgTimeReading) r = { 0 };
  NgTimeContext context;
  gsize length = strlen (text);

  ng_time_context_init (&context);
  if (strcmp (date, "-") != 0)
    g_assert_true (ng_day_parse (date, &context.document.first, &context.document.last));
  context.direction = direction_from_name (direction);
  if (!ng_time_parser_read (parser, text, length, ng_span (0, (guint32) length), &context, &r)
      || r.span.begin != 0 || r.span.end != length)
    return NULL;
  return describe (&r);
}

/* @text: with the expression in brackets. */
static char *
read_sentence (const char *date, const char *text)
{
  NgDocumentOptions options = { .date = strcmp (date, "-") ? date : NULL };
  g_auto (GStrv) parts = g_strsplit_set (text, "[]", 3);
  g_autofree char *plain = g_strjoinv ("", parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (NgAnalysis) a = NULL;
  guint32 begin = (guint32) strlen (parts[0]), end = begin + (guint32) strlen (parts[1]);

  a = ng_extractor_read (extractor, "pair", (const guint8 *) plain, strlen (plain), &options,
                         NG_STAGE_TIME, &error);
  g_assert_no_error (error);
  for (NgId i = 0; i < ng_n_times (a); i++)
    {
      const NgTime *t = ng_time (a, i);
      NgTimeReading r = { .days = { t->first, t->last }, .value = (char *) t->value };
      if (ng_span_overlaps (ng_mention (a, t->mention)->span, ng_span (begin, end)))
        return describe (&r);
    }
  return NULL;
}

static gboolean
line_holds (const char *line)
{
  g_auto (GStrv) sides = g_strsplit (line, " => ", 2);
  g_auto (GStrv) left = g_strsplit (sides[0], " | ", 2);
  g_auto (GStrv) head = g_strsplit (left[0], " ", 2);
  g_autofree char *found = NULL;

  g_assert_true (sides[0] && sides[1] && left[0] && left[1] && head[0]);
  found = head[1] ? read_expression (head[0], head[1], left[1]) : read_sentence (head[0], left[1]);
  if (strcmp (found ? found : "nothing", sides[1]) == 0)
    return TRUE;
  g_test_message ("%s\n  found: %s", line, found ? found : "nothing");
  return FALSE;
}

static void
test_pairs (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0, held = 0;

  g_assert_true (g_file_get_contents (NG_SRCDIR "/tests/pairs/time.txt", &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (*lines[i] && *lines[i] != '#')
      {
        n++;
        held += line_holds (lines[i]);
      }
  g_test_message ("%u of %u expressions", held, n);
  g_assert_cmpuint (held, ==, n);
}

/* The expression may be part of a longer text: the longest that covers the core is read. */
static void
test_core (void)
{
  const char *text = "met since last Friday in Paris on Monday";
  const char *core = strstr (text, "Friday");
  NgSpan span = ng_span ((guint32) (core - text), (guint32) (core - text + 6));
  g_auto (NgTimeReading) r = { 0 };
  NgTimeContext context;

  ng_time_context_init (&context);
  context.document.first = context.document.last = ng_day_from_civil (2022, 2, 1);
  g_assert_true (ng_time_parser_read (parser, text, strlen (text), span, &context, &r));
  g_assert_cmpuint (r.span.begin, ==, 4);
  g_assert_cmpuint (r.span.end, ==, core - text + 6);
  g_assert_cmpint (r.days.first, ==, ng_day_from_civil (2022, 1, 28));
  g_assert_cmpint (r.days.last, ==, ng_day_from_civil (2022, 2, 1));
}

/* Counted from an earlier expression where there is one, else from the article's date. */
static void
test_anchor (void)
{
  const char *text = "two days earlier";
  NgSpan span = ng_span (0, (guint32) strlen (text));
  g_auto (NgTimeReading) alone = { 0 }, after = { 0 };
  NgTimeContext context;

  ng_time_context_init (&context);
  context.document.first = context.document.last = ng_day_from_civil (2022, 2, 1);
  g_assert_true (ng_time_parser_read (parser, text, span.end, span, &context, &alone));
  g_assert_cmpint (alone.days.first, ==, ng_day_from_civil (2022, 1, 30));
  context.anchors[NG_UNIT_DAY]
      = (NgDays){ ng_day_from_civil (2021, 5, 9), ng_day_from_civil (2021, 5, 9) };
  g_assert_true (ng_time_parser_read (parser, text, span.end, span, &context, &after));
  g_assert_cmpint (after.days.first, ==, ng_day_from_civil (2021, 5, 7));
  g_assert_true (after.anchored);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgLexicon) lexicon = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  lexicon = ng_lexicon_open (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  parser = ng_time_parser_new (lexicon, &error);
  g_assert_no_error (error);
  extractor = ng_extractor_new (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  g_test_add_func ("/time/units", test_units);
  g_test_add_func ("/time/core", test_core);
  g_test_add_func ("/time/anchor", test_anchor);
  g_test_add_func ("/time/pairs", test_pairs);
  result = g_test_run ();
  ng_extractor_free (extractor);
  ng_time_parser_free (parser);
  return result;
}
