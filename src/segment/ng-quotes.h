/* ng-quotes.h: which quotation marks open, which close, and what lies between them.
 *
 * Reads: raw tokens and the text around them.  Writes: their flags, quote_depth and quote.
 * Cost: linear.
 */
#ifndef NG_QUOTES_H
#define NG_QUOTES_H

#include "segment/ng-tokenizer.h"

/* Carried from one paragraph to the next. */
typedef struct
{
  guint32 n_quotes; /* numbers given out */
  guint32 pending;  /* quotation that the last paragraph left open, NG_NONE */
  int family;       /* of its marks */
  guint32 opener;   /* token that opened it */
  GArray *unclosed; /* guint32: openers that never found their closing mark */
} NgQuotes;

void ng_quotes_init (NgQuotes *self);
void ng_quotes_clear (NgQuotes *self);

/* One paragraph, tokens [@first, @first + @n) of @tokens.  @may_continue: a quotation that the
 * paragraph before left open may go on here. */
void ng_quotes_paragraph (NgQuotes *self, const char *text, GArray *tokens, guint first, guint n,
                          gboolean may_continue);

/* After the last paragraph. */
void ng_quotes_finish (NgQuotes *self);

/* Ends the quotation opened by the token @opener after the token @last; @end: of its paragraph. */
void ng_quotes_limit (GArray *tokens, guint opener, guint last, guint end);

#endif
