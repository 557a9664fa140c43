/* ng-names.c: see ng-names.h. */
#include "store/ng-names.h"

#include <string.h>

/* So many names are shown. */
#define NEAREST 3u

/* A longer name is compared by its beginning. */
#define MAX_CHARACTERS 60u

/* What is so long and a part of a name is near to it: "Merkel". */
#define PART_BYTES 3u

typedef struct
{
  char *node, *label;
  guint distance;
} Name;

static void
name_free (gpointer data)
{
  Name *n = data;

  g_free (n->node);
  g_free (n->label);
  g_free (n);
}

guint
ng_names_distance (const char *a, const char *b)
{
  gunichar wide[MAX_CHARACTERS];
  guint row[MAX_CHARACTERS + 1], n = 0;

  for (; *b && n < MAX_CHARACTERS; b = g_utf8_next_char (b))
    wide[n++] = g_utf8_get_char (b);
  for (guint j = 0; j <= n; j++)
    row[j] = j;
  for (guint i = 1; *a && i <= MAX_CHARACTERS; a = g_utf8_next_char (a), i++)
    {
      gunichar c = g_utf8_get_char (a);
      guint diagonal = row[0];
      row[0] = i;
      for (guint j = 1; j <= n; j++)
        {
          guint changed = diagonal + (c != wide[j - 1]);
          diagonal = row[j];
          row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[n];
}

static const char *
local_part (const char *iri)
{
  const char *slash = strrchr (iri, '/'), *hash = strrchr (iri, '#');
  const char *last = hash && hash > slash ? hash : slash;

  return last ? last + 1 : iri;
}

/* ---- the rows ---- */

static gboolean
is_known (NgStore *store, const char *iri, gboolean *known, GError **error)
{
  g_autofree char *ask = g_strdup_printf (
      "ASK { { <%s> ?p ?o } UNION { ?s ?p <%s> } UNION { GRAPH ?g { <%s> ?p ?o } } }", iri, iri,
      iri);
  return ng_store_ask (store, ask, known, error);
}

/* Adds the name of a row "<node>\tlabel"; marks and language of the label are left out. */
static void
add_row (GPtrArray *names, const char *row, const char *wanted)
{
  const char *tab = strchr (row, '\t');
  const char *end = tab && *row == '<' && tab[1] == '"' ? strrchr (tab, '"') : NULL;

  if (end == NULL || end == tab + 1)
    return;
  Name *n = g_new0 (Name, 1);
  n->node = g_strndup (row + 1, tab - row - 2);
  n->label = g_strndup (tab + 2, end - tab - 2);
  g_autofree char *label = g_utf8_casefold (n->label, -1);
  g_autofree char *local = g_utf8_casefold (local_part (n->node), -1);
  n->distance = MIN (ng_names_distance (wanted, label), ng_names_distance (wanted, local));
  if (n->distance > 1 && strlen (wanted) >= PART_BYTES && strstr (label, wanted))
    n->distance = 1;
  g_ptr_array_add (names, n);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const Name *x = *(const Name *const *) a, *y = *(const Name *const *) b;

  if (x->distance != y->distance)
    return x->distance < y->distance ? -1 : 1;
  int order = strcmp (x->node, y->node);
  return order ? order : strcmp (x->label, y->label);
}

/* Names of the nodes beside @iri, the nearest first; one for each node. NULL after an error. */
static GPtrArray *
names_beside (NgStore *store, const char *iri, const char *wanted, GError **error)
{
  g_autofree char *space = g_strndup (iri, local_part (iri) - iri);
  g_autofree char *text = g_strdup_printf (
      "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
      "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?node ?label { "
      "{ ?node rdfs:label ?label } UNION { ?node skos:notation ?label } "
      "FILTER (STRSTARTS (STR (?node), \"%s\")) }",
      space);
  g_autoptr (GString) table = g_string_new (NULL);
  NgStoreQuery query = { .media_type = "text/tab-separated-values" };
  if (!ng_store_query (store, text, &query, ng_store_collect, table, error))
    return NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func (name_free);
  g_auto (GStrv) rows = g_strsplit (table->str, "\n", -1);
  for (guint i = 1; rows[0] && rows[i]; i++)
    add_row (names, rows[i], wanted);
  g_ptr_array_sort (names, compare);
  for (guint i = 1; i < names->len;)
    if (strcmp (((Name *) names->pdata[i])->node, ((Name *) names->pdata[i - 1])->node) == 0)
      g_ptr_array_remove_index (names, i);
    else
      i++;
  return names;
}

static char *
list_nearest (const GPtrArray *names)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < NEAREST; i++)
    {
      const Name *n = names->pdata[i];
      g_string_append_printf (out, "%s%s (%s)", i ? ", " : "", n->label, local_part (n->node));
    }
  return g_string_free (out, out->len == 0);
}

gboolean
ng_names_find (NgStore *store, const char *iri, const char *name, char **found, char **near,
               GError **error)
{
  gboolean known = FALSE;

  *found = *near = NULL;
  if (!is_known (store, iri, &known, error))
    return FALSE;
  if (known)
    {
      *found = g_strdup (iri);
      return TRUE;
    }
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  g_autoptr (GPtrArray) names = names_beside (store, iri, wanted, error);
  if (names == NULL)
    return FALSE;
  const Name *first = names->len > 0 ? names->pdata[0] : NULL;
  const Name *second = names->len > 1 ? names->pdata[1] : NULL;
  if (first && first->distance == 0 && !(second && second->distance == 0))
    *found = g_strdup (first->node);
  else
    *near = list_nearest (names);
  return TRUE;
}
