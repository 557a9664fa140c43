/* ng-time-value.h: what a stretch of words can mean while it is being put together.
 *
 * A value is a bundle of features (a month, a number, a direction, ...) and, once they are enough,
 * a stretch of days, a length of time or a time of day.  The words of an expression are put
 * together by uniting the features of the parts; an operation then turns them into days.
 */
#ifndef NG_TIME_VALUE_H
#define NG_TIME_VALUE_H

#include "time/ng-time-calendar.h"

/* Named in ng-time-value.c in the same order. */
typedef enum
{
  NG_FEATURE_NUMBER,
  NG_FEATURE_DIGITS, /* of a numeral */
  NG_FEATURE_UNIT,   /* NgUnit */
  NG_FEATURE_DIR,    /* -1 past, 0 present, 1 future */
  NG_FEATURE_PART,   /* 1 early, 2 middle, 3 late */
  NG_FEATURE_YEAR,
  NG_FEATURE_MONTH,
  NG_FEATURE_MONTH2, /* last of several */
  NG_FEATURE_DAY,    /* of the month */
  NG_FEATURE_DAY2,
  NG_FEATURE_WEEKDAY, /* 1 Monday */
  NG_FEATURE_SEASON,  /* 1 spring */
  NG_FEATURE_QUARTER,
  NG_FEATURE_HALF,
  NG_FEATURE_EVENT, /* row of the table of events */
  NG_FEATURE_HOUR,
  NG_FEATURE_MINUTE,
  NG_FEATURE_SCORE, /* thousandths; the smallest part counts */
  NG_N_FEATURES
} NgFeature;

/* Lengths of time; decades and fortnights are counted in years and weeks. */
typedef enum
{
  NG_AMOUNT_YEARS,
  NG_AMOUNT_MONTHS,
  NG_AMOUNT_WEEKS,
  NG_AMOUNT_WEEKENDS,
  NG_AMOUNT_DAYS,
  NG_AMOUNT_HOURS,
  NG_AMOUNT_MINUTES,
  NG_AMOUNT_SECONDS,
  NG_N_AMOUNTS
} NgAmount;

typedef struct
{
  guint has; /* bit f: feature f is there */
  double f[NG_N_FEATURES];

  gboolean dated;
  NgDays days;
  NgUnit grain;      /* NG_UNIT_NONE: no unit of the calendar */
  gboolean floating; /* the year, month or week was chosen, not said; the features say what was */
  gboolean anchored; /* counted from an earlier expression */
  NgDay point;       /* the day itself where a unit around it is meant ("two years ago") */

  double amount[NG_N_AMOUNTS];
  gboolean lasting;  /* amount counts */
  const char *clock; /* nullable, interned: "T15:30", "TMO" */
  const char *value; /* nullable, interned: TIMEX3 value if not made of the days */
  guint rule;        /* row that gave the days */
} NgTimeValue;

/* Which way an expression without year or week looks, from the tense around it. */
typedef enum
{
  NG_DIRECTION_UNKNOWN,
  NG_DIRECTION_PAST,
  NG_DIRECTION_PRESENT,
  NG_DIRECTION_FUTURE
} NgDirection;

/* What an expression is read against. */
typedef struct
{
  NgDays document;            /* NG_NO_DAY: unknown */
  NgDays anchors[NG_N_UNITS]; /* the last expression of this unit or a shorter one; NG_NO_DAY */
  NgDirection direction;
} NgTimeContext;

static inline gboolean
ng_value_has (const NgTimeValue *v, NgFeature f)
{
  return v->has >> f & 1;
}

static inline void
ng_value_set (NgTimeValue *v, NgFeature f, double x)
{
  v->has |= 1u << f;
  v->f[f] = x;
}

static inline void
ng_value_unset (NgTimeValue *v, NgFeature f)
{
  v->has &= ~(1u << f);
}

/* As int; 0 if it is not there. */
static inline int
ng_value_int (const NgTimeValue *v, NgFeature f)
{
  return ng_value_has (v, f) ? (int) v->f[f] : 0;
}

/* NG_N_FEATURES if no feature has this name. */
NgFeature ng_feature_from_name (const char *name);

/* Adds what @part has.  FALSE if both speak of different days, months, ... */
gboolean ng_value_unite (NgTimeValue *self, const NgTimeValue *part);

/* Adds @n of @unit to the length. */
void ng_value_lengthen (NgTimeValue *self, double n, NgUnit unit);

/* @day moved by @sign times the length of @length. */
NgDay ng_value_move (const NgTimeValue *length, NgDay day, int sign);

/* Returns: (transfer full): "P3D", "PT2.5H". */
char *ng_value_format_length (const NgTimeValue *self);

#endif
