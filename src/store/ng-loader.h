/* ng-loader.h: files of RDF → documents of a store, each replaced whole in one transaction. */
#ifndef NG_LOADER_H
#define NG_LOADER_H

#include "store/ng-load.h"
#include "store/ng-store.h"

/* TRUE if @iri can name a graph: an absolute IRI. */
gboolean ng_loader_is_graph (const char *iri);

/* Reads @in to its end, then stores it: first what documents share, which is only added to, then
 * each document, replacing the one of the same IRI.  Blank nodes are not kept apart between
 * documents.
 * @graph: (nullable): IRI of the graph for triples that have none.
 * @progress: called after each document.
 * FALSE and NG_ERROR_INPUT (nothing was stored), or the error of reading or of the store (whole
 * documents were stored, perhaps not all). */
gboolean ng_loader_load (NgStore *store, NgRdfFormat format, const char *name, FILE *in,
                         const char *graph, NgLoadProgressFunc progress, gpointer data,
                         GError **error);

/* Removes the document @iri with its graphs; what it shares with others stays.
 * FALSE and NG_ERROR_INPUT if the store has no such document, or the error of the store. */
gboolean ng_loader_remove (NgStore *store, const char *iri, GError **error);

#endif
