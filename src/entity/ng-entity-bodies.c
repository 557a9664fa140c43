/* ng-entity-bodies.c: see ng-entity-bodies.h.
 *
 * One body is one normalised name: the canonical one of organisations.tsv, else the words without
 * case and article.  Acronyms join the name before the bracket or the one with these initials;
 * short forms join the only longer name that begins or ends with them.  A name made of generic
 * words ("Foreign Ministry") is one body a country; where the table knows it as the body of one
 * country ("Senate"), it is that one only in an article that is mostly about that country.
 */
#include "entity/ng-entity-bodies.h"

#include <string.h>

#include "base/ng-text.h"
#include "entity/ng-entity-places.h"
#include "entity/ng-entity-unnamed.h"

/* Tokens before a generic name in which its country is looked for. */
#define COUNTRY_REACH 4u

/* Tokens before a bracket that an acronym in it may abbreviate. */
#define SPELLED_REACH 9u

/* Votes from which an article can be about one country. */
#define ALONE 3u

/* Letters of a word in capitals that may be a listed name written large. */
#define MIN_SHOUTED 6u

/* A country is foreign to an article that names another one so many times as often. */
#define FOREIGN 4u

typedef struct Body
{
  NgKind kind;
  char *key;  /* folded */
  char *name; /* as shown */
  char *home; /* folded, its country apart: "Football Federation of Chile" and "Chilean Football
               * Federation" have the same; NULL if the name has no country */
  const char *code;
  gboolean listed, generic;
  gboolean party; /* the generic name is of a party: no organ of the state */
  NgId draft;
  struct Body *longer; /* whose short form it is in brackets, NULL */
} Body;

typedef struct
{
  NgWork *work;
  GPtrArray *bodies;
  GHashTable *by_key;   /* kind, key, code → Body; look-up only */
  GHashTable *votes;    /* code → how often the article names the country; look-up only */
  guint most;           /* the most votes of a country */
  guint all;            /* votes of all countries */
  GHashTable *acronyms; /* of what is no body: "CCTV" behind "closed-circuit television" */
} Bodies;

static void
body_free (Body *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self->home);
  g_free (self);
}

