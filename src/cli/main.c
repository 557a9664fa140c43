/* main.c: the program newsgraph. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/ng-extractor.h"
#include "rdf/ng-rdf-writer.h"
#include "record/ng-dump.h"
#include "record/ng-schema.h"

static gboolean
to_stdout (gconstpointer bytes, gsize length, gpointer data, GError **error)
{
  return fwrite (bytes, 1, length, stdout) == length;
}

/* Development front end: main dump|extract FILE [LAYER]; the cli module replaces it. */
int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgExtractor) extractor = ng_extractor_new (NULL, &error);
  g_autofree char *bytes = NULL;
  gsize length;
  NgDocumentOptions options = { 0 };

  if (argc < 3 || !extractor || !g_file_get_contents (argv[2], &bytes, &length, &error))
    {
      fprintf (stderr, "newsgraph: %s\n", error ? error->message : "usage");
      return 2;
    }
  g_autoptr (NgAnalysis) a = ng_extractor_read (extractor, argv[2], (guint8 *) bytes, length,
                                                &options, NG_STAGE_CLAIM, &error);
  if (a == NULL || !ng_analysis_validate (a, &error))
    {
      fprintf (stderr, "newsgraph: %s\n", error->message);
      return 1;
    }
  if (strcmp (argv[1], "dump") == 0)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      if (argc > 3)
        ng_dump_layer (a, ng_layer_from_name (argv[3]), out);
      else
        ng_dump_analysis (a, out);
      fputs (out->str, stdout);
      return 0;
    }
  NgGraphOptions g = { .base = "https://w3id.org/newsgraph/id/",
                       .version = NG_VERSION,
                       .settings = ng_extractor_digest (extractor) };
  g_autoptr (NgStatements) st = ng_graph_build (a, &g, &error);
  g_autoptr (NgRdfWriter) w
      = st ? ng_rdf_writer_new (argc > 3 ? ng_rdf_format_from_name (argv[3]) : NG_RDF_TURTLE,
                                to_stdout, NULL, &error)
           : NULL;
  if (!w || !ng_rdf_writer_add (w, st, &error) || !ng_rdf_writer_finish (w, &error))
    {
      fprintf (stderr, "newsgraph: %s\n", error ? error->message : "failed");
      return 1;
    }
  return 0;
}
