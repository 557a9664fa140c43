/* ng-claim-float.c: see ng-claim-float.h. */
#include "claim/ng-claim-float.h"

#include "claim/ng-claim-content.h"

/* Confidence of a quotation without a cue: the share that annotated news has so. */
#define FLOATING 0.6f

static gboolean
opens_sentence (const NgClaimScene *scene, const NgQuotation *quote)
{
  for (NgId t = ng_claim_scene_sentence (scene, quote->first).first; t < quote->first; t++)
    if (!ng_claim_scene_is_punct (scene, t))
      return FALSE;
  return TRUE;
}

static gboolean
has_verb (const NgClaimScene *scene, const NgQuotation *quote)
{
  return ng_claim_scene_has_verb (scene, (NgRange){ quote->first, quote->last });
}

/* TRUE if the sentences of the quotation hold nothing else. */
static gboolean
stands_alone (const NgClaimScene *scene, guint32 q)
{
  const NgQuotation *quote = &scene->quotes[q];
  NgRange s = ng_claim_scene_sentence (scene, quote->last);

  for (NgId t = quote->last + 1; t <= s.last; t++)
    if (!ng_claim_scene_is_punct (scene, t))
      return FALSE;
  return opens_sentence (scene, quote);
}

/* Tokens behind a quotation that may be no more than who speaks. */
#define MAX_NAMED 12u

/* "“…,” Secretary of Energy Jan Dahl.": a phrase with one person's name is all that follows,
 * without a verb; NG_NONE. */
static NgId
named_behind (const NgClaimScene *scene, const NgQuotation *quote)
{
  NgRange s = ng_claim_scene_sentence (scene, quote->last);
  NgId found = NG_NONE;

  if (!ng_token_is (scene->a, quote->last, ",") || s.last - quote->last > MAX_NAMED
      || !opens_sentence (scene, quote) || !has_verb (scene, quote)
      || ng_claim_scene_has_verb (scene, (NgRange){ quote->last + 1, s.last }))
    return NG_NONE;
  for (NgId t = quote->last + 1; t <= s.last; t++)
    {
      NgId m = scene->mention[t];
      if (m == NG_NONE || ng_mention (scene->a, m)->kind != NG_KIND_PERSON
          || ng_mention (scene->a, m)->form != NG_MENTION_NAME)
        continue;
      if (found != NG_NONE)
        return NG_NONE;
      found = t;
    }
  return found;
}

static NgId
last_token (const NgClaimDraft *d)
{
  NgId last = d->head;
  for (guint i = 0; i < d->contents->len; i++)
    last = MAX (last, g_array_index (d->contents, NgRange, i).last);
  return last;
}

static gboolean
has_quotation (const NgClaimScene *scene, const NgClaimDraft *d)
{
  for (guint i = 0; i < d->contents->len; i++)
    {
      NgRange r = g_array_index (d->contents, NgRange, i);
      for (NgId t = r.first; t <= r.last; t++)
        if (ng_claim_scene_is_quoted (scene, d, t))
          return TRUE;
    }
  return FALSE;
}

/* "“A,” X said, adding that B. “C.”": C goes on from A, which is quoted. */
static NgClaimDraft *
quoted_carrier (const NgClaimScene *scene, NgClaimDraft *d)
{
  guint first, end;

  if (d == NULL || d->carrier == NG_NONE || d->frame != NG_FRAME_CLAUSE)
    return d;
  ng_claim_scene_near (scene, d->head, &first, &end);
  for (guint i = first; i < end; i++)
    {
      NgClaimDraft *e = ng_claim_scene_draft (scene, i);
      if (e->head == d->carrier && !e->drop && has_quotation (scene, e))
        return e;
    }
  return d;
}

/* The claim outside quotations and other claims that ends last before @token, within one block
 * before. */
static NgClaimDraft *
claim_before (const NgClaimScene *scene, NgId token)
{
  NgId block = ng_claim_scene_block (scene, token);
  NgClaimDraft *found = NULL;
  guint first, end;

  ng_claim_scene_near (scene, token, &first, &end);
  for (guint i = first; i < end; i++)
    {
      NgClaimDraft *d = ng_claim_scene_draft (scene, i);
      NgId at = d->head;
      if (d->drop || at >= token || ng_claim_scene_block (scene, at) + 1 < block
          || (ng_token (scene->a, at)->quote != NG_NONE && !ng_range_is_none (d->cue))
          || ng_claim_content_is_told (scene, d))
        continue;
      if (found == NULL || last_token (d) > last_token (found)
          || (last_token (d) == last_token (found) && d->head < found->head))
        found = d;
    }
  return quoted_carrier (scene, found);
}

/* "“A,” X said. “Big time.”": right behind the sentence of a claim with a quotation. */
static gboolean
goes_on (const NgClaimScene *scene, const NgClaimDraft *before, NgId first)
{
  return before && has_quotation (scene, before)
         && ng_claim_scene_block (scene, before->head) == ng_claim_scene_block (scene, first)
         && ng_claim_tree_sentence (scene->tree, MAX (before->head, last_token (before))) + 1
                == ng_claim_tree_sentence (scene->tree, first);
}

/* "X said A." before "“…”" in a paragraph of its own: X goes on. */
static gboolean
ends_block (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgRange s = ng_claim_scene_sentence (scene, MAX (d->head, last_token (d)));

  return d->source_head != NG_NONE && d->word && d->word->pos == NG_CUE_VERB && !d->passive
         && s.last + 1 < scene->n
         && ng_claim_scene_block (scene, s.last + 1) != ng_claim_scene_block (scene, s.last)
         && ng_claim_scene_is_somebody (scene, d->source_head);
}

