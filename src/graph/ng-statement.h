/* ng-statement.h: neutral RDF statements: what the graph says before any RDF library sees it. */
#ifndef NG_STATEMENT_H
#define NG_STATEMENT_H

#include <glib.h>

/* The named graph a statement belongs to. */
typedef enum
{
  NG_GRAPH_ENTITIES, /* shared: types, labels, codes, posts, times */
  NG_GRAPH_FACTS,    /* events, claims, what this document says of entities */
  NG_GRAPH_TEXT,     /* the text and the mentions */
  NG_GRAPH_PROV,     /* the article, the graphs, the run */
  NG_N_GRAPHS
} NgGraphKind;

typedef enum
{
  NG_TERM_IRI,
  NG_TERM_LITERAL
} NgTermType;

typedef struct
{
  NgTermType type;
  const char *value;    /* absolute IRI or lexical form, UTF-8 */
  const char *datatype; /* nullable: absolute IRI; NULL for plain strings (no ^^xsd:string) */
  const char *language; /* nullable: lower case, "en" */
} NgTerm;

typedef struct
{
  const char *subject;   /* absolute IRI */
  const char *predicate; /* absolute IRI */
  NgTerm object;
  NgGraphKind graph;
} NgStatement;

/* Statements of one document.  Strings belong to it. */
typedef struct
{
  GArray
      *statements; /* of NgStatement, sorted by graph, subject, predicate, object; no duplicates */
  char *graph_iris[NG_N_GRAPHS];
  GPtrArray *prefixes; /* of char *: prefix, namespace, prefix, namespace, … */
  GPtrArray *subjects; /* of const char *: each once, in the order in which people read them */
  /*< private >*/
  GStringChunk *strings;
} NgStatements;

void ng_statements_free (NgStatements *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgStatements, ng_statements_free)

#endif
