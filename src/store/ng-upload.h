/* ng-upload.h: graphs → a triple store that somebody runs, by its address.
 *
 * SPARQL 1.1 Update: a document's graphs are dropped and its quads inserted, in requests of some
 * thousand quads, the first of which drops.  Or the SPARQL 1.1 Graph Store Protocol: each graph is
 * put in one request.  Only named graphs are written.
 *
 * A request that fails in a way that may pass (no connection, no answer in time, 408, 429, 5xx) is
 * sent again, later and later; every request may be sent twice without harm.  What has arrived is
 * kept in a journal, so that a load that was broken off goes on where it stopped; a document whose
 * quads have changed since is sent again.
 */
#ifndef NG_UPLOAD_H
#define NG_UPLOAD_H

#include "store/ng-loader.h"

typedef struct
{
  const char *url;      /* of the update endpoint, or of the graph store */
  gboolean graph_store; /* which of the two */
  const char *user;     /* nullable: for HTTP authentication, with @password */
  const char *password; /* nullable */
  const char *token;    /* nullable: sent as "Authorization: Bearer" */
  const char *journal;  /* nullable: file, made if missing */
  guint batch;          /* quads of one update, from 1 on */
  guint timeout_s;      /* of a request without an answer; 0: never */
  guint tries;          /* of a request, from 1 on */
} NgUploadOptions;

typedef struct _NgUpload NgUpload;

/* Reads the journal; asks nothing yet.  The strings of @options must outlive the upload.
 * Returns: (transfer full): NULL and NG_ERROR_IO (journal) or NG_ERROR_FORMAT (address). */
NgUpload *ng_upload_new (const NgUploadOptions *options, GError **error);
void ng_upload_free (NgUpload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgUpload, ng_upload_free)

/* Sends all of an input, as ng_loader_load stores it; what the journal has counts as done.
 * FALSE and NG_ERROR_INPUT (the input; nothing of it was sent), or NG_ERROR_ENVIRONMENT: the store
 * refuses or is not reached; documents that were reported have arrived. */
gboolean ng_upload_load (NgUpload *self, NgRdfFormat format, const char *name, FILE *in,
                         const char *graph, NgLoadProgressFunc progress, gpointer data,
                         GError **error);

/* Drops the graphs of the document @iri, whether they are there or not.
 * FALSE and NG_ERROR_INPUT (not an IRI) or NG_ERROR_ENVIRONMENT. */
gboolean ng_upload_remove (NgUpload *self, const char *iri, GError **error);

#endif
