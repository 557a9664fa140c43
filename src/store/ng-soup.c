/* ng-soup.c: see ng-soup.h. */
#include "store/ng-soup.h"

#include <libsoup/soup.h>
#include <string.h>

/* No connection to ourselves takes so long. */
#define PATIENCE_MS 2000u

typedef struct
{
  GWeakRef socket;
  gboolean finished, late;
} Probe;

static void
on_request (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer data)
{
  Probe *probe = data;

  g_weak_ref_set (&probe->socket, soup_server_message_get_socket (message));
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection",
                                "close");
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
}

static void
on_finished (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  ((Probe *) data)->finished = TRUE;
}

static gboolean
on_late (gpointer data)
{
  ((Probe *) data)->late = TRUE;
  return G_SOURCE_REMOVE;
}

/* One request to @soup, to its end. Returns: FALSE if that does not work. */
static gboolean
make_request (SoupServer *soup, Probe *probe, GMainContext *context)
{
  static const char request[] = "GET / HTTP/1.0\r\n\r\n";
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSList *uris = soup_server_get_uris (soup);
  g_autoptr (GSocketConnection) connection
      = uris ? g_socket_client_connect_to_host (client, "127.0.0.1",
                                                (guint16) g_uri_get_port (uris->data), NULL, NULL)
             : NULL;

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  if (connection == NULL
      || !g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                     request, strlen (request), NULL, NULL, NULL))
    return FALSE;
  while (!probe->finished && !probe->late)
    g_main_context_iteration (context, TRUE);
  return probe->finished;
}

/* The server closes its end in the rounds after. */
static gboolean
keeps_socket (SoupServer *soup, Probe *probe, GMainContext *context)
{
  if (!soup_server_listen_local (soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL)
      || !make_request (soup, probe, context))
    return FALSE;
  while (g_main_context_iteration (context, FALSE))
    ;
  g_autoptr (GSocket) left = g_weak_ref_get (&probe->socket);
  return left && g_socket_is_closed (left) && G_OBJECT (left)->ref_count == 2; /* one is ours */
}

gboolean
ng_soup_forgets_sockets (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Probe probe = { .finished = FALSE };

  g_main_context_push_thread_default (context);
  g_weak_ref_init (&probe.socket, NULL);
  SoupServer *soup = soup_server_new (NULL, NULL);
  g_autoptr (GSource) timer = g_timeout_source_new (PATIENCE_MS);
  g_source_set_callback (timer, on_late, &probe, NULL);
  g_source_attach (timer, context);
  soup_server_add_handler (soup, NULL, on_request, &probe, NULL);
  g_signal_connect (soup, "request-finished", G_CALLBACK (on_finished), &probe);
  gboolean forgets = keeps_socket (soup, &probe, context);
  g_source_destroy (timer);
  soup_server_disconnect (soup);
  g_object_unref (soup);
  GSocket *left = g_weak_ref_get (&probe.socket);
  if (left)
    {
      g_object_unref (left);
      if (forgets)
        g_object_unref (left);
    }
  g_weak_ref_clear (&probe.socket);
  g_main_context_pop_thread_default (context);
  return forgets;
}
