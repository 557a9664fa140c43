/* ng-kernel-body.c: see ng-kernel.h.  Compiled once for each instruction set, with NG_KERNELS the
 * name of the table that it defines.
 *
 * Vectors are GCC's and clang's own: eight floats, whatever the machine has.  exp: Cody and Waite's
 * reduction and the Taylor polynomial of degree 6; erf: Abramowitz and Stegun 7.1.26.
 */
#include "net/ng-kernel.h"

#include <math.h>
#ifdef __FMA__
#include <immintrin.h>
#endif

#define LANES 8u
#define ROWS                                                                                       \
  6u /* of the product's inner block: 12 sums, 2 columns and 1 row value in 16 registers */

typedef float Vec __attribute__ ((vector_size (32), aligned (4), may_alias));
typedef gint32 IVec __attribute__ ((vector_size (32), aligned (4), may_alias));

#define INLINE static inline __attribute__ ((always_inline))
#ifdef __clang__
#define UNROLL _Pragma ("unroll")
#else
#define UNROLL _Pragma ("GCC unroll 8")
#endif

#define SPLAT(x) ((Vec){ (x), (x), (x), (x), (x), (x), (x), (x) })

/* a · b + c, rounded once. */
INLINE void
fuse (Vec *c, const Vec *a, const Vec *b)
{
#ifdef __FMA__
  *c = (Vec) _mm256_fmadd_ps ((__m256) *a, (__m256) *b, (__m256) *c);
#else
  for (guint i = 0; i < LANES; i++)
    (*c)[i] = fmaf ((*a)[i], (*b)[i], (*c)[i]);
#endif
}

INLINE void
load (Vec *v, const float *p)
{
  *v = *(const Vec *) p;
}

INLINE void
store (float *p, const Vec *v)
{
  *(Vec *) p = *v;
}

#ifndef __FMA__
/* Lanes of @a where @mask is set, else of @b. */
INLINE void
choose (Vec *out, const IVec *mask, const Vec *a, const Vec *b)
{
  *out = (Vec) ((*mask & (IVec) *a) | (~*mask & (IVec) *b));
}
#endif

INLINE void
larger (Vec *a, const Vec *b)
{
#ifdef __FMA__
  *a = (Vec) _mm256_max_ps ((__m256) *a, (__m256) *b);
#else
  IVec mask = (IVec) (*a > *b);
  choose (a, &mask, a, b);
#endif
}

INLINE void
smaller (Vec *a, const Vec *b)
{
#ifdef __FMA__
  *a = (Vec) _mm256_min_ps ((__m256) *a, (__m256) *b);
#else
  IVec mask = (IVec) (*a < *b);
  choose (a, &mask, a, b);
#endif
}

/* Eight values in 0..255, cut to whole numbers. */
INLINE void
to_bytes (guint8 *out, const Vec *v)
{
#ifdef __FMA__
  const __m256i n = _mm256_cvttps_epi32 ((__m256) *v);
  const __m128i half
      = _mm_packus_epi32 (_mm256_castsi256_si128 (n), _mm256_extracti128_si256 (n, 1));
  _mm_storel_epi64 ((__m128i *) out, _mm_packus_epi16 (half, half));
#else
  for (guint i = 0; i < LANES; i++)
    out[i] = (guint8) (*v)[i];
#endif
}

INLINE void
from_bytes (Vec *v, const gint8 *in)
{
#ifdef __FMA__
  *v = (Vec) _mm256_cvtepi32_ps (_mm256_cvtepi8_epi32 (_mm_loadl_epi64 ((const __m128i *) in)));
#else
  for (guint i = 0; i < LANES; i++)
    (*v)[i] = in[i];
#endif
}

