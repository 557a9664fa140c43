/* ng-loader.c: see ng-loader.h.
 *
 * The default graph of the store is kept as the merge of the named graphs: what a document brings
 * is added to both; what goes with a document leaves the default graph if no other graph holds it.
 */
#include "store/ng-loader.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "graph/ng-iri.h"

/* Quads of one bulk load.  The engine holds a load in memory (1 kB a quad) until it is complete. */
#define BULK_QUADS 100000u

/* Shared quads of one update: more would make the engine hold long transactions for nothing. */
#define SHARED_QUADS 5000u

typedef struct
{
  NgLoad input;
  NgStore *store;
} Load;

/* ---- updates ---- */

typedef struct
{
  GString *named, *merged; /* bodies of INSERT DATA */
  char *graph;             /* nullable: of the GRAPH block that is open */
  guint n;
  Load *load; /* of a batch of shared quads, else NULL */
  GError *failure;
} Insert;

static void
insert_init (Insert *self)
{
  *self = (Insert){ .named = g_string_new (NULL), .merged = g_string_new (NULL) };
}

static void
insert_clear (Insert *self)
{
  g_string_free (self->named, TRUE);
  g_string_free (self->merged, TRUE);
  g_free (self->graph);
  g_clear_error (&self->failure);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Insert, insert_clear)

static void
put_quad (Insert *self, const char *graph, const char *triple)
{
  if (g_strcmp0 (self->graph, graph) != 0)
    {
      g_string_append_printf (self->named, "%sGRAPH <%s> {\n", self->graph ? "}\n" : "", graph);
      g_free (self->graph);
      self->graph = g_strdup (graph);
    }
  g_string_append_printf (self->named, "%s .\n", triple);
  g_string_append_printf (self->merged, "%s .\n", triple);
  self->n++;
}

static void
put_insert (Insert *self, GString *out)
{
  if (self->n == 0)
    return;
  g_string_append (out, "INSERT DATA {\n");
  g_string_append_len (out, self->named->str, self->named->len);
  g_string_append (out, "}\n");
  g_string_append_len (out, self->merged->str, self->merged->len);
  g_string_append (out, "}\n");
}

/* Removes the graphs of @document, and from the default graph what no other graph holds. */
static void
put_delete (const char *document, GString *out)
{
  g_autofree char *list = g_strdup_printf ("<%s>, <%s/facts>, <%s/text>, <%s/prov>", document,
                                           document, document, document);
  g_auto (GStrv) graphs = g_strsplit (list, ", ", -1);

  g_string_append_printf (
      out,
      "DELETE { ?s ?p ?o } WHERE { VALUES ?g { %s %s %s %s } GRAPH ?g { ?s ?p "
      "?o } FILTER NOT EXISTS { GRAPH ?h { ?s ?p ?o } FILTER (?h NOT IN (%s)) } "
      "} ;\n",
      graphs[0], graphs[1], graphs[2], graphs[3], list);
  for (guint i = 0; graphs[i]; i++)
    g_string_append_printf (out, "DROP SILENT GRAPH %s ;\n", graphs[i]);
}

static void
take_quad (const char *graph, const char *triple, gpointer data)
{
  put_quad (data, graph, triple);
}

static gboolean
store_document (Load *load, guint i, GError **error)
{
  const char *document = ng_spool_document (load->input.spool, i);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (Insert) insert;

  insert_init (&insert);
  if (!ng_spool_read (load->input.spool, i, take_quad, &insert, error))
    return FALSE;
  put_delete (document, text);
  put_insert (&insert, text);
  if (!ng_store_update (load->store, text->str, text->len, error))
    {
      g_prefix_error (error, "document <%s>: ", document);
      return FALSE;
    }
  ng_load_report (&load->input, insert.n, 1);
  return TRUE;
}

/* Sends what was gathered. */
static gboolean
flush_shared (Insert *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Load *load = self->load;

  if (self->n == 0)
    return TRUE;
  put_insert (self, text);
  if (!ng_store_update (load->store, text->str, text->len, error))
    return FALSE;
  ng_load_report (&load->input, self->n, 0);
  insert_clear (self);
  insert_init (self);
  self->load = load;
  return TRUE;
}

static void
take_shared (const char *graph, const char *triple, gpointer data)
{
  Insert *self = data;
  if (self->failure)
    return;
  put_quad (self, graph, triple);
  if (self->n == SHARED_QUADS)
    flush_shared (self, &self->failure);
}

