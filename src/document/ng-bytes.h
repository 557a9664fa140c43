/* ng-bytes.h: bytes → text that is safe to read: valid UTF-8, no NUL, normalised. */
#ifndef NG_BYTES_H
#define NG_BYTES_H

#include <glib.h>

/* Checks that the bytes are text.  A byte order mark is skipped: @skipped (out) bytes.
 * FALSE and NG_ERROR_INPUT naming @name, the byte and what was expected. */
gboolean ng_bytes_check (const char *name, const guint8 *bytes, gsize length, gsize *skipped,
                         GError **error);

/* CR LF and CR → LF, NFC, trailing newlines off.  @text: valid UTF-8.
 * Returns: (transfer full): NULL and NG_ERROR_INPUT if a letter carries absurdly many marks. */
char *ng_bytes_normalise (const char *name, const char *text, gsize length, GError **error);

#endif
