/* ng-ids.h: arrays of record ids: one id for each of something, and sets in order. */
#ifndef NG_IDS_H
#define NG_IDS_H

#include "base/ng-span.h"

/* Returns: (transfer full): @n + 1 ids, all NG_NONE; free with g_free. */
NgId *ng_ids_new (gsize n);

/* @ids: NgId.  Cost: linear in @ids, here and below. */
gboolean ng_ids_has (const GArray *ids, NgId id);

/* Appends @id if it is not there yet. Returns: TRUE if it was appended. */
gboolean ng_ids_add (GArray *ids, NgId id);

/* How many of @ids, ascending, are not above @at.  Cost: logarithmic. */
guint ng_ids_count_up_to (const GArray *ids, NgId at);

#endif
