/* ng-cmd-kb.c: newsgraph kb: make knowledge bases and look into them. */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ng-error.h"
#include "base/ng-limits.h"
#include "cli/ng-cli.h"
#include "kb/ng-kb-dump.h"
#include "kb/ng-kb-table.h"
#include "kb/ng-kb-writer.h"
#include "kb/ng-kb.h"

/* Damaged lines that are told one by one. */
#define MAX_TOLD 20u

#define MIN_MEMORY 1
#define MAX_MEMORY 2048

static const char description[]
    = "A knowledge base says which Wikidata item or GeoNames place a name may stand for.\n"
      "extract links with the one that comes with the program, or with yours: --kb FILE.\n\n"
      "Actions:\n"
      "  build [DUMP|-]  from a Wikidata JSON dump (latest-all.json.gz; plain or gzip). A build "
      "that\n"
      "                  was stopped goes on when it is called again; until then FILE.parts holds "
      "what\n"
      "                  is done. Damaged lines are told and left out.\n"
      "  import FILE…    from tables, GeoNames' dumps (cities15000.txt, allCountries.txt,\n"
      "                  alternateNamesV2.txt), cities of Debian's libgeonames (*.gvariant) and "
      "other bases,\n"
      "                  all into one\n"
      "  info [FILE]     what a base holds; checks it\n"
      "  find NAME…      who or what a name may stand for\n\n"
      "A table is tab-separated; its first line names its columns, of these:\n";

static const char examples[]
    = "\nExamples:\n"
      "  curl https://dumps.wikimedia.org/…/latest-all.json.gz | newsgraph kb build - -o "
      "wikidata.kb\n"
      "  newsgraph kb import staff.tsv cities15000.txt -o mine.kb\n"
      "  newsgraph kb import wikidata.kb staff.tsv -o both.kb\n"
      "  newsgraph kb find --kb mine.kb \"Ursula von der Leyen\"\n"
      "  newsgraph extract --kb mine.kb article.txt\n";

typedef struct
{
  char *output, *kb, *title, *languages, *data;
  int memory, wikipedias;
  gboolean quiet;
  char **words;
  guint damaged; /* told so far */
  gint64 started, shown;
} Options;

static void
options_clear (Options *o)
{
  g_free (o->output);
  g_free (o->kb);
  g_free (o->title);
  g_free (o->languages);
  g_free (o->data);
  g_strfreev (o->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (int *argc, char ***argv, Options *o)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o->output,
      "build, import: the file to make (default: newsgraph.kb)", "FILE" },
    { "kb", 0, 0, G_OPTION_ARG_FILENAME, &o->kb, "find, info: the base to look into", "FILE" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &o->title, "build, import: what the base calls itself",
      "TEXT" },
    { "languages", 0, 0, G_OPTION_ARG_STRING, &o->languages,
      "build: languages of names, the best first (en,mul)", "LIST" },
    { "wikipedias", 0, 0, G_OPTION_ARG_INT, &o->wikipedias,
      "build: items that at least so many Wikipedias have (1), and all who held an office", "N" },
    { "memory", 0, 0, G_OPTION_ARG_INT, &o->memory,
      "build, import: MiB that are sorted at once (192)", "N" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "no progress line", NULL },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &o->data, "directory of tables and weights", "DIR" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->words, NULL, NULL },
    { NULL }
  };
  g_autofree char *text = g_strconcat (description, ng_kb_table_columns, examples, NULL);
  return ng_cli_parse (argc, argv, "build|import|info|find [FILE|NAME…]",
                       "Makes knowledge bases for linking, and looks into them.", text, entries);
}

static int
complain (GError *error)
{
  ng_cli_complain ("%s", error->message);
  return error->domain == NG_ERROR && error->code == NG_ERROR_INPUT ? NG_EXIT_INPUT : NG_EXIT_USAGE;
}

static const char *
output_of (const Options *o)
{
  return o->output && *o->output ? o->output : "newsgraph.kb";
}

/* ---- build ---- */

static void
show_progress (const NgKbProgress *p, gpointer data)
{
  Options *o = data;
  gint64 now = g_get_monotonic_time ();

  if (now - o->shown < G_USEC_PER_SEC / 2 && !p->writing)
    return;
  o->shown = now;
  double seconds = MAX (1e-3, (now - o->started) / 1e6);
  double fresh = (p->bytes - p->resumed) / 1e6;
  fprintf (stderr, "\r\033[K%" G_GUINT64_FORMAT " lines, %.0f MB, %.0f MB/s", p->lines,
           p->bytes / 1e6, fresh / seconds);
  if (p->writing)
    fputs (", writing", stderr);
  else if (p->part > 0)
    {
      /* what a stopped build had read took no time now */
      double before = p->bytes ? p->part * p->resumed / p->bytes : 0;
      double left = seconds / MAX (1e-9, p->part - before) * (1 - p->part);
      fprintf (stderr, ", %.0f %%, %d:%02d:%02d left", p->part * 100, (int) left / 3600,
               (int) left / 60 % 60, (int) left % 60);
    }
}

