/* ng-cmd-show.c: newsgraph show: an article in the terminal with what was read from it. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/ng-cli.h"
#include "pipeline/ng-show.h"
#include "pipeline/ng-summary.h"

/* Text and margin need no more, however wide the terminal. */
#define MAX_WIDTH 130u
#define PLAIN_WIDTH 80u

static const char description[]
    = "Tags: P person, C country, O organisation, L place, N named event, G group or unnamed,\n"
      "E event, K claim (on its cue). Under each paragraph, in a wide terminal beside it, stand "
      "its\n"
      "claims with their sources, at the end who and what the tags stand for. On a terminal in "
      "colours,\n"
      "what is claimed in italics; plain when piped.\n\n"
      "Example:\n"
      "  newsgraph show article.txt | less\n";

static guint
terminal_width (void)
{
  struct winsize size;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 40)
    return PLAIN_WIDTH;
  return MIN (size.ws_col, MAX_WIDTH);
}

int
ng_cmd_show (int argc, char **argv)
{
  g_autofree char *date = NULL, *aliases = NULL, *data = NULL;
  gboolean force = FALSE, summary = FALSE;
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, "day or month of publication", "YYYY-MM-DD" },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, "read text that does not look English", NULL },
    { "summary", 0, 0, G_OPTION_ARG_NONE, &summary, "five lines: what was found", NULL },
    { "aliases", 0, 0, G_OPTION_ARG_FILENAME, &aliases, "your own word on who is who", "FILE" },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &data, "directory of tables and weights", "DIR" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };
  int code = NG_EXIT_DONE;

  if (!ng_cli_parse (&argc, &argv, "[FILE|-]",
                     "Shows an article with its people, countries, events and claims marked.",
                     description, entries)
      || !ng_cli_check_date (date))
    return NG_EXIT_USAGE;
  if (files && files[0] && files[1])
    {
      ng_cli_complain ("one file at a time, not \"%s\"", files[1]);
      return NG_EXIT_USAGE;
    }
  g_autoptr (NgExtractor) extractor = ng_cli_open_extractor (data, aliases);
  if (extractor == NULL)
    return NG_EXIT_USAGE;
  NgDocumentOptions d = { .date = date, .force = force };
  g_autoptr (NgAnalysis) a
      = ng_cli_read_one (extractor, files ? files[0] : "-", &d, NG_STAGE_LAST, &code);
  if (a == NULL)
    return code;
  gboolean tty = isatty (STDOUT_FILENO);
  NgShowOptions options = { .colour = tty, .width = tty ? terminal_width () : PLAIN_WIDTH };
  g_autoptr (GString) out = g_string_new (NULL);
  if (summary)
    ng_summary (a, out);
  else
    ng_show (a, &options, out);
  return ng_cli_print (out->str, out->len) ? ng_cli_finish (NG_EXIT_DONE) : NG_EXIT_USAGE;
}
