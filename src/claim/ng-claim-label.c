/* ng-claim-label.c: see ng-claim-label.h.
 *
 * One side of the mark has to look like somebody who speaks: a short phrase without a verb that
 * names a person, body or country, a post, or a kind of source.
 */
#include "claim/ng-claim-label.h"

#include "claim/ng-claim-content.h"
#include "claim/ng-claim-who.h"

/* Tokens of a source beside a mark. */
#define MAX_SOURCE 9u

/* Tokens of a label before the colon of a paragraph: "MODERATOR:". */
#define MAX_LABEL 4u

#define LABEL_SCORE 0.8f

/* The network's probability from which a colon is a cue behind a phrase that nothing else shows to
 * be a speaker: "Factwatch: A is right". */
#define LEAST_MARK 0.8f

/* Word of the phrase that its others hang on. */
static NgId
head_of (const NgClaimScene *scene, NgRange r)
{
  for (NgId t = r.first; t <= r.last; t++)
    if (ng_claim_scene_is_top (scene, r, t) && ng_claim_tree_is_nominal (scene->tree, t))
      return t;
  return r.last;
}

/* A name that fills the range but for a title before it. */
static gboolean
ends_with_name (const NgClaimScene *scene, NgRange r)
{
  for (NgId t = r.first; t <= r.last; t++)
    {
      NgId m = scene->mention[t];
      const NgMention *mention = m == NG_NONE ? NULL : ng_mention (scene->a, m);
      if (mention && mention->form == NG_MENTION_NAME
          && mention->first_token + mention->n_tokens == r.last + 1
          && (mention->kind == NG_KIND_PERSON || mention->kind == NG_KIND_ORGANISATION
              || mention->kind == NG_KIND_COUNTRY))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_post (const NgClaimScene *scene, NgId token)
{
  NgSpan span = ng_token (scene->a, token)->span;
  const NgWord word = { scene->a->text + span.begin, ng_span_length (span) };
  return ng_claim_words_post (scene->words, &word, 1) != NULL;
}

/* A short phrase that does not only name the kind of article. */
static gboolean
may_speak (const NgClaimScene *scene, NgRange r)
{
  return r.first <= r.last && r.last - r.first < MAX_SOURCE && !ng_claim_scene_has_verb (scene, r)
         && !ng_claim_scene_is_use (scene, "label", head_of (scene, r));
}

static gboolean
is_speaker (const NgClaimScene *scene, NgRange r)
{
  NgId head;

  if (!may_speak (scene, r))
    return FALSE;
  head = head_of (scene, r);
  return ends_with_name (scene, r) || ng_claim_scene_is_use (scene, "speaker", head)
         || ng_claim_scene_is_use (scene, "document", head)
         || ng_claim_scene_is_use (scene, "government", head) || is_post (scene, r.last)
         || (r.last - r.first < MAX_LABEL && scene->is_party[head]);
}

static void
add (NgClaimScene *scene, NgId mark, NgRange source, NgRange content, const char *origin)
{
  NgClaimDraft *d;

  if (!ng_claim_scene_trim (scene, &content) || !ng_claim_scene_trim (scene, &source))
    return;
  d = ng_claim_scene_add (scene, (NgRange){ mark, mark }, mark);
  d->source = source;
  d->source_head = head_of (scene, source);
  d->p = LABEL_SCORE;
  d->frame = NG_FRAME_SOURCE;
  d->record.origin = origin;
  d->record.cue_lemma = ng_claim_tree_lemma (scene->tree, mark);
  g_array_append_val (d->contents, content);
}

/* "A to meet B: minister", "Minister: A to meet B" */
static void
find_in_headline (NgClaimScene *scene, NgRange r)
{
  for (NgId t = r.first + 1; t < r.last; t++)
    {
      NgRange left = { r.first, t - 1 }, right = { t + 1, r.last };
      if (!ng_token_is (scene->a, t, ":"))
        continue;
      if ((is_speaker (scene, left) || (scene->p_cue[t] >= LEAST_MARK && may_speak (scene, left)))
          && right.last - right.first >= 2)
        add (scene, t, left, right, "rule:headline");
      else if (is_speaker (scene, right) && left.last - left.first >= 2)
        add (scene, t, right, left, "rule:headline");
      else
        continue;
      return;
    }
}

static gboolean
is_upper (const NgClaimScene *scene, NgRange r)
{
  for (NgId t = r.first; t <= r.last; t++)
    {
      NgSpan s = ng_token (scene->a, t)->span;
      for (guint32 i = s.begin; i < s.end; i++)
        if (g_ascii_islower (scene->a->text[i]))
          return FALSE;
    }
  return TRUE;
}

/* The words before a colon at the head of a paragraph, without verb, that end in a proper noun.
 * @mark: (out): the colon. */
static gboolean
label_of (const NgClaimScene *scene, NgRange r, NgRange *label, NgId *mark)
{
  NgId first = r.first;

  while (first < r.last && ng_claim_scene_is_punct (scene, first))
    first++;
  for (NgId t = first + 1; t < r.last && t - first <= MAX_LABEL; t++)
    if (ng_token_is (scene->a, t, ":"))
      {
        *label = (NgRange){ first, t - 1 };
        *mark = t;
        return !ng_claim_scene_has_verb (scene, *label)
               && ng_tag (scene->a, t - 1)->upos == NG_UPOS_PROPN
               && !ng_claim_scene_is_use (scene, "label", t - 1);
      }
  return FALSE;
}

static gboolean
is_person (const NgClaimScene *scene, NgRange label)
{
  NgId m = scene->mention[head_of (scene, label)];
  return m != NG_NONE && ng_mention (scene->a, m)->kind == NG_KIND_PERSON;
}

/* "KLANG: A ship sank": a name in capitals before the first paragraph says where, if it is not a
 * person's. */
static gboolean
is_dateline (const NgClaimScene *scene, NgRange label)
{
  NgId block = ng_claim_scene_block (scene, label.first);

  for (NgId b = 0; b < block; b++)
    if (ng_block (scene->a, b)->kind == NG_BLOCK_PARAGRAPH)
      return FALSE;
  return !is_person (scene, label);
}

/* "SMITH: I do not know.", "Smith: “I do not know.”"; in a conversation "Smith: I do not know." */
static void
find_label (NgClaimScene *scene, NgRange r, gboolean conversation)
{
  NgRange label;
  NgId mark;

  if (!label_of (scene, r, &label, &mark))
    return;
  if (conversation
      || (ends_with_name (scene, label)
          && ((is_upper (scene, label) && !is_dateline (scene, label))
              || ng_claim_scene_is_mark (scene, mark + 1))))
    add (scene, mark, label, (NgRange){ mark + 1, r.last }, "rule:label");
}

/* "“No deal.” — Jane Smith" */
static void
find_dash (NgClaimScene *scene, NgRange r)
{
  for (NgId t = r.last; t > r.first + 1 && r.last - t < MAX_SOURCE; t--)
    {
      const char *text = scene->a->text + ng_token (scene->a, t)->span.begin;
      gunichar c = g_utf8_get_char (text);
      NgRange source = { t + 1, r.last };
      if (c != '-' && c != 0x2013 && c != 0x2014 && c != 0x2015)
        continue;
      if (t < r.last && (ng_token (scene->a, t - 1)->flags & NG_TOKEN_QUOTE_CLOSE)
          && ng_claim_scene_trim (scene, &source) && is_speaker (scene, source)
          && ng_token (scene->a, t - 2)->quote != NG_NONE)
        {
          const NgQuotation *q = &scene->quotes[ng_token (scene->a, t - 2)->quote];
          add (scene, t, source, (NgRange){ MAX (q->first, r.first), t - 2 }, "rule:dash");
        }
      return;
    }
}

static NgRange
block_range (const NgClaimScene *scene, NgId first_sentence, NgId *next)
{
  const NgAnalysis *a = scene->a;
  NgId block = ng_sentence (a, first_sentence)->block, s = first_sentence;

  while (s + 1 < ng_n_sentences (a) && ng_sentence (a, s + 1)->block == block)
    s++;
  *next = s + 1;
  return (NgRange){ ng_sentence (a, first_sentence)->first_token,
                    ng_sentence (a, s)->first_token + ng_sentence (a, s)->n_tokens - 1 };
}

/* Paragraphs that begin with a person's name and a colon from which an article is a conversation.
 */
#define LEAST_TURNS 3u

static gboolean
is_conversation (const NgClaimScene *scene)
{
  guint turns = 0;

  for (NgId s = 0, next; s < ng_n_sentences (scene->a); s = next)
    {
      NgRange r = block_range (scene, s, &next), label;
      NgId mark;
      turns += label_of (scene, r, &label, &mark) && is_person (scene, label);
    }
  return turns >= LEAST_TURNS;
}

void
ng_claim_label_find (NgClaimScene *scene)
{
  gboolean conversation = is_conversation (scene);

  for (NgId s = 0, next; s < ng_n_sentences (scene->a); s = next)
    {
      NgRange r = block_range (scene, s, &next);
      switch (ng_block (scene->a, ng_sentence (scene->a, s)->block)->kind)
        {
        case NG_BLOCK_HEADLINE:
          find_in_headline (scene, r);
          break;
        case NG_BLOCK_PARAGRAPH:
        case NG_BLOCK_SECTION:
          find_label (scene, r, conversation);
          find_dash (scene, r);
          break;
        default:
          break;
        }
    }
}

void
ng_claim_label_carry (NgClaimScene *scene, NgClaimDraft *d)
{
  NgRange s = ng_claim_scene_sentence (scene, d->head), r;
  NgId next = ng_claim_tree_sentence (scene->tree, d->head) + 1, after;
  NgBlockKind kind;

  if (!ng_token_is (scene->a, s.last, ":") || next >= ng_n_sentences (scene->a)
      || ng_sentence (scene->a, next)->block == ng_claim_scene_block (scene, d->head))
    return;
  for (NgId t = s.first; t <= s.last; t++)
    if (ng_claim_scene_content (scene, d, t) >= 0.5f && ng_token (scene->a, t)->quote != NG_NONE)
      return; /* it has its quotation already */
  kind = ng_block (scene->a, ng_sentence (scene->a, next)->block)->kind;
  if (kind != NG_BLOCK_PARAGRAPH && kind != NG_BLOCK_SECTION)
    return;
  r = block_range (scene, next, &after);
  if (ng_claim_scene_is_mark (scene, r.first) && r.first + 1 < scene->n
      && ng_token (scene->a, r.first + 1)->quote != NG_NONE)
    {
      NgQuotation *q = &scene->quotes[ng_token (scene->a, r.first + 1)->quote];
      r = (NgRange){ q->first, q->last };
      q->taken = TRUE;
    }
  g_array_set_size (d->contents, 0);
  ng_claim_content_add (scene, d, r);
}
