/* ng-claim-content.c: see ng-claim-content.h.
 *
 * Each token beside the cue has a weight: the network's log odds that it is content, and what the
 * tree says.  The content is the run of tokens with the greatest sum on either side of the cue,
 * where a border costs if no punctuation, tree or quotation has one there.  A quotation weighs as
 * one, so that it is taken or left whole.
 */
#include "claim/ng-claim-content.h"

#include <math.h>

/* Bound of the network's log odds for one token. */
#define MAX_ODDS 3.0

/* Share of the network's odds that counts for a cue that it does not see as one. */
#define LEAST_TRUST 0.3

/* Weight of the tree's word for one token. */
#define TREE_WEIGHT 1.2

/* Price of a border where nothing else has one. */
#define BORDER_PRICE 3.0

/* Sum from which the side of the cue that has less content has any. */
#define SECOND_SIDE 6.0

/* Words from the first that modifies a noun to the noun. */
#define MAX_NOUN 4u

typedef struct
{
  NgRange range;
  double *weight; /* one a token of @range */
} Side;

/* "said A and B is C": a clause that the tree joins to the cue may as well go on with the content;
 * the network decides. */
static gboolean
is_beside (const NgClaimScene *scene, const NgClaimDraft *d, NgId token)
{
  NgId t = token;

  while (t != NG_NONE && ng_tag (scene->a, t)->head != d->head)
    t = ng_tag (scene->a, t)->head;
  return t != NG_NONE && t > d->head && ng_tag (scene->a, t)->rel == NG_REL_CONJ
         && ng_claim_tree_child (scene->tree, t, NG_REL_NSUBJ) != NG_NONE;
}

/* "X praised the ties, which, he said, are strong": what a relative clause breaks off before a cue
 * inside of it is not said there. */
static gboolean
is_broken_off (const NgClaimScene *scene, const NgClaimDraft *d, NgId token)
{
  for (guint i = 0; i < d->tree->len; i++)
    {
      NgRange r = g_array_index (d->tree, NgRange, i);
      if (token < r.first && r.first < d->cue.first && r.last > d->cue.last
          && ng_claim_tree_is_relative (scene->tree, r.first))
        return TRUE;
    }
  return FALSE;
}

static double
weight_of (const NgClaimScene *scene, const NgClaimDraft *d, NgId token)
{
  double p = ng_claim_scene_content (scene, d, token), w = 0;

  if (ng_claim_scene_is_punct (scene, token))
    return 0;
  if (d->row != G_MAXUINT)
    {
      p = CLAMP (p, 0.001, 0.999);
      w = CLAMP (log (p / (1 - p)), -MAX_ODDS, MAX_ODDS);
      w *= LEAST_TRUST + (1 - LEAST_TRUST) * d->p;
    }
  /* "“A,” X said, adding: “B”": who goes on says what stands behind it */
  if (ng_ranges_hold (d->others, token) || is_broken_off (scene, d, token)
      || (d->carrier != NG_NONE && d->tree->len > 0 && token < d->cue.first))
    return -MAX_ODDS;
  if (ng_ranges_hold (d->tree, token))
    w += TREE_WEIGHT;
  else if (d->tree->len > 0 && !is_beside (scene, d, token))
    w -= TREE_WEIGHT;
  return w;
}

/* Tokens that can be no content: the cue and its source. */
static gboolean
is_blocked (const NgClaimDraft *d, NgId token)
{
  return ng_range_holds (d->cue, token) || ng_range_holds (d->source, token);
}

/* A quotation weighs as one. */
static void
level_quotes (const NgClaimScene *scene, const NgClaimDraft *d, Side *side)
{
  guint32 own = ng_token (scene->a, d->head)->quote;
  NgId t = side->range.first;

  while (t <= side->range.last)
    {
      guint32 q = ng_token (scene->a, t)->quote;
      NgId end = t;
      double sum = 0;
      while (end <= side->range.last && ng_token (scene->a, end)->quote == q)
        sum += side->weight[end++ - side->range.first];
      if (q != NG_NONE && q != own)
        for (NgId i = t; i < end; i++)
          side->weight[i - side->range.first] = sum / (end - t);
      t = end;
    }
}

