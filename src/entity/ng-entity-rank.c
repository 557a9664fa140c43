/* ng-entity-rank.c: see ng-entity-rank.h.  The features are those of Lappin and Leass (1994) and of
 * mention-ranking models; weights were set by hand. */
#include "entity/ng-entity-rank.h"

#include <math.h>
#include <string.h>

#include "base/ng-text.h"
#include "net/ng-decode.h"
#include "net/ng-near.h"

typedef struct
{
  NgId entity;
  NgId token;
  double value;
} Candidate;

NgRel
ng_entity_role (const NgWork *w, NgId token)
{
  return ng_tag (w->a, ng_work_phrase_top (w, token))->rel;
}

void
ng_entity_see (NgWork *w, NgId token, NgId mention, NgId entity, gboolean pronoun)
{
  NgSeen s = { .token = token,
               .mention = mention,
               .entity = entity,
               .sentence = ng_work_sentence (w, token),
               .role = ng_entity_role (w, token),
               .pronoun = pronoun };
  NgDraft *d = ng_work_draft (w, entity);

  g_array_append_val (w->seen, s);
  d->n_mentions++;
  d->n_subjects += s.role == NG_REL_NSUBJ;
}

void
ng_entity_see_set (NgWork *w, NgId token, const NgId *entities, guint n)
{
  NgSet s = { .token = token, .sentence = ng_work_sentence (w, token), .n = MIN (n, NG_SET_MAX) };
  for (guint i = 0; i < s.n; i++)
    s.entities[i] = entities[i];
  g_array_append_val (w->sets, s);
}

gboolean
ng_entity_co_arguments (const NgWork *w, NgId a, NgId b)
{
  NgId x = ng_work_governor (w, a), y = ng_work_governor (w, b);
  return x != NG_NONE && x == y;
}

static double
distance_value (guint32 sentences, gboolean far)
{
  static const double near_values[] = { 2.0, 1.6, 0.8, 0.3, 0.0 };
  double v
      = sentences < G_N_ELEMENTS (near_values) ? near_values[sentences] : -0.25 * (sentences - 4.0);
  return far ? v * 0.4 : v;
}

static double
role_value (NgRel role)
{
  switch (role)
    {
    case NG_REL_NSUBJ:
      return 1.0;
    case NG_REL_ROOT:
      return 0.5;
    case NG_REL_OBJ:
    case NG_REL_IOBJ:
      return 0.4;
    case NG_REL_OBL:
      return 0.1;
    default:
      return 0.0;
    }
}

/* Value of one earlier mention without the network's part. */
static double
mention_value (const NgWork *w, const NgRankQuery *q, const NgSeen *s)
{
  double fit = q->fit (w, s, q->data);
  if (fit <= NG_RANK_REFUSED)
    return fit;
  const NgDraft *d = ng_work_draft (w, s->entity);
  guint32 here = ng_work_sentence (w, q->token);
  double v = fit + distance_value (here - s->sentence, q->far) + role_value (s->role)
             + 0.35 * log (1.0 + d->n_mentions);
  if (ng_work_block (w, s->token) == ng_work_block (w, q->token))
    v += 0.3;
  return v;
}

/* What the head gains from where the two words stand and how they are written. */
static float
near_value (const NgWork *w, NgId token, NgId earlier)
{
  NgSpan a = ng_token (w->a, token)->span, b = ng_token (w->a, earlier)->span;
  NgNetWord word = { .text = ng_analysis_text (w->a, a), .length = ng_span_length (a) };
  gboolean same = ng_text_equal_nocase (word.text, word.length, ng_analysis_text (w->a, b),
                                        ng_span_length (b));

  return token > earlier ? ng_near_antecedent (w->net, &word, token - earlier, same) : 0;
}

