/* ng-entity-places.c: see ng-entity-places.h.
 *
 * A form with several bearers (Korea, Congo, Paris) is decided by what else the article names: the
 * number of mentions of each country that leave no doubt, then the order of the table.
 */
#include "entity/ng-entity-places.h"

#include <string.h>

#include "base/ng-text.h"

/* Bearers of one form that are weighed. */
#define MAX_CODES 16u

/* Words of a city that an event is named after. */
#define MAX_CITY_WORDS 3u

typedef struct
{
  NgWork *work;
  GHashTable *counts; /* code → sure mentions; look-up only */
  GHashTable *places; /* folded name, code → draft + 1; look-up only */
} Places;

static int
find_form (const NgTable *table, const char *text)
{
  int row = ng_table_find (table, text, -1);
  return row >= 0 ? row : ng_table_find_nocase (table, text, -1);
}

/* Distinct codes of a form in table order. */
static guint
codes_of (const NgTable *table, const char *text, const char **codes)
{
  guint n = 0;

  for (int row = find_form (table, text); row >= 0; row = ng_table_next (table, row))
    {
      const char *code = ng_table_field (table, row, "code");
      gboolean known = *code == '\0';
      for (guint i = 0; i < n; i++)
        known |= strcmp (codes[i], code) == 0;
      if (!known && n < MAX_CODES)
        codes[n++] = code;
    }
  return n;
}

static gboolean
is_code (const NgWork *w, const char *value)
{
  return value && strlen (value) == 3 && ng_table_find (w->tables->countries, value, 3) >= 0;
}

static gboolean
names_country (const NgWork *w, const NgMention *m)
{
  if (m->form != NG_MENTION_NAME && m->form != NG_MENTION_ADJECTIVE)
    return FALSE;
  return m->kind == NG_KIND_COUNTRY || (m->kind == NG_KIND_GROUP && is_code (w, m->value));
}

static guint
count_of (const Places *self, const char *code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, code));
}

static void
count (Places *self, const char *code)
{
  g_hash_table_insert (self->counts, (gpointer) code, GUINT_TO_POINTER (count_of (self, code) + 1));
}

/* The code that the rest of the article speaks of most; the first of the table if none. */
static const char *
most_likely (const Places *self, const char *const *codes, guint n)
{
  const char *best = n > 0 ? codes[0] : NULL;

  for (guint i = 1; i < n; i++)
    if (count_of (self, codes[i]) > count_of (self, best))
      best = codes[i];
  return best;
}

static void
count_sure_mentions (Places *self)
{
  NgWork *w = self->work;
  const char *codes[MAX_CODES];

  for (guint i = 0; i < w->order->len; i++)
    {
      const NgMention *m = ng_work_mention (w, g_array_index (w->order, NgId, i));
      g_autofree char *text = ng_analysis_dup_text (w->a, m->span);
      if (names_country (w, m))
        {
          guint n = codes_of (w->tables->country_names, text, codes);
          if (n == 1)
            count (self, codes[0]);
          else if (n == 0 && is_code (w, m->value))
            count (self, m->value);
        }
      else if (m->kind == NG_KIND_PLACE && codes_of (w->tables->places, text, codes) == 1)
        count (self, codes[0]);
    }
}

static void
refer_countries (Places *self)
{
  NgWork *w = self->work;
  const char *codes[MAX_CODES];

  for (guint i = 0; i < w->order->len; i++)
    {
      NgId id = g_array_index (w->order, NgId, i);
      NgMention *m = ng_work_mention (w, id);
      if (!names_country (w, m))
        continue;
      g_autofree char *text = ng_work_dup_mention (w, id);
      guint n = codes_of (w->tables->country_names, text, codes);
      const char *code = n > 1 || !is_code (w, m->value) ? most_likely (self, codes, n) : m->value;
      if (code == NULL)
        continue;
      m->value = ng_analysis_string (w->a, code);
      ng_work_refer (w, id, ng_work_country (w, code), n > 1 ? 0.8 : 0.98, "country-names.tsv");
    }
}

/* TRUE if the place is known to be the capital of a country. */
static gboolean
is_capital (const NgWork *w, const NgMention *m)
{
  g_autofree char *text = ng_analysis_dup_text (w->a, m->span);
  int row = find_form (w->tables->places, text);
  return row >= 0 && strcmp (ng_table_field (w->tables->places, row, "type"), "capital") == 0;
}

/* Country of the region named at @token ("N.H.", "Texas"), NULL if it is none. */
static const char *
code_of_region (const NgWork *w, NgId token)
{
  const NgMention *m = ng_work_mention (w, w->mention_at[token]);
  g_autofree char *text = ng_analysis_dup_text (w->a, m->span);
  int row = ng_table_find (w->tables->places, text, -1);
  return row >= 0 && strcmp (ng_table_field (w->tables->places, row, "type"), "region") == 0
             ? ng_table_field (w->tables->places, row, "code")
             : NULL;
}

