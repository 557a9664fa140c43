/* ng-mention-net.c: see ng-mention-net.h.
 *
 * BIO by Viterbi within each sentence.  Then what a name never holds is taken off: determiners,
 * possessive endings, marks at its edges, titles before a person; lists and "City, Country" are cut
 * at their commas.  Cost: linear in the tokens.
 */
#include "mention/ng-mention-net.h"

#include <string.h>

#include "base/ng-error.h"
#include "base/ng-text.h"
#include "net/ng-decode.h"

/* Words of the longest title. */
#define MAX_TITLE_WORDS 10u

static const char *const labels[NG_N_NAMES] = {
  [NG_NAME_PERSON] = "PER",   [NG_NAME_ORGANISATION] = "ORG", [NG_NAME_LOCATION] = "LOC",
  [NG_NAME_FACILITY] = "FAC", [NG_NAME_PEOPLE] = "NORP",      [NG_NAME_DATE] = "DATE",
  [NG_NAME_MONEY] = "MONEY",  [NG_NAME_WORK] = "MISC",        [NG_NAME_PRODUCT] = "PRODUCT",
};

gboolean
ng_mention_net_check (const NgNet *net, GError **error)
{
  for (guint i = 0; i < NG_N_NAMES; i++)
    {
      g_autofree char *begin = g_strconcat ("B-", labels[i], NULL);
      if (ng_net_find_label (net, NG_HEAD_NER, begin) >= 0)
        continue;
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "head of names: expected a label \"%s\"", begin);
      return FALSE;
    }
  return TRUE;
}

static NgNameClass
class_of (const char *label)
{
  for (guint i = 0; label[0] != 'O' && i < NG_N_NAMES; i++)
    if (strcmp (label + 2, labels[i]) == 0)
      return i;
  return NG_NAME_NONE;
}

static void
add_name (NgMentionWork *w, NgId first, guint32 n, NgNameClass label, float score)
{
  NgNetName name = { first, n, label, score, "head:ner" };

  g_array_append_val (w->names, name);
  for (NgId t = first; t < first + n; t++)
    w->name_at[t] = w->names->len - 1;
}

static void
decode_sentence (NgMentionWork *w, const NgSentence *s, const float *scores, guint n_labels,
                 const char *const *names)
{
  g_autofree guint *chosen = g_new (guint, s->n_tokens);
  g_autofree float *belief = g_new (float, s->n_tokens);

  ng_decode_bio (scores, s->n_tokens, n_labels, names, chosen, belief);
  for (guint32 i = 0; i < s->n_tokens;)
    {
      NgNameClass label = class_of (names[chosen[i]]);
      guint32 n = 1;
      double sum = belief[i];
      if (label != NG_NAME_NONE)
        for (; i + n < s->n_tokens && names[chosen[i + n]][0] == 'I'; n++)
          sum += belief[i + n];
      if (label != NG_NAME_NONE)
        add_name (w, s->first_token + i, n, label, ng_score (sum / n));
      i += n;
    }
}

static void
note_outside (NgMentionWork *w, const NgSentence *s, const float *scores, guint n_labels, guint o)
{
  g_autofree float *row = g_new (float, n_labels);

  for (guint32 i = 0; i < s->n_tokens; i++)
    {
      memcpy (row, scores + (gsize) i * n_labels, n_labels * sizeof *row);
      ng_decode_softmax (row, n_labels);
      w->outside[s->first_token + i] = ng_score (row[o]);
    }
}

static void
decode (NgMentionWork *w)
{
  guint n_labels = ng_net_n_labels (w->net, NG_HEAD_NER);
  g_autofree const char **names = g_new (const char *, n_labels);
  guint o = 0;

  for (guint i = 0; i < n_labels; i++)
    {
      names[i] = ng_net_label (w->net, NG_HEAD_NER, i);
      if (strcmp (names[i], "O") == 0)
        o = i;
    }
  for (NgId i = 0; i < ng_n_sentences (w->a); i++)
    {
      const NgSentence *s = ng_sentence (w->a, i);
      g_autofree float *scores = g_new (float, (gsize) s->n_tokens *n_labels);
      ng_net_linear (w->net, NG_HEAD_NER, w->a->vectors + (gsize) s->first_token * w->a->width,
                     s->n_tokens, scores);
      decode_sentence (w, s, scores, n_labels, names);
      note_outside (w, s, scores, n_labels, o);
    }
}

void
ng_mention_net_set (NgMentionWork *w, guint32 i, NgId first, guint32 n)
{
  NgNetName *name = ng_mention_name (w, i);

  for (NgId t = name->first; t < name->first + name->n; t++)
    w->name_at[t] = NG_NONE;
  name->first = first;
  name->n = n;
  for (NgId t = first; t < first + n; t++)
    w->name_at[t] = i;
}

/* ---- bounds ---- */

/* TRUE if a name may not begin or end with the token. */
static gboolean
is_edge (const NgMentionWork *w, NgId token, gboolean at_end)
{
  gsize n;
  const char *text = ng_mention_text (w, token, &n);
  gunichar c = g_utf8_get_char (text);

  if (ng_text_possessive (text, n) == n)
    return TRUE;
  if (!at_end)
    return ng_mention_context (w, token, "determiner")
           || !(g_unichar_isalnum (c) || c == '\'' || c == 0x2019 || c == 0x2018);
  return !g_unichar_isalnum (c) && c != ')' && c != '!';
}

static gboolean
is_listed_name (const NgMentionWork *w, NgId first, guint32 n)
{
  g_autofree char *text = ng_mention_dup (w, first, n);
  return ng_table_find (w->tables->places, text, -1) >= 0
         || ng_table_find (w->tables->organisations, text, -1) >= 0
         || ng_table_find (w->tables->country_names, text, -1) >= 0
         || ng_table_find (w->tables->aliases, text, -1) >= 0;
}

