/* ng-day.h: calendar days of the proleptic Gregorian calendar, as numbers.
 *
 * A day is the count of days since 1970-01-01.  Method: Howard Hinnant's days_from_civil.
 * No clock and no time zone is ever asked.
 */
#ifndef NG_DAY_H
#define NG_DAY_H

#include <glib.h>

typedef gint32 NgDay;

/* No day is known. */
#define NG_NO_DAY G_MININT32

/* Years outside are refused by ng_day_parse: xsd:date in stores is safe in this range. */
#define NG_MIN_YEAR 1
#define NG_MAX_YEAR 9999

NgDay ng_day_from_civil (int year, int month /* 1..12 */, int day /* 1..31 */);
void ng_day_to_civil (NgDay day, int *year, int *month, int *mday);

/* TRUE if the date exists and its year is in NG_MIN_YEAR..NG_MAX_YEAR. */
gboolean ng_day_is_valid_civil (int year, int month, int day);

int ng_day_month_length (int year, int month /* 1..12 */); /* days */

/* 0 Monday .. 6 Sunday */
int ng_day_weekday (NgDay day);

/* Returns: (transfer full): "YYYY-MM-DD". */
char *ng_day_format (NgDay day);

/* Reads "YYYY", "YYYY-MM", "YYYY-MM-DD" or a date followed by 'T' and a time, which is ignored;
 * gives the first and the last day that it can mean.  FALSE, outputs untouched, for anything else.
 */
gboolean ng_day_parse (const char *text, NgDay *first, NgDay *last);

#endif
