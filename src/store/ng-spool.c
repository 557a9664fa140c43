/* ng-spool.c: see ng-spool.h.  A line of the file: graph, tab, triple; the graph is empty for
 * shared triples that came without one. */
#include "store/ng-spool.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"

/* Hexadecimal digits of the name of a document: see graph/ng-mint.h. */
#define DOCUMENT_DIGITS 32

static const char *const parts[] = { "/facts", "/text", "/prov" };

#define SHARED_GRAPH "graph/entities"

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
  char *graph; /* nullable */
  FILE *file;
  gint64 size;
  GPtrArray *documents; /* of Document */
  GHashTable *index;    /* iri → Document */
  Document *shared;
  Document *last; /* where the last quad went */
  char *base; /* nullable: of the first document among triples without a graph: "https://…/id/" */
  guint64 n_unnamed; /* shared triples without a graph */
  GString *iri, *line;
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
  g_set_error (error, NG_ERROR, NG_ERROR_IO, "temporary file in %s: %s", g_get_tmp_dir (),
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
  self->graph = g_strdup (graph);
  self->file = file;
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->shared = document_new (NULL);
  self->iri = g_string_new (NULL);
  self->line = g_string_new (NULL);
  return self;
}

void
ng_spool_free (NgSpool *self)
{
  if (self == NULL)
    return;
  fclose (self->file);
  g_free (self->graph);
  g_free (self->base);
  g_ptr_array_unref (self->documents);
  g_hash_table_unref (self->index);
  document_free (self->shared);
  g_string_free (self->iri, TRUE);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/* ---- which document ---- */

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

static Document *
of_graph (NgSpool *self, const char *graph)
{
  gsize length = strlen (graph);

  if (g_str_has_suffix (graph, "/" SHARED_GRAPH))
    return self->shared;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_suffix (graph, parts[i]))
      length = strlen (graph) - strlen (parts[i]);
  return find_document (self, graph, length);
}

/* Length of the document's IRI at the start of the term @iri, and of what stands before "doc/", the
 * bracket included; 0 if it is in no document. */
static gsize
document_length (const char *iri, gsize *base)
{
  const char *mark = strstr (iri, "/doc/n");
  const char *digits = mark ? mark + strlen ("/doc/n") : NULL;

  for (guint i = 0; mark && i < DOCUMENT_DIGITS; i++)
    if (!g_ascii_isxdigit (digits[i]))
      return 0;
  if (mark == NULL || !strchr ("#/>", digits[DOCUMENT_DIGITS]))
    return 0;
  *base = mark + 1 - iri;
  return digits + DOCUMENT_DIGITS - iri;
}

/* A triple without a graph: sets self->iri to the graph, "" if that is not known yet.  What points
 * at a document without being in one (the run that read it) belongs to its provenance. */
static Document *
of_terms (NgSpool *self, const NgRdfQuad *quad)
{
  gsize base, length = document_length (quad->subject, &base);
  const char *iri = quad->subject, *part = "/prov";

  if (length == 0)
    {
      iri = quad->object;
      length = *iri == '<' ? document_length (iri, &base) : 0;
    }
  else if (iri[length] == '#')
    part = g_str_has_prefix (iri + length, "#offset_") ? "/text" : "/facts";
  if (length == 0)
    {
      self->n_unnamed++;
      g_string_truncate (self->iri, 0);
      return self->shared;
    }
  if (self->base == NULL)
    self->base = g_strndup (iri + 1, base - 1);
  g_string_truncate (self->iri, 0);
  g_string_append_len (self->iri, iri + 1, length - 1);
  g_string_append (self->iri, part);
  return find_document (self, iri + 1, length - 1);
}

/* ---- writing ---- */

gboolean
ng_spool_take (const NgRdfQuad *quad, gpointer spool, GError **error)
{
  NgSpool *self = spool;
  Document *d;

  if (quad->graph && *quad->graph != '<')
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                   "graph %s: a graph without an IRI cannot be replaced; expected an IRI",
                   quad->graph);
      return FALSE;
    }
  if (quad->graph || self->graph)
    {
      g_string_assign (self->iri, quad->graph ? quad->graph + 1 : self->graph);
      if (quad->graph)
        g_string_truncate (self->iri, self->iri->len - 1);
      d = of_graph (self, self->iri->str);
    }
  else
    d = of_terms (self, quad);
  g_string_printf (self->line, "%s\t%s %s %s\n", self->iri->str, quad->subject, quad->predicate,
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
  if (self->n_unnamed > 0 && self->base == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                   "%s: triples without a graph and without an article; expected the output of "
                   "newsgraph extract, or --graph IRI",
                   name);
      return FALSE;
    }
  return fflush (self->file) == 0 || fail (error);
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
  g_autofree char *shared = g_strconcat (self->base ? self->base : "", SHARED_GRAPH, NULL);

  for (guint c = 0; c < d->chunks->len; c++)
    if (!read_chunk (self, &g_array_index (d->chunks, Chunk, c), shared, take, data, error))
      return FALSE;
  return TRUE;
}