static void
tell_damage (guint64 line, gsize byte, gpointer data)
{
  Options *o = data;
  const char *input = o->words[1] ? o->words[1] : "-";

  if (++o->damaged <= MAX_TOLD)
    ng_cli_complain ("%s:%" G_GUINT64_FORMAT ": damaged at byte %" G_GSIZE_FORMAT
                     ": expected an item in JSON: left out%s",
                     strcmp (input, "-") == 0 ? "standard input" : input, line, byte,
                     o->damaged == MAX_TOLD ? "; further ones are only counted" : "");
}

static int
build (Options *o)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) languages = g_strsplit (o->languages ? o->languages : "en,mul", ",", -1);
  NgKbProgress done = { 0 };
  NgKbDumpOptions d = {
    .input = o->words[1] ? o->words[1] : "-",
    .output = output_of (o),
    .title = o->title ? o->title : "Wikidata",
    .languages = (const char *const *) languages,
    .min_wikipedias = o->wikipedias,
    .run_bytes = (gsize) o->memory << 20,
    .damaged = tell_damage,
    .data = o,
  };

  if (o->words[1] && o->words[2])
    {
      ng_cli_complain ("one dump at a time, not \"%s\"", o->words[2]);
      return NG_EXIT_USAGE;
    }
  gboolean shown = !o->quiet && isatty (STDERR_FILENO);
  d.progress = shown ? show_progress : NULL;
  o->started = g_get_monotonic_time ();
  gboolean ok = ng_kb_dump_build (&d, &done, &error);
  if (shown)
    fputc ('\n', stderr);
  if (!ok)
    return complain (error);
  if (done.damaged > 0)
    ng_cli_complain ("%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                     " lines were damaged and left out",
                     done.damaged, done.lines);
  return done.damaged > 0 ? NG_EXIT_INPUT : NG_EXIT_DONE;
}

/* ---- import ---- */

static gboolean
import_files (const Options *o, NgKbRuns *runs, GError **error)
{
  g_autoptr (GString) manifest = g_string_new (NULL);
  g_auto (NgKbImport) all = { 0 };
  NgKbPlace place = { 0 };

  ng_kb_import_init (&all, runs);
  g_string_append_printf (manifest, "title: %s\n", o->title ? o->title : "imported");
  for (guint i = 1; o->words[i]; i++)
    {
      g_autofree char *base = g_path_get_basename (o->words[i]);
      if (!ng_kb_import_add (&all, o->words[i], error))
        return FALSE;
      g_string_append_printf (manifest, "%s%s", i == 1 ? "source: " : ", ", base);
    }
  g_ptr_array_add (all.licences, NULL);
  g_autofree char *licences = g_strjoinv (", ", (char **) all.licences->pdata);
  if (*licences)
    g_string_append_printf (manifest, "\nlicence: %s", licences);
  g_string_append_printf (manifest, "\nrows: %" G_GUINT64_FORMAT "\n", all.n_rows);
  return ng_kb_runs_pause (runs, &place, TRUE, error)
         && ng_kb_write (runs, output_of (o), manifest->str, NULL, NULL, error);
}

static int
import (Options *o)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parts = g_strconcat (output_of (o), ".parts-XXXXXX", NULL);

  if (o->words[1] == NULL)
    {
      ng_cli_complain ("import: which files? (see newsgraph kb --help)");
      return NG_EXIT_USAGE;
    }
  if (g_mkdtemp (parts) == NULL)
    {
      ng_cli_complain ("%s: a folder beside it cannot be made: %s", output_of (o),
                       g_strerror (errno));
      return NG_EXIT_USAGE;
    }
  g_autoptr (NgKbRuns) runs = ng_kb_runs_new (parts, (gsize) o->memory << 20, &error);
  gboolean ok = runs && import_files (o, runs, &error);
  if (runs)
    ng_kb_runs_remove (runs);
  return ok ? NG_EXIT_DONE : complain (error);
}

/* ---- info and find ---- */

static NgKb *
open_base (const Options *o, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shipped = ng_extractor_kb_path (o->data);
  const char *file = path ? path : o->kb ? o->kb : shipped;
  NgKb *kb = ng_kb_open (file, &error);

  if (kb == NULL)
    ng_cli_complain ("%s", error->message);
  return kb;
}

static int
print (const GString *out)
{
  return ng_cli_print (out->str, out->len) ? ng_cli_finish (NG_EXIT_DONE) : NG_EXIT_USAGE;
}

