/* ng-server.c: see ng-server.h.  Protocol: SPARQL 1.1 Protocol, 2.1; Service Description. */
#include "store/ng-server.h"

#include <glib-unix.h>
#include <libsoup/soup.h>
#include <string.h>

#include "base/ng-error.h"
#include "store/ng-node.h"
#include "store/ng-soup.h"
#include "store/ng-sparql.h"
#include "store/ng-warm.h"

/* Bytes of a request's body: queries are written by hand, or by programs with lists of some
 * thousand IRIs. */
#define MAX_BODY_BYTES (1u << 20)

/* Of a body that is too large, so much is read before the connection is closed. */
#define MAX_DISCARDED_BYTES (32u << 20)

/* Under this name a request keeps the count of bytes of its body, a gsize. */
#define RECEIVED "newsgraph-received"

/* A client that sends or takes nothing for so long loses its connection. */
#define IDLE_SECONDS 60u

/* Connections that wait to be accepted: GLib's ten are too few for fifty clients that start at
 * once. */
#define BACKLOG 256

struct _NgServer
{
  const NgServerOptions *options;
  const NgExamples *examples;
  SoupServer *soup;
  GMainLoop *loop;
  NgProxy proxy;
  gboolean loopback;
  gboolean forgets; /* see ng-soup.h */
};

static const char service_description[]
    = "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n"
      "@prefix format: <http://www.w3.org/ns/formats/> .\n\n"
      "<> a sd:Service ; sd:endpoint <> ;\n"
      "    sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;\n"
      "    sd:resultFormat format:SPARQL_Results_JSON , format:SPARQL_Results_XML ,\n"
      "        format:SPARQL_Results_CSV , format:SPARQL_Results_TSV , format:Turtle ,\n"
      "        format:N-Triples , format:RDF_XML , format:JSON-LD .\n";

static void
answer (SoupServerMessage *message, const char *type, const char *text, gsize length)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, length);
}

/* ---- what every request must pass ---- */

/* A page of a stranger may have a name of its own point to the loopback: then the browser takes our
 * answers for that page's.  Only the true names get one. */
static gboolean
is_our_name (const NgServer *self, SoupServerMessage *message)
{
  const char *host
      = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  const char *const names[] = { "localhost", "127.0.0.1", "[::1]" };

  for (guint i = 0; host && i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (host, names[i]) && strchr (":", host[strlen (names[i])]))
      return TRUE;
  return !self->loopback || host == NULL;
}

static void
allow_origin (const NgServer *self, SoupServerMessage *message)
{
  SoupMessageHeaders *out = soup_server_message_get_response_headers (message);
  const char *origin
      = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Origin");
  const char *cors = self->options->cors;

  soup_message_headers_replace (out, "X-Content-Type-Options", "nosniff");
  if (cors == NULL)
    return;
  if (strcmp (cors, "*") != 0)
    soup_message_headers_append (out, "Vary", "Origin");
  if (strcmp (cors, "*") != 0 && g_strcmp0 (cors, origin) != 0)
    return;
  soup_message_headers_replace (out, "Access-Control-Allow-Origin", cors);
  soup_message_headers_replace (out, "Access-Control-Allow-Methods", "GET, POST, OPTIONS");
  soup_message_headers_replace (out, "Access-Control-Allow-Headers", "Accept, Content-Type");
  soup_message_headers_replace (out, "Access-Control-Expose-Headers", "X-SPARQL-MaxRows");
}

/* libsoup before 3.3 never closes an idle connection that its client has closed: there a connection
 * ends with its answer, or a server that runs for days has no file descriptor left. */
static void
end_connection (SoupServerMessage *message)
{
  if (!soup_check_version (3, 3, 0))
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection",
                                  "close");
}

/* Before the body is read. */
static void
on_early (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query,
          gpointer data)
{
  NgServer *self = data;

  allow_origin (self, message);
  end_connection (message);
  if (!is_our_name (self, message))
    ng_proxy_refuse (message, SOUP_STATUS_FORBIDDEN, "this server is not known by that name");
}

