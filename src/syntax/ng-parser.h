/* ng-parser.h: runs the encoder once and keeps its vectors; tags, lemmas, trees, predicates and
 * their arguments.
 *
 * Reads: tokens.
 * Writes: vectors, tags, predicates, arguments.
 */
#ifndef NG_PARSER_H
#define NG_PARSER_H

#include "lexicon/ng-lexicon.h"
#include "net/ng-net.h"
#include "record/ng-analysis.h"

/* Immutable after new; shared by all threads. */
typedef struct _NgParser NgParser;

/* Keeps references to its arguments, which must outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_DATA if a table or label it needs is missing. */
NgParser *ng_parser_new (const NgLexicon *lexicon, const NgNet *net, GError **error);
void ng_parser_free (NgParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgParser, ng_parser_free)

/* Appends its layers to @analysis: all of them or, on error, none. */
gboolean ng_parser_run (const NgParser *self, NgAnalysis *analysis, GError **error);

#endif
