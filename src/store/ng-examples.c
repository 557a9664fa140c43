/* ng-examples.c: see ng-examples.h. */
#include "store/ng-examples.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"
#include "graph/ng-iri.h"
#include "store/ng-sparql.h"

static void
example_free (NgExample *e)
{
  g_free (e->name);
  g_free (e->title);
  g_free (e->file);
  g_free (e->text);
  g_ptr_array_unref (e->options);
  g_free (e);
}

/* "# @who-said-what --country country:CHN" */
static gboolean
parse_line (NgExample *e, const char *line)
{
  g_auto (GStrv) words = NULL;

  if (!g_str_has_prefix (line, "# @"))
    return FALSE;
  words = g_strsplit (line + strlen ("# @"), " ", -1);
  guint n = g_strv_length (words);
  if (n % 2 == 0 || *words[0] == '\0')
    return FALSE;
  e->name = g_strdup (words[0]);
  for (guint i = 1; i < n; i += 2)
    {
      if (!g_str_has_prefix (words[i], "--") || strstr (e->text, words[i + 1]) == NULL)
        return FALSE;
      g_ptr_array_add (e->options, g_strdup (words[i] + strlen ("--")));
      g_ptr_array_add (e->options, g_strdup (words[i + 1]));
    }
  return TRUE;
}

static gboolean
read_example (NgExample *e, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;

  e->options = g_ptr_array_new_with_free_func (g_free);
  if (!g_file_get_contents (path, &e->text, NULL, &local))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s", local->message);
      return FALSE;
    }
  g_auto (GStrv) lines = g_strsplit (e->text, "\n", 3);
  if (g_strv_length (lines) == 3 && g_str_has_prefix (lines[0], "# ") && parse_line (e, lines[1]))
    {
      e->title = g_strdup (lines[0] + strlen ("# "));
      return TRUE;
    }
  g_set_error (error, NG_ERROR, NG_ERROR_DATA,
               "%s: expected \"# TITLE\" and \"# @NAME [--OPTION TERM]…\" on the first two lines",
               path);
  return FALSE;
}

static void
keep_prefixes (NgExamples *self, const NgExample *e)
{
  g_auto (NgSparqlScan) scan;
  GHashTableIter i;
  gpointer prefix, iri;

  ng_sparql_scan (e->text, &scan);
  g_hash_table_iter_init (&i, scan.declared);
  while (g_hash_table_iter_next (&i, &prefix, &iri))
    g_hash_table_replace (self->prefixes, g_strdup (prefix), g_strdup (iri));
}

static gint
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const NgExample *const *) a)->file, (*(const NgExample *const *) b)->file);
}

NgExamples *
ng_examples_new (const char *ontology_dir, GError **error)
{
  g_autofree char *dir = g_build_filename (ontology_dir, "queries", NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) d = g_dir_open (dir, 0, &local);

  if (d == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                   "%s: no example queries there (NEWSGRAPH_ONTOLOGY or --data name their place)",
                   dir);
      return NULL;
    }
  g_autoptr (NgExamples) self = g_new0 (NgExamples, 1);
  self->examples = g_ptr_array_new_with_free_func ((GDestroyNotify) example_free);
  self->prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (const char *f = g_dir_read_name (d); f; f = g_dir_read_name (d))
    {
      g_autofree char *path = g_build_filename (dir, f, NULL);
      if (!g_str_has_suffix (f, ".rq"))
        continue;
      NgExample *e = g_new0 (NgExample, 1);
      e->file = g_strdup (f);
      g_ptr_array_add (self->examples, e);
      if (!read_example (e, path, error))
        return NULL;
      keep_prefixes (self, e);
    }
  g_ptr_array_sort (self->examples, compare_files);
  return g_steal_pointer (&self);
}

void
ng_examples_free (NgExamples *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->examples);
  g_hash_table_unref (self->prefixes);
  g_free (self);
}

const NgExample *
ng_examples_find (const NgExamples *self, const char *name)
{
  for (guint i = 0; i < self->examples->len; i++)
    {
      const NgExample *e = g_ptr_array_index (self->examples, i);
      g_autofree char *file = g_strconcat (name, ".rq", NULL);
      if (strcmp (e->name, name) == 0 || strcmp (e->file, file) == 0)
        return e;
    }
  return NULL;
}