static gboolean
is_generic (const NgWork *w, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  for (guint i = 0; words[i]; i++)
    if (ng_table_find_nocase (w->tables->generic_words, words[i], -1) < 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_party (const NgWork *w, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  for (guint i = 0; words[i]; i++)
    if (ng_entity_has (w->tables->generic_words, words[i], "class", "party"))
      return TRUE;
  return FALSE;
}

static int
find_organisation (const NgWork *w, const char *text)
{
  const NgTable *t = w->tables->organisations;
  gsize n = strlen (text);
  int row = ng_table_find (t, text, -1);
  /* "POLITICO": so long a word in capitals is seldom an acronym. */
  if (row < 0 && (strchr (text, ' ') || (n >= MIN_SHOUTED && ng_text_is_all_caps (text, n))))
    row = ng_table_find_nocase (t, text, -1);
  if (row < 0 && g_ascii_strncasecmp (text, "the ", 4) == 0)
    return find_organisation (w, text + 4);
  return row;
}

/* The country that a generic name is of: inside the name, before it, or after "of". */
static const char *
country_near (const NgWork *w, const NgMention *m)
{
  NgId after = m->first_token + m->n_tokens;

  for (guint k = 1; k <= COUNTRY_REACH && k <= m->first_token; k++)
    {
      NgId t = m->first_token - k;
      NgUpos pos = ng_tag (w->a, t)->upos;
      if (ng_work_sentence (w, t) != ng_work_sentence (w, m->first_token))
        break;
      if (ng_work_kind_at (w, t) == NG_KIND_COUNTRY)
        return ng_work_mention (w, w->mention_at[t])->value;
      if (pos == NG_UPOS_VERB || pos == NG_UPOS_PUNCT || pos == NG_UPOS_ADP || pos == NG_UPOS_CCONJ)
        break;
    }
  if (after + 2 < w->n_tokens
      && (ng_token_is (w->a, after, "of") || ng_token_is (w->a, after, "in")))
    for (NgId t = after + 1; t <= after + 2; t++)
      if (ng_work_kind_at (w, t) == NG_KIND_COUNTRY)
        return ng_work_mention (w, w->mention_at[t])->value;
  return NULL;
}

/* Folded name without article, years and the word that only long forms of games have. */
static char *
event_key (const char *text)
{
  g_autofree char *folded = ng_name_fold (text, strlen (text));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    {
      const char *word = words[i];
      if (strcmp (word, "the") == 0
          || (strcmp (word, "games") == 0 && strstr (out->str, "olympics")))
        continue;
      if (strcmp (word, "olympic") == 0 && g_strcmp0 (words[i + 1], "games") == 0)
        word = "olympics";
      g_string_append_printf (out, "%s%s", out->len ? " " : "", word);
    }
  return g_string_free (out, FALSE);
}

static char *
body_key (NgKind kind, const char *text)
{
  if (kind == NG_KIND_NAMED_EVENT)
    return event_key (text);
  char *key = ng_name_fold (text, strlen (text));
  if (g_str_has_prefix (key, "the "))
    memmove (key, key + 4, strlen (key + 4) + 1);
  return key;
}

/* The code of the country that the form of this kind is for; NULL if there is none. */
static const char *
code_of_form (const NgWork *w, const char *form, const char *kind)
{
  const NgTable *t = w->tables->country_names;
  int row = ng_table_with (t, ng_table_find (t, form, -1), "kind", kind);
  return row < 0 ? NULL : ng_table_field (t, row, "code");
}

/* What stays of a name without the country that it begins or ends with, and its code. */
static char *
home_of (const NgWork *w, const char *text)
{
  const char *of = g_strrstr (text, " of "), *code = NULL;

  if (g_ascii_strncasecmp (text, "the ", 4) == 0)
    text += 4;
  if (of && of > text)
    {
      const char *country = of + strlen (" of ");
      code = code_of_form (w, g_str_has_prefix (country, "the ") ? country + 4 : country, "name");
    }
  if (code)
    {
      g_autofree char *rest = g_ascii_strdown (text, of - text);
      return g_strdup_printf ("%s|%s", rest, code);
    }
  for (const char *space = strchr (text, ' '); space; space = strchr (space + 1, ' '))
    {
      g_autofree char *first = g_strndup (text, space - text);
      code = code_of_form (w, first, "adjective");
      g_autofree char *rest = g_ascii_strdown (space + 1, -1);
      if (code && strchr (rest, ' '))
        return g_strdup_printf ("%s|%s", rest, code);
    }
  return NULL;
}

static Body *
add_body (Bodies *self, NgKind kind, const char *key, const char *name, const char *code)
{
  g_autofree char *id = g_strdup_printf ("%d|%s|%s", kind, key, code ? code : "");
  Body *body = g_hash_table_lookup (self->by_key, id);

  if (body)
    {
      /* "Boston Herald" rather than "BOSTON HERALD". */
      if (ng_text_is_all_caps (body->name, strlen (body->name))
          && !ng_text_is_all_caps (name, strlen (name)))
        {
          g_free (body->name);
          body->name = g_strdup (name);
        }
      return body;
    }
  body = g_new0 (Body, 1);
  body->kind = kind;
  body->key = g_strdup (key);
  body->name = g_strdup (name);
  body->home = kind == NG_KIND_ORGANISATION ? home_of (self->work, name) : NULL;
  body->code = code;
  body->draft = NG_NONE;
  g_ptr_array_add (self->bodies, body);
  g_hash_table_insert (self->by_key, g_steal_pointer (&id), body);
  return body;
}

/* The country that a mention of a country or place stands for or in; NULL if none. */
static const char *
country_of_mention (const NgWork *w, NgId mention)
{
  NgId e = ng_work_entity_of (w, mention);

  if (e == NG_NONE)
    return NULL;
  const NgEntity *r = &ng_work_draft (w, e)->record;
  if (r->kind == NG_KIND_PLACE && r->contained_in != NG_NONE)
    return ng_work_draft (w, r->contained_in)->record.code;
  return r->kind == NG_KIND_COUNTRY ? r->code : NULL;
}

static void
count_countries (Bodies *self)
{
  for (guint i = 0; i < self->work->order->len; i++)
    {
      const char *code
          = country_of_mention (self->work, g_array_index (self->work->order, NgId, i));
      if (code == NULL)
        continue;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->votes, code)) + 1;
      g_hash_table_insert (self->votes, (char *) code, GUINT_TO_POINTER (n));
      self->most = MAX (self->most, n);
      self->all++;
    }
}

