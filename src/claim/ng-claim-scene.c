/* ng-claim-scene.c: see ng-claim-scene.h. */
#include "claim/ng-claim-scene.h"

#include <string.h>

#include "base/ng-ids.h"
#include "base/ng-text.h"
#include "net/ng-decode.h"

/* The attribution head looks at runs of whole sentences of one block; a longer block is cut, so
 * that its cost stays linear. */
#define MAX_RUN_TOKENS 600u

/* Tokens from a cue to the farthest other cue or content that it is compared with: some ten
 * paragraphs, more than the longest quotation of an article. */
#define REACH 3000u

/* Probability of a cue where there is no network to ask. */
#define UNKNOWN_CUE 0.5f

/* ---- what was read so far ---- */

/* Countries before places ("Kyiv said"), then the better score, then the earlier one. */
static gboolean
is_better_reference (const NgAnalysis *a, NgId x, NgId y)
{
  NgKind kx = ng_entity (a, ng_reference (a, x)->entity)->kind;
  NgKind ky = ng_entity (a, ng_reference (a, y)->entity)->kind;

  if (kx != ky && (kx == NG_KIND_COUNTRY || ky == NG_KIND_COUNTRY)
      && (kx == NG_KIND_PLACE || ky == NG_KIND_PLACE))
    return kx == NG_KIND_COUNTRY;
  return ng_reference (a, x)->score > ng_reference (a, y)->score;
}

static void
index_mentions (NgClaimScene *self)
{
  const NgAnalysis *a = self->a;

  self->mention = ng_ids_new (self->n);
  self->is_time = g_new0 (guint8, self->n + 1);
  self->reference = ng_ids_new (ng_n_mentions (a));
  for (NgId r = 0; r < ng_n_references (a); r++)
    {
      NgId *best = &self->reference[ng_reference (a, r)->mention];
      if (*best == NG_NONE || is_better_reference (a, r, *best))
        *best = r;
    }
  for (NgId m = 0; m < ng_n_mentions (a); m++)
    if (ng_mention (a, m)->kind == NG_KIND_TIME)
      memset (self->is_time + ng_mention (a, m)->first_token, 1, ng_mention (a, m)->n_tokens);
  self->time_at = ng_ids_new (self->n);
  for (NgId i = 0; i < ng_n_times (a); i++)
    self->time_at[ng_mention (a, ng_time (a, i)->mention)->head] = i;
  for (NgId m = 0; m < ng_n_mentions (a); m++)
    {
      NgId *at = &self->mention[ng_mention (a, m)->head];
      if (self->reference[m] != NG_NONE
          && (*at == NG_NONE || ng_mention (a, m)->form < ng_mention (a, *at)->form))
        *at = m;
    }
}

static void
index_quotes (NgClaimScene *self)
{
  for (NgId t = 0; t < self->n; t++)
    {
      guint32 q = ng_token (self->a, t)->quote;
      if (q != NG_NONE && q + 1 > self->n_quotes)
        self->n_quotes = q + 1;
    }
  self->quotes = g_new0 (NgQuotation, self->n_quotes + 1);
  for (guint32 q = 0; q < self->n_quotes; q++)
    self->quotes[q].first = NG_NONE;
  for (NgId t = 0; t < self->n; t++)
    {
      guint32 q = ng_token (self->a, t)->quote;
      if (q == NG_NONE)
        continue;
      if (self->quotes[q].first == NG_NONE)
        self->quotes[q].first = t;
      self->quotes[q].last = t;
    }
}

