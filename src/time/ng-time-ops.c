/* ng-time-ops.c: see ng-time-ops.h. */
#include "time/ng-time-ops.h"

#include <math.h>
#include <string.h>

/* Longer lengths of time ("20,000 days") are no use to news and could leave the calendar. */
#define MOST_OF_A_UNIT 5000

#define HAS(v, F) ng_value_has (v, NG_FEATURE_##F)
#define GET(v, F) ng_value_int (v, NG_FEATURE_##F)
#define SET(v, F, x) ng_value_set (v, NG_FEATURE_##F, x)

typedef const NgTimeValue *const *Parts;

/* ---- parts ---- */

/* The @k-th part (from 0) that has @f, NULL if there is none. */
static const NgTimeValue *
part_with (Parts parts, guint n, NgFeature f, guint k)
{
  for (guint i = 0; i < n; i++)
    if (ng_value_has (parts[i], f) && k-- == 0)
      return parts[i];
  return NULL;
}

static const NgTimeValue *
dated_part (Parts parts, guint n, guint k)
{
  for (guint i = 0; i < n; i++)
    if (parts[i]->dated && k-- == 0)
      return parts[i];
  return NULL;
}

static gboolean
is_closed (NgDays d)
{
  return d.first != NG_NO_DAY && d.last != NG_NO_DAY;
}

static gboolean
set_days (NgTimeValue *v, NgDays days, NgUnit grain)
{
  if (is_closed (days) && days.first > days.last)
    return FALSE;
  v->dated = TRUE;
  v->days = days;
  v->point = days.first;
  v->grain = days.first == days.last ? NG_UNIT_DAY : grain;
  v->floating = FALSE;
  return TRUE;
}

/* ---- numbers ---- */

/* "twenty" "one", "two hundred" "five": the second fits into the first one's zeros */
static gboolean
op_add (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  double a = part_with (parts, n, NG_FEATURE_NUMBER, 0)->f[NG_FEATURE_NUMBER];
  double b = parts[n - 1]->f[NG_FEATURE_NUMBER], zeros = 10;

  if (a < 20 || fmod (a, 10) != 0 || b < 1)
    return FALSE;
  while (fmod (a, zeros * 10) == 0)
    zeros *= 10;
  ng_value_unset (v, NG_FEATURE_DIGITS);
  SET (v, NUMBER, a + b);
  return b < zeros;
}

/* "two" "hundred" */
static gboolean
op_times (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  ng_value_unset (v, NG_FEATURE_DIGITS);
  SET (v, NUMBER, parts[0]->f[NG_FEATURE_NUMBER] * parts[n - 1]->f[NG_FEATURE_NUMBER]);
  return v->f[NG_FEATURE_NUMBER] < 1e6;
}

/* "3" "." "5" */
static gboolean
op_decimal (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *b = parts[n - 1];
  SET (v, NUMBER,
       parts[0]->f[NG_FEATURE_NUMBER] + b->f[NG_FEATURE_NUMBER] / pow (10, GET (b, DIGITS)));
  ng_value_unset (v, NG_FEATURE_DIGITS);
  return TRUE;
}

/* "two" "and a half" */
static gboolean
op_half (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  SET (v, NUMBER, part_with (parts, n, NG_FEATURE_NUMBER, 0)->f[NG_FEATURE_NUMBER] + 0.5);
  return TRUE;
}

/* a numeral of four digits, or a number in words */
static gboolean
op_year (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int year = GET (v, NUMBER);
  if ((HAS (v, DIGITS) && GET (v, DIGITS) != 4) || year < 1000 || year > 2999)
    return FALSE;
  SET (v, YEAR, year);
  return TRUE;
}

/* the two digits of "'98" */
static gboolean
op_short_year (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int year = GET (v, NUMBER);
  SET (v, YEAR, year + (year >= 50 ? 1900 : 2000));
  return GET (v, DIGITS) == 2;
}

/* "nineteen" "ninety-nine", "nineteen hundred" "five" */
static gboolean
op_spoken_year (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *a = part_with (parts, n, NG_FEATURE_NUMBER, 0);
  int high = GET (a, NUMBER), low = GET (parts[n - 1], NUMBER);

  SET (v, YEAR, high * 100 + low);
  return !HAS (a, DIGITS) && high >= 10 && high <= 29 && low >= (n > 2 ? 1 : 10) && low < 100;
}

