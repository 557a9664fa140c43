/* ng-time-parser.c: see ng-time-parser.h. */
#include "time/ng-time-parser.h"

#include "base/ng-text.h"
#include "time/ng-time-grammar.h"

/* What a reading is worth: written out, with the year or week found by the tense, counted from an
 * earlier expression, or of a part of the words only. */
#define SCORE_PLAIN 0.95
#define TIMES_FLOATING 0.95
#define TIMES_ANCHORED 0.8
#define TIMES_PARTIAL 0.6

struct _NgTimeParser
{
  NgTimeGrammar *grammar;
};

void
ng_time_reading_clear (NgTimeReading *self)
{
  g_clear_pointer (&self->value, g_free);
}

void
ng_time_context_init (NgTimeContext *self)
{
  self->document = (NgDays){ NG_NO_DAY, NG_NO_DAY };
  for (guint u = 0; u < NG_N_UNITS; u++)
    self->anchors[u] = self->document;
  self->direction = NG_DIRECTION_UNKNOWN;
}

NgTimeParser *
ng_time_parser_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgTimeParser) self = g_new0 (NgTimeParser, 1);

  self->grammar = ng_time_grammar_new (lexicon, error);
  return self->grammar ? g_steal_pointer (&self) : NULL;
}

void
ng_time_parser_free (NgTimeParser *self)
{
  if (self == NULL)
    return;
  ng_time_grammar_free (self->grammar);
  g_free (self);
}

/* ---- the best reading ---- */

static gboolean
is_better (const NgTimeParse *a, const NgTimeParse *b)
{
  guint la = a->end - a->begin, lb = b ? b->end - b->begin : 0;
  return b == NULL || la > lb || (la == lb && a->cost < b->cost);
}

/* The longest parse that covers words @first to @last, or (@inside) lies in them. */
static const NgTimeParse *
choose (const GArray *parses, guint first, guint last, gboolean inside)
{
  const NgTimeParse *best = NULL;

  for (guint i = 0; i < parses->len; i++)
    {
      const NgTimeParse *p = &g_array_index (parses, NgTimeParse, i);
      gboolean fits = p->begin <= first && p->end >= last;
      if (inside) /* half of "three days later" says nothing */
        fits = p->begin >= first && p->end <= last && 2 * (p->end - p->begin) >= last - first
               && p->value.dated;
      if (fits && is_better (p, best))
        best = p;
    }
  return best;
}

/* ---- its value ---- */

static char *
format_days (const NgTimeValue *v)
{
  g_autofree char *first = NULL, *last = NULL;

  if (v->days.first == v->days.last || (v->grain != NG_UNIT_NONE && v->days.first != NG_NO_DAY))
    return ng_unit_format (v->grain, v->days.first);
  first = v->days.first == NG_NO_DAY ? g_strdup ("..") : ng_day_format (v->days.first);
  last = v->days.last == NG_NO_DAY ? g_strdup ("..") : ng_day_format (v->days.last);
  return g_strconcat (first, "/", last, NULL);
}

static char *
format_value (const NgTimeValue *v)
{
  g_autofree char *days = NULL;

  if (v->value)
    return v->clock ? g_strconcat (v->value, v->clock, NULL) : g_strdup (v->value);
  if (v->lasting && !v->clock)
    return ng_value_format_length (v);
  if (!v->dated)
    return g_strdup (v->clock);
  days = format_days (v);
  return v->clock && v->days.first == v->days.last ? g_strconcat (days, v->clock, NULL)
                                                   : g_steal_pointer (&days);
}

static gboolean
is_in_calendar (NgDays d)
{
  NgDay min = ng_day_from_civil (NG_MIN_YEAR, 1, 1), max = ng_day_from_civil (NG_MAX_YEAR, 12, 31);
  return (d.first == NG_NO_DAY || (d.first >= min && d.first <= max))
         && (d.last == NG_NO_DAY || (d.last >= min && d.last <= max));
}

static double
score_of (const NgTimeValue *v, gboolean partial)
{
  double score = SCORE_PLAIN;

  if (ng_value_has (v, NG_FEATURE_SCORE))
    score *= v->f[NG_FEATURE_SCORE] / 1000;
  if (v->floating)
    score *= TIMES_FLOATING;
  if (v->anchored)
    score *= TIMES_ANCHORED;
  return partial ? score * TIMES_PARTIAL : score;
}

static gboolean
make_reading (const NgTimeParse *p, const GArray *words, gboolean partial, NgTimeReading *out)
{
  const NgTimeValue *v = &p->value;
  NgDays open = { NG_NO_DAY, NG_NO_DAY };
  g_autofree char *value = NULL;

  if ((v->dated && !is_in_calendar (v->days)) || !(value = format_value (v)))
    return FALSE;
  *out = (NgTimeReading){
    .span = ng_span_cover (g_array_index (words, NgTimeWord, p->begin).span,
                           g_array_index (words, NgTimeWord, p->end - 1).span),
    .days = v->dated ? v->days : open,
    .grain = v->dated ? v->grain : NG_UNIT_NONE,
    .point = v->dated ? v->point : NG_NO_DAY,
    .anchored = v->anchored,
    .value = g_steal_pointer (&value),
    .score = ng_score (score_of (v, partial)),
    .rule = v->rule,
  };
  return TRUE;
}

gboolean
ng_time_parser_read (const NgTimeParser *self, const char *text, gsize length, NgSpan core,
                     const NgTimeContext *context, NgTimeReading *out)
{
  g_autoptr (GArray) words = ng_time_words_cut (text, length);
  g_autoptr (GArray) parses = NULL;
  const NgTimeParse *best;
  guint first = 0, last = 0;
  gboolean partial = FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      NgSpan s = g_array_index (words, NgTimeWord, i).span;
      first += s.end <= core.begin;
      last += s.begin < core.end;
    }
  if (first >= last)
    return FALSE;
  parses = ng_time_grammar_parse (self->grammar, (const NgTimeWord *) (void *) words->data,
                                  words->len, context);
  best = choose (parses, first, last, FALSE);
  if (best == NULL)
    {
      partial = TRUE;
      best = choose (parses, first, last, TRUE);
    }
  return best && make_reading (best, words, partial, out);
}
