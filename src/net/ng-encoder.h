/* ng-encoder.h: the transformer: pieces of one window to vectors.
 *
 * BERT's architecture (J. Devlin et al., 2018) with a word shape added to the embeddings; its size
 * is read from the weights.
 */
#ifndef NG_ENCODER_H
#define NG_ENCODER_H

#include <glib.h>

#include "net/ng-net.h"
#include "net/ng-weights.h"

typedef struct _NgEncoder NgEncoder;
typedef struct _NgEncoderRun NgEncoderRun;

/* @vocabulary: pieces that may be asked for. Returns: (transfer full): NULL and NG_ERROR_DATA. The
 * weights must outlive it. */
NgEncoder *ng_encoder_new (const NgWeights *weights, guint32 vocabulary, NgPrecision precision,
                           GError **error);
void ng_encoder_free (NgEncoder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgEncoder, ng_encoder_free)

guint ng_encoder_width (const NgEncoder *self);

/* Memory for one thread, for windows of at most @max_pieces. */
NgEncoderRun *ng_encoder_run_new (const NgEncoder *self, guint max_pieces, GError **error);
void ng_encoder_run_free (NgEncoderRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgEncoderRun, ng_encoder_run_free)

/* @pieces, @shapes: [n], with [CLS] and [SEP].  @vectors: (out) (transfer none): [n, width], valid
 * until the next call. */
gboolean ng_encoder_apply (NgEncoderRun *self, const guint32 *pieces, const guint8 *shapes, guint n,
                           const float **vectors, GError **error);

#endif
