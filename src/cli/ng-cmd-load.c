/* ng-cmd-load.c: newsgraph load: graphs → a store. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "cli/ng-cli.h"
#include "cli/ng-graphs.h"
#include "cli/ng-inputs.h"
#include "store/ng-upload.h"

static const char description[]
    = "STORE is a folder; it is made if it is not there. FILE is N-Quads (.nq), TriG (.trig), "
      "Turtle\n"
      "(.ttl) or N-Triples (.nt), a folder with such files, or - for standard input (any of "
      "them).\n\n"
      "A document that the store has already is replaced, so loading a file twice changes "
      "nothing.\n"
      "Each document is one transaction: whatever happens, the store holds whole documents. What\n"
      "documents share (names, codes) is only added to. A file with an error changes nothing.\n\n"
      "Queries see all documents together; GRAPH sees each graph: DOC/facts, DOC/text, DOC/prov.\n"
      "The vocabulary is loaded too, so that queries can ask for labels and kinds of events.\n\n"
      "The engine is Oxigraph, found on PATH or in $NEWSGRAPH_OXIGRAPH (pipx install oxigraph).\n\n"
      "With --to the graphs go to a store that somebody runs, by SPARQL Update in requests of\n"
      "--batch quads, or with --graph-store by the Graph Store Protocol; docs/stores.md has the\n"
      "addresses. What fails for the moment is tried again; --resume keeps account of what has\n"
      "arrived. A password is read from $NEWSGRAPH_PASSWORD, a token from $NEWSGRAPH_TOKEN.\n\n"
      "Examples:\n"
      "  newsgraph extract --format nq news/ | newsgraph load my.store\n"
      "  newsgraph load my.store graphs/*.nq\n"
      "  newsgraph load my.store --remove https://w3id.org/newsgraph/id/doc/n5889365c…\n"
      "  newsgraph load --to http://localhost:3030/news/update --resume sent.txt graphs/\n";

/* Quads of one update: Virtuoso takes no more than some 5,000. */
#define DEFAULT_BATCH 2000

/* Seconds in which a store must answer, and how often it is asked. */
#define DEFAULT_TIMEOUT 300
#define DEFAULT_TRIES 6

/* Files of the ontology that a store holds, and their graphs. */
static const struct
{
  const char *file, *graph;
} vocabularies[] = { { "newsgraph.ttl", "https://w3id.org/newsgraph/ns" },
                     { "plover.ttl", "https://w3id.org/newsgraph/plover" } };

typedef struct
{
  char *format, *graph, *data;
  char *to, *user, *journal; /* nullable */
  gboolean graph_store;
  int batch, timeout, tries, memory;
  char **remove;
  gboolean quiet, no_vocabulary;
  char **arguments; /* store unless --to, files */
} Options;

/* Where graphs go: one of the two. */
typedef struct
{
  NgStore *store;
  NgLoader *loader; /* of store */
  NgUpload *upload;
} Target;

static void
target_clear (Target *t)
{
  g_clear_pointer (&t->loader, ng_loader_free);
  g_clear_pointer (&t->store, ng_store_free);
  g_clear_pointer (&t->upload, ng_upload_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

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
  g_free (o->to);
  g_free (o->user);
  g_free (o->journal);
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
    { "memory", 0, 0, G_OPTION_ARG_INT, &o->memory,
      "megabytes that the engine may take for a new store (half of what is free)", "MB" },
    { "no-vocabulary", 0, 0, G_OPTION_ARG_NONE, &o->no_vocabulary, "leave the vocabulary out",
      NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &o->to, "a store elsewhere, by its update address", "URL" },
    { "graph-store", 0, 0, G_OPTION_ARG_NONE, &o->graph_store,
      "--to is the address of a graph store", NULL },
    { "resume", 0, 0, G_OPTION_ARG_FILENAME, &o->journal,
      "keep account of what has arrived; leave out what has", "FILE" },
    { "user", 0, 0, G_OPTION_ARG_STRING, &o->user, "who logs in ($NEWSGRAPH_PASSWORD)", "NAME" },
    { "batch", 0, 0, G_OPTION_ARG_INT, &o->batch, "quads of one update (2000)", "N" },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &o->timeout,
      "seconds to wait for an answer (300; 0: for ever)", "N" },
    { "tries", 0, 0, G_OPTION_ARG_INT, &o->tries, "how often a request is sent (6)", "N" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "no progress, no summary", NULL },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &o->data, "directory of tables and weights", "DIR" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->arguments, NULL, NULL },
    { NULL }
  };
  o->batch = DEFAULT_BATCH;
  o->timeout = DEFAULT_TIMEOUT;
  o->tries = DEFAULT_TRIES;
  return ng_cli_parse (argc, argv, "STORE|--to=URL [FILE…|DIR|-]",
                       "Puts graphs into a store, replacing the documents that are there.",
                       description, entries);
}

