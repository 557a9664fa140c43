/* ng-loader.c: see ng-loader.h.
 *
 * The default graph of the store is kept as the merge of the named graphs: see ng-update.h.
 */
#include "store/ng-loader.h"

#include <string.h>

#include "base/ng-error.h"
#include "graph/ng-iri.h"
#include "store/ng-home.h"
#include "store/ng-replace.h"
#include "store/ng-update.h"

/* Shared quads of one update: more would make the engine hold long transactions for nothing. */
#define SHARED_QUADS 5000u

/* The engine sorts a million statements at a time, and each quad is two: below, there is nothing to
 * be merged. */
#define OPTIMIZE_QUADS 450000u

/* From so many on, documents that the store lacks are given to the engine's own loader: nearly
 * twice as quick as updates, but the engine has to start twice for it. */
#define ADD_QUADS 20000u

/* Documents that are asked for at once. */
#define ASK_DOCUMENTS 500u

/* Between two words about the progress. */
#define REPORT_QUADS 20000u

struct _NgLoader
{
  NgStore *store;
  FILE *bulk;       /* nullable: a new store is being filled, or much is added to another */
  GHashTable *seen; /* set of char *: documents that bulk has had */
  guint64 n_quads;  /* written since the store was opened */
  guint64 at_once;  /* quads that the engine is given at once; 0: all */
  guint64 n_given;  /* to the engine that is loading */
};

/* One input. */
typedef struct
{
  NgLoad input;
  NgLoader *loader;
  NgStore *store;
  NgHome home;      /* of an input that is not spooled */
  GString *triple;  /* of it, the last one */
  const char *last; /* nullable: key of seen: document of the last quad */
  guint64 n_reported;
  guint64 n_kept; /* quads that the store had */
} Load;

/* ---- updates ---- */

static gboolean
store_document (Load *load, guint i, GError **error)
{
  NgSpool *spool = load->input.spool;
  const char *document = ng_spool_document (spool, i);
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 n_written = 0;

  if (!ng_replace_compose (load->store, spool, i, text, &n_written, error)
      || (text->len > 0 && !ng_store_update (load->store, text->str, text->len, error)))
    {
      g_prefix_error (error, "document <%s>: ", document);
      return FALSE;
    }
  load->n_kept += ng_spool_n_quads (spool, i) - n_written;
  ng_load_report (&load->input, ng_spool_n_quads (spool, i), 1);
  return TRUE;
}

/* Shared quads on their way. */
typedef struct
{
  NgUpdate quads;
  Load *load;
  GError *failure;
} Shared;

/* Sends what was gathered. */
static gboolean
flush_shared (Shared *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = self->quads.n;

  if (n == 0)
    return TRUE;
  ng_update_insert (&self->quads, text);
  ng_update_clear (&self->quads);
  ng_update_init (&self->quads);
  if (!ng_store_update (self->load->store, text->str, text->len, error))
    return FALSE;
  ng_load_report (&self->load->input, n, 0);
  return TRUE;
}

static void
take_shared (const char *graph, const char *triple, gpointer data)
{
  Shared *self = data;
  if (self->failure)
    return;
  ng_update_put (&self->quads, graph, triple);
  if (self->quads.n == SHARED_QUADS)
    flush_shared (self, &self->failure);
}

static gboolean
store_shared (Load *load, GError **error)
{
  NgSpool *spool = load->input.spool;
  Shared shared = { .load = load };

  ng_update_init (&shared.quads);
  gboolean ok = ng_spool_read (spool, ng_spool_shared (spool), take_shared, &shared, error);
  if (shared.failure)
    {
      g_propagate_error (error, shared.failure);
      ok = FALSE;
    }
  ok = ok && flush_shared (&shared, error);
  ng_update_clear (&shared.quads);
  return ok;
}

/* ---- a new store ---- */

static gboolean
fail_bulk (GError **error)
{
  g_set_error_literal (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "the store's engine takes no more");
  return FALSE;
}

static void
drop_bulk (NgLoader *self)
{
  ng_store_drop_bulk (self->store, g_steal_pointer (&self->bulk));
  g_hash_table_remove_all (self->seen);
  self->n_quads = self->n_given = 0;
}

