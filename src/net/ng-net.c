/* ng-net.c: see ng-net.h. Ties weights, WordPiece, windows, encoder and heads together. */
#include "net/ng-net.h"

#include <string.h>

#include "net/ng-encoder.h"
#include "net/ng-heads.h"
#include "net/ng-window.h"
#include "net/ng-wordpiece.h"

/* Far above any table of a head; bounds what a file may ask for. */
#define MAX_ROWS (1u << 16)

typedef struct
{
  const char *name;
  gboolean biaffine;
} HeadName;

static const HeadName head_names[NG_N_HEADS] = {
  [NG_HEAD_NER] = { "ner", FALSE },   [NG_HEAD_POS] = { "pos", FALSE },
  [NG_HEAD_ARC] = { "arc", TRUE },    [NG_HEAD_REL] = { "rel", TRUE },
  [NG_HEAD_CUE] = { "cue", FALSE },   [NG_HEAD_ATT] = { "att", TRUE },
  [NG_HEAD_PRED] = { "pred", FALSE }, [NG_HEAD_ROLE] = { "role", TRUE },
  [NG_HEAD_EVT] = { "evt", FALSE },   [NG_HEAD_PLV] = { "plv", FALSE },
  [NG_HEAD_MTY] = { "mty", FALSE },   [NG_HEAD_ANTE] = { "ante", TRUE },
};

static const char *const vector_names[NG_N_VECTORS] = {
  [NG_VECTOR_ROOT] = "root",
  [NG_VECTOR_NULL] = "nul",
};

typedef struct
{
  NgLinear *linear;
  NgBiaffine *biaffine;
  const char **labels; /* [n_labels] */
  guint n_labels;
  float *rows; /* [n_rows, n_labels]; NULL for none */
  guint n_rows;
} Head;

struct _NgNet
{
  NgWeights *weights;
  NgWordpiece *wordpiece;
  NgEncoder *encoder;
  guint width;
  Head heads[NG_N_HEADS];
  float *vectors[NG_N_VECTORS];
};

/* The table of a head of pairs, which a file may lack. */
static gboolean
load_rows (NgNet *self, Head *head, const char *name, GError **error)
{
  g_autofree char *key = g_strconcat (name, ".near", NULL);
  guint n = ng_weights_dim (self->weights, key, 0);

  if (n == 0)
    return TRUE;
  if (n > MAX_ROWS)
    return ng_weights_fail (self->weights, error, "tensor %s: %u rows, expected at most %u", key, n,
                            MAX_ROWS);
  head->rows = ng_weights_floats (self->weights, key, n, head->n_labels, 0, error);
  head->n_rows = n;
  return head->rows != NULL;
}

static gboolean
load_head (NgNet *self, NgHead which, GError **error)
{
  const char *name = head_names[which].name;
  g_autofree char *labels = g_strconcat ("label.", name, NULL);
  Head *head = &self->heads[which];

  if (head_names[which].biaffine)
    {
      head->biaffine = ng_biaffine_new (self->weights, name, self->width, error);
      if (head->biaffine == NULL)
        return FALSE;
      head->n_labels = ng_biaffine_size (head->biaffine);
      if (!load_rows (self, head, name, error))
        return FALSE;
    }
  else
    {
      head->linear = ng_linear_new (self->weights, name, self->width, error);
      if (head->linear == NULL)
        return FALSE;
      head->n_labels = ng_linear_size (head->linear);
    }
  head->labels = ng_weights_strings (self->weights, labels, head->n_labels, error);
  return head->labels != NULL;
}

