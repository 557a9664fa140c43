/* ng-error.h: the one error domain of the library.
 *
 * Three outcomes are never mixed: a bug is an assertion; bad input or a bad environment is a GError
 * of this domain whose message names file, place and what was expected; text that is not understood
 * is no error but a low-score record or none.
 */
#ifndef NG_ERROR_H
#define NG_ERROR_H

#include <glib.h>

#define NG_ERROR (ng_error_quark ())

/* Nick-named in ng-error.c; keep both in step (a static assertion checks). */
typedef enum
{
  NG_ERROR_INPUT,    /* bytes that are no text: invalid UTF-8, NUL, UTF-16, broken JSON, empty */
  NG_ERROR_LIMIT,    /* a named limit of ng-limits.h is exceeded */
  NG_ERROR_LANGUAGE, /* the text is not English */
  NG_ERROR_DATA,     /* a table or weights file of the program is missing, truncated or altered */
  NG_ERROR_IO,       /* reading or writing failed */
  NG_ERROR_FORMAT,   /* a term, record dump or option value is not well-formed */
  NG_ERROR_ENVIRONMENT, /* a library of the machine failed */
  NG_N_ERRORS
} NgError;

GQuark ng_error_quark (void);

/* Returns: (transfer none): a short word for @code, for messages and tests. */
const char *ng_error_nick (NgError code);

/* Sets "PLACE: message"; @place: a file, with a line where it has lines. Returns: FALSE. */
gboolean ng_error_fail (GError **error, NgError code, const char *place, const char *format,
                        va_list args) G_GNUC_PRINTF (4, 0);

#endif
