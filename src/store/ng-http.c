/* ng-http.c: see ng-http.h. */
#include "store/ng-http.h"

#include <libsoup/soup.h>
#include <string.h>

#include "base/ng-error.h"

struct _NgHttp
{
  SoupSession *session;
  char *user, *password; /* nullable */
  char *bearer;          /* nullable: value of "Authorization" */
};

NgHttp *
ng_http_new (guint timeout_s, gboolean local)
{
  NgHttp *self = g_new0 (NgHttp, 1);

  self->session = soup_session_new_with_options ("timeout", timeout_s, "user-agent",
                                                 "newsgraph/" NG_VERSION, NULL);
  if (local)
    soup_session_set_proxy_resolver (self->session, NULL);
  return self;
}

void
ng_http_free (NgHttp *self)
{
  if (self == NULL)
    return;
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_free (self->user);
  g_free (self->password);
  g_free (self->bearer);
  g_free (self);
}

void
ng_http_log_in (NgHttp *self, const char *user, const char *password, const char *token)
{
  self->user = g_strdup (user);
  self->password = g_strdup (password);
  self->bearer = token ? g_strconcat ("Bearer ", token, NULL) : NULL;
}

static gboolean
on_authenticate (SoupMessage *message, SoupAuth *auth, gboolean retrying, gpointer data)
{
  const NgHttp *self = data;

  if (retrying)
    return FALSE;
  soup_auth_authenticate (auth, self->user, self->password ? self->password : "");
  return TRUE;
}

static void
set_body (SoupMessage *message, const NgHttpRequest *request)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (request->body, request->length);
  soup_message_set_request_body_from_bytes (message, request->content_type, bytes);
}

/* The body was spent on the first try: the second one, after logging in, needs it anew. */
static void
on_restarted (SoupMessage *message, gpointer request)
{
  set_body (message, request);
}

static SoupMessage *
make_message (NgHttp *self, const NgHttpRequest *request, GError **error)
{
  SoupMessage *message = soup_message_new (request->method, request->url);

  if (message == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_FORMAT, "%s: not an address", request->url);
      return NULL;
    }
  if (request->accept)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                  request->accept);
  if (self->bearer)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                  self->bearer);
  else if (self->user)
    g_signal_connect (message, "authenticate", G_CALLBACK (on_authenticate), self);
  if (request->body)
    {
      set_body (message, request);
      g_signal_connect (message, "restarted", G_CALLBACK (on_restarted), (gpointer) request);
    }
  return message;
}

gboolean
ng_http_send (NgHttp *self, const NgHttpRequest *request, NgHttpAnswer *answer, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SoupMessage) message = make_message (self, request, error);

  if (message == NULL)
    return FALSE;
  GInputStream *stream = soup_session_send (self->session, message, NULL, &local);
  if (stream == NULL)
    {
      gboolean late = g_error_matches (local, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
      g_set_error (error, NG_ERROR, late ? NG_ERROR_LIMIT : NG_ERROR_IO, "%s: %s", request->url,
                   local->message);
      return FALSE;
    }
  const char *wait
      = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  answer->retry_after_s = wait ? (guint) CLAMP (g_ascii_strtoll (wait, NULL, 10), 0, 3600) : 0;
  answer->stream = stream;
  answer->status = soup_message_get_status (message);
  answer->media_type = g_strdup (
      soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL));
  return TRUE;
}

void
ng_http_answer_clear (NgHttpAnswer *answer)
{
  g_clear_pointer (&answer->media_type, g_free);
  g_clear_object (&answer->stream);
}

char *
ng_http_answer_text (NgHttpAnswer *answer, gsize max)
{
  g_autofree char *buffer = g_malloc (max + 1);
  gsize n = 0;

  g_input_stream_read_all (answer->stream, buffer, max, &n, NULL, NULL);
  char *text = g_utf8_make_valid (buffer, n);
  for (char *p = text; *p; p++)
    if ((guchar) *p < ' ')
      *p = ' ';
  return g_strchomp (g_strchug (text));
}
