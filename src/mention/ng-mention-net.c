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
#include "mention/ng-mention-names.h"
#include "net/ng-decode.h"

/* Words of the longest title. */
#define MAX_TITLE_WORDS 10u

/* Belief in a state that stands behind a party: "(R-Ky.)". */
#define PARTY_STATE 0.9f

static const char *const class_names[NG_N_NAMES] = {
  [NG_NAME_PERSON] = "PER",   [NG_NAME_ORGANISATION] = "ORG", [NG_NAME_LOCATION] = "LOC",
  [NG_NAME_FACILITY] = "FAC", [NG_NAME_PEOPLE] = "NORP",      [NG_NAME_DATE] = "DATE",
  [NG_NAME_MONEY] = "MONEY",  [NG_NAME_WORK] = "MISC",        [NG_NAME_PRODUCT] = "PRODUCT",
};

gboolean
ng_mention_net_check (const NgNet *net, GError **error)
{
  for (guint i = 0; i < NG_N_NAMES; i++)
    {
      g_autofree char *begin = g_strconcat ("B-", class_names[i], NULL);
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
    if (strcmp (label + 2, class_names[i]) == 0)
      return i;
  return NG_NAME_NONE;
}

/* The labels of the head. */
typedef struct
{
  guint n;
  const char *const *names;
  const NgNameClass *classes; /* NG_NAME_NONE: no name */
  guint outside;              /* that label */
} Labels;

static void
add_name (NgMentionWork *w, NgNetName name)
{
  g_array_append_val (w->names, name);
  for (NgId t = name.first; t < name.first + name.n; t++)
    w->name_at[t] = w->names->len - 1;
}

/* Mean belief in each class over @n tokens; @p: softmax of their labels. */
static void
mean_belief (NgNetName *name, const float *p, guint n_labels, const NgNameClass *classes)
{
  double sum[NG_N_NAMES + 1] = { 0 };

  for (guint32 i = 0; i < name->n; i++)
    for (guint l = 0; l < n_labels; l++)
      sum[classes[l]] += p[(gsize) i * n_labels + l];
  for (guint c = 0; c < NG_N_NAMES; c++)
    name->belief[c] = ng_score (sum[c] / name->n);
  name->score = name->belief[name->label];
}

/* @scores: logits, becomes softmax. */
static void
decode_sentence (NgMentionWork *w, const NgSentence *s, float *scores, const Labels *labels)
{
  g_autofree guint *chosen = g_new (guint, s->n_tokens);

  ng_decode_bio (scores, s->n_tokens, labels->n, labels->names, chosen, NULL);
  for (guint32 i = 0; i < s->n_tokens; i++)
    {
      ng_decode_softmax (scores + (gsize) i * labels->n, labels->n);
      w->outside[s->first_token + i] = ng_score (scores[(gsize) i * labels->n + labels->outside]);
    }
  for (guint32 i = 0, n; i < s->n_tokens; i += n)
    {
      NgNetName name = { .first = s->first_token + i,
                         .label = labels->classes[chosen[i]],
                         .origin = "head:ner" };
      n = 1;
      if (name.label == NG_NAME_NONE)
        continue;
      while (i + n < s->n_tokens && labels->names[chosen[i + n]][0] == 'I')
        n++;
      name.n = n;
      mean_belief (&name, scores + (gsize) i * labels->n, labels->n, labels->classes);
      add_name (w, name);
    }
}

static void
decode (NgMentionWork *w)
{
  guint n = ng_net_n_labels (w->net, NG_HEAD_NER);
  g_autofree const char **names = g_new (const char *, n);
  g_autofree NgNameClass *classes = g_new (NgNameClass, n);
  Labels labels = { n, names, classes, 0 };

  for (guint i = 0; i < n; i++)
    {
      names[i] = ng_net_label (w->net, NG_HEAD_NER, i);
      classes[i] = class_of (names[i]);
      if (classes[i] == NG_NAME_NONE)
        labels.outside = i;
    }
  for (NgId i = 0; i < ng_n_sentences (w->a); i++)
    {
      const NgSentence *s = ng_sentence (w->a, i);
      g_autofree float *scores = g_new (float, (gsize) s->n_tokens *n);
      ng_net_linear (w->net, NG_HEAD_NER, w->a->vectors + (gsize) s->first_token * w->a->width,
                     s->n_tokens, scores);
      decode_sentence (w, s, scores, &labels);
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

/* A small word that wants another behind it: "Conference of the Parties to the"; behind a person
 * the verb too. */
static gboolean
is_dangling (const NgMentionWork *w, NgId token, NgNameClass label)
{
  if (!w->tagged || ng_mention_has_shape (w, token, NG_SHAPE_CAPITAL))
    return FALSE;
  NgUpos pos = ng_tag (w->a, token)->upos;
  return pos == NG_UPOS_ADP || pos == NG_UPOS_DET || pos == NG_UPOS_CCONJ
         || (label == NG_NAME_PERSON && (pos == NG_UPOS_VERB || pos == NG_UPOS_AUX));
}

static void
trim (NgMentionWork *w, guint32 i)
{
  NgNameClass label = ng_mention_name (w, i)->label;
  NgId first = ng_mention_name (w, i)->first;
  guint32 n = ng_mention_name (w, i)->n;

  while (n > 0 && !is_listed_name (w, first, n) && is_edge (w, first, FALSE))
    {
      first++;
      n--;
    }
  while (n > 0
         && (is_edge (w, first + n - 1, TRUE) || (n > 1 && is_dangling (w, first + n - 1, label))))
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

/* Words of the post that @words begin with: as the table writes it, or with capitals where the
 * table has none ("MS" is not "Ms"). */
static guint
post_length (const NgMentionWork *w, const NgWord *words, guint m)
{
  guint k = 0;

  if (ng_table_find_phrase (w->tables->posts, words, m, FALSE, &k) >= 0)
    return k;
  int row = ng_table_find_phrase (w->tables->posts, words, m, TRUE, &k);
  return row >= 0 && g_ascii_islower (*ng_table_field (w->tables->posts, row, "title")) ? k : 0;
}

guint
ng_mention_title (const NgMentionWork *w, NgId token)
{
  NgWord words[MAX_TITLE_WORDS];
  return post_length (w, words, ng_mention_words (w, token, words, MAX_TITLE_WORDS));
}

/* Tokens of the title that the span begins with; 0 if none. */
static guint
title_length (const NgMentionWork *w, NgId first, guint32 n)
{
  NgWord words[MAX_TITLE_WORDS];
  guint k = 0, m = MIN (n, MAX_TITLE_WORDS);

  for (guint i = 0; i < m; i++)
    words[i].text = ng_mention_text (w, first + i, &words[i].length);
  k = post_length (w, words, m);
  if (k > 0)
    return k;
  /* Country and preposition around a title: "Chinese", "to Russia". */
  if (ng_table_find_phrase (w->tables->country_names, words, m, FALSE, &k) >= 0)
    {
      int row = ng_table_find_phrase (w->tables->country_names, words, m, FALSE, &k);
      const char *kind = ng_table_field (w->tables->country_names, row, "kind");
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

/* "General Intelligence Department", "King Faisal Hospital": the title is part of the body's name.
 */
static gboolean
is_body_with_title (const NgMentionWork *w, const NgNetName *name)
{
  static const char *const levels[] = { "head_of_state", "military", "honorific", NULL };
  gsize length;
  const char *text = ng_mention_text (w, name->first, &length);
  int row = ng_table_find_nocase (w->tables->posts, text, length);

  return name->label == NG_NAME_ORGANISATION && name->n > 2 && row >= 0
         && g_strv_contains (levels, ng_table_field (w->tables->posts, row, "level"))
         && ng_mention_has_shape (w, name->first + 1, NG_SHAPE_CAPITAL)
         && ng_mention_kind_of_words (w, name->first, name->n) == NG_KIND_ORGANISATION;
}

static void
strip_titles (NgMentionWork *w, guint32 i)
{
  if (is_body_with_title (w, ng_mention_name (w, i)))
    return;

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
  return ng_mention_has (w->tables->name_words, text, n, "class", "suffix");
}

static gboolean
is_small (const NgMentionWork *w, NgId token)
{
  return ng_mention_has_shape (w, token, NG_SHAPE_WORD)
         && !ng_mention_has_shape (w, token, NG_SHAPE_CAPITAL)
         && !ng_mention_context (w, token, "particle");
}

/* Places: "northern Yukon", "Coclé province" lose their small words; "Seoul's Guro District" is
 * two. */
static void
cut_place (NgMentionWork *w, guint32 i)
{
  NgNetName name = *ng_mention_name (w, i);

  if (name.label != NG_NAME_LOCATION && name.label != NG_NAME_FACILITY)
    return;
  while (name.n > 1 && is_small (w, name.first) && !is_listed_name (w, name.first, name.n))
    {
      name.first++;
      name.n--;
    }
  while (name.n > 1 && is_small (w, name.first + name.n - 1)
         && !is_listed_name (w, name.first, name.n))
    name.n--;
  ng_mention_net_set (w, i, name.first, name.n);
  for (NgId t = name.first + 1; t + 1 < name.first + name.n; t++)
    {
      gsize n;
      const char *text = ng_mention_text (w, t, &n);
      if (ng_text_possessive (text, n) != n || !is_listed_name (w, name.first, t - name.first))
        continue;
      NgNetName other = name;
      other.first = t + 1;
      other.n = name.first + name.n - t - 1;
      ng_mention_net_set (w, i, name.first, t - name.first);
      add_name (w, other);
      return;
    }
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
      NgNetName other = name;
      other.first = t + 1;
      other.n = rest;
      add_name (w, other);
      cut_at_commas (w, w->names->len - 1);
      return;
    }
}

static gboolean
is_quote (const NgMentionWork *w, NgId token)
{
  gsize n;
  const char *text = ng_mention_text (w, token, &n);
  return (n == 1 && (*text == '"' || *text == '\''))
         || (n == 3
             && (memcmp (text, "“", 3) == 0 || memcmp (text, "”", 3) == 0
                 || memcmp (text, "‘", 3) == 0 || memcmp (text, "’", 3) == 0));
}

/* A nickname inside a name: "Ferdinand “Bongbong” Marcos". */
static void
heal_nicknames (NgMentionWork *w, guint32 i)
{
  const NgNetName *name = ng_mention_name (w, i);
  NgId end = name->first + name->n, after = end;

  if (name->label != NG_NAME_PERSON)
    return;
  if (is_quote (w, end - 1))
    after = end;
  else if (ng_mention_beside (w, end, name->first) && is_quote (w, end))
    after = end + 2;
  else if (name->n > 2 && is_quote (w, end - 2))
    after = end;
  if (after == end + 2 && ng_mention_is (w, end + 1, end, "s"))
    return;
  if (!ng_mention_beside (w, after + 1, name->first) || !is_quote (w, after))
    return;
  guint32 other = w->name_at[after + 1];
  if (other == NG_NONE || ng_mention_name (w, other)->label != NG_NAME_PERSON)
    return;
  /* The other may begin with the nickname. */
  NgId last = ng_mention_name (w, other)->first + ng_mention_name (w, other)->n;
  ng_mention_net_set (w, other, last, 0);
  ng_mention_net_set (w, i, name->first, last - name->first);
}

/* The person @name goes on with @other: two persons never stand side by side without a mark, and
 * one word that no table knows is no place or body behind one that is a person. */
static gboolean
goes_on (const NgMentionWork *w, const NgNetName *name, const NgNetName *other)
{
  if (name->label != NG_NAME_PERSON || !ng_mention_has_shape (w, other->first, NG_SHAPE_CAPITAL))
    return FALSE;
  return other->label == NG_NAME_PERSON
         || (name->n == 1 && other->n == 1
             && (other->label == NG_NAME_LOCATION || other->label == NG_NAME_ORGANISATION)
             && !is_listed_name (w, other->first, 1));
}

/* The network often begins a name again at its second word: "Donald" "Trump".  Of other names than
 * persons' tables must know the whole. */
static void
join_next (NgMentionWork *w, guint32 i)
{
  NgNetName *name = ng_mention_name (w, i);
  NgId end = name->first + name->n;

  while (name->n > 0 && ng_mention_beside (w, end, name->first) && w->name_at[end] != NG_NONE)
    {
      guint32 j = w->name_at[end];
      NgNetName *other = ng_mention_name (w, j);
      gboolean persons = goes_on (w, name, other);
      guint32 n = name->n + other->n;
      if (j == i || (!persons && !is_listed_name (w, name->first, n)))
        break;
      for (guint c = 0; c < NG_N_NAMES && (!persons || other->label == NG_NAME_PERSON); c++)
        name->belief[c] = ng_score ((name->belief[c] * name->n + other->belief[c] * other->n) / n);
      name->score = name->belief[name->label];
      ng_mention_net_set (w, j, end, 0);
      ng_mention_net_set (w, i, name->first, n);
      end = name->first + n;
    }
}

/* "Cox's Bazar" is one place. */
static void
join_owned (NgMentionWork *w, guint32 i)
{
  const NgNetName *name = ng_mention_name (w, i);
  NgId mark = name->first + name->n;

  if (!ng_mention_beside (w, mark + 1, name->first) || w->name_at[mark] != NG_NONE
      || w->name_at[mark + 1] == NG_NONE || !is_edge (w, mark, TRUE))
    return;
  guint32 j = w->name_at[mark + 1];
  NgId end = ng_mention_name (w, j)->first + ng_mention_name (w, j)->n;
  if (!is_listed_name (w, name->first, end - name->first))
    return;
  ng_mention_net_set (w, j, end, 0);
  ng_mention_net_set (w, i, name->first, end - name->first);
}

/* "(R-Utah)": party and state; the state is a place whatever the network takes it for. */
static void
cut_party (NgMentionWork *w, guint32 i)
{
  NgNetName *name = ng_mention_name (w, i);
  NgId first = name->first;
  gsize n;

  if (name->n >= 3 && ng_mention_is_hyphen (w, first + 1))
    first += 2;
  if (name->n == 0 || first < 3 || !ng_token_is (w->a, first - 3, "(")
      || !ng_mention_is_hyphen (w, first - 1))
    return;
  ng_mention_text (w, first - 2, &n);
  if (n != 1)
    return;
  guint32 state = name->first + name->n - first;
  state += ng_mention_beside (w, first + state, first) && is_listed_name (w, first, state + 1);
  ng_mention_net_set (w, i, first, state);
  name->label = NG_NAME_LOCATION;
  name->origin = "rule:party-and-state";
  memset (name->belief, 0, sizeof name->belief);
  name->belief[NG_NAME_LOCATION] = name->score;
}

/* "(R-Ky.)" where the network sees no name. */
static void
add_party_state (NgMentionWork *w, NgId bracket)
{
  NgId first = bracket + 3;
  NgNetName name = { .first = first,
                     .label = NG_NAME_LOCATION,
                     .origin = "rule:party-and-state",
                     .score = PARTY_STATE };
  guint k = 1;
  gsize n;

  if (!ng_token_is (w->a, bracket, "(") || !ng_mention_beside (w, first, bracket)
      || !ng_mention_is_hyphen (w, first - 1) || w->name_at[first] != NG_NONE
      || w->name_at[first + 1] != NG_NONE)
    return;
  k += ng_mention_is (w, first + 1, first, ".");
  if (!is_listed_name (w, first, k) || !ng_mention_is (w, first + k, first, ")"))
    return;
  ng_mention_text (w, first - 2, &n);
  if (n != 1)
    return;
  name.n = k;
  name.belief[NG_NAME_LOCATION] = PARTY_STATE;
  add_name (w, name);
}

/* A hyphened name is one: "Kim Kyou-hyun", where only a part was seen. */
static void
heal_hyphens (NgMentionWork *w, guint32 i)
{
  const NgNetName *name = ng_mention_name (w, i);
  NgId end = name->first + name->n;

  if (name->label != NG_NAME_PERSON || !ng_mention_beside (w, end + 1, name->first)
      || !ng_mention_has_shape (w, end + 1, NG_SHAPE_WORD) || !ng_token_is (w->a, end, "-"))
    return;
  guint32 other = w->name_at[end + 1];
  if (other == NG_NONE && !ng_mention_is_hyphen (w, end))
    return;
  if (other != NG_NONE && ng_mention_name (w, other)->label != NG_NAME_PERSON)
    return;
  if (other == NG_NONE && w->outside[end + 1] > 0.5)
    return;
  guint32 more = other == NG_NONE ? 1 : ng_mention_name (w, other)->n;
  if (other != NG_NONE)
    ng_mention_net_set (w, other, end + 1, 0);
  ng_mention_net_set (w, i, name->first, name->n + 1 + more);
}

/* "H.", "H" inside a sentence, or two as one word ("JP") that no table knows. */
static gboolean
is_initial (const NgMentionWork *w, NgId token)
{
  gsize n;
  const char *text = ng_mention_text (w, token, &n);

  if (!g_ascii_isupper (text[0]) || n > 2)
    return FALSE;
  if (n == 1)
    return !ng_mention_has_shape (w, token, NG_SHAPE_FIRST);
  if (text[1] == '.')
    return TRUE;
  return g_ascii_isupper (text[1]) && !is_listed_name (w, token, 1)
         && title_length (w, token, 1) == 0;
}

/* Initials before a person's name belong to it: "H. D. Kumaraswamy". */
static void
take_initials (NgMentionWork *w, guint32 i)
{
  NgId first = ng_mention_name (w, i)->first;
  guint32 n = ng_mention_name (w, i)->n;

  while (n > 0 && first > 0 && ng_mention_beside (w, first - 1, first)
         && w->name_at[first - 1] == NG_NONE)
    {
      if (!is_initial (w, first - 1))
        break;
      first--;
      n++;
    }
  ng_mention_net_set (w, i, first, n);
}

/* "World War II", "Charles III"; "I" only where it is no pronoun. */
static void
take_numeral (NgMentionWork *w, guint32 i)
{
  const NgNetName *name = ng_mention_name (w, i);
  NgId end = name->first + name->n;
  gsize n;

  if (name->n == 0 || !ng_mention_beside (w, end, name->first) || w->name_at[end] != NG_NONE)
    return;
  const char *text = ng_mention_text (w, end, &n);
  if (n > 5 || strspn (text, "IVX") < n
      || (n == 1 && (!w->tagged || ng_tag (w->a, end)->upos == NG_UPOS_PRON)))
    return;
  ng_mention_net_set (w, i, name->first, name->n + 1);
}

/* "Ministry of Defence in Ankara" is a body in a place. */
static void
cut_seat (NgMentionWork *w, guint32 i)
{
  NgNetName name = *ng_mention_name (w, i);

  if (name.label != NG_NAME_ORGANISATION || is_listed_name (w, name.first, name.n))
    return;
  for (NgId t = name.first + 1; t + 1 < name.first + name.n; t++)
    {
      guint32 rest = name.first + name.n - t - 1;
      if (!ng_token_is (w->a, t, "in") || !is_listed_name (w, t + 1, rest))
        continue;
      NgNetName other = name;
      other.first = t + 1;
      other.n = rest;
      other.label = NG_NAME_LOCATION;
      other.origin = "rule:in-place";
      memset (other.belief, 0, sizeof other.belief);
      other.belief[NG_NAME_LOCATION] = name.score;
      ng_mention_net_set (w, i, name.first, t - name.first);
      add_name (w, other);
      return;
    }
}

/* Tokens of a post that was begun before @token and reaches over it: "Chargé d’Affaires". */
static guint
post_over (const NgMentionWork *w, NgId token)
{
  for (NgId t = token; t > 0 && token - t < MAX_TITLE_WORDS && ng_mention_beside (w, t - 1, token);
       t--)
    {
      guint k = ng_mention_title (w, t - 1);
      if (t - 1 + k > token)
        return t - 1 + k - token;
    }
  return 0;
}

/* Several words that are a listed person's name, or a listed body's, are that, whatever they look
 * like. */
static void
know_listed (NgMentionWork *w, guint32 i)
{
  NgNetName *name = ng_mention_name (w, i);
  NgNameClass known;

  if (name->n < 2)
    return;
  g_autofree char *text = ng_mention_dup (w, name->first, name->n);
  if (ng_mention_has (w->tables->aliases, text, -1, "kind", "person"))
    known = NG_NAME_PERSON;
  else if (name->label == NG_NAME_PERSON && ng_table_find (w->tables->organisations, text, -1) >= 0)
    known = NG_NAME_ORGANISATION;
  else
    return;
  if (name->label == known)
    return;
  name->label = known;
  memset (name->belief, 0, sizeof name->belief);
  name->belief[known] = name->score;
}

static void
cut_post (NgMentionWork *w, guint32 i)
{
  const NgNetName *name = ng_mention_name (w, i);
  guint k = name->n > 0 ? post_over (w, name->first) : 0;

  k = MIN (k, name->n);
  ng_mention_net_set (w, i, name->first + k, name->n - k);
}

gboolean
ng_mention_is_family_name (const NgMentionWork *w, const char *word)
{
  for (guint i = 0; i < w->names->len; i++)
    {
      const NgNetName *name = ng_mention_name (w, i);
      if (name->label == NG_NAME_PERSON && name->n > 1
          && ng_token_is (w->a, name->first + name->n - 1, word))
        return TRUE;
    }
  return FALSE;
}

/* "Lasry's Avenue Capital Group": the owner, who has that family name elsewhere, is another name.
 */
static void
cut_owner (NgMentionWork *w, guint32 i)
{
  NgNetName name = *ng_mention_name (w, i);
  gsize n = 0;

  if (name.label == NG_NAME_PERSON || name.n < 3)
    return;
  const char *mark = ng_mention_text (w, name.first + 1, &n);
  g_autofree char *owner = ng_mention_dup (w, name.first, 1);
  if (ng_text_possessive (mark, n) != n || !ng_mention_is_family_name (w, owner))
    return;
  NgNetName body = name;
  body.first += 2;
  body.n -= 2;
  ng_mention_net_set (w, i, name.first, 1);
  ng_mention_name (w, i)->label = NG_NAME_PERSON;
  ng_mention_name (w, i)->belief[NG_NAME_PERSON] = 1;
  ng_mention_name (w, i)->belief[name.label] = 0;
  add_name (w, body);
}

void
ng_mention_net_run (NgMentionWork *w)
{
  if (w->net == NULL || w->a->vectors == NULL)
    return;
  decode (w);
  for (NgId t = 0; t + 4 < w->n_tokens; t++)
    add_party_state (w, t);
  for (guint32 i = 0; i < w->names->len; i++)
    if (ng_mention_name (w, i)->n > 0)
      {
        heal_hyphens (w, i);
        heal_nicknames (w, i);
        cut_place (w, i);
        cut_seat (w, i);
        cut_at_commas (w, i);
        trim (w, i);
        cut_party (w, i);
        know_listed (w, i);
        if (ng_mention_name (w, i)->label == NG_NAME_PERSON)
          {
            cut_post (w, i);
            strip_titles (w, i);
            take_initials (w, i);
          }
        take_numeral (w, i);
      }
  for (guint32 i = 0, n = w->names->len; i < n; i++)
    cut_owner (w, i);
}

/* "Ted" before a capitalised word that is no other name: "Ted Cruz". */
static void
take_family_name (NgMentionWork *w, guint32 i)
{
  const NgNetName *name = ng_mention_name (w, i);
  NgId next = name->first + name->n;
  gsize n;

  if (name->label != NG_NAME_PERSON || name->n != 1 || !w->tagged
      || !ng_mention_beside (w, next, name->first) || w->name_at[next] != NG_NONE
      || !ng_mention_has_shape (w, next, NG_SHAPE_CAPITAL | NG_SHAPE_WORD)
      || ng_tag (w->a, next)->upos != NG_UPOS_PROPN || is_listed_name (w, next, 1)
      || ng_mention_title (w, next) > 0 || w->titled[next])
    return;
  const char *text = ng_mention_text (w, name->first, &n);
  if (ng_table_find (w->tables->given_names, text, n) >= 0)
    ng_mention_net_set (w, i, name->first, 2);
}

gboolean
ng_mention_is_title (const NgMentionWork *w, NgId first, guint32 n)
{
  NgId next = first + n;

  if (!ng_mention_beside (w, next, first) || title_length (w, first, n) != n
      || is_given_name (w, first, n + 1))
    return FALSE;
  guint32 name = w->name_at[next], found = w->found_at[next];
  return (name != NG_NONE && ng_mention_name (w, name)->label == NG_NAME_PERSON)
         || (found != NG_NONE && g_array_index (w->found, NgFound, found).kind == NG_KIND_PERSON);
}

/* TRUE if a title ends before @end. */
static gboolean
title_ends (const NgMentionWork *w, NgId end)
{
  for (NgId t = end; t > 0 && end - t < MAX_TITLE_WORDS; t--)
    if (ng_mention_title (w, t - 1) == end - t + 1)
      return TRUE;
  return FALSE;
}

/* "the AG", "the director general (DG)", "HRH Prince X": the letters are a post, no body. */
static gboolean
is_post_acronym (const NgMentionWork *w, NgId first, guint32 n)
{
  gsize length;
  const char *text = ng_mention_text (w, first, &length);

  if (n != 1 || first == 0 || !ng_mention_has_shape (w, first, NG_SHAPE_CAPITALS)
      || ng_table_find (w->tables->posts, text, length) < 0)
    return FALSE;
  return ng_mention_is (w, first - 1, first, "the")
         || (ng_mention_is (w, first - 1, first, "(") && title_ends (w, first - 1))
         || (ng_mention_beside (w, first + 1, first) && ng_mention_title (w, first + 1) > 0);
}

/* "England" is the listed "New England" here. */
static void
widen_listed (NgMentionWork *w, guint32 i)
{
  const NgNetName *name = ng_mention_name (w, i);
  NgId before = name->first - 1;
  guint k = 0;

  if (name->label != NG_NAME_LOCATION || name->first == 0
      || !ng_mention_beside (w, before, name->first) || w->name_at[before] != NG_NONE
      || !ng_mention_has_shape (w, before, NG_SHAPE_CAPITAL)
      || ng_mention_listed (w, w->tables->places, before, FALSE, &k) < 0 || k != name->n + 1)
    return;
  ng_mention_net_set (w, i, before, k);
}

void
ng_mention_net_join (NgMentionWork *w)
{
  for (guint32 i = 0; i < w->names->len; i++)
    {
      const NgNetName *name = ng_mention_name (w, i);
      if (name->n > 0
          && (ng_mention_is_title (w, name->first, name->n)
              || is_post_acronym (w, name->first, name->n)))
        ng_mention_net_set (w, i, name->first, 0);
    }
  for (guint32 i = 0; i < w->names->len; i++)
    if (ng_mention_name (w, i)->n > 0)
      {
        widen_listed (w, i);
        join_owned (w, i);
        join_next (w, i);
        take_family_name (w, i);
      }
}
