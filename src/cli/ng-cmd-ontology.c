/* ng-cmd-ontology.c: newsgraph ontology: prints what describes the graph. */
#include <stdio.h>
#include <string.h>

#include "cli/ng-cli.h"

static const char description[]
    = "Without NAME prints the vocabulary as Turtle; --list names all files, and NAME prints one:\n"
      "vocabulary, event types, shapes that every graph keeps, example queries.\n\n"
      "Examples:\n"
      "  newsgraph ontology > newsgraph.ttl\n"
      "  newsgraph ontology queries/q01.rq\n";

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the files below @dir/@prefix, directories first to the depth that there is. */
static void
list_files (const char *dir, const char *prefix, GPtrArray *out)
{
  g_autofree char *path = g_build_filename (dir, prefix, NULL);
  g_autoptr (GDir) d = g_dir_open (path, 0, NULL);

  for (const char *f = d ? g_dir_read_name (d) : NULL; f; f = g_dir_read_name (d))
    {
      g_autofree char *name = *prefix ? g_build_filename (prefix, f, NULL) : g_strdup (f);
      g_autofree char *full = g_build_filename (dir, name, NULL);
      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        list_files (dir, name, out);
      else if (g_str_has_suffix (f, ".ttl") || g_str_has_suffix (f, ".rq"))
        g_ptr_array_add (out, g_steal_pointer (&name));
    }
}

/* What the first line of the file says, if it is a comment. Returns: (transfer full). */
static char *
description_of (const char *dir, const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || *text != '#')
    return g_strdup ("");
  return g_strstrip (g_strndup (text + 1, strcspn (text + 1, "\n")));
}

static int
print_list (const char *dir)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  list_files (dir, "", names);
  if (names->len == 0)
    {
      ng_cli_complain ("%s: no ontology there (NEWSGRAPH_ONTOLOGY or --data name its place)", dir);
      return NG_EXIT_USAGE;
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *says = description_of (dir, name);
      printf ("%-18s  %s\n", name, says);
    }
  return ng_cli_finish (NG_EXIT_DONE);
}

int
ng_cmd_ontology (int argc, char **argv)
{
  g_autofree char *data = NULL, *text = NULL;
  gboolean list = FALSE;
  g_auto (GStrv) names = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[]
      = { { "list", 0, 0, G_OPTION_ARG_NONE, &list, "name the files", NULL },
          { "data", 0, 0, G_OPTION_ARG_FILENAME, &data, "directory of tables and weights", "DIR" },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, NULL },
          { NULL } };

  if (!ng_cli_parse (&argc, &argv, "[NAME]", "Prints the vocabulary that graphs are written in.",
                     description, entries))
    return NG_EXIT_USAGE;
  g_autofree char *dir = ng_cli_ontology_dir (data);
  if (list)
    return print_list (dir);
  const char *name = names && names[0] ? names[0] : "newsgraph.ttl";
  g_autofree char *path = g_build_filename (dir, name, NULL);
  if (strstr (name, "..") || !g_file_get_contents (path, &text, &length, &error))
    {
      ng_cli_complain ("%s: no such file of the ontology (see newsgraph ontology --list)", name);
      return NG_EXIT_USAGE;
    }
  return ng_cli_print (text, length) ? ng_cli_finish (NG_EXIT_DONE) : NG_EXIT_USAGE;
}
