/* ng-event-trigger.c: see ng-event-trigger.h. */
#include "event/ng-event-trigger.h"

#include <string.h>

#include "base/ng-text.h"
#include "event/ng-event-clause.h"
#include "event/ng-event-hint.h"

/* Least probability by the network for a trigger, set on the development articles. */
#define LISTED_VERB 0.15f
#define LISTED_NOUN 0.25f
#define WEAK 0.50f
#define UNLISTED_VERB 0.80f
#define MAX_PHRASE 4u   /* words before a noun that may be of its phrase */
#define NAME_NOUN 0.80f /* tagged as a name, but in no name: "Talks", "U-turn" */

static gboolean
is_skipped_block (const NgAnalysis *a, NgId token)
{
  NgBlockKind kind = ng_block (a, ng_sentence (a, ng_token (a, token)->sentence)->block)->kind;
  return kind == NG_BLOCK_BYLINE || kind == NG_BLOCK_DATELINE || kind == NG_BLOCK_NOTE;
}

/* "the visiting president", "elected officials": participles that only describe. */
static gboolean
is_attributive (const NgAnalysis *a, NgId token)
{
  NgRel rel = ng_tag (a, token)->rel;
  return rel == NG_REL_AMOD || rel == NG_REL_COMPOUND || rel == NG_REL_CASE || rel == NG_REL_MARK
         || rel == NG_REL_FIXED || rel == NG_REL_FLAT || rel == NG_REL_AUX || rel == NG_REL_COP;
}

/* Nouns that only modify another: "peace talks" is talks, "attack helicopter" is none. */
static gboolean
is_modifier_noun (const NgAnalysis *a, NgId token)
{
  NgRel rel = ng_tag (a, token)->rel;
  return rel == NG_REL_COMPOUND || rel == NG_REL_AMOD || rel == NG_REL_FLAT || rel == NG_REL_CASE
         || rel == NG_REL_FIXED;
}

static float
threshold (const NgScene *scene, NgId token, const NgEventWord *word)
{
  gboolean verb = ng_clause_is_verb (scene->analysis, token);

  if (word == NULL)
    return UNLISTED_VERB;
  if (word->kind == NG_TRIGGER_WEAK || word->kind == NG_TRIGGER_OWN)
    return WEAK;
  if (word->open)
    return verb ? LISTED_VERB : LISTED_NOUN;
  if (word->plover == NG_PLOVER_NONE)
    return verb ? 0.5f : 0.4f;
  return verb ? LISTED_VERB : LISTED_NOUN;
}

/* The word opens its sentence or stands in a headline; or is no plain word ("U-turn"). */
static gboolean
is_capital_by_place (const NgAnalysis *a, NgId token)
{
  const NgSentence *s = ng_sentence (a, ng_token (a, token)->sentence);

  return token == s->first_token || ng_block (a, s->block)->kind == NG_BLOCK_HEADLINE
         || memchr (ng_analysis_text (a, ng_token (a, token)->span), '-',
                    ng_span_length (ng_token (a, token)->span));
}

/* "the president-elect": the last part of a hyphened word is no verb in its bare form. */
static gboolean
is_compound_part (const NgAnalysis *a, NgId token)
{
  return token > 1 && ng_clause_is_verb (a, token) && ng_tag (a, token)->form == NG_FORM_BASE
         && ng_clause_is_hyphened (a, token - 2) && ng_clause_is_noun (a, token - 2);
}

/* "test" of "test-fire", "cease" of "cease-fire": the table knows the whole. */
static gboolean
opens_compound (const NgScene *scene, NgId token)
{
  NgId last = token + 2 < ng_n_tokens (scene->analysis) ? token + 2 : token;
  g_autofree char *whole = ng_clause_hyphened (scene->analysis, last);
  guint n;

  return whole && ng_clause_hyphened_first (scene->analysis, last) == token && last != token
         && (ng_event_words_verb (scene->words, whole, &n)
             || ng_event_words_noun (scene->words, whole, &n));
}

