/* ng-tree.c: see ng-tree.h.
 *
 * The tree is the maximum spanning arborescence over the arc head's scores; the relation is the
 * best one given the head, "root" for the root and nothing else (T. Dozat and C. Manning, 2017).
 * Then a second subject goes to the clause that lacks one.
 */
#include "syntax/ng-tree.h"

#include <string.h>

#include "base/ng-text.h"
#include "net/ng-decode.h"
#include "record/ng-schema.h"
#include "syntax/ng-labels.h"

struct _NgTreeReader
{
  const NgNet *net;
  int *upos; /* [labels]: NgUpos of each column */
  int *rels; /* [labels]: NgRel of each column */
};

NgTreeReader *
ng_tree_reader_new (const NgNet *net, GError **error)
{
  g_autoptr (NgTreeReader) self = g_new0 (NgTreeReader, 1);

  self->net = net;
  self->upos = ng_labels_map (net, NG_HEAD_POS, ng_upos_names, error);
  if (self->upos == NULL)
    return NULL;
  self->rels = ng_labels_map (net, NG_HEAD_REL, ng_rel_names, error);
  if (self->rels == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_tree_reader_free (NgTreeReader *self)
{
  if (self == NULL)
    return;
  g_free (self->upos);
  g_free (self->rels);
  g_free (self);
}

static void
choose_classes (const NgTreeReader *self, const float *vectors, guint n, NgTag *tags)
{
  guint k = ng_net_n_labels (self->net, NG_HEAD_POS);
  g_autofree float *scores = g_new (float, (gsize) n *k);

  ng_net_linear (self->net, NG_HEAD_POS, vectors, n, scores);
  ng_labels_round (scores, (gsize) n * k);
  for (guint i = 0; i < n; i++)
    tags[i].upos = self->upos[ng_labels_best (scores + (gsize) i * k, k)];
}

/* @vectors: the root's, then the words'. */
static void
choose_heads (const NgTreeReader *self, const float *vectors, guint n, guint *heads, NgTag *tags)
{
  guint width = ng_net_width (self->net);
  g_autofree float *scores = g_new (float, (gsize) n *(n + 1));

  ng_net_biaffine (self->net, NG_HEAD_ARC, vectors + width, n, vectors, n + 1, scores);
  ng_labels_round (scores, (gsize) n * (n + 1));
  ng_decode_tree (scores, n, heads);
  for (guint i = 0; i < n; i++)
    {
      float *row = scores + (gsize) i * (n + 1);
      ng_decode_softmax (row, n + 1);
      tags[i].score = ng_score (row[heads[i]]);
    }
}

static void
choose_relations (const NgTreeReader *self, const float *vectors, guint n, const guint *heads,
                  NgTag *tags)
{
  guint width = ng_net_width (self->net), k = ng_net_n_labels (self->net, NG_HEAD_REL);
  g_autofree float *above = g_new (float, (gsize) n *width);
  g_autofree float *scores = g_new (float, (gsize) n *k);

  for (guint i = 0; i < n; i++)
    memcpy (above + (gsize) i * width, vectors + (gsize) heads[i] * width, width * sizeof *above);
  ng_net_biaffine_pairs (self->net, NG_HEAD_REL, vectors + width, above, n, scores);
  ng_labels_round (scores, (gsize) n * k);
  for (guint i = 0; i < n; i++)
    {
      float *row = scores + (gsize) i * k;
      for (guint l = 0; l < k; l++)
        if (self->rels[l] == NG_REL_ROOT)
          row[l] = -G_MAXFLOAT;
      tags[i].rel = heads[i] == 0 ? NG_REL_ROOT : (NgRel) self->rels[ng_labels_best (row, k)];
    }
}

/* TRUE if a word hangs on the one at @at as @rel. @heads: 1 is the first word. */
static gboolean
has_child (const guint *heads, const NgTag *tags, guint n, guint at, NgRel rel)
{
  for (guint i = 0; i < n; i++)
    if (heads[i] == at + 1 && tags[i].rel == rel)
      return TRUE;
  return FALSE;
}

static gboolean
has_subject (const guint *heads, const NgTag *tags, guint n, guint at)
{
  return has_child (heads, tags, n, at, NG_REL_NSUBJ)
         || has_child (heads, tags, n, at, NG_REL_CSUBJ);
}

/* A name is no predicate of a verb that has no object: "called Vladimir Putin". */
static void
mend_objects (const guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      if (heads[i] == 0 || tags[i].rel != NG_REL_XCOMP || tags[i].upos != NG_UPOS_PROPN)
        continue;
      guint verb = heads[i] - 1;
      if (tags[verb].upos == NG_UPOS_VERB && !has_child (heads, tags, n, verb, NG_REL_OBJ)
          && !has_child (heads, tags, n, verb, NG_REL_IOBJ)
          && !has_child (heads, tags, n, verb, NG_REL_COP))
        tags[i].rel = NG_REL_OBJ;
    }
}

/* Nouns do not modify predicates: what stands bare before one is its subject if it has none, all
 * else is oblique. */
static void
mend_modifiers (const guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      if (heads[i] == 0 || tags[i].rel != NG_REL_NMOD)
        continue;
      guint head = heads[i] - 1;
      gboolean verb = tags[head].upos == NG_UPOS_VERB;
      if (!verb && !has_child (heads, tags, n, head, NG_REL_COP))
        continue;
      if (i < head && !has_child (heads, tags, n, i, NG_REL_CASE)
          && !has_subject (heads, tags, n, head))
        tags[i].rel = NG_REL_NSUBJ;
      else if (verb)
        tags[i].rel = NG_REL_OBL;
    }
}

