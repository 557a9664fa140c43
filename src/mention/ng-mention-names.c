/* ng-mention-names.c: see ng-mention-names.h.
 *
 * The network decides where a name begins and ends and what it is; tables decide what they know for
 * sure: countries and their adjectives, listed organisations and capitals, and the kind of a name
 * whose last word says it ("Ministry", "River", "Games").
 */
#include "mention/ng-mention-names.h"

#include <string.h>

#include "base/ng-text.h"
#include "mention/ng-mention-net.h"

/* Words of a name behind a title. */
#define MAX_TITLED 4u
/* Tokens before a country in which a longer listed name may begin. */
#define MAX_BEFORE 6u
/* Belief that a capitalised word is a person's name, though a country has that name. */
#define SURE_PERSON 0.7f
/* A name that the network believes in less is none, unless tables say so. */
#define LEAST_BELIEF 0.35f
/* Belief of the network from which a listed word in capitals is nevertheless no name. */
#define SURE_OUTSIDE 0.995f

/* ---- countries ---- */

/* The longest country form at @at; in any case where the sentence is in capitals. */
static int
country_at (const NgMentionWork *w, NgId at, guint *k)
{
  int row = ng_mention_listed (w, w->tables->country_names, at, FALSE, k);

  if (row < 0 && w->shouting[at])
    row = ng_mention_listed (w, w->tables->country_names, at, TRUE, k);
  return row;
}

static gboolean
is_kind (const NgMentionWork *w, int row, const char *kind)
{
  return strcmp (ng_table_field (w->tables->country_names, row, "kind"), kind) == 0;
}

/* TRUE if the words of the range all tell nothing alone: "Foreign Ministry". */
static gboolean
is_generic (const NgMentionWork *w, NgId first, guint32 n)
{
  for (NgId t = first; t < first + n; t++)
    {
      gsize length;
      const char *text = ng_mention_text (w, t, &length);
      if (g_ascii_isalpha (*text)
          && ng_table_find_nocase (w->tables->generic_words, text, length) < 0)
        return FALSE;
    }
  return n > 0;
}

/* The rest of a name is only countries, hyphens and small words: "Russia-Ukraine", "India and
 * China". */
static gboolean
is_only_countries (const NgMentionWork *w, const NgNetName *name)
{
  for (NgId t = name->first; t < name->first + name->n;)
    {
      guint k = 0;
      if (country_at (w, t, &k) >= 0)
        t += k;
      else if (!ng_mention_has_shape (w, t, NG_SHAPE_CAPITAL))
        t++;
      else
        return FALSE;
    }
  return TRUE;
}

/* An adjective, or a short form of the country: "U.S.". */
static gboolean
is_attribute (const NgMentionWork *w, NgId first, guint k)
{
  guint length = 0;
  int row = country_at (w, first, &length);

  g_assert (row >= 0 && length == k);
  return is_kind (w, row, "adjective")
         || (!w->shouting[first] && ng_mention_has_shape (w, first, NG_SHAPE_CAPITALS));
}

/* TRUE if a longer name holds the country: "Bank of China". */
static gboolean
is_part_of_name (const NgMentionWork *w, NgId first, guint k)
{
  guint32 i = w->name_at[first];

  if (i == NG_NONE)
    i = w->name_at[first + k - 1];
  if (i == NG_NONE)
    return FALSE;
  const NgNetName *name = ng_mention_name (w, i);
  NgId end = name->first + name->n;
  if (name->first >= first && end <= first + k)
    return FALSE;
  if (is_only_countries (w, name))
    return FALSE;
  /* "Algerian Foreign Ministry" is of Algeria; "Ghana Police Service" is a name. */
  return name->first != first || !is_attribute (w, first, k)
         || !is_generic (w, first + k, end - first - k);
}

