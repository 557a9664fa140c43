/* ng-show.c: see ng-show.h.
 *
 * Every mention that refers to an entity, every event trigger and every cue is a mark: a span with
 * a tag ("P1", "C2", "E3", "K4") that is printed after it in brackets.  Tags count in text order,
 * so the same article always shows the same.  Lines are filled with pieces: what stands between two
 * white spaces, with its tags.  Claims stand under their paragraph; ng-show-legend.c prints what
 * the tags stand for.  In a wide terminal the claims stand
 * beside their paragraph, with their first words only, because their contents are in italics there.
 */
#include "pipeline/ng-show.h"

#include <string.h>

#include "pipeline/ng-show-legend.h"
#include "record/ng-schema.h"

#define EVENT_COLOUR "4;35"
#define CUE_COLOUR "1;31"
#define TAG_COLOUR "2"

/* Claims stand beside the text from this width on; the text is never wider than is easy to read. */
#define BESIDE_WIDTH 100u
#define MAX_TEXT_WIDTH 80u
#define GAP 3u
#define NOTE_COLOUR "36"

/* Contents of claims are in italics. */
#define CONTENT_COLOUR "3"

typedef struct
{
  NgSpan span;
  char tag[12];
  const char *colour; /* SGR parameters */
} Mark;

/* "P2" before "P10". */
static gint
compare_tags (const char *a, const char *b)
{
  gsize n = strlen (a), k = strlen (b);
  return *a != *b || n == k ? strcmp (a, b) : (n > k) - (n < k);
}

static gint
compare_begins (gconstpointer a, gconstpointer b)
{
  const Mark *x = a, *y = b;
  gint c = ng_span_compare (x->span, y->span);
  return c ? c : compare_tags (x->tag, y->tag);
}

/* Of two that end together the inner one comes first. */
static gint
compare_ends (gconstpointer a, gconstpointer b)
{
  const Mark *const *x = a, *const *y = b;
  gint c = ((*x)->span.end > (*y)->span.end) - ((*x)->span.end < (*y)->span.end);
  if (c == 0)
    c = ((*y)->span.begin > (*x)->span.begin) - ((*y)->span.begin < (*x)->span.begin);
  return c ? c : compare_tags ((*x)->tag, (*y)->tag);
}

static void
add_mark (GArray *marks, NgSpan span, char letter, guint number, const char *colour)
{
  Mark m = { .span = span, .colour = colour };
  g_snprintf (m.tag, sizeof m.tag, "%c%u", letter, number);
  if (!ng_span_is_empty (span))
    g_array_append_val (marks, m);
}

static gint
compare_references (gconstpointer a, gconstpointer b, gpointer data)
{
  const NgAnalysis *an = data;
  const NgReference *x = a, *y = b;
  gint c = ng_span_compare (ng_mention (an, x->mention)->span, ng_mention (an, y->mention)->span);
  return c ? c : (x->entity > y->entity) - (x->entity < y->entity);
}

static void
mark_entities (NgShow *s, GArray *marks)
{
  guint counts[NG_N_KINDS] = { 0 };
  g_autoptr (GArray) sorted = g_array_copy (s->a->layers[NG_LAYER_REFERENCE]);

  g_array_sort_with_data (sorted, compare_references, (gpointer) s->a);
  for (guint i = 0; i < sorted->len; i++)
    {
      const NgReference *r = &g_array_index (sorted, NgReference, i);
      NgKind k = ng_entity (s->a, r->entity)->kind;
      if (!ng_show_kinds[k].letter)
        continue;
      if (s->entity[r->entity] == 0)
        s->entity[r->entity] = ++counts[k];
      s->times[r->entity]++;
      add_mark (marks, ng_mention (s->a, r->mention)->span, ng_show_kinds[k].letter,
                s->entity[r->entity], ng_show_kinds[k].colour);
    }
}

