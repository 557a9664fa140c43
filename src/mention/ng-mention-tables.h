/* ng-mention-tables.h: the tables that the stage reads, with the columns it uses. */
#ifndef NG_MENTION_TABLES_H
#define NG_MENTION_TABLES_H

#include "lexicon/ng-lexicon.h"

typedef struct
{
  const NgTable *country_names; /* form kind code */
  const NgTable *places;        /* name code type */
  const NgTable *organisations; /* form name acronym code type */
  const NgTable *posts;         /* title post level */
  const NgTable *given_names;   /* name gender */
  const NgTable *generic_words; /* word */
  const NgTable *name_words;    /* word class */
  const NgTable *name_heads;    /* word kind */
  const NgTable *name_context;  /* word class */
  const NgTable *name_beside;   /* word side kind */
  const NgTable *peoples;       /* word form */
  const NgTable *aliases;       /* form kind iri name */
  const NgTable *currencies;    /* form code place */
  const NgTable *calendar;      /* name kind number */
  const NgTable *time_words;    /* word class */
  const NgTable *time_grammar;  /* rule pattern */
} NgMentionTables;

/* FALSE and NG_ERROR_DATA if a table or a column is missing. */
gboolean ng_mention_tables_open (NgMentionTables *self, const NgLexicon *lexicon, GError **error);

/* TRUE if @table has a row of @key, in any case, whose @column is @value. */
gboolean ng_mention_has (const NgTable *table, const char *key, gssize length, const char *column,
                         const char *value);

#endif
