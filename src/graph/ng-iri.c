/* ng-iri.c: see ng-iri.h.  Source: RFC 3987, section 2.2; RFC 3986, section 3. */
#include "graph/ng-iri.h"

#include <string.h>

gboolean
ng_iri_is_ucschar (gunichar c)
{
  if (c >= 0x10000)
    return c < 0xE0000 ? (c & 0xFFFF) <= 0xFFFD : c >= 0xE1000 && c <= 0xEFFFD;
  return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFEF);
}

static gboolean
is_ascii_iri_char (guchar c)
{
  return c > ' ' && c < 0x7F && strchr ("<>\"{}|^`\\", c) == NULL;
}

/* Bytes of the scheme with its colon, 0 if there is none. */
static gsize
scheme_length (const char *iri)
{
  gsize n = 0;
  if (!g_ascii_isalpha (*iri))
    return 0;
  while (g_ascii_isalnum (iri[n]) || (iri[n] && strchr ("+-.", iri[n])))
    n++;
  return iri[n] == ':' ? n + 1 : 0;
}

/* First byte after the host, if there is one. */
static const char *
host_end (const char *rest)
{
  return g_str_has_prefix (rest, "//") ? rest + 2 + strcspn (rest + 2, "/?#") : rest;
}

gboolean
ng_iri_is_absolute (const char *iri)
{
  gsize scheme = scheme_length (iri);
  const char *host = host_end (iri + scheme);
  gboolean fragment = FALSE;

  if (scheme == 0 || iri[scheme] == '\0' || !g_utf8_validate (iri, -1, NULL))
    return FALSE;
  for (const char *p = iri + scheme; *p; p = g_utf8_next_char (p))
    {
      guchar c = (guchar) *p;
      if (c >= 0x80 ? !ng_iri_is_ucschar (g_utf8_get_char (p)) : !is_ascii_iri_char (c))
        return FALSE;
      if (c == '%' && !(g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2])))
        return FALSE;
      if ((c == '[' || c == ']') && p >= host)
        return FALSE;
      if (c == '#' && fragment)
        return FALSE;
      fragment |= c == '#';
    }
  return TRUE;
}

char *
ng_iri_from_address (const char *address)
{
  GString *out = g_string_new (NULL);

  for (const char *p = address; *p; p++)
    {
      guchar c = (guchar) *p;
      gboolean stray = c == '%' && !(g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]));
      if (stray || (c < 0x80 && !is_ascii_iri_char (c)))
        g_string_append_printf (out, "%%%02X", c);
      else
        g_string_append_c (out, *p);
    }
  if (ng_iri_is_absolute (out->str))
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}
