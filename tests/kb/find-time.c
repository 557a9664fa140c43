/* find-time.c: how long a look-up takes: every name of a base, in an order without order.
 *
 * usage: find-time FILE.kb   prints names looked up, microseconds each, candidates each
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "kb/ng-kb.h"

/* Names that are looked up, at most: enough to leave every cache. */
#define MAX_NAMES 1000000u

typedef struct
{
  GStringChunk *strings;
  GPtrArray *names;
} Names;

static gboolean
keep (const char *key, gsize length, const NgKbCandidate *c, gpointer data)
{
  Names *n = data;

  if (n->names->len == 0
      || strncmp (g_ptr_array_index (n->names, n->names->len - 1), key, length) != 0)
    g_ptr_array_add (n->names, g_string_chunk_insert_len (n->strings, key, length));
  return TRUE;
}

/* Looks @n names up and reads their first candidate, as linking does. Returns: candidates. */
static guint64
look_up (const NgKb *kb, GPtrArray *names, guint n)
{
  NgKbCandidate c[NG_KB_MAX_CANDIDATES];
  NgKbEntry entry;
  guint64 found = 0, at = 0;

  for (guint i = 0; i < n; i++)
    {
      at = (at * 6364136223846793005u + 1442695040888963407u);
      const char *name = g_ptr_array_index (names, (at >> 33) % names->len);
      guint k = ng_kb_find (kb, name, strlen (name), c);
      found += k;
      g_assert_true (k > 0 && ng_kb_get (kb, c[0].index, &entry));
    }
  return found;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgKb) kb = argc == 2 ? ng_kb_open (argv[1], &error) : NULL;
  Names all = { g_string_chunk_new (1 << 20), g_ptr_array_new () };

  if (kb == NULL || !ng_kb_each_name (kb, keep, &all) || all.names->len == 0)
    {
      fprintf (stderr, "%s\n", error ? error->message : "usage: find-time FILE.kb");
      return 2;
    }
  guint n = MIN (all.names->len, MAX_NAMES);
  look_up (kb, all.names, n / 10 + 1);
  clock_t start = clock (); /* processor time: others may be at work here */
  guint64 found = look_up (kb, all.names, n);
  double spent = (clock () - start) * 1e6 / CLOCKS_PER_SEC;
  printf ("%u look-ups, %.2f us each, %.1f candidates each\n", n, spent / n, (double) found / n);
  g_ptr_array_unref (all.names);
  g_string_chunk_free (all.strings);
  return 0;
}
