/* ng-json-scan.h: a walk through one JSON text that decodes only what is asked for.
 *
 * Bounded by the bytes it is given; never copies, but for strings that are asked for.  What is
 * skipped is checked for brackets and quotation marks alone.  Each function moves behind what it
 * read; FALSE: the text is damaged at self->at, and the walk is over.
 */
#ifndef NG_JSON_SCAN_H
#define NG_JSON_SCAN_H

#include <glib.h>

typedef struct
{
  const char *at, *end;
} NgJsonScan;

/* Nesting of what is skipped or entered; Wikidata's own is 10. */
#define NG_JSON_MAX_DEPTH 64u

/* Called at each value; must move behind it. @key: of a member, without marks, escapes as they
 * are; NULL for an item of an array. */
typedef gboolean (*NgJsonTake) (NgJsonScan *scan, const char *key, gsize length, gpointer data);

/* Walks the members of an object, or the items of an array. */
gboolean ng_json_each (NgJsonScan *self, NgJsonTake take, gpointer data);

/* Moves behind one value of any kind. */
gboolean ng_json_skip (NgJsonScan *self);

/* Replaces @out by the decoded string at self->at; skips a value that is no string, @out empty.
 * FALSE also for what is no UTF-8. */
gboolean ng_json_string (NgJsonScan *self, GString *out);

/* A number without sign or fraction; skips anything else, *@value 0. */
gboolean ng_json_count (NgJsonScan *self, guint64 *value);

/* TRUE if only white space is left. */
gboolean ng_json_at_end (NgJsonScan *self);

#endif
