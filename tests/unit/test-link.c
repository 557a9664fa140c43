/* test-link.c: which entry an entity is linked to, and when to none. */
#include <glib/gstdio.h>
#include <string.h>

#include "kb/ng-kb-table.h"
#include "kb/ng-kb-writer.h"
#include "link/ng-linker.h"

static const char table[]
    = "id\ttype\tname\taliases\tweight\tcountry\tcode\tdescription\tpost\tpost_"
      "country\tfrom\tto\tfirst\tabout\n"
      "Q1\tcountry\tRuritania\t\t90\t\tRUR\t\t\t\t\t\t\t\n"
      "Q2\tcountry\tStrelsau Land\t\t90\t\tSTR\t\t\t\t\t\t\t\n"
      "Q10\tperson\tRudolf Example\t\t60\tRUR\t\t\tpresident\tRUR\t2010-01-01\t2016-01-01\t\t\n"
      "Q11\tperson\tRudolf Example\t\t50\tSTR\t\t\tforeign "
      "minister\tSTR\t2012-01-01\t2016-01-01\t\t\n"
      "Q12\tperson\tAnton Solo\t\t3\tRUR\t\tRuritanian footballer\t\t\t\t\t\t\n"
      "Q13\tperson\tBerta Known\t\t100\tRUR\t\tnovelist\t\t\t\t\t\t\n"
      "Q14\tperson\tCarl Later\t\t100\tRUR\t\t\tpresident\tRUR\t2030\t\t2025-01-01\t\n"
      "Q15\tperson\tDora Twin\t\t40\tRUR\t\t\t\t\t\t\t\tglaciologist; Ice Institute\n"
      "Q16\tperson\tDora Twin\t\t40\tRUR\t\t\t\t\t\t\t\tsinger; Harbour Choir\n"
      "Q17\tperson\tEmil Undated\t\t0\tRUR\t\t\tjudge\tRUR\t\t\t\t\n"
      "Q18\tperson\tEmil Dated\t\t0\tRUR\t\t\tjudge\tRUR\t2010\t\t\t\n"
      "Q30\tperson\tFritz Regent\tpresident of "
      "Ruritania\t9\tRUR\t\t\tpresident\tRUR\t2000-01-01\t2005-05-01\t\t\n"
      "Q31\tperson\tGeorg Regent\tpresident of "
      "Ruritania\t9\tRUR\t\t\tpresident\tRUR\t2005-05-01\t2009-01-01\t\t\n"
      "Q32\tperson\tHans J. Judge\tHans Judge\t100\tRUR\t\t\tjudge\tRUR\t2000\t\t\t\n"
      "Q33\tperson\tIda Judge\t\t100\tRUR\t\t\tjudge\tRUR\t2000\t\t\t\n"
      "Q22\tcity\tZenda\t\t80\tRUR\t\t\t\t\t\t\t\t\n"
      "Q20\tcity\tStrelsau\t\t80\tRUR\t\t\t\t\t\t\t\t\n"
      "Q21\torganisation\tStrelsau\t\t90\tRUR\t\t\t\t\t\t\t\t\n"
      "house/1\torganisation\tElphberg Bank\t\t90\tRUR\t\t\t\t\t\t\t\t\n";

static char *folder;
static NgKb *kb;

