/* ng-mention-tables.c: see ng-mention-tables.h. */
#include "mention/ng-mention-tables.h"

#include <string.h>

gboolean
ng_mention_tables_open (NgMentionTables *self, const NgLexicon *l, GError **error)
{
  NgMentionTables t = { 0 };

  if (!(t.country_names
        = ng_lexicon_table (l, "country-names", error, "form", "kind", "code", NULL))
      || !(t.places = ng_lexicon_table (l, "places", error, "name", "code", "type", NULL))
      || !(t.organisations
           = ng_lexicon_table (l, "organisations", error, "form", "name", "code", "type", NULL))
      || !(t.posts = ng_lexicon_table (l, "posts", error, "title", "post", "level", NULL))
      || !(t.given_names = ng_lexicon_table (l, "given-names", error, "name", "gender", NULL))
      || !(t.generic_words = ng_lexicon_table (l, "generic-words", error, "word", NULL))
      || !(t.name_words = ng_lexicon_table (l, "name-words", error, "word", "class", NULL))
      || !(t.name_heads = ng_lexicon_table (l, "name-heads", error, "word", "kind", NULL))
      || !(t.name_context = ng_lexicon_table (l, "name-context", error, "word", "class", NULL))
      || !(t.peoples = ng_lexicon_table (l, "peoples", error, "word", "form", NULL))
      || !(t.aliases = ng_lexicon_table (l, "aliases", error, "form", "kind", "iri", "name", NULL))
      || !(t.currencies = ng_lexicon_table (l, "currencies", error, "form", "code", "place", NULL))
      || !(t.calendar = ng_lexicon_table (l, "calendar", error, "name", "kind", "number", NULL))
      || !(t.time_words = ng_lexicon_table (l, "time-words", error, "word", "class", NULL))
      || !(t.time_grammar = ng_lexicon_table (l, "time-grammar", error, "rule", "pattern", NULL)))
    return FALSE;
  *self = t;
  return TRUE;
}

const char *
ng_mention_field (const NgTable *table, int row, const char *column)
{
  int i = ng_table_column (table, column);
  g_assert (i >= 0);
  return ng_table_get (table, row, i);
}

int
ng_mention_find (const NgTable *table, const char *key, gssize length, const char *column,
                 const char *value)
{
  for (int row = ng_table_find_nocase (table, key, length); row >= 0;
       row = ng_table_next (table, row))
    if (strcmp (ng_mention_field (table, row, column), value) == 0)
      return row;
  return -1;
}
