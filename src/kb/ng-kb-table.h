/* ng-kb-table.h: what users have in files → entries: tables with named columns, GeoNames' dumps,
 * other knowledge bases. */
#ifndef NG_KB_TABLE_H
#define NG_KB_TABLE_H

#include "kb/ng-kb-runs.h"

/* The columns of a table, one a line with what stands in it: for help. */
extern const char ng_kb_table_columns[];

/* Adds what @path holds to @runs.  What it is, its first bytes say: a knowledge base; a table whose
 * first line, or a line "#columns", names columns; else GeoNames: 19 columns (cities15000.txt,
 * allCountries.txt), or 8 to 10 (alternateNamesV2.txt: names of places that are added as well).
 * @n_rows: (inout): rows read.
 * FALSE and NG_ERROR_INPUT naming file, line and what was expected, or NG_ERROR_IO. */
gboolean ng_kb_table_add (NgKbRuns *runs, const char *path, guint64 *n_rows, GError **error);

#endif
