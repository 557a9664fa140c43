/* ng-entity-nominals.c: see ng-entity-nominals.h.
 *
 * The phrase is read, its clause asked who it is, then those that fit (ng-entity-fit.h) are put in
 * order (ng-entity-rank.h).  A person who is not found becomes a hidden draft, so that "he" after
 * "a witness" is not taken for somebody named.
 */
#include "entity/ng-entity-nominals.h"

#include <string.h>

#include "base/ng-text.h"
#include "entity/ng-entity-fit.h"
#include "entity/ng-entity-posts.h"
#include "entity/ng-entity-speakers.h"
#include "entity/ng-entity-unnamed.h"

/* Raw values below which a description stays unresolved. */
#define LEAST_PERSON 1.2
#define LEAST_THING 1.6
/* Share of the belief below which one of many things is a guess. */
#define LEAST_SHARE 0.3

/* Sentences back from a plural to the coordination that it takes up. */
#define REACH_SET 3u

/* Sets of an article that are compared with each other. */
#define MAX_SETS 100u

/* ---- one referent ---- */

static NgId
mention_of (NgWork *w, const NgNominal *n, const char *origin)
{
  NgId last = n->p.end;
  /* A complement is part of a post's phrase; other nouns end with their head. */
  if (n->post == NULL)
    last = n->p.last;
  return ng_work_add_mention (w, n->p.begin, last, n->p.head, n->kind, NG_MENTION_NOMINAL, origin);
}

static void
refer_to (NgWork *w, const NgNominal *n, NgId entity, double score)
{
  NgId m = mention_of (w, n, "rule:nominal");
  ng_work_refer (w, m, entity, score, "rule:nominal");
  ng_entity_see (w, n->p.head, m, entity, FALSE);
}

/* The only person of the article with this post and country, beyond the window; who is named
 * further down only if the country is said ("Chinese ambassador" in a headline). */
static NgId
only_holder (const NgWork *w, const NgNominal *n)
{
  NgId found = NG_NONE;

  for (NgId i = 0; n->post && !n->p.former && i < w->drafts->len; i++)
    {
      const NgDraft *d = ng_work_draft (w, i);
      gboolean ahead = d->n_mentions == 0;
      if (d->record.kind != NG_KIND_PERSON || d->hidden || !d->record.post
          || (ahead && (n->p.country == NG_NONE || d->record.acts_for != n->p.country))
          || i == n->owner || !ng_entity_fit_post (w, n->post, d->record.post)
          || ng_entity_fit_service (&n->p, d) < 0)
        continue;
      if (found != NG_NONE)
        return NG_NONE;
      found = i;
    }
  return found;
}

/* Notes a description whose bearer may be named soon ("Spain's economy minister said …"). */
static void
await_name (NgWork *w, const NgNominal *n, NgId hidden)
{
  if (n->post == NULL || n->n != 1 || n->p.indefinite || n->p.former || n->owner != NG_NONE
      || (n->p.country == NG_NONE && n->p.organisation == NG_NONE))
    return;
  NgAwaited a = { .phrase = n->p, .draft = hidden, .sentence = ng_work_sentence (w, n->p.head) };
  g_array_append_val (w->awaited, a);
}

static void
see_unnamed (NgWork *w, const NgNominal *n)
{
  NgId id = ng_entity_unnamed_before (w, &n->p, FALSE);
  if (id == NG_NONE || ng_work_draft (w, id)->record.kind != NG_KIND_PERSON)
    id = ng_work_add_draft (w, NG_KIND_PERSON, n->noun, 0, "rule:unnamed");
  ng_entity_unnamed_keep (w, id, &n->p);
  NgDraft *d = ng_work_draft (w, id);

  d->hidden = TRUE;
  d->record.post = n->post ? n->post : ng_analysis_string (w->a, n->noun);
  d->record.acts_for = n->p.country;
  d->gender = ng_entity_fit_gender (w, n->noun);
  NgId m = mention_of (w, n, "rule:unnamed");
  if (ng_work_entity_of (w, m) == NG_NONE)
    ng_work_refer (w, m, id, 0.6, "rule:unnamed");
  ng_entity_see (w, n->p.head, m, id, FALSE);
  await_name (w, n, id);
}

