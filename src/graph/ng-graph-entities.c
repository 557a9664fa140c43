/* ng-graph-entities.c: persons, countries, organisations, places, named events, unnamed agents.
 *
 * What follows from the name (type, label, codes) goes to the shared graph, where all documents say
 * the same; what this document says (whom one acts for, posts held) goes to its facts, and so does
 * all of an entity that is scoped to the document.
 */
#include "graph/ng-builder.h"

#include <string.h>

#include "graph/ng-vocabulary.h"

static NgGraphKind
home_of (const NgBuilder *b, const char *iri)
{
  return ng_mint_is_local (b->mint, iri) ? NG_GRAPH_FACTS : NG_GRAPH_ENTITIES;
}

static const char *
class_of (const NgEntity *e)
{
  switch (e->kind)
    {
    case NG_KIND_PERSON:
      return NG_SCHEMA_PERSON;
    case NG_KIND_COUNTRY:
      return e->iri || e->code ? NG_SCHEMA_COUNTRY : NG_SCHEMA_PLACE;
    case NG_KIND_ORGANISATION:
      return NG_SCHEMA_ORGANIZATION;
    case NG_KIND_PLACE:
      return e->city ? NG_SCHEMA_CITY : NG_SCHEMA_PLACE;
    case NG_KIND_NAMED_EVENT:
      return NG_SEM_EVENT;
    case NG_KIND_GROUP:
      return NG_PROV_AGENT;
    default:
      return NG_SCHEMA_THING;
    }
}

static const char *
label_of (NgBuilder *b, NgId entity)
{
  const char *name = ng_entity (b->analysis, entity)->name;
  const char *label = ng_builder_keep_line (b, name ? name : "", -1);
  return *label ? label : ng_mint_local_name (b->mint->entities[entity]);
}

static void
add_codes (NgBuilder *b, NgGraphKind g, const char *iri, const NgEntity *e)
{
  if (e->code)
    ng_builder_plain (b, g, iri, NG_SKOS_NOTATION, ng_builder_keep (b, e->code, -1));
  if (e->alpha2)
    ng_builder_plain (b, g, iri, NG_SKOS_NOTATION, ng_builder_keep (b, e->alpha2, -1));
  if (e->qid)
    ng_builder_iri (b, g, iri, NG_SCHEMA_SAMEAS, ng_builder_wikidata (b, e->qid));
  if (e->geonames)
    ng_builder_iri (b, g, iri, NG_SCHEMA_SAMEAS, ng_builder_geonames (b, e->geonames));
}

static void
add_description (NgBuilder *b, NgId entity)
{
  const NgEntity *e = ng_entity (b->analysis, entity);
  const char *iri = b->mint->entities[entity];
  NgGraphKind g = home_of (b, iri);

  ng_builder_iri (b, g, iri, NG_RDF_TYPE, class_of (e));
  ng_builder_text (b, g, iri, NG_RDFS_LABEL, label_of (b, entity));
  add_codes (b, g, iri, e);
  if (e->contained_in == NG_NONE)
    return;
  const char *country = b->mint->entities[e->contained_in];
  if (e->kind == NG_KIND_PLACE)
    ng_builder_iri (b, g, iri, NG_SCHEMA_CONTAINEDINPLACE, country);
  else if (e->kind == NG_KIND_ORGANISATION)
    ng_builder_iri (b, NG_GRAPH_FACTS, iri, NG_SCHEMA_LOCATION, country);
  else if (e->kind == NG_KIND_NAMED_EVENT)
    ng_builder_iri (b, g, iri, NG_SEM_HASPLACE, country);
}

