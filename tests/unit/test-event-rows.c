/* test-event-rows.c: the rows of the small made-up article: as they were read before, and the same
 * events, participants and days that the graph has. */
#include <string.h>

#include "dumps.h"
#include "graph/ng-graph.h"
#include "pipeline/ng-event-rows.h"

#define BASE "https://w3id.org/newsgraph/id/"
#define SEM "http://semanticweb.cs.vu.nl/2009/11/sem/"
#define NG "https://w3id.org/newsgraph/ns#"
#define PLOVER "https://w3id.org/newsgraph/plover#"

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

/* The article with what its records do not state: every column has a value somewhere, records of
 * one happening differ, and one order is told from the other end. */
static NgAnalysis *
read_enriched (void)
{
  NgAnalysis *a = test_dump_read ("small");
  NgMention *money = &g_array_index (a->layers[NG_LAYER_MENTION], NgMention, 2);
  NgEvent *e = &g_array_index (a->layers[NG_LAYER_EVENT], NgEvent, 0);

  money->value = ng_analysis_string (a, "500 EUR");
  e[0].contexts = ng_analysis_string (a, "diplomatic economic");
  e[1].contexts = ng_analysis_string (a, "economic military");
  e[0].aspect = NG_ASPECT_STOP;
  e[0].reality = NG_REALITY_PLANNED;
  e[0].order = NG_ORDER_SINCE;
  e[0].order_to = 3;
  e[0].affected = 12;
  e[1].sense = ng_analysis_string (a, "visit.01"); /* it has a class: not shown */
  e[5].sense = ng_analysis_string (a, "talk.01");
  e[5].plover = NG_PLOVER_NONE;
  e[5].mode = NULL;
  e[1].affected = 14;
  e[1].amount = 2;
  e[1].place = NG_NONE;
  e[2].place = NG_NONE;
  e[4].order = NG_ORDER_UNTIL;
  e[4].order_to = 2;
  e[5].order = NG_ORDER_DURING;
  e[5].order_to = 2;
  e[3].order = NG_ORDER_AFTER; /* to a record of its own happening: no order */
  e[3].order_to = 2;
  return a;
}

/* One field of a row by the name of its column; no field of the article has a comma in it but the
 * last. */
static const char *
field (char **header, char **fields, const char *column)
{
  for (guint i = 0; header[i]; i++)
    if (strcmp (header[i], column) == 0)
      return fields[i];
  g_assert_not_reached ();
}

/* The graph states as many values as the field lists, and these. @space: what stands before each
 * value in the graph. */
static void
check_list (const NgStatements *s, const char *event, const char *predicate, const char *space,
            const char *list)
{
  g_auto (GStrv) values = g_strsplit (list, "; ", -1);
  guint n = 0;

  for (guint i = 0; i < s->statements->len; i++)
    {
      const NgStatement *st = &g_array_index (s->statements, NgStatement, i);
      n += strcmp (st->subject, event) == 0 && strcmp (st->predicate, predicate) == 0;
    }
  g_assert_cmpuint (n, ==, g_strv_length (values));
  for (guint i = 0; values[i]; i++)
    {
      g_autofree char *value = g_strconcat (space, values[i], NULL);
      g_assert_true (graph_says (s, event, predicate, value));
    }
}

static guint
count_orders (const NgStatements *s)
{
  guint n = 0;
  for (guint i = 0; i < s->statements->len; i++)
    {
      const NgStatement *st = &g_array_index (s->statements, NgStatement, i);
      n += strcmp (st->predicate, NG "before") == 0 || strcmp (st->predicate, NG "during") == 0;
    }
  return n;
}

/* Returns: how many orders the row lists; the graph states them all. */
static guint
check_order (const NgStatements *s, const char *event, const char *orders, const char *order_to)
{
  g_auto (GStrv) order = g_strsplit (orders, "; ", -1), other = g_strsplit (order_to, "; ", -1);
  guint n = g_strv_length (order);

  g_assert_cmpuint (n, ==, g_strv_length (other));
  for (guint i = 0; i < n; i++)
    {
      gboolean after = strcmp (order[i], "after") == 0;
      g_assert_true (graph_says (s, after ? other[i] : event,
                                 strcmp (order[i], "during") == 0 ? NG "during" : NG "before",
                                 after ? event : other[i]));
    }
  return n;
}

