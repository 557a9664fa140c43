/* test-mention-pairs.c: minimal pairs of tests/pairs/mentions.txt through the program.
 *
 * A line is "SENTENCE => KIND:TEXT; KIND:TEXT=VALUE" (each must be found) or "* SENTENCE => …"
 * (none may be found).  News never is one sentence, so each is read behind a short neutral
 * paragraph.
 */
#include <glib.h>
#include <string.h>

#include "pairs.h"
#include "record/ng-schema.h"

#define CARRIER                                                                                    \
  "The harvest was good again, and the markets were full. Traders said that prices had fallen a "  \
  "little since the roads were repaired, but nobody knew how long it would last.\n\n"

/* TRUE if there is a mention "KIND:TEXT" or "KIND:TEXT=VALUE". */
static gboolean
is_found (const NgAnalysis *a, const char *wanted)
{
  const char *colon = strchr (wanted, ':');
  const char *equals = strrchr (wanted, '=');

  g_assert_nonnull (colon);
  g_autofree char *kind = g_strndup (wanted, colon - wanted);
  g_autofree char *text = equals ? g_strndup (colon + 1, equals - colon - 1) : g_strdup (colon + 1);
  g_assert_cmpint (ng_name_index (ng_kind_names, kind), >=, 0);
  for (NgId m = 0; m < ng_n_mentions (a); m++)
    {
      const NgMention *x = ng_mention (a, m);
      g_autofree char *found = ng_analysis_dup_text (a, x->span);
      if (strcmp (found, text) == 0 && strcmp (ng_kind_names[x->kind], kind) == 0
          && (!equals || g_strcmp0 (x->value, equals + 1) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
print_mentions (const NgAnalysis *a)
{
  for (NgId m = 0; m < ng_n_mentions (a); m++)
    {
      const NgMention *x = ng_mention (a, m);
      g_autofree char *text = ng_analysis_dup_text (a, x->span);
      g_test_message ("    %s:%s=%s %.2f %s", ng_kind_names[x->kind], text,
                      x->value ? x->value : "", x->score, x->origin);
    }
}

static gboolean
line_holds (const NgExtractor *extractor, const char *file, char *line)
{
  gboolean bad = g_str_has_prefix (line, "* ");
  char *arrow = strstr (line, " => ");
  g_autoptr (GError) error = NULL;
  gboolean holds = TRUE;

  g_assert_nonnull (arrow);
  *arrow = '\0';
  g_autofree char *text = g_strconcat (CARRIER, bad ? line + 2 : line, "\n", NULL);
  g_auto (GStrv) wanted = g_strsplit (arrow + 4, "; ", -1);
  g_autoptr (NgAnalysis) a = ng_extractor_read (extractor, "pair", (const guint8 *) text,
                                                strlen (text), NULL, NG_STAGE_MENTION, &error);
  g_assert_no_error (error);
  g_assert_true (ng_analysis_validate (a, &error));
  for (guint i = 0; wanted[i]; i++)
    if (is_found (a, wanted[i]) == bad)
      {
        g_test_message ("%s\n  %s: %s", line, bad ? "found" : "not found", wanted[i]);
        holds = FALSE;
      }
  if (!holds)
    print_mentions (a);
  return holds;
}

int
main (int argc, char **argv)
{
  static const TestPairs pairs = { .name = "/mention/pairs",
                                   .path = "mentions.txt",
                                   .comment = "#",
                                   .least = 120,
                                   .holds = line_holds };

  return test_pairs_main (argc, argv, &pairs);
}
