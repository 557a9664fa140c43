/* ng-quotes.c: see ng-quotes.h.
 *
 * A mark belongs to a family (double, single curly, single straight, guillemets) and leans to open,
 * to close or to neither; its neighbours decide the rest.  A stack holds what is open; a closing
 * mark pops its family and all above it, so that one stray mark costs one paragraph at most.  A
 * quotation left open at a paragraph's end goes on if the next paragraph opens with a mark of the
 * family, or meets a closing mark first.
 */
#include "segment/ng-quotes.h"

#include "base/ng-limits.h"

typedef enum
{
  DOUBLE,
  GUILLEMET,
  CURLY_SINGLE,
  STRAIGHT_SINGLE,
} Family;

typedef enum
{
  OPENS,
  CLOSES,
  EITHER,
} Lean;

typedef struct
{
  guint32 token;
  Family family;
  Lean lean;
  gboolean low;         /* „ ‚: the mark that others close with is its closing one */
  gboolean space_left;  /* white space, start, opening bracket, dash or another opening mark */
  gboolean space_right; /* white space, end or punctuation */
  gboolean word_right;
  gboolean more; /* singles: a closing candidate follows before the next opening one */
} Mark;

typedef struct
{
  Family family;
  gboolean low;
  guint32 opener;
} Open;

typedef struct
{
  NgRawToken *tokens;
  Open stack[NG_MAX_QUOTE_DEPTH];
  guint depth;
  guint32 number; /* of the outermost */
  int surplus;    /* opening minus closing curly double marks of the paragraph */
  NgQuotes *quotes;
} Walk;

void
ng_quotes_init (NgQuotes *self)
{
  *self = (NgQuotes){ .pending = NG_NONE,
                      .opener = NG_NONE,
                      .unclosed = g_array_new (FALSE, FALSE, sizeof (guint32)) };
}

void
ng_quotes_clear (NgQuotes *self)
{
  g_clear_pointer (&self->unclosed, g_array_unref);
}

/* ---- reading marks ---- */

/* ‘‘ or ’’ */
static gboolean
is_pair (const char *text, NgSpan span)
{
  return ng_span_length (span) == 6
         && g_utf8_get_char (text + span.begin) == g_utf8_get_char (text + span.begin + 3);
}

