/* ng-entity-tables.c: see ng-entity-tables.h. */
#include "entity/ng-entity-tables.h"

gboolean
ng_entity_tables_open (NgEntityTables *self, const NgLexicon *l, GError **error)
{
  NgEntityTables t = { 0 };

  t.countries = ng_lexicon_table (l, "countries", error, "code", "alpha2", "name", "qid",
                                  "geonames", "capital", NULL);
  if (t.countries == NULL
      || !(t.country_names
           = ng_lexicon_table (l, "country-names", error, "form", "kind", "code", NULL))
      || !(t.places = ng_lexicon_table (l, "places", error, "name", "code", "type", "full", NULL))
      || !(t.organisations
           = ng_lexicon_table (l, "organisations", error, "form", "name", "code", "type", NULL))
      || !(t.memberships
           = ng_lexicon_table (l, "memberships", error, "body", "code", "from", "to", NULL))
      || !(t.traits = ng_lexicon_table (l, "traits", error, "word", "class", NULL))
      || !(t.posts
           = ng_lexicon_table (l, "posts", error, "title", "post", "broader", "level", NULL))
      || !(t.regions = ng_lexicon_table (l, "regions", error, "region", "codes", NULL))
      || !(t.given_names = ng_lexicon_table (l, "given-names", error, "name", "gender", NULL))
      || !(t.nominals = ng_lexicon_table (l, "nominals", error, "noun", "kind", "fits", NULL))
      || !(t.pronouns = ng_lexicon_table (l, "pronouns", error, "form", "person", "number",
                                          "gender", "type", NULL))
      || !(t.aliases = ng_lexicon_table (l, "aliases", error, "form", "kind", "iri", "name", NULL))
      || !(t.name_words = ng_lexicon_table (l, "name-words", error, "word", "class", NULL))
      || !(t.name_context = ng_lexicon_table (l, "name-context", error, "word", "class", NULL))
      || !(t.generic_words = ng_lexicon_table (l, "generic-words", error, "word", "class", NULL))
      || !(t.reporting = ng_lexicon_table (l, "reporting", error, "lemma", NULL))
      || !(t.metonyms = ng_lexicon_table (l, "metonyms", error, "lemma", "role", NULL)))
    return FALSE;
  *self = t;
  return TRUE;
}

gboolean
ng_entity_has (const NgTable *table, const char *key, const char *column, const char *value)
{
  return key && ng_table_with (table, ng_table_find (table, key, -1), column, value) >= 0;
}
