/* ng-lemma.c: see ng-lemma.h.
 *
 * A verb that ends in -ed or -ing is cut to its stem, and the longest row of lemma-endings.tsv that
 * fits the stem's end says what to do with it: "plann" -1, "clos" +e.  The same for -er and -est.
 */
#include "syntax/ng-lemma.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"
#include "record/ng-schema.h"

/* Longer forms are no words of a table; they are left as they are. */
#define MAX_FORM 64u

enum
{
  WORD_CLASS = 1,
  WORD_LEMMA,
  WORD_FORM,
  ENDING_CLASS = 1,
  ENDING_ONLY,
  ENDING_ACTION
};

struct _NgLemmatizer
{
  const NgTable *words;
  const NgTable *endings;
  guint word_columns[WORD_FORM + 1];
  guint ending_columns[ENDING_ACTION + 1];
};

static gboolean
check_words (const NgLemmatizer *self, GError **error)
{
  for (guint row = 0; row < ng_table_n_rows (self->words); row++)
    {
      const char *form = ng_table_get (self->words, row, self->word_columns[WORD_FORM]);
      if (ng_name_index (ng_inflection_names, form) >= 0
          && *ng_table_get (self->words, row, self->word_columns[WORD_LEMMA]))
        continue;
      g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                   "lemmas.tsv: %s: expected a lemma and an inflection, not \"%s\"",
                   ng_table_get (self->words, row, 0), form);
      return FALSE;
    }
  return TRUE;
}

/* "=", "-N", "+x" or "-N+x". Returns: FALSE for anything else. */
static gboolean
read_action (const char *action, guint *off, const char **add)
{
  *off = 0;
  *add = "";
  if (strcmp (action, "=") == 0)
    return TRUE;
  if (action[0] == '-' && g_ascii_isdigit (action[1]))
    {
      *off = g_ascii_digit_value (action[1]);
      action += 2;
    }
  if (action[0] == '+' && action[1])
    *add = action + 1;
  return *action == '\0' || **add;
}

static gboolean
check_endings (const NgLemmatizer *self, GError **error)
{
  for (guint row = 0; row < ng_table_n_rows (self->endings); row++)
    {
      const char *ending = ng_table_get (self->endings, row, 0), *add;
      const char *action = ng_table_get (self->endings, row, self->ending_columns[ENDING_ACTION]);
      guint off;
      if (read_action (action, &off, &add) && off <= strlen (ending))
        continue;
      g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                   "lemma-endings.tsv: \"%s\": expected =, -N, +x or -N+x, not \"%s\"", ending,
                   action);
      return FALSE;
    }
  return TRUE;
}