static gboolean
classify (const char *text, NgSpan span, Mark *m)
{
  m->low = FALSE;
  switch (g_utf8_get_char (text + span.begin))
    {
    case '"':
    case 0xFF02:
      m->family = DOUBLE;
      m->lean = EITHER;
      return TRUE;
    case '`':
      m->family = ng_span_length (span) == 2 ? DOUBLE : STRAIGHT_SINGLE;
      m->lean = OPENS;
      return TRUE;
    case '\'':
      m->family = ng_span_length (span) == 2 ? DOUBLE : STRAIGHT_SINGLE;
      m->lean = EITHER;
      return ng_span_length (span) == 1
             || (ng_span_length (span) == 2 && text[span.end - 1] == '\'');
    case 0x201E:
      m->low = TRUE;
      G_GNUC_FALLTHROUGH;
    case 0x201C:
    case 0x201F:
      m->family = DOUBLE;
      m->lean = OPENS;
      return TRUE;
    case 0x201D:
      m->family = DOUBLE;
      m->lean = CLOSES;
      return TRUE;
    case 0x201A:
      m->low = TRUE;
      G_GNUC_FALLTHROUGH;
    case 0x2018:
    case 0x201B:
      m->family = is_pair (text, span) ? DOUBLE : CURLY_SINGLE;
      m->lean = OPENS;
      return ng_span_length (span) == 3 || m->family == DOUBLE; /* no clipped word */
    case 0x2019:
      m->family = is_pair (text, span) ? DOUBLE : CURLY_SINGLE;
      m->lean = CLOSES;
      return ng_span_length (span) == 3 || m->family == DOUBLE;
    case 0xAB:
    case 0x2039:
      m->family = GUILLEMET;
      m->lean = OPENS;
      return TRUE;
    case 0xBB:
    case 0x203A:
      m->family = GUILLEMET;
      m->lean = CLOSES;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_opening_neighbour (gunichar u)
{
  return g_unichar_isspace (u) || u == '(' || u == '[' || u == '{' || u == 0x2014 || u == 0x2013
         || u == '"' || u == '\'' || u == '`' || u == 0x201C || u == 0x2018 || u == 0x201E
         || u == 0xAB || u == '/' || u == ':' || u == '-';
}

/* @left and @right: of the paragraph. */
static void
look_around (const char *text, guint32 left, guint32 right, NgSpan span, Mark *m)
{
  gunichar before = ' ', after = ' ';
  if (span.begin > left)
    before = g_utf8_get_char (g_utf8_prev_char (text + span.begin));
  if (span.end < right)
    after = g_utf8_get_char (text + span.end);
  m->space_left = is_opening_neighbour (before);
  m->word_right = g_unichar_isalnum (after);
  m->space_right = g_unichar_isspace (after)
                   || (g_unichar_ispunct (after) && after != '(' && after != '[' && after != 0x2026
                       && !is_opening_neighbour (after));
}

/* For single marks, from the right: does a closing candidate come before the next opening one? */
static void
look_ahead (GArray *marks)
{
  gboolean more[] = { FALSE, FALSE, FALSE, FALSE };
  for (guint i = marks->len; i-- > 0;)
    {
      Mark *m = &g_array_index (marks, Mark, i);
      m->more = more[m->family];
      if (m->lean != OPENS && !m->space_left && !m->word_right)
        more[m->family] = TRUE;
      else if (m->space_left && m->word_right)
        more[m->family] = FALSE;
    }
}

static GArray *
collect (const char *text, const NgRawToken *tokens, guint first, guint n)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  guint32 left = tokens[first].span.begin, right = tokens[first + n - 1].span.end;

  for (guint i = first; i < first + n; i++)
    {
      Mark m = { .token = i };
      if (!classify (text, tokens[i].span, &m))
        continue;
      look_around (text, left, right, tokens[i].span, &m);
      g_array_append_val (marks, m);
    }
  look_ahead (marks);
  return marks;
}

/* ---- deciding ---- */

/* Index in the stack of the innermost open quotation of @family, -1 if none. */
static int
find_open (const Walk *w, Family family)
{
  int i = (int) w->depth - 1;
  while (i >= 0 && w->stack[i].family != family)
    i--;
  return i;
}

static void
push (Walk *w, const Mark *m)
{
  if (w->depth == NG_MAX_QUOTE_DEPTH)
    return;
  if (w->depth == 0)
    w->number = w->quotes->n_quotes++;
  w->stack[w->depth++] = (Open){ m->family, m->low, m->token };
  w->tokens[m->token].flags |= NG_TOKEN_QUOTE_OPEN;
}

static void
drop (Walk *w, int level)
{
  if (level == 0)
    g_array_append_val (w->quotes->unclosed, w->stack[0].opener);
  w->depth = level;
}

static void
pop (Walk *w, int level, const Mark *m)
{
  w->depth = level;
  w->tokens[m->token].flags |= NG_TOKEN_QUOTE_CLOSE;
}

/* A single closing mark after a word may be an apostrophe ("the ministers' view"). */
static gboolean
is_apostrophe (const Walk *w, const char *text, const Mark *m)
{
  guint32 b = w->tokens[m->token].span.begin;
  return b > 0 && g_ascii_tolower (text[b - 1]) == 's' && m->more;
}

static gboolean
wants_open (const Walk *w, const Mark *m, int open)
{
  gboolean outward = m->space_left && !m->space_right, inward = !m->space_left && m->space_right;

  if (m->family == STRAIGHT_SINGLE)
    return open < 0 && m->space_left && m->word_right && m->more;
  if (m->family == CURLY_SINGLE && m->lean == OPENS && open < 0)
    return m->space_left && !m->space_right;
  switch (m->lean)
    {
    case OPENS:
      return !(open >= 0 && (w->stack[open].low || inward) && !(outward && m->low));
    case CLOSES:
      return open < 0 && m->space_left && m->word_right;
    default:
      return outward || (!inward && open < 0);
    }
}

static void
decide (Walk *w, const char *text, const Mark *m)
{
  int open = find_open (w, m->family);
  gboolean single = m->family == CURLY_SINGLE || m->family == STRAIGHT_SINGLE;

  if (wants_open (w, m, open))
    {
      /* the family is open already: nested if the paragraph's marks come out even */
      if (open >= 0 && (m->lean == EITHER || w->surplus != 0))
        drop (w, open);
      push (w, m);
    }
  else if (open >= 0
           && (!single || (!m->space_left && !m->word_right && !is_apostrophe (w, text, m))))
    pop (w, open, m);
}

/* ---- paragraphs ---- */

/* Does the quotation left open before go on in the paragraph with these marks? */
static gboolean
continues (const NgQuotes *self, GArray *marks, guint first)
{
  if (self->pending == NG_NONE || marks->len == 0)
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *m = &g_array_index (marks, Mark, i);
      if ((int) m->family != self->family)
        continue;
      if (m->token == first)
        return m->lean != CLOSES;
      return m->family == DOUBLE && m->lean == CLOSES && !m->space_left;
    }
  return FALSE;
}

