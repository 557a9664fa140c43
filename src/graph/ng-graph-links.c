/* ng-graph-links.c: what a knowledge base calls the entities of this document.
 *
 * That they are the same is said by this document (its facts), with a statement about it that has
 * the score and the base it comes from: a link that is wrong goes with the document.
 */
#include "graph/ng-builder.h"

#include "graph/ng-vocabulary.h"

static void
add_same (NgBuilder *b, const NgLink *link, const char *id, const char *same, const char *kb)
{
  const char *entity = b->mint->entities[link->entity];
  const char *node = ng_mint_link (b->mint, entity, id);

  ng_builder_iri (b, NG_GRAPH_FACTS, entity, NG_SCHEMA_SAMEAS, same);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_RDF_TYPE, NG_RDF_STATEMENT);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_RDF_SUBJECT, entity);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_RDF_PREDICATE, NG_SCHEMA_SAMEAS);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_RDF_OBJECT, same);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_PROV_WASDERIVEDFROM, kb);
  ng_builder_confidence (b, NG_GRAPH_FACTS, node, link->score);
}

static void
add_base (NgBuilder *b, const char *kb)
{
  const NgGraphOptions *o = b->options;

  ng_builder_iri (b, NG_GRAPH_PROV, kb, NG_RDF_TYPE, NG_SCHEMA_DATASET);
  ng_builder_plain (b, NG_GRAPH_PROV, kb, NG_RDFS_LABEL, ng_builder_keep_line (b, o->kb, -1));
  ng_builder_plain (b, NG_GRAPH_PROV, kb, NG_SCHEMA_SHA256, ng_builder_keep (b, o->kb_version, -1));
}

void
ng_graph_add_links (NgBuilder *b)
{
  g_autoptr (GHashTable) linked = g_hash_table_new (NULL, NULL); /* of IRIs, each kept once */

  if (b->options->kb == NULL || b->options->kb_version == NULL)
    return;
  const char *kb = ng_mint_kb (b->mint, b->options->kb, b->options->kb_version);
  for (NgId i = 0; i < ng_n_links (b->analysis); i++)
    {
      const NgLink *link = ng_link (b->analysis, i);
      const char *entity = b->mint->entities[link->entity];
      if (!b->shown[link->entity] || !g_hash_table_add (linked, (gpointer) entity))
        continue;
      if (link->qid)
        add_same (b, link, link->qid, ng_builder_wikidata (b, link->qid), kb);
      if (link->geonames)
        add_same (b, link, link->geonames, ng_builder_geonames (b, link->geonames), kb);
    }
  if (g_hash_table_size (linked) > 0)
    add_base (b, kb);
}