static void
trim (NgMentionWork *w, guint32 i)
{
  NgId first = ng_mention_name (w, i)->first;
  guint32 n = ng_mention_name (w, i)->n;

  while (n > 0 && !is_listed_name (w, first, n) && is_edge (w, first, FALSE))
    {
      first++;
      n--;
    }
  while (n > 0 && is_edge (w, first + n - 1, TRUE))
    n--;
  /* A bracket that was opened outside. */
  if (n > 0 && ng_token_is (w->a, first + n - 1, ")"))
    {
      gboolean open = FALSE;
      for (NgId t = first; t < first + n; t++)
        open |= ng_token_is (w->a, t, "(");
      n -= !open;
    }
  ng_mention_net_set (w, i, first, n);
}

/* Tokens of the title that the span begins with, less than all of it; 0 if none. */
static guint
title_length (const NgMentionWork *w, NgId first, guint32 n)
{
  NgWord words[MAX_TITLE_WORDS];
  guint k = 0, m = MIN (n, MAX_TITLE_WORDS);

  for (guint i = 0; i < m; i++)
    words[i].text = ng_mention_text (w, first + i, &words[i].length);
  if (ng_table_find_phrase (w->tables->posts, words, m, TRUE, &k) >= 0)
    return k;
  if (ng_mention_find (w->tables->name_words, words[0].text, words[0].length, "class", "title")
      >= 0)
    return 1;
  /* Country and preposition around a title: "Chinese", "to Russia". */
  if (ng_table_find_phrase (w->tables->country_names, words, m, FALSE, &k) >= 0)
    {
      int row = ng_table_find_phrase (w->tables->country_names, words, m, FALSE, &k);
      const char *kind = ng_mention_field (w->tables->country_names, row, "kind");
      if (strcmp (kind, "adjective") == 0 || strcmp (kind, "name") == 0)
        return n > k && title_length (w, first + k, n - k) > 0 ? k : 0;
    }
  return 0;
}

/* A word that is a title and a given name is a name before one more word ("Dean Smith"). */
static gboolean
is_given_name (const NgMentionWork *w, NgId first, guint32 n)
{
  gsize length;
  const char *text = ng_mention_text (w, first, &length);
  return n == 2 && ng_table_find (w->tables->given_names, text, length) >= 0;
}

static void
strip_titles (NgMentionWork *w, guint32 i)
{
  NgId first = ng_mention_name (w, i)->first;
  guint32 n = ng_mention_name (w, i)->n;

  for (guint k; n > 0 && !is_listed_name (w, first, n) && !is_given_name (w, first, n)
                && (k = title_length (w, first, n)) > 0;)
    {
      if (k == n && ng_mention_name (w, i)->n > n)
        break; /* "King" after "Martin Luther" or a title has been taken off already */
      first += MIN (k, n);
      n -= MIN (k, n);
    }
  ng_mention_net_set (w, i, first, n);
}

static gboolean
is_suffix (const NgMentionWork *w, NgId token)
{
  gsize n;
  const char *text = ng_mention_text (w, token, &n);
  if (n > 1 && text[n - 1] == '.')
    n--;
  return ng_mention_find (w->tables->name_words, text, n, "class", "suffix") >= 0;
}

/* Cuts at commas: "Havana, Cuba", "Smith, Jones"; not before "Jr." nor inside works. */
static void
cut_at_commas (NgMentionWork *w, guint32 i)
{
  const NgNetName name = *ng_mention_name (w, i);

  if (name.label != NG_NAME_PERSON && name.label != NG_NAME_LOCATION)
    return;
  for (NgId t = name.first + 1; t + 1 < name.first + name.n; t++)
    {
      if (!ng_token_is (w->a, t, ",") || is_suffix (w, t + 1)
          || is_listed_name (w, name.first, name.n))
        continue;
      guint32 rest = name.first + name.n - t - 1;
      ng_mention_net_set (w, i, name.first, t - name.first);
      NgId begin = t + 1;
      add_name (w, begin, rest, name.label, name.score);
      cut_at_commas (w, w->names->len - 1);
      return;
    }
}

/* A hyphened name is one: "Kim Kyou-hyun", where only a part was seen. */
static void
heal_hyphens (NgMentionWork *w, guint32 i)
{
  const NgNetName *name = ng_mention_name (w, i);
  NgId end = name->first + name->n;

  if (name->label != NG_NAME_PERSON || !ng_mention_is_hyphen (w, end)
      || !ng_mention_beside (w, end + 1, name->first)
      || !ng_mention_has_shape (w, end + 1, NG_SHAPE_WORD))
    return;
  guint32 other = w->name_at[end + 1];
  if (other != NG_NONE && ng_mention_name (w, other)->label != NG_NAME_PERSON)
    return;
  if (other == NG_NONE && w->outside[end + 1] > 0.5)
    return;
  guint32 more = other == NG_NONE ? 1 : ng_mention_name (w, other)->n;
  if (other != NG_NONE)
    ng_mention_net_set (w, other, end + 1, 0);
  ng_mention_net_set (w, i, name->first, name->n + 1 + more);
}

void
ng_mention_net_run (NgMentionWork *w)
{
  if (w->net == NULL || w->a->vectors == NULL)
    return;
  decode (w);
  for (guint32 i = 0; i < w->names->len; i++)
    if (ng_mention_name (w, i)->n > 0)
      {
        heal_hyphens (w, i);
        cut_at_commas (w, i);
        trim (w, i);
        if (ng_mention_name (w, i)->label == NG_NAME_PERSON)
          strip_titles (w, i);
      }
}
