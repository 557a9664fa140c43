/* ng-mention-time.h: time expressions. */
#ifndef NG_MENTION_TIME_H
#define NG_MENTION_TIME_H

#include "mention/ng-mention-grammar.h"

/* Takes the longest phrases of the grammar that no name holds, then dates that only the network
 * knows. */
void ng_mention_times_run (NgMentionWork *work, const NgGrammar *grammar);

#endif
