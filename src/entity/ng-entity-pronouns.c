/* ng-entity-pronouns.c: see ng-entity-pronouns.h.
 *
 * Agreement, binding (no co-argument, but for reflexives) and quotation (who speaks is not "he")
 * refuse candidates; ng-entity-rank.h orders the rest.
 */
#include "entity/ng-entity-pronouns.h"

#include <string.h>

#include "base/ng-ids.h"
#include "base/ng-text.h"
#include "entity/ng-entity-posts.h"
#include "entity/ng-entity-rank.h"
#include "entity/ng-entity-speakers.h"

/* Sentences back that "it" and "they" reach. */
#define REACH_IT 2u
#define REACH_THEY 3u

/* Raw values below which a pronoun stays unresolved. */
#define LEAST_PERSON 0.3
#define LEAST_THING 2.2
#define LEAST_SET 1.0

/* What counts against an antecedent that is nothing named, so that nearer ones only win. */
#define UNNAMED (-0.2)
#define UNNAMED_PERSON 1.0
#define UNNAMED_OWNER (-2.0)
#define UNNAMED_PLURAL (-2)

/* "X, who left his house": what a relative clause owns is most often of whom it tells. */
#define OWN_CLAUSE 0.8
#define OWN_TASK 2.0 /* "X urged Y to keep his word" */
#define OWN_RELATIVE 3.5

/* "X and its neighbours", "X's house as well as that of his son": who is named first in it. */
#define OWN_FELLOW 2.5

/* "X thanked Y for his words": what something is done to somebody for is most often theirs. */
#define OWN_REASON 1.5

/* A paragraph goes on about whom its last sentence was about. */
#define SAME_PARAGRAPH 0.8

/* "He was the prime minister": who is told to have been that. */
#define SAME_POST 1.0

/* Of whom a sentence tells, its relative clauses tell. */
#define MATRIX 1.2

/* Who says it is spoken of in what is said. */
#define SAYER 1.2

/* Who spoke last goes on speaking. */
#define LAST_SOURCE 3.0

/* Who is spoken of in a quotation seldom speaks it. */
#define QUOTED (-5.0)

/* Tokens from it to "he said"; of it, those that are looked at. */
#define QUOTE_REACH 6u
#define QUOTE_LOOK 400u

typedef struct
{
  NgId token;
  NgGender gender;
  gboolean possessive, reflexive, subject;
  NgId governor;
  NgId speaker;     /* of the quotation it is in */
  NgId last_source; /* if it is the subject of a verb of saying outside quotations */
  NgId clause;      /* subject of its own clause, for possessives, NG_NONE */
  gboolean whose;   /* that is told of in a relative clause: "X, who left his house" */
  gboolean task;    /* that somebody is urged to do: "X urged Y to keep his word" */
  NgId blamed;      /* "thanked X for his words": X, for possessives, NG_NONE */
  NgId fellow;      /* "X and his brother": X, for possessives, NG_NONE */
  NgId sayer;       /* "X said that he": X, NG_NONE */
  NgId matrix;      /* "X lost the lead that he had": X, NG_NONE */
  NgId parallel;    /* "X sang, but he": X, NG_NONE */
  NgId doer;        /* "X called, urging him": X, NG_NONE */
  GArray *quoted;   /* NgId: whom the quotation beside it that it says mentions, NULL */
} Pronoun;

int
ng_entity_pronoun_at (const NgWork *w, NgId token)
{
  const NgTable *t = w->tables->pronouns;
  NgSpan s = ng_token (w->a, token)->span;
  NgUpos pos = ng_tag (w->a, token)->upos;

  if (token > 0 && (ng_token_is (w->a, token, "other") || ng_token_is (w->a, token, "another")))
    {
      NgSpan p = ng_token (w->a, token - 1)->span;
      NgWord words[2] = { { w->a->text + p.begin, ng_span_length (p) },
                          { w->a->text + s.begin, ng_span_length (s) } };
      guint k = 0;
      int row = ng_table_find_phrase (t, words, 2, TRUE, &k);
      return k == 2 ? row : -1;
    }
  if (pos != NG_UPOS_PRON && pos != NG_UPOS_DET && pos != NG_UPOS_ADJ)
    return -1;
  /* "US" is a country, "His Majesty" a title. */
  if (w->mention_at[token] != NG_NONE || ng_entity_posts_is_honorific (w, token))
    return -1;
  return ng_table_find_nocase (t, w->a->text + s.begin, ng_span_length (s));
}

static gboolean
has (const NgWork *w, int row, const char *column, const char *value)
{
  return strcmp (ng_table_field (w->tables->pronouns, row, column), value) == 0;
}

