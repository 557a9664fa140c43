/* ng-load.h: one input on its way into a store: its quads by document, and how much has arrived. */
#ifndef NG_LOAD_H
#define NG_LOAD_H

#include <stdio.h>

#include "rdf/ng-rdf-reader.h"
#include "store/ng-spool.h"

typedef struct
{
  guint n_documents, n_done;
  guint64 n_quads; /* stored */
  guint64 n_to_do; /* of the whole input */
} NgLoadProgress;

typedef void (*NgLoadProgressFunc) (const NgLoadProgress *progress, gpointer data);

typedef struct
{
  NgSpool *spool;
  NgLoadProgressFunc func; /* nullable */
  gpointer data;
  NgLoadProgress progress;
} NgLoad;

/* Reads @in to its end; @self holds func and data, and is cleared by the caller also after failure.
 * @graph: (nullable): IRI of the graph for triples that have none.
 * FALSE and the error of ng_rdf_read or of ng-spool. */
gboolean ng_load_read (NgLoad *self, NgRdfFormat format, const char *name, FILE *in,
                       const char *graph, GError **error);

/* Says that so much more has arrived. */
void ng_load_report (NgLoad *self, guint64 n_quads, guint n_documents);

void ng_load_clear (NgLoad *self);

#endif
