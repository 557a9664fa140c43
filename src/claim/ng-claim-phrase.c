/* ng-claim-phrase.c: see ng-claim-phrase.h. */
#include "claim/ng-claim-phrase.h"

/* Names that a border of the phrase cuts are in it as a whole, but for the cue and what is beyond.
 */
static NgRange
with_names (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r)
{
  NgRange s = ng_claim_scene_sentence (scene, d->head), out = r;

  for (NgId t = s.first; t <= s.last; t++)
    {
      NgId m = scene->mention[t];
      const NgMention *name = m == NG_NONE ? NULL : ng_mention (scene->a, m);
      NgRange whole;
      if (name == NULL || name->form != NG_MENTION_NAME)
        continue;
      whole = (NgRange){ name->first_token, name->first_token + name->n_tokens - 1 };
      if (whole.first <= r.last && whole.last >= r.first
          && (whole.first > d->cue.last || whole.last < d->cue.first))
        out = (NgRange){ MIN (out.first, whole.first), MAX (out.last, whole.last) };
    }
  return out;
}

/* "Lund, who said the talks had failed": told of the source, by a claim of its own. */
static NgId
end_before_claim (const NgClaimScene *scene, const NgClaimDraft *d, NgId head, NgId last)
{
  for (NgId t = head + 2; t < last; t++)
    if (ng_claim_scene_is_punct (scene, t - 1) && ng_claim_tree_is_relative (scene->tree, t)
        && ng_tag (scene->a, t)->upos == NG_UPOS_PRON && ng_claim_scene_has_cue (scene, d, t, last))
      return t - 2;
  return last;
}

/* "The leader was also a nationalist": the noun's phrase begins behind its subject and copula. */
static NgId
begin_of_predicate (const NgClaimScene *scene, NgId head)
{
  NgId copula = ng_claim_tree_child (scene->tree, head, NG_REL_COP), begin = 0;

  if (copula == NG_NONE || copula > head)
    return 0;
  NG_CLAIM_FOR_CHILDREN (scene->tree, head, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if (c < head
        && (rel == NG_REL_NSUBJ || rel == NG_REL_COP || rel == NG_REL_AUX || rel == NG_REL_ADVMOD))
      begin = MAX (begin, scene->tree->right[c] + 1);
  }
  return begin;
}

/* Quotations and clauses beside the noun are no part of it. */
static NgRange
without_clauses (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r, NgId head)
{
  for (NgId t = head; t > r.first; t--)
    if (ng_claim_scene_is_mark (scene, t - 1)
        && ng_token (scene->a, t)->quote != ng_token (scene->a, d->head)->quote)
      r.first = t;
  NG_CLAIM_FOR_CHILDREN (scene->tree, head, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if (c > head && (rel == NG_REL_PARATAXIS || rel == NG_REL_CCOMP || rel == NG_REL_ADVCL))
      r.last = MIN (r.last, MAX (head, scene->tree->left[c] - 1)); /* trees may cross */
  }
  r.last = end_before_claim (scene, d, head, r.last);
  r.first = MAX (r.first, MIN (head, begin_of_predicate (scene, head)));
  return r;
}

/* A word that neither begins nor ends the phrase. */
static gboolean
is_beside (const NgClaimScene *scene, NgId token)
{
  NgRel rel = ng_tag (scene->a, token)->rel;
  return ng_claim_scene_is_punct (scene, token) || rel == NG_REL_CASE || rel == NG_REL_MARK
         || rel == NG_REL_CC;
}

/* "Iran's foreign minister": the possessor belongs to it, wherever the tree hangs it. */
static NgId
with_possessor (const NgClaimScene *scene, const NgClaimDraft *d, NgId first, NgId head)
{
  const NgClaimTree *tree = scene->tree;
  const NgTag *mark = first > 1 ? ng_tag (scene->a, first - 1) : NULL;
  NgId left;

  if (mark == NULL || mark->upos != NG_UPOS_PART || mark->rel != NG_REL_CASE
      || mark->head == NG_NONE
      || ng_claim_tree_sentence (tree, first - 1) != ng_claim_tree_sentence (tree, head))
    return first;
  left = tree->left[mark->head];
  return head > d->cue.last && left <= d->cue.last ? first : MIN (first, left);
}

