/* ng-warm.c: see ng-warm.h. */
#include "store/ng-warm.h"

#include <libsoup/soup.h>
#include <string.h>

/* The answer is kept on its way; nobody waits for it here. */
static void
on_answer (GObject *session, GAsyncResult *result, gpointer data)
{
  GBytes *answer = soup_session_send_and_read_finish (SOUP_SESSION (session), result, NULL);
  g_clear_pointer (&answer, g_bytes_unref);
}

/* As base.js asks it: only the same words find the kept answer. */
static void
ask (SoupSession *session, const char *url, const char *query)
{
  g_autoptr (SoupMessage) message = soup_message_new ("POST", url);
  g_autoptr (GBytes) body = g_bytes_new (query, strlen (query));

  soup_message_set_request_body_from_bytes (message, "application/sparql-query", body);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                "application/sparql-results+json");
  soup_session_send_and_read_async (session, message, G_PRIORITY_LOW, NULL, on_answer, NULL);
}

void
ng_warm_up (SoupSession *session, const char *url, const char *file)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return;
  g_auto (GStrv) queries = g_strsplit (text, "\n\n", -1);
  for (guint i = 0; queries[i]; i++)
    if (*g_strstrip (queries[i]))
      ask (session, url, queries[i]);
}
