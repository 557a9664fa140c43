/* ng-event-class.c: see ng-event-class.h. */
#include "event/ng-event-class.h"

#include <math.h>
#include <string.h>

#include "base/ng-text.h"
#include "event/ng-event-clause.h"
#include "net/ng-decode.h"

/* Least probability of the best class, set on sentences with PLOVER classes. */
#define CLEAR 0.80f

/* Events that are looked back over for the same word. */
#define MAX_BACK 200u

/* Names of the head's labels in the order of NgPlover; older data calls both CONCEDE and RETREAT
 * YIELD. */
static const char *const label_names[NG_N_PLOVER]
    = { [NG_PLOVER_AGREE] = "AGREE",         [NG_PLOVER_CONSULT] = "CONSULT",
        [NG_PLOVER_SUPPORT] = "SUPPORT",     [NG_PLOVER_CONCEDE] = "CONCEDE",
        [NG_PLOVER_COOPERATE] = "COOPERATE", [NG_PLOVER_AID] = "AID",
        [NG_PLOVER_RETREAT] = "YIELD",       [NG_PLOVER_REQUEST] = "REQUEST",
        [NG_PLOVER_ACCUSE] = "ACCUSE",       [NG_PLOVER_REJECT] = "REJECT",
        [NG_PLOVER_THREATEN] = "THREATEN",   [NG_PLOVER_PROTEST] = "PROTEST",
        [NG_PLOVER_SANCTION] = "SANCTION",   [NG_PLOVER_MOBILIZE] = "MOBILIZE",
        [NG_PLOVER_COERCE] = "COERCE",       [NG_PLOVER_ASSAULT] = "ASSAULT" };

static NgPlover
class_of_label (const char *label)
{
  for (guint i = 1; i < NG_N_PLOVER; i++)
    if (label_names[i] && strcmp (label_names[i], label) == 0)
      return (NgPlover) i;
  return NG_PLOVER_NONE;
}

/* Attention-weighted class scores over a range of words. */
static void
sum_scores (const NgScene *scene, NgId first, NgId last, float *out)
{
  guint n = scene->n_plv, k = n - 1;
  float top = -G_MAXFLOAT, total = 0;

  memset (out, 0, sizeof (float) * k);
  for (NgId t = first; t <= last; t++)
    top = MAX (top, scene->plv[(gsize) t * n + k]);
  for (NgId t = first; t <= last; t++)
    {
      const float *row = scene->plv + (gsize) t * n;
      float weight = expf (row[k] - top);
      total += weight;
      for (guint c = 0; c < k; c++)
        out[c] += weight * row[c];
    }
  for (guint c = 0; c < k; c++)
    out[c] /= total;
}

static gboolean
two_sides (const NgDraft *d)
{
  return ng_draft_count (d, NG_ROLE_INITIATOR) > 0 && ng_draft_count (d, NG_ROLE_RECIPIENT) > 0;
}

/* Several states that hold a manoeuvre cooperate. */
static void
join_manoeuvre (const NgScene *scene, NgDraft *d)
{
  if (d->event.plover == NG_PLOVER_MOBILIZE && ng_draft_count (d, NG_ROLE_INITIATOR) > 1
      && (ng_event_words_in_group (scene->words, "wargame", strlen ("wargame"), d->event.lemma)
          || ng_event_words_in_group (scene->words, "manoeuvre", strlen ("manoeuvre"),
                                      d->event.lemma)))
    {
      d->event.plover = NG_PLOVER_COOPERATE;
      d->event.mode = NULL;
    }
}

void
ng_event_class_recall (NgScene *scene, guint at)
{
  NgDraft *d = ng_scene_draft (scene, at);

  if (!d->noun || !ng_clause_is_definite (scene->analysis, d->event.trigger))
    return;
  for (guint i = at; i-- > 0 && at - i <= MAX_BACK;)
    {
      const NgDraft *old = ng_scene_draft (scene, i);
      if (!old->noun || strcmp (old->event.lemma, d->event.lemma) != 0)
        continue;
      if (old->event.mode && d->event.mode == NULL)
        {
          d->event.plover = old->event.plover;
          d->event.mode = old->event.mode;
        }
      return;
    }
}

void
ng_event_class_guess (NgScene *scene, NgDraft *draft)
{
  g_autofree float *scores = NULL;
  NgId first, last;
  guint best = 0, k;

  join_manoeuvre (scene, draft);
  if (!draft->open || scene->plv == NULL || scene->n_plv < 2 || !two_sides (draft))
    return;
  k = scene->n_plv - 1;
  scores = g_new (float, k);
  ng_tag_extent (scene->analysis, draft->event.trigger, &first, &last);
  sum_scores (scene, first, last, scores);
  ng_decode_softmax (scores, k);
  for (guint c = 1; c < k; c++)
    if (ng_score (scores[c]) > ng_score (scores[best]))
      best = c;
  if (ng_score (scores[best]) >= CLEAR)
    draft->event.plover = class_of_label (ng_net_label (scene->net, NG_HEAD_PLV, best));
}
