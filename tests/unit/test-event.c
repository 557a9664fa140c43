/* test-event.c: clauses, roles, modality, times and coreference on hand-written trees, without the
 * network.
 *
 * The seventh field of a token (see trees.h) makes it a name of that kind: "person", "country",
 * "place"; "time" is an understood date (day 10, 11, ... in order).
 */
#include <glib.h>
#include <string.h>

#include "event/ng-event-clause.h"
#include "event/ng-event-coref.h"
#include "event/ng-event-date.h"
#include "event/ng-event-hint.h"
#include "event/ng-event-modality.h"
#include "event/ng-event-place.h"
#include "event/ng-event-role.h"
#include "event/ng-event-scene.h"
#include "lexicon/ng-lexicon.h"
#include "record/ng-schema.h"
#include "trees.h"

static NgEventWords *words;

static NgId
entity_named (NgAnalysis *a, NgKind kind, const char *name)
{
  for (NgId i = 0; i < ng_n_entities (a); i++)
    if (strcmp (ng_entity (a, i)->name, name) == 0)
      return i;
  return test_trees_entity (a, kind, name, NULL);
}

static void
take_kind (NgAnalysis *a, NgId token, const char *form, const char *field)
{
  NgKind kind = (NgKind) test_name_index (ng_kind_names, field);
  NgTime t = { .value = "day", .score = 1, .origin = "test" };

  t.mention = test_trees_name (a, token, kind);
  if (kind != NG_KIND_TIME)
    {
      test_trees_refer (a, t.mention, entity_named (a, kind, form));
      return;
    }
  t.first = t.last = 10 + (NgDay) ng_n_times (a);
  ng_analysis_append (a, NG_LAYER_TIME, &t);
}

/* Makes a draft of each listed word, as the finder does. */
static NgScene *
make_scene (NgAnalysis *a, const NgId *triggers, guint n)
{
  NgScene *scene = ng_scene_new (words, NULL, a);

  for (guint i = 0; i < n; i++)
    {
      const NgEventWord *word = ng_event_hint_find (scene, triggers[i]);
      NgDraft *d = ng_scene_add (scene, triggers[i]);
      g_assert_nonnull (word);
      d->kind = word->kind;
      d->event.plover = word->plover;
      d->event.mode = word->mode;
    }
  for (guint i = 0; i < n; i++)
    {
      ng_event_role_find (scene, ng_scene_draft (scene, i));
      ng_event_modality_find (scene, ng_scene_draft (scene, i));
    }
  ng_event_place_find (scene);
  ng_event_date_find (scene);
  ng_event_coref_link (scene);
  return scene;
}

