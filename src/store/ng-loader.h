/* ng-loader.h: files of RDF → documents of a store, each replaced whole in one transaction. */
#ifndef NG_LOADER_H
#define NG_LOADER_H

#include "store/ng-load.h"
#include "store/ng-store.h"

/* TRUE if @iri can name a graph: an absolute IRI. */
gboolean ng_loader_is_graph (const char *iri);

/* One writer of a store. */
typedef struct _NgLoader NgLoader;

/* Keeps @store, which must outlive it.
 * @memory_bytes: that the engine may take while it fills a new store; 0: half of what is free. */
NgLoader *ng_loader_new (NgStore *store, guint64 memory_bytes);

/* Without ng_loader_finish a store that was new stays so. */
void ng_loader_free (NgLoader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgLoader, ng_loader_free)

/* Reads @in to its end, then stores it: first what documents share, which is only added to, then
 * each document, replacing the one of the same IRI.  Into a new store all inputs go in one stream,
 * until a document comes again.  Blank nodes are not kept apart between documents.
 * @graph: (nullable): IRI of the graph for triples that have none.
 * @progress: called now and then.
 * FALSE and NG_ERROR_INPUT (nothing of @in was stored), or the error of reading or of the store
 * (whole documents were stored, perhaps not all; of a new store, none). */
gboolean ng_loader_load (NgLoader *self, NgRdfFormat format, const char *name, FILE *in,
                         const char *graph, NgLoadProgressFunc progress, gpointer data,
                         GError **error);

/* After the last input: a new store is there now, and what was much is put in order.
 * FALSE and NG_ERROR_ENVIRONMENT or NG_ERROR_IO (a new store is as empty as it was). */
gboolean ng_loader_finish (NgLoader *self, GError **error);

/* Removes the document @iri with its graphs; what it shares with others stays.
 * FALSE and NG_ERROR_INPUT if the store has no such document, or the error of the store. */
gboolean ng_loader_remove (NgLoader *self, const char *iri, GError **error);

#endif
