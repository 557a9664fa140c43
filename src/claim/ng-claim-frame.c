/* ng-claim-frame.c: see ng-claim-frame.h. */
#include "claim/ng-claim-frame.h"

#include <string.h>

#include "claim/ng-claim-match.h"

/* Tokens of a quotation below which it is a name or a scare quote rather than speech. */
#define MIN_QUOTED_TOKENS 3u

/* Tokens between a cue and the quotation that it introduces. */
#define QUOTE_REACH 30u

static void
put (NgCueMatch *m, NgId first, NgId last)
{
  if (m->n < G_N_ELEMENTS (m->tree) && first <= last)
    m->tree[m->n++] = (NgRange){ first, last };
}

static void
put_subtree (const NgClaimScene *scene, NgCueMatch *m, NgId token)
{
  put (m, scene->tree->left[token], scene->tree->right[token]);
}

/* A clause from its "that" on. */
static void
put_clause (const NgClaimScene *scene, NgCueMatch *m, NgId token)
{
  NgId that = ng_claim_tree_word (scene->tree, token, NG_REL_MARK, "that");
  NgId first = that != NG_NONE && that > m->head ? that : scene->tree->left[token];

  put (m, first, scene->tree->right[token]);
}

/* Nominal without its preposition. */
static void
put_nominal (const NgClaimScene *scene, NgCueMatch *m, NgId token)
{
  const NgClaimTree *tree = scene->tree;
  NgId first = tree->left[token];

  while (first < token
         && (ng_tag (scene->a, first)->rel == NG_REL_CASE
             || ng_tag (scene->a, first)->rel == NG_REL_MARK
             || ng_claim_scene_is_punct (scene, first)))
    first++;
  put (m, first, token < m->head ? MIN (tree->right[token], m->cue.first - 1) : tree->right[token]);
}

static NgId
sentence_of (const NgClaimScene *scene, NgId token)
{
  return ng_claim_tree_sentence (scene->tree, token);
}

/* "according to size" names no one: a source is a name, or has something with it. */
static gboolean
is_somebody (const NgClaimScene *scene, NgId noun)
{
  const NgTag *t = ng_tag (scene->a, noun);

  if (ng_claim_scene_is_use (scene, "measure", noun))
    return FALSE;
  if (t->upos != NG_UPOS_NOUN || t->form == NG_FORM_S || scene->mention[noun] != NG_NONE)
    return TRUE;
  NG_CLAIM_FOR_CHILDREN (scene->tree, noun, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if (c < noun
        && (rel == NG_REL_DET || rel == NG_REL_AMOD || rel == NG_REL_COMPOUND || rel == NG_REL_NMOD
            || rel == NG_REL_NUMMOD))
      return TRUE;
  }
  return ng_claim_words_use (scene->words, "speaker", ng_claim_tree_lemma (scene->tree, noun))
         || ng_claim_words_use (scene->words, "document", ng_claim_tree_lemma (scene->tree, noun));
}

/* The noun that the words of its phrase hang on, as far as they stand behind @last. */
static NgId
top_noun (const NgClaimScene *scene, NgId noun, NgId last)
{
  for (NgId up = noun; up != NG_NONE && up > last; up = ng_tag (scene->a, up)->head)
    if (ng_claim_tree_is_nominal (scene->tree, up))
      noun = up;
    else
      break;
  return noun;
}

/* Where the tree went wrong: the noun of the run of nouns behind the preposition @last. */
static NgId
noun_run (const NgClaimScene *scene, NgId last, NgId sentence)
{
  NgId found = NG_NONE;

  for (NgId t = last + 1; t < scene->n && sentence_of (scene, t) == sentence; t++)
    {
      NgUpos u = ng_tag (scene->a, t)->upos;
      if (ng_claim_tree_is_nominal (scene->tree, t))
        found = t;
      else if (found != NG_NONE)
        break;
      else if (u != NG_UPOS_DET && u != NG_UPOS_ADJ && u != NG_UPOS_ADV)
        return NG_NONE;
    }
  return found == NG_NONE ? NG_NONE : top_noun (scene, found, last);
}

NgId
ng_claim_frame_governed (const NgClaimScene *scene, NgRange cue)
{
  NgId sentence = sentence_of (scene, cue.last);
  NgId head = ng_tag (scene->a, cue.last)->head;

  if (head == NG_NONE || head <= cue.last)
    head = ng_tag (scene->a, cue.first)->head;
  if (head != NG_NONE && head > cue.last && ng_claim_tree_is_nominal (scene->tree, head)
      && !ng_claim_scene_is_time (scene, head))
    return head;
  return noun_run (scene, cue.last, sentence);
}

