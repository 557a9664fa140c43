/* ng-lexicon.c: see ng-lexicon.h.
 *
 * Each file is kept whole; fields are cut in place.  Keys are hashed twice, as written and
 * lower-cased.  Cost: one pass over the bytes when opened, O(1) a look-up.
 */
#include "lexicon/ng-lexicon.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"

/* Columns of one table: more is surely a mistake of the file. */
#define MAX_COLUMNS 32u

struct _NgTable
{
  char *name;
  char *bytes;    /* the file, cut at tabs and line ends */
  char **columns; /* NULL-terminated names */
  guint n_columns;
  GPtrArray *fields; /* [rows * n_columns], point into bytes */
  GArray *next;      /* int [rows]: next row with the same key, -1 */
  GHashTable *exact; /* key → row + 1, points into bytes */
  GHashTable *lower; /* lower-case key → row + 1, owned */
  guint max_words;   /* words of the longest key */
};

struct _NgLexicon
{
  GHashTable *tables; /* name → NgTable */
  char *digest;
};

static void
table_free (NgTable *self)
{
  g_free (self->name);
  g_free (self->bytes);
  g_strfreev (self->columns);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->next);
  g_hash_table_unref (self->exact);
  g_hash_table_unref (self->lower);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTable, table_free)

static void
index_key (NgTable *self, char *key, int row)
{
  guint words = 1;
  gpointer first = g_hash_table_lookup (self->exact, key);

  for (const char *p = key; *p; p++)
    words += *p == ' ';
  self->max_words = MAX (self->max_words, words);
  if (first == NULL)
    g_hash_table_insert (self->exact, key, GINT_TO_POINTER (row + 1));
  else
    {
      int last = GPOINTER_TO_INT (first) - 1;
      while (g_array_index (self->next, int, last) >= 0)
        last = g_array_index (self->next, int, last);
      g_array_index (self->next, int, last) = row;
    }
  char *lower = ng_lower (key, -1);
  if (g_hash_table_contains (self->lower, lower))
    g_free (lower);
  else
    g_hash_table_insert (self->lower, lower, GINT_TO_POINTER (row + 1));
}

static gboolean
add_row (NgTable *self, char *line, guint number, GError **error)
{
  guint n = 0;
  int row = self->next->len, none = -1;
  char *key = line;

  for (char *p = line; p != NULL; n++)
    {
      char *tab = strchr (p, '\t');
      if (tab)
        *tab++ = '\0';
      g_ptr_array_add (self->fields, p);
      p = tab;
    }
  if (n != self->n_columns || *key == '\0')
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                   "%s.tsv:%u: %u fields, expected %u and a key in the first", self->name, number,
                   n, self->n_columns);
      return FALSE;
    }
  g_array_append_val (self->next, none);
  index_key (self, key, row);
  return TRUE;
}

static gboolean
read_line (NgTable *self, char *line, guint number, GError **error)
{
  if (g_str_has_prefix (line, "#columns\t"))
    {
      self->columns = g_strsplit (line + strlen ("#columns\t"), "\t", MAX_COLUMNS);
      self->n_columns = g_strv_length (self->columns);
      return TRUE;
    }
  if (*line == '#' || *line == '\0')
    return TRUE;
  if (self->columns == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                   "%s.tsv:%u: a row before the line that starts with \"#columns\"", self->name,
                   number);
      return FALSE;
    }
  return add_row (self, line, number, error);
}

/* Takes @bytes. */
static NgTable *
table_parse (const char *name, char *bytes, GError **error)
{
  g_autoptr (NgTable) self = g_new0 (NgTable, 1);
  guint number = 0;

  self->name = g_strdup (name);
  self->bytes = bytes;
  self->fields = g_ptr_array_new ();
  self->next = g_array_new (FALSE, FALSE, sizeof (int));
  self->exact = g_hash_table_new (g_str_hash, g_str_equal);
  self->lower = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_utf8_validate (bytes, -1, NULL))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s.tsv: not valid UTF-8", name);
      return NULL;
    }
  for (char *line = bytes; line != NULL && *line != '\0';)
    {
      char *end = strchr (line, '\n');
      if (end)
        *end++ = '\0';
      if (!read_line (self, line, ++number, error))
        return NULL;
      line = end;
    }
  return g_steal_pointer (&self);
}

