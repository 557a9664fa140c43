/* ng-event-date.c: see ng-event-date.h. */
#include "event/ng-event-date.h"

#include <string.h>

#include "event/ng-event-clause.h"
#include "event/ng-event-order.h"

/* Events that are looked back over for the occasion of a meeting. */
#define MAX_BACK 200u

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

/* "hit a record high to exceed X in 2021": the verb has no subject of its own. */
static gboolean
depends_on_clause (const NgAnalysis *a, NgId verb)
{
  NgRel rel = ng_tag (a, verb)->rel;
  return (rel == NG_REL_XCOMP || rel == NG_REL_ADVCL || rel == NG_REL_ACL)
         && ng_clause_is_infinitive (a, verb)
         && ng_tag_child (a, verb, NG_REL_NSUBJ, NG_NONE) == NG_NONE;
}

static NgId
draft_above (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = scene->draft_at[token] != NG_NONE ? token : ng_tag (a, token)->head;

  for (; t != NG_NONE; t = ng_tag (a, t)->head)
    {
      NgId governed;
      if (scene->draft_at[t] != NG_NONE)
        return scene->draft_at[t];
      if (!ng_clause_is_verb (a, t))
        continue;
      governed = governed_draft (scene, t);
      if (governed != NG_NONE || !depends_on_clause (a, t))
        return governed;
    }
  return NG_NONE;
}

/* ---- by nearness ---- */

static gboolean
is_barrier (const NgAnalysis *a, NgId token)
{
  NgUpos u = ng_tag (a, token)->upos;
  return !ng_token_is (a, token, "-")
         && (u == NG_UPOS_PUNCT || u == NG_UPOS_VERB || u == NG_UPOS_CCONJ || u == NG_UPOS_SCONJ);
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

/* An expression behind a comma at the end dates the main clause: "X met Y, who is Z, on Friday." */
static NgId
draft_of_sentence (const NgScene *scene, const NgMention *m)
{
  const NgAnalysis *a = scene->analysis;
  const NgSentence *s = ng_sentence (a, ng_token (a, m->head)->sentence);
  NgId end = m->first_token + m->n_tokens, t = m->first_token;

  while (t > s->first_token && ng_tag (a, t - 1)->upos != NG_UPOS_PUNCT && m->first_token - t < 2)
    t--;
  if (end + 1 < s->first_token + s->n_tokens || t == s->first_token || !ng_token_is (a, t - 1, ","))
    return NG_NONE;
  for (t = s->first_token; t < m->first_token; t++)
    if (ng_tag (a, t)->head == NG_NONE)
      return scene->draft_at[t];
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

  if (before == NG_NONE && above == NG_NONE)
    {
      NgId after = draft_after (scene, m->first_token);
      return after != NG_NONE ? after : draft_of_sentence (scene, m);
    }
  if (before == NG_NONE)
    return above;
  if (above == NG_NONE || above == before)
    return before;
  trigger = ng_scene_draft (scene, before)->event.trigger;
  /* "following his promotion on July 20" */
  if (trigger + 2 >= m->first_token && ng_event_order_of (scene, trigger) != NG_ORDER_NONE)
    return before;
  if (!ng_scene_draft (scene, before)->noun || trigger + 2 >= m->first_token)
    return before;
  return time->first == time->last ? above : before;
}

/* "Post-2021 plans": a number glued to a name is no date. */
static gboolean
is_glued (const NgAnalysis *a, NgId token)
{
  return token > 1 && ng_token_is (a, token - 1, "-")
         && !(ng_token (a, token - 1)->flags & NG_TOKEN_SPACE_AFTER)
         && !(ng_token (a, token - 2)->flags & NG_TOKEN_SPACE_AFTER);
}

/* "the Prevention Act, 1956": a year behind a comma that ends the name of a law. */
static gboolean
ends_title (const NgScene *scene, const NgMention *m)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = m->first_token;
  NgKind kind;

  if (m->n_tokens > 1 || t < 2 || ng_tag (a, t)->upos != NG_UPOS_NUM || !ng_token_is (a, t - 1, ",")
      || ng_tag (a, t - 2)->upos != NG_UPOS_PROPN)
    return FALSE;
  kind = scene->named[t - 2] ? ng_mention (a, scene->named_by[t - 2])->kind : NG_KIND_OTHER;
  return kind == NG_KIND_OTHER || kind == NG_KIND_ORGANISATION;
}

