/* ng-proxy.h: one query of a stranger on its way to the engine and its answer on the way back. */
#ifndef NG_PROXY_H
#define NG_PROXY_H

#include <glib.h>

#include "store/ng-cache.h"
#include "store/ng-engines.h"
#include "store/ng-server.h"

typedef struct _SoupServerMessage SoupServerMessage;
typedef struct _SoupSession SoupSession;

typedef struct
{
  SoupSession *session;
  NgEngines *engines;
  NgCache *cache;
  const NgServerOptions *options;
  guint n_queries; /* at once */
  gsize n_coming;  /* bytes of answers that are gathered for the cache */
} NgProxy;

typedef struct
{
  const char *text;          /* valid UTF-8 */
  const char *graphs;        /* nullable: "default-graph-uri=…&named-graph-uri=…", encoded */
  const char *accept;        /* nullable: instead of what the client takes */
  gboolean varies;           /* its answer is not kept for who asks again */
  gboolean missing_if_empty; /* an answer without statements is a 404 */
} NgProxyQuery;

/* Pauses @message, which is answered later. */
void ng_proxy_ask (NgProxy *self, SoupServerMessage *message, const NgProxyQuery *query);

/* Answers with a line of text. */
void ng_proxy_refuse (SoupServerMessage *message, guint status, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

#endif
