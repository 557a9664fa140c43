/* ng-entity-unnamed.c: see ng-entity-unnamed.h.
 *
 * A definite phrase takes up the last one with the same noun, number and owner ("the farmers … the
 * farmers", "his mother … his mother"); of others the network's antecedent head decides.  Cost:
 * one look-up a noun.
 */
#include "entity/ng-entity-unnamed.h"

#include <string.h>

#include "base/ng-ids.h"
#include "entity/ng-entity-pronouns.h"
#include "entity/ng-entity-rank.h"
#include "entity/ng-entity-speakers.h"

/* Belief from which an indefinite phrase takes up an earlier one. */
#define SURE 0.5

NgKind
ng_entity_unnamed_kind (const NgWork *w, NgId token)
{
  static const struct
  {
    const char *label;
    NgKind kind;
  } types[] = { { "person", NG_KIND_PERSON },
                { "organization", NG_KIND_ORGANISATION },
                { "place", NG_KIND_PLACE } };
  guint n = w->net ? ng_net_n_labels (w->net, NG_HEAD_MTY) : 0, best = 0;

  if (n == 0 || w->a->vectors == NULL)
    return NG_KIND_OTHER;
  g_autofree float *scores = g_new (float, n);
  ng_net_linear (w->net, NG_HEAD_MTY, w->a->vectors + (gsize) token * w->a->width, 1, scores);
  for (guint i = 1; i < n; i++)
    if (scores[i] > scores[best])
      best = i;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (ng_net_find_label (w->net, NG_HEAD_MTY, types[i].label) == (int) best)
      return types[i].kind;
  return NG_KIND_OTHER;
}

static char *
key_of (const NgWork *w, const NgPhrase *p, gboolean plural)
{
  /* "father-in-law" is no father */
  g_autofree char *rest
      = ng_analysis_dup_text (w->a, ng_token_range (w->a, p->head, p->last - p->head + 1));
  return g_strdup_printf ("%d %s", plural, p->last > p->head ? rest : ng_work_lemma (w, p->head));
}

/* "his mother", "his mother": of one owner, by reference, else by word. */
static gboolean
same_owner (const NgWork *w, NgId a, NgId b)
{
  if (a == NG_NONE || b == NG_NONE)
    return a == b;
  NgId x = ng_entity_of_phrase (w, a), y = ng_entity_of_phrase (w, b);
  return x == y && (x != NG_NONE || strcmp (ng_work_lemma (w, a), ng_work_lemma (w, b)) == 0);
}

/* Whose they are: "the farmers of Kenya". */
static NgId
body_of (const NgPhrase *p)
{
  return p->country != NG_NONE ? p->country : p->organisation;
}

NgId
ng_entity_unnamed_before (const NgWork *w, const NgPhrase *p, gboolean plural)
{
  g_autofree char *key = key_of (w, p, plural);
  NgId draft = GPOINTER_TO_UINT (g_hash_table_lookup (w->unnamed, key)) - 1;

  if (draft == NG_NONE || p->indefinite)
    return NG_NONE;
  const NgDraft *d = ng_work_draft (w, draft);
  NgId of = body_of (p);
  if ((of != NG_NONE && of != d->beside) || ng_entity_co_arguments (w, d->head, p->head))
    return NG_NONE; /* "the president of Ghana met the president of Togo" */
  if (!d->hidden || !same_owner (w, d->owner, p->owner))
    return NG_NONE;
  return p->definite || p->owner != NG_NONE || ng_entity_belief (w, p->head, d->head) >= SURE
             ? draft
             : NG_NONE;
}

void
ng_entity_unnamed_keep (NgWork *w, NgId draft, const NgPhrase *p)
{
  NgDraft *d = ng_work_draft (w, draft);

  if (body_of (p) != NG_NONE)
    d->beside = body_of (p);
  d->head = p->head;
  d->owner = p->owner;
  g_hash_table_replace (w->unnamed, key_of (w, p, d->plural), GUINT_TO_POINTER (draft + 1));
}

/* "no soldiers": nobody who can be spoken of again. */
static gboolean
is_nobody (const NgWork *w, const NgPhrase *p)
{
  return ng_work_is_context (w, p->begin, "nobody");
}

void
ng_entity_unnamed_see (NgWork *w, const NgPhrase *p, NgKind kind, gboolean plural)
{
  NgId draft = ng_entity_unnamed_before (w, p, plural);

  if (draft == NG_NONE)
    {
      draft = ng_work_add_draft (w, NG_KIND_OTHER, ng_work_lemma (w, p->head), 0, "rule:unnamed");
      ng_work_draft (w, draft)->hidden = TRUE;
      ng_work_draft (w, draft)->plural = plural;
      ng_work_draft (w, draft)->spoken = kind == NG_KIND_PERSON || kind == NG_KIND_ORGANISATION;
    }
  ng_entity_unnamed_keep (w, draft, p);
  NgId m = NG_NONE;
  if (kind != NG_KIND_OTHER && !is_nobody (w, p))
    {
      m = ng_work_add_mention (w, p->begin, p->last, p->head, kind, NG_MENTION_NOMINAL,
                               "rule:unnamed");
      if (ng_work_entity_of (w, m) == NG_NONE)
        ng_work_refer (w, m, draft, 0.6, "rule:unnamed");
    }
  ng_entity_see (w, p->head, m, draft, FALSE);
  if (plural && kind == NG_KIND_PERSON)
    ng_entity_see_set (w, p->head, &draft, 1);
}

/* ---- whoever writes ---- */

static gboolean
is (const NgWork *w, int row, const char *column, const char *value)
{
  return strcmp (ng_table_field (w->tables->pronouns, row, column), value) == 0;
}

void
ng_entity_unnamed_narrator (NgWork *w)
{
  NgId drafts[3] = { NG_NONE, NG_NONE, NG_NONE }; /* I, we, you */

  for (NgId t = 0; t < w->n_tokens; t++)
    {
      int row = ng_token (w->a, t)->quote == NG_NONE ? ng_entity_pronoun_at (w, t) : -1;
      NgId given = w->anaphor_at[t];
      if (row < 0 || is (w, row, "person", "3")
          || (given != NG_NONE && ng_work_entity_of (w, given) != NG_NONE))
        continue;
      guint k = is (w, row, "person", "2") ? 2 : is (w, row, "number", "plural") ? 1 : 0;
      if (drafts[k] == NG_NONE)
        {
          g_autofree char *word = ng_analysis_dup_text (w->a, ng_token (w->a, t)->span);
          drafts[k] = ng_work_add_draft (w, NG_KIND_OTHER, word, 0, "rule:narrator");
          ng_work_draft (w, drafts[k])->hidden = TRUE;
          ng_work_draft (w, drafts[k])->spoken = TRUE;
        }
      NgId m = ng_work_add_mention (w, t, t, t, NG_KIND_GROUP, NG_MENTION_PRONOUN, "rule:narrator");
      ng_work_refer (w, m, drafts[k], 0.6, "rule:narrator");
    }
}