/* "his wife": a relation to its owner says nothing of who it is. */
static gboolean
is_kin (const NgWork *w, const NgNominal *n)
{
  return n->p.owner != NG_NONE && ng_entity_has (w->tables->name_words, n->noun, "class", "kin");
}

/* Token behind the words that give a name: "identified only as". */
static NgId
after_naming (const NgWork *w, NgId at)
{
  if (at >= w->n_tokens || !ng_work_is_context (w, at, "naming"))
    return at;
  for (at++; at < w->n_tokens && (ng_token_is (w->a, at, "only") || ng_token_is (w->a, at, "as"));)
    at++;
  return at;
}

/* The person named behind the description; @comma: (out): behind a comma, or called so. */
static NgId
named_behind (const NgWork *w, const NgNominal *n, gboolean *comma)
{
  NgId next = n->p.last + 1;
  gboolean set_off = next + 1 < w->n_tokens && ng_token_is (w->a, next, ",");
  NgId at = after_naming (w, set_off ? next + 1 : next);
  *comma = set_off || at > next;

  return at < w->n_tokens && ng_work_sentence (w, at) == ng_work_sentence (w, n->p.head)
             ? ng_work_entity_at (w, at, NG_KIND_PERSON)
             : NG_NONE;
}

/* "his Turkish counterpart X" holds the owner's post, for Turkey. */
static gboolean
resolve_counterpart (NgWork *w, const NgNominal *n)
{
  gboolean comma;
  NgId person = named_behind (w, n, &comma);

  if (n->p.country == NG_NONE || person == NG_NONE || person == n->owner)
    return FALSE;
  const char *post = n->owner != NG_NONE ? ng_work_draft (w, n->owner)->record.post : NULL;
  NgEntity *e = &ng_work_draft (w, person)->record;
  if (e->acts_for == NG_NONE)
    e->acts_for = n->p.country;
  if (e->post == NULL && post && e->acts_for == n->p.country
      && !ng_work_draft (w, n->owner)->former)
    {
      e->post = post;
      e->post_span = ng_token_range (w->a, n->p.begin, n->p.last - n->p.begin + 1);
    }
  if (comma)
    refer_to (w, n, person, 0.8);
  return TRUE;
}

/* "his wife, X," is X; without a name she is a stranger; before the name it is a title. */
static void
resolve_kin (NgWork *w, const NgNominal *n)
{
  gboolean comma;
  NgId person = named_behind (w, n, &comma);

  if (person == NG_NONE || person == n->owner)
    see_unnamed (w, n);
  else if (comma)
    refer_to (w, n, person, 0.8);
  else
    ng_entity_see (w, n->p.head, NG_NONE, person, FALSE);
}

/* The person who is named in apposition: "X, the nephew of the king", "her opponent, X"; NG_NONE.
 */
static NgId
apposed_to (const NgWork *w, const NgNominal *n)
{
  const NgTag *t = ng_tag (w->a, n->p.head);
  NgId name = ng_tag_child (w->a, n->p.head, NG_REL_APPOS, NG_NONE);

  if (name != NG_NONE && name > n->p.head && n->owner != NG_NONE)
    return ng_work_entity_at (w, name, NG_KIND_PERSON);
  if (t->rel != NG_REL_APPOS || t->head == NG_NONE || t->head > n->p.head)
    return NG_NONE;
  return ng_work_entity_at (w, t->head, NG_KIND_PERSON);
}

/* "X is the son of the ruler": X. */
static NgId
subject_person (const NgWork *w, const NgNominal *n)
{
  NgId head = n->p.head, subject = ng_tag_child (w->a, head, NG_REL_NSUBJ, NG_NONE);

  if (subject == NG_NONE || subject > head
      || ng_tag_child (w->a, head, NG_REL_COP, NG_NONE) == NG_NONE)
    return NG_NONE;
  NgId e = ng_entity_of_phrase (w, subject);
  return e != NG_NONE && ng_work_draft (w, e)->record.kind == NG_KIND_PERSON ? e : NG_NONE;
}

