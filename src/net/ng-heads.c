/* ng-heads.c: see ng-heads.h.
 *
 * All in fp32: heads are a tenth of the encoder's work.  x U is one product for each label, whose
 * U stays in the cache for a block of rows; its rows times y is a second one.
 */
#include "net/ng-heads.h"

#include <string.h>

/* Far above any head; bounds what a file may ask for. */
#define MAX_LABELS 256u
#define MAX_HIDDEN 1024u

/* Rows of x that are worked on at a time. */
#define BLOCK 48u

struct _NgLinear
{
  const NgKernels *kernels;
  guint n, k;
  float *panels; /* [NG_PAD (n) / 16, k, 16] */
  float *bias;   /* [NG_PAD (n)] */
};

struct _NgBiaffine
{
  const NgKernels *kernels;
  guint n_labels;
  guint hidden; /* the constant 1 included */
  guint stride; /* NG_PAD (hidden) */
  NgLinear *a, *b;
  float *u; /* panels of [hidden, n_labels * stride]: U of all labels side by side */
};

static float *
new_floats (gsize rows, gsize columns)
{
  return g_aligned_alloc (rows, columns * sizeof (float), 64);
}

NgLinear *
ng_linear_new (const NgWeights *weights, const char *name, guint width, GError **error)
{
  g_autofree char *weight_name = g_strconcat (name, ".weight", NULL);
  g_autofree char *bias_name = g_strconcat (name, ".bias", NULL);
  g_autoptr (NgLinear) self = g_new0 (NgLinear, 1);

  self->kernels = ng_kernels ();
  self->k = width;
  self->n = ng_weights_dim (weights, weight_name, 0);
  if (self->n > MAX_HIDDEN)
    {
      ng_weights_fail (weights, error, "tensor %s: %u rows, expected at most %u", weight_name,
                       self->n, MAX_HIDDEN);
      return NULL;
    }
  g_autofree float *weight = ng_weights_floats (weights, weight_name, self->n, width, 0, error);
  if (weight == NULL)
    return NULL;
  g_autofree float *bias = ng_weights_floats (weights, bias_name, self->n, 0, 0, error);
  if (bias == NULL)
    return NULL;
  self->panels = new_floats (NG_PAD (self->n), width);
  self->bias = g_new0 (float, NG_PAD (self->n));
  ng_kernel_pack (weight, width, TRUE, width, self->n, self->panels);
  memcpy (self->bias, bias, self->n * sizeof *bias);
  return g_steal_pointer (&self);
}

void
ng_linear_free (NgLinear *self)
{
  if (self == NULL)
    return;
  g_aligned_free (self->panels);
  g_free (self->bias);
  g_free (self);
}

guint
ng_linear_size (const NgLinear *self)
{
  return self->n;
}

/* @y: [rows, NG_PAD (n)]. */
static void
project (const NgLinear *self, const float *x, gsize rows, float *y)
{
  gsize columns = NG_PAD (self->n);
  self->kernels->product (x, self->k, rows, self->k, self->panels, columns, self->bias, y, columns);
}

void
ng_linear_apply (const NgLinear *self, const float *x, gsize rows, float *scores)
{
  gsize columns = NG_PAD (self->n);
  g_autofree float *padded = g_new (float, rows *columns);

  project (self, x, rows, padded);
  for (gsize i = 0; i < rows; i++)
    memcpy (scores + i * self->n, padded + i * columns, self->n * sizeof *scores);
}

static float *
pack_bilinear (const NgBiaffine *self, const float *u)
{
  gsize plane = (gsize) self->stride * self->hidden;
  float *panels = new_floats (self->n_labels, plane);

  for (guint label = 0; label < self->n_labels; label++)
    ng_kernel_pack (u + (gsize) label * self->hidden * self->hidden, self->hidden, FALSE,
                    self->hidden, self->hidden, panels + label * plane);
  return panels;
}

