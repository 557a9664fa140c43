/* ng-links.c: see ng-links.h. */
#include "merge/ng-links.h"

#include <string.h>

#include "merge/ng-twins.h"

/* Those of another group, or over before @twin begins, match nothing that still comes. */
static void
forget (GPtrArray *leaders, const NgTwin *twin)
{
  for (guint i = leaders->len; i > 0; i--)
    {
      const NgTwin *old = g_ptr_array_index (leaders, i - 1);
      if (ng_twin_last (old) < ng_twin_first (twin)
          || strcmp (ng_twin_group (old), ng_twin_group (twin)) != 0)
        g_ptr_array_remove_index (leaders, i - 1);
    }
  if (leaders->len == NG_MAX_LEADERS)
    g_ptr_array_remove_index (leaders, 0);
}

/* The first of those that fit best; NULL if none fits. */
static const NgTwin *
find_leader (const GPtrArray *leaders, const NgTwin *twin, float *score)
{
  const NgTwin *best = NULL;

  *score = NG_LEAST_LINK;
  for (guint i = 0; i < leaders->len; i++)
    {
      const NgTwin *old = g_ptr_array_index (leaders, i);
      float s = ng_twin_score (old, twin);
      if (s > *score || (best == NULL && s == *score))
        {
          best = old;
          *score = s;
        }
    }
  return best;
}

gboolean
ng_links_find (NgSorter *twins, NgLinkFunc take, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) leaders = g_ptr_array_new_with_free_func ((GDestroyNotify) ng_twin_free);
  const char *line;

  while (ng_sorter_next (twins, &line, error))
    {
      if (line == NULL)
        return TRUE;
      g_autoptr (NgTwin) twin = ng_twin_parse (line);
      float score;
      forget (leaders, twin);
      const NgTwin *leader = find_leader (leaders, twin, &score);
      if (leader == NULL)
        g_ptr_array_add (leaders, g_steal_pointer (&twin));
      else if (!take (ng_twin_iri (twin), ng_twin_iri (leader), score, data, error))
        return FALSE;
    }
  return FALSE;
}
