/* ng-text.h: small helpers on UTF-8 text that more than one module needs. */
#ifndef NG_TEXT_H
#define NG_TEXT_H

#include <glib.h>

#include "base/ng-span.h"

/* A score in 0..1, rounded to thousandths, so that machines with other vector units agree. */
float ng_score (double x);

/* Returns: (transfer full): "0.875", "1.0": at least one digit follows the point, so that no writer
 * takes the decimal for an integer. */
char *ng_score_format (float score);

/* Slug of a name for an IRI: NFKC, Unicode case folding, letters, digits and marks kept,
 * apostrophes dropped, every other run one '-', trimmed; at most NG_MAX_SLUG_CHARS code points.
 * @text: UTF-8, @length bytes (-1: NUL-terminated).
 * Returns: (transfer full): never NULL, may be "". */
char *ng_slug (const char *text, gssize length);

/* Returns: (transfer full): simple lower case of @text by code point, for table look-ups. */
char *ng_lower (const char *text, gssize length);

gboolean ng_text_equal_nocase (const char *a, gsize a_length, const char *b, gsize b_length);

/* TRUE if the first code point is an upper-case or title-case letter. */
gboolean ng_text_is_capitalised (const char *text, gsize length);

/* TRUE if there is a letter, and no lower-case letter. */
gboolean ng_text_is_all_caps (const char *text, gsize length);

/* Byte length of a possessive ending ("'s", "’s", or a bare apostrophe after s), 0 if none. */
gsize ng_text_possessive (const char *text, gsize length);

#endif
