/* test-net.c: the parts of the network: WordPiece, windows, decoders, kernels, the weights file. */
#include <glib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/ng-error.h"
#include "net/ng-decode.h"
#include "net/ng-kernel.h"
#include "net/ng-net.h"
#include "net/ng-window.h"
#include "net/ng-wordpiece.h"

#define WEIGHTS NG_SRCDIR "/data/reader.ngw"

/* ---- WordPiece ---- */

static NgWeights *weights;
static NgWordpiece *wordpiece;
static GHashTable *names; /* number of a piece → its text */

static void
read_vocabulary (void)
{
  guint32 n = ng_weights_dim (weights, "vocab.offset", 0);
  const guint32 *offset = ng_weights_tensor (weights, "vocab.offset", NG_DTYPE_U32, n, 0, 0, NULL);
  const guint32 *id = ng_weights_tensor (weights, "vocab.id", NG_DTYPE_U32, n, 0, 0, NULL);
  const char *pool = ng_weights_tensor (weights, "vocab.pool", NG_DTYPE_U8,
                                        ng_weights_dim (weights, "vocab.pool", 0), 0, 0, NULL);

  names = g_hash_table_new (NULL, NULL);
  for (guint32 i = 0; i < n; i++)
    g_hash_table_insert (names, GUINT_TO_POINTER (GUINT32_FROM_LE (id[i])),
                         (gpointer) (pool + GUINT32_FROM_LE (offset[i])));
}

static char *
cut (const char *word, gsize length)
{
  guint32 pieces[NG_MAX_PIECES];
  guint n = ng_wordpiece_cut (wordpiece, word, length, pieces);
  GString *out = g_string_new (NULL);

  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (n, <=, NG_MAX_PIECES);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        out, "%s%s", i ? " " : "",
        (const char *) g_hash_table_lookup (names, GUINT_TO_POINTER (pieces[i])));
  return g_string_free (out, FALSE);
}

