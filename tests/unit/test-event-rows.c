/* test-event-rows.c: the rows of the small made-up article: as they were read before, and the same
 * events, participants and days that the graph has. */
#include <string.h>

#include "dumps.h"
#include "graph/ng-graph.h"
#include "pipeline/ng-event-rows.h"

#define BASE "https://w3id.org/newsgraph/id/"
#define SEM "http://semanticweb.cs.vu.nl/2009/11/sem/"
#define NG "https://w3id.org/newsgraph/ns#"

static GString *
rows_of (const NgAnalysis *a, NgRowsFormat format)
{
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (ng_event_rows_header (format));

  g_assert_true (ng_event_rows_put (a, format, BASE, out, &error));
  g_assert_no_error (error);
  return out;
}

/* NG_BLESS=1 writes the file instead. */
static void
compare_with_file (const GString *rows, const char *name)
{
  g_autofree char *path = g_build_filename (NG_SRCDIR "/tests/graph", name, NULL);
  g_autofree char *wanted = NULL;

  if (g_getenv ("NG_BLESS"))
    g_assert_true (g_file_set_contents (path, rows->str, (gssize) rows->len, NULL));
  g_assert_true (g_file_get_contents (path, &wanted, NULL, NULL));
  g_assert_cmpstr (rows->str, ==, wanted);
}

static void
test_golden (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  GString *csv = rows_of (a, NG_ROWS_CSV_EVENTS), *plover = rows_of (a, NG_ROWS_PLOVER);

  compare_with_file (csv, "small.csv");
  compare_with_file (plover, "small.jsonl");
  g_string_free (csv, TRUE);
  g_string_free (plover, TRUE);
}

static gboolean
graph_says (const NgStatements *s, const char *subject, const char *predicate, const char *object)
{
  for (guint i = 0; i < s->statements->len; i++)
    {
      const NgStatement *st = &g_array_index (s->statements, NgStatement, i);
      if (strcmp (st->subject, subject) == 0 && strcmp (st->predicate, predicate) == 0
          && (object == NULL || strcmp (st->object.value, object) == 0))
        return TRUE;
    }
  return FALSE;
}

static guint
count_events (const NgStatements *s)
{
  guint n = 0;
  for (guint i = 0; i < s->statements->len; i++)
    {
      const NgStatement *st = &g_array_index (s->statements, NgStatement, i);
      n += g_str_has_suffix (st->predicate, "#type") && strcmp (st->object.value, SEM "Event") == 0;
    }
  return n;
}

/* One row a node of the graph, with the days, the place and the voice that the graph gives. */
static void
test_like_graph (void)
{
  static const NgGraphOptions options = { .base = BASE, .version = "0", .settings = "00" };
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  g_autoptr (NgStatements) s = ng_graph_build (a, &options, NULL);
  GString *csv = rows_of (a, NG_ROWS_CSV_EVENTS);
  g_auto (GStrv) lines = g_strsplit (csv->str, "\r\n", -1);
  guint n = g_strv_length (lines) - 2; /* the header, and nothing behind the last end of line */

  g_assert_nonnull (s);
  g_assert_cmpuint (n, ==, count_events (s));
  for (guint i = 1; i <= n; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      gboolean narrated = strstr (lines[i], ",narrator,") != NULL;
      gboolean dated = graph_says (s, fields[0], SEM "hasEarliestBeginTimeStamp", NULL);
      g_assert_true (graph_says (s, fields[1], NG "contentEvent", fields[0]) == narrated);
      g_assert_true (*fields[5] == '\0' || graph_says (s, fields[0], SEM "eventType", NULL));
      g_assert_true (dated
                     == g_regex_match_simple (",\\d{4}-\\d\\d-\\d\\d,[^,]*,(positive|negative),",
                                              lines[i], 0, 0));
    }
  g_string_free (csv, TRUE);
}

static void
test_names (void)
{
  g_assert_cmpint (ng_event_rows_from_name ("csv-events"), ==, NG_ROWS_CSV_EVENTS);
  g_assert_cmpint (ng_event_rows_from_name ("csv"), ==, NG_ROWS_CSV_EVENTS);
  g_assert_cmpint (ng_event_rows_from_name ("plover"), ==, NG_ROWS_PLOVER);
  g_assert_cmpint (ng_event_rows_from_name ("turtle"), ==, NG_ROWS_NONE);
  g_assert_cmpstr (ng_event_rows_extension (NG_ROWS_PLOVER), ==, "jsonl");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-rows/names", test_names);
  g_test_add_func ("/event-rows/golden", test_golden);
  g_test_add_func ("/event-rows/like-graph", test_like_graph);
  return g_test_run ();
}
