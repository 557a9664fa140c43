/* ng-time-events.h: holidays and other events that come back: their days in a year.
 *
 * The column "days" of time-events.tsv is one of
 *   "12-25"                   the same day each year
 *   "11/4/4"                  the fourth Thursday of November; "5/-1/1": the last Monday of May
 *   "easter+1"                counted from Easter Sunday
 *   "2019:02-05 2020:01-25"   one for each year that is known
 * each day followed by "..MM-DD" or "+N" where it lasts longer.
 */
#ifndef NG_TIME_EVENTS_H
#define NG_TIME_EVENTS_H

#include "lexicon/ng-lexicon.h"
#include "time/ng-time-calendar.h"

/* Immutable after new. */
typedef struct _NgTimeEvents NgTimeEvents;

NgTimeEvents *ng_time_events_new (const NgLexicon *lexicon, GError **error);
void ng_time_events_free (NgTimeEvents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTimeEvents, ng_time_events_free)

/* Days of the event of this row in @year. FALSE, @out untouched, if they are not known. */
gboolean ng_time_events_days (const NgTimeEvents *self, guint row, int year, NgDays *out);

#endif
