/* ng-matrix.h: y = x W + b with int8 weights: integer products by oneDNN, or widened to fp32.
 *
 * The integer products are exact: activations have 7 bits, so that no instruction saturates, and
 * every row is quantised by itself.  The same row gives the same bits in any batch, on any thread
 * and any machine.
 */
#ifndef NG_MATRIX_H
#define NG_MATRIX_H

#include <glib.h>

#include "net/ng-net.h"

/* Rows are padded to a multiple of this many. */
#define NG_MATRIX_ROWS 16u

typedef struct _NgMatrices NgMatrices;
typedef struct _NgMatrix NgMatrix;
typedef struct _NgMatrixRun NgMatrixRun;

/* The shapes that are in use, and oneDNN's code for each. Returns: (transfer full): NULL and
 * NG_ERROR_ENVIRONMENT. */
NgMatrices *ng_matrices_new (NgPrecision precision, GError **error);
void ng_matrices_free (NgMatrices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgMatrices, ng_matrices_free)

/* One layer of @n columns and @k rows, each a multiple of NG_PANEL.  @weights: [n, k]; @scale: [n];
 * @bias: [n]: all copied.  Returns: (transfer none): belongs to @self. */
const NgMatrix *ng_matrix_new (NgMatrices *self, const gint8 *weights, const float *scale,
                               const float *bias, guint n, guint k, GError **error);

/* What one thread needs to multiply; made after the last ng_matrix_new. Keeps oneDNN on the calling
 * thread while it lives. */
NgMatrixRun *ng_matrix_run_new (const NgMatrices *self, GError **error);
void ng_matrix_run_free (NgMatrixRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgMatrixRun, ng_matrix_run_free)

/* @x: [rows, k], @y: [rows, n]; @rows a multiple of NG_MATRIX_ROWS. */
gboolean ng_matrix_apply (const NgMatrix *self, NgMatrixRun *run, const float *x, gsize rows,
                          float *y, GError **error);

#endif
