/* ng-proxy.c: see ng-proxy.h.
 *
 * The head of an answer waits for its first rows, so that what fails before them gets its true
 * status.  What fails after them breaks the connection: a client must not take half for the whole.
 */
#include "store/ng-proxy.h"

#include <libsoup/soup.h>
#include <string.h>

#include "store/ng-complaint.h"
#include "store/ng-results.h"
#include "store/ng-sparql.h"

#define PIECE_BYTES 16384u

/* Of an engine's message. */
#define MESSAGE_BYTES 2000u

/* The engine is asked to stop at the limit, and has this long to do so. */
#define GRACE_SECONDS 1u

typedef struct
{
  NgProxy *proxy;
  SoupServerMessage *client;
  SoupMessage *upstream;
  NgEngineUse *engine;
  GCancellable *cancellable;
  GInputStream *stream; /* nullable: of the engine's answer */
  guint timer;
  NgResults results;
  GString *ready;
  char *text;       /* of the query */
  char *wide;       /* nullable: as it was asked again, to learn the place of an error */
  char *key;        /* nullable: under which the answer will be kept */
  GByteArray *kept; /* nullable: what has been passed of it */
  guint64 n_bytes;
  gboolean started; /* the head has gone out */
  gboolean late;    /* the time limit has passed */
  gboolean stuck;   /* and the engine had not answered */
  gboolean gone;    /* the client's side is over */
  gboolean missing_if_empty;
  gboolean pending; /* a call to the engine is under way, whose end ends the query */
  char buffer[PIECE_BYTES];
} Query;

void
ng_proxy_refuse (SoupServerMessage *message, guint status, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_autofree char *line = g_strconcat (text, "\n", NULL);
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_COPY, line,
                                    strlen (line));
}

/* ---- what is kept of an answer ---- */

static void
drop_gathered (Query *q)
{
  if (q->kept)
    q->proxy->n_coming -= q->kept->len;
  g_clear_pointer (&q->kept, g_byte_array_unref);
}

/* Adds the ready rows, while they are not too many. */
static void
gather (Query *q)
{
  if (q->n_bytes > NG_CACHE_ANSWER_BYTES
      || q->proxy->n_coming + q->ready->len > NG_CACHE_COMING_BYTES)
    drop_gathered (q);
  if (q->kept == NULL)
    return;
  q->proxy->n_coming += q->ready->len;
  g_byte_array_append (q->kept, (const guint8 *) q->ready->str, q->ready->len);
}

static void
keep (Query *q, const char *type)
{
  if (q->kept == NULL)
    return;
  g_autoptr (GBytes) answer = g_bytes_new (q->kept->data, q->kept->len);
  ng_cache_keep (q->proxy->cache, q->key, type, answer);
  drop_gathered (q);
}

/* ---- the end of a query ---- */

static void
query_free (Query *q)
{
  q->proxy->n_queries--;
  g_clear_handle_id (&q->timer, g_source_remove);
  g_clear_object (&q->stream);
  ng_engines_give_back (q->engine, q->stuck);
  g_object_unref (q->upstream);
  g_object_unref (q->cancellable);
  g_signal_handlers_disconnect_by_data (q->client, q);
  g_object_unref (q->client);
  ng_results_clear (&q->results);
  g_string_free (q->ready, TRUE);
  drop_gathered (q);
  g_free (q->key);
  g_free (q->text);
  g_free (q->wide);
  g_free (q);
}

/* No call is under way. */
static void
end (Query *q)
{
  if (!q->gone)
    soup_server_message_unpause (q->client);
  query_free (q);
}

/* Ends with an error, said as well as it still can be. */
static void
fail (Query *q, guint status, const char *text)
{
  if (!q->gone && !q->started)
    ng_proxy_refuse (q->client, status, "%s", text);
  else if (!q->gone)
    {
      GSocket *socket = soup_server_message_get_socket (q->client);
      if (socket)
        g_socket_shutdown (socket, TRUE, TRUE, NULL);
    }
  end (q);
}

static void
fail_late (Query *q)
{
  g_autofree char *text
      = g_strdup_printf ("stopped after %u s; LIMIT or a narrower pattern makes it quicker",
                         q->proxy->options->timeout_s);
  fail (q, SOUP_STATUS_GATEWAY_TIMEOUT, text);
}

static void
fail_call (Query *q, const GError *error)
{
  if (q->late)
    fail_late (q);
  else
    fail (q, SOUP_STATUS_BAD_GATEWAY, error->message);
}

static gboolean
on_late (gpointer data)
{
  Query *q = data;
  q->timer = 0;
  q->late = TRUE;
  q->stuck = q->pending;
  if (q->pending)
    g_cancellable_cancel (q->cancellable);
  else
    fail_late (q); /* a client too slow to take its answer */
  return G_SOURCE_REMOVE;
}

static void
on_finished (SoupServerMessage *message, gpointer data)
{
  Query *q = data;
  q->gone = TRUE;
  if (q->pending)
    g_cancellable_cancel (q->cancellable);
  else
    query_free (q);
}

