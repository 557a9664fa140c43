/* ng-graph.h: records → statements, as ontology/ describes them. */
#ifndef NG_GRAPH_H
#define NG_GRAPH_H

#include "graph/ng-statement.h"
#include "record/ng-analysis.h"

typedef enum
{
  NG_MENTIONS_FULL, /* every property of a mention */
  NG_MENTIONS_LEAN, /* anchor and referent; the rest is in the IRI */
  NG_MENTIONS_NONE, /* spans of claims only */
} NgMentionDetail;

typedef struct
{
  const char *base; /* "https://w3id.org/newsgraph/id/", absolute, ends in '/' */
  NgMentionDetail mentions;
  gboolean no_text;       /* leave nif:isString out */
  const char *version;    /* of the program */
  const char *kb;         /* nullable: title of the knowledge base that links come from */
  const char *kb_version; /* its digest, hex */
  const char *settings;   /* digest of weights, tables and options, hex: names the run */
} NgGraphOptions;

/* Checks @base. FALSE and NG_ERROR_FORMAT if it is no absolute IRI that can be extended. */
gboolean ng_graph_check_base (const char *base, GError **error);

/* Builds all statements of one document.  Cost: n log n in the records.
 * Returns: (transfer full): NULL and NG_ERROR_FORMAT if a term would not be well-formed. */
NgStatements *ng_graph_build (const NgAnalysis *analysis, const NgGraphOptions *options,
                              GError **error);

#endif