static int
info (Options *o)
{
  static const char *const keys[]
      = { "title", "source", "licence", "languages", "wikipedias", "lines", "damaged", "rows" };
  g_autoptr (GError) error = NULL;
  g_autoptr (NgKb) kb = open_base (o, o->words[1]);
  g_autoptr (GString) out = g_string_new (NULL);
  guint64 types[NG_KB_N_TYPES] = { 0 }, broken = 0;
  NgKbEntry e;

  if (kb == NULL)
    return NG_EXIT_USAGE;
  if (!ng_kb_verify (kb, &error))
    return complain (error);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = ng_kb_manifest (kb, keys[i]);
      if (value)
        g_string_append_printf (out, "%-13s %s\n", keys[i], value);
    }
  for (guint64 i = 0; i < ng_kb_n_entries (kb); i++)
    if (ng_kb_get (kb, i, &e))
      types[e.type]++;
    else
      broken++;
  g_string_append_printf (out, "%-13s %.12s\n", "version", ng_kb_digest (kb));
  g_string_append_printf (out, "%-13s %" G_GUINT64_FORMAT "\n", "names", ng_kb_n_keys (kb));
  g_string_append_printf (out, "%-13s %" G_GUINT64_FORMAT "\n", "entries", ng_kb_n_entries (kb));
  for (guint i = NG_KB_OTHER + 1; i < NG_KB_N_TYPES; i++)
    g_string_append_printf (out, "  %-11s %" G_GUINT64_FORMAT "\n", ng_kb_type_names[i], types[i]);
  if (broken > 0)
    ng_cli_complain ("%" G_GUINT64_FORMAT " entries are broken", broken);
  return broken > 0 ? NG_EXIT_INPUT : print (out);
}

static void
put_day (GString *out, NgDay day)
{
  g_autofree char *text = day == NG_NO_DAY ? NULL : ng_day_format (day);
  g_string_append (out, text ? text : "");
}

static void
put_period (GString *out, NgDay from, NgDay to)
{
  if (from == NG_NO_DAY && to == NG_NO_DAY)
    return;
  g_string_append (out, ", ");
  put_day (out, from);
  g_string_append (out, " – ");
  put_day (out, to);
}

static void
put_entry (GString *out, const NgKbEntry *e, NgKbNameKind kind)
{
  static const char *const kinds[] = { "", " (alias)", " (short)" };

  g_string_append_printf (out, "%s\t%s\t%s%s\t%u\n", e->id, ng_kb_type_names[e->type], e->label,
                          kinds[kind], e->weight);
  g_string_append_printf (out, "\t%s", *e->description ? e->description : "–");
  put_period (out, e->first, e->last);
  if (*e->country || *e->code)
    g_string_append_printf (out, ", %s", *e->code ? e->code : e->country);
  if (*e->wikidata)
    g_string_append_printf (out, ", %s", e->wikidata);
  if (*e->geonames)
    g_string_append_printf (out, ", GeoNames %s", e->geonames);
  g_string_append_c (out, '\n');
  if (*e->about)
    g_string_append_printf (out, "\t%s\n", e->about);
  for (guint i = 0; i < e->n_offices; i++)
    {
      const NgKbOffice *f = &e->offices[i];
      g_string_append_printf (out, "\t%s%s%s", f->post, *f->country ? ", " : "", f->country);
      put_period (out, f->from, f->to);
      g_string_append_c (out, '\n');
    }
}

static int
find (Options *o)
{
  g_autofree char *name = g_strjoinv (" ", o->words + 1);
  NgKbCandidate c[NG_KB_MAX_CANDIDATES];
  g_autoptr (GString) out = g_string_new (NULL);
  NgKbEntry e;

  if (*name == '\0')
    {
      ng_cli_complain ("find: which name? (see newsgraph kb --help)");
      return NG_EXIT_USAGE;
    }
  g_autoptr (NgKb) kb = open_base (o, NULL);
  if (kb == NULL)
    return NG_EXIT_USAGE;
  guint n = ng_kb_find (kb, name, strlen (name), c);
  for (guint i = 0; i < n; i++)
    if (ng_kb_get (kb, c[i].index, &e))
      put_entry (out, &e, c[i].kind);
  if (n == 0)
    ng_cli_complain ("nothing goes by \"%s\"", name);
  return n == 0 ? NG_EXIT_INPUT : print (out);
}

int
ng_cmd_kb (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    int (*run) (Options *o);
  } actions[] = { { "build", build }, { "import", import }, { "info", info }, { "find", find } };
  g_auto (Options) o = { .memory = NG_KB_RUN_BYTES >> 20, .wikipedias = 1 };

  if (!parse (&argc, &argv, &o))
    return NG_EXIT_USAGE;
  if (o.memory < MIN_MEMORY || o.memory > MAX_MEMORY || o.wikipedias < 0)
    {
      ng_cli_complain (o.wikipedias < 0 ? "--wikipedias: expected a number"
                                        : "--memory: expected 1 to 2048");
      return NG_EXIT_USAGE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions) && o.words && o.words[0]; i++)
    if (strcmp (o.words[0], actions[i].name) == 0)
      return actions[i].run (&o);
  ng_cli_complain ("kb: expected build, import, info or find (see newsgraph kb --help)");
  return NG_EXIT_USAGE;
}
