/* ng-kb-classes.h: what items stand for, once all of them were seen: types from the tree of
 * classes, words and codes for the items that entries name as posts and countries. */
#ifndef NG_KB_CLASSES_H
#define NG_KB_CLASSES_H

#include "kb/ng-kb-runs.h"

typedef struct _NgKbClasses NgKbClasses;

/* Two passes over the entries. Memory: 8 bytes an edge of the tree, and a label for each item that
 * is a post or a country. NULL on errors of the runs. */
NgKbClasses *ng_kb_classes_new (NgKbRuns *runs, GError **error);
void ng_kb_classes_free (NgKbClasses *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgKbClasses, ng_kb_classes_free)

/* An NgKbEdit: sets type, posts and countries of @entry. FALSE: it is nothing that news is about.
 * @self: an NgKbClasses; the strings live as long as it, or until the next call. */
gboolean ng_kb_classes_edit (NgKbEntry *entry, gpointer self);

#endif
