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
ng_event_place_find (NgScene *scene)
{
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgDraft *d = ng_scene_draft (scene, i);
      d->event.place = find_place (scene, d);
      add_scene_as_target (scene, d);
      find_named (scene, d);
    }
}
