/* ng-spool.h: quads of one input, sorted by document, in a temporary file without a name.
 *
 * A store replaces documents whole, but a file may hold their quads in any order; so an input is
 * read to its end, and found to be good, before anything of it is stored.  Memory: a few words for
 * each run of quads of one document.  ng-home.h says which document that is.
 */
#ifndef NG_SPOOL_H
#define NG_SPOOL_H

#include "rdf/ng-rdf-reader.h"

typedef struct _NgSpool NgSpool;

/* @graph: (nullable): absolute IRI of the graph for all triples without one.
 * Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT. */
NgSpool *ng_spool_new (const char *graph, GError **error);
void ng_spool_free (NgSpool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgSpool, ng_spool_free)

/* An NgRdfQuadFunc; @spool is the NgSpool.
 * FALSE and NG_ERROR_ENVIRONMENT (disk), or NG_ERROR_INPUT for a graph that is a blank node. */
gboolean ng_spool_take (const NgRdfQuad *quad, gpointer spool, GError **error);

/* After the last quad.  FALSE and NG_ERROR_INPUT naming @name if there are triples of which nobody
 * can tell the graph, or NG_ERROR_ENVIRONMENT. */
gboolean ng_spool_finish (NgSpool *self, const char *name, GError **error);

/* Instead of it: the base of shared triples without a graph, if there are any, is @base (nullable).
 */
gboolean ng_spool_set_base (NgSpool *self, const char *base, const char *name, GError **error);

/* Documents in the order of their first quads. */
guint ng_spool_n_documents (const NgSpool *self);
const char *ng_spool_document (const NgSpool *self, guint i); /* absolute IRI */
guint64 ng_spool_n_quads (const NgSpool *self, guint i);

guint64 ng_spool_total (const NgSpool *self); /* quads of all, the shared ones too */

/* The shared quads count as a document after the last; their IRI is NULL. */
guint ng_spool_shared (const NgSpool *self);

/* Takes one quad: @triple is "<s> <p> <o>". */
typedef void (*NgSpoolFunc) (const char *graph, const char *triple, gpointer data);

/* Gives the quads of document @i in the order in which they came.  FALSE and NG_ERROR_ENVIRONMENT.
 */
gboolean ng_spool_read (NgSpool *self, guint i, NgSpoolFunc take, gpointer data, GError **error);

#endif
