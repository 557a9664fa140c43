/* ng-json.h: the string members of one JSON object.
 *
 * A strict reader of RFC 8259: the whole input must be one object and nothing else, no key twice,
 * no lone surrogate, no U+0000.  Values that are no strings are checked and skipped.
 */
#ifndef NG_JSON_H
#define NG_JSON_H

#include <glib.h>

/* Returns: (transfer full): key → value of the members that are strings; a member that is null is
 * left out; other values are given as NULL.  NULL and NG_ERROR_INPUT naming @name, the byte and
 * what was expected.  @text: valid UTF-8.  Cost: linear. */
GHashTable *ng_json_read_object (const char *name, const char *text, gsize length, GError **error);

#endif