/* TRUE if a longer listed name holds the country: "New Jersey", "Gulf of Guinea". */
static gboolean
is_part_of_listed (const NgMentionWork *w, NgId first, guint k)
{
  guint n = 0;

  if (ng_mention_listed (w, w->tables->places, first, FALSE, &n) >= 0 && n > k)
    return TRUE; /* "Mexico City" */
  for (NgId t = first; t > 0 && first - t < MAX_BEFORE && ng_mention_beside (w, t - 1, first); t--)
    {
      if (!ng_mention_has_shape (w, t - 1, NG_SHAPE_CAPITAL))
        continue;
      if ((ng_mention_listed (w, w->tables->places, t - 1, FALSE, &n) >= 0
           && t - 1 + n >= first + k)
          || (ng_mention_listed (w, w->tables->organisations, t - 1, FALSE, &n) >= 0
              && t - 1 + n >= first + k))
        return TRUE;
    }
  return FALSE;
}

/* TRUE if "Mr." or the like stands before @token. */
static gboolean
is_addressed (const NgMentionWork *w, NgId token)
{
  const NgTable *t = w->tables->posts;

  if (token == 0 || !ng_mention_beside (w, token - 1, token))
    return FALSE;
  gsize n;
  const char *text = ng_mention_text (w, token - 1, &n);
  return ng_table_with (t, ng_table_find (t, text, n), "post", "") >= 0;
}

/* TRUE if the whole form is a person's name here: "Jordan", "Chad", "Mr. Burman". */
static gboolean
is_person (const NgMentionWork *w, NgId first, guint k)
{
  guint32 i = w->name_at[first];
  gsize n;
  const char *text = ng_mention_text (w, first, &n);

  if (is_addressed (w, first))
    return TRUE;
  if (i == NG_NONE || ng_mention_name (w, i)->label != NG_NAME_PERSON)
    return FALSE;
  return ng_mention_name (w, i)->score >= SURE_PERSON
         && (k > 1 || ng_table_find (w->tables->given_names, text, n) >= 0);
}

static gboolean
is_nominal_after (const NgMentionWork *w, NgId token, NgId beside)
{
  if (!ng_mention_beside (w, token, beside) || !w->tagged)
    return FALSE;
  NgUpos pos = ng_tag (w->a, token)->upos;
  return pos == NG_UPOS_NOUN || pos == NG_UPOS_ADJ || pos == NG_UPOS_PROPN;
}

/* "speaks Chinese", "in French", "Korean-language", and what "and" joins to them. */
static gboolean
is_language (const NgMentionWork *w, NgId first, guint k)
{
  NgId after = first + k;
  guint before = 0;

  if (first >= 2 && ng_mention_is (w, first - 1, first, "and")
      && country_at (w, first - 2, &before) >= 0 && before == 1
      && ng_mention_is_free (w, first - 2, 1) && !is_nominal_after (w, after, first))
    return is_language (w, first - 2, 1);

  if (ng_mention_is_hyphen (w, after))
    after++;
  if (ng_mention_beside (w, after, first) && ng_mention_context (w, after, "language-after"))
    return TRUE;
  return first > 0 && ng_mention_beside (w, first - 1, first)
         && ng_mention_context (w, first - 1, "language-before")
         && !is_nominal_after (w, first + k, first);
}

/* A country's form that tables write in capitals alone. */
static gboolean
is_code (const NgMentionWork *w, NgId token)
{
  guint k = 0;
  int row = country_at (w, token, &k);
  const char *form = row < 0 ? "a" : ng_table_field (w->tables->country_names, row, "form");
  g_autofree char *upper = g_ascii_strup (form, -1);
  return strcmp (form, upper) == 0;
}

/* A listed word that the network is sure is no name: a verb at the begin ("Polish the silver"), the
 * pronoun in a headline in capitals; there a code of few letters needs its word ("CAR BOMB"). */
static gboolean
is_common_word (const NgMentionWork *w, NgId first, guint k)
{
  if (k > 1 || w->a->vectors == NULL)
    return FALSE;
  if (w->shouting[first] && is_code (w, first) && w->outside[first] > 0.5f)
    return TRUE;
  if (w->outside[first] < SURE_OUTSIDE)
    return FALSE;
  return ng_mention_has_shape (w, first, NG_SHAPE_FIRST) || w->shouting[first];
}

