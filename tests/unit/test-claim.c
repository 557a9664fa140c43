/* test-claim.c: cues, contents, sources, attributes and nesting on hand-written trees, without the
 * network.
 *
 * The seventh field of a token (see trees.h) names a person that it is a mention of, or is "*" for
 * a token in a quotation.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "claim/ng-claim-finder.h"
#include "claim/ng-claim-link.h"
#include "claim/ng-claim-tree.h"
#include "claim/ng-claim-words.h"
#include "record/ng-schema.h"
#include "trees.h"

static NgLexicon *lexicon;
static NgClaimFinder *finder;

/* "*": in a quotation, else a person of this name. */
static void
take_field (NgAnalysis *a, NgId token, const char *form, const char *field)
{
  if (strcmp (field, "*") == 0)
    {
      ng_token (a, token)->quote = 0;
      ng_token (a, token)->quote_depth = 1;
      return;
    }
  g_autofree char *iri = g_strdup_printf ("person/%s", field);
  test_trees_refer (a, test_trees_name (a, token, NG_KIND_PERSON),
                    test_trees_entity (a, NG_KIND_PERSON, field, iri));
}

static NgAnalysis *
read_claims (const char *spec)
{
  g_autoptr (GError) error = NULL;
  NgAnalysis *a = test_trees_read (spec, take_field);

  g_assert_true (ng_claim_finder_run (finder, a, &error));
  g_assert_no_error (error);
  g_assert_true (ng_analysis_validate (a, &error));
  g_assert_no_error (error);
  return a;
}

