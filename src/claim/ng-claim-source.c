/* ng-claim-source.c: see ng-claim-source.h.
 *
 * The tree's subject, agent or possessor comes first; where it finds none, or one that the network
 * is sure is none, the network's own run of source words is taken.
 */
#include "claim/ng-claim-source.h"

#include <string.h>

#include "claim/ng-claim-frame.h"
#include "claim/ng-claim-phrase.h"
#include "claim/ng-claim-who.h"

/* Probability of the head of a source phrase below which the network's own is better, and the mean
 * that this must have. */
#define REFUSED 0.2f
#define SURE 0.6f

/* ---- by the tree ---- */

/* "made a promise that": who makes it, not who "rejected claims that". */
static NgId
holder_of_noun (const NgClaimScene *scene, NgId noun)
{
  const NgClaimTree *tree = scene->tree;
  const NgTag *t = ng_tag (scene->a, noun);
  static const char *const preps[] = { "by", "from", "of", NULL };
  NgId s = ng_claim_tree_possessor (tree, noun);

  for (guint i = 0; preps[i] && s == NG_NONE; i++)
    s = ng_claim_tree_oblique (tree, noun, preps[i]);
  /* "Lund is of the opinion that" */
  if (s == NG_NONE && ng_claim_tree_child (tree, noun, NG_REL_COP) != NG_NONE)
    s = ng_claim_tree_own_subject (tree, noun);
  if (s == NG_NONE && (t->rel == NG_REL_OBJ || t->rel == NG_REL_OBL) && t->head != NG_NONE
      && ng_claim_scene_is_use (scene, "light", t->head))
    s = ng_claim_tree_subject (tree, t->head);
  return s;
}

/* "Lund said the firm had paid, noting that …": who said it, unless the verb that the participle
 * hangs on is a cue itself.  NG_NONE: nobody. */
static NgId
carried_source (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgId up = ng_tag (scene->a, d->head)->head;
  guint first, end;

  if (d->carrier == NG_NONE || d->word == NULL || d->word->strength != NG_CUE_STRONG
      || d->frame != NG_FRAME_CLAUSE)
    return NG_NONE;
  ng_claim_scene_near (scene, d->head, &first, &end);
  NgId found = NG_NONE;
  for (guint i = first; i < end; i++)
    {
      const NgClaimDraft *e = ng_claim_scene_draft (scene, i);
      if (e->head == up)
        return NG_NONE;
      if (e->head == d->carrier)
        found = e->source_head;
    }
  return found;
}

/* "Reuters quoted a minister as saying": the object; NG_NONE elsewhere. */
static NgId
quoted_source (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgId up = ng_tag (scene->a, d->head)->head;

  if (strcmp (ng_claim_tree_case (scene->tree, d->head), "as") != 0)
    return NG_NONE;
  for (; up != NG_NONE && up < d->head; up = ng_tag (scene->a, up)->head)
    if (ng_tag (scene->a, up)->rel == NG_REL_OBJ)
      return up;
    else if (ng_tag (scene->a, up)->upos == NG_UPOS_VERB)
      return ng_claim_tree_is_passive (scene->tree, up)
                 ? NG_NONE
                 : ng_claim_tree_child (scene->tree, up, NG_REL_OBJ);
  return NG_NONE;
}

static gboolean
is_within (const NgClaimScene *scene, NgRange phrase, NgId top)
{
  return top != NG_NONE && phrase.first <= scene->tree->right[top]
         && phrase.last >= scene->tree->left[top];
}

/* Whom a passive speaks of: its subject, or what the participle tells of: "the premier, asked to".
 */
static NgId
spoken_of (const NgClaimScene *scene, NgId verb)
{
  NgId subject = ng_claim_tree_own_subject (scene->tree, verb);
  return subject == NG_NONE && ng_tag (scene->a, verb)->rel == NG_REL_ACL
             ? ng_tag (scene->a, verb)->head
             : subject;
}

/* "The court is seen as": not the court sees it, nor anybody for what is done. */
static gboolean
is_spoken_of (const NgClaimScene *scene, const NgClaimDraft *d, NgRange phrase)
{
  NgId of = d->passive ? spoken_of (scene, d->head) : NG_NONE;
  gboolean agent
      = ng_claim_tree_oblique (scene->tree, d->head, "by") != NG_NONE && phrase.first > d->head;

  return d->passive
         && (ng_tag (scene->a, ng_claim_phrase_head (scene, phrase))->upos == NG_UPOS_VERB
             || (!agent && is_within (scene, phrase, of)));
}

