/* ng-kb.c: see ng-kb.h. */
#include "kb/ng-kb.h"

#include <string.h>

#include "base/ng-bytes.h"
#include "base/ng-mapped.h"
#include "kb/ng-kb-format.h"
#include "kb/ng-kb-name.h"

struct _NgKb
{
  NgMapped *file;
  NgKbDirectory d;
};

static const NgMappedKind kind
    = { NG_KB_MAGIC, "knowledge base", NG_KB_VERSION, NG_KB_HEADER + sizeof (NgKbDirectory) };

/* ---- opening ---- */

/* @n + 1 starts of 8 bytes at @at end before @end. */
static gboolean
table_fits (guint64 at, guint64 n, guint64 end)
{
  return at >= NG_KB_HEADER && at <= end && n < G_MAXUINT32 && (n + 1) * 8 <= end - at;
}

static gboolean
read_directory (NgKb *self, GError **error)
{
  guint64 *words = (guint64 *) &self->d, end = self->file->length - sizeof (NgKbDirectory);
  NgKbDirectory *d = &self->d;

  for (guint i = 0; i < NG_KB_DIRECTORY_WORDS; i++)
    words[i] = ng_bytes_u64 (self->file->bytes + end + i * 8);
  if (d->names_at < NG_KB_HEADER || d->names_at > d->entry_table_at
      || !table_fits (d->entry_table_at, d->n_entries, d->block_table_at)
      || !table_fits (d->block_table_at, d->n_blocks, d->manifest_at) || d->manifest_at > end
      || d->n_keys > d->n_blocks * NG_KB_BLOCK)
    return ng_mapped_fail (self->file, error, "the directory at its end does not fit the file");
  return TRUE;
}

