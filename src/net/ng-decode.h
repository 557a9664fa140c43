/* ng-decode.h: from scores to structures: BIO sequences and trees. */
#ifndef NG_DECODE_H
#define NG_DECODE_H

#include <glib.h>

/* Softmax of @n scores in place. */
void ng_decode_softmax (float *scores, gsize n);

/* Best legal BIO sequence by Viterbi: I-X may only follow B-X or I-X.
 * @scores: [n, n_labels] logits; @names: [n_labels] "O", "B-X", "I-X" (or "B", "I");
 * @labels: (out) [n].  @probability: (out) (nullable) [n]: softmax of the chosen label at each
 * word. */
void ng_decode_bio (const float *scores, gsize n, guint n_labels, const char *const *names,
                    guint *labels, float *probability);

/* Best tree by maximum spanning arborescence (Chu–Liu/Edmonds) with exactly one child of the root.
 * @scores: [n, n + 1] arc logits; column 0 is the root, column j + 1 the head word j.
 * @heads: (out) [n]: 0 for the root's child, else j + 1. */
void ng_decode_tree (const float *scores, gsize n, guint *heads);

#endif
