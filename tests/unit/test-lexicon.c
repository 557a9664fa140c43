/* test-lexicon.c: what tables give, and what is said of broken ones. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/ng-error.h"
#include "lexicon/ng-lexicon.h"

static char *directory;

/* A lexicon with one table t.tsv. */
static NgLexicon *
open_table (const char *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "t.tsv", NULL);
  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  return ng_lexicon_open (directory, error);
}

static void
test_look_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgLexicon) lexicon
      = open_table ("# a comment\n#columns\tform\tcode\nChina\tCHN\n"
                    "South Korea\tKOR\nGeorgia\tGEO\nGeorgia\tUSA\nÖst\t\n",
                    &error);
  g_assert_no_error (error);
  const NgTable *t = ng_lexicon_table (lexicon, "t", &error, "form", "code", NULL);
  NgWord words[] = { { "South", 5 }, { "Korea", 5 }, { "said", 4 } };
  guint k = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (ng_table_n_rows (t), ==, 5);
  g_assert_cmpint (ng_table_find (t, "China", -1), ==, 0);
  g_assert_cmpint (ng_table_find (t, "Chinatown", 5), ==, 0);
  g_assert_cmpint (ng_table_find (t, "china", -1), ==, -1);
  g_assert_cmpint (ng_table_find_nocase (t, "ÖST", -1), ==, 4);
  g_assert_cmpint (ng_table_find_phrase (t, words, 3, FALSE, &k), ==, 1);
  g_assert_cmpuint (k, ==, 2);
  int row = ng_table_find (t, "Georgia", -1);
  g_assert_cmpstr (ng_table_get (t, ng_table_next (t, row), 1), ==, "USA");
  g_assert_cmpint (ng_table_next (t, ng_table_next (t, row)), ==, -1);
  g_assert_cmpstr (ng_table_get (t, 4, 1), ==, "");
  g_assert_cmpstr (ng_table_field (t, 0, "form"), ==, "China");
  g_assert_cmpint (ng_table_with (t, row, "code", "GEO"), ==, row);
  g_assert_cmpint (ng_table_with (t, row, "code", "USA"), ==, ng_table_next (t, row));
  g_assert_cmpint (ng_table_with (t, row, "code", "CHN"), ==, -1);
  g_assert_cmpint (ng_table_with (t, -1, "code", "USA"), ==, -1);
}

static void
test_digest (void)
{
  g_autoptr (NgLexicon) a = open_table ("#columns\tk\nx\n", NULL);
  g_autoptr (NgLexicon) b = open_table ("#columns\tk\ny\n", NULL);
  g_autoptr (NgLexicon) c = open_table ("#columns\tk\nx\n", NULL);
  g_assert_cmpstr (ng_lexicon_digest (a), ==, ng_lexicon_digest (c));
  g_assert_cmpstr (ng_lexicon_digest (a), !=, ng_lexicon_digest (b));
}

static void
test_errors (void)
{
  static const char *const bad[][2] = {
    { "#columns\ta\tb\nx\n", "t.tsv:2" },   { "#columns\ta\tb\n# fine\nx\ty\tz\n", "t.tsv:3" },
    { "#columns\ta\tb\n\ty\n", "t.tsv:2" }, { "x\ty\n", "t.tsv:1" },
    { "#columns\ta\n\xFF\n", "UTF-8" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (open_table (bad[i][0], &error));
      g_assert_error (error, NG_ERROR, NG_ERROR_DATA);
      g_assert_nonnull (strstr (error->message, bad[i][1]));
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgLexicon) lexicon = open_table ("#columns\ta\nx\n", NULL);

  g_assert_null (ng_lexicon_table (lexicon, "none", &error, NULL));
  g_assert_error (error, NG_ERROR, NG_ERROR_DATA);
  g_clear_error (&error);
  g_assert_null (ng_lexicon_table (lexicon, "t", &error, "a", "b", NULL));
  g_assert_error (error, NG_ERROR, NG_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "\"b\""));
  g_clear_error (&error);
  g_assert_null (ng_lexicon_open ("/nonexistent/newsgraph", &error));
  g_assert_error (error, NG_ERROR, NG_ERROR_DATA);
}

/* Every table of the program has its columns, source and licence. */
static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgLexicon) lexicon = ng_lexicon_open (NG_SRCDIR "/data", &error);
  g_autoptr (GDir) dir = g_dir_open (NG_SRCDIR "/data", 0, NULL);

  g_assert_no_error (error);
  g_assert_nonnull (lexicon);
  for (const char *f = g_dir_read_name (dir); f; f = g_dir_read_name (dir))
    if (g_str_has_suffix (f, ".tsv"))
      {
        g_autofree char *path = g_build_filename (NG_SRCDIR "/data", f, NULL), *bytes = NULL;
        g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
        g_test_message ("%s", f);
        g_assert_nonnull (strstr (bytes, "\n# Source: "));
        g_assert_nonnull (strstr (bytes, "\n# Licence: "));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  directory = g_dir_make_tmp ("newsgraph-XXXXXX", NULL);
  g_test_add_func ("/lexicon/look-up", test_look_up);
  g_test_add_func ("/lexicon/digest", test_digest);
  g_test_add_func ("/lexicon/errors", test_errors);
  g_test_add_func ("/lexicon/missing", test_missing);
  g_test_add_func ("/lexicon/shipped", test_shipped);
  int failed = g_test_run ();
  g_autofree char *path = g_build_filename (directory, "t.tsv", NULL);
  g_unlink (path);
  g_rmdir (directory);
  g_free (directory);
  return failed;
}
