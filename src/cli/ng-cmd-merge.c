/* ng-cmd-merge.c: newsgraph merge: graphs of many articles → one, with links between events. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/ng-cli.h"
#include "cli/ng-graphs.h"
#include "cli/ng-inputs.h"
#include "cli/ng-output.h"
#include "merge/ng-merge.h"

/* Of --memory, in MiB. */
#define LEAST_MEMORY 1
#define MOST_MEMORY (1 << 20)

static const char description[]
    = "FILE is N-Quads (.nq), TriG (.trig), Turtle (.ttl) or N-Triples (.nt) as newsgraph extract\n"
      "writes them, a folder with such files, or - for standard input.\n\n"
      "All statements are written, sorted, each once. Then come links: where events of different\n"
      "articles have the same class, parties, days and place, each of them gets\n"
      "ng:possibleSameEvent to the first. The link is a candidate with a score "
      "(itsrdf:taConfidence\n"
      "of an rdf:Statement), never a claim that the two are one. So one graph answers both ways:\n"
      "  reported meetings    count the events\n"
      "  different meetings   count the events without ng:possibleSameEvent, or only with one\n"
      "                       below the score that you trust\n"
      "The example query @how-many does so: newsgraph query my.store @how-many\n\n"
      "Order and repetition of the input change nothing; a merged graph can be merged with more.\n"
      "What does not fit into --memory is sorted in files in $TMPDIR.\n\n"
      "Examples:\n"
      "  newsgraph extract --format nq news/ | newsgraph merge -o news.nq\n"
      "  newsgraph merge monday.nq tuesday.nq -o week.nq\n"
      "  newsgraph merge graphs/ | newsgraph load my.store\n";

typedef struct
{
  char *format, *from, *output;
  int memory; /* MiB */
  gboolean quiet;
  char **files;
} Options;

static void
options_clear (Options *o)
{
  g_free (o->format);
  g_free (o->from);
  g_free (o->output);
  g_strfreev (o->files);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (int *argc, char ***argv, Options *o)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o->output, "write to FILE", "FILE" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &o->format,
      "nquads or ntriples; default: from the name of the output, else nquads", "FORMAT" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &o->from,
      "format of the input: nquads, trig, turtle, ntriples; default: from its name", "FORMAT" },
    { "memory", 0, 0, G_OPTION_ARG_INT, &o->memory, "text held at once, MiB (default 256)", "N" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "no progress, no summary", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->files, NULL, NULL },
    { NULL }
  };
  return ng_cli_parse (argc, argv, "[FILE…|DIR|-]",
                       "Joins graphs of many articles and links events that may be one happening.",
                       description, entries);
}

/* Of the output: --format, or the name of the file, or N-Quads. */
static NgRdfFormat
output_format (const Options *o)
{
  const char *dot = o->output ? strrchr (o->output, '.') : NULL;

  if (o->format)
    return ng_rdf_format_from_name (o->format);
  return dot && strcmp (dot, ".nt") == 0 ? NG_RDF_NTRIPLES : NG_RDF_NQUADS;
}

static gboolean
check_options (const Options *o)
{
  NgRdfFormat format = output_format (o);

  if (format != NG_RDF_NQUADS && format != NG_RDF_NTRIPLES)
    ng_cli_complain ("--format %s: expected nquads or ntriples", o->format);
  else if (o->from && !ng_rdf_is_readable (ng_rdf_format_from_name (o->from)))
    ng_cli_complain ("--from %s: expected nquads, trig, turtle or ntriples", o->from);
  else if (o->memory < LEAST_MEMORY || o->memory > MOST_MEMORY)
    ng_cli_complain ("--memory %d: expected %d to %d", o->memory, LEAST_MEMORY, MOST_MEMORY);
  else
    return TRUE;
  return FALSE;
}

static int
read_file (NgMerge *merge, const Options *o, const char *file)
{
  g_autoptr (GError) error = NULL;
  NgRdfFormat format;

  if (!ng_graphs_format (file, o->from, &format))
    return NG_EXIT_INPUT;
  FILE *in = ng_graphs_open (file, &error);
  if (in && ng_merge_read (merge, format, ng_graphs_shown_name (file), in, &error))
    {
      ng_graphs_close (in);
      return NG_EXIT_DONE;
    }
  ng_graphs_close (in);
  ng_cli_complain ("%s; nothing was written", error->message);
  return ng_cli_exit_code (error);
}

/* A graph that lacks an input would count wrongly: the first error ends it. */
static int
read_files (NgMerge *merge, const Options *o, char **files)
{
  gboolean shown = !o->quiet && isatty (STDERR_FILENO);
  guint n = g_strv_length (files);

  for (guint i = 0; i < n; i++)
    {
      int code = read_file (merge, o, files[i]);
      if (shown)
        fprintf (stderr, "\r%u of %u files, %" PRIu64 " statements \033[K%s", i + 1, n,
                 ng_merge_n_read (merge), i + 1 == n || code ? "\n" : "");
      if (code != NG_EXIT_DONE)
        return code;
    }
  return NG_EXIT_DONE;
}

static int
write_graph (NgMerge *merge, const Options *o)
{
  g_autoptr (GError) error = NULL;
  NgMergeCounts counts;
  g_autoptr (NgOutput) out = ng_output_open (o->output, &error);

  if (out == NULL || !ng_merge_write (merge, ng_output_write, out, &counts, &error)
      || !ng_output_commit (out, &error))
    {
      ng_cli_complain ("%s", error->message);
      return NG_EXIT_USAGE;
    }
  if (!o->quiet)
    fprintf (stderr,
             "newsgraph: %" PRIu64 " documents, %" PRIu64 " statements, %" PRIu64
             " events, of which %" PRIu64 " may be told before\n",
             counts.n_documents, counts.n_statements, counts.n_events, counts.n_links);
  return NG_EXIT_DONE;
}

int
ng_cmd_merge (int argc, char **argv)
{
  g_auto (Options) o = { .memory = NG_MERGE_BYTES >> 20 };
  g_autoptr (GError) error = NULL;

  if (!parse (&argc, &argv, &o) || !check_options (&o))
    return NG_EXIT_USAGE;
  g_auto (GStrv) files = ng_inputs_expand (o.files, ng_graphs_endings, &error);
  if (files == NULL)
    {
      ng_cli_complain ("%s", error->message);
      return NG_EXIT_USAGE;
    }
  g_autoptr (NgMerge) merge = ng_merge_new (output_format (&o), (gsize) o.memory << 20);
  int code = read_files (merge, &o, files);
  return code == NG_EXIT_DONE ? write_graph (merge, &o) : code;
}
