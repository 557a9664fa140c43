/* ng-bytes.c: see ng-bytes.h. */
#include "document/ng-bytes.h"

#include <string.h>

#include "base/ng-error.h"

/* Combining marks in a row: UAX #15 calls text with at most 30 stream-safe; sorting marks costs the
 * square of their number. */
#define MAX_MARKS 30u

/* One control character in this many bytes is an accident of copying, more is no text. */
#define BYTES_PER_CONTROL 200u

static gboolean
refuse (const char *name, gsize offset, GError **error, const char *what)
{
  g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
               "%s: byte %" G_GSIZE_FORMAT ": %s; expected UTF-8 text or a JSON object", name,
               offset, what);
  return FALSE;
}

static gboolean
starts_with (const guint8 *bytes, gsize length, const char *magic, gsize n)
{
  return length >= n && memcmp (bytes, magic, n) == 0;
}

static const char *
find_encoding (const guint8 *bytes, gsize length)
{
  guint even = 0, odd = 0;

  if (starts_with (bytes, length, "\xFF\xFE\0\0", 4)
      || starts_with (bytes, length, "\0\0\xFE\xFF", 4))
    return "a byte order mark of UTF-32";
  if (starts_with (bytes, length, "\xFF\xFE", 2) || starts_with (bytes, length, "\xFE\xFF", 2))
    return "a byte order mark of UTF-16";
  gsize n = MIN (length, 256);
  for (gsize i = 0; i < n; i++)
    if (bytes[i] == 0)
      *(i % 2 ? &odd : &even) += 1;
  if (n >= 4 && even + odd >= n * 2 / 3)
    return "zero bytes as in UTF-32";
  if (n >= 4 && (even >= n / 3 || odd >= n / 3))
    return "zero bytes as in UTF-16";
  return NULL;
}

static const char *
find_format (const guint8 *bytes, gsize length)
{
  static const struct
  {
    const char *magic, *what;
  } formats[] = { { "%PDF-", "a PDF file" },
                  { "PK\x03\x04", "a ZIP archive or office document" },
                  { "\x1F\x8B", "a gzip file" },
                  { "\x89PNG", "a PNG image" },
                  { "\xFF\xD8\xFF", "a JPEG image" },
                  { "GIF8", "a GIF image" },
                  { "{\\rtf", "an RTF file" },
                  { "\x7F"
                    "ELF",
                    "a program" } };
  if (length >= 14
      && (g_ascii_strncasecmp ((const char *) bytes, "<!doctype html", 14) == 0
          || g_ascii_strncasecmp ((const char *) bytes, "<html", 5) == 0))
    return "an HTML page";
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (starts_with (bytes, length, formats[i].magic, strlen (formats[i].magic)))
      return formats[i].what;
  return NULL;
}

static gboolean
is_control (guint8 c)
{
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
}

static gboolean
check_controls (const char *name, const guint8 *bytes, gsize length, GError **error)
{
  gsize n = 0, first = 0;
  for (gsize i = 0; i < length; i++)
    if (is_control (bytes[i]) && n++ == 0)
      first = i;
  return n <= length / BYTES_PER_CONTROL || refuse (name, first, error, "control characters");
}

gboolean
ng_bytes_check (const char *name, const guint8 *bytes, gsize length, gsize *skipped, GError **error)
{
  const char *what = find_encoding (bytes, length), *bad;
  gsize bom = starts_with (bytes, length, "\xEF\xBB\xBF", 3) ? 3 : 0;

  if (what == NULL)
    what = find_format (bytes, length);
  if (what != NULL)
    return refuse (name, 0, error, what);
  if (!g_utf8_validate ((const char *) bytes, length, &bad))
    {
      gsize offset = bad - (const char *) bytes;
      return refuse (name, offset, error, bytes[offset] ? "invalid UTF-8" : "a NUL byte");
    }
  if (!check_controls (name, bytes, length, error))
    return FALSE;
  for (gsize i = bom; i < length;)
    {
      const char *p = (const char *) bytes + i;
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        {
          *skipped = bom;
          return TRUE;
        }
      i += g_utf8_next_char (p) - p;
    }
  return refuse (name, length, error, length ? "nothing but white space" : "the file is empty");
}

static GString *
unify_newlines (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length + 1);
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '\r')
        g_string_append_c (out, text[i]);
      else if (i + 1 == length || text[i + 1] != '\n')
        g_string_append_c (out, '\n');
    }
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  return out;
}

static gboolean
check_marks (const char *name, const char *text, GError **error)
{
  guint run = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      run = (guchar) *p < 0x80 || !g_unichar_ismark (g_utf8_get_char (p)) ? 0 : run + 1;
      if (run > MAX_MARKS)
        {
          g_set_error (error, NG_ERROR, NG_ERROR_INPUT,
                       "%s: byte %" G_GSIZE_FORMAT
                       ": more than %u combining marks in a row; expected text",
                       name, (gsize) (p - text), MAX_MARKS);
          return FALSE;
        }
    }
  return TRUE;
}

char *
ng_bytes_normalise (const char *name, const char *text, gsize length, GError **error)
{
  g_autoptr (GString) out = unify_newlines (text, length);
  gboolean ascii = TRUE;

  for (gsize i = 0; i < out->len && ascii; i++)
    ascii = (guchar) out->str[i] < 0x80;
  if (ascii)
    return g_string_free (g_steal_pointer (&out), FALSE);
  if (!check_marks (name, out->str, error))
    return NULL;
  return g_utf8_normalize (out->str, out->len, G_NORMALIZE_NFC);
}
