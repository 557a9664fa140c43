/* ng-text.c: see ng-text.h. */
#include "base/ng-text.h"

#include <math.h>
#include <string.h>

#include "base/ng-limits.h"

float
ng_score (double x)
{
  if (!(x > 0))
    return 0;
  return x >= 1 ? 1 : (float) (floor (x * 1000 + 0.5) / 1000);
}

char *
ng_score_format (float score)
{
  guint n = MIN ((guint) (score * 1000 + 0.5f), 1000);
  char *text = g_strdup_printf ("%u.%03u", n / 1000, n % 1000);

  for (gsize i = strlen (text) - 1; i > 2 && text[i] == '0'; i--)
    text[i] = '\0';
  return text;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

/* Nonspacing, spacing and enclosing marks, as Unicode general category M. */
static gboolean
is_slug_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

char *
ng_slug (const char *text, gssize length)
{
  g_autofree char *nfkc = g_utf8_normalize (text, length, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (nfkc ? nfkc : "", -1);
  g_autofree char *nfc = g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
  GString *out = g_string_new (NULL);
  guint n = 0;
  gboolean gap = FALSE;

  for (const char *p = nfc; *p && n < NG_MAX_SLUG_CHARS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_slug_char (c))
        {
          gap |= !is_apostrophe (c);
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, '-');
      gap = FALSE;
      g_string_append_unichar (out, c);
      n++;
    }
  return g_string_free (out, FALSE);
}

char *
ng_lower (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  GString *out = g_string_sized_new (end - text + 1);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0x80)
        g_string_append_c (out, g_ascii_tolower (*p));
      else
        g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (p)));
    }
  return g_string_free (out, FALSE);
}

gboolean
ng_text_equal_nocase (const char *a, gsize a_length, const char *b, gsize b_length)
{
  const char *pa = a, *pb = b, *ea = a + a_length, *eb = b + b_length;
  while (pa < ea && pb < eb)
    {
      if (g_unichar_tolower (g_utf8_get_char (pa)) != g_unichar_tolower (g_utf8_get_char (pb)))
        return FALSE;
      pa = g_utf8_next_char (pa);
      pb = g_utf8_next_char (pb);
    }
  return pa >= ea && pb >= eb;
}

gboolean
ng_text_is_capitalised (const char *text, gsize length)
{
  gunichar c = length ? g_utf8_get_char (text) : 0;
  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

gboolean
ng_text_is_all_caps (const char *text, gsize length)
{
  gboolean letter = FALSE;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_islower (c))
        return FALSE;
      letter |= g_unichar_isalpha (c);
    }
  return letter;
}

gsize
ng_text_possessive (const char *text, gsize length)
{
  static const char *const endings[] = { "'s", "’s", "'S", "’S" };
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);
      if (length >= n && memcmp (text + length - n, endings[i], n) == 0)
        return n;
    }
  if (length > 2 && text[length - 1] == '\'' && g_ascii_tolower (text[length - 2]) == 's')
    return 1;
  if (length > 4 && memcmp (text + length - 3, "’", 3) == 0
      && g_ascii_tolower (text[length - 4]) == 's')
    return 3;
  return 0;
}
