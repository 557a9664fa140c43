/* ng-net.h: the reader's network: one encoder, many heads.  Knows no language beyond label names.
 *
 * The weights are one file (see ng-weights.h), mapped read-only.  An NgNet is immutable after
 * ng_net_open and shared by all threads; every call allocates its own scratch memory.
 */
#ifndef NG_NET_H
#define NG_NET_H

#include <glib.h>

typedef struct _NgNet NgNet;

typedef enum
{
  NG_HEAD_NER,  /* linear: BIO of names */
  NG_HEAD_POS,  /* linear: UPOS */
  NG_HEAD_ARC,  /* biaffine, one label: x = word, y = its head; y row 0 is NG_VECTOR_ROOT */
  NG_HEAD_REL,  /* biaffine: x = word, y = its head's vector */
  NG_HEAD_CUE,  /* linear: O B I of attribution cues */
  NG_HEAD_ATT,  /* biaffine: x = first word of a cue, y = word → O Source Content */
  NG_HEAD_PRED, /* linear: no, yes */
  NG_HEAD_ROLE, /* biaffine: x = predicate, y = word of its sentence → BIO of PropBank roles */
  NG_HEAD_EVT,  /* linear: BIO of event triggers with ECB+ class */
  NG_HEAD_PLV,  /* linear: class scores of each word, last column = attention over the words; the
                 * softmax-weighted sum over the words of a span is the PLOVER class of the span */
  NG_HEAD_MTY,  /* linear: type of the mention whose head this word is */
  NG_HEAD_ANTE, /* biaffine, one label: x = mention head, y = earlier word; y row 0 NG_VECTOR_NULL
                 */
  NG_N_HEADS
} NgHead;

typedef enum
{
  NG_VECTOR_ROOT,
  NG_VECTOR_NULL,
  NG_N_VECTORS
} NgVector;

typedef enum
{
  NG_PRECISION_INT8, /* what ships: int8 weights, int8 activations */
  NG_PRECISION_FP32, /* the reference: weights widened, everything fp32; for tests */
} NgPrecision;

/* Opens a weights file. Returns: (transfer full): NULL and NG_ERROR_DATA naming file, place and
 * what was expected. */
NgNet *ng_net_open (const char *path, NgPrecision precision, GError **error);
void ng_net_free (NgNet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgNet, ng_net_free)

/* SHA-256 of the weights (all of the file behind its header), 64 hex digits: part of a run's
 * provenance. */
const char *ng_net_digest (const NgNet *self);

guint ng_net_width (const NgNet *self);                 /* floats in a word vector */
guint ng_net_n_labels (const NgNet *self, NgHead head); /* columns of its scores */
const char *ng_net_label (const NgNet *self, NgHead head, guint label); /* "" for unnamed columns */
int ng_net_find_label (const NgNet *self, NgHead head, const char *name); /* -1 if none */

typedef struct
{
  const char *text;
  gsize length;      /* bytes */
  guint32 sentence;  /* number; windows break between sentences where they can */
  guint32 paragraph; /* number; windows break between paragraphs where they can */
} NgNetWord;

/* Encodes a whole document: cuts it into overlapping windows so that every word is seen with
 * context on both sides, and writes one vector a word.
 * @vectors: [n, width] caller-owned.  Cost: linear in the pieces. */
gboolean ng_net_encode (const NgNet *self, const NgNetWord *words, gsize n, float *vectors,
                        GError **error);

/* Scores (logits) of a linear head. @x: [n, width]; @scores: [n, n_labels]. */
void ng_net_linear (const NgNet *self, NgHead head, const float *x, gsize n, float *scores);

/* Scores of a biaffine head for all pairs. @x: [nx, width], @y: [ny, width];
 * @scores: [nx, ny, n_labels]. */
void ng_net_biaffine (const NgNet *self, NgHead head, const float *x, gsize nx, const float *y,
                      gsize ny, float *scores);

/* As ng_net_biaffine for the n pairs (x[i], y[i]) only; @scores: [n, n_labels]. */
void ng_net_biaffine_pairs (const NgNet *self, NgHead head, const float *x, const float *y, gsize n,
                            float *scores);

/* Rows of the table that a head of pairs adds for how the words stand to each other (ng-near.h);
 * 0 for a head without. Returns for @row: [n_labels]. */
guint ng_net_n_rows (const NgNet *self, NgHead head);
const float *ng_net_row (const NgNet *self, NgHead head, guint row);

/* A learnt vector [width]: the root of trees, the antecedent of first mentions. */
const float *ng_net_vector (const NgNet *self, NgVector which);

#endif
