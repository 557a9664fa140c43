/* ng-kb-dump.c: see ng-kb-dump.h. */
#include "kb/ng-kb-dump.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/ng-error.h"
#include "kb/ng-kb-classes.h"
#include "kb/ng-kb-stream.h"
#include "kb/ng-kb-writer.h"
#include "kb/ng-wikidata.h"

/* Lines between two looks at the clock of whoever shows progress. */
#define PROGRESS_LINES 1000u

/* What tells this build from others: the begin of the dump and the options that shape entries. */
static char *
describe_input (const NgKbDumpOptions *o, NgKbStream *stream, GError **error)
{
  g_autofree char *mark = ng_kb_stream_mark (stream, error);
  g_autofree char *languages = g_strjoinv (",", (char **) o->languages);
  return mark ? g_strdup_printf ("begin: %s\nlanguages: %s\nwikipedias: %u\n", mark, languages,
                                 o->min_wikipedias)
              : NULL;
}

/* Writes, or compares with, the file "input" of the folder of parts. */
static gboolean
check_input (const char *parts, const char *input, GError **error)
{
  g_autofree char *path = g_build_filename (parts, "input", NULL), *known = NULL;

  if (g_file_get_contents (path, &known, NULL, NULL))
    {
      if (strcmp (known, input) == 0)
        return TRUE;
      g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                   "%s: begun from another dump or with other options: remove the folder, or call "
                   "it as it was called",
                   parts);
      return FALSE;
    }
  return g_file_set_contents (path, input, -1, error);
}

static gboolean
read_lines (const NgKbDumpOptions *o, NgKbStream *stream, NgKbRuns *runs, NgKbProgress *p,
            GError **error)
{
  g_autoptr (NgWikidata) wikidata = ng_wikidata_new (o->languages, o->min_wikipedias);
  GError *local = NULL;
  const char *line;
  gsize length, at;

  while ((line = ng_kb_stream_line (stream, &length, &local)))
    {
      p->lines++;
      p->bytes = ng_kb_stream_place (stream);
      if (!ng_wikidata_add (wikidata, line, length, runs, &at))
        {
          p->damaged++;
          o->damaged (p->lines, at, o->data);
        }
      NgKbPlace place = { p->bytes, p->lines, p->damaged };
      if (!ng_kb_runs_pause (runs, &place, FALSE, error))
        return FALSE;
      if (o->progress && p->lines % PROGRESS_LINES == 0)
        {
          p->part = ng_kb_stream_part (stream);
          o->progress (p, o->data);
        }
    }
  if (local)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  NgKbPlace place = { p->bytes, p->lines, p->damaged };
  return ng_kb_runs_pause (runs, &place, TRUE, error);
}

static char *
make_manifest (const NgKbDumpOptions *o, const NgKbProgress *p)
{
  g_autofree char *source
      = strcmp (o->input, "-") == 0 ? g_strdup ("standard input") : g_path_get_basename (o->input);
  g_autofree char *languages = g_strjoinv (",", (char **) o->languages);

  return g_strdup_printf ("title: %s\nsource: %s\nlicence: CC0-1.0 (Wikidata)\nlanguages: %s\n"
                          "wikipedias: %u\nlines: %" G_GUINT64_FORMAT
                          "\ndamaged: %" G_GUINT64_FORMAT "\n",
                          o->title, source, languages, o->min_wikipedias, p->lines, p->damaged);
}

static gboolean
write_base (const NgKbDumpOptions *o, NgKbRuns *runs, NgKbProgress *p, GError **error)
{
  g_autofree char *manifest = make_manifest (o, p);

  p->writing = TRUE;
  p->part = 1;
  if (o->progress)
    o->progress (p, o->data);
  g_autoptr (NgKbClasses) classes = ng_kb_classes_new (runs, error);
  return classes && ng_kb_write (runs, o->output, manifest, ng_kb_classes_edit, classes, error);
}

gboolean
ng_kb_dump_build (const NgKbDumpOptions *options, NgKbProgress *done, GError **error)
{
  g_autofree char *parts = g_strconcat (options->output, ".parts", NULL);
  g_autofree char *input_file = g_build_filename (parts, "input", NULL);
  NgKbProgress p = { 0 };

  g_autoptr (NgKbStream) stream = ng_kb_stream_open (options->input, error);
  g_autofree char *input = stream ? describe_input (options, stream, error) : NULL;
  g_autoptr (NgKbRuns) runs = input ? ng_kb_runs_new (parts, options->run_bytes, error) : NULL;
  if (runs == NULL || !check_input (parts, input, error))
    return FALSE;
  NgKbPlace place = ng_kb_runs_place (runs);
  p.resumed = p.bytes = place.bytes;
  p.lines = place.lines;
  p.damaged = place.damaged;
  if (!ng_kb_stream_skip (stream, place.bytes, error)
      || !read_lines (options, stream, runs, &p, error) || !write_base (options, runs, &p, error))
    return FALSE;
  g_unlink (input_file);
  ng_kb_runs_remove (runs);
  *done = p;
  return TRUE;
}
