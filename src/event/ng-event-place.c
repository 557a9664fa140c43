/* ng-event-place.c: see ng-event-place.h. */
#include "event/ng-event-place.h"

#include <string.h>

#include "base/ng-text.h"
#include "event/ng-event-clause.h"

static gboolean
is_place_preposition (const char *prep)
{
  static const char *const words[]
      = { "in",     "at",     "near",       "inside", "outside", "across",
          "around", "within", "throughout", "off",    NULL };

  for (guint i = 0; words[i]; i++)
    if (g_ascii_strcasecmp (prep, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The entity of @token that can be a place, else NG_NONE: of a capital that acts for its country,
 * the town. */
static NgId
place_at (const NgScene *scene, NgId token, gboolean body)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NgId));
  NgId best = NG_NONE;

  ng_scene_entities (scene, token, found);
  for (guint i = 0; i < found->len; i++)
    {
      NgId e = g_array_index (found, NgId, i);
      NgKind kind = ng_scene_kind (scene, e);
      if (kind == NG_KIND_PLACE)
        return e;
      if (best == NG_NONE && (kind == NG_KIND_COUNTRY || (body && kind == NG_KIND_ORGANISATION)))
        best = e;
    }
  return best;
}

static NgId
place_below (const NgScene *scene, NgId head, gboolean destination)
{
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (scene->analysis, head, all);

  for (guint i = 0; i < n; i++)
    {
      gboolean in
          = is_place_preposition (all[i].prep)
            /* "out of X" */
            || ng_clause_child (scene->analysis, all[i].token, NG_REL_CASE, "out") != NG_NONE;
      gboolean to = destination && g_ascii_strcasecmp (all[i].prep, "to") == 0;
      NgId place = in || to
                       ? place_at (scene, all[i].token, g_ascii_strcasecmp (all[i].prep, "at") == 0)
                       : NG_NONE;
      if (place != NG_NONE)
        return place;
    }
  return NG_NONE;
}

static gboolean
is_visit (const NgDraft *d)
{
  return d->event.plover == NG_PLOVER_CONSULT && g_strcmp0 (d->event.mode, "visit") == 0;
}

/* A place that hangs on a noun in the event's clause: "discussed in a meeting in Cairo". */
static NgId
place_of_obliques (const NgScene *scene, NgId head)
{
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (scene->analysis, head, all);

  for (guint i = 0; i < n; i++)
    if (scene->draft_at[all[i].token] != NG_NONE && is_place_preposition (all[i].prep))
      {
        NgId place = place_below (scene, all[i].token, FALSE);
        if (place != NG_NONE)
          return place;
      }
  return NG_NONE;
}

/* "met officials in Cairo": trees hang the place on what is met. */
static NgId
place_of_object (const NgScene *scene, NgId verb)
{
  NgId object = ng_clause_object (scene->words, scene->analysis, verb);

  if (object == NG_NONE || object < verb || scene->draft_at[object] != NG_NONE)
    return NG_NONE;
  return place_below (scene, object, FALSE);
}

static NgId
find_place (const NgScene *scene, const NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger;
  NgId place = place_below (scene, t, is_visit (d));
  NgId object;

  if (place == NG_NONE && d->carrier != NG_NONE)
    place = place_below (scene, d->carrier, is_visit (d));
  if (place == NG_NONE && !d->noun && is_visit (d))
    {
      object = ng_clause_object (scene->words, a, t);
      place = object == NG_NONE ? NG_NONE : place_at (scene, object, FALSE);
    }
  if (place == NG_NONE)
    place = place_of_obliques (scene, t);
  return place == NG_NONE && !d->noun ? place_of_object (scene, t) : place;
}

/* Who hosts is where it is; a land that is invaded or annexed is where that happens; a visit is in
 * the country visited. */