/* A body that is too large is read on without being kept, because a client hears an answer only
 * when it has said all; to a point. */
static void
on_chunk (SoupServerMessage *message, GBytes *chunk, gpointer data)
{
  gsize *received = data;
  GSocket *socket = soup_server_message_get_socket (message);

  *received += g_bytes_get_size (chunk);
  if (*received > MAX_BODY_BYTES)
    soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  if (*received > MAX_DISCARDED_BYTES && socket)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

/* The reference that libsoup forgets is given back, once. */
static void
settle_socket (const NgServer *self, GSocket *socket)
{
  static const char settled[] = "newsgraph-settled";

  if (!self->forgets || g_object_get_data (G_OBJECT (socket), settled))
    return;
  g_object_set_data (G_OBJECT (socket), settled, GINT_TO_POINTER (TRUE));
  g_object_unref (socket);
}

static void
on_request (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket)
    {
      g_socket_set_timeout (socket, IDLE_SECONDS);
      settle_socket (data, socket);
    }
  gsize *received = g_new0 (gsize, 1);
  g_object_set_data_full (G_OBJECT (message), RECEIVED, received, g_free);
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_chunk), received);
}

/* ---- /sparql ---- */

typedef struct
{
  char *query;     /* nullable */
  GString *graphs; /* encoded pairs */
  gboolean update, twice;
  gboolean varies;
} Parameters;

static void
parameters_clear (Parameters *p)
{
  g_free (p->query);
  g_string_free (p->graphs, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parameters, parameters_clear)

/* application/x-www-form-urlencoded. Returns: NULL if it is broken. */
static char *
decode (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);

  for (char *p = copy; *p; p++)
    if (*p == '+')
      *p = ' ';
  return g_uri_unescape_string (copy, NULL);
}

/* Adds the pairs of a query string or form. FALSE if it is broken. */
static gboolean
add_pairs (Parameters *p, const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text, "&", -1);

  for (char **pair = pairs; *pair; pair++)
    {
      const char *equal = strchr (*pair, '=');
      gsize length = equal ? (gsize) (equal - *pair) : strlen (*pair);
      g_autofree char *name = decode (*pair, length);
      g_autofree char *value = decode (equal ? equal + 1 : "", equal ? strlen (equal + 1) : 0);
      if (name == NULL || value == NULL)
        return FALSE;
      if (strcmp (name, "query") == 0)
        {
          p->twice |= p->query != NULL;
          g_free (p->query);
          p->query = g_steal_pointer (&value);
        }
      else if (strcmp (name, "update") == 0)
        p->update = TRUE;
      else if (strcmp (name, "default-graph-uri") == 0 || strcmp (name, "named-graph-uri") == 0)
        {
          g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);
          g_string_append_printf (p->graphs, "%s%s=%s", p->graphs->len ? "&" : "", name, escaped);
        }
    }
  return TRUE;
}

/* FALSE after refusing. */
static gboolean
add_body (Parameters *p, SoupServerMessage *message)
{
  const char *type = soup_message_headers_get_content_type (
      soup_server_message_get_request_headers (message), NULL);
  gsize length, *received = g_object_get_data (G_OBJECT (message), RECEIVED);

  if (received && *received > MAX_BODY_BYTES)
    {
      ng_proxy_refuse (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE,
                       "a request of more than %u bytes", MAX_BODY_BYTES);
      return FALSE;
    }
  g_autoptr (GBytes) body
      = soup_message_body_flatten (soup_server_message_get_request_body (message));
  const char *bytes = g_bytes_get_data (body, &length);
  g_autofree char *text = g_strndup (length ? bytes : "", length);

  if (strlen (text) != length || !g_utf8_validate (text, length, NULL))
    ng_proxy_refuse (message, SOUP_STATUS_BAD_REQUEST, "the request is no UTF-8");
  else if (g_strcmp0 (type, "application/sparql-query") == 0)
    {
      p->twice |= p->query != NULL;
      g_free (p->query);
      p->query = g_steal_pointer (&text);
      return TRUE;
    }
  else if (g_strcmp0 (type, "application/sparql-update") == 0)
    {
      p->update = TRUE;
      return TRUE;
    }
  else if (g_strcmp0 (type, "application/x-www-form-urlencoded") != 0)
    ng_proxy_refuse (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE,
                     "expected application/sparql-query or application/x-www-form-urlencoded");
  else if (add_pairs (p, text))
    return TRUE;
  else
    ng_proxy_refuse (message, SOUP_STATUS_BAD_REQUEST, "the form is broken");
  return FALSE;
}