/* The object of the verb, or of its preposition; of a passive its subject. */
static NgId
object_of (const NgClaimScene *scene, const NgCueMatch *m)
{
  const NgClaimTree *tree = scene->tree;
  NgId last = m->cue.last;

  if (last != m->head)
    {
      const NgTag *t = ng_tag (scene->a, last);
      if ((t->rel == NG_REL_CASE || t->rel == NG_REL_MARK) && t->head != NG_NONE && t->head > last)
        return t->head;
      /* The tree went wrong: the first noun behind the preposition that hangs on the verb. */
      NG_CLAIM_FOR_CHILDREN (tree, m->head, c)
      if (c > last && ng_claim_tree_is_nominal (tree, c))
        return c;
    }
  if (m->passive)
    return ng_claim_tree_subject (tree, m->head);
  return ng_claim_tree_child (tree, m->head, NG_REL_OBJ);
}

/* ---- frames ---- */

static gboolean
has_that (const NgClaimScene *scene, NgId clause)
{
  return ng_claim_tree_word (scene->tree, clause, NG_REL_MARK, "that") != NG_NONE
         || ng_claim_tree_word (scene->tree, clause, NG_REL_MARK, "whether") != NG_NONE;
}

/* "his worry is that …": the tree makes the clause the predicate. */
static gboolean
predicate_clause (const NgClaimScene *scene, NgCueMatch *m)
{
  const NgTag *t = ng_tag (scene->a, m->head);
  NgId h = t->head;

  if (t->rel != NG_REL_NSUBJ || h == NG_NONE || h < m->head)
    return FALSE;
  NG_CLAIM_FOR_CHILDREN (scene->tree, h, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if (rel == NG_REL_MARK && c > m->head && ng_token_is (scene->a, c, "that"))
      {
        put (m, c, scene->tree->right[h]);
        return TRUE;
      }
    if (rel == NG_REL_CCOMP && c > m->head && has_that (scene, c))
      {
        put_clause (scene, m, c);
        return TRUE;
      }
  }
  return FALSE;
}

static gboolean
noun_clause (const NgClaimScene *scene, NgCueMatch *m)
{
  NG_CLAIM_FOR_CHILDREN (scene->tree, m->head, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if ((rel == NG_REL_ACL || rel == NG_REL_CCOMP || rel == NG_REL_ADVCL) && c > m->head
        && has_that (scene, c))
      {
        put_clause (scene, m, c);
        return TRUE;
      }
  }
  return predicate_clause (scene, m);
}

/* What the clause of @head says without the cue's own clause. */
static void
put_around (const NgClaimScene *scene, NgCueMatch *m, NgId head)
{
  const NgClaimTree *tree = scene->tree;
  NgId first = tree->left[head], last = tree->right[head];
  NgId a = tree->left[m->head], b = tree->right[m->head];

  if (a > first)
    put (m, first, a - 1);
  if (b < last)
    put (m, b + 1, last);
}

/* "wants schools that teach": a clause right behind the object of a verb that has no hearer tells
 * which. */
static gboolean
is_of_object (const NgClaimScene *scene, const NgCueMatch *m, NgId clause)
{
  NgId o = ng_claim_tree_child (scene->tree, m->head, NG_REL_OBJ);
  NgId first = scene->tree->left[clause];

  return m->word && *m->word->to == '\0' && o != NG_NONE && o > m->head && o + 1 == first
         && ng_tag (scene->a, o)->upos == NG_UPOS_NOUN && !ng_claim_scene_is_time (scene, o)
         && ng_token_is (scene->a, first, "that") && ng_tag (scene->a, first)->upos == NG_UPOS_PRON;
}

/* A clause with a verb of its own, whatever the tree calls it. */
static gboolean
is_finite_clause (const NgClaimScene *scene, NgId head, NgId c)
{
  switch (ng_tag (scene->a, c)->rel)
    {
    case NG_REL_CCOMP:
      return !ng_claim_tree_is_infinitive (scene->tree, c) || has_that (scene, c);
    case NG_REL_XCOMP:
      return has_that (scene, c)
             || (ng_claim_tree_own_subject (scene->tree, c) != NG_NONE
                 && !ng_claim_tree_is_infinitive (scene->tree, c));
    case NG_REL_ADVCL:
      return c > head && has_that (scene, c);
    default:
      return FALSE;
    }
}

/* "adding that …", "said last week that …": the clause that "that" behind the cue opens, where the
 * tree hung it elsewhere. */
static gboolean
clause_behind (const NgClaimScene *scene, NgCueMatch *m)
{
  NgRange s = ng_claim_scene_sentence (scene, m->head);
  NgId t = m->cue.last + 1, head;

  while (t <= s.last && (ng_claim_scene_is_punct (scene, t) || ng_claim_match_is_when (scene, t)))
    t++;
  if (t > s.last || !ng_token_is (scene->a, t, "that")
      || ng_tag (scene->a, t)->upos != NG_UPOS_SCONJ)
    return FALSE;
  head = ng_tag (scene->a, t)->head;
  if (head == NG_NONE || head < t)
    return FALSE;
  put (m, t, MAX (scene->tree->right[head], head));
  return TRUE;
}

