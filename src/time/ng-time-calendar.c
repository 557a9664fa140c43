/* ng-time-calendar.c: see ng-time-calendar.h. */
#include "time/ng-time-calendar.h"

#include <string.h>

/* A unit is so many months or days long; months are counted from @phase. */
static const struct
{
  const char *name;
  int months, phase, days;
} units[] = {
  [NG_UNIT_NONE] = { "none", 0, 0, 0 },       [NG_UNIT_SECOND] = { "second", 0, 0, 0 },
  [NG_UNIT_MINUTE] = { "minute", 0, 0, 0 },   [NG_UNIT_HOUR] = { "hour", 0, 0, 0 },
  [NG_UNIT_DAY] = { "day", 0, 0, 1 },         [NG_UNIT_WEEKEND] = { "weekend", 0, 0, 7 },
  [NG_UNIT_WEEK] = { "week", 0, 0, 7 },       [NG_UNIT_MONTH] = { "month", 1, 0, 0 },
  [NG_UNIT_QUARTER] = { "quarter", 3, 0, 0 }, [NG_UNIT_SEASON] = { "season", 3, 1, 0 },
  [NG_UNIT_HALF] = { "half", 6, 0, 0 },       [NG_UNIT_YEAR] = { "year", 12, 0, 0 },
  [NG_UNIT_DECADE] = { "decade", 120, 0, 0 }, [NG_UNIT_CENTURY] = { "century", 1200, 0, 0 },
};
G_STATIC_ASSERT (G_N_ELEMENTS (units) == NG_N_UNITS);

NgUnit
ng_unit_from_name (const char *name)
{
  for (guint u = 1; u < NG_N_UNITS; u++)
    if (strcmp (units[u].name, name) == 0)
      return u;
  return NG_UNIT_NONE;
}

static int
month_index (NgDay day)
{
  int y, m, d;
  ng_day_to_civil (day, &y, &m, &d);
  return y * 12 + m - 1;
}

static NgDay
first_of_month (int index)
{
  return ng_day_from_civil (index / 12, index % 12 + 1, 1);
}

NgDays
ng_days_of_months (int year, int month, int n)
{
  int i = year * 12 + month - 1;
  return (NgDays){ first_of_month (i), first_of_month (i + n) - 1 };
}

NgDays
ng_unit_shift (NgUnit unit, NgDay day, int n)
{
  int k = units[unit].months;
  NgDay first;

  g_assert (unit >= NG_UNIT_DAY);
  if (k)
    {
      int i = (month_index (day) + units[unit].phase) / k * k - units[unit].phase + n * k;
      return (NgDays){ first_of_month (i), first_of_month (i + k) - 1 };
    }
  if (unit == NG_UNIT_DAY)
    return (NgDays){ day + n, day + n };
  first = day - ng_day_weekday (day) + 7 * n;
  return (NgDays){ unit == NG_UNIT_WEEKEND ? first + 5 : first, first + 6 };
}

NgDay
ng_day_add_months (NgDay day, int n)
{
  int y, m, d, i;

  ng_day_to_civil (day, &y, &m, &d);
  i = y * 12 + m - 1 + n;
  return first_of_month (i) + MIN (d, ng_day_month_length (i / 12, i % 12 + 1)) - 1;
}

/* Method: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
NgDay
ng_day_easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;
  return ng_day_from_civil (year, n / 31, n % 31 + 1);
}

/* ISO 8601: the week's year is that of its Thursday. */
static char *
format_week (NgDay day, const char *suffix)
{
  NgDay monday = day - ng_day_weekday (day);
  int y, m, d;

  ng_day_to_civil (monday + 3, &y, &m, &d);
  return g_strdup_printf ("%04d-W%02d%s", y, (monday + 3 - ng_day_from_civil (y, 1, 1)) / 7 + 1,
                          suffix);
}

char *
ng_unit_format (NgUnit unit, NgDay first)
{
  static const char *const seasons[] = { "SP", "SU", "FA", "WI" };
  int y, m, d;

  ng_day_to_civil (first, &y, &m, &d);
  switch (unit)
    {
    case NG_UNIT_WEEK:
      return format_week (first, "");
    case NG_UNIT_WEEKEND:
      return format_week (first, "-WE");
    case NG_UNIT_MONTH:
      return g_strdup_printf ("%04d-%02d", y, m);
    case NG_UNIT_QUARTER:
      return g_strdup_printf ("%04d-Q%d", y, (m + 2) / 3);
    case NG_UNIT_HALF:
      return g_strdup_printf ("%04d-H%d", y, (m + 5) / 6);
    case NG_UNIT_SEASON:
      return g_strdup_printf ("%04d-%s", y, seasons[(m - 3) / 3 % 4]);
    case NG_UNIT_YEAR:
      return g_strdup_printf ("%04d", y);
    case NG_UNIT_DECADE:
      return g_strdup_printf ("%03d", y / 10);
    case NG_UNIT_CENTURY:
      return g_strdup_printf ("%02d", y / 100);
    default:
      return ng_day_format (first);
    }
}