/* FALSE after refusing. */
static gboolean
check_query (const NgServer *self, Parameters *p, SoupServerMessage *message)
{
  g_auto (NgSparqlScan) scan = { 0 };

  if (p->query)
    ng_sparql_scan (p->query, &scan);
  p->varies = scan.varies;
  if (p->update || (p->query && scan.form == NG_SPARQL_UPDATE))
    ng_proxy_refuse (message, SOUP_STATUS_FORBIDDEN, "this endpoint only reads");
  else if (p->twice)
    ng_proxy_refuse (message, SOUP_STATUS_BAD_REQUEST, "more than one query");
  else if (p->query == NULL)
    ng_proxy_refuse (message, SOUP_STATUS_BAD_REQUEST, "no query");
  else if (!g_utf8_validate (p->query, -1, NULL))
    ng_proxy_refuse (message, SOUP_STATUS_BAD_REQUEST, "the query is no UTF-8");
  else if (scan.has_service && !self->options->allow_service)
    ng_proxy_refuse (message, SOUP_STATUS_FORBIDDEN,
                     "SERVICE is not allowed here (nor a prefix with that word)");
  else
    return TRUE;
  return FALSE;
}

static void
on_sparql (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *form,
           gpointer data)
{
  NgServer *self = data;
  const char *method = soup_server_message_get_method (message);
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_auto (Parameters) p = { .graphs = g_string_new (NULL) };
  gboolean post = method == SOUP_METHOD_POST;

  if (strcmp (path, "/sparql") != 0)
    ng_proxy_refuse (message, SOUP_STATUS_NOT_FOUND, "no such page");
  else if (method == SOUP_METHOD_OPTIONS)
    soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
  else if (!post && method != SOUP_METHOD_GET)
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow",
                                    "GET, POST, OPTIONS");
      ng_proxy_refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "expected GET or POST");
    }
  else if (query && !add_pairs (&p, query))
    ng_proxy_refuse (message, SOUP_STATUS_BAD_REQUEST, "the address is broken");
  else if (!post && !p.query && !p.update)
    answer (message, "text/turtle; charset=utf-8", service_description,
            strlen (service_description));
  else if ((!post || add_body (&p, message)) && check_query (self, &p, message))
    {
      NgProxyQuery asked = { .text = p.query, .graphs = p.graphs->str, .varies = p.varies };
      ng_proxy_ask (&self->proxy, message, &asked);
    }
}

/* ---- other pages ---- */

static void
put_json (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if ((guchar) *p < ' ')
      g_string_append_printf (out, "\\u%04x", (guint) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static void
on_queries (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *form,
            gpointer data)
{
  NgServer *self = data;
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < self->examples->examples->len; i++)
    {
      const NgExample *e = g_ptr_array_index (self->examples->examples, i);
      g_string_append (out, i ? ",\n{\"name\":" : "\n{\"name\":");
      put_json (out, e->name);
      g_string_append (out, ",\"title\":");
      put_json (out, e->title);
      g_string_append (out, ",\"text\":");
      put_json (out, e->text);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n]\n");
  answer (message, "application/json", out->str, out->len);
}

static void
on_node (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *form,
         gpointer data)
{
  NgServer *self = data;
  const char *method = soup_server_message_get_method (message);
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autofree char *iri = ng_node_iri (path, query, self->options->base);

  if (method == SOUP_METHOD_OPTIONS)
    soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
  else if (method != SOUP_METHOD_GET)
    ng_proxy_refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "expected GET");
  else if (iri == NULL)
    ng_proxy_refuse (message, SOUP_STATUS_NOT_FOUND, "no such node: expected an absolute IRI");
  else
    ng_node_answer (&self->proxy, message, iri, query);
}

