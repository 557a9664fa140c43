/* ng-link-score.c: see ng-link-score.h.
 *
 * A sum of weights of evidence, through the logistic function.  Method: after the heuristics that
 * NELight found to come within two points of large models on people in news (prior, shared words),
 * with offices, countries and days besides.
 */
#include "link/ng-link-score.h"

#include <math.h>
#include <string.h>

#include "base/ng-ids.h"
#include "base/ng-text.h"
#include "kb/ng-kb-name.h"

/* Words shorter than this tell nothing of whom a text speaks. */
#define MIN_WORD 4u

/* What so many Wikipedias know is meant in whatever context. */
#define WORLD_CITY 150u

/* So many people of one country meet by chance; what each above them adds. */
#define FEW_PEERS 2.0
#define PEER 0.5

/* As many shared words are all that can be asked for, however much is told of an entry. */
#define MANY_WORDS 8u

/* An office held so long before or after still speaks for its holder. */
#define NEAR_DAYS (365 * 8)

/* Evidence and its weight. A name alone, of somebody well known who shares it with nobody, is 0.85
 * for people: strangers share names with them. */
enum
{
  NAME_FULL,
  NAME_SHORT,
  KNOWN, /* times the logarithm of its weight */
  KNOWN_BASE,
  SHARE, /* times log (share / rest) */
  SAME_COUNTRY,
  OTHER_COUNTRY,
  COUNTRY_NAMED,
  ELSEWHERE,
  PEERS, /* at most */
  OFFICE_NOW,
  OFFICE_ONCE,
  OTHER_OFFICE,
  WORDS,
  NOTHING_BUT_NAME,
  DEAD,
  SAME_CODE,
};
static const double weights[] = {
  [NAME_FULL] = 1.5,         [NAME_SHORT] = -2.0,   [KNOWN] = 0.7,
  [KNOWN_BASE] = -4.0,       [SHARE] = 1.0,         [SAME_COUNTRY] = 2.0,
  [OTHER_COUNTRY] = -4.0,    [COUNTRY_NAMED] = 1.0, [OFFICE_NOW] = 2.5,
  [OFFICE_ONCE] = 1.0,       [OTHER_OFFICE] = -1.0, [WORDS] = 1.5,
  [NOTHING_BUT_NAME] = -1.5, [DEAD] = -1.0,         [SAME_CODE] = 8.0,
  [ELSEWHERE] = -4.0,        [PEERS] = 2.0,
};

/* log (share / rest) at most: nobody is known to be alone. */
#define MAX_SHARE 2.5
#define MIN_SHARE -3.0

typedef struct
{
  const NgLinkContext *c;
  const NgEntity *entity;
  const NgKbEntry *entry;
  double sum;
  gboolean more; /* than the name speaks for it */
  GString *origin;
} Evidence;

/* ---- the article ---- */

static void
mark_country (NgLinkContext *self, const NgMention *m)
{
  if (m->kind != NG_KIND_COUNTRY)
    return;
  for (guint32 k = 0; k < m->n_tokens; k++)
    self->country_codes[m->first_token + k] = m->value;
}

void
ng_link_context_init (NgLinkContext *self, const NgAnalysis *a)
{
  g_autoptr (GString) key = g_string_new (NULL);

  self->a = a;
  self->countries = g_array_new (FALSE, FALSE, sizeof (NgId));
  self->first = ng_ids_new (ng_n_entities (a));
  self->next = ng_ids_new (ng_n_references (a));
  self->n_places = g_new0 (guint, ng_n_entities (a) + 1);
  self->n_regions = g_new0 (guint, ng_n_entities (a) + 1);
  self->peers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (NgId i = 0; i < ng_n_entities (a); i++)
    {
      const NgEntity *e = ng_entity (a, i);
      if (e->kind == NG_KIND_COUNTRY)
        g_array_append_val (self->countries, i);
      if (e->kind == NG_KIND_PLACE && e->contained_in != NG_NONE)
        {
          self->n_places[e->contained_in]++;
          self->n_regions[e->contained_in] += !e->city;
        }
    }
  for (NgId i = ng_n_references (a); i-- > 0;)
    {
      NgId entity = ng_reference (a, i)->entity;
      self->next[i] = self->first[entity];
      self->first[entity] = i;
    }
  self->day = a->document.date_first;
  self->country_codes = g_new0 (const char *, ng_n_tokens (a) + 1);
  for (NgId i = 0; i < ng_n_mentions (a); i++)
    mark_country (self, ng_mention (a, i));
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (NgId i = 0; i < ng_n_tokens (a); i++)
    {
      NgSpan span = ng_token (a, i)->span;
      g_string_truncate (key, 0);
      if (ng_span_length (span) >= MIN_WORD
          && ng_kb_key (ng_analysis_text (a, span), ng_span_length (span), key))
        g_hash_table_add (self->words, g_strdup (key->str));
    }
}

