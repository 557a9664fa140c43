/* ng-time-words.c: see ng-time-words.h. */
#include "time/ng-time-words.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"

struct _NgTimeWords
{
  GHashTable *senses; /* words joined by one space → GArray of NgTimeSense */
  guint longest;
};

/* ---- cutting ---- */

static gunichar
plain (gunichar u)
{
  if (u == 0x2019 || u == 0x2018)
    return '\'';
  if (u == 0x2010 || u == 0x2011 || u == 0x2012 || u == 0x2013 || u == 0x2014 || u == '~')
    return '-';
  return u;
}

typedef enum
{
  CHAR_SPACE,
  CHAR_LETTER,
  CHAR_DIGIT,
  CHAR_MARK
} CharKind;

static CharKind
kind_of (gunichar u)
{
  if (g_unichar_isspace (u))
    return CHAR_SPACE;
  if (u < 0x80 && g_ascii_isdigit (u))
    return CHAR_DIGIT;
  return g_unichar_isalpha (u) || g_unichar_ismark (u) ? CHAR_LETTER : CHAR_MARK;
}

/* "2,000" is one number. */
static gboolean
is_thousands (const char *p, const char *end)
{
  return *p == ',' && end - p >= 4 && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
         && g_ascii_isdigit (p[3]) && (end - p == 4 || !g_ascii_isdigit (p[4]));
}

static void
lay_down (NgTimeWord *word, const char *begin, const char *end)
{
  gsize n = 0;

  memset (word->text, 0, sizeof word->text);
  for (const char *p = begin; p < end; p = g_utf8_next_char (p))
    {
      gunichar u = g_unichar_tolower (plain (g_utf8_get_char (p)));
      if (n + 6 >= sizeof word->text)
        return;
      if (u != ',' || end - begin == 1)
        n += (gsize) g_unichar_to_utf8 (u, word->text + n);
    }
}

GArray *
ng_time_words_cut (const char *text, gsize length)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (NgTimeWord));
  const char *end = text + length;

  for (const char *p = text; p < end && words->len < NG_TIME_MAX_WORDS;)
    {
      const char *begin = p;
      CharKind kind = kind_of (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
      if (kind == CHAR_SPACE)
        continue;
      while (kind != CHAR_MARK && p < end
             && (kind_of (g_utf8_get_char (p)) == kind
                 || (kind == CHAR_DIGIT && is_thousands (p, end))))
        p = g_utf8_next_char (p);
      NgTimeWord w = { .span = ng_span (begin - text, p - text) };
      lay_down (&w, begin, p);
      g_array_append_val (words, w);
    }
  return words;
}

/* ---- tables ---- */

static char *
join (const NgTimeWord *words, guint n)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i ? " " : "", words[i].text);
  return g_string_free (out, FALSE);
}

static void
add_sense (NgTimeWords *self, const char *phrase, const NgTimeSense *sense)
{
  g_autoptr (GArray) words = ng_time_words_cut (phrase, strlen (phrase));
  g_autofree char *key = join ((const NgTimeWord *) (void *) words->data, words->len);
  GArray *senses = g_hash_table_lookup (self->senses, key);

  if (senses == NULL)
    {
      senses = g_array_new (FALSE, FALSE, sizeof (NgTimeSense));
      g_hash_table_insert (self->senses, g_steal_pointer (&key), senses);
    }
  g_array_append_val (senses, *sense);
  self->longest = MAX (self->longest, words->len);
}

/* The feature that a class of calendar.tsv gives. */
static NgFeature
feature_of_class (const char *class)
{
  if (strcmp (class, "month") == 0)
    return NG_FEATURE_MONTH;
  if (strcmp (class, "weekday") == 0)
    return NG_FEATURE_WEEKDAY;
  if (strcmp (class, "season") == 0)
    return NG_FEATURE_SEASON;
  return NG_FEATURE_NUMBER;
}

