/* ng-event-hint.c: see ng-event-hint.h. */
#include "event/ng-event-hint.h"

#include <string.h>

#include "event/ng-event-clause.h"

/* A noun that the table calls weak counts as an event from this probability on. */
#define WEAK_NOUN 0.5f

/* "near:" asks for this many different words within so many tokens on either side. */
#define NEAR_WORDS 2u
#define NEAR_TOKENS 40u

gboolean
ng_event_hint_is_event_noun (NgScene *scene, NgId token)
{
  const NgEventWord *w;

  if (!ng_clause_is_noun (scene->analysis, token) || scene->named[token])
    return FALSE;
  w = ng_event_hint_find (scene, token);
  if (w == NULL || w->kind == NG_TRIGGER_NONE)
    return FALSE;
  return (w->kind != NG_TRIGGER_WEAK && w->kind != NG_TRIGGER_OWN)
         || scene->triggers[token] >= WEAK_NOUN;
}

/* @list: "a|b|@group" */
static gboolean
lists (const NgScene *scene, const char *list, const char *lemma)
{
  for (const char *p = list; *p;)
    {
      gsize n = strcspn (p, "|");
      if (*p == '@' && ng_event_words_in_group (scene->words, p + 1, n - 1, lemma))
        return TRUE;
      if (*p != '@' && strlen (lemma) == n && g_ascii_strncasecmp (p, lemma, n) == 0)
        return TRUE;
      p += n + (p[n] == '|');
    }
  return FALSE;
}

static gboolean
in_list (const NgScene *scene, const char *list, NgId token)
{
  g_autofree char *hyphened = ng_clause_hyphened (scene->analysis, token);

  return (hyphened && lists (scene, list, hyphened))
         || lists (scene, list, ng_tag (scene->analysis, token)->lemma);
}

/* Any of @token and the words coordinated with it. */
static gboolean
any_in_list (const NgScene *scene, const char *list, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  NgId of;

  if (token == NG_NONE)
    return FALSE;
  if (in_list (scene, list, token))
    return TRUE;
  for (NgId c = ng_tag_child (a, token, NG_REL_CONJ, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_REL_CONJ, c))
    if (in_list (scene, list, c))
      return TRUE;
  /* "rounds of talks", "a series of meetings", but not "of the Stock Exchange" */
  of = ng_clause_oblique (a, token, "of");
  return of != NG_NONE && !scene->named[of] && in_list (scene, list, of);
}

static gboolean
oblique_in_list (const NgScene *scene, const char *list, NgId token)
{
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (scene->analysis, token, all);

  for (guint i = 0; i < n; i++)
    if (in_list (scene, list, all[i].token))
      return TRUE;
  return FALSE;
}

static gboolean
child_in_list (const NgScene *scene, const char *list, NgId token, NgRel rel)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, token, rel, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, rel, c))
    if (in_list (scene, list, c))
      return TRUE;
  return FALSE;
}

/* "the teachers' strike" */
static gboolean
owner_in_list (const NgScene *scene, const char *list, NgId token)
{
  NgId owner = ng_clause_oblique (scene->analysis, token, "'s");
  return owner != NG_NONE && in_list (scene, list, owner);
}

/* An oblique with the preposition that is no time: "called on Iran", not "called on Monday". */
static gboolean
has_preposition (const NgScene *scene, const char *prep, NgId token)
{
  NgOblique all[NG_MAX_OBLIQUES];
  guint n = ng_clause_obliques (scene->analysis, token, all);

  for (guint i = 0; i < n; i++)
    {
      NgId m = scene->mention_at[all[i].token];
      if (g_ascii_strcasecmp (all[i].prep, prep) == 0
          && (m == NG_NONE || ng_mention (scene->analysis, m)->kind != NG_KIND_TIME))
        return TRUE;
    }
  return FALSE;
}

/* Particles are parsed as compound, adverb or bare preposition. */
static gboolean
has_particle (const NgScene *scene, const char *word, NgId token)
{
  return child_in_list (scene, word, token, NG_REL_COMPOUND)
         || child_in_list (scene, word, token, NG_REL_ADVMOD)
         || child_in_list (scene, word, token, NG_REL_CASE);
}

