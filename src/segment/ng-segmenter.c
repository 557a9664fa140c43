/* ng-segmenter.c: see ng-segmenter.h.
 *
 * Three passes over all blocks: tokens, quotation marks, sentence ends; then the layers are
 * written. A sentence ends at a stop (and the closing marks behind it) if a gap follows and then a
 * word that can begin one; tables say which abbreviations can end one and which words begin one for
 * sure. Cost: linear.
 */
#include "segment/ng-segmenter.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-ids.h"
#include "base/ng-limits.h"
#include "base/ng-text.h"
#include "segment/ng-quotes.h"

/* Tokens of a speaker's name between a quotation and its verb. */
#define MAX_SPEAKER_TOKENS 6u

struct _NgSegmenter
{
  NgTokenizer *tokenizer;
  const NgTable *quote_verbs;
};

/* One run over a document. */
typedef struct
{
  const NgSegmenter *self;
  NgAnalysis *analysis;
  GArray *tokens;   /* NgRawToken */
  GArray *starts;   /* guint32: first token of each block, and the count */
  GArray *ends;     /* guint32: one past the last token of each sentence */
  NgBlockKind kind; /* of the block that is being cut */
} Run;

NgSegmenter *
ng_segmenter_new (const NgLexicon *lexicon, GError **error)
{
  g_autoptr (NgSegmenter) self = g_new0 (NgSegmenter, 1);

  self->tokenizer = ng_tokenizer_new (lexicon, error);
  if (self->tokenizer == NULL)
    return NULL;
  self->quote_verbs = ng_lexicon_table (lexicon, "quote-verbs", error, "verb", NULL);
  if (self->quote_verbs == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
ng_segmenter_free (NgSegmenter *self)
{
  if (self == NULL)
    return;
  ng_tokenizer_free (self->tokenizer);
  g_free (self);
}

static const NgRawToken *
token (const Run *run, guint i)
{
  return &g_array_index (run->tokens, NgRawToken, i);
}

static const char *
token_text (const Run *run, guint i)
{
  return run->analysis->text + token (run, i)->span.begin;
}

static gsize
token_length (const Run *run, guint i)
{
  return ng_span_length (token (run, i)->span);
}

/* ---- sentence ends ---- */

static gboolean
is_closing (const Run *run, guint i)
{
  return (token (run, i)->flags & NG_TOKEN_QUOTE_CLOSE) || strchr (")]}", *token_text (run, i));
}

static gboolean
is_opening (const Run *run, guint i)
{
  return (token (run, i)->flags & NG_TOKEN_QUOTE_OPEN) || strchr ("([{", *token_text (run, i));
}

/* Letters without case begin sentences, too. */
static gboolean
is_upper (const Run *run, guint i)
{
  gunichar u = g_utf8_get_char (token_text (run, i));
  return g_unichar_isalpha (u) && !g_unichar_islower (u);
}

static gboolean
can_begin (const Run *run, guint i)
{
  gunichar u = g_utf8_get_char (token_text (run, i));
  return is_upper (run, i) || g_unichar_isdigit (u) || u == '@' || u == '#' || u == 0x2022
         || g_unichar_type (u) == G_UNICODE_CURRENCY_SYMBOL;
}

static gboolean
is_opener (const Run *run, guint i)
{
  const char *p = token_text (run, i);
  return is_upper (run, i)
         && ng_tokenizer_is_opener (run->self->tokenizer, p, p + token_length (run, i));
}

/* "Why?" [Vladimir Putin asked]: a capitalised name and a verb of speech at @i.  @last: (out): the
 * verb. */
static gboolean
names_speaker (const Run *run, guint i, guint end, guint *last)
{
  for (guint n = 0; n < MAX_SPEAKER_TOKENS && i + n < end; n++)
    {
      const char *p = token_text (run, i + n);
      if (n > 0 && ng_table_find (run->self->quote_verbs, p, token_length (run, i + n)) >= 0)
        {
          *last = i + n;
          return TRUE;
        }
      if (!is_upper (run, i + n) && *p != '-' && !(n > 0 && g_str_has_prefix (p, "of ")))
        return FALSE;
    }
  return FALSE;
}

/* @stop: the token that may end a sentence; @i: the first one behind its closing marks. */
static gboolean
speaker_follows (const Run *run, guint stop, guint i, guint end)
{
  guint verb;
  if (i == stop + 1 || !(token (run, i - 1)->flags & NG_TOKEN_QUOTE_CLOSE)
      || !names_speaker (run, i, end, &verb))
    return FALSE;
  if (*token_text (run, stop) != '.')
    return TRUE;
  /* "…" Smith said.  After a full stop only this much is a sloppy comma. */
  return verb + 1 >= end || token (run, verb + 1)->stop == NG_STOP_PLAIN;
}

/* Joined words: "the end.Next". */
static gboolean
is_tight_end (const Run *run, guint stop, guint i)
{
  const char *p = token_text (run, i);
  if (i != stop + 1 || stop == 0 || *token_text (run, stop) != '.' || !is_upper (run, i))
    return FALSE;
  return token_length (run, i) > 1 && g_ascii_islower (p[1])
         && g_ascii_islower (run->analysis->text[token (run, stop)->span.begin - 1]);
}

/* Does the sentence end at the stop @stop, behind whose closing marks token @i stands? */
static gboolean
ends_at (const Run *run, guint stop, guint i, guint end)
{
  guint word = i;
  gboolean opened;

  if (i >= end)
    return TRUE;
  if (run->kind == NG_BLOCK_DATELINE)
    return FALSE;
  if (!token (run, i)->space_before)
    return is_tight_end (run, stop, i);
  while (word < end && is_opening (run, word))
    word++;
  if (word >= end || !can_begin (run, word) || speaker_follows (run, stop, i, end))
    return FALSE;
  opened = word > i && (token (run, i)->flags & NG_TOKEN_QUOTE_OPEN);
  switch (token (run, stop)->stop)
    {
    case NG_STOP_PLAIN:
    case NG_STOP_CLOCK:
      return TRUE;
    case NG_STOP_ELLIPSIS:
      return is_opener (run, word) || opened || !token (run, stop)->space_before;
    default: /* in headlines every word may have a capital: "the U.S. And Iran" */
      return run->kind != NG_BLOCK_HEADLINE && (is_opener (run, word) || opened);
    }
}

static void
find_sentences (Run *run, guint first, guint end)
{
  guint begin = first;
  for (guint i = first; i < end; i++)
    {
      guint after = i + 1;
      if (token (run, i)->stop != NG_STOP_NONE)
        {
          while (after < end && !token (run, after)->space_before
                 && (is_closing (run, after) || token (run, after)->stop == NG_STOP_PLAIN))
            after++;
          if (ends_at (run, i, after, end))
            {
              g_array_append_val (run->ends, after);
              begin = after;
              i = after - 1;
              continue;
            }
        }
      if (i + 1 - begin >= NG_MAX_SENTENCE_TOKENS || i + 1 == end)
        {
          after = i + 1;
          g_array_append_val (run->ends, after);
          begin = after;
        }
    }
}

/* ---- quotation marks ---- */

static void
find_quotes (Run *run, NgQuotes *quotes)
{
  NgBlockKind previous = NG_BLOCK_HEADLINE;
  for (NgId b = 0; b < ng_n_blocks (run->analysis); b++)
    {
      guint first = g_array_index (run->starts, guint32, b);
      guint end = g_array_index (run->starts, guint32, b + 1);
      NgBlockKind kind = ng_block (run->analysis, b)->kind;
      ng_quotes_paragraph (quotes, run->analysis->text, run->tokens, first, end - first,
                           kind == NG_BLOCK_PARAGRAPH && previous == NG_BLOCK_PARAGRAPH);
      previous = kind;
    }
  ng_quotes_finish (quotes);
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return x < y ? -1 : x > y;
}

/* First element of the sorted @array that is greater than @value. */
static guint32
first_above (const GArray *array, guint32 value)
{
  return g_array_index (array, guint32, ng_ids_count_up_to (array, value));
}

/* A quotation that was never closed ends with the sentence it began in. */
static void
limit_unclosed (Run *run, NgQuotes *quotes)
{
  g_array_sort (quotes->unclosed, compare_ids);
  for (guint i = 0; i < quotes->unclosed->len; i++)
    {
      guint32 opener = g_array_index (quotes->unclosed, guint32, i);
      if (opener != NG_NONE)
        ng_quotes_limit (run->tokens, opener, first_above (run->ends, opener) - 1,
                         first_above (run->starts, opener));
    }
}

/* ---- layers ---- */

static void
write_tokens (Run *run, NgId sentence, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const NgRawToken *r = token (run, i);
      gboolean space = i + 1 >= run->tokens->len || token (run, i + 1)->space_before;
      NgToken t = { .span = r->span,
                    .sentence = sentence,
                    .quote_depth = r->quote_depth,
                    .quote = r->quote,
                    .flags = r->flags | (space ? NG_TOKEN_SPACE_AFTER : 0) };
      ng_analysis_append (run->analysis, NG_LAYER_TOKEN, &t);
    }
}

static void
write_layers (Run *run)
{
  guint first = 0;
  NgId block = 0;
  for (guint s = 0; s < run->ends->len; s++)
    {
      guint end = g_array_index (run->ends, guint32, s);
      while (g_array_index (run->starts, guint32, block + 1) <= first)
        block++;
      NgSentence sentence
          = { .span = ng_span (token (run, first)->span.begin, token (run, end - 1)->span.end),
              .block = block,
              .first_token = first,
              .n_tokens = end - first };
      ng_analysis_append (run->analysis, NG_LAYER_SENTENCE, &sentence);
      write_tokens (run, s, first, end);
      first = end;
    }
}

static gboolean
finish (Run *run, GError **error)
{
  if (run->tokens->len > NG_MAX_TOKENS)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_LIMIT, "%s: %u tokens, the limit is %u",
                   run->analysis->document.name ? run->analysis->document.name : "-",
                   run->tokens->len, NG_MAX_TOKENS);
      return FALSE;
    }
  write_layers (run);
  return TRUE;
}