static gboolean
op_day_of_month (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int day = GET (v, NUMBER);
  SET (v, DAY, day);
  return day >= 1 && day <= 31 && GET (v, DIGITS) <= 2;
}

/* "13" "-" "15", "June" "to" "August": first and last */
static gboolean
op_day_range (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  SET (v, DAY, GET (part_with (parts, n, NG_FEATURE_DAY, 0), DAY));
  SET (v, DAY2, GET (part_with (parts, n, NG_FEATURE_DAY, 1), DAY));
  return GET (v, DAY) < GET (v, DAY2);
}

static gboolean
op_month_range (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  SET (v, MONTH, GET (part_with (parts, n, NG_FEATURE_MONTH, 0), MONTH));
  SET (v, MONTH2, GET (part_with (parts, n, NG_FEATURE_MONTH, 1), MONTH));
  return GET (v, MONTH) != GET (v, MONTH2);
}

static gboolean
op_quarter (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  SET (v, QUARTER, GET (v, NUMBER));
  return GET (v, NUMBER) >= 1 && GET (v, NUMBER) <= 4;
}

static gboolean
op_half_of_year (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  SET (v, HALF, GET (v, NUMBER));
  return GET (v, NUMBER) >= 1 && GET (v, NUMBER) <= 2;
}

/* Numerals between strokes, hyphens or points: year first, else month first unless it cannot be or
 * the row says (DIR 1) that the day comes first. */
static gboolean
op_numeric (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *p[3];
  int a[3] = { 0 }, digits[3] = { 0 }, shift;
  gboolean day_first;

  for (guint i = 0; i < 3; i++)
    {
      p[i] = part_with (parts, n, NG_FEATURE_DIGITS, i);
      if (p[i] == NULL)
        return FALSE;
      a[i] = GET (p[i], NUMBER);
      digits[i] = GET (p[i], DIGITS);
    }
  shift = digits[0] == 4;
  if (!shift && digits[2] != 4 && digits[2] != 2)
    return FALSE;
  day_first = !shift && a[1] <= 12 && (a[0] > 12 || HAS (v, DIR));
  SET (v, YEAR, shift ? a[0] : digits[2] == 4 ? a[2] : a[2] + (a[2] >= 50 ? 1900 : 2000));
  SET (v, MONTH, a[shift + day_first]);
  SET (v, DAY, a[shift + !day_first]);
  return GET (v, MONTH) >= 1 && GET (v, MONTH) <= 12 && digits[1] <= 2
         && ng_time_dates_resolve (c->events, c->reader, v);
}

/* "4/22" */
static gboolean
op_numeric_short (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int a = GET (part_with (parts, n, NG_FEATURE_DIGITS, 0), NUMBER);
  int b = GET (part_with (parts, n, NG_FEATURE_DIGITS, 1), NUMBER);

  SET (v, MONTH, a > 12 ? b : a);
  SET (v, DAY, a > 12 ? a : b);
  return GET (v, MONTH) >= 1 && GET (v, MONTH) <= 12;
}

/* "2015-3" and "3/2015" */
static gboolean
op_numeric_month (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *year = part_with (parts, n, NG_FEATURE_YEAR, 0);
  for (guint i = 0; i < n; i++)
    if (parts[i] != year && HAS (parts[i], DIGITS))
      SET (v, MONTH, GET (parts[i], NUMBER));
  SET (v, YEAR, GET (year, YEAR));
  return GET (v, MONTH) >= 1 && GET (v, MONTH) <= 12
         && ng_time_dates_resolve (c->events, c->reader, v);
}

/* "1976" "-" "83"; up to 12 it is a month */
static gboolean
op_year_range (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int first = GET (parts[0], YEAR), short_last = GET (parts[n - 1], NUMBER);
  int last = first / 100 * 100 + short_last;

  return GET (parts[n - 1], DIGITS) == 2 && short_last > 12 && last > first
         && set_days (v, ng_days_of_months (first, 1, 12 * (last - first + 1)), NG_UNIT_NONE);
}

