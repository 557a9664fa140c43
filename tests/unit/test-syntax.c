/* test-syntax.c: lemmas by table and ending; readings that the tree decides; trees and roles of the
 * network on plain and on odd sentences.
 */
#include <glib.h>
#include <string.h>

#include "pipeline/ng-extractor.h"
#include "record/ng-dump.h"
#include "record/ng-schema.h"
#include "syntax/ng-inflection.h"
#include "syntax/ng-labels.h"

static NgLexicon *lexicon;
static NgLemmatizer *lemmatizer;
static NgExtractor *extractor;

static void
test_lemmas (void)
{
  /* class, then form=lemma:inflection */
  static const struct
  {
    NgUpos upos;
    const char *cases;
  } groups[] = {
    { NG_UPOS_VERB, "visited=visit:past planned=plan:past stopped=stop:past agreed=agree:past "
                    "denied=deny:past died=die:past tied=tie:past called=call:past "
                    "controlled=control:past travelled=travel:past installed=install:past "
                    "closed=close:past accused=accuse:past passed=pass:past focused=focus:past "
                    "created=create:past treated=treat:past limited=limit:past invited=invite:past "
                    "voted=vote:past executed=execute:past shouted=shout:past targeted=target:past "
                    "opened=open:past intervened=intervene:past phoned=phone:past "
                    "offered=offer:past required=require:past repaired=repair:past "
                    "ignored=ignore:past monitored=monitor:past secured=secure:past "
                    "referred=refer:past added=add:past changed=change:past merged=merge:past "
                    "hanged=hang:past managed=manage:past judged=judge:past "
                    "enabled=enable:past filed=file:past failed=fail:past signalled=signal:past "
                    "welcomed=welcome:past claimed=claim:past provided=provide:past "
                    "avoided=avoid:past conceded=concede:past evoked=evoke:past looked=look:past "
                    "developed=develop:past escaped=escape:past described=describe:past "
                    "trafficked=traffic:past argued=argue:past vetoed=veto:past "
                    "seized=seize:past organized=organize:past announced=announce:past" },
    { NG_UPOS_VERB, "visiting=visit:ing running=run:ing making=make:ing dying=die:ing "
                    "seeing=see:ing being=be:ing having=have:ing bringing=bring:ing "
                    "meeting=meet:ing putting=put:ing telling=tell:ing writing=write:ing "
                    "lying=lie:ing selling=sell:ing continuing=continue:ing going=go:ing" },
    { NG_UPOS_VERB, "went=go:past gone=go:part was=be:past been=be:part took=take:past "
                    "taken=take:part said=say:past met=meet:past led=lead:past wrote=write:past "
                    "bring=bring:base need=need:base sing=sing:base succeed=succeed:base "
                    "put=put:base become=become:base became=become:past" },
    { NG_UPOS_VERB, "says=say:s denies=deny:s goes=go:s watches=watch:s passes=pass:s uses=use:s "
                    "discuss=discuss:base focuses=focus:s ties=tie:s has=have:s is=be:s" },
    { NG_UPOS_AUX, "is=be:s were=be:past has=have:s 's=be:s 'd=would:past ca=can:base n't=n't:base "
                   "’ll=will:base could=could:past did=do:past" },
    { NG_UPOS_NOUN,
      "visits=visit:s countries=country:s ties=tie:s crises=crisis:s crisis=crisis:base "
      "women=woman:s wives=wife:s moves=move:s boxes=box:s losses=loss:s cases=case:s "
      "viruses=virus:s causes=cause:s heroes=hero:s shoes=shoe:s churches=church:s "
      "news=news:base politics=politics:base status=status:base police=police:base "
      "people=people:base series=series:base analysis=analysis:base talks=talk:s "
      "Leaders=leader:s meeting=meeting:base gas=gas:base" },
    { NG_UPOS_ADJ, "bigger=big:other largest=large:other easier=easy:other better=good:other "
                   "former=former:other new=new:other nearest=near:other honest=honest:other" },
    { NG_UPOS_ADV, "later=late:other never=never:other earlier=early:other" },
    { NG_UPOS_PRON, "them=they:s him=he:base I=I:other her=her:other those=that:s" },
    { NG_UPOS_DET, "an=a:other these=this:other" },
    { NG_UPOS_PART, "n't=not:other n’t=not:other 's='s:other" },
    { NG_UPOS_PROPN, "Nations=Nations:base Reuters=Reuters:base" },
    { NG_UPOS_NUM, "Two=two:other 1,000=1,000:other" },
    { NG_UPOS_PUNCT, "--=--:other" },
  };
  g_autoptr (GString) lemma = g_string_new (NULL);

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    {
      g_auto (GStrv) cases = g_strsplit (groups[g].cases, " ", -1);
      for (guint i = 0; cases[i]; i++)
        {
          gsize length = strcspn (cases[i], "=");
          NgInflection form
              = ng_lemmatizer_find (lemmatizer, cases[i], length, groups[g].upos, FALSE, lemma);
          g_autofree char *found = g_strdup_printf ("%.*s=%s:%s", (int) length, cases[i],
                                                    lemma->str, ng_inflection_names[form]);
          g_assert_cmpstr (found, ==, cases[i]);
        }
    }
}