const char *
ng_example_default (const NgExample *self, const char *option)
{
  for (guint i = 0; i + 1 < self->options->len; i += 2)
    if (strcmp (g_ptr_array_index (self->options, i), option) == 0)
      return g_ptr_array_index (self->options, i + 1);
  return NULL;
}

/* ---- values ---- */

static char *
quote_literal (const char *value, const char *type)
{
  GString *out = g_string_new ("\"");

  for (const char *p = value; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      if (*p == '\n')
        g_string_append (out, "\\n");
      else if (*p != '\r')
        g_string_append_c (out, *p);
    }
  g_string_append_printf (out, "\"%s", type);
  return g_string_free (out, FALSE);
}

/* "CHN" for "chn" where the term is in capitals too; else the slug of a name, which the store may
 * know by another local name (ng-names.h). NULL for what is no name. */
static char *
local_name (const char *term, const char *value)
{
  const char *local = strchr (term, ':') + 1;
  g_autofree char *upper = g_ascii_strup (value, -1);

  if (strpbrk (value, "<>\"{}|^`\\?"))
    return NULL;
  if (ng_text_is_all_caps (local, strlen (local))
      && upper[strspn (upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] == '\0' && *upper)
    return g_steal_pointer (&upper);
  char *slug = ng_slug (value, -1);
  if (*slug)
    return slug;
  g_free (slug);
  return NULL;
}

static char *
term_for (const char *term, const char *value)
{
  const char *close = *term == '"' ? strrchr (term, '"') : NULL;

  if (!g_utf8_validate (value, -1, NULL))
    return NULL;
  if (close)
    return quote_literal (value, close + 1);
  if (ng_iri_is_absolute (value))
    return g_strdup_printf ("<%s>", value);
  g_autofree char *local = local_name (term, value);
  return local ? g_strdup_printf ("%.*s%s", (int) (strchr (term, ':') + 1 - term), term, local)
               : NULL;
}

/* Below the two comment lines, where the term ends as a name does. */
static char *
replace_term (const char *text, const char *term, const char *with)
{
  GString *out = g_string_new (NULL);
  const char *body = strchr (strchr (text, '\n') + 1, '\n'), *p = body;
  gsize n = strlen (term);

  g_string_append_len (out, text, body - text);
  for (const char *hit = strstr (p, term); hit; hit = strstr (p, term))
    {
      char after = hit[n];
      gboolean whole = !g_ascii_isalnum (after) && after != '-' && after != '_';
      g_string_append_len (out, p, hit - p);
      g_string_append (out, whole ? with : term);
      p = hit + n;
    }
  g_string_append (out, p);
  return g_string_free (out, FALSE);
}

/* Stands in the text for what replaces the parameter @i: one value may be the default of another
 * parameter. */
static char *
mark (guint i)
{
  return g_strdup_printf ("\1%u\1", i);
}

static char *
mark_terms (const NgExample *self, char *const *values)
{
  char *text = g_strdup (self->text);

  for (guint i = 0; values[i]; i += 2)
    {
      g_autofree char *old = text, *with = mark (i);
      text = replace_term (old, ng_example_default (self, values[i]), with);
    }
  return text;
}

char *
ng_example_fill (const NgExample *self, char *const *values, GError **error)
{
  char *text = mark_terms (self, values);

  for (guint i = 0; values[i]; i += 2)
    {
      const char *term = ng_example_default (self, values[i]);
      g_autofree char *old = text, *at = mark (i), *with = term_for (term, values[i + 1]);
      if (with == NULL)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_FORMAT, "--%s \"%s\": expected something like %s",
                       values[i], values[i + 1], term);
          return NULL;
        }
      text = replace_term (old, at, with);
    }
  return text;
}

char *
ng_example_node (const NgExamples *examples, const NgExample *self, const char *option,
                 const char *value)
{
  g_autofree char *term = term_for (ng_example_default (self, option), value);
  const char *colon = term && *term != '"' ? strchr (term, ':') : NULL;

  if (colon == NULL)
    return NULL;
  if (*term == '<')
    return g_strndup (term + 1, strlen (term) - 2);
  g_autofree char *prefix = g_strndup (term, colon - term);
  const char *base = g_hash_table_lookup (examples->prefixes, prefix);
  return base ? g_strconcat (base, colon + 1, NULL) : NULL;
}