/* "20220701" */
static gboolean
op_compact (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int x = GET (v, NUMBER);
  SET (v, YEAR, x / 10000);
  SET (v, MONTH, x / 100 % 100);
  SET (v, DAY, x % 100);
  return GET (v, DIGITS) == 8 && x >= 19000000 && x < 22000000 && GET (v, MONTH) >= 1
         && GET (v, MONTH) <= 12 && ng_time_dates_resolve (c->events, c->reader, v);
}

/* ---- dates from features ---- */

static gboolean
op_resolve (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  return ng_time_dates_resolve (c->events, c->reader, v);
}

/* The undated part that says when inside the dated one: "Friday" "next week", "May 10" "2022". */
static gboolean
op_within (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *outer = dated_part (parts, n, 0);
  gboolean anchored = outer->anchored;

  for (guint i = 0; i < n; i++)
    if (parts[i] != outer && !ng_value_unite (v, parts[i]))
      return FALSE;
  if (!ng_time_dates_within (c->events, outer->days, v))
    return FALSE;
  v->anchored = anchored;
  return TRUE;
}

/* The @k-th unit of @unit in @outer, from 1; a week belongs to the stretch its Thursday is in. */
static gboolean
nth_unit (NgUnit unit, NgDays outer, int k, NgDays *out)
{
  NgDays d;
  NgDay in = outer.first;

  if (unit < NG_UNIT_DAY || !is_closed (outer))
    return FALSE;
  if (unit == NG_UNIT_WEEK)
    in += ng_day_weekday (outer.first) > 3 ? 7 : 0;
  if (k < 0)
    {
      in = outer.last;
      if (unit == NG_UNIT_WEEK)
        in -= ng_day_weekday (outer.last) < 3 ? 7 : 0;
    }
  d = ng_unit_shift (unit, in, k < 0 ? k + 1 : k - 1);
  if (d.last < outer.first || d.first > outer.last)
    return FALSE;
  *out = d;
  return TRUE;
}

/* "first" "Friday" of "July", "last" "week" of "the year" */
static gboolean
op_nth (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *outer = dated_part (parts, n, 0);
  const NgTimeValue *ordinal = part_with (parts, n, NG_FEATURE_NUMBER, 0);
  int k = HAS (v, NUMBER) ? GET (v, NUMBER) : ordinal ? GET (ordinal, NUMBER) : 0;
  const NgTimeValue *unit = part_with (parts, n, NG_FEATURE_UNIT, 0);
  const NgTimeValue *weekday = part_with (parts, n, NG_FEATURE_WEEKDAY, 0);
  NgDays d;

  if (weekday && weekday != outer && k != 0)
    {
      SET (v, WEEKDAY, GET (weekday, WEEKDAY));
      return ng_time_dates_nth (c->events, outer->days, k, v);
    }
  return unit && unit != outer && k != 0 && nth_unit (GET (unit, UNIT), outer->days, k, &d)
         && set_days (v, d, GET (unit, UNIT));
}

/* "first" "three months" of "2021" */
static gboolean
op_some_of (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *outer = dated_part (parts, n, 0), *length = NULL;
  gboolean last = GET (v, DIR) < 0;
  NgDays d = outer->days;

  for (guint i = 0; i < n; i++)
    if (parts[i]->lasting)
      length = parts[i];
  if (length == NULL || !is_closed (d))
    return FALSE;
  if (last)
    d.first = ng_value_move (length, d.last + 1, -1);
  else
    d.last = ng_value_move (length, d.first, 1) - 1;
  return ng_days_contain (outer->days, d) && set_days (v, d, NG_UNIT_NONE);
}

/* ---- relative to the document or to an earlier expression ---- */

static gboolean
cover_shift (NgDays base, NgTimeValue *v)
{
  NgUnit unit = GET (v, UNIT);
  NgDays a, b;

  if (!is_closed (base) || unit < NG_UNIT_DAY)
    return FALSE;
  a = ng_unit_shift (unit, base.first, GET (v, DIR));
  b = ng_unit_shift (unit, base.last, GET (v, DIR));
  return set_days (v, (NgDays){ a.first, b.last }, a.first == b.first ? unit : NG_UNIT_NONE);
}