static int
count_surplus (GArray *marks)
{
  int surplus = 0;
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *m = &g_array_index (marks, Mark, i);
      if (m->family == DOUBLE)
        surplus += m->lean == OPENS ? 1 : m->lean == CLOSES ? -1 : 0;
    }
  return surplus;
}

static void
give_up_pending (NgQuotes *self)
{
  if (self->pending != NG_NONE && self->opener != NG_NONE)
    g_array_append_val (self->unclosed, self->opener);
  self->pending = self->opener = NG_NONE;
}

static void
walk (Walk *w, const char *text, GArray *marks, guint first, guint n, gboolean reopened)
{
  guint k = 0;
  for (guint i = first; i < first + n; i++)
    {
      NgRawToken *t = &w->tokens[i];
      const Mark *m = k < marks->len ? &g_array_index (marks, Mark, k) : NULL;
      guint outer = w->depth;

      if (m != NULL && m->token == i)
        {
          k++;
          if (i == first && reopened)
            {
              t->flags |= NG_TOKEN_QUOTE_OPEN;
              outer = 0;
            }
          else
            decide (w, text, m);
          outer = MIN (outer, w->depth);
        }
      t->quote_depth = outer;
      t->quote = outer > 0 ? w->number : NG_NONE;
    }
}

void
ng_quotes_paragraph (NgQuotes *self, const char *text, GArray *tokens, guint first, guint n,
                     gboolean may_continue)
{
  if (n == 0)
    return;
  Walk w = { .tokens = (NgRawToken *) tokens->data, .quotes = self, .number = NG_NONE };
  g_autoptr (GArray) marks = collect (text, w.tokens, first, n);
  gboolean goes_on = may_continue && continues (self, marks, first);
  gboolean reopened = FALSE;

  w.surplus = count_surplus (marks);
  if (goes_on)
    {
      reopened = g_array_index (marks, Mark, 0).token == first;
      w.stack[w.depth++] = (Open){ self->family, FALSE, NG_NONE };
      w.number = self->pending;
      self->pending = self->opener = NG_NONE;
      w.surplus += reopened ? 0 : 1;
    }
  else
    give_up_pending (self);
  walk (&w, text, marks, first, n, reopened);
  if (w.depth > 0)
    {
      self->pending = w.number;
      self->family = w.stack[0].family;
      self->opener = w.stack[0].opener == first ? NG_NONE : w.stack[0].opener;
    }
}

void
ng_quotes_finish (NgQuotes *self)
{
  give_up_pending (self);
}

void
ng_quotes_limit (GArray *tokens, guint opener, guint last, guint end)
{
  guint32 number = NG_NONE;
  for (guint i = opener + 1; i < end; i++)
    {
      NgRawToken *t = &g_array_index (tokens, NgRawToken, i);
      if (number == NG_NONE)
        number = t->quote;
      if (t->quote != number || number == NG_NONE)
        return;
      if (i <= last)
        continue;
      t->quote_depth--;
      if (t->quote_depth == 0)
        t->quote = NG_NONE;
    }
}