/* The country of the listed region or city at @token, "" if there is none. */
static const char *
region_at (const NgMentionWork *w, NgId token, NgId beside)
{
  guint n = 0;
  int row = ng_mention_beside (w, token, beside)
                ? ng_mention_listed (w, w->tables->places, token, FALSE, &n)
                : -1;
  return row < 0 ? "" : ng_table_field (w->tables->places, row, "code");
}

static gboolean
is_link (const NgMentionWork *w, NgId token, NgId beside)
{
  return ng_mention_is (w, token, beside, "and") || ng_mention_is (w, token, beside, ",")
         || ng_mention_is (w, token, beside, "or");
}

/* Other regions of a country that an article must name before it names that one alone. */
#define LEAST_REGIONS 2u
/* Tokens before and behind in which it must. */
#define REGIONS_REACH 1500u

/* TRUE if the article names other regions of @code, and the country @own by no other form, nor its
 * capital. */
static gboolean
is_about_regions (const NgMentionWork *w, const char *code, int country, NgId at)
{
  const char *own = ng_table_field (w->tables->country_names, country, "code");
  NgId end = MIN (w->n_tokens, at + REGIONS_REACH);
  guint regions = 0;

  for (NgId t = at > REGIONS_REACH ? at - REGIONS_REACH : 0; t < end; t++)
    {
      guint k = 0;
      int row = ng_mention_has_shape (w, t, NG_SHAPE_CAPITAL) ? country_at (w, t, &k) : country;
      if (row == country)
        continue;
      if (row >= 0 && strcmp (ng_table_field (w->tables->country_names, row, "code"), own) == 0)
        return FALSE;
      row = ng_mention_listed (w, w->tables->places, t, FALSE, &k);
      const char *of = row < 0 ? "" : ng_table_field (w->tables->places, row, "code");
      if (strcmp (of, own) == 0)
        return FALSE;
      regions += strcmp (of, code) == 0
                 && strcmp (ng_table_field (w->tables->places, row, "type"), "region") == 0;
    }
  return regions >= LEAST_REGIONS;
}

/* "Georgia and Alabama", "Atlanta, Georgia": a country's name that a region of another country has,
 * beside a place of that country, or in an article about its regions. */
static gboolean
is_region (const NgMentionWork *w, NgId first, guint k)
{
  const char *code = region_at (w, first, first);
  guint n = 0;

  if (*code == '\0')
    return FALSE;
  int row = country_at (w, first, &n);
  if (row < 0 || strcmp (ng_table_field (w->tables->country_names, row, "code"), code) == 0)
    return FALSE;
  if (is_about_regions (w, code, row, first))
    return TRUE;
  gboolean before = first >= 2 && is_link (w, first - 1, first)
                    && strcmp (region_at (w, first - 2, first), code) == 0;
  return before
         || (is_link (w, first + k, first)
             && strcmp (region_at (w, first + k + 1, first), code) == 0);
}

static void
take_country (NgMentionWork *w, NgId first, guint k, int row)
{
  gboolean adjective = !is_kind (w, row, "name") && !is_kind (w, row, "part");
  const NgFound f = { first,
                      k,
                      NG_KIND_COUNTRY,
                      adjective ? NG_MENTION_ADJECTIVE : NG_MENTION_NAME,
                      ng_table_field (w->tables->country_names, row, "code"),
                      1 - 0.3 * w->outside[first],
                      "country-names.tsv" };

  guint32 i = w->name_at[first];
  ng_mention_take (w, f);
  /* What is left of the name begins behind the country. */
  if (i == NG_NONE)
    return;
  const NgNetName *name = ng_mention_name (w, i);
  NgId end = name->first + name->n;
  if (name->first == first && end > first + k)
    ng_mention_net_set (w, i, first + k, end - first - k);
}

void
ng_mention_countries_run (NgMentionWork *w)
{
  for (NgId t = 0; t < w->n_tokens;)
    {
      guint k = 0;
      int row = country_at (w, t, &k);
      if (row < 0 || ng_mention_context (w, t, "determiner") || !ng_mention_is_free (w, t, k)
          || is_part_of_name (w, t, k) || is_part_of_listed (w, t, k) || is_person (w, t, k)
          || is_common_word (w, t, k) || is_region (w, t, k)
          || (is_kind (w, row, "prefix") && !ng_mention_is_hyphen (w, t + k))
          || (is_kind (w, row, "adjective") && is_language (w, t, k)))
        {
          t++;
          continue;
        }
      take_country (w, t, k, row);
      t += k;
    }
}

