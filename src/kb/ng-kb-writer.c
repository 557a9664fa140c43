/* ng-kb-writer.c: see ng-kb-writer.h; the layout is told in ng-kb.h.
 *
 * One pass over the entries, one over the names; in memory only 20 bytes an entry and 8 bytes a
 * block of names.
 */
#include "kb/ng-kb-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "kb/ng-kb-format.h"
#include "kb/ng-kb-name.h"
#include "kb/ng-kb.h"

/* A candidate while its name is collected. */
typedef struct
{
  guint32 index, weight;
  NgKbNameKind kind;
} Posting;

typedef struct
{
  const char *path;
  FILE *file;
  guint64 at; /* bytes written */
  GChecksum *sum;
  NgKbEdit edit;
  gpointer edit_data;
  GByteArray *scratch;
  GArray *ids;     /* of guint64: one an entry */
  GArray *weights; /* of guint32: one an entry */
  GArray *entries; /* of guint64: starts */
  GArray *blocks;  /* of guint64: starts */
  GArray *postings;
  GString *key, *last_key;
  NgKbDirectory d;
} Writer;

static void
writer_clear (Writer *w)
{
  g_clear_pointer (&w->file, fclose);
  g_checksum_free (w->sum);
  g_byte_array_unref (w->scratch);
  g_array_unref (w->ids);
  g_array_unref (w->weights);
  g_array_unref (w->entries);
  g_array_unref (w->blocks);
  g_array_unref (w->postings);
  g_string_free (w->key, TRUE);
  g_string_free (w->last_key, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static void
writer_init (Writer *w)
{
  w->sum = g_checksum_new (G_CHECKSUM_SHA256);
  w->scratch = g_byte_array_new ();
  w->ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  w->weights = g_array_new (FALSE, FALSE, sizeof (guint32));
  w->entries = g_array_new (FALSE, FALSE, sizeof (guint64));
  w->blocks = g_array_new (FALSE, FALSE, sizeof (guint64));
  w->postings = g_array_new (FALSE, FALSE, sizeof (Posting));
  w->key = g_string_new (NULL);
  w->last_key = g_string_new (NULL);
}

static gboolean
fail_io (const Writer *w, GError **error)
{
  g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: cannot be written: %s", w->path,
               g_strerror (errno));
  return FALSE;
}

static gboolean
put (Writer *w, gconstpointer bytes, gsize n, GError **error)
{
  if (fwrite (bytes, 1, n, w->file) != n)
    return fail_io (w, error);
  g_checksum_update (w->sum, bytes, n);
  w->at += n;
  return TRUE;
}

static gboolean
put_u64 (Writer *w, guint64 value, GError **error)
{
  guint64 v = GUINT64_TO_LE (value);
  return put (w, &v, sizeof v, error);
}

/* ---- entries ---- */

static gboolean
take_entry (guint64 id, NgKbEntry *entry, gpointer data, GError **error)
{
  Writer *w = data;

  if (w->edit && !w->edit (entry, w->edit_data))
    return TRUE;
  if (entry->type == NG_KB_OTHER)
    return TRUE;
  if (w->ids->len >= G_MAXUINT32 / 4)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_LIMIT, "%s: more than %u entries", w->path,
                   G_MAXUINT32 / 4);
      return FALSE;
    }
  entry->classes = entry->parents = "";
  g_array_append_val (w->ids, id);
  g_array_append_val (w->weights, entry->weight);
  g_array_append_val (w->entries, w->at);
  g_byte_array_set_size (w->scratch, 0);
  ng_kb_entry_write (entry, w->scratch);
  return put (w, w->scratch->data, w->scratch->len, error);
}

/* ---- names ---- */

static void
append_number (GByteArray *out, guint32 value)
{
  guint8 byte;

  for (; value >= 0x80; value >>= 7)
    {
      byte = (value & 0x7f) | 0x80;
      g_byte_array_append (out, &byte, 1);
    }
  byte = value;
  g_byte_array_append (out, &byte, 1);
}