void
ng_link_context_clear (NgLinkContext *self)
{
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->countries, g_array_unref);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->country_codes, g_free);
  g_clear_pointer (&self->n_places, g_free);
  g_clear_pointer (&self->n_regions, g_free);
  g_clear_pointer (&self->peers, g_hash_table_unref);
}

/* ---- peers ---- */

/* The country that a person is of first: (transfer full) (nullable). */
static char *
main_country (const NgKbEntry *entry)
{
  const char *list = entry->country;

  for (guint i = 0; *list == '\0' && i < entry->n_offices; i++)
    list = entry->offices[i].country;
  return *list ? g_strndup (list, strcspn (list, " ")) : NULL;
}

void
ng_link_context_add_peer (NgLinkContext *self, const NgKbEntry *entry, float score)
{
  g_autofree char *code = main_country (entry);
  double *sum = code ? g_hash_table_lookup (self->peers, code) : NULL;

  if (code && sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (self->peers, g_steal_pointer (&code), sum);
    }
  if (sum)
    *sum += score;
}

/* ---- types ---- */

gboolean
ng_link_fits (const NgEntity *entity, const NgKbEntry *entry)
{
  switch (entity->kind)
    {
    case NG_KIND_PERSON:
      return entry->type == NG_KB_PERSON;
    case NG_KIND_COUNTRY:
      return entry->type == NG_KB_COUNTRY || entry->type == NG_KB_PLACE;
    case NG_KIND_ORGANISATION:
      return entry->type == NG_KB_ORGANISATION;
    case NG_KIND_PLACE:
      return entry->type == NG_KB_CITY || (entry->type == NG_KB_PLACE && !entity->city);
    case NG_KIND_NAMED_EVENT:
      return entry->type == NG_KB_EVENT;
    default:
      return FALSE;
    }
}

/* ---- evidence ---- */

static void
say (Evidence *e, const char *what, double weight)
{
  e->sum += weight;
  if (weight > 0)
    {
      e->more = TRUE;
      g_string_append_printf (e->origin, "+%s", what);
    }
}

/* TRUE if @code is one of the items or codes of @list, separated by spaces. */
static gboolean
lists (const char *list, const char *code)
{
  gsize n = code ? strlen (code) : 0;

  if (n == 0)
    return FALSE;
  for (const char *p = strstr (list, code); p; p = strstr (p + 1, code))
    if ((p == list || p[-1] == ' ') && (p[n] == '\0' || p[n] == ' '))
      return TRUE;
  return FALSE;
}

static gboolean
lists_country (const char *list, const NgEntity *country)
{
  return lists (list, country->code) || lists (list, country->alpha2) || lists (list, country->qid);
}

/* TRUE if the entry is of this country: a citizen, one of its places, who held its offices. */
static gboolean
is_of (const NgKbEntry *entry, const NgEntity *country)
{
  if (lists_country (entry->country, country))
    return TRUE;
  for (guint i = 0; i < entry->n_offices; i++)
    if (lists_country (entry->offices[i].country, country))
      return TRUE;
  return FALSE;
}

static gboolean
has_country (const NgKbEntry *entry)
{
  for (guint i = 0; i < entry->n_offices; i++)
    if (*entry->offices[i].country)
      return TRUE;
  return *entry->country != '\0';
}

/* The country that the text says the entity is of; NULL if it says none. */
static const NgEntity *
country_of (const Evidence *e)
{
  const NgId links[] = { e->entity->acts_for, e->entity->post_of, e->entity->contained_in };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const NgEntity *c = links[i] == NG_NONE ? NULL : ng_entity (e->c->a, links[i]);
      if (c && c->kind == NG_KIND_COUNTRY)
        return c;
      if (c && c->contained_in != NG_NONE
          && ng_entity (e->c->a, c->contained_in)->kind == NG_KIND_COUNTRY)
        return ng_entity (e->c->a, c->contained_in);
    }
  return NULL;
}