/* ---- rows ---- */

static void read_piece (Query *q);

static void
put_head (const NgProxy *self, SoupServerMessage *client, const char *type)
{
  SoupMessageHeaders *head = soup_server_message_get_response_headers (client);

  soup_server_message_set_status (client, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (head, "Content-Type", type);
  soup_message_headers_append (head, "Vary", "Accept");
  g_autofree char *media_type = g_strndup (type, strcspn (type, "; "));
  if (self->options->max_rows && ng_results_kind (media_type) != NG_RESULTS_GRAPH)
    {
      g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, self->options->max_rows);
      soup_message_headers_replace (head, "X-SPARQL-MaxRows", n);
    }
}

static const char *
type_of (const Query *q)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (q->upstream),
                                       "Content-Type");
}

static void
start_answer (Query *q)
{
  q->started = TRUE;
  put_head (q->proxy, q->client, type_of (q));
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (q->client),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (q->client), FALSE);
}

/* Hands the ready rows to the client. */
static void
pass (Query *q)
{
  if (!q->started)
    start_answer (q);
  q->n_bytes += q->ready->len;
  soup_message_body_append (soup_server_message_get_response_body (q->client), SOUP_MEMORY_COPY,
                            q->ready->str, q->ready->len);
  gather (q);
  g_string_truncate (q->ready, 0);
}

static gboolean
is_empty (const Query *q)
{
  return !q->started && (q->ready->len == 0 || strcmp (q->ready->str, "[]") == 0);
}

static void
finish (Query *q)
{
  if (q->missing_if_empty && is_empty (q))
    {
      fail (q, SOUP_STATUS_NOT_FOUND, "nothing is said of this node");
      return;
    }
  if (q->ready->len > 0 || !q->started)
    pass (q);
  keep (q, type_of (q));
  soup_message_body_complete (soup_server_message_get_response_body (q->client));
  end (q);
}

static void
fail_broken (Query *q)
{
  g_autofree char *rest = ng_results_rest (&q->results);

  if (strstr (rest, "cancelled") || strstr (rest, "timeout"))
    fail_late (q);
  else
    fail (q, SOUP_STATUS_INTERNAL_SERVER_ERROR, *rest ? rest : "the answer broke off");
}

static void
on_piece (GObject *source, GAsyncResult *result, gpointer data)
{
  Query *q = data;
  g_autoptr (GError) error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  q->pending = FALSE;
  if (n < 0 || q->gone)
    {
      if (n < 0)
        fail_call (q, error);
      else
        end (q);
      return;
    }
  if (n == 0)
    {
      if (ng_results_finish (&q->results, q->ready))
        finish (q);
      else
        fail_broken (q);
      return;
    }
  if (!ng_results_feed (&q->results, q->buffer, n, q->ready))
    finish (q);
  else if (q->proxy->options->max_bytes
           && q->n_bytes + q->ready->len + q->results.waiting->len > q->proxy->options->max_bytes)
    fail (q, SOUP_STATUS_INTERNAL_SERVER_ERROR,
          "the answer is too large; LIMIT or fewer columns make it smaller");
  else if (q->ready->len > 0)
    {
      pass (q);
      soup_server_message_unpause (q->client);
    }
  else
    read_piece (q);
}

static void
read_piece (Query *q)
{
  q->pending = TRUE;
  g_input_stream_read_async (q->stream, q->buffer, sizeof q->buffer, G_PRIORITY_DEFAULT,
                             q->cancellable, on_piece, q);
}

/* The client has taken what there was: only now is more read. */
static void
on_wrote_chunk (SoupServerMessage *message, gpointer data)
{
  Query *q = data;
  if (!q->pending)
    read_piece (q);
}

/* ---- the engine's head ---- */

static void on_head (GObject *source, GAsyncResult *result, gpointer data);

static void
send_text (Query *q, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  soup_message_set_request_body_from_bytes (q->upstream, "application/sparql-query", body);
  /* It only reads: it may go over a connection that is open already, and be sent again. */
  soup_message_add_flags (q->upstream, SOUP_MESSAGE_IDEMPOTENT);
  q->pending = TRUE;
  soup_session_send_async (q->proxy->session, q->upstream, G_PRIORITY_DEFAULT, q->cancellable,
                           on_head, q);
}

/* Asks a query that is not understood once more, with space between its words. FALSE: not now. */
static gboolean
ask_again (Query *q, const char *words)
{
  if (q->wide || strstr (words, "error at ") == NULL
      || (q->wide = ng_sparql_widen (q->text)) == NULL)
    return FALSE;
  SoupMessage *first = q->upstream;
  q->upstream = soup_message_new_from_uri ("POST", soup_message_get_uri (first));
  soup_message_headers_replace (
      soup_message_get_request_headers (q->upstream), "Accept",
      soup_message_headers_get_list (soup_message_get_request_headers (first), "Accept"));
  g_object_unref (first);
  g_clear_object (&q->stream);
  send_text (q, q->wide);
  return TRUE;
}

