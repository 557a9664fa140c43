/* ng-tokenizer.c: see ng-tokenizer.h.
 *
 * Text is cut at white space, then each chunk from left to right.  What a stop, an apostrophe or a
 * hyphen inside a chunk means is decided from its neighbours and the tables.  Conventions are those
 * of the English Web Treebank in Universal Dependencies 2.16: clitics are words ("do n't"),
 * hyphened compounds are cut ("China - Russia") unless the first part is a prefix ("co-workers"),
 * the stop of an abbreviation belongs to it.  One departure: a prefix before a capital is cut too
 * ("anti - American"), because the name must be a word of its own.
 */
#include "segment/ng-tokenizer.h"

#include <string.h>

/* Bytes of an address or of a word that can be a contraction: keeps one endless word linear. */
#define MAX_ADDRESS 2048
#define MAX_CONTRACTION 64

struct _NgTokenizer
{
  const NgTable *abbreviations, *prefixes, *contractions, *openers;
  int abbreviation_kind, contraction_kind, contraction_first;
};

/* The text being cut. */
typedef struct
{
  const NgTokenizer *self;
  const char *text, *end; /* end: of the stretch */
  GArray *out;
  gboolean space; /* before the next token */
} Cut;

NgTokenizer *
ng_tokenizer_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgTokenizer) self = g_new0 (NgTokenizer, 1);

  self->abbreviations
      = ng_lexicon_table (lexicon, "abbreviations", error, "abbreviation", "kind", NULL);
  if (self->abbreviations == NULL)
    return NULL;
  self->prefixes = ng_lexicon_table (lexicon, "prefixes", error, "prefix", NULL);
  if (self->prefixes == NULL)
    return NULL;
  self->contractions
      = ng_lexicon_table (lexicon, "contractions", error, "form", "kind", "first", NULL);
  if (self->contractions == NULL)
    return NULL;
  self->openers = ng_lexicon_table (lexicon, "openers", error, "word", NULL);
  if (self->openers == NULL)
    return NULL;
  self->abbreviation_kind = ng_table_column (self->abbreviations, "kind");
  self->contraction_kind = ng_table_column (self->contractions, "kind");
  self->contraction_first = ng_table_column (self->contractions, "first");
  return g_steal_pointer (&self);
}

void
ng_tokenizer_free (NgTokenizer *self)
{
  g_free (self);
}

gboolean
ng_tokenizer_is_opener (const NgTokenizer *self, const char *p, const char *end)
{
  return ng_table_find_nocase (self->openers, p, end - p) >= 0;
}

/* ---- characters ---- */

static gunichar
at (const Cut *c, const char *p)
{
  return p < c->end ? g_utf8_get_char (p) : 0;
}

static gunichar
before (const Cut *c, const char *p)
{
  return p > c->text ? g_utf8_get_char (g_utf8_prev_char (p)) : ' ';
}

static gboolean
is_word (gunichar u)
{
  if (u < 0x80)
    return g_ascii_isalnum (u) || u == '_';
  return g_unichar_isalnum (u) || g_unichar_ismark (u);
}

static gboolean
is_letter (gunichar u)
{
  return u < 0x80 ? g_ascii_isalpha (u) : g_unichar_isalpha (u) || g_unichar_ismark (u);
}

static gboolean
is_digit (gunichar u)
{
  return u < 0x80 && g_ascii_isdigit (u);
}

static gboolean
is_apostrophe (gunichar u)
{
  return u == '\'' || u == 0x2019;
}

static gboolean
is_upper (gunichar u)
{
  return g_unichar_isupper (u);
}

/* Zero-width characters separate as white space does: they carry no text. */
static gboolean
is_space (gunichar u)
{
  return g_unichar_isspace (u) || u == 0x200B || u == 0xFEFF || u == 0x2060;
}

static const char *
next (const char *p)
{
  return g_utf8_next_char (p);
}

static const char *
skip_space (const Cut *c, const char *p)
{
  while (p < c->end && is_space (g_utf8_get_char (p)))
    p = next (p);
  return p;
}

static const char *
skip_word (const Cut *c, const char *p)
{
  while (p < c->end && is_word (g_utf8_get_char (p)))
    p = next (p);
  return p;
}

/* ---- tokens ---- */

static void
emit (Cut *c, const char *b, const char *e, NgStop stop)
{
  NgRawToken t = { .span = ng_span (b - c->text, e - c->text),
                   .stop = stop,
                   .space_before = c->space,
                   .quote = NG_NONE };
  g_array_append_val (c->out, t);
  c->space = FALSE;
}

