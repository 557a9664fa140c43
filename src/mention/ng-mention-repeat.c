/* ng-mention-repeat.c: see ng-mention-repeat.h.
 *
 * The whole article is evidence for each name in it (Finkel et al. 2005, by counting instead of
 * sampling).  Cost: linear in tokens and names.
 */
#include "mention/ng-mention-repeat.h"

#include <string.h>

#include "base/ng-text.h"
#include "mention/ng-mention-net.h"

/* Words of the longest name that is looked for again. */
#define MAX_REPEAT_WORDS 8u
/* Least score of a name that is looked for again. */
#define LEAST_SCORE 0.5f
/* Letters of the shortest part of a person's name that stands for it. */
#define MIN_PART_LETTERS 2u

/* What the words beside all occurrences of a name may add to the belief in it. */
#define MAX_BESIDE 0.8

/* What all occurrences of one name believe. */
typedef struct
{
  double sum[NG_N_NAMES];
  double beside[NG_N_NAMES];
  guint n;
} Votes;

static char *
fold (const NgMentionWork *w, NgId first, guint32 n)
{
  GString *out = g_string_new (NULL);

  for (NgId t = first; t < first + n; t++)
    {
      gsize length;
      const char *text = ng_mention_text (w, t, &length);
      g_autofree char *lower = ng_lower (text, length);
      g_string_append_printf (out, "%s%s", t > first ? " " : "", lower);
    }
  return g_string_free (out, FALSE);
}

static gboolean
may_change (const NgNetName *name)
{
  return name->n > 0 && name->label != NG_NAME_DATE && name->label != NG_NAME_MONEY;
}

static void
vote (GHashTable *table, char *key, const NgNetName *name)
{
  Votes *v = g_hash_table_lookup (table, key);

  if (v == NULL)
    {
      v = g_new0 (Votes, 1);
      g_hash_table_insert (table, g_strdup (key), v);
    }
  v->n++;
  for (guint i = 0; i < NG_N_NAMES; i++)
    {
      v->sum[i] += name->belief[i];
      v->beside[i] += name->beside[i];
    }
  g_free (key);
}

/* "Rush Limbaugh", where the article has "Limbaugh" for a person again and again: half of what its
 * single mentions believe. */
static double
family_evidence (const NgMentionWork *w, const NgNetName *name, GHashTable *table)
{
  if (name->n < 2 || name->n > 3 || name->label == NG_NAME_PERSON)
    return 0;
  g_autofree char *key = fold (w, name->first + name->n - 1, 1);
  const Votes *v = g_hash_table_lookup (table, key);
  return v == NULL || v->n < 2 ? 0 : 0.5 * v->sum[NG_NAME_PERSON] / v->n;
}

/* @family: further belief in a person. */
static void
decide (NgNetName *name, const Votes *v, double family)
{
  NgNameClass best = name->label;

  for (guint i = 0; i < NG_N_NAMES; i++)
    name->belief[i] = ng_score (v->sum[i] / v->n + CLAMP (v->beside[i], -MAX_BESIDE, MAX_BESIDE));
  name->belief[NG_NAME_PERSON] = ng_score (name->belief[NG_NAME_PERSON] + family);
  for (guint i = 0; i < NG_N_NAMES; i++)
    if (i != NG_NAME_DATE && i != NG_NAME_MONEY && name->belief[i] > name->belief[best])
      best = i;
  if (best != name->label)
    name->origin = "rule:same-name";
  name->score = best == name->label ? MAX (name->score, name->belief[best]) : name->belief[best];
  name->label = best;
}

void
ng_mention_agree (NgMentionWork *w)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint32 i = 0; i < w->names->len; i++)
    {
      const NgNetName *name = ng_mention_name (w, i);
      if (!may_change (name))
        continue;
      vote (table, fold (w, name->first, name->n), name);
      /* A person votes for the shorter forms of the name. */
      for (guint32 k = 1; name->label == NG_NAME_PERSON && k < name->n; k++)
        vote (table, fold (w, name->first + k, name->n - k), name);
    }
  for (guint32 i = 0; i < w->names->len; i++)
    {
      NgNetName *name = ng_mention_name (w, i);
      if (!may_change (name))
        continue;
      g_autofree char *key = fold (w, name->first, name->n);
      decide (name, g_hash_table_lookup (table, key), family_evidence (w, name, table));
    }
}

/* ---- further occurrences ---- */

typedef struct
{
  NgKind kind;
  NgMentionForm form;
  float score;
  gboolean part; /* of a person's name */
} Known;

