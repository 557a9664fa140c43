/* ng-claim-border.c: see ng-claim-border.h. */
#include "claim/ng-claim-border.h"

/* Tokens from a light verb to its noun: "expressed his strong support". */
#define MAX_LIGHT 4u

/* ... of the network from which a light verb belongs to the cue that begins right behind it. */
#define LEAST_LIGHT 0.3f

/* The network has all tokens of the range in one cue, or all but the first, which it finds
 * possible: "issued repeated warnings". */
static gboolean
is_one_cue (const NgClaimScene *scene, NgRange r)
{
  guint next = scene->bio[r.first + 1];

  if (scene->bio[r.first] != 0 ? next != 2 : scene->p_cue[r.first] < LEAST_LIGHT || next == 0)
    return FALSE;
  for (NgId t = r.first + 2; t <= r.last; t++)
    if (scene->bio[t] != 2)
      return FALSE;
  return TRUE;
}

static void
take_verb (const NgClaimScene *scene, NgClaimDraft *d)
{
  const NgTag *t = ng_tag (scene->a, d->head);
  NgRange r = { t->head, d->head };

  if (d->word == NULL || d->word->pos != NG_CUE_NOUN || t->rel != NG_REL_OBJ || t->head == NG_NONE
      || t->head > d->head || d->head - t->head > MAX_LIGHT)
    return;
  if (ng_claim_scene_is_use (scene, "light", t->head) && is_one_cue (scene, r)
      && !ng_range_holds (r, d->source_head))
    d->cue.first = t->head;
}

/* "joked about the plan", "is worried about what comes": it governs all that is said. */
static void
take_preposition (const NgClaimScene *scene, NgClaimDraft *d)
{
  NgRange *r;
  NgId prep = d->cue.last + 1, head, up;
  gboolean inside;

  if (d->contents->len != 1 || d->frame == NG_FRAME_SOURCE)
    return;
  r = &g_array_index (d->contents, NgRange, 0);
  inside = r->first == prep && r->last > prep;
  if ((!inside && r->first != prep + 1) || ng_tag (scene->a, prep)->upos != NG_UPOS_ADP)
    return;
  head = ng_tag (scene->a, prep)->head;
  if (head == NG_NONE || !ng_range_holds (*r, head))
    return;
  /* "said despite the storm they would sail": it governs a part */
  up = ng_tag (scene->a, head)->head;
  if (up != NG_NONE && up > prep && ng_range_holds (*r, up))
    return;
  d->cue.last = prep;
  r->first = prep + 1;
}

static gboolean
is_question_word (const NgClaimScene *scene, NgId token)
{
  static const char *const words[]
      = { "who", "what", "when", "where", "why", "how", "whether", "if", "which", NULL };

  for (guint i = 0; words[i]; i++)
    if (ng_token_is (scene->a, token, words[i]))
      return TRUE;
  return FALSE;
}

/* "asked the ministry when it would pay": who is asked is no part of the question. */
static void
leave_hearer (const NgClaimScene *scene, NgClaimDraft *d)
{
  NgRange *r;
  NgId hearer;

  if (d->contents->len != 1 || d->word == NULL || d->word->act != NG_ACT_ASK)
    return;
  r = &g_array_index (d->contents, NgRange, 0);
  hearer = ng_claim_tree_child (scene->tree, d->head, NG_REL_OBJ);
  if (hearer == NG_NONE)
    hearer = ng_claim_tree_child (scene->tree, d->head, NG_REL_IOBJ);
  if (hearer == NG_NONE || !ng_range_holds (*r, hearer)
      || r->first < MIN (scene->tree->left[hearer], d->cue.last + 1))
    return;
  for (NgId t = hearer + 1; t < r->last && t <= hearer + MAX_LIGHT; t++)
    if (is_question_word (scene, t))
      r->first = t;
    else if (r->first > hearer || ng_tag (scene->a, t)->upos == NG_UPOS_VERB)
      return;
}

/* Last token before the time past that the range ends in, "last week", "two weeks ago", or its
 * last. */
static NgId
end_before_past (const NgClaimScene *scene, NgRange r)
{
  gboolean past = FALSE;
  NgId t = r.last;

  for (; t > r.first && ng_claim_scene_is_time (scene, t); t--)
    past = past || ng_claim_scene_is_use (scene, "past", t);
  return past ? t : r.last;
}

/* "told X to do Y in a speech last week": what is still to be done was not done then; when and
 * where it was said. */
static void
leave_past (const NgClaimScene *scene, NgClaimDraft *d)
{
  NgRange *r;
  NgId end, prep;

  if (d->contents->len != 1 || d->word == NULL || d->passive
      || (d->frame != NG_FRAME_OBJECT_INF && d->frame != NG_FRAME_INF))
    return;
  r = &g_array_index (d->contents, NgRange, 0);
  end = end_before_past (scene, *r);
  if (end == r->last || r->first < d->cue.last)
    return;
  prep = end;
  while (prep > r->first && ng_tag (scene->a, prep)->upos != NG_UPOS_ADP
         && ng_tag (scene->a, prep)->upos != NG_UPOS_VERB)
    prep--;
  if (ng_tag (scene->a, end)->upos == NG_UPOS_ADP)
    end--;
  else if (prep > r->first && ng_tag (scene->a, prep)->upos == NG_UPOS_ADP
           && ng_claim_scene_is_use (scene, "occasion", end))
    end = prep - 1;
  if (end > r->first)
    r->last = end;
}

void
ng_claim_border_widen (const NgClaimScene *scene, NgClaimDraft *d)
{
  if (ng_range_is_none (d->cue))
    return;
  take_verb (scene, d);
  leave_hearer (scene, d);
  take_preposition (scene, d);
  leave_past (scene, d);
}
