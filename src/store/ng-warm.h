/* ng-warm.h: the queries of the explorer's front page, asked before anybody comes. */
#ifndef NG_WARM_H
#define NG_WARM_H

#include <glib.h>

typedef struct _SoupSession SoupSession;

/* Asks @url, our own endpoint, each query of @file: paragraphs, between empty lines.  The answers
 * are kept by the server, and the engine has read what they need.  Without the file nothing is
 * done; what fails will fail again, and be said, when somebody asks.  @session ends it. */
void ng_warm_up (SoupSession *session, const char *url, const char *file);

#endif
