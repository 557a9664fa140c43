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

/* The verb of saying that stands beside a quotation, NG_NONE. */
static NgId
verb_after (const NgWork *w, NgId last)
{
  guint32 sentence = ng_work_sentence (w, last);

  for (NgId t = last + 1;
       t < w->n_tokens && t - last < REACH && ng_work_sentence (w, t) == sentence; t++)
    if (is_outside (w, t) && ng_work_is_reporting (w, t))
      return t;
  return NG_NONE;
}

static NgId
verb_before (const NgWork *w, NgId first)
{
  guint32 sentence = ng_work_sentence (w, first);

  for (NgId t = first; t > 0 && first - t < REACH && ng_work_sentence (w, t - 1) == sentence; t--)
    if (is_outside (w, t - 1) && ng_work_is_reporting (w, t - 1))
      return t - 1;
  return NG_NONE;
}

static NgId
speaker_of (const NgWork *w, NgId verb)
{
  NgId s = verb == NG_NONE ? NG_NONE : subject_of (w, verb);
  return s == NG_NONE || !is_outside (w, s) ? NG_NONE : ng_entity_of_phrase (w, s);
}

/* The one named person that the object of a verb of saying is: "told Roux", "said to Roux". */
static NgId
addressee_of (const NgWork *w, NgId verb)
{
  static const NgRel rels[] = { NG_REL_IOBJ, NG_REL_OBJ, NG_REL_OBL };

  for (guint i = 0; i < G_N_ELEMENTS (rels); i++)
    for (NgId c = ng_tag_child (w->a, verb, rels[i], NG_NONE); c != NG_NONE;
         c = ng_tag_child (w->a, verb, rels[i], c))
      {
        NgId kase = ng_tag_child (w->a, c, NG_REL_CASE, NG_NONE);
        gboolean to = kase != NG_NONE && ng_token_is (w->a, kase, "to");
        if (is_outside (w, c) && (rels[i] == NG_REL_OBL ? to : kase == NG_NONE)
            && ng_tag_child (w->a, c, NG_REL_CONJ, NG_NONE) == NG_NONE)
          return ng_entity_of_phrase (w, c);
      }
  return NG_NONE;
}

/* A sentence of a quotation may end inside: "We won," he said. "And I am glad." */
static gboolean
goes_on (const NgWork *w, guint32 quote, NgId first)
{
  NgId block = ng_work_block (w, first);

  for (NgId t = first; quote > 0 && t > 0 && first - t < 4 * REACH; t--)
    if (ng_token (w->a, t - 1)->quote == quote - 1)
      return ng_work_block (w, t - 1) == block;
  return FALSE;
}

static gboolean
is_mark (const NgWork *w, NgId t)
{
  return ng_tag (w->a, t)->upos == NG_UPOS_PUNCT
         || (ng_token (w->a, t)->flags & (NG_TOKEN_QUOTE_OPEN | NG_TOKEN_QUOTE_CLOSE));
}

/* A paragraph that is all quotation is spoken by who spoke at the end of the one before. */
static gboolean
fills_block (const NgWork *w, guint32 quote, NgId first, NgId last)
{
  NgId block = ng_work_block (w, first);
  NgId before = first, after = last + 1;

  if (quote == 0 || block == 0 || ng_work_block (w, last) != block)
    return FALSE;
  while (before > 0 && ng_work_block (w, before - 1) == block && is_mark (w, before - 1))
    before--;
  while (after < w->n_tokens && ng_work_block (w, after) == block && is_mark (w, after))
    after++;
  if (before == 0 || ng_work_block (w, before - 1) != block - 1
      || (after < w->n_tokens && ng_work_block (w, after) == block))
    return FALSE;
  for (NgId t = before; t > 0 && ng_work_block (w, t - 1) == block - 1; t--)
    if (ng_token (w->a, t - 1)->quote == quote - 1)
      return TRUE;
  return FALSE;
}

static void
find_speaker (NgWork *w, guint32 quote, NgId first, NgId last)
{
  NgId verb = verb_after (w, last), speaker = speaker_of (w, verb);

  if (speaker == NG_NONE)
    {
      verb = verb_before (w, first);
      speaker = speaker_of (w, verb);
    }
  NgId addressee = speaker == NG_NONE ? NG_NONE : addressee_of (w, verb);
  if (speaker == NG_NONE && (goes_on (w, quote, first) || fills_block (w, quote, first, last)))
    {
      speaker = w->speakers[quote - 1];
      addressee = w->addressees[quote - 1];
    }
  if (speaker != NG_NONE)
    {
      w->speakers[quote] = speaker;
      w->addressees[quote] = addressee;
    }
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
      find_speaker (w, q, first[q], last[q]);
}