/* ---- kinds ---- */

static const NgKind kinds[NG_N_NAMES] = {
  [NG_NAME_PERSON] = NG_KIND_PERSON,  [NG_NAME_ORGANISATION] = NG_KIND_ORGANISATION,
  [NG_NAME_LOCATION] = NG_KIND_PLACE, [NG_NAME_FACILITY] = NG_KIND_PLACE,
  [NG_NAME_PEOPLE] = NG_KIND_GROUP,   [NG_NAME_DATE] = NG_KIND_TIME,
  [NG_NAME_MONEY] = NG_KIND_MONEY,    [NG_NAME_WORK] = NG_KIND_OTHER,
  [NG_NAME_PRODUCT] = NG_KIND_OTHER,
};

/* The kind that a row of name-heads.tsv says; NG_N_KINDS if none. */
static NgKind
kind_of_word (const NgMentionWork *w, NgId token, gboolean at_begin)
{
  static const struct
  {
    const char *name;
    NgKind kind;
    gboolean at_begin;
  } known[] = {
    { "event", NG_KIND_NAMED_EVENT, FALSE }, { "organisation", NG_KIND_ORGANISATION, FALSE },
    { "place", NG_KIND_PLACE, FALSE },       { "other", NG_KIND_OTHER, FALSE },
    { "place-first", NG_KIND_PLACE, TRUE },  { "organisation-first", NG_KIND_ORGANISATION, TRUE }
  };
  gsize n;
  const char *text = ng_mention_text (w, token, &n);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].at_begin == at_begin
        && ng_mention_has (w->tables->name_heads, text, n, "kind", known[i].name))
      return known[i].kind;
  return NG_N_KINDS;
}

static gboolean
is_numeral (const NgMentionWork *w, NgId token)
{
  gsize n;
  const char *text = ng_mention_text (w, token, &n);
  return strspn (text, "IVX") >= n;
}

NgKind
ng_mention_kind_of_words (const NgMentionWork *w, NgId first, guint32 n)
{
  NgId last = first + n - 1;
  NgKind kind = n > 1 ? kind_of_word (w, first, TRUE) : NG_N_KINDS;

  if (kind != NG_N_KINDS)
    return kind;
  for (NgId t = first + 1; t < last; t++)
    if (ng_token_is (w->a, t, "of") || ng_token_is (w->a, t, "on") || ng_token_is (w->a, t, "for"))
      {
        last = t - 1;
        break;
      }
  /* "World Cup 2022", "World War II". */
  while (last > first && (!ng_mention_has_shape (w, last, NG_SHAPE_WORD) || is_numeral (w, last)))
    last--;
  return kind_of_word (w, last, FALSE);
}

/* What each kind of evidence adds to the network's belief of 0..1, set on development articles. */
#define LISTED_ORGANISATION 0.8
#define LISTED_CAPITAL 0.6
#define ONLY_CAPITAL 0.4
#define LISTED_PLACE 0.35
#define GIVEN_NAME 0.4
#define WORD_OF_NAME 0.4
#define SURNAME 0.6

static void
add_tables (const NgMentionWork *w, const NgNetName *name, double *sum)
{
  g_autofree char *text = ng_mention_dup (w, name->first, name->n);
  int place = ng_table_find (w->tables->places, text, -1);
  const char *type = place < 0 ? "" : ng_table_field (w->tables->places, place, "type");

  if (ng_table_find (w->tables->organisations, text, -1) >= 0)
    sum[NG_KIND_ORGANISATION] += LISTED_ORGANISATION;
  if (place >= 0)
    sum[NG_KIND_PLACE] += strcmp (type, "capital") == 0 ? LISTED_CAPITAL : LISTED_PLACE;
  if (strcmp (type, "capital") == 0 && name->n == 1 && !ng_mention_is_family_name (w, text))
    sum[NG_KIND_PERSON] -= ONLY_CAPITAL;
}

