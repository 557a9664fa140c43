/* ng-wikidata.c: see ng-wikidata.h.
 *
 * The properties that are read stand in one table; what is not in it is skipped without a look.
 */
#include "kb/ng-wikidata.h"

#include <string.h>

#include "kb/ng-json-scan.h"

/* Values of one property of an item, names of an item: what is above is dropped. */
#define MAX_VALUES 32u
#define MAX_ALIASES 64u

/* Bytes of one value: ids, days, short names. */
#define MAX_VALUE 160u

typedef enum
{
  USE_CLASS,
  USE_PARENT,
  USE_OFFICE,
  USE_COUNTRY,
  USE_CODE,
  USE_GEONAMES,
  USE_FIRST,
  USE_LAST,
  USE_ALIAS,
  USE_ABOUT,
  USE_FROM, /* qualifiers */
  USE_TO,
  USE_OFFICE_COUNTRY,
  USE_NONE
} Use;

static const struct
{
  const char *property;
  Use use;
} properties[] = {
  { "P31", USE_CLASS },                             /* instance of */
  { "P279", USE_PARENT },                           /* subclass of */
  { "P39", USE_OFFICE },                            /* position held */
  { "P27", USE_COUNTRY },                           /* citizenship */
  { "P17", USE_COUNTRY },                           /* country */
  { "P1001", USE_COUNTRY },                         /* applies to jurisdiction */
  { "P298", USE_CODE },                             /* ISO 3166-1 alpha-3 */
  { "P1566", USE_GEONAMES }, { "P569", USE_FIRST }, /* birth */
  { "P571", USE_FIRST },                            /* inception */
  { "P570", USE_LAST },                             /* death */
  { "P576", USE_LAST },                             /* dissolved */
  { "P1813", USE_ALIAS },                           /* short name */
  { "P1448", USE_ALIAS },                           /* official name */
  { "P1559", USE_ALIAS },                           /* name in one's own language */
  { "P742", USE_ALIAS },                            /* pseudonym */
  { "P106", USE_ABOUT },                            /* occupation */
  { "P102", USE_ABOUT },                            /* party */
  { "P108", USE_ABOUT },                            /* employer */
  { "P463", USE_ABOUT },                            /* member of */
  { "P580", USE_FROM },      { "P582", USE_TO },    { "P17", USE_OFFICE_COUNTRY },
};

/* Of a statement: a preferred value stands for all of its property. */
typedef enum
{
  RANK_DEPRECATED,
  RANK_NORMAL,
  RANK_PREFERRED
} Rank;

/* The value of a snak: an id, a text or a day, as bytes. */
typedef struct
{
  char text[MAX_VALUE];
  guint precision; /* of a day: 9 year, 10 month, 11 day */
  gboolean some;   /* there is one, but it is not known: "somevalue" */
  Rank rank;
} Value;

typedef struct
{
  Value post, country, from, to;
} Office;

struct _NgWikidata
{
  char **languages;
  guint min_wikipedias;
  /* the item that is being read */
  GString *id, *type, *scratch, *label, *description, *title;
  guint label_rank, description_rank, title_rank; /* of its language */
  GPtrArray *aliases;                             /* of char * */
  GString *classes, *parents, *countries, *about;
  Rank country_rank;
  Value code, geonames, first, last;
  guint n_sitelinks, n_offices, n_countries, n_classes, n_parents, n_about;
  Office offices[NG_KB_MAX_OFFICES];
  /* the statement that is being read */
  Use use;
  Rank rank;
  Value value;
  Office office;
  char language[MAX_VALUE];
  gboolean in_qualifiers;
};

NgWikidata *
ng_wikidata_new (const char *const *languages, guint min_wikipedias)
{
  NgWikidata *self = g_new0 (NgWikidata, 1);

  self->languages = g_strdupv ((char **) languages);
  self->min_wikipedias = min_wikipedias;
  self->id = g_string_new (NULL);
  self->type = g_string_new (NULL);
  self->scratch = g_string_new (NULL);
  self->label = g_string_new (NULL);
  self->description = g_string_new (NULL);
  self->classes = g_string_new (NULL);
  self->parents = g_string_new (NULL);
  self->countries = g_string_new (NULL);
  self->about = g_string_new (NULL);
  self->title = g_string_new (NULL);
  self->aliases = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
ng_wikidata_free (NgWikidata *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->languages);
  g_string_free (self->id, TRUE);
  g_string_free (self->type, TRUE);
  g_string_free (self->scratch, TRUE);
  g_string_free (self->label, TRUE);
  g_string_free (self->description, TRUE);
  g_string_free (self->classes, TRUE);
  g_string_free (self->parents, TRUE);
  g_string_free (self->countries, TRUE);
  g_string_free (self->about, TRUE);
  g_string_free (self->title, TRUE);
  g_ptr_array_unref (self->aliases);
  g_free (self);
}