static gboolean
is_begin (const NgClaimScene *scene, const NgClaimDraft *d, const Side *side, NgId token)
{
  if (token == side->range.first || ng_claim_scene_is_punct (scene, token - 1)
      || ng_token_is (scene->a, token - 1, "that"))
    return TRUE;
  for (guint i = 0; i < d->tree->len; i++)
    if (g_array_index (d->tree, NgRange, i).first == token)
      return TRUE;
  return FALSE;
}

static gboolean
is_end (const NgClaimScene *scene, const NgClaimDraft *d, const Side *side, NgId token)
{
  if (token == side->range.last || ng_claim_scene_is_punct (scene, token + 1))
    return TRUE;
  for (guint i = 0; i < d->tree->len; i++)
    if (g_array_index (d->tree, NgRange, i).last == token)
      return TRUE;
  return FALSE;
}

/* The run with the greatest sum. Returns: the sum, rounded; 0 and no range if none is positive. */
static double
best_run (const NgClaimScene *scene, const NgClaimDraft *d, const Side *side, NgRange *out)
{
  double sum = 0, lowest = G_MAXDOUBLE, best = 0;
  NgId begin = side->range.first;

  *out = NG_NO_RANGE;
  for (NgId t = side->range.first; t <= side->range.last; t++)
    {
      double from = sum + (is_begin (scene, d, side, t) ? 0 : BORDER_PRICE);
      double value;
      if (from < lowest)
        {
          lowest = from;
          begin = t;
        }
      sum += side->weight[t - side->range.first];
      value
          = round (1000 * (sum - lowest - (is_end (scene, d, side, t) ? 0 : BORDER_PRICE))) / 1000;
      if (value > best)
        {
          best = value;
          *out = (NgRange){ begin, t };
        }
    }
  return best;
}

static double
best_of_side (const NgClaimScene *scene, const NgClaimDraft *d, NgRange range, NgRange *out)
{
  Side side = { .range = range };
  g_autofree double *weight = g_new (double, range.last - range.first + 1);

  side.weight = weight;
  for (NgId t = range.first; t <= range.last; t++)
    weight[t - range.first] = weight_of (scene, d, t);
  level_quotes (scene, d, &side);
  return best_run (scene, d, &side, out);
}

/* ---- sentences of one quotation ---- */

static void
add_range (const NgClaimScene *scene, NgClaimDraft *d, NgRange r)
{
  if (ng_claim_scene_trim (scene, &r))
    g_array_append_val (d->contents, r);
}

static NgId
block_end (const NgClaimScene *scene, NgId token)
{
  NgId block = ng_claim_scene_block (scene, token);
  while (token + 1 < scene->n && ng_claim_scene_block (scene, token + 1) == block)
    token = ng_claim_scene_sentence (scene, token + 1).last;
  return token;
}

void
ng_claim_content_add (const NgClaimScene *scene, NgClaimDraft *d, NgRange r)
{
  while (r.first <= r.last)
    {
      NgId end = MIN (block_end (scene, r.first), r.last);
      add_range (scene, d, (NgRange){ r.first, end });
      r.first = end + 1;
    }
}

/* "said, “A,” when he was asked": a comma before the mark ends what is said, if nothing behind it
 * is quoted. */
static NgId
end_at_comma (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r)
{
  NgId first = ng_claim_scene_is_mark (scene, r.first) ? r.first + 1 : r.first;
  guint32 own = ng_token (scene->a, d->head)->quote, q = ng_token (scene->a, first)->quote;
  NgId last = q == NG_NONE || q == own ? NG_NONE : scene->quotes[q].last;

  if (last == NG_NONE || first < d->cue.last || scene->quotes[q].first != first || last >= r.last
      || !ng_token_is (scene->a, last, ","))
    return r.last;
  for (NgId t = last + 2; t <= r.last; t++)
    if (ng_token (scene->a, t)->quote != own)
      return r.last;
  return last;
}

