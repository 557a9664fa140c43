/* ng-time-value.c: see ng-time-value.h. */
#include "time/ng-time-value.h"

#include <math.h>
#include <string.h>

static const char *const feature_names[]
    = { "number", "digits",  "unit",   "dir",     "part", "year",  "month", "month2", "day",
        "day2",   "weekday", "season", "quarter", "half", "event", "hour",  "minute", "score" };
G_STATIC_ASSERT (G_N_ELEMENTS (feature_names) == NG_N_FEATURES);

NgFeature
ng_feature_from_name (const char *name)
{
  for (guint f = 0; f < NG_N_FEATURES; f++)
    if (strcmp (feature_names[f], name) == 0)
      return f;
  return NG_N_FEATURES;
}

/* Features that say which day it is must not be said twice and differently. */
static gboolean
is_part_of_date (NgFeature f)
{
  return f >= NG_FEATURE_YEAR && f <= NG_FEATURE_EVENT;
}

gboolean
ng_value_unite (NgTimeValue *self, const NgTimeValue *part)
{
  for (guint f = 0; f < NG_N_FEATURES; f++)
    {
      if (!ng_value_has (part, f))
        continue;
      if (ng_value_has (self, f) && is_part_of_date (f) && (int) self->f[f] != (int) part->f[f])
        return FALSE;
      if (f == NG_FEATURE_SCORE && ng_value_has (self, f))
        self->f[f] = MIN (self->f[f], part->f[f]);
      else
        ng_value_set (self, f, part->f[f]);
    }
  if (part->dated)
    {
      self->dated = TRUE;
      self->days = part->days;
      self->grain = part->grain;
      self->floating = part->floating;
      self->anchored = self->anchored || part->anchored;
      self->point = part->point;
      self->rule = part->rule;
    }
  for (guint i = 0; i < NG_N_AMOUNTS; i++)
    self->amount[i] += part->amount[i];
  self->lasting = self->lasting || part->lasting;
  self->clock = part->clock ? part->clock : self->clock;
  self->value = part->value ? part->value : self->value;
  return TRUE;
}

void
ng_value_lengthen (NgTimeValue *self, double n, NgUnit unit)
{
  static const struct
  {
    NgAmount amount;
    double times;
  } table[] = {
    [NG_UNIT_SECOND] = { NG_AMOUNT_SECONDS, 1 },   [NG_UNIT_MINUTE] = { NG_AMOUNT_MINUTES, 1 },
    [NG_UNIT_HOUR] = { NG_AMOUNT_HOURS, 1 },       [NG_UNIT_DAY] = { NG_AMOUNT_DAYS, 1 },
    [NG_UNIT_WEEKEND] = { NG_AMOUNT_WEEKENDS, 1 }, [NG_UNIT_WEEK] = { NG_AMOUNT_WEEKS, 1 },
    [NG_UNIT_MONTH] = { NG_AMOUNT_MONTHS, 1 },     [NG_UNIT_QUARTER] = { NG_AMOUNT_MONTHS, 3 },
    [NG_UNIT_SEASON] = { NG_AMOUNT_MONTHS, 3 },    [NG_UNIT_HALF] = { NG_AMOUNT_MONTHS, 6 },
    [NG_UNIT_YEAR] = { NG_AMOUNT_YEARS, 1 },       [NG_UNIT_DECADE] = { NG_AMOUNT_YEARS, 10 },
    [NG_UNIT_CENTURY] = { NG_AMOUNT_YEARS, 100 },
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (table) == NG_N_UNITS);
  g_assert (unit != NG_UNIT_NONE);
  self->amount[table[unit].amount] += n * table[unit].times;
  self->lasting = TRUE;
}

NgDay
ng_value_move (const NgTimeValue *length, NgDay day, int sign)
{
  const double *a = length->amount;
  double months = a[NG_AMOUNT_YEARS] * 12 + a[NG_AMOUNT_MONTHS];
  double days = (a[NG_AMOUNT_WEEKS] + a[NG_AMOUNT_WEEKENDS]) * 7 + a[NG_AMOUNT_DAYS]
                + (a[NG_AMOUNT_HOURS] + a[NG_AMOUNT_MINUTES] / 60) / 24;

  return ng_day_add_months (day, sign * (int) floor (months + 0.5)) + sign * (int) floor (days);
}

char *
ng_value_format_length (const NgTimeValue *self)
{
  static const char *const letters[NG_N_AMOUNTS] = { "Y", "M", "W", "WE", "D", "H", "M", "S" };
  GString *out = g_string_new ("P");
  gboolean clock = FALSE;

  for (guint i = 0; i < NG_N_AMOUNTS; i++)
    {
      char n[G_ASCII_DTOSTR_BUF_SIZE];
      if (self->amount[i] <= 0)
        continue;
      if (i >= NG_AMOUNT_HOURS && !clock)
        g_string_append_c (out, 'T');
      clock = clock || i >= NG_AMOUNT_HOURS;
      g_string_append_printf (out, "%s%s", g_ascii_formatd (n, sizeof n, "%g", self->amount[i]),
                              letters[i]);
    }
  return g_string_free (out, FALSE);
}
