/* ng-matrix.c: see ng-matrix.h.
 *
 * oneDNN makes its fast code (AMX, VNNI) only for row counts that it knows beforehand, so there is
 * a primitive for each of three counts and a matrix is multiplied in blocks of them.  The largest
 * is small enough that a block's activations stay in the second-level cache.
 */
#include "net/ng-matrix.h"

#include <oneapi/dnnl/dnnl.h>

#include "base/ng-error.h"
#include "net/ng-kernel.h"

/* oneDNN parallelises each product with OpenMP; documents are what newsgraph runs in parallel. */
extern void omp_set_num_threads (int n);
extern int omp_get_max_threads (void);

#define MAX_BLOCK 64u
static const guint block_rows[] = { MAX_BLOCK, 32, NG_MATRIX_ROWS };
#define N_BLOCKS G_N_ELEMENTS (block_rows)

/* Code for one shape. */
typedef struct
{
  guint n, k;
  dnnl_memory_desc_t weights; /* the layout that the code wants */
  dnnl_primitive_t primitive[N_BLOCKS];
  dnnl_memory_desc_t source[N_BLOCKS], target[N_BLOCKS], scratch[N_BLOCKS];
} Plan;

struct _NgMatrix
{
  const Plan *plan;
  dnnl_memory_t weights; /* int8 */
  float *panels;         /* fp32 */
  gint8 *columns;        /* [k, n], for what quantising leaves over */
  float *scale, *total, *bias;
  guint n, k;
};

struct _NgMatrices
{
  NgPrecision precision;
  dnnl_engine_t engine;
  GPtrArray *plans, *matrices;
  gsize scratch_bytes;
  guint max_n, max_k;
  const NgKernels *kernels;
};

struct _NgMatrixRun
{
  const NgMatrices *matrices;
  dnnl_stream_t stream;
  void *scratch;
  guint8 *quantised;
  gint32 *sums;
  int threads; /* to restore */
};

static gboolean
check (dnnl_status_t status, const char *what, GError **error)
{
  if (status == dnnl_success)
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "oneDNN: %s failed with status %d", what,
               status);
  return FALSE;
}

static void
plan_free (Plan *self)
{
  for (guint i = 0; i < N_BLOCKS; i++)
    if (self->primitive[i])
      dnnl_primitive_destroy (self->primitive[i]);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static void
matrix_free (NgMatrix *self)
{
  if (self->weights)
    dnnl_memory_destroy (self->weights);
  g_free (self->panels);
  g_free (self->columns);
  g_free (self->scale);
  g_free (self->total);
  g_free (self->bias);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgMatrix, matrix_free)

static dnnl_status_t
describe (dnnl_memory_desc_t *desc, guint rows, guint columns, dnnl_data_type_t type,
          dnnl_format_tag_t tag)
{
  const dnnl_dims_t dims = { rows, columns };
  return dnnl_memory_desc_init_by_tag (desc, 2, dims, type, tag);
}

NgMatrices *
ng_matrices_new (NgPrecision precision, GError **error)
{
  g_autoptr (NgMatrices) self = g_new0 (NgMatrices, 1);

  self->precision = precision;
  self->kernels = ng_kernels ();
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_free);
  self->matrices = g_ptr_array_new_with_free_func ((GDestroyNotify) matrix_free);
  if (!check (dnnl_engine_create (&self->engine, dnnl_cpu, 0), "making an engine", error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_matrices_free (NgMatrices *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->matrices);
  g_ptr_array_unref (self->plans);
  if (self->engine)
    dnnl_engine_destroy (self->engine);
  g_free (self);
}

/* The first block chooses the layout of the weights, the others follow it. */
static gboolean
plan_block (const NgMatrices *self, Plan *plan, guint block, GError **error)
{
  dnnl_primitive_attr_t attributes = NULL;
  dnnl_primitive_desc_t found = NULL;
  dnnl_matmul_desc_t wanted;
  guint rows = block_rows[block];
  dnnl_status_t status = dnnl_success;

  describe (&plan->source[block], rows, plan->k, dnnl_u8, dnnl_ab);
  describe (&plan->target[block], rows, plan->n, dnnl_s32, dnnl_ab);
  if (block == 0)
    describe (&plan->weights, plan->k, plan->n, dnnl_s8, dnnl_format_tag_any);
  status = dnnl_matmul_desc_init (&wanted, &plan->source[block], &plan->weights, NULL,
                                  &plan->target[block]);
  if (status == dnnl_success)
    status = dnnl_primitive_attr_create (&attributes);
  if (status == dnnl_success)
    status = dnnl_primitive_attr_set_scratchpad_mode (attributes, dnnl_scratchpad_mode_user);
  if (status == dnnl_success)
    status = dnnl_primitive_desc_create (&found, &wanted, attributes, self->engine, NULL);
  if (status == dnnl_success)
    {
      plan->weights = *dnnl_primitive_desc_query_md (found, dnnl_query_weights_md, 0);
      plan->scratch[block] = *dnnl_primitive_desc_query_md (found, dnnl_query_scratchpad_md, 0);
      status = dnnl_primitive_create (&plan->primitive[block], found);
      dnnl_primitive_desc_destroy (found);
    }
  if (attributes)
    dnnl_primitive_attr_destroy (attributes);
  return check (status, "making an int8 product", error);
}

static const Plan *
plan_shape (NgMatrices *self, guint n, guint k, GError **error)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      const Plan *known = g_ptr_array_index (self->plans, i);
      if (known->n == n && known->k == k)
        return known;
    }
  g_autoptr (Plan) plan = g_new0 (Plan, 1);
  plan->n = n;
  plan->k = k;
  for (guint i = 0; i < N_BLOCKS; i++)
    {
      if (!plan_block (self, plan, i, error))
        return NULL;
      self->scratch_bytes
          = MAX (self->scratch_bytes, dnnl_memory_desc_get_size (&plan->scratch[i]));
    }
  g_ptr_array_add (self->plans, plan);
  return g_steal_pointer (&plan);
}