/* Another engine goes on if this one has its fill. */
static gboolean
make_room (NgLoader *self, GError **error)
{
  if (ferror (self->bulk))
    return fail_bulk (error);
  if (self->at_once == 0 || self->n_given < self->at_once)
    return TRUE;
  self->n_given = 0;
  self->bulk = ng_store_continue_bulk (self->store, self->bulk, error);
  return self->bulk != NULL;
}

/* Each quad goes into its graph and into the merge of all. */
static void
write_quad (const char *graph, const char *triple, gpointer data)
{
  NgLoader *self = ((Load *) data)->loader;
  FILE *out = self->bulk;

  self->n_given++;
  fputs (triple, out);
  fputs (" <", out);
  fputs (graph, out);
  fputs ("> .\n", out);
  fputs (triple, out);
  fputs (" .\n", out);
}

/* Keeps account of the document of load->home; counts the new ones. */
static void
see_document (Load *load)
{
  const char *iri = load->home.graph->str;
  gsize length = load->home.document_length;

  if (length == 0 || (load->last && strncmp (load->last, iri, length) == 0 && !load->last[length]))
    return;
  g_autofree char *key = g_strndup (iri, length);
  if (g_hash_table_add (load->loader->seen, g_strdup (key)))
    load->input.progress.n_done++;
  load->last = g_hash_table_lookup (load->loader->seen, key);
}

static gboolean
stream_quad (const NgRdfQuad *quad, gpointer data, GError **error)
{
  Load *load = data;

  if (!ng_home_find (&load->home, quad, error))
    return FALSE;
  if (load->home.graph->len == 0)
    return ng_spool_take (quad, load->input.spool, error);
  see_document (load);
  g_string_assign (load->triple, quad->subject);
  g_string_append_c (load->triple, ' ');
  g_string_append (load->triple, quad->predicate);
  g_string_append_c (load->triple, ' ');
  g_string_append (load->triple, quad->object);
  write_quad (load->home.graph->str, load->triple->str, load);
  if (++load->n_reported % REPORT_QUADS == 0)
    ng_load_report (&load->input, REPORT_QUADS, 0);
  return make_room (load->loader, error);
}

/* Shared triples that came before it was known of which base they are. */
static gboolean
stream_shared (Load *load, const char *name, GError **error)
{
  NgSpool *spool = load->input.spool;

  return ng_spool_set_base (spool, load->home.base, name, error)
         && ng_spool_read (spool, ng_spool_shared (spool), write_quad, load, error);
}

/* The first input goes to the engine as it is read; if it turns out to be bad, all is dropped, and
 * the store is as new as before. */
static gboolean
stream (Load *load, NgRdfFormat format, const char *name, FILE *in, const char *graph,
        GError **error)
{
  NgLoader *self = load->loader;

  self->bulk = ng_store_begin_bulk (self->store, error);
  if (self->bulk == NULL)
    return FALSE;
  ng_home_init (&load->home, graph);
  load->triple = g_string_new (NULL);
  load->input.spool = ng_spool_new (graph, error);
  gboolean ok = load->input.spool && ng_rdf_read (format, name, in, stream_quad, load, error)
                && stream_shared (load, name, error);
  ng_home_clear (&load->home);
  g_string_free (load->triple, TRUE);
  if (ok)
    {
      self->n_quads = load->n_reported + ng_spool_total (load->input.spool);
      ng_load_report (&load->input, self->n_quads - load->input.progress.n_quads, 0);
    }
  return ok;
}

/* What follows is found to be good before any of it goes after the first. */
static gboolean
pour (Load *load, GError **error)
{
  NgSpool *spool = load->input.spool;
  guint shared = ng_spool_shared (spool);

  for (guint i = 0; i <= shared; i++)
    {
      if (!ng_spool_read (spool, i, write_quad, load, error))
        return FALSE;
      if (i < shared)
        g_hash_table_add (load->loader->seen, g_strdup (ng_spool_document (spool, i)));
      ng_load_report (&load->input, ng_spool_n_quads (spool, i), i < shared);
      if (!make_room (load->loader, error))
        return FALSE;
    }
  load->loader->n_quads += ng_spool_total (spool);
  return TRUE;
}

