/* ng-kernel.c: see ng-kernel.h. Chooses among the tables of ng-kernel-body.c. */
#include "net/ng-kernel.h"

#include <string.h>

extern const NgKernels ng_kernels_base;
#ifdef NG_HAVE_AVX2
extern const NgKernels ng_kernels_avx2;
#endif

const NgKernels *
ng_kernels_plain (void)
{
  return &ng_kernels_base;
}

const NgKernels *
ng_kernels (void)
{
#ifdef NG_HAVE_AVX2
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
    return &ng_kernels_avx2;
#endif
  return &ng_kernels_base;
}

void
ng_kernel_pack (const float *b, gsize ldb, gboolean transposed, gsize k, gsize n, float *panels)
{
  for (gsize j = 0; j < n; j += NG_PANEL)
    {
      gsize columns = MIN (NG_PANEL, n - j);
      for (gsize i = 0; i < k; i++, panels += NG_PANEL)
        {
          for (gsize c = 0; c < columns; c++)
            panels[c] = transposed ? b[(j + c) * ldb + i] : b[i * ldb + j + c];
          memset (panels + columns, 0, (NG_PANEL - columns) * sizeof *panels);
        }
    }
}
