/* ng-mention-tables.c: see ng-mention-tables.h. */
#include "mention/ng-mention-tables.h"

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
      || !(t.name_beside = ng_lexicon_table (l, "name-beside", error, "word", "side", "kind", NULL))
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

gboolean
ng_mention_has (const NgTable *table, const char *key, gssize length, const char *column,
                const char *value)
{
  return ng_table_with (table, ng_table_find_nocase (table, key, length), column, value) >= 0;
}
