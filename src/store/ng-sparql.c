/* ng-sparql.c: see ng-sparql.h.  Tokens: SPARQL 1.1 Query Language, 19.8. */
#include "store/ng-sparql.h"

#include <stdlib.h>
#include <string.h>

/* More than the longest keyword, ENCODE_FOR_URI. */
#define GAP "                    "
#define LONGEST_WIDENED (64u << 10)

typedef enum
{
  TOKEN_END,
  TOKEN_WORD,   /* a keyword, or what could be one */
  TOKEN_PREFIX, /* the prefix of a name, without the colon; the local name is passed over */
  TOKEN_IRI,    /* without the brackets */
  TOKEN_OTHER,
} TokenType;

typedef struct
{
  TokenType type;
  const char *begin;
  gsize length;
} Token;

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

static gboolean
is_name (char c)
{
  return is_letter (c) || c == '-' || c == '.';
}

static const char *
skip_space (const char *p)
{
  for (;;)
    {
      while (g_ascii_isspace (*p))
        p++;
      if (*p != '#')
        return p;
      p += strcspn (p, "\r\n");
    }
}

/* @p: at a quotation mark. Returns: after the closing one, or the end of the text. */
static const char *
skip_string (const char *p)
{
  char quote = *p;
  gsize n = p[1] == quote && p[2] == quote ? 3 : 1;

  for (p += n; *p; p++)
    if (*p == '\\' && p[1])
      p++;
    else if (*p == quote && (n == 1 || (p[1] == quote && p[2] == quote)))
      return p + n;
  return p;
}

/* The '>' of an IRI that starts at @p; NULL if the '<' is an operator. */
static const char *
iri_end (const char *p)
{
  for (p++; (guchar) *p > ' '; p++)
    if (*p == '>')
      return p;
    else if (strchr ("<\"{}|^`", *p))
      return NULL;
  return NULL;
}

/* Local names may hold escapes ("\,"), percent signs and colons. */
static const char *
skip_local (const char *p)
{
  while (is_name (*p) || *p == ':' || *p == '%' || (*p == '\\' && p[1]))
    p += *p == '\\' ? 2 : 1;
  return p;
}

static const char *
next_token (const char *p, Token *token)
{
  const char *end;

  p = skip_space (p);
  *token = (Token){ *p ? TOKEN_OTHER : TOKEN_END, p, 1 };
  if (*p == '\0')
    return p;
  if (*p == '"' || *p == '\'')
    return skip_string (p);
  if (*p == '<' && (end = iri_end (p)))
    {
      *token = (Token){ TOKEN_IRI, p + 1, end - p - 1 };
      return end + 1;
    }
  if (*p == '?' || *p == '$' || *p == '@')
    {
      for (end = p + 1; is_letter (*end) || (*p == '@' && *end == '-'); end++)
        ;
      return end;
    }
  if (!is_letter (*p) && *p != ':')
    return p + 1;
  for (end = p; is_name (*end); end++)
    ;
  token->type = *end == ':' ? TOKEN_PREFIX : TOKEN_WORD;
  token->length = end - p;
  return *end == ':' ? skip_local (end + 1) : end;
}

static gboolean
is_word (const Token *t, const char *word)
{
  return t->type == TOKEN_WORD && t->length == strlen (word)
         && g_ascii_strncasecmp (t->begin, word, t->length) == 0;
}

