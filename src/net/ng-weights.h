/* ng-weights.h: the weights file: named tensors, mapped read-only.
 *
 * Little-endian; written by training/reader/pack.py, whose first lines tell the layout. Opening
 * checks the header, the SHA-256 of all that follows it, and that every tensor lies inside the
 * file; a tensor is handed out only in the type and shape that the caller expects, so that no
 * number of the file decides how far memory is read.
 */
#ifndef NG_WEIGHTS_H
#define NG_WEIGHTS_H

#include <glib.h>

typedef struct _NgWeights NgWeights;

typedef enum
{
  NG_DTYPE_U8,
  NG_DTYPE_I8,
  NG_DTYPE_F16,
  NG_DTYPE_F32,
  NG_DTYPE_U32,
  NG_N_DTYPES
} NgDtype;

/* Returns: (transfer full): NULL and NG_ERROR_DATA. Cost: one pass over the file. */
NgWeights *ng_weights_open (const char *path, GError **error);
void ng_weights_free (NgWeights *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgWeights, ng_weights_free)

const char *ng_weights_path (const NgWeights *self);

/* SHA-256 of the file behind its header, 64 hex digits. */
const char *ng_weights_digest (const NgWeights *self);

/* Size of dimension @axis of tensor @name, 0 if there is no such tensor or dimension. */
guint32 ng_weights_dim (const NgWeights *self, const char *name, guint axis);

/* The data of tensor @name, which must have this type and exactly these dimensions (@d1, @d2: 0 if
 * it has fewer). Returns: (transfer none): 64-byte aligned; NULL and NG_ERROR_DATA. */
gconstpointer ng_weights_tensor (const NgWeights *self, const char *name, NgDtype dtype, guint32 d0,
                                 guint32 d1, guint32 d2, GError **error);

/* As above for a tensor of halves, widened. Returns: (transfer full): free with g_free. */
float *ng_weights_floats (const NgWeights *self, const char *name, guint32 d0, guint32 d1,
                          guint32 d2, GError **error);

/* As ng_weights_tensor for NUL-terminated strings, which must be @n (0: any number).
 * Returns: (transfer container): NULL-terminated, the strings point into the file. */
const char **ng_weights_strings (const NgWeights *self, const char *name, guint32 n,
                                 GError **error);

/* Sets an NG_ERROR_DATA that names the file. Returns: FALSE. */
gboolean ng_weights_fail (const NgWeights *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

#endif