/* Tokens from a cue to the one that it shares its content with: "said and wrote that". */
#define SHARED_REACH 3u

/* "X confirmed and his deputy denied that": to one with a subject of its own. */
#define SHARED_SUBJECT_REACH 8u

static gboolean
shares_clause (const NgClaimScene *scene, const NgCueMatch *m, NgId other)
{
  NgId behind = m->cue.last + 1;

  if (ng_tag (scene->a, other)->rel != NG_REL_CONJ || other < m->head)
    return FALSE;
  if (ng_claim_tree_own_subject (scene->tree, other) == NG_NONE)
    return other - m->head <= SHARED_REACH;
  return other - m->head <= SHARED_SUBJECT_REACH && ng_tag (scene->a, behind)->upos == NG_UPOS_CCONJ
         && ng_claim_words_cue (scene->words, ng_claim_tree_lemma (scene->tree, other), 0);
}

static void
put_shared_clause (const NgClaimScene *scene, NgCueMatch *m)
{
  NG_CLAIM_FOR_CHILDREN (scene->tree, m->head, c)
  if (shares_clause (scene, m, c))
    NG_CLAIM_FOR_CHILDREN (scene->tree, c, d)
  if (is_finite_clause (scene, c, d))
    put_clause (scene, m, d);
}

gboolean
ng_claim_frame_is_as (const NgClaimScene *scene, const NgCueMatch *m)
{
  NgId object = ng_claim_tree_child (scene->tree, m->head, NG_REL_OBJ);

  return ng_tag (scene->a, m->head)->rel == NG_REL_ADVCL
         && (object == NG_NONE || ng_range_holds (m->cue, object))
         && strcmp (ng_claim_tree_case (scene->tree, m->head), "as") == 0;
}

/* "The money, the ministry said, will be paid": where the tree takes what stands between the commas
 * for a clause of the noun, the verb that this is the subject of; NG_NONE elsewhere. */
static NgId
verb_around (const NgClaimScene *scene, const NgCueMatch *m)
{
  const NgClaimTree *tree = scene->tree;
  const NgTag *t = ng_tag (scene->a, m->head);
  NgId left = tree->left[m->head], right = tree->right[m->head];

  if (t->rel != NG_REL_ACL || ng_tag (scene->a, t->head)->rel != NG_REL_NSUBJ
      || ng_claim_tree_child (tree, m->head, NG_REL_NSUBJ) == NG_NONE
      || ng_claim_tree_child (tree, m->head, NG_REL_OBJ) != NG_NONE || left == 0
      || !(ng_claim_scene_is_punct (scene, left) || ng_claim_scene_is_punct (scene, left - 1))
      || !(ng_claim_scene_is_punct (scene, right) || ng_claim_scene_is_punct (scene, right + 1)))
    return NG_NONE;
  return ng_tag (scene->a, t->head)->head;
}

static gboolean
verb_clause (const NgClaimScene *scene, NgCueMatch *m)
{
  const NgClaimTree *tree = scene->tree;
  const NgTag *t = ng_tag (scene->a, m->head);

  NG_CLAIM_FOR_CHILDREN (tree, m->head, c)
  if (is_finite_clause (scene, m->head, c) && !is_of_object (scene, m, c))
    put_clause (scene, m, c);
  if (m->n == 0 && clause_behind (scene, m))
    return TRUE;
  if (m->n == 0)
    put_shared_clause (scene, m);
  if (m->n == 0 && t->head != NG_NONE
      && (t->rel == NG_REL_PARATAXIS || ng_claim_frame_is_as (scene, m)))
    put_around (scene, m, t->head);
  if (m->n == 0 && verb_around (scene, m) != NG_NONE)
    put_around (scene, m, verb_around (scene, m));
  if (m->n == 0)
    NG_CLAIM_FOR_CHILDREN (tree, m->head, c)
  if (ng_tag (scene->a, c)->rel == NG_REL_PARATAXIS && scene->bio[c] == 0)
    put_subtree (scene, m, c);
  return m->n > 0;
}

static gboolean
find_clause (const NgClaimScene *scene, NgCueMatch *m)
{
  NgCueClass pos = m->word ? m->word->pos : NG_CUE_VERB;
  return pos == NG_CUE_VERB   ? verb_clause (scene, m)
         : pos == NG_CUE_NOUN ? noun_clause (scene, m)
                              : noun_clause (scene, m) || verb_clause (scene, m);
}

/* TRUE if a cue in a quotation, or in none, can govern the one of @token: one beside it or
 * inside it. */