/* Copies @weights into the layout of the plan. */
static gboolean
pack_weights (const NgMatrices *self, NgMatrix *matrix, const gint8 *weights, GError **error)
{
  dnnl_memory_desc_t plain;
  dnnl_memory_t from = NULL;
  dnnl_primitive_desc_t desc = NULL;
  dnnl_primitive_t reorder = NULL;
  dnnl_stream_t stream = NULL;
  dnnl_status_t status = describe (&plain, matrix->k, matrix->n, dnnl_s8, dnnl_ba);

  if (status == dnnl_success)
    status = dnnl_memory_create (&from, &plain, self->engine, (void *) weights);
  if (status == dnnl_success)
    status = dnnl_memory_create (&matrix->weights, &matrix->plan->weights, self->engine,
                                 DNNL_MEMORY_ALLOCATE);
  if (status == dnnl_success)
    status = dnnl_reorder_primitive_desc_create (&desc, &plain, self->engine,
                                                 &matrix->plan->weights, self->engine, NULL);
  if (status == dnnl_success)
    status = dnnl_primitive_create (&reorder, desc);
  if (status == dnnl_success)
    status = dnnl_stream_create (&stream, self->engine, dnnl_stream_default_flags);
  if (status == dnnl_success)
    {
      const dnnl_exec_arg_t args[] = { { DNNL_ARG_FROM, from }, { DNNL_ARG_TO, matrix->weights } };
      status = dnnl_primitive_execute (reorder, stream, G_N_ELEMENTS (args), args);
    }
  if (stream)
    dnnl_stream_destroy (stream);
  if (reorder)
    dnnl_primitive_destroy (reorder);
  if (desc)
    dnnl_primitive_desc_destroy (desc);
  if (from)
    dnnl_memory_destroy (from);
  return check (status, "packing weights", error);
}

static float *
widen_weights (const gint8 *weights, const float *scale, guint n, guint k)
{
  g_autofree float *wide = g_new (float, (gsize) n *k);
  float *panels = g_new (float, (gsize) NG_PAD (n) * k);

  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < k; i++)
      wide[(gsize) j * k + i] = weights[(gsize) j * k + i] * scale[j];
  ng_kernel_pack (wide, k, TRUE, k, n, panels);
  return panels;
}

static float *
sum_columns (const gint8 *weights, guint n, guint k)
{
  float *total = g_new (float, n);

  for (guint j = 0; j < n; j++)
    {
      gint32 sum = 0;
      for (guint i = 0; i < k; i++)
        sum += weights[(gsize) j * k + i];
      total[j] = sum;
    }
  return total;
}

static gint8 *
transpose (const gint8 *weights, guint n, guint k)
{
  gint8 *columns = g_new (gint8, (gsize) n * k);

  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < k; i++)
      columns[(gsize) i * n + j] = weights[(gsize) j * k + i];
  return columns;
}