INLINE float
sum_lanes (const Vec *v)
{
  const Vec x = *v;
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

INLINE float
largest_lane (const Vec *v)
{
  float best = (*v)[0];
  for (guint i = 1; i < LANES; i++)
    best = (*v)[i] > best ? (*v)[i] : best;
  return best;
}

/* e to the @x in place, for x ≤ 88; 0 below -87. Error below 2 units in the last place. */
INLINE void
exponential (Vec *x)
{
  const Vec round = SPLAT (0x1.8p23f), log2e = SPLAT (1.44269504f), lowest = SPLAT (-87.0f);
  const Vec high = SPLAT (-0.693359375f), low = SPLAT (2.12194440e-4f);
  static const float taylor[] = { 1.0f / 120, 1.0f / 24, 1.0f / 6, 0.5f, 1.0f, 1.0f };
  IVec keep = (IVec) (*x > lowest);
  Vec n = round, r, p = SPLAT (1.0f / 720);

  larger (x, &lowest);
  fuse (&n, x, &log2e);
  IVec exponent = ((IVec) n - (IVec) round) << 23;
  n = n - round;
  r = *x;
  fuse (&r, &n, &high);
  fuse (&r, &n, &low);
  UNROLL
  for (guint i = 0; i < G_N_ELEMENTS (taylor); i++)
    {
      Vec t = SPLAT (taylor[i]);
      fuse (&t, &p, &r);
      p = t;
    }
  *x = (Vec) (((IVec) p + exponent) & keep);
}

/* One block of the product: @rows rows, one panel. */
INLINE void
product_block (guint rows, const float *a, gsize lda, gsize k, const float *panel,
               const float *bias, float *c, gsize ldc)
{
  Vec sum[ROWS][2];

  UNROLL
  for (guint r = 0; r < rows; r++)
    {
      sum[r][0] = bias ? *(const Vec *) bias : SPLAT (0.0f);
      sum[r][1] = bias ? *(const Vec *) (bias + LANES) : SPLAT (0.0f);
    }
  for (gsize i = 0; i < k; i++)
    {
      Vec b0, b1;
      load (&b0, panel + i * NG_PANEL);
      load (&b1, panel + i * NG_PANEL + LANES);
      UNROLL
      for (guint r = 0; r < rows; r++)
        {
          Vec value = SPLAT (a[r * lda + i]);
          fuse (&sum[r][0], &value, &b0);
          fuse (&sum[r][1], &value, &b1);
        }
    }
  UNROLL
  for (guint r = 0; r < rows; r++)
    {
      store (c + r * ldc, &sum[r][0]);
      store (c + r * ldc + LANES, &sum[r][1]);
    }
}

static void
product (const float *a, gsize lda, gsize m, gsize k, const float *b, gsize n, const float *bias,
         float *c, gsize ldc)
{
  gsize r = 0;

  for (; r + ROWS <= m; r += ROWS)
    for (gsize j = 0; j < n; j += NG_PANEL)
      product_block (ROWS, a + r * lda, lda, k, b + j * k, bias ? bias + j : NULL, c + r * ldc + j,
                     ldc);
  for (; r + 2 <= m; r += 2)
    for (gsize j = 0; j < n; j += NG_PANEL)
      product_block (2, a + r * lda, lda, k, b + j * k, bias ? bias + j : NULL, c + r * ldc + j,
                     ldc);
  for (; r < m; r++)
    for (gsize j = 0; j < n; j += NG_PANEL)
      product_block (1, a + r * lda, lda, k, b + j * k, bias ? bias + j : NULL, c + r * ldc + j,
                     ldc);
}

static void
layer_norm (float *x, gsize rows, gsize n, const float *gamma, const float *beta)
{
  for (gsize r = 0; r < rows; r++, x += n)
    {
      Vec sum = SPLAT (0.0f), squares = SPLAT (0.0f), v;
      for (gsize i = 0; i < n; i += LANES)
        sum += *(const Vec *) (x + i);
      const Vec mean = SPLAT (sum_lanes (&sum) / n);
      for (gsize i = 0; i < n; i += LANES)
        {
          v = *(const Vec *) (x + i) - mean;
          store (x + i, &v);
          fuse (&squares, &v, &v);
        }
      const Vec inverse = SPLAT (1.0f / sqrtf (sum_lanes (&squares) / n + 1e-12f));
      for (gsize i = 0; i < n; i += LANES)
        {
          Vec y = *(const Vec *) (beta + i), g = *(const Vec *) (gamma + i);
          v = *(const Vec *) (x + i) * inverse;
          fuse (&y, &v, &g);
          store (x + i, &y);
        }
    }
}

/* Φ(x) = 1 - e(-x²/2) t (a1 + t (a2 + …)) / 2 for x ≥ 0, with t = 1 / (1 + p x / √2). */
static void
gelu (float *x, gsize n)
{
  static const float a[] = { -1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f };
  const IVec sign = (IVec) SPLAT (-0.0f);
  const Vec one = SPLAT (1.0f), half = SPLAT (0.5f), zero = SPLAT (0.0f);
  const Vec p = SPLAT (0.3275911f * 0.70710678f);

  for (gsize i = 0; i < n; i += LANES)
    {
      const Vec v = *(const Vec *) (x + i);
      const Vec positive = (Vec) ((IVec) v & ~sign);
      Vec t = one, poly = SPLAT (1.061405429f), e = positive * positive * -half;
      fuse (&t, &positive, &p);
      t = one / t;
      UNROLL
      for (guint j = 0; j < G_N_ELEMENTS (a); j++)
        {
          Vec next = SPLAT (a[j]);
          fuse (&next, &poly, &t);
          poly = next;
        }
      exponential (&e);
      /* the tail is Φ(-|x|); x Φ(x) is x minus it for positive x */
      const Vec tail = poly * t * e * half;
      Vec y = v;
      larger (&y, &zero);
      y -= positive * tail;
      store (x + i, &y);
    }
}

static void
softmax (float *x, gsize rows, gsize n, gsize stride, float scale)
{
  for (gsize r = 0; r < rows; r++, x += stride)
    {
      Vec best = SPLAT (-3e38f), sum = SPLAT (0.0f);
      for (gsize i = n; i < stride; i++)
        x[i] = -3e38f;
      for (gsize i = 0; i < stride; i += LANES)
        larger (&best, (const Vec *) (x + i));
      const Vec top = SPLAT (largest_lane (&best)), factor = SPLAT (scale);
      for (gsize i = 0; i < stride; i += LANES)
        {
          Vec v = (*(const Vec *) (x + i) - top) * factor;
          exponential (&v);
          sum += v;
          store (x + i, &v);
        }
      const Vec inverse = SPLAT (1.0f / sum_lanes (&sum));
      for (gsize i = 0; i < stride; i += LANES)
        *(Vec *) (x + i) *= inverse;
    }
}

/* The two best values of a row so far in each lane, and where the best one stands. */
typedef struct
{
  Vec best, second;
  IVec place;
} Extreme;

INLINE void
look (Extreme *e, const Vec *v, gint32 place)
{
  const IVec better = (IVec) (*v > e->best);
  const IVec here = { place, place, place, place, place, place, place, place };
  Vec worse = e->best;

  smaller (&worse, v);
  larger (&e->second, &worse);
  larger (&e->best, v);
  e->place = (better & here) | (~better & e->place);
}

/* Returns: the second best of all lanes. */
INLINE float
settle (const Extreme *e, float *best, guint32 *column)
{
  guint lane = 0;
  float second = -INFINITY;

  for (guint i = 1; i < LANES; i++)
    if (e->best[i] > e->best[lane])
      lane = i;
  for (guint i = 0; i < LANES; i++)
    {
      const float other = i == lane ? e->second[i] : e->best[i];
      second = other > second ? other : second;
    }
  *best = e->best[lane];
  *column = e->place[lane] + lane;
  return second;
}

INLINE void
span_row (const float *x, gsize n, NgRow *out)
{
  const Vec none = SPLAT (-INFINITY);
  Extreme top = { none, none, (IVec) SPLAT (0.0f) }, bottom = top;
  float largest, smallest;

  for (gsize i = 0; i < n; i += LANES)
    {
      const Vec v = *(const Vec *) (x + i), minus = -v;
      look (&top, &v, (gint32) i);
      look (&bottom, &minus, (gint32) i);
    }
  const float high = settle (&top, &largest, &out->column[0]);
  out->low = -settle (&bottom, &smallest, &out->column[1]);
  out->rest[0] = largest - high;
  out->rest[1] = -smallest - out->low;
  out->step = high > out->low ? (high - out->low) / 127.0f : 1.0f;
}

static void
quantise (const float *x, gsize rows, gsize n, guint8 *q, NgRow *out)
{
  for (gsize r = 0; r < rows; r++, x += n, q += n)
    {
      span_row (x, n, &out[r]);
      const Vec inverse = SPLAT (1.0f / out[r].step), least = SPLAT (out[r].low);
      const Vec half = SPLAT (0.5f), zero = SPLAT (0.0f), most = SPLAT (127.0f);
      for (gsize i = 0; i < n; i += LANES)
        {
          Vec v = half, d = *(const Vec *) (x + i) - least;
          fuse (&v, &d, &inverse);
          larger (&v, &zero);
          smaller (&v, &most);
          to_bytes (q + i, &v);
        }
    }
}

/* Adds @rest times eight int8 weights. */
INLINE void
add_weights (Vec *v, const gint8 *weights, float rest)
{
  Vec w;
  const Vec r = SPLAT (rest);

  from_bytes (&w, weights);
  fuse (v, &w, &r);
}

static void
restore (const gint32 *sums, gsize n_rows, gsize n, const NgRow *rows, const float *scale,
         const float *total, const float *bias, const gint8 *weights, float *y)
{
  for (gsize r = 0; r < n_rows; r++, sums += n, y += n)
    {
      const Vec s = SPLAT (rows[r].step), l = SPLAT (rows[r].low);
      const gint8 *first = weights + rows[r].column[0] * n;
      const gint8 *second = weights + rows[r].column[1] * n;
      for (gsize i = 0; i < n; i += LANES)
        {
          const Vec sum = __builtin_convertvector(*(const IVec *) (sums + i), Vec);
          const Vec t = *(const Vec *) (total + i), w = *(const Vec *) (scale + i);
          Vec v = l * t, out = *(const Vec *) (bias + i);
          fuse (&v, &sum, &s);
          add_weights (&v, first + i, rows[r].rest[0]);
          add_weights (&v, second + i, rows[r].rest[1]);
          fuse (&out, &v, &w);
          store (y + i, &out);
        }
    }
}

static void
dot (const float *x, const float *y, gsize rows, gsize n, float *out)
{
  for (gsize r = 0; r < rows; r++, x += n, y += n)
    {
      Vec sum = SPLAT (0.0f);
      for (gsize i = 0; i < n; i += LANES)
        fuse (&sum, (const Vec *) (x + i), (const Vec *) (y + i));
      out[r] = sum_lanes (&sum);
    }
}

static void
add (float *x, const float *y, gsize n)
{
  for (gsize i = 0; i < n; i += LANES)
    *(Vec *) (x + i) += *(const Vec *) (y + i);
}

extern const NgKernels NG_KERNELS;
const NgKernels NG_KERNELS = { product, layer_norm, gelu, softmax, quantise, restore, dot, add };
