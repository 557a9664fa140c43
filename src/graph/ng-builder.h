/* ng-builder.h: one graph under construction, shared by the parts of src/graph.
 *
 * Each part reads layers and adds statements in any order; ng_builder_finish sorts them and drops
 * duplicates.  Predicates, classes and datatypes are constants of ng-vocabulary.h, never text.
 */
#ifndef NG_BUILDER_H
#define NG_BUILDER_H

#include "graph/ng-graph.h"
#include "graph/ng-happenings.h"
#include "graph/ng-mint.h"

typedef struct
{
  const NgAnalysis *analysis;
  const NgGraphOptions *options;
  NgStatements *out;
  NgMint *mint;
  NgHappenings *happenings;
  guint8 *mentioned; /* one an entity: the text refers to it */
  guint8 *shown;     /* one an entity: the graph has it: mentioned, or reached from what is */
  guint8 *acting;    /* one an entity: it is a source, an addressee, or is acted for */
  const char *language;
} NgBuilder;

/* Returns: (transfer full): NULL and NG_ERROR_FORMAT if an IRI would not be well-formed. */
NgBuilder *ng_builder_new (const NgAnalysis *analysis, const NgGraphOptions *options,
                           GError **error);
void ng_builder_free (NgBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgBuilder, ng_builder_free)

/* All strings must live as long as the statements: constants, or ng_builder_keep. */
const char *ng_builder_keep (NgBuilder *self, const char *text, gssize length);
/* The same as one line: white space and control characters become one space each run. */
const char *ng_builder_keep_line (NgBuilder *self, const char *text, gssize length);

void ng_builder_iri (NgBuilder *self, NgGraphKind graph, const char *subject, const char *predicate,
                     const char *object);
/* A plain string, in no language. */
void ng_builder_plain (NgBuilder *self, NgGraphKind graph, const char *subject,
                       const char *predicate, const char *text);
/* Text in the language of the document. */
void ng_builder_text (NgBuilder *self, NgGraphKind graph, const char *subject,
                      const char *predicate, const char *text);
void ng_builder_typed (NgBuilder *self, NgGraphKind graph, const char *subject,
                       const char *predicate, const char *text, const char *datatype);
void ng_builder_day (NgBuilder *self, NgGraphKind graph, const char *subject, const char *predicate,
                     NgDay day);
void ng_builder_count (NgBuilder *self, NgGraphKind graph, const char *subject,
                       const char *predicate, guint32 n);
/* itsrdf:taConfidence. */
void ng_builder_confidence (NgBuilder *self, NgGraphKind graph, const char *subject, float score);

/* sem:hasEarliestBeginTimeStamp and sem:hasLatestEndTimeStamp, those that are known. */
void ng_builder_period (NgBuilder *self, NgGraphKind graph, const char *subject, NgDay first,
                        NgDay last);

/* ng:polarity, ng:certainty, ng:tense. */
void ng_builder_modality (NgBuilder *self, const char *subject, NgPolarity polarity,
                          NgCertainty certainty, NgTense tense);

/* IRIs of a Wikidata item ("Q148") and of a place of GeoNames ("1814991"). */
const char *ng_builder_wikidata (NgBuilder *self, const char *item);
const char *ng_builder_geonames (NgBuilder *self, const char *number);

/* The parts, each in a file of its name. */
void ng_graph_add_entities (NgBuilder *self);
void ng_graph_add_links (NgBuilder *self);
void ng_graph_add_events (NgBuilder *self);
void ng_graph_add_claims (NgBuilder *self);
void ng_graph_add_text (NgBuilder *self);
void ng_graph_add_article (NgBuilder *self);

/* IRI of the node that the event record belongs to. */
const char *ng_builder_event (const NgBuilder *self, NgId event);

/* TRUE if the graph has both ends of @trait. */
static inline gboolean
ng_builder_shows_trait (const NgBuilder *b, const NgTrait *trait)
{
  return b->shown[trait->person] && b->shown[trait->value];
}

/* Adds what a time node says of itself and returns its IRI; NULL if @time has none. */
const char *ng_builder_time (NgBuilder *self, NgId time);

/* Sorts the statements and gives them away. */
NgStatements *ng_builder_finish (NgBuilder *self);

#endif
