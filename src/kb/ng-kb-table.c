/* ng-kb-table.c: see ng-kb-table.h.
 *
 * A file is mapped and read line by line; fields are cut in place in a copy of the line.
 */
#include "kb/ng-kb-table.h"

#include <string.h>

#include "base/ng-error.h"
#include "kb/ng-kb-format.h"
#include "kb/ng-kb.h"

/* Columns of one line; GeoNames has 19. */
#define MAX_FIELDS 32u

/* How a table says its licence; that of GeoNames' files, which do not. */
#define LICENCE_LINE "# Licence: "
#define GEONAMES_LICENCE "CC-BY-4.0 (GeoNames)"

const char ng_kb_table_columns[]
    = "  id           Q7747 (Wikidata), G524901 (GeoNames), or a name of your own; rows of one id\n"
      "               are one entry\n"
      "  type         person, country, place, city, organisation, event\n"
      "  name         its usual name\n"
      "  aliases      other names, between |\n"
      "  description  one line: \"Russian politician\"\n"
      "  about        what else articles on it speak of: \"politician; People's Party\"\n"
      "  weight       how well known, a number: Wikipedias that have it\n"
      "  country      alpha-3 of citizens and places: RUS; several: RUS UKR\n"
      "  code         alpha-3 of a country itself\n"
      "  geonames     number in GeoNames\n"
      "  wikidata     item, if the id is none\n"
      "  first, last  days of a life or of existence: 1952-10-07, 1952-10, 1952\n"
      "  post, post_country, from, to   an office held: foreign minister, RUS, 2004-03-09\n";

typedef enum
{
  COLUMN_ID,
  COLUMN_TYPE,
  COLUMN_NAME,
  COLUMN_ALIASES,
  COLUMN_DESCRIPTION,
  COLUMN_ABOUT,
  COLUMN_WEIGHT,
  COLUMN_COUNTRY,
  COLUMN_CODE,
  COLUMN_GEONAMES,
  COLUMN_WIKIDATA,
  COLUMN_FIRST,
  COLUMN_LAST,
  COLUMN_POST,
  COLUMN_POST_COUNTRY,
  COLUMN_FROM,
  COLUMN_TO,
  N_COLUMNS
} Column;

static const char *const column_names[]
    = { "id",     "type",    "name",         "aliases",  "description", "about",
        "weight", "country", "code",         "geonames", "wikidata",    "first",
        "last",   "post",    "post_country", "from",     "to" };
G_STATIC_ASSERT (G_N_ELEMENTS (column_names) == N_COLUMNS);

typedef struct _Table Table;
struct _Table
{
  NgKbImport *import;
  NgKbRuns *runs;
  const char *path;
  guint64 line;
  gboolean (*read_row) (Table *, char **, guint, GError **);
  guint n_columns;
  Column columns[MAX_FIELDS]; /* what each field is */
};

G_GNUC_PRINTF (3, 4)
static gboolean
fail (const Table *t, GError **error, const char *format, ...)
{
  va_list args;

  g_autofree char *place = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, t->path, t->line);

  va_start (args, format);
  ng_error_fail (error, NG_ERROR_INPUT, place, format, args);
  va_end (args);
  return FALSE;
}

/* ---- places that several files know ---- */

void
ng_kb_import_init (NgKbImport *self, NgKbRuns *runs)
{
  self->runs = runs;
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->n_rows = 0;
  self->licences = g_ptr_array_new_with_free_func (g_free);
}

void
ng_kb_import_clear (NgKbImport *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->licences, g_ptr_array_unref);
}

static void
note_licence (NgKbImport *self, const char *licence)
{
  if (!g_ptr_array_find_with_equal_func (self->licences, licence, g_str_equal, NULL))
    g_ptr_array_add (self->licences, g_strdup (licence));
}

/* Adds an entry that is not of GeoNames. */
static void
add_entry (NgKbImport *self, const NgKbEntry *e)
{
  ng_kb_runs_add (self->runs, e);
  if (*e->geonames && *e->id != 'G' && !g_hash_table_contains (self->places, e->geonames))
    g_hash_table_insert (self->places, g_strdup (e->geonames), g_strdup (e->id));
}

/* The id of place @number of GeoNames. (transfer full). */
static char *
place_id (const NgKbImport *self, const char *number)
{
  const char *known = g_hash_table_lookup (self->places, number);
  return known ? g_strdup (known) : g_strconcat ("G", number, NULL);
}

/* ---- lines and fields ---- */

