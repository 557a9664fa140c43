/* ng-event-words.c: see ng-event-words.h. */
#include "event/ng-event-words.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"
#include "record/ng-schema.h"

/* All rows of one lemma lie side by side in the array of a table's words. */
typedef struct
{
  GArray *words;     /* NgEventWord */
  GHashTable *first; /* lemma → index + 1 */
  GHashTable *count; /* lemma → rows */
} WordList;

struct _NgEventWords
{
  WordList verbs, nouns;
  const NgTable *context, *actors, *synonyms, *order, *topics, *senses, *numbers;
  GHashTable *groups; /* "group lemma" → itself */
  GStringChunk *strings;
};

static const char *const kind_names[]
    = { "event", "symmetric", "speech", "weak", "own", "none", NULL };
static const char *const effect_names[]
    = { "", "certain", "probable", "possible", "uncommitted", "negative", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == NG_N_TRIGGERS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (effect_names) == NG_N_EFFECTS + 1);

static gboolean
bad_field (GError **error, const char *table, const char *key, const char *column,
           const char *value)
{
  g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s.tsv: row \"%s\": %s \"%s\" is not known", table,
               key, column, value);
  return FALSE;
}

static void
list_init (WordList *list)
{
  list->words = g_array_new (FALSE, FALSE, sizeof (NgEventWord));
  list->first = g_hash_table_new (g_str_hash, g_str_equal);
  list->count = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
list_clear (WordList *list)
{
  g_array_unref (list->words);
  g_hash_table_unref (list->first);
  g_hash_table_unref (list->count);
}

/* "-" and "" are no class; -1 for no name of one. */
static int
class_of (const char *name)
{
  int p = ng_name_index (ng_plover_names, name);

  if (*name == '\0' || strcmp (name, "-") == 0)
    return NG_PLOVER_NONE;
  return p == NG_PLOVER_NONE ? -1 : p;
}

static gboolean
read_word (NgEventWords *self, const char *name, const NgTable *table, guint row, NgEventWord *out,
           GError **error)
{
  const char *lemma = ng_table_get (table, row, 0);
  const char *plover = ng_table_field (table, row, "class");
  const char *mode = ng_table_field (table, row, "mode");
  const char *kind = ng_table_field (table, row, "kind");
  g_autofree char *origin = g_strdup_printf ("%s.tsv:%s", name, lemma);
  int p = class_of (plover);
  int k = ng_name_index (kind_names, kind);

  if (p < 0)
    return bad_field (error, name, lemma, "class", plover);
  if (k < 0)
    return bad_field (error, name, lemma, "kind", kind);
  *out = (NgEventWord){
    .hint = ng_table_field (table, row, "hint"),
    .open = *plover == '\0',
    .plover = (NgPlover) p,
    .mode = *mode ? mode : NULL,
    .kind = (NgTriggerKind) k,
    .origin = g_string_chunk_insert_const (self->strings, origin),
  };
  return TRUE;
}

static gboolean
read_list (NgEventWords *self, const NgLexicon *lexicon, const char *name, WordList *list,
           GError **error)
{
  const NgTable *table
      = ng_lexicon_table (lexicon, name, error, "lemma", "hint", "class", "mode", "kind", NULL);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < ng_table_n_rows (table); row++)
    {
      const char *lemma = ng_table_get (table, row, 0);
      guint n = 0;

      if (g_hash_table_contains (list->first, lemma))
        continue;
      g_hash_table_insert (list->first, (gpointer) lemma, GUINT_TO_POINTER (list->words->len + 1));
      for (int r = (int) row; r >= 0; r = ng_table_next (table, r), n++)
        {
          NgEventWord word;
          if (!read_word (self, name, table, (guint) r, &word, error))
            return FALSE;
          g_array_append_val (list->words, word);
        }
      g_hash_table_insert (list->count, (gpointer) lemma, GUINT_TO_POINTER (n));
    }
  return TRUE;
}

