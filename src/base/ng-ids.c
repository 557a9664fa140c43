/* ng-ids.c: see ng-ids.h. */
#include "base/ng-ids.h"

NgId *
ng_ids_new (gsize n)
{
  NgId *ids = g_new (NgId, n + 1);

  for (gsize i = 0; i <= n; i++)
    ids[i] = NG_NONE;
  return ids;
}

gboolean
ng_ids_has (const GArray *ids, NgId id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, NgId, i) == id)
      return TRUE;
  return FALSE;
}

gboolean
ng_ids_add (GArray *ids, NgId id)
{
  if (ng_ids_has (ids, id))
    return FALSE;
  g_array_append_val (ids, id);
  return TRUE;
}

guint
ng_ids_count_up_to (const GArray *ids, NgId at)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (ids, NgId, middle) <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
