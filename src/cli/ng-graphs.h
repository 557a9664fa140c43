/* ng-graphs.h: files of RDF as arguments of a command. */
#ifndef NG_GRAPHS_H
#define NG_GRAPHS_H

#include <stdio.h>

#include "rdf/ng-rdf-reader.h"

/* For ng_inputs_expand: names of files that can be read, NULL-terminated. */
extern const char *const ng_graphs_endings[];

/* The format of @file: @option (nullable) if it is given, else by the name, for "-" by its first
 * character (Turtle and TriG, or N-Quads and N-Triples).
 * FALSE after complaining if it is none that can be read. */
gboolean ng_graphs_format (const char *file, const char *option, NgRdfFormat *format);

/* "standard input" for "-". */
const char *ng_graphs_shown_name (const char *file);

/* "-": standard input. NULL and NG_ERROR_IO if it cannot be read. */
FILE *ng_graphs_open (const char *file, GError **error);
/* @in: (nullable). */
void ng_graphs_close (FILE *in);

#endif