static Run
run_new (const NgSegmenter *self, NgAnalysis *analysis)
{
  return (Run){ .self = self,
                .analysis = analysis,
                .tokens = g_array_new (FALSE, FALSE, sizeof (NgRawToken)),
                .starts = g_array_new (FALSE, FALSE, sizeof (guint32)),
                .ends = g_array_new (FALSE, FALSE, sizeof (guint32)) };
}

static void
run_clear (Run *run)
{
  g_array_unref (run->tokens);
  g_array_unref (run->starts);
  g_array_unref (run->ends);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NgQuotes, ng_quotes_clear)

gboolean
ng_segmenter_run (const NgSegmenter *self, NgAnalysis *analysis, GError **error)
{
  g_auto (Run) run = run_new (self, analysis);
  g_auto (NgQuotes) quotes = { 0 };

  ng_quotes_init (&quotes);
  for (NgId b = 0; b < ng_n_blocks (analysis); b++)
    {
      g_array_append_val (run.starts, run.tokens->len);
      ng_tokenizer_cut (self->tokenizer, analysis->text, ng_block (analysis, b)->span, run.tokens);
    }
  g_array_append_val (run.starts, run.tokens->len);
  find_quotes (&run, &quotes);
  for (NgId b = 0; b < ng_n_blocks (analysis); b++)
    {
      run.kind = ng_block (analysis, b)->kind;
      find_sentences (&run, g_array_index (run.starts, guint32, b),
                      g_array_index (run.starts, guint32, b + 1));
    }
  limit_unclosed (&run, &quotes);
  return finish (&run, error);
}

