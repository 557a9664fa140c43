/* ng-http.h: requests to a SPARQL endpoint, one after the other, answers as a stream. */
#ifndef NG_HTTP_H
#define NG_HTTP_H

#include <gio/gio.h>

typedef struct _NgHttp NgHttp;

typedef struct
{
  const char *method; /* "GET", "POST", "PUT", "DELETE" */
  const char *url;
  const char *content_type; /* nullable */
  const char *body;         /* nullable */
  gsize length;
  const char *accept; /* nullable */
} NgHttpRequest;

typedef struct
{
  guint status;
  char *media_type;     /* nullable, without parameters */
  guint retry_after_s;  /* 0 if it does not say */
  GInputStream *stream; /* of the body */
} NgHttpAnswer;

/* @timeout_s: seconds without a byte after which a request fails; 0: never.  @local: the endpoint
 * is a child of this process: no proxy. */
NgHttp *ng_http_new (guint timeout_s, gboolean local);
void ng_http_free (NgHttp *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgHttp, ng_http_free)

/* Before the first request: what is answered when an endpoint asks who is there (Basic, Digest), or
 * a token that goes with each request.  All nullable. */
void ng_http_log_in (NgHttp *self, const char *user, const char *password, const char *token);

/* Sends and waits for the head of the answer.  The body must outlive the call.
 * FALSE and NG_ERROR_LIMIT if it does not come in time, NG_ERROR_IO if there is none. */
gboolean ng_http_send (NgHttp *self, const NgHttpRequest *request, NgHttpAnswer *answer,
                       GError **error);

void ng_http_answer_clear (NgHttpAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NgHttpAnswer, ng_http_answer_clear)

/* Returns: (transfer full): the first @max bytes of the body as one line of text, for messages. */
char *ng_http_answer_text (NgHttpAnswer *answer, gsize max);

#endif
