/* ng-entity-name.h: a person's name as comparable words.
 *
 * Case, marks, hyphens, full stops and apostrophes do not count; Arabic articles are one word;
 * generation suffixes are dropped.
 */
#ifndef NG_ENTITY_NAME_H
#define NG_ENTITY_NAME_H

#include "lexicon/ng-lexicon.h"

/* Words of a name that are compared; longer names are cut here. */
#define NG_NAME_MAX_WORDS 12u

typedef struct
{
  guint n;
  char *words[NG_NAME_MAX_WORDS];
  char *key; /* the words joined by one space */
} NgName;

/* How a short name fits into a long one; better fits are greater. */
typedef enum
{
  NG_NAME_DIFFERENT,
  NG_NAME_SIMILAR, /* same number of words, one of them spelled otherwise by one letter */
  NG_NAME_MIDDLE,  /* a single word between others: the first of two surnames */
  NG_NAME_GIVEN,   /* a single first word: given name, or the family name where it comes first */
  NG_NAME_INNER,   /* first and last word, something left out or shortened between them */
  NG_NAME_PREFIX,  /* two words or more from the begin */
  NG_NAME_FAMILY,  /* the last words */
  NG_NAME_EQUAL
} NgNameFit;

/* @words: table name-words (word, class). Returns: (transfer full): NULL if no letters are left. */
NgName *ng_name_new (const NgTable *words, const char *text, gsize length);
void ng_name_free (NgName *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgName, ng_name_free)

NgNameFit ng_name_fit (const NgName *shorter, const NgName *longer);

/* Returns: (transfer full): lower case without marks, apostrophes and full stops; hyphens become
 * spaces. */
char *ng_name_fold (const char *text, gsize length);

#endif
