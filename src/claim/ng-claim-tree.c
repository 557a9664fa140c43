/* ng-claim-tree.c: see ng-claim-tree.h.
 *
 * The trees follow English Universal Dependencies (EWT) without subtypes, so passives and relative
 * clauses are told from form and neighbours.
 */
#include "claim/ng-claim-tree.h"

#include <string.h>

#include "base/ng-ids.h"

/* Clauses that a subject is looked for in, outwards. */
#define MAX_DEPTH 6

NgClaimTree *
ng_claim_tree_new (const NgAnalysis *analysis)
{
  NgClaimTree *self = g_new0 (NgClaimTree, 1);

  self->a = analysis;
  self->n = ng_n_tags (analysis);
  self->first = ng_ids_new (self->n);
  self->next = ng_ids_new (self->n);
  self->left = ng_ids_new (self->n);
  self->right = ng_ids_new (self->n);
  for (NgId t = self->n; t-- > 0;)
    {
      NgId head = ng_tag (analysis, t)->head;
      if (head == NG_NONE)
        continue;
      self->next[t] = self->first[head];
      self->first[head] = t;
    }
  for (NgId t = 0; t < self->n; t++)
    for (NgId up = t; up != NG_NONE; up = ng_tag (analysis, up)->head)
      {
        self->left[up] = MIN (self->left[up], t);
        self->right[up] = self->right[up] == NG_NONE ? t : MAX (self->right[up], t);
      }
  return self;
}

void
ng_claim_tree_free (NgClaimTree *self)
{
  if (self == NULL)
    return;
  g_free (self->first);
  g_free (self->next);
  g_free (self->left);
  g_free (self->right);
  g_free (self);
}

NgId
ng_claim_tree_child (const NgClaimTree *self, NgId head, NgRel rel)
{
  NG_CLAIM_FOR_CHILDREN (self, head, c)
  if (ng_tag (self->a, c)->rel == rel)
    return c;
  return NG_NONE;
}

static gboolean
is_lemma (const NgClaimTree *self, NgId token, const char *lemma)
{
  return g_ascii_strcasecmp (ng_claim_tree_lemma (self, token), lemma) == 0;
}

NgId
ng_claim_tree_word (const NgClaimTree *self, NgId head, NgRel rel, const char *lemma)
{
  NG_CLAIM_FOR_CHILDREN (self, head, c)
  if (ng_tag (self->a, c)->rel == rel && is_lemma (self, c, lemma))
    return c;
  return NG_NONE;
}

gboolean
ng_claim_tree_is_nominal (const NgClaimTree *self, NgId token)
{
  NgUpos u = ng_tag (self->a, token)->upos;
  return u == NG_UPOS_NOUN || u == NG_UPOS_PROPN || u == NG_UPOS_PRON || u == NG_UPOS_NUM;
}

/* ---- voice and form ---- */

gboolean
ng_claim_tree_is_infinitive (const NgClaimTree *self, NgId verb)
{
  return ng_claim_tree_word (self, verb, NG_REL_MARK, "to") != NG_NONE;
}

static gboolean
is_participle (const NgClaimTree *self, NgId verb)
{
  NgInflection f = ng_tag (self->a, verb)->form;
  return f == NG_FORM_PAST || f == NG_FORM_PART;
}

gboolean
ng_claim_tree_is_passive (const NgClaimTree *self, NgId verb)
{
  const NgTag *t = ng_tag (self->a, verb);

  if (!is_participle (self, verb))
    return FALSE;
  if (ng_claim_tree_word (self, verb, NG_REL_AUX, "be") != NG_NONE
      || ng_claim_tree_word (self, verb, NG_REL_AUX, "get") != NG_NONE)
    return TRUE;
  if (ng_claim_tree_child (self, verb, NG_REL_AUX) != NG_NONE
      || ng_claim_tree_child (self, verb, NG_REL_NSUBJ) != NG_NONE
      || ng_claim_tree_child (self, verb, NG_REL_OBJ) != NG_NONE)
    return FALSE;
  if (t->rel == NG_REL_ACL || t->rel == NG_REL_AMOD || t->rel == NG_REL_ADVCL)
    return TRUE;
  if (t->rel == NG_REL_CONJ && t->head != NG_NONE)
    return ng_claim_tree_is_passive (self, t->head);
  return FALSE;
}

/* ---- prepositions ---- */

