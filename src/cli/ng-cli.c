/* ng-cli.c: see ng-cli.h. */
#include "cli/ng-cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ng-error.h"
#include "base/ng-limits.h"
#include "pipeline/ng-batch.h"

void
ng_cli_complain (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "newsgraph: %s\n", text);
}

gboolean
ng_cli_parse (int *argc, char ***argv, const char *arguments, const char *summary,
              const char *description, const GOptionEntry *entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  gboolean help = FALSE;
  const GOptionEntry help_entry[]
      = { { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "say this", NULL }, { NULL } };
  g_autofree char *program = g_strdup_printf ("newsgraph %s", (*argv)[0]);

  g_set_prgname (program);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  /* GLib's own help does not notice a full disk. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, help_entry, NULL);
  gboolean parsed = g_option_context_parse (context, argc, argv, &error);
  if (help)
    {
      char *text = g_option_context_get_help (context, TRUE, NULL);
      gboolean printed = ng_cli_print (text, strlen (text));
      g_free (text);
      exit (printed ? ng_cli_finish (NG_EXIT_DONE) : NG_EXIT_USAGE);
    }
  if (parsed)
    return TRUE;
  ng_cli_complain ("%s (see newsgraph %s --help)", error->message, (*argv)[0]);
  return FALSE;
}

NgExtractor *
ng_cli_open_extractor (const char *data_dir, const char *aliases)
{
  g_autoptr (GError) error = NULL;
  NgExtractor *extractor = ng_extractor_new_with (data_dir, aliases, &error);
  if (extractor == NULL)
    ng_cli_complain ("%s", error->message);
  return extractor;
}

gboolean
ng_cli_use_kb (NgExtractor *extractor, const char *kb)
{
  g_autoptr (GError) error = NULL;

  if (kb == NULL || ng_extractor_use_kb (extractor, strcmp (kb, "none") == 0 ? NULL : kb, &error))
    return TRUE;
  ng_cli_complain ("%s", error->message);
  return FALSE;
}

/* A bad table or library is the environment's fault, everything else the input's. */
int
ng_cli_exit_code (const GError *error)
{
  return error->domain == NG_ERROR
                 && (error->code == NG_ERROR_DATA || error->code == NG_ERROR_ENVIRONMENT)
             ? NG_EXIT_USAGE
             : NG_EXIT_INPUT;
}

NgAnalysis *
ng_cli_read_one (const NgExtractor *extractor, const char *name, const NgDocumentOptions *options,
                 NgStage last, int *exit_code)
{
  g_autoptr (GError) error = NULL;
  gsize length, max = options->max_bytes ? options->max_bytes : NG_MAX_DOCUMENT_BYTES;
  g_autofree guint8 *bytes = ng_batch_read_file (name, max, &length, &error);
  NgAnalysis *a = NULL;

  if (bytes)
    a = ng_extractor_read (extractor, ng_batch_shown_name (name), bytes, length, options, last,
                           &error);
  if (a == NULL)
    {
      ng_cli_complain ("%s", error->message);
      *exit_code = ng_cli_exit_code (error);
    }
  return a;
}

char *
ng_cli_ontology_dir (const char *data_dir)
{
  const char *env = g_getenv ("NEWSGRAPH_ONTOLOGY");
  if (data_dir)
    return g_build_filename (data_dir, "ontology", NULL);
  return env && *env ? g_strdup (env) : g_build_filename (NG_DATADIR, "ontology", NULL);
}

gboolean
ng_cli_check_date (const char *date)
{
  NgDay first, last;
  if (date == NULL || ng_day_parse (date, &first, &last))
    return TRUE;
  ng_cli_complain ("--date %s: expected YYYY-MM-DD, YYYY-MM or YYYY", date);
  return FALSE;
}

gboolean
ng_cli_check_url (const char *url)
{
  g_autoptr (GError) error = NULL;
  if (url == NULL || g_uri_is_valid (url, G_URI_FLAGS_NONE, &error))
    return TRUE;
  ng_cli_complain ("--url %s: expected an absolute URL: %s", url, error->message);
  return FALSE;
}

gboolean
ng_cli_print (const char *bytes, gsize length)
{
  if (fwrite (bytes, 1, length, stdout) == length)
    return TRUE;
  if (errno != EPIPE)
    ng_cli_complain ("standard output: %s", g_strerror (errno));
  return FALSE;
}

int
ng_cli_finish (int exit_code)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return exit_code;
  if (errno != EPIPE)
    ng_cli_complain ("standard output: %s", g_strerror (errno));
  return NG_EXIT_USAGE;
}