/* "last" "week"; the weekend that something happened on has begun */
static gboolean
op_shift (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays doc = c->reader->document;

  if (!cover_shift (doc, v))
    return FALSE;
  if (GET (v, UNIT) == NG_UNIT_WEEKEND && GET (v, DIR) == 0 && v->days.first > doc.last
      && c->reader->direction == NG_DIRECTION_PAST)
    SET (v, DIR, -1);
  return cover_shift (doc, v);
}

/* What "two days later" counts from: an earlier expression, else the day of the article; but what
 * has happened is not later than that. */
static NgDays
anchor (const NgTimeContext *reader, NgUnit unit, int dir)
{
  static const NgDays none = { NG_NO_DAY, NG_NO_DAY };
  NgDays a = reader->anchors[unit];

  if (is_closed (a))
    return a;
  return dir > 0 && reader->direction == NG_DIRECTION_PAST ? none : reader->document;
}

/* "the following" "week", "that" "year" */
static gboolean
op_shift_anchor (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  v->anchored = TRUE;
  return cover_shift (anchor (c->reader, GET (v, UNIT), GET (v, DIR)), v);
}

/* The first instance that begins after the document's date. */
static gboolean
resolve_ahead (const NgTimeOpContext *c, NgTimeValue *v)
{
  NgDays doc = c->reader->document;
  NgDays after = { doc.last + 1, doc.last + 1 };

  for (int i = 0; i < 2; i++)
    {
      if (!ng_time_dates_resolve_near (c->events, after, NG_DIRECTION_FUTURE, v))
        return FALSE;
      if (v->days.first > doc.last)
        break;
      after.first = after.last = v->days.last + 1;
    }
  return TRUE;
}

/* "this coming" "Friday" */
static gboolean
op_coming (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  v->floating = FALSE;
  return is_closed (c->reader->document) && resolve_ahead (c, v);
}

/* "last" "Friday", "next" "June", "this" "summer" */
static gboolean
op_directed (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays doc = c->reader->document;
  gboolean week = ng_time_dates_is_weekday (v);
  int dir = GET (v, DIR);

  if (!is_closed (doc))
    return FALSE;
  if (dir < 0)
    {
      NgDays before = { doc.first - 1, doc.first - 1 };
      if (!ng_time_dates_resolve_near (c->events, before, NG_DIRECTION_PAST, v))
        return FALSE;
      /* A month or a season that has not ended yet is not the last one. */
      for (int i = 1; v->days.last >= doc.first && i < 2; i++)
        {
          NgDays earlier = { v->days.first - 1, v->days.first - 1 };
          if (!ng_time_dates_resolve_near (c->events, earlier, NG_DIRECTION_PAST, v))
            return FALSE;
        }
    }
  else if (week)
    {
      if (!ng_time_dates_within (c->events, ng_unit_shift (NG_UNIT_WEEK, doc.first, dir), v))
        return FALSE;
    }
  else if (dir == 0)
    {
      if (!ng_time_dates_within (c->events, ng_unit_shift (NG_UNIT_YEAR, doc.first, 0), v))
        return FALSE;
    }
  else if (!resolve_ahead (c, v))
    return FALSE;
  v->floating = FALSE;
  return TRUE;
}

static const NgTimeValue *
length_part (Parts parts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (parts[i]->lasting)
      return parts[i];
  return NULL;
}

/* The unit that a length is counted in, if it is whole units of a day or longer. */
static NgUnit
unit_of_length (const NgTimeValue *v)
{
  static const NgUnit units[] = { NG_UNIT_YEAR, NG_UNIT_MONTH, NG_UNIT_WEEK, NG_UNIT_DAY };
  NgUnit found = NG_UNIT_NONE;

  for (guint i = 0; i < NG_N_AMOUNTS; i++)
    if (v->amount[i] > 0)
      {
        if (found != NG_UNIT_NONE || i >= G_N_ELEMENTS (units))
          return NG_UNIT_NONE;
        found = units[i];
      }
  return found;
}

/* @base moved by the length in the row's direction. Somebody who counts in months or years does
 * not mean the day: "two years ago" is that year. */
