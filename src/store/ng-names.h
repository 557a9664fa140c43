/* ng-names.h: whether a store knows a node, and which names are near to one that it does not. */
#ifndef NG_NAMES_H
#define NG_NAMES_H

#include "store/ng-store.h"

/* Looks for @iri in the store.  If nothing is said of it, the nodes beside it (of the same IRI but
 * for what follows the last "/" or "#") are compared with @name by their labels and local names.
 * @found: (out) (transfer full): @iri; the only node beside it that is called @name, whatever the
 * case; else NULL.
 * @near: (out) (transfer full): then, "Armenia (ARM), …", the nearest; NULL if there is none.
 * FALSE and the error of ng_store_query. */
gboolean ng_names_find (NgStore *store, const char *iri, const char *name, char **found,
                        char **near, GError **error);

/* How many characters must be changed, put in or left out to make one of the other. */
guint ng_names_distance (const char *a, const char *b);

#endif
