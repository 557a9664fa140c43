/* ng-near.c: see ng-near.h.
 *
 * Rows of a path: the words themselves, then what hangs on the first word, on its head, and on that
 * one's head; each by the relation at the top of the branch and, for the head's, the first word's
 * own relation; each twice, for the first word of a run on the same branch and for the others.
 */
#include "net/ng-near.h"

#include <string.h>

#include "base/ng-error.h"
#include "net/ng-wordpiece.h"

/* Powers of two that distances are told apart by, on each side. */
#define DISTANCES 10
#define N_DISTANCE (2 * DISTANCES + 1)

/* Sentences between a cue and a word that are told apart, on each side. */
#define SENTENCES 3
#define N_PLACE ((2 * SENTENCES + 1) * 8)

/* Cues between that are counted. */
#define BETWEEN 2
#define N_BETWEEN (2 * (BETWEEN + 1))

#define N_FORM (2 * NG_N_SHAPES)

/* Rows that words share with each other by chance: of roles, for words together with a path. */
#define N_WORD 8192u

/* Bytes at a predicate's begin and end that stand for its stem and its form. */
#define STEM 4u
#define ENDING 2u

/* Words on the way up that branches are told of. */
#define TOPS 3

struct _NgNear
{
  const NgNet *net;
  guint *rels; /* [caller's relations]: column of NG_HEAD_REL */
  guint n_rels;
  guint aux, case_, mark; /* columns of NG_HEAD_REL */
};

/* First rows of the parts of a path. */
static guint
child_rows (void)
{
  return 1;
}

static guint
sister_rows (const NgNear *self)
{
  return child_rows () + 2 * self->n_rels;
}

static guint
aunt_rows (const NgNear *self)
{
  return sister_rows (self) + 2 * self->n_rels * (self->n_rels + 1);
}

static guint
far_row (const NgNear *self)
{
  return aunt_rows (self) + 2 * (self->n_rels + 1);
}

static guint
n_path (const NgNear *self)
{
  return far_row (self) + 1;
}

static gboolean
check_size (const NgNear *self, NgHead head, guint wanted, GError **error)
{
  guint n = ng_net_n_rows (self->net, head);

  if (n == 0 || n == wanted)
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_DATA,
               "weights: the table of a head of pairs has %u rows, expected %u", n, wanted);
  return FALSE;
}

