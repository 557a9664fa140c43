/* ng-table.h: the rows of a query as a table for people. */
#ifndef NG_TABLE_H
#define NG_TABLE_H

#include <glib.h>

/* @csv: RFC 4180, UTF-8, the first record names the columns.  @width: columns of the terminal, 0
 * for as wide as needed; longer cells end in "…".  IRIs of newsgraph are shortened. */
void ng_table_put (const char *csv, gsize length, guint width, GString *out);

#endif