/* "the stars of the 1940s", "the Prevention Act, 1956": it tells which thing is meant, not when. */
static gboolean
is_of_thing (const NgScene *scene, const NgMention *m)
{
  const NgAnalysis *a = scene->analysis;
  const NgTag *t = ng_tag (a, m->head);
  NgId thing = t->head;

  if (ends_title (scene, m))
    return TRUE;
  if (t->rel == NG_REL_CONJ && thing != NG_NONE)
    thing = ng_tag (a, thing)->head;
  if (thing == NG_NONE || thing >= m->first_token || scene->draft_at[thing] != NG_NONE
      || !ng_clause_is_noun (a, thing))
    return FALSE;
  if (ng_tag (a, thing)->upos == NG_UPOS_PROPN && m->n_tokens == 1
      && ng_tag (a, m->head)->upos == NG_UPOS_NUM)
    return *ng_clause_case (a, m->head) == '\0';
  return t->rel == NG_REL_NMOD && strcmp (ng_clause_case (a, m->head), "of") == 0
         && (scene->mention_at[thing] == NG_NONE
             || ng_mention (a, scene->mention_at[thing])->kind != NG_KIND_TIME);
}

static void
hang_times (NgScene *scene)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId i = 0; i < ng_n_times (a); i++)
    {
      const NgTime *t = ng_time (a, i);
      NgId draft;
      if ((t->first == NG_NO_DAY && t->last == NG_NO_DAY)
          || is_glued (a, ng_mention (a, t->mention)->first_token)
          || is_of_thing (scene, ng_mention (a, t->mention)))
        continue;
      draft = choose_draft (scene, t);
      if (draft != NG_NONE)
        set_time (scene, ng_scene_draft (scene, draft), i);
    }
}

/* ---- sharing ---- */

/* The verb that a noun's clause turns on. Trees hang the last noun of a fronted clause on the verb
 * behind it ("after X attended the ceremony, Y will ..."): then it is the verb before. */
static NgId
clause_verb (const NgAnalysis *a, NgId noun)
{
  NgId up = ng_tag (a, noun)->head;
  NgId first = ng_sentence (a, ng_token (a, noun)->sentence)->first_token;

  if (up == NG_NONE || up < noun)
    return up;
  for (NgId t = noun; t-- > first;)
    if (ng_clause_is_verb (a, t) && ng_tag (a, t)->rel != NG_REL_AMOD)
      return t;
  return up;
}

/* "left after the talks": at another time. */
static gboolean
is_earlier_or_later (const NgScene *scene, const NgDraft *d)
{
  NgOrder order = ng_event_order_of (scene, d->event.trigger);
  return order != NG_ORDER_NONE && order != NG_ORDER_DURING;
}

/* A noun event in a clause shares its time with the clause's verb, both ways; what is spoken of
 * does not share the time of speaking, nor what comes before or after. */
