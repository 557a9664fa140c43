/* ng-soup.h: what libsoup's releases do differently. */
#ifndef NG_SOUP_H
#define NG_SOUP_H

#include <glib.h>

/* Some builds of libsoup 3.2 keep a reference to the socket of each connection that a server has
 * had (its listen_watch), 350 bytes, for ever.  Which ones is not told by their number, since
 * distributions mend it: so one connection is made and looked at.
 * Returns: TRUE if a reference to each socket has to be given back. */
gboolean ng_soup_forgets_sockets (void);

#endif
