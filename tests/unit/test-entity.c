/* test-entity.c: names, posts and pronouns on hand-written trees, without the network.
 *
 * The seventh field of a token (see trees.h) makes it a name of that kind: "person",
 * "country=CODE".
 */
#include <glib.h>
#include <string.h>

#include "entity/ng-entity-name.h"
#include "entity/ng-entity-resolver.h"
#include "lexicon/ng-lexicon.h"
#include "record/ng-schema.h"
#include "trees.h"

static NgLexicon *lexicon;
static NgEntityResolver *resolver;

/* "KIND" or "KIND=VALUE"; adjectives are mentions of that form. */
static void
take_kind (NgAnalysis *a, NgId token, const char *form, const char *field)
{
  g_auto (GStrv) f = g_strsplit (field, "=", 2);
  NgKind kind = (NgKind) test_name_index (ng_kind_names, f[0]);
  NgMention *m = ng_mention (a, test_trees_name (a, token, kind));

  m->value = ng_analysis_string (a, f[1]);
  if (ng_tag (a, token)->upos == NG_UPOS_ADJ)
    m->form = NG_MENTION_ADJECTIVE;
}

/* Reads the trees and resolves them. */
static NgAnalysis *
resolve (const char *spec)
{
  g_autoptr (GError) error = NULL;
  NgAnalysis *a = test_trees_read (spec, take_kind);

  g_assert_true (ng_entity_resolver_run (resolver, a, &error));
  g_assert_true (ng_analysis_validate (a, &error));
  return a;
}

/* Name of the entity that the @nth mention with these words refers to, "" if none. */
static const char *
referent (const NgAnalysis *a, const char *words, guint nth)
{
  NgId best = NG_NONE;

  for (guint32 from = 0; nth > 0; nth--)
    {
      best = NG_NONE;
      for (NgId m = 0; m < ng_n_mentions (a); m++)
        {
          g_autofree char *text = ng_analysis_dup_text (a, ng_mention (a, m)->span);
          if (strcmp (text, words) == 0 && ng_mention (a, m)->span.begin >= from
              && (best == NG_NONE
                  || ng_mention (a, m)->span.begin < ng_mention (a, best)->span.begin))
            best = m;
        }
      if (best != NG_NONE)
        from = ng_mention (a, best)->span.end;
    }
  for (NgId r = 0; best != NG_NONE && r < ng_n_references (a); r++)
    if (ng_reference (a, r)->mention == best)
      return ng_entity (a, ng_reference (a, r)->entity)->name;
  return "";
}

static const NgEntity *
entity (const NgAnalysis *a, const char *name)
{
  for (NgId e = 0; e < ng_n_entities (a); e++)
    if (strcmp (ng_entity (a, e)->name, name) == 0)
      return ng_entity (a, e);
  return NULL;
}

static void
test_names (void)
{
  static const struct
  {
    const char *shorter, *longer;
    NgNameFit fit;
  } cases[] = {
    { "Merkel", "Angela Merkel", NG_NAME_FAMILY },
    { "Angela", "Angela Merkel", NG_NAME_GIVEN },
    { "ANGELA MERKEL", "Angela Merkel", NG_NAME_EQUAL },
    { "A. Merkel", "Angela Merkel", NG_NAME_INNER },
    { "John Kennedy", "John F. Kennedy", NG_NAME_INNER },
    { "el-Sisi", "Abdel Fattah al-Sisi", NG_NAME_FAMILY },
    { "Zelensky", "Volodymyr Zelenskyy", NG_NAME_SIMILAR },
    { "Robert Kennedy Jr.", "Robert Kennedy", NG_NAME_EQUAL },
    { "Calvino", "Nadia Calviño", NG_NAME_FAMILY },
    { "Paul Merkel", "Angela Merkel", NG_NAME_DIFFERENT },
    { "Schmidt", "Angela Merkel", NG_NAME_DIFFERENT },
  };
  g_autoptr (GError) error = NULL;
  const NgTable *words = ng_lexicon_table (lexicon, "name-words", &error, "word", "class", NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NgName) a = ng_name_new (words, cases[i].shorter, strlen (cases[i].shorter));
      g_autoptr (NgName) b = ng_name_new (words, cases[i].longer, strlen (cases[i].longer));
      g_test_message ("%s, %s", cases[i].shorter, cases[i].longer);
      g_assert_cmpint (ng_name_fit (a, b), ==, cases[i].fit);
    }
  g_assert_null (ng_name_new (words, "--", 2));
}

