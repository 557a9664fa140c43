/* ng-engines.h: the engines of a server: one that takes new queries, and those that it has given up
 * on, which live until their other queries are done.
 *
 * An engine cannot be made to stop a query that ignores its time limit; it is ended, and another is
 * started on the same store, which readers share.
 */
#ifndef NG_ENGINES_H
#define NG_ENGINES_H

#include "store/ng-store.h"

typedef struct _NgEngines NgEngines;
typedef struct _NgEngineUse NgEngineUse;

/* Keeps @store, which must outlive it. */
NgEngines *ng_engines_new (NgStore *store);

/* No use may be left. */
void ng_engines_free (NgEngines *self);

/* Starts an engine if none runs (some tenths of a second).
 * Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT. */
NgEngineUse *ng_engines_take (NgEngines *self, GError **error);

/* @stuck: the engine did not end the query in its time: it gets no other. */
void ng_engines_give_back (NgEngineUse *use, gboolean stuck);

/* Returns: (transfer none): address of its queries. */
const char *ng_engine_use_url (const NgEngineUse *use);

#endif
