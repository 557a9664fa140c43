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
  { "P580", USE_FROM },      { "P582", USE_TO },    { "P17", USE_OFFICE_COUNTRY },
};

/* The value of a snak: an id, a text or a day, as bytes. */
typedef struct
{
  char text[MAX_VALUE];
  guint precision; /* of a day: 9 year, 10 month, 11 day */
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
  GString *id, *type, *scratch, *label, *description;
  guint label_rank, description_rank; /* of its language */
  GPtrArray *aliases;                 /* of char * */
  GString *classes, *parents, *countries;
  char code[MAX_VALUE], geonames[MAX_VALUE];
  Value first, last;
  guint n_sitelinks, n_offices, n_countries, n_classes, n_parents;
  Office offices[NG_KB_MAX_OFFICES];
  /* the statement that is being read */
  Use use;
  gboolean deprecated;
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
  g_ptr_array_unref (self->aliases);
  g_free (self);
}

static void
reset (NgWikidata *w)
{
  GString *strings[]
      = { w->id, w->type, w->label, w->description, w->classes, w->parents, w->countries };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_truncate (strings[i], 0);
  g_ptr_array_set_size (w->aliases, 0);
  w->label_rank = w->description_rank = G_MAXUINT;
  w->code[0] = w->geonames[0] = w->first.text[0] = w->last.text[0] = '\0';
  w->n_sitelinks = w->n_offices = w->n_countries = w->n_classes = w->n_parents = 0;
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
  if (rank < w->label_rank)
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
  if (key && is_key (key, length, "datavalue") && s->at < s->end && *s->at == '{')
    return ng_json_each (s, take_datavalue, data);
  return ng_json_skip (s);
}

/* Reads a snak into w->value. */
static gboolean
read_snak (NgWikidata *w, NgJsonScan *s)
{
  w->value.text[0] = w->language[0] = '\0';
  w->value.precision = 0;
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
  w->deprecated = strcmp (w->scratch->str, "deprecated") == 0;
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
      add_item (w->countries, &w->n_countries, v->text);
      break;
    case USE_OFFICE:
      if (ng_kb_is_item (v->text) && w->n_offices < NG_KB_MAX_OFFICES)
        w->offices[w->n_offices++] = w->office;
      break;
    case USE_CODE:
      g_strlcpy (w->code, v->text, sizeof w->code);
      break;
    case USE_GEONAMES:
      g_strlcpy (w->geonames, v->text, sizeof w->geonames);
      break;
    case USE_FIRST:
      w->first = *v;
      break;
    case USE_LAST:
      w->last = *v;
      break;
    case USE_ALIAS:
      if (language_rank (w, language, strlen (language)) != G_MAXUINT)
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

  w->deprecated = FALSE;
  memset (&w->office, 0, sizeof w->office);
  w->language[0] = '\0';
  if (!ng_json_each (s, take_statement_part, w))
    return FALSE;
  if (!w->deprecated)
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

/* Wikipedias, not the other projects: "enwiki", "zh_min_nanwiki", but not "enwikiquote". */
static gboolean
take_sitelink (NgJsonScan *s, const char *key, gsize length, gpointer data)
{
  NgWikidata *w = data;
  w->n_sitelinks += key && length > 4 && memcmp (key + length - 4, "wiki", 4) == 0;
  return ng_json_skip (s);
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

  if (v->text[0] != '+' || strlen (v->text) < 11 || v->precision < 9 || v->precision > 14)
    return NG_NO_DAY;
  g_strlcpy (day, v->text + 1, lengths[MIN (v->precision, 11)] + 1);
  return ng_day_parse (day, &from, &to) ? (last ? to : from) : NG_NO_DAY;
}

static gboolean
is_of_use (const NgWikidata *w)
{
  return w->label->len > 0
         && (w->n_sitelinks >= w->min_wikipedias || w->n_offices > 0 || w->code[0]
             || w->n_parents > 0);
}

static gboolean
is_number (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
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
  e.country = w->countries->str;
  e.code = strlen (w->code) == 3 ? w->code : "";
  e.geonames = is_number (w->geonames) ? w->geonames : "";
  e.classes = w->classes->str;
  e.parents = w->parents->str;
  e.first = read_day (&w->first, FALSE);
  e.last = read_day (&w->last, TRUE);
  for (guint i = 0; i < w->n_offices; i++)
    {
      const Office *o = &w->offices[i];
      ng_kb_entry_add_office (&e, o->post.text, o->country.text, read_day (&o->from, FALSE),
                              read_day (&o->to, TRUE));
    }
  /* shorter names are for people */
  e.type = strcmp (e.classes, "Q5") == 0 ? NG_KB_PERSON : NG_KB_OTHER;
  ng_kb_runs_add (runs, &e);
  ng_kb_runs_add_name (runs, &e, e.label, w->label->len, NG_KB_NAME_LABEL);
  for (guint i = 0; i < w->aliases->len; i++)
    {
      const char *alias = g_ptr_array_index (w->aliases, i);
      ng_kb_runs_add_name (runs, &e, alias, strlen (alias), NG_KB_NAME_ALIAS);
    }
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
  if (strcmp (self->type->str, "item") == 0 && ng_kb_is_item (self->id->str) && is_of_use (self))
    add_entry (self, runs);
  return TRUE;
}