static void
test_post_before_name (void)
{
  g_autoptr (NgAnalysis) a = resolve (
      "French/french/ADJ/other/3/amod/country=FRA Foreign/foreign/ADJ/other/3/amod "
      "Minister/minister/PROPN/other/4/compound Ines_Roux/Ines_Roux/PROPN/other/5/nsubj/person "
      "left/leave/VERB/past/0/root ././PUNCT/other/5/punct");
  const NgEntity *e = entity (a, "Ines Roux");

  g_assert_cmpstr (e->post, ==, "foreign minister");
  g_assert_cmpstr (ng_entity (a, e->acts_for)->code, ==, "FRA");
  g_assert_cmpstr (e->iri, ==, "person/ines-roux");
  g_assert_cmpstr (referent (a, "French", 1), ==, "France");
}

static void
test_described_before_named (void)
{
  g_autoptr (NgAnalysis) a
      = resolve ("Spain/Spain/PROPN/other/4/nmod/country=ESP 's/'s/PART/other/1/case "
                 "economy/economy/NOUN/other/4/compound minister/minister/NOUN/base/5/nsubj "
                 "left/leave/VERB/past/0/root ././PUNCT/other/5/punct | "
                 "Ines_Roux/Ines_Roux/PROPN/other/2/nsubj/person said/say/VERB/past/0/root "
                 "she/she/PRON/other/4/nsubj knew/know/VERB/past/2/ccomp ././PUNCT/other/2/punct");

  g_assert_cmpstr (entity (a, "Ines Roux")->post, ==, "economy minister");
  g_assert_cmpstr (referent (a, "Spain 's economy minister", 1), ==, "Ines Roux");
  g_assert_cmpstr (referent (a, "she", 1), ==, "Ines Roux");
}

static void
test_pronouns (void)
{
  g_autoptr (NgAnalysis) a
      = resolve ("Boris_Lind/Boris_Lind/PROPN/other/2/nsubj/person said/say/VERB/past/0/root "
                 "he/he/PRON/other/4/nsubj blamed/blame/VERB/past/2/ccomp "
                 "himself/himself/PRON/other/4/obj ././PUNCT/other/2/punct | "
                 "Ines_Roux/Ines_Roux/PROPN/other/2/nsubj/person blamed/blame/VERB/past/0/root "
                 "him/he/PRON/other/2/obj and/and/CCONJ/other/6/cc her/her/PRON/other/6/nmod "
                 "friend/friend/NOUN/base/3/conj ././PUNCT/other/2/punct");

  g_assert_cmpstr (referent (a, "he", 1), ==, "Boris Lind");
  g_assert_cmpstr (referent (a, "himself", 1), ==, "Boris Lind");
  g_assert_cmpstr (referent (a, "him", 1), ==, "Boris Lind");
  g_assert_cmpstr (referent (a, "her", 1), ==, "Ines Roux");
}

static void
test_two_of_one_name (void)
{
  g_autoptr (NgAnalysis) a = resolve (
      "Anna_Weber/Anna_Weber/PROPN/other/4/nsubj/person and/and/CCONJ/other/3/cc "
      "Paul_Weber/Paul_Weber/PROPN/other/1/conj/person left/leave/VERB/past/0/root "
      "././PUNCT/other/4/punct | Mrs./Mrs./PROPN/other/2/compound "
      "Weber/Weber/PROPN/other/3/nsubj/person cried/cry/VERB/past/0/root ././PUNCT/other/3/punct");

  g_assert_cmpuint (ng_n_entities (a), ==, 2);
  g_assert_cmpstr (referent (a, "Weber", 1), ==, "Anna Weber");
}