/* TRUE if the article has to do with a country of the entry. */
static gboolean
is_near (const Evidence *e)
{
  for (guint i = 0; i < e->c->countries->len; i++)
    if (is_of (e->entry, ng_entity (e->c->a, g_array_index (e->c->countries, NgId, i))))
      return TRUE;
  return FALSE;
}

/* TRUE if the article has to do with a country. That it has an entity for it does not tell, since
 * a city brings its own; two places do, or a region. */
static gboolean
is_concerned (const NgLinkContext *c, NgId country)
{
  return c->first[country] != NG_NONE || c->n_places[country] > 1 || c->n_regions[country] > 0;
}

/* TRUE if the article has to do with countries, and none of the entry. */
static gboolean
is_elsewhere (const Evidence *e)
{
  gboolean any = FALSE;

  for (guint i = 0; i < e->c->countries->len; i++)
    {
      NgId id = g_array_index (e->c->countries, NgId, i);
      if (!is_concerned (e->c, id))
        continue;
      any = TRUE;
      if (is_of (e->entry, ng_entity (e->c->a, id)))
        return FALSE;
    }
  return any;
}

/* A place is in the country that its name suggests, which the text need not have in mind: one of
 * the name in a country that is named is the likelier (Southampton in New York). */
static void
weigh_elsewhere (Evidence *e)
{
  if (e->entry->type == NG_KB_CITY && e->entry->weight < WORLD_CITY && is_elsewhere (e))
    e->sum += weights[ELSEWHERE];
}

static void
weigh_country (Evidence *e)
{
  const NgEntity *country = country_of (e);

  if (!has_country (e->entry))
    return;
  weigh_elsewhere (e);
  if (country)
    say (e, "country", weights[is_of (e->entry, country) ? SAME_COUNTRY : OTHER_COUNTRY]);
  else if (is_near (e))
    say (e, "named", weights[COUNTRY_NAMED]);
}

/* The words of @text that may tell something, as keys. */
static char **
words_of (const char *text)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (!ng_kb_key (text, strlen (text), key))
    return g_new0 (char *, 1);
  return g_strsplit (key->str, " ", -1);
}

static gboolean
has_word (char **words, const char *word)
{
  return g_strv_contains ((const char *const *) words, word);
}

/* TRUE if every long word of the shorter post is one of the other: "president" and "president of
 * Russia"; "foreign minister" and "minister of foreign affairs". */
static gboolean
same_post (const char *a, const char *b)
{
  g_auto (GStrv) x = words_of (a), y = words_of (b);
  char **fewer = g_strv_length (x) <= g_strv_length (y) ? x : y, **more = fewer == x ? y : x;
  guint n = 0;

  for (guint i = 0; fewer[i]; i++)
    if (strlen (fewer[i]) >= MIN_WORD && strcmp (fewer[i], "vice") != 0)
      {
        n++;
        if (!has_word (more, fewer[i]))
          return FALSE;
      }
  return n > 0 && has_word (x, "vice") == has_word (y, "vice");
}

/* Days between @day and the time in office; 0 inside, not if nothing is known of that time. */
static gint64
days_from (const NgKbOffice *o, NgDay day)
{
  if (day == NG_NO_DAY || (o->from == NG_NO_DAY && o->to == NG_NO_DAY))
    return 1;
  if (o->from != NG_NO_DAY && day < o->from)
    return (gint64) o->from - day;
  if (o->to != NG_NO_DAY && day > o->to)
    return (gint64) day - o->to;
  return 0;
}

static void
weigh_office (Evidence *e)
{
  const char *post = e->entity->post;
  gboolean now = FALSE, once = FALSE;

  if (post == NULL || e->entry->n_offices == 0)
    return;
  for (guint i = 0; i < e->entry->n_offices; i++)
    {
      const NgKbOffice *o = &e->entry->offices[i];
      if (!same_post (post, o->post))
        continue;
      gint64 days = days_from (o, e->c->day);
      now |= days == 0;
      once |= days <= NEAR_DAYS;
    }
  if (now || once)
    say (e, "office", weights[now ? OFFICE_NOW : OFFICE_ONCE]);
  else
    say (e, "office", weights[OTHER_OFFICE]);
}

