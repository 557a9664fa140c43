/* ng-json-scan.c: see ng-json-scan.h. */
#include "kb/ng-json-scan.h"

#include <string.h>

static void
skip_space (NgJsonScan *s)
{
  while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == '\r' || *s->at == '\n'))
    s->at++;
}

gboolean
ng_json_at_end (NgJsonScan *self)
{
  skip_space (self);
  return self->at == self->end;
}

/* The mark that ends the string whose text begins at @from; NULL if it does not end. */
static const char *
string_end (const char *from, const char *end)
{
  for (const char *p = from; p < end; p++)
    {
      p = memchr (p, '"', end - p);
      if (p == NULL)
        return NULL;
      const char *q = p;
      while (q > from && q[-1] == '\\')
        q--;
      if ((p - q) % 2 == 0)
        return p;
    }
  return NULL;
}

static gboolean
skip_string (NgJsonScan *s)
{
  const char *mark = string_end (s->at + 1, s->end);
  if (mark == NULL)
    return FALSE;
  s->at = mark + 1;
  return TRUE;
}

/* Behind the bracket that closes the one at self->at. */
static gboolean
skip_nested (NgJsonScan *s)
{
  char closing[NG_JSON_MAX_DEPTH];
  guint depth = 0;

  while (s->at < s->end)
    switch (*s->at)
      {
      case '"':
        if (!skip_string (s))
          return FALSE;
        break;
      case '{':
      case '[':
        if (depth == NG_JSON_MAX_DEPTH)
          return FALSE;
        closing[depth++] = *s->at == '{' ? '}' : ']';
        s->at++;
        break;
      case '}':
      case ']':
        if (closing[--depth] != *s->at)
          return FALSE;
        s->at++;
        if (depth == 0)
          return TRUE;
        break;
      default:
        s->at++;
      }
  return FALSE;
}

static gboolean
skip_word (NgJsonScan *s)
{
  const char *from = s->at;
  while (s->at < s->end
         && (g_ascii_isalnum (*s->at) || *s->at == '-' || *s->at == '+' || *s->at == '.'))
    s->at++;
  return s->at > from;
}

gboolean
ng_json_skip (NgJsonScan *self)
{
  skip_space (self);
  if (self->at == self->end)
    return FALSE;
  if (*self->at == '"')
    return skip_string (self);
  return *self->at == '{' || *self->at == '[' ? skip_nested (self) : skip_word (self);
}

/* ---- walking ---- */

/* Moves behind "key": and gives the key. */
static gboolean
read_key (NgJsonScan *s, const char **key, gsize *length)
{
  skip_space (s);
  if (s->at == s->end || *s->at != '"')
    return FALSE;
  *key = s->at + 1;
  if (!skip_string (s))
    return FALSE;
  *length = s->at - 1 - *key;
  skip_space (s);
  if (s->at == s->end || *s->at != ':')
    return FALSE;
  s->at++;
  return TRUE;
}

static gboolean
take_byte (NgJsonScan *s, char byte)
{
  skip_space (s);
  if (s->at == s->end || *s->at != byte)
    return FALSE;
  s->at++;
  return TRUE;
}

gboolean
ng_json_each (NgJsonScan *self, NgJsonTake take, gpointer data)
{
  const char *key = NULL;
  gsize length = 0;

  skip_space (self);
  if (self->at == self->end || (*self->at != '{' && *self->at != '['))
    return FALSE;
  gboolean object = *self->at++ == '{';
  char closing = object ? '}' : ']';
  if (take_byte (self, closing))
    return TRUE;
  do
    {
      if (object && !read_key (self, &key, &length))
        return FALSE;
      skip_space (self);
      if (!take (self, key, length, data))
        return FALSE;
    }
  while (take_byte (self, ','));
  return take_byte (self, closing);
}

/* ---- values ---- */

/* Four hexadecimal digits; -1 for anything else. */
static int
hex4 (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* The character of the \u escape whose digits begin at *@p; a half of a pair alone is none. */
static gboolean
put_unicode (const char **p, const char *end, GString *out)
{
  int c = hex4 (*p, end);

  *p += 4;
  if (c >= 0xD800 && c < 0xDC00 && end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u')
    {
      int low = hex4 (*p + 2, end);
      if (low < 0xDC00 || low > 0xDFFF)
        return FALSE;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      *p += 6;
    }
  if (c <= 0 || (c >= 0xD800 && c < 0xE000))
    return FALSE;
  g_string_append_unichar (out, c);
  return TRUE;
}

static gboolean
put_escape (const char **p, const char *end, GString *out)
{
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *name;

  if (*p == end)
    return FALSE;
  char c = *(*p)++;
  if (c == 'u')
    return put_unicode (p, end, out);
  name = c ? strchr (names, c) : NULL;
  if (name == NULL)
    return FALSE;
  g_string_append_c (out, values[name - names]);
  return TRUE;
}

static gboolean
decode (const char *p, const char *end, GString *out)
{
  while (p < end)
    {
      const char *escape = memchr (p, '\\', end - p);
      g_string_append_len (out, p, (escape ? escape : end) - p);
      if (escape == NULL)
        return TRUE;
      p = escape + 1;
      if (!put_escape (&p, end, out))
        return FALSE;
    }
  return TRUE;
}

gboolean
ng_json_string (NgJsonScan *self, GString *out)
{
  g_string_truncate (out, 0);
  skip_space (self);
  if (self->at == self->end || *self->at != '"')
    return ng_json_skip (self);
  const char *from = self->at + 1;
  return skip_string (self) && decode (from, self->at - 1, out)
         && g_utf8_validate_len (out->str, out->len, NULL);
}

gboolean
ng_json_count (NgJsonScan *self, guint64 *value)
{
  const char *from = (skip_space (self), self->at);

  *value = 0;
  if (!ng_json_skip (self))
    return FALSE;
  for (const char *p = from; p < self->at && g_ascii_isdigit (*p) && *value < G_MAXUINT64 / 10 - 1;
       p++)
    *value = *value * 10 + (*p - '0');
  return TRUE;
}
