/* ng-blocks.c: see ng-blocks.h.
 *
 * Lines are joined to paragraphs: an empty line always ends one; a line end alone does too, unless
 * the text is wrapped at a fixed width.  A paragraph's kind follows from its place, its length, its
 * final stop and the phrases of boilerplate.tsv.
 */
#include "document/ng-blocks.h"

#include <string.h>

#include "base/ng-text.h"

#define MAX_HEADLINE_WORDS 32u
#define MAX_HEADLINE_BYTES 260u
#define MAX_SECTION_WORDS 10u
#define MAX_BYLINE_WORDS 24u
#define MAX_NOTE_BYTES 500u
#define MAX_CAPTION_BYTES 800u
#define MAX_CREDIT_BYTES 80
/* Paragraphs at the top among which headline, byline and dateline are looked for. */
#define TOP 8u
/* Bytes: wrapped lines are neither shorter nor longer than this. */
#define MIN_WRAP 40u
#define MAX_WRAP 110u

struct _NgBlockFinder
{
  const NgTable *phrases;
  const NgDatelineReader *dates;
  GPtrArray *rows[3]; /* of phrases by place: start, any, end */
  int kind;
};

enum
{
  START,
  ANY,
  END,
};

typedef struct
{
  NgSpan span;
  guint words;
  gunichar last;                 /* last character before closing marks and brackets */
  guint long_words, capitalised; /* words of four letters and more, and those with a capital */
} Paragraph;

typedef struct
{
  const NgBlockFinder *self;
  NgAnalysis *analysis;
  NgDateline *dateline;
  GArray *paragraphs;
  gboolean headline, body; /* seen */
} Finder;