/* Lower case with straight apostrophes, as the keys of contractions.tsv. */
static char *
plain (const char *b, const char *e)
{
  GString *s = g_string_new (NULL);
  for (const char *p = b; p < e; p = next (p))
    {
      gunichar u = g_utf8_get_char (p);
      g_string_append_unichar (s, u == 0x2019 || u == 0x2018 ? '\'' : g_unichar_tolower (u));
    }
  return g_string_free (s, FALSE);
}

/* Bytes of the first of the two words that the contraction at @b is made of; 0: it is none. */
static gsize
contraction_cut (const Cut *c, const char *b, const char *e)
{
  if (e - b > MAX_CONTRACTION)
    return 0;
  g_autofree char *key = plain (b, e);
  const NgTable *t = c->self->contractions;
  int row = ng_table_find (t, key, -1);

  if (row >= 0 && strcmp (ng_table_get (t, row, c->self->contraction_kind), "word") == 0)
    {
      glong n = g_utf8_strlen (ng_table_get (t, row, c->self->contraction_first), -1);
      return g_utf8_offset_to_pointer (b, n) - b;
    }
  for (const char *p = key; (p = strchr (p, '\'')) != NULL; p++)
    {
      const char *from = p > key && p[-1] == 'n' && p[1] == 't' ? p - 1 : p;
      row = ng_table_find (t, from, -1);
      if (from > key && row >= 0
          && strcmp (ng_table_get (t, row, c->self->contraction_kind), "suffix") == 0)
        {
          glong n = g_utf8_strlen (key, from - key);
          return g_utf8_offset_to_pointer (b, n) - b;
        }
    }
  return 0;
}

/* "10am", "5km": the number's bytes if what follows is a unit; else 0. */
static gsize
unit_cut (const Cut *c, const char *b, const char *e)
{
  const char *p = e;
  const NgTable *t = c->self->contractions;

  if (!g_ascii_isdigit (*b))
    return 0;
  while (p > b && (g_ascii_isalpha (p[-1]) || (p[-1] == '.' && p > b + 1 && !is_digit (p[-2]))))
    p--;
  if (p == b || p == e)
    return 0;
  int row = ng_table_find_nocase (t, p, e - p);
  gboolean unit
      = row >= 0 && strcmp (ng_table_get (t, row, c->self->contraction_kind), "unit") == 0;
  return unit ? p - b : 0;
}

static void
emit_word (Cut *c, const char *b, const char *e, NgStop stop)
{
  gsize cut = unit_cut (c, b, e);
  if (cut == 0)
    cut = contraction_cut (c, b, e);
  if (cut > 0 && b + cut < e)
    {
      emit_word (c, b, b + cut, NG_STOP_NONE); /* "I'd've" */
      b += cut;
    }
  emit (c, b, e, stop);
}

/* ---- stops ---- */

/* Letters between stops, none longer than three: "U.S", "Ph.D", "a.m". */
static gboolean
is_dotted (const char *b, const char *e)
{
  guint run = 0, stops = 0;
  for (const char *p = b; p < e; p = next (p))
    {
      gunichar u = g_utf8_get_char (p);
      if (u == '.')
        {
          stops++;
          run = 0;
        }
      else if (!is_letter (u) || ++run > 3)
        return FALSE;
    }
  return stops > 0 && run > 0;
}

static gboolean
follows_comma (const Cut *c)
{
  if (c->out->len == 0)
    return FALSE;
  const NgRawToken *t = &g_array_index (c->out, NgRawToken, c->out->len - 1);
  return c->text[t->span.begin] == ',';
}

/* A single capital before a stop is an initial if a name can go on: "George W. Bush". */
static gboolean
is_initial (const Cut *c, const char *b, const char *e)
{
  const char *n = skip_space (c, e + 1);
  const char *word_end = skip_word (c, n);

  if (next (b) != e || !is_upper (at (c, b)) || !is_upper (at (c, n)))
    return FALSE;
  return next (n) == word_end || !ng_tokenizer_is_opener (c->self, n, word_end);
}

/* Row of abbreviations.tsv for [b,e), which ends in a stop; in capitals any case will do. */
static int
find_abbreviation (const Cut *c, const char *b, const char *e)
{
  const NgTable *t = c->self->abbreviations;
  int row = ng_table_find (t, b, e - b);
  if (row >= 0)
    return row;
  for (const char *p = b; p < e - 1; p = next (p))
    if (!is_upper (g_utf8_get_char (p)) && *p != '.')
      return -1;
  return e - b >= 3 ? ng_table_find_nocase (t, b, e - b) : -1;
}

