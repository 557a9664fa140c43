/* test-merge.c: lines sorted in any memory; which events may be one happening. */
#include <string.h>

#include "merge/ng-sorter.h"
#include "merge/ng-twins.h"

static gint
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Lines of many and of few kinds, so that some repeat. */
static GPtrArray *
random_lines (GRand *random, guint n, guint kinds)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (
        lines, g_strdup_printf ("line %d \303\266", g_rand_int_range (random, 0, (gint) kinds)));
  return lines;
}

static void
check_sorted (GPtrArray *lines, gsize max_bytes)
{
  g_autoptr (NgSorter) sorter = ng_sorter_new (max_bytes);
  g_autoptr (GError) error = NULL;
  const char *line;

  for (guint i = 0; i < lines->len; i++)
    g_assert_true (ng_sorter_add (sorter, g_ptr_array_index (lines, i), &error));
  g_ptr_array_sort (lines, compare);
  for (guint i = 0; i < lines->len; i++)
    {
      if (i > 0 && compare (&lines->pdata[i - 1], &lines->pdata[i]) == 0)
        continue;
      g_assert_true (ng_sorter_next (sorter, &line, &error));
      g_assert_cmpstr (line, ==, g_ptr_array_index (lines, i));
    }
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (ng_sorter_next (sorter, &line, &error));
      g_assert_null (line);
    }
}

/* In memory, in a few runs, and in so many that runs are merged before the end. */
static void
test_sorter (void)
{
  static const gsize sizes[] = { 1 << 20, 20000, 1500, 100, 1 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint n = 0; n < 800; n = n * 3 + 1)
      {
        g_autoptr (GPtrArray) few = random_lines (random, n, 5);
        g_autoptr (GPtrArray) many = random_lines (random, n, 100000);
        check_sorted (few, sizes[s]);
        check_sorted (many, sizes[s]);
      }
}

#define DOC "<https://example.org/doc/n"
#define ZEROS "0000000000000000000000000000000"

/* A meeting of two countries: what @more says, "predicate object" pairs of local names. */
static NgTwin *
meeting (char document, const char *more)
{
  static const char *const spaces[][2] = { { "sem:", "http://semanticweb.cs.vu.nl/2009/11/sem/" },
                                           { "ng:", "https://w3id.org/newsgraph/ns#" },
                                           { "x:", "https://example.org/" } };
  g_autofree char *iri = g_strdup_printf (DOC "%c" ZEROS "#event_1_2>", document);
  g_autofree char *all = g_strconcat ("ng:lemma \"meet\" sem:eventType x:plover#CONSULT "
                                      "sem:hasActor x:country/FRA sem:hasActor x:country/PER ",
                                      more, NULL);
  g_auto (GStrv) words = g_strsplit (all, " ", -1);
  NgTwin *twin = ng_twin_new (iri);

  for (guint i = 0; words[i]; i++)
    for (guint k = 0; k < G_N_ELEMENTS (spaces); k++)
      if (g_str_has_prefix (words[i], spaces[k][0]))
        {
          char *full = g_strdup_printf ("<%s%s>", spaces[k][1], words[i] + strlen (spaces[k][0]));
          g_free (words[i]);
          words[i] = full;
        }
  for (guint i = 0; words[i] && words[i + 1]; i += 2)
    ng_twin_take (twin, words[i], words[i + 1]);
  return twin;
}

/* Score of two meetings after a round trip through their lines, each reported on @day. */
static float
score (const char *a, const char *b, const char *day)
{
  NgDay published = NG_NO_DAY, last;
  ng_day_parse (day, &published, &last);
  g_autoptr (NgTwin) x = meeting ('a', a), y = meeting ('b', b);
  g_autofree char *p = ng_twin_format (x, published), *q = ng_twin_format (y, published);
  g_assert_nonnull (p);
  g_assert_nonnull (q);
  g_autoptr (NgTwin) u = ng_twin_parse (p), v = ng_twin_parse (q);
  g_assert_cmpfloat (ng_twin_score (u, v), ==, ng_twin_score (v, u));
  return ng_twin_score (u, v);
}

#define ON(d)                                                                                      \
  "sem:hasEarliestBeginTimeStamp \"" d "\"^^<d> sem:hasLatestEndTimeStamp \"" d "\"^^<d> "
#define YEAR                                                                                       \
  "sem:hasEarliestBeginTimeStamp \"2021-01-01\"^^<d> "                                             \
  "sem:hasLatestEndTimeStamp \"2021-12-31\"^^<d> "
#define MEETS(p) "sem:hasActor x:person/" p " ng:initiator x:person/" p " "
#define MET(p) "sem:hasActor x:person/" p " ng:recipient x:person/" p " "

static void
test_score (void)
{
  float same = score (ON ("2021-03-04"), ON ("2021-03-04"), "2021-03-05");
  float undated = score ("", "", "2021-03-05");

  g_assert_cmpfloat_with_epsilon (same, 0.95, 0.001); /* neither says where */
  g_assert_cmpfloat (undated, <, same);
  g_assert_cmpfloat (undated, >=, 0.5f);
  g_assert_cmpfloat (score (ON ("2021-03-04"), ON ("2021-03-06"), "2021-03-05"), ==, 0);
  g_assert_cmpfloat (score (YEAR, YEAR, "2021-03-05"), <, same);
  /* more parties of one are no contradiction, other parties are */
  float more = score (ON ("2021-03-04") MEETS ("ana"), ON ("2021-03-04"), "2021-03-05");
  float other
      = score (ON ("2021-03-04") MEETS ("ana"), ON ("2021-03-04") MEETS ("eva"), "2021-03-05");
  g_assert_cmpfloat (more, <, same);
  g_assert_cmpfloat (other, <, more);
  /* who meets whom */
  g_assert_cmpfloat (score (ON ("2021-03-04") MEETS ("ana"), ON ("2021-03-04") MET ("ana"), ""), <,
                     0.5f);
  g_assert_cmpfloat (score (ON ("2021-03-04") "sem:hasPlace x:place/PER-lima ",
                            ON ("2021-03-04") "sem:hasPlace x:country/PER ", ""),
                     ==, same);
  g_assert_cmpfloat (score (ON ("2021-03-04") "sem:hasPlace x:place/PER-lima ",
                            ON ("2021-03-04") "sem:hasPlace x:country/FRA ", ""),
                     <, 0.5f);
  g_assert_cmpfloat (score (ON ("2021-03-04") "ng:polarity ng:negative",
                            ON ("2021-03-04") "ng:polarity ng:positive", ""),
                     <, same);
}

/* One document tells its events apart itself; without any day there is nothing to go by. */
static void
test_no_candidate (void)
{
  g_autoptr (NgTwin) a = meeting ('a', ""), b = meeting ('a', "");
  g_autofree char *line = ng_twin_format (a, NG_NO_DAY);

  g_assert_null (line);
  g_assert_cmpfloat (ng_twin_score (a, b), ==, 0);
  g_assert_cmpuint (ng_twin_document_length (DOC "a" ZEROS "#event_1_2>"), ==,
                    strlen (DOC "a" ZEROS));
  g_assert_cmpuint (ng_twin_document_length (DOC "a#event_1_2>"), ==, 0);
  g_assert_cmpuint (ng_twin_document_length ("\"/doc/na" ZEROS "#\""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/sorter", test_sorter);
  g_test_add_func ("/merge/score", test_score);
  g_test_add_func ("/merge/no-candidate", test_no_candidate);
  return g_test_run ();
}
