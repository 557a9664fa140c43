/* ng-claim-attribute.c: see ng-claim-attribute.h.
 *
 * The row of the cue says how the source commits itself; the main clause of the content may weaken
 * or deny it.
 */
#include "claim/ng-claim-attribute.h"

#include <string.h>

/* Head of the content's first main clause. */
static NgId
main_clause (const NgClaimScene *scene, NgRange r)
{
  NgId found = NG_NONE;

  for (NgId t = r.first; t <= r.last; t++)
    {
      const NgTag *tag = ng_tag (scene->a, t);
      gboolean verbal = tag->upos == NG_UPOS_VERB
                        || ng_claim_tree_child (scene->tree, t, NG_REL_NSUBJ) != NG_NONE
                        || ng_claim_tree_child (scene->tree, t, NG_REL_COP) != NG_NONE;
      if (tag->head != NG_NONE && ng_range_holds (r, tag->head))
        continue;
      if (verbal)
        return t;
      if (found == NG_NONE && !ng_claim_scene_is_punct (scene, t))
        found = t;
    }
  return found;
}

/* ---- kind ---- */

static NgClaimKind
kind_of (const NgClaimScene *scene, const NgClaimDraft *d)
{
  guint quoted = 0, all = 0;

  if (ng_claim_scene_block_kind (scene, d->head) == NG_BLOCK_HEADLINE)
    return NG_CLAIM_HEADLINE;
  for (guint i = 0; i < d->contents->len; i++)
    {
      NgRange r = g_array_index (d->contents, NgRange, i);
      for (NgId t = r.first; t <= r.last; t++)
        if (!ng_claim_scene_is_punct (scene, t))
          {
            all++;
            quoted += ng_claim_scene_is_quoted (scene, d, t);
          }
    }
  return quoted == 0 ? NG_CLAIM_INDIRECT : quoted == all ? NG_CLAIM_DIRECT : NG_CLAIM_MIXED;
}

/* ---- certainty ---- */

static NgCertainty
hedge_at (const NgClaimScene *scene, NgId token)
{
  g_autofree char *lemma = g_ascii_strdown (ng_claim_tree_lemma (scene->tree, token), -1);
  return ng_claim_words_hedge (scene->words, lemma);
}

/* "is expected to", "is likely to", "seems to", not "expects to", which is somebody's claim. */
static gboolean
is_raised (const NgClaimScene *scene, NgId root)
{
  g_autofree char *lemma = g_ascii_strdown (ng_claim_tree_lemma (scene->tree, root), -1);

  if (ng_claim_tree_child (scene->tree, root, NG_REL_XCOMP) == NG_NONE)
    return FALSE;
  return ng_tag (scene->a, root)->upos != NG_UPOS_VERB
         || ng_claim_tree_is_passive (scene->tree, root)
         || ng_claim_words_cue (scene->words, lemma, 0) == NULL;
}

/* Modal verbs and adverbs of the clause; the word that raises its subject. */
static NgCertainty
hedge_of_clause (const NgClaimScene *scene, NgId root)
{
  NgCertainty c = is_raised (scene, root) ? hedge_at (scene, root) : NG_CERTAINTY_CERTAIN;

  NG_CLAIM_FOR_CHILDREN (scene->tree, root, k)
  {
    NgRel rel = ng_tag (scene->a, k)->rel;
    if (rel == NG_REL_AUX || rel == NG_REL_ADVMOD)
      c = MAX (c, hedge_at (scene, k));
  }
  return c;
}

/* All that is said is one question. */
static gboolean
asks (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgId end = d->contents->len == 1 ? g_array_index (d->contents, NgRange, 0).last + 1 : NG_NONE;
  return end < scene->n && ng_token_is (scene->a, end, "?");
}

static NgCertainty
certainty_of (const NgClaimScene *scene, const NgClaimDraft *d, NgId root)
{
  NgCertainty own = d->word ? d->word->certainty : NG_CERTAINTY_CERTAIN;

  if (own == NG_CERTAINTY_UNCOMMITTED)
    return own;
  if (asks (scene, d))
    return NG_CERTAINTY_UNCOMMITTED;
  return MAX (own, root == NG_NONE ? NG_CERTAINTY_CERTAIN : hedge_of_clause (scene, root));
}

/* ---- speech act ---- */

/* "“Who knows?” she said": what is said in so many words decides over a cue that only says. */
static NgSpeechAct
act_of (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgSpeechAct own = d->word ? d->word->act : NG_ACT_STATE;
  return own == NG_ACT_STATE && asks (scene, d) ? NG_ACT_ASK : own;
}

/* ---- polarity ---- */