/* The person whom a pronoun says to be what the noun says: "she is the only former president". */
static NgId
said_of (const NgWork *w, const NgNominal *n)
{
  NgId head = n->p.head, subject = ng_tag_child (w->a, head, NG_REL_NSUBJ, NG_NONE);

  if (subject == NG_NONE || w->mention_at[subject] != NG_NONE
      || ng_tag (w->a, subject)->upos != NG_UPOS_PRON
      || ng_tag_child (w->a, head, NG_REL_AUX, NG_NONE) != NG_NONE
      || ng_tag_child (w->a, head, NG_REL_ADVMOD, NG_NONE) != NG_NONE)
    return NG_NONE;
  return subject_person (w, n);
}

/* "the power of gesture": the description says itself which one it means. */
static gboolean
says_of_what (const NgWork *w, const NgNominal *n)
{
  for (NgId c = ng_tag_child (w->a, n->p.head, NG_REL_NMOD, NG_NONE); c != NG_NONE;
       c = ng_tag_child (w->a, n->p.head, NG_REL_NMOD, c))
    if (c > n->p.head && ng_work_has_case (w, c, "of"))
      return TRUE;
  return FALSE;
}

/* "a man called X" */
static NgId
called (const NgWork *w, const NgNominal *n)
{
  gboolean set_off;
  NgId at = n->p.last + 1;

  return at < w->n_tokens && ng_work_is_context (w, at, "naming") ? named_behind (w, n, &set_off)
                                                                  : NG_NONE;
}

/* The clause says itself who it is. */
static gboolean
resolve_told (NgWork *w, const NgNominal *n)
{
  NgId person = apposed_to (w, n);

  if (person == NG_NONE)
    person = said_of (w, n);
  if (person == NG_NONE)
    person = called (w, n);
  if (person == NG_NONE || person == n->owner)
    return FALSE;
  refer_to (w, n, person, 0.8);
  return TRUE;
}

static void
resolve_one_person (NgWork *w, const NgNominal *n)
{
  NgRankQuery q = { .token = n->p.head,
                    .network = 2.0,
                    .far = n->post != NULL,
                    .fit = ng_entity_fit_of (NG_KIND_PERSON),
                    .data = n };
  gboolean definite = n->p.definite || n->owner != NG_NONE || n->p.owner != NG_NONE
                      || (n->p.country != NG_NONE && !n->p.indefinite);

  if (n->counterpart && resolve_counterpart (w, n))
    return;
  if (is_kin (w, n))
    {
      resolve_kin (w, n);
      return;
    }
  if (resolve_told (w, n))
    return;
  /* "the driver of the lorry" */
  gboolean trade = n->post == NULL
                   || strcmp (ng_table_field (w->tables->posts, n->p.row, "level"), "other") == 0;
  gboolean other
      = trade && n->p.country == NG_NONE && n->p.organisation == NG_NONE && says_of_what (w, n);
  NgId subject = other && !n->p.indefinite ? subject_person (w, n) : NG_NONE;
  if (subject != NG_NONE)
    {
      refer_to (w, n, subject, 0.8);
      return;
    }
  if (n->p.indefinite || !definite || other)
    {
      see_unnamed (w, n);
      return;
    }
  NgRankResult r = ng_entity_rank (w, &q);
  if (r.entity == NG_NONE || r.value < LEAST_PERSON)
    {
      r.entity = only_holder (w, n);
      r.score = 0.6;
    }
  if (r.entity == NG_NONE)
    see_unnamed (w, n);
  else
    refer_to (w, n, r.entity, r.score);
}

/* Value of the best thing; @r: (out). */
static double
rank_thing (const NgWork *w, const NgNominal *n, NgRankResult *r)
{
  NgRankQuery q = { .token = n->p.head,
                    .network = 2.0,
                    .reach = n->kind == NG_KIND_COUNTRY || g_ascii_isalpha (*n->fits) ? 6 : 3,
                    .fit = ng_entity_fit_of (n->kind),
                    .data = n };
  *r = ng_entity_rank (w, &q);
  return r->entity == NG_NONE ? NG_RANK_REFUSED : r->value;
}

