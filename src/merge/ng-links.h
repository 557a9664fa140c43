/* ng-links.h: events of many documents → links between those that may be one happening.
 *
 * Of the events that fit each other the first (by day, then by IRI) stands for all: each of the
 * others gets one link, to it.  So happenings are counted by counting the events without a link.
 */
#ifndef NG_LINKS_H
#define NG_LINKS_H

#include "merge/ng-sorter.h"

/* Events of one group that later ones are compared with; when there are more, the oldest goes.
 * Bounds the cost; a month of one country's visits has fewer. */
#define NG_MAX_LEADERS 512u

/* Links below are not written: less than two parties in the same days, or one on the same day. */
#define NG_LEAST_LINK 0.5f

/* Takes a link between events, "<…>" each. FALSE and @error set to stop. */
typedef gboolean (*NgLinkFunc) (const char *event, const char *first, float score, gpointer data,
                                GError **error);

/* @twins: lines of ng_twin_format. Gives the links group by group.
 * FALSE and NG_ERROR_ENVIRONMENT, or the error of @take. */
gboolean ng_links_find (NgSorter *twins, NgLinkFunc take, gpointer data, GError **error);

#endif