/* A verb has one subject: "X denied on Monday that Y would come" gives "Y" to the clause behind it
 * that hangs on the verb and has none; where there is no such clause, Y is an object. */
static void
give_back_subjects (guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint verb = heads[i] - 1, before = 0;
      if (tags[i].rel != NG_REL_NSUBJ || heads[i] == 0 || verb > i)
        continue;
      for (guint k = 0; k < verb; k++)
        before += heads[k] == verb + 1 && tags[k].rel == NG_REL_NSUBJ;
      if (before > 0)
        tags[i].rel = NG_REL_OBJ;
      for (guint c = i + 1; before > 0 && c < n; c++)
        if (heads[c] == verb + 1 && (tags[c].rel == NG_REL_CCOMP || tags[c].rel == NG_REL_ADVCL)
            && !has_subject (heads, tags, n, c))
          {
            heads[i] = c + 1;
            tags[i].rel = NG_REL_NSUBJ;
            break;
          }
    }
}

/* A word with subject and object that the network calls something else: "Russia massed troops". An
 * adjective may have an object ("worth a visit"), but then no auxiliary; a particle governs nothing
 * ("failed to sign"). */
static gboolean
is_verb (const guint *heads, const NgTag *tags, guint n, guint at)
{
  gboolean subject = has_child (heads, tags, n, at, NG_REL_NSUBJ);
  gboolean object = has_child (heads, tags, n, at, NG_REL_OBJ);

  if (has_child (heads, tags, n, at, NG_REL_COP))
    return FALSE;
  switch (tags[at].upos)
    {
    case NG_UPOS_PART:
      return subject || object || has_child (heads, tags, n, at, NG_REL_XCOMP);
    case NG_UPOS_ADJ:
      return subject && object && has_child (heads, tags, n, at, NG_REL_AUX);
    case NG_UPOS_NUM:
    case NG_UPOS_NOUN:
    case NG_UPOS_X:
    case NG_UPOS_SYM:
    case NG_UPOS_ADP:
    case NG_UPOS_ADV:
      return subject && object;
    default:
      return FALSE;
    }
}

static void
mend_verbs (const guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    if (is_verb (heads, tags, n, i))
      tags[i].upos = NG_UPOS_VERB;
}

/* A preposition right before a word that is no verb governs it: a particle stands behind its verb.
 */
static void
mend_prepositions (const guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i + 1 < n; i++)
    if (tags[i].upos == NG_UPOS_ADP && tags[i].rel == NG_REL_COMPOUND && heads[i] == i + 2
        && tags[i + 1].rel == NG_REL_XCOMP && tags[i + 1].upos != NG_UPOS_VERB)
      tags[i].rel = NG_REL_CASE;
}

/* "remained on alert": what has a preposition is a noun, and no predicate of the verb's subject. */
static void
mend_complements (const guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      NgUpos u = tags[i].upos;
      if (heads[i] == 0 || tags[i].rel != NG_REL_XCOMP || tags[heads[i] - 1].upos != NG_UPOS_VERB
          || (u != NG_UPOS_NOUN && u != NG_UPOS_ADJ && u != NG_UPOS_INTJ)
          || !has_child (heads, tags, n, i, NG_REL_CASE))
        continue;
      tags[i].rel = NG_REL_OBL;
      tags[i].upos = NG_UPOS_NOUN;
    }
}