/* The run with the rest of the quotations at its ends. */
static NgRange
complete (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r)
{
  guint32 own = ng_token (scene->a, d->head)->quote;
  NgRange out = r;

  if (!ng_claim_scene_trim (scene, &r))
    return out;
  guint32 first = ng_token (scene->a, r.first)->quote, last = ng_token (scene->a, r.last)->quote;
  if (first != NG_NONE && first != own && scene->quotes[first].first < out.first)
    out.first = scene->quotes[first].first;
  if (last != NG_NONE && last != own && scene->quotes[last].last > out.last)
    out.last = scene->quotes[last].last;
  r.last = out.last;
  out.last = end_at_comma (scene, d, r);
  return out;
}

static void
take_quotes (NgClaimScene *scene, const NgClaimDraft *d)
{
  guint32 own = ng_token (scene->a, d->head)->quote;

  for (guint i = 0; i < d->contents->len; i++)
    {
      NgRange r = g_array_index (d->contents, NgRange, i);
      for (NgId t = r.first; t <= r.last; t++)
        {
          guint32 q = ng_token (scene->a, t)->quote;
          if (q != NG_NONE && q != own)
            scene->quotes[q].taken = TRUE;
        }
    }
}

static gint
compare_ranges (gconstpointer x, gconstpointer y)
{
  const NgRange *a = x, *b = y;
  return a->first < b->first ? -1 : a->first > b->first;
}

void
ng_claim_content_sort (NgClaimDraft *d)
{
  g_array_sort (d->contents, compare_ranges);
}

/* The pieces of the sentence between blocked tokens, best one first. */
#define MAX_SIDES 8u

typedef struct
{
  NgRange run;
  double sum;
} Run;

/* Tokens of a quotation below which what it says may go on outside of it. */
#define MIN_SPEECH 4u

/* Who is quoted says nothing outside of the quotation. */
static NgRange
within_quote (const NgClaimScene *scene, const NgClaimDraft *d, NgRange s)
{
  guint32 own = ng_token (scene->a, d->head)->quote;
  const NgQuotation *q = own == NG_NONE ? NULL : &scene->quotes[own];

  if (q == NULL || q->last - q->first < MIN_SPEECH || d->head < q->first || d->head > q->last)
    return s;
  return (NgRange){ MAX (s.first, q->first), MIN (s.last, q->last) };
}

static guint
find_runs (const NgClaimScene *scene, const NgClaimDraft *d, Run runs[MAX_SIDES])
{
  NgRange s = within_quote (scene, d, ng_claim_scene_sentence (scene, d->head));
  guint n = 0;

  for (NgId t = s.first; t <= s.last && n < MAX_SIDES;)
    {
      NgId end = t;
      if (is_blocked (d, t))
        {
          t++;
          continue;
        }
      while (end < s.last && !is_blocked (d, end + 1))
        end++;
      runs[n].sum = best_of_side (scene, d, (NgRange){ t, end }, &runs[n].run);
      if (!ng_range_is_none (runs[n].run))
        n++;
      t = end + 1;
    }
  return n;
}

static NgId
last_of (const GArray *ranges, NgId least)
{
  for (guint i = 0; i < ranges->len; i++)
    least = MAX (least, g_array_index (ranges, NgRange, i).last);
  return least;
}

/* "declared a holiday saying that B": a participle behind a thing, which says nothing itself. */
static gboolean
is_joined (const NgClaimScene *scene, const NgClaimDraft *d, const NgClaimDraft *e)
{
  NgRel rel = ng_tag (scene->a, e->head)->rel;
  NgId object = ng_claim_tree_child (scene->tree, d->head, NG_REL_OBJ);
  gboolean behind_thing = object != NG_NONE && object < e->head
                          && ng_tag (scene->a, object)->upos == NG_UPOS_NOUN
                          && scene->mention[object] == NG_NONE;

  return e->word && e->word->strength == NG_CUE_STRONG && e->frame == NG_FRAME_CLAUSE
         && e->cue.last + 1 < scene->n && ng_token_is (scene->a, e->cue.last + 1, "that")
         && (rel == NG_REL_ADVCL || (rel == NG_REL_XCOMP && behind_thing));
}

