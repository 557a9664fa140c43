/* ng-cmd-extract.c: newsgraph extract: articles → RDF, or their events as rows. */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "base/ng-limits.h"
#include "cli/ng-cli.h"
#include "cli/ng-inputs.h"
#include "cli/ng-output.h"
#include "pipeline/ng-batch.h"

#define FORMATS "turtle, trig, ntriples, nquads, rdfxml, csv-events, csv-claims, dna, plover"
#define DEFAULT_BASE "https://w3id.org/newsgraph/id/"

static const char description[]
    = "FILE is plain text or a JSON object with \"text\" and, if known, \"title\", \"date\", "
      "\"url\",\n"
      "\"publisher\"; a directory stands for its *.txt and *.json files; - is standard input.\n\n"
      "Formats: turtle (ttl), trig, ntriples (nt), nquads (nq), rdfxml (rdf). Without --format "
      "the\n"
      "name of the output decides, else Turtle. N-Quads and TriG keep one named graph a document,\n"
      "so that a document can be replaced in a store. csv-events (csv) is a table of the events,\n"
      "csv-claims one of who says what, dna the statements for Discourse Network Analyzer,\n"
      "plover (jsonl) the record of PLOVER, one a line.\n\n"
      "With -o DIR/ each input NAME.txt gives DIR/NAME.EXT. Output files appear whole or not at "
      "all.\n\n"
      "Examples:\n"
      "  newsgraph extract article.txt --date 2022-02-01\n"
      "  newsgraph extract --format nq news/ -o news.nq\n"
      "  newsgraph extract --mentions lean --no-text news/*.json -o graphs/\n";

/* What a directory stands for. */
static const char *const articles[] = { ".txt", ".json", NULL };

typedef struct
{
  char *format, *output, *date, *url, *publisher, *base, *mentions, *kb, *aliases, *data;
  int jobs;
  gint64 max_bytes;
  gboolean no_text, force, quiet;
  char **files;
} Options;

typedef struct
{
  char **inputs;
  guint n;
  NgRdfFormat format;
  NgRowsFormat rows;     /* NG_ROWS_NONE: RDF in @format */
  const char *directory; /* NULL: one output */
  NgOutput *output;      /* the one output */
  NgRdfWriter *writer;   /* of the one output */
  gboolean progress;
  gint64 started; /* µs */
  guint64 words;
  GPtrArray *failed; /* of char *: names of inputs that failed */
} Run;

static void
options_clear (Options *o)
{
  g_free (o->format);
  g_free (o->output);
  g_free (o->date);
  g_free (o->url);
  g_free (o->publisher);
  g_free (o->base);
  g_free (o->mentions);
  g_free (o->aliases);
  g_free (o->kb);
  g_free (o->data);
  g_strfreev (o->files);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
run_clear (Run *r)
{
  ng_rdf_writer_free (r->writer);
  ng_output_free (r->output);
  g_strfreev (r->inputs);
  g_clear_pointer (&r->failed, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
parse (int *argc, char ***argv, Options *o)
{
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &o->format, FORMATS, "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o->output, "write to a file, or into a directory",
      "FILE|DIR/" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &o->date, "day or month of publication, for all files",
      "YYYY-MM-DD" },
    { "url", 0, 0, G_OPTION_ARG_STRING, &o->url, "address of the article", "URL" },
    { "publisher", 0, 0, G_OPTION_ARG_STRING, &o->publisher, "who published it", "NAME" },
    { "base", 0, 0, G_OPTION_ARG_STRING, &o->base, "start of all IRIs (" DEFAULT_BASE ")", "IRI" },
    { "mentions", 0, 0, G_OPTION_ARG_STRING, &o->mentions,
      "what is written of each mention: full, lean, none", "DETAIL" },
    { "kb", 0, 0, G_OPTION_ARG_FILENAME, &o->kb,
      "link with this knowledge base; none: do not link (default: the one that comes along)",
      "FILE|none" },
    { "no-text", 0, 0, G_OPTION_ARG_NONE, &o->no_text, "leave the text of the article out", NULL },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &o->jobs, "worker threads (default: one a processor)",
      "N" },
    { "force", 0, 0, G_OPTION_ARG_NONE, &o->force, "read text that does not look English", NULL },
    { "max-bytes", 0, 0, G_OPTION_ARG_INT64, &o->max_bytes, "largest input that is read (4 MiB)",
      "N" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "no progress line", NULL },
    { "aliases", 0, 0, G_OPTION_ARG_FILENAME, &o->aliases, "your own word on who is who", "FILE" },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &o->data, "directory of tables and weights", "DIR" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->files, NULL, NULL },
    { NULL }
  };
  return ng_cli_parse (
      argc, argv, "[FILE…|DIR|-]",
      "Reads articles and writes their people, countries, events and claims as RDF.", description,
      entries);
}

