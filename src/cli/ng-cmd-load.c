/* ng-cmd-load.c: newsgraph load: graphs → a store. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "cli/ng-cli.h"
#include "cli/ng-graphs.h"
#include "cli/ng-inputs.h"
#include "store/ng-loader.h"

static const char description[]
    = "STORE is a folder; it is made if it is not there. FILE is N-Quads (.nq), TriG (.trig), "
      "Turtle\n"
      "(.ttl) or N-Triples (.nt), a folder with such files, or - for standard input (N-Quads\n"
      "unless --format says otherwise).\n\n"
      "A document that the store has already is replaced, so loading a file twice changes "
      "nothing.\n"
      "Each document is one transaction: whatever happens, the store holds whole documents. What\n"
      "documents share (names, codes) is only added to. A file with an error changes nothing.\n\n"
      "Queries see all documents together; GRAPH sees each graph: DOC/facts, DOC/text, DOC/prov.\n"
      "The vocabulary is loaded too, so that queries can ask for labels and kinds of events.\n\n"
      "The engine is Oxigraph, found on PATH or in $NEWSGRAPH_OXIGRAPH (pipx install oxigraph).\n\n"
      "Examples:\n"
      "  newsgraph extract --format nq news/ | newsgraph load my.store\n"
      "  newsgraph load my.store graphs/*.nq\n"
      "  newsgraph load my.store --remove https://w3id.org/newsgraph/id/doc/n5889365c…\n";

/* Files of the ontology that a store holds, and their graphs. */
static const struct
{
  const char *file, *graph;
} vocabularies[] = { { "newsgraph.ttl", "https://w3id.org/newsgraph/ns" },
                     { "plover.ttl", "https://w3id.org/newsgraph/plover" } };

typedef struct
{
  char *format, *graph, *data;
  char **remove;
  gboolean quiet, no_vocabulary;
  char **arguments; /* store, files */
} Options;

typedef struct
{
  gboolean shown; /* progress on a terminal */
  gint64 started;
  guint64 n_quads, n_documents; /* of the files that are done */
  guint64 file_quads, file_documents;
} Progress;

static void
options_clear (Options *o)
{
  g_free (o->format);
  g_free (o->graph);
  g_free (o->data);
  g_strfreev (o->remove);
  g_strfreev (o->arguments);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (int *argc, char ***argv, Options *o)
{
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &o->format, "nquads, trig, turtle, ntriples",
      "FORMAT" },
    { "graph", 0, 0, G_OPTION_ARG_STRING, &o->graph, "graph of triples that have none", "IRI" },
    { "remove", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->remove, "remove a document (may be repeated)",
      "IRI" },
    { "no-vocabulary", 0, 0, G_OPTION_ARG_NONE, &o->no_vocabulary, "leave the vocabulary out",
      NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "no progress, no summary", NULL },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &o->data, "directory of tables and weights", "DIR" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->arguments, NULL, NULL },
    { NULL }
  };
  return ng_cli_parse (argc, argv, "STORE [FILE…|DIR|-]",
                       "Puts graphs into a store, replacing the documents that are there.",
                       description, entries);
}

static gboolean
check_options (const Options *o)
{
  NgRdfFormat format = o->format ? ng_rdf_format_from_name (o->format) : NG_RDF_NQUADS;

  if (o->arguments == NULL || o->arguments[0] == NULL)
    ng_cli_complain ("which store? (see newsgraph load --help)");
  else if (ng_store_is_url (o->arguments[0]))
    ng_cli_complain ("%s: load writes into a folder, not to an address", o->arguments[0]);
  else if (!ng_rdf_is_readable (format))
    ng_cli_complain ("--format %s: expected nquads, trig, turtle or ntriples", o->format);
  else if (o->graph && !ng_loader_is_graph (o->graph))
    ng_cli_complain ("--graph %s: expected an absolute IRI", o->graph);
  else
    return TRUE;
  return FALSE;
}

static void
show_progress (const NgLoaderProgress *p, gpointer data)
{
  Progress *self = data;
  double seconds = MAX (1e-3, (g_get_monotonic_time () - self->started) / 1e6);

  self->file_quads = p->n_quads;
  self->file_documents = p->n_done;
  if (!self->shown)
    return;
  double rate = (self->n_quads + p->n_quads) / seconds;
  int left = rate > 0 ? (int) ((p->n_to_do - p->n_quads) / rate) : 0;
  fprintf (stderr, "\r%u of %u documents, %.0f quads/s, %d:%02d left \033[K", p->n_done,
           p->n_documents, rate, left / 60, left % 60);
}

