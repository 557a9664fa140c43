/* ng-complaint.h: what an engine says of a query that it does not understand.
 *
 * Oxigraph's parser fails as far to the right as it looked: where it tried a word, at that word's
 * end, which may be beyond what is wrong; and it lists what it tried there.  So the query is sent
 * once more, with so much space between its words that every trial ends in the space after it.
 */
#ifndef NG_COMPLAINT_H
#define NG_COMPLAINT_H

#include <glib.h>

/* @message: of an engine; @sent: what it was sent: @text, or that with more space in it.
 * Returns: (transfer full): what is wrong, in words, with @line and @column (of characters) of the
 * place in @text; NULL if @message names no place, then these are untouched. */
char *ng_complaint_read (const char *message, const char *sent, const char *text, guint *line,
                         guint *column);

#endif
