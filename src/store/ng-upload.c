/* ng-upload.c: see ng-upload.h.  Protocols: SPARQL 1.1 Protocol 2.2, Graph Store HTTP Protocol. */
#include "store/ng-upload.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/ng-error.h"
#include "graph/ng-iri.h"
#include "store/ng-http.h"

/* Bytes of a store's message. */
#define MESSAGE_BYTES 500

/* Waits before a second try, and at most. */
#define FIRST_WAIT_MS 500u
#define MAX_WAIT_MS 30000u

/* The graphs that a document may have: see ng-spool.h. */
static const char *const parts[] = { "", "/facts", "/text", "/prov" };

struct _NgUpload
{
  const NgUploadOptions *options;
  NgHttp *http;
  FILE *journal;       /* nullable */
  GHashTable *arrived; /* document IRI → checksum, char * */
};

typedef struct
{
  NgLoad input;
  NgUpload *upload;
} Load;

/* ---- the journal: a line a document, its IRI and the checksum of its quads; what documents share
 * goes by its checksum ---- */

static gboolean
fail_journal (const NgUpload *self, GError **error)
{
  g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: %s", self->options->journal, g_strerror (errno));
  return FALSE;
}

/* A line that was cut off when the program was killed does not count. */
static gboolean
open_journal (NgUpload *self, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  self->arrived = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (self->options->journal == NULL)
    return TRUE;
  if (g_file_get_contents (self->options->journal, &text, &length, NULL))
    {
      char *end = strrchr (text, '\n');
      if (end)
        *end = '\0';
      g_auto (GStrv) lines = g_strsplit (end ? text : "", "\n", -1);
      for (char **line = lines; *line; line++)
        {
          char *tab = strchr (*line, '\t');
          if (tab)
            g_hash_table_replace (self->arrived, g_strndup (*line, tab - *line),
                                  g_strdup (tab + 1));
        }
    }
  self->journal = fopen (self->options->journal, "ab");
  if (self->journal == NULL)
    return fail_journal (self, error);
  if (text && length > 0 && text[length - 1] != '\n' && fputc ('\n', self->journal) == EOF)
    return fail_journal (self, error);
  return TRUE;
}

static gboolean
note (NgUpload *self, const char *document, const char *checksum, GError **error)
{
  if (self->journal == NULL)
    return TRUE;
  g_hash_table_replace (self->arrived, g_strdup (document), g_strdup (checksum));
  return (fprintf (self->journal, "%s\t%s\n", document, checksum) > 0
          && fflush (self->journal) == 0)
         || fail_journal (self, error);
}

static void
add_to_checksum (const char *graph, const char *triple, gpointer checksum)
{
  g_checksum_update (checksum, (const guchar *) graph, -1);
  g_checksum_update (checksum, (const guchar *) "\t", 1);
  g_checksum_update (checksum, (const guchar *) triple, -1);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
}

/* Returns: (transfer full): NULL and @error. */
static char *
checksum_of (NgSpool *spool, guint i, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  return ng_spool_read (spool, i, add_to_checksum, checksum, error)
             ? g_strdup (g_checksum_get_string (checksum))
             : NULL;
}

/* ---- requests ---- */

static gboolean
may_pass (guint status)
{
  return status == 408 || status == 429 || status / 100 == 5;
}

/* What the store said to a refused request, or that it did not answer. */
static void
set_refusal (const NgUpload *self, guint status, const char *text, guint tries, GError **error)
{
  g_autofree char *times = tries > 1 ? g_strdup_printf (" (%u times)", tries) : g_strdup ("");
  const char *hint = status == 401 || status == 403
                         ? "; --user NAME and $NEWSGRAPH_PASSWORD, or $NEWSGRAPH_TOKEN, log in"
                         : "";

  if (status)
    g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "%s: status %u%s%s%s%s", self->options->url,
                 status, times, *text ? ": " : "", text, hint);
  else
    g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "%s%s", text, times);
}

/* One try. Returns: TRUE if done; else FALSE, and in @status 0 for none and in @text what went
 * wrong, in @wait_ms what the store asks to wait. */
static gboolean
try_once (NgUpload *self, const NgHttpRequest *request, guint *status, char **text, guint *wait_ms)
{
  g_auto (NgHttpAnswer) answer = { 0 };
  g_autoptr (GError) local = NULL;

  if (!ng_http_send (self->http, request, &answer, &local))
    {
      *status = 0;
      *text = g_strdup (local->message);
      return FALSE;
    }
  *status = answer.status;
  *text = ng_http_answer_text (&answer, MESSAGE_BYTES);
  if (answer.retry_after_s)
    *wait_ms = MIN (answer.retry_after_s * 1000, MAX_WAIT_MS);
  return answer.status / 100 == 2
         || (answer.status == 404 && strcmp (request->method, "DELETE") == 0);
}

