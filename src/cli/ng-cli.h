/* ng-cli.h: what the subcommands of the program share. */
#ifndef NG_CLI_H
#define NG_CLI_H

#include <glib.h>

#include "pipeline/ng-extractor.h"

enum
{
  NG_EXIT_DONE = 0,
  NG_EXIT_INPUT = 1, /* some input failed */
  NG_EXIT_USAGE = 2, /* wrong call or environment */
};

/* Subcommands: argv[0] is the command's name. Return an exit code. */
int ng_cmd_extract (int argc, char **argv);
int ng_cmd_dump (int argc, char **argv);
int ng_cmd_show (int argc, char **argv);
int ng_cmd_kb (int argc, char **argv);
int ng_cmd_ontology (int argc, char **argv);
int ng_cmd_merge (int argc, char **argv);
int ng_cmd_load (int argc, char **argv);
int ng_cmd_query (int argc, char **argv);
int ng_cmd_serve (int argc, char **argv);

/* Prints "newsgraph: MESSAGE" to standard error. */
void ng_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Parses @entries. Prints usage errors. FALSE: the caller returns NG_EXIT_USAGE. With --help prints
 * the help and ends the program.
 * @summary: what the command does; @description: examples, shown below the options. */
gboolean ng_cli_parse (int *argc, char ***argv, const char *arguments, const char *summary,
                       const char *description, const GOptionEntry *entries);

/* Opens the extractor with --data and --aliases; complains on error. */
NgExtractor *ng_cli_open_extractor (const char *data_dir, const char *aliases);

/* Lets @extractor link with the base that --kb names; complains on error.
 * @kb: (nullable): as it is; "none": not at all. */
gboolean ng_cli_use_kb (NgExtractor *extractor, const char *kb);

/* Reads one document for dump and show; complains and sets @exit_code on error. */
NgAnalysis *ng_cli_read_one (const NgExtractor *extractor, const char *name,
                             const NgDocumentOptions *options, NgStage last, int *exit_code);

/* Where the ontology lies: below --data, in $NEWSGRAPH_ONTOLOGY, or installed.
 * @data_dir: (nullable). Returns: (transfer full). */
char *ng_cli_ontology_dir (const char *data_dir);

/* NG_EXIT_USAGE if the environment is at fault, else NG_EXIT_INPUT. */
int ng_cli_exit_code (const GError *error);

/* Checks @date as --date takes it; complains on error. NULL is fine. */
gboolean ng_cli_check_date (const char *date);

/* Checks @url as --url takes it; complains on error. NULL is fine. */
gboolean ng_cli_check_url (const char *url);

/* Writes to standard output; FALSE (after complaining) if that fails, silently for a closed pipe.
 */
gboolean ng_cli_print (const char *bytes, gsize length);

/* Flushes standard output at the end of a run and turns failure into an exit code. */
int ng_cli_finish (int exit_code);

#endif