static void
reset (NgWikidata *w)
{
  GString *strings[] = { w->id,      w->type,    w->label,     w->description, w->title,
                         w->classes, w->parents, w->countries, w->about };
  Value *values[] = { &w->code, &w->geonames, &w->first, &w->last };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_truncate (strings[i], 0);
  g_ptr_array_set_size (w->aliases, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    memset (values[i], 0, sizeof *values[i]);
  w->label_rank = w->description_rank = w->title_rank = G_MAXUINT;
  w->country_rank = RANK_DEPRECATED;
  w->n_sitelinks = w->n_offices = w->n_countries = w->n_classes = w->n_parents = w->n_about = 0;
}

static gboolean
is_key (const char *key, gsize length, const char *name)
{
  return length == strlen (name) && memcmp (key, name, length) == 0;
}

/* ---- names ---- */

/* Place of a language among those wanted; G_MAXUINT if it is not. */
static guint
language_rank (const NgWikidata *w, const char *code, gsize length)
{
  for (guint i = 0; w->languages[i]; i++)
    if (is_key (code, length, w->languages[i]))
      return i;
  return G_MAXUINT;
}

/* Reads the "value" of {"language": …, "value": …} into scratch. */
static gboolean
take_value_member (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;
  return key && is_key (key, length, "value") ? ng_json_string (s, w->scratch) : ng_json_skip (s);
}

static gboolean
read_text (NgWikidata *w, NgJsonScan *s)
{
  g_string_truncate (w->scratch, 0);
  return ng_json_each (s, take_value_member, w);
}

static void
add_alias (NgWikidata *w, const char *text)
{
  if (*text && w->aliases->len < MAX_ALIASES)
    g_ptr_array_add (w->aliases, g_strdup (text));
}

static gboolean
take_label (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;
  guint rank = key ? language_rank (w, key, length) : G_MAXUINT;

  if (rank == G_MAXUINT)
    return ng_json_skip (s);
  if (!read_text (w, s))
    return FALSE;
  if (w->scratch->len > 0 && rank < w->label_rank)
    {
      add_alias (w, w->label->str);
      g_string_assign (w->label, w->scratch->str);
      w->label_rank = rank;
    }
  else
    add_alias (w, w->scratch->str);
  return TRUE;
}

static gboolean
take_description (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;
  guint rank = key ? language_rank (w, key, length) : G_MAXUINT;

  if (rank >= w->description_rank)
    return ng_json_skip (s);
  if (!read_text (w, s))
    return FALSE;
  g_string_assign (w->description, w->scratch->str);
  w->description_rank = rank;
  return TRUE;
}

static gboolean
take_alias (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  if (!read_text (data, s))
    return FALSE;
  add_alias (data, ((NgWikidata *) data)->scratch->str);
  return TRUE;
}

static gboolean
take_aliases (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  if (key == NULL || language_rank (data, key, length) == G_MAXUINT)
    return ng_json_skip (s);
  return ng_json_each (s, take_alias, data);
}

/* ---- statements ---- */

static Use
use_of (const char *property, gsize length, gboolean qualifier)
{
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if ((properties[i].use >= USE_FROM) == qualifier
        && is_key (property, length, properties[i].property))
      return properties[i].use;
  return USE_NONE;
}

static void
keep (Value *v, const GString *text)
{
  gsize n = text->len < MAX_VALUE ? text->len : 0; /* too long to be of use */
  memcpy (v->text, text->str, n);
  v->text[n] = '\0';
}

/* Members of the value of a snak: an item, a day, or a text in a language. */
static gboolean
take_value_part (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;
  guint64 precision;

  if (key == NULL)
    return ng_json_skip (s);
  if (is_key (key, length, "id") || is_key (key, length, "time") || is_key (key, length, "text"))
    {
      if (!ng_json_string (s, w->scratch))
        return FALSE;
      keep (&w->value, w->scratch);
      return TRUE;
    }
  if (is_key (key, length, "language"))
    {
      if (!ng_json_string (s, w->scratch))
        return FALSE;
      g_strlcpy (w->language, w->scratch->str, sizeof w->language);
      return TRUE;
    }
  if (!is_key (key, length, "precision"))
    return ng_json_skip (s);
  if (!ng_json_count (s, &precision))
    return FALSE;
  w->value.precision = precision;
  return TRUE;
}

static gboolean
take_datavalue (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;

  if (key == NULL || !is_key (key, length, "value"))
    return ng_json_skip (s);
  if (s->at < s->end && *s->at == '{')
    return ng_json_each (s, take_value_part, w);
  if (!ng_json_string (s, w->scratch))
    return FALSE;
  keep (&w->value, w->scratch);
  return TRUE;
}

static gboolean
take_snak (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;

  if (key && is_key (key, length, "datavalue") && s->at < s->end && *s->at == '{')
    return ng_json_each (s, take_datavalue, w);
  if (key == NULL || !is_key (key, length, "snaktype"))
    return ng_json_skip (s);
  if (!ng_json_string (s, w->scratch))
    return FALSE;
  w->value.some = strcmp (w->scratch->str, "somevalue") == 0;
  return TRUE;
}

/* Reads a snak into w->value. */
static gboolean
read_snak (NgWikidata *w, NgJsonScan *s)
{
  w->value.text[0] = w->language[0] = '\0';
  w->value.precision = 0;
  w->value.some = FALSE;
  return ng_json_each (s, take_snak, w);
}

static gboolean
take_qualifier (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;

  if (!read_snak (w, s))
    return FALSE;
  if (w->use == USE_FROM)
    w->office.from = w->value;
  else if (w->use == USE_TO)
    w->office.to = w->value;
  else
    w->office.country = w->value;
  return TRUE;
}

static gboolean
take_qualifiers (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;
  Use outer = w->use, use = key ? use_of (key, length, TRUE) : USE_NONE;

  if (use == USE_NONE)
    return ng_json_skip (s);
  w->use = use;
  gboolean ok = ng_json_each (s, take_qualifier, w);
  w->use = outer;
  return ok;
}

static gboolean
take_statement_part (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;

  if (key == NULL)
    return ng_json_skip (s);
  if (is_key (key, length, "mainsnak"))
    {
      gboolean ok = read_snak (w, s);
      w->office.post = w->value; /* the value of the statement, whatever it is */
      return ok;
    }
  if (is_key (key, length, "qualifiers") && w->use == USE_OFFICE)
    return ng_json_each (s, take_qualifiers, w);
  if (!is_key (key, length, "rank"))
    return ng_json_skip (s);
  if (!ng_json_string (s, w->scratch))
    return FALSE;
  if (strcmp (w->scratch->str, "deprecated") == 0)
    w->rank = RANK_DEPRECATED;
  else if (strcmp (w->scratch->str, "preferred") == 0)
    w->rank = RANK_PREFERRED;
  return TRUE;
}

static void
add_item (GString *list, guint *n, const char *item)
{
  if (!ng_kb_is_item (item) || *n >= MAX_VALUES)
    return;
  if ((*n)++ > 0)
    g_string_append_c (list, ' ');
  g_string_append (list, item);
}

/* The first value of the best rank. */
static void
keep_best (const NgWikidata *w, Value *kept)
{
  if (w->office.post.text[0] == '\0' || w->rank <= kept->rank)
    return;
  *kept = w->office.post;
  kept->rank = w->rank;
}

/* Countries of the best rank: what a city or a citizen was of before is told beside it. */
static void
add_country (NgWikidata *w, const char *item)
{
  if (w->rank < w->country_rank || !ng_kb_is_item (item))
    return;
  if (w->rank > w->country_rank)
    {
      g_string_truncate (w->countries, 0);
      w->n_countries = 0;
    }
  w->country_rank = w->rank;
  add_item (w->countries, &w->n_countries, item);
}

static void
use_statement (NgWikidata *w, const char *language)
{
  const Value *v = &w->office.post;

  switch (w->use)
    {
    case USE_CLASS:
      add_item (w->classes, &w->n_classes, v->text);
      break;
    case USE_PARENT:
      add_item (w->parents, &w->n_parents, v->text);
      break;
    case USE_COUNTRY:
      add_country (w, v->text);
      break;
    case USE_ABOUT:
      add_item (w->about, &w->n_about, v->text);
      break;
    case USE_OFFICE:
      if (ng_kb_is_item (v->text) && w->n_offices < NG_KB_MAX_OFFICES)
        w->offices[w->n_offices++] = w->office;
      break;
    case USE_CODE:
      keep_best (w, &w->code);
      break;
    case USE_GEONAMES:
      keep_best (w, &w->geonames);
      break;
    case USE_FIRST:
      keep_best (w, &w->first);
      break;
    case USE_LAST:
      keep_best (w, &w->last);
      break;
    case USE_ALIAS:
      if (*language == '\0' || language_rank (w, language, strlen (language)) != G_MAXUINT)
        add_alias (w, v->text);
      break;
    default:
      break;
    }
}

static gboolean
take_statement (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;

  w->rank = RANK_NORMAL;
  memset (&w->office, 0, sizeof w->office);
  w->language[0] = '\0';
  if (!ng_json_each (s, take_statement_part, w))
    return FALSE;
  if (w->rank != RANK_DEPRECATED)
    use_statement (w, w->language);
  return TRUE;
}

static gboolean
take_claims (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;

  w->use = key ? use_of (key, length, FALSE) : USE_NONE;
  return w->use == USE_NONE ? ng_json_skip (s) : ng_json_each (s, take_statement, w);
}

/* Links "…wiki" to what is no Wikipedia. */
static const char *const other_projects[]
    = { "commonswiki",   "specieswiki",    "wikidatawiki",      "metawiki",
        "mediawikiwiki", "incubatorwiki",  "sourceswiki",       "outreachwiki",
        "wikimaniawiki", "foundationwiki", "wikifunctionswiki", NULL };

/* Length of the language's code in "enwiki", "zh_min_nanwiki"; 0 for other projects
 * ("enwikiquote").
 */
static gsize
wikipedia_language (const char *key, gsize length)
{
  if (length <= 4 || memcmp (key + length - 4, "wiki", 4) != 0)
    return 0;
  for (guint i = 0; other_projects[i]; i++)
    if (is_key (key, length, other_projects[i]))
      return 0;
  return length - 4;
}

static gboolean
take_title (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;
  return key && is_key (key, length, "title") ? ng_json_string (s, w->scratch) : ng_json_skip (s);
}

static gboolean
take_sitelink (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;
  gsize n = key ? wikipedia_language (key, length) : 0;
  guint rank = n > 0 ? language_rank (w, key, n) : G_MAXUINT;

  w->n_sitelinks += n > 0;
  if (rank >= w->title_rank)
    return ng_json_skip (s);
  g_string_truncate (w->scratch, 0);
  if (!ng_json_each (s, take_title, w))
    return FALSE;
  g_string_assign (w->title, w->scratch->str);
  w->title_rank = rank;
  return TRUE;
}

/* ---- the item ---- */

static gboolean
take_member (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  static const struct
  {
    const char *name;
    NgJsonTake take;
  } parts[] = {
    { "labels", take_label },  { "descriptions", take_description }, { "aliases", take_aliases },
    { "claims", take_claims }, { "sitelinks", take_sitelink },
  };
  NgWikidata *w = data;

  if (is_key (key, length, "id"))
    return ng_json_string (s, w->id);
  if (is_key (key, length, "type"))
    return ng_json_string (s, w->type);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_key (key, length, parts[i].name))
      return ng_json_each (s, parts[i].take, w);
  return ng_json_skip (s);
}