static void
check_row (const NgStatements *s, char **header, char **fields)
{
#define FIELD(column) field (header, fields, column)
  const char *event = FIELD ("event");
  gboolean narrated = strcmp (FIELD ("voice"), "narrator") == 0;

  g_assert_true (graph_says (s, FIELD ("document"), NG "contentEvent", event) == narrated);
  g_assert_true (*FIELD ("class") == '\0' || graph_says (s, event, SEM "eventType", NULL));
  check_list (s, event, SEM "hasEarliestBeginTimeStamp", "", FIELD ("earliest"));
  check_list (s, event, SEM "hasLatestEndTimeStamp", "", FIELD ("latest"));
  check_list (s, event, NG "sense", "", FIELD ("sense"));
  check_list (s, event, NG "context", PLOVER "context-", FIELD ("contexts"));
  check_list (s, event, NG "affected", "", FIELD ("affected"));
  check_list (s, event, NG "amount", "", FIELD ("amount"));
  check_list (s, event, NG "polarity", NG, FIELD ("polarity"));
  check_list (s, event, NG "certainty", NG, FIELD ("certainty"));
  check_list (s, event, NG "tense", NG, FIELD ("tense"));
  check_list (s, event, NG "aspect", NG, FIELD ("aspect"));
  check_list (s, event, NG "reality", NG, FIELD ("reality"));
  g_assert_true (graph_says (s, event, SEM "hasPlace", NULL) == (*FIELD ("place") != '\0'));
  g_assert_true (graph_says (s, event, NG "datelinePlace", NULL)
                 == (*FIELD ("dateline_place") != '\0'));
#undef FIELD
}

/* Every column that the graph has, too: one row a node, the same values, none more. */
static void
check_like_graph (const NgAnalysis *a)
{
  static const NgGraphOptions options = { .base = BASE, .version = "0", .settings = "00" };
  g_autoptr (NgStatements) s = ng_graph_build (a, &options, NULL);
  GString *csv = rows_of (a, NG_ROWS_CSV_EVENTS);
  g_auto (GStrv) lines = g_strsplit (csv->str, "\r\n", -1);
  g_auto (GStrv) header = g_strsplit (lines[0], ",", -1);
  guint n = g_strv_length (lines) - 2; /* the header, and nothing behind the last end of line */
  guint orders = 0;

  g_assert_nonnull (s);
  g_assert_cmpuint (n, ==, count_events (s));
  for (guint i = 1; i <= n; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", (int) g_strv_length (header));
      g_assert_cmpuint (g_strv_length (fields), ==, g_strv_length (header));
      check_row (s, header, fields);
      orders += check_order (s, fields[0], field (header, fields, "order"),
                             field (header, fields, "order_to"));
    }
  g_assert_cmpuint (orders, ==, count_orders (s));
  g_string_free (csv, TRUE);
}

static void
test_like_graph (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  check_like_graph (a);
}

static void
test_enriched (void)
{
  g_autoptr (NgAnalysis) a = read_enriched ();
  GString *csv = rows_of (a, NG_ROWS_CSV_EVENTS), *plover = rows_of (a, NG_ROWS_PLOVER);

  g_assert_true (ng_analysis_validate (a, NULL));
  check_like_graph (a);
  g_assert_nonnull (strstr (csv->str, ",diplomatic; economic; military,"));
  g_assert_nonnull (strstr (csv->str, ",12; 14,500 EUR,"));
  g_assert_nonnull (strstr (csv->str, ",talk,talk.01,"));
  g_assert_null (strstr (csv->str, "visit.01"));
  g_assert_nonnull (strstr (csv->str, ",Berlin,DEU,"));
  g_assert_nonnull (strstr (csv->str, ",ending,planned,"));
  g_assert_nonnull (strstr (plover->str, "\"context\":[\"diplomatic\",\"economic\",\"military\"]"));
  g_assert_null (strstr (plover->str, "\"size\""));
  g_string_free (csv, TRUE);
  g_string_free (plover, TRUE);
}

/* The manual's number of victims: of what does people harm. */
static void
test_size (void)
{
  g_autoptr (NgAnalysis) a = read_enriched ();
  GString *plover;

  g_array_index (a->layers[NG_LAYER_EVENT], NgEvent, 2).plover = NG_PLOVER_ASSAULT;
  g_array_index (a->layers[NG_LAYER_EVENT], NgEvent, 2).affected = 3;
  plover = rows_of (a, NG_ROWS_PLOVER);
  g_assert_nonnull (strstr (plover->str, "\"size\":3,"));
  g_string_free (plover, TRUE);
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
  g_test_add_func ("/event-rows/enriched", test_enriched);
  g_test_add_func ("/event-rows/size", test_size);
  return g_test_run ();
}
