/* ng-mention-grammar.c: see ng-mention-grammar.h.
 *
 * A rule matched at a token gives the set of all its ends, as bits; sets are kept for each rule and
 * token, so that a sentence costs its tokens times the size of the grammar, whatever it holds.
 * Rules may only use rules above them: there is no recursion without end.
 */
#include "mention/ng-mention-grammar.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"

/* Tokens of the longest phrase: the ends of a rule are bits of one word, bit 63 says "known". */
#define MAX_PHRASE 62u
#define KNOWN (G_GUINT64_CONSTANT (1) << 63)

/* Words of the longest entry of the tables. */
#define MAX_ENTRY_WORDS 6u

typedef enum
{
  SYMBOL_WORD,
  SYMBOL_CLASS,
  SYMBOL_RULE
} SymbolKind;

typedef struct
{
  SymbolKind kind;
  guint id; /* of words, classes or rules */
} Symbol;

typedef struct
{
  GArray *symbols; /* Symbol: alternatives */
  gboolean optional;
} Element;

struct _NgGrammar
{
  const NgMentionTables *tables;
  GHashTable *words;    /* literal → id + 1; look-up only */
  GHashTable *classes;  /* class → id + 1; look-up only */
  GHashTable *rule_ids; /* rule → id + 1; look-up only */
  GPtrArray *rules;     /* GPtrArray of alternatives, each a GArray of Element */
  guint phrase;         /* rule that is looked for */
};

struct _NgGrammarRun
{
  const NgGrammar *grammar;
  const NgMentionWork *work;
  NgId first;
  guint n;
  guint *words;        /* literal id + 1 of each token, 0 */
  guint64 *classes;    /* bits of classes of each token */
  guint *long_words;   /* words of the longest entry of several words at each token, 0 */
  guint64 *long_class; /* its class */
  guint64 *ends;       /* [rule, token]: KNOWN and offsets of ends */
};

/* ---- compilation ---- */

/* Classes that the code asks for, whether or not the grammar names them. */
static const char *const asked[] = { "LEAD", "DOUBTFUL", "AGE", "YEAR", "SEASON", "UNITS" };

static void
clear_element (gpointer p)
{
  g_array_unref (((Element *) p)->symbols);
}

static guint
intern (GHashTable *table, const char *text, gsize length)
{
  g_autofree char *key = g_strndup (text, length);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  if (id == 0)
    {
      id = g_hash_table_size (table) + 1;
      g_hash_table_insert (table, g_steal_pointer (&key), GUINT_TO_POINTER (id));
    }
  return id - 1;
}

static gboolean
parse_symbol (NgGrammar *self, const char *text, Symbol *out, GError **error)
{
  gsize n = strlen (text);

  if (n > 2 && text[0] == '<' && text[n - 1] == '>')
    {
      g_autofree char *name = g_strndup (text + 1, n - 2);
      guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->rule_ids, name));
      *out = (Symbol){ SYMBOL_RULE, id - 1 };
      if (id > 0)
        return TRUE;
      g_set_error (error, NG_ERROR, NG_ERROR_DATA,
                   "time-grammar.tsv: expected a rule above, got <%s>", name);
      return FALSE;
    }
  if (n > 1 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]))
    *out = (Symbol){ SYMBOL_CLASS, intern (self->classes, text, n) };
  else
    *out = (Symbol){ SYMBOL_WORD, intern (self->words, text, n) };
  if (n > 0 && (out->kind != SYMBOL_CLASS || out->id < 62))
    return TRUE;
  g_set_error (error, NG_ERROR, NG_ERROR_DATA,
               "time-grammar.tsv: expected a symbol, and at most 62 classes, got \"%s\"", text);
  return FALSE;
}

static gboolean
parse_element (NgGrammar *self, const char *text, GArray *pattern, GError **error)
{
  Element e = { g_array_new (FALSE, FALSE, sizeof (Symbol)), FALSE };
  gsize n = strlen (text);

  e.optional = n > 1 && text[n - 1] == '?';
  g_autofree char *body = g_strndup (text, n - e.optional);
  g_auto (GStrv) parts = g_strsplit (body, "|", -1);
  g_array_append_val (pattern, e);
  for (guint i = 0; parts[i]; i++)
    {
      Symbol s;
      if (!parse_symbol (self, parts[i], &s, error))
        return FALSE;
      g_array_append_val (e.symbols, s);
    }
  return TRUE;
}

static gboolean
parse_row (NgGrammar *self, const char *rule, const char *pattern, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (pattern, " ", -1);
  GArray *elements = g_array_new (FALSE, FALSE, sizeof (Element));
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->rule_ids, rule));

  g_array_set_clear_func (elements, clear_element);
  if (known == 0)
    {
      g_ptr_array_add (self->rules,
                       g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref));
      known = self->rules->len;
    }
  g_ptr_array_add (self->rules->pdata[known - 1], elements);
  for (guint i = 0; parts[i]; i++)
    if (!parse_element (self, parts[i], elements, error))
      return FALSE;
  /* Only now, so that a rule cannot use itself. */
  g_hash_table_insert (self->rule_ids, g_strdup (rule), GUINT_TO_POINTER (known));
  return TRUE;
}