/* "Tula, Russia", "Manchester, N.H.", "San Antonio in Chile": the code of the country behind, NULL
 * if none; capitals stay where they are ("orders by Paris in Mali"). */
static const char *
code_behind (const NgWork *w, const NgMention *m)
{
  NgId next = m->first_token + m->n_tokens;

  if (next + 1 < w->n_tokens && ng_token_is (w->a, next, ",")
      && ng_work_kind_at (w, next + 1) == NG_KIND_PLACE)
    return code_of_region (w, next + 1);
  if (next + 1 >= w->n_tokens || ng_work_kind_at (w, next + 1) != NG_KIND_COUNTRY
      || !(ng_token_is (w->a, next, ",") || (ng_token_is (w->a, next, "in") && !is_capital (w, m))))
    return NULL;
  const NgMention *c = ng_work_mention (w, w->mention_at[next + 1]);
  return c->form == NG_MENTION_NAME ? c->value : NULL;
}

static const char *
place_code (const Places *self, const NgMention *m, const char *text)
{
  const NgWork *w = self->work;
  const char *codes[MAX_CODES];
  const char *said = code_behind (w, m);
  guint n = codes_of (w->tables->places, text, codes);

  if (said)
    return said;
  if (is_code (w, m->value) && n <= 1)
    return m->value;
  return most_likely (self, codes, n);
}

/* The row of the form for a place in @code, else the first one; -1 if none. */
static int
row_of (const NgTable *places, const char *text, const char *code)
{
  int row = find_form (places, text), here = code ? ng_table_with (places, row, "code", code) : -1;
  return here >= 0 ? here : row;
}

/* The name to show: "Mumbai" for "Bombay". */
static const char *
full_name (const NgTable *places, const char *text, const char *code)
{
  int row = row_of (places, text, code);
  const char *full = row < 0 ? "" : ng_table_field (places, row, "full");

  if (*full && (code == NULL || strcmp (code, ng_table_field (places, row, "code")) == 0))
    return full;
  return row < 0 ? text : ng_table_field (places, row, "name");
}

static NgId
make_place (Places *self, const char *text, const char *code, gboolean listed)
{
  NgWork *w = self->work;
  int row = row_of (w->tables->places, text, code);
  const char *name = full_name (w->tables->places, text, code);
  NgId id = ng_work_add_draft (w, NG_KIND_PLACE, name, 0.95, listed ? "places.tsv" : "rule:name");
  const char *type = row >= 0 ? ng_table_field (w->tables->places, row, "type") : "";
  g_autofree char *slug = ng_slug (name, -1);

  ng_work_draft (w, id)->record.city = strcmp (type, "capital") == 0 || strcmp (type, "city") == 0;
  if (code == NULL)
    return id;
  NgId country = ng_work_country (w, code);
  NgEntity *e = &ng_work_draft (w, id)->record;
  e->contained_in = country;
  if (*slug)
    e->iri = ng_analysis_printf (w->a, "place/%s-%s", code, slug);
  return id;
}

/* "Keelung City", where the table has "Keelung": the name in the table; else the text itself. */
static char *
without_city (const NgWork *w, const char *text)
{
  const char *last = strrchr (text, ' ');

  if (last == NULL || find_form (w->tables->places, text) >= 0
      || ng_table_with (w->tables->name_context,
                        ng_table_find_nocase (w->tables->name_context, last + 1, -1), "class",
                        "city")
             < 0)
    return g_strdup (text);
  g_autofree char *town = g_strndup (text, last - text);
  return g_strdup (find_form (w->tables->places, town) >= 0 ? town : text);
}

/* "Bypass Road": the longer name of the article that ends with these words, if none of them is
 * listed and there is only one; else the text itself. */
static char *
longer_name (const NgWork *w, const char *text)
{
  g_autofree char *tail = g_strconcat (" ", text, NULL), *found = NULL;

  if (strchr (text, ' ') == NULL || find_form (w->tables->places, text) >= 0)
    return g_strdup (text);
  for (guint i = 0; i < w->order->len; i++)
    {
      const NgMention *m = ng_work_mention (w, g_array_index (w->order, NgId, i));
      if (m->kind != NG_KIND_PLACE || m->form != NG_MENTION_NAME)
        continue;
      g_autofree char *other = ng_analysis_dup_text (w->a, m->span);
      if (!g_str_has_suffix (other, tail) || g_strcmp0 (found, other) == 0
          || find_form (w->tables->places, other) >= 0)
        continue;
      if (found)
        return g_strdup (text);
      found = g_steal_pointer (&other);
    }
  return found ? g_steal_pointer (&found) : g_strdup (text);
}