static gboolean
has_seen_any (const NgLoader *self, const NgSpool *spool)
{
  for (guint i = 0; i < ng_spool_n_documents (spool); i++)
    if (g_hash_table_contains (self->seen, ng_spool_document (spool, i)))
      return TRUE;
  return FALSE;
}

/* ---- documents that the store lacks ---- */

/* Adds to @there which of the documents from @first on the store has. */
static gboolean
ask_which (Load *load, guint first, GHashTable *there, GError **error)
{
  const NgSpool *spool = load->input.spool;
  guint end = MIN (first + ASK_DOCUMENTS, ng_spool_n_documents (spool));
  g_autoptr (GString) text = g_string_new ("SELECT DISTINCT ?d { VALUES (?d ?g) {\n");
  g_autoptr (GString) answer = g_string_new (NULL);
  NgStoreQuery query = { .media_type = "text/tab-separated-values" };

  for (guint i = first; i < end; i++)
    {
      const char *d = ng_spool_document (spool, i);
      g_string_append_printf (text,
                              "(<%s> <%s>) (<%s> <%s/facts>) (<%s> <%s/text>) (<%s> <%s/prov>)\n",
                              d, d, d, d, d, d, d, d);
    }
  g_string_append (text, "} FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }");
  if (!ng_store_query (load->store, text->str, &query, ng_store_collect, answer, error))
    return FALSE;
  g_auto (GStrv) lines = g_strsplit (answer->str, "\n", -1);
  for (guint i = 1; lines[i]; i++)
    {
      char *iri = g_strstrip (lines[i]);
      gsize length = strlen (iri);
      if (length > 2 && iri[0] == '<')
        g_hash_table_add (there, g_strndup (iri + 1, length - 2));
    }
  return TRUE;
}

static gboolean
is_there (const Load *load, guint i, GHashTable *there)
{
  return g_hash_table_contains (there, ng_spool_document (load->input.spool, i));
}

/* Puts on the disk what was written, and goes on with another file. */
static gboolean
next_file (Load *load, gboolean more, GError **error)
{
  NgLoader *self = load->loader;

  self->n_given = 0;
  if (!ng_store_end_add (self->store, g_steal_pointer (&self->bulk), error))
    return FALSE;
  self->bulk = more ? ng_store_begin_add (self->store, error) : NULL;
  return self->bulk || !more;
}

/* What all share, and the documents that the store lacks. */
static gboolean
write_missing (Load *load, GHashTable *there, GError **error)
{
  NgLoader *self = load->loader;
  NgSpool *spool = load->input.spool;
  guint shared = ng_spool_shared (spool);

  for (guint i = 0; i <= shared; i++)
    {
      if (i < shared && is_there (load, i, there))
        continue;
      if (!ng_spool_read (spool, i, write_quad, load, error))
        return FALSE;
      ng_load_report (&load->input, ng_spool_n_quads (spool, i), i < shared);
      if (self->at_once && self->n_given >= self->at_once && !next_file (load, TRUE, error))
        return FALSE;
    }
  return next_file (load, FALSE, error);
}

static gboolean
add_missing (Load *load, GHashTable *there, GError **error)
{
  NgLoader *self = load->loader;

  self->n_given = 0;
  self->bulk = ng_store_begin_add (self->store, error);
  if (self->bulk == NULL)
    return FALSE;
  gboolean ok = write_missing (load, there, error);
  if (self->bulk)
    ng_store_drop_add (self->store, g_steal_pointer (&self->bulk));
  return ok;
}

/* Asks which documents the store has, if what it lacks may be much.
 * Returns: (transfer full) (element-type utf8): NULL if it is not much, or @error is set. */