NgGrammar *
ng_grammar_new (const NgMentionTables *tables, GError **error)
{
  g_autoptr (NgGrammar) self = g_new0 (NgGrammar, 1);
  const NgTable *t = tables->time_grammar;

  self->tables = tables;
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rule_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    intern (self->classes, asked[i], strlen (asked[i]));
  for (guint row = 0; row < ng_table_n_rows (t); row++)
    if (!parse_row (self, ng_table_field (t, row, "rule"), ng_table_field (t, row, "pattern"),
                    error))
      return NULL;
  guint phrase = GPOINTER_TO_UINT (g_hash_table_lookup (self->rule_ids, "phrase"));
  if (phrase == 0)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "time-grammar.tsv: expected a rule \"phrase\"");
      return NULL;
    }
  self->phrase = phrase - 1;
  return g_steal_pointer (&self);
}

void
ng_grammar_free (NgGrammar *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->rule_ids);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/* ---- classes of tokens ---- */

static guint64
class_bit (const NgGrammar *self, const char *class)
{
  g_autofree char *upper = g_ascii_strup (class, -1);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->classes, upper));
  return id > 0 && id <= 62 ? G_GUINT64_CONSTANT (1) << (id - 1) : 0;
}

static guint
count_digits (const char *text, gsize n)
{
  guint k = 0;
  while (k < n && g_ascii_isdigit (text[k]))
    k++;
  return k;
}

static gboolean
is_ordinal_ending (const char *text, gsize n)
{
  return n == 2
         && (g_ascii_strncasecmp (text, "st", 2) == 0 || g_ascii_strncasecmp (text, "nd", 2) == 0
             || g_ascii_strncasecmp (text, "rd", 2) == 0
             || g_ascii_strncasecmp (text, "th", 2) == 0);
}

/* "1/2/2022", "01.02.2022". */
static gboolean
is_date (const char *text, gsize n)
{
  guint marks = 0;
  for (gsize i = 0; i < n; i++)
    if (text[i] == '/' || text[i] == '.')
      marks++;
    else if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return marks == 2 && n >= 6 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[n - 1]);
}

static guint64
digit_classes (const NgGrammar *g, const char *text, gsize n)
{
  guint digits = count_digits (text, n);
  guint value = digits > 0 && digits <= 4 ? (guint) atoi (text) : 0;
  guint64 c = 0;

  if (digits == n)
    {
      if (digits == 4 && value >= 1000 && value < 2200)
        c |= class_bit (g, "YEAR");
      if (digits == 2)
        c |= class_bit (g, "YY");
      if (digits <= 2 && value >= 1 && value <= 31)
        c |= class_bit (g, "DAY");
      return c | class_bit (g, "DIGITS");
    }
  if (digits >= 2 && n == digits + 1 && text[digits] == 's')
    return class_bit (g, "DECADE");
  if (digits >= 1 && digits <= 2 && n == digits + 3 && text[digits] == ':' && value < 25
      && count_digits (text + digits + 1, 2) == 2)
    return class_bit (g, "HOUR");
  if (digits >= 1 && is_ordinal_ending (text + digits, n - digits))
    return class_bit (g, "ORDINAL");
  if (is_date (text, n))
    return class_bit (g, "DATE");
  for (gsize i = digits; i < n; i++)
    if (!g_ascii_isdigit (text[i]) && text[i] != ',' && text[i] != '.')
      return 0;
  return class_bit (g, "DIGITS");
}

/* Classes that the letters and digits of a token tell. */
static guint64
shape_classes (const NgGrammar *g, const char *text, gsize n)
{
  if (g_ascii_isdigit (text[0]))
    return digit_classes (g, text, n);
  if (text[0] == '\'' && n > 1)
    return shape_classes (g, text + 1, n - 1) & class_bit (g, "DECADE");
  if (n > 3 && g_str_has_prefix (text, "’") && g_ascii_isdigit (text[3]))
    return shape_classes (g, text + 3, n - 3) & class_bit (g, "DECADE");
  if (n == 2 && text[0] == 'Q' && text[1] >= '1' && text[1] <= '4')
    return class_bit (g, "QUARTER");
  if ((n == 6 || n == 4) && text[0] == 'F' && text[1] == 'Y'
      && count_digits (text + 2, n - 2) == n - 2)
    return class_bit (g, "FY");
  return 0;
}

static guint64
row_classes (const NgGrammar *g, const NgTable *t, int row, const char *column)
{
  guint64 c = 0;
  for (; row >= 0; row = ng_table_next (t, row))
    c |= class_bit (g, ng_table_field (t, row, column));
  return c;
}

static guint64
table_classes (const NgGrammar *g, const char *text, gsize n, gboolean nocase)
{
  const NgTable *c = g->tables->calendar, *w = g->tables->time_words;
  int calendar = ng_table_find (c, text, n), word = ng_table_find (w, text, n);

  if (calendar < 0 && nocase)
    calendar = ng_table_find_nocase (c, text, n);
  if (word < 0 && nocase)
    word = ng_table_find_nocase (w, text, n);
  return row_classes (g, c, calendar, "kind") | row_classes (g, w, word, "class");
}