/* The country that the article is about: named often, and all others seldom; NULL if none. */
static const char *
only_country (const Bodies *self)
{
  if (self->most < ALONE || self->all - self->most > self->most / FOREIGN)
    return NULL;
  GHashTableIter it;
  gpointer code, votes;
  g_hash_table_iter_init (&it, self->votes);
  while (g_hash_table_iter_next (&it, &code, &votes))
    if (GPOINTER_TO_UINT (votes) == self->most)
      return code; /* the only one with so many */
  return NULL;
}

/* May a name that many countries have be the one of the country that the table gives? */
static gboolean
is_at_home (const Bodies *self, const NgMention *m, const char *code, gboolean party)
{
  const char *near = country_near (self->work, m);

  if (near)
    return strcmp (near, code) == 0;
  guint votes = GPOINTER_TO_UINT (g_hash_table_lookup (self->votes, code));
  /* Parties are spoken of without their country more often than courts and ministries. */
  return votes == self->most || (party && (self->most < FOREIGN || votes * FOREIGN > self->most));
}

/* TRUE if the letters of @acronym stand in this order in @words, the first of them first. */
static gboolean
has_letters (const char *words, const char *acronym)
{
  const char *p = words;

  if (g_ascii_tolower (*acronym) != *words)
    return FALSE;
  for (; *acronym && *p; p++)
    acronym += g_ascii_tolower (*acronym) == *p;
  return *acronym == '\0';
}

/* "closed-circuit television (CCTV)": common words that are no body, spelled out by the acronym in
 * brackets. */
static gboolean
abbreviates_words (const NgWork *w, const NgMention *m, const char *acronym)
{
  NgId t = m->first_token;
  g_autoptr (GString) words = g_string_new (NULL);

  if (t < 2 || !ng_token_is (w->a, t - 1, "(")
      || ng_table_find_nocase (w->tables->generic_words, ng_work_lemma (w, t - 2), -1) >= 0
      || ng_entity_unnamed_kind (w, t - 2) == NG_KIND_ORGANISATION)
    return FALSE;
  for (t -= 2; t > 0 && m->first_token - t < SPELLED_REACH; t--)
    {
      NgSpan s = ng_token (w->a, t)->span;
      const char *text = ng_analysis_text (w->a, s);
      if (*text == '-')
        continue;
      if (w->mention_at[t] != NG_NONE || !g_ascii_islower (*text))
        break;
      g_string_prepend_len (words, text, ng_span_length (s));
      if (has_letters (words->str, acronym))
        return TRUE;
    }
  return FALSE;
}

/* Acronyms that the article uses for what is no body, folded. */
static void
find_other_acronyms (Bodies *self)
{
  NgWork *w = self->work;

  for (guint i = 0; i < w->order->len; i++)
    {
      NgId id = g_array_index (w->order, NgId, i);
      const NgMention *m = ng_work_mention (w, id);
      g_autofree char *text = ng_work_dup_mention (w, id);
      if (m->kind == NG_KIND_ORGANISATION && m->n_tokens == 1
          && ng_text_is_all_caps (text, strlen (text)) && abbreviates_words (w, m, text))
        g_hash_table_add (self->acronyms, g_steal_pointer (&text));
    }
}

/* "DPP Ada Obi": letters right before a person's name are no party of a country that the article
 * does not speak of. */
static gboolean
is_title_abroad (const Bodies *self, const NgMention *m, const char *text, const char *code)
{
  NgId next = m->first_token + m->n_tokens;

  return ng_text_is_all_caps (text, strlen (text)) && next < self->work->n_tokens
         && ng_work_kind_at (self->work, next) == NG_KIND_PERSON
         && !g_hash_table_contains (self->votes, code);
}