static gboolean
resolve_one_thing (NgWork *w, const NgNominal *n)
{
  NgRankResult r;

  if (n->owner != NG_NONE && n->kind == NG_KIND_COUNTRY
      && ng_work_draft (w, n->owner)->record.kind == NG_KIND_PERSON)
    {
      NgId home = ng_work_draft (w, n->owner)->record.acts_for;
      if (home == NG_NONE || ng_work_draft (w, home)->record.kind != NG_KIND_COUNTRY)
        return FALSE;
      refer_to (w, n, home, 0.7);
      return TRUE;
    }
  if (!n->p.definite || n->p.country != NG_NONE || n->p.owner != NG_NONE || says_of_what (w, n)
      || rank_thing (w, n, &r) < LEAST_THING || r.score < LEAST_SHARE)
    return FALSE;
  refer_to (w, n, r.entity, 0.9 * r.score);
  return TRUE;
}

/* ---- several referents ---- */

static gboolean
set_fits (const NgWork *w, const NgNominal *n, const NgSet *s)
{
  if (s->n == 0 || (n->n > 0 && s->n != n->n))
    return FALSE;
  NgNominal both = *n;
  both.together = TRUE;
  for (guint i = 0; i < s->n; i++)
    {
      NgSeen seen = { .token = s->token, .entity = s->entities[i], .sentence = s->sentence };
      if (ng_entity_fit_of (n->kind) (w, &seen, &both) <= NG_RANK_REFUSED)
        return FALSE;
    }
  return TRUE;
}

static const NgSet *
last_set (const NgWork *w, const NgNominal *n)
{
  guint32 here = ng_work_sentence (w, n->p.head);

  for (guint i = w->sets->len; i > 0; i--)
    {
      const NgSet *s = &g_array_index (w->sets, NgSet, i - 1);
      if (here - s->sentence > REACH_SET)
        break;
      if (set_fits (w, n, s))
        return s;
    }
  return NULL;
}

static gboolean
is_same_set (const NgSet *a, const NgSet *b)
{
  guint common = 0;

  for (guint i = 0; i < a->n; i++)
    for (guint k = 0; k < b->n; k++)
      common += a->entities[i] == b->entities[k];
  return a->n == b->n && common == a->n;
}

/* "The two nations" far from their names are those that the article mostly names together. */
static const NgSet *
usual_set (const NgWork *w, const NgNominal *n)
{
  const NgSet *best = NULL;
  guint most = 1;

  for (guint i = 0; i < MIN (w->sets->len, MAX_SETS); i++)
    {
      const NgSet *s = &g_array_index (w->sets, NgSet, i);
      guint times = 0;
      for (guint k = 0; k <= i; k++)
        times += is_same_set (s, &g_array_index (w->sets, NgSet, k));
      if (times > most && set_fits (w, n, s))
        {
          best = s;
          most = times;
        }
    }
  return best;
}

static void
refer_to_all (NgWork *w, const NgNominal *n, const NgId *entities, guint count, double score)
{
  NgId m = mention_of (w, n, "rule:plural");
  for (guint i = 0; i < count; i++)
    {
      ng_work_refer (w, m, entities[i], score, "rule:plural");
      ng_entity_see (w, n->p.head, m, entities[i], FALSE);
    }
  ng_entity_see_set (w, n->p.head, entities, count);
}

static gboolean
resolve_several (NgWork *w, const NgNominal *n)
{
  NgRankQuery q = { .token = n->p.head, .far = TRUE, .fit = ng_entity_fit_of (n->kind), .data = n };
  NgRankResult best[NG_SET_MAX];
  NgId entities[NG_SET_MAX];
  const NgSet *set = last_set (w, n);

  if (set == NULL && n->n > 1)
    set = usual_set (w, n);
  if (set)
    {
      NgSet copy = *set;
      refer_to_all (w, n, copy.entities, copy.n, 0.8);
      return TRUE;
    }
  if (n->n < 2 || n->n > NG_SET_MAX)
    return FALSE;
  guint found = ng_entity_rank_several (w, &q, n->n, best);
  for (guint i = 0; i < found; i++)
    {
      if (ng_work_draft (w, best[i].entity)->hidden)
        return FALSE;
      entities[i] = best[i].entity;
    }
  if (found < n->n)
    return FALSE;
  refer_to_all (w, n, entities, found, 0.65);
  return TRUE;
}

/* ---- reading the phrase ---- */

