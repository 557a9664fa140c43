/* ng-server.h: the SPARQL 1.1 protocol, for reading, on a store in a folder, and the explorer.
 *
 *   /sparql        queries (GET, POST as a form, POST as application/sparql-query); without a query
 *                  the service description
 *   /id/…, /node   statements of a node: see ng-node.h
 *   /queries.json  the example queries
 *   /              the explorer, if there is one
 *
 * One thread, one main loop; answers pass row by row and never lie in memory whole.
 */
#ifndef NG_SERVER_H
#define NG_SERVER_H

#include "store/ng-examples.h"
#include "store/ng-store.h"

typedef struct
{
  const char *listen; /* IP address or "localhost" */
  guint port;         /* 0: any that is free */
  guint timeout_s;    /* of a query, from 1 on; the store has the same */
  guint64 max_rows;   /* of an answer; 0: no limit */
  guint64 max_bytes;  /* of an answer, after which it is broken off; 0: no limit */
  guint max_queries;  /* at once; more are told to come again */
  const char *cors;   /* nullable: the origin whose pages may read answers, or "*" */
  gboolean allow_service;
  const char *base;  /* start of the IRIs of nodes */
  const char *pages; /* nullable: folder of the explorer */
} NgServerOptions;

typedef struct _NgServer NgServer;

/* Starts an engine and listens.  Keeps @store, @examples and the strings of @options, which must
 * outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_IO (port in use, no such address) or
 * NG_ERROR_ENVIRONMENT (engine). */
NgServer *ng_server_new (NgStore *store, const NgExamples *examples, const NgServerOptions *options,
                         GError **error);
void ng_server_free (NgServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgServer, ng_server_free)

/* Returns: (transfer full): "http://127.0.0.1:8080/". */
char *ng_server_url (const NgServer *self);

/* Serves until SIGINT, SIGTERM or SIGHUP. */
void ng_server_run (NgServer *self);

#endif
