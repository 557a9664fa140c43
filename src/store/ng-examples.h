/* ng-examples.h: the queries of the ontology by name, with parameters.
 *
 * A query is a file of ontology/queries.  Its first line says in a comment what it answers, its
 * second its name and parameters, each with the term that stands for it in the text: #
 * @who-said-what --country country:CHN
 */
#ifndef NG_EXAMPLES_H
#define NG_EXAMPLES_H

#include <glib.h>

typedef struct
{
  char *name;         /* "who-said-what" */
  char *title;        /* "Who says what about a country …" */
  char *file;         /* "q01.rq" */
  char *text;         /* the whole file */
  GPtrArray *options; /* of char *: "country", "country:CHN", … */
} NgExample;

typedef struct
{
  GPtrArray *examples;  /* of NgExample, by file name */
  GHashTable *prefixes; /* prefix → IRI, char *: all that the queries declare */
} NgExamples;

/* @ontology_dir: where queries/ lies.
 * Returns: (transfer full): NULL and NG_ERROR_DATA naming the file that cannot be read, or has no
 * such second line. */
NgExamples *ng_examples_new (const char *ontology_dir, GError **error);
void ng_examples_free (NgExamples *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgExamples, ng_examples_free)

/* Returns: (transfer none) (nullable): by name, or by file without its ending. */
const NgExample *ng_examples_find (const NgExamples *self, const char *name);

/* The term that stands for the parameter @option, NULL if there is none. */
const char *ng_example_default (const NgExample *self, const char *option);

/* Puts values in the place of parameters.  @values: parameter, value, …, NULL; each parameter is
 * one of @self.  A value is for a name like country:CHN its local part in any spelling ("chn",
 * "Vladimir Putin") or an absolute IRI; for a literal its text. Returns: (transfer full): the text;
 * NULL and NG_ERROR_FORMAT if a value fits nothing. */
char *ng_example_fill (const NgExample *self, char *const *values, GError **error);

/* Returns: (transfer full): IRI of the node that @value stands for; NULL for a literal. */
char *ng_example_node (const NgExamples *examples, const NgExample *self, const char *option,
                       const char *value);

#endif
