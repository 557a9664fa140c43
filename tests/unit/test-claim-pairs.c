/* test-claim-pairs.c: minimal pairs of the files in tests/pairs/claims through the whole program.
 *
 * Each text stands at the end of a short article, as news does; only its own claims count.
 *
 * A line is "TEXT => CLAIM; CLAIM", or "* TEXT" (no claim at all); "//" in a text begins a new
 * paragraph, a text that begins with "# " is a headline before the article.  A claim is
 * "source|cue|content" and may go on with "|kind", "|polarity", "|certainty", "|addressee",
 * "|speech act", "|kind of source", "|first day", "|occasion", "|the source's words", each one
 * empty for any.  Source and addressee are a part of the entity's name; "-" before it: the entity
 * must be of this document only.  Parts of a content are joined by " … ". Every claim listed must
 * be found, and no other one
 * ("+" before the line: others may be found too).
 * "? " before a line: a known gap, which is counted and printed but need not hold.
 */
#include <glib.h>
#include <string.h>

#include "pairs.h"
#include "record/ng-schema.h"

static const char article[]
    = "OSLO, March 3 -- The national weather service of Norway published its monthly tables on "
      "Tuesday.\n\n"
      "The north of the country was colder than usual, and the south was warmer. Rain fell on "
      "twelve days, and the rivers were higher than they had been for many years.\n\n"
      "Farmers in the valleys near the coast had a long winter. The next tables are due at the "
      "end of the month.\n\n";

static char *
content_text (const NgAnalysis *a, NgId claim)
{
  GString *text = g_string_new (NULL);
  for (NgId i = 0; i < ng_n_contents (a); i++)
    if (ng_content (a, i)->claim == claim)
      {
        g_autofree char *part = ng_analysis_dup_text (a, ng_content (a, i)->span);
        g_string_append_printf (text, "%s%s", text->len ? " … " : "", part);
      }
  return g_string_free (text, FALSE);
}

static const char *
entity_name (const NgAnalysis *a, NgId entity)
{
  return entity == NG_NONE ? "" : ng_entity (a, entity)->name;
}

static char *
describe (const NgAnalysis *a, NgId id)
{
  const NgClaim *c = ng_claim (a, id);
  g_autofree char *cue = ng_analysis_dup_text (a, c->cue);
  g_autofree char *content = content_text (a, id);
  g_autofree char *occasion = ng_analysis_dup_text (a, c->occasion);
  g_autofree char *source = ng_analysis_dup_text (a, c->source);
  g_autofree char *day = c->first == NG_NO_DAY ? NULL : ng_day_format (c->first);
  return g_strdup_printf (
      "%s%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s", ng_entity (a, c->source_entity)->iri ? "" : "-",
      entity_name (a, c->source_entity), cue, content, ng_claim_kind_names[c->kind],
      ng_polarity_names[c->polarity], ng_certainty_names[c->certainty],
      entity_name (a, c->addressee), ng_speech_act_names[c->act],
      ng_source_kind_names[ng_entity (a, c->source_entity)->source_kind], day ? day : "", occasion,
      source);
}

/* A part of a name; "-" before it: of an entity of this document. */
static gboolean
name_matches (const char *wanted, const char *found)
{
  if (*wanted == '-' && *found != '-')
    return FALSE;
  return strstr (found, *wanted == '-' ? wanted + 1 : wanted) != NULL;
}

static gboolean
claim_matches (const char *wanted, const char *found)
{
  g_auto (GStrv) w = g_strsplit (wanted, "|", -1);
  g_auto (GStrv) f = g_strsplit (found, "|", -1);

  for (guint i = 0; w[i]; i++)
    {
      gboolean name = i == 0 || i == 6;
      g_assert_cmpuint (i, <, 12);
      if (*w[i] != '\0' && !(name ? name_matches (w[i], f[i]) : strcmp (w[i], f[i]) == 0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
any_matches (const char *wanted, const GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (claim_matches (wanted, g_ptr_array_index (found, i)))
      return TRUE;
  return FALSE;
}

/* The claims of the text; @begin, @end: where it stands. Returns: (transfer full). */
static GPtrArray *
read_claims (const NgExtractor *extractor, const char *text, guint32 begin, guint32 end)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (NgAnalysis) a = ng_extractor_read (extractor, "pair", (const guint8 *) text,
                                                strlen (text), NULL, NG_STAGE_CLAIM, &error);

  g_assert_no_error (error);
  for (NgId i = 0; i < ng_n_claims (a); i++)
    {
      guint32 at = ng_token (a, ng_claim (a, i)->cue_token)->span.begin;
      if (at >= begin && at < end)
        g_ptr_array_add (found, describe (a, i));
    }
  return found;
}

static GPtrArray *
read_text (const NgExtractor *extractor, const char *sentence)
{
  g_auto (GStrv) paragraphs = NULL;
  g_autofree char *body = NULL, *text = NULL;

  if (g_str_has_prefix (sentence, "# "))
    {
      text = g_strdup_printf ("%s\n\n%s", sentence + 2, article);
      return read_claims (extractor, text, 0, (guint32) strlen (sentence) - 2);
    }
  paragraphs = g_strsplit (sentence, " // ", -1);
  body = g_strjoinv ("\n\n", paragraphs);
  text = g_strconcat (article, body, NULL);
  return read_claims (extractor, text, strlen (article), G_MAXUINT32);
}

static gboolean
line_holds (const NgExtractor *extractor, const char *file, char *line)
{
  gboolean none = g_str_has_prefix (line, "* "), open = g_str_has_prefix (line, "+ ");
  const char *arrow = strstr (line, " => "), *start = line + (none || open ? 2 : 0);
  g_autofree char *sentence = arrow ? g_strndup (start, (gsize) (arrow - start)) : g_strdup (start);
  g_auto (GStrv) wanted = g_strsplit (arrow ? arrow + 4 : "", "; ", -1);
  g_autoptr (GPtrArray) found = read_text (extractor, sentence);
  guint n_wanted = none ? 0 : g_strv_length (wanted);
  gboolean holds = open || found->len == n_wanted;
  g_autofree char *all = NULL;

  g_assert_true (none == (arrow == NULL));
  for (guint i = 0; i < n_wanted; i++)
    holds = holds && any_matches (wanted[i], found);
  if (holds)
    return TRUE;
  g_ptr_array_add (found, NULL);
  all = g_strjoinv ("\n          ", (char **) found->pdata);
  g_test_message ("%s: %s\n  wanted: %s\n  found:  %s", file, sentence,
                  none ? "nothing" : arrow + 4, all);
  return FALSE;
}

int
main (int argc, char **argv)
{
  static const TestPairs pairs = {
    .name = "/claim/pairs", .path = "claims", .comment = "## ", .least = 1, .holds = line_holds
  };

  return test_pairs_main (argc, argv, &pairs);
}