static guint
number_of (const NgWork *w, const NgPhrase *p)
{
  static const struct
  {
    const char *word;
    guint n;
  } numbers[] = { { "two", 2 }, { "both", 2 }, { "three", 3 }, { "four", 4 } };

  for (NgId t = p->begin > 0 ? p->begin - 1 : 0; t <= p->head; t++)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      if (ng_token_is (w->a, t, numbers[i].word)
          && (ng_tag (w->a, t)->head == p->head || t >= p->begin))
        return numbers[i].n;
  return p->plural ? 0 : 1;
}

/* The row of nominals.tsv for the noun at @token with its neighbours; @first, @last: (out). */
static int
match_noun (const NgWork *w, NgId token, NgId *first, NgId *last)
{
  const NgTable *t = w->tables->nominals;
  guint32 sentence = ng_work_sentence (w, token);
  NgWord words[4];
  guint n = 0, k = 0;

  if (token > 0 && ng_work_sentence (w, token - 1) == sentence)
    {
      g_autofree char *two
          = g_strdup_printf ("%s %s", ng_work_lemma (w, token - 1), ng_work_lemma (w, token));
      int row = ng_table_find_nocase (t, two, -1);
      if (row >= 0)
        {
          *first = token - 1;
          *last = token;
          return row;
        }
    }
  for (NgId i = token; i < w->n_tokens && n < 4 && ng_work_sentence (w, i) == sentence; i++, n++)
    {
      words[n].text = ng_work_lemma (w, i);
      words[n].length = strlen (words[n].text);
    }
  int row = ng_table_find_phrase (t, words, n, TRUE, &k);
  *first = token;
  *last = row >= 0 ? token + k - 1 : token;
  return row;
}

/* Codes of the part of the world whose adjective stands before the noun; NULL. */
static const char *
region_before (const NgWork *w, NgId noun)
{
  const char *found = NULL;

  for (NgId t = noun;
       t > 0 && noun - t < 3 && ng_work_sentence (w, t - 1) == ng_work_sentence (w, noun); t--)
    {
      g_autofree char *words
          = ng_analysis_dup_text (w->a, ng_token_range (w->a, t - 1, noun - t + 1));
      int row = ng_table_find_nocase (w->tables->regions, words, -1);
      if (row >= 0)
        found = ng_table_field (w->tables->regions, row, "codes");
    }
  return found;
}

static void
complete (const NgWork *w, NgNominal *n)
{
  n->region = region_before (w, n->p.first);
  n->owner = NG_NONE;
  if (n->p.owner != NG_NONE)
    n->owner = ng_entity_of_phrase (w, n->p.owner);
  n->n = number_of (w, &n->p);
  n->p.definite |= ng_token_is (w->a, n->p.begin, "both");
}

static void
resolve_person (NgWork *w, NgNominal *n)
{
  if (n->n == 1)
    resolve_one_person (w, n);
  else if (is_kin (w, n) /* "his sisters" are none of those named */
           || !((n->p.definite || n->p.owner != NG_NONE) && resolve_several (w, n)))
    ng_entity_unnamed_see (w, &n->p, NG_KIND_PERSON, TRUE);
}

static void
resolve_post (NgWork *w, const NgPhrase *p)
{
  NgNominal n = { .p = *p, .kind = NG_KIND_PERSON, .fits = "", .main = NG_NONE };

  n.post = ng_entity_posts_name (w, p);
  if (*n.post == '\0')
    return; /* "Mr." */
  n.noun = n.post;
  /* "envoy" is a post, and a word for other posts. */
  int row = ng_table_find (w->tables->nominals, n.post, -1);
  /* "prime minister" is another post than "minister" */
  if (row < 0 && ng_entity_fit_post (w, ng_work_lemma (w, p->head), n.post))
    row = ng_table_find (w->tables->nominals, ng_work_lemma (w, p->head), -1);
  if (row >= 0 && strcmp (ng_table_field (w->tables->nominals, row, "kind"), "person") == 0)
    n.fits = ng_table_field (w->tables->nominals, row, "fits");
  complete (w, &n);
  resolve_person (w, &n);
}

/* Countries first, else people: "the two sides". */
static gboolean
resolve_parties (NgWork *w, NgNominal *n)
{
  static const NgKind kinds[] = { NG_KIND_COUNTRY, NG_KIND_PERSON, NG_KIND_ORGANISATION };

  if (n->n == 1 || !n->p.definite)
    return FALSE;
  gboolean countries = strcmp (n->fits, "=countries") == 0;
  n->fits = "";
  for (guint i = 0; i < (countries ? 1 : G_N_ELEMENTS (kinds)); i++)
    {
      n->kind = kinds[i];
      if (resolve_several (w, n))
        return TRUE;
    }
  return FALSE;
}

