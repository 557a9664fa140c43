/* ng-claim-who.c: see ng-claim-who.h.
 *
 * In this order: what the entity stage resolved, the name that stands in apposition, the one person
 * of the document who holds the post, who issued a document, the country of a government.
 */
#include "claim/ng-claim-who.h"

#include <string.h>

/* Words of a post. */
#define MAX_POST_WORDS 8u

static NgKind
kind_of (const NgClaimScene *scene, NgId entity)
{
  return entity == NG_NONE ? NG_KIND_OTHER : ng_entity (scene->a, entity)->kind;
}

/* ---- names in the phrase ---- */

static const NgMention *
name_at (const NgClaimScene *scene, NgId token)
{
  NgId m = scene->mention[token];
  const NgMention *mention = m == NG_NONE ? NULL : ng_mention (scene->a, m);
  return mention && mention->form == NG_MENTION_NAME ? mention : NULL;
}

static gboolean
has_name (const NgClaimScene *scene, NgId first, NgId last)
{
  for (NgId t = first; t <= last; t++)
    if (scene->mention[t] != NG_NONE
        && ng_mention (scene->a, scene->mention[t])->form <= NG_MENTION_ADJECTIVE)
      return TRUE;
  return FALSE;
}

/* "Ambassador to Russia Zhang Hanhui", not "spokesman for President Xi": a preposition between the
 * head and the name has something else to govern. */
static gboolean
is_apposed (const NgClaimScene *scene, NgId head, const NgMention *name)
{
  NgId first = name->first_token;

  if (ng_tag (scene->a, name->head)->head == head
      && ng_tag (scene->a, name->head)->rel == NG_REL_APPOS)
    return TRUE;
  for (NgId t = first; t-- > head + 1;)
    {
      if (ng_token_is (scene->a, t, ",") || ng_token_is (scene->a, t, "and"))
        return FALSE;
      if (ng_tag (scene->a, t)->upos == NG_UPOS_ADP || ng_tag (scene->a, t)->upos == NG_UPOS_PART)
        return has_name (scene, t + 1, first - 1);
    }
  return TRUE;
}

/* "One of the authors, Fatima Obi": the name that ends the phrase behind a comma says which. */
static gboolean
is_that_one (const NgClaimScene *scene, NgRange phrase, NgId head, const NgMention *name)
{
  return ng_token_is (scene->a, head, "one") && head + 1 < name->first_token
         && ng_token_is (scene->a, head + 1, "of")
         && ng_token_is (scene->a, name->first_token - 1, ",")
         && name->first_token + name->n_tokens == phrase.last + 1;
}

static NgId
named_person (const NgClaimScene *scene, NgRange phrase, NgId head)
{
  for (NgId t = head + 1; t <= phrase.last; t++)
    {
      const NgMention *name = name_at (scene, t);
      NgId e = name ? ng_claim_scene_entity (scene, t) : NG_NONE;
      NgId next = name ? name->first_token + name->n_tokens : 0;
      gboolean possessor
          = next && next <= phrase.last && ng_tag (scene->a, next)->rel == NG_REL_CASE && next > t;
      if (kind_of (scene, e) == NG_KIND_PERSON && !possessor
          && (is_apposed (scene, head, name) || is_that_one (scene, phrase, head, name)))
        return e;
    }
  return NG_NONE;
}

/* ---- posts ---- */

/* Canonical post of the words that end at @head; NULL. */
static const char *
post_of (const NgClaimScene *scene, NgRange phrase, NgId head)
{
  NgId first = head - phrase.first >= MAX_POST_WORDS ? head - MAX_POST_WORDS + 1 : phrase.first;

  for (NgId t = first; t <= head; t++)
    {
      NgWord words[MAX_POST_WORDS];
      const char *post;
      for (NgId i = t; i <= head; i++)
        {
          NgSpan span = ng_token (scene->a, i)->span;
          words[i - t] = (NgWord){ scene->a->text + span.begin, ng_span_length (span) };
        }
      post = ng_claim_words_post (scene->words, words, head - t + 1);
      if (post)
        return post;
    }
  return NULL;
}

static NgId
country_in (const NgClaimScene *scene, NgRange phrase)
{
  for (NgId t = phrase.first; t <= phrase.last; t++)
    {
      NgId m = scene->mention[t], r = m == NG_NONE ? NG_NONE : scene->reference[m];
      if (r != NG_NONE && kind_of (scene, ng_reference (scene->a, r)->entity) == NG_KIND_COUNTRY)
        return ng_reference (scene->a, r)->entity;
    }
  return NG_NONE;
}

gboolean
ng_claim_who_is_open (const NgClaimScene *scene, NgRange phrase, NgId head)
{
  const NgTag *tag = ng_tag (scene->a, head);

  for (NgId t = phrase.first; t < head; t++)
    if (ng_token_is (scene->a, t, "a") || ng_token_is (scene->a, t, "an")
        || ng_token_is (scene->a, t, "another") || ng_token_is (scene->a, t, "former")
        || ng_token_is (scene->a, t, "ex"))
      return TRUE;
  return tag->form == NG_FORM_S;
}

