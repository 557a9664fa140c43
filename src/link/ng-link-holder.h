/* ng-link-holder.h: who held the office that the text calls somebody by, without a name. */
#ifndef NG_LINK_HOLDER_H
#define NG_LINK_HOLDER_H

#include "link/ng-link-score.h"

/* How sure it is that "the Russian president" is who held that office on the day of the article. */
#define NG_LINK_HOLDER_SCORE 0.95f

/* TRUE if @id is an unnamed official called by country and office alone ("the Russian president",
 * "the president of Russia"), and the base knows one person who held that office on the day of the
 * article. @entry: (out): that person. */
gboolean ng_link_holder (const NgKb *kb, const NgLinkContext *context, NgId id, NgKbEntry *entry);

#endif
