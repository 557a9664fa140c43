/* ng-entity-traits.c: see ng-entity-traits.h.
 *
 * Reads: names, references, trees, traits.tsv.  Three anchors: the adjective or demonym of a
 * country ("the French writer", "is French"), a noun ("citizen of France", "French passport",
 * "Berlin resident"), a verb ("lives in Berlin", "Berlin-based").  Who acts for a country is no
 * national of it by that: only nouns that are no offices count.  What is denied, wished, asked for
 * or over is left out; so is what only a guess joins to a name.  Cost: linear.
 */
#include "entity/ng-entity-traits.h"

#include <string.h>

#include "base/ng-text.h"
#include "entity/ng-entity-posts.h"
#include "entity/ng-entity-speakers.h"

static gboolean
is_word (const NgWork *w, NgId token, const char *class)
{
  return ng_entity_has (w->tables->traits, ng_work_lemma (w, token), "class", class);
}

/* First token behind the name that covers @token. */
static NgId
behind_name (const NgWork *w, NgId token)
{
  const NgMention *m = ng_work_mention (w, w->mention_at[token]);
  return m->first_token + m->n_tokens;
}

static gboolean
in_sentence (const NgWork *w, NgId token, NgId other)
{
  return token < w->n_tokens && ng_work_sentence (w, token) == ng_work_sentence (w, other);
}

static void
note (NgWork *w, NgTraitKind kind, NgId person, NgId value, NgId first, NgId last,
      const char *origin)
{
  const NgDraft *d = person == NG_NONE ? NULL : ng_work_draft (w, person);

  if (d == NULL || value == NG_NONE || d->record.kind != NG_KIND_PERSON || first > last)
    return;
  NgTrait t = { .person = person,
                .kind = kind,
                .value = value,
                .span = ng_token_range (w->a, first, last - first + 1),
                .score = ng_score (0.85),
                .origin = origin };
  g_array_append_val (w->traits, t);
}

/* ---- whom a noun is said of ---- */

static NgId
person_at (const NgWork *w, NgId token, NgId noun)
{
  return in_sentence (w, token, noun) ? ng_work_entity_at (w, token, NG_KIND_PERSON) : NG_NONE;
}

/* "Roux, a French writer", whatever the tree says. */
static NgId
before_comma (const NgWork *w, NgId noun)
{
  NgId t = noun;

  while (t > 0 && in_sentence (w, t - 1, noun) && !ng_token_is (w->a, t - 1, ",") && noun - t < 6
         && ng_tag (w->a, t - 1)->upos != NG_UPOS_VERB && ng_tag (w->a, t - 1)->upos != NG_UPOS_ADP
         && ng_tag (w->a, t - 1)->upos != NG_UPOS_CCONJ)
    t--;
  if (ng_tag (w->a, t)->upos != NG_UPOS_DET || t < 2 || !ng_token_is (w->a, t - 1, ","))
    return NG_NONE;
  t -= 2;
  if (t >= 2 && ng_tag (w->a, t)->upos == NG_UPOS_NUM && ng_token_is (w->a, t - 1, ","))
    t -= 2; /* an age */
  return person_at (w, t, noun);
}

static NgId
apposed (const NgWork *w, NgId noun)
{
  const NgTag *t = ng_tag (w->a, noun);
  NgId person = NG_NONE;

  if (t->rel == NG_REL_APPOS && t->head != NG_NONE)
    person = ng_work_entity_at (w, t->head, NG_KIND_PERSON);
  for (NgId c = ng_tag_child (w->a, noun, NG_REL_APPOS, NG_NONE); person == NG_NONE && c != NG_NONE;
       c = ng_tag_child (w->a, noun, NG_REL_APPOS, c))
    person = ng_work_entity_at (w, c, NG_KIND_PERSON);
  return person == NG_NONE ? before_comma (w, noun) : person;
}

/* "He is a French citizen", "Roux, who is French" */
static NgId
predicated (const NgWork *w, NgId noun)
{
  NgId cop = ng_tag_child (w->a, noun, NG_REL_COP, NG_NONE);
  NgId subject = cop == NG_NONE ? NG_NONE : ng_entity_subject_of (w, noun);
  gboolean over = cop != NG_NONE && ng_tag (w->a, cop)->form == NG_FORM_PAST
                  && is_word (w, noun, "citizen") && ng_tag (w->a, noun)->rel != NG_REL_CCOMP;

  if (subject == NG_NONE || subject == noun || over || ng_entity_is_unreal (w, noun))
    return NG_NONE;
  return ng_entity_of_phrase (w, subject);
}

/* "a French writer named Anna Roux" */
static NgId
named (const NgWork *w, NgId noun)
{
  for (NgId c = ng_tag_child (w->a, noun, NG_REL_ACL, NG_NONE); c != NG_NONE;
       c = ng_tag_child (w->a, noun, NG_REL_ACL, c))
    if (is_word (w, c, "named") && person_at (w, c + 1, noun) != NG_NONE)
      return person_at (w, c + 1, noun);
  return NG_NONE;
}

