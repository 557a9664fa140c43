/* ng-merge.h: graphs of many articles → one graph, each statement once and in order, with links
 * between events of different articles that may be one happening.
 *
 * A link is ng:possibleSameEvent from an event to the first of those that fit it, and a node
 * "…#same_b_e" (an rdf:Statement) with its score, both in the graph …/graph/links.  Links in the
 * input are dropped and made anew: what goes in in any order, or twice, comes out the same.
 * Memory: the bytes given to ng_merge_new and the events of one document. */
#ifndef NG_MERGE_H
#define NG_MERGE_H

#include "rdf/ng-rdf-reader.h"

/* Text held at once, bytes, unless the caller says otherwise: sorts a thousand articles without a
 * temporary file. */
#define NG_MERGE_BYTES (256u << 20)

typedef struct
{
  guint64 n_statements, n_documents, n_events, n_links; /* written */
} NgMergeCounts;

typedef struct _NgMerge NgMerge;

/* @format: NG_RDF_NQUADS or NG_RDF_NTRIPLES (graph names are dropped). Returns: (transfer full). */
NgMerge *ng_merge_new (NgRdfFormat format, gsize max_bytes);
void ng_merge_free (NgMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgMerge, ng_merge_free)

/* Reads one input to its end. FALSE and NG_ERROR_INPUT with name and line, or NG_ERROR_IO, or
 * NG_ERROR_ENVIRONMENT if there is no place for temporary files. */
gboolean ng_merge_read (NgMerge *self, NgRdfFormat format, const char *name, FILE *in,
                        GError **error);

/* Statements read so far. */
guint64 ng_merge_n_read (const NgMerge *self);

/* Writes all, once. FALSE and NG_ERROR_ENVIRONMENT, or the error of @sink. */
gboolean ng_merge_write (NgMerge *self, NgRdfSink sink, gpointer data, NgMergeCounts *counts,
                         GError **error);

#endif
