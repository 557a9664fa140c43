/* ng-claim-tree.h: the trees of all sentences, indexed for walking down, and the grammar of a
 * clause: voice, subject, prepositions.  Knows nothing of claims.
 */
#ifndef NG_CLAIM_TREE_H
#define NG_CLAIM_TREE_H

#include "record/ng-analysis.h"

typedef struct
{
  const NgAnalysis *a;
  guint32 n;   /* tokens */
  NgId *first; /* one a token: first child, NG_NONE */
  NgId *next;  /* ... next child of the same head */
  NgId *left;  /* ... first token of its subtree's extent */
  NgId *right; /* ... last token */
} NgClaimTree;

/* Cost: linear in the tokens for trees of bounded depth. */
NgClaimTree *ng_claim_tree_new (const NgAnalysis *analysis);
void ng_claim_tree_free (NgClaimTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgClaimTree, ng_claim_tree_free)

/* for (NgId c; ...) over the children of @head in text order */
#define NG_CLAIM_FOR_CHILDREN(tree, head, c)                                                       \
  for (NgId c = (tree)->first[head]; c != NG_NONE; c = (tree)->next[c])

/* First child of @head with relation @rel; NG_NONE. */
NgId ng_claim_tree_child (const NgClaimTree *self, NgId head, NgRel rel);

/* Child with relation @rel and lemma @lemma, ASCII case ignored; NG_NONE. */
NgId ng_claim_tree_word (const NgClaimTree *self, NgId head, NgRel rel, const char *lemma);

static inline const NgTag *
ng_claim_tree_tag (const NgClaimTree *self, NgId token)
{
  return ng_tag (self->a, token);
}

static inline const char *
ng_claim_tree_lemma (const NgClaimTree *self, NgId token)
{
  const char *lemma = ng_tag (self->a, token)->lemma;
  return lemma ? lemma : "";
}

static inline NgId
ng_claim_tree_sentence (const NgClaimTree *self, NgId token)
{
  return ng_token (self->a, token)->sentence;
}

gboolean ng_claim_tree_is_nominal (const NgClaimTree *self, NgId token);

/* "was told", "the tanker seized by" */
gboolean ng_claim_tree_is_passive (const NgClaimTree *self, NgId verb);

/* "to leave" */
gboolean ng_claim_tree_is_infinitive (const NgClaimTree *self, NgId verb);

/* Lemma of the preposition of @token, "" if it has none. */
const char *ng_claim_tree_case (const NgClaimTree *self, NgId token);

/* Oblique or modifier of @head with the preposition @prep; NG_NONE. */
NgId ng_claim_tree_oblique (const NgClaimTree *self, NgId head, const char *prep);

/* "Xi's", "his": who possesses the noun; NG_NONE. */
NgId ng_claim_tree_possessor (const NgClaimTree *self, NgId noun);

/* TRUE if a possessive ending hangs on the token. */
gboolean ng_claim_tree_is_possessor (const NgClaimTree *self, NgId token);

/* TRUE for "who", "which", "that", "whom". */
gboolean ng_claim_tree_is_relative (const NgClaimTree *self, NgId token);

/* What a relative pronoun stands for; NG_NONE. */
NgId ng_claim_tree_antecedent (const NgClaimTree *self, NgId pronoun);

/* Surface subject of the verb itself; relative pronouns stand for what they relate to. */
NgId ng_claim_tree_own_subject (const NgClaimTree *self, NgId verb);

/* The subject, also carried over from the clause that governs this one: coordination, control,
 * participles.  NG_NONE if there is none. */
NgId ng_claim_tree_subject (const NgClaimTree *self, NgId verb);

/* TRUE if @token or a conjunct that shares its negation is negated ("not only" is no negation). */
gboolean ng_claim_tree_is_negated (const NgClaimTree *self, NgId token);

#endif