/* Share of belief in no antecedent and in each of the @n candidates; NULL without a network. */
static float *
believe (const NgWork *w, NgId token, const Candidate *c, guint n)
{
  guint width = w->a->width;

  if (w->net == NULL || w->a->vectors == NULL || n == 0)
    return NULL;
  g_autofree float *y = g_new (float, (gsize) (n + 1) * width);
  float *scores = g_new (float, n + 1);
  memcpy (y, ng_net_vector (w->net, NG_VECTOR_NULL), width * sizeof (float));
  for (guint i = 0; i < n; i++)
    memcpy (y + (gsize) (i + 1) * width, w->a->vectors + (gsize) c[i].token * width,
            width * sizeof (float));
  ng_net_biaffine (w->net, NG_HEAD_ANTE, w->a->vectors + (gsize) token * width, 1, y, n + 1,
                   scores);
  for (guint i = 0; i < n; i++)
    scores[i + 1] += near_value (w, token, c[i].token);
  ng_decode_softmax (scores, n + 1);
  return scores;
}

double
ng_entity_belief (const NgWork *w, NgId token, NgId earlier)
{
  Candidate c = { NG_NONE, earlier, 0 };
  g_autofree float *scores = believe (w, token, &c, 1);
  return scores ? ng_score (scores[1]) : 0;
}

/* Adds the share of the antecedent head's belief to each candidate mention. */
static void
add_network (const NgWork *w, const NgRankQuery *q, Candidate *c, guint n)
{
  g_autofree float *scores = q->network > 0 ? believe (w, q->token, c, n) : NULL;

  if (scores == NULL)
    return;
  /* The head names one mention; belief in any mention of an entity is belief in the entity. */
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      if (c[k].entity == c[i].entity)
        c[i].value += q->network * ng_score (scores[k + 1]);
}

static guint
collect (const NgWork *w, const NgRankQuery *q, Candidate *c)
{
  guint32 here = ng_work_sentence (w, q->token);
  guint32 reach = q->reach ? q->reach : NG_RANK_SENTENCES;
  guint n = 0;

  for (guint i = w->seen->len; i > 0 && n < NG_RANK_MENTIONS; i--)
    {
      const NgSeen *s = &g_array_index (w->seen, NgSeen, i - 1);
      if (here - s->sentence > reach)
        break;
      if (s->token == q->token)
        continue;
      double v = mention_value (w, q, s);
      if (v > NG_RANK_REFUSED)
        c[n++] = (Candidate){ s->entity, s->token, v };
    }
  return n;
}

/* Earlier in @c (nearer in the text) wins among equals. */
static gboolean
is_taken (const NgRankResult *best, guint n, NgId entity)
{
  for (guint i = 0; i < n; i++)
    if (best[i].entity == entity)
      return TRUE;
  return FALSE;
}

guint
ng_entity_rank_several (const NgWork *w, const NgRankQuery *q, guint n, NgRankResult *best)
{
  Candidate c[NG_RANK_MENTIONS] = { 0 };
  guint n_c = collect (w, q, c), found = 0;
  double sum = 0;

  add_network (w, q, c, n_c);
  for (; found < n; found++)
    {
      const Candidate *top = NULL;
      for (guint i = 0; i < n_c; i++)
        if (!is_taken (best, found, c[i].entity) && (!top || c[i].value > top->value))
          top = &c[i];
      if (top == NULL)
        break;
      best[found] = (NgRankResult){ top->entity, top->token, 0, top->value };
    }
  for (guint i = 0; i < n_c; i++)
    {
      gboolean first = TRUE;
      for (guint k = 0; k < i; k++)
        first &= c[k].entity != c[i].entity;
      if (first)
        sum += exp (c[i].value);
    }
  for (guint i = 0; i < found; i++)
    best[i].score = ng_score (exp (best[i].value) / MAX (sum, exp (best[i].value)));
  return found;
}

NgRankResult
ng_entity_rank (const NgWork *w, const NgRankQuery *q)
{
  NgRankResult best = { NG_NONE, NG_NONE, 0, 0 };
  ng_entity_rank_several (w, q, 1, &best);
  return best;
}
