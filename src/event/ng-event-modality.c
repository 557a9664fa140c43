/* ng-event-modality.c: see ng-event-modality.h. */
#include "event/ng-event-modality.h"

#include <string.h>

#include "event/ng-event-clause.h"

/* Governing words that are looked at, outwards. */
#define MAX_GOVERNORS 3

static gboolean
is_negator (const NgAnalysis *a, NgId token)
{
  return ng_clause_is (a, token, "not") || ng_clause_is (a, token, "never")
         || ng_clause_is (a, token, "n't") || ng_clause_is (a, token, "n’t");
}

static gboolean
is_negated (const NgAnalysis *a, NgId token)
{
  for (NgId c = ng_tag_child (a, token, NG_N_RELS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_N_RELS, c))
    {
      NgRel rel = ng_tag (a, c)->rel;
      if (is_negator (a, c))
        return TRUE;
      if (rel == NG_REL_DET && (ng_clause_is (a, c, "no") || ng_clause_is (a, c, "neither")))
        return TRUE;
      if ((rel == NG_REL_MARK || rel == NG_REL_CASE) && ng_clause_is (a, c, "without"))
        return TRUE;
    }
  return FALSE;
}

static void
weaken (NgDraft *d, NgCertainty certainty)
{
  d->event.certainty = MAX (d->event.certainty, certainty);
}

static void
apply (NgDraft *d, NgEventContext x, gboolean *future)
{
  switch (x.effect)
    {
    case NG_EFFECT_PROBABLE:
      weaken (d, NG_CERTAINTY_PROBABLE);
      break;
    case NG_EFFECT_POSSIBLE:
      weaken (d, NG_CERTAINTY_POSSIBLE);
      break;
    case NG_EFFECT_UNCOMMITTED:
      weaken (d, NG_CERTAINTY_UNCOMMITTED);
      break;
    case NG_EFFECT_NEGATIVE:
      d->event.polarity = NG_POLARITY_NEGATIVE;
      break;
    default:
      break;
    }
  *future = *future || x.future;
  if (d->event.aspect == NG_ASPECT_NONE)
    d->event.aspect = x.aspect;
}

/* "said that she would visit": "would" is "will", told later. */
static gboolean
is_backshifted (const NgAnalysis *a, NgId token, NgId auxiliary)
{
  const NgTag *t = ng_tag (a, token);
  return t->rel == NG_REL_CCOMP && t->head != NG_NONE && ng_clause_is (a, auxiliary, "would")
         && ng_tag (a, t->head)->form == NG_FORM_PAST;
}

static void
apply_child (const NgScene *scene, NgDraft *d, NgId token, NgId child, gboolean *future)
{
  const NgAnalysis *a = scene->analysis;
  NgEventContext x = ng_event_words_context (scene->words, ng_tag (a, child)->lemma);

  if (x.aspect == NG_ASPECT_IMMINENT)
    return; /* "talk about", "about ten" */
  if (is_backshifted (a, token, child))
    x.effect = NG_EFFECT_NONE;
  apply (d, x, future);
}

/* Auxiliaries, marks, adverbs and adjectives of the word itself. */
static void
apply_children (const NgScene *scene, NgDraft *d, NgId token, gboolean *future)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, token, NG_N_RELS, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_N_RELS, c))
    switch (ng_tag (a, c)->rel)
      {
      case NG_REL_AUX:
      case NG_REL_MARK:
      case NG_REL_ADVMOD:
      case NG_REL_AMOD:
        apply_child (scene, d, token, c, future);
        break;
      default:
        break;
      }
}

static NgEventContext
context_of (const NgScene *scene, NgId token)
{
  return ng_event_words_context (scene->words, ng_tag (scene->analysis, token)->lemma);
}

/* "talks began on Monday", "the end of the war": the word for the part of an event that stands
 * beside it, NG_NONE if there is none. */
static NgId
aspect_word (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  const NgTag *t = ng_tag (a, token);

  if (t->head == NG_NONE || context_of (scene, t->head).aspect == NG_ASPECT_NONE)
    return NG_NONE;
  if (t->rel == NG_REL_NSUBJ)
    return ng_clause_object (scene->words, a, t->head) == NG_NONE
                   || ng_clause_is_passive (a, t->head)
               ? t->head
               : NG_NONE;
  return t->rel == NG_REL_NMOD && strcmp (ng_clause_case (a, token), "of") == 0 ? t->head : NG_NONE;
}

/* A verb that begins or goes on with something is that event begun; one that ends something is an
 * event of its own. */