/* ---- pretokenized ---- */

/* The line [p,end) is a sentence; tokens stand between single spaces. */
static void
cut_line (Run *run, const char *p, const char *end)
{
  guint before = run->tokens->len;
  while (p < end)
    {
      const char *space = memchr (p, ' ', end - p);
      const char *e = space ? space : end;
      NgRawToken t = { .span = ng_span (p - run->analysis->text, e - run->analysis->text),
                       .space_before = TRUE,
                       .quote = NG_NONE };
      if (e > p)
        g_array_append_val (run->tokens, t);
      p = e + 1;
      if (run->tokens->len - before == NG_MAX_SENTENCE_TOKENS)
        {
          before = run->tokens->len;
          g_array_append_val (run->ends, run->tokens->len);
        }
    }
  if (run->tokens->len > before)
    g_array_append_val (run->ends, run->tokens->len);
}

gboolean
ng_segmenter_run_pretokenized (const NgSegmenter *self, NgAnalysis *analysis, GError **error)
{
  g_auto (Run) run = run_new (self, analysis);
  g_auto (NgQuotes) quotes = { 0 };

  ng_quotes_init (&quotes);
  for (NgId b = 0; b < ng_n_blocks (analysis); b++)
    {
      NgSpan span = ng_block (analysis, b)->span;
      const char *p = analysis->text + span.begin, *end = analysis->text + span.end;

      g_array_append_val (run.starts, run.tokens->len);
      while (p < end)
        {
          const char *stop = memchr (p, '\n', end - p);
          cut_line (&run, p, stop ? stop : end);
          p = (stop ? stop : end) + 1;
        }
    }
  g_array_append_val (run.starts, run.tokens->len);
  find_quotes (&run, &quotes);
  limit_unclosed (&run, &quotes);
  return finish (&run, error);
}
