/* ng-graphs.c: see ng-graphs.h. */
#include "cli/ng-graphs.h"

#include <errno.h>
#include <string.h>

#include "base/ng-error.h"
#include "cli/ng-cli.h"

const char *const ng_graphs_endings[] = { ".nq", ".trig", ".ttl", ".nt", NULL };

/* By its first character: lines of N-Quads and N-Triples start otherwise than "@prefix", "PREFIX",
 * "@base" do; TriG is Turtle as well. */
static NgRdfFormat
format_of_input (FILE *in)
{
  int c = getc (in);

  ungetc (c, in);
  return c != EOF && strchr ("@PpBb", c) ? NG_RDF_TRIG : NG_RDF_NQUADS;
}

gboolean
ng_graphs_format (const char *file, const char *option, NgRdfFormat *format)
{
  const char *dot = strrchr (file, '.');

  if (option)
    *format = ng_rdf_format_from_name (option);
  else if (strcmp (file, "-") == 0)
    *format = format_of_input (stdin);
  else
    *format = dot ? ng_rdf_format_from_name (dot + 1) : NG_N_RDF_FORMATS;
  if (ng_rdf_is_readable (*format))
    return TRUE;
  ng_cli_complain ("%s: of which format? Expected .nq, .trig, .ttl, .nt or an option (see --help)",
                   file);
  return FALSE;
}

const char *
ng_graphs_shown_name (const char *file)
{
  return strcmp (file, "-") == 0 ? "standard input" : file;
}

FILE *
ng_graphs_open (const char *file, GError **error)
{
  gboolean standard = strcmp (file, "-") == 0;
  FILE *in = standard ? stdin : fopen (file, "rb");

  if (in != NULL && (standard || !g_file_test (file, G_FILE_TEST_IS_DIR)))
    return in;
  g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: cannot be read: %s", file,
               g_strerror (in ? EISDIR : errno));
  ng_graphs_close (in);
  return NULL;
}

void
ng_graphs_close (FILE *in)
{
  if (in && in != stdin)
    fclose (in);
}