NgNet *
ng_net_open (const char *path, NgPrecision precision, GError **error)
{
  g_autoptr (NgNet) self = g_new0 (NgNet, 1);

  self->weights = ng_weights_open (path, error);
  if (self->weights == NULL)
    return NULL;
  self->wordpiece = ng_wordpiece_new (self->weights, error);
  if (self->wordpiece == NULL)
    return NULL;
  self->encoder
      = ng_encoder_new (self->weights, ng_wordpiece_size (self->wordpiece), precision, error);
  if (self->encoder == NULL)
    return NULL;
  self->width = ng_encoder_width (self->encoder);
  for (guint i = 0; i < NG_N_HEADS; i++)
    if (!load_head (self, i, error))
      return NULL;
  for (guint i = 0; i < NG_N_VECTORS; i++)
    {
      self->vectors[i]
          = ng_weights_floats (self->weights, vector_names[i], self->width, 0, 0, error);
      if (self->vectors[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
ng_net_free (NgNet *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < NG_N_HEADS; i++)
    {
      ng_linear_free (self->heads[i].linear);
      ng_biaffine_free (self->heads[i].biaffine);
      g_free (self->heads[i].labels);
      g_free (self->heads[i].rows);
    }
  for (guint i = 0; i < NG_N_VECTORS; i++)
    g_free (self->vectors[i]);
  ng_encoder_free (self->encoder);
  ng_wordpiece_free (self->wordpiece);
  ng_weights_free (self->weights);
  g_free (self);
}

const char *
ng_net_digest (const NgNet *self)
{
  return ng_weights_digest (self->weights);
}

guint
ng_net_width (const NgNet *self)
{
  return self->width;
}

guint
ng_net_n_labels (const NgNet *self, NgHead head)
{
  return self->heads[head].n_labels;
}

const char *
ng_net_label (const NgNet *self, NgHead head, guint label)
{
  g_assert (label < self->heads[head].n_labels);
  return self->heads[head].labels[label];
}

int
ng_net_find_label (const NgNet *self, NgHead head, const char *name)
{
  for (guint i = 0; i < self->heads[head].n_labels; i++)
    if (strcmp (self->heads[head].labels[i], name) == 0)
      return i;
  return -1;
}

/* The pieces of all words: [n, NG_MAX_PIECES] and their counts. */
static guint32 *
cut_words (const NgNet *self, const NgNetWord *words, gsize n, guint8 *n_pieces)
{
  guint32 *pieces = g_new (guint32, n * NG_MAX_PIECES);

  for (gsize i = 0; i < n; i++)
    n_pieces[i] = ng_wordpiece_cut (self->wordpiece, words[i].text, words[i].length,
                                    pieces + i * NG_MAX_PIECES);
  return pieces;
}

/* A window's input to the encoder. */
typedef struct
{
  guint32 ids[NG_WINDOW_PIECES];
  guint8 shapes[NG_WINDOW_PIECES];
  guint n;
} Input;

static void
put_piece (Input *in, guint32 id, NgShape shape)
{
  g_assert (in->n < NG_WINDOW_PIECES);
  in->ids[in->n] = id;
  in->shapes[in->n++] = shape;
}

static void
put_word (Input *in, const NgNetWord *word, const guint32 *pieces, guint n_pieces)
{
  NgShape shape = ng_wordpiece_shape (word->text, word->length);
  for (guint i = 0; i < n_pieces; i++)
    put_piece (in, pieces[i], shape);
}

static gboolean
encode_window (const NgNet *self, NgEncoderRun *run, const NgWindow *window, const NgNetWord *words,
               const guint32 *pieces, const guint8 *n_pieces, float *vectors, GError **error)
{
  Input in = { .n = 0 };
  guint first[NG_WINDOW_PIECES];
  const float *encoded;

  put_piece (&in, ng_wordpiece_cls (self->wordpiece), NG_SHAPE_OTHER);
  for (gsize i = window->first; i < window->last; i++)
    {
      first[i - window->first] = in.n;
      put_word (&in, &words[i], pieces + i * NG_MAX_PIECES, n_pieces[i]);
    }
  put_piece (&in, ng_wordpiece_sep (self->wordpiece), NG_SHAPE_OTHER);
  if (!ng_encoder_apply (run, in.ids, in.shapes, in.n, &encoded, error))
    return FALSE;
  for (gsize i = window->core_first; i < window->core_last; i++)
    memcpy (vectors + i * self->width, encoded + (gsize) first[i - window->first] * self->width,
            self->width * sizeof *vectors);
  return TRUE;
}

gboolean
ng_net_encode (const NgNet *self, const NgNetWord *words, gsize n, float *vectors, GError **error)
{
  g_autofree guint8 *n_pieces = g_new (guint8, n);
  g_autofree guint32 *pieces = cut_words (self, words, n, n_pieces);
  g_autoptr (GArray) windows = ng_window_cut (words, n_pieces, n);
  g_autoptr (NgEncoderRun) run = ng_encoder_run_new (self->encoder, NG_WINDOW_PIECES, error);

  if (run == NULL)
    return FALSE;
  for (guint i = 0; i < windows->len; i++)
    if (!encode_window (self, run, &g_array_index (windows, NgWindow, i), words, pieces, n_pieces,
                        vectors, error))
      return FALSE;
  return TRUE;
}

void
ng_net_linear (const NgNet *self, NgHead head, const float *x, gsize n, float *scores)
{
  g_assert (self->heads[head].linear);
  ng_linear_apply (self->heads[head].linear, x, n, scores);
}

void
ng_net_biaffine (const NgNet *self, NgHead head, const float *x, gsize nx, const float *y, gsize ny,
                 float *scores)
{
  g_assert (self->heads[head].biaffine);
  ng_biaffine_apply (self->heads[head].biaffine, x, nx, y, ny, scores);
}

void
ng_net_biaffine_pairs (const NgNet *self, NgHead head, const float *x, const float *y, gsize n,
                       float *scores)
{
  g_assert (self->heads[head].biaffine);
  ng_biaffine_apply_pairs (self->heads[head].biaffine, x, y, n, scores);
}

guint
ng_net_n_rows (const NgNet *self, NgHead head)
{
  return self->heads[head].n_rows;
}

const float *
ng_net_row (const NgNet *self, NgHead head, guint row)
{
  g_assert (row < self->heads[head].n_rows);
  return self->heads[head].rows + (gsize) row * self->heads[head].n_labels;
}

const float *
ng_net_vector (const NgNet *self, NgVector which)
{
  return self->vectors[which];
}