static void
add_words (const NgMentionWork *w, const NgNetName *name, double *sum)
{
  NgKind said = ng_mention_kind_of_words (w, name->first, name->n);
  gsize n;
  const char *text = ng_mention_text (w, name->first, &n);

  if (said != NG_N_KINDS)
    sum[said] += WORD_OF_NAME;
  else if (ng_table_find (w->tables->given_names, text, n) >= 0)
    sum[NG_KIND_PERSON] += name->n > 1 ? GIVEN_NAME : GIVEN_NAME / 2;
  if (name->n == 1 && !w->shouting[name->first]
      && ng_mention_has (w->tables->name_words, text, n, "class", "surname"))
    sum[NG_KIND_PERSON] += SURNAME;
  /* The network knows one class for events and works: the words decide. */
  if (said == NG_KIND_NAMED_EVENT)
    {
      sum[NG_KIND_NAMED_EVENT] += sum[NG_KIND_OTHER];
      sum[NG_KIND_OTHER] = 0;
    }
}

/* "Nobel laureate", "LGBT": a name that an honour bears, or a word in capitals that nobody is
 * called, is no person's. */
static gboolean
is_nobody (const NgMentionWork *w, const NgNetName *name)
{
  NgId after = name->first + name->n;
  gsize n;

  if (ng_mention_is_hyphen (w, after)) /* "Tony-winning" */
    after++;
  if (ng_mention_beside (w, after, name->first) && ng_mention_context (w, after, "honour"))
    return TRUE;
  const char *text = ng_mention_text (w, name->first, &n);
  return name->n == 1 && n > 2 && !w->shouting[name->first] && !w->titled[name->first]
         && ng_mention_has_shape (w, name->first, NG_SHAPE_CAPITALS)
         && ng_table_find_nocase (w->tables->given_names, text, n) < 0;
}

/* "Jane Doe PAC": a body that bears the name of somebody. */
static gboolean
is_named_after (const NgMentionWork *w, const NgNetName *name)
{
  NgId last = name->first + name->n - 1;
  return name->n > 1 && !w->shouting[last] && ng_mention_has_shape (w, last, NG_SHAPE_CAPITALS)
         && kind_of_word (w, last, FALSE) == NG_KIND_ORGANISATION;
}

/* @evidence: (out): the evidence for the kind. */
static NgKind
kind_of (const NgMentionWork *w, const NgNetName *name, double *evidence)
{
  double sum[NG_N_KINDS] = { 0 };
  NgKind best = kinds[name->label];

  for (guint i = 0; i < NG_N_NAMES; i++)
    sum[kinds[i]] += name->belief[i];
  sum[NG_KIND_TIME] = sum[NG_KIND_MONEY] = 0;
  add_tables (w, name, sum);
  add_words (w, name, sum);
  if (is_named_after (w, name))
    sum[NG_KIND_ORGANISATION] += sum[NG_KIND_PERSON];
  if (is_nobody (w, name) || is_named_after (w, name))
    sum[NG_KIND_PERSON] = 0;
  for (guint k = 0; k < NG_N_KINDS; k++)
    if (ng_score (sum[k] / 2) > ng_score (sum[best] / 2))
      best = k;
  *evidence = sum[best];
  return best;
}

static void
take_name (NgMentionWork *w, const NgNetName *name)
{
  double evidence = 0;
  NgKind kind = kind_of (w, name, &evidence);
  gboolean adjective = name->label == NG_NAME_PEOPLE && w->tagged
                       && ng_tag (w->a, name->first + name->n - 1)->upos == NG_UPOS_ADJ;
  NgFound f = { name->first,
                name->n,
                kind,
                adjective ? NG_MENTION_ADJECTIVE : NG_MENTION_NAME,
                NULL,
                name->score,
                kind == kinds[name->label] ? name->origin : "rule:kind-of-name" };

  if (evidence >= LEAST_BELIEF)
    ng_mention_take (w, f);
}

