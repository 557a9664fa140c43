/* ng-time-words.h: cuts a stretch of text into the words of the time grammar and looks them up.
 *
 * Finer than tokens: letters, digits and each punctuation mark are words of their own ("1990s" is
 * two), so that it does not matter how the text was cut before.
 */
#ifndef NG_TIME_WORDS_H
#define NG_TIME_WORDS_H

#include "base/ng-span.h"
#include "lexicon/ng-lexicon.h"
#include "time/ng-time-value.h"

/* Words of one stretch that are read at most; the longest expressions of news have some 15. */
#define NG_TIME_MAX_WORDS 32u

/* Bytes of a word with its end; the longest in the tables is "semiannually". */
#define NG_TIME_MAX_WORD_BYTES 32u

typedef struct
{
  NgSpan span;                       /* bytes of the stretch */
  char text[NG_TIME_MAX_WORD_BYTES]; /* lower case; straight apostrophe and hyphen; a longer word
                                      * is cut off and so in no table */
} NgTimeWord;

/* Meaning of a run of words by the tables: a class of the grammar and its value. */
typedef struct
{
  const char *class; /* "month", "weekday", ...; borrowed from the lexicon */
  NgTimeValue value;
} NgTimeSense;

/* Immutable after new. */
typedef struct _NgTimeWords NgTimeWords;

/* Reads calendar.tsv, time-senses.tsv and time-events.tsv. */
NgTimeWords *ng_time_words_new (const NgLexicon *lexicon, GError **error);
void ng_time_words_free (NgTimeWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTimeWords, ng_time_words_free)

/* Cuts @text, @length bytes; what is beyond NG_TIME_MAX_WORDS is left out.
 * Returns: (transfer full): array of NgTimeWord. */
GArray *ng_time_words_cut (const char *text, gsize length);

/* Reads features of a table: "number=1 unit=week clock=TMO value=PAST_REF".
 * FALSE if one of them is unknown. */
gboolean ng_time_words_features (const char *text, NgTimeValue *value);

/* Words of the longest phrase in the tables. */
guint ng_time_words_longest (const NgTimeWords *self);

/* Senses of the @n words from @words on, as one phrase.
 * Returns: (transfer none) (nullable): array of NgTimeSense. */
const GArray *ng_time_words_look_up (const NgTimeWords *self, const NgTimeWord *words, guint n);

#endif
