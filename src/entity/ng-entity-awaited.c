/* ng-entity-awaited.c: see ng-entity-awaited.h.
 *
 * "Spain's economy minister spoke. …  Nadia Suarez told": the first person who is named and speaks
 * soon after a description is its bearer.
 */
#include "entity/ng-entity-awaited.h"

#include "entity/ng-entity-posts.h"
#include "entity/ng-entity-rank.h"

/* Sentences from a description to the name of its bearer. */
#define REACH_NAME 4u

/* TRUE if the name at @token speaks: subject of a verb of saying. */
static gboolean
speaks (const NgWork *w, NgId token)
{
  NgId verb = ng_entity_role (w, token) == NG_REL_NSUBJ ? ng_work_governor (w, token) : NG_NONE;
  return verb != NG_NONE && ng_work_is_reporting (w, verb);
}

/* Everything that referred to the unnamed draft refers to @person. */
static void
rename_draft (NgWork *w, NgId hidden, NgId person)
{
  for (guint i = 0; i < w->references->len; i++)
    {
      NgReference *r = &g_array_index (w->references, NgReference, i);
      if (r->entity == hidden)
        r->entity = person;
    }
  for (guint i = 0; i < w->mentions->len; i++)
    if (g_array_index (w->entity_of, NgId, i) == hidden)
      g_array_index (w->entity_of, NgId, i) = person;
  for (guint i = 0; i < w->seen->len; i++)
    if (g_array_index (w->seen, NgSeen, i).entity == hidden)
      g_array_index (w->seen, NgSeen, i).entity = person;
}

void
ng_entity_awaited_named (NgWork *w, NgId token, NgId person)
{
  NgDraft *d = ng_work_draft (w, person);

  if (w->awaited->len == 0 || d->record.kind != NG_KIND_PERSON)
    return;
  const NgAwaited a = g_array_index (w->awaited, NgAwaited, w->awaited->len - 1);
  NgGender gender = ng_work_draft (w, a.draft)->gender;
  gboolean fits
      = d->record.post == NULL && d->n_mentions == 0 && speaks (w, token)
        && ng_work_sentence (w, token) - a.sentence <= REACH_NAME
        && ng_work_sentence (w, token) != a.sentence
        && !(gender != NG_GENDER_UNKNOWN && d->gender != NG_GENDER_UNKNOWN && gender != d->gender);
  g_array_set_size (w->awaited, 0); /* the first one who is named, or nobody */
  if (!fits)
    return;
  NgPhrase p = a.phrase;
  p.holder = person;
  if (d->gender == NG_GENDER_UNKNOWN)
    d->gender = gender;
  rename_draft (w, a.draft, person);
  ng_entity_posts_assign (w, person, &p);
  NgId m = ng_work_add_mention (w, p.begin, p.end, p.head, NG_KIND_PERSON, NG_MENTION_NOMINAL,
                                "rule:named-later");
  if (ng_work_entity_of (w, m) == NG_NONE)
    ng_work_refer (w, m, person, 0.7, "rule:named-later");
}
