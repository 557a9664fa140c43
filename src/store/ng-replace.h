/* ng-replace.h: the update that makes of a document in a store what an input says of it.
 *
 * Documents come again because they were read again, by a newer program: most of their statements
 * are there already.  To write a statement takes the engine far longer than to say that it is
 * there; so what is there is read first, and only what differs is changed.
 */
#ifndef NG_REPLACE_H
#define NG_REPLACE_H

#include "store/ng-spool.h"
#include "store/ng-store.h"

/* Appends to @out the update for document @i of @spool: nothing if the store has it as it is.
 * @n_written: set to how many quads the update inserts.
 * FALSE and the error of ng-spool or of ng-store. */
gboolean ng_replace_compose (NgStore *store, NgSpool *spool, guint i, GString *out,
                             guint64 *n_written, GError **error);

#endif