static void
end_file (Progress *self)
{
  if (self->shown)
    fputs ("\r\033[K", stderr);
  self->n_quads += self->file_quads;
  self->n_documents += self->file_documents;
  self->file_quads = self->file_documents = 0;
}

static gboolean
load_file (NgStore *store, NgRdfFormat format, const char *file, const char *graph,
           Progress *progress, GError **error)
{
  FILE *in = ng_graphs_open (file, error);
  gboolean ok = in != NULL
                && ng_loader_load (store, format, ng_graphs_shown_name (file), in, graph,
                                   progress ? show_progress : NULL, progress, error);
  ng_graphs_close (in);
  return ok;
}

/* TRUE if the store can take no more: going on with other files is pointless. */
static gboolean
is_fatal (const GError *error)
{
  return error->domain == NG_ERROR && error->code == NG_ERROR_ENVIRONMENT;
}

static int
worse (int a, int b)
{
  return a > b ? a : b;
}

static int
load_files (NgStore *store, const Options *o, char **files, Progress *progress)
{
  int code = NG_EXIT_DONE;

  for (char **f = files; *f; f++)
    {
      g_autoptr (GError) error = NULL;
      NgRdfFormat format;
      if (ng_graphs_format (*f, o->format, &format)
          && load_file (store, format, *f, o->graph, progress, &error))
        {
          end_file (progress);
          continue;
        }
      end_file (progress);
      code = NG_EXIT_INPUT;
      if (error == NULL)
        continue;
      ng_cli_complain ("%s", error->message);
      if (is_fatal (error))
        return NG_EXIT_USAGE;
    }
  return code;
}

static int
load_vocabularies (NgStore *store, const char *data_dir)
{
  g_autofree char *dir = ng_cli_ontology_dir (data_dir);

  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (dir, vocabularies[i].file, NULL);
      if (load_file (store, NG_RDF_TURTLE, path, vocabularies[i].graph, NULL, &error))
        continue;
      ng_cli_complain ("vocabulary: %s", error->message);
      return NG_EXIT_USAGE;
    }
  return NG_EXIT_DONE;
}

static int
remove_documents (NgStore *store, char **iris)
{
  int code = NG_EXIT_DONE;

  for (char **iri = iris; iri && *iri; iri++)
    {
      g_autoptr (GError) error = NULL;
      if (ng_loader_remove (store, *iri, &error))
        continue;
      ng_cli_complain ("%s", error->message);
      code = worse (code, ng_cli_exit_code (error));
    }
  return code;
}

/* Files are what follows the store; without any, standard input, unless something is removed. */
static char **
files_of (const Options *o, GError **error)
{
  if (o->arguments[1] == NULL && o->remove)
    return g_new0 (char *, 1);
  return ng_inputs_expand (o->arguments + 1, ng_graphs_endings, error);
}

int
ng_cmd_load (int argc, char **argv)
{
  g_auto (Options) o = { 0 };
  g_autoptr (GError) error = NULL;

  if (!parse (&argc, &argv, &o) || !check_options (&o))
    return NG_EXIT_USAGE;
  g_auto (GStrv) files = files_of (&o, &error);
  g_autoptr (NgStore) store
      = files ? ng_store_open (o.arguments[0], NG_STORE_WRITE, 0, &error) : NULL;
  if (store == NULL)
    {
      ng_cli_complain ("%s", error->message);
      return NG_EXIT_USAGE;
    }
  Progress progress
      = { .shown = !o.quiet && isatty (STDERR_FILENO), .started = g_get_monotonic_time () };
  int code = remove_documents (store, o.remove);
  if (code != NG_EXIT_USAGE)
    code = worse (code, load_files (store, &o, files, &progress));
  if (code != NG_EXIT_USAGE && !o.no_vocabulary && progress.n_quads > 0)
    code = worse (code, load_vocabularies (store, o.data));
  if (!o.quiet && files[0])
    fprintf (stderr,
             "newsgraph: %" G_GUINT64_FORMAT " documents, %" G_GUINT64_FORMAT " quads in %.1f s\n",
             progress.n_documents, progress.n_quads,
             (g_get_monotonic_time () - progress.started) / 1e6);
  return code;
}