static gboolean
is_quote_for (const NgClaimScene *scene, NgId head, NgId token)
{
  const NgToken *cue = ng_token (scene->a, head), *t = ng_token (scene->a, token);

  return t->quote != NG_NONE && t->quote != cue->quote
         && (cue->quote == NG_NONE || t->quote_depth > cue->quote_depth);
}

/* "a film entitled “Snow and Silence”" */
static gboolean
is_title (const NgClaimScene *scene, guint32 quote)
{
  const NgQuotation *q = &scene->quotes[quote];
  NgUpos before;

  if (q->first < 2 || !ng_claim_scene_is_mark (scene, q->first - 1))
    return FALSE;
  before = ng_tag (scene->a, q->first - 2)->upos;
  /* "under the name of “Old Bridge”", "the novel “Old Bridge”" */
  return ng_claim_scene_is_use (scene, "naming", q->first - 2)
         || ((before == NG_UPOS_ADP || before == NG_UPOS_DET || before == NG_UPOS_ADJ)
             && ng_claim_scene_is_title (scene, quote));
}

/* The part of a quotation that lies in the sentence of the cue, on one side of it. */
static gboolean
put_quote (const NgClaimScene *scene, NgCueMatch *m, guint32 q)
{
  NgRange s = ng_claim_scene_sentence (scene, m->head);
  NgId first = MAX (scene->quotes[q].first, s.first), last = MIN (scene->quotes[q].last, s.last);

  if (is_title (scene, q))
    return FALSE;
  if (last + 1 - first < MIN_QUOTED_TOKENS
      && scene->quotes[q].last + 1 - scene->quotes[q].first < MIN_QUOTED_TOKENS)
    return FALSE;
  put (m, first, last);
  return TRUE;
}

/* “X said, ‘…’ and left”: a quotation inside the one that the cue stands in. */
static gboolean
put_inner_quote (const NgClaimScene *scene, NgCueMatch *m)
{
  NgRange s = ng_claim_scene_sentence (scene, m->head);
  guint depth = ng_token (scene->a, m->head)->quote_depth;
  NgId first = m->head + 1, last;

  if (ng_token (scene->a, m->head)->quote == NG_NONE)
    return FALSE;
  while (first <= s.last && first - m->head < QUOTE_REACH
         && ng_token (scene->a, first)->quote_depth <= depth)
    first++;
  last = first;
  while (last < s.last && ng_token (scene->a, last + 1)->quote_depth > depth)
    last++;
  if (first > s.last || ng_token (scene->a, first)->quote_depth <= depth
      || last + 1 - first < MIN_QUOTED_TOKENS)
    return FALSE;
  put (m, first, last);
  return TRUE;
}

/* "Under the motto of “one for all”, the firm revealed its plans": a phrase before a verb that has
 * its object. */
static gboolean
is_aside (const NgClaimScene *scene, const NgCueMatch *m, guint32 q)
{
  NgId first = scene->quotes[q].first, end = scene->quotes[q].last + 2, object;

  /* "wants “…” and asks the firms to leave": the other verb's */
  if (end < m->head && ng_claim_scene_is_mark (scene, end - 1)
      && ng_tag (scene->a, end)->upos == NG_UPOS_CCONJ && !ng_claim_scene_is_mark (scene, end + 1))
    return TRUE;
  if (first < 2 || scene->quotes[q].last > m->head || !ng_claim_scene_is_mark (scene, first - 1)
      || ng_tag (scene->a, first - 2)->upos != NG_UPOS_ADP || m->word == NULL
      || !(m->word->frames & 1u << NG_FRAME_OBJECT))
    return FALSE;
  object = ng_claim_tree_child (scene->tree, m->head, NG_REL_OBJ);
  return object != NG_NONE && object > m->head;
}

/* "“A,” X said, adding, “B”": a participle has what is quoted right behind it. */
static gboolean
opens_own_quote (const NgClaimScene *scene, const NgCueMatch *m, NgId last)
{
  NgId t = m->cue.last + 1;

  if (ng_tag (scene->a, m->head)->form != NG_FORM_ING
      || ng_claim_tree_own_subject (scene->tree, m->head) != NG_NONE)
    return FALSE;
  while (t < last && ng_claim_scene_is_punct (scene, t) && !ng_claim_scene_is_mark (scene, t))
    t++;
  return t < last && ng_claim_scene_is_mark (scene, t) && is_quote_for (scene, m->head, t + 1);
}