static void
add_source_kind (NgBuilder *b, const char *iri, NgSourceKind kind)
{
  static const char *const kinds[NG_N_SOURCES] = {
    [NG_SOURCE_OFFICIAL] = NG_NG_OFFICIAL,     [NG_SOURCE_SPOKESPERSON] = NG_NG_SPOKESPERSON,
    [NG_SOURCE_POLITICIAN] = NG_NG_POLITICIAN, [NG_SOURCE_SECURITY] = NG_NG_SECURITY,
    [NG_SOURCE_ANALYST] = NG_NG_ANALYST,       [NG_SOURCE_EXPERT] = NG_NG_EXPERT,
    [NG_SOURCE_WITNESS] = NG_NG_WITNESS,       [NG_SOURCE_CITIZEN] = NG_NG_CITIZEN,
    [NG_SOURCE_ACTIVIST] = NG_NG_ACTIVIST,     [NG_SOURCE_CRITIC] = NG_NG_CRITIC,
    [NG_SOURCE_INSIDER] = NG_NG_INSIDER,       [NG_SOURCE_BUSINESS] = NG_NG_BUSINESS,
    [NG_SOURCE_DOCUMENT] = NG_NG_DOCUMENT,     [NG_SOURCE_POLL] = NG_NG_POLL,
    [NG_SOURCE_MEDIA] = NG_NG_MEDIA,
  };
  if (kinds[kind])
    ng_builder_iri (b, NG_GRAPH_FACTS, iri, NG_NG_SOURCEKIND, kinds[kind]);
}

/* "foreign minister" → "Foreign Minister"; words like "of" stay. */
static void
append_title (GString *out, const char *post)
{
  static const char *const small[] = { "of", "the", "for", "and", "to", "in", "at", "on" };
  g_auto (GStrv) words = g_strsplit (post, " ", -1);

  for (guint i = 0; words[i]; i++)
    {
      gboolean stays = FALSE;
      for (guint k = 0; k < G_N_ELEMENTS (small); k++)
        stays |= i > 0 && strcmp (words[i], small[k]) == 0;
      if (i > 0)
        g_string_append_c (out, ' ');
      if (*words[i] == '\0')
        continue;
      gunichar c = g_utf8_get_char (words[i]);
      g_string_append_unichar (out, stays ? c : g_unichar_toupper (c));
      g_string_append (out, g_utf8_next_char (words[i]));
    }
}

static void
add_post (NgBuilder *b, const NgEntity *e, const char *post)
{
  NgGraphKind g = home_of (b, post);
  NgId place = ng_mint_post_place (e);
  const char *role = ng_mint_role (b->mint, e->post);
  g_autoptr (GString) label = g_string_new (NULL);

  append_title (label, e->post);
  g_string_append_printf (label, " of %s", label_of (b, place));
  if (e->accredited_to != NG_NONE)
    g_string_append_printf (label, " to %s", label_of (b, e->accredited_to));
  ng_builder_iri (b, g, post, NG_RDF_TYPE, NG_ORG_POST);
  ng_builder_text (b, g, post, NG_RDFS_LABEL, ng_builder_keep (b, label->str, -1));
  ng_builder_iri (b, g, post, NG_ORG_POSTIN, b->mint->entities[place]);
  ng_builder_iri (b, g, post, NG_ORG_ROLE, role);
  if (e->accredited_to != NG_NONE)
    ng_builder_iri (b, g, post, NG_NG_ACCREDITEDTO, b->mint->entities[e->accredited_to]);
  ng_builder_iri (b, NG_GRAPH_ENTITIES, role, NG_RDF_TYPE, NG_ORG_ROLE_CLASS);
  ng_builder_text (b, NG_GRAPH_ENTITIES, role, NG_RDFS_LABEL, ng_builder_keep (b, e->post, -1));
}

