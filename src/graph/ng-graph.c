/* ng-graph.c: see ng-graph.h. */
#include "graph/ng-graph.h"

NgStatements *
ng_graph_build (const NgAnalysis *analysis, const NgGraphOptions *options, GError **error)
{
  return NULL;
}

void
ng_statements_free (NgStatements *self)
{
}

gboolean
ng_graph_check_base (const char *base, GError **error)
{
  return TRUE;
}