static gboolean
move_base (NgDays base, const NgTimeValue *length, gboolean widen, NgTimeValue *v)
{
  NgUnit unit = unit_of_length (length);
  int dir = GET (v, DIR);
  NgDays d;
  NgDay point;

  if (!is_closed (base))
    return FALSE;
  d.first = ng_value_move (length, base.first, dir);
  d.last = ng_value_move (length, base.last, dir);
  point = d.first;
  if (widen && unit > NG_UNIT_DAY)
    {
      NgDays a = ng_unit_shift (unit, d.first, 0), b = ng_unit_shift (unit, d.last, 0);
      d = (NgDays){ a.first, b.last };
      unit = a.first == b.first ? unit : NG_UNIT_NONE;
    }
  else
    unit = NG_UNIT_NONE;
  memset (v->amount, 0, sizeof v->amount);
  v->lasting = FALSE;
  if (!set_days (v, d, unit))
    return FALSE;
  v->point = point;
  return TRUE;
}

/* "two days" before "May 10" */
static gboolean
op_offset (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  return move_base (dated_part (parts, n, 0)->days, length_part (parts, n), FALSE, v);
}

/* "two weeks" ago, in "two weeks" */
static gboolean
op_ago (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  return move_base (c->reader->document, length_part (parts, n), TRUE, v);
}

/* In the future only: "in two years" can also say how long something took. */
static gboolean
op_ahead (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  return c->reader->direction == NG_DIRECTION_FUTURE && op_ago (c, parts, n, v);
}

/* "two days" earlier */
static gboolean
op_offset_anchor (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *length = length_part (parts, n);
  NgUnit unit = unit_of_length (length);

  v->anchored = TRUE;
  return move_base (anchor (c->reader, unit == NG_UNIT_NONE ? NG_UNIT_DAY : unit, GET (v, DIR)),
                    length, TRUE, v);
}

/* over the past "four decades", the next "three days" */
static gboolean
op_span (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *length = length_part (parts, n);
  NgDays d = c->reader->document;

  if (!is_closed (d))
    return FALSE;
  if (GET (v, DIR) < 0)
    d.first = ng_value_move (length, d.first, -1);
  else
    d.last = ng_value_move (length, d.last, 1);
  return set_days (v, d, NG_UNIT_NONE);
}

/* "two weeks" starting "May 20" */
static gboolean
op_span_from (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays d = dated_part (parts, n, 0)->days;

  if (!is_closed (d))
    return FALSE;
  d.last = ng_value_move (length_part (parts, n), d.first, 1) - 1;
  memset (v->amount, 0, sizeof v->amount);
  v->lasting = FALSE;
  return set_days (v, d, NG_UNIT_NONE);
}

/* the "week" of "May 20" */
static gboolean
op_around (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  const NgTimeValue *said = part_with (parts, n, NG_FEATURE_UNIT, 0);
  NgUnit unit = GET (HAS (v, UNIT) ? v : said, UNIT);
  NgDays d = dated_part (parts, n, 0)->days;

  return is_closed (d) && unit >= NG_UNIT_DAY
         && set_days (v, ng_unit_shift (unit, d.first, 0), unit);
}

/* "week" "31" */
static gboolean
op_week_number (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays year = c->reader->document;
  const NgTimeValue *outer = dated_part (parts, n, 0);
  NgDays d;
  int k = GET (part_with (parts, n, NG_FEATURE_DIGITS, 0), NUMBER);

  if (outer)
    year = outer->days;
  if (!is_closed (year) || k < 1 || k > 53)
    return FALSE;
  year = ng_unit_shift (NG_UNIT_YEAR, year.first, 0);
  return nth_unit (NG_UNIT_WEEK, year, k, &d) && set_days (v, d, NG_UNIT_WEEK);
}

/* ---- stretches ---- */

/* Reads a part whose year or week was not said again, near the other part. */
static NgTimeValue
near_other (const NgTimeOpContext *c, const NgTimeValue *part, NgDays other, NgDirection direction)
{
  NgTimeValue v = *part;
  if (part->floating && is_closed (other))
    ng_time_dates_resolve_near (c->events, other, direction, &v);
  return v;
}