static GHashTable *
find_there (Load *load, GError **error)
{
  const NgSpool *spool = load->input.spool;
  g_autoptr (GHashTable) there = NULL;
  guint64 n_missing = ng_spool_n_quads (spool, ng_spool_shared (spool));

  if (ng_spool_total (spool) < ADD_QUADS)
    return NULL;
  there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < ng_spool_n_documents (spool); i += ASK_DOCUMENTS)
    if (!ask_which (load, i, there, error))
      return NULL;
  for (guint i = 0; i < ng_spool_n_documents (spool); i++)
    if (!is_there (load, i, there))
      n_missing += ng_spool_n_quads (spool, i);
  return n_missing < ADD_QUADS ? NULL : g_steal_pointer (&there);
}

/* ---- entry ---- */

gboolean
ng_loader_is_graph (const char *iri)
{
  return ng_iri_is_absolute (iri);
}

NgLoader *
ng_loader_new (NgStore *store, guint64 memory_bytes)
{
  NgLoader *self = g_new0 (NgLoader, 1);
  self->at_once = ng_engine_load_quads (memory_bytes ? memory_bytes : ng_engine_free_memory () / 2);
  self->store = store;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
ng_loader_free (NgLoader *self)
{
  if (self == NULL)
    return;
  if (self->bulk)
    drop_bulk (self);
  g_hash_table_unref (self->seen);
  g_free (self);
}

static gboolean
end_bulk (NgLoader *self, GError **error)
{
  if (self->bulk == NULL)
    return TRUE;
  if (self->n_quads > 0)
    return ng_store_end_bulk (self->store, g_steal_pointer (&self->bulk), error);
  drop_bulk (self);
  return TRUE;
}

/* Into a store that holds something. */
static gboolean
change (Load *load, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GHashTable) there = find_there (load, &local);

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!(there ? add_missing (load, there, error) : store_shared (load, error)))
    return FALSE;
  for (guint i = 0; i < ng_spool_n_documents (load->input.spool); i++)
    if ((there == NULL || is_there (load, i, there)) && !store_document (load, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
store_input (Load *load, GError **error)
{
  NgLoader *self = load->loader;

  if (self->bulk && !has_seen_any (self, load->input.spool))
    return pour (load, error);
  if (!end_bulk (self, error) || !change (load, error))
    return FALSE;
  self->n_quads += ng_spool_total (load->input.spool) - load->n_kept;
  return TRUE;
}

/* Of an input that failed while a new store was filled. */
static void
give_up (Load *load, gboolean streamed, GError **error)
{
  NgLoader *self = load->loader;

  if (self->bulk && ferror (self->bulk))
    {
      g_clear_error (error);
      ng_store_end_bulk (self->store, g_steal_pointer (&self->bulk), error);
    }
  else if (self->bulk && streamed)
    drop_bulk (self);
  load->input.progress = (NgLoadProgress){ 0 };
  ng_load_report (&load->input, 0, 0);
}

gboolean
ng_loader_load (NgLoader *self, NgRdfFormat format, const char *name, FILE *in, const char *graph,
                NgLoadProgressFunc progress, gpointer data, GError **error)
{
  Load load = { .input = { .func = progress, .data = data }, .loader = self, .store = self->store };
  gboolean streamed = self->bulk == NULL && ng_store_is_new (self->store);
  gboolean ok = streamed ? stream (&load, format, name, in, graph, error)
                         : ng_load_read (&load.input, format, name, in, graph, error)
                               && store_input (&load, error);

  if (!ok && (self->bulk || streamed))
    give_up (&load, streamed, error);
  ng_load_clear (&load.input);
  return ok;
}

gboolean
ng_loader_finish (NgLoader *self, GError **error)
{
  return end_bulk (self, error)
         && (self->n_quads <= (self->at_once ? MIN (self->at_once, OPTIMIZE_QUADS) : OPTIMIZE_QUADS)
             || ng_store_optimize (self->store, error));
}

gboolean
ng_loader_remove (NgLoader *self, const char *iri, GError **error)
{
  NgStore *store = self->store;
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
  if (!ng_store_is_new (store) && !ng_store_ask (store, ask, &found, error))
    return FALSE;
  if (!found)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT, "<%s>: no such document in the store", iri);
      return FALSE;
    }
  ng_update_remove (iri, text);
  return ng_store_update (store, text->str, text->len, error);
}
