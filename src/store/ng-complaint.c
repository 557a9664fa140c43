/* ng-complaint.c: see ng-complaint.h. */
#include "store/ng-complaint.h"

#include <string.h>

#define MOST_SIGNS 9u

/* Finds "error at LINE:COLUMN: ". Returns: (transfer none) (nullable): what follows. */
static const char *
find_place (const char *message, guint *line, guint *column)
{
  const char *at = strstr (message, "error at ");
  char *end;

  if (at == NULL)
    return NULL;
  gulong l = strtoul (at + strlen ("error at "), &end, 10);
  if (l == 0 || l > G_MAXINT32 || *end != ':' || !g_ascii_isdigit (end[1]))
    return NULL;
  gulong c = strtoul (end + 1, &end, 10);
  if (*end != ':' || c > G_MAXINT32)
    return NULL;
  *line = (guint) l;
  *column = (guint) c;
  return end + 1 + strspn (end + 1, " ");
}

/* ---- what was tried there: words, quoted signs, [classes] of characters, or a sentence ---- */

static gboolean
is_class (const char *tried)
{
  return *tried == '[';
}

static gboolean
is_word (const char *tried)
{
  return *tried && tried[strspn (tried, G_CSET_A_2_Z G_CSET_a_2_z "_0123456789")] == '\0';
}

static gboolean
is_sentence (const char *tried)
{
  return g_ascii_isupper (*tried) && strchr (tried, ' ') != NULL;
}

/* Returns: (transfer full). */
static char **
list_tried (const char *what)
{
  if (g_str_has_prefix (what, "expected one of "))
    what += strlen ("expected one of ");
  else if (g_str_has_prefix (what, "expected "))
    what += strlen ("expected ");
  g_autofree char *line = g_strchomp (g_strdup (what));
  g_strdelimit (line, "\n", ' ');
  return g_strsplit (line, ", ", -1);
}

/* Returns: (transfer none) (nullable): the sentence among @tried, which says what is wrong. */
static const char *
find_sentence (char **tried)
{
  for (; *tried; tried++)
    if (is_sentence (*tried))
      return *tried;
  return NULL;
}

/* The words' length, the shortest's if it differs: that one was begun last. 0: not words alone. */
static guint
word_length (char **tried)
{
  gsize shortest = 0;

  for (; *tried; tried++)
    if (is_word (*tried))
      shortest = shortest ? MIN (shortest, strlen (*tried)) : strlen (*tried);
    else if (strcmp (*tried, "[_]") != 0) /* any character: part of a word's trial */
      return 0;
  return (guint) shortest;
}

/* Of more signs than people read nothing is said. */
static char *
join_signs (char **tried)
{
  g_autoptr (GString) signs = g_string_new (NULL);
  guint n = 0;

  for (; *tried; tried++)
    if (!is_word (*tried) && !is_class (*tried))
      g_string_append_printf (signs, "%s%s", n++ ? " or " : "expected ", *tried);
  return g_strdup (n > 0 && n <= MOST_SIGNS ? signs->str : "not understood from here on");
}

/* ---- places ---- */

/* Returns: (transfer none): the place, or the end of @text. */
static const char *
place_in (const char *text, guint line, guint column)
{
  while (line > 1 && *text)
    if (*text++ == '\n')
      line--;
  while (column > 1 && *text && *text != '\n')
    {
      text = g_utf8_next_char (text);
      column--;
    }
  return text;
}

static void
tell_place (const char *text, const char *place, guint *line, guint *column)
{
  const char *start = text;

  *line = 1;
  for (const char *p = text; p < place; p++)
    if (*p == '\n')
      {
        ++*line;
        start = p + 1;
      }
  *column = (guint) g_utf8_strlen (start, place - start) + 1;
}

static const char *
go_back (const char *text, const char *place, guint n)
{
  while (n-- > 0 && place > text)
    place = g_utf8_prev_char (place);
  return place;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* Where the word was begun, without the space that it was tried on. */
static const char *
begin_of_trial (const char *text, const char *place, guint length)
{
  place = go_back (text, place, length);
  if (!is_blank (place))
    place += strspn (place, " \t\r\n");
  return place;
}

static const char *
begin_of_name (const char *text, const char *place)
{
  while (place > text && strchr (" \t\r\n{}()|/^,;", place[-1]) == NULL)
    place--;
  return place;
}

/* The place in @text before which as much stands that is no space. */
static const char *
same_place (const char *sent, const char *place, const char *text)
{
  gsize n = 0;

  for (const char *p = sent; p < place; p++)
    n += !g_ascii_isspace (*p);
  for (; *text && n > 0; text++)
    n -= !g_ascii_isspace (*text);
  return is_blank (text) ? text : text + strspn (text, " \t\r\n");
}

char *
ng_complaint_read (const char *message, const char *sent, const char *text, guint *line,
                   guint *column)
{
  const char *what = find_place (message, line, column);

  if (what == NULL)
    return NULL;
  g_auto (GStrv) tried = list_tried (what);
  const char *sentence = find_sentence (tried);
  gboolean prefix = sentence && strcmp (sentence, "Prefix not found") == 0;
  guint length = sentence ? 0 : word_length (tried);
  const char *place = place_in (sent, *line, *column);
  place = prefix   ? begin_of_name (sent, place)
          : length ? begin_of_trial (sent, place, length)
                   : place;
  tell_place (text, same_place (sent, place, text), line, column);
  if (is_blank (text))
    return g_strdup ("no query: nothing is in it");
  if (prefix)
    return g_strdup ("a prefix that is not declared");
  return sentence ? g_strdup (sentence) : join_signs (tried);
}