/* -o names a directory if it is one or ends in a slash. */
static gboolean
is_directory (const char *path)
{
  return path && (g_str_has_suffix (path, "/") || g_file_test (path, G_FILE_TEST_IS_DIR));
}

static gboolean
choose_format (const Options *o, NgRdfFormat *format, NgRowsFormat *rows)
{
  g_autofree char *base
      = o->output && !is_directory (o->output) ? g_path_get_basename (o->output) : g_strdup ("");
  const char *dot = strrchr (base, '.');

  if (o->output && *o->output == '\0')
    {
      ng_cli_complain ("--output: expected the name of a file or directory");
      return FALSE;
    }
  const char *name = o->format ? o->format : dot ? dot + 1 : "turtle";
  *format = ng_rdf_format_from_name (name);
  *rows = ng_event_rows_from_name (name);
  if (*format != NG_N_RDF_FORMATS || *rows != NG_ROWS_NONE)
    return TRUE;
  if (o->format)
    ng_cli_complain ("--format %s: expected " FORMATS, o->format);
  else
    ng_cli_complain ("%s: no format goes by \"%s\"; --format names one of " FORMATS, o->output,
                     dot);
  return FALSE;
}

static gboolean
choose_mentions (const char *name, NgMentionDetail *detail)
{
  static const char *const names[] = { "full", "lean", "none" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name ? name : "full", names[i]) == 0)
      {
        *detail = i;
        return TRUE;
      }
  ng_cli_complain ("--mentions %s: expected full, lean or none", name);
  return FALSE;
}

static gboolean
check_numbers (Options *o)
{
  if (o->jobs < 0 || o->jobs > (int) NG_MAX_JOBS)
    {
      ng_cli_complain ("--jobs %d: expected 1 to %u", o->jobs, NG_MAX_JOBS);
      return FALSE;
    }
  if (o->max_bytes < 0 || o->max_bytes > (gint64) NG_MAX_DOCUMENT_BYTES_EVER)
    {
      ng_cli_complain ("--max-bytes %" G_GINT64_FORMAT ": expected 1 to %u", o->max_bytes,
                       NG_MAX_DOCUMENT_BYTES_EVER);
      return FALSE;
    }
  if (o->jobs == 0)
    o->jobs = MIN (g_get_num_processors (), NG_MAX_JOBS);
  return TRUE;
}

static gboolean
batch_options (Options *o, NgBatchOptions *b)
{
  g_autoptr (GError) error = NULL;

  b->document.date = o->date;
  b->document.url = o->url;
  b->document.publisher = o->publisher;
  b->document.force = o->force;
  b->document.max_bytes = o->max_bytes;
  b->graph.base = o->base ? o->base : DEFAULT_BASE;
  b->graph.no_text = o->no_text;
  b->graph.version = NG_VERSION;
  if (!choose_mentions (o->mentions, &b->graph.mentions) || !check_numbers (o)
      || !ng_cli_check_date (o->date) || !ng_cli_check_url (o->url))
    return FALSE;
  b->jobs = o->jobs;
  if (!ng_graph_check_base (b->graph.base, &error))
    {
      ng_cli_complain ("--base: %s", error->message);
      return FALSE;
    }
  return TRUE;
}

static const char *
extension_of (const Run *r)
{
  return r->rows == NG_ROWS_NONE ? ng_rdf_format_extension (r->format)
                                 : ng_event_rows_extension (r->rows);
}

/* The head of a table of rows. */
static gboolean
begin_rows (const Run *r, NgOutput *out, GError **error)
{
  const char *header = ng_event_rows_header (r->rows);
  return ng_output_write (header, strlen (header), out, error);
}

static gboolean
open_outputs (Run *r, const Options *o, GError **error)
{
  const char *extension = extension_of (r);

  if (is_directory (o->output))
    {
      r->directory = o->output;
      if (g_mkdir_with_parents (o->output, 0777) != 0)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: cannot be made: %s", o->output,
                       g_strerror (errno));
          return FALSE;
        }
      return ng_inputs_check_targets (r->inputs, r->directory, extension, error);
    }
  r->output = ng_output_open (o->output, error);
  if (r->output == NULL)
    return FALSE;
  if (r->rows != NG_ROWS_NONE)
    return begin_rows (r, r->output, error);
  r->writer = ng_rdf_writer_new (r->format, ng_output_write, r->output, error);
  return r->writer != NULL;
}

