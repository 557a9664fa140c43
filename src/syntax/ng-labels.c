/* ng-labels.c: see ng-labels.h. */
#include "syntax/ng-labels.h"

#include <math.h>

#include "base/ng-error.h"
#include "record/ng-schema.h"

int *
ng_labels_map (const NgNet *net, NgHead head, const char *const *names, GError **error)
{
  guint n = ng_net_n_labels (net, head);
  g_autofree int *map = g_new (int, n);

  for (guint i = 0; i < n; i++)
    {
      map[i] = ng_name_index (names, ng_net_label (net, head, i));
      if (map[i] < 0)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                       "weights: label \"%s\" is not known to this program",
                       ng_net_label (net, head, i));
          return NULL;
        }
    }
  return g_steal_pointer (&map);
}

void
ng_labels_round (float *scores, gsize n)
{
  for (gsize i = 0; i < n; i++)
    scores[i] = rintf (scores[i] * 1024.0f) / 1024.0f;
}

guint
ng_labels_best (const float *scores, guint n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}