/* "Lund rejected claims that": whoever is said to do something with a claim does not make it. */
static gboolean
is_repeater (const NgClaimScene *scene, const NgClaimDraft *d, NgRange phrase)
{
  const NgTag *t = ng_tag (scene->a, d->head);

  if (d->word == NULL || d->word->pos != NG_CUE_NOUN || t->rel != NG_REL_OBJ || t->head == NG_NONE
      || ng_claim_scene_is_use (scene, "light", t->head))
    return FALSE;
  return is_within (scene, phrase, ng_claim_tree_subject (scene->tree, t->head));
}

/* "It became clear that": nobody. */
static gboolean
is_expletive (const NgClaimScene *scene, const NgClaimDraft *d, NgId subject)
{
  return subject != NG_NONE && d->word && d->word->pos == NG_CUE_ADJ && d->frame == NG_FRAME_CLAUSE
         && ng_token_is (scene->a, subject, "it");
}

/* "by split decision", "by going to war", "by May": how and when, not by whom. */
static gboolean
is_means (const NgClaimScene *scene, NgId noun)
{
  const NgTag *t = ng_tag (scene->a, noun);

  if (t->upos == NG_UPOS_VERB || ng_claim_scene_is_time (scene, noun))
    return TRUE;
  return t->upos == NG_UPOS_NOUN && t->form != NG_FORM_S
         && !ng_claim_scene_is_somebody (scene, noun)
         && !ng_claim_scene_is_use (scene, "document", noun)
         && ng_claim_tree_child (scene->tree, noun, NG_REL_DET) == NG_NONE
         && ng_claim_tree_possessor (scene->tree, noun) == NG_NONE;
}

/* Who does what a passive says; NG_NONE. */
static NgId
agent_of (const NgClaimScene *scene, NgId verb)
{
  NgId agent = ng_claim_tree_oblique (scene->tree, verb, "by");
  return agent != NG_NONE && !is_means (scene, agent) ? agent : NG_NONE;
}

/* "The march was led by Lund, stressing that": a participle behind a passive and its agent, that
 * says something, is the agent's. */
static NgId
agent_before (const NgClaimScene *scene, NgId verb)
{
  const NgTag *t = ng_tag (scene->a, verb);
  NgId agent;

  if (t->form != NG_FORM_ING || t->rel != NG_REL_ADVCL || t->head == NG_NONE || t->head > verb
      || ng_claim_tree_own_subject (scene->tree, verb) != NG_NONE
      || !ng_claim_tree_is_passive (scene->tree, t->head))
    return NG_NONE;
  agent = agent_of (scene, t->head);
  return agent != NG_NONE && agent < verb && ng_claim_scene_is_somebody (scene, agent) ? agent
                                                                                       : NG_NONE;
}

static NgId
tree_source (const NgClaimScene *scene, const NgClaimDraft *d)
{
  const NgClaimTree *tree = scene->tree;
  NgCueClass pos = d->word ? d->word->pos : NG_CUE_VERB;

  switch (pos)
    {
    case NG_CUE_PREP:
      return ng_claim_frame_governed (scene, d->cue);
    case NG_CUE_NOUN:
      return holder_of_noun (scene, d->head);
    default:
      break;
    }
  if (d->passive)
    return agent_of (scene, d->head);
  NgId other = quoted_source (scene, d);
  if (other == NG_NONE)
    other = agent_before (scene, d->head);
  if (other == NG_NONE)
    other = carried_source (scene, d);
  if (other == NG_NONE)
    other = ng_claim_tree_subject (tree, d->head);
  return is_expletive (scene, d, other) ? NG_NONE : other;
}

/* A quotation says nothing of its speaker. */
static gboolean
is_outside (const NgClaimScene *scene, const NgClaimDraft *d, NgId token)
{
  guint32 q = ng_token (scene->a, token)->quote;
  return q == NG_NONE || q == ng_token (scene->a, d->head)->quote;
}

/* "The leader was a man who said": the leader is, but not "it" of "it was a man who said". */
static NgId
told_of (const NgClaimScene *scene, NgId noun)
{
  NgId subject = noun == NG_NONE || ng_claim_tree_child (scene->tree, noun, NG_REL_COP) == NG_NONE
                     ? NG_NONE
                     : ng_claim_tree_child (scene->tree, noun, NG_REL_NSUBJ);

  if (subject == NG_NONE || ng_tag (scene->a, subject)->upos == NG_UPOS_PRON)
    return noun;
  return subject;
}

