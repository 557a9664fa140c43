/* ng-time-dates.h: which days a bundle of date features names.
 *
 * Features without a year come back: "May 10" each year, "the 10th" each month, "Friday" each week.
 * One of these instances is meant: inside a stretch that is given, or near the document's date on
 * the side that the tense points to.
 */
#ifndef NG_TIME_DATES_H
#define NG_TIME_DATES_H

#include "time/ng-time-events.h"
#include "time/ng-time-value.h"

/* Sets days and grain of @value from its features; floating if there is no year among them.
 * FALSE, @value untouched, if there is no such day or the document's date is needed and unknown. */
gboolean ng_time_dates_resolve (const NgTimeEvents *events, const NgTimeContext *context,
                                NgTimeValue *value);

/* As above, near a date of its own: the last instance that begins on or before @near's last day
 * (NG_DIRECTION_PAST), the first that ends on or after its first day (NG_DIRECTION_FUTURE). */
gboolean ng_time_dates_resolve_near (const NgTimeEvents *events, NgDays near, NgDirection direction,
                                     NgTimeValue *value);

/* The only instance of @value's features that begins in @outer; FALSE if there is none or more. */
gboolean ng_time_dates_within (const NgTimeEvents *events, NgDays outer, NgTimeValue *value);

/* The @n-th instance that begins in @outer, from 1; -1 the last. */
gboolean ng_time_dates_nth (const NgTimeEvents *events, NgDays outer, int n, NgTimeValue *value);

/* TRUE if a weekday is all that @value says. */
gboolean ng_time_dates_is_weekday (const NgTimeValue *value);

#endif