static gboolean
find_quote (const NgClaimScene *scene, NgCueMatch *m)
{
  NgRange s = ng_claim_scene_sentence (scene, m->head);
  guint32 done = NG_NONE;
  gboolean own = opens_own_quote (scene, m, s.last);

  for (NgId t = m->head; !own && t > s.first && m->head - t < QUOTE_REACH; t--)
    {
      guint32 q = ng_token (scene->a, t - 1)->quote;
      if (is_quote_for (scene, m->head, t - 1))
        {
          if (!is_aside (scene, m, q))
            put_quote (scene, m, q);
          done = q;
          break;
        }
    }
  for (NgId t = m->head + 1; t <= s.last && t - m->head < QUOTE_REACH; t++)
    {
      guint32 q = ng_token (scene->a, t)->quote;
      if (is_quote_for (scene, m->head, t) && q != done)
        {
          put_quote (scene, m, q);
          break;
        }
    }
  return m->n > 0 || put_inner_quote (scene, m);
}

static NgId
infinitive_below (const NgClaimScene *scene, NgId head, NgId after)
{
  NG_CLAIM_FOR_CHILDREN (scene->tree, head, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if ((rel == NG_REL_XCOMP || rel == NG_REL_CCOMP || rel == NG_REL_ADVCL || rel == NG_REL_ACL)
        && c > after && ng_claim_tree_is_infinitive (scene->tree, c))
      return c;
  }
  return NG_NONE;
}

static gboolean
find_inf (const NgClaimScene *scene, NgCueMatch *m)
{
  NgId c = infinitive_below (scene, m->head, m->head);

  if (c == NG_NONE)
    return FALSE;
  if (m->passive && m->word && m->word->pos == NG_CUE_VERB)
    {
      NgId subject = ng_claim_tree_own_subject (scene->tree, m->head);
      if (subject != NG_NONE && subject < m->head)
        put_subtree (scene, m, subject);
    }
  put_subtree (scene, m, c);
  return TRUE;
}

/* Last token of the relative clause right behind @last, wherever the tree hangs it; or @last. */
static NgId
end_of_relative (const NgClaimScene *scene, NgId last)
{
  NgId next = last + 1, verb = next < scene->n ? ng_tag (scene->a, next)->head : NG_NONE;

  return verb != NG_NONE && verb > next && sentence_of (scene, next) == sentence_of (scene, last)
                 && ng_tag (scene->a, next)->upos == NG_UPOS_PRON
                 && ng_claim_tree_is_relative (scene->tree, next)
             ? MAX (last, scene->tree->right[verb])
             : last;
}

/* "its support for the plan of the envoys": phrases right behind the object are its own, wherever
 * the tree hangs them, but for those that say when or where it was said. */
static void
extend_object (const NgClaimScene *scene, NgRange *r)
{
  NgId sentence = sentence_of (scene, r->last);

  r->last = end_of_relative (scene, r->last);
  for (NgId next = r->last + 1; next < scene->n && sentence_of (scene, next) == sentence;
       next = r->last + 1)
    {
      NgId noun = ng_tag (scene->a, next)->head;
      if (ng_tag (scene->a, next)->upos != NG_UPOS_ADP || noun == NG_NONE || noun <= next)
        return;
      if (ng_claim_scene_is_use (scene, "occasion", noun) || ng_claim_scene_is_time (scene, noun))
        return;
      r->last = MAX (r->last, scene->tree->right[noun]);
    }
}

/* "was promised a road": what, not to whom. */
static NgId
object_of_passive (const NgClaimScene *scene, const NgCueMatch *m)
{
  NgId o = m->passive && m->word && strcmp (m->word->to, "object") == 0
               ? ng_claim_tree_child (scene->tree, m->head, NG_REL_OBJ)
               : NG_NONE;
  return o != NG_NONE && o > m->head ? o : NG_NONE;
}

static gboolean
find_object (const NgClaimScene *scene, NgCueMatch *m)
{
  NgId o = object_of_passive (scene, m);

  if (o == NG_NONE)
    o = object_of (scene, m);

  /* "suggests waiting"; "declared a state of emergency", where the tree has a predicate */
  if (o == NG_NONE)
    NG_CLAIM_FOR_CHILDREN (scene->tree, m->head, c)
  if (ng_tag (scene->a, c)->rel == NG_REL_XCOMP && c > m->head
      && (ng_tag (scene->a, c)->form == NG_FORM_ING
          || (!m->passive && ng_tag (scene->a, c)->upos == NG_UPOS_NOUN)))
    o = c;
  if (o == NG_NONE || (m->passive && o < m->head && ng_tag (scene->a, o)->upos == NG_UPOS_PRON))
    return FALSE;
  put_nominal (scene, m, o);
  /* "announced this in Oslo": where it was said */
  if (o > m->head && m->n > 0 && ng_tag (scene->a, o)->upos != NG_UPOS_PRON)
    extend_object (scene, &m->tree[m->n - 1]);
  return TRUE;
}