const NgMatrix *
ng_matrix_new (NgMatrices *self, const gint8 *weights, const float *scale, const float *bias,
               guint n, guint k, GError **error)
{
  g_autoptr (NgMatrix) matrix = g_new0 (NgMatrix, 1);
  int threads = omp_get_max_threads ();

  g_assert (n % NG_PANEL == 0 && k % NG_PANEL == 0);
  matrix->n = n;
  matrix->k = k;
  matrix->scale = g_memdup2 (scale, n * sizeof *scale);
  matrix->bias = g_memdup2 (bias, n * sizeof *bias);
  matrix->total = sum_columns (weights, n, k);
  self->max_n = MAX (self->max_n, n);
  self->max_k = MAX (self->max_k, k);
  if (self->precision == NG_PRECISION_FP32)
    matrix->panels = widen_weights (weights, scale, n, k);
  else
    {
      matrix->columns = transpose (weights, n, k);
      omp_set_num_threads (1);
      matrix->plan = plan_shape (self, n, k, error);
      gboolean packed = matrix->plan && pack_weights (self, matrix, weights, error);
      omp_set_num_threads (threads);
      if (!packed)
        return NULL;
    }
  g_ptr_array_add (self->matrices, matrix);
  return g_steal_pointer (&matrix);
}

NgMatrixRun *
ng_matrix_run_new (const NgMatrices *self, GError **error)
{
  g_autoptr (NgMatrixRun) run = g_new0 (NgMatrixRun, 1);

  run->matrices = self;
  run->threads = omp_get_max_threads ();
  omp_set_num_threads (1);
  run->scratch = g_aligned_alloc (MAX (self->scratch_bytes, 1), 1, 64);
  run->quantised = g_aligned_alloc (MAX_BLOCK, self->max_k, 64);
  run->sums = g_aligned_alloc (MAX_BLOCK, self->max_n * sizeof (gint32), 64);
  if (!check (dnnl_stream_create (&run->stream, self->engine, dnnl_stream_default_flags),
              "making a stream", error))
    return NULL;
  return g_steal_pointer (&run);
}

void
ng_matrix_run_free (NgMatrixRun *self)
{
  if (self == NULL)
    return;
  if (self->stream)
    dnnl_stream_destroy (self->stream);
  g_aligned_free (self->scratch);
  g_aligned_free (self->quantised);
  g_aligned_free (self->sums);
  omp_set_num_threads (self->threads);
  g_free (self);
}

/* The integer product of run->quantised, a block of @block's rows, to run->sums. */
static dnnl_status_t
multiply (const NgMatrix *self, NgMatrixRun *run, guint block)
{
  const Plan *plan = self->plan;
  dnnl_engine_t engine = run->matrices->engine;
  dnnl_memory_t source = NULL, target = NULL, scratch = NULL;
  dnnl_status_t status = dnnl_memory_create (&source, &plan->source[block], engine, run->quantised);

  if (status == dnnl_success)
    status = dnnl_memory_create (&target, &plan->target[block], engine, run->sums);
  if (status == dnnl_success)
    status = dnnl_memory_create (&scratch, &plan->scratch[block], engine, run->scratch);
  if (status == dnnl_success)
    {
      const dnnl_exec_arg_t args[] = { { DNNL_ARG_SRC, source },
                                       { DNNL_ARG_WEIGHTS, self->weights },
                                       { DNNL_ARG_DST, target },
                                       { DNNL_ARG_SCRATCHPAD, scratch } };
      status
          = dnnl_primitive_execute (plan->primitive[block], run->stream, G_N_ELEMENTS (args), args);
    }
  if (scratch)
    dnnl_memory_destroy (scratch);
  if (target)
    dnnl_memory_destroy (target);
  if (source)
    dnnl_memory_destroy (source);
  return status;
}

gboolean
ng_matrix_apply (const NgMatrix *self, NgMatrixRun *run, const float *x, gsize rows, float *y,
                 GError **error)
{
  const NgKernels *kernels = run->matrices->kernels;
  NgRow out[MAX_BLOCK];

  g_assert (rows % NG_MATRIX_ROWS == 0);
  if (self->panels)
    {
      kernels->product (x, self->k, rows, self->k, self->panels, self->n, self->bias, y, self->n);
      return TRUE;
    }
  for (guint block = 0; rows > 0;)
    {
      guint n = block_rows[block];
      if (rows < n)
        {
          block++;
          continue;
        }
      kernels->quantise (x, n, self->k, run->quantised, out);
      if (!check (multiply (self, run, block), "an int8 product", error))
        return FALSE;
      kernels->restore (run->sums, n, self->n, out, self->scale, self->total, self->bias,
                        self->columns, y);
      x += (gsize) n * self->k;
      y += (gsize) n * self->n;
      rows -= n;
    }
  return TRUE;
}
