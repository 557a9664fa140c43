/* ng-event-finder.c: see ng-event-finder.h. */
#include "event/ng-event-finder.h"

#include "event/ng-event-class.h"
#include "event/ng-event-clause.h"
#include "event/ng-event-coref.h"
#include "event/ng-event-date.h"
#include "event/ng-event-modality.h"
#include "event/ng-event-number.h"
#include "event/ng-event-order.h"
#include "event/ng-event-place.h"
#include "event/ng-event-role.h"
#include "event/ng-event-scene.h"
#include "event/ng-event-sense.h"
#include "event/ng-event-topic.h"
#include "event/ng-event-trigger.h"
#include "event/ng-event-words.h"

struct _NgEventFinder
{
  const NgNet *net;
  NgEventWords *words;
};

NgEventFinder *
ng_event_finder_new (const NgLexicon *lexicon, const NgNet *net, GError **error)
{
  g_autoptr (NgEventWords) words = ng_event_words_new (lexicon, error);
  NgEventFinder *self;

  if (words == NULL)
    return NULL;
  self = g_new0 (NgEventFinder, 1);
  self->net = net;
  self->words = g_steal_pointer (&words);
  return self;
}

void
ng_event_finder_free (NgEventFinder *self)
{
  if (self == NULL)
    return;
  ng_event_words_free (self->words);
  g_free (self);
}

static gboolean
is_friendly (const NgDraft *d)
{
  return d->event.plover == NG_PLOVER_SUPPORT || d->event.plover == NG_PLOVER_COOPERATE;
}

/* A speech act of no one known is not worth an event. */
static void
drop_speech (NgDraft *d)
{
  if (d->kind == NG_TRIGGER_SPEECH && ng_draft_count (d, NG_ROLE_INITIATOR) == 0)
    d->drop = TRUE;
}

/* "lifted the ban", "suspended aid", "signed an agreement": what the verb says of the noun is the
 * event; "signed the agreement" is of one that was spoken of. */
static gboolean
tells_of_object (const NgAnalysis *a, const NgEvent *verb, const NgEvent *noun)
{
  if (g_strcmp0 (verb->mode, "ease") == 0)
    return TRUE;
  if (g_strcmp0 (verb->mode, "discontinue") == 0)
    return noun->plover == NG_PLOVER_AID || noun->plover == NG_PLOVER_COOPERATE;
  return verb->plover == NG_PLOVER_AGREE && noun->plover == NG_PLOVER_AGREE
         && !ng_clause_is_definite (a, noun->trigger);
}

/* "strengthen cooperation", "promote the development of ties": the verb tells of it. */
static void
drop_repeated (const NgScene *scene, NgDraft *d)
{
  const NgTag *t = ng_tag (scene->analysis, d->event.trigger);
  NgId up = t->rel == NG_REL_OBJ && t->head != NG_NONE ? scene->draft_at[t->head] : NG_NONE;
  const NgDraft *verb;

  if (up == NG_NONE || !d->noun)
    return;
  verb = ng_scene_draft (scene, up);
  if ((is_friendly (d) && is_friendly (verb))
      || tells_of_object (scene->analysis, &verb->event, &d->event))
    d->drop = TRUE;
}

/* Support and the like without anyone who gives it: "a deal that supports the needs of X". */
static void
drop_impersonal (const NgScene *scene, NgDraft *d)
{
  if (!d->noun
      && (is_friendly (d) || d->event.plover == NG_PLOVER_CONSULT
          || d->event.plover == NG_PLOVER_AID)
      && ng_draft_count (d, NG_ROLE_INITIATOR) == 0
      && !ng_clause_is_passive (scene->analysis, d->event.trigger))
    d->drop = TRUE;
}

/* Someone who takes part; in an event of no political class not only by a guess. */
static gboolean
has_actor (const NgDraft *d)
{
  float least = d->event.plover == NG_PLOVER_NONE ? 0.6f : 0;

  for (guint i = 0; i < d->roles->len; i++)
    {
      const NgDraftRole *r = &g_array_index (d->roles, NgDraftRole, i);
      if (r->role != NG_ROLE_OTHER && r->score > least)
        return TRUE;
    }
  return FALSE;
}

/* "cracked down on protests": what the subject does is another event. */
static gboolean
is_acted_on (const NgScene *scene, const NgDraft *d)
{
  NgId verb = ng_tag (scene->analysis, d->event.trigger)->head;

  return verb != NG_NONE
         && ng_event_words_in_group (scene->words, "suppress", strlen ("suppress"),
                                     ng_tag (scene->analysis, verb)->lemma);
}