static void
share_with_clause (NgScene *scene, NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgRel rel = ng_tag (a, d->event.trigger)->rel;
  NgId up;
  NgDraft *verb;

  if (!d->noun || (rel != NG_REL_OBJ && rel != NG_REL_OBL && rel != NG_REL_NSUBJ))
    return;
  up = rel == NG_REL_OBL ? clause_verb (a, d->event.trigger) : ng_tag (a, d->event.trigger)->head;
  if (up == NG_NONE || scene->draft_at[up] == NG_NONE)
    return;
  verb = ng_scene_draft (scene, scene->draft_at[up]);
  if (verb->noun || verb->kind == NG_TRIGGER_SPEECH || is_earlier_or_later (scene, d))
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

static gboolean
is_day (const NgDraft *d)
{
  return d->event.first == d->event.last;
}

/* "in 2016, when X did Y" */
static gboolean
is_simultaneous (const NgAnalysis *a, NgId verb)
{
  return ng_clause_child (a, verb, NG_REL_ADVMOD, "when") != NG_NONE
         || ng_clause_child (a, verb, NG_REL_MARK, "when") != NG_NONE
         || ng_clause_child (a, verb, NG_REL_MARK, "while") != NG_NONE;
}

/* What is done in or by doing something else, or for it: "met X to discuss Y", "struck the town,
 * killing six", "helped by building". */
static gboolean
is_attendant (const NgAnalysis *a, NgId verb)
{
  NgId mark = ng_tag_child (a, verb, NG_REL_MARK, NG_NONE);
  NgInflection form = ng_tag (a, verb)->form;

  if (ng_tag_child (a, verb, NG_REL_NSUBJ, NG_NONE) != NG_NONE)
    return FALSE;
  if (ng_clause_is_infinitive (a, verb))
    return TRUE;
  return form == NG_FORM_ING
         && (mark == NG_NONE || ng_clause_is (a, mark, "by") || ng_clause_is (a, mark, "in"));
}

/* "On Friday X met Y and visited Z", "met Y on Friday and visited Z" */
static gboolean
takes_time_of_first (const NgScene *scene, const NgDraft *d, const NgDraft *first)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger, up = first->event.trigger;

  if (time_token (scene, first) < up)
    return TRUE;
  return is_day (first) && time_token (scene, first) < t
         && ng_tag (a, t)->form == ng_tag (a, up)->form
         && ng_tag_child (a, t, NG_REL_NSUBJ, NG_NONE) == NG_NONE;
}

/* "will visit X and attend Y on Friday" */
static gboolean
gives_time_to_first (const NgScene *scene, const NgDraft *d, NgId first)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger;

  return time_token (scene, d) > t && ng_clause_child (a, first, NG_REL_AUX, "will") != NG_NONE
         && ng_tag_child (a, t, NG_REL_AUX, NG_NONE) == NG_NONE;
}

/* A verb shares its time with the verb it is coordinate with or attends to. */
static void
share_with_governor (NgScene *scene, NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger, up = ng_tag (a, t)->head;
  NgRel rel = ng_tag (a, t)->rel;
  NgId id;
  NgDraft *first;

  if (d->noun || up == NG_NONE)
    return;
  id = scene->draft_at[up];
  if (id == NG_NONE && ng_clause_is_verb (a, up) && rel == NG_REL_ADVCL)
    id = governed_draft (scene, up);
  if (id == NG_NONE)
    return;
  first = ng_scene_draft (scene, id);
  if (has_time (first) && !has_time (d))
    {
      if (rel == NG_REL_CONJ    ? takes_time_of_first (scene, d, first)
          : rel == NG_REL_ADVCL ? is_simultaneous (a, t) || is_attendant (a, t)
                                : rel == NG_REL_XCOMP && is_attendant (a, t))
        set_time (scene, d, first->event.time);
    }
  else if (has_time (d) && !has_time (first))
    {
      if (rel == NG_REL_ADVCL ? is_simultaneous (a, t)
                              : rel == NG_REL_CONJ && gives_time_to_first (scene, d, up))
        set_time (scene, first, d->event.time);
    }
}

/* "the Summit on Dec. 13-15": whatever takes place at it takes place then. */
static void
date_named (NgScene *scene, NgId time)
{
  const NgAnalysis *a = scene->analysis;
  NgId first = ng_mention (a, ng_time (a, time)->mention)->first_token;
  NgId name = first > 1 && ng_tag (a, first - 1)->upos == NG_UPOS_ADP ? first - 2 : NG_NONE;
  NgId m = name == NG_NONE ? NG_NONE : scene->named_by[name];
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NgId));

  if (m == NG_NONE || ng_mention (a, m)->kind != NG_KIND_NAMED_EVENT
      || ng_scene_entities (scene, name, found) == 0)
    return;
  for (guint i = 0; i < scene->drafts->len; i++)
    if (ng_scene_draft (scene, i)->event.named == g_array_index (found, NgId, 0))
      set_time (scene, ng_scene_draft (scene, i), time);
}

