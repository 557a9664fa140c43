/* ng-engine.h: Oxigraph as a child process on a port of the loopback.
 *
 * The child never outlives its parent: it stands in a process group of its own, so that a key
 * pressed in the terminal reaches the parent alone, and the kernel kills it when the parent ends,
 * however that ends.  It holds the lock of the store as long as it lives.
 */
#ifndef NG_ENGINE_H
#define NG_ENGINE_H

#include <glib.h>
#include <stdio.h>

typedef struct _NgEngine NgEngine;

typedef struct
{
  const char *folder; /* the engine's own, made if missing when writable */
  gboolean writable;
  guint timeout_s; /* seconds after which a query is stopped; 0: never */
  int lock_fd;     /* inherited by the child */
} NgEngineOptions;

/* Path of the program: $NEWSGRAPH_OXIGRAPH, or on PATH, or beside this program where ./bootstrap
 * puts it. Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT with the line that installs it.
 */
char *ng_engine_find (GError **error);

/* Starts the child and waits until it listens.
 * Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT with the engine's last words. */
NgEngine *ng_engine_start (const NgEngineOptions *options, GError **error);

/* Ends the child and waits for it. */
void ng_engine_stop (NgEngine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgEngine, ng_engine_stop)

/* Starts a child that loads N-Quads into the folder; no engine may run on it.  Much faster than
 * through a running engine; what it is told is on the disk when it has finished, not before.
 * @in: (out) (transfer full): where they are to be written.
 * Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT. */
NgEngine *ng_engine_start_load (const NgEngineOptions *options, FILE **in, GError **error);

/* How many quads, each twice, a child may be given to load if it is not to take more than so much
 * memory; 0: any number, it sorts what it has when that is two million statements (2.4 GB). */
guint64 ng_engine_load_quads (guint64 memory_bytes);

/* Returns: bytes of memory that other programs leave; a guess if the system does not say. */
guint64 ng_engine_free_memory (void);

/* After its input was closed: waits. FALSE and NG_ERROR_ENVIRONMENT with its last words. */
gboolean ng_engine_finish_load (NgEngine *self, GError **error);

/* Adds the N-Quads of @file (its name ends so), all of them or none. */
gboolean ng_engine_load_file (const NgEngineOptions *options, const char *file, GError **error);

/* Merges what loads left beside each other, so that queries look at one place instead of many; no
 * engine may run on the folder.  FALSE and NG_ERROR_ENVIRONMENT. */
gboolean ng_engine_optimize (const NgEngineOptions *options, GError **error);

/* Returns: (transfer none): "http://127.0.0.1:PORT". */
const char *ng_engine_url (const NgEngine *self);

/* TRUE if the child has ended, or does so within @seconds. */
gboolean ng_engine_has_ended (NgEngine *self, int seconds);

/* Returns: (transfer full): the end of what the child printed, one line. */
char *ng_engine_last_words (NgEngine *self);

#endif