static guint
split (char *line, char **fields)
{
  guint n = 0;

  while (n < MAX_FIELDS)
    {
      fields[n++] = line;
      line = strchr (line, '\t');
      if (line == NULL)
        return n;
      *line++ = '\0';
    }
  return MAX_FIELDS + 1;
}

/* ---- tables with named columns ---- */

static gboolean
read_number (const Table *t, const char *text, guint32 *number, GError **error)
{
  guint64 value;

  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &value, NULL))
    {
      *number = value;
      return TRUE;
    }
  return fail (t, error, "\"%s\": expected a whole number", text);
}

static gboolean
read_type (const Table *t, const char *text, NgKbType *type, GError **error)
{
  for (guint i = NG_KB_OTHER + 1; i < NG_KB_N_TYPES; i++)
    if (strcmp (text, ng_kb_type_names[i]) == 0)
      {
        *type = i;
        return TRUE;
      }
  return fail (t, error,
               "type \"%s\": expected person, country, place, city, organisation or event", text);
}

/* The first or the last day that @text can mean; "" is no day. */
static gboolean
read_day (const Table *t, const char *text, gboolean last, NgDay *day, GError **error)
{
  NgDay from, to;

  *day = NG_NO_DAY;
  if (*text == '\0')
    return TRUE;
  if (!ng_day_parse (text, &from, &to))
    return fail (t, error, "\"%s\": expected a day as 2012-05-07, 2012-05 or 2012", text);
  *day = last ? to : from;
  return TRUE;
}

static void
add_aliases (Table *t, const NgKbEntry *e, const char *aliases)
{
  for (const char *p = aliases; *p;)
    {
      gsize n = strcspn (p, "|");
      if (n > 0)
        ng_kb_runs_add_name (t->runs, e, p, n, NG_KB_NAME_ALIAS);
      p += n + (p[n] == '|');
    }
}

static gboolean
check_ids (const Table *t, const NgKbEntry *e, GError **error)
{
  if (*e->id == '\0')
    return fail (t, error, "no id");
  if (*e->wikidata && !ng_kb_is_item (e->wikidata))
    return fail (t, error, "wikidata \"%s\": expected an item: Q7747", e->wikidata);
  if (strspn (e->geonames, "0123456789") != strlen (e->geonames))
    return fail (t, error, "geonames \"%s\": expected a number", e->geonames);
  return TRUE;
}

static gboolean
read_office (const Table *t, NgKbEntry *e, const char *const *value, GError **error)
{
  NgDay from, to;

  if (!read_day (t, value[COLUMN_FROM], FALSE, &from, error)
      || !read_day (t, value[COLUMN_TO], TRUE, &to, error))
    return FALSE;
  if (*value[COLUMN_POST])
    ng_kb_entry_add_office (e, value[COLUMN_POST], value[COLUMN_POST_COUNTRY], from, to);
  return TRUE;
}

static gboolean
read_named (Table *t, char **fields, guint n, GError **error)
{
  const char *value[N_COLUMNS];
  NgKbEntry e;

  if (n != t->n_columns)
    return fail (t, error, "%u fields, expected %u as the columns say", n, t->n_columns);
  for (guint i = 0; i < N_COLUMNS; i++)
    value[i] = "";
  for (guint i = 0; i < n; i++)
    value[t->columns[i]] = fields[i];
  ng_kb_entry_init (&e);
  e.id = value[COLUMN_ID];
  e.label = value[COLUMN_NAME];
  e.description = value[COLUMN_DESCRIPTION];
  e.about = value[COLUMN_ABOUT];
  e.country = value[COLUMN_COUNTRY];
  e.code = value[COLUMN_CODE];
  e.geonames = value[COLUMN_GEONAMES];
  e.wikidata = value[COLUMN_WIKIDATA];
  if (!check_ids (t, &e, error) || !read_type (t, value[COLUMN_TYPE], &e.type, error)
      || (*value[COLUMN_WEIGHT] && !read_number (t, value[COLUMN_WEIGHT], &e.weight, error))
      || !read_day (t, value[COLUMN_FIRST], FALSE, &e.first, error)
      || !read_day (t, value[COLUMN_LAST], TRUE, &e.last, error)
      || !read_office (t, &e, value, error))
    return FALSE;
  add_entry (t->import, &e);
  ng_kb_runs_add_name (t->runs, &e, e.label, strlen (e.label), NG_KB_NAME_LABEL);
  add_aliases (t, &e, value[COLUMN_ALIASES]);
  return TRUE;
}