/* Probabilities of the cue head, and its best labels sentence by sentence. */
static void
read_cue_head (NgClaimScene *self)
{
  const NgAnalysis *a = self->a;
  guint k = self->net ? ng_net_n_labels (self->net, NG_HEAD_CUE) : 0;
  g_autofree float *scores = NULL;
  g_autofree const char **names = NULL;

  self->p_cue = g_new0 (float, self->n + 1);
  self->bio = g_new0 (guint, self->n + 1);
  if (k == 0 || a->vectors == NULL)
    {
      for (NgId t = 0; t < self->n; t++)
        self->p_cue[t] = UNKNOWN_CUE;
      return;
    }
  scores = g_new (float, (gsize) self->n *k + 1);
  names = g_new (const char *, k);
  for (guint i = 0; i < k; i++)
    names[i] = ng_net_label (self->net, NG_HEAD_CUE, i);
  ng_net_linear (self->net, NG_HEAD_CUE, a->vectors, self->n, scores);
  for (NgId s = 0; s < ng_n_sentences (a); s++)
    {
      gsize first = ng_sentence (a, s)->first_token;
      ng_decode_bio (scores + first * k, ng_sentence (a, s)->n_tokens, k, names, self->bio + first,
                     NULL);
    }
  for (NgId t = 0; t < self->n; t++)
    {
      ng_decode_softmax (scores + (gsize) t * k, k);
      self->p_cue[t] = ng_score (1.0 - scores[(gsize) t * k]);
    }
}

/* Which nouns stand for persons or bodies, by the type of mention that the network gives them. */
static void
read_types (NgClaimScene *self)
{
  guint k = self->net ? ng_net_n_labels (self->net, NG_HEAD_MTY) : 0;
  g_autofree float *scores = g_new (float, (gsize) self->n *k + 1);

  self->is_party = g_new0 (guint8, self->n + 1);
  if (k == 0 || self->a->vectors == NULL)
    return;
  ng_net_linear (self->net, NG_HEAD_MTY, self->a->vectors, self->n, scores);
  for (NgId t = 0; t < self->n; t++)
    {
      const float *row = scores + (gsize) t * k;
      guint best = 0;
      for (guint i = 1; i < k; i++)
        best = row[i] > row[best] ? i : best;
      const char *label = ng_net_label (self->net, NG_HEAD_MTY, best);
      self->is_party[t] = strcmp (label, "person") == 0 || strcmp (label, "organization") == 0;
    }
}

static gint
gender_of (const NgAnalysis *a, NgId token)
{
  static const char *const male[] = { "he", "his", "him", "himself" };
  static const char *const female[] = { "she", "her", "hers", "herself" };
  gint balance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (male); i++)
    balance += ng_token_is (a, token, male[i]) - ng_token_is (a, token, female[i]);
  return balance;
}

/* What is asked of entities and events for every claim. */
static void
index_others (NgClaimScene *self)
{
  const NgAnalysis *a = self->a;

  self->gender = g_new0 (gint, ng_n_entities (a) + 1);
  for (NgId r = 0; r < ng_n_references (a); r++)
    {
      const NgReference *reference = ng_reference (a, r);
      self->gender[reference->entity] += gender_of (a, ng_mention (a, reference->mention)->head);
    }
  self->event_at = ng_ids_new (self->n);
  for (NgId e = ng_n_events (a); e-- > 0;)
    self->event_at[ng_event (a, e)->trigger] = e;
  self->post_holders = g_array_new (FALSE, FALSE, sizeof (NgId));
  for (NgId e = 0; e < ng_n_entities (a); e++)
    if (ng_entity (a, e)->kind == NG_KIND_PERSON && ng_entity (a, e)->post)
      g_array_append_val (self->post_holders, e);
  self->unnamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unnamed_at = g_new (NgId, self->n + 1);
  for (NgId t = 0; t <= self->n; t++)
    self->unnamed_at[t] = NG_NONE;
}

static void
draft_free (gpointer data)
{
  NgClaimDraft *d = data;
  g_array_unref (d->tree);
  g_array_unref (d->others);
  g_array_unref (d->contents);
  g_free (d);
}