static NgSparqlForm
form_of (const Token *t)
{
  static const struct
  {
    const char *word;
    NgSparqlForm form;
  } forms[] = {
    { "select", NG_SPARQL_SELECT },       { "ask", NG_SPARQL_ASK },
    { "construct", NG_SPARQL_CONSTRUCT }, { "describe", NG_SPARQL_DESCRIBE },
    { "insert", NG_SPARQL_UPDATE },       { "delete", NG_SPARQL_UPDATE },
    { "with", NG_SPARQL_UPDATE },         { "load", NG_SPARQL_UPDATE },
    { "clear", NG_SPARQL_UPDATE },        { "drop", NG_SPARQL_UPDATE },
    { "create", NG_SPARQL_UPDATE },       { "add", NG_SPARQL_UPDATE },
    { "move", NG_SPARQL_UPDATE },         { "copy", NG_SPARQL_UPDATE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (is_word (t, forms[i].word))
      return forms[i].form;
  return NG_SPARQL_NONE;
}

static gboolean
holds (const char *begin, gsize length, const char *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= length; i++)
    if (g_ascii_strncasecmp (begin + i, word, n) == 0)
      return TRUE;
  return FALSE;
}

/* Strangers hide a word from what reads tokens, not from an engine that reads without: glued to a
 * number ("1SERVICE"), to an empty prefix ("SERVICE:x"), or between a '<' that compares and a '>'
 * in a comment, where a bracket must have been closed before. */
static gboolean
may_call (const Token *t)
{
  const char *bracket = t->type == TOKEN_IRI ? memchr (t->begin, ')', t->length) : NULL;

  if (t->type == TOKEN_WORD || t->type == TOKEN_PREFIX)
    return holds (t->begin, t->length, "service");
  return bracket && holds (bracket, t->begin + t->length - bracket, "service");
}

/* What depends on more than the store; rather too often than not: an IRI may hold a call as well.
 */
static gboolean
may_vary (const Token *t)
{
  return holds (t->begin, t->length, "now") || holds (t->begin, t->length, "rand")
         || holds (t->begin, t->length, "uuid");
}

static void
note_calls (const Token *t, NgSparqlScan *scan)
{
  scan->has_service |= may_call (t);
  scan->varies |= scan->has_service || may_vary (t);
}

static void
scan_tokens (const char *text, NgSparqlScan *scan)
{
  Token t, name, iri;

  for (const char *p = next_token (text, &t); t.type != TOKEN_END; p = next_token (p, &t))
    {
      note_calls (&t, scan);
      if (is_word (&t, "prefix"))
        {
          p = next_token (next_token (p, &name), &iri);
          if (name.type == TOKEN_PREFIX && iri.type == TOKEN_IRI)
            g_hash_table_replace (scan->declared, g_strndup (name.begin, name.length),
                                  g_strndup (iri.begin, iri.length));
          note_calls (&name, scan);
          note_calls (&iri, scan);
        }
      else if (t.type == TOKEN_PREFIX)
        g_hash_table_add (scan->used, g_strndup (t.begin, t.length));
      else if (scan->form == NG_SPARQL_NONE)
        scan->form = form_of (&t);
    }
}

/* "\\u0053" may stand for a letter anywhere in a query. Returns: NULL if there is none. */
static char *
decode_escapes (const char *text)
{
  if (strstr (text, "\\u") == NULL && strstr (text, "\\U") == NULL)
    return NULL;
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p; p++)
    {
      gsize n = *p != '\\' ? 0 : p[1] == 'u' ? 4 : p[1] == 'U' ? 8 : 0;
      gunichar c = 0;
      for (gsize i = 0; i < n; i++)
        if (g_ascii_isxdigit (p[2 + i]))
          c = c * 16 + (gunichar) g_ascii_xdigit_value (p[2 + i]);
        else
          n = 0;
      if (n == 0 || c == 0 || c > 0x10FFFF)
        {
          g_string_append_c (out, *p);
          continue;
        }
      g_string_append_unichar (out, c);
      p += n + 1;
    }
  return g_string_free (out, FALSE);
}

void
ng_sparql_scan (const char *text, NgSparqlScan *scan)
{
  g_autofree char *decoded = decode_escapes (text);

  scan->form = NG_SPARQL_NONE;
  scan->has_service = scan->varies = FALSE;
  scan->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  scan->declared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  scan_tokens (text, scan);
  if (decoded)
    scan_tokens (decoded, scan);
}

void
ng_sparql_scan_clear (NgSparqlScan *scan)
{
  g_clear_pointer (&scan->used, g_hash_table_unref);
  g_clear_pointer (&scan->declared, g_hash_table_unref);
}

char *
ng_sparql_widen (const char *text)
{
  GString *wide;
  Token t;

  if (strlen (text) > LONGEST_WIDENED)
    return NULL;
  wide = g_string_new (NULL);
  for (const char *p = text, *end; *p; p = end)
    {
      const char *begin = skip_space (p);
      g_string_append_len (wide, p, begin - p);
      if (begin > p || (*begin && strchr (",;)", *begin)))
        g_string_append (wide, GAP);
      end = next_token (begin, &t);
      g_string_append_len (wide, begin, end - begin);
    }
  g_string_append (wide, "\n" GAP);
  return g_string_free (wide, FALSE);
}
