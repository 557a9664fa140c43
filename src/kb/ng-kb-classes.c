/* ng-kb-classes.c: see ng-kb-classes.h. */
#include "kb/ng-kb-classes.h"

#include <string.h>

/* The roots of the tree of classes, the most telling first: an item of several types has the first
 * of them. */
static const struct
{
  guint32 item;
  NgKbType type;
} roots[] = {
  { 5, NG_KB_PERSON },           /* human */
  { 6256, NG_KB_COUNTRY },       /* country */
  { 3624078, NG_KB_COUNTRY },    /* sovereign state */
  { 486972, NG_KB_CITY },        /* human settlement */
  { 43229, NG_KB_ORGANISATION }, /* organisation */
  { 1656682, NG_KB_EVENT },      /* event */
  { 15642541, NG_KB_PLACE },     /* human-geographic territorial entity */
  { 618123, NG_KB_PLACE },       /* geographical feature */
  { 2221906, NG_KB_PLACE },      /* geographic location */
};

typedef struct
{
  guint32 parent, child;
} Edge;

/* What an item that others name stands for; in self->strings. */
typedef struct
{
  const char *label, *code, *country;
} Named;

struct _NgKbClasses
{
  GArray *edges;     /* of Edge, sorted */
  GHashTable *types; /* class → place in roots + 1 */
  GHashTable *named; /* item → Named, NULL before it is seen */
  GStringChunk *strings;
  GString *countries, *last_countries, *about; /* scratch of edit */
};

static guint32
item_number (const char *item)
{
  return g_ascii_strtoull (item + 1, NULL, 10);
}

/* The next item of a list "Q5 Q6"; FALSE at its end, or at what is no item. */
static gboolean
next_item (const char **list, guint32 *item)
{
  while (**list == ' ')
    ++*list;
  if (**list != 'Q')
    return FALSE;
  *item = item_number (*list);
  *list += strcspn (*list, " ");
  return TRUE;
}

static void
need (NgKbClasses *self, guint32 item)
{
  if (!g_hash_table_contains (self->named, GUINT_TO_POINTER (item)))
    g_hash_table_insert (self->named, GUINT_TO_POINTER (item), NULL);
}

/* First pass: edges of the tree, and which items are named. */
static gboolean
take_links (guint64 id, NgKbEntry *e, gpointer data, GError **error)
{
  NgKbClasses *self = data;
  const char *parents = e->parents, *countries = e->country, *about = e->about;
  guint32 item;

  if (ng_kb_is_item (e->id))
    while (next_item (&parents, &item))
      {
        Edge edge = { item, item_number (e->id) };
        g_array_append_val (self->edges, edge);
      }
  while (next_item (&countries, &item) || next_item (&about, &item))
    need (self, item);
  for (guint i = 0; i < e->n_offices; i++)
    {
      if (ng_kb_is_item (e->offices[i].post))
        need (self, item_number (e->offices[i].post));
      if (ng_kb_is_item (e->offices[i].country))
        need (self, item_number (e->offices[i].country));
    }
  return TRUE;
}

/* Second pass: what the named items are called. A post's country is that of its item. */
static gboolean
take_labels (guint64 id, NgKbEntry *e, gpointer data, GError **error)
{
  NgKbClasses *self = data;

  if (!ng_kb_is_item (e->id)
      || !g_hash_table_contains (self->named, GUINT_TO_POINTER (item_number (e->id))))
    return TRUE;
  Named *n = g_new (Named, 1);
  n->label = g_string_chunk_insert (self->strings, e->label);
  n->code = g_string_chunk_insert_const (self->strings, e->code);
  n->country = g_string_chunk_insert_const (self->strings, e->country);
  g_hash_table_insert (self->named, GUINT_TO_POINTER (item_number (e->id)), n);
  return TRUE;
}

static gint
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *x = a, *y = b;
  if (x->parent != y->parent)
    return x->parent < y->parent ? -1 : 1;
  return (x->child > y->child) - (x->child < y->child);
}

static guint
first_edge (const GArray *edges, guint32 parent)
{
  guint low = 0, high = edges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (edges, Edge, middle).parent < parent)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* All classes below @root that are below none before it. */