static void
mark_events_and_cues (NgShow *s, GArray *marks)
{
  guint n = 0;
  for (NgId i = 0; i < ng_n_events (s->a); i++)
    {
      const NgEvent *e = ng_event (s->a, i);
      NgId lead = s->happenings->lead[i];
      s->event[i] = lead == i ? ++n : s->event[lead];
      add_mark (marks, e->span, 'E', s->event[i], EVENT_COLOUR);
    }
  for (NgId i = 0; i < ng_n_claims (s->a); i++)
    add_mark (marks, ng_claim (s->a, i)->cue, 'K', i + 1, CUE_COLOUR);
}

/* ---- lines ---- */

void
ng_show_colour (NgShow *s, const char *sgr)
{
  if (s->options->colour && sgr)
    g_string_append_printf (s->out, "\033[%sm", sgr);
}

/* Columns that text takes in a terminal. */
static guint
columns_of (const char *text, gsize length)
{
  guint n = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      n += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return n;
}

/* Adds @piece, which takes @columns, to the line or begins a new one. */
static void
put_piece (NgShow *s, const char *piece, guint columns, guint indent)
{
  gboolean fresh = s->column <= indent;

  if (!fresh && s->column + 1 + columns > s->width)
    {
      g_string_append_c (s->out, '\n');
      s->column = 0;
      fresh = TRUE;
    }
  for (; s->column < indent; s->column++)
    g_string_append_c (s->out, ' ');
  if (!fresh)
    {
      g_string_append_c (s->out, ' ');
      s->column++;
    }
  g_string_append (s->out, piece);
  s->column += columns;
}

void
ng_show_words (NgShow *s, const char *text, guint indent)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  for (guint i = 0; words[i]; i++)
    if (*words[i])
      put_piece (s, words[i], columns_of (words[i], strlen (words[i])), indent);
}

/* ---- text ---- */

/* A claim and the block that it is shown under. */
typedef struct
{
  NgId block, claim;
} Home;

typedef struct
{
  GArray *marks;    /* of Mark, by begin */
  GPtrArray *ends;  /* of the same, by end */
  guint next_begin; /* in marks: the first that a later token may lie in */
  guint next_end;   /* in ends: the first that was not printed */
  guint8 *claimed;  /* one a token: it lies in the content of a claim */
  GArray *homes;    /* of Home */
  guint next_home;  /* the first that was not shown */
} Text;

/* The first mark that covers the token: its colour is used. */
static const char *
colour_at (Text *text, NgSpan token)
{
  while (text->next_begin < text->marks->len
         && g_array_index (text->marks, Mark, text->next_begin).span.end <= token.begin)
    text->next_begin++;
  for (guint i = text->next_begin; i < text->marks->len; i++)
    {
      const Mark *m = &g_array_index (text->marks, Mark, i);
      if (m->span.begin >= token.end)
        return NULL;
      if (ng_span_contains (m->span, token))
        return m->colour;
    }
  return NULL;
}

/* The tags of all marks that end in the token, as "[P1,E2]". */
static char *
tags_at (Text *text, NgSpan token)
{
  GString *tags = g_string_new (NULL);

  for (; text->next_end < text->ends->len; text->next_end++)
    {
      const Mark *m = g_ptr_array_index (text->ends, text->next_end);
      if (m->span.end > token.end)
        break;
      g_string_append_printf (tags, "%s%s", tags->len ? "," : "[", m->tag);
    }
  if (tags->len)
    g_string_append_c (tags, ']');
  return g_string_free (tags, FALSE);
}

static void
append_coloured (const NgShow *s, GString *piece, const char *sgr, const char *text, gsize length)
{
  gboolean coloured = s->options->colour && sgr;
  if (coloured)
    g_string_append_printf (piece, "\033[%sm", sgr);
  g_string_append_len (piece, text, length);
  if (coloured)
    g_string_append (piece, "\033[0m");
}