/* Position of the mark of an infinitive; @n if the word at @at is none. */
static guint
infinitive_mark (const guint *heads, const NgTag *tags, guint n, guint at)
{
  for (guint i = 0; i < at; i++)
    if (heads[i] == at + 1 && tags[i].rel == NG_REL_MARK && tags[i].upos == NG_UPOS_PART)
      return i;
  return n;
}

/* Hangs @word on @verb as its object, if that is a verb before it that has none. Returns: whether
 * it did. */
static gboolean
take_object (guint *heads, guint n, NgTag *tags, guint verb, guint word)
{
  if (verb > word || tags[verb].upos != NG_UPOS_VERB
      || has_child (heads, tags, n, verb, NG_REL_OBJ))
    return FALSE;
  heads[word] = verb + 1;
  tags[word].rel = NG_REL_OBJ;
  return TRUE;
}

/* "wants Iran to leave": what stands before the mark of an infinitive is the object of the verb
 * that governs it, unless that has one; a pronoun may be a question's ("what to do"). */
static void
give_back_objects (guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint verb = heads[i] - 1, mark;
      if (heads[i] == 0 || verb < i || tags[i].rel != NG_REL_OBJ || tags[i].upos == NG_UPOS_PRON
          || tags[verb].rel != NG_REL_XCOMP || heads[verb] == 0)
        continue;
      mark = infinitive_mark (heads, tags, n, verb);
      if (mark < n && i < mark)
        take_object (heads, n, tags, heads[verb] - 1, i);
    }
}

/* TRUE if the word at @at hangs on the one at @top, by however many words between. */
static gboolean
is_below (const guint *heads, guint at, guint top)
{
  while (heads[at] != 0 && heads[at] != top + 1)
    at = heads[at] - 1;
  return heads[at] != 0;
}

/* TRUE for a clause of its own: with an auxiliary or copula, or what @verb has for its content. */
static gboolean
is_clause (const guint *heads, const NgTag *tags, guint n, guint at, guint verb)
{
  return has_child (heads, tags, n, at, NG_REL_COP)
         || (tags[at].upos == NG_UPOS_VERB
             && (has_child (heads, tags, n, at, NG_REL_AUX)
                 || (heads[at] == verb + 1 && tags[at].rel == NG_REL_CCOMP)));
}

/* The first clause between two subjects of @verb that has none of its own; @n if there is none.  It
 * is to hang on @verb, and the first subject on it. */
static guint
predicate_between (const guint *heads, const NgTag *tags, guint n, guint from, guint to, guint verb)
{
  for (guint i = from + 1; i < to; i++)
    if (is_clause (heads, tags, n, i, verb) && !has_subject (heads, tags, n, i)
        && !is_below (heads, verb, i) && !is_below (heads, i, from))
      return i;
  return n;
}

/* "X is to go there, Y said": of two subjects before a verb the first is that of the clause
 * between, which is what is said. */
static void
split_subjects (guint *heads, const guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint verb = heads[i] - 1, last = i;
      if (tags[i].rel != NG_REL_NSUBJ || heads[i] == 0 || verb < i)
        continue;
      for (guint k = i + 1; k < verb; k++)
        if (heads[k] == verb + 1 && tags[k].rel == NG_REL_NSUBJ)
          last = k;
      guint own = last == i ? n : predicate_between (heads, tags, n, i, last, verb);
      if (own == n)
        continue;
      heads[i] = own + 1;
      heads[own] = verb + 1;
      tags[own].rel = NG_REL_CCOMP;
    }
}

static gboolean
is_nominal (NgUpos upos)
{
  return upos == NG_UPOS_NOUN || upos == NG_UPOS_PROPN;
}

/* The conjunction between the two that hangs on the second; @n if none does. */
static guint
conjunction_between (const guint *heads, const NgTag *tags, guint n, guint first, guint second)
{
  for (guint i = first + 1; i < second; i++)
    if (tags[i].rel == NG_REL_CC && tags[i].upos == NG_UPOS_CCONJ && heads[i] == second + 1)
      return i;
  return n;
}

/* "the secretary and President X met": of two nouns with "and" between the first is no modifier of
 * the second. */