NgClaimScene *
ng_claim_scene_new (const NgClaimWords *words, const NgNet *net, const NgNear *near, NgAnalysis *a)
{
  NgClaimScene *self = g_new0 (NgClaimScene, 1);

  self->words = words;
  self->net = net;
  self->near = near;
  self->a = a;
  self->n = ng_n_tags (a);
  self->tree = ng_claim_tree_new (a);
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  index_mentions (self);
  index_others (self);
  index_quotes (self);
  read_cue_head (self);
  read_types (self);
  return self;
}

void
ng_claim_scene_free (NgClaimScene *self)
{
  if (self == NULL)
    return;
  if (self->attention)
    for (NgId s = 0; s < ng_n_sentences (self->a); s++)
      g_free (self->attention[s].p);
  g_free (self->attention);
  ng_claim_tree_free (self->tree);
  g_ptr_array_unref (self->drafts);
  g_free (self->p_cue);
  g_free (self->bio);
  g_free (self->mention);
  g_free (self->unnamed_at);
  g_free (self->is_time);
  g_free (self->is_party);
  g_free (self->time_at);
  g_free (self->gender);
  g_free (self->event_at);
  g_array_unref (self->post_holders);
  g_hash_table_unref (self->unnamed);
  g_free (self->reference);
  g_free (self->quotes);
  g_free (self);
}

NgClaimDraft *
ng_claim_scene_add (NgClaimScene *self, NgRange cue, NgId head)
{
  NgClaimDraft *d = g_new0 (NgClaimDraft, 1);

  d->record = (NgClaim){
    .cue_token = head,
    .source_entity = NG_NONE,
    .addressee = NG_NONE,
    .parent = NG_NONE,
    .recorded_in = NG_NONE,
    .first = NG_NO_DAY,
    .last = NG_NO_DAY,
  };
  d->cue = cue;
  d->head = head;
  d->source = NG_NO_RANGE;
  d->source_head = NG_NONE;
  d->who = NG_NO_RANGE;
  d->who_head = NG_NONE;
  d->to_head = NG_NONE;
  d->carrier = NG_NONE;
  d->row = G_MAXUINT;
  d->tree = g_array_new (FALSE, FALSE, sizeof (NgRange));
  d->others = g_array_new (FALSE, FALSE, sizeof (NgRange));
  d->contents = g_array_new (FALSE, FALSE, sizeof (NgRange));
  g_ptr_array_add (self->drafts, d);
  return d;
}

static gint
compare_drafts (gconstpointer x, gconstpointer y)
{
  const NgClaimDraft *a = *(NgClaimDraft *const *) x, *b = *(NgClaimDraft *const *) y;
  return a->head < b->head ? -1 : a->head > b->head;
}

void
ng_claim_scene_sort (NgClaimScene *self)
{
  guint n = 0;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      NgClaimDraft *d = ng_claim_scene_draft (self, i);
      if (d->drop)
        draft_free (d);
      else
        self->drafts->pdata[n++] = d;
    }
  g_ptr_array_set_free_func (self->drafts, NULL);
  g_ptr_array_set_size (self->drafts, (gint) n);
  g_ptr_array_set_free_func (self->drafts, draft_free);
  g_ptr_array_sort (self->drafts, compare_drafts);
}

