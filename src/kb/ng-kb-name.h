/* ng-kb-name.h: the form under which a name is stored and looked up. */
#ifndef NG_KB_NAME_H
#define NG_KB_NAME_H

#include <glib.h>

/* Bytes of a key; a longer name has no key. The longest labels of public bases are whole titles. */
#define NG_KB_MAX_KEY 200u

/* Appends the key of @name (UTF-8, @length bytes) to @out: case folded, marks off letters,
 * apostrophes and dots dropped, every other run that is no letter or digit one space.
 * Returns: FALSE, @out as it was, if nothing is left, or too much. */
gboolean ng_kb_key (const char *name, gsize length, GString *out);

/* Shorter forms under which a person of this key is found, too: the first and the last word of
 * three or more; the last word alone.  Calls @take for each. */
typedef void (*NgKbTakeName) (const char *key, gsize length, gpointer data);
void ng_kb_short_names (const char *key, gsize length, NgKbTakeName take, gpointer data);

#endif
