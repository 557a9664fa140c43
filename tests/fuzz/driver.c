/* driver.c: replays a fuzz target over files, so that its corpus is a test without the fuzzer.
 *
 * usage: fuzz-NAME FILE|DIR…   Each file is given whole, and cut short at several lengths.
 */
#include <glib.h>
#include <stdio.h>

#include "tests/fuzz/fuzz.h"

/* Prefixes of each file that are replayed too. */
#define CUTS 8u

static guint n_inputs;

static void
replay (const char *bytes, gsize length)
{
  for (guint i = 1; i <= CUTS; i++)
    {
      gsize n = length * i / CUTS;
      g_autofree guint8 *copy = g_memdup2 (bytes, n); /* exact size: overruns are seen */
      LLVMFuzzerTestOneInput (copy, n);
      n_inputs++;
    }
}

static void
replay_path (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      for (const char *f = g_dir_read_name (dir); f; f = g_dir_read_name (dir))
        {
          g_autofree char *full = g_build_filename (path, f, NULL);
          replay_path (full);
        }
    }
  else if (g_file_get_contents (path, &bytes, &length, NULL))
    replay (bytes, length);
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    replay_path (argv[i]);
  printf ("%u inputs replayed\n", n_inputs);
  return n_inputs > 0 ? 0 : 1;
}