/* The one person that the singular noun @noun is said of, NG_NONE. */
static NgId
bearer (const NgWork *w, NgId noun)
{
  NgId person = person_at (w, noun + 1, noun);

  if (ng_tag (w->a, noun)->form == NG_FORM_S)
    return NG_NONE;
  if (person == NG_NONE)
    person = apposed (w, noun);
  if (person == NG_NONE)
    person = predicated (w, noun);
  return person == NG_NONE ? named (w, noun) : person;
}

/* ---- citizenship ---- */

/* "pro-Russian", "half-French" */
static gboolean
is_second_half (const NgWork *w, NgId first)
{
  return first > 0 && ng_token_is (w->a, first - 1, "-")
         && (first < 2 || ng_work_kind_at (w, first - 2) != NG_KIND_COUNTRY);
}

/* The noun of the phrase that the adjective at @token stands in; the words between must be no body
 * of their own ("the French ministry spokesman"). */
static NgId
noun_behind (const NgWork *w, NgId token, NgId after)
{
  NgId noun = ng_tag (w->a, token)->head;
  NgRel rel = ng_tag (w->a, token)->rel;

  if (noun == NG_NONE || noun < after || w->mention_at[noun] != NG_NONE
      || (rel != NG_REL_AMOD && rel != NG_REL_COMPOUND && rel != NG_REL_NMOD))
    return NG_NONE;
  for (NgId t = after; t < noun; t++)
    if (w->mention_at[t] != NG_NONE || ng_token_is (w->a, t, "-") || ng_token_is (w->a, t, "'s")
        || ng_table_find_nocase (w->tables->generic_words, ng_work_lemma (w, t), -1) >= 0)
      return NG_NONE;
  return noun;
}

static gboolean
is_nationality_noun (const NgWork *w, NgId noun, NgId token)
{
  if (is_word (w, noun, "citizen"))
    return !ng_work_is_context (w, token - (token > 0), "former");
  return is_word (w, noun, "national")
         && ng_work_mention (w, w->mention_at[token])->form == NG_MENTION_ADJECTIVE;
}

/* "has French citizenship", "was granted a French passport" */
static NgId
paper_holder (const NgWork *w, NgId paper)
{
  const NgTag *t = ng_tag (w->a, paper);
  NgId verb = t->head;

  if (t->rel != NG_REL_OBJ || verb == NG_NONE || ng_entity_is_unreal (w, verb))
    return NG_NONE;
  NgId aux = ng_tag_child (w->a, verb, NG_REL_AUX, NG_NONE);
  gboolean given
      = is_word (w, verb, "given") && aux != NG_NONE && ng_token_has_lemma (w->a, aux, "be");
  gboolean over = ng_token_has_lemma (w->a, verb, "have")
                  && ng_tag (w->a, verb)->form == NG_FORM_PAST
                  && ng_tag (w->a, verb)->rel != NG_REL_CCOMP;
  if (!given && (over || !is_word (w, verb, "have")))
    return NG_NONE;
  NgId subject = ng_entity_subject_of (w, verb);
  return subject == NG_NONE ? NG_NONE : ng_entity_of_phrase (w, subject);
}

/* The country named by the adjective, demonym or short name at @token. */
static void
read_country (NgWork *w, NgId token, NgId country)
{
  const NgMention *m = ng_work_mention (w, w->mention_at[token]);
  NgId first = m->first_token, after = behind_name (w, token);
  const NgTag *t = ng_tag (w->a, token);
  gboolean adjective = m->form == NG_MENTION_ADJECTIVE;

  if (is_second_half (w, first) || !in_sentence (w, after, token))
    return;
  NgId noun = noun_behind (w, token, after);
  if (noun != NG_NONE && is_nationality_noun (w, noun, first))
    note (w, NG_TRAIT_NATIONALITY, bearer (w, noun), country, first, noun, "rule:national");
  else if (noun != NG_NONE && is_word (w, noun, "paper"))
    note (w, NG_TRAIT_NATIONALITY, paper_holder (w, noun), country, first, noun, "rule:paper");
  else if (adjective && person_at (w, after, token) != NG_NONE && noun == NG_NONE
           && (t->rel == NG_REL_AMOD || t->rel == NG_REL_COMPOUND || t->rel == NG_REL_NMOD))
    note (w, NG_TRAIT_NATIONALITY, person_at (w, after, token), country, first, after - 1,
          "rule:national");
  else if (adjective && noun == NG_NONE && t->form != NG_FORM_S
           && (t->rel == NG_REL_APPOS
               || ng_tag_child (w->a, token, NG_REL_COP, NG_NONE) != NG_NONE))
    note (w, NG_TRAIT_NATIONALITY,
          t->rel == NG_REL_APPOS ? apposed (w, token) : predicated (w, token), country, first,
          after - 1, "rule:national");
}