/* Counts the words of @text that may tell something, and those of them that the article has. */
static void
count_shared (const Evidence *e, const char *text, guint *n, guint *shared)
{
  g_auto (GStrv) words = words_of (text);

  for (guint i = 0; words[i]; i++)
    if (strlen (words[i]) >= MIN_WORD)
      {
        ++*n;
        *shared += g_hash_table_contains (e->c->words, words[i]);
      }
}

/* Words of the description, of offices and of what else is told of it, that the article has. */
static void
weigh_words (Evidence *e)
{
  const NgKbOffice *offices = e->entry->offices;
  guint n = 0, shared = 0;

  count_shared (e, e->entry->description, &n, &shared);
  count_shared (e, e->entry->about, &n, &shared);
  for (guint i = 0; i < e->entry->n_offices; i++)
    if (i == 0 || strcmp (offices[i].post, offices[i - 1].post) != 0)
      count_shared (e, offices[i].post, &n, &shared);
  if (shared > 0)
    say (e, "words", weights[WORDS] * sqrt (MIN (1.0, (double) shared / MIN (n, MANY_WORDS))));
}

/* Other people of the country in the article, as many as may be expected: of a dozen candidates for
 * one office each is who the base knows, though none is told to be. */
static void
weigh_peers (Evidence *e, float own)
{
  g_autofree char *code = e->c->peers_known ? main_country (e->entry) : NULL;
  const double *sum = code ? g_hash_table_lookup (e->c->peers, code) : NULL;
  double others = sum ? *sum - own : 0;

  if (others > FEW_PEERS && e->entry->type == NG_KB_PERSON)
    say (e, "peers", MIN (weights[PEERS], PEER * (others - FEW_PEERS)));
}

static void
weigh_days (Evidence *e)
{
  if (e->c->day != NG_NO_DAY && e->entry->last != NG_NO_DAY && e->entry->last < e->c->day)
    e->sum += weights[DEAD];
}

/* FALSE: it cannot be. */
static gboolean
weigh_codes (Evidence *e)
{
  const NgEntity *x = e->entity;
  const char *item = *e->entry->wikidata ? e->entry->wikidata : e->entry->id;

  if (e->c->day != NG_NO_DAY && e->entry->first != NG_NO_DAY && e->entry->first > e->c->day)
    return FALSE; /* not born */
  if (x->qid && ng_kb_is_item (item))
    {
      if (strcmp (x->qid, item) != 0)
        return FALSE;
      say (e, "item", weights[SAME_CODE]);
    }
  else if (x->kind == NG_KIND_COUNTRY && x->code && *e->entry->code)
    {
      if (strcmp (x->code, e->entry->code) != 0)
        return FALSE;
      say (e, "code", weights[SAME_CODE]);
    }
  return TRUE;
}

static void
weigh_name (Evidence *e, NgKbNameKind kind, guint n_words, double share)
{
  double odds = log (MAX (share, 1e-6) / MAX (1 - share, 1e-6));

  if (kind == NG_KB_NAME_SHORT)
    e->sum += weights[NAME_SHORT];
  else if (n_words > 1 || e->entity->kind != NG_KIND_PERSON)
    e->sum += weights[NAME_FULL];
  e->sum += weights[SHARE] * CLAMP (odds, MIN_SHARE, MAX_SHARE);
  e->sum += weights[KNOWN_BASE] + weights[KNOWN] * log (e->entry->weight + 1.0);
}

float
ng_link_score (const NgLinkContext *self, const NgEntity *entity, const NgKbEntry *entry,
               NgKbNameKind kind, guint n_words, double share, float own, char **origin)
{
  Evidence e = { .c = self, .entity = entity, .entry = entry };

  e.origin = g_string_new ("kb:name");
  weigh_name (&e, kind, n_words, share);
  gboolean can_be = weigh_codes (&e);
  weigh_country (&e);
  weigh_office (&e);
  weigh_words (&e);
  weigh_peers (&e, own);
  weigh_days (&e);
  if (!e.more && entity->kind == NG_KIND_PERSON)
    e.sum += weights[NOTHING_BUT_NAME];
  *origin = g_string_free (e.origin, FALSE);
  return can_be ? ng_score (1 / (1 + exp (-e.sum))) : 0;
}
