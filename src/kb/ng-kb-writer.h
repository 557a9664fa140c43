/* ng-kb-writer.h: sorted runs → the file of a knowledge base. */
#ifndef NG_KB_WRITER_H
#define NG_KB_WRITER_H

#include "kb/ng-kb-runs.h"

/* Last look at each merged entry: may change it; FALSE: leave it out. */
typedef gboolean (*NgKbEdit) (NgKbEntry *entry, gpointer data);

/* Writes what @runs hold to @path, which appears whole or not at all.  The bytes depend on what
 * was added and @manifest alone, not on how it was cut into runs.
 * @manifest: lines "key: value". @edit: (nullable). FALSE and NG_ERROR_IO, NG_ERROR_DATA. */
gboolean ng_kb_write (NgKbRuns *runs, const char *path, const char *manifest, NgKbEdit edit,
                      gpointer data, GError **error);

#endif