NgRange
ng_claim_phrase_of (const NgClaimScene *scene, const NgClaimDraft *d, NgId head)
{
  NgRange r = { scene->tree->left[head], scene->tree->right[head] };

  if (head < d->cue.first)
    r.last = MIN (r.last, d->cue.first - 1);
  else if (head > d->cue.last)
    r.first = MAX (r.first, d->cue.last + 1);
  r = without_clauses (scene, d, r, head);
  while (r.first < head && is_beside (scene, r.first))
    r.first++;
  while (r.last > head && ng_claim_scene_is_punct (scene, r.last))
    r.last--;
  r.first = with_possessor (scene, d, r.first, head);
  return with_names (scene, d, r);
}

static float
mean_source (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r)
{
  float sum = 0;
  for (NgId t = r.first; t <= r.last; t++)
    sum += ng_claim_scene_source (scene, d, t);
  return sum / (float) (r.last - r.first + 1);
}

/* The word of a run that hangs on a word outside of it; nouns first. */
NgId
ng_claim_phrase_head (const NgClaimScene *scene, NgRange r)
{
  NgId found = NG_NONE;
  for (NgId t = r.first; t <= r.last; t++)
    if (ng_claim_scene_is_top (scene, r, t) && !ng_claim_scene_is_punct (scene, t)
        && (found == NG_NONE || !ng_claim_tree_is_nominal (scene->tree, found)))
      found = t;
  return found;
}

/* The network's best run of source words in the sentence. */
gboolean
ng_claim_phrase_by_network (const NgClaimScene *scene, const NgClaimDraft *d, NgRange *out,
                            float *mean)
{
  NgRange s = ng_claim_scene_sentence (scene, d->head);
  gboolean found = FALSE;

  for (NgId t = s.first; t <= s.last;)
    {
      NgRange r = { t, t };
      float m;
      if (ng_range_holds (d->cue, t) || ng_claim_scene_source (scene, d, t) < 0.5f)
        {
          t++;
          continue;
        }
      while (r.last < s.last && !ng_range_holds (d->cue, r.last + 1)
             && ng_claim_scene_source (scene, d, r.last + 1) >= 0.5f)
        r.last++;
      t = r.last + 1;
      m = mean_source (scene, d, r);
      if (!ng_claim_scene_trim (scene, &r)
          || !ng_claim_tree_is_nominal (scene->tree, ng_claim_phrase_head (scene, r))
          || (found && m <= *mean))
        continue;
      *out = r;
      *mean = m;
      found = TRUE;
    }
  return found;
}

/* "officials in Oslo on Monday", "members who did": no noun phrase ends so. */
static gboolean
is_trailing (const NgClaimScene *scene, NgId token)
{
  switch (ng_tag (scene->a, token)->upos)
    {
    case NG_UPOS_SCONJ:
    case NG_UPOS_CCONJ:
    case NG_UPOS_ADP:
    case NG_UPOS_AUX:
    case NG_UPOS_PUNCT:
      return TRUE;
    case NG_UPOS_PART:
      return ng_tag (scene->a, token)->rel != NG_REL_CASE;
    case NG_UPOS_ADV:
      return ng_tag (scene->a, token)->rel == NG_REL_ADVMOD
             && ng_tag (scene->a, token)->head > token;
    default:
      return FALSE;
    }
}

/* "three members who": only the pronoun stands beside the cue, not "most of whom". */
static gboolean
ends_in_relative (const NgClaimScene *scene, NgRange r)
{
  return r.last > r.first && ng_tag (scene->a, r.last)->upos == NG_UPOS_PRON
         && ng_claim_tree_is_relative (scene->tree, r.last)
         && ng_tag (scene->a, r.last - 1)->upos != NG_UPOS_ADP;
}

void
ng_claim_phrase_trim (const NgClaimScene *scene, NgRange *r, NgId *head)
{
  while (r->last > *head && is_trailing (scene, r->last)
         && !ng_claim_scene_keeps_bracket (scene, r->last, *r))
    r->last--;
  r->last = ng_claim_scene_close_bracket (scene, *r);
  if (!ends_in_relative (scene, *r))
    return;
  r->first = r->last;
  *head = r->last;
}

/* ---- where the tree went wrong ---- */

