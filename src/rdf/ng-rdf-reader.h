/* ng-rdf-reader.h: Turtle, TriG, N-Triples, N-Quads → quads, one at a time, through serd.
 *
 * Terms come as N-Triples writes them, checked: a quad that comes out is well-formed in N-Quads and
 * in the data blocks of SPARQL Update.
 */
#ifndef NG_RDF_READER_H
#define NG_RDF_READER_H

#include <stdio.h>

#include "rdf/ng-rdf-writer.h"

/* Strings are valid during the call only. */
typedef struct
{
  const char *subject;   /* "<https://…>" or "_:b1" */
  const char *predicate; /* "<https://…>" */
  const char *object;    /* "<https://…>", "_:b1", "\"text\"@en" */
  const char *graph;     /* nullable: NULL for the default graph, else as a subject */
} NgRdfQuad;

/* Takes a quad. Returns: FALSE and @error set to stop reading. */
typedef gboolean (*NgRdfQuadFunc) (const NgRdfQuad *quad, gpointer data, GError **error);

/* TRUE if ng_rdf_read can read this format. */
gboolean ng_rdf_is_readable (NgRdfFormat format);

/* Reads @in to its end.  @name stands in messages.  There is no base IRI: relative IRIs are errors.
 * FALSE and NG_ERROR_INPUT with name, line and column if the text is not of this format,
 * NG_ERROR_IO, or the error of @take. */
gboolean ng_rdf_read (NgRdfFormat format, const char *name, FILE *in, NgRdfQuadFunc take,
                      gpointer data, GError **error);

#endif
