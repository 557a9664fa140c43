/* ng-sparql.h: what can be told of a query by its words alone: its form, its prefixes, whether it
 * calls other endpoints.  No parser: the engine says whether the query is well-formed. */
#ifndef NG_SPARQL_H
#define NG_SPARQL_H

#include <glib.h>

typedef enum
{
  NG_SPARQL_SELECT,
  NG_SPARQL_ASK,
  NG_SPARQL_CONSTRUCT,
  NG_SPARQL_DESCRIBE,
  NG_SPARQL_UPDATE,
  NG_SPARQL_NONE, /* no such word */
} NgSparqlForm;

typedef struct
{
  NgSparqlForm form;
  gboolean has_service;
  gboolean varies;      /* asked again of the same store it may have another answer */
  GHashTable *used;     /* set of char *: prefixes of names, without the colon */
  GHashTable *declared; /* prefix → IRI, char * */
} NgSparqlScan;

/* @text: any bytes; strings, comments and IRIs are passed over. Cost: linear. */
void ng_sparql_scan (const char *text, NgSparqlScan *scan);
void ng_sparql_scan_clear (NgSparqlScan *scan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NgSparqlScan, ng_sparql_scan_clear)

/* @text with more space wherever there is some between two words or signs, and before some
 * signs.
 * Returns: (transfer full) (nullable): NULL if @text is very long. */
char *ng_sparql_widen (const char *text);

#endif