NgLemmatizer *
ng_lemmatizer_new (const NgLexicon *lexicon, GError **error)
{
  static const char *const words[] = { "form", "class", "lemma", "inflection" };
  static const char *const endings[] = { "ending", "class", "only", "action" };
  g_autoptr (NgLemmatizer) self = g_new0 (NgLemmatizer, 1);

  self->words
      = ng_lexicon_table (lexicon, "lemmas", error, "form", "class", "lemma", "inflection", NULL);
  if (self->words == NULL)
    return NULL;
  self->endings = ng_lexicon_table (lexicon, "lemma-endings", error, "ending", "class", "only",
                                    "action", NULL);
  if (self->endings == NULL)
    return NULL;
  for (guint i = 1; i < G_N_ELEMENTS (words); i++)
    {
      self->word_columns[i] = ng_table_column (self->words, words[i]);
      self->ending_columns[i] = ng_table_column (self->endings, endings[i]);
    }
  if (!check_words (self, error) || !check_endings (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_lemmatizer_free (NgLemmatizer *self)
{
  g_free (self);
}

/* ---- words of the table ---- */

/* The class of rows that a tag looks at; NULL: none. */
static const char *
class_of (NgUpos upos)
{
  switch (upos)
    {
    case NG_UPOS_VERB:
    case NG_UPOS_AUX:
      return "verb";
    case NG_UPOS_NOUN:
      return "noun";
    case NG_UPOS_ADJ:
      return "adj";
    case NG_UPOS_ADV:
      return "adv";
    case NG_UPOS_PRON:
      return "pron";
    case NG_UPOS_DET:
      return "det";
    case NG_UPOS_PART:
      return "part";
    default:
      return NULL;
    }
}

/* The first row of @form from @row on that is of this class, -1 if none. */
static int
next_of_class (const NgLemmatizer *self, int row, const char *class)
{
  while (row >= 0
         && strcmp (ng_table_get (self->words, row, self->word_columns[WORD_CLASS]), class) != 0)
    row = ng_table_next (self->words, row);
  return row;
}

static int
find_word (const NgLemmatizer *self, const char *form, NgUpos upos, gboolean second)
{
  const char *class = class_of (upos);
  int first = ng_table_find (self->words, form, -1), row = -1;

  if (first < 0 || class == NULL)
    return -1;
  if (upos == NG_UPOS_AUX)
    {
      row = next_of_class (self, first, "aux");
      class = row >= 0 ? "aux" : class;
    }
  if (row < 0)
    row = next_of_class (self, first, class);
  if (row >= 0 && second)
    {
      int other = next_of_class (self, ng_table_next (self->words, row), class);
      row = other >= 0 ? other : row;
    }
  return row;
}

static NgInflection
word_form (const NgLemmatizer *self, int row)
{
  return ng_name_index (ng_inflection_names,
                        ng_table_get (self->words, row, self->word_columns[WORD_FORM]));
}

/* ---- endings ---- */

static gboolean
is_vowel (char c)
{
  return c && strchr ("aeiouy", c) != NULL;
}

/* Groups of vowels in @stem. */
static guint
count_syllables (const char *stem)
{
  guint n = 0;
  for (const char *p = stem; *p; p++)
    n += is_vowel (*p) && (p == stem || !is_vowel (p[-1]));
  return n;
}

static int
find_ending (const NgLemmatizer *self, const char *ending, const char *class, gboolean is_short)
{
  int row = ng_table_find (self->endings, ending, -1);

  for (; row >= 0; row = ng_table_next (self->endings, row))
    if (strcmp (ng_table_get (self->endings, row, self->ending_columns[ENDING_CLASS]), class) == 0
        && (is_short || !*ng_table_get (self->endings, row, self->ending_columns[ENDING_ONLY])))
      return row;
  return -1;
}

/* Does to @word what the longest ending that fits says. */
static void
apply_ending (const NgLemmatizer *self, GString *word, const char *class)
{
  gboolean is_short = count_syllables (word->str) < 2;
  g_autofree char *whole = g_strconcat ("^", word->str, NULL);
  int row = find_ending (self, whole, class, is_short);
  const char *add;
  guint off;

  for (const char *p = word->str; row < 0; p++)
    {
      row = find_ending (self, p, class, is_short);
      if (*p == '\0')
        break;
    }
  if (row < 0)
    return;
  read_action (ng_table_get (self->endings, row, self->ending_columns[ENDING_ACTION]), &off, &add);
  g_string_truncate (word, word->len - off);
  g_string_append (word, add);
}

/* Cuts @suffix off @word if what is left has a vowel. */
static gboolean
cut_suffix (GString *word, const char *suffix)
{
  gsize n = strlen (suffix);

  if (word->len < n + 2 || strcmp (word->str + word->len - n, suffix) != 0)
    return FALSE;
  g_string_truncate (word, word->len - n);
  if (count_syllables (word->str) > 0)
    return TRUE;
  g_string_append (word, suffix);
  return FALSE;
}

static NgInflection
cut_s (const NgLemmatizer *self, GString *word)
{
  gsize before = word->len;

  if (before < 3 || word->str[before - 1] != 's')
    return NG_FORM_BASE;
  apply_ending (self, word, "s");
  return word->len == before ? NG_FORM_BASE : NG_FORM_S;
}

static NgInflection
cut_verb (const NgLemmatizer *self, GString *word)
{
  static const struct
  {
    const char *suffix;
    NgInflection form;
  } suffixes[] = { { "ing", NG_FORM_ING }, { "ed", NG_FORM_PAST } };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (cut_suffix (word, suffixes[i].suffix))
      {
        apply_ending (self, word, "stem");
        return suffixes[i].form;
      }
  return cut_s (self, word);
}

static void
cut_comparison (const NgLemmatizer *self, GString *word)
{
  if (word->len > 4 && (cut_suffix (word, "est") || cut_suffix (word, "er")))
    apply_ending (self, word, "stem");
}

static NgInflection
by_ending (const NgLemmatizer *self, GString *word, NgUpos upos)
{
  switch (upos)
    {
    case NG_UPOS_VERB:
      return cut_verb (self, word);
    case NG_UPOS_NOUN:
      return cut_s (self, word);
    case NG_UPOS_ADJ:
    case NG_UPOS_ADV:
      cut_comparison (self, word);
      return NG_FORM_OTHER;
    case NG_UPOS_AUX:
    case NG_UPOS_PROPN:
      return NG_FORM_BASE;
    default:
      return NG_FORM_OTHER;
    }
}

/* Lower case, with a plain apostrophe. */
static void
normalise (const char *form, gsize length, GString *word)
{
  g_autofree char *lower = ng_lower (form, length);

  g_string_assign (word, lower);
  g_string_replace (word, "’", "'", 0);
}

NgInflection
ng_lemmatizer_find (const NgLemmatizer *self, const char *form, gsize length, NgUpos upos,
                    gboolean second, GString *lemma)
{
  if (length > MAX_FORM || upos == NG_UPOS_PROPN || upos == NG_UPOS_X)
    {
      g_string_truncate (lemma, 0);
      g_string_append_len (lemma, form, length);
      return by_ending (self, lemma, upos == NG_UPOS_PROPN ? upos : NG_UPOS_X);
    }
  normalise (form, length, lemma);
  int row = find_word (self, lemma->str, upos, second);
  if (row < 0)
    return by_ending (self, lemma, upos);
  g_string_assign (lemma, ng_table_get (self->words, row, self->word_columns[WORD_LEMMA]));
  return word_form (self, row);
}

NgInflection
ng_lemmatizer_second (const NgLemmatizer *self, const char *form, gsize length, NgUpos upos)
{
  if (length > MAX_FORM)
    return NG_N_FORMS;
  g_autoptr (GString) word = g_string_new (NULL);
  normalise (form, length, word);
  int first = find_word (self, word->str, upos, FALSE);
  int second = find_word (self, word->str, upos, TRUE);
  return second == first ? NG_N_FORMS : word_form (self, second);
}
