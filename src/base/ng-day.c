/* ng-day.c: see ng-day.h. */
#include "base/ng-day.h"

#include <string.h>

NgDay
ng_day_from_civil (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = (y >= 0 ? y : y - 399) / 400;
  int yoe = y - era * 400;
  int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

void
ng_day_to_civil (NgDay day, int *year, int *month, int *mday)
{
  int z = day + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;

  *mday = doy - (153 * mp + 2) / 5 + 1;
  *month = mp < 10 ? mp + 3 : mp - 9;
  *year = yoe + era * 400 + (*month <= 2);
}

int
ng_day_month_length (int year, int month)
{
  static const guint8 length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  g_return_val_if_fail (month >= 1 && month <= 12, 0);
  return length[month - 1] + (month == 2 && leap);
}

gboolean
ng_day_is_valid_civil (int year, int month, int day)
{
  return year >= NG_MIN_YEAR && year <= NG_MAX_YEAR && month >= 1 && month <= 12 && day >= 1
         && day <= ng_day_month_length (year, month);
}

int
ng_day_weekday (NgDay day)
{
  int w = (day + 3) % 7; /* 1970-01-01 was a Thursday */
  return w < 0 ? w + 7 : w;
}

char *
ng_day_format (NgDay day)
{
  int y, m, d;
  ng_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/* Reads exactly @n digits. */
static gboolean
digits (const char **p, int n, int *value)
{
  int v = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*p)[i]))
        return FALSE;
      v = v * 10 + ((*p)[i] - '0');
    }
  *p += n;
  *value = v;
  return TRUE;
}

gboolean
ng_day_parse (const char *text, NgDay *first, NgDay *last)
{
  int y, m1 = 1, m2 = 12, d1 = 1, d2 = 0;
  const char *p = text;

  if (text == NULL || !digits (&p, 4, &y) || y < NG_MIN_YEAR)
    return FALSE;
  if (*p == '-')
    {
      p++;
      if (!digits (&p, 2, &m1) || m1 < 1 || m1 > 12)
        return FALSE;
      m2 = m1;
      if (*p == '-')
        {
          p++;
          if (!digits (&p, 2, &d1) || !ng_day_is_valid_civil (y, m1, d1))
            return FALSE;
          d2 = d1;
          if (*p == 'T' || *p == ' ')
            p += strlen (p);
        }
    }
  if (*p != '\0')
    return FALSE;
  *first = ng_day_from_civil (y, m1, d1);
  *last = ng_day_from_civil (y, m2, d2 ? d2 : ng_day_month_length (y, m2));
  return TRUE;
}
