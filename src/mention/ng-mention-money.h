/* ng-mention-money.h: amounts of money. */
#ifndef NG_MENTION_MONEY_H
#define NG_MENTION_MONEY_H

#include "mention/ng-mention-work.h"

/* Takes "$3.5 billion", "140 billion U.S. dollars"; value: "3500000000 USD". */
void ng_mention_money_run (NgMentionWork *work);

#endif
