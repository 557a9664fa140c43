/* ng-rdf-serd.h: Turtle and TriG through one serd writer an output. */
#ifndef NG_RDF_SERD_H
#define NG_RDF_SERD_H

#include "rdf/ng-rdf-out.h"
#include "rdf/ng-rdf-redland.h"

typedef struct _NgRdfSerd NgRdfSerd;

/* Keeps @redland and @out, which must outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT on error. */
NgRdfSerd *ng_rdf_serd_new (NgRdfFormat format, NgRedland *redland, NgRdfOut *out, GError **error);
void ng_rdf_serd_free (NgRdfSerd *self);

/* FALSE and NG_ERROR_ENVIRONMENT on error. */
gboolean ng_rdf_serd_add (NgRdfSerd *self, const NgStatements *statements, GError **error);
gboolean ng_rdf_serd_finish (NgRdfSerd *self, GError **error);

#endif
