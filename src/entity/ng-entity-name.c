/* ng-entity-name.c: see ng-entity-name.h.  Cost: linear in the name. */
#include "entity/ng-entity-name.h"

#include <string.h>

#include "base/ng-text.h"

/* A word must have this many letters before one of them may differ. */
#define MIN_SIMILAR_LETTERS 6u

/* Letters of "bin", "van", "de la". */
#define MAX_PARTICLE 3u

static gboolean
is_dropped (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '.' || c == '"'
         || c == 0x201C || c == 0x201D || g_unichar_ismark (c);
}

char *
ng_name_fold (const char *text, gsize length)
{
  g_autofree char *nfkd = g_utf8_normalize (text, length, G_NORMALIZE_NFKD);
  GString *out = g_string_sized_new (length + 1);

  for (const char *p = nfkd ? nfkd : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (is_dropped (c))
        continue;
      if (g_unichar_isspace (c) || c == '-' || c == 0x2010 || c == 0x2011 || c == ',')
        c = ' ';
      if (c != ' ')
        g_string_append_unichar (out, g_unichar_tolower (c == 0x131 ? 'i' : c));
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static gboolean
has_class (const NgTable *words, const char *word, const char *wanted)
{
  for (int row = ng_table_find (words, word, -1); row >= 0; row = ng_table_next (words, row))
    if (strcmp (ng_table_get (words, row, 1), wanted) == 0)
      return TRUE;
  return FALSE;
}

NgName *
ng_name_new (const NgTable *words, const char *text, gsize length)
{
  g_autofree char *folded = ng_name_fold (text, length);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (NgName) self = g_new0 (NgName, 1);
  guint n = g_strv_length (parts);

  while (n > 1 && has_class (words, parts[n - 1], "suffix"))
    n--;
  for (guint i = 0; i < n && self->n < NG_NAME_MAX_WORDS; i++)
    {
      if (*parts[i] == '\0')
        continue;
      gboolean article = i + 1 < n && has_class (words, parts[i], "article");
      self->words[self->n++] = g_strdup (article ? "al" : parts[i]);
    }
  if (self->n == 0)
    return NULL;
  self->key = g_strjoinv (" ", (char * [NG_NAME_MAX_WORDS + 1]){
                                   self->words[0], self->words[1], self->words[2], self->words[3],
                                   self->words[4], self->words[5], self->words[6], self->words[7],
                                   self->words[8], self->words[9], self->words[10], self->words[11],
                                   NULL });
  return g_steal_pointer (&self);
}

void
ng_name_free (NgName *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    g_free (self->words[i]);
  g_free (self->key);
  g_free (self);
}

/* TRUE if one letter changed, added or left out makes @a @b (bytes: folded names are mostly ASCII).
 */
static gboolean
is_similar (const char *a, const char *b)
{
  gsize la = strlen (a), lb = strlen (b), i = 0, j = 0;

  if (la > lb)
    return is_similar (b, a);
  if (la < MIN_SIMILAR_LETTERS || lb - la > 1 || a[0] != b[0])
    return FALSE;
  while (i < la && a[i] == b[i])
    i++;
  while (j < la - i && a[la - 1 - j] == b[lb - 1 - j])
    j++;
  return i + j + (la == lb) >= la;
}

/* Words @from.. of @longer are those of @shorter. */
static gboolean
is_run (const NgName *shorter, const NgName *longer, guint from)
{
  for (guint i = 0; i < shorter->n; i++)
    if (strcmp (shorter->words[i], longer->words[from + i]) != 0)
      return FALSE;
  return TRUE;
}

/* An initial fits a word, a word fits itself. */
static gboolean
word_fits (const char *a, const char *b)
{
  if (strcmp (a, b) == 0)
    return TRUE;
  return a[0] == b[0] && (a[1] == '\0' || b[1] == '\0');
}

static NgNameFit
fit_same_length (const NgName *a, const NgName *b)
{
  guint other = 0, similar = 0;

  for (guint i = 0; i < a->n; i++)
    if (!word_fits (a->words[i], b->words[i]))
      {
        other++;
        similar += is_similar (a->words[i], b->words[i]);
      }
  if (other == 0)
    return strcmp (a->key, b->key) == 0 ? NG_NAME_EQUAL : NG_NAME_INNER;
  return other == 1 && similar == 1 ? NG_NAME_SIMILAR : NG_NAME_DIFFERENT;
}

/* First and last words fit, and those between come in the same order. */
static gboolean
is_inner (const NgName *shorter, const NgName *longer)
{
  guint j = 1;

  if (shorter->n < 2 || !word_fits (shorter->words[0], longer->words[0])
      || strcmp (shorter->words[shorter->n - 1], longer->words[longer->n - 1]) != 0)
    return FALSE;
  for (guint i = 1; i + 1 < shorter->n; i++)
    {
      while (j + 1 < longer->n && !word_fits (shorter->words[i], longer->words[j]))
        j++;
      if (j + 1 >= longer->n)
        return FALSE;
    }
  return TRUE;
}

/* "Abdo" of "Mario Abdo Benítez"; not "Salman" of "Mohammed bin Salman Al Saud", who is his father.
 */
static gboolean
is_middle (const NgName *single, const NgName *longer)
{
  for (guint i = 1; i + 1 < longer->n; i++)
    if (strcmp (single->words[0], longer->words[i]) == 0 && strlen (single->words[0]) > MAX_PARTICLE
        && strlen (longer->words[i - 1]) > MAX_PARTICLE)
      return TRUE;
  return FALSE;
}

/* "Nawaf Al Sabah" in "Ahmad Nawaf Al Sabah" is the father, whose name sons have behind their own;
 * but "Fattah Al Sisi" in "Abdel Fattah Al Sisi" is the man. */
static gboolean
is_fathers (const NgName *shorter, const NgName *longer)
{
  const char *before = longer->words[longer->n - shorter->n - 1];
  gboolean has_house = FALSE;

  for (guint i = 1; i + 1 < shorter->n; i++)
    has_house |= strcmp (shorter->words[i], "al") == 0;
  return has_house && strcmp (shorter->words[0], "al") != 0 && !g_str_has_prefix (before, "abd")
         && strcmp (before, "abu") != 0 && strcmp (before, "al") != 0;
}

NgNameFit
ng_name_fit (const NgName *shorter, const NgName *longer)
{
  if (shorter->n > longer->n)
    return NG_NAME_DIFFERENT;
  if (shorter->n == longer->n)
    return fit_same_length (shorter, longer);
  if (is_run (shorter, longer, longer->n - shorter->n))
    return is_fathers (shorter, longer) ? NG_NAME_DIFFERENT : NG_NAME_FAMILY;
  if (shorter->n >= 2 && is_run (shorter, longer, 0))
    return NG_NAME_PREFIX;
  /* "Sisi" of "al Sisi", "El-Sisi" of "Fattah Sisi". */
  if (shorter->n == 2 && strcmp (shorter->words[0], "al") == 0
      && strcmp (shorter->words[1], longer->words[longer->n - 1]) == 0)
    return NG_NAME_FAMILY;
  if (is_inner (shorter, longer))
    return NG_NAME_INNER;
  if (shorter->n == 1 && strcmp (shorter->words[0], longer->words[0]) == 0)
    return NG_NAME_GIVEN;
  if (shorter->n == 1 && is_middle (shorter, longer))
    return NG_NAME_MIDDLE;
  if (shorter->n == 1 && is_similar (shorter->words[0], longer->words[longer->n - 1]))
    return NG_NAME_SIMILAR;
  return NG_NAME_DIFFERENT;
}
