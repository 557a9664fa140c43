/* ng-claim-candidate.c: see ng-claim-candidate.h.
 *
 * A candidate's weight is the sum over its mentions, nearer ones counting more; its score is the
 * share in the weight of all.
 */
#include "claim/ng-claim-candidate.h"

#include "base/ng-text.h"
#include "claim/ng-claim-who.h"

/* Sentences back, and candidates that are written. */
#define REACH 3u
#define MAX_WRITTEN 3u

typedef struct
{
  NgId entity;
  double weight;
} Candidate;

static gboolean
is_pronoun (const NgClaimScene *scene, NgId head)
{
  return ng_tag (scene->a, head)->upos == NG_UPOS_PRON || ng_claim_who_is_pronoun (scene, head);
}

static gboolean
is_indefinite (const NgClaimScene *scene, const NgClaimDraft *d)
{
  return d->who_head != NG_NONE && !is_pronoun (scene, d->who_head)
         && ng_claim_who_is_open (scene, d->who, d->who_head);
}

const char *
ng_claim_candidate_reason (const NgClaimScene *scene, const NgClaimDraft *d)
{
  if (d->source_head != NG_NONE && is_pronoun (scene, d->source_head))
    return "unnamed:pronoun";
  if (d->who_head == NG_NONE || ng_range_is_none (d->who))
    return "unnamed:elided";
  if (ng_tag (scene->a, d->who_head)->upos == NG_UPOS_PROPN)
    return "unnamed:name";
  return is_indefinite (scene, d) ? "unnamed:indefinite" : "unnamed:description";
}

static gboolean
agrees (const NgClaimScene *scene, const NgClaimDraft *d, NgId entity)
{
  NgKind kind = ng_entity (scene->a, entity)->kind;

  if (d->who_head != NG_NONE && ng_claim_who_is_pronoun (scene, d->who_head))
    return ng_claim_who_agrees (scene, d->who_head, entity);
  return kind == NG_KIND_PERSON || kind == NG_KIND_ORGANISATION;
}

static void
weigh (GArray *candidates, NgId entity, double weight)
{
  const Candidate new = { entity, weight };

  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, Candidate, i).entity == entity)
      {
        g_array_index (candidates, Candidate, i).weight += weight;
        return;
      }
  g_array_append_val (candidates, new);
}

static gint
compare (gconstpointer x, gconstpointer y)
{
  const Candidate *a = x, *b = y;
  if (a->weight != b->weight)
    return a->weight > b->weight ? -1 : 1;
  return a->entity < b->entity ? -1 : a->entity > b->entity;
}

void
ng_claim_candidate_write (NgClaimScene *scene, const NgClaimDraft *d, NgId claim)
{
  NgId here = ng_claim_tree_sentence (scene->tree, d->head);
  NgId end = d->who_head == NG_NONE ? d->head : d->who_head;
  NgId first = ng_sentence (scene->a, here > REACH ? here - REACH : 0)->first_token;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  double sum = 0;

  for (NgId t = first; t < end && !is_indefinite (scene, d); t++)
    {
      NgId entity = scene->mention[t] == NG_NONE ? NG_NONE : ng_claim_scene_entity (scene, t);
      double weight = 1.0 / (1 + here - ng_claim_tree_sentence (scene->tree, t));
      if (entity == NG_NONE || !agrees (scene, d, entity))
        continue;
      weigh (candidates, entity, weight);
      sum += weight;
    }
  g_array_sort (candidates, compare);
  for (guint i = 0; i < MIN (candidates->len, MAX_WRITTEN); i++)
    {
      const Candidate *c = &g_array_index (candidates, Candidate, i);
      const NgCandidate record = {
        .source = ng_claim (scene->a, claim)->source,
        .claim = claim,
        .entity = c->entity,
        .score = ng_score (c->weight / sum),
        .origin = ng_claim_candidate_reason (scene, d),
      };
      ng_analysis_append (scene->a, NG_LAYER_CANDIDATE, &record);
    }
}