/* from A to B */
static gboolean
op_range (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgTimeValue a = *dated_part (parts, n, 0);
  NgTimeValue b = *dated_part (parts, n, 1);

  if (a.floating)
    a = near_other (c, &a, (NgDays){ b.days.first, b.days.first }, NG_DIRECTION_PAST);
  else if (b.floating)
    b = near_other (c, &b, a.days, NG_DIRECTION_FUTURE);
  v->anchored = a.anchored || b.anchored;
  return is_closed (a.days) && is_closed (b.days) && a.days.first <= b.days.first
         && set_days (v, (NgDays){ a.days.first, b.days.last }, NG_UNIT_NONE);
}

static gboolean
op_since (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays d = { v->days.first, c->reader->document.last };
  if (d.first == NG_NO_DAY)
    return FALSE;
  if (d.last != NG_NO_DAY && d.last < d.first)
    d.last = NG_NO_DAY;
  return set_days (v, d, NG_UNIT_NONE);
}

static gboolean
op_after (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays d = { v->days.last, c->reader->document.last };
  if (d.first == NG_NO_DAY)
    return FALSE;
  d.first = GET (v, PART) == 1 ? v->days.first : d.first + 1; /* "after the beginning of" */
  if (d.last != NG_NO_DAY && (d.last < d.first || c->reader->direction == NG_DIRECTION_FUTURE))
    d.last = NG_NO_DAY;
  return set_days (v, d, NG_UNIT_NONE);
}

/* The end of what lasts till @last: from the day of the document on, if that lies ahead. */
static gboolean
end_at (const NgTimeOpContext *c, NgDay last, NgTimeValue *v)
{
  NgDays d = { c->reader->document.first, last };
  if (last == NG_NO_DAY)
    return FALSE;
  if (d.first != NG_NO_DAY
      && (last < d.first
          || (last <= c->reader->document.last && c->reader->direction == NG_DIRECTION_PAST)))
    d.first = NG_NO_DAY;
  return set_days (v, d, NG_UNIT_NONE);
}

static gboolean
op_until (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  return end_at (c, v->days.last, v);
}

static gboolean
op_before (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  if (GET (v, PART) == 3) /* "before the end of" */
    return end_at (c, v->days.last, v);
  return v->days.first != NG_NO_DAY && end_at (c, v->days.first - 1, v);
}

/* Whole months between the first days of two months, 0 if one of them is no first day. */
static int
months_between (NgDay first, NgDay end)
{
  int y, m, d, y2, m2, d2;

  ng_day_to_civil (first, &y, &m, &d);
  ng_day_to_civil (end, &y2, &m2, &d2);
  return d == 1 && d2 == 1 ? (y2 - y) * 12 + m2 - m : 0;
}

/* The @part-th third, from 1, in whole months or years where that comes out even or nearly so. */
static NgDays
third_of (NgDays d, int part)
{
  int months = months_between (d.first, d.last + 1), length = d.last - d.first + 1;
  int y, m, day, from, to;

  ng_day_to_civil (d.first, &y, &m, &day);
  if (months >= 120)
    {
      from = (months / 12 * (part - 1) + 2) / 3;
      to = (months / 12 * part + 2) / 3;
      return ng_days_of_months (y + from, 1, 12 * (to - from));
    }
  if (months >= 3 && months % 3 == 0)
    return ng_days_of_months (y, m + (part - 1) * months / 3, months / 3);
  from = months == 1 ? 10 : length / 3;
  return (NgDays){ d.first + (part - 1) * from, part == 3 ? d.last : d.first + part * from - 1 };
}

/* "early" "2019": thirds, of a week overlapping ones */
static gboolean
op_part (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays d = v->days;
  int part = GET (v, PART);

  if (!is_closed (d))
    return FALSE;
  if (v->grain == NG_UNIT_DAY)
    return TRUE;
  if (v->grain != NG_UNIT_WEEK)
    d = third_of (d, part);
  else if (part == 1)
    d.last = d.first + 2;
  else
    d = (NgDays){ d.first + (part == 2 ? 1 : 3), part == 2 ? d.first + 4 : d.last };
  return set_days (v, d, NG_UNIT_NONE);
}

/* earlier "this year" */
static gboolean
op_earlier (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays d = v->days, doc = c->reader->document;
  if (v->grain <= NG_UNIT_DAY || !is_closed (doc) || doc.last < d.first || doc.last >= d.last)
    return TRUE;
  d.last = doc.last;
  return set_days (v, d, NG_UNIT_NONE);
}