/* "X said A, adding that B": a participle behind a comma goes on where X stopped, wherever the tree
 * hangs it, unless the network takes it for a part of A. */
static gboolean
is_carried_on (const NgClaimScene *scene, const NgClaimDraft *d, const NgClaimDraft *e)
{
  return e->head > d->head
         && ng_claim_tree_sentence (scene->tree, e->head)
                == ng_claim_tree_sentence (scene->tree, d->head)
         && ng_tag (scene->a, e->head)->form == NG_FORM_ING
         && ng_claim_tree_own_subject (scene->tree, e->head) == NG_NONE
         && ((ng_claim_scene_is_punct (scene, e->cue.first - 1)
              && ng_claim_scene_content (scene, d, e->head) < 0.5f)
             || is_joined (scene, d, e));
}

/* "said “arms” were found and said that B": a thing says nothing, so who said A said B, wherever
 * the tree hangs it. */
static gboolean
is_said_too (const NgClaimScene *scene, const NgClaimDraft *d, const NgClaimDraft *e)
{
  const NgTag *t = ng_tag (scene->a, e->head);
  NgId subject = t->rel == NG_REL_CONJ && t->head != NG_NONE && t->head > d->head
                     ? ng_claim_tree_own_subject (scene->tree, t->head)
                     : NG_NONE;

  return subject != NG_NONE && e->head > t->head && e->word && d->word && !d->passive
         && e->word->strength == NG_CUE_STRONG && d->word->strength == NG_CUE_STRONG
         && e->frame == NG_FRAME_CLAUSE && t->form == ng_tag (scene->a, d->head)->form
         && ng_tag (scene->a, t->head)->head == d->head && e->cue.first > 0
         && ng_tag (scene->a, e->cue.first - 1)->upos == NG_UPOS_CCONJ
         && ng_tag (scene->a, subject)->upos == NG_UPOS_NOUN
         && !ng_claim_scene_is_somebody (scene, subject)
         && !ng_claim_scene_is_use (scene, "document", subject)
         && ng_claim_tree_own_subject (scene->tree, e->head) == NG_NONE;
}

/* Clauses that other cues head and that hang on this cue beside its content: "…, adding that …". */
static void
find_others (const NgClaimScene *scene, NgClaimDraft *d)
{
  guint first, end;

  ng_claim_scene_near (scene, d->head, &first, &end);
  for (guint i = first; i < end; i++)
    {
      NgClaimDraft *e = ng_claim_scene_draft (scene, i);
      NgId t = e->head, up;
      NgRange r;

      if (e == d || ng_range_is_none (e->cue))
        continue;
      if (is_carried_on (scene, d, e) || is_said_too (scene, d, e))
        {
          e->carrier = d->head;
          e->passive = FALSE; /* "were found and said": by the tree the second is as the first */
          r = (NgRange){ e->cue.first, MAX (scene->tree->right[t], last_of (e->tree, t)) };
          if (e->cue.first > 0 && ng_tag (scene->a, e->cue.first - 1)->upos == NG_UPOS_CCONJ)
            r.first--;
          g_array_append_val (d->others, r);
          continue;
        }
      for (up = ng_tag (scene->a, t)->head; up != NG_NONE && up != d->head;
           up = ng_tag (scene->a, t)->head)
        t = up;
      if (up == NG_NONE || ng_ranges_hold (d->tree, t))
        continue;
      r = (NgRange){ scene->tree->left[t], scene->tree->right[t] };
      if (t > d->head)
        r.first = MAX (r.first, d->cue.last + 1);
      else
        r.last = MIN (r.last, d->cue.first - 1);
      g_array_append_val (d->others, r);
    }
}

/* "the move was seen as revenge", "the talks, he said, had failed": the tree has a part on either
 * side of the cue. */