/* What a clause says of its subject in passing: "in the meeting, X said", "on a visit, X met",
 * "came out in support", "announced a rise in funding", "is preparing for a test". */
static gboolean
is_shared (const NgScene *scene, const NgDraft *d)
{
  const char *prep = ng_clause_case (scene->analysis, d->event.trigger);

  if (d->kind == NG_TRIGGER_OWN || d->event.plover == NG_PLOVER_NONE)
    return FALSE;
  if (d->event.plover == NG_PLOVER_CONSULT || g_ascii_strcasecmp (prep, "for") == 0)
    return TRUE;
  if (g_ascii_strcasecmp (prep, "on") == 0)
    return d->event.plover == NG_PLOVER_PROTEST && !is_acted_on (scene, d);
  return g_ascii_strcasecmp (prep, "in") == 0
         && (d->event.plover == NG_PLOVER_SUPPORT || d->event.plover == NG_PLOVER_PROTEST
             || d->event.plover == NG_PLOVER_AID);
}

/* "called off talks with X": whose talks, the clause says. */
static gboolean
is_one_sided (const NgScene *scene, const NgDraft *d)
{
  return d->kind == NG_TRIGGER_SYMMETRIC && d->roles->len == 1
         && ng_draft_count (d, NG_ROLE_INITIATOR) == 1
         && ng_clause_oblique (scene->analysis, d->event.trigger, "with") != NG_NONE;
}

/* "In an interview with Reuters, X said" */
static gboolean
lacks_interviewee (const NgScene *scene, const NgDraft *d)
{
  return ng_clause_is (scene->analysis, d->event.trigger, "interview")
         && ng_draft_count (d, NG_ROLE_RECIPIENT) == 0;
}

/* "announced a rise in funding for X" */
static gboolean
lacks_giver (const NgScene *scene, const NgDraft *d)
{
  return d->event.plover == NG_PLOVER_AID && ng_draft_count (d, NG_ROLE_INITIATOR) == 0
         && ng_draft_count (d, NG_ROLE_RECIPIENT) > 0
         && g_ascii_strcasecmp (ng_clause_case (scene->analysis, d->event.trigger), "in") == 0;
}

/* No event without someone who takes part. */
static void
drop_unattended (NgScene *scene)
{
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgDraft *d = ng_scene_draft (scene, i);
      if (!d->drop)
        ng_event_role_visitor (scene, d);
      if (!d->drop && d->noun && lacks_interviewee (scene, d))
        ng_event_role_borrow (scene, d);
      if (!d->drop && d->noun && (is_one_sided (scene, d) || lacks_giver (scene, d)))
        ng_event_role_borrow (scene, d);
      if (!d->drop && d->noun && !has_actor (d) && !ng_event_role_copy (scene, d)
          && is_shared (scene, d))
        ng_event_role_borrow (scene, d);
      if (!has_actor (d))
        d->drop = TRUE;
    }
}

gboolean
ng_event_finder_run (const NgEventFinder *self, NgAnalysis *analysis, GError **error)
{
  g_autoptr (NgScene) scene = NULL;

  if (ng_n_tags (analysis) == 0)
    return TRUE; /* nothing was parsed: nothing happens */
  scene = ng_scene_new (self->words, self->net, analysis);
  ng_event_trigger_find (scene);
  for (guint i = 0; i < scene->drafts->len; i++)
    ng_event_class_recall (scene, i);
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgDraft *d = ng_scene_draft (scene, i);
      ng_event_role_find (scene, d);
      ng_event_class_guess (scene, d);
      ng_event_modality_find (scene, d);
      ng_event_number_find (scene, d);
      ng_event_topic_find (scene, d);
      ng_event_sense_find (scene, d);
      drop_speech (d);
    }
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      ng_event_role_host (scene, ng_scene_draft (scene, i));
      drop_repeated (scene, ng_scene_draft (scene, i));
      drop_impersonal (scene, ng_scene_draft (scene, i));
    }
  ng_event_place_find (scene);
  ng_event_date_find (scene);
  ng_event_coref_link (scene);
  ng_event_date_share (scene);
  drop_unattended (scene);
  ng_event_order_find (scene);
  ng_scene_commit (scene);
  return TRUE;
}