/* "+2012-05-07T00:00:00Z": the first or last day that it can mean. */
static NgDay
read_day (const Value *v, gboolean last)
{
  NgDay from, to;
  char day[11];
  static const guint lengths[] = { [9] = 4, [10] = 7, [11] = 10 };

  if (v->text[0] != '+' || strlen (v->text) < 11 || v->text[5] != '-' || v->precision < 9
      || v->precision > 14)
    return NG_NO_DAY;
  g_strlcpy (day, v->text + 1, lengths[MIN (v->precision, 11)] + 1);
  return ng_day_parse (day, &from, &to) ? (last ? to : from) : NG_NO_DAY;
}

/* Without a label, the title of an article is the name: "Ada Example (judge)". */
static void
find_label (NgWikidata *w)
{
  const char *extra = strstr (w->title->str, " (");

  if (w->label->len == 0)
    g_string_append_len (w->label, w->title->str,
                         extra ? extra - w->title->str : (gssize) w->title->len);
}

/* The tree of classes needs its nodes even if they have no name. */
static gboolean
is_of_use (const NgWikidata *w)
{
  return w->n_parents > 0
         || (w->label->len > 0
             && (w->n_sitelinks >= w->min_wikipedias || w->n_offices > 0 || w->code.text[0]));
}

static gboolean
is_number (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

/* The last day of an office. One that is over on a day not known has but the day on which it
 * began; nobody holds one after death. */
static NgDay
last_day (const NgWikidata *w, const Office *o)
{
  NgDay day = read_day (&o->to, TRUE);

  if (day != NG_NO_DAY)
    return day;
  day = o->to.some ? read_day (&o->from, TRUE) : NG_NO_DAY;
  return day != NG_NO_DAY ? day : read_day (&w->last, TRUE);
}

static void
add_offices (const NgWikidata *w, NgKbEntry *e)
{
  for (guint i = 0; i < w->n_offices; i++)
    {
      const Office *o = &w->offices[i];
      ng_kb_entry_add_office (e, o->post.text, o->country.text, read_day (&o->from, FALSE),
                              last_day (w, o));
    }
}

static gboolean
lists_item (const GString *list, const char *item)
{
  g_auto (GStrv) items = g_strsplit (list->str, " ", -1);
  return g_strv_contains ((const char *const *) items, item);
}

/* Citizens of these countries have their family's name first; abroad it is put last. */
static gboolean
has_family_first (const NgWikidata *w)
{
  static const char *const countries[] = {
    "Q148" /* China */, "Q865" /* Taiwan */,   "Q884" /* South Korea */, "Q423" /* North Korea */,
    "Q17" /* Japan */,  "Q881" /* Viet Nam */, "Q28" /* Hungary */,
  };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (lists_item (w->countries, countries[i]))
      return TRUE;
  return FALSE;
}

/* "Abe Shinzo" of "Shinzo Abe", "Jae-in Moon" of "Moon Jae-in": the other order, both ways. */
static void
add_turned (const NgWikidata *w, NgKbRuns *runs, const NgKbEntry *e)
{
  const char *label = w->label->str, *first = strchr (label, ' '), *last = strrchr (label, ' ');

  if (e->type != NG_KB_PERSON || first == NULL || !has_family_first (w))
    return;
  g_autofree char *given_first
      = g_strdup_printf ("%s %.*s", first + 1, (int) (first - label), label);
  g_autofree char *family_first
      = g_strdup_printf ("%s %.*s", last + 1, (int) (last - label), label);
  ng_kb_runs_add_name (runs, e, given_first, strlen (given_first), NG_KB_NAME_ALIAS);
  if (first != last)
    ng_kb_runs_add_name (runs, e, family_first, strlen (family_first), NG_KB_NAME_ALIAS);
}

static void
add_names (const NgWikidata *w, NgKbRuns *runs, const NgKbEntry *e)
{
  ng_kb_runs_add_name (runs, e, e->label, w->label->len, NG_KB_NAME_LABEL);
  for (guint i = 0; i < w->aliases->len; i++)
    {
      const char *alias = g_ptr_array_index (w->aliases, i);
      ng_kb_runs_add_name (runs, e, alias, strlen (alias), NG_KB_NAME_ALIAS);
    }
  add_turned (w, runs, e);
}

static void
add_entry (const NgWikidata *w, NgKbRuns *runs)
{
  NgKbEntry e;

  ng_kb_entry_init (&e);
  e.id = w->id->str;
  e.weight = w->n_sitelinks;
  e.label = w->label->str;
  e.description = w->description->str;
  e.about = w->about->str;
  e.country = w->countries->str;
  e.code = strlen (w->code.text) == 3 ? w->code.text : "";
  e.geonames = is_number (w->geonames.text) ? w->geonames.text : "";
  e.classes = w->classes->str;
  e.parents = w->parents->str;
  e.first = read_day (&w->first, FALSE);
  e.last = read_day (&w->last, TRUE);
  add_offices (w, &e);
  /* shorter names are for people */
  e.type = lists_item (w->classes, "Q5") ? NG_KB_PERSON : NG_KB_OTHER;
  ng_kb_runs_add (runs, &e);
  add_names (w, runs, &e);
}

gboolean
ng_wikidata_add (NgWikidata *self, const char *line, gsize length, NgKbRuns *runs, gsize *at)
{
  NgJsonScan s = { line, line + length };

  reset (self);
  while (s.end > s.at && (g_ascii_isspace (s.end[-1]) || s.end[-1] == ','))
    s.end--;
  if (s.at == s.end || (s.end - s.at == 1 && (*s.at == '[' || *s.at == ']')))
    return TRUE;
  if (*s.at != '{' || !ng_json_each (&s, take_member, self) || !ng_json_at_end (&s))
    {
      *at = s.at - line;
      return FALSE;
    }
  find_label (self);
  if (strcmp (self->type->str, "item") == 0 && ng_kb_is_item (self->id->str) && is_of_use (self))
    add_entry (self, runs);
  return TRUE;
}