static void
make_base (void)
{
  g_autofree char *parts = g_build_filename (folder, "parts", NULL);
  g_autofree char *tsv = g_build_filename (folder, "t.tsv", NULL);
  g_autofree char *path = g_build_filename (folder, "t.kb", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (NgKbRuns) runs = ng_kb_runs_new (parts, 0, &error);
  NgKbPlace place = { 0 };
  g_auto (NgKbImport) all = { 0 };

  ng_kb_import_init (&all, runs);
  g_assert_true (g_file_set_contents (tsv, table, -1, &error));
  g_assert_true (ng_kb_import_add (&all, tsv, &error));
  g_assert_true (ng_kb_runs_pause (runs, &place, TRUE, &error));
  g_assert_true (ng_kb_write (runs, path, "title: test\n", NULL, NULL, &error));
  ng_kb_runs_remove (runs);
  kb = ng_kb_open (path, &error);
  g_assert_no_error (error);
  g_unlink (tsv);
  g_unlink (path);
}

/* The only word of the article, if any. */
static const char *article = "";

/* Entity 0 is Ruritania, 1 the other country; then the one that is asked for. */
static NgAnalysis *
make_article (NgEntity *entity, NgDay day)
{
  NgAnalysis *a = ng_analysis_new (article, strlen (article));
  NgToken token = { .span = { 0, strlen (article) }, .quote = NG_NONE };
  NgEntity country = { .kind = NG_KIND_COUNTRY,
                       .name = "Ruritania",
                       .code = "RUR",
                       .acts_for = NG_NONE,
                       .post_of = NG_NONE,
                       .accredited_to = NG_NONE,
                       .contained_in = NG_NONE,
                       .score = 1,
                       .origin = "t" };

  a->document.date_first = a->document.date_last = day;
  if (*article)
    ng_analysis_append (a, NG_LAYER_TOKEN, &token);
  ng_analysis_append (a, NG_LAYER_ENTITY, &country);
  country.name = "Strelsau Land";
  country.code = "STR";
  ng_analysis_append (a, NG_LAYER_ENTITY, &country);
  entity->accredited_to = NG_NONE;
  entity->score = 1;
  entity->origin = "t";
  ng_analysis_append (a, NG_LAYER_ENTITY, entity);
  return a;
}

static void
assert_link (NgKind kind, const char *name, const char *post, NgId of, NgDay day, const char *item)
{
  NgEntity e = { .kind = kind,
                 .name = name,
                 .post = post,
                 .acts_for = of,
                 .post_of = NG_NONE,
                 .contained_in = kind == NG_KIND_PLACE ? of : NG_NONE };
  g_autoptr (NgAnalysis) a = make_article (&e, day);
  g_autoptr (NgLinker) linker = ng_linker_new (kb);
  g_autoptr (GError) error = NULL;
  const char *got = "none";

  g_assert_true (ng_linker_run (linker, a, &error));
  for (NgId i = 0; i < ng_n_links (a); i++)
    if (ng_link (a, i)->entity == 2)
      {
        got = ng_link (a, i)->entry;
        g_assert_cmpfloat (ng_link (a, i)->score, >=, 0.9f);
      }
  g_assert_cmpstr (got, ==, item);
}

static void
test_country (void)
{
  NgEntity e = { .kind = NG_KIND_GROUP,
                 .name = "Ruritania",
                 .acts_for = NG_NONE,
                 .post_of = NG_NONE,
                 .contained_in = NG_NONE };
  g_autoptr (NgAnalysis) a = make_article (&e, NG_NO_DAY);
  g_autoptr (NgLinker) linker = ng_linker_new (kb);

  g_assert_true (ng_linker_run (linker, a, NULL));
  g_assert_cmpuint (ng_n_links (a), ==, 2); /* a group is nothing of a base */
  g_assert_cmpstr (ng_link (a, 0)->qid, ==, "Q1");
  g_assert_true (ng_analysis_validate (a, NULL));
}

static void
test_homonyms (void)
{
  NgDay day = ng_day_from_civil (2013, 5, 6), late = ng_day_from_civil (2040, 1, 1);

  assert_link (NG_KIND_PERSON, "Rudolf Example", "president", 0, day, "Q10");
  assert_link (NG_KIND_PERSON, "Rudolf Example", "foreign minister", 1, day, "Q11");
  assert_link (NG_KIND_PERSON, "Rudolf Example", "minister of foreign affairs", 1, day, "Q11");
  assert_link (NG_KIND_PERSON, "Rudolf Example", NULL, NG_NONE, day, "none");
  assert_link (NG_KIND_PERSON, "Example", NULL, NG_NONE, day, "none");
  assert_link (NG_KIND_PERSON, "Rudolf Example", "president", 0, late, "none"); /* long ago */
}

static void
test_abstains (void)
{
  NgDay day = ng_day_from_civil (2013, 5, 6);

  assert_link (NG_KIND_PERSON, "Anton Solo", "president", 1, day, "none"); /* another country */
  assert_link (NG_KIND_PERSON, "Anton Solo", NULL, NG_NONE, day, "none");  /* hardly known */
  assert_link (NG_KIND_PERSON, "Berta Known", NULL, 0, day, "Q13");
  assert_link (NG_KIND_PERSON, "Nobody Here", NULL, 0, day, "none");
  assert_link (NG_KIND_PERSON, "Carl Later", "president", 0, day, "none"); /* not born */
}

/* What articles on somebody speak of tells two bearers of one name apart. */
static void
test_about (void)
{
  NgDay day = ng_day_from_civil (2013, 5, 6);

  assert_link (NG_KIND_PERSON, "Dora Twin", NULL, 0, day, "none");
  article = "glaciologist";
  assert_link (NG_KIND_PERSON, "Dora Twin", NULL, 0, day, "Q15");
  article = "harbour";
  assert_link (NG_KIND_PERSON, "Dora Twin", NULL, 0, day, "Q16");
  article = "";
}

/* An office of which no day is known speaks less for its holder than one that is known to last. */
static void
test_undated (void)
{
  NgDay day = ng_day_from_civil (2013, 5, 6);

  assert_link (NG_KIND_PERSON, "Emil Dated", "judge", NG_NONE, day, "Q18");
  assert_link (NG_KIND_PERSON, "Emil Undated", "judge", NG_NONE, day, "none");
}

static void
test_types (void)
{
  assert_link (NG_KIND_PLACE, "Strelsau", NULL, 0, NG_NO_DAY, "Q20");
  assert_link (NG_KIND_ORGANISATION, "Strelsau", NULL, 0, NG_NO_DAY, "Q21");
  assert_link (NG_KIND_ORGANISATION, "Elphberg Bank", NULL, 0, NG_NO_DAY, "none"); /* no number */
}

/* A bearer may lack the initial that the text gives, but not have another one. */
static void
test_initials (void)
{
  NgDay day = ng_day_from_civil (2013, 5, 6);

  assert_link (NG_KIND_PERSON, "Ida Q. Judge Jr.", "judge", 0, day, "Q33");
  assert_link (NG_KIND_PERSON, "Hans Q. Judge", "judge", 0, day, "none");
  assert_link (NG_KIND_PERSON, "Hans J. Judge", "judge", 0, day, "Q32");
}

/* Who is hardly known is meant where others of the country are named, though nothing else speaks
 * for it. */
static void
test_peers (void)
{
  static const char *const names[] = { "Fritz Regent",  "Georg Regent", "Berta Known",
                                       "Hans J. Judge", "Ida Judge",    "Emil Dated" };

  for (guint n = 1; n <= G_N_ELEMENTS (names); n += G_N_ELEMENTS (names) - 1)
    {
      g_autoptr (NgAnalysis) a = ng_analysis_new ("", 0);
      g_autoptr (NgLinker) linker = ng_linker_new (kb);

      for (guint i = 0; i < n; i++)
        {
          NgEntity e = { .kind = NG_KIND_PERSON,
                         .name = names[i],
                         .acts_for = NG_NONE,
                         .post_of = NG_NONE,
                         .contained_in = NG_NONE };
          ng_analysis_append (a, NG_LAYER_ENTITY, &e);
        }
      g_assert_true (ng_linker_run (linker, a, NULL));
      g_assert_true ((ng_n_links (a) > 0 && ng_link (a, 0)->entity == 0) == (n > 1));
    }
}

/* Appends a token of each word of the text and gives the number of words. */
static guint
add_words (NgAnalysis *a, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint32 at = 0;

  for (guint i = 0; words[i]; i++, at++)
    {
      NgToken token = { .span = { at, at + strlen (words[i]) }, .quote = NG_NONE };
      ng_analysis_append (a, NG_LAYER_TOKEN, &token);
      at = token.span.end;
    }
  return g_strv_length (words);
}

/* Who is meant by @text, whose word @country is the adjective of Ruritania. */
static void
assert_holder (const char *text, guint country, NgDay day, const char *item)
{
  g_autoptr (NgAnalysis) a = ng_analysis_new (text, strlen (text));
  g_autoptr (NgLinker) linker = ng_linker_new (kb);
  NgEntity entities[] = { { .kind = NG_KIND_COUNTRY, .name = "Ruritania", .code = "RUR" },
                          { .kind = NG_KIND_GROUP, .name = text } };
  NgMention mentions[]
      = { { .kind = NG_KIND_COUNTRY, .value = "RUR", .first_token = country, .n_tokens = 1 },
          { .kind = NG_KIND_GROUP, .form = NG_MENTION_NOMINAL } };
  const char *got = "none";

  mentions[1].n_tokens = add_words (a, text);
  a->document.date_first = a->document.date_last = day;
  for (NgId i = 0; i < 2; i++)
    {
      NgReference reference = { .mention = i, .entity = i };
      entities[i].acts_for = entities[i].post_of = entities[i].contained_in = NG_NONE;
      ng_analysis_append (a, NG_LAYER_ENTITY, &entities[i]);
      ng_analysis_append (a, NG_LAYER_MENTION, &mentions[i]);
      ng_analysis_append (a, NG_LAYER_REFERENCE, &reference);
    }
  g_assert_true (ng_linker_run (linker, a, NULL));
  for (NgId i = 0; i < ng_n_links (a); i++)
    if (ng_link (a, i)->entity == 1)
      got = ng_link (a, i)->entry;
  g_assert_cmpstr (got, ==, item);
}

/* An office without a name means who held it on the day of the article. */
static void
test_holder (void)
{
  NgDay early = ng_day_from_civil (2003, 5, 6), late = ng_day_from_civil (2007, 5, 6);

  assert_holder ("The Ruritanian president", 1, early, "Q30");
  assert_holder ("the president of Ruritania", 3, late, "Q31");
  assert_holder ("Ruritania 's President", 0, late, "Q31");
  assert_holder ("the former Ruritanian president", 2, late, "none");
  assert_holder ("the Ruritanian vice president", 1, late, "none");
  assert_holder ("The Ruritanian president", 1, ng_day_from_civil (2005, 5, 1),
                 "none"); /* handover */
  assert_holder ("The Ruritanian president", 1, ng_day_from_civil (2010, 1, 1), "none");
  assert_holder ("The Ruritanian president", 1, NG_NO_DAY, "none");
}

/* A city is not taken for one of its name in a country that the article does not name. */
static void
test_elsewhere (void)
{
  for (guint named = 0; named < 2; named++)
    {
      g_autoptr (NgAnalysis) a = ng_analysis_new ("Zenda", 5);
      g_autoptr (NgLinker) linker = ng_linker_new (kb);
      NgToken token = { .span = { 0, 5 }, .quote = NG_NONE };
      NgMention mention = { .kind = NG_KIND_COUNTRY, .n_tokens = 1 };
      NgReference reference = { .entity = named };
      NgEntity entities[] = { { .kind = NG_KIND_COUNTRY, .name = "Ruritania", .code = "RUR" },
                              { .kind = NG_KIND_COUNTRY, .name = "Strelsau Land", .code = "STR" },
                              { .kind = NG_KIND_PLACE, .name = "Zenda", .city = TRUE } };

      for (NgId i = 0; i < 3; i++)
        {
          entities[i].acts_for = entities[i].post_of = entities[i].contained_in = NG_NONE;
          if (i == 2)
            entities[i].contained_in = 0;
          ng_analysis_append (a, NG_LAYER_ENTITY, &entities[i]);
        }
      ng_analysis_append (a, NG_LAYER_TOKEN, &token);
      ng_analysis_append (a, NG_LAYER_MENTION, &mention);
      ng_analysis_append (a, NG_LAYER_REFERENCE, &reference);
      g_assert_true (ng_linker_run (linker, a, NULL));
      g_assert_cmpuint (ng_n_links (a), ==, named == 0 ? 3 : 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("ng-link-XXXXXX", NULL);
  make_base ();
  g_test_add_func ("/link/country", test_country);
  g_test_add_func ("/link/homonyms", test_homonyms);
  g_test_add_func ("/link/abstains", test_abstains);
  g_test_add_func ("/link/about", test_about);
  g_test_add_func ("/link/undated", test_undated);
  g_test_add_func ("/link/types", test_types);
  g_test_add_func ("/link/initials", test_initials);
  g_test_add_func ("/link/holder", test_holder);
  g_test_add_func ("/link/peers", test_peers);
  g_test_add_func ("/link/elsewhere", test_elsewhere);
  int code = g_test_run ();
  ng_kb_free (kb);
  g_rmdir (folder);
  g_free (folder);
  return code;
}