/* "The report, which said": a relative pronoun stands for what it relates to, and for nobody
 * without that. */
static void
find_who (const NgClaimScene *scene, NgClaimDraft *d)
{
  NgId head = d->source_head;

  d->who = d->source;
  d->who_head = head;
  /* "“…” The minister shrugged": beside no cue */
  if (head != NG_NONE && ng_range_is_none (d->source) && ng_range_is_none (d->cue))
    d->who = ng_claim_phrase_of (scene, d, head);
  if (head == NG_NONE || !ng_claim_tree_is_relative (scene->tree, head))
    return;
  d->who = NG_NO_RANGE;
  d->who_head = told_of (scene, ng_claim_tree_antecedent (scene->tree, head));
  if (d->who_head != NG_NONE)
    d->who = ng_claim_phrase_of (scene, d, d->who_head);
}

/* "A to meet B, says minister": in a headline, whose trees lack verbs and articles, the words
 * behind an inverted cue; without range if that is no phrase. */
static NgRange
inverted_phrase (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgRange r = { d->cue.last + 1, ng_claim_scene_sentence (scene, d->head).last };

  if (ng_claim_scene_block_kind (scene, d->head) != NG_BLOCK_HEADLINE || d->frame == NG_FRAME_SOURCE
      || d->cue.first == 0 || !ng_claim_scene_is_punct (scene, d->cue.first - 1)
      || ng_tag (scene->a, d->head)->upos != NG_UPOS_VERB)
    return NG_NO_RANGE;
  for (NgId t = r.first; t <= r.last; t++)
    {
      NgUpos u = ng_tag (scene->a, t)->upos;
      if (u == NG_UPOS_VERB || u == NG_UPOS_AUX || ng_claim_scene_is_mark (scene, t))
        return NG_NO_RANGE;
      if (t > r.first && u == NG_UPOS_PUNCT)
        r.last = t;
    }
  return ng_claim_scene_trim (scene, &r) ? r : NG_NO_RANGE;
}

void
ng_claim_source_find (NgClaimScene *scene, NgClaimDraft *d)
{
  NgId head = tree_source (scene, d);
  NgRange own = NG_NO_RANGE, net = NG_NO_RANGE, inverted = inverted_phrase (scene, d);
  float mean = 0;

  if (!ng_range_is_none (inverted)
      && ng_claim_tree_is_nominal (scene->tree, ng_claim_phrase_head (scene, inverted)))
    {
      d->source = inverted;
      d->source_head = ng_claim_phrase_head (scene, inverted);
      if (d->tree->len == 0)
        {
          NgRange before = { ng_claim_scene_sentence (scene, d->head).first, d->cue.first - 1 };
          g_array_append_val (d->tree, before);
        }
      return;
    }
  if (head != NG_NONE && is_outside (scene, d, head) && !ng_range_holds (d->cue, head))
    own = ng_claim_phrase_of (scene, d, head);
  if (!ng_claim_phrase_by_network (scene, d, &net, &mean) || is_repeater (scene, d, net)
      || is_spoken_of (scene, d, net))
    net = NG_NO_RANGE;
  if (!ng_range_is_none (own)
      && !(mean >= SURE && !ng_range_is_none (net)
           && ng_claim_scene_source (scene, d, head) < REFUSED))
    {
      d->source = own;
      d->source_head = head;
    }
  else if (!ng_range_is_none (net))
    {
      d->source = net;
      d->source_head = ng_claim_phrase_head (scene, net);
    }
  if (d->source_head == NG_NONE)
    d->source = NG_NO_RANGE;
  else
    {
      ng_claim_phrase_trim (scene, &d->source, &d->source_head);
      ng_claim_phrase_fill (scene, d, &d->source, &d->source_head);
    }
}

/* ---- addressee and occasion ---- */

/* The nominal that the words of the cue govern: "called on X". */
static NgId
addressee_token (const NgClaimScene *scene, const NgClaimDraft *d)
{
  const NgClaimTree *tree = scene->tree;
  const char *to = d->word ? d->word->to : "";
  NgId t = NG_NONE;

  if (*to == '\0')
    return NG_NONE;
  if (strcmp (to, "object") != 0)
    return ng_claim_tree_oblique (tree, d->head, to);
  if (*d->word->rest)
    {
      t = ng_tag (scene->a, d->cue.last)->head;
      return t != NG_NONE && t > d->cue.last ? t : NG_NONE;
    }
  if (d->passive)
    return ng_claim_tree_subject (tree, d->head);
  t = ng_claim_tree_child (tree, d->head, NG_REL_IOBJ);
  if (t == NG_NONE)
    t = ng_claim_tree_child (tree, d->head, NG_REL_OBJ);
  /* "told his country's agency": the possessor is not who was told. */
  return t != NG_NONE && ng_claim_tree_is_possessor (tree, t) ? NG_NONE : t;
}