static void
mend_coordination (guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint second = heads[i] - 1, cc;
      if (heads[i] == 0 || second < i || tags[i].rel != NG_REL_NMOD || !is_nominal (tags[i].upos)
          || !is_nominal (tags[second].upos) || has_child (heads, tags, n, i, NG_REL_CASE))
        continue;
      cc = conjunction_between (heads, tags, n, i, second);
      if (cc == n)
        continue;
      heads[i] = heads[second];
      tags[i].rel = tags[second].rel;
      heads[second] = i + 1;
      tags[second].rel = NG_REL_CONJ;
      for (guint k = 0; k < i; k++)
        if (heads[k] == second + 1)
          heads[k] = i + 1;
    }
}

/* The noun whose phrase opens at @at: behind adjectives, numbers and nouns that modify it; @n if
 * none is. */
static guint
noun_of_phrase (const NgTag *tags, guint n, guint at)
{
  for (guint i = at; i < n; i++)
    {
      NgRel rel = tags[i].rel;
      if (is_nominal (tags[i].upos) && rel != NG_REL_COMPOUND && rel != NG_REL_AMOD)
        return i;
      if (!is_nominal (tags[i].upos) && tags[i].upos != NG_UPOS_ADJ && tags[i].upos != NG_UPOS_NUM
          && tags[i].upos != NG_UPOS_ADV && rel != NG_REL_AMOD)
        return n;
    }
  return n;
}

/* "freed a former candidate": a determiner stands before its noun, never behind a verb that it
 * determines. */
static void
mend_determiners (guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint verb = heads[i] - 1, noun;
      if (heads[i] == 0 || verb > i || tags[i].upos != NG_UPOS_DET || tags[i].rel != NG_REL_DET
          || tags[verb].upos != NG_UPOS_VERB)
        continue;
      noun = noun_of_phrase (tags, n, i + 1);
      if (noun < n && !is_below (heads, noun, i))
        heads[i] = noun + 1;
    }
}

/* "found X guilty": who is found so is the object of the verb, though the tree makes a clause of
 * the two. */
static void
mend_small_clauses (guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint word = heads[i] - 1;
      if (heads[i] == 0 || tags[i].rel != NG_REL_NSUBJ || word < i
          || (tags[word].rel != NG_REL_XCOMP && tags[word].rel != NG_REL_CCOMP)
          || (tags[word].upos != NG_UPOS_ADJ && tags[word].upos != NG_UPOS_NOUN) || heads[word] == 0
          || has_child (heads, tags, n, word, NG_REL_COP))
        continue;
      if (take_object (heads, n, tags, heads[word] - 1, i))
        tags[word].rel = NG_REL_XCOMP;
    }
}

/* TRUE if a mark other than an infinitive's stands between the two, and hangs on @verb. */
static gboolean
is_marked_behind (const guint *heads, const NgTag *tags, guint noun, guint verb)
{
  for (guint i = noun + 1; i < verb; i++)
    if (heads[i] == verb + 1 && tags[i].rel == NG_REL_MARK && tags[i].upos != NG_UPOS_PART)
      return TRUE;
  return FALSE;
}

/* "accused X of lying": a subject stands behind the mark of its clause; what stands before it is
 * the object of the verb that governs the clause. */
static void
mend_marked_subjects (guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint verb = heads[i] - 1;
      if (heads[i] == 0 || tags[i].rel != NG_REL_NSUBJ || verb < i || heads[verb] == 0
          || !is_nominal (tags[i].upos) || !is_marked_behind (heads, tags, i, verb))
        continue;
      take_object (heads, n, tags, heads[verb] - 1, i);
    }
}

/* TRUE if the word at @at is determined, and neither told nor marked as a verb. */
static gboolean
is_determined (const guint *heads, const NgTag *tags, guint n, guint at)
{
  return has_child (heads, tags, n, at, NG_REL_DET) && !has_child (heads, tags, n, at, NG_REL_AUX)
         && !has_child (heads, tags, n, at, NG_REL_MARK) && !has_subject (heads, tags, n, at)
         && !has_child (heads, tags, n, at, NG_REL_OBJ);
}

/* "launched an investigation into": what has a determiner is a noun, and the object of a verb right
 * before it that has none. */
static void
mend_nominal_verbs (guint *heads, guint n, NgTag *tags)
{
  for (guint i = 2; i < n; i++)
    {
      guint verb = i - 2;
      if (tags[i].upos != NG_UPOS_VERB || heads[i - 1] != i + 1 || tags[i - 1].rel != NG_REL_DET
          || !is_determined (heads, tags, n, i))
        continue;
      tags[i].upos = NG_UPOS_NOUN;
      if (tags[verb].upos != NG_UPOS_VERB
          || (tags[i].rel != NG_REL_CCOMP && tags[i].rel != NG_REL_XCOMP)
          || has_child (heads, tags, n, verb, NG_REL_OBJ) || heads[i] == 0 || heads[verb] == i + 1
          || is_below (heads, verb, i))
        continue;
      heads[i] = verb + 1;
      tags[i].rel = NG_REL_OBJ;
    }
}