/* Mentions without a code of their own join the place that the article placed somewhere. */
static void
refer_places (Places *self)
{
  NgWork *w = self->work;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < w->order->len; i++)
      {
        NgId id = g_array_index (w->order, NgId, i);
        const NgMention *m = ng_work_mention (w, id);
        if (m->kind != NG_KIND_PLACE || m->form != NG_MENTION_NAME)
          continue;
        g_autofree char *written = ng_work_dup_mention (w, id);
        g_autofree char *town = without_city (w, written);
        g_autofree char *text = longer_name (w, town);
        const char *code = place_code (self, m, text);
        const char *name = full_name (w->tables->places, text, code);
        g_autofree char *key = ng_name_fold (name, strlen (name));
        gboolean said = code_behind (w, m) != NULL;
        if (said != (round == 0))
          continue;
        guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, key));
        NgId place = known - 1;
        if (known == 0)
          {
            place = make_place (self, text, code, find_form (w->tables->places, text) >= 0);
            g_hash_table_insert (self->places, g_steal_pointer (&key),
                                 GUINT_TO_POINTER (place + 1));
          }
        ng_work_refer (w, id, place, 0.95, "rule:name");
      }
}

void
ng_entity_places_run (NgWork *work)
{
  Places self = { .work = work };

  self.counts = g_hash_table_new (g_str_hash, g_str_equal);
  self.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count_sure_mentions (&self);
  refer_countries (&self);
  refer_places (&self);
  g_hash_table_unref (self.places);
  g_hash_table_unref (self.counts);
}

/* ---- cities in the names of events ---- */

/* The first row of @text that is a city; -1 if there is none. */
static int
find_city (const NgTable *places, const char *text)
{
  for (int row = ng_table_find (places, text, -1); row >= 0; row = ng_table_next (places, row))
    {
      const char *type = ng_table_field (places, row, "type");
      if (strcmp (type, "city") == 0 || strcmp (type, "capital") == 0)
        return row;
    }
  return -1;
}

NgId
ng_entity_places_before (NgWork *w, const char *name)
{
  Places self = { .work = w };
  g_auto (GStrv) words = g_strsplit (name, " ", MAX_CITY_WORDS + 1);

  for (guint n = MIN (g_strv_length (words), MAX_CITY_WORDS + 1); n > 1; n--)
    {
      g_clear_pointer (&words[n - 1], g_free);
      g_autofree char *text = g_strjoinv (" ", words);
      int row = find_city (w->tables->places, text);
      if (row < 0)
        continue;
      const char *code = ng_table_field (w->tables->places, row, "code");
      const char *city = full_name (w->tables->places, text, code);
      for (NgId i = 0; i < w->drafts->len; i++)
        if (ng_work_draft (w, i)->record.kind == NG_KIND_PLACE
            && strcmp (ng_work_draft (w, i)->record.name, city) == 0)
          return i;
      return make_place (&self, text, *code ? code : NULL, TRUE);
    }
  return NG_NONE;
}

/* ---- capitals for governments ---- */

/* The country whose capital or seat of government @m names, NULL if none. */
static const char *
governed_from (const NgWork *w, NgId mention)
{
  NgId place = ng_work_entity_of (w, mention);
  NgId country = place == NG_NONE ? NG_NONE : ng_work_draft (w, place)->record.contained_in;
  g_autofree char *text = ng_work_dup_mention (w, mention);

  if (country == NG_NONE)
    return NULL;
  const char *code = ng_work_draft (w, country)->record.code;
  int row = ng_table_find (w->tables->countries, code, -1);
  const char *capital = row < 0 ? "" : ng_table_field (w->tables->countries, row, "capital");
  if (ng_text_equal_nocase (text, strlen (text), capital, strlen (capital))
      || strcmp (ng_work_draft (w, place)->record.name, capital) == 0)
    return code;
  for (int p = find_form (w->tables->places, text); p >= 0;
       p = ng_table_next (w->tables->places, p))
    {
      const char *type = ng_table_field (w->tables->places, p, "type");
      if (strcmp (ng_table_field (w->tables->places, p, "code"), code) == 0
          && (strcmp (type, "capital") == 0 || strcmp (type, "seat") == 0))
        return code;
    }
  return NULL;
}

gboolean
ng_entity_places_is_capital (const NgWork *w, NgId mention)
{
  return mention != NG_NONE && ng_work_mention (w, mention)->kind == NG_KIND_PLACE
         && governed_from (w, mention) != NULL;
}

static gboolean
plays (const NgWork *w, NgId token, const char *role)
{
  return token != NG_NONE
         && ng_entity_has (w->tables->metonyms, ng_work_lemma (w, token), "role", role);
}