/* A word that stands inside of a noun phrase, and in nothing else. */
static gboolean
is_of_phrase (const NgClaimScene *scene, NgId token)
{
  switch (ng_tag (scene->a, token)->upos)
    {
    case NG_UPOS_NOUN:
    case NG_UPOS_PROPN:
    case NG_UPOS_ADJ:
    case NG_UPOS_DET:
    case NG_UPOS_NUM:
      return !ng_claim_scene_is_time (scene, token);
    default:
      return FALSE;
    }
}

/* ... or joins two of them. */
static gboolean
joins_phrase (const NgClaimScene *scene, NgId token)
{
  switch (ng_tag (scene->a, token)->upos)
    {
    case NG_UPOS_CCONJ:
    case NG_UPOS_ADP:
      return TRUE;
    case NG_UPOS_PART:
      return ng_tag (scene->a, token)->rel == NG_REL_CASE;
    default:
      return is_of_phrase (scene, token);
    }
}

/* "the Lund and Dahl campaigns declined": up to the cue all is one phrase. */
static NgId
end_at_cue (const NgClaimScene *scene, const NgClaimDraft *d, NgId last)
{
  NgId end = d->cue.first - 1;

  while (end > last
         && (ng_tag (scene->a, end)->upos == NG_UPOS_ADV
             || ng_tag (scene->a, end)->upos == NG_UPOS_AUX))
    end--;
  if (end <= last || !ng_claim_tree_is_nominal (scene->tree, end)
      || ng_claim_scene_is_use (scene, "occasion", end))
    return last;
  for (NgId t = last + 1; t <= end; t++)
    if (!joins_phrase (scene, t) || ng_claim_scene_is_time (scene, t))
      return last;
  return end;
}

/* "according to columnist Jan Dahl": from the cue on all is one phrase. */
static NgId
begin_at_cue (const NgClaimScene *scene, const NgClaimDraft *d, NgId first)
{
  for (NgId t = d->cue.last + 1; t < first; t++)
    if (!is_of_phrase (scene, t))
      return first;
  return d->cue.last + 1;
}

/* "said actor Jan Dahl": a name right behind the phrase. */
static NgId
end_with_name (const NgClaimScene *scene, NgRange s, NgId last)
{
  for (NgId t = last + 1; t <= s.last && is_of_phrase (scene, t); t++)
    {
      NgId m = scene->mention[t];
      const NgMention *name = m == NG_NONE ? NULL : ng_mention (scene->a, m);
      if (name && name->form == NG_MENTION_NAME && name->first_token == last + 1)
        return last + name->n_tokens;
    }
  return last;
}

/* "the programme 's host": what a possessor or a noun before it belongs to. */
static NgId
head_behind (const NgClaimScene *scene, NgRange r, NgId gap, NgId head)
{
  NgUpos first = gap <= r.last ? ng_tag (scene->a, gap)->upos : NG_UPOS_CCONJ;
  gboolean joined = first == NG_UPOS_CCONJ || first == NG_UPOS_ADP;

  return !joined && ng_tag (scene->a, r.last)->upos == NG_UPOS_NOUN ? r.last : head;
}

/* "said the mayor in a letter": where it was said, wherever the tree hangs it. */
static NgId
end_before_occasion (const NgClaimScene *scene, const NgClaimDraft *d, NgId head, NgId last)
{
  static const char *const preps[] = { "in", "during", "at", "on", "via", NULL };

  for (NgId t = head + 1; head > d->cue.last && t < last; t++)
    {
      NgId noun = ng_tag (scene->a, t)->head;
      if (ng_tag (scene->a, t)->upos == NG_UPOS_ADP && noun != NG_NONE && noun > t
          && g_strv_contains (preps, ng_claim_tree_lemma (scene->tree, t))
          && ng_claim_scene_is_use (scene, "occasion", noun))
        return t - 1;
    }
  return last;
}

void
ng_claim_phrase_fill (const NgClaimScene *scene, const NgClaimDraft *d, NgRange *r, NgId *head)
{
  if (r->last < d->cue.first)
    {
      NgId gap = r->last + 1;
      r->last = end_at_cue (scene, d, r->last);
      *head = head_behind (scene, *r, gap, *head);
    }
  else if (r->first > d->cue.last)
    {
      r->first = begin_at_cue (scene, d, r->first);
      r->last = end_with_name (scene, ng_claim_scene_sentence (scene, d->head), r->last);
      r->last = end_before_occasion (scene, d, *head, r->last);
    }
}
