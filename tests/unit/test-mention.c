/* test-mention.c: what the tables find without the network, and what is wrong with a grammar. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/ng-error.h"
#include "lexicon/ng-lexicon.h"
#include "mention/ng-mention-finder.h"
#include "record/ng-schema.h"
#include "segment/ng-segmenter.h"

static NgLexicon *lexicon;
static NgSegmenter *segmenter;
static NgMentionFinder *finder;

/* All mentions as "kind:text=value", joined by "; ". */
static char *
find (const char *text)
{
  g_autoptr (NgAnalysis) a = ng_analysis_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  ng_analysis_append (a, NG_LAYER_BLOCK,
                      &(NgBlock){ ng_span (0, (guint32) strlen (text)), NG_BLOCK_PARAGRAPH });
  g_assert_true (ng_segmenter_run (segmenter, a, &error));
  g_assert_true (ng_mention_finder_run (finder, a, &error));
  g_assert_true (ng_analysis_validate (a, &error));
  for (NgId m = 0; m < ng_n_mentions (a); m++)
    {
      const NgMention *x = ng_mention (a, m);
      g_autofree char *words = ng_analysis_dup_text (a, x->span);
      g_string_append_printf (out, "%s%s:%s%s%s", m ? "; " : "", ng_kind_names[x->kind], words,
                              x->value ? "=" : "", x->value ? x->value : "");
      g_assert_cmpint (x->head, >=, x->first_token);
      g_assert_cmpint (x->head, <, x->first_token + x->n_tokens);
      g_assert_cmpfloat (x->score, >, 0);
      g_assert_nonnull (x->origin);
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *text, *mentions;
} Case;

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = find (cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].mentions);
    }
}

static void
test_times (void)
{
  static const Case cases[]
      = { { "It rained on Friday.", "time:Friday" },
          { "It was sold on Feb. 1, 2022.", "time:Feb. 1, 2022" },
          { "It was sold two days earlier.", "time:two days earlier" },
          { "It has stood since 2014.", "time:2014" },
          { "It has 2014 rooms.", "" },
          { "It grew in the first half of 2021.", "time:the first half of 2021" },
          { "It runs from 4 to 20 February.", "time:from 4 to 20 February" },
          { "It fell in the 1990s.", "time:the 1990s" },
          { "It opens later this week.", "time:later this week" },
          { "It opens Tuesday morning, not last year.", "time:Tuesday morning; time:last year" },
          { "It may open in May.", "time:May" },
          { "It fell in the third quarter of last year.", "time:the third quarter of last year" },
          { "The boy is 12 years old.", "" },
          { "It lasted from 2010 to 2015.", "time:from 2010 to 2015" },
          { "It was said in mid-January and late 2021.", "time:mid-January; time:late 2021" } };
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_money (void)
{
  static const Case cases[] = { { "It cost $3.5 billion.", "money:$3.5 billion=3500000000 USD" },
                                { "It cost €1,200.50.", "money:€1,200.50=1200.50 EUR" },
                                { "It cost 20m euros.", "money:20m euros=20000000 EUR" },
                                { "It cost 40 U.S. dollars.", "money:40 U.S. dollars=40" },
                                { "It has 40 rooms.", "" } };
  check (cases, G_N_ELEMENTS (cases));
}

static void
test_countries (void)
{
  static const Case cases[] = {
    { "He left France for Japan.", "country:France=FRA; country:Japan=JPN" },
    { "The Danish king left the U.S. for us.", "country:Danish=DNK; country:U.S.=USA" },
    { "China-Russia trade grew.", "country:China=CHN; country:Russia=RUS" },
    { "The Sino-Indian border is long.", "country:Sino=CHN; country:Indian=IND" },
    { "He sailed to Guinea-Bissau.", "country:Guinea-Bissau=GNB" },
    { "He lives in New Jersey and sails to Jersey.", "place:New Jersey; country:Jersey=JEY" },
    { "The Gulf of Guinea is warm.", "place:Gulf of Guinea" },
    { "He speaks Russian.", "" },
  };
  check (cases, G_N_ELEMENTS (cases));
}

/* A copy of the tables with another grammar. */
static NgLexicon *
lexicon_with_grammar (const char *rows)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mention-XXXXXX", &error);
  g_autoptr (GDir) dir = g_dir_open (NG_SRCDIR "/data", 0, &error);

  g_assert_no_error (error);
  for (const char *name; (name = g_dir_read_name (dir));)
    {
      g_autofree char *from = g_build_filename (NG_SRCDIR "/data", name, NULL);
      g_autofree char *to = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length = 0;
      if (!g_str_has_suffix (name, ".tsv"))
        continue;
      g_assert_true (g_file_get_contents (from, &text, &length, &error));
      if (strcmp (name, "time-grammar.tsv") == 0)
        {
          g_free (text);
          text = g_strdup_printf ("# a grammar\n#columns\trule\tpattern\n%s", rows);
          length = strlen (text);
        }
      g_assert_true (g_file_set_contents (to, text, (gssize) length, &error));
    }
  NgLexicon *l = ng_lexicon_open (folder, &error);
  g_assert_no_error (error);
  g_dir_rewind (dir);
  for (const char *name; (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
  return l;
}

static void
test_bad_grammar (void)
{
  static const char *const bad[][2] = {
    { "phrase\t<day>\n", "<day>" },             /* a rule that is not above */
    { "phrase\tMONTH <phrase>\n", "<phrase>" }, /* itself */
    { "other\tMONTH\n", "\"phrase\"" },         /* nothing to look for */
    { "phrase\tMONTH||DAY\n", "symbol" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (NgLexicon) l = lexicon_with_grammar (bad[i][0]);
      g_autoptr (GError) error = NULL;
      g_autoptr (NgMentionFinder) f = ng_mention_finder_new (l, NULL, &error);
      g_assert_null (f);
      g_assert_error (error, NG_ERROR, NG_ERROR_DATA);
      g_assert_nonnull (strstr (error->message, bad[i][1]));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  lexicon = ng_lexicon_open (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  segmenter = ng_segmenter_new (lexicon, &error);
  finder = ng_mention_finder_new (lexicon, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/mention/times", test_times);
  g_test_add_func ("/mention/money", test_money);
  g_test_add_func ("/mention/countries", test_countries);
  g_test_add_func ("/mention/bad-grammar", test_bad_grammar);
  result = g_test_run ();
  ng_mention_finder_free (finder);
  ng_segmenter_free (segmenter);
  ng_lexicon_free (lexicon);
  return result;
}
