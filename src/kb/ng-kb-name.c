/* ng-kb-name.c: see ng-kb-name.h. */
#include "kb/ng-kb-name.h"

#include <string.h>

/* Letters that Unicode does not take apart. */
static gunichar
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0xF8: /* ø */
      return 'o';
    case 0x111: /* đ */
    case 0xF0:  /* ð */
      return 'd';
    case 0x131: /* ı */
      return 'i';
    case 0x142: /* ł */
      return 'l';
    default:
      return c;
    }
}

static gboolean
is_dropped (gunichar c)
{
  return c == '.' || c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x2BB
         || c == 0x60 || g_unichar_ismark (c);
}

/* @start: where the key begins in @out. */
static void
put_char (GString *out, gsize start, gunichar c)
{
  if (is_dropped (c))
    return;
  if (g_unichar_isalnum (c))
    g_string_append_unichar (out, plain_letter (c));
  else if (out->len > start && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static void
put_ascii (GString *out, gsize start, const char *name, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      char c = name[i];
      if (g_ascii_isalnum (c))
        g_string_append_c (out, g_ascii_tolower (c));
      else if (c != '.' && c != '\'' && c != '`' && out->len > start
               && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
}

static void
put_unicode (GString *out, gsize start, const char *name, gsize length)
{
  g_autofree char *folded = g_utf8_casefold (name, length);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);

  for (const char *p = apart; p && *p; p = g_utf8_next_char (p))
    put_char (out, start, g_utf8_get_char (p));
}

static gboolean
is_ascii (const char *name, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) name[i] >= 0x80)
      return FALSE;
  return TRUE;
}

gboolean
ng_kb_key (const char *name, gsize length, GString *out)
{
  gsize start = out->len;

  if (is_ascii (name, length))
    put_ascii (out, start, name, length);
  else
    put_unicode (out, start, name, length);
  if (out->len > start && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (out->len > start && out->len - start <= NG_KB_MAX_KEY)
    return TRUE;
  g_string_truncate (out, start);
  return FALSE;
}

void
ng_kb_short_names (const char *key, gsize length, NgKbTakeName take, gpointer data)
{
  const char *first = memchr (key, ' ', length);
  const char *last = g_strrstr_len (key, length, " ");

  if (first == NULL)
    return;
  gsize tail = length - (last - key); /* with its space */
  if (first != last && tail > 2)
    {
      char two[NG_KB_MAX_KEY];
      gsize head = first - key;
      memcpy (two, key, head);
      memcpy (two + head, last, tail);
      take (two, head + tail, data);
    }
  if (tail > 3)
    take (last + 1, tail - 1, data);
}