/* Appends the token with its tags. Returns: the columns that they take. */
static guint
append_token (const NgShow *s, Text *text, NgId id, const char *usual, GString *piece)
{
  NgSpan span = ng_token (s->a, id)->span;
  const char *words = ng_analysis_text (s->a, span), *sgr = colour_at (text, span);
  g_autofree char *tags = tags_at (text, span);
  g_autofree char *styled
      = text->claimed[id] ? g_strconcat (CONTENT_COLOUR, sgr ? ";" : "", sgr, NULL) : NULL;

  append_coloured (s, piece, styled ? styled : sgr ? sgr : usual, words, ng_span_length (span));
  if (*tags)
    append_coloured (s, piece, TAG_COLOUR, tags, strlen (tags));
  return columns_of (words, ng_span_length (span)) + (guint) strlen (tags);
}

static const char *
usual_colour (NgBlockKind kind)
{
  return kind == NG_BLOCK_HEADLINE || kind == NG_BLOCK_SECTION   ? "1"
         : kind == NG_BLOCK_PARAGRAPH || kind == NG_BLOCK_BYLINE ? NULL
                                                                 : "2";
}

static void
put_block (NgShow *s, Text *text, NgId block)
{
  const NgBlock *b = ng_block (s->a, block);
  g_autoptr (GString) piece = g_string_new (NULL);
  guint columns = 0;

  for (NgId t = ng_token_at (s->a, b->span.begin);
       t < ng_n_tokens (s->a) && ng_token (s->a, t)->span.begin < b->span.end; t++)
    {
      gboolean joined = t > 0 && ng_token (s->a, t - 1)->span.end == ng_token (s->a, t)->span.begin;
      if (!joined && piece->len)
        {
          put_piece (s, piece->str, columns, 0);
          g_string_truncate (piece, 0);
          columns = 0;
        }
      columns += append_token (s, text, t, usual_colour (b->kind), piece);
    }
  if (piece->len)
    put_piece (s, piece->str, columns, 0);
}

/* ---- claims ---- */

/* The block that the claim is shown under: that of its cue, else of its content. */
static NgId
block_of (const NgAnalysis *a, NgId claim)
{
  NgSpan at = ng_claim (a, claim)->cue;

  for (NgId i = 0; i < ng_n_contents (a) && ng_span_is_empty (at); i++)
    if (ng_content (a, i)->claim == claim)
      at = ng_content (a, i)->span;
  NgId token = ng_token_at (a, at.begin);
  return token < ng_n_tokens (a) ? ng_sentence (a, ng_token (a, token)->sentence)->block : 0;
}

static gint
compare_homes (gconstpointer x, gconstpointer y)
{
  const Home *a = x, *b = y;
  return a->block != b->block ? (a->block < b->block ? -1 : 1)
                              : (a->claim > b->claim) - (a->claim < b->claim);
}

/* Where each claim is shown, in the order of the blocks. */
static GArray *
find_homes (const NgAnalysis *a)
{
  GArray *homes = g_array_new (FALSE, FALSE, sizeof (Home));

  for (NgId i = 0; i < ng_n_claims (a); i++)
    {
      const Home h = { block_of (a, i), i };
      g_array_append_val (homes, h);
    }
  g_array_sort (homes, compare_homes);
  return homes;
}

/* The claims of the blocks up to @last that were not shown yet. */
static void
put_claims (NgShow *s, Text *text, NgId last, void (*put) (NgShow *, NgId))
{
  for (; text->next_home < text->homes->len; text->next_home++)
    {
      const Home *h = &g_array_index (text->homes, Home, text->next_home);
      if (h->block > last)
        break;
      put (s, h->claim);
    }
}

/* The blocks @first to @last as one paragraph, then their claims. */
static void
put_paragraph (NgShow *s, Text *text, NgId first, NgId last)
{
  for (NgId b = first; b <= last; b++)
    put_block (s, text, b);
  g_string_append_c (s->out, '\n');
  s->column = 0;
  put_claims (s, text, last, ng_show_claim);
}

/* Columns of a line without its escape sequences. */
static guint
visible_columns (const char *line)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = line; *p; p++)
    if (*p == '\033')
      p += strcspn (p, "m");
    else
      g_string_append_c (plain, *p);
  return columns_of (plain->str, plain->len);
}

