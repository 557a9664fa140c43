/* ng-mention-work.c: see ng-mention-work.h. */
#include "mention/ng-mention-work.h"

#include <string.h>

#include "base/ng-text.h"

/* Of the words of a headline this share has capitals, per cent. */
#define TITLED_PERCENT 70u

/* Words of the longest listed names. */
#define MAX_LISTED_WORDS 10u

static guint8
shape_of (const char *text, gsize length)
{
  guint8 shape = 0;

  if (g_unichar_isalpha (g_utf8_get_char (text)))
    shape |= NG_SHAPE_WORD;
  if (ng_text_is_capitalised (text, length))
    shape |= NG_SHAPE_CAPITAL;
  if (length > 1 && ng_text_is_all_caps (text, length))
    shape |= NG_SHAPE_CAPITALS;
  return shape;
}

static gboolean
opens (const NgMentionWork *self, NgId token)
{
  gsize n;
  const char *text = ng_mention_text (self, token, &n);
  return (ng_token (self->a, token)->flags & NG_TOKEN_QUOTE_OPEN)
         || (n == 1 && strchr (":(-", *text))
         || (n > 1 && (g_str_has_prefix (text, "—") || g_str_has_prefix (text, "–")));
}

static void
describe_sentence (NgMentionWork *self, const NgSentence *s)
{
  guint words = 0, capitals = 0, shouted = 0;

  for (NgId t = s->first_token; t < s->first_token + s->n_tokens; t++)
    {
      gsize n;
      const char *text = ng_mention_text (self, t, &n);
      self->shape[t] = shape_of (text, n);
      if (t == s->first_token || opens (self, t - 1))
        self->shape[t] |= NG_SHAPE_FIRST;
      if (!(self->shape[t] & NG_SHAPE_WORD) || n <= 3)
        continue;
      words++;
      capitals += (self->shape[t] & NG_SHAPE_CAPITAL) != 0;
      shouted += (self->shape[t] & NG_SHAPE_CAPITALS) != 0;
    }
  for (NgId t = s->first_token; t < s->first_token + s->n_tokens; t++)
    {
      self->shouting[t] = words >= 2 && shouted == words;
      self->titled[t] = words >= 3 && capitals * 100 >= words * TITLED_PERCENT;
    }
}

NgMentionWork *
ng_mention_work_new (const NgMentionTables *tables, const NgNet *net, NgAnalysis *a)
{
  NgMentionWork *self = g_new0 (NgMentionWork, 1);

  self->tables = tables;
  self->net = net;
  self->a = a;
  self->n_tokens = ng_n_tokens (a);
  self->tagged = ng_n_tags (a) == self->n_tokens;
  self->shape = g_new0 (guint8, self->n_tokens + 1);
  self->shouting = g_new0 (guint8, self->n_tokens + 1);
  self->titled = g_new0 (guint8, self->n_tokens + 1);
  self->names = g_array_new (FALSE, TRUE, sizeof (NgNetName));
  self->name_at = g_new (guint32, self->n_tokens + 1);
  self->outside = g_new (float, self->n_tokens + 1);
  self->found = g_array_new (FALSE, TRUE, sizeof (NgFound));
  self->found_at = g_new (guint32, self->n_tokens + 1);
  for (NgId t = 0; t <= self->n_tokens; t++)
    {
      self->name_at[t] = self->found_at[t] = NG_NONE;
      self->outside[t] = 1;
    }
  for (NgId s = 0; s < ng_n_sentences (a); s++)
    describe_sentence (self, ng_sentence (a, s));
  return self;
}

void
ng_mention_work_free (NgMentionWork *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->names);
  g_array_unref (self->found);
  g_free (self->shape);
  g_free (self->shouting);
  g_free (self->titled);
  g_free (self->name_at);
  g_free (self->outside);
  g_free (self->found_at);
  g_free (self);
}

gboolean
ng_mention_is (const NgMentionWork *self, NgId token, NgId beside, const char *word)
{
  return ng_mention_beside (self, token, beside) && ng_token_is (self->a, token, word);
}

gboolean
ng_mention_is_hyphen (const NgMentionWork *self, NgId token)
{
  gsize n;

  if (token == 0 || token >= self->n_tokens
      || (ng_token (self->a, token)->flags & NG_TOKEN_SPACE_AFTER)
      || (ng_token (self->a, token - 1)->flags & NG_TOKEN_SPACE_AFTER))
    return FALSE;
  const char *text = ng_mention_text (self, token, &n);
  return (n == 1 && *text == '-')
         || (n == 3
             && (memcmp (text, "–", 3) == 0 || memcmp (text, "‑", 3) == 0
                 || memcmp (text, "‐", 3) == 0));
}

char *
ng_mention_dup (const NgMentionWork *self, NgId first, guint32 n)
{
  return ng_analysis_dup_text (self->a, ng_token_range (self->a, first, n));
}