static void
test_wordpiece (void)
{
  static const char *const cases[][2] = {
    { "the", "the" },
    { "The", "the" },
    { "THE", "the" },
    { "unaffable", "una ##ffa ##ble" },
    { "Zhang", "zhang" },
    { "Hanhui", "han ##hui" },
    { "don't", "don ' t" },
    { "U.S.", "u . s ." },
    { "co-operate", "co - operate" },
    { "10,000", "10 , 000" },
    { "3.5%", "3 . 5 %" },
    { "under_score", "under _ score" },
    { "...", ". . ." },
    { "caf\u00e9", "cafe" },
    { "cafe\u0301", "cafe" },
    { "\u00c9COLE", "ecole" },
    { "na\u00efve", "naive" },
    { "S\u00e3o", "sao" },
    { "\u0130stanbul", "istanbul" },
    { "\u4e2d\u56fd", "中 国" },
    { "a\u4e2db", "a 中 b" },
    { "war\alike", "war ##like" },
    { "war\u200blike", "war ##like" },
    { "war\u00adlike", "war ##like" },
    { "war like", "war like" },
    { "war\tlike", "war like" },
    { "war\u00a0like", "war like" },
    { "\a", "[UNK]" },
    { "\u0301", "[UNK]" },
    { "\U0001f600", "[UNK]" },
    { "a\U0001f600b", "a [UNK] b" },
    { "\u20ac5", "€ 5" },
    { "\u00bd", "½" },
    { "x\u00b2", "x ##²" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = cut (cases[i][0], strlen (cases[i][0]));
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

/* A part of 100 characters is cut, one of 101 is unknown; a part with a gap is one unknown. */
static void
test_wordpiece_limits (void)
{
  g_autofree char *hundred = g_strnfill (100, 'a'), *more = g_strnfill (101, 'a');
  g_autofree char *cut_hundred = cut (hundred, 100), *cut_more = cut (more, 101);
  g_autofree char *two = g_strconcat (more, "-war", NULL), *cut_two = cut (two, strlen (two));
  g_autofree char *gap = cut ("war\u0f40", strlen ("war\u0f40"));
  g_autofree char *many = cut ("a.b.c.d.e.f.g.h.i", 17), *part = cut ("warlike", 3);

  g_assert_true (g_str_has_prefix (cut_hundred, "aaa ##"));
  g_assert_cmpstr (cut_more, ==, "[UNK]");
  g_assert_cmpstr (cut_two, ==, "[UNK] - war");
  g_assert_cmpstr (gap, ==, "[UNK]");
  g_assert_cmpstr (many, ==, "a . b . c . d . e . f .");
  g_assert_cmpstr (part, ==, "war");
}

static void
test_shapes (void)
{
  static const struct
  {
    const char *word;
    NgShape shape;
  } cases[] = { { "war", NG_SHAPE_LOWER },        { "War", NG_SHAPE_CAPITALISED },
                { "WAR", NG_SHAPE_ALL_CAPS },     { "A", NG_SHAPE_CAPITALISED },
                { "iPhone", NG_SHAPE_MIXED },     { "McDonald", NG_SHAPE_CAPITALISED },
                { "U.S.", NG_SHAPE_ALL_CAPS },    { "10,000", NG_SHAPE_DIGITS },
                { "1st", NG_SHAPE_LOWER },        { "--", NG_SHAPE_OTHER },
                { "Éire", NG_SHAPE_CAPITALISED }, { "中国", NG_SHAPE_MIXED } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (ng_wordpiece_shape (cases[i].word, strlen (cases[i].word)), ==,
                     cases[i].shape);
}

/* ---- windows ---- */

/* Every word in the core of one window, in order; no window with too many pieces. */
static void
check_windows (const NgNetWord *words, const guint8 *n_pieces, gsize n)
{
  g_autoptr (GArray) windows = ng_window_cut (words, n_pieces, n);
  gsize next = 0;

  for (guint i = 0; i < windows->len; i++)
    {
      const NgWindow *w = &g_array_index (windows, NgWindow, i);
      guint pieces = 2;
      g_assert_cmpuint (w->core_first, ==, next);
      g_assert_cmpuint (w->core_last, >, w->core_first);
      g_assert_cmpuint (w->first, <=, w->core_first);
      g_assert_cmpuint (w->last, >=, w->core_last);
      g_assert_cmpuint (w->last, <=, n);
      for (gsize j = w->first; j < w->last; j++)
        pieces += n_pieces[j];
      g_assert_cmpuint (pieces, <=, NG_WINDOW_PIECES);
      next = w->core_last;
    }
  g_assert_cmpuint (next, ==, n);
}

static void
test_windows (void)
{
  g_autoptr (GRand) rng = g_rand_new_with_seed (7);

  for (guint round = 0; round < 300; round++)
    {
      gsize n = g_rand_int_range (rng, 0, 900);
      guint longest = g_rand_int_range (rng, 1, 400), most = g_rand_int_range (rng, 2, 14);
      g_autofree NgNetWord *words = g_new0 (NgNetWord, n);
      g_autofree guint8 *n_pieces = g_new (guint8, n);
      guint32 sentence = 0, paragraph = 0;
      for (gsize i = 0; i < n; i++)
        {
          if (g_rand_int_range (rng, 0, longest) == 0)
            {
              sentence++;
              paragraph += g_rand_int_range (rng, 0, 3) == 0;
            }
          words[i] = (NgNetWord){ "a", 1, sentence, paragraph };
          n_pieces[i] = MIN ((guint) g_rand_int_range (rng, 1, most), NG_MAX_PIECES);
        }
      check_windows (words, n_pieces, n);
    }
}

/* ---- decoders ---- */

static const char *const bio[] = { "O", "B-A", "I-A", "B-B", "I-B" };
#define N_BIO G_N_ELEMENTS (bio)

static gboolean
is_legal (const guint *labels, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (bio[labels[i]][0] == 'I'
        && (i == 0 || bio[labels[i - 1]][0] == 'O'
            || strcmp (bio[labels[i - 1]] + 1, bio[labels[i]] + 1) != 0))
      return FALSE;
  return TRUE;
}

static double
sum_labels (const float *scores, const guint *labels, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += scores[i * N_BIO + labels[i]];
  return sum;
}

static void
random_scores (GRand *rng, float *scores, gsize n)
{
  for (gsize i = 0; i < n; i++)
    scores[i] = g_rand_double_range (rng, -5, 5);
}

static void
test_viterbi (void)
{
  g_autoptr (GRand) rng = g_rand_new_with_seed (11);

  for (guint round = 0; round < 200; round++)
    {
      gsize n = g_rand_int_range (rng, 1, 6);
      float scores[5 * N_BIO], probability[5];
      guint found[5], labels[5];
      double best = -INFINITY;
      guint n_all = 1;
      random_scores (rng, scores, n * N_BIO);
      for (gsize i = 0; i < n; i++)
        n_all *= N_BIO;
      for (guint code = 0; code < n_all; code++)
        {
          for (guint i = 0, rest = code; i < n; i++, rest /= N_BIO)
            labels[i] = rest % N_BIO;
          if (is_legal (labels, n))
            best = MAX (best, sum_labels (scores, labels, n));
        }
      ng_decode_bio (scores, n, N_BIO, bio, found, probability);
      g_assert_true (is_legal (found, n));
      g_assert_cmpfloat_with_epsilon (sum_labels (scores, found, n), best, 1e-9);
      for (gsize i = 0; i < n; i++)
        g_assert_true (probability[i] > 0 && probability[i] <= 1);
    }
}

/* One child of the root, no cycle. */
static gboolean
is_tree (const guint *heads, guint n)
{
  guint roots = 0;

  for (guint i = 0; i < n; i++)
    {
      guint steps = 0;
      roots += heads[i] == 0;
      for (guint up = heads[i]; up != 0; up = heads[up - 1])
        if (++steps > n)
          return FALSE;
    }
  return roots == 1;
}

static double
sum_heads (const float *scores, const guint *heads, guint n)
{
  double sum = 0;
  for (guint i = 0; i < n; i++)
    sum += scores[i * (n + 1) + heads[i]];
  return sum;
}

static void
test_trees (void)
{
  g_autoptr (GRand) rng = g_rand_new_with_seed (13);

  for (guint round = 0; round < 300; round++)
    {
      guint n = g_rand_int_range (rng, 1, 6), n_all = 1;
      float scores[5 * 6];
      guint found[5], heads[5];
      double best = -INFINITY;
      random_scores (rng, scores, n * (n + 1));
      if (round % 3 == 0) /* many ties */
        for (guint i = 0; i < n * (n + 1); i++)
          scores[i] = roundf (scores[i] / 4);
      for (guint i = 0; i < n; i++)
        n_all *= n + 1;
      for (guint code = 0; code < n_all; code++)
        {
          for (guint i = 0, rest = code; i < n; i++, rest /= n + 1)
            heads[i] = rest % (n + 1);
          if (is_tree (heads, n))
            best = MAX (best, sum_heads (scores, heads, n));
        }
      ng_decode_tree (scores, n, found);
      g_assert_true (is_tree (found, n));
      g_assert_cmpfloat_with_epsilon (sum_heads (scores, found, n), best, 1e-6);
    }
}

/* Long sentences, in which one cycle holds the next. */
static void
test_large_trees (void)
{
  g_autoptr (GRand) rng = g_rand_new_with_seed (17);

  for (guint round = 0; round < 10; round++)
    {
      guint n = 150;
      g_autofree float *scores = g_new (float, n *(n + 1));
      g_autofree guint *heads = g_new (guint, n);
      random_scores (rng, scores, (gsize) n * (n + 1));
      for (guint i = 0; i < n; i++) /* words like their neighbours best */
        scores[i * (n + 1) + 1 + (i ^ 1) % n] += 20;
      ng_decode_tree (scores, n, heads);
      g_assert_true (is_tree (heads, n));
    }
}

/* ---- kernels ---- */

static void
test_kernels (void)
{
  const NgKernels *best = ng_kernels (), *plain = ng_kernels_plain ();
  g_autoptr (GRand) rng = g_rand_new_with_seed (19);
  enum
  {
    M = 7,
    K = 48,
    N = 32
  };
  float a[M * K], b[K * N], panels[K * N], bias[N], c[M * N], d[M * N], gamma[N], beta[N];
  NgRow rows[M], rows2[M];
  guint8 q[M * K], q2[M * K];

  random_scores (rng, a, M * K);
  random_scores (rng, b, K * N);
  random_scores (rng, bias, N);
  random_scores (rng, gamma, N);
  random_scores (rng, beta, N);
  ng_kernel_pack (b, N, FALSE, K, N, panels);
  best->product (a, K, M, K, panels, N, bias, c, N);
  plain->product (a, K, M, K, panels, N, bias, d, N);
  g_assert_cmpmem (c, sizeof c, d, sizeof d);
  for (guint i = 0; i < M; i++)
    for (guint j = 0; j < N; j++)
      {
        double sum = bias[j];
        for (guint k = 0; k < K; k++)
          sum += (double) a[i * K + k] * b[k * N + j];
        g_assert_cmpfloat_with_epsilon (c[i * N + j], sum, 1e-3);
      }
  best->layer_norm (c, M, N, gamma, beta);
  plain->layer_norm (d, M, N, gamma, beta);
  g_assert_cmpmem (c, sizeof c, d, sizeof d);
  for (guint i = 0; i < M * N; i++)
    d[i] = c[i] = g_rand_double_range (rng, -8, 8);
  best->gelu (c, M * N);
  for (guint i = 0; i < M * N; i++)
    g_assert_cmpfloat_with_epsilon (c[i], d[i] * 0.5 * erfc (-d[i] * M_SQRT1_2), 2e-6);
  plain->gelu (d, M * N);
  g_assert_cmpmem (c, sizeof c, d, sizeof d);
  best->softmax (c, M, 27, N, 0.5f);
  plain->softmax (d, M, 27, N, 0.5f);
  g_assert_cmpmem (c, sizeof c, d, sizeof d);
  for (guint i = 0; i < M; i++)
    {
      double sum = 0;
      for (guint j = 0; j < N; j++)
        {
          g_assert_true (j < 27 ? c[i * N + j] > 0 : c[i * N + j] == 0);
          sum += c[i * N + j];
        }
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-5);
    }
  a[5] = 90; /* far out: its row must not get coarse steps */
  memset (rows, 0, sizeof rows);
  memset (rows2, 0, sizeof rows2);
  best->quantise (a, M, K, q, rows);
  plain->quantise (a, M, K, q2, rows2);
  g_assert_cmpmem (q, sizeof q, q2, sizeof q2);
  g_assert_cmpmem (rows, sizeof rows, rows2, sizeof rows2);
  g_assert_cmpuint (rows[0].column[0], ==, 5);
  for (guint i = 0; i < M * K; i++)
    {
      const NgRow *row = &rows[i / K];
      double x = row->low + row->step * q[i];
      for (guint side = 0; side < 2; side++)
        x += i % K == row->column[side] ? row->rest[side] : 0;
      g_assert_cmpuint (q[i], <=, 127);
      g_assert_cmpfloat (row->step, <=, 10.0 / 127);
      g_assert_cmpfloat_with_epsilon (x, a[i], 0.51 * row->step);
    }
  best->dot (a, b, M, K, c);
  plain->dot (a, b, M, K, d);
  g_assert_cmpmem (c, M * sizeof *c, d, M * sizeof *d);
  for (guint i = 0; i < M; i++)
    {
      double sum = 0;
      for (guint k = 0; k < K; k++)
        sum += (double) a[i * K + k] * b[i * K + k];
      g_assert_cmpfloat_with_epsilon (c[i], sum, 1e-3);
    }
}

/* An integer product restored is the product of what was quantised. */
static void
test_restore (void)
{
  enum
  {
    M = 3,
    K = 32,
    N = 16
  };
  const NgKernels *best = ng_kernels (), *plain = ng_kernels_plain ();
  g_autoptr (GRand) rng = g_rand_new_with_seed (23);
  float x[M * K], scale[N], total[N] = { 0 }, bias[N], y[M * N], z[M * N];
  gint8 w[K * N];
  gint32 sums[M * N] = { 0 };
  guint8 q[M * K];
  NgRow rows[M];

  random_scores (rng, x, M * K);
  random_scores (rng, bias, N);
  for (guint i = 0; i < K * N; i++)
    {
      w[i] = g_rand_int_range (rng, -127, 128);
      total[i % N] += w[i];
    }
  for (guint j = 0; j < N; j++)
    scale[j] = g_rand_double_range (rng, 0.001, 0.01);
  best->quantise (x, M, K, q, rows);
  for (guint i = 0; i < M * N; i++)
    for (guint k = 0; k < K; k++)
      sums[i] += q[i / N * K + k] * w[k * N + i % N];
  best->restore (sums, M, N, rows, scale, total, bias, w, y);
  plain->restore (sums, M, N, rows, scale, total, bias, w, z);
  g_assert_cmpmem (y, sizeof y, z, sizeof z);
  for (guint i = 0; i < M * N; i++)
    {
      double sum = 0;
      for (guint k = 0; k < K; k++)
        sum += (double) x[i / N * K + k] * w[k * N + i % N];
      g_assert_cmpfloat_with_epsilon (y[i], sum * scale[i % N] + bias[i % N],
                                      rows[i / N].step * 127 * K * scale[i % N] / 4);
    }
}

/* ---- the weights file ---- */

static char *folder;

/* Opens @n bytes as a weights file; they must be refused. Returns: (transfer full): the message. */
static char *
refuse (const guint8 *bytes, gsize n)
{
  g_autofree char *path = g_build_filename (folder, "broken.ngw", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, (const char *) bytes, n, NULL));
  g_autoptr (NgNet) net = ng_net_open (path, NG_PRECISION_INT8, &error);
  g_assert_null (net);
  g_assert_error (error, NG_ERROR, NG_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, path));
  g_unlink (path);
  return g_strdup (error->message);
}

/* Writes the right digest into a changed file, so that what is behind it is looked at. */
static void
seal (guint8 *bytes, gsize n)
{
  gsize length = 32;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, bytes + 64, n - 64);
  g_checksum_get_digest (sum, bytes + 24, &length);
}

