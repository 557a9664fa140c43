/* ng-mention-net.h: what the network takes for names, with bounds set right. */
#ifndef NG_MENTION_NET_H
#define NG_MENTION_NET_H

#include "mention/ng-mention-work.h"

/* FALSE and NG_ERROR_DATA if the head of names lacks one of the labels that the stage knows. */
gboolean ng_mention_net_check (const NgNet *net, GError **error);

/* Fills names, name_at and outside; nothing without vectors. */
void ng_mention_net_run (NgMentionWork *work);

/* Joins names that the network cut in two, by what they are called now. */
void ng_mention_net_join (NgMentionWork *work);

/* Tokens of the post or title at @token, 0 if none; as tables write it, or with capitals. */
guint ng_mention_title (const NgMentionWork *work, NgId token);

/* TRUE if the tokens are a title before a person's name: "Del. Anna Reed". */
gboolean ng_mention_is_title (const NgMentionWork *work, NgId first, guint32 n);

/* Moves the bounds of the name @i. */
void ng_mention_net_set (NgMentionWork *work, guint32 i, NgId first, guint32 n);

/* TRUE if somebody in the article has the word as family name: "Denzel Washington". */
gboolean ng_mention_is_family_name (const NgMentionWork *work, const char *word);

#endif
