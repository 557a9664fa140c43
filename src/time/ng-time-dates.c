/* ng-time-dates.c: see ng-time-dates.h. */
#include "time/ng-time-dates.h"

/* Instances that are looked at on either side: leap days and "Friday the 13th" are rare, a date
 * more than a decade away is always written with its year. */
#define MOST_STEPS 14

/* Two-figure bound for the instances inside one stretch: the weeks of some years. */
#define MOST_INSTANCES 1200

typedef enum
{
  CYCLE_ONCE,
  CYCLE_YEAR,
  CYCLE_MONTH,
  CYCLE_WEEK
} Cycle;

typedef struct
{
  const NgTimeEvents *events;
  const NgTimeValue *value;
  Cycle cycle;
} Dates;

#define HAS(v, F) ng_value_has (v, NG_FEATURE_##F)
#define GET(v, F) ng_value_int (v, NG_FEATURE_##F)

static Cycle
cycle_of (const NgTimeValue *v)
{
  if (HAS (v, YEAR))
    return CYCLE_ONCE;
  if (HAS (v, MONTH) || HAS (v, SEASON) || HAS (v, QUARTER) || HAS (v, HALF) || HAS (v, EVENT))
    return CYCLE_YEAR;
  return HAS (v, DAY) ? CYCLE_MONTH : CYCLE_WEEK;
}

static gboolean
has_date (const NgTimeValue *v)
{
  return cycle_of (v) != CYCLE_WEEK || HAS (v, WEEKDAY);
}

gboolean
ng_time_dates_is_weekday (const NgTimeValue *value)
{
  return HAS (value, WEEKDAY) && cycle_of (value) == CYCLE_WEEK;
}

static NgUnit
grain_of (const NgTimeValue *v, NgDays days)
{
  if (HAS (v, DAY) || HAS (v, WEEKDAY) || HAS (v, EVENT))
    return days.first == days.last ? NG_UNIT_DAY : NG_UNIT_NONE;
  if (HAS (v, MONTH))
    return HAS (v, MONTH2) ? NG_UNIT_NONE : NG_UNIT_MONTH;
  if (HAS (v, SEASON))
    return NG_UNIT_SEASON;
  if (HAS (v, QUARTER))
    return NG_UNIT_QUARTER;
  return HAS (v, HALF) ? NG_UNIT_HALF : NG_UNIT_YEAR;
}

/* ---- one instance ---- */

static gboolean
days_of_month (const NgTimeValue *v, int year, int month, NgDays *out)
{
  int first = GET (v, DAY), last = HAS (v, DAY2) ? GET (v, DAY2) : first;
  NgDays d;

  if (!ng_day_is_valid_civil (year, month, first) || !ng_day_is_valid_civil (year, month, last)
      || last < first)
    return FALSE;
  d.first = ng_day_from_civil (year, month, first);
  d.last = ng_day_from_civil (year, month, last);
  /* A weekday that is written with its year may be a slip; without, it helps to find the year. */
  if (HAS (v, WEEKDAY) && !HAS (v, YEAR) && ng_day_weekday (d.first) != GET (v, WEEKDAY) - 1)
    return FALSE;
  *out = d;
  return TRUE;
}

static gboolean
days_of_year (const Dates *self, int year, NgDays *out)
{
  const NgTimeValue *v = self->value;

  if (year < NG_MIN_YEAR || year > NG_MAX_YEAR - 1)
    return FALSE;
  if (HAS (v, EVENT))
    return ng_time_events_days (self->events, (guint) GET (v, EVENT), year, out);
  if (HAS (v, MONTH) && HAS (v, DAY))
    return days_of_month (v, year, GET (v, MONTH), out);
  if (HAS (v, DAY) || HAS (v, WEEKDAY))
    return FALSE;
  if (HAS (v, MONTH))
    {
      int n = HAS (v, MONTH2) ? (GET (v, MONTH2) - GET (v, MONTH) + 12) % 12 + 1 : 1;
      *out = ng_days_of_months (year, GET (v, MONTH), n);
    }
  else if (HAS (v, SEASON))
    *out = ng_days_of_months (year, 3 * GET (v, SEASON), 3);
  else if (HAS (v, QUARTER))
    *out = ng_days_of_months (year, 3 * GET (v, QUARTER) - 2, 3);
  else if (HAS (v, HALF))
    *out = ng_days_of_months (year, 6 * GET (v, HALF) - 5, 6);
  else
    *out = ng_days_of_months (year, 1, 12);
  return TRUE;
}

/* The @k-th instance after the one in the year, month or week of @near. */
static gboolean
instance (const Dates *self, NgDay near, int k, NgDays *out)
{
  int year, month, day;
  NgDay monday;

  ng_day_to_civil (near, &year, &month, &day);
  switch (self->cycle)
    {
    case CYCLE_ONCE:
      return k == 0 && days_of_year (self, GET (self->value, YEAR), out);
    case CYCLE_YEAR:
      return days_of_year (self, year + k, out);
    case CYCLE_MONTH:
      month += k - 1 + 12 * year;
      return days_of_month (self->value, month / 12, month % 12 + 1, out);
    default:
      monday = near - ng_day_weekday (near) + 7 * k;
      *out = (NgDays){ monday + GET (self->value, WEEKDAY) - 1,
                       monday + GET (self->value, WEEKDAY) - 1 };
      return TRUE;
    }
}