static const char plain_page[]
    = "newsgraph serves a SPARQL endpoint at /sparql; its example queries are at /queries.json\n";

#define HTML "text/html; charset=utf-8"
#define CSS "text/css; charset=utf-8"
#define SCRIPT "text/javascript; charset=utf-8"
#define QUERIES "text/plain; charset=utf-8"

/* Files of the explorer: a fixed list, so that no path of a stranger meets the file system.  Yasqe
 * may be left out of a build; the explorer is told so by what stands in for it. */
typedef struct
{
  const char *file, *type;
  const char *without; /* nullable: what stands in for a file that is not there */
} Page;

static const Page pages[] = {
  { "index.html", HTML },
  { "explorer.css", CSS },
  { "explorer.js", SCRIPT },
  { "article.js", SCRIPT },
  { "base.js", SCRIPT },
  { "claims.js", SCRIPT },
  { "editor.js", SCRIPT },
  { "input.js", SCRIPT },
  { "pages.js", SCRIPT },
  { "pictures.js", SCRIPT },
  { "front.rq", QUERIES },
  { "yasqe.css", CSS, "" },
  { "yasqe.js", SCRIPT, "export default null;\n" },
};

/* Without the explorer's files, at least a word of what is here. */
static void
send_file (const NgServer *self, SoupServerMessage *message, const Page *page)
{
  const char *folder = self->options->pages ? self->options->pages : "";
  g_autofree char *file = g_build_filename (folder, page->file, NULL);
  g_autofree char *text = NULL;
  gsize length;

  soup_message_headers_replace (
      soup_server_message_get_response_headers (message), "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
      "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  if (*folder && g_file_get_contents (file, &text, &length, NULL))
    answer (message, page->type, text, length);
  else if (page == pages)
    answer (message, "text/plain; charset=utf-8", plain_page, strlen (plain_page));
  else if (page->without)
    answer (message, page->type, page->without, strlen (page->without));
  else
    ng_proxy_refuse (message, SOUP_STATUS_NOT_FOUND, "no such page");
}

static void
on_page (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *form,
         gpointer data)
{
  NgServer *self = data;
  const char *method = soup_server_message_get_method (message);

  if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    {
      ng_proxy_refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "expected GET");
      return;
    }
  const char *name = strcmp (path, "/") == 0 ? pages[0].file : path + 1;
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (strcmp (name, pages[i].file) == 0)
      {
        send_file (self, message, &pages[i]);
        return;
      }
  ng_proxy_refuse (message, SOUP_STATUS_NOT_FOUND, "no such page");
}

/* ---- listening ---- */

static gboolean
listen_at (NgServer *self, GSocketAddress *address, GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new (g_socket_address_get_family (address),
                                             G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL)
    return FALSE;
  g_socket_set_listen_backlog (socket, BACKLOG);
  return g_socket_bind (socket, address, TRUE, error) && g_socket_listen (socket, error)
         && soup_server_listen_socket (self->soup, socket, 0, error);
}