static void
find_aspect (const NgScene *scene, NgDraft *d, NgId token)
{
  NgId beside = d->noun ? aspect_word (scene, token) : NG_NONE;
  gboolean carried = token != d->event.trigger;
  NgAspect own = d->noun && !carried ? NG_ASPECT_NONE : context_of (scene, token).aspect;

  if (d->event.aspect != NG_ASPECT_NONE)
    return;
  if (beside != NG_NONE)
    d->event.aspect = context_of (scene, beside).aspect;
  else if (carried || own == NG_ASPECT_BEGIN || own == NG_ASPECT_CONTINUE
           || own == NG_ASPECT_RESUME)
    d->event.aspect = own;
}

/* "wants talks", "called for sanctions" */
static gboolean
is_governed (const NgAnalysis *a, NgId token)
{
  NgRel rel = ng_tag (a, token)->rel;

  return rel == NG_REL_XCOMP || rel == NG_REL_CCOMP || rel == NG_REL_ACL || rel == NG_REL_OBJ
         || (rel == NG_REL_OBL && strcmp (ng_clause_case (a, token), "for") == 0);
}

/* "agreed that X won": what is agreed lies ahead only if it is not told as past. */
static gboolean
is_told_as_past (const NgAnalysis *a, NgId token)
{
  const NgTag *t = ng_tag (a, token);
  return t->rel == NG_REL_CCOMP && t->form == NG_FORM_PAST
         && ng_tag_child (a, token, NG_REL_AUX, NG_NONE) == NG_NONE
         && ng_tag_child (a, token, NG_REL_NSUBJ, NG_NONE) != NG_NONE;
}

/* "failed to sign", "a plan to visit", "urged Iran to leave", "wants talks" */
static void
apply_governors (const NgScene *scene, NgDraft *d, NgId token, gboolean *future)
{
  const NgAnalysis *a = scene->analysis;

  for (int i = 0; i < MAX_GOVERNORS && token != NG_NONE; i++)
    {
      const NgTag *t = ng_tag (a, token);
      NgEventContext x;

      if (t->rel == NG_REL_CONJ)
        {
          token = t->head;
          continue;
        }
      if (!is_governed (a, token) || t->head == NG_NONE)
        return;
      if (t->rel == NG_REL_ACL && !ng_clause_is_infinitive (a, token))
        return;
      x = context_of (scene, t->head);
      if (t->rel == NG_REL_OBL && x.effect != NG_EFFECT_UNCOMMITTED)
        return;
      if (x.effect == NG_EFFECT_NONE || (x.future && is_told_as_past (a, token)))
        return;
      apply (d, x, future);
      if (x.future && x.effect == NG_EFFECT_PROBABLE && x.aspect == NG_ASPECT_NONE
          && d->event.reality == NG_REALITY_NONE)
        d->event.reality = NG_REALITY_PLANNED;
      if (is_negated (a, t->head))
        d->event.polarity = NG_POLARITY_NEGATIVE;
      token = t->head;
    }
}

static gboolean
has_auxiliary (const NgAnalysis *a, NgId token, const char *lemma)
{
  return ng_clause_child (a, token, NG_REL_AUX, lemma) != NG_NONE;
}

/* @future: a word says that it lies ahead: then "would", "could" are no past tenses. */
static NgTense
tense_of (const NgAnalysis *a, NgId token, gboolean future)
{
  const NgTag *t = ng_tag (a, token);
  gboolean headline = ng_block (a, ng_sentence (a, ng_token (a, token)->sentence)->block)->kind
                          == NG_BLOCK_HEADLINE
                      || ng_block (a, ng_sentence (a, ng_token (a, token)->sentence)->block)->kind
                             == NG_BLOCK_CAPTION;

  if (has_auxiliary (a, token, "will") || has_auxiliary (a, token, "shall"))
    return NG_TENSE_FUTURE;
  for (NgId c = ng_tag_child (a, token, NG_REL_AUX, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_REL_AUX, c))
    if ((!future && ng_tag (a, c)->form == NG_FORM_PAST) || ng_clause_is (a, c, "have"))
      return NG_TENSE_PAST;
  switch (t->form)
    {
    case NG_FORM_PAST:
    case NG_FORM_PART:
      return NG_TENSE_PAST;
    case NG_FORM_S:
      return headline ? NG_TENSE_PAST : NG_TENSE_PRESENT;
    case NG_FORM_ING:
      return ng_tag_child (a, token, NG_REL_AUX, NG_NONE) == NG_NONE ? NG_TENSE_UNTENSED
                                                                     : NG_TENSE_PRESENT;
    case NG_FORM_BASE:
      if (ng_clause_is_infinitive (a, token))
        return NG_TENSE_UNTENSED;
      return headline ? NG_TENSE_PAST : NG_TENSE_PRESENT;
    default:
      return NG_TENSE_UNTENSED;
    }
}

