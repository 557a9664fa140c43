/* ng-heads.h: the heads over the encoder's vectors: linear, and biaffine over pairs of words.
 *
 * Biaffine (T. Dozat and C. Manning, 2017): score(i, j) = a(x_i) U b(y_j), where a and b are a
 * linear layer with GELU, and a constant 1 behind.
 */
#ifndef NG_HEADS_H
#define NG_HEADS_H

#include <glib.h>

#include "net/ng-kernel.h"
#include "net/ng-weights.h"

typedef struct _NgLinear NgLinear;
typedef struct _NgBiaffine NgBiaffine;

/* @name: the tensors' prefix, "ner". Returns: (transfer full): NULL and NG_ERROR_DATA. */
NgLinear *ng_linear_new (const NgWeights *weights, const char *name, guint width, GError **error);
void ng_linear_free (NgLinear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgLinear, ng_linear_free)

guint ng_linear_size (const NgLinear *self);

/* @x: [rows, width]; @scores: [rows, size]. */
void ng_linear_apply (const NgLinear *self, const float *x, gsize rows, float *scores);

NgBiaffine *ng_biaffine_new (const NgWeights *weights, const char *name, guint width,
                             GError **error);
void ng_biaffine_free (NgBiaffine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgBiaffine, ng_biaffine_free)

guint ng_biaffine_size (const NgBiaffine *self);

/* @scores: [nx, ny, size]. */
void ng_biaffine_apply (const NgBiaffine *self, const float *x, gsize nx, const float *y, gsize ny,
                        float *scores);

/* @x, @y: [n, width]; @scores: [n, size]. */
void ng_biaffine_apply_pairs (const NgBiaffine *self, const float *x, const float *y, gsize n,
                              float *scores);

#endif