/* The country with most mentions so far; NG_NONE where two have as many. */
static NgId
main_country (const NgWork *w)
{
  NgId found = NG_NONE;
  guint most = 0;

  for (NgId i = 0; i < w->drafts->len; i++)
    {
      const NgDraft *d = ng_work_draft (w, i);
      if (d->record.kind != NG_KIND_COUNTRY || d->n_mentions < most)
        continue;
      found = d->n_mentions == most ? NG_NONE : i;
      most = d->n_mentions;
    }
  return found;
}

/* "the Hill district": what kind of place the name before it is. */
static gboolean
is_place_type (const NgWork *w, const NgNominal *n)
{
  return n->p.first > 0 && ng_work_kind_at (w, n->p.first - 1) == NG_KIND_PLACE
         && ng_work_sentence (w, n->p.first - 1) == ng_work_sentence (w, n->p.first);
}

/* "The global economy" is no country. */
static gboolean
is_everywhere (const NgWork *w, const NgNominal *n)
{
  for (NgId c = ng_tag_child (w->a, n->p.head, NG_N_RELS, NG_NONE); c != NG_NONE && c < n->p.head;
       c = ng_tag_child (w->a, n->p.head, NG_N_RELS, c))
    if ((ng_tag (w->a, c)->rel == NG_REL_AMOD || ng_tag (w->a, c)->rel == NG_REL_COMPOUND)
        && ng_work_is_context (w, c, "everywhere"))
      return TRUE;
  return FALSE;
}

static gboolean
resolve_row (NgWork *w, NgNominal *n, int row)
{
  const char *kind = ng_table_field (w->tables->nominals, row, "kind");

  n->fits = ng_table_field (w->tables->nominals, row, "fits");
  n->counterpart = strcmp (n->noun, "counterpart") == 0;
  n->capital = strcmp (n->noun, "capital") == 0;
  n->main = strcmp (n->noun, "government") == 0 ? main_country (w) : NG_NONE;
  n->open = ng_entity_has (w->tables->name_words, n->noun, "class", "male")
            || ng_entity_has (w->tables->name_words, n->noun, "class", "female");
  if (strcmp (kind, "person") == 0)
    {
      n->kind = NG_KIND_PERSON;
      resolve_person (w, n);
      return TRUE;
    }
  /* "two diplomats" are new, "two countries" are often those spoken of */
  n->p.definite |= ng_token_is (w->a, n->p.begin, "two");
  if (strcmp (kind, "side") == 0)
    return resolve_parties (w, n);
  n->kind = strcmp (kind, "country") == 0        ? NG_KIND_COUNTRY
            : strcmp (kind, "organisation") == 0 ? NG_KIND_ORGANISATION
            : strcmp (kind, "place") == 0        ? NG_KIND_PLACE
                                                 : NG_KIND_NAMED_EVENT;
  if ((n->kind == NG_KIND_PLACE && is_place_type (w, n))
      || (n->kind == NG_KIND_COUNTRY && is_everywhere (w, n)))
    return TRUE;
  if (n->n == 1)
    return resolve_one_thing (w, n);
  return n->kind == NG_KIND_COUNTRY && n->p.definite && resolve_several (w, n);
}

/* "15-member committee". */
static gboolean
is_measure (const NgWork *w, NgId token)
{
  return token >= 2 && ng_token_is (w->a, token - 1, "-")
         && ng_tag (w->a, token - 2)->upos == NG_UPOS_NUM
         && !(ng_token (w->a, token - 1)->flags & NG_TOKEN_SPACE_AFTER);
}

/* "The refugee crisis" is about no refugee in particular. */
static gboolean
is_inside_noun (const NgWork *w, NgId token)
{
  const NgTag *t = ng_tag (w->a, token);
  return t->rel == NG_REL_COMPOUND && t->head != NG_NONE && t->head > token
         && ng_tag (w->a, t->head)->upos == NG_UPOS_NOUN && w->mention_at[t->head] == NG_NONE;
}