static gboolean
send_request (NgUpload *self, const NgHttpRequest *request, GError **error)
{
  guint wait_ms = FIRST_WAIT_MS;

  for (guint n = 1;; n++)
    {
      g_autofree char *text = NULL;
      guint status, wanted_ms = wait_ms;
      if (try_once (self, request, &status, &text, &wanted_ms))
        return TRUE;
      if (n == self->options->tries || (status && !may_pass (status)))
        {
          set_refusal (self, status, text, n, error);
          return FALSE;
        }
      g_usleep (wanted_ms * (gulong) 1000);
      wait_ms = MIN (wait_ms * 2, MAX_WAIT_MS);
    }
}

static gboolean
send_update (NgUpload *self, const GString *text, GError **error)
{
  NgHttpRequest request = { .method = "POST",
                            .url = self->options->url,
                            .content_type = "application/sparql-update",
                            .body = text->str,
                            .length = text->len };
  return send_request (self, &request, error);
}

/* @method: "PUT", "POST" with @triples, "DELETE" without. */
static gboolean
send_graph (NgUpload *self, const char *method, const char *graph, const GString *triples,
            GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (graph, NULL, FALSE);
  g_autofree char *url = g_strconcat (
      self->options->url, strchr (self->options->url, '?') ? "&" : "?", "graph=", escaped, NULL);
  NgHttpRequest request = { .method = method,
                            .url = url,
                            .content_type = "application/n-triples",
                            .body = triples ? triples->str : NULL,
                            .length = triples ? triples->len : 0 };
  return send_request (self, &request, error);
}

/* ---- by update ---- */

typedef struct
{
  Load *load;
  GString *text;
  char *graph; /* nullable: whose block is open */
  guint n;     /* quads in it */
  GError *failure;
} Update;

static void
update_clear (Update *u)
{
  g_string_free (u->text, TRUE);
  g_free (u->graph);
  g_clear_error (&u->failure);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, update_clear)

static gboolean
flush_update (Update *u, GError **error)
{
  if (u->graph)
    g_string_append (u->text, "} }\n");
  g_clear_pointer (&u->graph, g_free);
  if (u->text->len > 0 && !send_update (u->load->upload, u->text, error))
    return FALSE;
  ng_load_report (&u->load->input, u->n, 0);
  g_string_truncate (u->text, 0);
  u->n = 0;
  return TRUE;
}

static void
take_into_update (const char *graph, const char *triple, gpointer data)
{
  Update *u = data;

  if (u->failure)
    return;
  if (g_strcmp0 (u->graph, graph) != 0)
    {
      g_string_append_printf (u->text, "%s GRAPH <%s> {\n", u->graph ? "}" : "INSERT DATA {",
                              graph);
      g_free (u->graph);
      u->graph = g_strdup (graph);
    }
  g_string_append_printf (u->text, "%s .\n", triple);
  if (++u->n == u->load->upload->options->batch)
    flush_update (u, &u->failure);
}

static void
put_drops (const char *document, GString *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, "DROP SILENT GRAPH <%s%s> ;\n", document, parts[i]);
}

/* @document: NULL for what all share, which is only added to. */
static gboolean
update_document (Load *load, guint i, const char *document, GError **error)
{
  g_auto (Update) u = { .load = load, .text = g_string_new (NULL) };

  if (document)
    put_drops (document, u.text);
  if (!ng_spool_read (load->input.spool, i, take_into_update, &u, error))
    return FALSE;
  if (u.failure == NULL)
    return flush_update (&u, error);
  g_propagate_error (error, g_steal_pointer (&u.failure));
  return FALSE;
}

/* ---- graph by graph ---- */

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
take_into_graphs (const char *graph, const char *triple, gpointer graphs)
{
  GString *triples = g_hash_table_lookup (graphs, graph);

  if (triples == NULL)
    g_hash_table_insert (graphs, g_strdup (graph), triples = g_string_new (NULL));
  g_string_append_printf (triples, "%s .\n", triple);
}

