/* ng-kernel.h: the arithmetic of the network that is not an integer matrix product.
 *
 * Every function is compiled for several instruction sets and gives the same bits in each: sums
 * run in a fixed order over eight lanes, multiply-add is always fused, nothing calls libm but for
 * fmaf.  So a graph does not depend on the machine.
 */
#ifndef NG_KERNEL_H
#define NG_KERNEL_H

#include <glib.h>

/* Columns of a panel: matrices that stand right in a product are packed as [n / 16][k][16] with
 * zeros behind the last column. */
#define NG_PANEL 16u

#define NG_PAD(n) (((n) + NG_PANEL - 1u) / NG_PANEL * NG_PANEL)

/* How a row was quantised: x ≈ low + step · q.  Its largest and its smallest element may lie far
 * out and would make the steps coarse for all others: the steps span those in second place, and
 * what the two exceed them by is kept aside. */
typedef struct
{
  float step, low;
  float rest[2];
  guint32 column[2]; /* of the largest and the smallest element */
} NgRow;

typedef struct
{
  /* c = a · b (+ bias). @a: [m, k] in rows of @lda; @b: panels for @n columns, @n a multiple of
   * NG_PANEL; @bias: (nullable) [n]; @c: [m, n] in rows of @ldc. */
  void (*product) (const float *a, gsize lda, gsize m, gsize k, const float *b, gsize n,
                   const float *bias, float *c, gsize ldc);
  /* Each row of @x to mean 0 and variance 1, times @gamma plus @beta; @n a multiple of 8. */
  void (*layer_norm) (float *x, gsize rows, gsize n, const float *gamma, const float *beta);
  /* x · Φ(x), exact to 2e-7; @n a multiple of 8. */
  void (*gelu) (float *x, gsize n);
  /* Softmax of each row's first @n values times @scale, zeros behind them up to @stride, a multiple
   * of 8. */
  void (*softmax) (float *x, gsize rows, gsize n, gsize stride, float scale);
  /* Each row of @x to 7-bit steps (see NgRow); @n a multiple of 8. */
  void (*quantise) (const float *x, gsize rows, gsize n, guint8 *q, NgRow *out);
  /* y = (step · sum + low · total + rest · column) · scale + bias for each row of the integer
   * product @sums of quantised @rows with int8 weights; @scale, @total (sum of the column's
   * weights), @bias: [n]; @weights: [k, n]. */
  void (*restore) (const gint32 *sums, gsize n_rows, gsize n, const NgRow *rows, const float *scale,
                   const float *total, const float *bias, const gint8 *weights, float *y);
  /* out = Σ x · y for each of @rows rows of @n, a multiple of 8. */
  void (*dot) (const float *x, const float *y, gsize rows, gsize n, float *out);
  void (*add) (float *x, const float *y, gsize n);
} NgKernels;

/* The best for this machine. Returns: (transfer none). */
const NgKernels *ng_kernels (void);

/* The plain ones, for tests. */
const NgKernels *ng_kernels_plain (void);

/* Packs @b [k, n] in rows of @ldb (or, transposed, @b [n, k]) as panels of NG_PAD (n) columns. */
void ng_kernel_pack (const float *b, gsize ldb, gboolean transposed, gsize k, gsize n,
                     float *panels);

#endif