/* "non-violence", "post-war": the prefix takes the event away. */
static gboolean
is_prefixed (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;

  return token > 1 && ng_token_is (a, token - 1, "-")
         && ng_token (a, token - 2)->sentence == ng_token (a, token)->sentence
         && ng_event_words_in_group (scene->words, "privative", strlen ("privative"),
                                     ng_tag (a, token - 2)->lemma);
}

static gboolean
is_candidate (const NgScene *scene, NgId token)
{
  const NgAnalysis *a = scene->analysis;
  NgUpos upos = ng_tag (a, token)->upos;

  if (ng_tag (a, token)->upos == NG_UPOS_PUNCT || scene->named[token] || is_skipped_block (a, token)
      || is_compound_part (a, token) || opens_compound (scene, token) || is_prefixed (scene, token))
    return FALSE;
  if (ng_clause_is_verb (a, token))
    return !is_attributive (a, token);
  if (upos == NG_UPOS_PROPN
      && (scene->triggers[token] < NAME_NOUN || !is_capital_by_place (a, token)))
    return FALSE;
  return (upos == NG_UPOS_NOUN || upos == NG_UPOS_VERB || upos == NG_UPOS_PROPN)
         && !is_modifier_noun (a, token);
}

/* The row is of the hyphened word that @token heads: "swearing-in". */
static gboolean
is_whole_word (const NgScene *scene, NgId token, const NgEventWord *word)
{
  g_autofree char *hyphened = ng_clause_hyphened (scene->analysis, token);
  return hyphened && word && g_str_has_suffix (word->origin, hyphened);
}

/* That the word triggers; of a hyphened one the network may have marked either part. */
static float
probability (const NgScene *scene, NgId token, const NgEventWord *word)
{
  NgId first = ng_clause_hyphened_first (scene->analysis, token);

  return is_whole_word (scene, token, word)
             ? MAX (scene->triggers[first], scene->triggers[first + 2])
             : scene->triggers[token];
}

/* A hyphened word goes by its whole lemma; its span is the head word if that means an event by
 * itself ("cease-fire"), else the whole ("swearing-in"). */
static void
name_whole (NgScene *scene, NgDraft *d)
{
  NgAnalysis *a = scene->analysis;
  NgId token = d->event.trigger;
  g_autofree char *hyphened = ng_clause_hyphened (a, token);
  guint n;

  if (!ng_event_words_noun (scene->words, d->event.lemma, &n)
      && !ng_event_words_verb (scene->words, d->event.lemma, &n))
    d->event.span = ng_token_range (a, ng_clause_hyphened_first (a, token), 3);
  d->event.lemma = ng_analysis_string (a, hyphened);
}

static void
add_draft (NgScene *scene, NgId token, const NgEventWord *word)
{
  NgDraft *d = ng_scene_add (scene, token);

  if (is_whole_word (scene, token, word))
    name_whole (scene, d);
  d->kind = word ? word->kind : NG_TRIGGER_WEAK;
  d->open = word == NULL || word->open;
  d->event.plover = word ? word->plover : NG_PLOVER_NONE;
  d->event.mode = word && word->mode ? ng_analysis_string (scene->analysis, word->mode) : NULL;
  d->event.origin = ng_analysis_string (scene->analysis, word ? word->origin : "evt");
  d->event.score = ng_score (0.5 + 0.5 * probability (scene, token, word));
}

/* A verb; but no mark and no adverb that was taken for one. */
static gboolean
may_be_unlisted (const NgAnalysis *a, NgId token)
{
  const char *lemma = ng_tag (a, token)->lemma;

  return ng_clause_is_verb (a, token) && !g_ascii_ispunct (*lemma)
         && !g_str_has_suffix (lemma, "ly");
}