static gboolean
has_two_parts (const NgClaimScene *scene, const NgClaimDraft *d)
{
  const NgTag *t = ng_tag (scene->a, d->head);
  return d->tree->len > 1
         && (d->passive || d->frame == NG_FRAME_SOURCE || t->rel == NG_REL_PARATAXIS
             || t->rel == NG_REL_ADVCL || t->rel == NG_REL_ACL);
}

static gboolean
meets (NgRange a, NgRange b)
{
  return a.first <= b.last && b.first <= a.last;
}

/* The cue with its source, and an "as" before them. */
static NgRange
words_of_saying (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgRange r = d->cue;

  if (!ng_range_is_none (d->source))
    r = (NgRange){ MIN (r.first, d->source.first), MAX (r.last, d->source.last) };
  if (r.first > 0 && ng_token_is (scene->a, r.first - 1, "as"))
    r.first--;
  return r;
}

/* They stand between two commas or dashes. */
static gboolean
is_parenthesis (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgRange s = ng_claim_scene_sentence (scene, d->head), r = words_of_saying (scene, d);

  return r.first > s.first && r.last < s.last && ng_claim_scene_is_punct (scene, r.first - 1)
         && ng_claim_scene_is_punct (scene, r.last + 1);
}

/* The network or the tree has most of the run in the content. */
static gboolean
is_likely (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r)
{
  guint n = 0, in_tree = 0;
  float sum = 0;

  for (NgId t = r.first; t <= r.last; t++)
    if (!ng_claim_scene_is_punct (scene, t))
      {
        n++;
        in_tree += ng_ranges_hold (d->tree, t);
        sum += ng_claim_scene_content (scene, d, t);
      }
  return sum >= 0.5f * (float) n || in_tree == n;
}

/* "A, the judge said at the hearing": where it was said. */
static gboolean
is_occasion (const NgClaimScene *scene, const NgClaimDraft *d, NgRange run)
{
  NgId noun = ng_tag (scene->a, run.first)->head;

  return run.first == d->cue.last + 1 && ng_tag (scene->a, run.first)->upos == NG_UPOS_ADP
         && noun != NG_NONE && noun > run.first && ng_range_holds (run, noun)
         && ng_claim_scene_is_use (scene, "occasion", noun);
}

/* "A, the minister said on Tuesday after B": when it was said. */
static gboolean
is_circumstance (const NgClaimScene *scene, const NgClaimDraft *d, NgRange run)
{
  NgId from = d->cue.last + 1, word = run.first;

  if (!ng_range_is_none (d->source) && d->source.first > d->cue.last)
    from = d->source.last + 1;
  while (word < run.last
         && (ng_claim_scene_is_time (scene, word) || ng_claim_scene_is_time (scene, word + 1)))
    word++;
  if (run.first < from || ng_token (scene->a, run.first)->quote != NG_NONE
      || !ng_claim_scene_is_use (scene, "circumstance", word))
    return FALSE;
  for (NgId t = from; t < run.first; t++)
    if (ng_claim_scene_is_punct (scene, t))
      return FALSE;
  return TRUE;
}

/* But for marks all of the run is quoted. */
static gboolean
is_quoted (const NgClaimScene *scene, const NgClaimDraft *d, NgRange run)
{
  for (NgId t = run.first; t <= run.last; t++)
    if (!ng_claim_scene_is_punct (scene, t) && !ng_claim_scene_is_quoted (scene, d, t))
      return FALSE;
  return TRUE;
}

/* The parts of the tree that no run has met, and runs that meet one. */
static gboolean
is_second_part (const NgClaimScene *scene, const NgClaimDraft *d, NgRange run)
{
  for (guint i = 0; has_two_parts (scene, d) && i < d->tree->len; i++)
    if (meets (g_array_index (d->tree, NgRange, i), run))
      return TRUE;
  return is_parenthesis (scene, d) && (is_quoted (scene, d, run) || is_likely (scene, d, run));
}

/* A passive's content without its verb is none, nor is a clause around a parenthesis without either
 * of its parts. */