/* A graph that the document does not have any more goes too. */
static gboolean
put_graphs (NgUpload *self, const char *document, GHashTable *graphs, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *graph = g_strconcat (document, parts[i], NULL);
      const GString *triples = graphs ? g_hash_table_lookup (graphs, graph) : NULL;
      if (!send_graph (self, triples ? "PUT" : "DELETE", graph, triples, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_graphs (NgUpload *self, GHashTable *graphs, GError **error)
{
  GHashTableIter i;
  gpointer graph, triples;

  g_hash_table_iter_init (&i, graphs);
  while (g_hash_table_iter_next (&i, &graph, &triples))
    if (!send_graph (self, "POST", graph, triples, error))
      return FALSE;
  return TRUE;
}

static gboolean
put_document (Load *load, guint i, const char *document, GError **error)
{
  g_autoptr (GHashTable) graphs
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);

  if (!ng_spool_read (load->input.spool, i, take_into_graphs, graphs, error)
      || !(document ? put_graphs (load->upload, document, graphs, error)
                    : add_graphs (load->upload, graphs, error)))
    return FALSE;
  ng_load_report (&load->input, ng_spool_n_quads (load->input.spool, i), 0);
  return TRUE;
}

/* ---- entry ---- */

static gboolean
send_document (Load *load, guint i, GError **error)
{
  NgUpload *self = load->upload;
  const char *document = ng_spool_document (load->input.spool, i);
  g_autofree char *checksum = checksum_of (load->input.spool, i, error);

  if (checksum == NULL)
    return FALSE;
  const char *key = document ? document : checksum;
  if (g_strcmp0 (g_hash_table_lookup (self->arrived, key), checksum) == 0)
    ng_load_report (&load->input, ng_spool_n_quads (load->input.spool, i), 0);
  else if (!(self->options->graph_store ? put_document : update_document) (load, i, document,
                                                                           error))
    {
      g_prefix_error (error, "%s: ", document ? document : "what documents share");
      return FALSE;
    }
  else if (!note (self, key, checksum, error))
    return FALSE;
  ng_load_report (&load->input, 0, document != NULL);
  return TRUE;
}

/* First what documents share. */
static gboolean
send_documents (Load *load, GError **error)
{
  guint shared = ng_spool_shared (load->input.spool);

  if (ng_spool_n_quads (load->input.spool, shared) > 0 && !send_document (load, shared, error))
    return FALSE;
  for (guint i = 0; i < ng_spool_n_documents (load->input.spool); i++)
    if (!send_document (load, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_address (const char *text, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || !ng_store_is_url (text))
    g_set_error (error, NG_ERROR, NG_ERROR_FORMAT,
                 "--to %s: expected the address of a store, http://… or https://…", text);
  else if (g_uri_get_userinfo (uri))
    g_set_error (error, NG_ERROR, NG_ERROR_FORMAT,
                 "--to: a name in the address; expected --user NAME, and the password in "
                 "$NEWSGRAPH_PASSWORD");
  else
    return TRUE;
  return FALSE;
}

NgUpload *
ng_upload_new (const NgUploadOptions *options, GError **error)
{
  g_autoptr (NgUpload) self = g_new0 (NgUpload, 1);

  self->options = options;
  if (!check_address (options->url, error) || !open_journal (self, error))
    return NULL;
  self->http = ng_http_new (options->timeout_s, FALSE);
  ng_http_log_in (self->http, options->user, options->password, options->token);
  return g_steal_pointer (&self);
}

void
ng_upload_free (NgUpload *self)
{
  if (self == NULL)
    return;
  ng_http_free (self->http);
  g_clear_pointer (&self->arrived, g_hash_table_unref);
  if (self->journal)
    fclose (self->journal);
  g_free (self);
}

gboolean
ng_upload_load (NgUpload *self, NgRdfFormat format, const char *name, FILE *in, const char *graph,
                NgLoadProgressFunc progress, gpointer data, GError **error)
{
  Load load = { .input = { .func = progress, .data = data }, .upload = self };
  gboolean ok
      = ng_load_read (&load.input, format, name, in, graph, error) && send_documents (&load, error);

  ng_load_clear (&load.input);
  return ok;
}

gboolean
ng_upload_remove (NgUpload *self, const char *iri, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!ng_iri_is_absolute (iri))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT, "\"%s\": not an absolute IRI", iri);
      return FALSE;
    }
  if (self->options->graph_store)
    return put_graphs (self, iri, NULL, error) && note (self, iri, "removed", error);
  put_drops (iri, text);
  return send_update (self, text, error) && note (self, iri, "removed", error);
}