/* The noun that ends right before the relative pronoun at @at, with or without a comma; @n if none
 * does.  Of a name the word that heads it. */
static guint
antecedent_before (const guint *heads, const NgTag *tags, guint n, guint at)
{
  guint i = at;

  if (i > 0 && tags[i - 1].upos == NG_UPOS_PUNCT)
    i--;
  if (i == 0 || !is_nominal (tags[i - 1].upos))
    return n;
  for (i--; tags[i].rel == NG_REL_FLAT && heads[i] != 0; i = heads[i] - 1)
    ;
  return i;
}

/* A relative clause belongs to a noun that stands with it: "A met B, who served" tells of B.  Where
 * the noun before the pronoun is no part of the phrase that the tree hangs the clause on, it is
 * meant itself. */
static void
mend_relatives (guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint verb = heads[i] - 1, noun;
      if (heads[i] == 0 || verb < i || tags[i].upos != NG_UPOS_PRON || tags[i].rel != NG_REL_NSUBJ
          || tags[verb].rel != NG_REL_ACL || heads[verb] == 0)
        continue;
      noun = antecedent_before (heads, tags, n, i);
      if (noun < n && noun != heads[verb] - 1 && heads[verb] - 1 < noun
          && !is_below (heads, noun, heads[verb] - 1) && !is_below (heads, noun, verb))
        heads[verb] = noun + 1;
    }
}

/* Nothing hangs on an auxiliary or copula: what the tree hangs there belongs to what that serves.
 */
static void
mend_auxiliaries (guint *heads, guint n, const NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint up = heads[i] - 1;
      if (heads[i] != 0 && heads[up] != 0 && heads[up] != i + 1
          && (tags[up].rel == NG_REL_AUX || tags[up].rel == NG_REL_COP))
        heads[i] = heads[up];
    }
}

/* "Lund said, referring to X": a subject does not reach over the verb that its own hangs on, unless
 * it is in what that says: "Norway, says Lund, broke the treaty". */
static void
mend_far_subjects (guint *heads, guint n, const NgTag *tags)
{
  for (guint i = 0; i < n; i++)
    {
      guint verb = heads[i] - 1, up;
      if (heads[i] == 0 || tags[i].rel != NG_REL_NSUBJ || tags[verb].rel == NG_REL_CCOMP
          || heads[verb] == 0)
        continue;
      up = heads[verb] - 1;
      if (i < up && up < verb && tags[up].upos == NG_UPOS_VERB && !has_subject (heads, tags, n, up))
        heads[i] = up + 1;
    }
}

/* The verb behind a comma that hangs on @verb without a subject of its own; @n if there is none. */
static guint
verb_behind_comma (const guint *heads, const NgTag *tags, guint n, guint verb)
{
  for (guint i = verb + 2; i < n; i++)
    if (heads[i] == verb + 1 && tags[i].upos == NG_UPOS_VERB && tags[i].rel != NG_REL_PARATAXIS
        && tags[i - 1].upos == NG_UPOS_PUNCT && !has_subject (heads, tags, n, i)
        && !has_child (heads, tags, n, i, NG_REL_MARK) && !has_child (heads, tags, n, i, NG_REL_CC))
      return i;
  return n;
}

/* "The premier, asked to stay, resigned": a comma right between subject and verb makes the verb a
 * participle; the subject is that of the verb behind the next comma. */
static void
mend_reduced_clauses (guint *heads, guint n, NgTag *tags)
{
  for (guint i = 0; i + 2 < n; i++)
    {
      guint verb = i + 2, main;
      if (tags[i].rel != NG_REL_NSUBJ || heads[i] != verb + 1 || tags[i + 1].upos != NG_UPOS_PUNCT
          || tags[verb].upos != NG_UPOS_VERB)
        continue;
      main = verb_behind_comma (heads, tags, n, verb);
      if (main == n)
        continue;
      heads[main] = heads[verb];
      tags[main].rel = tags[verb].rel;
      heads[i] = main + 1;
      heads[verb] = i + 1;
      tags[verb].rel = NG_REL_ACL;
    }
}