/* The row of organisations.tsv for a name, -1 if none. */
static int
listed_row (const Bodies *self, const NgMention *m, const char *text, const Body *like)
{
  int row = m->kind == NG_KIND_ORGANISATION ? find_organisation (self->work, text) : -1;

  const char *code = row < 0 ? "" : ng_table_field (self->work->tables->organisations, row, "code");
  if (row >= 0 && *code && is_title_abroad (self, m, text, code))
    return -1;
  if (row < 0 || !like->generic)
    return row;
  return *code && !is_at_home (self, m, code, like->party) ? -1 : row;
}

static gboolean
ends_with_word (const char *key, const char *word)
{
  gsize n = strlen (key), k = strlen (word);
  return k < n && g_str_has_suffix (key, word) && key[n - k - 1] == ' ';
}

static gboolean
begins_or_ends (const char *key, const char *with)
{
  return (g_str_has_prefix (key, with) && key[strlen (with)] == ' ') || ends_with_word (key, with);
}

/* TRUE if the article has named a body of this name or a longer one that says of where it is. */
static gboolean
is_named (const Bodies *self, const char *key)
{
  for (guint i = 0; i < self->bodies->len; i++)
    {
      const Body *other = self->bodies->pdata[i];
      if ((other->code || !other->generic)
          && (strcmp (other->key, key) == 0 || begins_or_ends (other->key, key)))
        return TRUE;
    }
  return FALSE;
}

/* Initials of the first @n words, and of the longer ones among them: "IAEA" of "International
 * Atomic Energy Agency". */
static gboolean
are_initials (char **words, guint n, const char *wanted)
{
  static const char *const small[] = { "of", "the", "and", "for", "on", "in", NULL };
  g_autoptr (GString) all = g_string_new (NULL), main = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (words[i][0] == '&')
        continue;
      g_string_append_c (all, words[i][0]);
      if (!g_strv_contains (small, words[i]))
        g_string_append_c (main, words[i][0]);
    }
  return strlen (wanted) >= 2
         && (strcmp (wanted, all->str) == 0 || strcmp (wanted, main->str) == 0);
}

/* Also without the last word: "Islamic Action Front party". */
static gboolean
has_initials (const char *key, const char *acronym)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_autofree char *wanted = ng_name_fold (acronym, strlen (acronym));
  guint n = g_strv_length (words);

  return are_initials (words, n, wanted) || (n > 2 && are_initials (words, n - 1, wanted));
}

/* "AAP" behind "Aam Aadmi Party" is that, whoever else the table knows by these letters. */
static gboolean
is_spelled_out (const Bodies *self, const char *acronym, const char *key)
{
  if (!ng_text_is_all_caps (acronym, strlen (acronym)))
    return FALSE;
  for (guint i = 0; i < self->bodies->len; i++)
    {
      const Body *other = self->bodies->pdata[i];
      if (other->kind == NG_KIND_ORGANISATION && strchr (other->key, ' ')
          && has_initials (other->key, key))
        return TRUE;
    }
  return FALSE;
}

/* Cuts the country off the generic name @text, "Electoral Commission of Uganda". Returns: its code,
 * NULL if there is none. */
static const char *
cut_country (const NgWork *w, NgKind kind, char *text)
{
  char *of = g_strrstr (text, " of ");
  const char *country = of == NULL || kind != NG_KIND_ORGANISATION ? "" : of + strlen (" of ");
  if (g_str_has_prefix (country, "the "))
    country += strlen ("the ");
  int row = ng_table_find (w->tables->country_names, country, -1);

  if (row < 0 || strcmp (ng_table_field (w->tables->country_names, row, "kind"), "name") != 0)
    return NULL;
  g_autofree char *rest = g_strndup (text, of - text);
  g_autofree char *key = body_key (kind, rest);
  if (!is_generic (w, key) || is_party (w, key))
    return NULL;
  *of = '\0';
  return ng_table_field (w->tables->country_names, row, "code");
}