/* later "this year"; of a week, which is named as a whole, all of it */
static gboolean
op_later (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays d = v->days, doc = c->reader->document;
  if (v->grain <= NG_UNIT_WEEK || !is_closed (doc) || doc.first <= d.first || doc.first > d.last)
    return TRUE;
  d.first = doc.first;
  return set_days (v, d, NG_UNIT_NONE);
}

/* rest of "the week" */
static gboolean
op_rest (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDays d = v->days, doc = c->reader->document;
  if (!is_closed (doc) || doc.first < d.first || doc.first > d.last)
    return FALSE;
  d.first = doc.first;
  return set_days (v, d, NG_UNIT_NONE);
}

/* the eve of "May 10" */
static gboolean
op_eve (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDay day = v->days.first;
  return day != NG_NO_DAY && set_days (v, (NgDays){ day - 1, day - 1 }, NG_UNIT_DAY);
}

/* "1990" s, '90 s, nineties */
static gboolean
op_decade (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int year = HAS (v, YEAR) ? GET (v, YEAR) : GET (v, NUMBER);
  if (year < 100)
    year += year >= 20 ? 1900 : 2000;
  return year % 10 == 0 && year >= 1000 && year <= 2999
         && set_days (v, ng_days_of_months (year, 1, 120), NG_UNIT_DECADE);
}

/* "19th" century */
static gboolean
op_century (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int k = GET (v, NUMBER);
  return k >= 2 && k <= 30
         && set_days (v, ng_days_of_months ((k - 1) * 100, 1, 1200), NG_UNIT_CENTURY);
}

/* The fiscal year of the United States: from October of the year before. */
static gboolean
op_fiscal (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int year = GET (v, YEAR);
  return set_days (v, ng_days_of_months (year - 1, 10, 12), NG_UNIT_NONE);
}

/* the weekend with the holiday at its end: "Labor Day weekend" */
static gboolean
op_long_weekend (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  NgDay day = v->days.first;
  int weekday = ng_day_weekday (day);
  NgDays d = { day, day };

  if (weekday <= 1) /* Monday, Tuesday: after it */
    d.first = day - weekday - 2;
  else
    d = (NgDays){ MIN (day, day - weekday + 5), day - weekday + 6 };
  return set_days (v, d, NG_UNIT_NONE);
}

/* ---- lengths, sets, times of day ---- */

static gboolean
op_length (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  double number = HAS (v, NUMBER) ? v->f[NG_FEATURE_NUMBER] : 1;
  if (number <= 0 || number > MOST_OF_A_UNIT)
    return FALSE;
  ng_value_lengthen (v, number, GET (v, UNIT));
  ng_value_unset (v, NG_FEATURE_NUMBER);
  return TRUE;
}

/* every "Monday", each "4/15" */
static gboolean
op_set (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  g_autofree char *text = NULL;

  if (HAS (v, MONTH) && HAS (v, DAY))
    text = g_strdup_printf ("XXXX-%02d-%02d", GET (v, MONTH), GET (v, DAY));
  else if (HAS (v, MONTH))
    text = g_strdup_printf ("XXXX-%02d", GET (v, MONTH));
  else if (HAS (v, WEEKDAY))
    text = g_strdup_printf ("XXXX-WXX-%d", GET (v, WEEKDAY));
  else if (HAS (v, DAY))
    text = g_strdup_printf ("XXXX-XX-%02d", GET (v, DAY));
  else
    return FALSE;
  v->value = g_intern_string (text);
  v->dated = FALSE;
  return TRUE;
}

static gboolean
op_hour (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  SET (v, HOUR, GET (v, NUMBER));
  return GET (v, NUMBER) >= 0 && GET (v, NUMBER) <= 24 && GET (v, DIGITS) <= 2;
}

static gboolean
op_minute (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  SET (v, MINUTE, GET (v, NUMBER));
  return GET (v, NUMBER) < 60 && (HAS (v, DIGITS) ? GET (v, DIGITS) == 2 : GET (v, NUMBER) >= 10);
}

