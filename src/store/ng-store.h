/* ng-store.h: a triple store to ask and to change: a folder with an engine of its own, or any
 * SPARQL endpoint by its address.
 *
 * In a folder the default graph is the merge of all named graphs, each statement once.  Engines
 * that only pretend a union count a statement as often as graphs hold it.
 *
 * A folder is used by one writer or by any number of readers; whoever comes too late gets an error.
 * The folder holds: newsgraph.store (what it is), lock, data/ (the engine's), while a new one is
 * filled data.new/, and while much is added adding.nq.
 */
#ifndef NG_STORE_H
#define NG_STORE_H

#include "store/ng-engine.h"

typedef struct _NgStore NgStore;

typedef enum
{
  NG_STORE_READ,
  NG_STORE_WRITE, /* makes the folder if it is missing */
} NgStoreMode;

/* TRUE if @where is an address, not a folder. */
gboolean ng_store_is_url (const char *where);

/* @timeout_s: seconds after which a query is stopped; 0: never.
 * Returns: (transfer full): NULL and NG_ERROR_IO (no such folder, no store, in use) or
 * NG_ERROR_ENVIRONMENT (engine). */
NgStore *ng_store_open (const char *where, NgStoreMode mode, guint timeout_s, GError **error);
void ng_store_free (NgStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgStore, ng_store_free)

/* Seconds after which a query is stopped; 0: never. */
guint ng_store_timeout (const NgStore *self);

/* Takes a piece of an answer. Returns: FALSE and @error set to stop. */
typedef gboolean (*NgStoreSink) (const char *bytes, gsize length, gpointer data, GError **error);

/* The sink that keeps all: appends to @data, a GString. */
gboolean ng_store_collect (const char *bytes, gsize length, gpointer data, GError **error);

typedef struct
{
  const char *media_type; /* of the answer that is wanted */
  guint64 max_rows;       /* 0: no limit */
  gboolean truncated;     /* out: there were more rows */
} NgStoreQuery;

/* Asks; complete rows go to @sink as they come.
 * FALSE and NG_ERROR_INPUT (the engine does not take the query; its message has "LINE:COLUMN: "
 * after "error at " if it says where), NG_ERROR_LIMIT (time), NG_ERROR_IO, or the error of @sink.
 */
gboolean ng_store_query (NgStore *self, const char *text, NgStoreQuery *query, NgStoreSink sink,
                         gpointer data, GError **error);

/* TRUE in @answer if the pattern has a solution: @text is an ASK query. */
gboolean ng_store_ask (NgStore *self, const char *text, gboolean *answer, GError **error);

/* Gives the triples of a graph of the folder to @sink, as N-Triples; nothing if there is no such
 * graph. FALSE and NG_ERROR_IO, or the error of @sink. */
gboolean ng_store_graph (NgStore *self, const char *iri, NgStoreSink sink, gpointer data,
                         GError **error);

/* One transaction: all of @text happens or nothing.  FALSE and NG_ERROR_INPUT, or
 * NG_ERROR_ENVIRONMENT if the store takes no more (a full disk). */
gboolean ng_store_update (NgStore *self, const char *text, gsize length, GError **error);

/* TRUE if nothing was ever loaded into the folder: bulk loading is possible. */
gboolean ng_store_is_new (const NgStore *self);

/* Fills a new store: N-Quads are written to the file that comes back, and are there, all of them,
 * after ng_store_end_bulk, or none after ng_store_drop_bulk or when the program ends before.  No
 * queries in between.
 * Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT.  A failing write says that the engine
 * has stopped; ng_store_end_bulk says why. */
FILE *ng_store_begin_bulk (NgStore *self, GError **error);
/* Has what was written so far put on the disk, so that the engine's memory is free for what
 * follows.
 * @in: (transfer full).  Returns: (transfer full): its successor; after NULL there is no bulk. */
FILE *ng_store_continue_bulk (NgStore *self, FILE *in, GError **error);
/* @in: (transfer full). FALSE and NG_ERROR_ENVIRONMENT. */
gboolean ng_store_end_bulk (NgStore *self, FILE *in, GError **error);
/* @in: (transfer full). */
void ng_store_drop_bulk (NgStore *self, FILE *in);

/* Adds to a store that holds something already: the N-Quads that are written to the file that comes
 * back are there, all of them, after ng_store_end_add, or none.  No queries in between.
 * Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT. */
FILE *ng_store_begin_add (NgStore *self, GError **error);
/* @out: (transfer full). FALSE and NG_ERROR_ENVIRONMENT. */
gboolean ng_store_end_add (NgStore *self, FILE *out, GError **error);
/* @out: (transfer full). */
void ng_store_drop_add (NgStore *self, FILE *out);

/* Makes queries quicker after much was loaded (seconds for some million quads).
 * FALSE and NG_ERROR_ENVIRONMENT. */
gboolean ng_store_optimize (NgStore *self, GError **error);

/* Starts one more engine on a folder that is open for reading; it must end before the store is
 * freed. Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT. */
NgEngine *ng_store_start_engine (NgStore *self, GError **error);

#endif