NgBiaffine *
ng_biaffine_new (const NgWeights *weights, const char *name, guint width, GError **error)
{
  g_autofree char *a = g_strconcat (name, ".a", NULL), *b = g_strconcat (name, ".b", NULL);
  g_autofree char *u_name = g_strconcat (name, ".U", NULL);
  g_autoptr (NgBiaffine) self = g_new0 (NgBiaffine, 1);

  self->kernels = ng_kernels ();
  self->a = ng_linear_new (weights, a, width, error);
  if (self->a == NULL)
    return NULL;
  self->b = ng_linear_new (weights, b, width, error);
  if (self->b == NULL)
    return NULL;
  self->n_labels = ng_weights_dim (weights, u_name, 0);
  self->hidden = ng_linear_size (self->a) + 1;
  self->stride = NG_PAD (self->hidden);
  if (self->n_labels > MAX_LABELS || ng_linear_size (self->b) != ng_linear_size (self->a))
    {
      ng_weights_fail (weights, error, "tensor %s: %u labels of %u x %u, expected at most %u",
                       u_name, self->n_labels, ng_linear_size (self->a), ng_linear_size (self->b),
                       MAX_LABELS);
      return NULL;
    }
  g_autofree float *u
      = ng_weights_floats (weights, u_name, self->n_labels, self->hidden, self->hidden, error);
  if (u == NULL)
    return NULL;
  self->u = pack_bilinear (self, u);
  return g_steal_pointer (&self);
}

void
ng_biaffine_free (NgBiaffine *self)
{
  if (self == NULL)
    return;
  ng_linear_free (self->a);
  ng_linear_free (self->b);
  g_aligned_free (self->u);
  g_free (self);
}

guint
ng_biaffine_size (const NgBiaffine *self)
{
  return self->n_labels;
}

/* GELU of the projection, then 1, then zeros. Returns: (transfer full): [n, stride]. */
static float *
activate (const NgBiaffine *self, const NgLinear *side, const float *x, gsize n)
{
  gsize columns = NG_PAD (ng_linear_size (side));
  g_autofree float *projected = g_new (float, n *columns);
  float *out = g_new0 (float, n * self->stride);

  project (side, x, n, projected);
  self->kernels->gelu (projected, n * columns);
  for (gsize i = 0; i < n; i++)
    {
      memcpy (out + i * self->stride, projected + i * columns,
              (self->hidden - 1) * sizeof *projected);
      out[i * self->stride + self->hidden - 1] = 1.0f;
    }
  return out;
}

/* @x U for one label: @xu: [rows, stride]. */
static void
multiply_u (const NgBiaffine *self, gsize label, const float *x, gsize rows, float *xu)
{
  const float *u = self->u + label * self->stride * self->hidden;
  self->kernels->product (x, self->stride, rows, self->hidden, u, self->stride, NULL, xu,
                          self->stride);
}

void
ng_biaffine_apply (const NgBiaffine *self, const float *x, gsize nx, const float *y, gsize ny,
                   float *scores)
{
  if (nx == 0 || ny == 0)
    return;
  g_autofree float *ax = activate (self, self->a, x, nx), *by = activate (self, self->b, y, ny);
  gsize columns = NG_PAD (ny), n_labels = self->n_labels, stride = self->stride;
  g_autofree float *panels = g_new (float, columns * self->hidden);
  g_autofree float *xu = g_new (float, BLOCK *stride);
  g_autofree float *products = g_new (float, BLOCK *columns);

  ng_kernel_pack (by, stride, TRUE, self->hidden, ny, panels);
  for (gsize first = 0; first < nx; first += BLOCK)
    for (gsize label = 0; label < n_labels; label++)
      {
        gsize rows = MIN (BLOCK, nx - first);
        float *out = scores + first * ny * n_labels + label;
        multiply_u (self, label, ax + first * stride, rows, xu);
        self->kernels->product (xu, stride, rows, self->hidden, panels, columns, NULL, products,
                                columns);
        for (gsize i = 0; i < rows; i++)
          for (gsize j = 0; j < ny; j++)
            out[(i * ny + j) * n_labels] = products[i * columns + j];
      }
}

void
ng_biaffine_apply_pairs (const NgBiaffine *self, const float *x, const float *y, gsize n,
                         float *scores)
{
  if (n == 0)
    return;
  g_autofree float *ax = activate (self, self->a, x, n), *by = activate (self, self->b, y, n);
  gsize n_labels = self->n_labels, stride = self->stride;
  g_autofree float *xu = g_new (float, BLOCK *stride);
  float products[BLOCK];

  for (gsize first = 0; first < n; first += BLOCK)
    for (gsize label = 0; label < n_labels; label++)
      {
        gsize rows = MIN (BLOCK, n - first);
        multiply_u (self, label, ax + first * stride, rows, xu);
        self->kernels->dot (xu, by + first * stride, rows, stride, products);
        for (gsize i = 0; i < rows; i++)
          scores[(first + i) * n_labels + label] = products[i];
      }
}
