/* ng-near.h: what the place of two words says about them as a pair.
 *
 * A biaffine head knows the words of a pair, not how they stand to each other.  Its scores get rows
 * of a learnt table NAME.near added: for the way between the words in the tree, the tokens between,
 * and what else the head's function below takes.  Weights without such a table add nothing.
 * Mirrors training/reader/near.py, which trains the tables.
 */
#ifndef NG_NEAR_H
#define NG_NEAR_H

#include "net/ng-net.h"

typedef struct _NgNear NgNear;

/* The tree of one sentence. */
typedef struct
{
  const guint *heads; /* [n]: number of the head in the sentence; n for the root */
  const guint *rels;  /* [n]: in the caller's numbers */
  guint n;
} NgNearTree;

/* A word of a text in which someone may be quoted. */
typedef struct
{
  guint32 sentence, paragraph;
  gboolean quoted;
  gboolean starts_cue;
} NgNearWord;

/* Keeps a reference to @net. @rel_names: the caller's names of relations by number, NULL behind
 * the last; those that the weights lack must not be in a tree. Returns: (transfer full): NULL and
 * NG_ERROR_DATA for tables of another size. */
NgNear *ng_near_new (const NgNet *net, const char *const *rel_names, GError **error);
void ng_near_free (NgNear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgNear, ng_near_free)

/* Adds to the scores of NG_HEAD_ROLE of predicate @p with all words of its sentence.
 * @words: [tree->n]; @scores: [tree->n, labels]. Cost: words times the depth of the tree. */
void ng_near_add_roles (const NgNear *self, const NgNearTree *tree, const NgNetWord *words, guint p,
                        float *scores);

/* Adds to the scores of NG_HEAD_ATT of the cue that starts at word @start with @words [n].
 * @tree: of the cue's sentence, which begins at word @offset; @top: the sentence's word that the
 * cue's others hang on. @scores: [n, labels]. */
void ng_near_add_attribution (const NgNear *self, const NgNearTree *tree, guint offset, guint top,
                              const NgNearWord *words, guint start, guint n, float *scores);

/* What NG_HEAD_ANTE's score of a mention gains from a word @distance tokens before it.
 * @word: the mention's; @same: the earlier one has the same letters, case aside. */
float ng_near_antecedent (const NgNet *net, const NgNetWord *word, guint distance, gboolean same);

#endif
