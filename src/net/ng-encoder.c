/* ng-encoder.c: see ng-encoder.h.
 *
 * The feed-forward part runs in blocks of rows, attention head by head in blocks of rows, so that
 * what they make stays in the cache.  Cost: 21 million operations a piece of a 6 x 384 encoder,
 * and 9,000 a pair of pieces.
 */
#include "net/ng-encoder.h"

#include <math.h>
#include <string.h>

#include "net/ng-kernel.h"
#include "net/ng-matrix.h"
#include "net/ng-wordpiece.h"

/* Width of one attention head: the same in all BERTs of 384 columns (MiniLM). */
#define HEAD 32u

/* Bounds of what a file may ask for; far above what runs in reasonable time. */
#define MAX_LAYERS 24u
#define MAX_WIDTH 1024u
#define MAX_INNER 8192u
#define MAX_VOCABULARY (1u << 20)
#define MAX_POSITIONS 4096u

/* Rows of the feed-forward part and of attention that are worked on at a time. */
#define INNER_ROWS 64u
#define SCORE_ROWS 48u

typedef struct
{
  const NgMatrix *qkv, *out, *inner, *outer;
  float *norm1[2], *norm2[2]; /* weight, bias */
} Layer;

struct _NgEncoder
{
  const NgWeights *weights;
  NgMatrices *matrices;
  const NgKernels *kernels;
  guint width, inner, positions;
  guint32 vocabulary;
  const gint8 *tokens; /* [vocabulary, width] */
  const float *token_scale;
  float *place;  /* [positions, width]: position and type */
  float *shapes; /* [NG_N_SHAPES, width] */
  float *norm[2];
  Layer *layers;
  guint n_layers;
};

struct _NgEncoderRun
{
  const NgEncoder *encoder;
  NgMatrixRun *products;
  guint max_rows;
  float *x, *qkv, *context, *inner, *scores, *keys, *values;
};

static void
free_pair (float **pair)
{
  g_free (pair[0]);
  g_free (pair[1]);
}

void
ng_encoder_free (NgEncoder *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_layers; i++)
    {
      free_pair (self->layers[i].norm1);
      free_pair (self->layers[i].norm2);
    }
  g_free (self->layers);
  free_pair (self->norm);
  g_free (self->place);
  g_free (self->shapes);
  ng_matrices_free (self->matrices);
  g_free (self);
}

static gboolean
load_norm (const NgEncoder *self, const char *name, float **pair, GError **error)
{
  g_autofree char *weight = g_strconcat (name, ".weight", NULL);
  g_autofree char *bias = g_strconcat (name, ".bias", NULL);

  return (pair[0] = ng_weights_floats (self->weights, weight, self->width, 0, 0, error))
         && (pair[1] = ng_weights_floats (self->weights, bias, self->width, 0, 0, error));
}

/* Scales of int8 rows must be finite, or one bad row would spoil every vector. */
static const float *
load_scale (const NgWeights *weights, const char *name, guint n, GError **error)
{
  g_autofree char *key = g_strconcat (name, ".weight.scale", NULL);
  const float *scale = ng_weights_tensor (weights, key, NG_DTYPE_F32, n, 0, 0, error);

  for (guint i = 0; scale && i < n; i++)
    if (!(scale[i] >= 0.0f && scale[i] <= 1e6f))
      {
        ng_weights_fail (weights, error, "tensor %s: element %u is no scale", key, i);
        return NULL;
      }
  return scale;
}

/* The matrices @names, each [n, k], side by side. */
static const NgMatrix *
load_matrix (NgEncoder *self, const char *const *names, guint n_names, guint n, guint k,
             GError **error)
{
  g_autofree gint8 *weights = g_new (gint8, (gsize) n_names * n * k);
  g_autofree float *scale = g_new (float, n_names *n), *bias = g_new (float, n_names *n);

  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *weight = g_strconcat (names[i], ".weight", NULL);
      g_autofree char *key = g_strconcat (names[i], ".bias", NULL);
      const gint8 *w = ng_weights_tensor (self->weights, weight, NG_DTYPE_I8, n, k, 0, error);
      const float *s = w ? load_scale (self->weights, names[i], n, error) : NULL;
      g_autofree float *b = s ? ng_weights_floats (self->weights, key, n, 0, 0, error) : NULL;
      if (b == NULL)
        return NULL;
      memcpy (weights + (gsize) i * n * k, w, (gsize) n * k);
      memcpy (scale + i * n, s, n * sizeof *s);
      memcpy (bias + i * n, b, n * sizeof *b);
    }
  return ng_matrix_new (self->matrices, weights, scale, bias, n_names * n, k, error);
}

