/* ng-time-tense.c: see ng-time-tense.h. */
#include "time/ng-time-tense.h"

#include <string.h>

struct _NgTimeTense
{
  const NgTable *words;
};

NgTimeTense *
ng_time_tense_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgTimeTense) self = g_new0 (NgTimeTense, 1);

  self->words = ng_lexicon_table (lexicon, "time-senses", error, "word", "class", NULL);
  if (self->words == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_time_tense_free (NgTimeTense *self)
{
  g_free (self);
}

static gboolean
is_of_class (const NgTimeTense *self, const char *lemma, const char *class)
{
  return lemma
         && ng_table_with (self->words, ng_table_find (self->words, lemma, -1), "class", class)
                >= 0;
}

/* The next auxiliary or copula of @verb after @after. */
static NgId
next_auxiliary (const NgAnalysis *a, NgId verb, NgId after)
{
  NgId aux = ng_tag_child (a, verb, NG_REL_AUX, after);
  NgId cop = ng_tag_child (a, verb, NG_REL_COP, after);
  return MIN (aux, cop);
}

static gboolean
is_predicate (const NgAnalysis *a, NgId token)
{
  NgUpos u = ng_tag (a, token)->upos;
  return u == NG_UPOS_VERB || u == NG_UPOS_AUX || next_auxiliary (a, token, NG_NONE) != NG_NONE;
}

static gboolean
is_infinitive (const NgAnalysis *a, NgId verb)
{
  NgId to = ng_tag_child (a, verb, NG_REL_MARK, NG_NONE);
  return to != NG_NONE && ng_token_is (a, to, "to");
}

/* Headlines tell in the present tense what has happened. */
static gboolean
is_in_headline (const NgAnalysis *a, NgId token)
{
  NgId block = ng_sentence (a, ng_token (a, token)->sentence)->block;
  NgBlockKind kind = ng_block (a, block)->kind;
  return kind == NG_BLOCK_HEADLINE || kind == NG_BLOCK_CAPTION;
}

static NgDirection
direction_of_form (const NgAnalysis *a, NgId token)
{
  switch (ng_tag (a, token)->form)
    {
    case NG_FORM_PAST:
    case NG_FORM_PART:
      return NG_DIRECTION_PAST;
    case NG_FORM_BASE:
    case NG_FORM_S:
      return is_in_headline (a, token) ? NG_DIRECTION_PAST : NG_DIRECTION_PRESENT;
    default:
      return NG_DIRECTION_UNKNOWN;
    }
}

/* By auxiliaries and form of one predicate; UNKNOWN if it depends on a higher one. */
static NgDirection
direction_of_predicate (const NgTimeTense *self, const NgAnalysis *a, NgId verb)
{
  NgDirection d = NG_DIRECTION_UNKNOWN;
  NgId aux = next_auxiliary (a, verb, NG_NONE);

  if (is_of_class (self, ng_tag (a, verb)->lemma, "announcing"))
    return NG_DIRECTION_FUTURE;
  if (aux == NG_NONE)
    return is_infinitive (a, verb) ? NG_DIRECTION_UNKNOWN : direction_of_form (a, verb);
  for (; aux != NG_NONE; aux = next_auxiliary (a, verb, aux))
    {
      const char *lemma = ng_tag (a, aux)->lemma;
      if (is_of_class (self, lemma, "modal"))
        return NG_DIRECTION_FUTURE;
      if (ng_tag (a, aux)->form == NG_FORM_PAST || (lemma && strcmp (lemma, "have") == 0))
        return NG_DIRECTION_PAST;
      d = NG_DIRECTION_PRESENT;
    }
  return d;
}

NgDirection
ng_time_tense_direction (const NgTimeTense *self, const NgAnalysis *analysis,
                         const NgMention *mention)
{
  if (ng_analysis_count (analysis, NG_LAYER_TAG) == 0)
    return NG_DIRECTION_UNKNOWN;
  for (NgId t = mention->head; t != NG_NONE; t = ng_tag (analysis, t)->head)
    {
      NgRel rel = ng_tag (analysis, t)->rel;
      NgDirection d = NG_DIRECTION_UNKNOWN;
      if (is_predicate (analysis, t))
        d = direction_of_predicate (self, analysis, t);
      if (d != NG_DIRECTION_UNKNOWN)
        return d;
      if (is_predicate (analysis, t) && is_infinitive (analysis, t) && rel != NG_REL_ADVCL)
        return NG_DIRECTION_FUTURE;
    }
  return NG_DIRECTION_UNKNOWN;
}
