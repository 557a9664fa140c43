/* ng-home.h: where a quad belongs: in which graph, and in which document.
 *
 * The document of a named graph: DOC for DOC/facts, DOC/text, DOC/prov; none for …/graph/entities,
 * which all documents share; else the graph is a document of its own.  Triples without a graph are
 * of the document that their subject stands in, else shared.
 */
#ifndef NG_HOME_H
#define NG_HOME_H

#include "rdf/ng-rdf-reader.h"

typedef struct
{
  /*< private >*/
  char *given;  /* nullable: graph of all triples that have none */
  GString *key; /* graph of the last quad, as it came */
  /*< public >*/
  GString *graph;        /* IRI; "": a shared triple, the graph is not known before the base is */
  gsize document_length; /* of the IRI of the document, which the graph's begins with; 0: shared */
  char *base;            /* nullable: "https://…/id/", of the first document among such triples */
} NgHome;

/* @graph: (nullable): absolute IRI. */
void ng_home_init (NgHome *self, const char *graph);
void ng_home_clear (NgHome *self);

/* Sets graph and document_length.
 * FALSE and NG_ERROR_INPUT for a graph that is a blank node. */
gboolean ng_home_find (NgHome *self, const NgRdfQuad *quad, GError **error);

/* Returns: (transfer full): IRIs of the graphs that may hold a document. */
char **ng_home_graphs (const char *document);

/* Returns: (transfer full): IRI of the shared graph, if the base is known. */
char *ng_home_shared (const NgHome *self);

#endif
