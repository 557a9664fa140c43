/* ng-mention-time.c: see ng-mention-time.h. */
#include "mention/ng-mention-time.h"

#include <string.h>

/* Belief from which a name of the network is stronger than a phrase of the grammar. */
#define SURE_NAME 0.6f
/* Belief from which a date is taken that the grammar does not know. */
#define SURE_DATE 0.8f

static gboolean
says_date (const NgMentionWork *w, NgId token)
{
  guint32 i = w->name_at[token];
  return i != NG_NONE && ng_mention_name (w, i)->label == NG_NAME_DATE;
}

/* TRUE if a name of another kind holds the phrase or is cut by it: "Sunday Times", "Theresa May".
 */
static gboolean
is_in_name (const NgMentionWork *w, NgId first, guint32 n)
{
  for (NgId t = first; t < first + n; t++)
    {
      guint32 i = w->name_at[t];
      if (i == NG_NONE)
        continue;
      const NgNetName *name = ng_mention_name (w, i);
      if (name->label == NG_NAME_DATE || name->label == NG_NAME_MONEY)
        continue;
      if (name->label == NG_NAME_PERSON && name->score >= SURE_NAME)
        return TRUE;
      if (name->first < first || name->first + name->n > first + n)
        return TRUE;
    }
  return FALSE;
}

/* A year, season or word of two meanings alone needs support. */
static gboolean
is_supported (const NgMentionWork *w, const NgGrammarRun *run, NgId first, guint i)
{
  gboolean doubtful = ng_grammar_is (run, i, "DOUBTFUL") || ng_grammar_is (run, i, "SEASON");
  gboolean led = i > 0 && ng_grammar_is (run, i - 1, "LEAD");

  if (!doubtful && !ng_grammar_is (run, i, "YEAR"))
    return TRUE;
  if (says_date (w, first))
    return TRUE;
  if (!led || !w->tagged)
    return led;
  NgUpos pos = ng_tag (w->a, first)->upos;
  if (doubtful)
    return pos == NG_UPOS_PROPN || pos == NG_UPOS_NOUN;
  /* "by 2000 people" counts. */
  return ng_tag (w->a, first)->rel != NG_REL_NUMMOD;
}

/* "16 years old", "two-year-old": an age. */
static gboolean
is_age (const NgMentionWork *w, const NgGrammarRun *run, NgId first, guint i, guint n)
{
  if (ng_grammar_is (run, i + n, "AGE"))
    return TRUE;
  return ng_mention_is_hyphen (w, first + n) && ng_grammar_is (run, i + n + 1, "AGE");
}

static void
take_time (NgMentionWork *w, NgId first, guint n, double score, const char *origin)
{
  NgFound f = { first, n, NG_KIND_TIME, NG_MENTION_NAME, NULL, score, origin };
  ng_mention_take (w, f);
}

static void
search_sentence (NgMentionWork *w, const NgGrammar *grammar, const NgSentence *s)
{
  g_autoptr (NgGrammarRun) run = ng_grammar_run_new (grammar, w, s);

  for (guint i = 0; i < s->n_tokens;)
    {
      NgId first = s->first_token + i;
      guint n = ng_grammar_longest (run, i);
      if (n == 0 || !ng_mention_is_free (w, first, n) || is_in_name (w, first, n)
          || (n == 1 && !is_supported (w, run, first, i)) || is_age (w, run, first, i, n))
        {
          i++;
          continue;
        }
      take_time (w, first, n, says_date (w, first) || n > 1 ? 0.95 : 0.85, "time-grammar.tsv");
      i += n;
    }
}

/* Feasts and eras that no table lists. */
static void
take_dates (NgMentionWork *w)
{
  for (guint32 i = 0; i < w->names->len; i++)
    {
      const NgNetName *name = ng_mention_name (w, i);
      if (name->label == NG_NAME_DATE && name->n > 0 && name->score >= SURE_DATE
          && ng_mention_has_shape (w, name->first, NG_SHAPE_CAPITAL)
          && ng_mention_is_free (w, name->first, name->n))
        take_time (w, name->first, name->n, name->score, name->origin);
    }
}

void
ng_mention_times_run (NgMentionWork *w, const NgGrammar *grammar)
{
  for (NgId s = 0; s < ng_n_sentences (w->a); s++)
    search_sentence (w, grammar, ng_sentence (w->a, s));
  take_dates (w);
}