static void
show_progress (const Run *r, guint done)
{
  double seconds = MAX (1e-3, (g_get_monotonic_time () - r->started) / 1e6);
  double left = seconds / done * (r->n - done);
  fprintf (stderr, "\r%u of %u articles, %.0f words/s, %d:%02d left%s ", done, r->n,
           r->words / seconds, (int) left / 60, (int) left % 60, done == r->n ? "\n" : "");
}

static gboolean
write_alone (Run *r, const NgBatchItem *item, GError **error)
{
  g_autofree char *path = ng_inputs_target (item->name, r->directory, extension_of (r));
  g_autoptr (NgOutput) out = ng_output_open (path, error);
  if (out && r->rows != NG_ROWS_NONE)
    return begin_rows (r, out, error)
           && ng_output_write (item->rows->str, item->rows->len, out, error)
           && ng_output_commit (out, error);
  g_autoptr (NgRdfWriter) writer
      = out ? ng_rdf_writer_new (r->format, ng_output_write, out, error) : NULL;
  return writer && ng_rdf_writer_add (writer, item->statements, error)
         && ng_rdf_writer_finish (writer, error) && ng_output_commit (out, error);
}

static gboolean
take (guint index, NgBatchItem *item, gpointer data, GError **error)
{
  Run *r = data;
  gboolean ok = TRUE;

  if (item->error)
    {
      if (r->progress)
        fputs ("\r\033[K", stderr);
      ng_cli_complain ("%s", item->error->message);
      g_ptr_array_add (r->failed, g_strdup (item->name));
    }
  else if (r->directory)
    ok = write_alone (r, item, error);
  else if (r->rows != NG_ROWS_NONE)
    ok = ng_output_write (item->rows->str, item->rows->len, r->output, error);
  else
    ok = ng_rdf_writer_add (r->writer, item->statements, error);
  r->words += item->n_words;
  if (r->progress && ok)
    show_progress (r, index + 1);
  return ok;
}

static int
summarise (const Run *r)
{
  if (r->failed->len == 0)
    return NG_EXIT_DONE;
  if (r->n > 1)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      for (guint i = 0; i < r->failed->len; i++)
        g_string_append_printf (names, " %s", (char *) g_ptr_array_index (r->failed, i));
      ng_cli_complain ("%u of %u inputs failed:%s", r->failed->len, r->n, names->str);
    }
  return NG_EXIT_INPUT;
}

static int
run_batch (Run *r, const NgBatchOptions *b)
{
  g_autoptr (GError) error = NULL;

  r->started = g_get_monotonic_time ();
  if (!ng_batch_run (b, (const char *const *) r->inputs, r->n, take, r, &error)
      || (r->writer && !ng_rdf_writer_finish (r->writer, &error)))
    {
      ng_cli_complain ("%s", error->message);
      return NG_EXIT_USAGE;
    }
  /* A single input that failed leaves no empty output file behind. */
  if (r->output && r->failed->len < r->n && !ng_output_commit (r->output, &error))
    {
      ng_cli_complain ("%s", error->message);
      return NG_EXIT_USAGE;
    }
  return summarise (r);
}

int
ng_cmd_extract (int argc, char **argv)
{
  g_auto (Options) o = { 0 };
  g_auto (Run) r = { .failed = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GError) error = NULL;
  NgBatchOptions b = { 0 };

  if (!parse (&argc, &argv, &o) || !choose_format (&o, &r.format, &r.rows)
      || !batch_options (&o, &b))
    return NG_EXIT_USAGE;
  r.inputs = ng_inputs_expand (o.files, articles, &error);
  if (r.inputs == NULL || (r.n = g_strv_length (r.inputs)) == 0 || !open_outputs (&r, &o, &error))
    {
      ng_cli_complain ("%s", error->message);
      return NG_EXIT_USAGE;
    }
  g_autoptr (NgExtractor) extractor = ng_cli_open_extractor (o.data, o.aliases);
  if (extractor == NULL || !ng_cli_use_kb (extractor, o.kb))
    return NG_EXIT_USAGE;
  b.extractor = extractor;
  b.rows = r.rows;
  ng_extractor_describe (extractor, &b.graph);
  r.progress = !o.quiet && r.n > 1 && isatty (STDERR_FILENO);
  return run_batch (&r, &b);
}