/* Object and what stands behind it, as one range or, in a passive, two. */
static void
put_pair (const NgClaimScene *scene, NgCueMatch *m, NgId object, NgId behind)
{
  if (object == NG_NONE)
    put_subtree (scene, m, behind);
  else if (object < m->head)
    {
      if (!m->passive || ng_tag (scene->a, object)->upos != NG_UPOS_PRON)
        put_nominal (scene, m, object);
      put_subtree (scene, m, behind);
    }
  else
    {
      put_nominal (scene, m, object);
      m->tree[m->n - 1].last = MAX (m->tree[m->n - 1].last, scene->tree->right[behind]);
    }
}

/* "called for farmers to leave": where the tree gives the noun to the infinitive, as whatever. */
static NgId
noun_before_infinitive (const NgClaimScene *scene, const NgCueMatch *m, NgId verb)
{
  NgId to = ng_claim_tree_word (scene->tree, verb, NG_REL_MARK, "to");

  NG_CLAIM_FOR_CHILDREN (scene->tree, verb, c)
  if (c > m->cue.last && c < to && ng_claim_tree_is_nominal (scene->tree, c))
    return c;
  return NG_NONE;
}

static gboolean
find_object_inf (const NgClaimScene *scene, NgCueMatch *m)
{
  NgId o = object_of (scene, m), c = infinitive_below (scene, m->head, m->head);

  if (o == NG_NONE)
    o = ng_claim_tree_child (scene->tree, m->head, NG_REL_IOBJ);
  if (c == NG_NONE && o != NG_NONE && o > m->head)
    c = infinitive_below (scene, o, o);
  if (c != NG_NONE && o == NG_NONE)
    o = noun_before_infinitive (scene, m, c);
  if (c == NG_NONE || (o == NG_NONE && ng_claim_tree_own_subject (scene->tree, c) == NG_NONE))
    return FALSE;
  put_pair (scene, m, o == NG_NONE ? ng_claim_tree_own_subject (scene->tree, c) : o, c);
  return TRUE;
}

static gboolean
find_predicate (const NgClaimScene *scene, NgCueMatch *m)
{
  NgId o = object_of (scene, m);

  if (o == NG_NONE)
    return FALSE;
  NG_CLAIM_FOR_CHILDREN (scene->tree, m->head, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if ((rel == NG_REL_XCOMP || rel == NG_REL_CCOMP || (rel == NG_REL_OBJ && c != o)) && c > m->head
        && c > o && !ng_claim_tree_is_infinitive (scene->tree, c))
      {
        put_pair (scene, m, o, c);
        return TRUE;
      }
  }
  return FALSE;
}

/* The phrase with one of the prepositions of the row, below the cue or its object. */
static NgId
phrase_below (const NgClaimScene *scene, const NgCueMatch *m, NgId head)
{
  NG_CLAIM_FOR_CHILDREN (scene->tree, head, c)
  {
    g_autofree char *prep = NULL;
    const char *lemma;

    if (c < m->cue.last)
      continue;
    lemma = ng_claim_tree_case (scene->tree, c);
    /* "a concern over the past years": when */
    if (*lemma == '\0' || ng_claim_scene_is_time (scene, c))
      continue;
    prep = g_strdup_printf (" %s ", lemma);
    if (strstr (m->word->phrases, prep))
      return c;
  }
  return NG_NONE;
}

static gboolean
find_object_phrase (const NgClaimScene *scene, NgCueMatch *m)
{
  NgId o = object_of (scene, m), c = phrase_below (scene, m, m->head);

  if (c == NG_NONE && o != NG_NONE && o > m->head)
    c = phrase_below (scene, m, o);
  if (c == NG_NONE)
    return FALSE;
  if (o == c)
    o = NG_NONE;
  if (o == NG_NONE || o < m->head)
    {
      if (o != NG_NONE && m->passive && ng_tag (scene->a, o)->upos != NG_UPOS_PRON
          && strcmp (m->word->to, "object") != 0)
        put_nominal (scene, m, o);
      put_nominal (scene, m, c);
      /* "described as", "blamed on": the preposition belongs to the cue */
      NgId prep = m->cue.last + 1;
      if (prep < scene->n && ng_tag (scene->a, prep)->head == c
          && (ng_tag (scene->a, prep)->rel == NG_REL_CASE
              || ng_tag (scene->a, prep)->rel == NG_REL_MARK))
        m->cue.last = prep;
      return TRUE;
    }
  put_pair (scene, m, o, c);
  return TRUE;
}

/* "According to B on Friday, A": the comma that ends the phrase, or @last. */
static NgId
end_opening_phrase (const NgClaimScene *scene, NgId last, NgId end)
{
  if (last >= end || ng_tag (scene->a, last + 1)->upos != NG_UPOS_ADP)
    return last;
  for (NgId t = last + 1; t <= end && ng_tag (scene->a, t)->upos != NG_UPOS_VERB; t++)
    if (ng_token_is (scene->a, t, ","))
      return t;
  return last;
}