/* What is free of a name whose begin or end another mention took. */
static void
shrink (const NgMentionWork *w, NgNetName *name)
{
  while (name->n > 0 && w->found_at[name->first] != NG_NONE)
    {
      name->first++;
      name->n--;
    }
  while (name->n > 0 && w->found_at[name->first + name->n - 1] != NG_NONE)
    name->n--;
}

/* A name has a letter, and a capital unless it is of a people. */
static gboolean
is_name (const NgMentionWork *w, const NgNetName *name)
{
  gboolean capital = FALSE, word = FALSE;

  for (NgId t = name->first; t < name->first + name->n; t++)
    {
      gsize n;
      const char *text = ng_mention_text (w, t, &n);
      word |= ng_mention_has_shape (w, t, NG_SHAPE_WORD);
      for (gsize i = 0; i < n; i++)
        capital |= g_unichar_isupper (g_utf8_get_char (text)) || g_ascii_isupper (text[i]);
    }
  NgUpos pos = w->tagged && name->n == 1 ? ng_tag (w->a, name->first)->upos : NG_UPOS_PROPN;
  g_autofree char *text = ng_mention_dup (w, name->first, name->n);
  gboolean known = ng_table_find (w->tables->places, text, -1) >= 0;
  if (pos == NG_UPOS_PRON
      || (pos == NG_UPOS_ADJ
          && (name->label == NG_NAME_ORGANISATION || (name->label == NG_NAME_LOCATION && !known))))
    return FALSE; /* "the Southern border" */
  return word && (capital || name->label == NG_NAME_PEOPLE);
}

void
ng_mention_names_run (NgMentionWork *w)
{
  for (guint32 i = 0; i < w->names->len; i++)
    {
      NgNetName name = *ng_mention_name (w, i);
      if (name.n == 0 || name.label == NG_NAME_DATE || name.label == NG_NAME_MONEY)
        continue;
      shrink (w, &name);
      if (name.n > 0 && is_name (w, &name) && ng_mention_is_free (w, name.first, name.n))
        take_name (w, &name);
    }
}

/* ---- what the dateline says ---- */

static void
take_span (NgMentionWork *w, NgSpan span, NgKind kind)
{
  NgId first = ng_token_at (w->a, span.begin), end = first;

  while (end < w->n_tokens && ng_span_contains (span, ng_token (w->a, end)->span))
    end++;
  if (end > first && ng_mention_is_free (w, first, end - first))
    ng_mention_take (
        w, (NgFound){ first, end - first, kind, NG_MENTION_NAME, NULL, 0.95, "rule:dateline" });
}

void
ng_mention_dateline_run (NgMentionWork *w)
{
  take_span (w, w->a->document.dateline_agency, NG_KIND_ORGANISATION);
  take_span (w, w->a->document.dateline_place, NG_KIND_PLACE);
}

/* ---- what only tables know ---- */

typedef struct
{
  NgKind kind;
  NgMentionForm form;
  const char *origin;
} Listed;

/* The longest listed name at @at; @out: (out). Returns: tokens, 0 if none. */
static guint
listed_at (const NgMentionWork *w, NgId at, Listed *out)
{
  const NgTable *tables[]
      = { w->tables->organisations, w->tables->places, w->tables->peoples, w->tables->aliases };
  static const Listed of[] = { { NG_KIND_ORGANISATION, NG_MENTION_NAME, "organisations.tsv" },
                               { NG_KIND_PLACE, NG_MENTION_NAME, "places.tsv" },
                               { NG_KIND_GROUP, NG_MENTION_NAME, "peoples.tsv" },
                               { NG_KIND_PERSON, NG_MENTION_NAME, "aliases.tsv" } };
  guint best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      guint k = 0;
      int row = ng_mention_listed (w, tables[i], at, w->shouting[at], &k);
      if (row < 0 || k <= best
          || (of[i].kind == NG_KIND_PERSON
              && strcmp (ng_table_field (tables[i], row, "kind"), "person") != 0))
        continue;
      best = k;
      *out = of[i];
      if (of[i].kind == NG_KIND_GROUP
          && strcmp (ng_table_field (tables[i], row, "form"), "adjective") == 0)
        out->form = NG_MENTION_ADJECTIVE;
    }
  return best;
}