static void
put_u32 (guint8 *at, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static void
test_missing_weights (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ng_net_open ("/no/such/reader.ngw", NG_PRECISION_INT8, &error));
  g_assert_error (error, NG_ERROR, NG_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "/no/such/reader.ngw"));
}

static void
test_truncated_weights (void)
{
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (WEIGHTS, &bytes, &n, NULL));
  const gsize places[] = { 0, 1, 7, 8, 63, 64, 127, 128, 129, 4000, n / 2, n - 64, n - 1 };
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *message = refuse ((const guint8 *) bytes, places[i]);
      g_assert_nonnull (strstr (message, "bytes, expected"));
    }
}

static void
test_altered_weights (void)
{
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (WEIGHTS, &bytes, &n, NULL));
  const struct
  {
    gsize place;
    const char *says;
  } cases[] = { { 0, "byte 0" },    { 8, "byte 8" },      { 12, "byte 12" },
                { 16, "byte 16" },  { 24, "altered" },    { 64, "altered" },
                { 140, "altered" }, { n / 2, "altered" }, { n - 1, "altered" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      bytes[cases[i].place] ^= 0x40;
      g_autofree char *message = refuse ((const guint8 *) bytes, n);
      g_assert_nonnull (strstr (message, cases[i].says));
      bytes[cases[i].place] ^= 0x40;
    }
}

