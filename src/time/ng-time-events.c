/* ng-time-events.c: see ng-time-events.h. */
#include "time/ng-time-events.h"

#include <stdlib.h>
#include <string.h>

#include "base/ng-error.h"

typedef struct
{
  enum
  {
    EVENT_FIXED,  /* month a, day b */
    EVENT_NTH,    /* month a, b-th weekday c */
    EVENT_EASTER, /* a days after it */
  } kind;
  int year; /* 0: every year */
  int a, b, c;
  int month2, day2; /* last day, 0: see more */
  int more;         /* days after the first */
} Rule;

struct _NgTimeEvents
{
  GPtrArray *rows; /* GArray of Rule */
};

static gboolean
read_int (const char **p, int *out)
{
  char *end;
  long n = strtol (*p, &end, 10);

  if (end == *p || n < -400 || n > 9999)
    return FALSE;
  *out = (int) n;
  *p = end;
  return TRUE;
}

static gboolean
read_char (const char **p, char c)
{
  if (**p != c)
    return FALSE;
  (*p)++;
  return TRUE;
}

/* "12-25": the hyphen is no sign. */
static gboolean
read_month_day (const char **p, int *month, int *day)
{
  return read_int (p, month) && read_char (p, '-') && read_int (p, day) && *month >= 1
         && *month <= 12 && *day >= 1 && *day <= 31;
}

static gboolean
read_end (const char **p, Rule *r)
{
  if (**p == '\0')
    return TRUE;
  if (g_str_has_prefix (*p, ".."))
    {
      *p += 2;
      return read_month_day (p, &r->month2, &r->day2) && **p == '\0';
    }
  return **p == '+' && read_int (p, &r->more) && **p == '\0';
}

static gboolean
read_rule (const char *p, Rule *r)
{
  const char *colon = strchr (p, ':'), *q;

  if (colon && (!read_int (&p, &r->year) || !read_char (&p, ':')))
    return FALSE;
  if (g_str_has_prefix (p, "easter"))
    {
      p += strlen ("easter");
      r->kind = EVENT_EASTER;
      return *p == '\0' || (read_int (&p, &r->a) && read_end (&p, r));
    }
  q = p;
  if (strchr (p, '/'))
    {
      r->kind = EVENT_NTH;
      return read_int (&q, &r->a) && read_char (&q, '/') && read_int (&q, &r->b)
             && read_char (&q, '/') && read_int (&q, &r->c) && r->a >= 1 && r->a <= 12 && r->c >= 1
             && r->c <= 7 && r->b >= -1 && r->b <= 5 && read_end (&q, r);
    }
  return read_month_day (&q, &r->a, &r->b) && read_end (&q, r);
}

static GArray *
read_rules (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  g_autoptr (GArray) rules = g_array_new (FALSE, TRUE, sizeof (Rule));

  for (guint i = 0; parts[i]; i++)
    {
      Rule r = { 0 };
      if (!read_rule (parts[i], &r))
        return NULL;
      g_array_append_val (rules, r);
    }
  return g_steal_pointer (&rules);
}

NgTimeEvents *
ng_time_events_new (const NgLexicon *lexicon, GError **error)
{
  const NgTable *t = ng_lexicon_table (lexicon, "time-events", error, "name", "days", NULL);
  g_autoptr (NgTimeEvents) self = g_new0 (NgTimeEvents, 1);
  guint column;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (t == NULL)
    return NULL;
  column = (guint) ng_table_column (t, "days");
  for (guint row = 0; row < ng_table_n_rows (t); row++)
    {
      GArray *rules = read_rules (ng_table_get (t, row, column));
      if (rules == NULL)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                       "time-events.tsv: \"%s\": days like \"12-25\", \"11/4/4\", \"easter+1\" or "
                       "\"2019:02-05\" expected, not \"%s\"",
                       ng_table_get (t, row, 0), ng_table_get (t, row, column));
          return NULL;
        }
      g_ptr_array_add (self->rows, rules);
    }
  return g_steal_pointer (&self);
}

void
ng_time_events_free (NgTimeEvents *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static NgDay
nth_weekday (int year, int month, int n, int weekday)
{
  NgDay first = ng_day_from_civil (year, month, 1);
  NgDay last = first + ng_day_month_length (year, month) - 1;

  if (n < 0)
    return last - (ng_day_weekday (last) - (weekday - 1) + 7) % 7;
  return first + (weekday - 1 - ng_day_weekday (first) + 7) % 7 + 7 * (n - 1);
}

static gboolean
first_day (const Rule *r, int year, NgDay *out)
{
  if (r->kind == EVENT_EASTER)
    *out = ng_day_easter (year) + r->a;
  else if (r->kind == EVENT_NTH)
    *out = nth_weekday (year, r->a, r->b, r->c);
  else if (!ng_day_is_valid_civil (year, r->a, r->b))
    return FALSE;
  else
    *out = ng_day_from_civil (year, r->a, r->b);
  return TRUE;
}

static gboolean
days_by_rule (const Rule *r, int year, NgDays *out)
{
  NgDays d;

  if (!first_day (r, year, &d.first))
    return FALSE;
  d.last = d.first + r->more;
  if (r->month2)
    {
      int y = r->month2 < r->a ? year + 1 : year;
      if (!ng_day_is_valid_civil (y, r->month2, r->day2))
        return FALSE;
      d.last = ng_day_from_civil (y, r->month2, r->day2);
    }
  *out = d;
  return TRUE;
}

gboolean
ng_time_events_days (const NgTimeEvents *self, guint row, int year, NgDays *out)
{
  const GArray *rules;

  g_assert (row < self->rows->len);
  rules = self->rows->pdata[row];
  for (guint i = 0; i < rules->len; i++)
    {
      const Rule *r = &g_array_index (rules, Rule, i);
      if (r->year == 0 || r->year == year)
        return days_by_rule (r, year, out);
    }
  return FALSE;
}
