/* ng-english.c: see ng-english.h.
 *
 * Method: counts of the commonest function words of each language.  English news has 35 to 45 of a
 * hundred words in the English list, headlines some 15; another language has fewer than 5.  A text
 * is refused only on evidence: another script, another language's words, or a long text with next
 * to no English ones.
 */
#include "document/ng-english.h"

#include <string.h>

/* Words that are looked at: enough to be sure. */
#define MAX_WORDS 4000u
#define MAX_WORD_BYTES 24
#define MAX_LANGUAGES 64u

typedef struct
{
  guint words, latin, other_letters;
  guint counts[MAX_LANGUAGES];
  const char *names[MAX_LANGUAGES];
  guint n_languages;
} Profile;

static void
count_language (Profile *p, const char *name)
{
  guint i = 0;
  while (i < p->n_languages && strcmp (p->names[i], name) != 0)
    i++;
  if (i == MAX_LANGUAGES)
    return;
  if (i == p->n_languages)
    p->names[p->n_languages++] = name;
  p->counts[i]++;
}

static void
count_word (Profile *p, const NgTable *table, const char *word, gsize length)
{
  int column = ng_table_column (table, "language");

  p->words++;
  if (length > MAX_WORD_BYTES)
    return;
  for (int row = ng_table_find_nocase (table, word, length); row >= 0;
       row = ng_table_next (table, row))
    count_language (p, ng_table_get (table, row, column));
}

static void
count_letter (Profile *p, gunichar u)
{
  if (u < 0x250 || (u >= 0x1E00 && u < 0x1F00))
    p->latin++;
  else
    p->other_letters++;
}

static void
make_profile (Profile *p, const NgTable *table, const char *text, const char *end)
{
  while (text < end && p->words < MAX_WORDS)
    {
      const char *word = text;
      for (gunichar u; text < end && g_unichar_isalpha (u = g_utf8_get_char (text));
           text = g_utf8_next_char (text))
        count_letter (p, u);
      if (text > word)
        count_word (p, table, word, text - word);
      else
        text = g_utf8_next_char (text);
    }
}

const char *
ng_english_refuse (const NgTable *table, const char *text, gsize length)
{
  Profile p = { 0 };
  guint english = 0, best = 0;
  const char *other = NULL;

  make_profile (&p, table, text, text + length);
  for (guint i = 0; i < p.n_languages; i++)
    {
      if (strcmp (p.names[i], "English") == 0)
        english = p.counts[i];
      else if (p.counts[i] > best)
        {
          best = p.counts[i];
          other = p.names[i];
        }
    }
  if (p.other_letters > p.latin)
    return "a text in another script";
  if (best >= 3 && best * 2 > english * 3 && best * 12 > p.words)
    return other;
  if (p.words >= 60 && english * 100 < p.words * 8)
    return "a text without the common English words";
  return NULL;
}