static void
test_lemma_of_anything (void)
{
  static const char *const odd[] = { "s", "ed", "ing", "'",      "’",   "es", "ies",  "é",
                                     "ß", "İ",  "-ed", "ing-ed", "aed", "ss", "eest", "er" };
  g_autoptr (GString) lemma = g_string_new (NULL);
  g_autofree char *long_word = g_strnfill (5000, 's');

  for (NgUpos u = 0; u < NG_N_UPOS; u++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
        {
          ng_lemmatizer_find (lemmatizer, odd[i], strlen (odd[i]), u, TRUE, lemma);
          g_assert_cmpuint (lemma->len, >, 0);
          g_assert_true (g_utf8_validate (lemma->str, -1, NULL));
        }
      ng_lemmatizer_find (lemmatizer, long_word, 5000, u, FALSE, lemma);
      g_assert_cmpuint (lemma->len, ==, 5000);
    }
}

/* Tokens "form/UPOS/head/rel", heads counted from 1; gives "lemma:inflection" of each. */
static char *
inflect (const char *sentence)
{
  g_auto (GStrv) tokens = g_strsplit (sentence, " ", -1);
  guint n = g_strv_length (tokens);
  g_autoptr (GString) text = g_string_new (NULL), out = g_string_new (NULL);
  g_autofree NgTag *tags = g_new0 (NgTag, n);
  g_autofree NgToken *words = g_new0 (NgToken, n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) f = g_strsplit (tokens[i], "/", -1);
      guint head = g_ascii_strtoull (f[2], NULL, 10);
      words[i].span = ng_span (text->len, text->len + strlen (f[0]));
      words[i].quote = NG_NONE;
      tags[i].upos = ng_name_index (ng_upos_names, f[1]);
      tags[i].head = head == 0 ? NG_NONE : head - 1;
      tags[i].rel = ng_name_index (ng_rel_names, f[3]);
      g_string_append_printf (text, "%s ", f[0]);
    }
  g_autoptr (NgAnalysis) a = ng_analysis_new (text->str, text->len);
  NgSentence s = { .span = ng_span (0, text->len), .n_tokens = n };
  ng_analysis_append (a, NG_LAYER_SENTENCE, &s);
  for (guint i = 0; i < n; i++)
    ng_analysis_append (a, NG_LAYER_TOKEN, &words[i]);
  ng_inflection_apply (lemmatizer, a, tags);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s:%s", i ? " " : "", tags[i].lemma,
                            ng_inflection_names[tags[i].form]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_readings (void)
{
  static const char *const cases[][2] = {
    { "He/PRON/3/nsubj 's/AUX/3/aux gone/VERB/0/root", "he:base have:s go:part" },
    { "He/PRON/3/nsubj 's/AUX/3/aux going/VERB/0/root", "he:base be:s go:ing" },
    { "It/PRON/5/nsubj 's/AUX/5/aux been/AUX/5/cop a/DET/5/det year/NOUN/0/root",
      "it:base have:s be:part a:other year:base" },
    { "They/PRON/3/nsubj 'd/AUX/3/aux left/VERB/0/root", "they:s have:past leave:past" },
    { "They/PRON/3/nsubj 'd/AUX/3/aux leave/VERB/0/root", "they:s would:past leave:base" },
    { "Spain/PROPN/2/nsubj put/VERB/0/root it/PRON/2/obj off/ADP/2/compound",
      "Spain:base put:past it:base off:other" },
    { "They/PRON/2/nsubj put/VERB/0/root it/PRON/2/obj off/ADP/2/compound",
      "they:s put:base it:base off:other" },
    { "plan/NOUN/0/root to/PART/3/mark put/VERB/1/acl it/PRON/3/obj off/ADP/3/compound",
      "plan:base to:other put:base it:base off:other" },
    { "goal/NOUN/0/root set/VERB/1/acl by/ADP/4/case Spain/PROPN/2/obl",
      "goal:base set:past by:other Spain:base" },
    { "It/PRON/3/nsubj has/AUX/3/aux become/VERB/0/root", "it:base have:s become:part" },
    { "It/PRON/3/nsubj will/AUX/3/aux become/VERB/0/root", "it:base will:base become:base" },
    { "saw/VERB/0/root her/PRON/1/obj", "see:past she:base" },
    { "her/PRON/2/nmod visit/NOUN/0/root", "her:other visit:base" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = inflect (cases[i][0]);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

static void
test_labels (void)
{
  float scores[] = { 1.00001f, 1.00002f, -3.0f };

  g_assert_cmpuint (ng_labels_best (scores, 3), ==, 1);
  ng_labels_round (scores, 3);
  g_assert_cmpuint (ng_labels_best (scores, 3), ==, 0);
  g_assert_cmpfloat (scores[2], ==, -3.0f);
}

static NgAnalysis *
parse (const char *text, gboolean pretokenized)
{
  g_autoptr (GError) error = NULL;
  NgDocumentOptions options
      = { .force = TRUE, .format = pretokenized ? NG_INPUT_PRETOKENIZED : NG_INPUT_AUTO };
  NgAnalysis *a = ng_extractor_read (extractor, "test", (const guint8 *) text, strlen (text),
                                     &options, NG_STAGE_SYNTAX, &error);
  g_assert_no_error (error);
  ng_analysis_validate (a, &error);
  g_assert_no_error (error);
  return a;
}

/* The argument of this kind that @predicate has, as text; NULL if none. */
static char *
argument_text (const NgAnalysis *a, const char *predicate, NgArg arg)
{
  for (NgId i = 0; i < ng_n_arguments (a); i++)
    {
      const NgArgument *r = ng_argument (a, i);
      if (r->arg == arg && ng_token_is (a, ng_predicate (a, r->predicate)->token, predicate))
        return ng_analysis_dup_text (a, ng_token_range (a, r->first_token, r->n_tokens));
    }
  return NULL;
}

static void
test_plain_sentence (void)
{
  g_autoptr (NgAnalysis) a
      = parse ("The ministers of both countries signed two new agreements on Monday .\n", TRUE);
  g_autofree char *who = argument_text (a, "signed", NG_ARG_0);
  g_autofree char *what = argument_text (a, "signed", NG_ARG_1);

  g_assert_cmpuint (ng_n_tags (a), ==, 12);
  g_assert_cmpint (ng_tag (a, 1)->upos, ==, NG_UPOS_NOUN);
  g_assert_cmpuint (ng_tag (a, 1)->head, ==, 5);
  g_assert_cmpint (ng_tag (a, 1)->rel, ==, NG_REL_NSUBJ);
  g_assert_cmpuint (ng_tag (a, 5)->head, ==, NG_NONE);
  g_assert_cmpint (ng_tag (a, 5)->rel, ==, NG_REL_ROOT);
  g_assert_cmpstr (ng_tag (a, 5)->lemma, ==, "sign");
  g_assert_cmpint (ng_tag (a, 5)->form, ==, NG_FORM_PAST);
  g_assert_cmpint (ng_tag (a, 8)->rel, ==, NG_REL_OBJ);
  g_assert_cmpstr (who, ==, "The ministers of both countries");
  g_assert_cmpstr (what, ==, "two new agreements");
}

static void
test_odd_sentences (void)
{
  static const char *const odd[] = { ".",       "?! ...",  "\" \" \"", "Yes",
                                     "— — — —", "1 2 3 4", "日本 语",  "said said said said" };
  g_autoptr (GString) endless = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (NgAnalysis) a = parse (odd[i], TRUE);
      guint roots = 0;
      for (NgId t = 0; t < ng_n_tags (a); t++)
        {
          gboolean root = ng_tag (a, t)->head == NG_NONE;
          g_assert_true (root == (ng_tag (a, t)->rel == NG_REL_ROOT));
          g_assert_nonnull (ng_tag (a, t)->lemma);
          roots += root;
        }
      g_assert_cmpuint (roots, ==, 1);
    }
  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (endless, "%s ", i % 7 ? "of" : "minister");
  g_autoptr (NgAnalysis) a = parse (endless->str, TRUE);
  g_assert_cmpuint (ng_n_tags (a), ==, 1500);
}

/* A predicate is in none of its own arguments, and these do not overlap. */
static void
test_arguments_are_apart (void)
{
  g_autoptr (NgAnalysis) a
      = parse ("She said he had asked them to stop buying what the firm was selling there .\n"
               "Having met the king , they left , went home and never spoke of it again .\n",
               TRUE);
  g_assert_cmpuint (ng_n_predicates (a), >, 4);
  for (NgId i = 0; i < ng_n_arguments (a); i++)
    {
      const NgArgument *r = ng_argument (a, i);
      NgId token = ng_predicate (a, r->predicate)->token;
      g_assert_true (token < r->first_token || token >= r->first_token + r->n_tokens);
      if (i > 0 && ng_argument (a, i - 1)->predicate == r->predicate)
        g_assert_cmpuint (ng_argument (a, i - 1)->first_token + ng_argument (a, i - 1)->n_tokens,
                          <=, r->first_token);
    }
}

static void
test_same_again (void)
{
  static const char text[] = "Officials in the capital denied that talks had failed.\n\nThe two "
                             "sides will meet again, the agency's report says.\n";
  g_autoptr (NgAnalysis) a = parse (text, FALSE), b = parse (text, FALSE);
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);

  ng_dump_analysis (a, first);
  ng_dump_analysis (b, second);
  g_assert_cmpstr (first->str, ==, second->str);
  g_assert_cmpmem (a->vectors, a->width * ng_n_tokens (a) * sizeof *a->vectors, b->vectors,
                   b->width * ng_n_tokens (b) * sizeof *b->vectors);
}

static void
test_no_words (void)
{
  g_autoptr (NgAnalysis) a = ng_analysis_new ("", 0);
  g_autofree NgTag *none = NULL;

  ng_inflection_apply (lemmatizer, a, none);
  g_assert_cmpuint (ng_n_tags (a), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  lexicon = ng_lexicon_open (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  lemmatizer = ng_lemmatizer_new (lexicon, &error);
  g_assert_no_error (error);
  extractor = ng_extractor_new (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  g_test_add_func ("/syntax/lemmas", test_lemmas);
  g_test_add_func ("/syntax/lemma-of-anything", test_lemma_of_anything);
  g_test_add_func ("/syntax/readings", test_readings);
  g_test_add_func ("/syntax/labels", test_labels);
  g_test_add_func ("/syntax/plain-sentence", test_plain_sentence);
  g_test_add_func ("/syntax/odd-sentences", test_odd_sentences);
  g_test_add_func ("/syntax/arguments-are-apart", test_arguments_are_apart);
  g_test_add_func ("/syntax/same-again", test_same_again);
  g_test_add_func ("/syntax/no-words", test_no_words);
  int status = g_test_run ();
  ng_extractor_free (extractor);
  ng_lemmatizer_free (lemmatizer);
  ng_lexicon_free (lexicon);
  return status;
}
