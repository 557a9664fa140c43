/* ng-roles.h: predicates and their PropBank arguments out of the network's scores. */
#ifndef NG_ROLES_H
#define NG_ROLES_H

#include "net/ng-net.h"
#include "record/ng-record.h"

typedef struct _NgRoleReader NgRoleReader;

/* Keeps a reference to @net. Returns: (transfer full): NULL and NG_ERROR_DATA if a head lacks a
 * label. */
NgRoleReader *ng_role_reader_new (const NgNet *net, GError **error);
void ng_role_reader_free (NgRoleReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgRoleReader, ng_role_reader_free)

/* Reads one sentence: @words: [n]; @vectors: [n, width]; @tags: [n] with its tree; @first: id of
 * its first word. Appends NgPredicate's and NgArgument's. Cost: @n times the predicates. */
void ng_role_reader_apply (const NgRoleReader *self, const NgNetWord *words, const float *vectors,
                           const NgTag *tags, guint n, NgId first, GArray *predicates,
                           GArray *arguments);

#endif
