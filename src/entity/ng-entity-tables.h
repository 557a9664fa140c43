/* ng-entity-tables.h: the tables that the stage reads, with the columns it uses. */
#ifndef NG_ENTITY_TABLES_H
#define NG_ENTITY_TABLES_H

#include "lexicon/ng-lexicon.h"

typedef struct
{
  const NgTable *countries;     /* code alpha2 name qid geonames capital */
  const NgTable *country_names; /* form kind code */
  const NgTable *places;        /* name code type full */
  const NgTable *organisations; /* form name acronym code type */
  const NgTable *memberships;   /* body code from to */
  const NgTable *traits;        /* word class */
  const NgTable *posts;         /* title post broader level */
  const NgTable *regions;       /* region codes */
  const NgTable *given_names;   /* name gender */
  const NgTable *nominals;      /* noun kind fits */
  const NgTable *pronouns;      /* form person number gender type */
  const NgTable *aliases;       /* form kind iri name */
  const NgTable *name_words;    /* word class */
  const NgTable *name_context;  /* word class */
  const NgTable *generic_words; /* word class */
  const NgTable *reporting;     /* lemma */
  const NgTable *metonyms;      /* lemma role */
} NgEntityTables;

/* FALSE and NG_ERROR_DATA if a table or a column is missing. */
gboolean ng_entity_tables_open (NgEntityTables *self, const NgLexicon *lexicon, GError **error);

/* TRUE if @table has a row with this key whose @column is @value. */
gboolean ng_entity_has (const NgTable *table, const char *key, const char *column,
                        const char *value);

#endif
