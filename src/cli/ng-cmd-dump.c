/* ng-cmd-dump.c: newsgraph dump: one layer of the reading, for debugging and measuring. */
#include <string.h>

#include "cli/ng-cli.h"
#include "pipeline/ng-layers.h"

static const char description[]
    = "Layers: block sentence token tag predicate argument mention time entity reference "
      "membership trait link "
      "event\n"
      "event_role claim content claim_event candidate, one row a record; syntax: trees as CoNLL-U; "
      "heads:\n"
      "CoNLL-U with what each head of the network says, in MISC; all: every layer in the form "
      "that\n"
      "tests read back.\n\n"
      "With --pretokenized the input has one sentence a line, tokens separated by one space, and "
      "an\n"
      "empty line between documents.\n\n"
      "Examples:\n"
      "  newsgraph dump --layer=claim article.txt\n"
      "  newsgraph dump --layer=syntax --pretokenized sentences.txt\n";

typedef struct
{
  char *layer, *date, *kb, *aliases, *data;
  gboolean pretokenized, force;
  char **files;
} Options;

static void
options_clear (Options *o)
{
  g_free (o->layer);
  g_free (o->date);
  g_free (o->aliases);
  g_free (o->kb);
  g_free (o->data);
  g_strfreev (o->files);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (int *argc, char ***argv, Options *o)
{
  const GOptionEntry entries[] = {
    { "layer", 'l', 0, G_OPTION_ARG_STRING, &o->layer, "which layer (default: all)", "NAME" },
    { "pretokenized", 0, 0, G_OPTION_ARG_NONE, &o->pretokenized, "take tokens as they are", NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &o->date, "day or month of publication", "YYYY-MM-DD" },
    { "kb", 0, 0, G_OPTION_ARG_FILENAME, &o->kb, "link with this knowledge base; none: do not link",
      "FILE|none" },
    { "force", 0, 0, G_OPTION_ARG_NONE, &o->force, "read text that does not look English", NULL },
    { "aliases", 0, 0, G_OPTION_ARG_FILENAME, &o->aliases, "your own word on who is who", "FILE" },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &o->data, "directory of tables and weights", "DIR" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->files, NULL, NULL },
    { NULL }
  };
  return ng_cli_parse (argc, argv, "[FILE|-]", "Shows a layer of what was read from one document.",
                       description, entries);
}

int
ng_cmd_dump (int argc, char **argv)
{
  g_auto (Options) o = { 0 };
  NgDocumentOptions d = { 0 };
  int code = NG_EXIT_DONE;

  if (!parse (&argc, &argv, &o) || !ng_cli_check_date (o.date))
    return NG_EXIT_USAGE;
  const char *layer = o.layer ? o.layer : "all";
  NgStage last = ng_layers_stage (layer);
  if (last == NG_N_STAGES || (o.files && o.files[0] && o.files[1]))
    {
      ng_cli_complain (last == NG_N_STAGES ? "--layer %s: no such layer (see newsgraph dump --help)"
                                           : "one file at a time, not \"%s\"",
                       last == NG_N_STAGES ? layer : o.files[1]);
      return NG_EXIT_USAGE;
    }
  d.date = o.date;
  d.force = o.force || o.pretokenized;
  d.format = o.pretokenized ? NG_INPUT_PRETOKENIZED : NG_INPUT_AUTO;
  g_autoptr (NgExtractor) extractor = ng_cli_open_extractor (o.data, o.aliases);
  if (extractor == NULL || !ng_cli_use_kb (extractor, o.kb))
    return NG_EXIT_USAGE;
  g_autoptr (NgAnalysis) a
      = ng_cli_read_one (extractor, o.files ? o.files[0] : "-", &d, last, &code);
  if (a == NULL)
    return code;
  g_autoptr (GString) out = g_string_new (NULL);
  ng_layers_put (a, ng_extractor_net (extractor), layer, out);
  return ng_cli_print (out->str, out->len) ? ng_cli_finish (NG_EXIT_DONE) : NG_EXIT_USAGE;
}