static void
settle (NgTimeValue *value, NgDays days)
{
  value->dated = TRUE;
  value->days = days;
  value->point = days.first;
  value->grain = grain_of (value, days);
  value->floating = cycle_of (value) != CYCLE_ONCE;
}

/* ---- the one that is meant ---- */

/* Days from @near to @days, 0 where they meet. */
static int
distance (NgDays days, NgDays near)
{
  return MAX (0, MAX (days.first - near.last, near.first - days.last));
}

gboolean
ng_time_dates_resolve_near (const NgTimeEvents *events, NgDays near, NgDirection direction,
                            NgTimeValue *value)
{
  Dates self = { events, value, cycle_of (value) };
  int best = G_MAXINT;
  NgDays found = { 0, 0 };

  if (!has_date (value))
    return FALSE;
  for (int k = -MOST_STEPS; k <= MOST_STEPS; k++)
    {
      NgDays d;
      if (!instance (&self, near.first, k, &d))
        continue;
      if (self.cycle != CYCLE_ONCE
          && ((direction == NG_DIRECTION_PAST && d.first > near.last)
              || (direction == NG_DIRECTION_FUTURE && d.last < near.first)))
        continue;
      if (distance (d, near) < best)
        {
          best = distance (d, near);
          found = d;
        }
    }
  if (best == G_MAXINT)
    return FALSE;
  settle (value, found);
  return TRUE;
}

/* With only the month of publication, a weekday is any of those in it. */
static gboolean
spread_weekday (const Dates *self, NgDays document, NgTimeValue *value)
{
  NgDays first, last;

  if (!ng_time_dates_is_weekday (value) || document.last - document.first < 7)
    return FALSE;
  if (!instance (self, document.first, 0, &first) || !instance (self, document.last, 0, &last))
    return FALSE;
  if (first.first < document.first)
    first.first += 7;
  if (last.last > document.last)
    last.last -= 7;
  settle (value, (NgDays){ first.first, last.last });
  value->grain = NG_UNIT_NONE;
  return TRUE;
}

gboolean
ng_time_dates_resolve (const NgTimeEvents *events, const NgTimeContext *context, NgTimeValue *value)
{
  Dates self = { events, value, cycle_of (value) };
  NgDirection direction = context->direction;
  NgDays d;

  if (!has_date (value))
    return FALSE;
  if (self.cycle == CYCLE_ONCE)
    {
      if (!instance (&self, 0, 0, &d))
        return FALSE;
      settle (value, d);
      return TRUE;
    }
  if (context->document.first == NG_NO_DAY)
    return FALSE;
  if (spread_weekday (&self, context->document, value))
    return TRUE;
  /* News tells of last Friday and of the nearest tenth of May; what it announces lies ahead. */
  if (direction == NG_DIRECTION_UNKNOWN && self.cycle == CYCLE_WEEK)
    direction = NG_DIRECTION_PAST;
  if (direction == NG_DIRECTION_PRESENT && self.cycle == CYCLE_WEEK)
    direction = NG_DIRECTION_FUTURE;
  if (HAS (value, WEEKDAY) && self.cycle == CYCLE_YEAR)
    direction = NG_DIRECTION_UNKNOWN; /* the weekday tells */
  return ng_time_dates_resolve_near (events, context->document, direction, value);
}

/* ---- inside a stretch ---- */

/* Calls for the instances that begin in @outer: their number, the @n-th into @out. */
static int
count_within (const Dates *self, NgDays outer, int n, NgDays *out)
{
  int found = 0;
  int first = self->cycle == CYCLE_ONCE ? 0 : -1;

  for (int k = first; k < MOST_INSTANCES; k++)
    {
      NgDays d;
      if (!instance (self, outer.first, k, &d))
        {
          if (self->cycle == CYCLE_ONCE || k > 2 * MOST_STEPS)
            break;
          continue;
        }
      if (d.first > outer.last)
        break;
      if (d.first >= outer.first && ++found == n)
        *out = d;
    }
  return found;
}

gboolean
ng_time_dates_within (const NgTimeEvents *events, NgDays outer, NgTimeValue *value)
{
  Dates self = { events, value, cycle_of (value) };
  NgDays d = { 0, 0 };

  if (!has_date (value) || outer.first == NG_NO_DAY || outer.last == NG_NO_DAY
      || count_within (&self, outer, 1, &d) != 1)
    return FALSE;
  settle (value, d);
  value->floating = FALSE;
  return TRUE;
}

gboolean
ng_time_dates_nth (const NgTimeEvents *events, NgDays outer, int n, NgTimeValue *value)
{
  Dates self = { events, value, cycle_of (value) };
  NgDays d = { 0, 0 };
  int count;

  if (!has_date (value) || outer.first == NG_NO_DAY || outer.last == NG_NO_DAY)
    return FALSE;
  count = count_within (&self, outer, n, &d);
  if (n < 0)
    count = count_within (&self, outer, n = count, &d);
  if (n < 1 || n > count)
    return FALSE;
  settle (value, d);
  value->floating = FALSE;
  return TRUE;
}