/* Subject of a verb that governments do. */
static gboolean
acts (const NgWork *w, NgId top)
{
  NgId verb = ng_tag (w->a, top)->head;

  if (ng_tag (w->a, top)->rel != NG_REL_NSUBJ || verb == NG_NONE
      || ng_tag (w->a, verb)->upos != NG_UPOS_VERB)
    return FALSE;
  return !plays (w, verb, "not-verb");
}

/* "ties with Moscow", "Moscow-Beijing ties", "between Seoul and Tokyo". */
static gboolean
is_linked (const NgWork *w, NgId mention, NgId top)
{
  const NgTag *t = ng_tag (w->a, top);
  NgId link = ng_tag_child (w->a, top, NG_REL_CASE, NG_NONE);

  if (t->head == NG_NONE || (t->rel != NG_REL_NMOD && t->rel != NG_REL_OBL))
    return FALSE;
  if (link != NG_NONE && ng_token_is (w->a, link, "between"))
    return TRUE;
  return plays (w, t->head, "relation") && plays (w, link, "link");
}

/* Next to a hyphen and another capital or country: "Moscow-Beijing ties". */
static gboolean
is_paired (const NgWork *w, const NgMention *m)
{
  NgId before = m->first_token, after = m->first_token + m->n_tokens;

  for (guint side = 0; side < 2; side++)
    {
      gboolean room = side == 0 ? before >= 2 : after + 1 < w->n_tokens;
      if (!room)
        continue;
      NgId hyphen = side == 0 ? before - 1 : after, other = side == 0 ? before - 2 : after + 1;
      NgSpan h = ng_token (w->a, hyphen)->span;
      NgKind kind = ng_work_kind_at (w, other);
      if ((w->a->text[h.begin] == '-' || g_str_has_prefix (w->a->text + h.begin, "–"))
          && (kind == NG_KIND_COUNTRY || kind == NG_KIND_PLACE))
        return TRUE;
    }
  return FALSE;
}

/* "Beijing's decision". */
static gboolean
owns (const NgWork *w, const NgMention *m)
{
  NgId after = m->first_token + m->n_tokens;
  const NgTag *t = ng_tag (w->a, m->head);

  if (after >= w->n_tokens || t->head == NG_NONE)
    return FALSE;
  NgSpan s = ng_token (w->a, after)->span;
  if (ng_text_possessive (w->a->text + s.begin, ng_span_length (s)) != ng_span_length (s))
    return FALSE;
  return plays (w, t->head, "possession");
}

/* "urged Tehran to". */
static gboolean
is_addressed (const NgWork *w, NgId top)
{
  const NgTag *t = ng_tag (w->a, top);
  return (t->rel == NG_REL_OBJ || t->rel == NG_REL_IOBJ) && plays (w, t->head, "object");
}

/* "ruled by Beijing", "a decision by Beijing". */
static gboolean
is_agent (const NgWork *w, NgId top)
{
  const NgTag *t = ng_tag (w->a, top);

  if (t->head == NG_NONE || !ng_work_has_case (w, top, "by"))
    return FALSE;
  const NgTag *head = ng_tag (w->a, t->head);
  gboolean passive = head->form == NG_FORM_PAST || head->form == NG_FORM_PART;
  return t->rel == NG_REL_OBL
             ? head->upos == NG_UPOS_VERB && passive && !plays (w, t->head, "not-verb")
             : t->rel == NG_REL_NMOD && plays (w, t->head, "possession");
}

void
ng_entity_metonyms_run (NgWork *w)
{
  for (guint i = 0; i < w->order->len; i++)
    {
      NgId id = g_array_index (w->order, NgId, i);
      const NgMention *m = ng_work_mention (w, id);
      /* A seat may be a body too: "the Kremlin". */
      if ((m->kind != NG_KIND_PLACE && m->kind != NG_KIND_ORGANISATION)
          || m->form != NG_MENTION_NAME)
        continue;
      const char *code = governed_from (w, id);
      NgId top = ng_work_phrase_top (w, m->head);
      /* "White House hopeful X" is X. */
      /* "the London-Oslo route" has two ends. */
      if (is_paired (w, m)
          && plays (w, ng_tag (w->a, top)->rel == NG_REL_COMPOUND ? ng_tag (w->a, top)->head : top,
                    "way"))
        continue;
      gboolean modifies = ng_tag (w->a, m->head)->rel == NG_REL_COMPOUND && !is_paired (w, m);
      if (code == NULL || modifies
          || !(acts (w, top) || is_linked (w, id, top) || is_paired (w, m) || owns (w, m)
               || is_addressed (w, top) || is_agent (w, top)))
        continue;
      ng_work_refer (w, id, ng_work_country (w, code), 0.7, "rule:metonym");
    }
}