void
ng_tree_reader_apply (const NgTreeReader *self, const float *vectors, guint n, NgId first,
                      NgTag *tags)
{
  guint width = ng_net_width (self->net);
  g_autofree float *rooted = g_new (float, (gsize) (n + 1) * width);
  g_autofree guint *heads = g_new (guint, n);

  memcpy (rooted, ng_net_vector (self->net, NG_VECTOR_ROOT), width * sizeof *rooted);
  memcpy (rooted + width, vectors, (gsize) n * width * sizeof *rooted);
  choose_classes (self, vectors, n, tags);
  choose_heads (self, rooted, n, heads, tags);
  choose_relations (self, rooted, n, heads, tags);
  mend_auxiliaries (heads, n, tags);
  mend_coordination (heads, n, tags);
  mend_determiners (heads, n, tags);
  mend_nominal_verbs (heads, n, tags);
  mend_verbs (heads, n, tags);
  mend_small_clauses (heads, n, tags);
  mend_marked_subjects (heads, n, tags);
  mend_objects (heads, n, tags);
  mend_modifiers (heads, n, tags);
  mend_prepositions (heads, n, tags);
  mend_complements (heads, n, tags);
  give_back_objects (heads, n, tags);
  mend_relatives (heads, n, tags);
  mend_far_subjects (heads, n, tags);
  mend_reduced_clauses (heads, n, tags);
  give_back_subjects (heads, n, tags);
  split_subjects (heads, n, tags);
  for (guint i = 0; i < n; i++)
    tags[i].head = heads[i] == 0 ? NG_NONE : first + heads[i] - 1;
}

/* A noun glued by a hyphen to a verb that it hangs on, or to a verb or noun that hangs where it
 * does. */
static gboolean
ends_hyphened (const NgAnalysis *a, NgId token, const NgTag *tags)
{
  NgId verb = token - 2;
  gboolean below = tags[token].head == verb && tags[token].rel == NG_REL_COMPOUND;
  gboolean beside = tags[token].head == tags[verb].head && tags[token].rel == tags[verb].rel;

  return tags[token].upos == NG_UPOS_NOUN
         && (((below || beside) && tags[verb].upos == NG_UPOS_VERB)
             || (beside && tags[verb].upos == NG_UPOS_NOUN))
         && ng_token_is (a, verb + 1, "-") && !(ng_token (a, verb)->flags & NG_TOKEN_SPACE_AFTER)
         && !(ng_token (a, verb + 1)->flags & NG_TOKEN_SPACE_AFTER);
}

void
ng_tree_join_hyphens (const NgAnalysis *a, NgId sentence, NgTag *tags)
{
  const NgSentence *s = ng_sentence (a, sentence);

  for (NgId i = s->first_token + 2; i < s->first_token + s->n_tokens; i++)
    {
      NgId verb = i - 2;
      if (!ends_hyphened (a, i, tags))
        continue;
      tags[i].head = tags[verb].head;
      tags[i].rel = tags[verb].rel;
      for (NgId k = s->first_token; k < s->first_token + s->n_tokens; k++)
        if (tags[k].head == verb)
          tags[k].head = i;
      tags[verb].head = i;
      tags[verb].rel = NG_REL_COMPOUND;
    }
}

/* The verb that governs the clause of @verb as what it says; NG_NONE. */
static NgId
governor_of (const NgTag *tags, NgId verb)
{
  return tags[verb].rel == NG_REL_CCOMP ? tags[verb].head : NG_NONE;
}

void
ng_tree_leave_quotes (const NgAnalysis *a, NgTag *tags)
{
  for (NgId i = 0; i < ng_n_tokens (a); i++)
    {
      NgId quoted = tags[i].rel == NG_REL_CONJ ? tags[i].head : NG_NONE, up;
      guint32 own = ng_token (a, i)->quote;
      if (quoted == NG_NONE || tags[i].upos != NG_UPOS_VERB || i < 3
          || ng_token (a, quoted)->quote == own || tags[i - 1].rel != NG_REL_CC
          || !(ng_token (a, i - 2)->flags & NG_TOKEN_QUOTE_CLOSE))
        continue;
      up = governor_of (tags, quoted);
      if (up != NG_NONE && up < quoted && ng_token (a, up)->quote == own
          && tags[up].upos == NG_UPOS_VERB && tags[up].form == tags[i].form
          && (tags[i].form == NG_FORM_S || tags[i].form == NG_FORM_PAST))
        tags[i].head = up;
    }
}