static void
put_columns (NgShow *s, const char *left, const char *right, guint width)
{
  g_auto (GStrv) texts = g_strsplit (left, "\n", -1);
  g_auto (GStrv) notes = g_strsplit (right, "\n", -1);
  guint n = g_strv_length (texts), k = g_strv_length (notes);

  for (guint i = 0; i < MAX (n, k); i++)
    {
      const char *note = i < k ? notes[i] : "";
      g_string_append (s->out, i < n ? texts[i] : "");
      for (guint c = i < n ? visible_columns (texts[i]) : 0; *note && c < width + GAP; c++)
        g_string_append_c (s->out, ' ');
      if (*note)
        append_coloured (s, s->out, NOTE_COLOUR, note, strlen (note));
      g_string_append_c (s->out, '\n');
    }
}

/* The same with the claims beside the text. */
static void
put_beside (NgShow *s, Text *text, NgId first, NgId last)
{
  GString *out = s->out;
  g_autoptr (GString) left = g_string_new (NULL), right = g_string_new (NULL);
  guint width = s->width, text_width = MIN (width * 5 / 8, MAX_TEXT_WIDTH);

  s->out = left;
  s->width = text_width;
  for (NgId b = first; b <= last; b++)
    put_block (s, text, b);
  s->out = right;
  s->width = width - text_width - GAP;
  put_claims (s, text, last, ng_show_note);
  g_string_truncate (right, right->len ? right->len - 1 : 0);
  s->out = out;
  s->width = width;
  s->column = 0;
  put_columns (s, left->str, right->str, text_width);
}

static void
put_text (NgShow *s, Text *text)
{
  gboolean beside = s->options->colour && s->width >= BESIDE_WIDTH;

  for (NgId b = 0, last; b < ng_n_blocks (s->a); b = last + 1)
    {
      gboolean led = ng_block (s->a, b)->kind == NG_BLOCK_DATELINE && b + 1 < ng_n_blocks (s->a)
                     && ng_block (s->a, b + 1)->kind == NG_BLOCK_PARAGRAPH;
      last = led ? b + 1 : b; /* a dateline stands before its paragraph */
      (beside ? put_beside : put_paragraph) (s, text, b, last);
      g_string_append_c (s->out, '\n');
    }
}

static guint8 *
claimed_tokens (const NgAnalysis *a)
{
  guint8 *claimed = g_new0 (guint8, ng_n_tokens (a) + 1);

  for (NgId i = 0; i < ng_n_contents (a); i++)
    for (NgId t = ng_token_at (a, ng_content (a, i)->span.begin);
         t < ng_n_tokens (a) && ng_span_contains (ng_content (a, i)->span, ng_token (a, t)->span);
         t++)
      claimed[t] = TRUE;
  return claimed;
}

void
ng_show (const NgAnalysis *analysis, const NgShowOptions *options, GString *out)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  g_autofree guint *entity = g_new0 (guint, ng_n_entities (analysis) + 1);
  g_autofree guint *times = g_new0 (guint, ng_n_entities (analysis) + 1);
  g_autofree guint *event = g_new0 (guint, ng_n_events (analysis) + 1);
  g_autofree guint8 *claimed = claimed_tokens (analysis);
  g_autoptr (NgHappenings) happenings = ng_happenings_new (analysis);
  NgShow s = { analysis, options, out, entity, times, event, happenings, options->width, 0 };

  mark_entities (&s, marks);
  mark_events_and_cues (&s, marks);
  g_array_sort (marks, compare_begins);
  for (guint i = 0; i < marks->len; i++)
    g_ptr_array_add (ends, &g_array_index (marks, Mark, i));
  g_ptr_array_sort (ends, compare_ends);
  g_autoptr (GArray) homes = find_homes (analysis);
  Text text = { marks, ends, 0, 0, claimed, homes, 0 };
  ng_show_head (&s);
  put_text (&s, &text);
  ng_show_legend (&s);
}