/* Index of the first draft whose head is @token or behind it. */
static guint
draft_from (const NgClaimScene *self, NgId token)
{
  guint low = 0, high = self->drafts->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (ng_claim_scene_draft (self, middle)->head < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
ng_claim_scene_near (const NgClaimScene *self, NgId token, guint *first, guint *end)
{
  *first = draft_from (self, token > REACH ? token - REACH : 0);
  *end = draft_from (self, token + REACH);
}

/* ---- the attribution head ---- */

static void
free_run_copies (NgAttention *attention, NgId first, NgId last)
{
  for (NgId s = first + 1; s <= last; s++)
    attention[s] = (NgAttention){ attention[first].range, attention[first].n, NULL };
}

/* Word that stands for the cue in training: the first one of the network's own run. */
static NgId
query_token (const NgClaimScene *self, const NgClaimDraft *d)
{
  NgId t = d->cue.first;
  while (self->bio[t] == 2 && t > 0)
    t--;
  return self->bio[t] == 0 ? d->cue.first : t;
}

/* The words of @range as the tables of pairs see them. */
static NgNearWord *
near_words (const NgClaimScene *self, NgRange range)
{
  NgNearWord *words = g_new (NgNearWord, range.last - range.first + 1);

  for (NgId t = range.first; t <= range.last; t++)
    {
      const NgToken *token = ng_token (self->a, t);
      words[t - range.first] = (NgNearWord){
        .sentence = token->sentence,
        .paragraph = ng_sentence (self->a, token->sentence)->block,
        .quoted = token->quote_depth > 0,
      };
    }
  for (guint i = draft_from (self, range.first), end = draft_from (self, range.last + 1); i < end;
       i++)
    {
      const NgClaimDraft *d = ng_claim_scene_draft (self, i);
      if (!ng_range_is_none (d->cue) && ng_range_holds (range, d->head))
        words[query_token (self, d) - range.first].starts_cue = TRUE;
    }
  return words;
}

/* Adds to the scores [range, labels] of one cue what its place in tree and text says. */
static void
add_near (const NgClaimScene *self, const NgClaimDraft *d, NgRange range, const NgNearWord *words,
          float *scores)
{
  NgRange s = ng_claim_scene_sentence (self, d->head);
  guint n = s.last - s.first + 1;
  g_autofree guint *heads = g_new (guint, n), *rels = g_new (guint, n);
  const NgNearTree tree = { heads, rels, n };

  for (guint i = 0; i < n; i++)
    {
      const NgTag *t = ng_tag (self->a, s.first + i);
      heads[i] = t->head == NG_NONE ? n : t->head - s.first;
      rels[i] = t->rel;
    }
  ng_near_add_attribution (self->near, &tree, s.first - range.first, d->head - s.first, words,
                           query_token (self, d) - range.first, range.last - range.first + 1,
                           scores);
}

/* One run of sentences: scores of all its cues for all its tokens. */
static void
attend_run (NgClaimScene *self, NgRange range, NgAttention *out)
{
  guint width = self->a->width, k = ng_net_n_labels (self->net, NG_HEAD_ATT);
  int source = ng_net_find_label (self->net, NG_HEAD_ATT, "Source");
  int content = ng_net_find_label (self->net, NG_HEAD_ATT, "Content");
  gsize ny = range.last - range.first + 1;
  g_autoptr (GArray) queries = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree float *scores = NULL;
  g_autofree NgNearWord *words = NULL;

  out->range = range;
  for (guint i = draft_from (self, range.first), end = draft_from (self, range.last + 1); i < end;
       i++)
    {
      NgClaimDraft *d = ng_claim_scene_draft (self, i);
      if (ng_range_is_none (d->cue) || !ng_range_holds (range, d->head))
        continue;
      d->row = out->n++;
      g_array_append_vals (queries, self->a->vectors + (gsize) query_token (self, d) * width,
                           width);
    }
  if (out->n == 0)
    return;
  scores = g_new (float, out->n *ny *k);
  ng_net_biaffine (self->net, NG_HEAD_ATT, (const float *) queries->data, out->n,
                   self->a->vectors + (gsize) range.first * width, ny, scores);
  words = near_words (self, range);
  for (guint i = draft_from (self, range.first), end = draft_from (self, range.last + 1); i < end;
       i++)
    {
      const NgClaimDraft *d = ng_claim_scene_draft (self, i);
      if (d->row != G_MAXUINT && ng_range_holds (range, d->head))
        add_near (self, d, range, words, scores + d->row * ny * k);
    }
  out->p = g_new (float, 2 * (out->n * ny));
  for (gsize i = 0; i < out->n * ny; i++)
    {
      ng_decode_softmax (scores + i * k, k);
      out->p[2 * i] = ng_score (scores[i * k + (gsize) source]);
      out->p[2 * i + 1] = ng_score (scores[i * k + (gsize) content]);
    }
}

void
ng_claim_scene_attend (NgClaimScene *self)
{
  const NgAnalysis *a = self->a;
  guint32 n = ng_n_sentences (a);

  self->attention = g_new0 (NgAttention, n + 1);
  for (NgId first = 0, last; first < n; first = last + 1)
    {
      NgId begin = ng_sentence (a, first)->first_token;
      for (last = first;
           last + 1 < n && ng_sentence (a, last + 1)->block == ng_sentence (a, first)->block
           && ng_sentence (a, last + 1)->first_token - begin < MAX_RUN_TOKENS;
           last++)
        ;
      NgId end = ng_sentence (a, last)->first_token + ng_sentence (a, last)->n_tokens - 1;
      if (self->net && a->vectors)
        attend_run (self, (NgRange){ begin, end }, &self->attention[first]);
      /* The scores stay with the first sentence of the run; the others know where it begins. */
      free_run_copies (self->attention, first, last);
    }
}

static float
attention_at (const NgClaimScene *self, const NgClaimDraft *d, NgId token, guint which)
{
  NgId sentence;
  const NgAttention *at;

  if (d->row == G_MAXUINT || self->attention == NULL)
    return 0;
  sentence = ng_claim_tree_sentence (self->tree, d->head);
  at = &self->attention[ng_claim_tree_sentence (self->tree, self->attention[sentence].range.first)];
  if (at->p == NULL || !ng_range_holds (at->range, token))
    return 0;
  return at
      ->p[2 * ((gsize) d->row * (at->range.last - at->range.first + 1) + token - at->range.first)
          + which];
}

float
ng_claim_scene_content (const NgClaimScene *self, const NgClaimDraft *d, NgId token)
{
  return attention_at (self, d, token, 1);
}

float
ng_claim_scene_source (const NgClaimScene *self, const NgClaimDraft *d, NgId token)
{
  return attention_at (self, d, token, 0);
}

/* ---- places ---- */

NgId
ng_claim_scene_block (const NgClaimScene *self, NgId token)
{
  return ng_sentence (self->a, ng_token (self->a, token)->sentence)->block;
}

NgBlockKind
ng_claim_scene_block_kind (const NgClaimScene *self, NgId token)
{
  return ng_block (self->a, ng_claim_scene_block (self, token))->kind;
}

NgRange
ng_claim_scene_sentence (const NgClaimScene *self, NgId token)
{
  const NgSentence *s = ng_sentence (self->a, ng_token (self->a, token)->sentence);
  return (NgRange){ s->first_token, s->first_token + s->n_tokens - 1 };
}

gboolean
ng_claim_scene_is_quoted (const NgClaimScene *self, const NgClaimDraft *d, NgId token)
{
  const NgToken *t = ng_token (self->a, token), *c = ng_token (self->a, d->head);

  if (ng_range_is_none (d->cue))
    return t->quote_depth > 0;
  return t->quote_depth > 0 && (t->quote != c->quote || t->quote_depth > c->quote_depth);
}

gboolean
ng_claim_scene_is_time (const NgClaimScene *self, NgId token)
{
  return self->is_time[token];
}

gboolean
ng_claim_scene_is_use (const NgClaimScene *self, const char *use, NgId token)
{
  g_autofree char *lemma = g_ascii_strdown (ng_claim_tree_lemma (self->tree, token), -1);
  return ng_claim_words_use (self->words, use, lemma) != NULL;
}

gboolean
ng_claim_scene_is_mark (const NgClaimScene *self, NgId token)
{
  return (ng_token (self->a, token)->flags & (NG_TOKEN_QUOTE_OPEN | NG_TOKEN_QUOTE_CLOSE)) != 0;
}

/* ---- entities ---- */

static NgId
entity_at (const NgClaimScene *self, NgId mention)
{
  NgId r = mention == NG_NONE ? NG_NONE : self->reference[mention];
  NgId e = r == NG_NONE ? NG_NONE : ng_reference (self->a, r)->entity;

  if (e == NG_NONE)
    return NG_NONE;
  switch (ng_entity (self->a, e)->kind)
    {
    case NG_KIND_TIME:
    case NG_KIND_MONEY:
    case NG_KIND_OTHER:
    case NG_KIND_NAMED_EVENT:
      return NG_NONE;
    default:
      return e;
    }
}

/* A name that holds the token, wherever its head was seen. */
static NgId
covering_name (const NgClaimScene *self, NgId token)
{
  NgRange s = ng_claim_scene_sentence (self, token);

  for (NgId t = s.first; t <= s.last; t++)
    {
      NgId m = self->mention[t];
      const NgMention *mention = m == NG_NONE ? NULL : ng_mention (self->a, m);
      if (mention && mention->form == NG_MENTION_NAME && token >= mention->first_token
          && token < mention->first_token + mention->n_tokens)
        return m;
    }
  return NG_NONE;
}

NgId
ng_claim_scene_entity (const NgClaimScene *self, NgId head)
{
  NgId e = entity_at (self, self->mention[head]);

  if (e == NG_NONE)
    e = entity_at (self, covering_name (self, head));
  if (e != NG_NONE)
    return e;
  NG_CLAIM_FOR_CHILDREN (self->tree, head, c)
  {
    NgRel rel = ng_tag (self->a, c)->rel;
    NgId m = self->mention[c];
    if (rel != NG_REL_FLAT && rel != NG_REL_APPOS && rel != NG_REL_COMPOUND)
      continue;
    e = entity_at (self, m);
    if (e != NG_NONE && ng_entity (self->a, e)->kind == NG_KIND_PERSON)
      return e;
  }
  return NG_NONE;
}

gboolean
ng_claim_scene_is_somebody (const NgClaimScene *self, NgId head)
{
  return ng_claim_scene_entity (self, head) != NG_NONE || self->is_party[head]
         || ng_claim_scene_is_use (self, "kind", head)
         || ng_claim_scene_is_use (self, "speaker", head)
         || ng_claim_scene_is_use (self, "government", head);
}

gboolean
ng_claim_scene_has_verb (const NgClaimScene *self, NgRange range)
{
  for (NgId t = range.first; t <= range.last; t++)
    {
      NgUpos u = ng_tag (self->a, t)->upos;
      if (u == NG_UPOS_VERB || u == NG_UPOS_AUX)
        return TRUE;
    }
  return FALSE;
}

gboolean
ng_claim_scene_is_top (const NgClaimScene *self, NgRange range, NgId token)
{
  NgId head = ng_tag (self->a, token)->head;
  return head == NG_NONE || !ng_range_holds (range, head);
}

gboolean
ng_claim_scene_has_cue (const NgClaimScene *self, const NgClaimDraft *d, NgId first, NgId last)
{
  guint i, end;

  ng_claim_scene_near (self, d->head, &i, &end);
  for (; i < end; i++)
    {
      const NgClaimDraft *e = ng_claim_scene_draft (self, i);
      if (e != d && !e->drop && e->head >= first && e->head <= last)
        return TRUE;
    }
  return FALSE;
}

/* ---- trimming ---- */

static gboolean
is_introducing_that (const NgClaimScene *self, NgId token)
{
  const NgTag *t = ng_tag (self->a, token);
  return ng_token_is (self->a, token, "that")
         && (t->upos == NG_UPOS_SCONJ || t->rel == NG_REL_MARK);
}

static gboolean
is_bracket (const NgClaimScene *self, NgId token)
{
  char c = self->a->text[ng_token (self->a, token)->span.begin];
  return c != '\0' && strchr ("()[]", c) != NULL;
}

/* A bracket whose partner is inside stays. */
static gboolean
is_balanced (const NgClaimScene *self, NgRange r)
{
  int depth = 0;
  for (NgId t = r.first; t <= r.last; t++)
    switch (self->a->text[ng_token (self->a, t)->span.begin])
      {
      case '(':
      case '[':
        depth++;
        break;
      case ')':
      case ']':
        depth--;
        break;
      default:
        break;
      }
  return depth == 0;
}

gboolean
ng_claim_scene_keeps_bracket (const NgClaimScene *self, NgId token, NgRange r)
{
  return is_bracket (self, token) && is_balanced (self, r);
}

NgId
ng_claim_scene_close_bracket (const NgClaimScene *self, NgRange r)
{
  NgId next = r.last + 1;

  return next < self->n && is_bracket (self, next) && !is_balanced (self, r)
                 && is_balanced (self, (NgRange){ r.first, next })
             ? next
             : r.last;
}

/* "The Old Bridge": words that are long begin with capitals. */
static gboolean
is_capital (const NgClaimScene *self, NgId token)
{
  NgUpos u = ng_tag (self->a, token)->upos;
  NgSpan span = ng_token (self->a, token)->span;

  return u == NG_UPOS_PUNCT || u == NG_UPOS_ADP || u == NG_UPOS_DET || u == NG_UPOS_CCONJ
         || u == NG_UPOS_NUM || u == NG_UPOS_PART
         || g_unichar_isupper (g_utf8_get_char (self->a->text + span.begin));
}

gboolean
ng_claim_scene_is_title (const NgClaimScene *self, guint32 quote)
{
  const NgQuotation *q = &self->quotes[quote];
  guint n = 0;

  for (NgId t = q->first; t <= q->last; t++)
    {
      if (!is_capital (self, t))
        return FALSE;
      n += !ng_claim_scene_is_punct (self, t);
    }
  return n > 1;
}

static const NgQuotation *
quotation_at (const NgClaimScene *self, NgId token)
{
  guint32 q = ng_token (self->a, token)->quote;
  return q == NG_NONE ? NULL : &self->quotes[q];
}

/* “X “has met every condition””: the mark beside the last (first) word whose partner is inside. */
static void
keep_marks (const NgClaimScene *self, NgRange *r)
{
  const NgQuotation *end = quotation_at (self, r->last), *begin = quotation_at (self, r->first);

  if (end && end->last == r->last && end->first > r->first && r->last + 1 < self->n
      && ng_token (self->a, r->last + 1)->flags & NG_TOKEN_QUOTE_CLOSE
      && ng_claim_scene_is_mark (self, end->first - 1))
    r->last++;
  if (begin && begin->first == r->first && begin->last < r->last && r->first > 0
      && ng_token (self->a, r->first - 1)->flags & NG_TOKEN_QUOTE_OPEN
      && ng_claim_scene_is_mark (self, begin->last + 1))
    r->first--;
}

gboolean
ng_claim_scene_trim (const NgClaimScene *self, NgRange *range)
{
  NgRange r = *range;

  while (r.first <= r.last
         && (is_introducing_that (self, r.first)
             || (ng_claim_scene_is_punct (self, r.first)
                 && !ng_claim_scene_keeps_bracket (self, r.first, r))))
    r.first++;
  while (r.last > r.first && ng_claim_scene_is_punct (self, r.last)
         && !ng_claim_scene_keeps_bracket (self, r.last, r))
    r.last--;
  if (r.first > r.last
      || (ng_claim_scene_is_punct (self, r.first)
          && !ng_claim_scene_keeps_bracket (self, r.first, r)))
    return FALSE;
  r.last = ng_claim_scene_close_bracket (self, r);
  keep_marks (self, &r);
  *range = r;
  return TRUE;
}
