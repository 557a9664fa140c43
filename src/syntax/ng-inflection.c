/* ng-inflection.c: see ng-inflection.h.
 *
 * Forms with two readings in lemmas.tsv take the first, unless the tree asks for the second:
 * "'s" and "'d" that help a participle, "put" and "become" behind an auxiliary, "put" after a
 * subject in the singular, "her" that possesses nothing.
 */
#include "syntax/ng-inflection.h"

#include <string.h>

/* The next word that hangs on @head with relation @rel at or after @from, NG_NONE if none. */
static NgId
next_child (const NgAnalysis *a, const NgTag *tags, NgId head, NgRel rel, NgId from)
{
  const NgSentence *s = ng_sentence (a, ng_token (a, head)->sentence);

  for (NgId t = MAX (from, s->first_token); t < s->first_token + s->n_tokens; t++)
    if (tags[t].head == head && tags[t].rel == rel)
      return t;
  return NG_NONE;
}

static gboolean
is_participle (const NgTag *tag)
{
  return tag->form == NG_FORM_PAST || tag->form == NG_FORM_PART;
}

/* "'s gone", "'s been a year": the first verb behind is a participle. */
static gboolean
helps_participle (const NgAnalysis *a, const NgTag *tags, NgId token)
{
  NgId head = tags[token].head;

  if (tags[token].rel != NG_REL_AUX || head == NG_NONE)
    return FALSE;
  NgId aux = next_child (a, tags, head, NG_REL_AUX, token + 1);
  NgId cop = next_child (a, tags, head, NG_REL_COP, token + 1);
  NgId next = MIN (aux, cop);
  return is_participle (&tags[next == NG_NONE ? head : next]);
}

static gboolean
has_singular_subject (const NgAnalysis *a, const NgTag *tags, NgId verb)
{
  NgId subject = next_child (a, tags, verb, NG_REL_NSUBJ, 0);

  return subject != NG_NONE && tags[subject].form == NG_FORM_BASE
         && next_child (a, tags, subject, NG_REL_CONJ, 0) == NG_NONE;
}

/* The last auxiliary of a verb, NG_NONE if it has none. */
static NgId
last_auxiliary (const NgAnalysis *a, const NgTag *tags, NgId verb)
{
  NgId last = NG_NONE, next = next_child (a, tags, verb, NG_REL_AUX, 0);

  for (; next != NG_NONE; next = next_child (a, tags, verb, NG_REL_AUX, next + 1))
    last = next;
  return last;
}

/* "to put" */
static gboolean
is_infinitive (const NgAnalysis *a, const NgTag *tags, NgId verb)
{
  NgId mark = next_child (a, tags, verb, NG_REL_MARK, 0);

  for (; mark != NG_NONE; mark = next_child (a, tags, verb, NG_REL_MARK, mark + 1))
    if (tags[mark].upos == NG_UPOS_PART)
      return TRUE;
  return FALSE;
}

/* A verb that looks like its base but is a past or participle. @form: what it would be. */
static gboolean
is_past (const NgAnalysis *a, const NgTag *tags, NgId verb, NgInflection form)
{
  NgId aux = last_auxiliary (a, tags, verb);

  if (aux != NG_NONE)
    return strcmp (tags[aux].lemma, "have") == 0 || strcmp (tags[aux].lemma, "be") == 0;
  if (is_infinitive (a, tags, verb))
    return FALSE;
  if (tags[verb].rel == NG_REL_ACL)
    return next_child (a, tags, verb, NG_REL_NSUBJ, 0) == NG_NONE;
  return form == NG_FORM_PAST && has_singular_subject (a, tags, verb);
}

static gboolean
asks_for_second (const NgAnalysis *a, const NgTag *tags, NgId token, NgInflection form)
{
  switch (tags[token].upos)
    {
    case NG_UPOS_AUX:
      return helps_participle (a, tags, token);
    case NG_UPOS_VERB:
      return is_past (a, tags, token, form);
    case NG_UPOS_PRON:
      return tags[token].rel != NG_REL_NMOD && tags[token].rel != NG_REL_DET;
    default:
      return FALSE;
    }
}

static void
set_lemma (const NgLemmatizer *lemmatizer, NgAnalysis *a, NgId token, gboolean second,
           GString *lemma, NgTag *tag)
{
  NgSpan span = ng_token (a, token)->span;

  tag->form = ng_lemmatizer_find (lemmatizer, ng_analysis_text (a, span), ng_span_length (span),
                                  tag->upos, second, lemma);
  tag->lemma = ng_analysis_string_len (a, lemma->str, lemma->len);
}

void
ng_inflection_apply (const NgLemmatizer *lemmatizer, NgAnalysis *analysis, NgTag *tags)
{
  guint32 n = ng_n_tokens (analysis);
  g_autoptr (GString) lemma = g_string_new (NULL);

  for (NgId i = 0; i < n; i++)
    set_lemma (lemmatizer, analysis, i, FALSE, lemma, &tags[i]);
  for (NgId i = 0; i < n; i++)
    {
      NgSpan span = ng_token (analysis, i)->span;
      NgInflection form = ng_lemmatizer_second (lemmatizer, ng_analysis_text (analysis, span),
                                                ng_span_length (span), tags[i].upos);
      if (form != NG_N_FORMS && asks_for_second (analysis, tags, i, form))
        set_lemma (lemmatizer, analysis, i, TRUE, lemma, &tags[i]);
    }
}
