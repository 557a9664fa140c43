/* ng-graph-article.c: the article, what it states itself and what it mentions; its graphs and the
 * run that made them.  No clock is asked: the run is named by version and settings.
 */
#include "graph/ng-builder.h"

#include <string.h>

#include "graph/ng-iri.h"
#include "graph/ng-vocabulary.h"

static const NgBlock *
find_block (const NgAnalysis *a, NgBlockKind kind)
{
  for (NgId i = 0; i < ng_n_blocks (a); i++)
    if (ng_block (a, i)->kind == kind)
      return ng_block (a, i);
  return NULL;
}

/* ---- where, when and by whom it was published ---- */

/* The organisation of this name that the graph shows already. */
static NgId
find_organisation (const NgBuilder *b, const char *iri)
{
  for (NgId i = 0; i < ng_n_entities (b->analysis); i++)
    if (b->shown[i] && strcmp (b->mint->entities[i], iri) == 0)
      return i;
  return NG_NONE;
}

static void
add_publisher (NgBuilder *b)
{
  const NgDocument *d = &b->analysis->document;
  const char *name = d->publisher ? d->publisher : d->agency;
  const char *iri = name ? ng_mint_organisation (b->mint, name) : NULL;
  NgId agency = g_strcmp0 (name, d->agency) == 0 ? ng_happenings_entity_in (
                    b->analysis, d->dateline_agency, NG_KIND_ORGANISATION, NG_KIND_ORGANISATION)
                                                 : NG_NONE;

  if (agency != NG_NONE)
    iri = b->mint->entities[agency];
  if (iri == NULL)
    return;
  ng_builder_iri (b, NG_GRAPH_PROV, b->mint->document, NG_SCHEMA_PUBLISHER, iri);
  if (agency != NG_NONE || find_organisation (b, iri) != NG_NONE)
    return;
  ng_builder_iri (b, NG_GRAPH_ENTITIES, iri, NG_RDF_TYPE, NG_SCHEMA_ORGANIZATION);
  ng_builder_text (b, NG_GRAPH_ENTITIES, iri, NG_RDFS_LABEL, ng_builder_keep_line (b, name, -1));
}

/* The dateline without the dash that ends it. */
static void
add_dateline (NgBuilder *b)
{
  const NgBlock *block = find_block (b->analysis, NG_BLOCK_DATELINE);
  static const char *const tails[] = { " ", "\n", "-", "–", "—", ":" };
  gboolean cut = TRUE;

  if (block == NULL)
    return;
  const char *text = ng_analysis_text (b->analysis, block->span);
  gsize n = ng_span_length (block->span);
  while (cut)
    {
      cut = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
        {
          gsize k = strlen (tails[i]);
          if (n > k && memcmp (text + n - k, tails[i], k) == 0)
            {
              n -= k;
              cut = TRUE;
            }
        }
    }
  ng_builder_plain (b, NG_GRAPH_PROV, b->mint->document, NG_SCHEMA_DATELINE,
                    ng_builder_keep_line (b, text, n));
}

/* A day is a date; a month or a week is a period. */
static void
add_date (NgBuilder *b)
{
  const NgDocument *d = &b->analysis->document;

  if (d->date_first != NG_NO_DAY && d->date_first == d->date_last)
    ng_builder_day (b, NG_GRAPH_PROV, b->mint->document, NG_SCHEMA_DATEPUBLISHED, d->date_first);
  else
    ng_builder_period (b, NG_GRAPH_PROV, b->mint->document, d->date_first, d->date_last);
}

static void
add_origin (NgBuilder *b)
{
  const NgAnalysis *a = b->analysis;
  const NgBlock *byline = find_block (a, NG_BLOCK_BYLINE);
  NgId place = b->happenings->dateline;
  NgId author = byline ? ng_happenings_entity_in (a, byline->span, NG_KIND_PERSON, NG_KIND_PERSON)
                       : NG_NONE;

  add_publisher (b);
  add_dateline (b);
  add_date (b);
  if (place != NG_NONE)
    ng_builder_iri (b, NG_GRAPH_PROV, b->mint->document, NG_SCHEMA_LOCATIONCREATED,
                    b->mint->entities[place]);
  if (author != NG_NONE)
    ng_builder_iri (b, NG_GRAPH_PROV, b->mint->document, NG_SCHEMA_AUTHOR,
                    b->mint->entities[author]);
}