/* "In her view, A": the clause that the phrase hangs on. */
static gboolean
find_possessed (const NgClaimScene *scene, NgCueMatch *m)
{
  NgId head = ng_tag (scene->a, m->head)->head;

  if (head == NG_NONE || strcmp (ng_claim_tree_case (scene->tree, m->head), "in") != 0
      || ng_claim_tree_possessor (scene->tree, m->head) == NG_NONE)
    return FALSE;
  put_around (scene, m, head);
  return m->n > 0;
}

/* "A, according to B": the clause that the phrase hangs on, without the phrase. */
static gboolean
find_source (const NgClaimScene *scene, NgCueMatch *m)
{
  NgId noun = ng_claim_frame_governed (scene, m->cue), head;
  NgRange s = ng_claim_scene_sentence (scene, m->head);
  NgId first = m->cue.first, last;

  if (m->word && m->word->pos == NG_CUE_NOUN)
    return find_possessed (scene, m);
  if (noun == NG_NONE || !is_somebody (scene, noun))
    return FALSE;
  head = ng_tag (scene->a, noun)->head;
  last = MAX (scene->tree->right[noun], noun);
  if (head != NG_NONE && head >= m->cue.first && head <= m->cue.last)
    head = ng_tag (scene->a, head)->head;
  /* Trees of headlines, which lack verbs, are not to be trusted. */
  if (head != NG_NONE && !ng_range_holds ((NgRange){ first, last }, head)
      && ng_claim_scene_block_kind (scene, m->head) != NG_BLOCK_HEADLINE)
    s = (NgRange){ MIN (scene->tree->left[head], first), MAX (scene->tree->right[head], last) };
  if (first > s.first)
    put (m, s.first, first - 1);
  else
    last = end_opening_phrase (scene, last, s.last);
  if (last < s.last)
    put (m, last + 1, s.last);
  return TRUE;
}

/* "underlined the motto of “one for all”": the quotation is a part of the object. */
static gboolean
is_in_object (const NgClaimScene *scene, const NgCueMatch *m)
{
  NgCueMatch object = *m;
  NgRange r, q = m->tree[0];

  object.n = 0;
  if (m->n != 1 || q.first < m->head || !find_object (scene, &object) || object.n != 1)
    return FALSE;
  r = object.tree[0];
  return r.first > m->head && r.first + 1 < q.first && r.last >= q.last
         && ng_tag (scene->a, r.first)->rel != NG_REL_PUNCT;
}

/* “…,” he said when asked about it: not the question; nor is a part of the object all of it. */
static gboolean
is_others (const NgClaimScene *scene, const NgCueMatch *m)
{
  if (m->passive && m->word->act == NG_ACT_ASK)
    return TRUE;
  return m->word->frames & 1u << NG_FRAME_OBJECT && is_in_object (scene, m);
}

typedef gboolean (*FindFrame) (const NgClaimScene *, NgCueMatch *);

static const FindFrame finders[NG_N_FRAMES] = {
  [NG_FRAME_CLAUSE] = find_clause,
  [NG_FRAME_QUOTE] = find_quote,
  [NG_FRAME_INF] = find_inf,
  [NG_FRAME_OBJECT] = find_object,
  [NG_FRAME_PREDICATE] = find_predicate,
  [NG_FRAME_OBJECT_INF] = find_object_inf,
  [NG_FRAME_OBJECT_PHRASE] = find_object_phrase,
  [NG_FRAME_SOURCE] = find_source,
};

/* Those that say most about the content first. */
static const NgCueFrame order[] = {
  NG_FRAME_SOURCE, NG_FRAME_OBJECT_PHRASE, NG_FRAME_PREDICATE, NG_FRAME_OBJECT_INF,
  NG_FRAME_INF,    NG_FRAME_CLAUSE,        NG_FRAME_QUOTE,     NG_FRAME_OBJECT,
};
G_STATIC_ASSERT (G_N_ELEMENTS (order) == NG_N_FRAMES);

static gboolean
find_row (const NgClaimScene *scene, const NgCueWord *word, NgCueMatch *m)
{
  for (guint i = 0; i < NG_N_FRAMES; i++)
    if (word->frames & (1u << order[i]))
      {
        m->n = 0;
        m->frame = order[i];
        if (finders[order[i]](scene, m) && !(order[i] == NG_FRAME_QUOTE && is_others (scene, m)))
          return TRUE;
      }
  return FALSE;
}