NgNear *
ng_near_new (const NgNet *net, const char *const *rel_names, GError **error)
{
  g_autoptr (NgNear) self = g_new0 (NgNear, 1);
  guint n = g_strv_length ((char **) rel_names);

  self->net = net;
  self->n_rels = ng_net_n_labels (net, NG_HEAD_REL);
  self->rels = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      int column = ng_net_find_label (net, NG_HEAD_REL, rel_names[i]);
      self->rels[i] = MAX (column, 0); /* never found in a tree */
    }
  self->aux = ng_net_find_label (net, NG_HEAD_REL, "aux");
  self->case_ = ng_net_find_label (net, NG_HEAD_REL, "case");
  self->mark = ng_net_find_label (net, NG_HEAD_REL, "mark");
  if (!check_size (self, NG_HEAD_ROLE, n_path (self) + N_DISTANCE + N_WORD, error)
      || !check_size (self, NG_HEAD_ATT, n_path (self) + N_DISTANCE + N_PLACE + N_BETWEEN, error)
      || !check_size (self, NG_HEAD_ANTE, N_DISTANCE + N_FORM, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_near_free (NgNear *self)
{
  if (self == NULL)
    return;
  g_free (self->rels);
  g_free (self);
}

static void
add_row (const NgNear *self, NgHead head, guint row, float *scores)
{
  const float *values = ng_net_row (self->net, head, row);
  guint k = ng_net_n_labels (self->net, head);

  for (guint i = 0; i < k; i++)
    scores[i] += values[i];
}

/* The first of @tops above @word or itself, and the branch that leads there: @word's ancestor that
 * hangs on it; @n for none.  Returns: TOPS if none is above. */
static guint
climb (const NgNearTree *tree, const guint *tops, guint word, guint *branch)
{
  *branch = tree->n;
  for (guint steps = 0; word < tree->n && steps <= tree->n; steps++)
    {
      for (guint level = 0; level < TOPS; level++)
        if (word == tops[level])
          return level;
      *branch = word;
      word = tree->heads[word];
    }
  return TOPS;
}

static guint
path_row (const NgNear *self, const NgNearTree *tree, guint p, guint level, guint branch,
          gboolean begin)
{
  guint rel = branch < tree->n ? 1 + self->rels[tree->rels[branch]] : 0;

  switch (level)
    {
    case 0:
      return rel == 0 ? 0 : child_rows () + 2 * (rel - 1) + begin;
    case 1:
      return sister_rows (self) + 2 * (self->rels[tree->rels[p]] * (self->n_rels + 1) + rel)
             + begin;
    case 2:
      return aunt_rows (self) + 2 * rel + begin;
    default:
      return far_row (self);
    }
}

/* How a word hangs in the tree, seen from another. */
typedef struct
{
  guint row;
  guint top; /* of its branch, or the word that all branches hang on; tree->n: far away */
} Way;

/* Returns: (transfer full): [tree->n], seen from word @p. */
static Way *
find_ways (const NgNear *self, const NgNearTree *tree, guint p)
{
  Way *ways = g_new (Way, tree->n);
  guint tops[TOPS] = { p, tree->n, tree->n }, last_level = TOPS + 1, last_branch = tree->n;

  for (guint i = 1; i < TOPS && tops[i - 1] < tree->n; i++)
    tops[i] = tree->heads[tops[i - 1]];
  for (guint i = 1; i < TOPS; i++)
    if (tops[i] >= tree->n)
      tops[i] = G_MAXUINT;
  for (guint i = 0; i < tree->n; i++)
    {
      guint branch, level = climb (tree, tops, i, &branch);
      if (level == TOPS)
        branch = tree->n;
      gboolean begin = level != last_level || branch != last_branch;
      ways[i].row = path_row (self, tree, p, level, branch, begin);
      ways[i].top = branch < tree->n || level == TOPS ? branch : tops[level];
      last_level = level;
      last_branch = branch;
    }
  return ways;
}

/* @scores: [n, labels]. */
static void
add_paths (const NgNear *self, NgHead head, const Way *ways, guint n, float *scores)
{
  guint k = ng_net_n_labels (self->net, head);

  for (guint i = 0; i < n; i++)
    add_row (self, head, ways[i].row, scores + (gsize) i * k);
}

/* Row for a word @steps tokens behind the first one. */
static guint
distance_row (gint64 steps)
{
  guint64 size = steps < 0 ? -steps : steps;
  int bucket = size == 0 ? 0 : 1 + (int) g_bit_storage (size - 1);

  if (size == 1)
    bucket = 1; /* g_bit_storage (0) is 1 */
  bucket = MIN (bucket, DISTANCES);
  return DISTANCES + (steps < 0 ? -bucket : bucket);
}

/* FNV-1a of a kind of evidence and then of its words, each with a 255 behind. */
static guint32
hash_bytes (guint32 hash, const char *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    hash = (hash ^ (guint8) g_ascii_tolower (bytes[i])) * 16777619u;
  return (hash ^ 0xff) * 16777619u;
}

static guint32
hash_kind (char kind)
{
  return hash_bytes (2166136261u, &kind, 1);
}

/* The first or, with @end, the last @most bytes of @word; NULL: no word. */
static guint32
hash_word (guint32 hash, const NgNetWord *word, gsize most, gboolean end)
{
  gsize n = word ? MIN (word->length, most) : 0;
  return hash_bytes (hash, word == NULL ? "" : word->text + (end ? word->length - n : 0), n);
}

/* Row of the words of @hash with a path; spreads the bits as MurmurHash3 does at its end. */
static guint
word_row (guint32 hash, guint path)
{
  guint32 x = (hash ^ path) * 0x85ebca6bu;
  x = (x ^ x >> 13) * 0xc2b2ae35u;
  return (x ^ x >> 16) % N_WORD;
}

/* The last child of @word with relation @rel; NULL: none. */
static const NgNetWord *
last_child (const NgNear *self, const NgNearTree *tree, const NgNetWord *words, guint word,
            guint rel)
{
  for (guint i = tree->n; i-- > 0;)
    if (tree->heads[i] == word && self->rels[tree->rels[i]] == rel)
      return &words[i];
  return NULL;
}

/* Of each word the first case or mark on it; NULL: none. Returns: (transfer full): [tree->n + 1] */
static const NgNetWord **
find_markers (const NgNear *self, const NgNearTree *tree, const NgNetWord *words)
{
  const NgNetWord **markers = g_new0 (const NgNetWord *, tree->n + 1);

  for (guint i = tree->n; i-- > 0;)
    {
      guint rel = self->rels[tree->rels[i]];
      if (tree->heads[i] < tree->n && (rel == self->case_ || rel == self->mark))
        markers[tree->heads[i]] = &words[i];
    }
  return markers;
}

/* What a predicate, its auxiliary and the word that marks an argument say of a path. */
static void
add_words (const NgNear *self, const NgNearTree *tree, const NgNetWord *words, guint p,
           const Way *ways, float *scores)
{
  guint k = ng_net_n_labels (self->net, NG_HEAD_ROLE), base = n_path (self) + N_DISTANCE;
  g_autofree const NgNetWord **markers = find_markers (self, tree, words);
  guint32 stem = hash_word (hash_kind ('p'), &words[p], STEM, FALSE);
  guint32 both = hash_word (hash_kind ('c'), &words[p], STEM, FALSE);
  guint32 voice
      = hash_word (hash_kind ('v'), last_child (self, tree, words, p, self->aux), G_MAXSIZE, FALSE);

  voice = hash_word (voice, &words[p], ENDING, TRUE);
  for (guint i = 0; i < tree->n; i++)
    {
      const NgNetWord *marker = markers[ways[i].top];
      const guint32 evidence[]
          = { stem, voice, hash_word (hash_kind ('m'), marker, G_MAXSIZE, FALSE),
              hash_word (both, marker, G_MAXSIZE, FALSE) };
      for (guint e = 0; e < G_N_ELEMENTS (evidence); e++)
        add_row (self, NG_HEAD_ROLE, base + word_row (evidence[e], ways[i].row),
                 scores + (gsize) i * k);
    }
}

void
ng_near_add_roles (const NgNear *self, const NgNearTree *tree, const NgNetWord *words, guint p,
                   float *scores)
{
  guint k = ng_net_n_labels (self->net, NG_HEAD_ROLE);

  if (ng_net_n_rows (self->net, NG_HEAD_ROLE) == 0)
    return;
  g_autofree Way *ways = find_ways (self, tree, p);
  add_paths (self, NG_HEAD_ROLE, ways, tree->n, scores);
  add_words (self, tree, words, p, ways, scores);
  for (guint i = 0; i < tree->n; i++)
    add_row (self, NG_HEAD_ROLE, n_path (self) + distance_row ((gint64) i - p),
             scores + (gsize) i * k);
}

static guint
place_row (const NgNearWord *word, const NgNearWord *cue)
{
  gint64 sentences = (gint64) word->sentence - cue->sentence;
  guint between = CLAMP (sentences, -SENTENCES, SENTENCES) + SENTENCES;

  return between * 8 + (word->paragraph == cue->paragraph) * 4 + (word->quoted != 0) * 2
         + (cue->quoted != 0);
}

void
ng_near_add_attribution (const NgNear *self, const NgNearTree *tree, guint offset, guint top,
                         const NgNearWord *words, guint start, guint n, float *scores)
{
  guint k = ng_net_n_labels (self->net, NG_HEAD_ATT);
  guint distance = n_path (self), place = distance + N_DISTANCE, between = place + N_PLACE;

  if (ng_net_n_rows (self->net, NG_HEAD_ATT) == 0)
    return;
  g_assert (offset + tree->n <= n);
  g_autofree Way *ways = find_ways (self, tree, top);
  add_paths (self, NG_HEAD_ATT, ways, tree->n, scores + (gsize) offset * k);
  for (guint i = 0; i < n; i++)
    {
      float *row = scores + (gsize) i * k;
      if (i < offset || i >= offset + tree->n)
        add_row (self, NG_HEAD_ATT, far_row (self), row);
      add_row (self, NG_HEAD_ATT, distance + distance_row ((gint64) i - start), row);
      add_row (self, NG_HEAD_ATT, place + place_row (&words[i], &words[start]), row);
    }
  for (guint i = start, cues = 0; i-- > 0; cues += words[i].starts_cue != 0)
    add_row (self, NG_HEAD_ATT, between + MIN (cues, BETWEEN) * 2, scores + (gsize) i * k);
  add_row (self, NG_HEAD_ATT, between, scores + (gsize) start * k);
  for (guint i = start + 1, cues = 0; i < n; cues += words[i++].starts_cue != 0)
    add_row (self, NG_HEAD_ATT, between + MIN (cues, BETWEEN) * 2 + 1, scores + (gsize) i * k);
}

float
ng_near_antecedent (const NgNet *net, const NgNetWord *word, guint distance, gboolean same)
{
  if (ng_net_n_rows (net, NG_HEAD_ANTE) == 0)
    return 0.0f;
  guint shape = ng_wordpiece_shape (word->text, word->length);
  return *ng_net_row (net, NG_HEAD_ANTE, distance_row (-(gint64) distance))
         + *ng_net_row (net, NG_HEAD_ANTE, N_DISTANCE + (same != 0) * NG_N_SHAPES + shape);
}