/* "in an interview with Xinhua": a phrase of the verb; NG_NONE. */
static NgId
occasion_below (const NgClaimScene *scene, NgId verb)
{
  static const char *const preps[] = { "in", "at", "during", "on", "via", "through", NULL };

  NG_CLAIM_FOR_CHILDREN (scene->tree, verb, c)
  if (ng_tag (scene->a, c)->rel == NG_REL_OBL && ng_claim_scene_is_use (scene, "occasion", c)
      && g_strv_contains (preps, ng_claim_tree_case (scene->tree, c)))
    return c;
  return NG_NONE;
}

/* "Speaking to reporters at a rally, X said": how it was said; NG_NONE. */
static NgId
manner_of (const NgClaimScene *scene, NgId verb)
{
  NG_CLAIM_FOR_CHILDREN (scene->tree, verb, c)
  if (ng_tag (scene->a, c)->rel == NG_REL_ADVCL && ng_tag (scene->a, c)->form == NG_FORM_ING
      && ng_claim_scene_is_use (scene, "manner", c))
    return c;
  return NG_NONE;
}

/* "said in an interview with Xinhua": the noun of the occasion; NG_NONE. */
static NgId
occasion_of (const NgClaimScene *scene, NgId verb)
{
  for (int depth = 0; verb != NG_NONE && depth < 3; depth++)
    {
      NgId manner = manner_of (scene, verb), c = occasion_below (scene, verb);
      if (c == NG_NONE && manner != NG_NONE)
        c = occasion_below (scene, manner);
      if (c != NG_NONE)
        return c;
      switch (ng_tag (scene->a, verb)->rel)
        {
        case NG_REL_CONJ:
        case NG_REL_ADVCL:
        case NG_REL_XCOMP:
          verb = ng_tag (scene->a, verb)->head;
          break;
        default:
          return NG_NONE;
        }
    }
  return NG_NONE;
}

/* The words of the occasion without preposition, times and clauses. */
static NgSpan
occasion_words (const NgClaimScene *scene, const NgClaimDraft *d, NgId occasion)
{
  NgRange r = { scene->tree->left[occasion], scene->tree->right[occasion] };

  NG_CLAIM_FOR_CHILDREN (scene->tree, occasion, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if (c < occasion && (rel == NG_REL_CASE || rel == NG_REL_PUNCT))
      r.first = MAX (r.first, c + 1);
  }
  for (NgId t = occasion + 1; t <= r.last; t++)
    if (ng_ranges_hold (d->contents, t) || ng_range_holds (d->cue, t)
        || ng_claim_scene_is_punct (scene, t) || ng_tag (scene->a, t)->upos == NG_UPOS_VERB
        || ng_claim_scene_is_time (scene, t))
      r.last = t - 1;
  while (r.last > occasion && !ng_claim_tree_is_nominal (scene->tree, r.last))
    r.last--;
  return ng_token_range (scene->a, r.first, r.last - r.first + 1);
}

/* "told a news conference": nobody hears it but those who came there. */
static gboolean
is_gathering (const NgClaimScene *scene, NgId to)
{
  return to != NG_NONE && ng_tag (scene->a, to)->upos == NG_UPOS_NOUN
         && ng_claim_scene_is_use (scene, "occasion", to);
}

static void
resolve_hearers (NgClaimScene *scene, NgClaimDraft *d)
{
  NgId to = addressee_token (scene, d), occasion = occasion_of (scene, d->head);
  NgId manner = manner_of (scene, d->head);

  if (is_gathering (scene, to))
    {
      occasion = to;
      to = NG_NONE;
    }
  if (to == NG_NONE && manner != NG_NONE)
    to = ng_claim_tree_oblique (scene->tree, manner, "to");
  if (occasion != NG_NONE && !ng_ranges_hold (d->contents, occasion))
    {
      d->record.recorded_in = scene->event_at[occasion];
      d->record.occasion = occasion_words (scene, d, occasion);
      if (to == NG_NONE)
        to = ng_claim_tree_oblique (scene->tree, occasion, "with");
      if (to == NG_NONE)
        to = ng_claim_tree_oblique (scene->tree, occasion, "to");
    }
  /* "asked permission to leave": nobody is asked there */
  if (to != NG_NONE && to != d->source_head
      && (ng_tag (scene->a, to)->upos != NG_UPOS_NOUN || ng_claim_scene_is_somebody (scene, to)))
    d->to_head = to;
  if (d->to_head != NG_NONE)
    d->record.addressee
        = ng_claim_who_find (scene, (NgRange){ scene->tree->left[to], scene->tree->right[to] }, to);
}

