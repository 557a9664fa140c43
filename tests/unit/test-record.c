/* test-record.c: a dump reads back to the same analysis; validate catches each broken rule. */
#include <string.h>

#include "base/ng-error.h"
#include "record/ng-dump.h"
#include "record/ng-schema.h"

#define ADD(layer, T, ...) ng_analysis_append (a, NG_LAYER_##layer, &(T){ __VA_ARGS__ })

/* "Xi met Žuk." with one record at least in each layer. */
static NgAnalysis *
sample (void)
{
  static const char text[] = "Xi met Žuk.";
  static const guint32 ends[][2] = { { 0, 2 }, { 3, 6 }, { 7, 11 }, { 11, 12 } };
  static const NgId heads[] = { 1, NG_NONE, 1, 1 };
  NgAnalysis *a = ng_analysis_new (text, strlen (text));

  a->document.name = "tab\t\"quote\" ü";
  a->document.language = "en";
  a->document.date_first = a->document.date_last = ng_day_from_civil (2022, 2, 1);
  a->document.date_source = NG_DATE_DATELINE;
  ADD (BLOCK, NgBlock, .span = { 0, 12 }, .kind = NG_BLOCK_PARAGRAPH);
  ADD (SENTENCE, NgSentence, .span = { 0, 12 }, .n_tokens = 4);
  for (guint i = 0; i < 4; i++)
    {
      ADD (TOKEN, NgToken, .span = { ends[i][0], ends[i][1] }, .quote = NG_NONE, .flags = 1);
      ADD (TAG, NgTag, .upos = NG_UPOS_VERB, .lemma = "meet", .form = NG_FORM_PAST,
           .head = heads[i], .rel = NG_REL_ROOT, .score = 0.5f);
    }
  ADD (PREDICATE, NgPredicate, .token = 1, .score = 0.9f);
  ADD (ARGUMENT, NgArgument, .arg = NG_ARG_2, .n_tokens = 1, .score = 0.25f);
  ADD (MENTION, NgMention, .span = { 0, 2 }, .n_tokens = 1, .score = 1, .origin = "ner");
  ADD (MENTION, NgMention, .span = { 7, 11 }, .first_token = 2, .n_tokens = 1, .head = 2,
       .kind = NG_KIND_TIME, .value = "x\n", .origin = "");
  ADD (TIME, NgTime, .mention = 1, .first = NG_NO_DAY, .last = 19024, .value = "2022");
  ADD (ENTITY, NgEntity, .name = "Xi", .post = "president", .acts_for = NG_NONE, .post_of = NG_NONE,
       .accredited_to = NG_NONE, .contained_in = NG_NONE, .score = 1);
  ADD (REFERENCE, NgReference, .score = 1, .origin = "rule:name");
  ADD (MEMBERSHIP, NgMembership, .first = NG_NO_DAY, .last = 1, .origin = "memberships.tsv");
  ADD (TRAIT, NgTrait, .kind = NG_TRAIT_RESIDENCE, .score = 0.5f, .origin = "rule:lives");
  ADD (LINK, NgLink, .entry = "Q1", .qid = "Q1", .score = 0.9f, .origin = "kb:name");
  for (guint i = 0; i < 2; i++)
    ADD (EVENT, NgEvent, .span = { 3, 6 }, .trigger = 1, .lemma = "meet", .mode = "visit",
         .plover = NG_PLOVER_CONSULT, .place = NG_NONE, .first = 19024, .last = 19025,
         .same_as = i ? 0 : NG_NONE, .named = NG_NONE, .order = i ? NG_ORDER_AFTER : NG_ORDER_NONE,
         .order_to = i ? 0 : NG_NONE, .affected = 12, .amount = NG_NONE, .score = 0.7f,
         .origin = "evt");
  ADD (EVENT_ROLE, NgEventRole, .role = NG_ROLE_OTHER, .score = 1);
  ADD (CLAIM, NgClaim, .cue = { 3, 6 }, .cue_token = 1, .source = { 0, 2 }, .addressee = NG_NONE,
       .kind = NG_CLAIM_INDIRECT, .polarity = NG_POLARITY_NEGATIVE, .parent = NG_NONE,
       .recorded_in = NG_NONE, .score = 0.3f);
  ADD (CONTENT, NgContent, .span = { 7, 11 });
  ADD (CLAIM_EVENT, NgClaimEvent, .event = 1, .predicated = TRUE);
  ADD (CANDIDATE, NgCandidate, .score = 0.5f, .origin = "unnamed:elided");
  return a;
}

static char *
dump (const NgAnalysis *a)
{
  GString *out = g_string_new (NULL);
  ng_dump_analysis (a, out);
  return g_string_free (out, FALSE);
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgAnalysis) a = sample ();
  g_autofree char *first = dump (a);

  g_assert_true (ng_analysis_validate (a, &error));
  for (NgLayer l = 0; l < NG_N_LAYERS; l++)
    g_assert_cmpuint (ng_analysis_count (a, l), >, 0);
  g_autoptr (NgAnalysis) b = ng_dump_read (first, &error);
  g_assert_no_error (error);
  g_autofree char *second = dump (b);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpstr (ng_mention (b, 1)->value, ==, "x\n");
  g_assert_null (ng_mention (b, 0)->value);
}

