/* test-show.c: articles in the terminal: what is marked, how lines are filled, the five lines. */
#include <string.h>

#include "dumps.h"
#include "pipeline/ng-show.h"
#include "pipeline/ng-summary.h"

#define DUMPS NG_SRCDIR "/tests/graph/"

static char *
show (const char *name, gboolean colour, guint width)
{
  const NgShowOptions options = { .colour = colour, .width = width };
  g_autoptr (NgAnalysis) a = test_dump_read (name);
  GString *out = g_string_new (NULL);

  ng_show (a, &options, out);
  return g_string_free (out, FALSE);
}

static char *
without_colours (const char *text)
{
  g_autoptr (GRegex) sgr = g_regex_new ("\033\\[[0-9;]+m", 0, 0, NULL);
  return g_regex_replace_literal (sgr, text, -1, 0, "", 0, NULL);
}

/* NG_BLESS=1 writes the file anew, to be read before it is committed. */
static void
test_golden (void)
{
  g_autofree char *got = show ("small", FALSE, 60), *want = NULL;
  static const char path[] = DUMPS "small.show";

  if (g_getenv ("NG_BLESS"))
    g_assert_true (g_file_set_contents (path, got, -1, NULL));
  g_assert_true (g_file_get_contents (path, &want, NULL, NULL));
  g_assert_cmpstr (got, ==, want);
}

static void
test_colours (void)
{
  static const char *const names[] = { "small", "nasty" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *plain = show (names[i], FALSE, 72), *coloured = show (names[i], TRUE, 72);
      g_autofree char *bare = without_colours (coloured);
      g_assert_null (strchr (plain, '\033'));
      g_assert_nonnull (strchr (coloured, '\033'));
      g_assert_cmpstr (bare, ==, plain);
    }
}

static guint
columns_of (const char *line)
{
  guint n = 0;
  for (const char *p = line; *p; p = g_utf8_next_char (p))
    n += g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0
         : g_unichar_iswide (g_utf8_get_char (p))    ? 2
                                                     : 1;
  return n;
}

/* Only a line of one word may be too wide, in the text and its claims; the legend is not filled. */
static void
test_width (void)
{
  static const char *const names[] = { "small", "nasty" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint width = 20; width < 100; width += 7)
      {
        g_autofree char *text = show (names[i], FALSE, width);
        char *legend = strstr (text, "\nPeople\n");
        g_assert_nonnull (legend);
        *legend = '\0';
        g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
        for (guint k = 2; lines[k]; k++)
          if (columns_of (lines[k]) > width && !g_str_has_prefix (lines[k], "  K"))
            g_assert_null (strchr (g_strstrip (lines[k]), ' '));
      }
}

/* In a wide terminal claims stand beside the text, all of them, and nothing is too wide. */
static void
test_beside (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  g_autofree char *coloured = show ("small", TRUE, 110);
  g_autofree char *text = without_colours (coloured);
  char *legend = strstr (text, "\nPeople\n");

  g_assert_nonnull (legend);
  *legend = '\0';
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    g_assert_cmpuint (columns_of (lines[i]), <=, 110);
  for (NgId i = 0; i < ng_n_claims (a); i++)
    {
      g_autofree char *note = g_strdup_printf ("   K%u ", i + 1);
      g_assert_nonnull (strstr (text, note));
    }
  g_assert_nonnull (strstr (text, "Köhler[P1] to go[E1] to China[C1]:[K1] envoy[P2]"));
}

/* Every claim stands under the text, even one without a cue. */
static void
test_claims (void)
{
  g_autofree char *text = show ("small", FALSE, 80);
  g_autoptr (NgAnalysis) a = test_dump_read ("small");

  for (NgId i = 0; i < ng_n_claims (a); i++)
    {
      g_autofree char *tag = g_strdup_printf ("\n  K%u ", i + 1);
      g_assert_nonnull (strstr (text, tag));
    }
  ng_claim (a, 0)->cue = ng_span (0, 0);
  const NgShowOptions options = { .width = 80 };
  g_autoptr (GString) out = g_string_new (NULL);
  ng_show (a, &options, out);
  g_assert_nonnull (strstr (out->str, "\n  K1 "));
}

static void
test_summary (void)
{
  g_autoptr (NgAnalysis) a = test_dump_read ("small");
  g_autoptr (GString) out = g_string_new (NULL);

  ng_summary (a, out);
  g_assert_cmpstr (out->str, ==,
                   "People: 3 — Ana Köhler, Igor Smirnov (ambassador, Russia), Li Na (engineer)\n"
                   "Countries: 3 — China, Russia, Germany\n"
                   "Organisations and places: 3 — Testwire, Berlin, Moscow\n"
                   "Events: 4 — CONSULT 4\n"
                   "Claims: 5 — direct 1, mixed 1, indirect 2, headline 1\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/show/golden", test_golden);
  g_test_add_func ("/show/colours", test_colours);
  g_test_add_func ("/show/width", test_width);
  g_test_add_func ("/show/beside", test_beside);
  g_test_add_func ("/show/claims", test_claims);
  g_test_add_func ("/show/summary", test_summary);
  return g_test_run ();
}