gboolean
ng_mention_context (const NgMentionWork *self, NgId token, const char *class)
{
  gsize n;
  const char *text = ng_mention_text (self, token, &n);
  return ng_mention_has (self->tables->name_context, text, n, "class", class);
}

guint
ng_mention_words (const NgMentionWork *self, NgId at, NgWord *words, guint max)
{
  const NgSentence *s = ng_sentence (self->a, ng_mention_sentence (self, at));
  NgId end = s->first_token + s->n_tokens;
  guint n = 0;

  for (NgId t = at; t < end && n < max; t++, n++)
    words[n].text = ng_mention_text (self, t, &words[n].length);
  return n;
}

/* TRUE if the token is the "'s" of the word before it. */
static gboolean
is_possessive (const NgMentionWork *self, NgId token)
{
  gsize n;
  const char *text = ng_mention_text (self, token, &n);

  return !(ng_token (self->a, token - 1)->flags & NG_TOKEN_SPACE_AFTER)
         && ng_text_possessive (text, n) == n;
}

/* As ng_mention_words, but what hyphens join is one word, and a possessive with its ending.
 * @ends: (out): tokens up to each word's end. */
static guint
joined_words (const NgMentionWork *self, NgId at, NgWord *words, guint *ends, guint max)
{
  const NgSentence *s = ng_sentence (self->a, ng_mention_sentence (self, at));
  NgId end = s->first_token + s->n_tokens, t = at;
  guint n = 0;

  for (; t < end && n < max; n++)
    {
      NgId last = t;
      while (last + 2 < end && ng_mention_is_hyphen (self, last + 1))
        last += 2;
      if (last + 1 < end && is_possessive (self, last + 1))
        last++;
      words[n].text = ng_mention_text (self, t, &words[n].length);
      words[n].length = ng_token (self->a, last)->span.end - ng_token (self->a, t)->span.begin;
      t = last + 1;
      ends[n] = t - at;
    }
  return n;
}

int
ng_mention_listed (const NgMentionWork *self, const NgTable *table, NgId at, gboolean nocase,
                   guint *n)
{
  NgWord words[MAX_LISTED_WORDS];
  guint ends[MAX_LISTED_WORDS], k = 0, joined = 0;
  guint n_words = ng_mention_words (self, at, words, MAX_LISTED_WORDS);
  int plain = ng_table_find_phrase (table, words, n_words, nocase, &k);

  n_words = joined_words (self, at, words, ends, MAX_LISTED_WORDS);
  int row = ng_table_find_phrase (table, words, n_words, nocase, &joined);
  if (row >= 0 && (plain < 0 || ends[joined - 1] > k))
    {
      *n = ends[joined - 1];
      return row;
    }
  *n = k;
  return plain;
}

gboolean
ng_mention_is_free (const NgMentionWork *self, NgId first, guint32 n)
{
  for (NgId t = first; t < first + n; t++)
    if (self->found_at[t] != NG_NONE)
      return FALSE;
  return TRUE;
}

void
ng_mention_take (NgMentionWork *self, NgFound found)
{
  g_assert (found.n > 0 && ng_mention_is_free (self, found.first, found.n));
  g_array_append_val (self->found, found);
  for (NgId t = found.first; t < found.first + found.n; t++)
    self->found_at[t] = self->found->len - 1;
}

/* The head of a name is where its tree leaves the span; without a tree its last word. */
static NgId
head_of (const NgMentionWork *self, const NgFound *f)
{
  NgId last = f->first + f->n - 1;

  for (NgId t = f->first; self->tagged && t <= last; t++)
    {
      NgId head = ng_tag (self->a, t)->head;
      if (ng_tag (self->a, t)->rel != NG_REL_PUNCT && ng_tag (self->a, t)->rel != NG_REL_CASE
          && (head == NG_NONE || head < f->first || head > last))
        return t;
    }
  return last;
}

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const NgFound *x = a, *y = b;
  return x->first < y->first ? -1 : x->first > y->first;
}

void
ng_mention_work_commit (NgMentionWork *self)
{
  g_array_sort (self->found, by_place);
  for (guint i = 0; i < self->found->len; i++)
    {
      const NgFound *f = &g_array_index (self->found, NgFound, i);
      if (f->n == 0)
        continue;
      NgMention m = { .span = ng_token_range (self->a, f->first, f->n),
                      .first_token = f->first,
                      .n_tokens = f->n,
                      .head = head_of (self, f),
                      .kind = f->kind,
                      .form = f->form,
                      .value = ng_analysis_string (self->a, f->value),
                      .score = ng_score (f->score),
                      .origin = f->origin };
      ng_analysis_append (self->a, NG_LAYER_MENTION, &m);
    }
}