NgBlockFinder *
ng_block_finder_new (const NgLexicon *lexicon, const NgDatelineReader *dates, GError **error)
{
  static const char *const places[] = { "start", "any", "end" };
  g_autoptr (NgBlockFinder) self = g_new0 (NgBlockFinder, 1);

  self->dates = dates;
  self->phrases = ng_lexicon_table (lexicon, "boilerplate", error, "phrase", "place", "kind", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    self->rows[i] = g_ptr_array_new ();
  if (self->phrases == NULL)
    return NULL;
  self->kind = ng_table_column (self->phrases, "kind");
  int place = ng_table_column (self->phrases, "place");
  for (guint r = 0; r < ng_table_n_rows (self->phrases); r++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      if (strcmp (ng_table_get (self->phrases, r, place), places[i]) == 0)
        g_ptr_array_add (self->rows[i], GUINT_TO_POINTER (r));
  return g_steal_pointer (&self);
}

void
ng_block_finder_free (NgBlockFinder *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_ptr_array_unref (self->rows[i]);
  g_free (self);
}

/* ---- paragraphs ---- */

static gboolean
is_blank (gunichar u)
{
  return g_unichar_isspace (u) || u == 0x200B || u == 0xFEFF || u == 0x2060;
}

static NgSpan
trim (const char *text, NgSpan s)
{
  while (s.begin < s.end && is_blank (g_utf8_get_char (text + s.begin)))
    s.begin += g_utf8_next_char (text + s.begin) - (text + s.begin);
  while (s.end > s.begin)
    {
      const char *p = g_utf8_prev_char (text + s.end);
      if (!is_blank (g_utf8_get_char (p)))
        break;
      s.end = p - text;
    }
  return s;
}

/* The next line after @offset, trimmed (empty if blank); @offset moves behind it. */
static NgSpan
next_line (const NgAnalysis *a, gsize *offset)
{
  const char *p = a->text + *offset, *stop = memchr (p, '\n', a->length - *offset);
  gsize end = stop ? (gsize) (stop - a->text) : a->length;
  NgSpan s = trim (a->text, ng_span (*offset, end));
  *offset = end + 1;
  return s;
}

static gboolean
is_closing (gunichar u)
{
  return u == '"' || u == '\'' || u == ')' || u == ']' || u == 0x2019 || u == 0x201D || u == 0xBB;
}

static gunichar
last_char (const char *text, NgSpan s)
{
  const char *p = text + s.end;
  gunichar u = 0;
  do
    {
      p = g_utf8_prev_char (p);
      u = g_utf8_get_char (p);
    }
  while (p > text + s.begin && is_closing (u));
  return u;
}

static gboolean
is_stop (gunichar u)
{
  return u == '.' || u == '!' || u == '?' || u == 0x2026;
}

/* Is the text wrapped at a fixed width?  Then most lines that another follows are about equally
 * long and few of them end with a stop. */
static gboolean
is_wrapped (const NgAnalysis *a)
{
  guint followed = 0, wrapped = 0, longer = 0;
  NgSpan previous = { 0, 0 };

  for (gsize o = 0; o <= a->length;)
    {
      NgSpan line = next_line (a, &o);
      guint n = ng_span_length (previous);
      if (n > 0 && !ng_span_is_empty (line))
        {
          followed++;
          wrapped += n >= MIN_WRAP && n <= MAX_WRAP && !is_stop (last_char (a->text, previous));
        }
      longer += ng_span_length (line) > MAX_WRAP;
      previous = line;
    }
  return followed >= 4 && wrapped * 2 > followed && longer * 4 < followed;
}

static void
measure (const char *text, Paragraph *p)
{
  const char *c = text + p->span.begin, *end = text + p->span.end;
  while (c < end)
    {
      const char *word = c;
      while (c < end && !is_blank (g_utf8_get_char (c)))
        c = g_utf8_next_char (c);
      if (c > word)
        {
          const char *w = word;
          while (w < c && !g_unichar_isalnum (g_utf8_get_char (w)))
            w = g_utf8_next_char (w);
          p->words++;
          p->long_words += c - w >= 4;
          p->capitalised += c - w >= 4 && ng_text_is_capitalised (w, c - w);
        }
      else
        c = g_utf8_next_char (c);
    }
  p->last = last_char (text, p->span);
}

static void
add_paragraph (Finder *f, NgSpan span)
{
  Paragraph p = { .span = span };
  if (ng_span_is_empty (span))
    return;
  measure (f->analysis->text, &p);
  g_array_append_val (f->paragraphs, p);
}

static void
find_paragraphs (Finder *f)
{
  gboolean wrapped = is_wrapped (f->analysis);
  NgSpan open = { 0, 0 };
  guint last_length = 0;

  for (gsize o = 0; o <= f->analysis->length;)
    {
      NgSpan line = next_line (f->analysis, &o);
      gboolean goes_on = wrapped && !ng_span_is_empty (open) && !ng_span_is_empty (line)
                         && last_length >= MIN_WRAP;
      if (goes_on)
        open.end = line.end;
      else
        {
          add_paragraph (f, open);
          open = line;
        }
      last_length = ng_span_length (line);
    }
  add_paragraph (f, open);
}

/* ---- kinds ---- */

static const Paragraph *
paragraph (const Finder *f, guint i)
{
  return &g_array_index (f->paragraphs, Paragraph, i);
}

static gboolean
has_letters (const char *text, NgSpan s)
{
  for (const char *p = text + s.begin; p < text + s.end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
starts_with (const char *p, gsize length, const char *phrase)
{
  gsize n = strlen (phrase);
  if (length < n || memcmp (p, phrase, n) != 0)
    return FALSE;
  return n == length || !g_ascii_isalnum (phrase[n - 1]) || !g_ascii_isalnum (p[n]);
}

static gboolean
ends_with (const char *p, gsize length, const char *phrase)
{
  gsize n = strlen (phrase);
  return length > n && memcmp (p + length - n, phrase, n) == 0
         && (!g_ascii_isalnum (*phrase) || !g_ascii_isalnum (p[length - n - 1]));
}

/* Row of boilerplate.tsv that fits a paragraph; -1 if none. */
static int
find_phrase (const Finder *f, NgSpan s)
{
  const NgBlockFinder *self = f->self;
  const char *p = f->analysis->text + s.begin;
  gsize n = ng_span_length (s);

  if (n > MAX_CAPTION_BYTES)
    return -1;
  g_autofree char *lower = ng_lower (p, n);
  for (guint place = START; place <= END; place++)
    for (guint i = 0; i < self->rows[place]->len; i++)
      {
        guint row = GPOINTER_TO_UINT (g_ptr_array_index (self->rows[place], i));
        const char *phrase = ng_table_get (self->phrases, row, 0);
        if (place == START ? starts_with (p, n, phrase)
            : place == END ? ends_with (lower, strlen (lower), phrase)
                           : strstr (lower, phrase) != NULL)
          return row;
      }
  return -1;
}

/* "Xinhua/Bai Xueqi" in brackets, or "REUTERS/Jane Doe" behind a stop, at the end: a picture's
 * credit. */
static gboolean
ends_with_credit (const Finder *f, NgSpan s)
{
  const char *b = f->analysis->text + s.begin, *e = f->analysis->text + s.end, *slash;

  if (e > b && e[-1] == '.')
    e--;
  gboolean bracket = e > b && (e[-1] == ')' || e[-1] == ']');
  const char *from = e - b > MAX_CREDIT_BYTES ? e - MAX_CREDIT_BYTES : b;
  for (slash = e - 1; slash > from && *slash != '/' && !(bracket && strchr ("([", *slash)); slash--)
    ;
  if (slash <= from)
    return FALSE;
  if (*slash != '/') /* "(Xinhua)" ends captions and, in the body, stories */
    return !f->body && ng_dateline_agency (f->self->dates, slash + 1, e - slash - 2) != NULL;
  const char *name = slash;
  while (name > b && g_ascii_isalnum (name[-1]))
    name--;
  if (ng_dateline_agency (f->self->dates, name, slash - name) == NULL)
    return FALSE;
  if (bracket)
    return name > b && (name[-1] == '(' || name[-1] == '[');
  return name == b || (name - b > 2 && name[-1] == ' ' && is_stop (name[-2]));
}

/* A byline that is but an agency's name or a date; the name is kept. */
static gboolean
is_bare_byline (Finder *f, NgSpan s)
{
  const char *b = f->analysis->text + s.begin, *e = f->analysis->text + s.end;
  gsize by = starts_with (b, e - b, "By") && e - b > 3 ? 3 : 0;
  const char *name = ng_dateline_agency (f->self->dates, b + by, e - b - by);
  NgWrittenDate d;
  const char *after = ng_dateline_read_date (f->self->dates, b, e, &d);

  if (name != NULL && f->dateline->agency_name == NULL)
    f->dateline->agency_name = name;
  return name != NULL
         || (after != NULL && d.year && e - after < 40
             && !is_stop (last_char (b, ng_span (0, e - b))));
}

/* "By 2030, half of all cars …" is none: names have capitals, dates have digits. */
static gboolean
is_byline (const Finder *f, const Paragraph *p, const char *phrase)
{
  if (p->words > MAX_BYLINE_WORDS || p->last == '.')
    return FALSE;
  if (g_str_has_suffix (phrase, "y") || g_str_has_suffix (phrase, "Y"))
    return p->capitalised * 4 >= p->long_words * 3;
  for (guint32 i = p->span.begin; i < p->span.end; i++)
    if (g_ascii_isdigit (f->analysis->text[i]))
      return TRUE;
  return g_ascii_islower (*phrase) || g_str_has_suffix (phrase, ":");
}

/* The kind that phrases give. NG_N_BLOCKS: none. */
static NgBlockKind
phrase_kind (const Finder *f, const Paragraph *p)
{
  int row = find_phrase (f, p->span);
  const char *kind = row < 0 ? "" : ng_table_get (f->self->phrases, row, f->self->kind);

  if (!has_letters (f->analysis->text, p->span))
    return NG_BLOCK_NOTE;
  if (strcmp (kind, "note") == 0 && ng_span_length (p->span) <= MAX_NOTE_BYTES)
    return NG_BLOCK_NOTE;
  if (strcmp (kind, "caption") == 0 || ends_with_credit (f, p->span))
    return NG_BLOCK_CAPTION;
  if (strcmp (kind, "byline") == 0 && !f->body
      && is_byline (f, p, ng_table_get (f->self->phrases, row, 0)))
    return NG_BLOCK_BYLINE;
  return NG_N_BLOCKS;
}

static gboolean
is_title (const Finder *f, NgSpan s)
{
  const char *title = f->analysis->document.title;
  return title
         && ng_text_equal_nocase (title, strlen (title), f->analysis->text + s.begin,
                                  ng_span_length (s));
}

/* Short, without a full stop unless it is written Like This. */
static gboolean
looks_like_headline (const Finder *f, guint i)
{
  const Paragraph *p = paragraph (f, i);

  if (is_title (f, p->span))
    return TRUE;
  if (p->words > MAX_HEADLINE_WORDS || ng_span_length (p->span) > MAX_HEADLINE_BYTES)
    return FALSE;
  if (p->last == ':' || p->last == ',')
    return FALSE;
  if (p->last == '.' || p->last == 0x2026)
    return i + 1 < f->paragraphs->len && p->long_words >= 3
           && p->capitalised * 4 >= p->long_words * 3;
  return TRUE;
}

static gboolean
is_section (const Finder *f, guint i)
{
  const Paragraph *p = paragraph (f, i);
  gunichar first = g_utf8_get_char (f->analysis->text + p->span.begin);

  if (p->words > MAX_SECTION_WORDS || i + 1 >= f->paragraphs->len || !g_unichar_isalnum (p->last)
      || g_unichar_islower (first) || !(g_unichar_isalnum (first) || is_closing (first)))
    return FALSE;
  const Paragraph *n = paragraph (f, i + 1);
  return is_stop (n->last) || n->words > MAX_SECTION_WORDS;
}

static void
append (const Finder *f, NgSpan span, NgBlockKind kind)
{
  NgBlock block = { trim (f->analysis->text, span), kind };
  if (!ng_span_is_empty (block.span))
    ng_analysis_append (f->analysis, NG_LAYER_BLOCK, &block);
}

/* Splits the dateline from the paragraph it begins. */
static gboolean
take_dateline (Finder *f, guint i)
{
  const Paragraph *p = paragraph (f, i);
  const char *agency = f->dateline->agency_name;
  NgDateline d;

  if (i >= TOP || !ng_span_is_empty (f->dateline->span)
      || !ng_dateline_read (f->self->dates, f->analysis->text, p->span, &d))
    return FALSE;
  if (i == 0 && d.date.month == 0 && d.agency_name == NULL && !is_stop (p->last))
    return FALSE; /* "Iran - U.S. talks resume" */
  *f->dateline = d;
  if (d.agency_name == NULL)
    f->dateline->agency_name = agency;
  append (f, d.span, NG_BLOCK_DATELINE);
  append (f, ng_span (d.span.end, p->span.end), NG_BLOCK_PARAGRAPH);
  f->body = TRUE;
  return TRUE;
}

/* Before the body: headline, deck, byline. */
static NgBlockKind
top_kind (Finder *f, guint i)
{
  const Paragraph *p = paragraph (f, i);
  NgBlockKind kind = phrase_kind (f, p);

  if (is_bare_byline (f, p->span))
    return NG_BLOCK_BYLINE;
  if (kind != NG_N_BLOCKS)
    return kind;
  if (!f->headline && looks_like_headline (f, i))
    {
      f->headline = TRUE;
      return NG_BLOCK_HEADLINE;
    }
  /* what follows a headline without a stop is a second one */
  if (f->headline && i < TOP && p->last != '.' && i + 1 < f->paragraphs->len
      && looks_like_headline (f, i))
    return NG_BLOCK_HEADLINE;
  f->body = TRUE;
  return NG_BLOCK_PARAGRAPH;
}

static NgBlockKind
body_kind (const Finder *f, guint i)
{
  NgBlockKind kind = phrase_kind (f, paragraph (f, i));
  if (kind != NG_N_BLOCKS)
    return kind;
  return is_section (f, i) ? NG_BLOCK_SECTION : NG_BLOCK_PARAGRAPH;
}

void
ng_block_finder_run (const NgBlockFinder *self, NgAnalysis *analysis, NgDateline *dateline)
{
  g_autoptr (GArray) paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  Finder f = { .self = self, .analysis = analysis, .dateline = dateline, .paragraphs = paragraphs };

  *dateline = (NgDateline){ 0 };
  find_paragraphs (&f);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      if (take_dateline (&f, i))
        continue;
      NgBlockKind kind = f.body ? body_kind (&f, i) : top_kind (&f, i);
      append (&f, paragraph (&f, i)->span, kind);
    }
}

void
ng_block_finder_run_pretokenized (NgAnalysis *a)
{
  NgBlock block = { { 0, 0 }, NG_BLOCK_PARAGRAPH };

  for (gsize o = 0; o <= a->length;)
    {
      guint32 from = o;
      const char *stop = memchr (a->text + o, '\n', a->length - o);
      gsize end = stop ? (gsize) (stop - a->text) : a->length;
      o = end + 1;
      if (end > from)
        {
          if (ng_span_is_empty (block.span))
            block.span.begin = from;
          block.span.end = end;
        }
      if ((end == from || o > a->length) && !ng_span_is_empty (block.span))
        {
          ng_analysis_append (a, NG_LAYER_BLOCK, &block);
          block.span = ng_span (0, 0);
        }
    }
}