static void
close_root (NgKbClasses *self, guint32 root, guint mark)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (open, root);
  while (open->len > 0)
    {
      guint32 class = g_array_index (open, guint32, open->len - 1);
      g_array_set_size (open, open->len - 1);
      if (g_hash_table_contains (self->types, GUINT_TO_POINTER (class)))
        continue;
      g_hash_table_insert (self->types, GUINT_TO_POINTER (class), GUINT_TO_POINTER (mark));
      for (guint i = first_edge (self->edges, class);
           i < self->edges->len && g_array_index (self->edges, Edge, i).parent == class; i++)
        g_array_append_val (open, g_array_index (self->edges, Edge, i).child);
    }
}

NgKbClasses *
ng_kb_classes_new (NgKbRuns *runs, GError **error)
{
  g_autoptr (NgKbClasses) self = g_new0 (NgKbClasses, 1);

  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  self->types = g_hash_table_new (NULL, NULL);
  self->named = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->strings = g_string_chunk_new (1 << 16);
  self->countries = g_string_new (NULL);
  self->last_countries = g_string_new (NULL);
  self->about = g_string_new (NULL);
  if (!ng_kb_runs_each_entry (runs, take_links, self, error)
      || !ng_kb_runs_each_entry (runs, take_labels, self, error))
    return NULL;
  g_array_sort (self->edges, compare_edges);
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    close_root (self, roots[i].item, i + 1);
  return g_steal_pointer (&self);
}

void
ng_kb_classes_free (NgKbClasses *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->edges);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->named);
  g_string_chunk_free (self->strings);
  g_string_free (self->countries, TRUE);
  g_string_free (self->last_countries, TRUE);
  g_string_free (self->about, TRUE);
  g_free (self);
}

static const Named *
find_named (const NgKbClasses *self, const char *item)
{
  return ng_kb_is_item (item)
             ? g_hash_table_lookup (self->named, GUINT_TO_POINTER (item_number (item)))
             : NULL;
}

static NgKbType
type_of (const NgKbClasses *self, const char *classes)
{
  guint best = G_MAXUINT;
  guint32 class;

  while (next_item (&classes, &class))
    {
      guint mark = GPOINTER_TO_UINT (g_hash_table_lookup (self->types, GUINT_TO_POINTER (class)));
      if (mark > 0)
        best = MIN (best, mark);
    }
  return best == G_MAXUINT ? NG_KB_OTHER : roots[best - 1].type;
}

/* The code of a country's item; the item itself if it has none. */
static const char *
code_of (const NgKbClasses *self, const char *item)
{
  const Named *n = find_named (self, item);
  return n && *n->code ? n->code : item;
}

/* Each item of a list replaced by its code, in @out. */
static const char *
codes_of (const NgKbClasses *self, const char *list, GString *out)
{
  guint32 number;

  g_string_truncate (out, 0);
  for (const char *p = list; next_item (&p, &number);)
    {
      g_autofree char *item = g_strdup_printf ("Q%u", number);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", code_of (self, item));
    }
  return out->len > 0 ? out->str : list;
}

/* The labels of the items of a list, in @out. */
static const char *
labels_of (const NgKbClasses *self, const char *list, GString *out)
{
  guint32 number;

  g_string_truncate (out, 0);
  for (const char *p = list; next_item (&p, &number);)
    {
      const Named *n = g_hash_table_lookup (self->named, GUINT_TO_POINTER (number));
      if (n && *n->label)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", n->label);
    }
  return out->str;
}

/* A post is called by its item's label; its country is what the statement says, else the first
 * that its item applies to. */
static void
edit_office (NgKbClasses *self, NgKbOffice *o)
{
  const Named *post = find_named (self, o->post);

  if (*o->country == '\0' && post && *post->country)
    o->country = g_string_chunk_insert_const (self->strings,
                                              codes_of (self, post->country, self->last_countries));
  else if (ng_kb_is_item (o->country))
    o->country = code_of (self, o->country);
  if (post && *post->label)
    o->post = post->label;
}

gboolean
ng_kb_classes_edit (NgKbEntry *entry, gpointer data)
{
  NgKbClasses *self = data;

  if (*entry->classes)
    entry->type = type_of (self, entry->classes);
  for (guint i = 0; i < entry->n_offices; i++)
    edit_office (self, &entry->offices[i]);
  entry->country = codes_of (self, entry->country, self->countries);
  entry->about = labels_of (self, entry->about, self->about);
  return entry->type != NG_KB_OTHER;
}