/* The place or country in the complement of @token: "of France", "in Berlin". */
static NgId
complement (const NgWork *w, NgId token, NgRel rel, const char *word, NgId *last)
{
  for (NgId c = ng_tag_child (w->a, token, rel, NG_NONE); c != NG_NONE;
       c = ng_tag_child (w->a, token, rel, c))
    {
      NgId kase = ng_tag_child (w->a, c, NG_REL_CASE, NG_NONE);
      NgKind kind = ng_work_kind_at (w, c);
      if (kase == NG_NONE || !ng_token_is (w->a, kase, word)
          || (kind != NG_KIND_COUNTRY && kind != NG_KIND_PLACE))
        continue;
      *last = behind_name (w, c) - 1;
      return ng_work_entity_of (w, w->mention_at[c]);
    }
  return NG_NONE;
}

static gboolean
is_country (const NgWork *w, NgId value)
{
  return value != NG_NONE && ng_work_draft (w, value)->record.kind == NG_KIND_COUNTRY;
}

/* "a citizen of France", "a resident of Berlin", "the Berlin resident" */
static void
read_noun (NgWork *w, NgId noun)
{
  NgId last = noun, first = noun;
  gboolean citizen = is_word (w, noun, "citizen");

  if (!citizen && !is_word (w, noun, "resident"))
    return;
  if (noun > 0 && ng_work_is_context (w, noun - 1, "former"))
    return;
  NgId value = complement (w, noun, NG_REL_NMOD, "of", &last);
  NgKind kind
      = noun > 0 && in_sentence (w, noun - 1, noun) ? ng_work_kind_at (w, noun - 1) : NG_KIND_OTHER;
  if (value == NG_NONE && !citizen && (kind == NG_KIND_PLACE || kind == NG_KIND_COUNTRY))
    {
      value = ng_work_entity_of (w, w->mention_at[noun - 1]);
      first = ng_work_mention (w, w->mention_at[noun - 1])->first_token;
    }
  if (value != NG_NONE && (!citizen || is_country (w, value)))
    note (w, citizen ? NG_TRAIT_NATIONALITY : NG_TRAIT_RESIDENCE, bearer (w, noun), value, first,
          last, citizen ? "rule:national" : "rule:resident");
}

/* ---- residence ---- */

/* "lives in Berlin"; what was so is so no longer, unless somebody is reported to have said it then.
 */
static void
read_verb (NgWork *w, NgId verb)
{
  const NgTag *t = ng_tag (w->a, verb);
  gboolean base = ng_token_has_lemma (w->a, verb, "base");
  NgId aux = ng_tag_child (w->a, verb, NG_REL_AUX, NG_NONE), last = verb;

  if (t->upos != NG_UPOS_VERB || !is_word (w, verb, "live") || ng_entity_is_unreal (w, verb))
    return;
  NgId tensed = aux == NG_NONE ? verb : aux;
  gboolean past = ng_tag (w->a, tensed)->form == NG_FORM_PAST && !(base && aux == NG_NONE);
  if (past && t->rel != NG_REL_CCOMP)
    return;
  NgId value = complement (w, verb, NG_REL_OBL, "in", &last);
  NgId subject = value == NG_NONE ? NG_NONE : ng_entity_subject_of (w, verb);
  if (subject == NG_NONE)
    return;
  NgId person
      = w->mention_at[subject] == NG_NONE && t->rel == NG_REL_ACL ? bearer (w, subject) : NG_NONE;
  note (w, NG_TRAIT_RESIDENCE, person == NG_NONE ? ng_entity_of_phrase (w, subject) : person, value,
        verb, last, "rule:lives");
  for (NgId c = ng_tag_child (w->a, subject, NG_REL_CONJ, NG_NONE); c != NG_NONE;
       c = ng_tag_child (w->a, subject, NG_REL_CONJ, c))
    note (w, NG_TRAIT_RESIDENCE, ng_entity_of_phrase (w, c), value, verb, last, "rule:lives");
}

/* "Berlin-based writer Anna Roux", "the Berlin-based Roux": @token is "based". */
static void
read_based (NgWork *w, NgId token)
{
  if (token < 2 || !ng_token_is (w->a, token, "based") || !ng_token_is (w->a, token - 1, "-"))
    return;
  NgKind kind = ng_work_kind_at (w, token - 2);
  if (kind != NG_KIND_PLACE && kind != NG_KIND_COUNTRY)
    return;
  NgId place = w->mention_at[token - 2], noun = ng_tag (w->a, token)->head;
  NgId person = person_at (w, token + 1, token);
  if (person == NG_NONE && noun != NG_NONE && noun > token)
    person = bearer (w, noun);
  note (w, NG_TRAIT_RESIDENCE, person, ng_work_entity_of (w, place),
        ng_work_mention (w, place)->first_token, token, "rule:based");
}

void
ng_entity_traits_run (NgWork *w)
{
  for (NgId t = 0; t < w->n_tokens; t++)
    {
      NgId m = w->mention_at[t];
      NgId country = m == NG_NONE || ng_work_mention (w, m)->head != t
                         ? NG_NONE
                         : ng_work_entity_at (w, t, NG_KIND_COUNTRY);
      if (country != NG_NONE)
        read_country (w, t, country);
      if (m != NG_NONE)
        continue;
      read_noun (w, t);
      read_verb (w, t);
      read_based (w, t);
    }
}