/* "will visit China and attend": the verb whose auxiliaries @verb shares, itself if none. */
static NgId
verb_with_auxiliaries (const NgAnalysis *a, NgId verb)
{
  const NgTag *t = ng_tag (a, verb);

  if (t->rel != NG_REL_CONJ || t->head == NG_NONE || ng_tag (a, t->head)->form != t->form
      || !ng_clause_is_verb (a, t->head) || ng_tag_child (a, verb, NG_REL_AUX, NG_NONE) != NG_NONE
      || ng_tag_child (a, verb, NG_REL_MARK, NG_NONE) != NG_NONE
      || ng_tag_child (a, verb, NG_REL_NSUBJ, NG_NONE) != NG_NONE)
    return verb;
  return t->head;
}

static void
apply_auxiliaries (const NgScene *scene, NgDraft *d, NgId verb, gboolean *future)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, verb, NG_REL_AUX, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, verb, NG_REL_AUX, c))
    apply_child (scene, d, verb, c, future);
}

/* "Ministers to meet in Baghdad": an infinitive as a headline's only verb lies ahead. */
static gboolean
is_headline_future (const NgAnalysis *a, NgId token)
{
  return ng_tag (a, token)->head == NG_NONE && ng_clause_is_infinitive (a, token);
}

/* ---- reality ---- */

/* "if", "unless": a mark of the clause that @verb heads. */
static gboolean
is_condition (const NgScene *scene, NgId verb)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, verb, NG_REL_MARK, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, verb, NG_REL_MARK, c))
    if (ng_event_words_in_group (scene->words, "condition", 9, ng_tag (a, c)->lemma))
      return ng_tag (a, verb)->rel == NG_REL_ADVCL;
  return FALSE;
}

static gboolean
has_condition (const NgScene *scene, NgId verb)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, verb, NG_REL_ADVCL, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, verb, NG_REL_ADVCL, c))
    if (is_condition (scene, c))
      return TRUE;
  return FALSE;
}

/* "would have visited", "could have been killed" */
static gboolean
is_unreal (const NgAnalysis *a, NgId verb)
{
  return has_auxiliary (a, verb, "have")
         && (has_auxiliary (a, verb, "would") || has_auxiliary (a, verb, "could")
             || has_auxiliary (a, verb, "should"));
}

/* "called on all, if they see it, to tell": it was done. */
static gboolean
is_plain_past (const NgAnalysis *a, NgId verb)
{
  return ng_tag (a, verb)->form == NG_FORM_PAST
         && ng_tag_child (a, verb, NG_REL_AUX, NG_NONE) == NG_NONE;
}

/* @verb: the event's own, or the one that carries it. */
static NgReality
reality_of (const NgScene *scene, NgId verb, NgReality known)
{
  const NgAnalysis *a = scene->analysis;
  const NgTag *t = ng_tag (a, verb);

  if (is_unreal (a, verb))
    return NG_REALITY_COUNTERFACTUAL;
  if (is_condition (scene, verb))
    return t->head != NG_NONE && is_unreal (a, t->head) ? NG_REALITY_COUNTERFACTUAL
                                                        : NG_REALITY_HYPOTHETICAL;
  return has_condition (scene, verb) && !is_plain_past (a, verb) ? NG_REALITY_CONDITIONAL : known;
}

void
ng_event_modality_find (NgScene *scene, NgDraft *draft)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = draft->event.trigger;
  NgId tensed = draft->carrier == NG_NONE ? t : draft->carrier;
  gboolean future = is_headline_future (a, t);

  if (is_negated (a, t) || (tensed != t && is_negated (a, tensed)))
    draft->event.polarity = NG_POLARITY_NEGATIVE;
  apply_children (scene, draft, t, &future);
  if (tensed != t)
    apply_children (scene, draft, tensed, &future);
  apply_governors (scene, draft, tensed, &future);
  find_aspect (scene, draft, tensed);
  draft->event.reality = reality_of (scene, tensed, draft->event.reality);
  if (verb_with_auxiliaries (a, tensed) != tensed)
    {
      tensed = verb_with_auxiliaries (a, tensed);
      apply_auxiliaries (scene, draft, tensed, &future);
    }
  draft->event.tense
      = draft->noun && draft->carrier == NG_NONE ? NG_TENSE_UNTENSED : tense_of (a, tensed, future);
  if (future && draft->event.tense != NG_TENSE_PAST)
    draft->event.tense = NG_TENSE_FUTURE;
}