/* The time of day is complete; DIR 1: after noon, -1: before it. */
static gboolean
op_clock (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  int hour = GET (v, HOUR);
  g_autofree char *text = NULL;

  if (HAS (v, DIR) && (hour > 12 || hour < 1))
    return FALSE;
  if (HAS (v, DIR))
    hour = hour % 12 + (GET (v, DIR) > 0 ? 12 : 0);
  text = HAS (v, MINUTE) ? g_strdup_printf ("T%02d:%02d", hour, GET (v, MINUTE))
                         : g_strdup_printf ("T%02d", hour);
  v->clock = g_intern_string (text); /* at most some 1500 of them */
  return TRUE;
}

/* A date with a time of day: the day only, so it must be one. */
static gboolean
op_day_only (const NgTimeOpContext *c, Parts parts, guint n, NgTimeValue *v)
{
  return v->dated && (v->grain == NG_UNIT_DAY || v->grain == NG_UNIT_NONE);
}

static const NgTimeOp ops[] = {
  { "add", op_add, TRUE, 0 },
  { "after", op_after, FALSE, 1 },
  { "ago", op_ago, FALSE, 0 },
  { "ahead", op_ahead, FALSE, 0 },
  { "around", op_around, TRUE, 1 },
  { "before", op_before, FALSE, 1 },
  { "century", op_century, FALSE, 0 },
  { "clock", op_clock, FALSE, 0 },
  { "compact", op_compact, FALSE, 0 },
  { "day-of-month", op_day_of_month, FALSE, 0 },
  { "day-only", op_day_only, FALSE, 1 },
  { "day-range", op_day_range, TRUE, 0 },
  { "decade", op_decade, FALSE, 0 },
  { "decimal", op_decimal, TRUE, 0 },
  { "coming", op_coming, FALSE, 0 },
  { "directed", op_directed, FALSE, 0 },
  { "earlier", op_earlier, FALSE, 1 },
  { "eve", op_eve, FALSE, 1 },
  { "fiscal", op_fiscal, FALSE, 0 },
  { "half", op_half, FALSE, 0 },
  { "half-of-year", op_half_of_year, FALSE, 0 },
  { "hour", op_hour, FALSE, 0 },
  { "later", op_later, FALSE, 1 },
  { "length", op_length, FALSE, 0 },
  { "long-weekend", op_long_weekend, FALSE, 1 },
  { "minute", op_minute, FALSE, 0 },
  { "month-range", op_month_range, TRUE, 0 },
  { "nth", op_nth, TRUE, 1 },
  { "numeric", op_numeric, TRUE, 0 },
  { "numeric-month", op_numeric_month, TRUE, 0 },
  { "numeric-short", op_numeric_short, TRUE, 0 },
  { "offset", op_offset, TRUE, 1 },
  { "offset-anchor", op_offset_anchor, FALSE, 0 },
  { "part", op_part, FALSE, 1 },
  { "quarter", op_quarter, FALSE, 0 },
  { "range", op_range, TRUE, 2 },
  { "resolve", op_resolve, FALSE, 0 },
  { "rest", op_rest, FALSE, 1 },
  { "set", op_set, FALSE, 0 },
  { "shift", op_shift, FALSE, 0 },
  { "shift-anchor", op_shift_anchor, FALSE, 0 },
  { "short-year", op_short_year, FALSE, 0 },
  { "since", op_since, FALSE, 1 },
  { "some-of", op_some_of, TRUE, 1 },
  { "span", op_span, FALSE, 0 },
  { "span-from", op_span_from, TRUE, 1 },
  { "spoken-year", op_spoken_year, TRUE, 0 },
  { "times", op_times, TRUE, 0 },
  { "until", op_until, FALSE, 1 },
  { "week-number", op_week_number, TRUE, 0 },
  { "within", op_within, TRUE, 1 },
  { "year", op_year, FALSE, 0 },
  { "year-range", op_year_range, TRUE, 0 },
};

const NgTimeOp *
ng_time_op (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    if (strcmp (ops[i].name, name) == 0)
      return &ops[i];
  return NULL;
}

gboolean
ng_time_op_run (const NgTimeOp *self, const NgTimeOpContext *context,
                const NgTimeValue *const *parts, guint n, NgTimeValue *value)
{
  guint dated = 0;

  for (guint i = 0; i < n; i++)
    dated += parts[i]->dated;
  return dated >= self->dated && self->run (context, parts, n, value);
}
