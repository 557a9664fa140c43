/* ng-cmd-serve.c: newsgraph serve: a SPARQL endpoint on a store. */
#include <stdio.h>

#include "cli/ng-cli.h"
#include "store/ng-loader.h"
#include "store/ng-server.h"

#define DEFAULT_PORT 7878
#define DEFAULT_TIMEOUT 30
#define DEFAULT_MAX_ROWS 100000
#define DEFAULT_BASE "https://w3id.org/newsgraph/id/"

/* An answer of 100,000 rows with texts is some 100 MB; more is a download, for which there is
 * extract and query. */
#define MAX_ANSWER_BYTES (256u << 20)

/* As many as 16 processors can work on at once and a line behind each. */
#define MAX_QUERIES 64u

static const char description[]
    = "STORE is a folder that newsgraph load made. Open the address that is printed in a browser:\n"
      "articles with their marks, people and countries with what they said, a SPARQL editor. The\n"
      "endpoint for programs is at /sparql and only reads; /id/… has the statements of each node,\n"
      "as Turtle or JSON. It is reached from this machine alone unless --listen says otherwise\n"
      "(0.0.0.0: every network). A query is stopped after --timeout seconds, an answer is cut\n"
      "after --limit-rows rows. Ctrl-C ends the server.\n\n"
      "Examples:\n"
      "  newsgraph serve my.store\n"
      "  newsgraph serve my.store --listen 0.0.0.0 --port 80 --cors '*'\n"
      "  curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT …' "
      "http://localhost:7878/sparql\n";

typedef struct
{
  char *listen, *cors, *base, *data;
  int port, timeout, limit_rows;
  gboolean allow_service;
  char **arguments;
} Options;

static void
options_clear (Options *o)
{
  g_free (o->listen);
  g_free (o->cors);
  g_free (o->base);
  g_free (o->data);
  g_strfreev (o->arguments);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (int *argc, char ***argv, Options *o)
{
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &o->port, "port (7878; 0: any that is free)", "N" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &o->listen, "address to listen on (127.0.0.1)", "ADDR" },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &o->timeout, "seconds of a query (30)", "N" },
    { "limit-rows", 0, 0, G_OPTION_ARG_INT, &o->limit_rows, "rows of an answer (100000; 0: all)",
      "N" },
    { "cors", 0, 0, G_OPTION_ARG_STRING, &o->cors, "whose web pages may read: an origin, or *",
      "ORIGIN" },
    { "allow-service", 0, 0, G_OPTION_ARG_NONE, &o->allow_service,
      "let queries call other endpoints (SERVICE)", NULL },
    { "base", 0, 0, G_OPTION_ARG_STRING, &o->base,
      "start of the IRIs of the nodes at /id/ (" DEFAULT_BASE ")", "IRI" },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &o->data, "directory of tables and weights", "DIR" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->arguments, NULL, NULL },
    { NULL }
  };

  o->port = DEFAULT_PORT;
  o->timeout = DEFAULT_TIMEOUT;
  o->limit_rows = DEFAULT_MAX_ROWS;
  return ng_cli_parse (argc, argv, "STORE",
                       "Serves a store: pages to look at, and a SPARQL endpoint that only reads.",
                       description, entries);
}

static gboolean
check_options (const Options *o)
{
  if (o->arguments == NULL || o->arguments[0] == NULL || o->arguments[1])
    ng_cli_complain ("which store? One folder is expected (see newsgraph serve --help)");
  else if (ng_store_is_url (o->arguments[0]))
    ng_cli_complain ("%s: serve takes a folder, not an address", o->arguments[0]);
  else if (o->port < 0 || o->port > 65535)
    ng_cli_complain ("--port %d: expected 0 to 65535", o->port);
  else if (o->timeout < 1 || o->timeout > 86400)
    ng_cli_complain ("--timeout %d: expected 1 to 86400", o->timeout);
  else if (o->base && !ng_loader_is_graph (o->base))
    ng_cli_complain ("--base %s: expected an absolute IRI", o->base);
  else if (o->limit_rows < 0)
    ng_cli_complain ("--limit-rows %d: expected a number from 0 on", o->limit_rows);
  else
    return TRUE;
  return FALSE;
}

/* Where the pages of the explorer lie: with the tables. Returns: (transfer full). */
static char *
pages_dir (const char *data_dir)
{
  const char *env = g_getenv ("NEWSGRAPH_DATA");
  return g_build_filename (data_dir ? data_dir : env && *env ? env : NG_DATADIR, "explorer", NULL);
}

static int
serve (const Options *o, NgStore *store, const NgExamples *examples)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pages = pages_dir (o->data);
  NgServerOptions options = { .listen = o->listen ? o->listen : "127.0.0.1",
                              .port = (guint) o->port,
                              .timeout_s = (guint) o->timeout,
                              .max_rows = (guint64) o->limit_rows,
                              .max_bytes = MAX_ANSWER_BYTES,
                              .max_queries = MAX_QUERIES,
                              .cors = o->cors,
                              .allow_service = o->allow_service,
                              .base = o->base ? o->base : DEFAULT_BASE,
                              .pages = pages };
  g_autoptr (NgServer) server = ng_server_new (store, examples, &options, &error);

  if (server == NULL)
    {
      ng_cli_complain ("%s", error->message);
      return NG_EXIT_USAGE;
    }
  g_autofree char *first = g_build_filename (pages, "index.html", NULL);
  if (!g_file_test (first, G_FILE_TEST_IS_REGULAR))
    ng_cli_complain ("%s: no pages there (NEWSGRAPH_DATA or --data name their place): only the "
                     "endpoint is served",
                     pages);
  g_autofree char *url = ng_server_url (server);
  printf ("Serving %s at %s (SPARQL: %ssparql). Ctrl-C ends.\n", o->arguments[0], url, url);
  fflush (stdout);
  ng_server_run (server);
  return NG_EXIT_DONE;
}

int
ng_cmd_serve (int argc, char **argv)
{
  g_auto (Options) o = { 0 };
  g_autoptr (GError) error = NULL;

  if (!parse (&argc, &argv, &o) || !check_options (&o))
    return NG_EXIT_USAGE;
  g_autofree char *dir = ng_cli_ontology_dir (o.data);
  g_autoptr (NgExamples) examples = ng_examples_new (dir, &error);
  g_autoptr (NgStore) store
      = examples ? ng_store_open (o.arguments[0], NG_STORE_READ, (guint) o.timeout, &error) : NULL;
  if (store == NULL)
    {
      ng_cli_complain ("%s", error->message);
      return NG_EXIT_USAGE;
    }
  return serve (&o, store, examples);
}
