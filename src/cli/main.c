/* main.c: the program newsgraph: finds the subcommand and calls it. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/ng-cli.h"

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *job;
} commands[] = {
  { "extract", ng_cmd_extract, "read articles, write their graph as RDF" },
  { "show", ng_cmd_show, "show an article with what was read from it" },
  { "dump", ng_cmd_dump, "show one layer of the reading, for debugging and measuring" },
  { "merge", ng_cmd_merge, "join graphs of many articles, link events that may be one" },
#ifdef NG_WITH_STORE
  { "load", ng_cmd_load, "put graphs into a store, document by document" },
  { "query", ng_cmd_query, "ask a store in SPARQL, or by example" },
  { "serve", ng_cmd_serve, "look at a store in a browser; a SPARQL endpoint" },
#endif
  { "kb", ng_cmd_kb, "make and ask knowledge bases that link names to Wikidata and GeoNames" },
  { "ontology", ng_cmd_ontology, "print the vocabulary, the shapes and the example queries" },
};

static void
print_help (FILE *out)
{
  fputs (
      "Usage: newsgraph COMMAND [OPTION…] [FILE…]\n\n"
      "Reads English news text and writes the people, countries, events and claims in it as RDF,\n"
      "every node tied to the characters it was read from.\n\nCommands:\n",
      out);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (out, "  %-10s %s\n", commands[i].name, commands[i].job);
  fputs ("\n  newsgraph COMMAND --help   says more about a command\n"
         "  newsgraph --version        prints the version\n\n"
         "Examples:\n"
         "  newsgraph show article.txt\n"
         "  newsgraph extract article.txt                      # Turtle to the terminal\n"
         "  newsgraph extract --format nq news/*.txt -o all.nq # one file for a triple store\n"
         "  newsgraph extract --format nt news/ -o graphs/     # one file an article\n\n"
         "Exit status: 0 done, 1 some input failed, 2 wrong call or environment.\n",
         out);
}

int
main (int argc, char **argv)
{
  /* Numbers, case and order never depend on the user's locale, but arguments and messages are UTF-8
   * everywhere: in the locale C, GLib refuses --publisher "Süddeutsche Zeitung". */
  setlocale (LC_ALL, "C");
  setlocale (LC_CTYPE, "C.UTF-8");
  /* A closed pipe and a file beyond its limit are failed writes, which are reported. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  if (argc < 2)
    {
      print_help (stderr);
      return NG_EXIT_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
      || strcmp (argv[1], "help") == 0)
    {
      print_help (stdout);
      return ng_cli_finish (NG_EXIT_DONE);
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      printf ("newsgraph %s\n", NG_VERSION);
      return ng_cli_finish (NG_EXIT_DONE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  ng_cli_complain ("no command \"%s\" (see newsgraph --help)", argv[1]);
  return NG_EXIT_USAGE;
}
