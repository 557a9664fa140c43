/* ng-terms.h: is a statement fit for every format and every reader?
 *
 * librdf, raptor and serd check none of this and lose or change data without a word where it is
 * broken; so nothing becomes a node that was not checked here.
 */
#ifndef NG_TERMS_H
#define NG_TERMS_H

#include "graph/ng-statement.h"

/* Absolute IRIs; literals in UTF-8 without noncharacters; a datatype or a language, not both; a
 * language tag in lower case; no xsd:string; the lexical forms of the datatypes that writers
 * abbreviate or stores compute with.
 * FALSE and NG_ERROR_FORMAT naming the statement's subject and predicate and what was expected. */
gboolean ng_terms_check_statement (const NgStatement *statement, GError **error);

/* As above for the name of a graph or the namespace of a prefix. */
gboolean ng_terms_check_iri (const char *iri, GError **error);

/* TRUE if XML 1.0 can hold the text: no control character but tab and line feed. */
gboolean ng_terms_is_xml (const char *text);

#endif
