/* ng-mention-beside.h: what stands beside a name tells of what kind it is. */
#ifndef NG_MENTION_BESIDE_H
#define NG_MENTION_BESIDE_H

#include "mention/ng-mention-work.h"

/* Fills beside of all names. */
void ng_mention_beside_run (NgMentionWork *work);

#endif
