/* ng-inputs.c: see ng-inputs.h. */
#include "cli/ng-inputs.h"

#include <string.h>

#include "base/ng-error.h"

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_wanted (const char *name, const char *const *endings)
{
  for (const char *const *e = endings; *e; e++)
    if (*name != '.' && g_str_has_suffix (name, *e))
      return TRUE;
  return FALSE;
}

static gboolean
add_directory (const char *path, const char *const *endings, GPtrArray *out, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &local);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (dir == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s", local->message);
      return FALSE;
    }
  for (const char *f = g_dir_read_name (dir); f; f = g_dir_read_name (dir))
    if (is_wanted (f, endings))
      g_ptr_array_add (found, g_build_filename (path, f, NULL));
  if (found->len == 0)
    {
      g_autofree char *list = g_strjoinv (" or ", (char **) endings);
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s: no %s file in this directory", path, list);
      return FALSE;
    }
  g_ptr_array_sort (found, compare_paths);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (out, g_ptr_array_index (found, i));
  return TRUE;
}

char **
ng_inputs_expand (char **arguments, const char *const *endings, GError **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (g_free);

  if (arguments == NULL || *arguments == NULL)
    g_ptr_array_add (out, g_strdup ("-"));
  for (char **a = arguments; a && *a; a++)
    if (strcmp (*a, "-") != 0 && g_file_test (*a, G_FILE_TEST_IS_DIR))
      {
        if (!add_directory (*a, endings, out, error))
          return NULL;
      }
    else
      g_ptr_array_add (out, g_strdup (*a));
  g_ptr_array_add (out, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&out), FALSE);
}

char *
ng_inputs_target (const char *input, const char *directory, const char *extension)
{
  g_autofree char *base
      = strcmp (input, "-") == 0 ? g_strdup ("stdin") : g_path_get_basename (input);
  g_autofree char *name = NULL;
  char *dot = strrchr (base, '.');

  if (dot && (strcmp (dot, ".txt") == 0 || strcmp (dot, ".json") == 0))
    *dot = '\0';
  name = g_strdup_printf ("%s.%s", base, extension);
  return g_build_filename (directory, name, NULL);
}

gboolean
ng_inputs_check_targets (char **inputs, const char *directory, const char *extension,
                         GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (char **i = inputs; *i; i++)
    {
      char *target = ng_inputs_target (*i, directory, extension);
      const char *other = g_hash_table_lookup (seen, target);
      if (other)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s and %s would both be written to %s", other,
                       *i, target);
          g_free (target);
          return FALSE;
        }
      g_hash_table_insert (seen, target, *i);
    }
  return TRUE;
}