static void
add_missing_part (const NgClaimScene *scene, NgClaimDraft *d)
{
  guint n = d->contents->len;

  if (!d->passive && !(has_two_parts (scene, d) && is_parenthesis (scene, d)))
    return;
  for (guint i = 0; n > 0 && d->tree->len > 1 && i < d->tree->len; i++)
    {
      NgRange r = g_array_index (d->tree, NgRange, i);
      gboolean met = FALSE;
      for (guint j = 0; j < n; j++)
        met = met || meets (r, g_array_index (d->contents, NgRange, j));
      if (!met)
        add_range (scene, d, r);
    }
}

/* “In our view,” she said, “the law is clear”: a quotation goes on from what opens the sentence. */
static void
add_opening_quote (const NgClaimScene *scene, NgClaimDraft *d)
{
  NgId t = words_of_saying (scene, d).first, behind;
  const NgQuotation *q;

  if (d->contents->len != 1 || d->carrier != NG_NONE || !is_parenthesis (scene, d))
    return;
  behind = g_array_index (d->contents, NgRange, 0).first;
  while (t > 0 && ng_claim_scene_is_punct (scene, t - 1))
    t--;
  if (t == 0 || behind <= d->cue.last || !ng_claim_scene_is_quoted (scene, d, behind)
      || !ng_claim_scene_is_quoted (scene, d, t - 1))
    return;
  q = &scene->quotes[ng_token (scene->a, t - 1)->quote];
  if (q->last >= t - 1 && q->last < d->cue.first
      && q->first >= ng_claim_scene_sentence (scene, d->head).first)
    add_range (scene, d, (NgRange){ q->first, q->last });
}

/* TRUE if all of the tokens may be content of the claim as well. */
static gboolean
is_free (const NgClaimScene *scene, const NgClaimDraft *d, NgId first, NgId last)
{
  for (NgId t = first; t <= last; t++)
    if (is_blocked (d, t) || ng_ranges_hold (d->others, t) || is_broken_off (scene, d, t))
      return FALSE;
  return TRUE;
}

/* "which manages the port", "is closed": no sentence begins so; where the tree went wrong, what
 * stands before it is its subject. */
static gboolean
lacks_subject (const NgClaimScene *scene, NgId first)
{
  const NgTag *t = ng_tag (scene->a, first);
  NgId verb = t->rel == NG_REL_AUX || t->rel == NG_REL_COP ? t->head : first, subject;

  if (ng_claim_tree_is_relative (scene->tree, first))
    return t->rel == NG_REL_NSUBJ && ng_claim_tree_antecedent (scene->tree, first) != NG_NONE;
  if ((t->upos != NG_UPOS_AUX && t->upos != NG_UPOS_VERB) || verb == NG_NONE
      || (t->form != NG_FORM_PAST && t->form != NG_FORM_S))
    return FALSE;
  /* "is to meet the envoy": what stands behind the verb is not its subject */
  subject = ng_claim_tree_child (scene->tree, verb, NG_REL_NSUBJ);
  return subject == NG_NONE || (subject > verb && ng_claim_tree_is_infinitive (scene->tree, verb));
}

/* The subject before a run that begins with its verb, where the tree has it in the content;
 * NG_NONE. */
static NgId
subject_before (const NgClaimScene *scene, const NgClaimDraft *d, NgId first)
{
  const NgTag *t = ng_tag (scene->a, first);
  NgId verb = t->rel == NG_REL_AUX || t->rel == NG_REL_COP ? t->head : first;
  NgId subject = verb == NG_NONE || (t->upos != NG_UPOS_AUX && t->upos != NG_UPOS_VERB)
                     ? NG_NONE
                     : ng_claim_tree_child (scene->tree, verb, NG_REL_NSUBJ);
  gboolean whole = subject != NG_NONE && subject < first && ng_ranges_hold (d->tree, first)
                   && ng_ranges_hold (d->tree, scene->tree->left[subject]);

  return whole && is_free (scene, d, scene->tree->left[subject], first - 1) ? subject : NG_NONE;
}