static gboolean
check_options (const Options *o)
{
  NgRdfFormat format = o->format ? ng_rdf_format_from_name (o->format) : NG_RDF_NQUADS;

  if (o->to == NULL && (o->arguments == NULL || o->arguments[0] == NULL))
    ng_cli_complain ("which store? (see newsgraph load --help)");
  else if (o->to == NULL && ng_store_is_url (o->arguments[0]))
    ng_cli_complain ("%s: the address of a store goes after --to; expected a folder",
                     o->arguments[0]);
  else if (o->to == NULL && (o->graph_store || o->user || o->journal))
    ng_cli_complain ("--graph-store, --user and --resume need --to");
  else if (o->batch < 1 || o->tries < 1 || o->timeout < 0 || o->memory < 0)
    ng_cli_complain (
        "--batch and --tries: expected a number from 1 on; --timeout and --memory: from 0 on");
  else if (!ng_rdf_is_readable (format))
    ng_cli_complain ("--format %s: expected nquads, trig, turtle or ntriples", o->format);
  else if (o->graph && !ng_loader_is_graph (o->graph))
    ng_cli_complain ("--graph %s: expected an absolute IRI", o->graph);
  else
    return TRUE;
  return FALSE;
}

static void
show_progress (const NgLoadProgress *p, gpointer data)
{
  Progress *self = data;
  double seconds = MAX (1e-3, (g_get_monotonic_time () - self->started) / 1e6);

  self->file_quads = p->n_quads;
  self->file_documents = p->n_done;
  if (!self->shown)
    return;
  double rate = (self->n_quads + p->n_quads) / seconds;
  if (p->n_to_do == 0)
    {
      fprintf (stderr, "\r%u documents, %.0f quads/s \033[K", p->n_done, rate);
      return;
    }
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
load_file (const Target *target, NgRdfFormat format, const char *file, const char *graph,
           Progress *progress, GError **error)
{
  const char *name = ng_graphs_shown_name (file);
  NgLoadProgressFunc func = progress ? show_progress : NULL;
  FILE *in = ng_graphs_open (file, error);
  if (in == NULL)
    return FALSE;
  gboolean ok
      = target->loader
            ? ng_loader_load (target->loader, format, name, in, graph, func, progress, error)
            : ng_upload_load (target->upload, format, name, in, graph, func, progress, error);
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
load_files (const Target *target, const Options *o, char **files, Progress *progress)
{
  int code = NG_EXIT_DONE;

  for (char **f = files; *f; f++)
    {
      g_autoptr (GError) error = NULL;
      NgRdfFormat format;
      if (ng_graphs_format (*f, o->format, &format)
          && load_file (target, format, *f, o->graph, progress, &error))
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
load_vocabularies (const Target *target, const char *data_dir)
{
  g_autofree char *dir = ng_cli_ontology_dir (data_dir);

  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (dir, vocabularies[i].file, NULL);
      if (load_file (target, NG_RDF_TURTLE, path, vocabularies[i].graph, NULL, &error))
        continue;
      ng_cli_complain ("vocabulary: %s", error->message);
      return NG_EXIT_USAGE;
    }
  return NG_EXIT_DONE;
}

static int
remove_documents (const Target *target, char **iris)
{
  int code = NG_EXIT_DONE;

  for (char **iri = iris; iri && *iri; iri++)
    {
      g_autoptr (GError) error = NULL;
      g_strstrip (*iri); /* lines of CSV end with a carriage return */
      if (target->loader ? ng_loader_remove (target->loader, *iri, &error)
                         : ng_upload_remove (target->upload, *iri, &error))
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
  static char *none[] = { NULL };
  char **files = o->to ? (o->arguments ? o->arguments : none) : o->arguments + 1;

  if (*files == NULL && o->remove)
    return g_new0 (char *, 1);
  return ng_inputs_expand (files, ng_graphs_endings, error);
}

static gboolean
open_target (const Options *o, const NgUploadOptions *upload, Target *target, GError **error)
{
  if (o->to)
    target->upload = ng_upload_new (upload, error);
  else
    target->store = ng_store_open (o->arguments[0], NG_STORE_WRITE, 0, error);
  if (target->store)
    target->loader = ng_loader_new (target->store, (guint64) o->memory << 20);
  return target->store || target->upload;
}

/* The engine's part, which may take as long as what went before. */
static int
finish (const Target *target, const Progress *progress)
{
  g_autoptr (GError) error = NULL;

  if (target->loader == NULL)
    return NG_EXIT_DONE;
  if (progress->shown)
    fputs ("\rsorting the indexes \033[K", stderr);
  gboolean ok = ng_loader_finish (target->loader, &error);
  if (progress->shown)
    fputs ("\r\033[K", stderr);
  if (ok)
    return NG_EXIT_DONE;
  ng_cli_complain ("%s", error->message);
  return NG_EXIT_USAGE;
}

static void
print_summary (const Progress *progress)
{
  fprintf (stderr,
           "newsgraph: %" G_GUINT64_FORMAT " documents, %" G_GUINT64_FORMAT " quads in %.1f s\n",
           progress->n_documents, progress->n_quads,
           (g_get_monotonic_time () - progress->started) / 1e6);
}

static int
load (const Options *o, const Target *target, char **files)
{
  Progress progress
      = { .shown = !o->quiet && isatty (STDERR_FILENO), .started = g_get_monotonic_time () };
  int code = remove_documents (target, o->remove);

  if (code != NG_EXIT_USAGE)
    code = worse (code, load_files (target, o, files, &progress));
  if (code != NG_EXIT_USAGE && !o->no_vocabulary && progress.n_quads > 0)
    code = worse (code, load_vocabularies (target, o->data));
  int end = finish (target, &progress);
  if (!o->quiet && files[0] && end == NG_EXIT_DONE)
    print_summary (&progress);
  return worse (code, end);
}

int
ng_cmd_load (int argc, char **argv)
{
  g_auto (Options) o = { 0 };
  g_auto (Target) target = { 0 };
  g_autoptr (GError) error = NULL;

  if (!parse (&argc, &argv, &o) || !check_options (&o))
    return NG_EXIT_USAGE;
  NgUploadOptions upload = { .url = o.to,
                             .graph_store = o.graph_store,
                             .user = o.user,
                             .password = g_getenv ("NEWSGRAPH_PASSWORD"),
                             .token = g_getenv ("NEWSGRAPH_TOKEN"),
                             .journal = o.journal,
                             .batch = (guint) o.batch,
                             .timeout_s = (guint) o.timeout,
                             .tries = (guint) o.tries };
  g_auto (GStrv) files = files_of (&o, &error);
  if (files && open_target (&o, &upload, &target, &error))
    return load (&o, &target, files);
  ng_cli_complain ("%s", error->message);
  return NG_EXIT_USAGE;
}
