/* ng-kb-runs.h: entries and names in any order and number → the same, sorted, in bounded memory.
 *
 * What is added is kept until NG_KB_RUN_BYTES are full, then sorted and written to a run file in a
 * folder; reading merges the runs.  A run file appears whole or not at all and says how far the
 * input was read when it was written, so that a build that was stopped goes on behind its last run.
 * Entries of one id are merged in the order in which they were added.
 */
#ifndef NG_KB_RUNS_H
#define NG_KB_RUNS_H

#include "kb/ng-kb-entry.h"

/* Bytes kept in memory before they become a run. Sorting needs a quarter more. */
#define NG_KB_RUN_BYTES (192u << 20)

/* How a name came to an entry: the smaller the surer. */
typedef enum
{
  NG_KB_NAME_LABEL,
  NG_KB_NAME_ALIAS,
  NG_KB_NAME_SHORT, /* made of a longer one */
  NG_KB_N_NAMES
} NgKbNameKind;

/* Where the input stands after the last run. */
typedef struct
{
  guint64 bytes, lines, damaged;
} NgKbPlace;

typedef struct _NgKbRuns NgKbRuns;

/* @directory: made if it is missing (not the folder it is in). Takes up the runs that lie there
 * already.
 * @run_bytes: 0: NG_KB_RUN_BYTES. NULL and NG_ERROR_IO or, for a broken run, NG_ERROR_DATA. */
NgKbRuns *ng_kb_runs_new (const char *directory, gsize run_bytes, GError **error);
void ng_kb_runs_free (NgKbRuns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgKbRuns, ng_kb_runs_free)

/* Where to go on; zeros for a new folder. */
NgKbPlace ng_kb_runs_place (const NgKbRuns *self);

/* Adds an entry. */
void ng_kb_runs_add (NgKbRuns *self, const NgKbEntry *entry);

/* Adds a name of an entry (text, not its key), and for persons the shorter forms of it. */
void ng_kb_runs_add_name (NgKbRuns *self, const NgKbEntry *entry, const char *name, gsize length,
                          NgKbNameKind kind);

/* Adds a key that ng_kb_key made. */
void ng_kb_runs_add_key (NgKbRuns *self, guint64 id, const char *key, gsize length,
                         NgKbNameKind kind);

/* To be called at each place where the input may be taken up again: writes a run if enough is
 * kept, or in any case if @last. */
gboolean ng_kb_runs_pause (NgKbRuns *self, const NgKbPlace *place, gboolean last, GError **error);

/* Calls @take for each entry, by ng_kb_id_number. FALSE from @take, which sets @error, stops. */
typedef gboolean (*NgKbTakeEntry) (guint64 id, NgKbEntry *entry, gpointer data, GError **error);
gboolean ng_kb_runs_each_entry (NgKbRuns *self, NgKbTakeEntry take, gpointer data, GError **error);

/* Calls @take for each name, by key, id, kind. */
typedef gboolean (*NgKbTakeKey) (const char *key, gsize length, guint64 id, NgKbNameKind kind,
                                 gpointer data, GError **error);
gboolean ng_kb_runs_each_name (NgKbRuns *self, NgKbTakeKey take, gpointer data, GError **error);

/* Removes the run files and the folder. */
void ng_kb_runs_remove (NgKbRuns *self);

#endif