/* The last token of a noun that hyphens lengthen: "father-in-law", "passer-by". */
static NgId
hyphened_end (const NgWork *w, NgId token)
{
  NgId last = token;

  while (
      last + 2 < w->n_tokens && ng_token_is (w->a, last + 1, "-")
      && !((ng_token (w->a, last)->flags | ng_token (w->a, last + 1)->flags) & NG_TOKEN_SPACE_AFTER)
      && (last > token || ng_tag (w->a, last + 2)->upos == NG_UPOS_ADP))
    last += 2;
  return last;
}

static void
resolve_noun (NgWork *w, NgId token)
{
  NgNominal n = { .kind = NG_KIND_OTHER, .fits = "", .main = NG_NONE };
  int row = match_noun (w, token, &n.p.first, &n.p.last);

  n.p.row = -1;
  if (is_measure (w, token) || is_inside_noun (w, token))
    return;
  if (row < 0 && ng_entity_unnamed_kind (w, token) != NG_KIND_PERSON)
    return;
  ng_entity_posts_read (w, &n.p);
  if (n.p.head != token)
    return;
  n.noun = ng_work_lemma (w, token);
  n.p.last = MAX (n.p.last, hyphened_end (w, token));
  complete (w, &n);
  if (row < 0)
    {
      n.kind = NG_KIND_PERSON;
      if (n.n == 1 && !resolve_told (w, &n))
        see_unnamed (w, &n);
      else if (n.n != 1)
        ng_entity_unnamed_see (w, &n.p, NG_KIND_PERSON, TRUE);
    }
  for (; row >= 0; row = ng_table_next (w->tables->nominals, row))
    if (resolve_row (w, &n, row))
      break;
}

/* "the two", "the pair", "both": people, by a number that stands alone. */
static void
resolve_number (NgWork *w, NgId token)
{
  NgNominal n = {
    .kind = NG_KIND_PERSON, .fits = "", .noun = "", .n = 2, .owner = NG_NONE, .main = NG_NONE
  };
  NgRel rel = ng_tag (w->a, token)->rel;

  if (rel == NG_REL_NUMMOD || rel == NG_REL_DET || rel == NG_REL_CC || rel == NG_REL_ADVMOD
      || rel == NG_REL_COMPOUND || rel == NG_REL_FLAT)
    return;
  n.p = (NgPhrase){ .begin = token, .first = token, .last = token, .end = token, .head = token };
  n.p.country = n.p.organisation = n.p.host = n.p.owner = n.p.holder = n.p.rank = n.p.place
      = NG_NONE;
  gboolean after_the = token > 0 && ng_token_is (w->a, token - 1, "the");
  gboolean couple = ng_token_is (w->a, token, "couple");
  if (after_the)
    n.p.begin = token - 1;
  else if (!ng_token_is (w->a, token, "both"))
    return;
  const NgSet *set = NULL;
  if (!(set = last_set (w, &n)) && !couple)
    {
      n.kind = NG_KIND_COUNTRY;
      set = last_set (w, &n);
    }
  if (set == NULL)
    {
      n.kind = NG_KIND_PERSON;
      if (!couple)
        resolve_several (w, &n);
      return;
    }
  NgSet copy = *set;
  refer_to_all (w, &n, copy.entities, copy.n, 0.7);
}

void
ng_entity_nominal_resolve (NgWork *w, NgId token)
{
  NgId phrase = w->phrase_at[token];
  NgUpos pos = ng_tag (w->a, token)->upos;

  if (phrase != NG_NONE)
    {
      const NgPhrase p = g_array_index (w->phrases, NgPhrase, phrase);
      if (p.head != token || p.use == NG_PHRASE_TITLE)
        return;
      if (p.use == NG_PHRASE_APPOSITIVE)
        ng_entity_see (w, token, w->anaphor_at[token], p.holder, FALSE);
      else
        resolve_post (w, &p);
      return;
    }
  if (w->mention_at[token] != NG_NONE)
    return;
  if (ng_token_is (w->a, token, "two") || ng_token_is (w->a, token, "both")
      || ng_token_is (w->a, token, "pair") || ng_token_is (w->a, token, "duo")
      || ng_token_is (w->a, token, "couple"))
    resolve_number (w, token);
  else if (pos == NG_UPOS_NOUN)
    resolve_noun (w, token);
}
