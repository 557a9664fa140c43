/* ng-lexicon.h: the tables of language, read-only; look-up and nothing else.
 *
 * A table is a file data/NAME.tsv: comment lines that start with '#' (columns, source, licence),
 * then rows of tab-separated fields.  The first line that starts with "#columns" names the columns,
 * tab-separated.  The first column is the key; a key may hold several words separated by one space,
 * and several rows may have one key.  An empty field is "".
 *
 * All tables of a data directory are read when the lexicon is opened; it is immutable afterwards
 * and shared by all threads.
 */
#ifndef NG_LEXICON_H
#define NG_LEXICON_H

#include <glib.h>

typedef struct _NgLexicon NgLexicon;
typedef struct _NgTable NgTable;

/* Opens every *.tsv below @directory (no recursion).
 * Returns: (transfer full): NULL and NG_ERROR_DATA with file, line and what was expected. */
NgLexicon *ng_lexicon_open (const char *directory, GError **error);
void ng_lexicon_free (NgLexicon *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgLexicon, ng_lexicon_free)

/* SHA-256 over names and bytes of all tables, 64 hex digits: part of a run's provenance. */
const char *ng_lexicon_digest (const NgLexicon *self);

/* The table data/@name.tsv. Returns: (transfer none): NULL and NG_ERROR_DATA if there is none or if
 * it lacks one of the NULL-terminated list of column names that the caller will use. */
const NgTable *ng_lexicon_table (const NgLexicon *self, const char *name, GError **error,
                                 ...) G_GNUC_NULL_TERMINATED;

/* Opens one table outside of the data directory, with the columns that it must have.
 * Returns: (transfer full): NULL and NG_ERROR_DATA with @path, line and what was expected. */
NgTable *ng_table_open (const char *path, GError **error, ...) G_GNUC_NULL_TERMINATED;
void ng_table_free (NgTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTable, ng_table_free)

/* SHA-256 of the file, 64 hex digits. */
const char *ng_table_digest (const NgTable *self);

/* Line of the file that a row stands in, from 1. */
guint ng_table_line (const NgTable *self, guint row);

guint ng_table_n_rows (const NgTable *self);

/* Index of a column; -1 if there is none. */
int ng_table_column (const NgTable *self, const char *name);

/* Field of a row. Returns: (transfer none): never NULL. */
const char *ng_table_get (const NgTable *self, guint row, guint column);

/* As above, by the name of the column, which must exist. */
const char *ng_table_field (const NgTable *self, guint row, const char *column);

/* First row whose key is exactly @key (@length bytes, -1: NUL-terminated); -1 if none.  Rows of one
 * key are chained: ng_table_next gives the next one in file order, -1 after the last. */
int ng_table_find (const NgTable *self, const char *key, gssize length);
int ng_table_next (const NgTable *self, int row);

/* The first of @row and the rows of its key behind it whose @column is @value; -1 if none or if
 * @row is -1. */
int ng_table_with (const NgTable *self, int row, const char *column, const char *value);

/* As ng_table_find, but @key is lower-cased first and compared with lower-cased keys. */
int ng_table_find_nocase (const NgTable *self, const char *key, gssize length);

/* One word of a text, for phrase look-up. */
typedef struct
{
  const char *text;
  gsize length; /* bytes */
} NgWord;

/* The longest key that is made of the first k of the @n words joined by one space.
 * @nocase: as above.  @k: (out): number of words matched.  Returns: its first row, -1 if none. */
int ng_table_find_phrase (const NgTable *self, const NgWord *words, guint n, gboolean nocase,
                          guint *k);

#endif