/* A listed word alone may be another word: the network must doubt. "Labour Minister" is a post. */
static gboolean
is_sure (const NgMentionWork *w, NgId token, guint k, const Listed *listed)
{
  if (ng_mention_title (w, token) > k)
    return FALSE;
  if (k == 2 && ng_mention_context (w, token, "determiner"))
    token++; /* "The Independent" is a word alone */
  else if (k > 1 || listed->kind == NG_KIND_GROUP)
    return TRUE;
  if (w->a->vectors == NULL)
    return TRUE;
  if (listed->kind == NG_KIND_PERSON && w->tagged)
    return ng_tag (w->a, token)->upos == NG_UPOS_PROPN;
  return w->outside[token] < SURE_OUTSIDE;
}

void
ng_mention_listed_run (NgMentionWork *w)
{
  for (NgId t = 0; t < w->n_tokens;)
    {
      Listed listed;
      guint k = ng_mention_has_shape (w, t, NG_SHAPE_CAPITAL) ? listed_at (w, t, &listed) : 0;
      if (k == 0 || !ng_mention_is_free (w, t, k) || !is_sure (w, t, k, &listed)
          || (listed.kind != NG_KIND_PERSON && ng_mention_is_title (w, t, k)))
        {
          t++;
          continue;
        }
      ng_mention_take (w, (NgFound){ t, k, listed.kind, listed.form, NULL, 0.7, listed.origin });
      t += k;
    }
}

/* A word that may be part of a person's name nobody knows. */
static gboolean
is_new_name (const NgMentionWork *w, NgId token)
{
  gsize n;
  const char *text = ng_mention_text (w, token, &n);
  Listed listed;
  guint k = 0;

  return w->found_at[token] == NG_NONE
         && ng_mention_has_shape (w, token, NG_SHAPE_CAPITAL | NG_SHAPE_WORD) && w->tagged
         && ng_tag (w->a, token)->upos == NG_UPOS_PROPN && ng_mention_title (w, token) == 0
         && listed_at (w, token, &listed) == 0 && country_at (w, token, &k) < 0
         && ng_table_find_nocase (w->tables->generic_words, text, n) < 0
         && kind_of_word (w, token, FALSE) == NG_N_KINDS;
}

static gboolean
is_given (const NgMentionWork *w, NgId token)
{
  gsize n;
  const char *text = ng_mention_text (w, token, &n);
  return ng_table_find (w->tables->given_names, text, n) >= 0;
}

/* Names behind a title, and given names with another word that may be a name. */
void
ng_mention_titled_run (NgMentionWork *w)
{
  for (NgId t = 0; t < w->n_tokens;)
    {
      guint k = w->found_at[t] == NG_NONE && !w->titled[t] ? ng_mention_title (w, t) : 0;
      guint n = 0;
      while (n < MAX_TITLED && ng_mention_beside (w, t + k + n, t) && is_new_name (w, t + k + n))
        n++;
      NgId end = t + k + n;
      /* "Jane Doe Foundation" is no person, nor is what stands before its last word. */
      gboolean body = n > 1 && ng_mention_beside (w, end, t)
                      && ng_mention_has_shape (w, end, NG_SHAPE_CAPITAL)
                      && w->found_at[end] == NG_NONE
                      && kind_of_word (w, end, FALSE) == NG_KIND_ORGANISATION;
      if (k == 0 && body && is_given (w, t))
        ng_mention_take (w, (NgFound){ t, ++n, NG_KIND_ORGANISATION, NG_MENTION_NAME, NULL, 0.5,
                                       "rule:kind-of-name" });
      else if (k > 0 ? n > 0 : n > 1 && is_given (w, t))
        ng_mention_take (w,
                         (NgFound){ t + k, n, NG_KIND_PERSON, NG_MENTION_NAME, NULL,
                                    k > 0 ? 0.6 : 0.5, k > 0 ? "rule:title" : "given-names.tsv" });
      t += MAX (k + n, 1);
    }
}
