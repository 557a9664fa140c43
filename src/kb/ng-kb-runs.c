/* ng-kb-runs.c: see ng-kb-runs.h.
 *
 * A run file: magic, the place (u64 bytes, lines, damaged), u64 number of entries, u64 number of
 * names; the entries: u64 id, u32 length, bytes; the names: u64 id, u8 kind, u8 length, key.
 * Numbers are the machine's own: runs do not leave it.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "kb/ng-kb-runs.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "kb/ng-kb-name.h"

#define MAGIC "NGKBRUN3"

/* Entries are a few hundred bytes; a longer one is a broken run. */
#define MAX_ENTRY (64u << 20)

typedef struct
{
  char magic[8];
  NgKbPlace place;
  guint64 n_entries, n_names;
} RunHead;

/* One record in memory: where it begins in its array of bytes. */
typedef struct
{
  GByteArray *bytes;
  GArray *starts; /* of gsize */
} Records;

struct _NgKbRuns
{
  char *directory;
  gsize run_bytes;
  GPtrArray *paths; /* of char *: the runs, in order */
  NgKbPlace place;
  Records entries, names;
  GString *key; /* scratch */
};

/* ---- records in memory ---- */

static void
records_init (Records *r)
{
  r->bytes = g_byte_array_new ();
  r->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
records_clear (Records *r)
{
  g_byte_array_unref (r->bytes);
  g_array_unref (r->starts);
}

static gsize
records_size (const Records *r)
{
  return r->bytes->len + r->starts->len * sizeof (gsize);
}

static guint64
get_u64 (const guint8 *at)
{
  guint64 v;
  memcpy (&v, at, sizeof v);
  return v;
}

static guint32
get_u32 (const guint8 *at)
{
  guint32 v;
  memcpy (&v, at, sizeof v);
  return v;
}

/* Length of the record at @at. */
static gsize
entry_size (const guint8 *at)
{
  return 12 + (gsize) get_u32 (at + 8);
}

static gsize
name_size (const guint8 *at)
{
  return 10 + (gsize) at[9];
}

static gint
compare_ids (guint64 a, guint64 b)
{
  return (a > b) - (a < b);
}

static gint
compare_names (const guint8 *a, const guint8 *b)
{
  gsize la = a[9], lb = b[9];
  gint order = memcmp (a + 10, b + 10, MIN (la, lb));

  if (order == 0)
    order = (gint) la - (gint) lb;
  if (order == 0)
    order = compare_ids (get_u64 (a), get_u64 (b));
  return order ? order : (gint) a[8] - (gint) b[8];
}

static int
by_entry (const void *a, const void *b, void *bytes)
{
  gsize x = *(const gsize *) a, y = *(const gsize *) b;
  gint order = compare_ids (get_u64 ((guint8 *) bytes + x), get_u64 ((guint8 *) bytes + y));
  return order ? order : compare_ids (x, y); /* in the order of adding */
}

static int
by_name (const void *a, const void *b, void *bytes)
{
  gsize x = *(const gsize *) a, y = *(const gsize *) b;
  gint order = compare_names ((guint8 *) bytes + x, (guint8 *) bytes + y);
  return order ? order : compare_ids (x, y);
}

static void
records_sort (Records *r, int (*compare) (const void *, const void *, void *))
{
  if (r->starts->len > 0) /* an empty array has no data */
    qsort_r (r->starts->data, r->starts->len, sizeof (gsize), compare, r->bytes->data);
}

/* ---- adding ---- */

void
ng_kb_runs_add (NgKbRuns *self, const NgKbEntry *entry)
{
  Records *r = &self->entries;
  gsize start = r->bytes->len;
  guint64 id = ng_kb_id_number (entry->id);
  guint32 length = 0;

  g_byte_array_append (r->bytes, (guint8 *) &id, sizeof id);
  g_byte_array_append (r->bytes, (guint8 *) &length, sizeof length);
  ng_kb_entry_write (entry, r->bytes);
  length = r->bytes->len - start - 12;
  memcpy (r->bytes->data + start + 8, &length, sizeof length);
  g_array_append_val (r->starts, start);
}

void
ng_kb_runs_add_key (NgKbRuns *self, guint64 id, const char *key, gsize length, NgKbNameKind kind)
{
  Records *r = &self->names;
  gsize start = r->bytes->len;
  guint8 head[2] = { kind, length };

  g_assert (length <= NG_KB_MAX_KEY);
  g_byte_array_append (r->bytes, (guint8 *) &id, sizeof id);
  g_byte_array_append (r->bytes, head, sizeof head);
  g_byte_array_append (r->bytes, (const guint8 *) key, length);
  g_array_append_val (r->starts, start);
}

typedef struct
{
  NgKbRuns *runs;
  guint64 id;
} ShortNames;

static void
add_short (const char *key, gsize length, gpointer data)
{
  ShortNames *s = data;
  ng_kb_runs_add_key (s->runs, s->id, key, length, NG_KB_NAME_SHORT);
}

void
ng_kb_runs_add_name (NgKbRuns *self, const NgKbEntry *entry, const char *name, gsize length,
                     NgKbNameKind kind)
{
  ShortNames s = { self, ng_kb_id_number (entry->id) };

  g_string_truncate (self->key, 0);
  if (!ng_kb_key (name, length, self->key))
    return;
  ng_kb_runs_add_key (self, s.id, self->key->str, self->key->len, kind);
  if (entry->type == NG_KB_PERSON && kind == NG_KB_NAME_LABEL)
    ng_kb_short_names (self->key->str, self->key->len, add_short, &s);
}

/* ---- run files ---- */

static gboolean
fail_io (GError **error, const char *path, const char *what)
{
  g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: %s: %s", path, what, g_strerror (errno));
  return FALSE;
}

static gboolean
fail_run (GError **error, const char *path)
{
  g_set_error (error, NG_ERROR, NG_ERROR_DATA,
               "%s: expected a run of this program, whole: remove the folder and begin again",
               path);
  return FALSE;
}

static gboolean
write_records (FILE *f, const Records *r, gsize (*size) (const guint8 *))
{
  for (guint i = 0; i < r->starts->len; i++)
    {
      const guint8 *at = r->bytes->data + g_array_index (r->starts, gsize, i);
      gsize n = size (at);
      if (fwrite (at, 1, n, f) != n)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_run (NgKbRuns *self, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  FILE *f = g_fopen (part, "wb");
  RunHead head = { .place = self->place };

  if (f == NULL)
    return fail_io (error, part, "cannot be made");
  memcpy (head.magic, MAGIC, sizeof head.magic);
  head.n_entries = self->entries.starts->len;
  head.n_names = self->names.starts->len;
  gboolean ok
      = fwrite (&head, sizeof head, 1, f) == 1 && write_records (f, &self->entries, entry_size)
        && write_records (f, &self->names, name_size) && fflush (f) == 0 && fsync (fileno (f)) == 0;
  ok = fclose (f) == 0 && ok;
  if (ok && g_rename (part, path) == 0)
    return TRUE;
  fail_io (error, part, "cannot be written");
  g_unlink (part);
  return FALSE;
}

static gboolean
flush (NgKbRuns *self, GError **error)
{
  g_autofree char *name = g_strdup_printf ("run-%05u", self->paths->len);
  g_autofree char *path = g_build_filename (self->directory, name, NULL);

  records_sort (&self->entries, by_entry);
  records_sort (&self->names, by_name);
  if (!write_run (self, path, error))
    return FALSE;
  g_ptr_array_add (self->paths, g_steal_pointer (&path));
  records_clear (&self->entries);
  records_clear (&self->names);
  records_init (&self->entries);
  records_init (&self->names);
  return TRUE;
}

gboolean
ng_kb_runs_pause (NgKbRuns *self, const NgKbPlace *place, gboolean last, GError **error)
{
  if (!last && records_size (&self->entries) + records_size (&self->names) < self->run_bytes)
    return TRUE;
  self->place = *place;
  return flush (self, error);
}

/* The runs that lie in the folder already, from the first on without a gap. */
static gboolean
take_up (NgKbRuns *self, GError **error)
{
  for (;;)
    {
      g_autofree char *name = g_strdup_printf ("run-%05u", self->paths->len);
      g_autofree char *path = g_build_filename (self->directory, name, NULL);
      RunHead head;
      FILE *f = g_fopen (path, "rb");
      if (f == NULL)
        return TRUE;
      gboolean ok = fread (&head, sizeof head, 1, f) == 1
                    && memcmp (head.magic, MAGIC, sizeof head.magic) == 0;
      fclose (f);
      if (!ok)
        return fail_run (error, path);
      self->place = head.place;
      g_ptr_array_add (self->paths, g_steal_pointer (&path));
    }
}

NgKbRuns *
ng_kb_runs_new (const char *directory, gsize run_bytes, GError **error)
{
  g_autoptr (NgKbRuns) self = g_new0 (NgKbRuns, 1);

  self->directory = g_strdup (directory);
  self->run_bytes = run_bytes ? run_bytes : NG_KB_RUN_BYTES;
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->key = g_string_new (NULL);
  records_init (&self->entries);
  records_init (&self->names);
  if (g_mkdir (directory, 0777) != 0 && errno != EEXIST)
    {
      fail_io (error, directory, "cannot be made");
      return NULL;
    }
  return take_up (self, error) ? g_steal_pointer (&self) : NULL;
}

void
ng_kb_runs_free (NgKbRuns *self)
{
  if (self == NULL)
    return;
  g_free (self->directory);
  g_ptr_array_unref (self->paths);
  records_clear (&self->entries);
  records_clear (&self->names);
  g_string_free (self->key, TRUE);
  g_free (self);
}

NgKbPlace
ng_kb_runs_place (const NgKbRuns *self)
{
  return self->place;
}

void
ng_kb_runs_remove (NgKbRuns *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    g_unlink (g_ptr_array_index (self->paths, i));
  g_rmdir (self->directory);
}

/* ---- merging ---- */

/* One run as it is read; @buffer holds the record that is next. */
typedef struct
{
  const char *path;
  FILE *file;
  guint64 left;
  guint8 *buffer;
  gsize capacity;
} Cursor;

static void
cursor_clear (Cursor *c)
{
  g_clear_pointer (&c->file, fclose);
  g_clear_pointer (&c->buffer, g_free);
}

static guint8 *
reserve (Cursor *c, gsize n)
{
  if (n > c->capacity)
    {
      c->capacity = n * 2;
      c->buffer = g_realloc (c->buffer, c->capacity);
    }
  return c->buffer;
}

/* Reads the next record: a head of @head bytes, then as many as @size says. */
static gboolean
advance (Cursor *c, gsize head, gsize (*size) (const guint8 *), GError **error)
{
  if (c->left == 0)
    {
      g_clear_pointer (&c->file, fclose);
      return TRUE;
    }
  c->left--;
  if (fread (reserve (c, head), 1, head, c->file) != head)
    return fail_run (error, c->path);
  gsize whole = size (c->buffer);
  if (whole > MAX_ENTRY
      || fread (reserve (c, whole) + head, 1, whole - head, c->file) != whole - head)
    return fail_run (error, c->path);
  return TRUE;
}

static gboolean
skip_entries (Cursor *c, guint64 n, GError **error)
{
  for (; n > 0; n--)
    {
      guint8 head[12];
      if (fread (head, 1, sizeof head, c->file) != sizeof head
          || fseeko (c->file, entry_size (head) - sizeof head, SEEK_CUR) != 0)
        return fail_run (error, c->path);
    }
  return TRUE;
}

static gboolean
open_cursor (Cursor *c, const char *path, gboolean names, GError **error)
{
  RunHead head;

  c->path = path;
  c->file = g_fopen (path, "rb");
  if (c->file == NULL)
    return fail_io (error, path, "cannot be read");
  if (fread (&head, sizeof head, 1, c->file) != 1)
    return fail_run (error, path);
  c->left = names ? head.n_names : head.n_entries;
  if (names && !skip_entries (c, head.n_entries, error))
    return FALSE;
  return names ? advance (c, 10, name_size, error) : advance (c, 12, entry_size, error);
}

static Cursor *
open_cursors (NgKbRuns *self, gboolean names, GError **error)
{
  Cursor *all = g_new0 (Cursor, self->paths->len + 1);

  for (guint i = 0; i < self->paths->len; i++)
    if (!open_cursor (&all[i], g_ptr_array_index (self->paths, i), names, error))
      {
        for (guint k = 0; k <= i; k++)
          cursor_clear (&all[k]);
        g_free (all);
        return NULL;
      }
  return all;
}

static void
close_cursors (Cursor *all, guint n)
{
  for (guint i = 0; i < n; i++)
    cursor_clear (&all[i]);
  g_free (all);
}

static gint
compare_entries (const guint8 *a, const guint8 *b)
{
  return compare_ids (get_u64 (a), get_u64 (b));
}

/* The run whose record comes first, the earlier of equals; NULL when all are read. */
static Cursor *
first_cursor (Cursor *all, guint n, gint (*compare) (const guint8 *, const guint8 *))
{
  Cursor *best = NULL;

  for (guint i = 0; i < n; i++)
    if (all[i].file && (best == NULL || compare (all[i].buffer, best->buffer) < 0))
      best = &all[i];
  return best;
}

/* Entries of one id, in @bytes one behind the other, at @starts. */
static gboolean
give_entry (guint64 id, GByteArray *bytes, GArray *starts, const char *path, NgKbTakeEntry take,
            gpointer data, GError **error)
{
  NgKbEntry entry, other;

  for (guint i = 0; i < starts->len; i++)
    {
      gsize at = g_array_index (starts, gsize, i);
      gsize end = i + 1 < starts->len ? g_array_index (starts, gsize, i + 1) : bytes->len;
      if (!ng_kb_entry_read (i == 0 ? &entry : &other, bytes->data + at, end - at))
        return fail_run (error, path);
      if (i == 0)
        continue;
      if (strcmp (entry.id, other.id) != 0)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_INPUT, "\"%s\" and \"%s\": rename one: ids clash",
                       entry.id, other.id);
          return FALSE;
        }
      ng_kb_entry_merge (&entry, &other);
    }
  return starts->len == 0 || take (id, &entry, data, error);
}

static gboolean
merge_entries (Cursor *all, guint n, NgKbTakeEntry take, gpointer data, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint64 id = 0;
  Cursor *c;

  while ((c = first_cursor (all, n, compare_entries)))
    {
      if (get_u64 (c->buffer) != id)
        {
          if (!give_entry (id, bytes, starts, c->path, take, data, error))
            return FALSE;
          id = get_u64 (c->buffer);
          g_byte_array_set_size (bytes, 0);
          g_array_set_size (starts, 0);
        }
      gsize start = bytes->len;
      g_array_append_val (starts, start);
      g_byte_array_append (bytes, c->buffer + 12, get_u32 (c->buffer + 8));
      if (!advance (c, 12, entry_size, error))
        return FALSE;
    }
  return give_entry (id, bytes, starts, "", take, data, error);
}

gboolean
ng_kb_runs_each_entry (NgKbRuns *self, NgKbTakeEntry take, gpointer data, GError **error)
{
  guint n = self->paths->len;
  Cursor *all = open_cursors (self, FALSE, error);
  gboolean ok = all && merge_entries (all, n, take, data, error);

  if (all)
    close_cursors (all, n);
  return ok;
}

static gboolean
merge_names (Cursor *all, guint n, NgKbTakeKey take, gpointer data, GError **error)
{
  Cursor *c;

  while ((c = first_cursor (all, n, compare_names)))
    if (!take ((char *) c->buffer + 10, c->buffer[9], get_u64 (c->buffer), c->buffer[8], data,
               error)
        || !advance (c, 10, name_size, error))
      return FALSE;
  return TRUE;
}

gboolean
ng_kb_runs_each_name (NgKbRuns *self, NgKbTakeKey take, gpointer data, GError **error)
{
  guint n = self->paths->len;
  Cursor *all = open_cursors (self, TRUE, error);
  gboolean ok = all && merge_names (all, n, take, data, error);

  if (all)
    close_cursors (all, n);
  return ok;
}