static gboolean
read_header (Table *t, char **fields, guint n, GError **error)
{
  gboolean has[N_COLUMNS] = { FALSE };

  if (n > MAX_FIELDS)
    return fail (t, error, "too many columns");
  for (guint i = 0; i < n; i++)
    {
      guint c = 0;
      while (c < N_COLUMNS && strcmp (fields[i], column_names[c]) != 0)
        c++;
      if (c == N_COLUMNS || has[c])
        return fail (t, error, "column \"%s\" is %s (see newsgraph kb import --help)", fields[i],
                     c == N_COLUMNS ? "not known" : "named twice");
      has[c] = TRUE;
      t->columns[i] = c;
    }
  if (!has[COLUMN_ID] || !has[COLUMN_TYPE] || !has[COLUMN_NAME])
    return fail (t, error, "expected the columns id, type and name at least");
  t->n_columns = n;
  t->read_row = read_named;
  return TRUE;
}

/* ---- GeoNames ---- */

/* A city of a million weighs 100, as what a hundred Wikipedias know. */
static guint32
population_weight (guint64 population)
{
  guint32 root = 0;
  while ((guint64) (root + 1) * (root + 1) * (root + 1) <= population && root < 100000)
    root++;
  return root;
}

static gboolean
is_geonames_id (const char *text)
{
  return *text && strspn (text, "0123456789") == strlen (text) && strlen (text) <= 10;
}

static void
add_comma_names (Table *t, const NgKbEntry *e, const char *names)
{
  for (const char *p = names; *p;)
    {
      gsize n = strcspn (p, ",");
      if (n > 0)
        ng_kb_runs_add_name (t->runs, e, p, n, NG_KB_NAME_ALIAS);
      p += n + (p[n] == ',');
    }
}

static gboolean
read_geonames (Table *t, char **f, guint n, GError **error)
{
  g_autofree char *id = NULL;
  NgKbEntry e;

  if (n != 19 || !is_geonames_id (f[0]))
    return fail (t, error, "expected 19 fields of GeoNames, the first a number");
  id = place_id (t->import, f[0]);
  ng_kb_entry_init (&e);
  e.id = id;
  e.geonames = f[0];
  e.label = f[1];
  e.country = f[8];
  e.type = strcmp (f[6], "P") == 0          ? NG_KB_CITY
           : g_str_has_prefix (f[7], "PCL") ? NG_KB_COUNTRY
                                            : NG_KB_PLACE;
  e.weight = population_weight (g_ascii_strtoull (f[14], NULL, 10));
  ng_kb_runs_add (t->runs, &e);
  ng_kb_runs_add_name (t->runs, &e, f[1], strlen (f[1]), NG_KB_NAME_LABEL);
  ng_kb_runs_add_name (t->runs, &e, f[2], strlen (f[2]), NG_KB_NAME_LABEL);
  add_comma_names (t, &e, f[3]);
  return TRUE;
}

/* alternateNamesV2.txt: id, place, language, name, …; links and codes are no names. */
static gboolean
read_alternate (Table *t, char **f, guint n, GError **error)
{
  NgKbEntry e;

  if (n < 8 || n > 10 || !is_geonames_id (f[0]) || !is_geonames_id (f[1]))
    return fail (t, error, "expected 8 to 10 fields of GeoNames' alternate names");
  if (strlen (f[2]) > 3)
    return TRUE;
  g_autofree char *id = place_id (t->import, f[1]);
  ng_kb_entry_init (&e);
  e.id = id;
  ng_kb_runs_add_name (t->runs, &e, f[3], strlen (f[3]), NG_KB_NAME_ALIAS);
  return TRUE;
}

/* The cities of libgeonames: number, name, two of the region, country's code and name, zone,
 * population, place. */
#define CITIES_TYPE "a(sssssssudd)"

static gboolean
read_cities (Table *t, GMappedFile *map, GError **error)
{
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (map);
  g_autoptr (GVariant) cities
      = g_variant_new_from_bytes (G_VARIANT_TYPE (CITIES_TYPE), bytes, FALSE);
  const char *number, *name, *country;
  NgKbPlace place = { 0 };
  guint32 population;
  GVariantIter iter;
  NgKbEntry e;

  g_variant_ref_sink (cities);
  if (!g_variant_is_normal_form (cities))
    return fail (t, error, "expected cities of libgeonames, " CITIES_TYPE);
  note_licence (t->import, GEONAMES_LICENCE);
  g_variant_iter_init (&iter, cities);
  while (g_variant_iter_next (&iter, "(&s&s&s&s&s&s&sudd)", &number, &name, NULL, NULL, &country,
                              NULL, NULL, &population, NULL, NULL))
    {
      g_autofree char *id = place_id (t->import, number);
      t->line++;
      if (!is_geonames_id (number))
        return fail (t, error, "\"%s\": expected a number of GeoNames", number);
      ng_kb_entry_init (&e);
      e.id = id;
      e.type = NG_KB_CITY;
      e.label = name;
      e.country = country;
      e.geonames = number;
      e.weight = population_weight (population);
      ng_kb_runs_add (t->runs, &e);
      ng_kb_runs_add_name (t->runs, &e, name, strlen (name), NG_KB_NAME_LABEL);
      t->import->n_rows++;
    }
  return ng_kb_runs_pause (t->runs, &place, FALSE, error);
}