/* ---- the article ---- */

static void
add_metadata (NgBuilder *b)
{
  const NgAnalysis *a = b->analysis;
  const char *doc = b->mint->document;
  const NgBlock *headline = find_block (a, NG_BLOCK_HEADLINE);
  g_autofree char *url = a->document.url ? ng_iri_from_address (a->document.url) : NULL;
  g_autofree char *sha256
      = a->document.sha256 ? g_strdup (a->document.sha256)
                           : g_compute_checksum_for_string (G_CHECKSUM_SHA256, a->text, a->length);

  ng_builder_iri (b, NG_GRAPH_PROV, doc, NG_RDF_TYPE, NG_SCHEMA_NEWSARTICLE);
  ng_builder_plain (b, NG_GRAPH_PROV, doc, NG_SCHEMA_SHA256, ng_builder_keep (b, sha256, -1));
  ng_builder_plain (b, NG_GRAPH_PROV, doc, NG_SCHEMA_INLANGUAGE, b->language);
  if (headline)
    ng_builder_text (b, NG_GRAPH_PROV, doc, NG_SCHEMA_HEADLINE,
                     ng_builder_keep_line (b, ng_analysis_text (a, headline->span),
                                           ng_span_length (headline->span)));
  else if (a->document.title)
    ng_builder_text (b, NG_GRAPH_PROV, doc, NG_SCHEMA_HEADLINE,
                     ng_builder_keep_line (b, a->document.title, -1));
  if (url)
    ng_builder_iri (b, NG_GRAPH_PROV, doc, NG_SCHEMA_URL, ng_builder_keep (b, url, -1));
}

static void
add_mentions (NgBuilder *b)
{
  for (NgId i = 0; i < ng_n_entities (b->analysis); i++)
    if (b->mentioned[i])
      ng_builder_iri (b, NG_GRAPH_PROV, b->mint->document, NG_SCHEMA_MENTIONS,
                      b->mint->entities[i]);
  for (NgId i = 0; i < b->happenings->n; i++)
    if (b->happenings->lead[i] == i)
      ng_builder_iri (b, NG_GRAPH_PROV, b->mint->document,
                      b->happenings->stated[i] ? NG_NG_CONTENTEVENT : NG_SCHEMA_MENTIONS,
                      ng_builder_event (b, i));
}

static void
add_run (NgBuilder *b)
{
  static const NgGraphKind graphs[] = { NG_GRAPH_FACTS, NG_GRAPH_TEXT };
  const char *doc = b->mint->document, *version = b->options->version;
  const char *run = ng_mint_run (b->mint, version, b->options->settings);
  const char *software = ng_mint_software (b->mint, version);
  g_autofree char *label = g_strconcat ("newsgraph ", version, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (graphs); i++)
    {
      const char *graph = ng_mint_graph (b->mint, graphs[i]);
      ng_builder_iri (b, NG_GRAPH_PROV, graph, NG_RDF_TYPE, NG_PROV_ENTITY);
      ng_builder_iri (b, NG_GRAPH_PROV, graph, NG_PROV_WASDERIVEDFROM, doc);
      ng_builder_iri (b, NG_GRAPH_PROV, graph, NG_PROV_WASGENERATEDBY, run);
    }
  ng_builder_iri (b, NG_GRAPH_PROV, run, NG_RDF_TYPE, NG_PROV_ACTIVITY);
  ng_builder_iri (b, NG_GRAPH_PROV, run, NG_PROV_USED, doc);
  ng_builder_iri (b, NG_GRAPH_PROV, run, NG_PROV_WASASSOCIATEDWITH, software);
  ng_builder_iri (b, NG_GRAPH_PROV, software, NG_RDF_TYPE, NG_PROV_SOFTWAREAGENT);
  ng_builder_iri (b, NG_GRAPH_PROV, software, NG_RDF_TYPE, NG_SCHEMA_SOFTWAREAPPLICATION);
  ng_builder_plain (b, NG_GRAPH_PROV, software, NG_RDFS_LABEL, ng_builder_keep (b, label, -1));
  ng_builder_plain (b, NG_GRAPH_PROV, software, NG_SCHEMA_SOFTWAREVERSION,
                    ng_builder_keep (b, version, -1));
}

void
ng_graph_add_article (NgBuilder *b)
{
  add_metadata (b);
  add_origin (b);
  add_mentions (b);
  add_run (b);
}
