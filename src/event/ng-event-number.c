/* ng-event-number.c: see ng-event-number.h. */
#include "event/ng-event-number.h"

#include <string.h>

#include "base/ng-text.h"
#include "event/ng-event-clause.h"

/* Tokens that a number is written in. */
#define MAX_NUMBER_TOKENS 4

/* More people than there are: no number of them. */
#define MOST_PEOPLE 10e9

/* "12", "1,200", "1.5". FALSE if it is none. */
static gboolean
read_digits (const char *text, double *value)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    if (g_ascii_isdigit (*p) || *p == '.')
      g_string_append_c (digits, *p);
    else if (*p != ',')
      return FALSE;
  *value = g_ascii_strtod (digits->str, NULL);
  return g_ascii_isdigit (*text);
}

/* The number that ends with @last: "12", "two", "1.5 million"; 0 if it is none. */
static double
number_at (const NgScene *scene, NgId last)
{
  const NgAnalysis *a = scene->analysis;
  NgId sentence = ng_token (a, last)->sentence;
  double value = 0;

  for (guint i = 0; i < MAX_NUMBER_TOKENS && last >= i; i++)
    {
      NgId t = last - i;
      if (ng_token (a, t)->sentence != sentence)
        return 0;
      g_autofree char *text = ng_lower (ng_analysis_text (a, ng_token (a, t)->span),
                                        ng_span_length (ng_token (a, t)->span));
      double here;
      gboolean factor = FALSE;
      if (!read_digits (text, &here))
        here = ng_event_words_number (scene->words, text, &factor);
      if (here <= 0)
        return 0;
      value = value > 0 ? value * here : here;
      if (!factor)
        return value;
    }
  return 0;
}

/* How many of them @noun says: "12 soldiers", "12 killed" (@noun is the number); 0 if it does not.
 */
static double
count_of (const NgScene *scene, NgId noun)
{
  const NgAnalysis *a = scene->analysis;
  NgId number = ng_tag (a, noun)->upos == NG_UPOS_NUM
                    ? noun
                    : ng_tag_child (a, noun, NG_REL_NUMMOD, NG_NONE);

  return number == NG_NONE ? 0 : number_at (scene, number);
}

static gboolean
is_people (const NgScene *scene, const NgDraft *d, NgId noun)
{
  const NgTag *t = ng_tag (scene->analysis, noun);

  if (t->upos == NG_UPOS_NUM || ng_clause_is (scene->analysis, noun, "other"))
    return d->event.plover == NG_PLOVER_ASSAULT
           || ng_event_words_in_group (scene->words, "harm", 4, d->event.lemma);
  return ng_event_words_actor (scene->words, t->lemma) != NULL
         && !ng_event_words_in_group (scene->words, "nobody", strlen ("nobody"), t->lemma);
}

/* Whom the event befalls: the object of a verb, what a noun is of, who dies. */
static NgId
affected_noun (const NgScene *scene, const NgDraft *d)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = d->event.trigger;

  if (d->noun)
    return ng_clause_oblique (a, t, "of");
  if (ng_event_words_in_group (scene->words, "death", 5, d->event.lemma))
    return ng_clause_subject (scene->words, a, t);
  return ng_clause_object (scene->words, a, t);
}

/* Money among what hangs on the word, at most @depth steps down. */
static NgId
money_below (const NgScene *scene, NgId token, int depth)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, token, NG_N_RELS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_N_RELS, c))
    {
      NgRel rel = ng_tag (a, c)->rel;
      NgId m = scene->mention_at[c], below;
      if (rel != NG_REL_OBJ && rel != NG_REL_OBL && rel != NG_REL_NMOD && rel != NG_REL_NUMMOD
          && rel != NG_REL_COMPOUND && rel != NG_REL_AMOD)
        continue;
      if (m != NG_NONE && ng_mention (a, m)->kind == NG_KIND_MONEY
          && ng_mention (a, m)->value != NULL)
        return m;
      below = depth > 1 ? money_below (scene, c, depth - 1) : NG_NONE;
      if (below != NG_NONE)
        return below;
    }
  return NG_NONE;
}

void
ng_event_number_find (NgScene *scene, NgDraft *draft)
{
  NgId noun = affected_noun (scene, draft);
  double n = noun != NG_NONE && is_people (scene, draft, noun) ? count_of (scene, noun) : 0;

  if (n >= 1 && n <= MOST_PEOPLE && n == (double) (guint32) n)
    draft->event.affected = (guint32) n;
  draft->event.amount = money_below (scene, draft->event.trigger, 2);
  if (draft->event.amount == NG_NONE && draft->carrier != NG_NONE)
    draft->event.amount = money_below (scene, draft->carrier, 2);
}
