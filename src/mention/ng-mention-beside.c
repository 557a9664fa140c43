/* ng-mention-beside.c: see ng-mention-beside.h.
 *
 * The network knows a name that it never saw mostly by its letters.  The nouns around it say more:
 * "the founder of NAME", "the village of NAME", "NAME shares"; an article before a word in capitals
 * says that it is a body.  Each occurrence adds; ng_mention_agree gives the sum to all of them.
 * Cost: linear in the names.
 */
#include "mention/ng-mention-beside.h"

#include "base/ng-text.h"
#include "mention/ng-mention-names.h"

/* What one noun beside a name adds to the belief of 0..1, set on development articles. */
#define NOUN 0.4f
#define NOUN_BEFORE 0.6f
#define NOUN_AFTER 0.3f
#define ARTICLE 0.4f
#define LONG_FORM 0.6f
/* Letters of the longest acronym. */
#define MAX_ACRONYM 10u

static NgNameClass
class_named (const char *kind)
{
  return *kind == 'o'                     ? NG_NAME_ORGANISATION
         : *kind == 'p' && kind[1] == 'e' ? NG_NAME_PERSON
                                          : NG_NAME_LOCATION;
}

/* Adds what the noun at @token, on that side, says: as much as @weight. */
static void
hear (const NgMentionWork *w, NgNetName *name, NgId token, const char *side, float weight)
{
  const NgTable *t = w->tables->name_beside;
  gsize n;

  if (!ng_mention_beside (w, token, name->first))
    return;
  const char *text = ng_mention_text (w, token, &n);
  int row = ng_table_with (t, ng_table_find_nocase (t, text, n), "side", side);
  if (row < 0 && n > 1 && text[n - 1] == 's')
    row = ng_table_with (t, ng_table_find_nocase (t, text, n - 1), "side", side);
  if (row >= 0 && !ng_mention_has_shape (w, token, NG_SHAPE_CAPITAL))
    name->beside[class_named (ng_table_field (t, row, "kind"))] += weight;
}

/* "their daughter, Georgia" is no place. */
static void
hear_comma (const NgMentionWork *w, NgNetName *name, NgId token)
{
  float before = name->beside[NG_NAME_PERSON];

  hear (w, name, token, "comma", NOUN_BEFORE);
  if (name->beside[NG_NAME_PERSON] > before)
    name->beside[NG_NAME_LOCATION] -= NOUN_BEFORE;
}

static void
hear_before (const NgMentionWork *w, NgNetName *name)
{
  NgId t = name->first;

  if (t == 0)
    return;
  hear (w, name, t - 1, "before", NOUN_BEFORE);
  if (t > 1 && ng_mention_is (w, t - 1, t, ","))
    hear_comma (w, name, t - 2);
  if (t > 1 && ng_mention_is (w, t - 1, t, "the"))
    t--;
  if (t > 1
      && (ng_mention_is (w, t - 1, t, "of") || ng_mention_is (w, t - 1, t, "at")
          || ng_mention_is (w, t - 1, t, "for")))
    hear (w, name, t - 2, "of", NOUN);
}

static void
hear_after (const NgMentionWork *w, NgNetName *name)
{
  NgId t = name->first + name->n;
  gsize n;

  if (!ng_mention_beside (w, t, name->first))
    return;
  const char *text = ng_mention_text (w, t, &n);
  if (ng_text_possessive (text, n) == n)
    hear (w, name, t + 1, "owner", NOUN);
  else
    hear (w, name, t, "after", NOUN_AFTER);
}

/* "the FAO": no place that tables do not know, and nobody, has the article. */
static void
hear_article (const NgMentionWork *w, NgNetName *name)
{
  if (name->n != 1 || name->first == 0 || !ng_mention_is (w, name->first - 1, name->first, "the")
      || !ng_mention_has_shape (w, name->first, NG_SHAPE_CAPITALS) || w->titled[name->first])
    return;
  g_autofree char *text = ng_mention_dup (w, name->first, 1);
  if (ng_table_find (w->tables->places, text, -1) >= 0)
    return;
  name->beside[NG_NAME_LOCATION] -= ARTICLE;
  name->beside[NG_NAME_PERSON] -= ARTICLE;
}

/* TRUE if the initials of the words before @end, back to @first, hold the letters in that order,
 * and the first word has the first of them. */
static gboolean
spells (const NgMentionWork *w, NgId first, NgId end, const char *letters, gsize n)
{
  gsize at = 0;

  for (NgId t = first; t < end && at < n; t++)
    {
      gsize length;
      const char *text = ng_mention_text (w, t, &length);
      for (gsize k = 0; k < length && at < n && (k == 0 || g_ascii_islower (letters[at]));)
        {
          if (g_ascii_tolower (text[k]) == g_ascii_tolower (letters[at]))
            at++;
          else if (k == 0)
            break;
          k++;
        }
      if (t == first && at == 0)
        return FALSE;
    }
  return at == n;
}

/* What the name in front of the bracket is: its words say, else the network. */
static NgNameClass
class_before (const NgMentionWork *w, guint32 i)
{
  const NgNetName *name = ng_mention_name (w, i);

  switch (ng_mention_kind_of_words (w, name->first, name->n))
    {
    case NG_KIND_ORGANISATION:
      return NG_NAME_ORGANISATION;
    case NG_KIND_PLACE:
      return NG_NAME_LOCATION;
    case NG_N_KINDS:
      return name->label;
    default:
      return NG_NAME_WORK;
    }
}

/* "World Health Organization (WHO)" is one kind; "black soldier fly (BSF)" is no name's. */
static void
hear_long_form (const NgMentionWork *w, NgNetName *name)
{
  NgId open = name->first - 1;
  gsize n;

  if (name->n != 1 || name->first < 3 || !ng_mention_is (w, open, name->first, "(")
      || !ng_mention_is (w, name->first + 1, name->first, ")"))
    return;
  const char *letters = ng_mention_text (w, name->first, &n);
  if (n < 2 || n > MAX_ACRONYM || w->name_at[name->first] == w->name_at[open - 1])
    return;
  for (NgId t = open; t > 0 && open - t < 2 * n && ng_mention_beside (w, t - 1, open); t--)
    {
      if (!spells (w, t - 1, open, letters, n))
        continue;
      guint32 before = w->name_at[open - 1];
      if (before != NG_NONE)
        name->beside[class_before (w, before)] += LONG_FORM;
      else if (!ng_mention_has_shape (w, open - 1, NG_SHAPE_CAPITAL))
        name->beside[NG_NAME_WORK] += LONG_FORM;
      return;
    }
}

void
ng_mention_beside_run (NgMentionWork *w)
{
  for (guint32 i = 0; i < w->names->len; i++)
    {
      NgNetName *name = ng_mention_name (w, i);
      if (name->n == 0)
        continue;
      hear_before (w, name);
      hear_after (w, name);
      hear_article (w, name);
      hear_long_form (w, name);
    }
}