/* Is the stop at @e part of the word [b,e)?  @stop: (out): what it can end. */
static gboolean
owns_stop (const Cut *c, const char *b, const char *e, NgStop *stop)
{
  const char *after = e + 1;
  int row;

  *stop = NG_STOP_NONE;
  if (after < c->end && *after == '.')
    return FALSE;
  row = find_abbreviation (c, b, after);
  if (row < 0)
    {
      *stop = is_dotted (b, e) ? NG_STOP_ABBREV : NG_STOP_NONE;
      return *stop || is_initial (c, b, e);
    }
  const char *kind = ng_table_get (c->self->abbreviations, row, c->self->abbreviation_kind);
  if (strcmp (kind, "number") == 0)
    return is_digit (at (c, skip_space (c, after)));
  if (strcmp (kind, "place") == 0 && !follows_comma (c))
    return FALSE;
  if (strcmp (kind, "clock") == 0)
    *stop = NG_STOP_CLOCK;
  else if (strcmp (kind, "title") != 0)
    *stop = NG_STOP_ABBREV;
  return TRUE;
}

/* ---- words ---- */

static gboolean
in_prefixes (const Cut *c, const char *b, const char *e)
{
  return ng_table_find_nocase (c->self->prefixes, b, e - b) >= 0;
}