/* Each line of a dump, cut anywhere, is refused with its number or gives a valid prefix. */
static void
test_bad_dumps (void)
{
  g_autoptr (NgAnalysis) a = sample ();
  g_autofree char *whole = dump (a);
  static const char *const bad[] = { "",
                                     "text\n",
                                     "text\tbytes=\"x\"\nnonsense 0\n",
                                     "text\tbytes=\"x\"\nblock 1\tspan=0-1\tkind=note\n",
                                     "text\tbytes=\"x\"\nblock 0\tspan=0-1\tkind=nothing\n",
                                     "text\tbytes=\"x\"\nblock 0\tspan=0\tkind=note\n" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (ng_dump_read (bad[i], &error));
      g_assert_error (error, NG_ERROR, NG_ERROR_FORMAT);
    }
  for (gsize n = strlen (whole); n-- > 0;)
    {
      g_autoptr (GError) error = NULL;
      whole[n] = '\0';
      g_autoptr (NgAnalysis) b = ng_dump_read (whole, &error);
      g_assert_true ((b == NULL) == (error != NULL));
    }
}

typedef void (*Break) (NgAnalysis *a);

/* clang-format off */
static void span_inside_character (NgAnalysis *a) { ng_token (a, 2)->span.begin = 8; }
static void span_outside_text (NgAnalysis *a) { ng_content (a, 0)->span.end = 13; }
static void id_out_of_range (NgAnalysis *a) { ng_reference (a, 0)->entity = 1; }
static void link_out_of_range (NgAnalysis *a) { ng_entity (a, 0)->acts_for = 7; }
static void enum_out_of_range (NgAnalysis *a) { ng_mention (a, 0)->kind = NG_N_KINDS; }
static void score_too_high (NgAnalysis *a) { ng_tag (a, 0)->score = 1.5f; }
static void score_is_nan (NgAnalysis *a) { ng_tag (a, 0)->score = 0.0f / 0.0f; }
static void block_is_empty (NgAnalysis *a) { ng_block (a, 0)->span.end = 0; }
static void blocks_overlap (NgAnalysis *a) { ADD (BLOCK, NgBlock, .span = { 5, 12 }); }
static void sentence_outside_block (NgAnalysis *a) { ng_block (a, 0)->span.end = 11; }
static void token_without_sentence (NgAnalysis *a) { ng_sentence (a, 0)->n_tokens = 3; }
static void tokens_overlap (NgAnalysis *a) { ng_token (a, 1)->span.begin = 1; }
static void token_is_empty (NgAnalysis *a) { ng_token (a, 1)->span.end = 3; }
static void tree_has_cycle (NgAnalysis *a) { ng_tag (a, 1)->head = 2; }
static void tag_is_missing (NgAnalysis *a) { g_array_set_size (a->layers[NG_LAYER_TAG], 3); }
static void mention_without_tokens (NgAnalysis *a) { ng_mention (a, 0)->n_tokens = 0; }
static void mention_head_outside (NgAnalysis *a) { ng_mention (a, 0)->head = 1; }
static void argument_runs_over (NgAnalysis *a) { ng_argument (a, 0)->n_tokens = 5; }
static void time_runs_back (NgAnalysis *a) { ng_time (a, 0)->first = 19025; }
static void event_runs_back (NgAnalysis *a) { ng_event (a, 0)->first = 19026; }
static void same_as_points_on (NgAnalysis *a) { ng_event (a, 0)->same_as = 1; }
static void claim_without_content (NgAnalysis *a) { g_array_set_size (a->layers[NG_LAYER_CONTENT], 0); }
static void content_is_empty (NgAnalysis *a) { ng_content (a, 0)->span.begin = 11; }
static void claims_nest_in_a_ring (NgAnalysis *a) { ng_claim (a, 0)->parent = 0; }
/* clang-format on */

static void
test_broken (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgAnalysis) a = sample ();

  ((Break) data) (a);
  g_assert_false (ng_analysis_validate (a, &error));
  g_assert_error (error, NG_ERROR, NG_ERROR_FORMAT);
}

static void
test_walks (void)
{
  g_autoptr (NgAnalysis) a = sample ();
  NgId first, last;

  g_assert_cmpuint (ng_token_at (a, 2), ==, 1);
  g_assert_cmpuint (ng_token_at (a, 7), ==, 2);
  g_assert_cmpuint (ng_token_at (a, 12), ==, 4);
  g_assert_true (ng_token_is (a, 0, "XI"));
  ng_tag_extent (a, 1, &first, &last);
  g_assert_true (first == 0 && last == 3);
  g_assert_cmpuint (ng_tag_child (a, 1, NG_N_RELS, 0), ==, 2);
  g_assert_true (ng_tag_is_below (a, 3, 1) && !ng_tag_is_below (a, 1, 3));
}

#define BROKEN(f)                                                                                  \
  {                                                                                                \
#f, f                                                                                          \
  }
static const struct
{
  const char *name;
  Break f;
} breaks[] = {
  BROKEN (span_inside_character),  BROKEN (span_outside_text),      BROKEN (id_out_of_range),
  BROKEN (link_out_of_range),      BROKEN (enum_out_of_range),      BROKEN (score_too_high),
  BROKEN (score_is_nan),           BROKEN (block_is_empty),         BROKEN (blocks_overlap),
  BROKEN (sentence_outside_block), BROKEN (token_without_sentence), BROKEN (tokens_overlap),
  BROKEN (token_is_empty),         BROKEN (tree_has_cycle),         BROKEN (tag_is_missing),
  BROKEN (mention_without_tokens), BROKEN (mention_head_outside),   BROKEN (argument_runs_over),
  BROKEN (time_runs_back),         BROKEN (event_runs_back),        BROKEN (same_as_points_on),
  BROKEN (claim_without_content),  BROKEN (content_is_empty),       BROKEN (claims_nest_in_a_ring)
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/round-trip", test_round_trip);
  g_test_add_func ("/record/bad-dumps", test_bad_dumps);
  g_test_add_func ("/record/walks", test_walks);
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      g_autofree char *path = g_strconcat ("/record/broken/", breaks[i].name, NULL);
      g_test_add_data_func (path, (gconstpointer) breaks[i].f, test_broken);
    }
  return g_test_run ();
}