static void
add_calendar_row (NgTimeWords *self, const NgTable *t, guint row)
{
  const char *name = ng_table_get (t, row, 0);
  NgTimeSense sense = { ng_table_get (t, row, 1), { 0 } };

  ng_value_set (&sense.value, feature_of_class (sense.class),
                (double) g_ascii_strtoll (ng_table_get (t, row, 2), NULL, 10));
  add_sense (self, name, &sense);
  if (strcmp (sense.class, "weekday") == 0 && !g_str_has_suffix (name, "."))
    {
      g_autofree char *plural = g_strconcat (name, "s", NULL);
      sense.class = "weekdays";
      add_sense (self, plural, &sense);
    }
}

/* "feature=number", "unit=week", "clock=TMO", "value=PAST_REF", joined by spaces. */
gboolean
ng_time_words_features (const char *text, NgTimeValue *v)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i]; i++)
    {
      char *equals = strchr (parts[i], '=');
      NgFeature f;
      if (*parts[i] == '\0')
        continue;
      if (equals == NULL)
        return FALSE;
      *equals = '\0';
      f = ng_feature_from_name (parts[i]);
      if (strcmp (parts[i], "clock") == 0)
        v->clock = g_intern_string (equals + 1);
      else if (strcmp (parts[i], "value") == 0)
        v->value = g_intern_string (equals + 1);
      else if (f == NG_FEATURE_UNIT && ng_unit_from_name (equals + 1) != NG_UNIT_NONE)
        ng_value_set (v, f, ng_unit_from_name (equals + 1));
      else if (f != NG_N_FEATURES && f != NG_FEATURE_UNIT)
        ng_value_set (v, f, g_ascii_strtod (equals + 1, NULL));
      else
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_words (NgTimeWords *self, const NgLexicon *lexicon, GError **error)
{
  const NgTable *t
      = ng_lexicon_table (lexicon, "time-senses", error, "word", "class", "features", NULL);
  int class, features;

  if (t == NULL)
    return FALSE;
  class = ng_table_column (t, "class");
  features = ng_table_column (t, "features");
  for (guint row = 0; row < ng_table_n_rows (t); row++)
    {
      NgTimeSense sense = { ng_table_get (t, row, class), { 0 } };
      if (!ng_time_words_features (ng_table_get (t, row, features), &sense.value))
        {
          g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                       "time-senses.tsv: \"%s\": features like \"number=1 unit=week\" expected, "
                       "not \"%s\"",
                       ng_table_get (t, row, 0), ng_table_get (t, row, features));
          return FALSE;
        }
      add_sense (self, ng_table_get (t, row, 0), &sense);
    }
  return TRUE;
}

static gboolean
add_calendar (NgTimeWords *self, const NgLexicon *lexicon, GError **error)
{
  const NgTable *t = ng_lexicon_table (lexicon, "calendar", error, "name", "kind", "number", NULL);

  if (t == NULL)
    return FALSE;
  for (guint row = 0; row < ng_table_n_rows (t); row++)
    add_calendar_row (self, t, row);
  return TRUE;
}

static gboolean
add_events (NgTimeWords *self, const NgLexicon *lexicon, GError **error)
{
  const NgTable *t = ng_lexicon_table (lexicon, "time-events", error, "name", "kind", NULL);
  int kind;

  if (t == NULL)
    return FALSE;
  kind = ng_table_column (t, "kind");
  for (guint row = 0; row < ng_table_n_rows (t); row++)
    {
      NgTimeSense sense = { ng_table_get (t, row, kind), { 0 } };
      ng_value_set (&sense.value, NG_FEATURE_EVENT, row);
      add_sense (self, ng_table_get (t, row, 0), &sense);
    }
  return TRUE;
}

NgTimeWords *
ng_time_words_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgTimeWords) self = g_new0 (NgTimeWords, 1);

  self->senses
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  if (!add_calendar (self, lexicon, error) || !add_words (self, lexicon, error)
      || !add_events (self, lexicon, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_time_words_free (NgTimeWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->senses);
  g_free (self);
}

guint
ng_time_words_longest (const NgTimeWords *self)
{
  return self->longest;
}

const GArray *
ng_time_words_look_up (const NgTimeWords *self, const NgTimeWord *words, guint n)
{
  g_autofree char *key = join (words, n);
  return g_hash_table_lookup (self->senses, key);
}
