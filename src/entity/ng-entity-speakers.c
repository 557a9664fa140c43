/* ng-entity-speakers.c: see ng-entity-speakers.h.
 *
 * The speaker is the subject of the verb of saying beside the quotation: after its end, else before
 * its begin, in the same sentence; else the quotation goes on from the one before it in the block.
 */
#include "entity/ng-entity-speakers.h"

#include "base/ng-ids.h"

/* Tokens from a quotation's edge to its verb of saying. */
#define REACH 25u

NgId
ng_entity_of_phrase (const NgWork *w, NgId token)
{
  NgId m = w->mention_at[token];

  if (m == NG_NONE || ng_work_mention (w, m)->head != token || ng_work_entity_of (w, m) == NG_NONE)
    m = w->anaphor_at[token];
  if (m != NG_NONE && ng_work_entity_of (w, m) != NG_NONE)
    return ng_work_entity_of (w, m);
  if (w->phrase_at[token] != NG_NONE)
    {
      NgId holder = g_array_index (w->phrases, NgPhrase, w->phrase_at[token]).holder;
      if (holder != NG_NONE)
        return holder;
    }
  static const NgRel inner[] = { NG_REL_FLAT, NG_REL_APPOS, NG_REL_COMPOUND };
  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    for (NgId c = ng_tag_child (w->a, token, inner[i], NG_NONE); c != NG_NONE;
         c = ng_tag_child (w->a, token, inner[i], c))
      {
        NgId person = ng_work_entity_at (w, c, NG_KIND_PERSON);
        if (person != NG_NONE)
          return person;
      }
  m = w->mention_at[token];
  return m == NG_NONE ? NG_NONE : ng_work_entity_of (w, m);
}

static NgId
subject_of (const NgWork *w, NgId verb)
{
  NgId s = ng_tag_child (w->a, verb, NG_REL_NSUBJ, NG_NONE);
  /* "said and did": the subject is that of the first conjunct. */
  if (s == NG_NONE && ng_tag (w->a, verb)->rel == NG_REL_CONJ)
    s = ng_tag_child (w->a, ng_tag (w->a, verb)->head, NG_REL_NSUBJ, NG_NONE);
  return s;
}

static gboolean
is_outside (const NgWork *w, NgId t)
{
  return ng_token (w->a, t)->quote == NG_NONE;
}

static NgId
speaker_after (const NgWork *w, NgId last)
{
  guint32 sentence = ng_work_sentence (w, last);

  for (NgId t = last + 1;
       t < w->n_tokens && t - last < REACH && ng_work_sentence (w, t) == sentence; t++)
    if (is_outside (w, t) && ng_work_is_reporting (w, t))
      {
        NgId s = subject_of (w, t);
        return s == NG_NONE || !is_outside (w, s) ? NG_NONE : ng_entity_of_phrase (w, s);
      }
  return NG_NONE;
}

static NgId
speaker_before (const NgWork *w, NgId first)
{
  guint32 sentence = ng_work_sentence (w, first);

  for (NgId t = first; t > 0 && first - t < REACH && ng_work_sentence (w, t - 1) == sentence; t--)
    if (is_outside (w, t - 1) && ng_work_is_reporting (w, t - 1))
      {
        NgId s = subject_of (w, t - 1);
        return s == NG_NONE || !is_outside (w, s) ? NG_NONE : ng_entity_of_phrase (w, s);
      }
  return NG_NONE;
}

static NgId
find_speaker (const NgWork *w, guint32 quote, NgId first, NgId last)
{
  NgId speaker = speaker_after (w, last);

  if (speaker == NG_NONE)
    speaker = speaker_before (w, first);
  /* A sentence of the quotation may end inside: "We won," he said. "And I am glad." */
  if (speaker == NG_NONE && quote > 0)
    {
      guint32 block = ng_sentence (w->a, ng_work_sentence (w, first))->block;
      for (NgId t = first; t > 0 && first - t < 4 * REACH; t--)
        if (ng_token (w->a, t - 1)->quote == quote - 1)
          return ng_sentence (w->a, ng_work_sentence (w, t - 1))->block == block
                     ? w->speakers[quote - 1]
                     : NG_NONE;
    }
  return speaker;
}

void
ng_entity_speakers_run (NgWork *w)
{
  g_autofree NgId *first = ng_ids_new (w->n_quotes);
  g_autofree NgId *last = g_new (NgId, w->n_quotes + 1);

  for (NgId t = 0; t < w->n_tokens; t++)
    {
      guint32 q = ng_token (w->a, t)->quote;
      if (q == NG_NONE)
        continue;
      if (first[q] == NG_NONE)
        first[q] = t;
      last[q] = t;
    }
  for (guint32 q = 0; q < w->n_quotes; q++)
    if (first[q] != NG_NONE)
      {
        NgId speaker = find_speaker (w, q, first[q], last[q]);
        if (speaker != NG_NONE)
          w->speakers[q] = speaker;
      }
}