static Body *
body_of_mention (Bodies *self, NgId id)
{
  NgWork *w = self->work;
  const NgMention *m = ng_work_mention (w, id);
  g_autofree char *text = ng_work_dup_mention (w, id);
  g_autofree char *key = body_key (m->kind, text);
  Body like = { .generic = m->kind == NG_KIND_ORGANISATION && is_generic (w, key),
                .party = is_party (w, key) };
  int row = listed_row (self, m, text, &like);

  if (row >= 0 && !is_spelled_out (self, text, key))
    {
      const char *name = ng_table_field (w->tables->organisations, row, "name");
      const char *code = ng_table_field (w->tables->organisations, row, "code");
      g_autofree char *canonical = body_key (m->kind, name);
      Body *body = add_body (self, m->kind, canonical, name, *code ? code : NULL);
      body->listed = TRUE;
      return body;
    }
  const char *code = cut_country (w, m->kind, text);
  if (code)
    {
      g_free (key);
      key = body_key (m->kind, text);
      like.generic = TRUE;
    }
  else if (like.generic)
    code = country_near (w, m);
  if (like.generic && !like.party && code == NULL && strchr (key, ' ') && !is_named (self, key))
    code = w->about;
  Body *body = add_body (self, m->kind, key, text, code);
  body->generic = like.generic;
  body->party = like.party;
  return body;
}

/* One by two names: "Football Federation of Chile", "Chilean Football Federation". */
static gboolean
same_home (const Body *a, const Body *b)
{
  return a != b && a->home && b->home && strcmp (a->home, b->home) == 0;
}

/* A generic name without a country is the only one of that name with a country, and a word of one
 * the only longer name that ends with it: "the Assembly" is the Legislative Assembly. */
static Body *
generic_with_country (const Bodies *self, const Body *body)
{
  Body *found = NULL;

  for (guint i = 0; i < self->bodies->len; i++)
    {
      Body *other = self->bodies->pdata[i];
      if (other == body || other->kind != body->kind
          || (!other->code && other->generic && !ends_with_word (other->key, body->key)))
        continue;
      if (strcmp (other->key, body->key) != 0 && !begins_or_ends (other->key, body->key))
        continue;
      if (found && !same_home (found, other))
        return NULL;
      found = other;
    }
  return found;
}

/* The body that @body is a short form or another form of; NULL if none or several. */
static Body *
find_long_form (const Bodies *self, const Body *body)
{
  Body *found = NULL;
  gboolean capitals = ng_text_is_all_caps (body->name, strlen (body->name));

  if (body->generic)
    return body->code ? NULL : generic_with_country (self, body);
  if (body->listed)
    return NULL; /* "European Council" is no short form of a council on something */
  for (guint i = 0; i < self->bodies->len; i++)
    {
      Body *other = self->bodies->pdata[i];
      if (other == body || other->kind != body->kind || other->generic)
        continue;
      if (same_home (other, body))
        return other;
      if (!(capitals && has_initials (other->key, body->key))
          && !begins_or_ends (other->key, body->key))
        continue;
      if (found && !same_home (found, other) && body->kind != NG_KIND_NAMED_EVENT)
        return NULL;
      found = found ? found : other;
    }
  return found;
}

/* The mention that an acronym follows in brackets or behind ", or"; NG_NONE if none. */
static NgId
before_bracket (const NgWork *w, const NgMention *m)
{
  NgId t = m->first_token;

  if (t >= 2 && ng_token_is (w->a, t - 1, "("))
    return w->mention_at[t - 2];
  NgSpan s = m->span;
  gboolean acronym
      = m->n_tokens == 1 && ng_text_is_all_caps (w->a->text + s.begin, ng_span_length (s));
  if (acronym && t >= 3 && ng_token_is (w->a, t - 1, "or") && ng_token_is (w->a, t - 2, ","))
    return w->mention_at[t - 3];
  return NG_NONE;
}

static const char *const prefixes[NG_N_KINDS] = {
  [NG_KIND_ORGANISATION] = "organisation",
  [NG_KIND_NAMED_EVENT] = "event",
};

static void
make_draft (Bodies *self, Body *body)
{
  NgWork *w = self->work;
  g_autofree char *name = NULL;
  int row = body->code ? ng_table_find (w->tables->countries, body->code, -1) : -1;

  if (body->generic && row >= 0)
    name = g_strdup_printf ("%s of %s", body->name,
                            ng_table_field (w->tables->countries, row, "name"));
  else
    name = g_strdup (body->name);
  body->draft = ng_work_add_draft (w, body->kind, name, body->listed ? 0.95 : 0.85,
                                   body->listed ? "organisations.tsv" : "rule:name");
  g_autofree char *slug = ng_slug (name, -1);
  NgId country = row >= 0                            ? ng_work_country (w, body->code)
                 : body->kind == NG_KIND_NAMED_EVENT ? ng_entity_places_before (w, name)
                                                     : NG_NONE;
  NgDraft *d = ng_work_draft (w, body->draft);
  d->record.contained_in = country;
  if (body->generic && !body->party)
    d->record.acts_for = country;
  d->fits_all = TRUE;
  if (prefixes[body->kind] && *slug && (!body->generic || country != NG_NONE))
    d->record.iri = ng_analysis_printf (w->a, "%s/%s", prefixes[body->kind], slug);
}