static void
remember (GHashTable *known, char *key, const NgFound *f, gboolean part)
{
  Known *k = g_hash_table_lookup (known, key);

  if (k && (k->score >= f->score || (part && !k->part)))
    {
      g_free (key);
      return;
    }
  k = g_new (Known, 1);
  *k = (Known){ f->kind, f->form, f->score, part };
  g_hash_table_replace (known, key, k);
}

static gboolean
is_worth (const NgFound *f)
{
  return f->score >= LEAST_SCORE && f->n <= MAX_REPEAT_WORDS && f->form == NG_MENTION_NAME
         && (f->kind == NG_KIND_PERSON || f->kind == NG_KIND_ORGANISATION
             || f->kind == NG_KIND_PLACE || f->kind == NG_KIND_NAMED_EVENT);
}

/* Begin of the last word with the hyphens that belong to it: "El-Sisi". */
static NgId
last_part (const NgMentionWork *w, const NgFound *f)
{
  NgId t = f->first + f->n - 1;
  while (t > f->first + 1 && ng_mention_is_hyphen (w, t - 1))
    t -= 2;
  return t;
}

static void
remember_all (const NgMentionWork *w, GHashTable *known)
{
  for (guint i = 0; i < w->found->len; i++)
    {
      const NgFound *f = &g_array_index (w->found, NgFound, i);
      if (!is_worth (f))
        continue;
      remember (known, fold (w, f->first, f->n), f, FALSE);
      if (f->kind != NG_KIND_PERSON || f->n < 2)
        continue;
      NgId last = last_part (w, f);
      remember (known, fold (w, last, f->first + f->n - last), f, TRUE);
    }
}

/* A single word must look like a name here. */
static gboolean
looks_named (const NgMentionWork *w, NgId t, const Known *k, gboolean single)
{
  gsize n;

  ng_mention_text (w, t, &n);
  if (!ng_mention_has_shape (w, t, NG_SHAPE_CAPITAL))
    return FALSE;
  if (!single)
    return TRUE;
  if (n < MIN_PART_LETTERS)
    return FALSE;
  if (w->shouting[t] || (k->part && w->titled[t]))
    return !w->tagged || ng_tag (w->a, t)->upos == NG_UPOS_PROPN || w->outside[t] < 0.9f;
  return !w->tagged || ng_tag (w->a, t)->upos == NG_UPOS_PROPN || w->outside[t] < 0.5f;
}

static guint
known_at (const NgMentionWork *w, GHashTable *known, NgId at, const Known **found)
{
  guint best = 0;

  for (guint n = 1; n <= MAX_REPEAT_WORDS && ng_mention_beside (w, at + n - 1, at)
                    && w->found_at[at + n - 1] == NG_NONE;
       n++)
    {
      g_autofree char *key = fold (w, at, n);
      const Known *k = g_hash_table_lookup (known, key);
      if (k == NULL || !looks_named (w, at, k, n == 1)
          || (k->kind != NG_KIND_PERSON
              && (ng_mention_title (w, at) > n || ng_mention_is_title (w, at, n))))
        continue; /* "Labour Minister" */
      *found = k;
      best = n;
    }
  return best;
}

void
ng_mention_repeat (NgMentionWork *w)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  remember_all (w, known);
  for (NgId t = 0; t < w->n_tokens;)
    {
      const Known *k = NULL;
      guint n = w->found_at[t] != NG_NONE || !ng_mention_has_shape (w, t, NG_SHAPE_CAPITAL)
                    ? 0
                    : known_at (w, known, t, &k);
      if (n > 0)
        ng_mention_take (w,
                         (NgFound){ t, n, k->kind, k->form, NULL, 0.9f * k->score, "rule:repeat" });
      t += MAX (n, 1);
    }
}

void
ng_mention_join (NgMentionWork *w)
{
  for (NgId t = 0; t + 1 < w->n_tokens; t++)
    {
      guint32 i = w->found_at[t], j = w->found_at[t + 1];
      if (i == NG_NONE || j == NG_NONE || i == j || !ng_mention_beside (w, t + 1, t))
        continue;
      NgFound *a = &g_array_index (w->found, NgFound, i);
      NgFound *b = &g_array_index (w->found, NgFound, j);
      if (a->kind != NG_KIND_PERSON || b->kind != NG_KIND_PERSON)
        continue;
      for (NgId k = b->first; k < b->first + b->n; k++)
        w->found_at[k] = i;
      a->n += b->n;
      a->score = MAX (a->score, b->score);
      b->n = 0;
    }
}