/* The word of the range that all others hang on. */
static NgId
top_of (const NgClaimScene *scene, NgRange r)
{
  for (NgId t = r.first; t <= r.last; t++)
    if (ng_claim_scene_is_top (scene, r, t) && !ng_claim_scene_is_punct (scene, t))
      return t;
  return r.first;
}

/* "X has written to Y to urge Z, she said": a clause before the cue is said with its verb, or not
 * at all. */
static NgId
begin_of_clause (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r)
{
  if (d->frame != NG_FRAME_CLAUSE || d->passive)
    return r.first;
  for (guint i = 0; i < d->tree->len; i++)
    {
      NgRange tree = g_array_index (d->tree, NgRange, i);
      NgId top = top_of (scene, tree);
      if (tree.first < r.first && tree.last >= r.last && tree.last < d->cue.first && top < r.first
          && ng_tag (scene->a, top)->rel == NG_REL_CCOMP
          && !ng_claim_scene_has_cue (scene, d, tree.first, r.first - 1)
          && is_free (scene, d, tree.first, r.first - 1))
        return tree.first;
    }
  return r.first;
}

/* "The firm, which owns X, is closed": a run that begins inside the subject of a clause that it
 * goes on with has all of the subject. */
static NgRange
with_subject (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r)
{
  const NgClaimTree *tree = scene->tree;
  NgRange s = ng_claim_scene_sentence (scene, d->head);

  while (r.first < r.last && ng_claim_scene_is_punct (scene, r.first)
         && !ng_claim_scene_is_mark (scene, r.first))
    r.first++;
  r.first = begin_of_clause (scene, d, r);
  for (NgId t = r.first, up; t != NG_NONE; t = up)
    {
      NgRel rel = ng_tag (scene->a, t)->rel;
      up = ng_tag (scene->a, t)->head;
      if (up == NG_NONE || up <= t || !ng_range_holds (r, up)
          || (rel != NG_REL_NSUBJ && rel != NG_REL_CSUBJ))
        continue;
      if (tree->left[t] < r.first && is_free (scene, d, tree->left[t], r.first))
        r.first = tree->left[t];
    }
  NgId subject = subject_before (scene, d, r.first);
  if (subject != NG_NONE)
    r.first = scene->tree->left[subject];
  if (r.last < d->cue.first && ng_token (scene->a, r.first)->quote == NG_NONE
      && lacks_subject (scene, r.first))
    while (r.first > s.first && is_free (scene, d, r.first - 1, r.first - 1)
           && ng_token (scene->a, r.first - 1)->quote == NG_NONE)
      r.first--;
  return r;
}

/* "wants [judges] who obey", "[most] of them won": behind the cue, a run that begins so has what it
 * begins with. */
static NgRange
with_head (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r)
{
  NgId head = ng_tag (scene->a, r.first)->head;

  if (r.first <= d->cue.last || head == NG_NONE)
    return r;
  if (ng_token_is (scene->a, r.first, "who"))
    head = ng_claim_tree_antecedent (scene->tree, r.first);
  else if (ng_token_is (scene->a, r.first, "of"))
    head = ng_tag (scene->a, head)->head;
  else
    return r;
  if (head == NG_NONE || head >= r.first || scene->tree->left[head] <= d->cue.last
      || !is_free (scene, d, scene->tree->left[head], r.first - 1))
    return r;
  r.first = scene->tree->left[head];
  return r;
}

/* The word that @t modifies from before, or the next one of its name; @t. */
static NgId
further_in_noun (const NgClaimScene *scene, NgId t)
{
  const NgTag *tag = ng_tag (scene->a, t);
  gboolean modifies = tag->rel == NG_REL_CASE || tag->rel == NG_REL_DET || tag->rel == NG_REL_AMOD
                      || tag->rel == NG_REL_COMPOUND || tag->rel == NG_REL_NUMMOD
                      || tag->rel == NG_REL_NMOD;

  if (modifies && tag->head != NG_NONE && tag->head > t && tag->head - t <= MAX_NOUN)
    return tag->head;
  for (NgId u = t + 1; u < ng_n_tokens (scene->a) && u - t <= 2; u++)
    if (ng_tag (scene->a, u)->rel == NG_REL_FLAT && ng_tag (scene->a, u)->head <= t)
      return u;
  return t;
}

