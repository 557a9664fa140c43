/* ng-mention-net.h: what the network takes for names, with bounds set right. */
#ifndef NG_MENTION_NET_H
#define NG_MENTION_NET_H

#include "mention/ng-mention-work.h"

/* FALSE and NG_ERROR_DATA if the head of names lacks one of the labels that the stage knows. */
gboolean ng_mention_net_check (const NgNet *net, GError **error);

/* Fills names, name_at and outside; nothing without vectors. */
void ng_mention_net_run (NgMentionWork *work);

/* Makes a name of @n tokens at @first, or moves the bounds of the name @i. */
void ng_mention_net_set (NgMentionWork *work, guint32 i, NgId first, guint32 n);

#endif