static NgId
place_by_role (const NgScene *scene, const NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger, token = NG_NONE;
  NgId found = NG_NONE;

  if (!d->noun && ng_event_words_in_family (scene->words, d->event.lemma, "host"))
    token = ng_clause_subject (scene->words, a, t);
  else if (g_strcmp0 (d->event.mode, "seize") == 0
           || ng_event_words_in_family (scene->words, d->event.lemma, "invade"))
    token = d->noun ? ng_clause_oblique (a, t, "of") : ng_clause_object (scene->words, a, t);
  if (token != NG_NONE)
    return place_at (scene, token, FALSE);
  if (!is_visit (d) || ng_draft_count (d, NG_ROLE_RECIPIENT) != 1)
    return NG_NONE;
  for (guint i = 0; i < d->roles->len; i++)
    if (g_array_index (d->roles, NgDraftRole, i).role == NG_ROLE_RECIPIENT)
      found = g_array_index (d->roles, NgDraftRole, i).entity;
  return ng_scene_kind (scene, found) == NG_KIND_COUNTRY ? found : NG_NONE;
}

/* Words of a name are none, whatever they are tagged as. */
static gboolean
is_barrier (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  NgUpos u = ng_tag (a, token)->upos;

  return scene->named_by[token] == NG_NONE && !ng_token_is (a, token, "-")
         && (u == NG_UPOS_PUNCT || u == NG_UPOS_VERB || u == NG_UPOS_CCONJ || u == NG_UPOS_SCONJ);
}

/* "with the United States in Alaska": no state lies in the place, nor does a person. */
static gboolean
names_party (const NgScene *scene, NgId token)
{
  NgId m = scene->named_by[token];
  NgKind kind = m == NG_NONE ? NG_KIND_OTHER : ng_mention (scene->analysis, m)->kind;

  return kind == NG_KIND_COUNTRY || kind == NG_KIND_PERSON;
}

/* Trees hang "in X" wrongly as often as not: the last event before it, with no other verb or comma
 * between, takes it if it has no place yet. */
static void
hang_by_nearness (NgScene *scene, const NgMention *m)
{
  const NgAnalysis *a = scene->analysis;
  NgId first = ng_sentence (a, ng_token (a, m->head)->sentence)->first_token;
  NgId prep = m->first_token;
  NgId place;

  while (prep > first && ng_tag (a, prep)->upos != NG_UPOS_ADP && m->first_token - prep < 3)
    prep--;
  if (!is_place_preposition (ng_tag (a, prep)->lemma))
    return;
  if (prep > first && ng_tag (a, m->head)->head == prep - 1 && scene->draft_at[prep - 1] == NG_NONE
      && ng_event_words_actor (scene->words, ng_tag (a, prep - 1)->lemma) == NULL
      && !names_party (scene, prep - 1))
    return; /* "talked about the situation in X" */
  place = place_at (scene, m->head, FALSE);
  for (NgId t = prep; place != NG_NONE && t-- > first;)
    {
      if (scene->draft_at[t] != NG_NONE)
        {
          NgDraft *d = ng_scene_draft (scene, scene->draft_at[t]);
          if (d->event.place == NG_NONE)
            d->event.place = place;
          return;
        }
      if (is_barrier (scene, t))
        return;
    }
}

/* Its own draft, or that of the noun that it carries ("made a visit to X to discuss Y"). */
static NgId
draft_of_verb (const NgScene *scene, NgId verb)
{
  NgId object = NG_NONE;

  if (scene->draft_at[verb] != NG_NONE)
    return scene->draft_at[verb];
  if (ng_clause_is_verb (scene->analysis, verb))
    object = ng_clause_object (scene->words, scene->analysis, verb);
  if (object == NG_NONE || scene->draft_at[object] == NG_NONE
      || ng_scene_draft (scene, scene->draft_at[object])->carrier != verb)
    return NG_NONE;
  return scene->draft_at[object];
}

/* "attended a ceremony in Seoul", "visited X to discuss Y": one clause of talks, one place. */
static void
share_place (NgScene *scene, NgDraft *d)
{
  const NgTag *t = ng_tag (scene->analysis, d->event.trigger);
  NgId id = t->head == NG_NONE ? NG_NONE : draft_of_verb (scene, t->head);
  NgDraft *up;

  if (id == NG_NONE
      || (t->rel != NG_REL_OBJ && t->rel != NG_REL_OBL && t->rel != NG_REL_ADVCL
          && t->rel != NG_REL_XCOMP))
    return;
  /* "After X attended it in 2014, Y will visit Z": with a subject of its own it is another time */
  if (t->rel == NG_REL_ADVCL
      && ng_tag_child (scene->analysis, d->event.trigger, NG_REL_NSUBJ, NG_NONE) != NG_NONE)
    return;
  up = ng_scene_draft (scene, id);
  if (up->event.plover != NG_PLOVER_CONSULT)
    return;
  if (d->event.place == NG_NONE)
    d->event.place = up->event.place;
  else if (up->event.place == NG_NONE && d->noun)
    up->event.place = d->event.place;
}

