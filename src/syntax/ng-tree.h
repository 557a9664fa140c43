/* ng-tree.h: word classes and dependency trees out of the network's scores. */
#ifndef NG_TREE_H
#define NG_TREE_H

#include "net/ng-net.h"
#include "record/ng-analysis.h"

typedef struct _NgTreeReader NgTreeReader;

/* Keeps a reference to @net. Returns: (transfer full): NULL and NG_ERROR_DATA for a label that is
 * no class or relation of Universal Dependencies. */
NgTreeReader *ng_tree_reader_new (const NgNet *net, GError **error);
void ng_tree_reader_free (NgTreeReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTreeReader, ng_tree_reader_free)

/* Reads one sentence: @vectors: [n, width]. Writes upos, head, rel and score of @tags [n]; heads
 * are ids, the first word's being @first. Cost: quadratic in @n. */
void ng_tree_reader_apply (const NgTreeReader *self, const float *vectors, guint n, NgId first,
                           NgTag *tags);

/* "cease-fire": a noun glued to a verb by a hyphen heads the two. @tags: of the whole document. */
void ng_tree_join_hyphens (const NgAnalysis *a, NgId sentence, NgTag *tags);

/* "says B “has met all terms” and accuses C": a verb right behind a quotation, in the form of the
 * one that introduces this, goes on from there.  @tags: of the whole document, with their forms. */
void ng_tree_leave_quotes (const NgAnalysis *a, NgTag *tags);

#endif