static void
assert_roles (const NgScene *scene, NgId draft, NgRoleKind role, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  const GArray *roles = ng_scene_draft (scene, draft)->roles;

  for (guint i = 0; i < roles->len; i++)
    {
      const NgDraftRole *r = &g_array_index (roles, NgDraftRole, i);
      if (r->role == role)
        g_string_append_printf (found, "%s%s", found->len ? "+" : "",
                                ng_scene_is_pending (scene, r->entity)
                                    ? "?"
                                    : ng_entity (scene->analysis, r->entity)->name);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_passive (void)
{
  g_autoptr (NgAnalysis) a = test_trees_read (
      "Kyiv/Kyiv/PROPN/base/3/nsubj was/be/AUX/past/3/aux shelled/shell/VERB/past/0/root "
      "by/by/ADP/other/5/case Russia/Russia/PROPN/base/3/obl/country",
      take_kind);

  g_assert_true (ng_clause_is_passive (a, 2));
  g_assert_cmpuint (ng_clause_subject (words, a, 2), ==, 4);
  g_assert_cmpuint (ng_clause_object (words, a, 2), ==, 0);
}

/* "urged": its object does what it governs; "promised": its subject does. */
static void
test_control (void)
{
#define CONTROL(form, lemma)                                                                       \
  "Iran/Iran/PROPN/base/2/nsubj/country " form "/" lemma                                           \
  "/VERB/past/0/root Oman/Oman/PROPN/base/2/obj/country to/to/PART/other/5/mark "                  \
  "leave/leave/VERB/base/2/xcomp"
  g_autoptr (NgAnalysis) urged = test_trees_read (CONTROL ("urged", "urge"), take_kind);
  g_autoptr (NgAnalysis) promised = test_trees_read (CONTROL ("promised", "promise"), take_kind);

  g_assert_cmpuint (ng_clause_subject (words, urged, 4), ==, 2);
  g_assert_cmpuint (ng_clause_subject (words, promised, 4), ==, 0);
}

static void
test_relative (void)
{
  g_autoptr (NgAnalysis) a = test_trees_read (
      "Biden/Biden/PROPN/base/6/nsubj/person who/who/PRON/other/3/nsubj met/meet/VERB/past/1/acl "
      "Xi/Xi/PROPN/base/3/obj/person yesterday/yesterday/NOUN/base/3/obl "
      "left/leave/VERB/past/0/root",
      take_kind);
  const NgId triggers[] = { 2 };
  g_autoptr (NgScene) scene = make_scene (a, triggers, 1);

  g_assert_cmpuint (ng_clause_object (words, a, 2), ==, 3);
  assert_roles (scene, 0, NG_ROLE_INITIATOR, "Biden+Xi");
  assert_roles (scene, 0, NG_ROLE_RECIPIENT, "");
}

/* A visit to a place is a visit to its country; nouns take roles from possessor and preposition. */
static void
test_visit (void)
{
  g_autoptr (NgAnalysis) a = test_trees_read (
      "Xi/Xi/PROPN/base/3/nmod/person 's/'s/PART/other/1/case visit/visit/NOUN/base/6/nsubj "
      "to/to/ADP/other/5/case Minsk/Minsk/PROPN/base/3/nmod/place ended/end/VERB/past/0/root",
      take_kind);
  const NgId triggers[] = { 2 };
  NgId belarus = entity_named (a, NG_KIND_COUNTRY, "Belarus");
  g_autoptr (NgScene) scene = NULL;

  ng_entity (a, 1)->contained_in = belarus;
  scene = make_scene (a, triggers, 1);
  assert_roles (scene, 0, NG_ROLE_INITIATOR, "Xi");
  assert_roles (scene, 0, NG_ROLE_RECIPIENT, "Belarus");
  g_assert_cmpuint (ng_scene_draft (scene, 0)->event.place, ==, 1);
  g_assert_cmpstr (ng_scene_draft (scene, 0)->event.mode, ==, "visit");
}

static void
test_unnamed (void)
{
  g_autoptr (NgAnalysis) a = test_trees_read (
      "Angry/angry/ADJ/other/2/amod protesters/protester/NOUN/s/3/nsubj "
      "attacked/attack/VERB/past/0/root Iranian/Iranian/ADJ/other/5/amod/country "
      "diplomats/diplomat/NOUN/s/3/obj",
      take_kind);
  const NgId triggers[] = { 2 };
  g_autoptr (NgScene) scene = make_scene (a, triggers, 1);

  assert_roles (scene, 0, NG_ROLE_INITIATOR, "?");
  assert_roles (scene, 0, NG_ROLE_RECIPIENT, "Iranian");
  ng_scene_commit (scene);
  g_assert_cmpuint (ng_n_events (a), ==, 1);
  g_assert_cmpstr (ng_entity (a, ng_n_entities (a) - 1)->name, ==, "angry protesters");
  g_assert_cmpuint (ng_entity (a, ng_n_entities (a) - 1)->kind, ==, NG_KIND_GROUP);
  g_assert_true (ng_analysis_validate (a, NULL));
}

static const NgEvent *
modality_of (NgScene **scene, NgAnalysis **a, const char *spec, NgId trigger)
{
  *a = test_trees_read (spec, take_kind);
  *scene = make_scene (*a, &trigger, 1);
  return &ng_scene_draft (*scene, 0)->event;
}

static void
check_modality (const char *spec, NgId trigger, NgPolarity polarity, NgCertainty certainty,
                NgTense tense)
{
  g_autoptr (NgAnalysis) a = NULL;
  g_autoptr (NgScene) scene = NULL;
  const NgEvent *e = modality_of (&scene, &a, spec, trigger);

  g_assert_cmpint (e->polarity, ==, polarity);
  g_assert_cmpint (e->certainty, ==, certainty);
  g_assert_cmpint (e->tense, ==, tense);
}

static void
test_modality (void)
{
#define IRAN "Iran/Iran/PROPN/base/3/nsubj/country "
#define OMAN " Oman/Oman/PROPN/base/3/obj/country"
  check_modality (IRAN "will/will/AUX/base/3/aux visit/visit/VERB/base/0/root" OMAN, 2,
                  NG_POLARITY_POSITIVE, NG_CERTAINTY_CERTAIN, NG_TENSE_FUTURE);
  check_modality (IRAN "may/may/AUX/base/3/aux visit/visit/VERB/base/0/root" OMAN, 2,
                  NG_POLARITY_POSITIVE, NG_CERTAINTY_POSSIBLE, NG_TENSE_FUTURE);
  check_modality (IRAN "may/may/AUX/base/4/aux have/have/AUX/base/4/aux "
                       "visited/visit/VERB/past/0/root Oman/Oman/PROPN/base/4/obj/country",
                  3, NG_POLARITY_POSITIVE, NG_CERTAINTY_POSSIBLE, NG_TENSE_PAST);
  check_modality (IRAN "never/never/ADV/other/3/advmod visited/visit/VERB/past/0/root" OMAN, 2,
                  NG_POLARITY_NEGATIVE, NG_CERTAINTY_CERTAIN, NG_TENSE_PAST);
  check_modality ("Iran/Iran/PROPN/base/2/nsubj/country failed/fail/VERB/past/0/root "
                  "to/to/PART/other/4/mark visit/visit/VERB/base/2/xcomp "
                  "Oman/Oman/PROPN/base/4/obj/country",
                  3, NG_POLARITY_NEGATIVE, NG_CERTAINTY_CERTAIN, NG_TENSE_UNTENSED);
  check_modality ("Iran/Iran/PROPN/base/2/nsubj/country wants/want/VERB/s/0/root "
                  "to/to/PART/other/4/mark visit/visit/VERB/base/2/xcomp "
                  "Oman/Oman/PROPN/base/4/obj/country",
                  3, NG_POLARITY_POSITIVE, NG_CERTAINTY_UNCOMMITTED, NG_TENSE_FUTURE);
  /* two verbs share the auxiliary of the first */
  check_modality (IRAN "will/will/AUX/base/3/aux visit/visit/VERB/base/0/root "
                       "Oman/Oman/PROPN/base/3/obj/country and/and/CCONJ/other/6/cc "
                       "attend/attend/VERB/base/3/conj talks/talk/NOUN/s/6/obj",
                  5, NG_POLARITY_POSITIVE, NG_CERTAINTY_CERTAIN, NG_TENSE_FUTURE);
  /* what is denied is not so; "would" in what was said is "will" */
  check_modality ("Iran/Iran/PROPN/base/2/nsubj/country denied/deny/VERB/past/0/root "
                  "it/it/PRON/other/5/nsubj/country would/would/AUX/past/5/aux "
                  "visit/visit/VERB/base/2/ccomp Oman/Oman/PROPN/base/5/obj/country",
                  4, NG_POLARITY_NEGATIVE, NG_CERTAINTY_CERTAIN, NG_TENSE_FUTURE);
  check_modality ("Iran/Iran/PROPN/base/3/nsubj/country would/would/AUX/past/3/aux "
                  "visit/visit/VERB/base/0/root Oman/Oman/PROPN/base/3/obj/country",
                  2, NG_POLARITY_POSITIVE, NG_CERTAINTY_UNCOMMITTED, NG_TENSE_FUTURE);
}

/* A date goes to the event it hangs on, from a light verb to its noun; "the talks" are the meeting
 * of the sentence before. */
static void
test_time_and_coreference (void)
{
  g_autoptr (NgAnalysis) a = test_trees_read (
      "Xi/Xi/PROPN/base/2/nsubj/person met/meet/VERB/past/0/root Modi/Modi/PROPN/base/2/obj/person "
      "on/on/ADP/other/5/case Friday/Friday/PROPN/base/2/obl/time | "
      "The/the/DET/other/2/det talks/talk/NOUN/s/3/nsubj helped/help/VERB/past/0/root | "
      "Xi/Xi/PROPN/base/2/nsubj/person visited/visit/VERB/past/0/root "
      "Oman/Oman/PROPN/base/2/obj/country",
      take_kind);
  const NgId triggers[] = { 1, 6, 9 };
  g_autoptr (NgScene) scene = make_scene (a, triggers, 3);

  g_assert_cmpint (ng_scene_draft (scene, 0)->event.first, ==, 10);
  g_assert_cmpuint (ng_scene_draft (scene, 1)->event.same_as, ==, 0);
  g_assert_cmpint (ng_scene_draft (scene, 1)->event.first, ==, 10);
  assert_roles (scene, 1, NG_ROLE_INITIATOR, "Xi+Modi");
  g_assert_cmpuint (ng_scene_draft (scene, 2)->event.same_as, ==, NG_NONE);
  g_assert_cmpint (ng_scene_draft (scene, 2)->event.first, ==, NG_NO_DAY);
}

static void
test_tables (void)
{
  guint n;

  g_assert_nonnull (ng_event_words_verb (words, "visit", &n));
  g_assert_cmpuint (n, >, 0);
  g_assert_null (ng_event_words_verb (words, "xyzzy", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (ng_event_words_in_group (words, "treaty", 6, "pact"));
  g_assert_false (ng_event_words_in_group (words, "treaty", 6, "visit"));
  g_assert_cmpint (ng_event_words_context (words, "fail").effect, ==, NG_EFFECT_NEGATIVE);
  g_assert_true (ng_event_words_context (words, "urge").object_control);
  g_assert_true (ng_event_words_in_family (words, "trip", "visit"));
  g_assert_true (ng_event_words_are_akin (words, "beat", "victory"));
  g_assert_true (ng_event_words_are_akin (words, "handcuff", "handcuff"));
  g_assert_false (ng_event_words_are_akin (words, "trip", "victory"));
}

int
main (int argc, char **argv)
{
  g_autoptr (NgLexicon) lexicon = NULL;
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  lexicon = ng_lexicon_open (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  words = ng_event_words_new (lexicon, &error);
  g_assert_no_error (error);
  g_test_add_func ("/event/passive", test_passive);
  g_test_add_func ("/event/control", test_control);
  g_test_add_func ("/event/relative", test_relative);
  g_test_add_func ("/event/visit", test_visit);
  g_test_add_func ("/event/unnamed", test_unnamed);
  g_test_add_func ("/event/modality", test_modality);
  g_test_add_func ("/event/time-and-coreference", test_time_and_coreference);
  g_test_add_func ("/event/tables", test_tables);
  result = g_test_run ();
  ng_event_words_free (words);
  return result;
}