/* "war in Ukraine": the country that it rages in is attacked, unless it is who attacks. */
static void
add_scene_as_target (NgScene *scene, NgDraft *d)
{
  NgId place = d->event.place;

  if (!d->noun || d->event.plover != NG_PLOVER_ASSAULT || place == NG_NONE
      || ng_scene_kind (scene, place) != NG_KIND_COUNTRY
      || ng_draft_count (d, NG_ROLE_RECIPIENT) > 0 || ng_draft_count (d, NG_ROLE_INITIATOR) == 0)
    return;
  ng_draft_add_role (d, place, NG_ROLE_RECIPIENT, 0.5f, "rule:scene");
}

/* The place of the dateline, NG_NONE if there is none; @sentence: the first behind it. */
static NgId
dateline_place (const NgScene *scene, NgId *sentence)
{
  const NgAnalysis *a = scene->analysis;
  NgSpan span = a->document.dateline_place;
  NgId token = ng_token_at (a, span.begin);

  if (ng_span_is_empty (span) || token >= ng_n_tokens (a))
    return NG_NONE;
  for (NgId s = ng_token (a, token)->sentence; s < ng_n_sentences (a); s++)
    if (ng_block (a, ng_sentence (a, s)->block)->kind == NG_BLOCK_PARAGRAPH)
      {
        *sentence = s;
        return place_at (scene, token, FALSE);
      }
  return NG_NONE;
}

/* A meeting that the lead tells without a place took place where the report comes from: a weak
 * default, for the lead's main clause only. */
static void
default_place (const NgScene *scene, NgDraft *d, NgId sentence, NgId place)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger, up = ng_tag (a, t)->head;

  if (ng_token (a, t)->sentence != sentence || d->event.place != NG_NONE
      || d->event.plover != NG_PLOVER_CONSULT || is_visit (d))
    return;
  if (up == NG_NONE || (d->noun && ng_tag (a, up)->head == NG_NONE))
    d->event.place = place;
}

static void
find_named (NgScene *scene, NgDraft *d)
{
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (scene->analysis, d->event.trigger, all);
  NgId object
      = d->noun ? NG_NONE : ng_clause_object (scene->words, scene->analysis, d->event.trigger);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NgId));

  for (guint i = 0; i < n; i++)
    ng_scene_entities (scene, all[i].token, found);
  if (object != NG_NONE)
    ng_scene_entities (scene, object, found);
  for (guint i = 0; i < found->len; i++)
    {
      NgId e = g_array_index (found, NgId, i);
      if (ng_scene_kind (scene, e) != NG_KIND_NAMED_EVENT)
        continue;
      ng_draft_add_role (d, e, NG_ROLE_OTHER, 0.7f, "rule:named-event");
      if (d->event.named == NG_NONE)
        d->event.named = e;
    }
}

void
ng_event_place_find (NgScene *scene)
{
  const NgAnalysis *a = scene->analysis;
  NgId lead = NG_NONE, origin = dateline_place (scene, &lead);

  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgDraft *d = ng_scene_draft (scene, i);
      d->event.place = find_place (scene, d);
      if (d->event.place == NG_NONE)
        d->event.place = place_by_role (scene, d);
    }
  for (NgId m = 0; m < ng_n_mentions (a); m++)
    if (ng_mention (a, m)->form == NG_MENTION_NAME
        && (ng_mention (a, m)->kind == NG_KIND_PLACE || ng_mention (a, m)->kind == NG_KIND_COUNTRY))
      hang_by_nearness (scene, ng_mention (a, m));
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      share_place (scene, ng_scene_draft (scene, i));
      if (origin != NG_NONE)
        default_place (scene, ng_scene_draft (scene, i), lead, origin);
      add_scene_as_target (scene, ng_scene_draft (scene, i));
      find_named (scene, ng_scene_draft (scene, i));
    }
}