NgKb *
ng_kb_open (const char *path, GError **error)
{
  g_autoptr (NgKb) self = g_new0 (NgKb, 1);

  self->file = ng_mapped_open (path, &kind, error);
  if (self->file == NULL || !read_directory (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_kb_free (NgKb *self)
{
  if (self == NULL)
    return;
  ng_mapped_free (self->file);
  g_free (self);
}

gboolean
ng_kb_verify (const NgKb *self, GError **error)
{
  return ng_mapped_verify (self->file, error);
}

guint64
ng_kb_n_entries (const NgKb *self)
{
  return self->d.n_entries;
}

guint64
ng_kb_n_keys (const NgKb *self)
{
  return self->d.n_keys;
}

const char *
ng_kb_digest (const NgKb *self)
{
  return self->file->digest;
}

char *
ng_kb_manifest (const NgKb *self, const char *key)
{
  gsize n = strlen (key);
  const char *at = (const char *) self->file->bytes + self->d.manifest_at;
  const char *end = (const char *) self->file->bytes + self->file->length - sizeof (NgKbDirectory);

  while (at < end)
    {
      const char *line_end = memchr (at, '\n', end - at);
      line_end = line_end ? line_end : end;
      if ((gsize) (line_end - at) > n + 2 && memcmp (at, key, n) == 0
          && memcmp (at + n, ": ", 2) == 0)
        return g_strndup (at + n + 2, line_end - at - n - 2);
      at = line_end + 1;
    }
  return NULL;
}

/* ---- reading ---- */

/* Item @i of a table of starts: what lies from there to the next. */
static gboolean
get_range (const NgKb *self, guint64 table_at, guint64 i, const guint8 **begin, const guint8 **end)
{
  guint64 from = ng_bytes_u64 (self->file->bytes + table_at + i * 8),
          to = ng_bytes_u64 (self->file->bytes + table_at + (i + 1) * 8);

  if (from < NG_KB_HEADER || from > to || to > self->d.entry_table_at)
    return FALSE;
  *begin = self->file->bytes + from;
  *end = self->file->bytes + to;
  return TRUE;
}

gboolean
ng_kb_get (const NgKb *self, guint64 index, NgKbEntry *entry)
{
  const guint8 *begin, *end;
  return index < self->d.n_entries && get_range (self, self->d.entry_table_at, index, &begin, &end)
         && ng_kb_entry_read (entry, begin, end - begin);
}

/* A walk through the keys of one block. */
typedef struct
{
  const guint8 *at, *end;
  guint8 key[NG_KB_MAX_KEY];
  gsize length;
  guint32 n; /* candidates, which are next to be read */
} Walk;

static gboolean
read_number (Walk *w, guint32 *number)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 35 && w->at < w->end; shift += 7)
    {
      guint8 byte = *w->at++;
      value |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        {
          *number = value;
          return value <= G_MAXUINT32;
        }
    }
  return FALSE;
}

/* Reads the next key and how many candidates it has. */
static gboolean
next_key (Walk *w)
{
  guint32 shared, more;

  if (!read_number (w, &shared) || !read_number (w, &more) || shared > w->length
      || more > NG_KB_MAX_KEY - shared || more > (gsize) (w->end - w->at))
    return FALSE;
  memcpy (w->key + shared, w->at, more);
  w->at += more;
  w->length = shared + more;
  return read_number (w, &w->n) && w->n <= NG_KB_MAX_CANDIDATES;
}

static gboolean
next_candidate (const NgKb *self, Walk *w, NgKbCandidate *c)
{
  guint32 number;

  if (!read_number (w, &number))
    return FALSE;
  c->index = number / 4;
  c->kind = number % 4;
  return c->index < self->d.n_entries && c->kind < NG_KB_N_NAMES;
}

static gboolean
skip_candidates (Walk *w)
{
  guint32 number;

  for (guint32 i = 0; i < w->n; i++)
    if (!read_number (w, &number))
      return FALSE;
  return TRUE;
}

static gboolean
open_block (const NgKb *self, guint64 block, Walk *w)
{
  w->length = 0;
  return get_range (self, self->d.block_table_at, block, &w->at, &w->end);
}

static gint
compare_key (const Walk *w, const char *key, gsize length)
{
  gint order = memcmp (w->key, key, MIN (w->length, length));
  return order ? order : (gint) w->length - (gint) length;
}

/* The last block whose first key is not above @key; n_blocks if there is none, or it is broken. */
static guint64
find_block (const NgKb *self, const char *key, gsize length)
{
  guint64 low = 0, high = self->d.n_blocks;
  Walk w;

  while (low < high)
    {
      guint64 middle = low + (high - low) / 2;
      if (!open_block (self, middle, &w) || !next_key (&w))
        return self->d.n_blocks;
      if (compare_key (&w, key, length) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : self->d.n_blocks;
}

static guint
read_candidates (const NgKb *self, Walk *w, NgKbCandidate *out)
{
  guint32 n = w->n;

  for (guint32 i = 0; i < n; i++)
    if (!next_candidate (self, w, &out[i]))
      return 0;
  return n;
}

static guint
find_key (const NgKb *self, const char *key, gsize length, NgKbCandidate *out)
{
  guint64 block = find_block (self, key, length);
  Walk w;

  if (block == self->d.n_blocks || !open_block (self, block, &w))
    return 0;
  while (w.at < w.end && next_key (&w))
    {
      gint order = compare_key (&w, key, length);
      if (order >= 0)
        return order == 0 ? read_candidates (self, &w, out) : 0;
      if (!skip_candidates (&w))
        return 0;
    }
  return 0;
}

guint
ng_kb_find (const NgKb *self, const char *name, gsize length, NgKbCandidate *out)
{
  g_autoptr (GString) key = g_string_sized_new (NG_KB_MAX_KEY);
  return ng_kb_key (name, length, key) ? find_key (self, key->str, key->len, out) : 0;
}

gboolean
ng_kb_each_name (const NgKb *self, NgKbTakeCandidate take, gpointer data)
{
  Walk w;
  NgKbCandidate c;

  for (guint64 block = 0; block < self->d.n_blocks; block++)
    {
      if (!open_block (self, block, &w))
        return FALSE;
      while (w.at < w.end)
        {
          if (!next_key (&w))
            return FALSE;
          for (guint32 i = 0; i < w.n; i++)
            if (!next_candidate (self, &w, &c) || !take ((const char *) w.key, w.length, &c, data))
              return FALSE;
        }
    }
  return TRUE;
}