/* The one person of the document who holds the post for the country that the phrase names. */
static NgId
post_holder (const NgClaimScene *scene, NgRange phrase, NgId head)
{
  const char *post
      = ng_claim_who_is_open (scene, phrase, head) ? NULL : post_of (scene, phrase, head);
  NgId country = country_in (scene, phrase), found = NG_NONE;

  if (post == NULL)
    return NG_NONE;
  for (guint i = 0; i < scene->post_holders->len; i++)
    {
      NgId id = g_array_index (scene->post_holders, NgId, i);
      const NgEntity *e = ng_entity (scene->a, id);
      if (strcmp (e->post, post) != 0
          || (country != NG_NONE && e->acts_for != NG_NONE && e->acts_for != country))
        continue;
      if (found != NG_NONE)
        return NG_NONE;
      found = id;
    }
  return found;
}

/* ---- documents and governments ---- */

/* "The ministry issued a statement": who did. */
static NgId
issuing_subject (const NgClaimScene *scene, NgId noun)
{
  const NgTag *t = ng_tag (scene->a, noun);
  NgId s = t->rel == NG_REL_OBJ && t->head != NG_NONE ? ng_claim_tree_subject (scene->tree, t->head)
                                                      : NG_NONE;
  return s == NG_NONE ? NG_NONE : ng_claim_scene_entity (scene, s);
}

/* "Industry Ministry figures", "a report by the agency", "China's statement": who issued it. */
static NgId
issuer (const NgClaimScene *scene, NgId noun)
{
  NG_CLAIM_FOR_CHILDREN (scene->tree, noun, c)
  {
    const NgTag *t = ng_tag (scene->a, c);
    const char *prep = ng_claim_tree_case (scene->tree, c);
    NgId e;
    if (t->rel != NG_REL_COMPOUND && t->rel != NG_REL_NMOD)
      continue;
    if (c > noun && strcmp (prep, "by") != 0 && strcmp (prep, "from") != 0
        && strcmp (prep, "of") != 0)
      continue;
    e = ng_claim_scene_entity (scene, c);
    if (kind_of (scene, e) == NG_KIND_ORGANISATION
        || (kind_of (scene, e) == NG_KIND_PERSON && name_at (scene, c))
        /* "news from Norway" is nobody's word there */
        || (kind_of (scene, e) == NG_KIND_COUNTRY && t->rel == NG_REL_NMOD
            && strcmp (prep, "from") != 0))
      return e;
  }
  return issuing_subject (scene, noun);
}

/* "the Spanish and Algerian governments": the first one named. */
static NgId
governed_country (const NgClaimScene *scene, NgId noun)
{
  NG_CLAIM_FOR_CHILDREN (scene->tree, noun, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    NgId e = rel == NG_REL_AMOD || rel == NG_REL_COMPOUND || rel == NG_REL_NMOD
                 ? ng_claim_scene_entity (scene, c)
                 : NG_NONE;
    if (kind_of (scene, e) == NG_KIND_COUNTRY)
      return e;
  }
  return NG_NONE;
}

NgId
ng_claim_who_find (const NgClaimScene *scene, NgRange phrase, NgId head)
{
  gboolean document
      = ng_claim_scene_is_use (scene, "document", head) && name_at (scene, head) == NULL;
  NgId e = document ? issuer (scene, head) : ng_claim_scene_entity (scene, head);

  if (document)
    return e;
  if (e == NG_NONE || kind_of (scene, e) == NG_KIND_GROUP)
    {
      NgId person = ng_range_is_none (phrase) ? NG_NONE : named_person (scene, phrase, head);
      if (person == NG_NONE && !ng_range_is_none (phrase))
        person = post_holder (scene, phrase, head);
      if (person != NG_NONE)
        return person;
    }
  if (e == NG_NONE && ng_claim_scene_is_use (scene, "government", head))
    e = governed_country (scene, head);
  return e;
}

/* ---- pronouns ---- */

static gboolean
is_one_of (const NgClaimScene *scene, NgId token, const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    if (ng_token_is (scene->a, token, words[i]))
      return TRUE;
  return FALSE;
}

static const char *const male[] = { "he", "his", "him", "himself", NULL };
static const char *const female[] = { "she", "her", "hers", "herself", NULL };
static const char *const neuter[] = { "it", "its", "itself", NULL };
static const char *const plural[] = { "they", "their", "them", "themselves", NULL };
static const char *const first_person[] = { "I", "we", "my", "our", "me", "us", NULL };

gboolean
ng_claim_who_is_pronoun (const NgClaimScene *scene, NgId token)
{
  return is_one_of (scene, token, male) || is_one_of (scene, token, female)
         || is_one_of (scene, token, neuter) || is_one_of (scene, token, plural);
}

gboolean
ng_claim_who_is_speaker (const NgClaimScene *scene, NgId token)
{
  return is_one_of (scene, token, first_person);
}

gboolean
ng_claim_who_is_hearer (const NgClaimScene *scene, NgId token)
{
  return ng_token_is (scene->a, token, "you");
}

gboolean
ng_claim_who_agrees (const NgClaimScene *scene, NgId pronoun, NgId entity)
{
  NgKind kind = kind_of (scene, entity);

  if (is_one_of (scene, pronoun, male))
    return kind == NG_KIND_PERSON && scene->gender[entity] >= 0;
  if (is_one_of (scene, pronoun, female))
    return kind == NG_KIND_PERSON && scene->gender[entity] <= 0;
  if (is_one_of (scene, pronoun, neuter))
    return kind == NG_KIND_ORGANISATION || kind == NG_KIND_COUNTRY || kind == NG_KIND_PLACE;
  return kind == NG_KIND_ORGANISATION || kind == NG_KIND_GROUP;
}