/* Numbers of the directory that no file may have, under a right digest. */
static void
test_bad_directory (void)
{
  enum
  {
    NAME = 0,
    DTYPE = 48,
    NDIM = 52,
    DIMS = 56,
    OFFSET = 72,
    NBYTES = 80
  };
  static const struct
  {
    guint field;
    guint32 value;
  } cases[] = { { DTYPE, 99 },     { NDIM, 0 },           { NDIM, 5 },
                { DIMS, 0 },       { DIMS, G_MAXUINT32 }, { DIMS, 7 },
                { OFFSET, 1 },     { OFFSET, 0 },         { OFFSET, 0x7fffffc0 },
                { OFFSET + 4, 1 }, { NBYTES, 3 },         { NBYTES + 4, 9 },
                { NAME, 0 } };
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (WEIGHTS, &bytes, &n, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, n);
      put_u32 (copy + 128 + 96 * (i % 5) + cases[i].field, cases[i].value);
      seal (copy, n);
      g_free (refuse (copy, n));
    }
  const guint32 counts[] = { 0, 1, G_MAXUINT32, 100000 };
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, n);
      put_u32 (copy + 64, counts[i]);
      seal (copy, n);
      g_free (refuse (copy, n));
    }
}

/* ---- the whole ---- */

/* A word has the same vector whoever asks, and words in the middle of long documents have one. */
static void
test_encode (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgNet) net = ng_net_open (WEIGHTS, NG_PRECISION_INT8, &error);
  enum
  {
    N = 1000
  };
  static const char *const text[] = { "Ministers", "met", "in", "the", "capital", "." };
  g_autofree NgNetWord *words = g_new0 (NgNetWord, N);

  g_assert_no_error (error);
  guint width = ng_net_width (net);
  g_autofree float *first = g_new (float, N *width), *second = g_new (float, N *width);
  for (guint i = 0; i < N; i++)
    words[i] = (NgNetWord){ text[i % 6], strlen (text[i % 6]), i / 6, i / 60 };
  for (guint i = 0; i < N * width; i++)
    first[i] = NAN;
  g_assert_true (ng_net_encode (net, words, N, first, &error));
  g_assert_true (ng_net_encode (net, words, N, second, &error));
  g_assert_cmpmem (first, N * width * sizeof *first, second, N * width * sizeof *second);
  for (guint i = 0; i < N * width; i++)
    g_assert_true (isfinite (first[i]));
  g_assert_true (ng_net_encode (net, words, 0, second, &error));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("ng-net-XXXXXX", &error);
  g_assert_no_error (error);
  weights = ng_weights_open (WEIGHTS, &error);
  g_assert_no_error (error);
  wordpiece = ng_wordpiece_new (weights, &error);
  g_assert_no_error (error);
  read_vocabulary ();
  g_test_add_func ("/net/wordpiece", test_wordpiece);
  g_test_add_func ("/net/wordpiece-limits", test_wordpiece_limits);
  g_test_add_func ("/net/shapes", test_shapes);
  g_test_add_func ("/net/windows", test_windows);
  g_test_add_func ("/net/viterbi", test_viterbi);
  g_test_add_func ("/net/trees", test_trees);
  g_test_add_func ("/net/large-trees", test_large_trees);
  g_test_add_func ("/net/kernels", test_kernels);
  g_test_add_func ("/net/restore", test_restore);
  g_test_add_func ("/net/missing-weights", test_missing_weights);
  g_test_add_func ("/net/truncated-weights", test_truncated_weights);
  g_test_add_func ("/net/altered-weights", test_altered_weights);
  g_test_add_func ("/net/bad-directory", test_bad_directory);
  g_test_add_func ("/net/encode", test_encode);
  int status = g_test_run ();
  g_hash_table_unref (names);
  ng_wordpiece_free (wordpiece);
  ng_weights_free (weights);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