static guint
shared_participants (const NgDraft *x, const NgDraft *y)
{
  guint n = 0;

  for (guint i = 0; i < x->roles->len; i++)
    for (guint k = 0; k < y->roles->len; k++)
      n += g_array_index (x->roles, NgDraftRole, i).entity
           == g_array_index (y->roles, NgDraftRole, k).entity;
  return n;
}

static gboolean
is_told_meeting (const NgDraft *d)
{
  return (d->event.plover == NG_PLOVER_AGREE
          || (d->event.plover == NG_PLOVER_CONSULT && d->kind == NG_TRIGGER_SYMMETRIC))
         && d->event.tense == NG_TENSE_PAST;
}

/* A person who takes the first part in both. */
static gboolean
have_one_host (const NgScene *scene, const NgDraft *x, const NgDraft *y)
{
  for (guint i = 0; i < x->roles->len; i++)
    for (guint k = 0; k < y->roles->len; k++)
      {
        const NgDraftRole *r = &g_array_index (x->roles, NgDraftRole, i);
        const NgDraftRole *q = &g_array_index (y->roles, NgDraftRole, k);
        if (r->entity == q->entity && r->role == NG_ROLE_INITIATOR && q->role == NG_ROLE_INITIATOR
            && ng_scene_kind (scene, r->entity) == NG_KIND_PERSON)
          return TRUE;
      }
  return FALSE;
}

/* The same two, or somebody's round of meetings. */
static gboolean
is_one_occasion (const NgScene *scene, const NgDraft *x, const NgDraft *y)
{
  return shared_participants (x, y) > 1
         || (strcmp (x->event.lemma, y->event.lemma) == 0 && have_one_host (scene, x, y));
}

static NgId
sentence_of (const NgScene *scene, const NgDraft *d)
{
  return ng_token (scene->analysis, d->event.trigger)->sentence;
}

/* One a sentence: it has a date. Returns: (transfer full). */
static guint8 *
dated_sentences (const NgAnalysis *a)
{
  guint8 *dated = g_new0 (guint8, ng_n_sentences (a) + 1);

  for (NgId i = 0; i < ng_n_times (a); i++)
    if (ng_time (a, i)->first != NG_NO_DAY)
      dated[ng_token (a, ng_mention (a, ng_time (a, i)->mention)->head)->sentence] = TRUE;
  return dated;
}

/* "X met Y on Friday. ... X and Y agreed ... X met Z, too.": told in the past, on one occasion. */
static void
share_with_meeting (NgScene *scene, guint at, const guint8 *dated)
{
  NgDraft *d = ng_scene_draft (scene, at);

  if (has_time (d) || !is_told_meeting (d) || dated[sentence_of (scene, d)])
    return;
  for (guint i = at; i-- > 0 && at - i <= MAX_BACK;)
    {
      const NgDraft *old = ng_scene_draft (scene, i);
      if (!old->drop && has_time (old) && is_told_meeting (old) && is_one_occasion (scene, old, d))
        {
          if (is_day (old))
            set_time (scene, d, old->event.time);
          return;
        }
    }
}

void
ng_event_date_find (NgScene *scene)
{
  hang_times (scene);
  for (NgId i = 0; i < ng_n_times (scene->analysis); i++)
    if (ng_time (scene->analysis, i)->first != NG_NO_DAY)
      date_named (scene, i);
  for (guint i = 0; i < scene->drafts->len; i++)
    share_with_clause (scene, ng_scene_draft (scene, i));
  for (guint i = 0; i < scene->drafts->len; i++)
    share_with_governor (scene, ng_scene_draft (scene, i));
}

void
ng_event_date_share (NgScene *scene)
{
  g_autofree guint8 *dated = dated_sentences (scene->analysis);

  for (guint i = 0; i < scene->drafts->len; i++)
    share_with_meeting (scene, i, dated);
}
