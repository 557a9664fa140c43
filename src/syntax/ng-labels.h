/* ng-labels.h: from columns of scores to enumerators. */
#ifndef NG_LABELS_H
#define NG_LABELS_H

#include "net/ng-net.h"

/* The enumerator of each label of @head by the names of a table of ng-schema.h. Returns: (transfer
 * full): [labels]: NULL and NG_ERROR_DATA for a label with no such name. */
int *ng_labels_map (const NgNet *net, NgHead head, const char *const *names, GError **error);

/* Rounds scores to steps of 1/1024: what is closer is a tie, and the first one wins it. */
void ng_labels_round (float *scores, gsize n);

/* Index of the greatest of @n scores, the first of equals. */
guint ng_labels_best (const float *scores, guint n);

#endif
