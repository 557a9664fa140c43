/* ng-time-calendar.h: units of the calendar and stretches of days.
 *
 * Weeks run from Monday to Sunday; seasons are those of the northern hemisphere, three whole months
 * from March on, winter counts to the year in which it begins; decades and centuries begin with
 * their round year.  No clock is ever asked.
 */
#ifndef NG_TIME_CALENDAR_H
#define NG_TIME_CALENDAR_H

#include "base/ng-day.h"

/* From short to long. */
typedef enum
{
  NG_UNIT_NONE, /* of a stretch that is no unit */
  NG_UNIT_SECOND,
  NG_UNIT_MINUTE,
  NG_UNIT_HOUR,
  NG_UNIT_DAY,
  NG_UNIT_WEEKEND,
  NG_UNIT_WEEK,
  NG_UNIT_MONTH,
  NG_UNIT_QUARTER,
  NG_UNIT_SEASON,
  NG_UNIT_HALF,
  NG_UNIT_YEAR,
  NG_UNIT_DECADE,
  NG_UNIT_CENTURY,
  NG_N_UNITS
} NgUnit;

/* Both ends belong to it; NG_NO_DAY: open. */
typedef struct
{
  NgDay first, last;
} NgDays;

/* NG_UNIT_NONE if no unit has this name. */
NgUnit ng_unit_from_name (const char *name);

/* The unit that @day lies in, or the @n-th one after it; @unit is a day or longer.  Of a weekend:
 * that of the week. */
NgDays ng_unit_shift (NgUnit unit, NgDay day, int n);

/* The days from the first of month @month of @year, @n months. */
NgDays ng_days_of_months (int year, int month /* 1.. */, int n);

/* The same day of a month @n months later, or the month's last. */
NgDay ng_day_add_months (NgDay day, int n);

NgDay ng_day_easter (int year);

/* TIMEX3 value of the unit that begins on @first: "2022-02-01", "2022-W05", "2021-Q3", "199".
 * Returns: (transfer full). */
char *ng_unit_format (NgUnit unit, NgDay first);

static inline gboolean
ng_days_contain (NgDays outer, NgDays inner)
{
  return outer.first <= inner.first && inner.last <= outer.last;
}

#endif
