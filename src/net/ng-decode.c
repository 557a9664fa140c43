/* ng-decode.c: see ng-decode.h.
 *
 * The tree: Chu and Liu 1965, Edmonds 1967, by contracting cycles one after the other on a dense
 * matrix and undoing the contractions in reverse; no recursion.  That exactly one word hangs on
 * the root is had by a constant taken from every root arc that outweighs all other arcs together.
 * Cost: O(n²) for each contraction.
 */
#include "net/ng-decode.h"

#include <math.h>
#include <string.h>

void
ng_decode_softmax (float *scores, gsize n)
{
  float best = -G_MAXFLOAT;
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    best = MAX (best, scores[i]);
  for (gsize i = 0; i < n; i++)
    sum += exp ((double) scores[i] - best);
  for (gsize i = 0; i < n; i++)
    scores[i] = exp ((double) scores[i] - best) / sum;
}

/* TRUE if label @b may follow @a (NULL: at the start). */
static gboolean
may_follow (const char *a, const char *b)
{
  if (b[0] != 'I')
    return TRUE;
  return a != NULL && (a[0] == 'B' || a[0] == 'I') && strcmp (a + 1, b + 1) == 0;
}

/* The best label before @label, @previous being the scores of all of them and @best the index of
 * the highest: anything may stand before a label that begins or is outside, only its like before an
 * "I". */
static guint
best_before (const double *previous, guint best, guint label, const guint8 *legal, guint n_labels)
{
  guint found = n_labels;

  if (legal[best * n_labels + label])
    return best;
  for (guint p = 0; p < n_labels; p++)
    if (legal[p * n_labels + label] && (found == n_labels || previous[p] > previous[found]))
      found = p;
  return found == n_labels ? best : found;
}

/* Returns: (transfer full): [before * n_labels + label]: may they follow each other? */
static guint8 *
legal_pairs (const char *const *names, guint n_labels)
{
  guint8 *legal = g_new (guint8, n_labels * n_labels + 1);
  for (guint p = 0; p < n_labels; p++)
    for (guint l = 0; l < n_labels; l++)
      legal[p * n_labels + l] = may_follow (names[p], names[l]);
  return legal;
}

static guint
highest (const double *values, guint n)
{
  guint best = 0;
  for (guint i = 1; i < n; i++)
    if (values[i] > values[best])
      best = i;
  return best;
}

void
ng_decode_bio (const float *scores, gsize n, guint n_labels, const char *const *names,
               guint *labels, float *probability)
{
  if (n == 0)
    return;
  g_autofree double *best = g_new (double, n *n_labels);
  g_autofree guint *from = g_new0 (guint, n * n_labels);
  g_autofree guint8 *legal = legal_pairs (names, n_labels);

  for (guint l = 0; l < n_labels; l++)
    best[l] = may_follow (NULL, names[l]) ? scores[l] : -INFINITY;
  for (gsize i = 1; i < n; i++)
    {
      const double *previous = best + (i - 1) * n_labels;
      guint top = highest (previous, n_labels);
      for (guint l = 0; l < n_labels; l++)
        {
          guint p = best_before (previous, top, l, legal, n_labels);
          from[i * n_labels + l] = p;
          best[i * n_labels + l]
              = (legal[p * n_labels + l] ? previous[p] : -INFINITY) + scores[i * n_labels + l];
        }
    }
  guint last = highest (best + (n - 1) * n_labels, n_labels);
  for (gsize i = n; i-- > 0; last = from[i * n_labels + last])
    labels[i] = last;
  if (probability == NULL)
    return;
  g_autofree float *row = g_new (float, n_labels);
  for (gsize i = 0; i < n; i++)
    {
      memcpy (row, scores + i * n_labels, n_labels * sizeof *row);
      ng_decode_softmax (row, n_labels);
      probability[i] = row[labels[i]];
    }
}

/* A graph of nodes 0 (the root) to n; contractions add nodes up to 2n. */
typedef struct
{
  guint n_nodes;    /* made so far */
  guint size;       /* stride of the matrices */
  double *score;    /* [head, node] between nodes that are not contracted */
  guint *real_head; /* [head, node]: for an arc that leaves a contracted node, its node before */
  guint *real_node; /* [head, node]: for one that enters, likewise */
  guint *head;      /* [node]: best arc into it */
  guint *above;     /* [node]: the node that it was contracted into, 0 */
  guint *seen;      /* [node]: round in which it was walked over */
} Graph;

#define AT(g, i, j) ((gsize) (i) * (g)->size + (j))

