/* ng-event-order.c: see ng-event-order.h. */
#include "event/ng-event-order.h"

#include <string.h>

#include "event/ng-event-clause.h"

/* The draft that the word triggers, or whose noun it carries. */
static NgId
draft_of (const NgScene *scene, NgId token)
{
  NgId d = scene->draft_at[token];

  if (d != NG_NONE && !ng_scene_draft (scene, d)->drop)
    return d;
  for (NgId c = ng_tag_child (scene->analysis, token, NG_N_RELS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (scene->analysis, token, NG_N_RELS, c))
    {
      d = scene->draft_at[c];
      if (d != NG_NONE && ng_scene_draft (scene, d)->carrier == token
          && !ng_scene_draft (scene, d)->drop)
        return d;
    }
  return NG_NONE;
}

/* "X opposed it, while Y backed it": a clause with a subject of its own, told as done, sets against
 * and says nothing of when. */
static gboolean
is_contrast (const NgScene *scene, NgId verb, const char *word)
{
  const NgAnalysis *a = scene->analysis;
  NgId subject = ng_tag_child (a, verb, NG_REL_NSUBJ, NG_NONE);

  return ng_event_words_in_group (scene->words, "contrast", strlen ("contrast"), word)
         && subject != NG_NONE && ng_tag (a, subject)->upos != NG_UPOS_PRON
         && ng_tag (a, verb)->form != NG_FORM_ING;
}

NgOrder
ng_event_order_of (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, token, NG_N_RELS, NG_NONE); c != NG_NONE && c < token;
       c = ng_tag_child (a, token, NG_N_RELS, c))
    {
      NgRel rel = ng_tag (a, c)->rel;
      if (rel == NG_REL_MARK || rel == NG_REL_CASE || rel == NG_REL_ADVMOD)
        {
          g_autofree char *word = ng_analysis_dup_text (a, ng_token (a, c)->span);
          g_autofree char *lower = g_utf8_strdown (word, -1);
          NgOrder order = ng_event_words_order (scene->words, lower);
          if (order != NG_ORDER_NONE)
            return is_contrast (scene, token, lower) ? NG_ORDER_NONE : order;
        }
    }
  return NG_ORDER_NONE;
}

static void
order_by (NgScene *scene, NgId inner, NgId token)
{
  const NgTag *t = ng_tag (scene->analysis, token);
  NgOrder order;
  NgId outer;

  if (t->head == NG_NONE
      || (t->rel != NG_REL_ADVCL && t->rel != NG_REL_OBL && t->rel != NG_REL_NMOD
          && t->rel != NG_REL_ACL))
    return;
  order = ng_event_order_of (scene, token);
  outer = order == NG_ORDER_NONE ? NG_NONE : draft_of (scene, t->head);
  if (outer == NG_NONE || outer == inner
      || ng_scene_draft (scene, outer)->event.order != NG_ORDER_NONE)
    return;
  ng_scene_draft (scene, outer)->event.order = order;
  ng_scene_draft (scene, outer)->event.order_to = inner;
}

void
ng_event_order_find (NgScene *scene)
{
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      const NgDraft *d = ng_scene_draft (scene, i);
      if (d->drop)
        continue;
      order_by (scene, i, d->event.trigger);
      if (d->carrier != NG_NONE)
        order_by (scene, i, d->carrier);
    }
}
