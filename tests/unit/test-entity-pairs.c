/* test-entity-pairs.c: minimal pairs of tests/pairs/entities.txt through the program.
 *
 * What a line says stands at the head of that file.  News never is one sentence, so each text is
 * read behind a short neutral paragraph.
 */
#include <glib.h>
#include <string.h>

#include "pairs.h"
#include "record/ng-schema.h"

#define CARRIER                                                                                    \
  "The harvest was good again, and the markets were full. Traders said that prices had fallen a "  \
  "little since the roads were repaired, but nobody knew how long it would last.\n\n"

/* The text of the entity's @field, NULL if it is not set. */
static const char *
field_of (const NgAnalysis *a, const NgEntity *e, const char *field)
{
  const struct
  {
    const char *name;
    NgId link;
  } links[] = { { "acts_for", e->acts_for },
                { "post_of", e->post_of },
                { "accredited_to", e->accredited_to },
                { "contained_in", e->contained_in } };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (strcmp (field, links[i].name) == 0)
      return links[i].link == NG_NONE ? NULL : ng_entity (a, links[i].link)->name;
  for (NgId i = 0; i < ng_n_traits (a); i++)
    if (ng_entity (a, ng_trait (a, i)->person) == e
        && strcmp (field, ng_trait_names[ng_trait (a, i)->kind]) == 0)
      return ng_entity (a, ng_trait (a, i)->value)->name;
  if (strcmp (field, ng_trait_names[NG_TRAIT_NATIONALITY]) == 0
      || strcmp (field, ng_trait_names[NG_TRAIT_RESIDENCE]) == 0)
    return NULL;
  if (strcmp (field, "kind") == 0)
    return ng_kind_names[e->kind];
  if (strcmp (field, "post") == 0)
    return e->post;
  if (strcmp (field, "code") == 0)
    return e->code;
  g_assert_cmpstr (field, ==, "iri");
  return e->iri;
}

static NgId
entity_named (const NgAnalysis *a, const char *name)
{
  for (NgId e = 0; e < ng_n_entities (a); e++)
    if (strcmp (ng_entity (a, e)->name, name) == 0)
      return e;
  return NG_NONE;
}

/* Byte where the wanted words stand for the @nth time as words behind the carrier. */
static guint32
place_of (const NgAnalysis *a, const char *words, guint nth)
{
  const char *p = a->text + strlen (CARRIER);

  for (; (p = strstr (p, words)) != NULL; p++)
    if (!g_ascii_isalpha (p[-1]) && !g_ascii_isalpha (p[strlen (words)]) && --nth == 0)
      return (guint32) (p - a->text);
  g_error ("not in the text: %s", words);
}

/* TRUE if the words "MENTION" or "MENTION#N" refer to @entity. */
static gboolean
refers (const NgAnalysis *a, const char *wanted, NgId entity)
{
  g_auto (GStrv) parts = g_strsplit (wanted, "#", 2);
  guint32 at = place_of (a, parts[0], parts[1] ? (guint) atoi (parts[1]) : 1);
  NgSpan span = ng_span (at, at + (guint32) strlen (parts[0]));

  for (NgId r = 0; r < ng_n_references (a); r++)
    if (ng_reference (a, r)->entity == entity
        && ng_span_equal (ng_mention (a, ng_reference (a, r)->mention)->span, span))
      return TRUE;
  return FALSE;
}

/* Checks "NAME[FIELD=VALUE …]: MENTION, MENTION"; @bad: everything must fail. */
static gboolean
entity_holds (const NgAnalysis *a, const char *spec, gboolean bad)
{
  const char *colon = strstr (spec, ": "), *bracket = strchr (spec, '[');
  gboolean holds = TRUE;

  g_assert_nonnull (colon);
  gsize length = bracket && bracket < colon ? (gsize) (bracket - spec) : (gsize) (colon - spec);
  g_autofree char *name = g_strndup (spec, length);
  g_auto (GStrv) mentions = g_strsplit (colon + 2, ", ", -1);
  NgId entity = entity_named (a, name);
  if (entity == NG_NONE)
    {
      if (!bad)
        g_test_message ("  no entity: %s", name);
      return bad;
    }
  if (bracket && bracket < colon)
    {
      g_autofree char *inside = g_strndup (bracket + 1, colon - bracket - 2);
      g_autoptr (GRegex) field = g_regex_new ("(\\w+)=(.*?)(?= \\w+=|$)", 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      for (g_regex_match (field, inside, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *key = g_match_info_fetch (match, 1);
          g_autofree char *value = g_match_info_fetch (match, 2);
          const char *found = field_of (a, ng_entity (a, entity), key);
          if ((g_strcmp0 (found, value) == 0) != bad)
            continue;
          g_test_message ("  %s: %s is %s", name, key, found ? found : "not set");
          holds = FALSE;
        }
    }
  for (guint i = 0; mentions[i]; i++)
    if (refers (a, mentions[i], entity) == bad)
      {
        g_test_message ("  %s: %s: %s", name, bad ? "refers" : "does not refer", mentions[i]);
        holds = FALSE;
      }
  return holds;
}

static gboolean
line_holds (const NgExtractor *extractor, const char *file, char *line)
{
  gboolean bad = g_str_has_prefix (line, "* "), holds = TRUE;
  char *arrow = strstr (line, " => ");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (arrow);
  *arrow = '\0';
  g_autofree char *text = g_strconcat (CARRIER, bad ? line + 2 : line, "\n", NULL);
  g_auto (GStrv) wanted = g_strsplit (arrow + 4, "; ", -1);
  g_autoptr (NgAnalysis) a = ng_extractor_read (extractor, "pair", (const guint8 *) text,
                                                strlen (text), NULL, NG_STAGE_ENTITY, &error);
  g_assert_no_error (error);
  g_assert_true (ng_analysis_validate (a, &error));
  for (guint i = 0; wanted[i]; i++)
    holds &= entity_holds (a, wanted[i], bad);
  if (!holds)
    g_test_message ("%s", line);
  return holds;
}

int
main (int argc, char **argv)
{
  static const TestPairs pairs = {
    .name = "/entity/pairs", .path = "entities.txt", .comment = "#", .least = 1, .holds = line_holds
  };

  return test_pairs_main (argc, argv, &pairs);
}