/* What this document says of the entity. */
static void
add_standing (NgBuilder *b, NgId entity)
{
  const NgEntity *e = ng_entity (b->analysis, entity);
  const char *iri = b->mint->entities[entity];

  if (e->acts_for != NG_NONE)
    ng_builder_iri (b, NG_GRAPH_FACTS, iri, NG_PROV_ACTEDONBEHALFOF,
                    b->mint->entities[e->acts_for]);
  if (e->post && *e->post)
    {
      const char *post = ng_mint_post (b->mint, e);
      if (post)
        {
          ng_builder_iri (b, NG_GRAPH_FACTS, iri, NG_ORG_HOLDS, post);
          add_post (b, e, post);
        }
      else
        ng_builder_text (b, NG_GRAPH_FACTS, iri, NG_SCHEMA_JOBTITLE,
                         ng_builder_keep (b, e->post, -1));
    }
  add_source_kind (b, iri, e->source_kind);
  if (b->acting[entity] && e->kind != NG_KIND_PERSON && e->kind != NG_KIND_COUNTRY
      && e->kind != NG_KIND_ORGANISATION)
    ng_builder_iri (b, NG_GRAPH_FACTS, iri, NG_RDF_TYPE, NG_PROV_AGENT);
}

/* Members of a bloc by the program's own table; that one is a member is said on the day of the
 * article. */
static void
add_membership (NgBuilder *b, const NgMembership *m)
{
  const NgDocument *d = &b->analysis->document;
  const char *country = b->mint->entities[m->country], *body = b->mint->entities[m->body];
  const char *iri = ng_mint_membership (b->mint, m->country, m->body, m->first);

  ng_builder_iri (b, NG_GRAPH_ENTITIES, iri, NG_RDF_TYPE, NG_ORG_MEMBERSHIP);
  ng_builder_iri (b, NG_GRAPH_ENTITIES, iri, NG_ORG_MEMBER, country);
  ng_builder_iri (b, NG_GRAPH_ENTITIES, iri, NG_ORG_ORGANIZATION, body);
  ng_builder_period (b, NG_GRAPH_ENTITIES, iri, m->first, m->last);
  if (d->date_first != NG_NO_DAY && (m->first == NG_NO_DAY || m->first <= d->date_first)
      && (m->last == NG_NO_DAY || m->last >= d->date_last))
    ng_builder_iri (b, NG_GRAPH_FACTS, country, NG_ORG_MEMBEROF, body);
}

/* Nationality and residence stand in the facts of the document that says so, with a statement that
 * has its score; the words point at that statement. */
static void
add_trait (NgBuilder *b, const NgTrait *t)
{
  const char *person = b->mint->entities[t->person], *value = b->mint->entities[t->value];
  const char *node = ng_mint_trait (b->mint, t);
  const char *property
      = t->kind == NG_TRAIT_NATIONALITY ? NG_SCHEMA_NATIONALITY : NG_SCHEMA_HOMELOCATION;

  ng_builder_iri (b, NG_GRAPH_FACTS, person, property, value);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_RDF_TYPE, NG_RDF_STATEMENT);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_RDF_SUBJECT, person);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_RDF_PREDICATE, property);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_RDF_OBJECT, value);
  ng_builder_iri (b, NG_GRAPH_FACTS, node, NG_PROV_WASDERIVEDFROM, b->mint->document);
  ng_builder_confidence (b, NG_GRAPH_FACTS, node, t->score);
}

void
ng_graph_add_entities (NgBuilder *b)
{
  g_autoptr (GHashTable) described = g_hash_table_new (NULL, NULL); /* of IRIs, each kept once */

  for (NgId i = 0; i < ng_n_entities (b->analysis); i++)
    {
      if (!b->shown[i])
        continue;
      if (g_hash_table_add (described, (gpointer) b->mint->entities[i]))
        add_description (b, i);
      add_standing (b, i);
    }
  for (NgId i = 0; i < ng_n_memberships (b->analysis); i++)
    {
      const NgMembership *m = ng_membership (b->analysis, i);
      if (b->shown[m->country] && b->shown[m->body])
        add_membership (b, m);
    }
  for (NgId i = 0; i < ng_n_traits (b->analysis); i++)
    if (ng_builder_shows_trait (b, ng_trait (b->analysis, i)))
      add_trait (b, ng_trait (b->analysis, i));
}