static gboolean
load_layer (NgEncoder *self, guint number, GError **error)
{
  static const char *const parts[] = { "q", "k", "v", "o", "i", "f", "n1", "n2" };
  Layer *layer = &self->layers[number];
  g_auto (GStrv) names = g_new0 (char *, G_N_ELEMENTS (parts) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    names[i] = g_strdup_printf ("enc.L.%u.%s", number, parts[i]);
  const char *const *n = (const char *const *) names;
  return (layer->qkv = load_matrix (self, n, 3, self->width, self->width, error))
         && (layer->out = load_matrix (self, n + 3, 1, self->width, self->width, error))
         && (layer->inner = load_matrix (self, n + 4, 1, self->inner, self->width, error))
         && (layer->outer = load_matrix (self, n + 5, 1, self->width, self->inner, error))
         && load_norm (self, n[6], layer->norm1, error)
         && load_norm (self, n[7], layer->norm2, error);
}

static gboolean
read_size (NgEncoder *self, guint32 vocabulary, GError **error)
{
  const NgWeights *w = self->weights;

  self->vocabulary = ng_weights_dim (w, "enc.tok.weight", 0);
  self->width = ng_weights_dim (w, "enc.tok.weight", 1);
  self->positions = ng_weights_dim (w, "enc.pos", 0);
  self->inner = ng_weights_dim (w, "enc.L.0.i.weight", 0);
  while (self->n_layers <= MAX_LAYERS)
    {
      g_autofree char *name = g_strdup_printf ("enc.L.%u.q.weight", self->n_layers);
      if (ng_weights_dim (w, name, 0) == 0)
        break;
      self->n_layers++;
    }
  if (self->width == 0 || self->width > MAX_WIDTH || self->width % HEAD != 0 || self->inner == 0
      || self->inner > MAX_INNER || self->inner % NG_PANEL != 0 || self->n_layers == 0
      || self->n_layers > MAX_LAYERS || self->positions > MAX_POSITIONS
      || self->vocabulary > MAX_VOCABULARY)
    return ng_weights_fail (w, error,
                            "%u layers of %u and %u columns, %u positions: no size of an encoder",
                            self->n_layers, self->width, self->inner, self->positions);
  if (self->vocabulary != vocabulary)
    return ng_weights_fail (w, error, "tensor enc.tok.weight: %u rows, expected %u as vocab.id",
                            self->vocabulary, vocabulary);
  return TRUE;
}

static gboolean
load_embeddings (NgEncoder *self, GError **error)
{
  const NgWeights *w = self->weights;
  guint width = self->width;

  self->tokens
      = ng_weights_tensor (w, "enc.tok.weight", NG_DTYPE_I8, self->vocabulary, width, 0, error);
  if (self->tokens == NULL)
    return FALSE;
  self->token_scale = load_scale (w, "enc.tok", self->vocabulary, error);
  if (self->token_scale == NULL)
    return FALSE;
  self->place = ng_weights_floats (w, "enc.pos", self->positions, width, 0, error);
  if (self->place == NULL)
    return FALSE;
  g_autofree float *type = ng_weights_floats (w, "enc.typ", width, 0, 0, error);
  if (type == NULL)
    return FALSE;
  for (guint i = 0; i < self->positions; i++)
    for (guint j = 0; j < width; j++)
      self->place[(gsize) i * width + j] += type[j];
  self->shapes = ng_weights_floats (w, "enc.shp.weight", NG_N_SHAPES, width, 0, error);
  return self->shapes && load_norm (self, "enc.ln", self->norm, error);
}

NgEncoder *
ng_encoder_new (const NgWeights *weights, guint32 vocabulary, NgPrecision precision, GError **error)
{
  g_autoptr (NgEncoder) self = g_new0 (NgEncoder, 1);

  self->weights = weights;
  self->kernels = ng_kernels ();
  if (!read_size (self, vocabulary, error))
    {
      self->n_layers = 0;
      return NULL;
    }
  self->layers = g_new0 (Layer, self->n_layers);
  self->matrices = ng_matrices_new (precision, error);
  if (self->matrices == NULL || !load_embeddings (self, error))
    return NULL;
  for (guint i = 0; i < self->n_layers; i++)
    if (!load_layer (self, i, error))
      return NULL;
  return g_steal_pointer (&self);
}

guint
ng_encoder_width (const NgEncoder *self)
{
  return self->width;
}

static float *
new_rows (gsize rows, gsize columns)
{
  return g_aligned_alloc (rows, columns * sizeof (float), 64);
}

NgEncoderRun *
ng_encoder_run_new (const NgEncoder *self, guint max_pieces, GError **error)
{
  g_autoptr (NgEncoderRun) run = g_new0 (NgEncoderRun, 1);
  guint rows = NG_PAD (max_pieces);

  g_assert (max_pieces <= self->positions && NG_PANEL == NG_MATRIX_ROWS);
  run->encoder = self;
  run->max_rows = rows;
  run->products = ng_matrix_run_new (self->matrices, error);
  if (run->products == NULL)
    return NULL;
  run->x = new_rows (rows, self->width);
  run->qkv = new_rows (rows, 3 * self->width);
  run->context = new_rows (rows, self->width);
  run->inner = new_rows (INNER_ROWS, self->inner);
  run->scores = new_rows (SCORE_ROWS, rows);
  run->keys = new_rows (rows, HEAD);
  run->values = new_rows (rows, HEAD);
  return g_steal_pointer (&run);
}

void
ng_encoder_run_free (NgEncoderRun *self)
{
  if (self == NULL)
    return;
  ng_matrix_run_free (self->products);
  g_aligned_free (self->x);
  g_aligned_free (self->qkv);
  g_aligned_free (self->context);
  g_aligned_free (self->inner);
  g_aligned_free (self->scores);
  g_aligned_free (self->keys);
  g_aligned_free (self->values);
  g_free (self);
}

static void
embed (NgEncoderRun *self, const guint32 *pieces, const guint8 *shapes, guint n)
{
  const NgEncoder *e = self->encoder;

  for (guint i = 0; i < n; i++)
    {
      g_assert (pieces[i] < e->vocabulary && shapes[i] < NG_N_SHAPES);
      const gint8 *token = e->tokens + (gsize) pieces[i] * e->width;
      const float *place = e->place + (gsize) i * e->width;
      const float *shape = e->shapes + (gsize) shapes[i] * e->width;
      float *x = self->x + (gsize) i * e->width, scale = e->token_scale[pieces[i]];
      for (guint j = 0; j < e->width; j++)
        x[j] = token[j] * scale + place[j] + shape[j];
    }
  e->kernels->layer_norm (self->x, n, e->width, e->norm[0], e->norm[1]);
}

/* Attention of @n pieces, one head: qkv to its columns of the context. */
static void
attend (NgEncoderRun *self, guint head, guint n)
{
  const NgEncoder *e = self->encoder;
  gsize stride = 3 * e->width, columns = NG_PAD (n);
  const float *query = self->qkv + head * HEAD, *key = query + e->width;
  float *context = self->context + head * HEAD;
  const float scale = 1.0f / sqrtf (HEAD);

  ng_kernel_pack (key, stride, TRUE, HEAD, n, self->keys);
  ng_kernel_pack (key + e->width, stride, FALSE, n, HEAD, self->values);
  for (guint i = 0; i < n; i += SCORE_ROWS)
    {
      guint rows = MIN (SCORE_ROWS, n - i);
      e->kernels->product (query + i * stride, stride, rows, HEAD, self->keys, columns, NULL,
                           self->scores, columns);
      e->kernels->softmax (self->scores, rows, n, columns, scale);
      e->kernels->product (self->scores, columns, rows, n, self->values, HEAD, NULL,
                           context + (gsize) i * e->width, e->width);
    }
}

/* The feed-forward half of a layer for a block of rows in place. */
static gboolean
feed_forward (NgEncoderRun *self, const Layer *layer, float *x, guint rows, GError **error)
{
  const NgEncoder *e = self->encoder;

  if (!ng_matrix_apply (layer->inner, self->products, x, rows, self->inner, error))
    return FALSE;
  e->kernels->gelu (self->inner, (gsize) rows * e->inner);
  if (!ng_matrix_apply (layer->outer, self->products, self->inner, rows, self->qkv, error))
    return FALSE;
  e->kernels->add (x, self->qkv, (gsize) rows * e->width);
  e->kernels->layer_norm (x, rows, e->width, layer->norm2[0], layer->norm2[1]);
  return TRUE;
}

static gboolean
apply_layer (NgEncoderRun *self, const Layer *layer, guint n, guint rows, GError **error)
{
  const NgEncoder *e = self->encoder;

  if (!ng_matrix_apply (layer->qkv, self->products, self->x, rows, self->qkv, error))
    return FALSE;
  for (guint head = 0; head < e->width / HEAD; head++)
    attend (self, head, n);
  if (!ng_matrix_apply (layer->out, self->products, self->context, rows, self->qkv, error))
    return FALSE;
  e->kernels->add (self->x, self->qkv, (gsize) n * e->width);
  e->kernels->layer_norm (self->x, n, e->width, layer->norm1[0], layer->norm1[1]);
  for (guint i = 0; i < rows; i += INNER_ROWS)
    if (!feed_forward (self, layer, self->x + (gsize) i * e->width, MIN (INNER_ROWS, rows - i),
                       error))
      return FALSE;
  return TRUE;
}

gboolean
ng_encoder_apply (NgEncoderRun *self, const guint32 *pieces, const guint8 *shapes, guint n,
                  const float **vectors, GError **error)
{
  const NgEncoder *e = self->encoder;
  guint rows = NG_PAD (n);

  g_assert (n > 0 && rows <= self->max_rows);
  embed (self, pieces, shapes, n);
  memset (self->x + (gsize) n * e->width, 0, (gsize) (rows - n) * e->width * sizeof (float));
  memset (self->context + (gsize) n * e->width, 0, (gsize) (rows - n) * e->width * sizeof (float));
  for (guint i = 0; i < e->n_layers; i++)
    if (!apply_layer (self, &e->layers[i], n, rows, error))
      return FALSE;
  *vectors = self->x;
  return TRUE;
}