static gboolean
read_groups (NgEventWords *self, const NgLexicon *lexicon, GError **error)
{
  const NgTable *table = ng_lexicon_table (lexicon, "event-groups", error, "group", "lemma", NULL);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < ng_table_n_rows (table); row++)
    {
      g_autofree char *pair
          = g_strdup_printf ("%s %s", ng_table_get (table, row, 0), ng_table_get (table, row, 1));
      g_hash_table_add (self->groups, g_string_chunk_insert_const (self->strings, pair));
    }
  return TRUE;
}

/* -1: no name of an aspect. */
static int
aspect_of (const NgEventWords *self, guint row)
{
  const char *name = ng_table_get (self->context, row, 4);
  return *name ? ng_name_index (ng_aspect_names, name) : NG_ASPECT_NONE;
}

static gboolean
read_context (NgEventWords *self, const NgLexicon *lexicon, GError **error)
{
  self->context = ng_lexicon_table (lexicon, "event-context", error, "lemma", "effect", "tense",
                                    "control", "aspect", NULL);
  if (self->context == NULL)
    return FALSE;
  for (guint row = 0; row < ng_table_n_rows (self->context); row++)
    {
      const char *effect = ng_table_get (self->context, row, 1);
      if (ng_name_index (effect_names, effect) < 0)
        return bad_field (error, "event-context", ng_table_get (self->context, row, 0), "effect",
                          effect);
      if (aspect_of (self, row) < 0)
        return bad_field (error, "event-context", ng_table_get (self->context, row, 0), "aspect",
                          ng_table_get (self->context, row, 4));
    }
  return TRUE;
}

static gboolean
read_order (NgEventWords *self, const NgLexicon *lexicon, GError **error)
{
  self->order = ng_lexicon_table (lexicon, "event-order", error, "word", "order", NULL);
  for (guint row = 0; self->order && row < ng_table_n_rows (self->order); row++)
    if (ng_name_index (ng_order_names, ng_table_get (self->order, row, 1)) <= NG_ORDER_NONE)
      return bad_field (error, "event-order", ng_table_get (self->order, row, 0), "order",
                        ng_table_get (self->order, row, 1));
  return self->order != NULL;
}

NgEventWords *
ng_event_words_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgEventWords) self = g_new0 (NgEventWords, 1);

  list_init (&self->verbs);
  list_init (&self->nouns);
  self->groups = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (4096);
  if (!read_list (self, lexicon, "event-verbs", &self->verbs, error)
      || !read_list (self, lexicon, "event-nouns", &self->nouns, error)
      || !read_groups (self, lexicon, error) || !read_context (self, lexicon, error)
      || !read_order (self, lexicon, error))
    return NULL;
  self->actors = ng_lexicon_table (lexicon, "event-actors", error, "lemma", "kind", NULL);
  if (self->actors == NULL)
    return NULL;
  self->numbers = ng_lexicon_table (lexicon, "numbers", error, "word", "value", "kind", NULL);
  if (self->numbers == NULL)
    return NULL;
  self->topics = ng_lexicon_table (lexicon, "event-topics", error, "word", "context", NULL);
  if (self->topics == NULL)
    return NULL;
  self->senses = ng_lexicon_table (lexicon, "event-senses", error, "lemma", "class", "sense", NULL);
  if (self->senses == NULL)
    return NULL;
  self->synonyms = ng_lexicon_table (lexicon, "event-synonyms", error, "lemma", "family", NULL);
  if (self->synonyms == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_event_words_free (NgEventWords *self)
{
  if (self == NULL)
    return;
  list_clear (&self->verbs);
  list_clear (&self->nouns);
  g_hash_table_unref (self->groups);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static const NgEventWord *
list_find (const WordList *list, const char *lemma, guint *n)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (list->first, lemma));

  *n = GPOINTER_TO_UINT (g_hash_table_lookup (list->count, lemma));
  return at ? &g_array_index (list->words, NgEventWord, at - 1) : NULL;
}

const NgEventWord *
ng_event_words_verb (const NgEventWords *self, const char *lemma, guint *n)
{
  return list_find (&self->verbs, lemma, n);
}

