/* convert.c: reads a dump of records and prints its graph, for tests of scripts.
 *
 * usage: convert DUMP FORMAT [COPIES [full|lean|none]]
 */
#include <stdio.h>
#include <stdlib.h>

#include "graph/ng-graph.h"
#include "rdf/ng-rdf-writer.h"
#include "record/ng-dump.h"

#define KB_VERSION "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static gboolean
to_stdout (gconstpointer bytes, gsize length, gpointer data, GError **error)
{
  return fwrite (bytes, 1, length, stdout) == length;
}

static NgMentionDetail
detail (const char *name)
{
  return g_strcmp0 (name, "lean") == 0   ? NG_MENTIONS_LEAN
         : g_strcmp0 (name, "none") == 0 ? NG_MENTIONS_NONE
                                         : NG_MENTIONS_FULL;
}

static gboolean
convert (const char *dump, const char *format, guint copies, const char *mentions, GError **error)
{
  const NgGraphOptions options = { .base = "https://w3id.org/newsgraph/id/",
                                   .mentions = detail (mentions),
                                   .version = "0.0.0",
                                   .kb = "test",
                                   .kb_version = KB_VERSION,
                                   .settings = "0123456789abcdef" };
  g_autofree char *text = NULL;

  if (!g_file_get_contents (dump, &text, NULL, error))
    return FALSE;
  g_autoptr (NgAnalysis) a = ng_dump_read (text, error);
  if (a == NULL || !ng_analysis_validate (a, error))
    return FALSE;
  g_autoptr (NgStatements) s = ng_graph_build (a, &options, error);
  g_autoptr (NgRdfWriter) w
      = s ? ng_rdf_writer_new (ng_rdf_format_from_name (format), to_stdout, NULL, error) : NULL;
  if (w == NULL)
    return FALSE;
  for (guint i = 0; i < copies; i++)
    if (!ng_rdf_writer_add (w, s, error))
      return FALSE;
  return ng_rdf_writer_finish (w, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc < 3 || ng_rdf_format_from_name (argv[2]) == NG_N_RDF_FORMATS)
    return 2;
  if (convert (argv[1], argv[2], argc > 3 ? (guint) atoi (argv[3]) : 1, argc > 4 ? argv[4] : "full",
               &error))
    return 0;
  fprintf (stderr, "convert: %s\n", error->message);
  return 1;
}