static void
find_long_entry (NgGrammarRun *self, guint i)
{
  NgWord words[MAX_ENTRY_WORDS];
  guint n = ng_mention_words (self->work, self->first + i, words, MAX_ENTRY_WORDS), k = 0;
  const NgTable *tables[] = { self->grammar->tables->time_words, self->grammar->tables->calendar };
  const char *columns[] = { "class", "kind" };

  for (guint j = 0; j < G_N_ELEMENTS (tables); j++)
    {
      int row = ng_table_find_phrase (tables[j], words, n, FALSE, &k);
      if (row < 0 || k < 2)
        continue;
      self->long_words[i] = k;
      self->long_class[i] = row_classes (self->grammar, tables[j], row, columns[j]);
      return;
    }
}

NgGrammarRun *
ng_grammar_run_new (const NgGrammar *g, const NgMentionWork *work, const NgSentence *sentence)
{
  NgGrammarRun *self = g_new0 (NgGrammarRun, 1);
  guint n = sentence->n_tokens;

  self->grammar = g;
  self->work = work;
  self->first = sentence->first_token;
  self->n = n;
  self->words = g_new0 (guint, n);
  self->classes = g_new0 (guint64, n);
  self->long_words = g_new0 (guint, n);
  self->long_class = g_new0 (guint64, n);
  self->ends = g_new0 (guint64, (gsize) n * g->rules->len);
  for (guint i = 0; i < n; i++)
    {
      NgId t = self->first + i;
      gsize length;
      const char *text = ng_mention_text (work, t, &length);
      g_autofree char *lower = g_ascii_strdown (text, length);
      gboolean nocase = work->shouting[t] || ng_mention_has_shape (work, t, NG_SHAPE_FIRST)
                        || (work->titled[t] && ng_mention_has_shape (work, t, NG_SHAPE_CAPITAL));
      self->words[i] = GPOINTER_TO_UINT (g_hash_table_lookup (g->words, lower));
      self->classes[i] = table_classes (g, text, length, nocase) | shape_classes (g, text, length);
      find_long_entry (self, i);
    }
  return self;
}

void
ng_grammar_run_free (NgGrammarRun *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->classes);
  g_free (self->long_words);
  g_free (self->long_class);
  g_free (self->ends);
  g_free (self);
}

/* ---- matching ---- */

static guint64 rule_ends (NgGrammarRun *self, guint rule, guint at);

static guint64
symbol_ends (NgGrammarRun *self, const Symbol *s, guint at)
{
  guint64 bit = s->kind == SYMBOL_CLASS ? G_GUINT64_CONSTANT (1) << s->id : 0;
  guint64 ends = 0;

  switch (s->kind)
    {
    case SYMBOL_WORD:
      return self->words[at] == s->id + 1 ? 2 : 0;
    case SYMBOL_CLASS:
      if (self->classes[at] & bit)
        ends |= 2;
      if (self->long_words[at] > 0 && (self->long_class[at] & bit))
        ends |= G_GUINT64_CONSTANT (1) << self->long_words[at];
      return ends;
    case SYMBOL_RULE:
      return rule_ends (self, s->id, at);
    }
  g_assert_not_reached ();
}

/* All ends of the element from all begins in @starts, offsets from @at. */
static guint64
element_ends (NgGrammarRun *self, const Element *e, guint at, guint64 starts)
{
  guint64 out = e->optional ? starts : 0;

  for (guint o = 0; o <= MAX_PHRASE && at + o < self->n; o++)
    if (starts & (G_GUINT64_CONSTANT (1) << o))
      for (guint i = 0; i < e->symbols->len; i++)
        out |= symbol_ends (self, &g_array_index (e->symbols, Symbol, i), at + o) << o;
  return out & ~KNOWN;
}

static guint64
rule_ends (NgGrammarRun *self, guint rule, guint at)
{
  guint64 *known = &self->ends[(gsize) rule * self->n + at];
  const GPtrArray *alternatives = self->grammar->rules->pdata[rule];
  guint64 out = 0;

  if (*known & KNOWN)
    return *known & ~KNOWN;
  for (guint a = 0; a < alternatives->len; a++)
    {
      const GArray *pattern = alternatives->pdata[a];
      guint64 ends = 1;
      for (guint i = 0; ends && i < pattern->len; i++)
        ends = element_ends (self, &g_array_index (pattern, Element, i), at, ends);
      out |= ends;
    }
  out &= ~G_GUINT64_CONSTANT (1);
  *known = out | KNOWN;
  return out;
}

guint
ng_grammar_longest (NgGrammarRun *self, guint i)
{
  if (self->words[i] == 0 && self->classes[i] == 0 && self->long_words[i] == 0)
    return 0;
  guint64 ends = rule_ends (self, self->grammar->phrase, i);
  return ends ? (guint) g_bit_nth_msf (ends, -1) : 0;
}

gboolean
ng_grammar_is (const NgGrammarRun *self, guint i, const char *class)
{
  return i < self->n && (self->classes[i] & class_bit (self->grammar, class)) != 0;
}