const NgEventWord *
ng_event_words_noun (const NgEventWords *self, const char *lemma, guint *n)
{
  const NgEventWord *found = list_find (&self->nouns, lemma, n);
  g_autofree char *lower = NULL;

  if (found)
    return found;
  lower = ng_lower (lemma, -1);
  found = list_find (&self->nouns, lower, n);
  if (found == NULL && g_str_has_suffix (lower, "s"))
    {
      lower[strlen (lower) - 1] = '\0';
      found = list_find (&self->nouns, lower, n);
    }
  return found;
}

gboolean
ng_event_words_in_group (const NgEventWords *self, const char *group, gsize length,
                         const char *lemma)
{
  g_autofree char *lower = ng_lower (lemma, -1); /* "the Treaty" */
  g_autofree char *pair = g_strdup_printf ("%.*s %s", (int) length, group, lower);
  return g_hash_table_contains (self->groups, pair);
}

NgEventContext
ng_event_words_context (const NgEventWords *self, const char *lemma)
{
  int row = ng_table_find (self->context, lemma, -1);
  const char *control = row < 0 ? "" : ng_table_get (self->context, (guint) row, 3);

  if (row < 0)
    return (NgEventContext){ .effect = NG_EFFECT_NONE, .aspect = NG_ASPECT_NONE };
  return (NgEventContext){
    (NgEventEffect) ng_name_index (effect_names, ng_table_get (self->context, (guint) row, 1)),
    strcmp (ng_table_get (self->context, (guint) row, 2), "future") == 0,
    strcmp (control, "object") == 0 || strcmp (control, "causee") == 0,
    strcmp (control, "object") == 0,
    strcmp (control, "receiver") == 0,
    (NgAspect) aspect_of (self, (guint) row),
  };
}

NgOrder
ng_event_words_order (const NgEventWords *self, const char *word)
{
  int row = ng_table_find (self->order, word, -1);
  return row < 0
             ? NG_ORDER_NONE
             : (NgOrder) ng_name_index (ng_order_names, ng_table_get (self->order, (guint) row, 1));
}

const char *
ng_event_words_topic (const NgEventWords *self, const char *word)
{
  int row = ng_table_find (self->topics, word, -1);
  return row < 0 ? NULL : ng_table_get (self->topics, (guint) row, 1);
}

const char *
ng_event_words_sense (const NgEventWords *self, const char *lemma, gboolean noun)
{
  g_autofree char *lower = ng_lower (lemma, -1); /* "Elections" */
  int row = ng_table_with (self->senses, ng_table_find (self->senses, lower, -1), "class",
                           noun ? "noun" : "verb");
  return row < 0 ? NULL : ng_table_get (self->senses, (guint) row, 2);
}

double
ng_event_words_number (const NgEventWords *self, const char *word, gboolean *factor)
{
  int row = ng_table_find (self->numbers, word, -1);

  if (row < 0)
    return 0;
  *factor = strcmp (ng_table_get (self->numbers, (guint) row, 2), "factor") == 0;
  return g_ascii_strtod (ng_table_get (self->numbers, (guint) row, 1), NULL);
}

const char *
ng_event_words_actor (const NgEventWords *self, const char *lemma)
{
  int row = ng_table_find (self->actors, lemma, -1);
  return row < 0 ? NULL : ng_table_get (self->actors, (guint) row, 1);
}

gboolean
ng_event_words_in_family (const NgEventWords *self, const char *lemma, const char *family)
{
  return ng_table_with (self->synonyms, ng_table_find (self->synonyms, lemma, -1), "family", family)
         >= 0;
}

gboolean
ng_event_words_are_akin (const NgEventWords *self, const char *lemma, const char *other)
{
  for (int row = ng_table_find (self->synonyms, lemma, -1); row >= 0;
       row = ng_table_next (self->synonyms, row))
    if (ng_event_words_in_family (self, other, ng_table_get (self->synonyms, (guint) row, 1)))
      return TRUE;
  return strcmp (lemma, other) == 0;
}
