/* ng-claim-match.c: see ng-claim-match.h. */
#include "claim/ng-claim-match.h"

#include <string.h>

static gboolean
is_word (const NgClaimScene *scene, NgId token, const char *word, gsize length)
{
  const char *lemma = ng_claim_tree_lemma (scene->tree, token);
  NgSpan span = ng_token (scene->a, token)->span;

  return (strlen (lemma) == length && g_ascii_strncasecmp (lemma, word, length) == 0)
         || (ng_span_length (span) == length
             && g_ascii_strncasecmp (scene->a->text + span.begin, word, length) == 0);
}

/* Tokens that may stand between a verb and its preposition: "spoke warmly of", "called Monday for".
 */
#define MAX_BETWEEN 3u

gboolean
ng_claim_match_is_when (const NgClaimScene *scene, NgId t)
{
  return ng_claim_scene_is_time (scene, t)
         || (t + 1 < scene->n && ng_tag (scene->a, t)->upos == NG_UPOS_ADP
             && ng_claim_scene_is_time (scene, t + 1));
}

/* The next of the cue's words behind @t, adverbs and times between them left out; NG_NONE. */
static NgId
next_word (const NgClaimScene *scene, NgId t, const char *word, gsize length)
{
  NgRange s = ng_claim_scene_sentence (scene, t);

  for (NgId i = t + 1; i <= s.last && i - t <= MAX_BETWEEN + 1; i++)
    if (is_word (scene, i, word, length) && !ng_claim_match_is_when (scene, i))
      return i;
    else if (ng_tag (scene->a, i)->upos != NG_UPOS_ADV && !ng_claim_match_is_when (scene, i))
      return NG_NONE;
  return NG_NONE;
}

/* Do the words after the first stand behind it?  @last: (out): the last one. */
static gboolean
follows (const NgClaimScene *scene, NgId head, const char *rest, NgId *last)
{
  NgId t = head;
  const char *p = rest;

  while (*p)
    {
      gsize length = strcspn (p, " ");
      t = next_word (scene, t, p, length);
      if (t == NG_NONE)
        return FALSE;
      p += length;
      if (*p == ' ')
        p++;
    }
  *last = t;
  return TRUE;
}

/* "ruled it out": the particle stands behind the object. */
static gboolean
has_particle (const NgClaimScene *scene, NgId head, const char *rest)
{
  NG_CLAIM_FOR_CHILDREN (scene->tree, head, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    if (c > head && (rel == NG_REL_COMPOUND || rel == NG_REL_ADVMOD)
        && ng_token_is (scene->a, c, rest))
      return TRUE;
  }
  return FALSE;
}

gboolean
ng_claim_match_words (const NgClaimScene *scene, NgId head, const NgCueWord *word, NgCueMatch *m)
{
  NgId last = head;

  if (*word->rest && !follows (scene, head, word->rest, &last)
      && !(word->pos == NG_CUE_VERB && has_particle (scene, head, word->rest)))
    return FALSE;
  *m = (NgCueMatch){ .word = word, .cue = { head, last }, .head = head };
  m->passive = word->pos == NG_CUE_VERB && ng_claim_tree_is_passive (scene->tree, head);
  return TRUE;
}

/* "was sure that", "felt sure that", not "made sure that". */
static gboolean
is_said_of_subject (const NgClaimScene *scene, NgId token)
{
  const NgTag *t = ng_tag (scene->a, token);

  if (ng_claim_tree_child (scene->tree, token, NG_REL_COP) != NG_NONE
      || ng_claim_tree_child (scene->tree, token, NG_REL_AUX) != NG_NONE)
    return TRUE;
  if (t->head == NG_NONE)
    return FALSE;
  if (t->rel == NG_REL_XCOMP)
    return ng_claim_tree_child (scene->tree, t->head, NG_REL_OBJ) == NG_NONE
           && g_strcmp0 (ng_claim_tree_lemma (scene->tree, t->head), "make") != 0;
  return t->rel == NG_REL_ACL || t->rel == NG_REL_ADVCL || t->rel == NG_REL_CONJ;
}

gboolean
ng_claim_match_class (const NgClaimScene *scene, NgId token, NgCueClass pos, gboolean loose)
{
  NgUpos u = ng_tag (scene->a, token)->upos;

  switch (pos)
    {
    case NG_CUE_VERB:
      /* "repeated warnings", "the expected rain": of what kind they are, not what somebody does */
      return (u == NG_UPOS_VERB && ng_tag (scene->a, token)->rel != NG_REL_AMOD)
             || (loose && scene->bio[token] != 0 && (u == NG_UPOS_AUX || u == NG_UPOS_NOUN));
    case NG_CUE_NOUN:
      return u == NG_UPOS_NOUN;
    case NG_CUE_ADJ:
      return (u == NG_UPOS_ADJ || u == NG_UPOS_VERB) && is_said_of_subject (scene, token);
    default:
      return TRUE;
    }
}