/* Surer names first, then the better known. */
static gint
compare_postings (gconstpointer a, gconstpointer b)
{
  const Posting *x = a, *y = b;

  if ((x->kind == NG_KB_NAME_SHORT) != (y->kind == NG_KB_NAME_SHORT))
    return x->kind == NG_KB_NAME_SHORT ? 1 : -1;
  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static gsize
shared_bytes (const GString *a, const GString *b)
{
  gsize n = 0;
  while (n < a->len && n < b->len && a->str[n] == b->str[n])
    n++;
  return n;
}

/* Writes the name that was collected. */
static gboolean
end_name (Writer *w, GError **error)
{
  gboolean first = w->d.n_keys % NG_KB_BLOCK == 0;
  gsize shared = first ? 0 : shared_bytes (w->key, w->last_key);

  if (w->postings->len == 0)
    return TRUE;
  if (first)
    g_array_append_val (w->blocks, w->at);
  g_array_sort (w->postings, compare_postings);
  g_array_set_size (w->postings, MIN (w->postings->len, NG_KB_MAX_CANDIDATES));
  g_byte_array_set_size (w->scratch, 0);
  append_number (w->scratch, shared);
  append_number (w->scratch, w->key->len - shared);
  g_byte_array_append (w->scratch, (guint8 *) w->key->str + shared, w->key->len - shared);
  append_number (w->scratch, w->postings->len);
  for (guint i = 0; i < w->postings->len; i++)
    {
      const Posting *p = &g_array_index (w->postings, Posting, i);
      append_number (w->scratch, p->index * 4 + p->kind);
    }
  g_array_set_size (w->postings, 0);
  g_string_truncate (w->last_key, 0);
  g_string_append_len (w->last_key, w->key->str, w->key->len);
  w->d.n_keys++;
  return put (w, w->scratch->data, w->scratch->len, error);
}

/* The place of @id among the entries; FALSE if it was left out. */
static gboolean
find_index (const Writer *w, guint64 id, guint32 *index)
{
  guint low = 0, high = w->ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (w->ids, guint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return low < w->ids->len && g_array_index (w->ids, guint64, low) == id;
}

static gboolean
take_name (const char *key, gsize length, guint64 id, NgKbNameKind kind, gpointer data,
           GError **error)
{
  Writer *w = data;
  Posting p = { .kind = kind };

  if (w->key->len != length || memcmp (w->key->str, key, length) != 0)
    {
      if (!end_name (w, error))
        return FALSE;
      g_string_truncate (w->key, 0);
      g_string_append_len (w->key, key, length);
    }
  if (!find_index (w, id, &p.index))
    return TRUE;
  p.weight = g_array_index (w->weights, guint32, p.index);
  /* names come by id, the surest kind first */
  if (w->postings->len == 0
      || g_array_index (w->postings, Posting, w->postings->len - 1).index != p.index)
    g_array_append_val (w->postings, p);
  return TRUE;
}

/* ---- the file ---- */

static gboolean
put_starts (Writer *w, const GArray *starts, guint64 end, guint64 *at, GError **error)
{
  *at = w->at;
  for (guint i = 0; i < starts->len; i++)
    if (!put_u64 (w, g_array_index (starts, guint64, i), error))
      return FALSE;
  return put_u64 (w, end, error);
}

static gboolean
put_tail (Writer *w, const char *manifest, GError **error)
{
  guint64 end = w->at;

  w->d.n_entries = w->entries->len;
  w->d.n_blocks = w->blocks->len;
  if (!put_starts (w, w->entries, w->d.names_at, &w->d.entry_table_at, error)
      || !put_starts (w, w->blocks, end, &w->d.block_table_at, error))
    return FALSE;
  w->d.manifest_at = w->at;
  if (!put (w, manifest, strlen (manifest), error))
    return FALSE;
  for (guint i = 0; i < NG_KB_DIRECTORY_WORDS; i++)
    if (!put_u64 (w, ((guint64 *) &w->d)[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
put_header (Writer *w, GError **error)
{
  guint8 header[NG_KB_HEADER] = { 0 };
  guint32 version = GUINT32_TO_LE (NG_KB_VERSION), tag = GUINT32_TO_LE (NG_MAPPED_ENDIAN_TAG);
  guint64 length = GUINT64_TO_LE (w->at);
  gsize n = 32;

  memcpy (header, NG_KB_MAGIC, 8);
  memcpy (header + 8, &version, sizeof version);
  memcpy (header + 12, &tag, sizeof tag);
  memcpy (header + 16, &length, sizeof length);
  g_checksum_get_digest (w->sum, header + NG_MAPPED_DIGEST_AT, &n);
  if (fseek (w->file, 0, SEEK_SET) != 0
      || fwrite (header, 1, sizeof header, w->file) != sizeof header)
    return fail_io (w, error);
  return TRUE;
}

static gboolean
write_all (Writer *w, NgKbRuns *runs, const char *manifest, GError **error)
{
  const guint8 header[NG_KB_HEADER] = { 0 };

  if (fwrite (header, 1, sizeof header, w->file) != sizeof header)
    return fail_io (w, error);
  w->at = NG_KB_HEADER;
  if (!ng_kb_runs_each_entry (runs, take_entry, w, error))
    return FALSE;
  w->d.names_at = w->at;
  if (!ng_kb_runs_each_name (runs, take_name, w, error) || !end_name (w, error)
      || !put_tail (w, manifest, error) || !put_header (w, error))
    return FALSE;
  if (fflush (w->file) != 0 || ferror (w->file) || fsync (fileno (w->file)) != 0)
    return fail_io (w, error);
  return TRUE;
}

gboolean
ng_kb_write (NgKbRuns *runs, const char *path, const char *manifest, NgKbEdit edit, gpointer data,
             GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_auto (Writer) w = { .path = path, .edit = edit, .edit_data = data };

  writer_init (&w);
  w.file = g_fopen (part, "wb");
  if (w.file == NULL)
    return fail_io (&w, error);
  gboolean ok = write_all (&w, runs, manifest, error);
  if (fclose (g_steal_pointer (&w.file)) != 0 && ok)
    ok = fail_io (&w, error);
  if (ok && g_rename (part, path) != 0)
    ok = fail_io (&w, error);
  if (!ok)
    g_unlink (part);
  return ok;
}
