/* ng-proxy.h: one query of a stranger on its way to the engine and its answer on the way back. */
#ifndef NG_PROXY_H
#define NG_PROXY_H

#include <glib.h>

#include "store/ng-engines.h"
#include "store/ng-server.h"

typedef struct _SoupServerMessage SoupServerMessage;
typedef struct _SoupSession SoupSession;

typedef struct
{
  SoupSession *session;
  NgEngines *engines;
  const NgServerOptions *options;
  guint n_queries; /* at once */
} NgProxy;

/* @query: valid UTF-8.  @graphs: (nullable): "default-graph-uri=…&named-graph-uri=…", encoded.
 * Pauses @message, which is answered later. */
void ng_proxy_ask (NgProxy *self, SoupServerMessage *message, const char *query,
                   const char *graphs);

/* Answers with a line of text. */
void ng_proxy_refuse (SoupServerMessage *message, guint status, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

#endif