static gboolean
store_shared (Load *load, GError **error)
{
  g_auto (Insert) insert;

  insert_init (&insert);
  insert.load = load;
  if (!ng_spool_read (load->input.spool, ng_spool_shared (load->input.spool), take_shared, &insert,
                      error))
    return FALSE;
  if (insert.failure)
    {
      g_propagate_error (error, g_steal_pointer (&insert.failure));
      return FALSE;
    }
  return flush_shared (&insert, error);
}

static gboolean
store_documents (Load *load, GError **error)
{
  for (guint i = 0; i < ng_spool_n_documents (load->input.spool); i++)
    if (!store_document (load, i, error))
      return FALSE;
  return TRUE;
}

/* ---- bulk ---- */

static void
write_quad (const char *graph, const char *triple, gpointer file)
{
  fprintf (file, "%s <%s> .\n%s .\n", triple, graph, triple);
}

/* Writes whole documents from @from on until there are enough. Returns: one past the last. */
static gboolean
write_batch (Load *load, guint from, guint *to, guint64 *n_quads, FILE *file, GError **error)
{
  guint end = ng_spool_shared (load->input.spool) + 1, i = from;

  for (*n_quads = 0; i < end && *n_quads < BULK_QUADS; i++)
    {
      /* what documents share comes first */
      guint document = i == 0 ? ng_spool_shared (load->input.spool) : i - 1;
      if (!ng_spool_read (load->input.spool, document, write_quad, file, error))
        return FALSE;
      *n_quads += ng_spool_n_quads (load->input.spool, document);
    }
  *to = i;
  if (fflush (file) == 0 && !ferror (file))
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_IO, "temporary file in %s: %s", g_get_tmp_dir (),
               g_strerror (errno));
  return FALSE;
}

/* Into a new store: nothing is there to be replaced, and the engine is an order faster.  A batch is
 * loaded all or nothing. */
static gboolean
store_in_bulk (Load *load, GError **error)
{
  guint end = ng_spool_shared (load->input.spool) + 1;

  for (guint from = 0, to; from < end; from = to)
    {
      guint64 n_quads;
      FILE *file = tmpfile ();
      if (file == NULL)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_IO, "temporary file: %s", g_strerror (errno));
          return FALSE;
        }
      gboolean ok = write_batch (load, from, &to, &n_quads, file, error)
                    && lseek (fileno (file), 0, SEEK_SET) == 0
                    && ng_store_bulk_load (load->store, fileno (file), error);
      fclose (file);
      if (!ok)
        return FALSE;
      ng_load_report (&load->input, n_quads, to - from - (from == 0));
    }
  return TRUE;
}

/* ---- entry ---- */

gboolean
ng_loader_is_graph (const char *iri)
{
  return ng_iri_is_absolute (iri);
}

gboolean
ng_loader_load (NgStore *store, NgRdfFormat format, const char *name, FILE *in, const char *graph,
                NgLoadProgressFunc progress, gpointer data, GError **error)
{
  Load load = { .input = { .func = progress, .data = data }, .store = store };
  gboolean ok = ng_load_read (&load.input, format, name, in, graph, error)
                && (ng_store_is_new (store)
                        ? store_in_bulk (&load, error)
                        : store_shared (&load, error) && store_documents (&load, error));

  ng_load_clear (&load.input);
  return ok;
}

gboolean
ng_loader_remove (NgStore *store, const char *iri, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean found = FALSE;

  if (!ng_iri_is_absolute (iri))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT, "\"%s\": not an absolute IRI", iri);
      return FALSE;
    }
  g_autofree char *ask
      = g_strdup_printf ("ASK { VALUES ?g { <%s> <%s/facts> <%s/text> <%s/prov> } GRAPH ?g { ?s ?p "
                         "?o } }",
                         iri, iri, iri, iri);
  if (!ng_store_ask (store, ask, &found, error))
    return FALSE;
  if (!found)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT, "<%s>: no such document in the store", iri);
      return FALSE;
    }
  put_delete (iri, text);
  /* the last operation may not end in a semicolon and nothing, for some engines */
  g_string_truncate (text, text->len - strlen (" ;\n"));
  return ng_store_update (store, text->str, text->len, error);
}