/* "before [judge Ana-Maria]": a run does not end inside a noun phrase or name. */
static NgRange
with_noun (const NgClaimScene *scene, const NgClaimDraft *d, NgRange r)
{
  NgId end;

  while ((end = further_in_noun (scene, r.last)) > r.last && is_free (scene, d, r.last + 1, end))
    r.last = end;
  return r;
}

void
ng_claim_content_find (NgClaimScene *scene, NgClaimDraft *d)
{
  Run runs[MAX_SIDES];
  guint n;
  double best = 0;

  if (d->contents->len > 0)
    {
      take_quotes (scene, d);
      return;
    }
  find_others (scene, d);
  n = find_runs (scene, d, runs);

  for (guint i = 0; i < n; i++)
    best = MAX (best, runs[i].sum);
  for (guint i = 0; i < n; i++)
    if (runs[i].sum == best
        || (!is_occasion (scene, d, runs[i].run) && !is_circumstance (scene, d, runs[i].run)
            && (runs[i].sum >= SECOND_SIDE || is_second_part (scene, d, runs[i].run))))
      ng_claim_content_add (
          scene, d,
          complete (
              scene, d,
              with_noun (scene, d, with_head (scene, d, with_subject (scene, d, runs[i].run)))));
  add_missing_part (scene, d);
  add_opening_quote (scene, d);
  if (d->contents->len == 0 && d->word && d->word->strength == NG_CUE_STRONG)
    for (guint i = 0; i < d->tree->len; i++)
      add_range (scene, d, g_array_index (d->tree, NgRange, i));
  ng_claim_content_sort (d);
  take_quotes (scene, d);
}

/* ---- claims inside claims ---- */

/* TRUE if the ranges meet or have only marks, commas and a "that" between them. */
static gboolean
are_joined (const NgClaimScene *scene, NgRange a, NgRange b)
{
  NgId first = MIN (a.last, b.last) + 1, end = MAX (a.first, b.first);

  for (NgId t = first; t < end; t++)
    if (!ng_claim_scene_is_punct (scene, t) && !ng_token_is (scene->a, t, "that"))
      return FALSE;
  return TRUE;
}

/* @e speaks inside of @d. */
static void
take_content (const NgClaimScene *scene, NgClaimDraft *d, const NgClaimDraft *e)
{
  NgRange s = ng_claim_scene_sentence (scene, d->head);

  for (guint i = 0; i < d->contents->len; i++)
    {
      NgRange *r = &g_array_index (d->contents, NgRange, i);
      if (!ng_range_holds (*r, e->head))
        continue;
      for (guint j = 0; j < e->contents->len; j++)
        {
          NgRange q = g_array_index (e->contents, NgRange, j);
          NgRange both = { MIN (r->first, q.first), MAX (r->last, q.last) };
          if (are_joined (scene, *r, q) && both.first >= s.first && both.last <= s.last
              && !ng_range_holds (both, d->head)
              && (d->source_head == NG_NONE || !ng_range_holds (both, d->source_head)))
            *r = both;
        }
    }
}

void
ng_claim_content_nest (NgClaimScene *scene)
{
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgClaimDraft *d = ng_claim_scene_draft (scene, i);
      guint first, end;
      ng_claim_scene_near (scene, d->head, &first, &end);
      for (guint j = first; j < end; j++)
        {
          const NgClaimDraft *e = ng_claim_scene_draft (scene, j);
          if (e != d && e->word && !ng_ranges_hold (e->contents, d->head))
            take_content (scene, d, e);
        }
    }
}

gboolean
ng_claim_content_is_told (const NgClaimScene *scene, const NgClaimDraft *d)
{
  guint first, end;

  ng_claim_scene_near (scene, d->head, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const NgClaimDraft *e = ng_claim_scene_draft (scene, i);
      if (e != d && !e->drop && ng_ranges_hold (e->contents, d->head))
        return TRUE;
    }
  return FALSE;
}
