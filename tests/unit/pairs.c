/* pairs.c: see pairs.h. */
#include "pairs.h"

#include <string.h>

typedef struct
{
  const NgExtractor *extractor;
  const TestPairs *pairs;
  guint n, held, gaps, closed;
} Tally;

static void
read_file (Tally *tally, const char *path)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      if (*lines[i] == '\0' || g_str_has_prefix (lines[i], tally->pairs->comment))
        continue;
      gboolean gap = g_str_has_prefix (lines[i], "? ");
      gboolean holds = tally->pairs->holds (tally->extractor, name, lines[i] + (gap ? 2 : 0));
      tally->n += !gap;
      tally->held += !gap && holds;
      tally->gaps += gap;
      tally->closed += gap && holds;
    }
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
read_folder (Tally *tally, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (files, g_build_filename (path, name, NULL));
  g_ptr_array_sort (files, compare_names);
  for (guint i = 0; i < files->len; i++)
    read_file (tally, g_ptr_array_index (files, i));
}

static void
test_pairs (gconstpointer data)
{
  Tally *tally = (Tally *) data;
  const char *own = g_getenv ("NG_PAIRS"); /* sentences of one's own, to look what holds */
  g_autofree char *path
      = own ? g_strdup (own)
            : g_build_filename (NG_SRCDIR "/tests/pairs", tally->pairs->path, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    read_folder (tally, path);
  else
    read_file (tally, path);
  g_test_message ("%u of %u pairs hold; %u known gaps, %u of them closed", tally->held, tally->n,
                  tally->gaps, tally->closed);
  g_assert_cmpuint (tally->n, >=, tally->pairs->least);
  g_assert_cmpuint (tally->held, ==, tally->n);
}

int
test_pairs_main (int argc, char **argv, const TestPairs *pairs)
{
  g_autoptr (NgExtractor) extractor = NULL;
  Tally tally = { .pairs = pairs };

  g_test_init (&argc, &argv, NULL);
  tally.extractor = extractor = ng_extractor_new (NG_SRCDIR "/data", NULL);
  g_assert_nonnull (extractor);
  g_test_add_data_func (pairs->name, &tally, test_pairs);
  return g_test_run ();
}