static gboolean
start_listening (NgServer *self, GError **error)
{
  const char *where = self->options->listen;
  g_autoptr (GError) local = NULL;
  g_autoptr (GInetAddress) inet = strcmp (where, "localhost") == 0
                                      ? g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4)
                                      : g_inet_address_new_from_string (where);

  if (inet == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: expected an IP address or localhost", where);
      return FALSE;
    }
  self->loopback = g_inet_address_get_is_loopback (inet);
  g_autoptr (GSocketAddress) address
      = g_inet_socket_address_new (inet, (guint16) self->options->port);
  if (listen_at (self, address, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_set_error (error, NG_ERROR, NG_ERROR_IO,
                 "port %u of %s is in use by another program; --port takes another one",
                 self->options->port, where);
  else
    g_set_error (error, NG_ERROR, NG_ERROR_IO, "port %u of %s: %s", self->options->port, where,
                 local->message);
  return FALSE;
}

/* The first query should not be the one that waits for the engine. */
static gboolean
start_engine (NgServer *self, GError **error)
{
  NgEngineUse *use = ng_engines_take (self->proxy.engines, error);
  if (use)
    ng_engines_give_back (use, FALSE);
  return use != NULL;
}

/* A path has an early handler of its own or none at all. */
static void
add_handler (NgServer *self, const char *path, SoupServerCallback handler)
{
  soup_server_add_early_handler (self->soup, path, on_early, self, NULL);
  soup_server_add_handler (self->soup, path, handler, self, NULL);
}

NgServer *
ng_server_new (NgStore *store, const NgExamples *examples, const NgServerOptions *options,
               GError **error)
{
  g_autoptr (NgServer) self = g_new0 (NgServer, 1);

  self->options = options;
  self->examples = examples;
  self->soup = soup_server_new ("server-header", "newsgraph/" NG_VERSION, NULL);
  self->loop = g_main_loop_new (NULL, FALSE);
  self->forgets = ng_soup_forgets_sockets ();
  self->proxy.options = options;
  self->proxy.engines = ng_engines_new (store);
  self->proxy.cache = ng_cache_new ();
  /* a query's time is limited by the proxy, who says so */
  self->proxy.session = soup_session_new_with_options (
      "max-conns", (int) options->max_queries + 1, "max-conns-per-host",
      (int) options->max_queries + 1, "timeout", 0u, NULL);
  soup_session_set_proxy_resolver (self->proxy.session, NULL);
  add_handler (self, "/sparql", on_sparql);
  add_handler (self, "/queries.json", on_queries);
  add_handler (self, "/node", on_node);
  add_handler (self, "/id", on_node);
  add_handler (self, "/", on_page);
  g_signal_connect (self->soup, "request-started", G_CALLBACK (on_request), self);
  if (!start_listening (self, error) || !start_engine (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Connections that are open end first, and their queries with them. */
void
ng_server_free (NgServer *self)
{
  if (self == NULL)
    return;
  soup_server_disconnect (self->soup);
  soup_session_abort (self->proxy.session);
  while (self->proxy.n_queries > 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (self->soup);
  g_object_unref (self->proxy.session);
  ng_engines_free (self->proxy.engines);
  ng_cache_free (self->proxy.cache);
  g_main_loop_unref (self->loop);
  g_free (self);
}

char *
ng_server_url (const NgServer *self)
{
  GSList *uris = soup_server_get_uris (self->soup);
  char *url = uris ? g_uri_to_string (uris->data) : NULL;
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return url;
}

/* The first who comes should not be the one who waits. */
static void
warm_up (NgServer *self)
{
  const char *folder = self->options->pages;
  g_autofree char *file = folder ? g_build_filename (folder, "front.rq", NULL) : NULL;
  g_autofree char *url = ng_server_url (self);
  g_autofree char *endpoint = url ? g_strconcat (url, "sparql", NULL) : NULL;

  if (file && endpoint)
    ng_warm_up (self->proxy.session, endpoint, file);
}

static gboolean
on_signal (gpointer data)
{
  g_main_loop_quit (((NgServer *) data)->loop);
  return G_SOURCE_CONTINUE;
}

void
ng_server_run (NgServer *self)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  guint sources[G_N_ELEMENTS (signals)];

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sources[i] = g_unix_signal_add (signals[i], on_signal, self);
  warm_up (self);
  g_main_loop_run (self->loop);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_source_remove (sources[i]);
}