static gboolean
kind_is (NgScene *scene, const char *name, NgId token)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NgId));

  if (ng_scene_actors (scene, token, found) == 0)
    return FALSE;
  switch (ng_scene_kind (scene, g_array_index (found, NgId, 0)))
    {
    case NG_KIND_PERSON:
      return strcmp (name, "person") == 0 || strcmp (name, "actor") == 0;
    case NG_KIND_COUNTRY:
      return strcmp (name, "country") == 0 || strcmp (name, "actor") == 0;
    case NG_KIND_ORGANISATION:
      return strcmp (name, "organisation") == 0 || strcmp (name, "actor") == 0;
    case NG_KIND_PLACE:
      return strcmp (name, "place") == 0;
    case NG_KIND_GROUP:
      return strcmp (name, "actor") == 0;
    default:
      return FALSE;
    }
}

/* "named X" */
static gboolean
object_is_name (const NgScene *scene, NgId token)
{
  NgId object = ng_clause_object (scene->words, scene->analysis, token);
  return object != NG_NONE && object > token && scene->named[object];
}

/* "to Paris", "to Japan" */
static gboolean
leads_to_place (const NgScene *scene, NgId token)
{
  NgId to = ng_clause_oblique (scene->analysis, token, "to");
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NgId));

  if (to == NG_NONE || ng_scene_entities (scene, to, found) == 0)
    return FALSE;
  switch (ng_scene_kind (scene, g_array_index (found, NgId, 0)))
    {
    case NG_KIND_PLACE:
    case NG_KIND_COUNTRY:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
governs_clause (const NgAnalysis *a, NgId token)
{
  for (NgId c = ng_tag_child (a, token, NG_REL_XCOMP, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, token, NG_REL_XCOMP, c))
    if (ng_clause_is_verb (a, c))
      return TRUE;
  return ng_tag_child (a, token, NG_REL_CCOMP, NG_NONE) != NG_NONE;
}

static gboolean
object_is_event (NgScene *scene, NgId token)
{
  NgId object = ng_clause_object (scene->words, scene->analysis, token);
  NgId of;

  if (object == NG_NONE)
    return FALSE;
  of = ng_clause_oblique (scene->analysis, object, "of");
  return ng_event_hint_is_event_noun (scene, object)
         || (of != NG_NONE && ng_event_hint_is_event_noun (scene, of));
}

/* The object; of a bare past form without one its subject ("ties severed in 2016"). */
static NgId
affected (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  NgId object = ng_clause_object (scene->words, a, token);
  NgInflection form = ng_tag (a, token)->form;

  if (object == NG_NONE && (form == NG_FORM_PAST || form == NG_FORM_PART)
      && !ng_event_words_in_group (scene->words, "labile", 6, ng_tag (a, token)->lemma))
    return ng_clause_subject (scene->words, a, token);
  return object;
}

/* The subject; of a noun its own ("nurses are on strike") or that of the verb it hangs on ("nurses
 * went on strike"). */
static NgId
subject_around (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  NgId verb = ng_clause_is_verb (a, token) ? token : ng_tag (a, token)->head;

  if (verb != token && ng_tag_child (a, token, NG_REL_NSUBJ, NG_NONE) != NG_NONE)
    return ng_clause_subject (scene->words, a, token);
  if (verb == NG_NONE || !ng_clause_is_verb (a, verb))
    return NG_NONE;
  return ng_clause_subject (scene->words, a, verb);
}

/* What the text around speaks of: a "beat" among "match" and "tournament" is of sport. */
static gboolean
stands_near (const NgScene *scene, const char *list, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = token > NEAR_TOKENS ? token - NEAR_TOKENS : 0;
  NgId end = MIN (ng_n_tokens (a), token + NEAR_TOKENS);
  const char *found[NEAR_WORDS];
  guint n = 0;

  for (; t < end && n < NEAR_WORDS; t++)
    {
      gboolean again = t == token || !in_list (scene, list, t);
      for (guint i = 0; i < n && !again; i++)
        again = g_ascii_strcasecmp (found[i], ng_tag (a, t)->lemma) == 0;
      if (!again)
        found[n++] = ng_tag (a, t)->lemma;
    }
  return n == NEAR_WORDS;
}

static gboolean
stands_in_sentence (const NgScene *scene, const char *list, NgId token)
{
  const NgSentence *s = ng_sentence (scene->analysis, ng_token (scene->analysis, token)->sentence);

  for (NgId t = s->first_token; t < s->first_token + s->n_tokens; t++)
    if (in_list (scene, list, t))
      return TRUE;
  return FALSE;
}

/* "eased curfew hours", "peacekeeping troops were sent" */
static gboolean
object_modifier_in_list (const NgScene *scene, const char *list, NgId token)
{
  NgId object = affected (scene, token);

  return object != NG_NONE
         && (child_in_list (scene, list, object, NG_REL_COMPOUND)
             || child_in_list (scene, list, object, NG_REL_AMOD));
}

static gboolean
is_term (const char *term, const char *name)
{
  return g_str_has_prefix (term, name);
}

static gboolean
term_holds (NgScene *scene, NgId token, const char *term)
{
  const NgAnalysis *a = scene->analysis;
  const char *value = strchr (term, ':');

  value = value ? value + 1 : "";
  if (is_term (term, "objevent"))
    return object_is_event (scene, token);
  if (is_term (term, "objname"))
    return object_is_name (scene, token);
  if (is_term (term, "tokind:"))
    return leads_to_place (scene, token);
  if (is_term (term, "objmod:"))
    return object_modifier_in_list (scene, value, token);
  if (is_term (term, "objkind:"))
    return kind_is (scene, value, ng_clause_object (scene->words, a, token));
  if (is_term (term, "ofkind:"))
    return kind_is (scene, value, ng_clause_oblique (a, token, "of"));
  if (is_term (term, "ownkind:"))
    return kind_is (scene, value, ng_clause_oblique (a, token, "'s"));
  if (is_term (term, "subjkind:"))
    return kind_is (scene, value, subject_around (scene, token));
  if (is_term (term, "obj:"))
    return any_in_list (scene, value, affected (scene, token));
  if (is_term (term, "subj:"))
    return any_in_list (scene, value, subject_around (scene, token));
  if (is_term (term, "hasobj"))
    return ng_clause_object (scene->words, a, token) != NG_NONE;
  if (is_term (term, "noobj"))
    return ng_clause_object (scene->words, a, token) == NG_NONE;
  if (is_term (term, "obl:"))
    return oblique_in_list (scene, value, token);
  if (is_term (term, "of:"))
    return any_in_list (scene, value, ng_clause_oblique (a, token, "of"));
  if (is_term (term, "prep:"))
    return has_preposition (scene, value, token);
  if (is_term (term, "prt:"))
    return has_particle (scene, value, token);
  if (is_term (term, "near:"))
    return stands_near (scene, value, token);
  if (is_term (term, "sentence:"))
    return stands_in_sentence (scene, value, token);
  if (is_term (term, "verb:"))
    return ng_tag (a, token)->head != NG_NONE && in_list (scene, value, ng_tag (a, token)->head);
  if (is_term (term, "has:"))
    return child_in_list (scene, value, token, NG_N_RELS);
  if (is_term (term, "adv:"))
    return child_in_list (scene, value, token, NG_REL_ADVMOD);
  if (is_term (term, "mod:"))
    return child_in_list (scene, value, token, NG_REL_COMPOUND)
           || child_in_list (scene, value, token, NG_REL_AMOD)
           || owner_in_list (scene, value, token);
  if (is_term (term, "finite"))
    return ng_tag (a, token)->rel != NG_REL_ACL;
  if (is_term (term, "noclause"))
    return ng_tag_child (a, token, NG_REL_XCOMP, NG_NONE) == NG_NONE
           && ng_tag_child (a, token, NG_REL_CCOMP, NG_NONE) == NG_NONE;
  if (is_term (term, "clause"))
    return governs_clause (a, token);
  return FALSE;
}

gboolean
ng_event_hint_holds (NgScene *scene, NgId token, const char *hint)
{
  g_auto (GStrv) terms = g_strsplit (hint, ",", -1);

  for (guint i = 0; terms[i]; i++)
    if (*terms[i] && !term_holds (scene, token, terms[i]))
      return FALSE;
  return TRUE;
}

static const NgEventWord *
find_lemma (NgScene *scene, NgId token, const char *lemma)
{
  guint n;
  const NgEventWord *words = ng_clause_is_verb (scene->analysis, token)
                                 ? ng_event_words_verb (scene->words, lemma, &n)
                                 : ng_event_words_noun (scene->words, lemma, &n);

  for (guint i = 0; i < n; i++)
    if (ng_event_hint_holds (scene, token, words[i].hint))
      return &words[i];
  return NULL;
}

const NgEventWord *
ng_event_hint_find (NgScene *scene, NgId token)
{
  g_autofree char *hyphened = ng_clause_hyphened (scene->analysis, token);
  const NgEventWord *word = hyphened ? find_lemma (scene, token, hyphened) : NULL;

  return word ? word : find_lemma (scene, token, ng_tag (scene->analysis, token)->lemma);
}