static void
graph_init (Graph *g, const float *scores, gsize n)
{
  double low = 0, high = 0;

  g->size = 2 * n + 1;
  g->n_nodes = n + 1;
  g->score = g_new (double, (gsize) g->size * g->size);
  g->real_head = g_new0 (guint, (gsize) g->size * g->size);
  g->real_node = g_new0 (guint, (gsize) g->size * g->size);
  g->head = g_new0 (guint, g->size);
  g->above = g_new0 (guint, g->size);
  g->seen = g_new0 (guint, g->size);
  for (gsize i = 0; i < n * (n + 1); i++)
    {
      low = MIN (low, scores[i]);
      high = MAX (high, scores[i]);
    }
  for (gsize i = 0; i < (gsize) g->size * g->size; i++)
    g->score[i] = -INFINITY;
  for (guint j = 1; j <= n; j++)
    for (guint i = 0; i <= n; i++)
      if (i != j)
        g->score[AT (g, i, j)]
            = scores[(j - 1) * (n + 1) + i] - (i == 0 ? (high - low + 1) * n : 0);
}

static void
graph_clear (Graph *g)
{
  g_free (g->score);
  g_free (g->real_head);
  g_free (g->real_node);
  g_free (g->head);
  g_free (g->above);
  g_free (g->seen);
}

static void
choose_head (Graph *g, guint node)
{
  guint best = 0;

  for (guint i = 1; i < g->n_nodes; i++)
    if (g->above[i] == 0 && i != node && g->score[AT (g, i, node)] > g->score[AT (g, best, node)])
      best = i;
  g->head[node] = best;
}

/* Returns: a node on a cycle of best arcs, 0 if there is none.  @round: grows from call to call. */
static guint
find_cycle (Graph *g, guint *round)
{
  guint first = *round + 1;

  for (guint node = 1; node < g->n_nodes; node++)
    {
      guint walk = node;
      if (g->above[node] != 0)
        continue;
      ++*round;
      while (walk != 0 && g->seen[walk] < first)
        {
          g->seen[walk] = *round;
          walk = g->head[walk];
        }
      if (walk != 0 && g->seen[walk] == *round)
        return walk;
    }
  return 0;
}

/* Makes one node of the cycle through @start. */
static void
contract (Graph *g, guint start)
{
  guint made = g->n_nodes, node = start;

  do
    {
      g->above[node] = made;
      node = g->head[node];
    }
  while (node != start);
  for (guint other = 0; other < made; other++)
    {
      if (g->above[other] != 0)
        continue;
      do
        {
          double in = g->score[AT (g, other, node)] - g->score[AT (g, g->head[node], node)];
          double out = g->score[AT (g, node, other)];
          if (in > g->score[AT (g, other, made)])
            {
              g->score[AT (g, other, made)] = in;
              g->real_node[AT (g, other, made)] = node;
            }
          if (out > g->score[AT (g, made, other)])
            {
              g->score[AT (g, made, other)] = out;
              g->real_head[AT (g, made, other)] = node;
            }
          node = g->head[node];
        }
      while (node != start);
    }
  g->n_nodes++;
}

/* Puts @made's cycle back: the arc into it breaks the cycle, arcs out of it get their nodes. */
static void
expand (Graph *g, guint made)
{
  guint head = g->head[made];

  for (guint node = 1; node < made; node++)
    if (g->above[node] == 0 && g->head[node] == made)
      g->head[node] = g->real_head[AT (g, made, node)];
  for (guint node = 1; node < made; node++)
    if (g->above[node] == made)
      g->above[node] = 0;
  g->head[g->real_node[AT (g, head, made)]] = head;
}

void
ng_decode_tree (const float *scores, gsize n, guint *heads)
{
  Graph g = { 0 };
  guint round = 0, cycle;

  if (n == 0)
    return;
  graph_init (&g, scores, n);
  for (guint node = 1; node <= n; node++)
    choose_head (&g, node);
  while ((cycle = find_cycle (&g, &round)) != 0)
    {
      guint made = g.n_nodes;
      contract (&g, cycle);
      choose_head (&g, made);
      for (guint node = 1; node < made; node++)
        if (g.above[node] == 0 && g.above[g.head[node]] == made)
          g.head[node] = made;
    }
  for (guint made = g.n_nodes - 1; made > n; made--)
    expand (&g, made);
  for (guint node = 1; node <= n; node++)
    heads[node - 1] = g.head[node];
  graph_clear (&g);
}
