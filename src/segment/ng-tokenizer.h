/* ng-tokenizer.h: a stretch of text → words and punctuation, in the style of Universal
 * Dependencies.
 *
 * Reads: the tables abbreviations, prefixes, contractions and openers.  Cost: linear.
 */
#ifndef NG_TOKENIZER_H
#define NG_TOKENIZER_H

#include "lexicon/ng-lexicon.h"
#include "record/ng-analysis.h"

/* How a token can end a sentence. */
typedef enum
{
  NG_STOP_NONE,
  NG_STOP_PLAIN,    /* . ? ! */
  NG_STOP_ELLIPSIS, /* ... */
  NG_STOP_ABBREV,   /* an abbreviation whose stop may also end the sentence: "Inc." */
  NG_STOP_CLOCK,    /* "a.m.": what follows in capitals is rarely part of the same name */
} NgStop;

/* A token before it has a sentence. */
typedef struct
{
  NgSpan span;
  NgStop stop;
  gboolean space_before;
  guint32 flags; /* quotation flags of NgToken */
  guint32 quote_depth;
  guint32 quote;
} NgRawToken;

typedef struct _NgTokenizer NgTokenizer;

/* Returns: (transfer full): NULL and NG_ERROR_DATA if a table is missing. */
NgTokenizer *ng_tokenizer_new (const NgLexicon *lexicon, GError **error);
void ng_tokenizer_free (NgTokenizer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTokenizer, ng_tokenizer_free)

/* Appends the tokens of @span to @out, an array of NgRawToken. */
void ng_tokenizer_cut (const NgTokenizer *self, const char *text, NgSpan span, GArray *out);

/* TRUE if the word at @p (up to @end) is one that begins sentences but not names: "The". */
gboolean ng_tokenizer_is_opener (const NgTokenizer *self, const char *p, const char *end);

#endif
