/* ng-event-rows.h: events as rows of a table, for programs that do not read RDF.
 *
 * Reads the records that the graph is built from; one row for each happening.  Two forms:
 * csv-events: every happening with all that is known of it, RFC 4180, the header once;
 * plover: JSON Lines, only what PLOVER has a class for, coded as its manual says: what somebody
 * says that they will do is an agreement or a threat, what they will not do a refusal, what others
 * must do a request; what is denied is not coded.
 */
#ifndef NG_EVENT_ROWS_H
#define NG_EVENT_ROWS_H

#include "record/ng-analysis.h"

typedef enum
{
  NG_ROWS_NONE,
  NG_ROWS_CSV_EVENTS,
  NG_ROWS_PLOVER,
  NG_ROWS_CSV_CLAIMS, /* see ng-claim-rows.h */
  NG_ROWS_DNA,
  NG_N_ROWS
} NgRowsFormat;

/* NG_ROWS_NONE if no format has this name or extension. */
NgRowsFormat ng_event_rows_from_name (const char *name);
const char *ng_event_rows_extension (NgRowsFormat format);

/* What stands once at the head of an output; "" for none. */
const char *ng_event_rows_header (NgRowsFormat format);

/* Appends the rows of one document. @base: start of the IRIs, as the graph has them.
 * FALSE and NG_ERROR_FORMAT if an IRI cannot be made. */
gboolean ng_event_rows_put (const NgAnalysis *analysis, NgRowsFormat format, const char *base,
                            GString *out, GError **error);

#endif