static void
test_members (void)
{
  g_autoptr (NgAnalysis) a = resolve (
      "Britain/Britain/PROPN/other/6/nsubj/country=GBR ,/,/PUNCT/other/3/punct "
      "China/China/PROPN/other/1/conj/country=CHN and/and/CCONJ/other/5/cc "
      "NATO/NATO/PROPN/other/1/conj/organisation met/meet/VERB/past/0/root "
      "the/the/DET/other/8/det EU/EU/PROPN/other/6/obj/organisation ././PUNCT/other/6/punct");
  const NgMembership *m = ng_membership (a, 1);

  g_assert_cmpuint (ng_n_memberships (a), ==, 2); /* China is in neither */
  g_assert_cmpstr (ng_entity (a, m->country)->code, ==, "GBR");
  g_assert_cmpstr (ng_entity (a, m->body)->name, ==, "European Union");
  g_assert_cmpint (m->first, ==, ng_day_from_civil (1973, 1, 1));
  g_assert_cmpint (m->last, ==, ng_day_from_civil (2020, 1, 31));
}

/* Each row names a listed body and country, and days that can be read. */
static void
test_table_of_members (void)
{
  const NgTable *t = ng_lexicon_table (lexicon, "memberships", NULL, "body", NULL);
  const NgTable *bodies = ng_lexicon_table (lexicon, "organisations", NULL, "name", NULL);
  const NgTable *countries = ng_lexicon_table (lexicon, "countries", NULL, "code", NULL);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ng_table_n_rows (bodies); i++)
    g_hash_table_add (names, (gpointer) ng_table_field (bodies, i, "name"));
  for (guint i = 0; i < ng_table_n_rows (t); i++)
    {
      NgDay first = 0, last = 0, other;
      const char *to = ng_table_field (t, i, "to");
      g_test_message ("line %u", ng_table_line (t, i));
      g_assert_true (g_hash_table_contains (names, ng_table_field (t, i, "body")));
      g_assert_cmpint (ng_table_find (countries, ng_table_field (t, i, "code"), -1), >=, 0);
      g_assert_true (ng_day_parse (ng_table_field (t, i, "from"), &first, &other));
      g_assert_true (*to == '\0' || ng_day_parse (to, &other, &last));
      g_assert_true (*to == '\0' || first < last);
    }
}

static void
test_no_trees (void)
{
  g_autoptr (NgAnalysis) a = ng_analysis_new ("Hello.", 6);
  g_autoptr (GError) error = NULL;

  ng_analysis_append (a, NG_LAYER_BLOCK, &(NgBlock){ ng_span (0, 6), NG_BLOCK_PARAGRAPH });
  ng_analysis_append (a, NG_LAYER_SENTENCE, &(NgSentence){ ng_span (0, 6), 0, 0, 1 });
  ng_analysis_append (a, NG_LAYER_TOKEN, &(NgToken){ .span = ng_span (0, 6), .quote = NG_NONE });
  g_assert_true (ng_entity_resolver_run (resolver, a, &error));
  g_assert_cmpuint (ng_n_entities (a), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  lexicon = ng_lexicon_open (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  resolver = ng_entity_resolver_new (lexicon, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/entity/names", test_names);
  g_test_add_func ("/entity/post-before-name", test_post_before_name);
  g_test_add_func ("/entity/described-before-named", test_described_before_named);
  g_test_add_func ("/entity/pronouns", test_pronouns);
  g_test_add_func ("/entity/two-of-one-name", test_two_of_one_name);
  g_test_add_func ("/entity/members", test_members);
  g_test_add_func ("/entity/table-of-members", test_table_of_members);
  g_test_add_func ("/entity/no-trees", test_no_trees);
  result = g_test_run ();
  ng_entity_resolver_free (resolver);
  ng_lexicon_free (lexicon);
  return result;
}
