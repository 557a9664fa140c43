/* ng-cache.h: answers that have been given, for those who ask the same again.  A store does not
 * change while it is read. */
#ifndef NG_CACHE_H
#define NG_CACHE_H

#include <glib.h>

typedef struct _NgCache NgCache;

/* Of all answers together, of one, and of those that are still on their way. */
#define NG_CACHE_BYTES (16u << 20)
#define NG_CACHE_ANSWER_BYTES (4u << 20)
#define NG_CACHE_COMING_BYTES (6u << 20)

NgCache *ng_cache_new (void);
void ng_cache_free (NgCache *self);

/* @type: (out) (transfer none): media type.
 * Returns: (transfer full): NULL if there is none. */
GBytes *ng_cache_find (NgCache *self, const char *key, const char **type);

/* Keeps the answer; what was not asked for longest makes room. */
void ng_cache_keep (NgCache *self, const char *key, const char *type, GBytes *answer);

#endif