const char *
ng_claim_tree_case (const NgClaimTree *self, NgId token)
{
  NgId first = self->left[token];

  NG_CLAIM_FOR_CHILDREN (self, token, c)
  if (c < token
      && (ng_tag (self->a, c)->rel == NG_REL_CASE || ng_tag (self->a, c)->rel == NG_REL_MARK))
    return ng_claim_tree_lemma (self, c);
  /* Trees sometimes give the preposition to another word of its phrase. */
  return first < token && ng_tag (self->a, first)->upos == NG_UPOS_ADP
             ? ng_claim_tree_lemma (self, first)
             : "";
}

NgId
ng_claim_tree_oblique (const NgClaimTree *self, NgId head, const char *prep)
{
  NG_CLAIM_FOR_CHILDREN (self, head, c)
  {
    NgRel rel = ng_tag (self->a, c)->rel;
    if ((rel == NG_REL_OBL || rel == NG_REL_NMOD || rel == NG_REL_ADVCL || rel == NG_REL_ACL
         || rel == NG_REL_XCOMP)
        && g_ascii_strcasecmp (ng_claim_tree_case (self, c), prep) == 0)
      return c;
  }
  return NG_NONE;
}

static gboolean
is_possessive_pronoun (const NgClaimTree *self, NgId token)
{
  static const char *const forms[]
      = { "his", "her", "its", "their", "our", "my", "your", "whose", NULL };

  for (guint i = 0; forms[i]; i++)
    if (ng_token_is (self->a, token, forms[i]))
      return TRUE;
  return FALSE;
}

/* Trees often hang a possessor too high; in "X's new plan" it stands right before the noun's
 * modifiers. */
static NgId
possessor_before (const NgClaimTree *self, NgId noun)
{
  NgId sentence = ng_claim_tree_sentence (self, noun);

  for (NgId t = noun; t-- > 1 && ng_claim_tree_sentence (self, t - 1) == sentence;)
    {
      NgUpos u = ng_tag (self->a, t)->upos;
      if (u == NG_UPOS_PART && ng_tag (self->a, t)->rel == NG_REL_CASE)
        return t - 1;
      if (u != NG_UPOS_ADJ && u != NG_UPOS_NOUN && u != NG_UPOS_NUM && u != NG_UPOS_ADV)
        return NG_NONE;
    }
  return NG_NONE;
}

NgId
ng_claim_tree_possessor (const NgClaimTree *self, NgId noun)
{
  NG_CLAIM_FOR_CHILDREN (self, noun, c)
  {
    if (c >= noun || ng_tag (self->a, c)->rel != NG_REL_NMOD)
      continue;
    if (is_possessive_pronoun (self, c))
      return c;
    NG_CLAIM_FOR_CHILDREN (self, c, d)
    if (d > c && ng_tag (self->a, d)->rel == NG_REL_CASE)
      return c;
  }
  return possessor_before (self, noun);
}

/* ---- subjects ---- */

gboolean
ng_claim_tree_is_relative (const NgClaimTree *self, NgId token)
{
  return ng_token_is (self->a, token, "who") || ng_token_is (self->a, token, "which")
         || ng_token_is (self->a, token, "that") || ng_token_is (self->a, token, "whom");
}

static NgId
antecedent (const NgClaimTree *self, NgId verb)
{
  const NgTag *t = ng_tag (self->a, verb);
  for (int i = 0; i < MAX_DEPTH && t->rel == NG_REL_CONJ && t->head != NG_NONE; i++)
    {
      verb = t->head;
      t = ng_tag (self->a, verb);
    }
  return t->rel == NG_REL_ACL ? t->head : NG_NONE;
}

/* Where the tree hangs the relative clause elsewhere: the noun phrase right before its pronoun. */
static NgId
noun_before (const NgClaimTree *self, NgId pronoun)
{
  NgId sentence = ng_claim_tree_sentence (self, pronoun), t = pronoun, up;

  while (t > 0 && ng_claim_tree_sentence (self, t - 1) == sentence
         && ng_tag (self->a, --t)->upos == NG_UPOS_PUNCT)
    ;
  if (t == pronoun || !ng_claim_tree_is_nominal (self, t))
    return NG_NONE;
  for (up = ng_tag (self->a, t)->head;
       up != NG_NONE && up < pronoun && ng_claim_tree_is_nominal (self, up)
       && ng_tag (self->a, t)->rel != NG_REL_NSUBJ;
       up = ng_tag (self->a, t)->head)
    t = up;
  return t;
}