/* Person or party that is the subject of the sentence; NG_NONE. */
static NgId
actor_of (const NgClaimScene *scene, NgRange s)
{
  NgId root, subject, entity;

  for (root = s.first; root < s.last && ng_tag (scene->a, root)->head != NG_NONE; root++)
    ;
  subject = ng_claim_tree_own_subject (scene->tree, root);
  entity = subject == NG_NONE ? NG_NONE : ng_claim_scene_entity (scene, subject);
  if (subject == NG_NONE
      || (entity == NG_NONE ? !ng_claim_scene_is_use (scene, "kind", subject)
                            : ng_entity (scene->a, entity)->kind != NG_KIND_PERSON
                                  && ng_entity (scene->a, entity)->kind != NG_KIND_GROUP))
    return NG_NONE;
  return subject;
}

/* "The minister shrugged. “…”": in the same block. */
static NgId
actor_before (const NgClaimScene *scene, NgId token)
{
  NgRange s = ng_claim_scene_sentence (scene, token);

  if (s.first == 0
      || ng_claim_scene_block (scene, s.first - 1) != ng_claim_scene_block (scene, s.first))
    return NG_NONE;
  return actor_of (scene, ng_claim_scene_sentence (scene, s.first - 1));
}

/* TRUE if a cue or a quotation stands in the sentence: it says something of its own. */
static gboolean
is_spoken (const NgClaimScene *scene, NgRange s)
{
  guint first, end;

  ng_claim_scene_near (scene, s.first, &first, &end);
  for (guint i = first; i < end; i++)
    if (!ng_claim_scene_draft (scene, i)->drop
        && ng_range_holds (s, ng_claim_scene_draft (scene, i)->head))
      return TRUE;
  for (NgId t = s.first; t <= s.last; t++)
    if (ng_token (scene->a, t)->quote != NG_NONE)
      return TRUE;
  return FALSE;
}

/* "“…” The minister shrugged.": the first word behind a quotation that opens the block, and only
 * that.  @gesture: what is done has to go with speech, as somebody else has been quoted before. */
static NgId
actor_behind (const NgClaimScene *scene, const NgQuotation *quote, gboolean gesture)
{
  NgId first = ng_claim_scene_sentence (scene, quote->first).first;
  NgId next = ng_claim_scene_sentence (scene, quote->last).last + 1, actor;
  NgRange s;

  if (next >= scene->n
      || ng_claim_scene_block (scene, next) != ng_claim_scene_block (scene, quote->last)
      || (first > 0
          && ng_claim_scene_block (scene, first - 1) == ng_claim_scene_block (scene, first)))
    return NG_NONE;
  s = ng_claim_scene_sentence (scene, next);
  actor = is_spoken (scene, s) ? NG_NONE : actor_of (scene, s);
  if (actor == NG_NONE || scene->tree->left[actor] != s.first
      || (gesture && !ng_claim_scene_is_use (scene, "gesture", ng_tag (scene->a, actor)->head)))
    return NG_NONE;
  return actor;
}

/* Appended behind the sorted drafts: no other floating quotation looks back at it but through the
 * claim that it goes on from. */
static void
add_without_cue (NgClaimScene *scene, guint32 q, NgId source_head, const NgClaimDraft *before)
{
  NgQuotation *quote = &scene->quotes[q];
  NgClaimDraft *d = ng_claim_scene_add (scene, NG_NO_RANGE, quote->first);

  ng_claim_content_add (scene, d, (NgRange){ quote->first, quote->last });
  if (before)
    {
      d->source = before->source;
      d->source_head = before->source_head;
      d->record.source_entity = before->record.source_entity;
    }
  else
    d->source_head = source_head;
  d->frame = NG_FRAME_QUOTE;
  d->record.score = FLOATING;
  if (d->contents->len == 0)
    d->drop = TRUE;
}

void
ng_claim_float_find (NgClaimScene *scene)
{
  for (guint32 q = 0; q < scene->n_quotes; q++)
    {
      NgQuotation *quote = &scene->quotes[q];
      NgClaimDraft *before;
      NgId actor;

      if (quote->first == NG_NONE || quote->taken)
        continue;
      actor = named_behind (scene, quote);
      if (actor != NG_NONE)
        add_without_cue (scene, q, actor, NULL);
      if (!stands_alone (scene, q))
        continue;
      before = claim_before (scene, quote->first);
      quote->taken = has_verb (scene, quote) || goes_on (scene, before, quote->first);
      if (!quote->taken)
        continue;
      actor = actor_before (scene, quote->first);
      if (actor == NG_NONE)
        actor = actor_behind (scene, quote, before && has_quotation (scene, before));
      if (before
          && ng_claim_scene_block (scene, before->head)
                 == ng_claim_scene_block (scene, quote->first)
          && (actor == NG_NONE
              || ng_claim_tree_sentence (scene->tree, last_token (before)) + 1
                     == ng_claim_tree_sentence (scene->tree, quote->first)))
        {
          ng_claim_content_add (scene, before, (NgRange){ quote->first, quote->last });
          ng_claim_content_sort (before);
        }
      else if (actor != NG_NONE)
        add_without_cue (scene, q, actor, NULL);
      else if (before && (has_quotation (scene, before) || ends_block (scene, before)))
        add_without_cue (scene, q, NG_NONE, before);
    }
}
