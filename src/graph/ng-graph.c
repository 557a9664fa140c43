/* ng-graph.c: see ng-graph.h.  The parts of a graph stand in ng-graph-*.c.
 *
 * Reads: document, blocks, mentions, times, entities, references, events, roles, claims.
 * Source of the model: ontology/.
 */
#include "graph/ng-graph.h"

#include <string.h>

#include "base/ng-error.h"
#include "graph/ng-builder.h"
#include "graph/ng-iri.h"

gboolean
ng_graph_check_base (const char *base, GError **error)
{
  if (base && ng_iri_is_absolute (base) && g_str_has_suffix (base, "/")
      && strpbrk (base, "?#") == NULL)
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_FORMAT,
               "base \"%s\": expected an absolute IRI that ends in '/', without '?' and '#'",
               base ? base : "");
  return FALSE;
}

NgStatements *
ng_graph_build (const NgAnalysis *analysis, const NgGraphOptions *options, GError **error)
{
  if (!ng_graph_check_base (options->base, error))
    return NULL;
  g_autoptr (NgBuilder) b = ng_builder_new (analysis, options, error);
  if (b == NULL)
    return NULL;
  ng_graph_add_entities (b);
  ng_graph_add_links (b);
  ng_graph_add_events (b);
  ng_graph_add_claims (b);
  ng_graph_add_text (b);
  ng_graph_add_article (b);
  return ng_builder_finish (b);
}
