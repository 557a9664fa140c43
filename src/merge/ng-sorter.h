/* ng-sorter.h: lines in the order of their bytes, each once, in bounded memory.
 *
 * What does not fit waits in sorted runs in temporary files without a name.  Cost: n log n. */
#ifndef NG_SORTER_H
#define NG_SORTER_H

#include <glib.h>

typedef struct _NgSorter NgSorter;

/* @max_bytes: of text held at once; one line is always held. Returns: (transfer full). */
NgSorter *ng_sorter_new (gsize max_bytes);
void ng_sorter_free (NgSorter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgSorter, ng_sorter_free)

/* @line: without line feed. FALSE and NG_ERROR_ENVIRONMENT if a temporary file cannot be written.
 */
gboolean ng_sorter_add (NgSorter *self, const char *line, GError **error);

/* The next line, valid until the next call; NULL after the last.  Nothing is added after the first
 * call.  FALSE and NG_ERROR_ENVIRONMENT. */
gboolean ng_sorter_next (NgSorter *self, const char **line, GError **error);

#endif
