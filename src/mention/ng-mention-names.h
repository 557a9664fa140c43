/* ng-mention-names.h: names of people, countries, organisations, places, events and the rest. */
#ifndef NG_MENTION_NAMES_H
#define NG_MENTION_NAMES_H

#include "mention/ng-mention-work.h"

/* Takes the countries that tables know and no longer name holds. */
void ng_mention_countries_run (NgMentionWork *work);

/* Takes the agency and the place of the dateline, unless a country has that name. */
void ng_mention_dateline_run (NgMentionWork *work);

/* Takes what the network found, in the kind that tables and the name's own words give it. */
void ng_mention_names_run (NgMentionWork *work);

/* Takes organisations and places of the tables that the network missed. */
void ng_mention_listed_run (NgMentionWork *work);

/* Takes persons that only their titles show: "Rep. G.K. Butterfield". */
void ng_mention_titled_run (NgMentionWork *work);

/* What a name's own words say: its first, the one before "of", else its last; NG_N_KINDS: nothing.
 */
NgKind ng_mention_kind_of_words (const NgMentionWork *work, NgId first, guint32 n);

#endif
