/* ng-results.h: the answer to a query while it passes: cut into rows, counted, checked to be whole.
 *
 * Engines say 200 before they know that all goes well; Oxigraph then appends its error message to
 * the rows and ends the answer as if it were good.  So nothing passes here before it is a complete
 * row, and what does not end as its format ends is an error.
 */
#ifndef NG_RESULTS_H
#define NG_RESULTS_H

#include <glib.h>

typedef enum
{
  NG_RESULTS_CSV,
  NG_RESULTS_TSV,
  NG_RESULTS_JSON,
  NG_RESULTS_XML,
  NG_RESULTS_LINES, /* N-Triples, N-Quads: a row is a statement */
  NG_RESULTS_GRAPH, /* Turtle, TriG, RDF/XML, JSON-LD: rows are not counted */
  NG_N_RESULTS
} NgResultsKind;

/* From a media type without parameters; NG_N_RESULTS if it is none of the above. */
NgResultsKind ng_results_kind (const char *media_type);

typedef struct
{
  /*< private >*/
  NgResultsKind kind;
  guint64 max_rows;  /* 0: no limit */
  guint64 n_records; /* complete ones that passed, a header among them */
  GString *waiting;  /* bytes that belong to no complete row yet */
  gsize scanned;     /* of waiting */
  gboolean quoted, escaped, started;
  int depth;
  /*< public >*/
  gboolean truncated; /* there was a row more than allowed */
} NgResults;

void ng_results_init (NgResults *self, NgResultsKind kind, guint64 max_rows);
void ng_results_clear (NgResults *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NgResults, ng_results_clear)

/* Appends to @out what has become complete.  When the limit is passed, appends the end of the
 * format and returns FALSE: no more is wanted. Cost: linear. */
gboolean ng_results_feed (NgResults *self, const char *bytes, gsize length, GString *out);

/* The answer has ended: appends the rest to @out. FALSE if it broke off. */
gboolean ng_results_finish (NgResults *self, GString *out);

/* Returns: (transfer full): what stands after the last complete row: the engine's message if
 * ng_results_finish said FALSE; may be "". */
char *ng_results_rest (const NgResults *self);

/* Rows that passed. */
guint64 ng_results_count (const NgResults *self);

#endif
