/* ng-dump.h: the text form of an analysis, which can be read back.
 *
 * One line a record, tab-separated `field=value` after the layer's name and the record's id; a span
 * shows its text as a comment.  Strings are escaped as in C.
 */
#ifndef NG_DUMP_H
#define NG_DUMP_H

#include "record/ng-analysis.h"

/* Appends one layer to @out. */
void ng_dump_layer (const NgAnalysis *self, NgLayer layer, GString *out);

/* Appends document, text and all layers (not the encoder's vectors). */
void ng_dump_analysis (const NgAnalysis *self, GString *out);

/* Reads what ng_dump_analysis wrote.
 * Returns: (transfer full): NULL and NG_ERROR_FORMAT with the line's number on error. */
NgAnalysis *ng_dump_read (const char *text, GError **error);

#endif
