/* ng-kb-table.h: what users have in files → entries: tables with named columns, GeoNames' dumps,
 * other knowledge bases. */
#ifndef NG_KB_TABLE_H
#define NG_KB_TABLE_H

#include "kb/ng-kb-runs.h"

/* The columns of a table, one a line with what stands in it: for help. */
extern const char ng_kb_table_columns[];

/* Files of this name hold the cities of Debian's libgeonames, as gresource extracts them. */
#define NG_KB_CITIES_SUFFIX ".gvariant"

/* What goes into one base. */
typedef struct
{
  NgKbRuns *runs;     /* not owned */
  GHashTable *places; /* number in GeoNames → id of the entry that has it, if it is another one */
  guint64 n_rows;     /* read so far */
  GPtrArray *licences; /* of char *: of what was read, each once */
} NgKbImport;

void ng_kb_import_init (NgKbImport *self, NgKbRuns *runs);
void ng_kb_import_clear (NgKbImport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NgKbImport, ng_kb_import_clear)

/* Adds what @path holds.  What it is, its first bytes say: a knowledge base; a table whose first
 * line, or a line "#columns", names columns; else GeoNames: 19 columns (cities15000.txt,
 * allCountries.txt), or 8 to 10 (alternateNamesV2.txt: names of places that are added as well).  A
 * table says its licence in a line "# Licence: CC0-1.0".  A place that an entry added before has
 * the number of becomes part of that entry. FALSE and NG_ERROR_INPUT naming file, line and what was
 * expected, or NG_ERROR_IO. */
gboolean ng_kb_import_add (NgKbImport *self, const char *path, GError **error);

#endif