static gboolean
open_table (NgLexicon *self, GChecksum *sum, const char *directory, const char *file,
            GError **error)
{
  g_autofree char *path = g_build_filename (directory, file, NULL);
  g_autofree char *name = g_strndup (file, strlen (file) - strlen (".tsv"));
  g_autoptr (GError) local = NULL;
  char *bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &bytes, &length, &local))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s", local->message);
      return FALSE;
    }
  g_checksum_update (sum, (const guchar *) file, strlen (file));
  g_checksum_update (sum, (const guchar *) bytes, length);
  NgTable *table = table_parse (name, bytes, error);
  if (table == NULL)
    {
      g_prefix_error (error, "%s/", directory);
      return FALSE;
    }
  g_hash_table_insert (self->tables, table->name, table);
  return TRUE;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names of the tables in @directory, sorted: the digest must not depend on the disk's order. */
static GPtrArray *
list_tables (const char *directory, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &local);
  if (dir == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s: no data directory: %s", directory,
                   local->message);
      return NULL;
    }
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  for (const char *f = g_dir_read_name (dir); f; f = g_dir_read_name (dir))
    if (g_str_has_suffix (f, ".tsv"))
      g_ptr_array_add (files, g_strdup (f));
  g_ptr_array_sort (files, compare_names);
  return files;
}

NgLexicon *
ng_lexicon_open (const char *directory, GError **error)
{
  g_autoptr (GPtrArray) files = list_tables (directory, error);
  if (files == NULL)
    return NULL;
  g_autoptr (NgLexicon) self = g_new0 (NgLexicon, 1);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) table_free);
  for (guint i = 0; i < files->len; i++)
    if (!open_table (self, sum, directory, g_ptr_array_index (files, i), error))
      return NULL;
  self->digest = g_strdup (g_checksum_get_string (sum));
  return g_steal_pointer (&self);
}

void
ng_lexicon_free (NgLexicon *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->tables);
  g_free (self->digest);
  g_free (self);
}

const char *
ng_lexicon_digest (const NgLexicon *self)
{
  return self->digest;
}

const NgTable *
ng_lexicon_table (const NgLexicon *self, const char *name, GError **error, ...)
{
  const NgTable *table = g_hash_table_lookup (self->tables, name);
  const char *missing = NULL;
  va_list columns;

  if (table == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s.tsv: no such table in the data directory",
                   name);
      return NULL;
    }
  va_start (columns, error);
  for (const char *c = va_arg (columns, const char *); c && !missing;
       c = va_arg (columns, const char *))
    if (ng_table_column (table, c) < 0)
      missing = c;
  va_end (columns);
  if (missing)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s.tsv: no column \"%s\"", name, missing);
      return NULL;
    }
  return table;
}

guint
ng_table_n_rows (const NgTable *self)
{
  return self->next->len;
}

int
ng_table_column (const NgTable *self, const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->columns[i], name) == 0)
      return i;
  return -1;
}

const char *
ng_table_get (const NgTable *self, guint row, guint column)
{
  g_assert (row < self->next->len && column < self->n_columns);
  return g_ptr_array_index (self->fields, row * self->n_columns + column);
}

static int
lookup (GHashTable *table, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (table, key)) - 1;
}

int
ng_table_find (const NgTable *self, const char *key, gssize length)
{
  g_autofree char *copy = length < 0 ? NULL : g_strndup (key, length);
  return lookup (self->exact, copy ? copy : key);
}

int
ng_table_next (const NgTable *self, int row)
{
  g_assert (row >= 0 && (guint) row < self->next->len);
  return g_array_index (self->next, int, row);
}

const char *
ng_table_field (const NgTable *self, guint row, const char *column)
{
  int i = ng_table_column (self, column);

  g_assert (i >= 0);
  return ng_table_get (self, row, (guint) i);
}

int
ng_table_with (const NgTable *self, int row, const char *column, const char *value)
{
  while (row >= 0 && strcmp (ng_table_field (self, (guint) row, column), value) != 0)
    row = ng_table_next (self, row);
  return row;
}

int
ng_table_find_nocase (const NgTable *self, const char *key, gssize length)
{
  g_autofree char *lower = ng_lower (key, length);
  return lookup (self->lower, lower);
}

int
ng_table_find_phrase (const NgTable *self, const NgWord *words, guint n, gboolean nocase, guint *k)
{
  g_autoptr (GString) key = g_string_new (NULL);
  int best = -1;

  for (guint i = 0; i < MIN (n, self->max_words); i++)
    {
      if (i > 0)
        g_string_append_c (key, ' ');
      g_string_append_len (key, words[i].text, words[i].length);
      int row = nocase ? ng_table_find_nocase (self, key->str, key->len)
                       : lookup (self->exact, key->str);
      if (row >= 0)
        {
          best = row;
          *k = i + 1;
        }
    }
  return best;
}