static gboolean
find_key (const NgClaimScene *scene, NgId head, const char *key, gboolean phrase, gboolean loose,
          NgCueMatch *out)
{
  const NgCueWord *word;
  NgCueMatch m;

  for (guint i = 0; (word = ng_claim_words_cue (scene->words, key, i)); i++)
    if ((word->pos == NG_CUE_PREP) == phrase && ng_claim_match_class (scene, head, word->pos, loose)
        && ng_claim_match_words (scene, head, word, &m) && find_row (scene, word, &m))
      {
        *out = m;
        return TRUE;
      }
  return FALSE;
}

/* Frames that are all that makes a verb and its preposition a cue: "referred to it as a barn". */
#define BOUND (1u << NG_FRAME_OBJECT_PHRASE | 1u << NG_FRAME_OBJECT_INF)

/* "repeated warnings", "referring to the barn": no cue where its frame is not seen. */
static gboolean
needs_frame (const NgClaimScene *scene, NgId head, const char *lemma)
{
  const NgCueWord *word = ng_claim_words_cue (scene->words, lemma, 0);
  gboolean bound = word != NULL;

  for (guint i = 0; (word = ng_claim_words_cue (scene->words, lemma, i)); i++)
    bound = bound && *word->rest && !(word->frames & ~BOUND);
  return bound || ng_tag (scene->a, head)->rel == NG_REL_AMOD;
}

gboolean
ng_claim_frame_find (const NgClaimScene *scene, NgId head, NgCueMatch *out)
{
  NgSpan span = ng_token (scene->a, head)->span;
  g_autofree char *lemma = g_ascii_strdown (ng_claim_tree_lemma (scene->tree, head), -1);
  g_autofree char *form = g_ascii_strdown (scene->a->text + span.begin, ng_span_length (span));

  /* Phrases like "according to" do not inflect, whatever lemma their words were given. */
  return find_key (scene, head, form, TRUE, FALSE, out)
         || find_key (scene, head, lemma, FALSE, FALSE, out)
         || find_key (scene, head, lemma, FALSE, TRUE, out);
}

gboolean
ng_claim_frame_words (const NgClaimScene *scene, NgId head, NgCueMatch *out)
{
  g_autofree char *lemma = g_ascii_strdown (ng_claim_tree_lemma (scene->tree, head), -1);
  const NgCueWord *word;
  gboolean found = FALSE;
  NgCueMatch m;

  if (needs_frame (scene, head, lemma))
    return FALSE;
  for (guint i = 0; (word = ng_claim_words_cue (scene->words, lemma, i)); i++)
    if (word->pos == NG_CUE_VERB && (word->frames & ~BOUND)
        && ng_claim_match_words (scene, head, word, &m) && (!found || m.cue.last > out->cue.last)
        && (word->frames & 1u << NG_FRAME_CLAUSE || !verb_clause (scene, &m)))
      {
        *out = m;
        out->frame = word->frames & 1u << NG_FRAME_CLAUSE ? NG_FRAME_CLAUSE : NG_FRAME_OBJECT;
        found = TRUE;
      }
  return found;
}

/* Last word of the network's own run from @head on: "took offence at"; NG_NONE if another word in
 * it may be the cue: "issued a statement saying", "issued warnings that". */
static NgId
end_of_run (const NgClaimScene *scene, NgId head)
{
  NgRange s = ng_claim_scene_sentence (scene, head);
  NgCueMatch other;
  NgId t = head;

  while (t < s.last && scene->bio[head] != 0 && scene->bio[t + 1] == 2)
    if (ng_tag (scene->a, ++t)->upos == NG_UPOS_VERB
        || (ng_tag (scene->a, t)->upos == NG_UPOS_NOUN && ng_claim_frame_find (scene, t, &other)))
      return NG_NONE;
  while (t > head && ng_tag (scene->a, t)->upos == NG_UPOS_DET)
    t--;
  return t;
}

/* What the network takes for the object of a verb that no row knows. */
static gboolean
guess_object (const NgClaimScene *scene, NgCueMatch *m)
{
  NgId last = end_of_run (scene, m->head);

  if (last == NG_NONE)
    return FALSE;
  m->frame = NG_FRAME_OBJECT;
  m->cue.last = last;
  find_object (scene, m);
  return TRUE;
}

gboolean
ng_claim_frame_guess (const NgClaimScene *scene, NgId head, gboolean loose, NgCueMatch *out)
{
  NgCueMatch m = { .cue = { head, head }, .head = head };

  if (needs_frame (scene, head, ng_claim_tree_lemma (scene->tree, head)))
    return FALSE;
  m.passive = ng_claim_tree_is_passive (scene->tree, head);
  m.frame = NG_FRAME_CLAUSE;
  if (!find_clause (scene, &m))
    {
      m.frame = NG_FRAME_QUOTE;
      if (!find_quote (scene, &m) && !(loose && guess_object (scene, &m)))
        return FALSE;
    }
  *out = m;
  return TRUE;
}
