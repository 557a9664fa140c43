/* ng-claim-finder.c: see ng-claim-finder.h. */
#include "claim/ng-claim-finder.h"

#include "base/ng-error.h"
#include "claim/ng-claim-attribute.h"
#include "claim/ng-claim-border.h"
#include "claim/ng-claim-commit.h"
#include "claim/ng-claim-content.h"
#include "claim/ng-claim-cue.h"
#include "claim/ng-claim-float.h"
#include "claim/ng-claim-label.h"
#include "claim/ng-claim-link.h"
#include "claim/ng-claim-scene.h"
#include "claim/ng-claim-source.h"
#include "claim/ng-claim-words.h"
#include "record/ng-schema.h"

struct _NgClaimFinder
{
  const NgNet *net;
  NgNear *near; /* NULL without a network */
  NgClaimWords *words;
};

static gboolean
has_labels (const NgNet *net, GError **error)
{
  if (net == NULL
      || (ng_net_find_label (net, NG_HEAD_ATT, "Source") >= 0
          && ng_net_find_label (net, NG_HEAD_ATT, "Content") >= 0))
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_DATA,
               "weights: head att: expected the labels Source and Content");
  return FALSE;
}

NgClaimFinder *
ng_claim_finder_new (const NgLexicon *lexicon, const NgNet *net, GError **error)
{
  g_autoptr (NgClaimWords) words = NULL;
  g_autoptr (NgNear) near = NULL;
  NgClaimFinder *self;

  if (!has_labels (net, error))
    return NULL;
  words = ng_claim_words_new (lexicon, error);
  if (words == NULL)
    return NULL;
  if (net && (near = ng_near_new (net, ng_rel_names, error)) == NULL)
    return NULL;
  self = g_new0 (NgClaimFinder, 1);
  self->net = net;
  self->near = g_steal_pointer (&near);
  self->words = g_steal_pointer (&words);
  return self;
}

void
ng_claim_finder_free (NgClaimFinder *self)
{
  if (self == NULL)
    return;
  ng_claim_words_free (self->words);
  ng_near_free (self->near);
  g_free (self);
}

gboolean
ng_claim_finder_run (const NgClaimFinder *self, NgAnalysis *analysis, GError **error)
{
  g_autoptr (NgClaimScene) scene = NULL;

  if (ng_n_tags (analysis) == 0)
    return TRUE; /* nothing was parsed: nobody says anything */
  scene = ng_claim_scene_new (self->words, self->net, self->near, analysis);
  ng_claim_cue_find (scene);
  ng_claim_label_find (scene);
  ng_claim_scene_sort (scene);
  ng_claim_scene_attend (scene);
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgClaimDraft *d = ng_claim_scene_draft (scene, i);
      if (ng_range_is_none (d->source))
        ng_claim_source_find (scene, d);
      ng_claim_label_carry (scene, d);
      ng_claim_content_find (scene, d);
      ng_claim_border_widen (scene, d);
    }
  ng_claim_content_nest (scene);
  ng_claim_cue_judge (scene);
  ng_claim_float_find (scene);
  ng_claim_scene_sort (scene);
  ng_claim_source_resolve (scene);
  for (guint i = 0; i < scene->drafts->len; i++)
    ng_claim_attribute_find (scene, ng_claim_scene_draft (scene, i));
  ng_claim_commit_run (scene);
  ng_claim_link_run (analysis);
  return TRUE;
}
