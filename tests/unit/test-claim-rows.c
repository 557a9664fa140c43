/* test-claim-rows.c: the claims of the small made-up article as rows: as they were read before, and
 * the same claims, sources and contents that the graph has.
 */
#include <string.h>

#include "dumps.h"
#include "graph/ng-graph.h"
#include "pipeline/ng-csv.h"
#include "pipeline/ng-event-rows.h"

#define BASE "https://w3id.org/newsgraph/id/"
#define CLAIM "http://schema.org/Claim"
#define SOURCE "http://www.w3.org/ns/prov#wasAttributedTo"

static char *
rows_of (const NgAnalysis *a, const char *name)
{
  g_autoptr (GError) error = NULL;
  NgRowsFormat format = ng_event_rows_from_name (name);
  GString *out = g_string_new (ng_event_rows_header (format));

  g_assert_cmpint (format, !=, NG_ROWS_NONE);
  g_assert_true (ng_event_rows_put (a, format, BASE, out, &error));
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

/* NG_BLESS=1 writes the file instead. */
static void
compare_with_file (const char *rows, const char *name)
{
  g_autofree char *path = g_build_filename (NG_SRCDIR "/tests/graph", name, NULL);
  g_autofree char *wanted = NULL;

  if (g_getenv ("NG_BLESS"))
    g_assert_true (g_file_set_contents (path, rows, -1, NULL));
  g_assert_true (g_file_get_contents (path, &wanted, NULL, NULL));
  g_assert_cmpstr (rows, ==, wanted);
}

static void
test_golden (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  g_autofree char *csv = rows_of (a, "csv-claims"), *dna = rows_of (a, "dna");

  compare_with_file (csv, "small-claims.csv");
  compare_with_file (dna, "small-dna.csv");
}

static gboolean
graph_says (const NgStatements *s, const char *subject, const char *predicate, const char *object)
{
  for (guint i = 0; i < s->statements->len; i++)
    {
      const NgStatement *st = &g_array_index (s->statements, NgStatement, i);
      if (strcmp (st->subject, subject) == 0 && g_str_has_suffix (st->predicate, predicate)
          && strcmp (st->object.value, object) == 0)
        return TRUE;
    }
  return FALSE;
}

/* One row a claim of the graph, with the graph's source. */
static void
test_like_graph (void)
{
  static const NgGraphOptions options = { .base = BASE, .version = "0", .settings = "00" };
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  g_autoptr (NgStatements) s = ng_graph_build (a, &options, NULL);
  g_autofree char *csv = rows_of (a, "csv-claims");
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);
  guint n = g_strv_length (lines) - 2; /* the header, and nothing behind the last end of line */

  g_assert_nonnull (s);
  g_assert_cmpuint (n, ==, ng_n_claims (a));
  for (guint i = 1; i <= n; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      g_assert_true (graph_says (s, fields[0], "#type", CLAIM));
      g_assert_true (graph_says (s, fields[0], SOURCE, fields[9]));
    }
}

static void
test_fields (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  ng_csv_put (out, "a");
  ng_csv_put (out, NULL);
  ng_csv_put (out, "b, \"c\"\nd");
  g_assert_cmpstr (out->str, ==, "a,,\"b, \"\"c\"\" d\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-rows/fields", test_fields);
  g_test_add_func ("/claim-rows/golden", test_golden);
  g_test_add_func ("/claim-rows/like-graph", test_like_graph);
  return g_test_run ();
}
