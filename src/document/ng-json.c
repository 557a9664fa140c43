/* ng-json.c: see ng-json.h.  Method: recursive descent; depth is bounded. */
#include "document/ng-json.h"

#include <string.h>

#include "base/ng-error.h"

/* Nested arrays and objects: metadata is flat; more is a mistake or an attack on the stack. */
#define MAX_DEPTH 64u

typedef struct
{
  const char *name, *start, *p, *end;
  guint depth;
  GError **error;
} Json;

static gboolean read_value (Json *j, char **string);

static gboolean
fail (Json *j, const char *expected)
{
  g_set_error (j->error, NG_ERROR, NG_ERROR_INPUT,
               "%s: byte %" G_GSIZE_FORMAT " of the JSON: expected %s", j->name,
               (gsize) (j->p - j->start), expected);
  return FALSE;
}

static void
skip_space (Json *j)
{
  while (j->p < j->end && (*j->p == ' ' || *j->p == '\t' || *j->p == '\n' || *j->p == '\r'))
    j->p++;
}

static gboolean
accept (Json *j, char c)
{
  skip_space (j);
  if (j->p >= j->end || *j->p != c)
    return FALSE;
  j->p++;
  return TRUE;
}

/* Four hexadecimal digits. */
static gboolean
read_hex (Json *j, gunichar *u)
{
  *u = 0;
  for (guint i = 0; i < 4; i++, j->p++)
    {
      if (j->p >= j->end || !g_ascii_isxdigit (*j->p))
        return fail (j, "four hexadecimal digits");
      *u = *u * 16 + g_ascii_xdigit_value (*j->p);
    }
  return TRUE;
}

/* After "\u". */
static gboolean
read_unicode (Json *j, GString *out)
{
  gunichar u, low;
  if (!read_hex (j, &u))
    return FALSE;
  if (u >= 0xD800 && u < 0xDC00)
    {
      if (j->end - j->p < 2 || j->p[0] != '\\' || j->p[1] != 'u')
        return fail (j, "the second half of a surrogate pair");
      j->p += 2;
      if (!read_hex (j, &low))
        return FALSE;
      if (low < 0xDC00 || low > 0xDFFF)
        return fail (j, "the second half of a surrogate pair");
      u = 0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00);
    }
  else if (u >= 0xDC00 && u < 0xE000)
    return fail (j, "the first half of a surrogate pair before this");
  if (u == 0)
    return fail (j, "a character other than U+0000");
  g_string_append_unichar (out, u);
  return TRUE;
}

/* After the backslash. */
static gboolean
read_escape (Json *j, GString *out)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *k;

  if (j->p >= j->end)
    return fail (j, "the rest of an escape");
  if (*j->p == 'u')
    {
      j->p++;
      return read_unicode (j, out);
    }
  k = *j->p ? strchr (from, *j->p) : NULL;
  if (k == NULL)
    return fail (j, "one of \" \\ / b f n r t u after a backslash");
  g_string_append_c (out, to[k - from]);
  j->p++;
  return TRUE;
}

/* After the opening mark. */
static gboolean
read_string (Json *j, char **string)
{
  g_autoptr (GString) out = g_string_new (NULL);

  while (j->p < j->end && *j->p != '"')
    {
      const char *from = j->p;
      if ((guchar) *j->p < 0x20)
        return fail (j, "no raw control character in a string");
      if (*j->p == '\\')
        {
          j->p++;
          if (!read_escape (j, out))
            return FALSE;
          continue;
        }
      while (j->p < j->end && *j->p != '"' && *j->p != '\\' && (guchar) *j->p >= 0x20)
        j->p++;
      g_string_append_len (out, from, j->p - from);
    }
  if (j->p >= j->end)
    return fail (j, "a closing quotation mark");
  j->p++;
  *string = g_string_free (g_steal_pointer (&out), FALSE);
  return TRUE;
}

static gboolean
read_digits (Json *j)
{
  const char *from = j->p;
  while (j->p < j->end && g_ascii_isdigit (*j->p))
    j->p++;
  return j->p > from || fail (j, "a digit");
}

static gboolean
read_number (Json *j)
{
  if (*j->p == '-')
    j->p++;
  if (j->p < j->end && *j->p == '0')
    j->p++;
  else if (!read_digits (j))
    return FALSE;
  if (j->p < j->end && *j->p == '.')
    {
      j->p++;
      if (!read_digits (j))
        return FALSE;
    }
  if (j->p < j->end && (*j->p == 'e' || *j->p == 'E'))
    {
      j->p++;
      if (j->p < j->end && (*j->p == '+' || *j->p == '-'))
        j->p++;
      return read_digits (j);
    }
  return TRUE;
}

static gboolean
read_word (Json *j)
{
  static const char *const words[] = { "true", "false", "null" };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);
      if ((gsize) (j->end - j->p) >= n && memcmp (j->p, words[i], n) == 0)
        {
          j->p += n;
          return TRUE;
        }
    }
  return fail (j, "a value");
}

static gboolean
read_array (Json *j)
{
  if (accept (j, ']'))
    return TRUE;
  do
    {
      g_autofree char *string = NULL;
      if (!read_value (j, &string))
        return FALSE;
    }
  while (accept (j, ','));
  return accept (j, ']') || fail (j, "',' or ']'");
}

static gboolean
is_null (const Json *j)
{
  return j->end - j->p >= 4 && memcmp (j->p, "null", 4) == 0;
}

static gboolean
read_member (Json *j, GHashTable *members)
{
  g_autofree char *key = NULL, *value = NULL;

  if (!accept (j, '"'))
    return fail (j, "a key in quotation marks");
  if (!read_string (j, &key))
    return FALSE;
  if (members && g_hash_table_contains (members, key))
    return fail (j, "no key twice in one object");
  if (!accept (j, ':'))
    return fail (j, "':'");
  skip_space (j);
  gboolean absent = is_null (j);
  if (!read_value (j, &value))
    return FALSE;
  if (members && !absent)
    g_hash_table_insert (members, g_steal_pointer (&key), g_steal_pointer (&value));
  return TRUE;
}

/* After the brace. @members: (nullable): of the outermost object. */
static gboolean
read_object (Json *j, GHashTable *members)
{
  if (accept (j, '}'))
    return TRUE;
  do
    if (!read_member (j, members))
      return FALSE;
  while (accept (j, ','));
  return accept (j, '}') || fail (j, "',' or '}'");
}

static gboolean
read_nested (Json *j)
{
  gboolean ok;
  if (++j->depth > MAX_DEPTH)
    return fail (j, "no deeper nesting");
  ok = *j->p++ == '{' ? read_object (j, NULL) : read_array (j);
  j->depth--;
  return ok;
}

/* @string: (out): set for strings only. */
static gboolean
read_value (Json *j, char **string)
{
  skip_space (j);
  if (j->p >= j->end)
    return fail (j, "a value");
  switch (*j->p)
    {
    case '"':
      j->p++;
      return read_string (j, string);
    case '{':
    case '[':
      return read_nested (j);
    default:
      return *j->p == '-' || g_ascii_isdigit (*j->p) ? read_number (j) : read_word (j);
    }
}

GHashTable *
ng_json_read_object (const char *name, const char *text, gsize length, GError **error)
{
  Json j = { .name = name, .start = text, .p = text, .end = text + length, .error = error };
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!accept (&j, '{'))
    {
      fail (&j, "'{'");
      return NULL;
    }
  if (!read_object (&j, members))
    return NULL;
  skip_space (&j);
  if (j.p < j.end)
    {
      fail (&j, "nothing after the object");
      return NULL;
    }
  return g_steal_pointer (&members);
}
