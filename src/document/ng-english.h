/* ng-english.h: is a text English? */
#ifndef NG_ENGLISH_H
#define NG_ENGLISH_H

#include "lexicon/ng-lexicon.h"

/* Returns: (transfer none): NULL if @text may be English, else what it looks like instead, for a
 * message: "French", "a text without common English words".  @table: languages.tsv. */
const char *ng_english_refuse (const NgTable *table, const char *text, gsize length);

#endif
