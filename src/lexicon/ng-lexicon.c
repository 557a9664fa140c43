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
  char *name;     /* without folder and ending */
  char *file;     /* for messages */
  char *digest;   /* of the file */
  char *bytes;    /* the file, cut at tabs and line ends */
  char **columns; /* NULL-terminated names */
  guint n_columns;
  GPtrArray *fields; /* [rows * n_columns], point into bytes */
  GArray *lines;     /* guint [rows] */
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

void
ng_table_free (NgTable *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->file);
  g_free (self->digest);
  g_free (self->bytes);
  g_strfreev (self->columns);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->lines);
  g_array_unref (self->next);
  g_hash_table_unref (self->exact);
  g_hash_table_unref (self->lower);
  g_free (self);
}
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
                   "%s:%u: %u fields, expected %u and a key in the first", self->file, number, n,
                   self->n_columns);
      return FALSE;
    }
  g_array_append_val (self->lines, number);
  g_array_append_val (self->next, none);
  index_key (self, key, row);
  return TRUE;
}

/* Lines of other systems end with CR LF. */
static void
cut_return (char *line)
{
  gsize n = strlen (line);
  if (n > 0 && line[n - 1] == '\r')
    line[n - 1] = '\0';
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
                   "%s:%u: a row before the line that starts with \"#columns\"", self->file,
                   number);
      return FALSE;
    }
  return add_row (self, line, number, error);
}

/* Takes @bytes. */
static NgTable *
table_parse (const char *path, char *bytes, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (NgTable) self = g_new0 (NgTable, 1);
  guint number = 0;

  self->name = g_strndup (base, strcspn (base, "."));
  self->file = g_strdup (path);
  self->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);
  self->bytes = bytes;
  self->fields = g_ptr_array_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->next = g_array_new (FALSE, FALSE, sizeof (int));
  self->exact = g_hash_table_new (g_str_hash, g_str_equal);
  self->lower = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_utf8_validate (bytes, -1, NULL))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s: not valid UTF-8", path);
      return NULL;
    }
  for (char *line = bytes; line != NULL && *line != '\0';)
    {
      char *end = strchr (line, '\n');
      if (end)
        *end++ = '\0';
      cut_return (line);
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
  NgTable *table = table_parse (path, bytes, error);
  if (table == NULL)
    return FALSE;
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
      g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                   "%s: no data directory: %s (NEWSGRAPH_DATA or --data name another)", directory,
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

  self->tables
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) ng_table_free);
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

/* TRUE if the table has all of the columns. */
static gboolean
check_columns (const NgTable *self, const char *shown, va_list columns, GError **error)
{
  for (const char *c = va_arg (columns, const char *); c; c = va_arg (columns, const char *))
    if (ng_table_column (self, c) < 0)
      {
        g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s: no column \"%s\"", shown, c);
        return FALSE;
      }
  return TRUE;
}

const NgTable *
ng_lexicon_table (const NgLexicon *self, const char *name, GError **error, ...)
{
  const NgTable *table = g_hash_table_lookup (self->tables, name);
  g_autofree char *shown = g_strconcat (name, ".tsv", NULL);
  va_list columns;

  if (table == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s.tsv: no such table in the data directory",
                   name);
      return NULL;
    }
  va_start (columns, error);
  gboolean complete = check_columns (table, shown, columns, error);
  va_end (columns);
  return complete ? table : NULL;
}

NgTable *
ng_table_open (const char *path, GError **error, ...)
{
  g_autoptr (GError) local = NULL;
  char *bytes = NULL;
  va_list columns;

  if (!g_file_get_contents (path, &bytes, NULL, &local))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s", local->message);
      return NULL;
    }
  g_autoptr (NgTable) self = table_parse (path, bytes, error);
  if (self == NULL)
    return NULL;
  va_start (columns, error);
  gboolean complete = check_columns (self, path, columns, error);
  va_end (columns);
  return complete ? g_steal_pointer (&self) : NULL;
}

const char *
ng_table_digest (const NgTable *self)
{
  return self->digest;
}

guint
ng_table_line (const NgTable *self, guint row)
{
  return g_array_index (self->lines, guint, row);
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

/* A curly apostrophe stands for a straight one where no row has it. */
static int
lookup (GHashTable *table, const char *key)
{
  gpointer row = g_hash_table_lookup (table, key);

  if (row == NULL && strstr (key, "\xe2\x80\x99"))
    {
      g_autoptr (GString) straight = g_string_new (key);
      g_string_replace (straight, "\xe2\x80\x99", "'", 0);
      row = g_hash_table_lookup (table, straight->str);
    }
  return GPOINTER_TO_INT (row) - 1;
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