static NgId
draft_of (Bodies *self, Body *body)
{
  for (guint steps = 0; body->draft == NG_NONE && steps < 4; steps++)
    {
      Body *longer = body->longer ? body->longer : find_long_form (self, body);
      if (longer == NULL)
        break;
      if (longer->draft == NG_NONE && find_long_form (self, longer) != body)
        draft_of (self, longer);
      if (longer->draft == NG_NONE)
        break;
      body->draft = longer->draft;
    }
  if (body->draft == NG_NONE)
    make_draft (self, body);
  return body->draft;
}

/* "Western countries", "an African leader": a quality of somebody, nobody of its own ("the European
 * response" is an act of Europe). */
static gboolean
is_quality (const NgWork *w, const NgMention *m)
{
  const NgTag *t = ng_tag (w->a, m->head);

  if (m->kind != NG_KIND_GROUP || m->form != NG_MENTION_ADJECTIVE || t->head == NG_NONE
      || (t->rel != NG_REL_AMOD && t->rel != NG_REL_COMPOUND))
    return FALSE;
  return ng_tag (w->a, t->head)->form == NG_FORM_S
         || ng_table_find_nocase (w->tables->nominals, ng_work_lemma (w, t->head), -1) >= 0;
}

static gboolean
is_body (const NgWork *w, const NgMention *m)
{
  return (m->kind == NG_KIND_ORGANISATION || m->kind == NG_KIND_NAMED_EVENT
          || m->kind == NG_KIND_GROUP)
         && (m->form == NG_MENTION_NAME || m->form == NG_MENTION_ADJECTIVE) && !is_quality (w, m);
}

/* "National Tourist Fund (Natour)": one body, though the short form may have come before. */
static void
join_brackets (const NgWork *w, Body **of)
{
  for (guint i = 0; i < w->order->len; i++)
    {
      NgId id = g_array_index (w->order, NgId, i);
      NgId named = of[id] ? before_bracket (w, ng_work_mention (w, id)) : NG_NONE;
      if (named != NG_NONE && of[named] && of[named] != of[id] && of[named]->longer != of[id]
          && of[named]->kind == of[id]->kind && of[id]->longer == NULL
          && (!of[id]->listed || has_initials (of[named]->key, of[id]->key))
          && !strchr (of[id]->key, ' '))
        of[id]->longer = of[named];
    }
}

void
ng_entity_bodies_run (NgWork *w)
{
  Bodies self = { .work = w };
  g_autofree Body **of = g_new0 (Body *, w->mentions->len + 1);

  self.bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) body_free);
  self.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.votes = g_hash_table_new (g_str_hash, g_str_equal);
  self.acronyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  find_other_acronyms (&self);
  count_countries (&self);
  w->about = only_country (&self);
  for (guint i = 0; i < w->order->len; i++)
    {
      NgId id = g_array_index (w->order, NgId, i);
      g_autofree char *text = ng_work_dup_mention (w, id);
      if (is_body (w, ng_work_mention (w, id)) && ng_work_entity_of (w, id) == NG_NONE
          && !g_hash_table_contains (self.acronyms, text))
        of[id] = body_of_mention (&self, id);
    }
  join_brackets (w, of);
  for (guint i = 0; i < w->order->len; i++)
    {
      NgId id = g_array_index (w->order, NgId, i);
      if (of[id] == NULL)
        continue;
      ng_work_refer (w, id, draft_of (&self, of[id]), 0.9,
                     of[id]->listed ? "organisations.tsv" : "rule:name");
    }
  g_hash_table_unref (self.votes);
  g_hash_table_unref (self.acronyms);
  g_hash_table_unref (self.by_key);
  g_ptr_array_unref (self.bodies);
}