/* ---- pronouns ---- */

/* The claim whose content holds the token; the one with the shortest range.  @quoted: the content
 * has to be in quotation marks there. */
static const NgClaimDraft *
claim_around (const NgClaimScene *scene, NgId token, gboolean quoted)
{
  const NgClaimDraft *found = NULL;
  guint32 shortest = G_MAXUINT32;
  guint first, end;

  ng_claim_scene_near (scene, token, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const NgClaimDraft *d = ng_claim_scene_draft (scene, i);
      for (guint j = 0; j < d->contents->len; j++)
        {
          NgRange r = g_array_index (d->contents, NgRange, j);
          if (ng_range_holds (r, token) && r.last - r.first < shortest
              && (!quoted || ng_claim_scene_is_quoted (scene, d, token)))
            {
              found = d;
              shortest = r.last - r.first;
            }
        }
    }
  return found;
}

/* The last claim outside quotations and other claims before @d, in its block or the one before. */
static const NgClaimDraft *
claim_before (const NgClaimScene *scene, const NgClaimDraft *d)
{
  const NgClaimDraft *found = NULL;
  guint first, end;

  ng_claim_scene_near (scene, d->head, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const NgClaimDraft *p = ng_claim_scene_draft (scene, i);
      if (p->head < d->head && (found == NULL || p->head > found->head)
          && p->record.source_entity != NG_NONE && ng_token (scene->a, p->head)->quote == NG_NONE
          && ng_claim_scene_block (scene, p->head) + 1 >= ng_claim_scene_block (scene, d->head)
          && claim_around (scene, p->head, FALSE) == NULL)
        found = p;
    }
  return found;
}

/* Pronouns that speak: "I" is who is quoted; "he", where the references leave it open, who spoke
 * last, and inside a claim who makes it. */
static void
resolve_pronoun (NgClaimScene *scene, NgClaimDraft *d)
{
  NgId head = d->source_head;
  const NgClaimDraft *other;

  if (ng_claim_who_is_speaker (scene, head))
    {
      other = claim_around (scene, head, TRUE);
      if (other && other != d && d->record.source_entity == NG_NONE)
        {
          d->record.source_entity = other->record.source_entity;
          d->who = other->who;
          d->who_head = other->who_head;
        }
      return;
    }
  if (ng_claim_who_is_hearer (scene, head))
    {
      other = claim_around (scene, head, TRUE);
      if (other && other != d && d->record.source_entity == NG_NONE)
        d->record.source_entity = other->record.addressee;
      return;
    }
  if (!ng_claim_who_is_pronoun (scene, head))
    return;
  other = claim_around (scene, d->head, FALSE);
  if (other)
    {
      if (d->record.source_entity == NG_NONE
          && ng_claim_who_agrees (scene, head, other->record.source_entity))
        d->record.source_entity = other->record.source_entity;
      return;
    }
  other = claim_before (scene, d);
  if (other && d->record.source_entity == NG_NONE
      && ng_claim_who_agrees (scene, head, other->record.source_entity))
    d->record.source_entity = other->record.source_entity;
}

static void
resolve (NgClaimScene *scene, NgClaimDraft *d)
{
  find_who (scene, d);
  if (d->who_head != NG_NONE && d->record.source_entity == NG_NONE)
    d->record.source_entity = ng_claim_who_find (scene, d->who, d->who_head);
  if (d->source_head != NG_NONE)
    resolve_pronoun (scene, d);
  if (!ng_range_is_none (d->cue))
    resolve_hearers (scene, d);
}

/* Claims in quotations last: "I" and "you" in them are who speaks and who is spoken to. */
void
ng_claim_source_resolve (NgClaimScene *scene)
{
  for (guint quoted = 0; quoted < 2; quoted++)
    for (guint i = 0; i < scene->drafts->len; i++)
      {
        NgClaimDraft *d = ng_claim_scene_draft (scene, i);
        if ((ng_token (scene->a, d->head)->quote != NG_NONE) == (quoted == 1))
          resolve (scene, d);
      }
}
