/* ng-replace.c: see ng-replace.h. */
#include "store/ng-replace.h"

#include <string.h>

#include "store/ng-home.h"
#include "store/ng-update.h"

#define XSD "^^<http://www.w3.org/2001/XMLSchema#"

/* Longer numbers are texts to the engine. */
#define NUMBER_DIGITS 15

/* Mark of a triple that the input has as well. */
#define KEPT 1

/* What the store has of a graph. */
typedef struct
{
  const char *iri;
  GHashTable *triples; /* char * → KEPT or itself */
  guint n_kept;
} Graph;

typedef struct
{
  char **iris;
  Graph *graphs; /* one of each */
  guint n_graphs;
  gboolean has_blank; /* in the store or in the input: nobody knows which node is which */
  GString *key;
  NgUpdate insert, delete;
} Change;

static void
change_init (Change *self, const char *document)
{
  *self = (Change){ .iris = ng_home_graphs (document), .key = g_string_new (NULL) };
  self->n_graphs = g_strv_length (self->iris);
  self->graphs = g_new0 (Graph, self->n_graphs);
  for (guint i = 0; i < self->n_graphs; i++)
    self->graphs[i] = (Graph){ self->iris[i],
                               g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };
  ng_update_init (&self->insert);
  ng_update_init (&self->delete);
}

static void
change_clear (Change *self)
{
  for (guint i = 0; i < self->n_graphs; i++)
    g_hash_table_unref (self->graphs[i].triples);
  g_free (self->graphs);
  g_strfreev (self->iris);
  g_string_free (self->key, TRUE);
  ng_update_clear (&self->insert);
  ng_update_clear (&self->delete);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

/* ---- what is there ---- */

typedef struct
{
  Change *change;
  Graph *graph;
} Present;

static gboolean
take_present (const NgRdfQuad *quad, gpointer data, GError **error)
{
  Present *present = data;

  present->change->has_blank |= *quad->subject == '_' || *quad->object == '_';
  g_hash_table_add (present->graph->triples,
                    g_strjoin (" ", quad->subject, quad->predicate, quad->object, NULL));
  return TRUE;
}

static gboolean
read_present (Change *self, Graph *graph, NgStore *store, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Present present = { self, graph };

  if (!ng_store_graph (store, graph->iri, ng_store_collect, text, error))
    return FALSE;
  if (text->len == 0)
    return TRUE;
  FILE *in = fmemopen (text->str, text->len, "rb");
  gboolean ok = ng_rdf_read (NG_RDF_NTRIPLES, graph->iri, in, take_present, &present, error);
  fclose (in);
  return ok;
}

/* ---- what comes ---- */

static const char *
object_of (const char *triple)
{
  return strchr (strchr (triple, ' ') + 1, ' ') + 1;
}

/* How the engine writes @triple, for those of its habits that newsgraph's own graphs meet: every
 * kind of integer is xsd:integer, a decimal has no zeros at its end.  Where that is not foreseen, a
 * statement goes and comes again. */
static const char *
engine_writes (const char *triple, GString *key)
{
  const char *object = object_of (triple);
  const char *end = *object == '"' ? strrchr (object, '"') : NULL;
  gsize n = end ? strspn (object + 1, "0123456789") : 0;
  const char *after = object + 1 + n, *type = NULL;

  if (n == 0 || n > NUMBER_DIGITS)
    return triple;
  if (after == end && strcmp (end + 1, XSD "nonNegativeInteger>") == 0)
    type = "\"" XSD "integer>";
  else if (after + 2 == end && strcmp (after, ".0\"" XSD "decimal>") == 0)
    type = "\"" XSD "decimal>";
  if (type == NULL)
    return triple;
  g_string_truncate (key, 0);
  g_string_append_len (key, triple, after - triple);
  g_string_append (key, type);
  return key->str;
}

static Graph *
find_graph (Change *self, const char *iri)
{
  for (guint i = 0; i < self->n_graphs; i++)
    if (strcmp (self->graphs[i].iri, iri) == 0)
      return &self->graphs[i];
  g_return_val_if_reached (NULL);
}

static void
take_coming (const char *graph_iri, const char *triple, gpointer data)
{
  Change *self = data;
  Graph *graph = find_graph (self, graph_iri);
  gpointer there, kept;

  self->has_blank |= *triple == '_' || *object_of (triple) == '_';
  if (!g_hash_table_lookup_extended (graph->triples, engine_writes (triple, self->key), &there,
                                     &kept))
    ng_update_put (&self->insert, graph_iri, triple);
  else if (kept != GINT_TO_POINTER (KEPT))
    {
      g_hash_table_insert (graph->triples, g_strdup (there), GINT_TO_POINTER (KEPT));
      graph->n_kept++;
    }
}

/* ---- the update ---- */

/* A graph of which nothing is left is dropped: the engine knows graphs that are empty. */
static void
put_gone (Change *self, Graph *graph, GString *rows, GString *out)
{
  GHashTableIter iter;
  gpointer triple, kept;

  g_hash_table_iter_init (&iter, graph->triples);
  while (g_hash_table_iter_next (&iter, &triple, &kept))
    if (kept != GINT_TO_POINTER (KEPT))
      {
        g_string_append_printf (rows, "(%s)\n", (const char *) triple);
        if (graph->n_kept > 0)
          ng_update_put (&self->delete, graph->iri, triple);
      }
  if (graph->n_kept == 0 && g_hash_table_size (graph->triples) > 0)
    ng_update_drop (graph->iri, out);
}

/* What goes leaves the default graph last: it may have come back in another graph. */
static void
put_change (Change *self, GString *out)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < self->n_graphs; i++)
    put_gone (self, &self->graphs[i], rows, out);
  ng_update_delete (&self->delete, out);
  ng_update_insert (&self->insert, out);
  ng_update_unmerge (rows, out);
}

static void
take_all (const char *graph, const char *triple, gpointer insert)
{
  ng_update_put (insert, graph, triple);
}

static gboolean
put_whole (NgSpool *spool, guint i, GString *out, guint64 *n_written, GError **error)
{
  g_auto (NgUpdate) insert;

  ng_update_init (&insert);
  if (!ng_spool_read (spool, i, take_all, &insert, error))
    return FALSE;
  ng_update_remove (ng_spool_document (spool, i), out);
  ng_update_insert (&insert, out);
  *n_written = insert.n;
  return TRUE;
}

/* To name each statement that goes takes longer than to say that all go. */
static gboolean
is_another (const Change *self)
{
  guint n_present = 0, n_kept = 0;

  for (guint i = 0; i < self->n_graphs; i++)
    {
      n_present += g_hash_table_size (self->graphs[i].triples);
      n_kept += self->graphs[i].n_kept;
    }
  return n_kept < n_present / 4;
}

gboolean
ng_replace_compose (NgStore *store, NgSpool *spool, guint i, GString *out, guint64 *n_written,
                    GError **error)
{
  g_auto (Change) change;

  change_init (&change, ng_spool_document (spool, i));
  for (guint g = 0; g < change.n_graphs; g++)
    if (!read_present (&change, &change.graphs[g], store, error))
      return FALSE;
  if (!ng_spool_read (spool, i, take_coming, &change, error))
    return FALSE;
  if (change.has_blank || is_another (&change))
    return put_whole (spool, i, out, n_written, error);
  put_change (&change, out);
  *n_written = change.insert.n;
  return TRUE;
}