static void
consider (NgScene *scene, NgId token)
{
  const NgEventWord *word;

  if (!is_candidate (scene, token))
    return;
  word = ng_event_hint_find (scene, token);
  if (word && word->kind == NG_TRIGGER_NONE)
    return;
  if (word == NULL && !may_be_unlisted (scene->analysis, token))
    return;
  if (probability (scene, token, word) >= threshold (scene, token, word))
    add_draft (scene, token, word);
}

/* "protests sparked by X", "a visit followed by X", "called the attack foul": the verb tells what
 * comes before or after, or what is thought of it; its subject does not do what the noun says. */
static gboolean
is_aloof (const NgScene *scene, NgId verb)
{
  return ng_event_words_in_group (scene->words, "aloof", strlen ("aloof"),
                                  ng_tag (scene->analysis, verb)->lemma);
}

/* "a visit announced by X" */
static gboolean
is_report (const NgScene *scene, NgId verb)
{
  return ng_event_words_in_group (scene->words, "report", strlen ("report"),
                                  ng_tag (scene->analysis, verb)->lemma);
}

/* "the consensus reached by X", "the visit he paid" */
static NgId
carrier_behind (const NgScene *scene, NgId noun)
{
  const NgAnalysis *a = scene->analysis;

  for (NgId c = ng_tag_child (a, noun, NG_REL_ACL, NG_NONE); c != NG_NONE;
       c = ng_tag_child (a, noun, NG_REL_ACL, c))
    if (ng_clause_is_verb (a, c) && scene->draft_at[c] == NG_NONE && !is_aloof (scene, c)
        && !is_report (scene, c) && ng_clause_object (scene->words, a, c) == noun)
      return c;
  return NG_NONE;
}

/* The verb right before the noun phrase, where the tree hangs the noun on a verb further on. */
static NgId
verb_before (const NgScene *scene, NgId noun)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = noun;

  while (t-- > 0 && noun - t <= MAX_PHRASE)
    if (ng_clause_is_verb (a, t))
      return ng_tag (a, noun)->rel == NG_REL_OBJ && scene->draft_at[t] == NG_NONE
                     && ng_clause_object (scene->words, a, t) == noun
                 ? t
                 : NG_NONE;
    else if (ng_tag (a, t)->head != noun)
      return NG_NONE;
  return NG_NONE;
}

/* The verb that carries an event noun and lends it subject and time: "hold a meeting", "pay a
 * visit", also "hold five rounds of talks". */
static NgId
carrier_of (const NgScene *scene, NgId noun)
{
  const NgAnalysis *a = scene->analysis;
  NgId t = noun;
  NgId up = verb_before (scene, noun);

  if (up != NG_NONE)
    return up;
  up = ng_tag (a, t)->head;
  if (up != NG_NONE && ng_tag (a, t)->rel == NG_REL_NMOD
      && strcmp (ng_clause_case (a, t), "of") == 0 && ng_clause_is_noun (a, up)
      && scene->draft_at[up] == NG_NONE)
    t = up, up = ng_tag (a, t)->head;
  while (up != NG_NONE && ng_tag (a, t)->rel == NG_REL_CONJ && ng_clause_is_noun (a, up))
    t = up, up = ng_tag (a, t)->head;
  if (up != NG_NONE && ng_clause_is_verb (a, up) && scene->draft_at[up] == NG_NONE
      && ng_clause_object (scene->words, a, up) == t)
    return up;
  return carrier_behind (scene, noun);
}

void
ng_event_trigger_find (NgScene *scene)
{
  for (NgId t = 0; t < ng_n_tokens (scene->analysis); t++)
    consider (scene, t);
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgDraft *d = ng_scene_draft (scene, i);
      NgId carrier = d->noun ? carrier_of (scene, d->event.trigger) : NG_NONE;
      if (carrier != NG_NONE && !is_aloof (scene, carrier))
        d->carrier = carrier;
    }
}
