/* ng-event-setting.c: see ng-event-setting.h. */
#include "event/ng-event-setting.h"

#include <string.h>

#include "base/ng-text.h"
#include "event/ng-event-clause.h"

/* ---- places ---- */

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

/* The entity of @token that can be a place, else NG_NONE. */
static NgId
place_at (const NgScene *scene, NgId token, gboolean body)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NgId));

  ng_scene_entities (scene, token, found);
  for (guint i = 0; i < found->len; i++)
    {
      NgId e = g_array_index (found, NgId, i);
      NgKind kind = ng_scene_kind (scene, e);
      if (kind == NG_KIND_PLACE || kind == NG_KIND_COUNTRY
          || (body && kind == NG_KIND_ORGANISATION))
        return e;
    }
  return NG_NONE;
}

static NgId
place_below (const NgScene *scene, NgId head, gboolean destination)
{
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (scene->analysis, head, all);

  for (guint i = 0; i < n; i++)
    {
      gboolean in = is_place_preposition (all[i].prep);
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
  return place == NG_NONE ? place_of_obliques (scene, t) : place;
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
ng_event_setting_places (NgScene *scene)
{
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgDraft *d = ng_scene_draft (scene, i);
      d->event.place = find_place (scene, d);
      add_scene_as_target (scene, d);
      find_named (scene, d);
    }
}

/* ---- times ---- */

static gboolean
has_time (const NgDraft *d)
{
  return d->event.time != NG_NONE;
}

static void
set_time (NgScene *scene, NgDraft *d, NgId time)
{
  const NgTime *t = ng_time (scene->analysis, time);

  if (has_time (d))
    return;
  d->event.time = time;
  d->event.first = t->first;
  d->event.last = t->last;
}

/* The draft that a verb without draft passes its time on to: the noun it carries, the clause it
 * governs ("is to meet on Friday", "began talks on Friday"). */
static NgId
governed_draft (const NgScene *scene, NgId verb)
{
  const NgAnalysis *a = scene->analysis;
  NgId x = ng_tag_child (a, verb, NG_REL_XCOMP, NG_NONE);

  for (guint i = 0; i < scene->drafts->len; i++)
    if (ng_scene_draft (scene, i)->carrier == verb)
      return i;
  return x == NG_NONE ? NG_NONE : scene->draft_at[x];
}

/* The draft that a time expression with this head hangs on. */
static NgId
draft_above (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = scene->draft_at[token] != NG_NONE ? token : ng_tag (a, token)->head;

  for (; t != NG_NONE; t = ng_tag (a, t)->head)
    {
      if (scene->draft_at[t] != NG_NONE)
        return scene->draft_at[t];
      if (ng_clause_is_verb (a, t))
        return governed_draft (scene, t);
    }
  return NG_NONE;
}

static void
hang_times (NgScene *scene)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId i = 0; i < ng_n_times (a); i++)
    {
      const NgTime *t = ng_time (a, i);
      NgId draft;
      if (t->first == NG_NO_DAY && t->last == NG_NO_DAY)
        continue;
      draft = draft_above (scene, ng_mention (a, t->mention)->head);
      if (draft != NG_NONE)
        set_time (scene, ng_scene_draft (scene, draft), i);
    }
}

/* A noun event in a clause shares its time with the clause's verb, both ways. */
static void
share_with_clause (NgScene *scene, NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId up = ng_tag (a, d->event.trigger)->head;
  NgRel rel = ng_tag (a, d->event.trigger)->rel;
  NgDraft *verb;

  if (!d->noun || up == NG_NONE || scene->draft_at[up] == NG_NONE
      || (rel != NG_REL_OBJ && rel != NG_REL_OBL && rel != NG_REL_NSUBJ))
    return;
  verb = ng_scene_draft (scene, scene->draft_at[up]);
  if (verb->noun)
    return;
  if (has_time (verb) && !has_time (d))
    set_time (scene, d, verb->event.time);
  else if (has_time (d) && !has_time (verb) && rel != NG_REL_NSUBJ)
    set_time (scene, verb, d->event.time);
}

/* "On Friday X met Y and visited Z"; "met X on Friday to present ..." */
static void
share_with_coordinate (NgScene *scene, NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger;
  NgRel rel = ng_tag (a, t)->rel;
  NgId up = ng_tag (a, t)->head;
  const NgDraft *first;
  NgId mention;

  if (d->noun || has_time (d) || up == NG_NONE || scene->draft_at[up] == NG_NONE)
    return;
  first = ng_scene_draft (scene, scene->draft_at[up]);
  if (!has_time (first))
    return;
  mention = ng_time (a, first->event.time)->mention;
  if (rel == NG_REL_CONJ && ng_mention (a, mention)->head < up)
    set_time (scene, d, first->event.time);
  else if ((rel == NG_REL_ADVCL || rel == NG_REL_XCOMP) && ng_mention (a, mention)->head < t
           && ng_clause_is_infinitive (a, t) && first->event.plover == d->event.plover)
    set_time (scene, d, first->event.time);
}

void
ng_event_setting_times (NgScene *scene)
{
  hang_times (scene);
  for (guint i = 0; i < scene->drafts->len; i++)
    share_with_clause (scene, ng_scene_draft (scene, i));
  for (guint i = 0; i < scene->drafts->len; i++)
    share_with_coordinate (scene, ng_scene_draft (scene, i));
}