static void
assert_content (const NgAnalysis *a, NgId claim, const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (NgId i = 0; i < ng_n_contents (a); i++)
    if (ng_content (a, i)->claim == claim)
      {
        g_autofree char *part = ng_analysis_dup_text (a, ng_content (a, i)->span);
        g_string_append_printf (text, "%s%s", text->len ? " ... " : "", part);
      }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
assert_source (const NgAnalysis *a, NgId claim, const char *wanted)
{
  g_assert_cmpstr (ng_entity (a, ng_claim (a, claim)->source_entity)->name, ==, wanted);
}

#define SAID_THAT                                                                                  \
  "Berg/Berg/PROPN/other/2/nsubj/Berg said/say/VERB/past/0/root that/that/SCONJ/other/7/mark "     \
  "trade/trade/NOUN/base/7/nsubj "

static void
test_clause (void)
{
  g_autoptr (NgAnalysis) a = read_claims (
      SAID_THAT "may/may/AUX/base/7/aux not/not/PART/other/7/advmod grow/grow/VERB/base/2/ccomp "
                "././PUNCT/other/2/punct");

  g_assert_cmpuint (ng_n_claims (a), ==, 1);
  assert_content (a, 0, "trade may not grow");
  assert_source (a, 0, "Berg");
  g_assert_cmpstr (ng_claim (a, 0)->cue_lemma, ==, "say");
  g_assert_cmpint (ng_claim (a, 0)->kind, ==, NG_CLAIM_INDIRECT);
  g_assert_cmpint (ng_claim (a, 0)->polarity, ==, NG_POLARITY_NEGATIVE);
  g_assert_cmpint (ng_claim (a, 0)->certainty, ==, NG_CERTAINTY_POSSIBLE);
  g_assert_cmpstr (ng_claim (a, 0)->origin, ==, "cues.tsv:say");
}

static void
test_tense (void)
{
  g_autoptr (NgAnalysis) a
      = read_claims (SAID_THAT "soon/soon/ADV/other/7/advmod will/will/AUX/base/7/aux "
                               "grow/grow/VERB/base/2/ccomp");
  g_assert_cmpint (ng_claim (a, 0)->tense, ==, NG_TENSE_FUTURE);
  g_autoptr (NgAnalysis) told
      = read_claims (SAID_THAT "soon/soon/ADV/other/7/advmod would/would/AUX/past/7/aux "
                               "grow/grow/VERB/base/2/ccomp");
  g_assert_cmpint (ng_claim (told, 0)->tense, ==, NG_TENSE_FUTURE);
  g_autoptr (NgAnalysis) missed
      = read_claims (SAID_THAT "would/would/AUX/past/7/aux have/have/AUX/base/7/aux "
                               "grown/grow/VERB/part/2/ccomp");
  g_assert_cmpint (ng_claim (missed, 0)->tense, ==, NG_TENSE_PAST);
}

static void
test_quotation (void)
{
  g_autoptr (NgAnalysis) a = read_claims (
      "We/we/PRON/other/2/nsubj/* lost/lose/VERB/past/5/ccomp/* ,/,/PUNCT/other/5/punct "
      "Berg/Berg/PROPN/other/5/nsubj/Berg said/say/VERB/past/0/root "
      "././PUNCT/other/5/punct");

  g_assert_cmpuint (ng_n_claims (a), ==, 1);
  assert_content (a, 0, "We lost");
  g_assert_cmpint (ng_claim (a, 0)->kind, ==, NG_CLAIM_DIRECT);
}

/* A source without a name is an agent of the document, labelled with its words, once. */
static void
test_unnamed (void)
{
  g_autoptr (NgAnalysis) a = read_claims (
      "The/the/DET/other/2/det analysts/analyst/NOUN/s/3/nsubj say/say/VERB/base/0/root "
      "trade/trade/NOUN/base/5/nsubj grows/grow/VERB/s/3/ccomp | "
      "The/the/DET/other/2/det analysts/analyst/NOUN/s/3/nsubj add/add/VERB/base/0/root "
      "trade/trade/NOUN/base/5/nsubj grows/grow/VERB/s/3/ccomp");

  g_assert_cmpuint (ng_n_claims (a), ==, 2);
  assert_source (a, 0, "analysts");
  g_assert_cmpuint (ng_claim (a, 0)->source_entity, ==, ng_claim (a, 1)->source_entity);
  g_assert_null (ng_entity (a, ng_claim (a, 0)->source_entity)->iri);
  g_assert_cmpint (ng_entity (a, ng_claim (a, 0)->source_entity)->kind, ==, NG_KIND_GROUP);
  g_assert_cmpuint (ng_n_references (a), ==, 2);
  g_assert_cmpint (ng_entity (a, ng_claim (a, 0)->source_entity)->source_kind, ==,
                   NG_SOURCE_ANALYST);
  g_assert_cmpstr (ng_entity (a, ng_claim (a, 0)->source_entity)->origin, ==, "unnamed:indefinite");
  g_assert_cmpuint (ng_n_candidates (a), ==, 0);
}

/* Nobody says that "he" is one of the two: both are candidates, the nearer one first. */
static void
test_candidates (void)
{
  g_autoptr (NgAnalysis) a
      = read_claims ("Berg/Berg/PROPN/other/2/nsubj/Berg left/leave/VERB/past/0/root | "
                     "Dahl/Dahl/PROPN/other/2/nsubj/Dahl slept/sleep/VERB/past/0/root | "
                     "He/he/PRON/other/2/nsubj said/say/VERB/past/0/root "
                     "trade/trade/NOUN/base/4/nsubj grows/grow/VERB/s/2/ccomp");

  g_assert_cmpuint (ng_n_claims (a), ==, 1);
  g_assert_cmpstr (ng_entity (a, ng_claim (a, 0)->source_entity)->name, ==, "He");
  g_assert_cmpuint (ng_n_candidates (a), ==, 2);
  g_assert_cmpstr (ng_entity (a, ng_candidate (a, 0)->entity)->name, ==, "Dahl");
  g_assert_cmpfloat (ng_candidate (a, 0)->score, >, ng_candidate (a, 1)->score);
  g_assert_cmpstr (ng_candidate (a, 0)->origin, ==, "unnamed:pronoun");
}

static void
test_nesting (void)
{
  g_autoptr (NgAnalysis) a
      = read_claims ("Berg/Berg/PROPN/other/2/nsubj/Berg said/say/VERB/past/0/root "
                     "Dahl/Dahl/PROPN/other/4/nsubj/Dahl claimed/claim/VERB/past/2/ccomp "
                     "trade/trade/NOUN/base/6/nsubj grows/grow/VERB/s/4/ccomp");

  g_assert_cmpuint (ng_n_claims (a), ==, 2);
  assert_content (a, 0, "Dahl claimed trade grows");
  assert_content (a, 1, "trade grows");
  g_assert_cmpuint (ng_claim (a, 0)->parent, ==, NG_NONE);
  g_assert_cmpuint (ng_claim (a, 1)->parent, ==, 0);
}

static void
test_carried (void)
{
  g_autoptr (NgAnalysis) a = read_claims (
      "Berg/Berg/PROPN/other/2/nsubj/Berg said/say/VERB/past/0/root trade/trade/NOUN/base/4/nsubj "
      "grows/grow/VERB/s/2/ccomp ,/,/PUNCT/other/6/punct adding/add/VERB/ing/4/advcl "
      "prices/price/NOUN/s/8/nsubj fall/fall/VERB/base/6/ccomp");

  g_assert_cmpuint (ng_n_claims (a), ==, 2);
  assert_content (a, 0, "trade grows");
  assert_content (a, 1, "prices fall");
}

/* "is expected to": the claim of somebody whom the text leaves unnamed; "wanting peace to hold" is
 * nobody's. */
static void
test_impersonal (void)
{
  g_autoptr (NgAnalysis) a = read_claims (
      "Trade/trade/NOUN/base/3/nsubj is/be/AUX/s/3/aux expected/expect/VERB/past/0/root "
      "to/to/PART/other/5/mark grow/grow/VERB/base/3/xcomp");
  g_autoptr (NgAnalysis) b
      = read_claims ("Wanting/want/VERB/ing/0/root peace/peace/NOUN/base/1/obj "
                     "to/to/PART/other/4/mark hold/hold/VERB/base/1/xcomp");

  g_assert_cmpuint (ng_n_claims (a), ==, 1);
  g_assert_cmpstr (ng_entity (a, ng_claim (a, 0)->source_entity)->origin, ==, "unnamed:elided");
  g_assert_cmpuint (ng_n_claims (b), ==, 0);
}

static void
test_addressee (void)
{
  g_autoptr (NgAnalysis) a
      = read_claims ("Berg/Berg/PROPN/other/2/nsubj/Berg told/tell/VERB/past/0/root "
                     "Dahl/Dahl/PROPN/other/2/iobj/Dahl that/that/SCONJ/other/6/mark "
                     "trade/trade/NOUN/base/6/nsubj grows/grow/VERB/s/2/ccomp");

  g_assert_cmpuint (ng_n_claims (a), ==, 1);
  g_assert_cmpstr (ng_entity (a, ng_claim (a, 0)->addressee)->name, ==, "Dahl");
}

static void
test_events (void)
{
  g_autoptr (NgAnalysis) a
      = test_trees_read (SAID_THAT "has/have/AUX/s/7/aux now/now/ADV/other/7/advmod "
                                   "grown/grow/VERB/part/2/ccomp | "
                                   "Prices/price/NOUN/s/2/nsubj fall/fall/VERB/base/0/root",
                         take_field);
  NgEvent grow = { .trigger = 6, .span = ng_token (a, 6)->span, .lemma = "grow" };
  NgEvent fall = { .trigger = 8, .span = ng_token (a, 8)->span, .lemma = "fall" };

  grow.place = fall.place = grow.time = fall.time = NG_NONE;
  grow.same_as = fall.same_as = grow.named = fall.named = NG_NONE;
  grow.first = grow.last = fall.first = fall.last = NG_NO_DAY;
  ng_analysis_append (a, NG_LAYER_EVENT, &grow);
  ng_analysis_append (a, NG_LAYER_EVENT, &fall);
  g_assert_true (ng_claim_finder_run (finder, a, NULL));
  g_assert_cmpuint (ng_n_claim_events (a), ==, 1);
  g_assert_cmpuint (ng_claim_event (a, 0)->event, ==, 0);
  g_assert_true (ng_claim_event (a, 0)->predicated);
}

/* Parents never make a circle, even where contents hold each other's cues. */
static void
test_circle (void)
{
  g_autoptr (NgAnalysis) a = ng_analysis_new ("aa bb cc", 8);
  NgClaim claim = { .cue = ng_span (0, 2),
                    .source_entity = NG_NONE,
                    .addressee = NG_NONE,
                    .parent = NG_NONE,
                    .recorded_in = NG_NONE };

  ng_analysis_append (a, NG_LAYER_CLAIM, &claim);
  claim.cue = ng_span (3, 5);
  ng_analysis_append (a, NG_LAYER_CLAIM, &claim);
  ng_analysis_append (a, NG_LAYER_CONTENT, &(NgContent){ 0, ng_span (3, 8) });
  ng_analysis_append (a, NG_LAYER_CONTENT, &(NgContent){ 1, ng_span (0, 2) });
  ng_claim_link_run (a);
  g_assert_true (ng_claim (a, 0)->parent == NG_NONE || ng_claim (a, 1)->parent == NG_NONE);
}

static void
test_tree (void)
{
  g_autoptr (NgAnalysis) a = test_trees_read (
      "Berg/Berg/PROPN/other/5/nsubj/Berg ,/,/PUNCT/other/1/punct who/who/PRON/other/4/nsubj "
      "won/win/VERB/past/1/acl left/leave/VERB/past/0/root Oslo/Oslo/PROPN/other/5/obj",
      take_field);
  g_autoptr (NgClaimTree) tree = ng_claim_tree_new (a);

  g_assert_cmpuint (ng_claim_tree_own_subject (tree, 3), ==, 0);
  g_assert_cmpuint (ng_claim_tree_own_subject (tree, 4), ==, 0);
  g_assert_cmpuint (ng_claim_tree_child (tree, 4, NG_REL_OBJ), ==, 5);
  g_assert_cmpuint (tree->left[0], ==, 0);
  g_assert_cmpuint (tree->right[0], ==, 3);
  g_assert_false (ng_claim_tree_is_passive (tree, 4));
}

/* A table with a word that its columns do not allow is refused by name. */
static void
test_bad_table (void)
{
  static const char head[]
      = "#columns\tlemma\tpos\tframes\tto\tact\tcertainty\tpolarity\tstrength\n";
  g_autofree char *dir = g_dir_make_tmp ("newsgraph-XXXXXX", NULL);
  g_autofree char *cues = g_build_filename (dir, "cues.tsv", NULL);
  g_autofree char *uses = g_build_filename (dir, "claim-words.tsv", NULL);
  g_autofree char *posts = g_build_filename (dir, "posts.tsv", NULL);
  g_autofree char *bad = g_strconcat (head, "say\tverb\tclouse\t\tstate\t\t\tstrong\n", NULL);
  g_autoptr (GError) error = NULL;
  NgLexicon *tables;

  g_assert_true (g_file_set_contents (cues, bad, -1, NULL));
  g_assert_true (g_file_set_contents (uses, "#columns\tlemma\tuse\tvalue\n", -1, NULL));
  g_assert_true (g_file_set_contents (posts, "#columns\ttitle\tpost\n", -1, NULL));
  tables = ng_lexicon_open (dir, &error);
  g_assert_no_error (error);
  g_assert_null (ng_claim_words_new (tables, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "clouse"));
  ng_lexicon_free (tables);
  g_remove (cues);
  g_remove (uses);
  g_remove (posts);
  g_remove (dir);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  lexicon = ng_lexicon_open (NG_SRCDIR "/data", NULL);
  g_assert_nonnull (lexicon);
  finder = ng_claim_finder_new (lexicon, NULL, NULL);
  g_assert_nonnull (finder);
  g_test_add_func ("/claim/tree", test_tree);
  g_test_add_func ("/claim/clause", test_clause);
  g_test_add_func ("/claim/tense", test_tense);
  g_test_add_func ("/claim/quotation", test_quotation);
  g_test_add_func ("/claim/unnamed", test_unnamed);
  g_test_add_func ("/claim/candidates", test_candidates);
  g_test_add_func ("/claim/nesting", test_nesting);
  g_test_add_func ("/claim/carried", test_carried);
  g_test_add_func ("/claim/impersonal", test_impersonal);
  g_test_add_func ("/claim/addressee", test_addressee);
  g_test_add_func ("/claim/events", test_events);
  g_test_add_func ("/claim/circle", test_circle);
  g_test_add_func ("/claim/bad-table", test_bad_table);
  result = g_test_run ();
  ng_claim_finder_free (finder);
  ng_lexicon_free (lexicon);
  return result;
}
