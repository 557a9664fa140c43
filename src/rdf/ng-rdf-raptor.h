/* ng-rdf-raptor.h: N-Triples, N-Quads and RDF/XML through one raptor serializer an output. */
#ifndef NG_RDF_RAPTOR_H
#define NG_RDF_RAPTOR_H

#include "rdf/ng-rdf-out.h"
#include "rdf/ng-rdf-redland.h"

typedef struct _NgRdfRaptor NgRdfRaptor;

/* Keeps @redland and @out, which must outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT on error. */
NgRdfRaptor *ng_rdf_raptor_new (NgRdfFormat format, NgRedland *redland, NgRdfOut *out,
                                GError **error);
void ng_rdf_raptor_free (NgRdfRaptor *self);

/* FALSE and NG_ERROR_FORMAT for a text that XML cannot hold, before anything is written, or
 * NG_ERROR_ENVIRONMENT. */
gboolean ng_rdf_raptor_add (NgRdfRaptor *self, const NgStatements *statements, GError **error);
gboolean ng_rdf_raptor_finish (NgRdfRaptor *self, GError **error);

#endif