/* ---- lines ---- */

static gboolean
read_first (Table *t, char **fields, guint n, GError **error)
{
  if (is_geonames_id (fields[0]) && (n == 19 || (n >= 8 && n <= 10)))
    {
      note_licence (t->import, GEONAMES_LICENCE);
      t->read_row = n == 19 ? read_geonames : read_alternate;
      return t->read_row (t, fields, n, error);
    }
  return read_header (t, fields, n, error);
}

static gboolean
read_line (Table *t, char *line, GError **error)
{
  char *fields[MAX_FIELDS + 1];

  if (g_str_has_prefix (line, "#columns\t"))
    return read_header (t, fields, split (line + strlen ("#columns\t"), fields), error);
  if (g_str_has_prefix (line, LICENCE_LINE) && line[strlen (LICENCE_LINE)])
    note_licence (t->import, line + strlen (LICENCE_LINE));
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (!g_utf8_validate (line, -1, NULL))
    return fail (t, error, "expected UTF-8");
  guint n = split (line, fields);
  t->import->n_rows++;
  return t->read_row (t, fields, n, error);
}

static gboolean
read_lines (Table *t, const char *text, gsize length, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *end = text + length;
  NgKbPlace place = { 0 };

  while (text < end)
    {
      const char *stop = memchr (text, '\n', end - text);
      gsize n = (stop ? stop : end) - text;
      t->line++;
      if (memchr (text, '\0', n))
        return fail (t, error, "expected text, found a NUL");
      g_string_truncate (line, 0);
      g_string_append_len (line, text, n > 0 && text[n - 1] == '\r' ? n - 1 : n);
      if (!read_line (t, line->str, error) || !ng_kb_runs_pause (t->runs, &place, FALSE, error))
        return FALSE;
      text += n + (stop != NULL);
    }
  return TRUE;
}

/* ---- other knowledge bases ---- */

typedef struct
{
  const NgKb *kb;
  NgKbRuns *runs;
  NgKbEntry entry;
} Copy;

static gboolean
copy_name (const char *key, gsize length, const NgKbCandidate *c, gpointer data)
{
  Copy *copy = data;

  if (!ng_kb_get (copy->kb, c->index, &copy->entry))
    return FALSE;
  ng_kb_runs_add_key (copy->runs, ng_kb_id_number (copy->entry.id), key, length, c->kind);
  return TRUE;
}

static gboolean
add_kb (NgKbImport *self, const char *path, GError **error)
{
  g_autoptr (NgKb) kb = ng_kb_open (path, error);
  Copy copy = { .kb = kb, .runs = self->runs };
  NgKbPlace place = { 0 };

  if (kb == NULL || !ng_kb_verify (kb, error))
    return FALSE;
  g_autofree char *licence = ng_kb_manifest (kb, "licence");
  if (licence)
    note_licence (self, licence);
  for (guint64 i = 0; i < ng_kb_n_entries (kb); i++)
    {
      if (!ng_kb_get (kb, i, &copy.entry))
        break;
      add_entry (self, &copy.entry);
      if (!ng_kb_runs_pause (self->runs, &place, FALSE, error))
        return FALSE;
      self->n_rows++;
    }
  if (ng_kb_each_name (kb, copy_name, &copy))
    return ng_kb_runs_pause (self->runs, &place, FALSE, error);
  g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s: broken entries or names", path);
  return FALSE;
}

gboolean
ng_kb_import_add (NgKbImport *self, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GMappedFile) map = g_mapped_file_new (path, FALSE, &local);
  Table t = { .import = self, .runs = self->runs, .path = path, .read_row = read_first };

  if (map == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_IO, "%s", local->message);
      return FALSE;
    }
  const char *text = g_mapped_file_get_contents (map);
  gsize length = g_mapped_file_get_length (map), magic = strlen (NG_KB_MAGIC);
  if (length >= magic && memcmp (text, NG_KB_MAGIC, magic) == 0)
    return add_kb (self, path, error);
  if (g_str_has_suffix (path, NG_KB_CITIES_SUFFIX))
    return read_cities (&t, map, error);
  return read_lines (&t, text, length, error);
}