static NgId
refer (NgWork *w, NgId first, NgId last, NgId entity, NgKind kind, double score, const char *origin)
{
  NgId m = ng_work_add_mention (w, first, last, last, kind, NG_MENTION_PRONOUN, origin);
  ng_work_refer (w, m, entity, score, origin);
  return m;
}

/* "Suggested by X". */
static gboolean
is_agent (const NgWork *w, const NgSeen *s)
{
  return s->role == NG_REL_OBL && ng_work_has_case (w, ng_work_phrase_top (w, s->token), "by");
}

/* "X, who said". */
static gboolean
has_saying_clause (const NgWork *w, NgId noun)
{
  for (NgId c = ng_tag_child (w->a, noun, NG_REL_ACL, NG_NONE); c != NG_NONE;
       c = ng_tag_child (w->a, noun, NG_REL_ACL, c))
    {
      NgId subject = ng_tag_child (w->a, c, NG_REL_NSUBJ, NG_NONE);
      if (ng_work_is_reporting (w, c) && subject != NG_NONE
          && (ng_token_is (w->a, subject, "who") || ng_token_is (w->a, subject, "which")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_source (const NgWork *w, const NgSeen *s)
{
  NgId verb = ng_work_governor (w, s->token);

  return (verb != NG_NONE && ng_work_is_reporting (w, verb)
          && (s->role == NG_REL_NSUBJ || is_agent (w, s)))
         || has_saying_clause (w, ng_work_phrase_top (w, s->token));
}

static gboolean
may_speak (const NgWork *w, NgId entity, gboolean person)
{
  NgKind kind = ng_work_draft (w, entity)->record.kind;
  return person ? kind == NG_KIND_PERSON : kind != NG_KIND_OTHER;
}

/* Whoever spoke last outside quotations, within three sentences; of "he" and "she", a person. */
static NgId
last_source (const NgWork *w, NgId token, gboolean person)
{
  guint32 here = ng_work_sentence (w, token);

  for (guint i = w->seen->len; i > 0; i--)
    {
      const NgSeen *s = &g_array_index (w->seen, NgSeen, i - 1);
      if (here - s->sentence > 3)
        break;
      if (ng_token (w->a, s->token)->quote == NG_NONE && may_speak (w, s->entity, person)
          && is_source (w, s))
        return s->entity;
    }
  return NG_NONE;
}

/* "X was his minister": nobody holds an office under himself. */
static gboolean
is_own_predicate (const NgWork *w, const NgSeen *s, const Pronoun *p)
{
  NgId noun = ng_tag (w->a, p->token)->head;

  return p->possessive && noun != NG_NONE && w->phrase_at[noun] != NG_NONE
         && ng_tag_child (w->a, noun, NG_REL_COP, NG_NONE) != NG_NONE
         && ng_tag_child (w->a, noun, NG_REL_NSUBJ, NG_NONE) == ng_work_phrase_top (w, s->token);
}

static double
binding (const NgWork *w, const NgSeen *s, const Pronoun *p)
{
  gboolean co = ng_entity_co_arguments (w, s->token, p->token);

  if (p->reflexive)
    return co ? 3.0 : 0.0;
  if (is_own_predicate (w, s, p))
    return NG_RANK_REFUSED;
  if (!p->possessive && s->token != p->token && (co || ng_work_phrase_top (w, s->token) == p->doer))
    return NG_RANK_REFUSED;
  return 0;
}

/* The verb whose clause has the words that the pronoun says: "X, he said, would" has "would". */
static NgId
host_of (const NgWork *w, const Pronoun *p)
{
  const NgTag *verb = ng_tag (w->a, p->governor);
  return verb->rel == NG_REL_PARATAXIS ? verb->head : NG_NONE;
}

/* TRUE if the name at @token stands in what the pronoun says: below its verb, before which only a
 * content clause counts, or in the clause that the verb interrupts. */
static gboolean
is_said (const NgWork *w, NgId token, NgId host, const Pronoun *p)
{
  gboolean before = token < p->token;

  for (guint steps = 0; token != NG_NONE && steps < 24; steps++)
    {
      const NgTag *t = ng_tag (w->a, token);
      if (token == host)
        return TRUE;
      if (token == p->governor || t->rel == NG_REL_PARATAXIS)
        return FALSE;
      if (t->head == p->governor)
        return !before || t->rel == NG_REL_CCOMP;
      token = t->head;
    }
  return FALSE;
}

/* "The former president" is who held that post, if it is not told yet of whom it is said. */
static gboolean
may_be_called (const NgWork *w, NgId token, NgId entity)
{
  const char *post = ng_work_draft (w, entity)->record.post;

  if (w->phrase_at[token] == NG_NONE || post == NULL)
    return FALSE;
  const NgPhrase *p = &g_array_index (w->phrases, NgPhrase, w->phrase_at[token]);
  const char *name = ng_entity_posts_name (w, p);
  return p->head == token && p->use == NG_PHRASE_FREE && p->definite && !p->plural
         && strcmp (ng_entity_posts_held (name), ng_entity_posts_held (post)) == 0;
}

/* TRUE if the word at @token names the entity. */
static gboolean
is_name_of (const NgWork *w, NgId token, NgId entity)
{
  NgId m = w->mention_at[token];
  return m != NG_NONE ? ng_work_entity_of (w, m) == entity : may_be_called (w, token, entity);
}

/* "He saw Lund", "he saw Lund leave" is not Lund; "he was made Baron Carr" is. */
static gboolean
is_object (const NgWork *w, NgId entity, const Pronoun *p)
{
  NgId object = ng_tag_child (w->a, p->governor, NG_REL_OBJ, NG_NONE);
  NgId clause = ng_tag_child (w->a, p->governor, NG_REL_CCOMP, NG_NONE);

  if (object == NG_NONE && clause != NG_NONE)
    object = ng_tag_child (w->a, clause, NG_REL_NSUBJ, NG_NONE);
  return object != NG_NONE && ng_tag (w->a, p->governor)->form != NG_FORM_PART
         && is_name_of (w, object, entity);
}

/* Who says something is nobody who is named in what is said (Chomsky's principle C); of other verbs
 * encyclopedias do name so who does something; not whom it is done to. */
static gboolean
is_named_below (const NgWork *w, NgId entity, const Pronoun *p)
{
  guint32 sentence = ng_work_sentence (w, p->token);

  if (!p->subject || p->governor == NG_NONE)
    return FALSE;
  if (!ng_work_is_reporting (w, p->governor))
    return is_object (w, entity, p);
  NgId host = host_of (w, p), first = p->token;
  while (first > 0 && ng_work_sentence (w, first - 1) == sentence)
    first--;
  for (NgId t = first; t < w->n_tokens && ng_work_sentence (w, t) == sentence; t++)
    if (is_name_of (w, t, entity) && is_said (w, t, host, p))
      return TRUE;
  return FALSE;
}

/* What it adds to own what the clause is about. */
static double
own_value (const Pronoun *p)
{
  if (p->whose)
    return OWN_RELATIVE;
  return p->task ? OWN_TASK : p->blamed == NG_NONE ? OWN_CLAUSE : 0;
}

/* What it adds that @s is a subject as the pronoun is. */
static double
subject_value (const NgWork *w, const NgSeen *s, const Pronoun *p)
{
  if (!p->subject || s->role != NG_REL_NSUBJ)
    return 0;
  return ng_work_block (w, s->token) == ng_work_block (w, p->token) ? SAME_PARAGRAPH : 0.4;
}

/* "He was the last Japanese prime minister": nobody who acts for another country; who held that
 * post. */
static double
predicate_value (const NgWork *w, const NgSeen *s, const Pronoun *p)
{
  NgId at = p->subject && p->governor != NG_NONE ? w->phrase_at[p->governor] : NG_NONE;
  const NgEntity *e = &ng_work_draft (w, s->entity)->record;

  if (at == NG_NONE)
    return 0;
  const NgPhrase *said = &g_array_index (w->phrases, NgPhrase, at);
  const char *post = ng_entity_posts_name (w, said);
  if (said->country != NG_NONE && e->acts_for != NG_NONE && said->country != e->acts_for)
    return NG_RANK_REFUSED;
  return e->post && *post && strcmp (ng_entity_posts_held (e->post), post) == 0 ? SAME_POST : 0;
}

static double
fit_person (const NgWork *w, const NgSeen *s, gconstpointer data)
{
  const Pronoun *p = data;
  const NgDraft *d = ng_work_draft (w, s->entity);
  double v = 0;

  if (d->record.kind != NG_KIND_PERSON
      || (d->gender != NG_GENDER_UNKNOWN && d->gender != p->gender))
    return NG_RANK_REFUSED;
  v = binding (w, s, p);
  if (v <= NG_RANK_REFUSED)
    return v;
  if (d->gender == p->gender)
    v += 0.8;
  else if (d->called != NG_GENDER_UNKNOWN)
    v += d->called == p->gender ? 0.4 : -1.2;
  if ((p->speaker != NG_NONE && s->entity == p->speaker) || is_named_below (w, s->entity, p))
    return NG_RANK_REFUSED;
  if (p->quoted && ng_ids_has (p->quoted, s->entity))
    v += QUOTED;
  if (p->last_source != NG_NONE && s->entity == p->last_source)
    v += LAST_SOURCE;
  v += subject_value (w, s, p);
  double predicate = predicate_value (w, s, p);
  if (predicate <= NG_RANK_REFUSED)
    return predicate;
  v += predicate;
  if (p->clause != NG_NONE && ng_work_phrase_top (w, s->token) == p->clause)
    v += own_value (p);
  if (p->blamed != NG_NONE && ng_work_phrase_top (w, s->token) == p->blamed)
    v += OWN_REASON;
  if (p->fellow != NG_NONE && ng_work_phrase_top (w, s->token) == p->fellow)
    v += OWN_FELLOW;
  if (p->sayer != NG_NONE && ng_work_phrase_top (w, s->token) == p->sayer)
    v += SAYER;
  if (p->matrix != NG_NONE && ng_work_phrase_top (w, s->token) == p->matrix)
    v += MATRIX;
  if (p->parallel != NG_NONE && ng_work_phrase_top (w, s->token) == p->parallel)
    v += 0.8;
  if (s->role == NG_REL_NMOD || s->role == NG_REL_COMPOUND)
    v -= 0.2;
  if (d->hidden)
    v -= 0.5;
  if (s->mention != NG_NONE && d->record.iri == NULL && ng_work_phrase_top (w, s->token) != p->sayer
      && ng_work_mention (w, s->mention)->form == NG_MENTION_NOMINAL)
    v -= UNNAMED_PERSON;
  return v;
}

static double
fit_thing (const NgWork *w, const NgSeen *s, gconstpointer data)
{
  const Pronoun *p = data;
  const NgDraft *d = ng_work_draft (w, s->entity);
  NgKind kind = d->record.kind;

  if (kind != NG_KIND_COUNTRY && kind != NG_KIND_ORGANISATION && kind != NG_KIND_PLACE
      && kind != NG_KIND_NAMED_EVENT && (kind != NG_KIND_OTHER || d->plural))
    return NG_RANK_REFUSED;
  /* "a report that its troops": nothing is inside what is said of it */
  if (kind == NG_KIND_OTHER && ng_tag_is_below (w->a, p->token, s->token))
    return NG_RANK_REFUSED;
  double v = binding (w, s, p);
  if (v <= NG_RANK_REFUSED)
    return v;
  if (p->subject && s->role == NG_REL_NSUBJ)
    v += 0.4;
  /* Of what a clause owns, its subject; a subject elsewhere counts for less. */
  if (p->clause != NG_NONE && ng_work_phrase_top (w, s->token) == p->clause)
    v += own_value (p);
  else if (p->clause == NG_NONE && s->role == NG_REL_NSUBJ
           && ng_work_sentence (w, p->token) == s->sentence)
    v += 0.6;
  if (p->fellow != NG_NONE && ng_work_phrase_top (w, s->token) == p->fellow)
    v += OWN_FELLOW;
  if (kind == NG_KIND_PLACE)
    v -= 1.0;
  if (kind == NG_KIND_OTHER)
    v += p->possessive ? UNNAMED_OWNER : UNNAMED;
  if (ng_tag (w->a, s->token)->rel == NG_REL_AMOD)
    v -= 0.8;
  return v;
}

static double
fit_body (const NgWork *w, const NgSeen *s, gconstpointer data)
{
  const Pronoun *p = data;
  const NgDraft *d = ng_work_draft (w, s->entity);
  /* not the body of "the body's founder says" */
  double said = p->sayer != NG_NONE && ng_entity_of_phrase (w, p->sayer) == s->entity ? SAYER : 0;
  if (d->record.kind == NG_KIND_OTHER && d->plural)
    return binding (w, s, data) + UNNAMED_PLURAL + said;
  if (!d->fits_all || d->record.kind == NG_KIND_NAMED_EVENT)
    return NG_RANK_REFUSED;
  return binding (w, s, data) + (d->record.kind == NG_KIND_GROUP ? 0.5 : -0.5) + said;
}

/* Who does what the clause below the verb @t says: "X asked Y to help him" has Y, "X called, urging
 * him" has X. */
static NgId
controller (const NgWork *w, const NgTag *t)
{
  static const NgRel rels[] = { NG_REL_IOBJ, NG_REL_OBJ, NG_REL_NSUBJ };
  NgId found = NG_NONE;

  for (guint i = t->rel == NG_REL_XCOMP ? 0 : 2; found == NG_NONE && i < G_N_ELEMENTS (rels); i++)
    found = ng_tag_child (w->a, t->head, rels[i], NG_NONE);
  return found;
}

/* Subject of the nearest verb above @token; @verb: (out). */
static NgId
clause_subject (const NgWork *w, NgId token, NgId *verb)
{
  NgId t = token;

  for (guint steps = 0; steps < 12 && ng_tag (w->a, t)->head != NG_NONE; steps++)
    {
      t = ng_tag (w->a, t)->head;
      NgId subject = ng_tag_child (w->a, t, NG_REL_NSUBJ, NG_NONE);
      if (subject == NG_NONE && ng_tag (w->a, t)->rel == NG_REL_XCOMP)
        subject = controller (w, ng_tag (w->a, t));
      if (subject == NG_NONE)
        continue;
      *verb = t;
      return subject == token || ng_tag_is_below (w->a, token, subject) ? NG_NONE : subject;
    }
  return NG_NONE;
}

/* The subject of @verb; of "X, who told", X. */
static NgId
who_says (const NgWork *w, NgId verb)
{
  NgId subject = ng_tag_child (w->a, verb, NG_REL_NSUBJ, NG_NONE);
  gboolean relative = subject != NG_NONE && ng_tag (w->a, verb)->rel == NG_REL_ACL
                      && ng_tag (w->a, subject)->upos == NG_UPOS_PRON;
  return relative ? ng_work_phrase_top (w, ng_tag (w->a, verb)->head) : subject;
}

/* Subject of the verb of saying whose content clause @verb heads. */
static NgId
sayer_of (const NgWork *w, NgId verb)
{
  for (guint steps = 0; verb != NG_NONE && steps < 6; steps++)
    {
      const NgTag *t = ng_tag (w->a, verb);
      if (t->rel == NG_REL_CCOMP && t->head != NG_NONE && ng_work_is_reporting (w, t->head))
        return who_says (w, t->head);
      if (t->rel != NG_REL_CONJ && t->rel != NG_REL_XCOMP && t->rel != NG_REL_ADVCL
          && t->rel != NG_REL_ACL && t->rel != NG_REL_APPOS && t->rel != NG_REL_OBJ
          && (t->rel != NG_REL_PARATAXIS || ng_work_is_reporting (w, verb)))
        return NG_NONE;
      verb = t->head;
    }
  return NG_NONE;
}

/* "X thanked Y for his words": Y, who is the object of the verb. */
static NgId
blamed (const NgWork *w, NgId token)
{
  NgId noun = ng_tag (w->a, token)->head;
  NgId above = noun == NG_NONE ? NG_NONE : ng_tag (w->a, noun)->head;

  if (above == NG_NONE || ng_tag (w->a, noun)->rel == NG_REL_CONJ
      || !ng_work_has_case (w, noun, "for"))
    return NG_NONE;
  if (ng_tag (w->a, above)->rel == NG_REL_OBJ)
    return ng_work_phrase_top (w, above);
  return ng_tag_child (w->a, above, NG_REL_OBJ, NG_NONE);
}

/* "X's house", "all of X's houses": X, NG_NONE. */
static NgId
owner_of (const NgWork *w, NgId noun)
{
  for (guint steps = 0; noun != NG_NONE && steps < 3; steps++)
    {
      NgId of = ng_tag_child (w->a, noun, NG_REL_NMOD, NG_NONE);
      if (of != NG_NONE && of < noun)
        return of;
      noun = of;
    }
  return NG_NONE;
}

/* "X and its neighbours", "X's house and that of his son": X, whom the coordination names first. */
static NgId
fellow (const NgWork *w, NgId token)
{
  NgId noun = ng_tag (w->a, token)->head;

  for (guint steps = 0; noun != NG_NONE && steps < 2; steps++)
    {
      const NgTag *t = ng_tag (w->a, noun);
      if (t->rel == NG_REL_CONJ && t->head != NG_NONE && t->head < token)
        {
          NgId owner = owner_of (w, t->head);
          return owner != NG_NONE ? owner : t->head;
        }
      if (t->rel != NG_REL_NMOD || t->head == NG_NONE || !ng_token_is (w->a, t->head, "those"))
        break;
      noun = t->head;
    }
  return NG_NONE;
}

/* Who does what @verb says, if its own clause does not name them. */
static NgId
understood_subject (const NgWork *w, NgId verb)
{
  NgId found = NG_NONE;

  for (guint steps = 0; found == NG_NONE && steps < 6; steps++)
    {
      const NgTag *t = ng_tag (w->a, verb);
      if (ng_tag_child (w->a, verb, NG_REL_NSUBJ, NG_NONE) != NG_NONE || t->head == NG_NONE
          || (t->rel != NG_REL_ADVCL && t->rel != NG_REL_XCOMP && t->rel != NG_REL_CONJ))
        return NG_NONE;
      found = controller (w, t);
      verb = t->head;
    }
  return found;
}

/* The quotation that ends before "he said". */
static guint32
quotation_before (const NgWork *w, NgId token)
{
  for (NgId t = token; t > 0 && token - t < QUOTE_REACH; t--)
    if (ng_token (w->a, t - 1)->quote != NG_NONE)
      return ng_token (w->a, t - 1)->quote;
  return NG_NONE;
}

/* Whom the word or phrase at @token is for; NG_NONE for "we" and "they". */
static NgId
only_entity (const NgWork *w, NgId token)
{
  int row = ng_entity_pronoun_at (w, token);
  return row >= 0 && has (w, row, "number", "plural") ? NG_NONE : ng_entity_of_phrase (w, token);
}

/* Whom the last quotation beside the pronoun mentions, though not as "I". */
static GArray *
find_quoted (const NgWork *w, NgId token)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (NgId));
  guint32 quotes = quotation_before (w, token);

  for (NgId t = token; quotes != NG_NONE && t > 0 && token - t < QUOTE_LOOK; t--)
    {
      guint32 quote = ng_token (w->a, t - 1)->quote;
      if (quote != NG_NONE && quote != quotes)
        break;
      NgId e = quote == quotes ? only_entity (w, t - 1) : NG_NONE;
      if (e != NG_NONE)
        ng_ids_add (found, e);
    }
  return found;
}

static Pronoun
describe (const NgWork *w, NgId token, int row)
{
  guint32 quote = ng_token (w->a, token)->quote;
  Pronoun p = { .token = token,
                .speaker = NG_NONE,
                .last_source = NG_NONE,
                .clause = NG_NONE,
                .blamed = NG_NONE,
                .fellow = NG_NONE,
                .sayer = NG_NONE,
                .matrix = NG_NONE,
                .parallel = NG_NONE,
                .doer = NG_NONE };
  NgId verb = NG_NONE;

  p.possessive = has (w, row, "type", "possessive") || ng_tag (w->a, token)->rel == NG_REL_NMOD;
  p.reflexive = has (w, row, "type", "reflexive");
  p.gender = has (w, row, "gender", "male")     ? NG_GENDER_MALE
             : has (w, row, "gender", "female") ? NG_GENDER_FEMALE
                                                : NG_GENDER_UNKNOWN;
  p.governor = ng_work_governor (w, token);
  p.subject = ng_entity_role (w, token) == NG_REL_NSUBJ;
  if (p.subject && p.governor != NG_NONE && ng_tag (w->a, p.governor)->rel == NG_REL_CONJ)
    p.parallel = ng_tag_child (w->a, ng_tag (w->a, p.governor)->head, NG_REL_NSUBJ, NG_NONE);
  if (p.subject && p.governor != NG_NONE && ng_tag (w->a, p.governor)->rel == NG_REL_ACL)
    p.matrix = clause_subject (w, ng_tag (w->a, p.governor)->head, &verb);
  NgId subject = clause_subject (w, token, &verb);
  if (p.possessive && subject != NG_NONE)
    {
      /* without a subject of its own, somebody is urged to do it */
      p.task = ng_tag_child (w->a, verb, NG_REL_NSUBJ, NG_NONE) == NG_NONE
               && ng_tag (w->a, subject)->rel != NG_REL_NSUBJ;
      p.clause = ng_tag (w->a, subject)->head == verb ? who_says (w, verb) : subject;
      p.whose = p.clause != subject;
      p.blamed = blamed (w, token);
    }
  if (p.possessive)
    p.fellow = fellow (w, token);
  if (!p.possessive && !p.subject && !p.reflexive && p.governor != NG_NONE)
    p.doer = understood_subject (w, p.governor);
  if (quote == NG_NONE)
    p.sayer = sayer_of (w, p.subject ? p.governor : verb);
  if (quote != NG_NONE)
    p.speaker = w->speakers[quote];
  else if (p.subject && p.governor != NG_NONE && ng_work_is_reporting (w, p.governor))
    {
      p.last_source = last_source (w, token, p.gender != NG_GENDER_UNKNOWN);
      p.quoted = find_quoted (w, token);
    }
  return p;
}

/* TRUE if @token is the head of a person's name that may be called so. */
static gboolean
is_fitting_name (const NgWork *w, NgId token, NgGender gender)
{
  NgId m = w->mention_at[token], e = m == NG_NONE ? NG_NONE : ng_entity_of_phrase (w, token);

  if (e == NG_NONE || ng_work_mention (w, m)->form != NG_MENTION_NAME)
    return FALSE;
  const NgDraft *d = ng_work_draft (w, e);
  NgGender known = d->gender != NG_GENDER_UNKNOWN ? d->gender : d->called;
  return d->record.kind == NG_KIND_PERSON && (known == NG_GENDER_UNKNOWN || known == gender);
}

/* "In his letter, X said": who is named next, as the subject of the clause that the phrase opens.
 */
static NgId
subject_ahead (const NgWork *w, const Pronoun *p)
{
  if (!p->possessive || p->clause == NG_NONE || p->clause < p->token
      || ng_token (w->a, p->clause)->quote != ng_token (w->a, p->token)->quote
      || !is_fitting_name (w, p->clause, p->gender))
    return NG_NONE;
  return ng_entity_of_phrase (w, p->clause);
}

/* "In its report, X said": a body or country likewise. */
static NgId
owner_ahead (const NgWork *w, const Pronoun *p)
{
  if (!p->possessive || p->clause == NG_NONE || p->clause < p->token
      || ng_token (w->a, p->clause)->quote != ng_token (w->a, p->token)->quote
      || w->mention_at[p->clause] == NG_NONE)
    return NG_NONE;
  NgId e = ng_entity_of_phrase (w, p->clause);
  NgKind kind = e == NG_NONE ? NG_KIND_OTHER : ng_work_draft (w, e)->record.kind;
  return kind == NG_KIND_ORGANISATION || kind == NG_KIND_COUNTRY ? e : NG_NONE;
}

/* "When he arrived, X was tired": the subject of the clause behind, if nobody was named before. */
static NgId
main_subject (const NgWork *w, const Pronoun *p)
{
  const NgTag *verb = p->governor == NG_NONE ? NULL : ng_tag (w->a, p->governor);

  if (!p->subject || verb == NULL || verb->rel != NG_REL_ADVCL || verb->head <= p->governor)
    return NG_NONE;
  NgId subject = ng_tag_child (w->a, verb->head, NG_REL_NSUBJ, NG_NONE);
  NgId e = subject == NG_NONE || subject < p->token ? NG_NONE : ng_entity_of_phrase (w, subject);
  if (e == NG_NONE || ng_work_draft (w, e)->record.kind != NG_KIND_PERSON)
    return NG_NONE;
  NgGender gender = ng_work_draft (w, e)->gender;
  return gender == NG_GENDER_UNKNOWN || gender == p->gender ? e : NG_NONE;
}

static void
resolve_person (NgWork *w, const Pronoun *p)
{
  NgId ahead = subject_ahead (w, p);
  if (ahead != NG_NONE)
    {
      NgId m = refer (w, p->token, p->token, ahead, NG_KIND_PERSON, 0.9, "rule:subject-ahead");
      ng_entity_see (w, p->token, m, ahead, TRUE);
      return;
    }
  NgRankQuery q = { .token = p->token, .network = 2.0, .fit = fit_person, .data = p };
  NgRankResult r = ng_entity_rank (w, &q);

  if (r.entity == NG_NONE || r.value < LEAST_PERSON)
    r = (NgRankResult){ main_subject (w, p), NG_NONE, 0.8, 0 };
  if (r.entity == NG_NONE)
    return;
  NgDraft *d = ng_work_draft (w, r.entity);
  NgId m = refer (w, p->token, p->token, r.entity, NG_KIND_PERSON, r.score, "rule:pronoun");
  /* A sure link tells the gender of a name that did not. */
  if (d->gender == NG_GENDER_UNKNOWN && r.score >= 0.8)
    d->gender = p->gender;
  d->called = p->gender;
  ng_entity_see (w, p->token, m, r.entity, TRUE);
}

static void
resolve_thing (NgWork *w, const Pronoun *p)
{
  NgRankQuery q
      = { .token = p->token, .network = 2.5, .reach = REACH_IT, .fit = fit_thing, .data = p };

  if (ng_tag (w->a, p->token)->rel == NG_REL_EXPL)
    return;
  NgId ahead = owner_ahead (w, p);
  if (ahead != NG_NONE)
    {
      NgId m = refer (w, p->token, p->token, ahead, ng_work_draft (w, ahead)->record.kind, 0.8,
                      "rule:subject-ahead");
      ng_entity_see (w, p->token, m, ahead, TRUE);
      return;
    }
  NgRankResult r = ng_entity_rank (w, &q);
  if (r.entity == NG_NONE || r.value < LEAST_THING + (p->possessive || p->reflexive ? -0.4 : 0.6))
    return;
  const NgDraft *d = ng_work_draft (w, r.entity);
  if (d->record.kind == NG_KIND_OTHER && !d->spoken)
    {
      ng_entity_see (w, p->token, NG_NONE, r.entity, TRUE);
      return;
    }
  NgId m = refer (w, p->token, p->token, r.entity, ng_work_draft (w, r.entity)->record.kind,
                  0.8 * r.score, "rule:pronoun");
  ng_entity_see (w, p->token, m, r.entity, TRUE);
}

/* Value of the set as antecedent of a plural at @token. */
static double
set_value (const NgWork *w, const NgSet *s, NgId token, gboolean reciprocal)
{
  guint32 apart = ng_work_sentence (w, token) - s->sentence;
  double v = apart == 0 ? 2.0 : apart == 1 ? 1.5 : apart == 2 ? 0.7 : 0.0;
  NgRel role = ng_entity_role (w, s->token);

  v += role == NG_REL_NSUBJ ? 1.0 : role == NG_REL_OBJ ? 0.3 : 0;
  if (s->n > 0 && ng_work_draft (w, s->entities[0])->record.kind == NG_KIND_PERSON)
    v += 0.4;
  if (reciprocal && apart == 0)
    v += 0.5;
  return v;
}

static const NgSet *
best_set (const NgWork *w, NgId token, gboolean reciprocal, double *value)
{
  const NgSet *best = NULL;

  for (guint i = w->sets->len, looked = 0; i > 0 && looked < NG_RANK_MENTIONS; i--, looked++)
    {
      const NgSet *s = &g_array_index (w->sets, NgSet, i - 1);
      if (ng_work_sentence (w, token) - s->sentence > REACH_THEY)
        break;
      if (ng_entity_co_arguments (w, s->token, token) && !reciprocal)
        continue;
      double v = set_value (w, s, token, reciprocal);
      if (!best || v > *value)
        {
          best = s;
          *value = v;
        }
    }
  return best;
}

static void
refer_set (NgWork *w, NgId first, NgId token, NgSet set)
{
  NgId m = ng_work_add_mention (w, first, token, token,
                                ng_work_draft (w, set.entities[0])->record.kind, NG_MENTION_PRONOUN,
                                "rule:plural");
  for (guint i = 0; i < set.n; i++)
    ng_work_refer (w, m, set.entities[i], 0.6, "rule:plural");
  ng_entity_see_set (w, token, set.entities, set.n);
}

/* Who was named together is meant rather than a body, or than things, unless those came since. */
static double
body_handicap (const NgWork *w, const NgSet *set, const NgRankResult *body)
{
  return ng_work_draft (w, body->entity)->record.kind == NG_KIND_OTHER
                 && ng_work_sentence (w, body->token) > set->sentence
             ? 0
             : 1;
}

static void
resolve_plural (NgWork *w, const Pronoun *p, gboolean reciprocal)
{
  NgId first = reciprocal ? p->token - 1 : p->token;
  double value = 0;
  const NgSet *set = best_set (w, p->token, reciprocal, &value);
  NgRankQuery q
      = { .token = p->token, .network = 2.5, .reach = REACH_IT, .fit = fit_body, .data = p };
  NgRankResult body = ng_entity_rank (w, &q);

  if (set && value >= LEAST_SET
      && (reciprocal || body.entity == NG_NONE
          || value >= body.value - body_handicap (w, set, &body)))
    {
      if (set->n > 0)
        refer_set (w, first, p->token, *set);
      return;
    }
  if (reciprocal || body.entity == NG_NONE || body.value < LEAST_THING
      || (ng_work_draft (w, body.entity)->record.kind == NG_KIND_OTHER
          && !ng_work_draft (w, body.entity)->spoken))
    return;
  NgId m = refer (w, first, p->token, body.entity, ng_work_draft (w, body.entity)->record.kind,
                  0.7 * body.score, "rule:pronoun");
  ng_entity_see (w, p->token, m, body.entity, TRUE);
}

void
ng_entity_pronoun_resolve (NgWork *w, NgId token, int row)
{
  NgId given = w->anaphor_at[token];

  if (!has (w, row, "person", "3") || (given != NG_NONE && ng_work_entity_of (w, given) != NG_NONE))
    return;
  Pronoun p = describe (w, token, row);
  if (has (w, row, "number", "plural"))
    resolve_plural (w, &p, has (w, row, "type", "reciprocal"));
  else if (has (w, row, "gender", "thing"))
    resolve_thing (w, &p);
  else
    resolve_person (w, &p);
  g_clear_pointer (&p.quoted, g_array_unref);
}

static gboolean
is_open_person (const NgWork *w, NgId entity, NgId token)
{
  NgId given = w->anaphor_at[token];
  return entity != NG_NONE && ng_work_draft (w, entity)->record.kind == NG_KIND_PERSON
         && (given == NG_NONE || ng_work_entity_of (w, given) == NG_NONE);
}

void
ng_entity_pronouns_quoted (NgWork *w)
{
  for (NgId t = 0; t < w->n_tokens; t++)
    {
      guint32 quote = ng_token (w->a, t)->quote;
      int row = quote == NG_NONE ? -1 : ng_entity_pronoun_at (w, t);
      if (row < 0)
        continue;
      if (has (w, row, "person", "1") && has (w, row, "number", "singular")
          && is_open_person (w, w->speakers[quote], t))
        refer (w, t, t, w->speakers[quote], NG_KIND_PERSON, 0.85, "rule:speaker");
      else if (has (w, row, "person", "2") && !has (w, row, "number", "plural")
               && w->addressees[quote] != w->speakers[quote]
               && is_open_person (w, w->addressees[quote], t))
        refer (w, t, t, w->addressees[quote], NG_KIND_PERSON, 0.7, "rule:addressee");
    }
}
