/* ng-spool.c: see ng-spool.h.  A line of the file: graph, tab, triple; the graph is empty for
 * shared triples that came without one. */
#include "store/ng-spool.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "store/ng-home.h"

typedef struct
{
  gint64 begin, end; /* bytes of the file */
} Chunk;

typedef struct
{
  char *iri; /* NULL for the shared quads */
  GArray *chunks;
  guint64 n_quads;
} Document;

struct _NgSpool
{
  NgHome home;
  FILE *file;
  gint64 size;
  GPtrArray *documents; /* of Document */
  GHashTable *index;    /* iri → Document */
  Document *shared;
  Document *last;    /* where the last quad went */
  guint64 n_unnamed; /* shared triples without a graph */
  GString *line;
};

static Document *
document_new (const char *iri)
{
  Document *d = g_new0 (Document, 1);
  d->iri = g_strdup (iri);
  d->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  return d;
}

static void
document_free (Document *d)
{
  g_free (d->iri);
  g_array_unref (d->chunks);
  g_free (d);
}

static gboolean
fail (GError **error)
{
  g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "temporary file in %s: %s", g_get_tmp_dir (),
               g_strerror (errno));
  return FALSE;
}

NgSpool *
ng_spool_new (const char *graph, GError **error)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "newsgraph-XXXXXX", NULL);
  int fd = g_mkstemp (path);
  FILE *file = fd >= 0 ? fdopen (fd, "w+b") : NULL;

  if (file == NULL)
    {
      fail (error);
      return NULL;
    }
  g_unlink (path);
  NgSpool *self = g_new0 (NgSpool, 1);
  ng_home_init (&self->home, graph);
  self->file = file;
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->shared = document_new (NULL);
  self->line = g_string_new (NULL);
  return self;
}

void
ng_spool_free (NgSpool *self)
{
  if (self == NULL)
    return;
  fclose (self->file);
  ng_home_clear (&self->home);
  g_ptr_array_unref (self->documents);
  g_hash_table_unref (self->index);
  document_free (self->shared);
  g_string_free (self->line, TRUE);
  g_free (self);
}

static Document *
find_document (NgSpool *self, const char *iri, gsize length)
{
  if (self->last && self->last->iri && strncmp (self->last->iri, iri, length) == 0
      && self->last->iri[length] == '\0')
    return self->last;
  g_autofree char *key = g_strndup (iri, length);
  Document *d = g_hash_table_lookup (self->index, key);
  if (d == NULL)
    {
      d = document_new (key);
      g_ptr_array_add (self->documents, d);
      g_hash_table_insert (self->index, d->iri, d);
    }
  return d;
}

/* ---- writing ---- */

gboolean
ng_spool_take (const NgRdfQuad *quad, gpointer spool, GError **error)
{
  NgSpool *self = spool;
  const NgHome *home = &self->home;

  if (!ng_home_find (&self->home, quad, error))
    return FALSE;
  Document *d = home->document_length
                    ? find_document (self, home->graph->str, home->document_length)
                    : self->shared;
  self->n_unnamed += home->graph->len == 0;
  g_string_printf (self->line, "%s\t%s %s %s\n", home->graph->str, quad->subject, quad->predicate,
                   quad->object);
  if (fwrite (self->line->str, 1, self->line->len, self->file) != self->line->len)
    return fail (error);
  if (self->last == d && d->chunks->len > 0)
    g_array_index (d->chunks, Chunk, d->chunks->len - 1).end += self->line->len;
  else
    {
      Chunk chunk = { self->size, self->size + (gint64) self->line->len };
      g_array_append_val (d->chunks, chunk);
    }
  self->last = d;
  self->size += self->line->len;
  d->n_quads++;
  return TRUE;
}

gboolean
ng_spool_finish (NgSpool *self, const char *name, GError **error)
{
  if (self->n_unnamed > 0 && self->home.base == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                   "%s: triples without a graph and without an article; expected the output of "
                   "newsgraph extract, or --graph IRI",
                   name);
      return FALSE;
    }
  return fflush (self->file) == 0 || fail (error);
}

gboolean
ng_spool_set_base (NgSpool *self, const char *base, const char *name, GError **error)
{
  g_free (self->home.base);
  self->home.base = g_strdup (base);
  return ng_spool_finish (self, name, error);
}

/* ---- reading ---- */

guint
ng_spool_n_documents (const NgSpool *self)
{
  return self->documents->len;
}

guint
ng_spool_shared (const NgSpool *self)
{
  return self->documents->len;
}

static const Document *
document_at (const NgSpool *self, guint i)
{
  return i < self->documents->len ? g_ptr_array_index (self->documents, i) : self->shared;
}

const char *
ng_spool_document (const NgSpool *self, guint i)
{
  return document_at (self, i)->iri;
}

guint64
ng_spool_n_quads (const NgSpool *self, guint i)
{
  return document_at (self, i)->n_quads;
}

guint64
ng_spool_total (const NgSpool *self)
{
  guint64 n = 0;

  for (guint i = 0; i <= self->documents->len; i++)
    n += document_at (self, i)->n_quads;
  return n;
}

static gboolean
read_chunk (NgSpool *self, const Chunk *chunk, const char *shared, NgSpoolFunc take, gpointer data,
            GError **error)
{
  g_autofree char *line = NULL;
  size_t size = 0;
  gint64 at = chunk->begin;

  if (fseeko (self->file, chunk->begin, SEEK_SET) != 0)
    return fail (error);
  while (at < chunk->end)
    {
      ssize_t n = getline (&line, &size, self->file);
      if (n <= 0)
        return fail (error);
      at += n;
      line[n - 1] = '\0';
      char *tab = strchr (line, '\t');
      *tab = '\0';
      take (*line ? line : shared, tab + 1, data);
    }
  return TRUE;
}

gboolean
ng_spool_read (NgSpool *self, guint i, NgSpoolFunc take, gpointer data, GError **error)
{
  const Document *d = document_at (self, i);
  g_autofree char *shared = ng_home_shared (&self->home);

  for (guint c = 0; c < d->chunks->len; c++)
    if (!read_chunk (self, &g_array_index (d->chunks, Chunk, c), shared, take, data, error))
      return FALSE;
  return TRUE;
}