/* "refused to say", "did not say": nothing is said to be so. */
static gboolean
is_withheld (const NgClaimScene *scene, const NgClaimDraft *d)
{
  const NgTag *t = ng_tag (scene->a, d->head);
  const NgCueWord *word;
  g_autofree char *lemma = NULL;

  if (ng_range_is_none (d->cue))
    return FALSE;
  if (ng_claim_tree_is_negated (scene->tree, d->head))
    return TRUE;
  if (t->rel != NG_REL_XCOMP || t->head == NG_NONE)
    return FALSE;
  lemma = g_ascii_strdown (ng_claim_tree_lemma (scene->tree, t->head), -1);
  word = ng_claim_words_cue (scene->words, lemma, 0);
  return word && word->polarity == NG_POLARITY_NEGATIVE && (word->frames & 1u << NG_FRAME_INF);
}

static NgPolarity
polarity_of (const NgClaimScene *scene, const NgClaimDraft *d, NgId root)
{
  gboolean negative = d->word && d->word->polarity == NG_POLARITY_NEGATIVE;

  if (is_withheld (scene, d))
    return negative ? NG_POLARITY_POSITIVE : NG_POLARITY_NEGATIVE;
  if (!negative && root != NG_NONE)
    negative = ng_claim_tree_is_negated (scene->tree, root);
  return negative ? NG_POLARITY_NEGATIVE : NG_POLARITY_POSITIVE;
}

/* ---- tense ---- */

/* "will", and what it becomes when it is told later or less surely. */
static gboolean
looks_ahead (const char *lemma)
{
  static const char *const modals[] = { "will", "shall", "would", "may", "might" };

  for (guint i = 0; i < G_N_ELEMENTS (modals); i++)
    if (g_ascii_strcasecmp (lemma, modals[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "would have": a modal before it does not make it lie ahead. */
static NgTense
tense_of (const NgClaimScene *scene, NgId root)
{
  NgInflection form = ng_tag (scene->a, root)->form;
  NgId carrier = root;
  gboolean ahead = FALSE;

  if (ng_claim_tree_is_infinitive (scene->tree, root))
    return NG_TENSE_UNTENSED;
  NG_CLAIM_FOR_CHILDREN (scene->tree, root, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if (rel != NG_REL_AUX && rel != NG_REL_COP)
      continue;
    ahead |= looks_ahead (ng_claim_tree_lemma (scene->tree, c));
    if (g_ascii_strcasecmp (ng_claim_tree_lemma (scene->tree, c), "have") == 0)
      return NG_TENSE_PAST;
    if (carrier == root)
      carrier = c;
  }
  if (ahead)
    return NG_TENSE_FUTURE;
  form = ng_tag (scene->a, carrier)->form;
  switch (form)
    {
    case NG_FORM_PAST:
    case NG_FORM_PART:
      return NG_TENSE_PAST;
    case NG_FORM_S:
    case NG_FORM_BASE:
      return NG_TENSE_PRESENT;
    default:
      return ng_tag (scene->a, carrier)->upos == NG_UPOS_AUX ? NG_TENSE_PRESENT : NG_TENSE_UNTENSED;
    }
}

/* ---- when it was said ---- */

/* Takes the days, no later than publication; FALSE if there are none. */
static gboolean
take_days (const NgClaimScene *scene, NgClaimDraft *d, NgDay first, NgDay last)
{
  NgDay printed = scene->a->document.date_last;

  if (first == NG_NO_DAY || (printed != NG_NO_DAY && first > printed))
    return FALSE;
  d->record.first = first;
  d->record.last = printed == NG_NO_DAY ? last : MIN (last, printed);
  return TRUE;
}

/* "said on Friday": a time that hangs on the cue outside of what is said; "said at a meeting on
 * Friday": when the occasion was. */
static void
find_when (const NgClaimScene *scene, NgClaimDraft *d)
{
  if (ng_range_is_none (d->cue))
    return;
  NG_CLAIM_FOR_CHILDREN (scene->tree, d->head, c)
  {
    const NgTime *time
        = scene->time_at[c] == NG_NONE ? NULL : ng_time (scene->a, scene->time_at[c]);
    if (time && !ng_ranges_hold (d->contents, c) && take_days (scene, d, time->first, time->last))
      return;
  }
  if (d->record.recorded_in != NG_NONE)
    {
      const NgEvent *event = ng_event (scene->a, d->record.recorded_in);
      take_days (scene, d, event->first, event->last);
    }
}

void
ng_claim_attribute_find (const NgClaimScene *scene, NgClaimDraft *d)
{
  NgId root = NG_NONE;

  for (guint i = 0; i < d->contents->len && root == NG_NONE; i++)
    root = main_clause (scene, g_array_index (d->contents, NgRange, i));
  d->record.kind = kind_of (scene, d);
  d->record.act = act_of (scene, d);
  d->record.certainty = certainty_of (scene, d, root);
  d->record.polarity = polarity_of (scene, d, root);
  find_when (scene, d);
  d->record.tense = root == NG_NONE ? NG_TENSE_UNTENSED : tense_of (scene, root);
}