static guint
count_digits (const Cut *c, const char *p)
{
  guint n = 0;
  while (p + n < c->end && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

/* Does the hyphen at @p stay inside the word that began at @b? */
static gboolean
keeps_hyphen (const Cut *c, const char *b, const char *p)
{
  gunichar right = at (c, p + 1);

  if (is_digit (right) && is_digit (before (c, p)))
    {
      guint n = count_digits (c, p + 1); /* telephone numbers and postal codes */
      return n == 4 && p - b >= 3 && p - b != 4 && count_digits (c, b) >= 3;
    }
  if (!is_letter (right) || is_upper (right))
    return is_digit (right) && g_unichar_islower (at (c, b)) && in_prefixes (c, b, p);
  return in_prefixes (c, b, p);
}

/* Does the stop at @p, which a word character follows, belong to the word? "end.Next" does not. */
static gboolean
keeps_inner_stop (const Cut *c, const char *p)
{
  const char *left = g_utf8_prev_char (p);
  gunichar right = at (c, p + 1), after = at (c, next (p + 1));

  if (!is_upper (right) || !g_unichar_islower (g_utf8_get_char (left)))
    return TRUE;
  return !(g_unichar_islower (before (c, left)) && g_unichar_islower (after));
}

/* Do three digits and no fourth follow the comma at @p? */
static gboolean
keeps_comma (const Cut *c, const char *p)
{
  return is_digit (before (c, p)) && count_digits (c, p + 1) == 3;
}

/* Is the character at @p, which is no word character, inside the word that began at @b? */
static gboolean
joins (const Cut *c, const char *b, const char *p)
{
  gunichar u = at (c, p), left = before (c, p), right = at (c, next (p));

  if (!is_word (right))
    return FALSE;
  switch (u)
    {
    case '.':
      return keeps_inner_stop (c, p);
    case ',':
      return keeps_comma (c, p);
    case ':':
    case '/':
      return is_digit (left) && is_digit (right);
    case '&':
      return is_upper (left) && is_upper (right);
    case '-':
    case 0x2010:
    case 0x2011:
      return keeps_hyphen (c, b, p);
    default:
      return (is_apostrophe (u) || u == 0x2018) && is_letter (left) && is_letter (right);
    }
}

/* "US$", "HK$". */
static gboolean
is_currency_prefix (const char *b, const char *p)
{
  if (p - b > 3)
    return FALSE;
  while (b < p && g_ascii_isupper (*b))
    b++;
  return b == p;
}

static const char *
cut_word (Cut *c, const char *b)
{
  NgStop stop = NG_STOP_NONE;
  const char *p = b;

  while (p < c->end)
    {
      if (is_word (g_utf8_get_char (p)) || (p > b && joins (c, b, p)) || (p == b && *p == '.'))
        p = next (p);
      else
        break;
    }
  if (p < c->end && *p == '$' && is_currency_prefix (b, p))
    p++;
  else if (p < c->end && *p == '.' && owns_stop (c, b, p, &stop))
    p++;
  emit_word (c, b, p, stop);
  return p;
}

/* ---- addresses ---- */

static gboolean
is_closing_punctuation (gunichar u)
{
  return strchr (".,;:!?'\")]}>", u < 0x80 ? (int) u : 'x') || u == 0x2019 || u == 0x201D
         || u == 0xBB;
}

static gboolean
starts_nocase (const Cut *c, const char *p, const char *prefix)
{
  gsize n = strlen (prefix);
  return (gsize) (c->end - p) >= n && g_ascii_strncasecmp (p, prefix, n) == 0;
}

/* End of the URL or mail address that starts at @p in the chunk that ends at @chunk; @p if none. */
static const char *
address_end (const Cut *c, const char *p, const char *chunk)
{
  const char *e = MIN (chunk, p + MAX_ADDRESS);
  gboolean url = starts_nocase (c, p, "http://") || starts_nocase (c, p, "https://")
                 || starts_nocase (c, p, "www.");
  if (!url)
    {
      const char *sign = memchr (p, '@', e - p);
      const char *dot = sign ? memchr (sign, '.', e - sign) : NULL;
      if (sign == NULL || sign == p || dot == NULL || !is_word (at (c, dot + 1))
          || !is_word (at (c, sign + 1)))
        return p;
      for (const char *q = p; q < sign; q++)
        if (!g_ascii_isalnum (*q) && !strchr ("._+-", *q))
          return p;
    }
  while (((guchar) *e & 0xC0) == 0x80)
    e--; /* the limit fell inside a character */
  while (e > p && is_closing_punctuation (before (c, e)))
    e = g_utf8_prev_char (e);
  return e;
}

/* ---- punctuation ---- */

/* One past the run of the same character at @p. */
static const char *
run_end (const Cut *c, const char *p, const char *set)
{
  while (p < c->end && strchr (set, *p) && *p != '\0')
    p++;
  return p;
}

/* "'90s", "'em": an apostrophe that begins a word. */
static gboolean
begins_clipped (const Cut *c, const char *p)
{
  const char *e = skip_word (c, next (p));
  if (is_digit (at (c, next (p))))
    return count_digits (c, next (p)) == 2 && (*p != '\'' || at (c, next (p) + 2) == 's');
  g_autofree char *key = plain (p, e);
  int row = ng_table_find (c->self->contractions, key, -1);
  return row >= 0
         && strcmp (ng_table_get (c->self->contractions, row, c->self->contraction_kind), "clipped")
                == 0;
}

/* Two of them are a double mark: ‘‘ ’’. */
static gboolean
is_curly_single (gunichar u)
{
  return u == 0x2018 || u == 0x2019;
}

static const char *
cut_punctuation (Cut *c, const char *p)
{
  const char *e = next (p);
  NgStop stop = NG_STOP_NONE;

  switch (*p)
    {
    case '.':
      e = run_end (c, p, ".");
      stop = e - p > 1 ? NG_STOP_ELLIPSIS : NG_STOP_PLAIN;
      break;
    case '!':
    case '?':
      e = run_end (c, p, "!?");
      stop = NG_STOP_PLAIN;
      break;
    case '-':
    case '=':
    case '*':
    case '`':
      e = run_end (c, p, (char[]){ *p, '\0' });
      break;
    case '\'':
      if (e < c->end && *e == '\'')
        e++;
      break;
    default:
      if (g_utf8_get_char (p) == 0x2026)
        stop = NG_STOP_ELLIPSIS;
      else if (is_curly_single (g_utf8_get_char (p)) && at (c, e) == g_utf8_get_char (p))
        e = next (e);
    }
  emit (c, p, e, stop);
  return e;
}

static gboolean
begins_tag (const Cut *c, const char *p)
{
  return (*p == '@' || *p == '#') && is_letter (at (c, p + 1)) && !is_word (before (c, p));
}

static void
cut_chunk (Cut *c, const char *p, const char *chunk)
{
  gboolean fresh = TRUE; /* an address may begin here */
  while (p < chunk)
    {
      gunichar u = g_utf8_get_char (p);
      const char *e = fresh && is_word (u) ? address_end (c, p, chunk) : p;

      fresh = FALSE;
      if (e > p)
        {
          emit (c, p, e, NG_STOP_NONE);
          p = e;
        }
      else if (is_word (u) || (u == '.' && is_digit (at (c, p + 1)) && !is_word (before (c, p))))
        p = cut_word (c, p);
      else if (begins_tag (c, p)
               || (is_apostrophe (u) && !is_word (before (c, p)) && begins_clipped (c, p)))
        {
          e = skip_word (c, next (p));
          emit (c, p, e, NG_STOP_NONE);
          p = e;
        }
      else
        {
          p = cut_punctuation (c, p);
          fresh = TRUE;
        }
    }
}

void
ng_tokenizer_cut (const NgTokenizer *self, const char *text, NgSpan span, GArray *out)
{
  Cut c = { .self = self, .text = text, .end = text + span.end, .out = out };
  const char *p = text + span.begin;

  c.space = TRUE;
  while ((p = skip_space (&c, p)) < c.end)
    {
      const char *chunk = p;
      while (chunk < c.end && !is_space (g_utf8_get_char (chunk)))
        chunk = next (chunk);
      cut_chunk (&c, p, chunk);
      c.space = TRUE;
      p = chunk;
    }
}
