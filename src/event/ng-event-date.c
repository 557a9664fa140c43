/* ng-event-date.c: see ng-event-date.h. */
#include "event/ng-event-date.h"

#include "event/ng-event-clause.h"

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

/* ---- by the tree ---- */

/* The draft that a verb without draft passes its time on to: the noun it carries, the clause it
 * governs ("is to meet on Friday", "began talks on Friday"), the noun that it says something of
 * ("the talks lasted from Monday"). */
static NgId
governed_draft (const NgScene *scene, NgId verb)
{
  const NgAnalysis *a = scene->analysis;
  NgId x = ng_tag_child (a, verb, NG_REL_XCOMP, NG_NONE);
  NgId subject = ng_tag_child (a, verb, NG_REL_NSUBJ, NG_NONE);
  NgId object = ng_clause_object (scene->words, a, verb);

  if (object != NG_NONE && scene->draft_at[object] != NG_NONE
      && ng_scene_draft (scene, scene->draft_at[object])->carrier == verb)
    return scene->draft_at[object];
  if (x != NG_NONE && scene->draft_at[x] != NG_NONE)
    return scene->draft_at[x];
  return subject == NG_NONE ? NG_NONE : scene->draft_at[subject];
}

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

/* ---- by nearness ---- */

static gboolean
is_barrier (const NgAnalysis *a, NgId token)
{
  NgUpos u = ng_tag (a, token)->upos;
  return u == NG_UPOS_PUNCT || u == NG_UPOS_VERB || u == NG_UPOS_CCONJ || u == NG_UPOS_SCONJ;
}

/* The last draft before the expression, with no other verb or comma between. */
static NgId
draft_before (const NgScene *scene, NgId token)
{
  NgId first
      = ng_sentence (scene->analysis, ng_token (scene->analysis, token)->sentence)->first_token;

  for (NgId t = token; t-- > first;)
    {
      if (scene->draft_at[t] != NG_NONE)
        return scene->draft_at[t];
      if (is_barrier (scene->analysis, t))
        return NG_NONE;
    }
  return NG_NONE;
}

/* An expression that opens a sentence dates its first verb: "Earlier this year, Cairo hosted ...".
 */
static NgId
draft_after (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  const NgSentence *s = ng_sentence (a, ng_token (a, token)->sentence);

  for (NgId t = s->first_token; t < token; t++)
    if (ng_tag (a, t)->upos == NG_UPOS_VERB)
      return NG_NONE;
  for (NgId t = token + 1; t < s->first_token + s->n_tokens; t++)
    if (ng_clause_is_verb (a, t))
      return scene->draft_at[t] != NG_NONE ? scene->draft_at[t] : governed_draft (scene, t);
  return NG_NONE;
}

/* Trees hang months and years too high, behind the noun that they date ("the invasion of X in
 * 2003"); a single day rather dates the verb. */
static NgId
choose_draft (const NgScene *scene, const NgTime *time)
{
  const NgMention *m = ng_mention (scene->analysis, time->mention);
  NgId above = draft_above (scene, m->head);
  NgId before = draft_before (scene, m->first_token);
  NgId trigger;

  if (before == NG_NONE)
    return above != NG_NONE ? above : draft_after (scene, m->first_token);
  if (above == NG_NONE || above == before)
    return before;
  trigger = ng_scene_draft (scene, before)->event.trigger;
  if (!ng_scene_draft (scene, before)->noun || trigger + 2 >= m->first_token)
    return before;
  return time->first == time->last ? above : before;
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
      draft = choose_draft (scene, t);
      if (draft != NG_NONE)
        set_time (scene, ng_scene_draft (scene, draft), i);
    }
}

/* ---- sharing ---- */

/* A noun event in a clause shares its time with the clause's verb, both ways; what is spoken of
 * does not share the time of speaking. */
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
  if (verb->noun || verb->kind == NG_TRIGGER_SPEECH)
    return;
  if (has_time (verb) && !has_time (d))
    set_time (scene, d, verb->event.time);
  else if (has_time (d) && !has_time (verb) && rel != NG_REL_NSUBJ)
    set_time (scene, verb, d->event.time);
}

static NgId
time_token (const NgScene *scene, const NgDraft *d)
{
  return ng_mention (scene->analysis, ng_time (scene->analysis, d->event.time)->mention)->head;
}

/* "in 2016, when X did Y" */
static gboolean
is_simultaneous (const NgAnalysis *a, NgId verb)
{
  return ng_clause_child (a, verb, NG_REL_ADVMOD, "when") != NG_NONE
         || ng_clause_child (a, verb, NG_REL_MARK, "when") != NG_NONE;
}

/* "On Friday X met Y and visited Z"; "will visit X and attend Y on Friday"; "met X on Friday to
 * discuss Y" */
static void
share_with_coordinate (NgScene *scene, NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger;
  NgRel rel = ng_tag (a, t)->rel;
  NgId up = ng_tag (a, t)->head;
  NgDraft *first;

  if (d->noun || up == NG_NONE || scene->draft_at[up] == NG_NONE)
    return;
  first = ng_scene_draft (scene, scene->draft_at[up]);
  if (has_time (first) && !has_time (d))
    {
      if (rel == NG_REL_CONJ && time_token (scene, first) < up)
        set_time (scene, d, first->event.time);
      else if (rel == NG_REL_ADVCL && is_simultaneous (a, t))
        set_time (scene, d, first->event.time);
      else if ((rel == NG_REL_ADVCL || rel == NG_REL_XCOMP) && time_token (scene, first) < t
               && ng_clause_is_infinitive (a, t) && first->event.plover == d->event.plover)
        set_time (scene, d, first->event.time);
    }
  else if (has_time (d) && !has_time (first) && rel == NG_REL_ADVCL && is_simultaneous (a, t))
    set_time (scene, first, d->event.time);
  else if (has_time (d) && !has_time (first) && rel == NG_REL_CONJ && time_token (scene, d) > t
           && ng_clause_child (a, up, NG_REL_AUX, "will") != NG_NONE
           && ng_tag_child (a, t, NG_REL_AUX, NG_NONE) == NG_NONE)
    set_time (scene, first, d->event.time);
}

void
ng_event_date_find (NgScene *scene)
{
  hang_times (scene);
  for (guint i = 0; i < scene->drafts->len; i++)
    share_with_clause (scene, ng_scene_draft (scene, i));
  for (guint i = 0; i < scene->drafts->len; i++)
    share_with_coordinate (scene, ng_scene_draft (scene, i));
}
