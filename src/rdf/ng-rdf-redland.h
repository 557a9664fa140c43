/* ng-rdf-redland.h: one Redland world and one model at a time. */
#ifndef NG_RDF_REDLAND_H
#define NG_RDF_REDLAND_H

#include <librdf.h>

#include "graph/ng-statement.h"

/* A world of one user.  Worlds are made and freed under one lock and never shared; because opening
 * one costs milliseconds, those given back are kept for the next user. */
typedef struct
{
  librdf_world *world;
  guint n_errors;      /* logged since the last reset */
  char *first_message; /* nullable: of them */
} NgRedland;

/* Returns: (transfer full): NULL and NG_ERROR_ENVIRONMENT on error. */
NgRedland *ng_redland_take (GError **error);
void ng_redland_give_back (NgRedland *self);

void ng_redland_reset_errors (NgRedland *self);

/* FALSE and NG_ERROR_ENVIRONMENT if a library logged an error or @failed is set. */
gboolean ng_redland_check (NgRedland *self, gboolean failed, const char *doing, GError **error);

/* Statements in one model: sorted, each once. */
typedef struct
{
  librdf_storage *storage;
  librdf_model *model;
} NgRedlandModel;

/* Statements of @graph, or of all graphs (NG_N_GRAPHS).  All terms were checked.
 * FALSE and NG_ERROR_ENVIRONMENT on error; then @model is empty. */
gboolean ng_redland_model_init (NgRedlandModel *model, NgRedland *redland,
                                const NgStatements *statements, NgGraphKind graph, GError **error);
void ng_redland_model_clear (NgRedlandModel *model);

#endif