NgId
ng_claim_tree_antecedent (const NgClaimTree *self, NgId pronoun)
{
  NgId verb = ng_tag (self->a, pronoun)->head;
  NgId noun = verb == NG_NONE ? NG_NONE : antecedent (self, verb);

  return noun != NG_NONE && noun < pronoun ? noun : noun_before (self, pronoun);
}

gboolean
ng_claim_tree_is_possessor (const NgClaimTree *self, NgId token)
{
  NG_CLAIM_FOR_CHILDREN (self, token, c)
  if (c > token && ng_tag (self->a, c)->rel == NG_REL_CASE)
    return TRUE;
  return FALSE;
}

NgId
ng_claim_tree_own_subject (const NgClaimTree *self, NgId verb)
{
  NgId s = ng_claim_tree_child (self, verb, NG_REL_NSUBJ);

  /* A possessor that the tree hung too high is none, nor is "who" in "who police said had left". */
  NG_CLAIM_FOR_CHILDREN (self, verb, c)
  if (s != NG_NONE && c > s && ng_tag (self->a, c)->rel == NG_REL_NSUBJ
      && (ng_claim_tree_is_possessor (self, s)
          || (c < verb && ng_claim_tree_is_relative (self, s))))
    s = c;
  if (s == NG_NONE)
    s = ng_claim_tree_child (self, verb, NG_REL_CSUBJ);
  if (s != NG_NONE && ng_claim_tree_is_relative (self, s))
    {
      NgId noun = antecedent (self, verb);
      return noun == NG_NONE ? s : noun;
    }
  return s;
}

static NgId subject_at (const NgClaimTree *self, NgId verb, int depth);

/* "urged Iran to leave": Iran; "promised to leave": who promised. */
static NgId
controller (const NgClaimTree *self, NgId head, int depth)
{
  NgId object = ng_claim_tree_child (self, head, NG_REL_OBJ);

  if (object == NG_NONE)
    object = ng_claim_tree_child (self, head, NG_REL_IOBJ);
  return object != NG_NONE ? object : subject_at (self, head, depth + 1);
}

static NgId
subject_at (const NgClaimTree *self, NgId verb, int depth)
{
  const NgTag *t = ng_tag (self->a, verb);
  NgId s = ng_claim_tree_own_subject (self, verb);

  if (s != NG_NONE || depth >= MAX_DEPTH || t->head == NG_NONE)
    return s;
  switch (t->rel)
    {
    case NG_REL_CONJ:
    case NG_REL_ADVCL:
    case NG_REL_PARATAXIS:
    case NG_REL_DEP:
      return ng_tag (self->a, t->head)->upos == NG_UPOS_VERB
                     || ng_claim_tree_own_subject (self, t->head) != NG_NONE
                 ? subject_at (self, t->head, depth + 1)
                 : NG_NONE;
    case NG_REL_XCOMP:
    case NG_REL_CCOMP:
      return controller (self, t->head, depth);
    case NG_REL_ACL:
      return t->head;
    default:
      return NG_NONE;
    }
}

NgId
ng_claim_tree_subject (const NgClaimTree *self, NgId verb)
{
  return subject_at (self, verb, 0);
}

/* ---- negation ---- */

static gboolean
is_negator (const NgClaimTree *self, NgId token)
{
  return is_lemma (self, token, "not") || is_lemma (self, token, "never")
         || is_lemma (self, token, "n't") || is_lemma (self, token, "n’t")
         || is_lemma (self, token, "neither") || is_lemma (self, token, "nobody");
}

gboolean
ng_claim_tree_is_negated (const NgClaimTree *self, NgId token)
{
  NG_CLAIM_FOR_CHILDREN (self, token, c)
  {
    NgRel rel = ng_tag (self->a, c)->rel;
    gboolean only
        = c + 1 < self->n
          && (ng_token_is (self->a, c + 1, "only") || ng_token_is (self->a, c + 1, "just"));
    if ((rel == NG_REL_ADVMOD || rel == NG_REL_AUX || rel == NG_REL_CC || rel == NG_REL_NSUBJ)
        && is_negator (self, c) && !only)
      return TRUE;
    if (rel == NG_REL_NSUBJ
        && (ng_claim_tree_word (self, c, NG_REL_DET, "neither") != NG_NONE
            || ng_claim_tree_word (self, c, NG_REL_CC, "neither") != NG_NONE))
      return TRUE;
  }
  return FALSE;
}
