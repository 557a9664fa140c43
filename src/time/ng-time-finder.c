/* ng-time-finder.c: see ng-time-finder.h. */
#include "time/ng-time-finder.h"

#include <string.h>

#include "time/ng-time-parser.h"
#include "time/ng-time-tense.h"

/* Tokens on either side of a mention that may belong to its expression ("since" 2014, Friday
 * "next week"). */
#define REACH_LEFT 6u
#define REACH_RIGHT 8u

struct _NgTimeFinder
{
  NgTimeParser *parser;
  NgTimeTense *tense;
};

NgTimeFinder *
ng_time_finder_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgTimeFinder) self = g_new0 (NgTimeFinder, 1);

  if (!(self->parser = ng_time_parser_new (lexicon, error))
      || !(self->tense = ng_time_tense_new (lexicon, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_time_finder_free (NgTimeFinder *self)
{
  if (self == NULL)
    return;
  ng_time_parser_free (self->parser);
  ng_time_tense_free (self->tense);
  g_free (self);
}

/* ---- how far an expression may reach ---- */

static gboolean
is_possessive (const NgAnalysis *a, NgId token)
{
  return ng_token_is (a, token, "'s") || ng_token_is (a, token, "’s") || ng_token_is (a, token, "'")
         || ng_token_is (a, token, "’");
}

/* The words before belong to it if they hang on it: in "after Friday's attack" the preposition is
 * that of the attack. */
static NgId
first_token (const NgAnalysis *a, const NgMention *m, NgId begin)
{
  NgId end = m->first_token + m->n_tokens, first = m->first_token;
  NgId least = first > begin + REACH_LEFT ? first - REACH_LEFT : begin;

  if (end < ng_n_tokens (a) && is_possessive (a, end))
    return first;
  while (first > least)
    {
      NgId head = ng_tag (a, first - 1)->head;
      if (head == NG_NONE || head < first || head >= end)
        break;
      first--;
    }
  /* "between 2014 and 2016", seen from 2016 */
  for (NgId t = first; t-- > least;)
    if (ng_tag (a, t)->head >= least && ng_tag (a, t)->head < end)
      first = t;
  return first;
}

static NgId
end_token (const NgAnalysis *a, const NgMention *m, NgId end)
{
  NgId after = m->first_token + m->n_tokens;
  return MIN (end, after + REACH_RIGHT);
}

/* ---- one mention ---- */

static gboolean
read_mention (const NgTimeFinder *self, const NgAnalysis *a, const NgMention *m,
              const NgTimeContext *context, NgTimeReading *out)
{
  const NgSentence *s = ng_sentence (a, ng_token (a, m->first_token)->sentence);
  NgId first = first_token (a, m, s->first_token);
  NgId end = end_token (a, m, s->first_token + s->n_tokens);
  NgSpan window = ng_token_range (a, first, end - first);
  NgSpan core = ng_span (m->span.begin - window.begin, m->span.end - window.begin);

  return ng_time_parser_read (self->parser, ng_analysis_text (a, window), ng_span_length (window),
                              core, context, out);
}

/* Later expressions may count from this one. */
static void
remember (NgTimeContext *context, const NgTimeReading *r)
{
  if (r->days.first == NG_NO_DAY || r->days.last == NG_NO_DAY || r->grain == NG_UNIT_NONE)
    return;
  for (guint u = r->grain; u < NG_N_UNITS; u++)
    context->anchors[u] = r->days;
}

static void
append_time (NgAnalysis *a, NgId mention, const NgTimeReading *r)
{
  NgTime t = { .mention = mention,
               .first = r->days.first,
               .last = r->days.last,
               .value = ng_analysis_string (a, r->value),
               .score = r->score,
               .origin = ng_analysis_printf (a, "time-rules:%u", r->rule + 1) };
  ng_analysis_append (a, NG_LAYER_TIME, &t);
}

gboolean
ng_time_finder_run (const NgTimeFinder *self, NgAnalysis *analysis, GError **error)
{
  NgTimeContext context;

  ng_time_context_init (&context);
  context.document = (NgDays){ analysis->document.date_first, analysis->document.date_last };
  for (NgId i = 0; i < ng_n_mentions (analysis); i++)
    {
      const NgMention *m = ng_mention (analysis, i);
      g_auto (NgTimeReading) reading = { 0 };
      if (m->kind != NG_KIND_TIME)
        continue;
      context.direction = ng_time_tense_direction (self->tense, analysis, m);
      if (!read_mention (self, analysis, m, &context, &reading))
        continue;
      remember (&context, &reading);
      append_time (analysis, i, &reading);
    }
  return TRUE;
}
