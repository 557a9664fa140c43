/* ng-csv.h: fields of a comma-separated table (RFC 4180). */
#ifndef NG_CSV_H
#define NG_CSV_H

#include <glib.h>

/* Appends one field, with a comma before it unless it begins a row; quoted where it must be, line
 * ends as blanks. @text: (nullable): NULL for an empty field. */
void ng_csv_put (GString *out, const char *text);

#endif