/* Returns: (transfer full): "error at 2:14: …" if the engine's @words name a place. */
static char *
explain (const Query *q, const char *words)
{
  guint line, column;
  g_autofree char *what
      = ng_complaint_read (words, q->wide ? q->wide : q->text, q->text, &line, &column);

  return what ? g_strdup_printf ("error at %u:%u: %s", line, column, what) : g_strdup (words);
}

static void
on_refusal (GObject *source, GAsyncResult *result, gpointer data)
{
  Query *q = data;
  g_autoptr (GError) error = NULL;
  gsize n = 0;

  q->pending = FALSE;
  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n, &error))
    {
      fail_call (q, error);
      return;
    }
  guint status = soup_message_get_status (q->upstream);
  g_autofree char *words = g_utf8_make_valid (q->buffer, n);
  if (!q->gone && ask_again (q, words))
    return;
  g_autofree char *text = explain (q, words);
  fail (q, status / 100 == 4 ? status : SOUP_STATUS_INTERNAL_SERVER_ERROR,
        *text ? text : "the engine refuses the query");
}

static void
on_head (GObject *source, GAsyncResult *result, gpointer data)
{
  Query *q = data;
  g_autoptr (GError) error = NULL;

  q->pending = FALSE;
  q->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (q->stream == NULL)
    {
      fail_call (q, error);
      return;
    }
  if (soup_message_get_status (q->upstream) != SOUP_STATUS_OK)
    {
      q->pending = TRUE;
      g_input_stream_read_all_async (q->stream, q->buffer, MESSAGE_BYTES, G_PRIORITY_DEFAULT,
                                     q->cancellable, on_refusal, q);
      return;
    }
  const char *type = soup_message_headers_get_content_type (
      soup_message_get_response_headers (q->upstream), NULL);
  NgResultsKind kind = ng_results_kind (type);
  if (kind == NG_N_RESULTS)
    {
      fail (q, SOUP_STATUS_NOT_ACCEPTABLE, "no such format");
      return;
    }
  ng_results_init (&q->results, kind, q->proxy->options->max_rows);
  read_piece (q);
}

/* ---- the start of a query ---- */

/* All that an answer depends on, besides the store. Returns: NULL if there is more. */
static char *
key_of (const NgProxyQuery *query, const char *accept)
{
  if (query->varies)
    return NULL;
  return g_strdup_printf ("%d\n%s\n%s\n%s", query->missing_if_empty, accept,
                          query->graphs ? query->graphs : "", query->text);
}

static gboolean
answer_again (NgProxy *self, SoupServerMessage *message, const char *key)
{
  const char *type;
  g_autoptr (GBytes) answer = key ? ng_cache_find (self->cache, key, &type) : NULL;

  if (answer == NULL)
    return FALSE;
  put_head (self, message, type);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), answer);
  return TRUE;
}

void
ng_proxy_ask (NgProxy *self, SoupServerMessage *message, const NgProxyQuery *query)
{
  g_autoptr (GError) error = NULL;
  const char *graphs = query->graphs && *query->graphs ? query->graphs : NULL;
  const char *accept = query->accept
                           ? query->accept
                           : soup_message_headers_get_list (
                               soup_server_message_get_request_headers (message), "Accept");

  if (accept == NULL || *accept == '\0')
    accept = "*/*";
  g_autofree char *key = key_of (query, accept);
  if (answer_again (self, message, key))
    return;
  if (self->n_queries >= self->options->max_queries)
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                    "Retry-After", "1");
      ng_proxy_refuse (message, SOUP_STATUS_SERVICE_UNAVAILABLE,
                       "%u queries are being answered; come again", self->n_queries);
      return;
    }
  NgEngineUse *engine = ng_engines_take (self->engines, &error);
  if (engine == NULL)
    {
      ng_proxy_refuse (message, SOUP_STATUS_BAD_GATEWAY, "%s", error->message);
      return;
    }
  Query *q = g_new0 (Query, 1);
  self->n_queries++;
  q->proxy = self;
  q->engine = engine;
  q->missing_if_empty = query->missing_if_empty;
  q->client = g_object_ref (message);
  q->cancellable = g_cancellable_new ();
  q->ready = g_string_new (NULL);
  q->key = g_steal_pointer (&key);
  q->kept = q->key ? g_byte_array_new () : NULL;
  g_autofree char *url
      = g_strconcat (ng_engine_use_url (engine), graphs ? "?" : "", graphs ? graphs : "", NULL);
  q->text = g_strdup (query->text);
  q->upstream = soup_message_new ("POST", url);
  soup_message_headers_replace (soup_message_get_request_headers (q->upstream), "Accept", accept);
  q->timer = g_timeout_add_seconds (self->options->timeout_s + GRACE_SECONDS, on_late, q);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished), q);
  g_signal_connect (message, "disconnected", G_CALLBACK (on_finished), q);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (on_wrote_chunk), q);
  soup_server_message_pause (message);
  send_text (q, q->text);
}
