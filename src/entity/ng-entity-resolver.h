/* ng-entity-resolver.h: joins mentions to entities; gives names, codes, posts and IRIs.
 *
 * Reads: mentions, tags, vectors.
 * Writes: entities, references; may append nominal and
 * pronoun mentions.
 */
#ifndef NG_ENTITY_RESOLVER_H
#define NG_ENTITY_RESOLVER_H

#include "entity/ng-aliases.h"
#include "lexicon/ng-lexicon.h"
#include "net/ng-net.h"
#include "record/ng-analysis.h"

/* Immutable after new; shared by all threads. */
typedef struct _NgEntityResolver NgEntityResolver;

/* Keeps references to its arguments, which must outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_DATA if a table or label it needs is missing. */
NgEntityResolver *ng_entity_resolver_new (const NgLexicon *lexicon, const NgNet *net,
                                          const NgAliases *aliases, GError **error);
void ng_entity_resolver_free (NgEntityResolver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgEntityResolver, ng_entity_resolver_free)

/* Appends its layers to @analysis: all of them or, on error, none. */
gboolean ng_entity_resolver_run (const NgEntityResolver *self, NgAnalysis *analysis,
                                 GError **error);

#endif
