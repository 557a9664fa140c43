/* ng-mention-repeat.h: a name that was found once is found where it stands again. */
#ifndef NG_MENTION_REPEAT_H
#define NG_MENTION_REPEAT_H

#include "mention/ng-mention-work.h"

/* Before names are taken: one kind for all occurrences of the same words. */
void ng_mention_agree (NgMentionWork *work);

/* After names are taken: further occurrences of names of this article. */
void ng_mention_repeat (NgMentionWork *work);

/* At last: two persons side by side without a mark between are one. */
void ng_mention_join (NgMentionWork *work);

#endif
