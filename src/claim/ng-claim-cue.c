/* ng-claim-cue.c: see ng-claim-cue.h.
 *
 * A word of cues.tsv in one of its frames needs little or much of the network's consent, as its row
 * says; a word that the table does not know needs nearly all of it and a clause or quotation.
 */
#include "claim/ng-claim-cue.h"

#include <math.h>
#include <string.h>

#include "base/ng-text.h"
#include "claim/ng-claim-content.h"
#include "claim/ng-claim-frame.h"

/* Least probability of a cue by the network, by the strength of the row. */
static const float least[NG_N_STRENGTHS] = {
  [NG_CUE_STRONG] = 0.05f, [NG_CUE_PLAIN] = 0.15f,  [NG_CUE_WEAK] = 0.5f,
  [NG_CUE_OWNED] = 0.15f,  [NG_CUE_OPENING] = 0.6f,
};

/* ... of a word that the table does not know, of one without clause or quotation, of one with an
 * infinitive only ("tried to"), and of one whose frame the tree does not show, if its row is strong
 * and if not. */
#define LEAST_UNKNOWN 0.7f
#define LEAST_OBJECT 0.8f
#define LEAST_INFINITIVE 0.9f
#define LEAST_STRONG_FRAMELESS 0.5f
#define LEAST_FRAMELESS 0.7f

/* ... of a verb of saying with a bare object, which its row does not give it: "offered few ideas".
 */
#define LEAST_CLAUSELESS 0.9f

/* ... of a cue that another one can be nested in. */
#define SURE 0.35f

static gboolean
may_claim (const NgClaimScene *scene, NgId token)
{
  NgBlockKind k = ng_claim_scene_block_kind (scene, token);
  return k != NG_BLOCK_NOTE && k != NG_BLOCK_BYLINE && k != NG_BLOCK_DATELINE;
}

/* The network's best probability among the cue's words. */
static float
cue_score (const NgClaimScene *scene, NgRange cue)
{
  float p = 0;
  for (NgId t = cue.first; t <= cue.last; t++)
    p = MAX (p, scene->p_cue[t]);
  return p;
}

static NgClaimDraft *
add_match (NgClaimScene *scene, const NgCueMatch *m, float p)
{
  NgClaimDraft *d = ng_claim_scene_add (scene, m->cue, m->head);

  d->word = m->word;
  d->frame = m->frame;
  d->passive = m->passive;
  d->p = p;
  g_array_append_vals (d->tree, m->tree, m->n);
  if (m->word)
    d->record.cue_lemma = m->word->lemma;
  else
    d->record.cue_lemma = ng_claim_tree_lemma (scene->tree, m->head);
  d->record.origin = m->word ? m->word->origin : "cue";
  return d;
}

/* "agreed to hold": a frame that the table does not give the word. */
static gboolean
has_infinitive (const NgClaimScene *scene, NgId head)
{
  NG_CLAIM_FOR_CHILDREN (scene->tree, head, c)
  if (c > head && ng_claim_tree_is_infinitive (scene->tree, c))
    return TRUE;
  return FALSE;
}

/* TRUE if the token is in what another cue, by the network, governs: in its quotation or clause.
 * There the network does not mark cues: its training shows the outermost one only. */
static gboolean
is_nested (const NgClaimScene *scene, NgId token)
{
  if (ng_token (scene->a, token)->quote != NG_NONE)
    return TRUE;
  for (NgId t = token; t != NG_NONE; t = ng_tag (scene->a, t)->head)
    {
      const NgTag *tag = ng_tag (scene->a, t);
      if (tag->rel == NG_REL_CCOMP && tag->head != NG_NONE && scene->p_cue[tag->head] >= SURE)
        return TRUE;
      NG_CLAIM_FOR_CHILDREN (scene->tree, t, c)
      if (ng_tag (scene->a, c)->rel == NG_REL_PARATAXIS && c != token && scene->p_cue[c] >= SURE
          && !ng_tag_is_below (scene->a, token, c))
        return TRUE;
    }
  return FALSE;
}

/* "For Lund, the talks were a farce": who judges opens the sentence, a comma, what something is. */
static gboolean
opens_judgement (const NgClaimScene *scene, const NgCueMatch *m)
{
  NgId noun = ng_claim_frame_governed (scene, m->cue), root, end;

  if (m->cue.first != ng_claim_scene_sentence (scene, m->head).first || noun == NG_NONE
      || !ng_claim_scene_is_somebody (scene, noun))
    return FALSE;
  root = ng_tag (scene->a, noun)->head;
  end = scene->tree->right[noun];
  return root != NG_NONE && root > end && ng_tag (scene->a, root)->upos != NG_UPOS_VERB
         && ng_claim_tree_child (scene->tree, root, NG_REL_COP) != NG_NONE
         && (ng_claim_scene_is_punct (scene, end) || ng_claim_scene_is_punct (scene, end + 1));
}

/* "Norway's position is that": whose it is and what it is are all that is asked. */
static gboolean
is_owned_predicate (const NgClaimScene *scene, const NgCueMatch *m)
{
  return m->word->pos == NG_CUE_NOUN && m->frame == NG_FRAME_CLAUSE
         && ng_tag (scene->a, m->head)->rel == NG_REL_NSUBJ
         && (ng_claim_tree_possessor (scene->tree, m->head) != NG_NONE
             || ng_claim_tree_oblique (scene->tree, m->head, "of") != NG_NONE);
}

/* "a memorandum of understanding": what kind of thing it is. */
static gboolean
is_of_noun (const NgClaimScene *scene, NgId token)
{
  const NgTag *t = ng_tag (scene->a, token);

  return t->form == NG_FORM_ING && t->head != NG_NONE && t->head < token
         && ng_tag (scene->a, t->head)->upos == NG_UPOS_NOUN
         && strcmp (ng_claim_tree_case (scene->tree, token), "of") == 0;
}

static float
least_of (const NgClaimScene *scene, const NgCueMatch *m)
{
  gboolean clause = m->frame == NG_FRAME_CLAUSE || m->frame == NG_FRAME_INF;

  /* "wrote in a letter": the verb's */
  if (m->word->pos == NG_CUE_PREP && scene->bio[m->head] == 2)
    return 2;
  if (m->word->strength == NG_CUE_OPENING)
    return opens_judgement (scene, m) ? 0 : least[NG_CUE_OPENING];
  /* "in her view": the frame has the possessor and the clause */
  if (m->word->pos == NG_CUE_NOUN && m->frame == NG_FRAME_SOURCE)
    return m->word->strength == NG_CUE_PLAIN ? 0 : least[m->word->strength];
  if (is_owned_predicate (scene, m)
      || (m->frame == NG_FRAME_CLAUSE && !m->passive && ng_claim_frame_is_as (scene, m)))
    return 0;
  /* “The government wants judges who obey”: what is quoted has cues of its own */
  if (m->word->strength == NG_CUE_OWNED && ng_token (scene->a, m->head)->quote != NG_NONE)
    clause = TRUE;
  if (m->word->strength == NG_CUE_WEAK || !(clause || m->word->strength == NG_CUE_STRONG)
      || is_of_noun (scene, m->head) || !is_nested (scene, m->head))
    return least[m->word->strength];
  return 0;
}

/* "has", "is", "did": no cues, whatever they were tagged. */
static gboolean
is_light (const NgClaimScene *scene, NgId token)
{
  const char *lemma = ng_claim_tree_lemma (scene->tree, token);
  return strcmp (lemma, "be") == 0 || strcmp (lemma, "have") == 0 || strcmp (lemma, "do") == 0;
}

/* Marks are read elsewhere (ng-claim-label.c), whatever they were tagged. */
static gboolean
is_word (const NgClaimScene *scene, NgId token)
{
  return g_unichar_isalpha (
      g_utf8_get_char (scene->a->text + ng_token (scene->a, token)->span.begin));
}

static float
least_of_object (const NgClaimScene *scene, NgId verb)
{
  return has_infinitive (scene, verb) ? LEAST_INFINITIVE : LEAST_OBJECT;
}

static void
try_token (NgClaimScene *scene, NgId t)
{
  NgUpos upos = ng_tag (scene->a, t)->upos;
  NgCueMatch m;

  if (!may_claim (scene, t) || upos == NG_UPOS_PUNCT || !is_word (scene, t))
    return;
  if (ng_claim_frame_find (scene, t, &m))
    {
      float p = cue_score (scene, m.cue);
      if (p >= least_of (scene, &m))
        add_match (scene, &m, p);
    }
  else if (upos == NG_UPOS_VERB && scene->p_cue[t] >= LEAST_STRONG_FRAMELESS
           && !has_infinitive (scene, t) && ng_claim_frame_words (scene, t, &m)
           && (m.word->strength == NG_CUE_STRONG || scene->p_cue[t] >= LEAST_FRAMELESS))
    add_match (scene, &m, scene->p_cue[t]);
  else if (upos == NG_UPOS_VERB && scene->p_cue[t] >= LEAST_UNKNOWN && !is_light (scene, t)
           && ng_claim_frame_guess (scene, t, scene->p_cue[t] >= least_of_object (scene, t), &m))
    add_match (scene, &m, scene->p_cue[t]);
}

/* "went on to say", "declined to say", "was quoted as saying": the innermost verb is the cue. */
static gboolean
is_governor (const NgClaimScene *scene, const NgClaimDraft *d, const NgClaimDraft *below)
{
  const NgTag *t = ng_tag (scene->a, below->head);

  if (t->head != d->head || below->word == NULL || below->word->strength != NG_CUE_STRONG)
    return FALSE;
  if (t->rel == NG_REL_XCOMP
      && (d->cue.last + 2 >= below->cue.first || d->record.polarity == NG_POLARITY_NEGATIVE))
    return TRUE;
  return d->passive && below->head > d->head
         && strcmp (ng_claim_tree_case (scene->tree, below->head), "as") == 0;
}

static void
drop_governors (NgClaimScene *scene)
{
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgClaimDraft *d = ng_claim_scene_draft (scene, i);
      for (guint j = i + 1; j < scene->drafts->len; j++)
        {
          const NgClaimDraft *below = ng_claim_scene_draft (scene, j);
          if (ng_claim_tree_sentence (scene->tree, below->head)
              != ng_claim_tree_sentence (scene->tree, d->head))
            break;
          const NgTag *t = ng_tag (scene->a, below->head);
          if (is_governor (scene, d, below))
            d->drop = TRUE;
          /* "said in a statement that": the clause is the verb's, wherever the tree hangs it */
          if (t->head == d->head && t->rel == NG_REL_OBL && d->word && below->tree->len > 0
              && d->word->strength == NG_CUE_STRONG && below->word
              && below->word->pos == NG_CUE_NOUN
              && ng_claim_scene_is_use (scene, "occasion", below->head))
            {
              if (d->tree->len == 0)
                g_array_append_vals (d->tree, below->tree->data, below->tree->len);
              ng_claim_scene_draft (scene, j)->drop = TRUE;
            }
          /* "expressed hope that": the noun says more than the verb */
          if (t->head == d->head && t->rel == NG_REL_OBJ && d->frame == NG_FRAME_OBJECT && d->word
              && d->word->polarity == NG_POLARITY_POSITIVE)
            d->drop = TRUE;
          /* "in the words of": a phrase wins over the words in it */
          if (ng_range_holds (d->cue, below->head))
            ng_claim_scene_draft (scene, j)->drop = TRUE;
        }
    }
}

void
ng_claim_cue_find (NgClaimScene *scene)
{
  for (NgId t = 0; t < scene->n; t++)
    try_token (scene, t);
  drop_governors (scene);
  ng_claim_scene_sort (scene);
}

/* How well the network's content agrees with what was chosen: intersection over union. */
static double
agreement (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgRange s = ng_claim_scene_sentence (scene, d->head);
  guint both = 0, either = 0;

  for (NgId t = s.first; t <= s.last; t++)
    {
      gboolean net = ng_claim_scene_content (scene, d, t) >= 0.5f, own = FALSE;
      if (ng_claim_scene_is_punct (scene, t))
        continue;
      for (guint i = 0; i < d->contents->len; i++)
        own = own || ng_range_holds (g_array_index (d->contents, NgRange, i), t);
      both += net && own;
      either += net || own;
    }
  return either ? (double) both / either : 0;
}

/* The network's probability from which somebody asked, whoever it was. */
#define LEAST_OF_QUESTION 0.8f

/* "asked about the fees, he said “…”": what was asked about, if that is more than "it". */
static gboolean
is_topic (const NgClaimScene *scene, const NgClaimDraft *d)
{
  return d->p >= LEAST_OF_QUESTION && d->contents->len == 1 && d->frame != NG_FRAME_OBJECT_INF
         && d->frame != NG_FRAME_INF
         && ng_tag (scene->a, g_array_index (d->contents, NgRange, 0).last)->upos != NG_UPOS_PRON;
}

/* "expecting rain": nobody is said to; "is expected to", unless the article says so itself: in
 * another's mouth it is only less sure; "asked about it, he said “…”". */
static gboolean
lacks_owner (const NgClaimScene *scene, const NgClaimDraft *d)
{
  gboolean spoken_of = d->passive && (d->frame == NG_FRAME_INF || d->frame == NG_FRAME_OBJECT_INF);

  if (d->source_head != NG_NONE || d->word == NULL)
    return FALSE;
  /* "said there was no suggestion that" */
  if (d->word->pos == NG_CUE_NOUN && ng_claim_content_is_told (scene, d))
    return TRUE;
  if (d->word->strength == NG_CUE_OWNED)
    return !spoken_of || ng_claim_content_is_told (scene, d);
  return d->passive
         && (d->frame == NG_FRAME_QUOTE
             || (d->word->act == NG_ACT_ASK && d->frame != NG_FRAME_CLAUSE
                 && !is_topic (scene, d)));
}

/* "which they call “the barn”", "once referred to as “the barn”": a name, nobody's words. */
static gboolean
is_naming (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgRange r;

  if (d->frame != NG_FRAME_PREDICATE && d->frame != NG_FRAME_OBJECT
      && !(d->frame == NG_FRAME_OBJECT_PHRASE && d->source_head == NG_NONE))
    return FALSE;
  if (d->contents->len != 1)
    return FALSE;
  r = g_array_index (d->contents, NgRange, 0);
  while (r.first < r.last
         && (ng_claim_tree_is_relative (scene->tree, r.first)
             || ng_claim_scene_is_mark (scene, r.first)))
    r.first++;
  if (ng_tag (scene->a, r.last)->upos == NG_UPOS_ADJ || ng_claim_scene_has_verb (scene, r))
    return FALSE;
  return r.last - r.first < 3 && ng_claim_scene_is_quoted (scene, d, r.first)
         && ng_claim_scene_is_quoted (scene, d, r.last);
}

/* "recalled its ambassador": no tree has a frame of a verb of saying there, and nothing in the
 * words could be said. */
static gboolean
lacks_clause (const NgClaimScene *scene, const NgClaimDraft *d)
{
  if (d->word == NULL || d->tree->len > 0 || d->word->frames & 1u << NG_FRAME_OBJECT
      || (d->p >= LEAST_CLAUSELESS && !d->passive))
    return FALSE;
  for (guint i = 0; i < d->contents->len; i++)
    {
      NgRange r = g_array_index (d->contents, NgRange, i);
      for (NgId t = r.first; t <= r.last; t++)
        {
          NgUpos u = ng_tag (scene->a, t)->upos;
          if (u == NG_UPOS_VERB || u == NG_UPOS_AUX || ng_claim_scene_is_quoted (scene, d, t))
            return FALSE;
        }
    }
  return d->contents->len > 0;
}

/* "Reuters quoted a minister as saying that": the minister says it. */
static gboolean
is_relay (const NgClaimScene *scene, const NgClaimDraft *d)
{
  guint first, end;

  ng_claim_scene_near (scene, d->head, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const NgClaimDraft *e = ng_claim_scene_draft (scene, i);
      if (e->head > d->head && e->source_head != NG_NONE
          && strcmp (ng_claim_tree_case (scene->tree, e->head), "as") == 0
          && ng_ranges_hold (d->contents, e->source_head) && !ng_ranges_hold (d->contents, e->head))
        return TRUE;
    }
  return FALSE;
}

/* An unknown verb beside a known cue that has the same content: "seized on the claim that". */
static gboolean
is_doubled (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgRange own;
  guint first, end;

  if (d->word || d->contents->len == 0 || ng_range_is_none (d->cue) || d->record.origin == NULL
      || strcmp (d->record.origin, "cue") != 0)
    return FALSE;
  own = g_array_index (d->contents, NgRange, 0);
  ng_claim_scene_near (scene, d->head, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const NgClaimDraft *e = ng_claim_scene_draft (scene, i);
      NgRange r;
      if (e->word == NULL || e->contents->len == 0)
        continue;
      r = g_array_index (e->contents, NgRange, 0);
      if (r.last == own.last && r.first <= own.first + 3 && own.first <= r.first + 3)
        return TRUE;
    }
  return FALSE;
}

/* "The loss threatened the project": nothing that is known to act or speak. */
static gboolean
is_thing (const NgClaimScene *scene, NgId token)
{
  NgSpan span = ng_token (scene->a, token)->span;
  const NgWord word = { scene->a->text + span.begin, ng_span_length (span) };

  return ng_tag (scene->a, token)->upos == NG_UPOS_NOUN
         && !ng_claim_scene_is_somebody (scene, token)
         && !ng_claim_scene_is_use (scene, "document", token)
         && ng_claim_words_post (scene->words, &word, 1) == NULL;
}

/* "denied the town access": what was given or kept back, and from whom. */
static gboolean
has_two_objects (const NgClaimScene *scene, NgId verb)
{
  guint n = 0;

  NG_CLAIM_FOR_CHILDREN (scene->tree, verb, c)
  {
    NgRel rel = ng_tag (scene->a, c)->rel;
    n += c > verb && (rel == NG_REL_OBJ || rel == NG_REL_IOBJ);
  }
  return n > 1;
}

/* The network's probability from which a person is called something: "dismissed him as a fool". */
#define LEAST_OF_PERSON 0.8f

/* "welcomed the guests", "was questioned for hours", "denied the town access": done to somebody,
 * nothing is said. */
static gboolean
is_done_to_somebody (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgId object;

  if (d->word == NULL || d->word->pos != NG_CUE_VERB || d->frame == NG_FRAME_CLAUSE
      || d->frame == NG_FRAME_QUOTE || !ng_claim_scene_is_use (scene, "things", d->head)
      || (d->frame == NG_FRAME_OBJECT_PHRASE && d->p >= LEAST_OF_PERSON))
    return FALSE;
  if (!d->passive && has_two_objects (scene, d->head))
    return TRUE;
  object = d->passive ? ng_claim_tree_subject (scene->tree, d->head)
                      : ng_claim_tree_child (scene->tree, d->head, NG_REL_OBJ);
  return object != NG_NONE && ng_claim_scene_is_somebody (scene, object);
}

/* "said the cuts announced by the state would help": which cuts, in another's words. */
static gboolean
is_restrictive (const NgClaimScene *scene, const NgClaimDraft *d)
{
  return d->passive && d->frame == NG_FRAME_OBJECT && ng_tag (scene->a, d->head)->rel == NG_REL_ACL
         && d->cue.first > 0 && !ng_claim_scene_is_punct (scene, d->cue.first - 1)
         && ng_claim_content_is_told (scene, d);
}

/* "demanded what": no word in it says anything. */
static gboolean
is_empty (const NgClaimScene *scene, const NgClaimDraft *d)
{
  static const char *const words[] = { "what", "which", "who", "whom", "that", NULL };
  NgRange r = g_array_index (d->contents, NgRange, 0);

  if (d->contents->len != 1 || r.first != r.last)
    return FALSE;
  for (guint i = 0; words[i]; i++)
    if (ng_token_is (scene->a, r.first, words[i]))
      return TRUE;
  return FALSE;
}

/* ... of the cue that may have a thing as its source, if its row is not strong. */
#define LEAST_OF_THING 0.45f

static gboolean
lacks_speaker (const NgClaimScene *scene, const NgClaimDraft *d)
{
  /* "the museum shows a painting", "the poll shows a dead heat": only documents say so */
  if (d->word && d->word->act == NG_ACT_SHOW && d->frame == NG_FRAME_OBJECT
      && d->p < LEAST_CLAUSELESS
      && (d->source_head == NG_NONE || !ng_claim_scene_is_use (scene, "document", d->source_head)))
    return TRUE;
  /* "the deal promises to bring work" */
  return d->word && (d->word->strength != NG_CUE_STRONG || d->frame == NG_FRAME_INF)
         && d->frame != NG_FRAME_CLAUSE && d->p < LEAST_OF_THING && d->source_head != NG_NONE
         && is_thing (scene, d->source_head);
}

/* The network's mean for the words that were chosen as content. */
static double
content_mean (const NgClaimScene *scene, const NgClaimDraft *d)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < d->contents->len; i++)
    {
      NgRange r = g_array_index (d->contents, NgRange, i);
      for (NgId t = r.first; t <= r.last; t++, n++)
        sum += ng_claim_scene_content (scene, d, t);
    }
  return n ? sum / n : 0;
}

/* Of a cue inside another's content the network has no opinion: its training shows the outermost
 * one only. */
#define LEAST_OF_TOLD 0.8

/* “In our view,” the ministry said, “…”: who is quoted says nothing outside of the quotation. */
static gboolean
leaves_quotation (const NgClaimScene *scene, const NgClaimDraft *d)
{
  guint32 own = ng_token (scene->a, d->head)->quote;

  if (own == NG_NONE || d->source_head == NG_NONE
      || ng_token (scene->a, d->source_head)->quote != own)
    return FALSE;
  for (guint i = 0; i < d->contents->len; i++)
    if (ng_token (scene->a, g_array_index (d->contents, NgRange, i).first)->quote == own)
      return FALSE;
  return TRUE;
}

/* "Nobody told us": no source. */
static gboolean
is_nobodys (const NgClaimScene *scene, const NgClaimDraft *d)
{
  return d->source_head != NG_NONE && ng_claim_scene_is_use (scene, "nobody", d->source_head);
}

/* "The road, you know, was old": a turn of talk that says nothing, by its verb and pronoun. */
static gboolean
is_filler (const NgClaimScene *scene, const NgClaimDraft *d)
{
  const char *pronoun
      = ng_claim_words_use (scene->words, "filler", ng_claim_tree_lemma (scene->tree, d->head));

  return pronoun && d->source_head != NG_NONE && d->source_head + 1 == d->cue.first
         && ng_token_is (scene->a, d->source_head, pronoun) && d->cue.last + 1 < scene->n
         && ng_claim_scene_is_punct (scene, d->cue.last + 1)
         && ng_token (scene->a, d->cue.last + 1)->quote == ng_token (scene->a, d->head)->quote;
}

/* Share of right claims, on annotated news, of a mark between speaker and speech, and of a cue
 * whose content begins in the next paragraph, where the network does not look. */
#define CONFIDENCE_OF_MARK 0.9f
#define CONFIDENCE_OF_CARRIED 0.8f

/* Confidence of what only marks and paragraphs show; 0 elsewhere. */
static float
confidence_by_marks (const NgClaimScene *scene, const NgClaimDraft *d)
{
  NgRange s = ng_claim_scene_sentence (scene, d->head);

  if (d->record.origin && g_str_has_prefix (d->record.origin, "rule:"))
    return CONFIDENCE_OF_MARK;
  if (d->contents->len > 0 && g_array_index (d->contents, NgRange, 0).first > s.last)
    return CONFIDENCE_OF_CARRIED;
  return 0;
}

/* What the network's own numbers do not tell of: verbs without a row, whose claims are right half
 * of the time on news that it was not trained on, bare objects, phrases, and claims that nobody
 * makes. */
static double
doubt (const NgClaimDraft *d)
{
  return (d->word ? 0 : 0.8) + (d->frame == NG_FRAME_OBJECT_PHRASE ? 0.6 : 0)
         + (d->frame == NG_FRAME_OBJECT ? 0.2 : 0) + (d->source_head == NG_NONE ? 0.5 : 0);
}

/* Weights of a logistic regression: do cue and most of the content agree with annotated news?  So
 * that of the claims with 0.9 about nine in ten are right (tests/eval/polnear.py has the table). */
static float
confidence (const NgClaimScene *scene, const NgClaimDraft *d, gboolean told)
{
  double p = CLAMP (told && d->word ? MAX (d->p, LEAST_OF_TOLD) : d->p, 0.002, 0.998);
  gboolean quoted = !told && ng_token (scene->a, d->head)->quote != NG_NONE;
  double x = 0.5 * log (p / (1 - p)) + 2.0 * agreement (scene, d) + 1.3 * content_mean (scene, d)
             + (d->word ? 0.2 : 0) - (quoted ? 1.1 : 0) - 3.45 - doubt (d);
  float marked = confidence_by_marks (scene, d);

  return marked > 0 ? marked : ng_score (1 / (1 + exp (-x)));
}

void
ng_claim_cue_judge (NgClaimScene *scene)
{
  for (guint i = 0; i < scene->drafts->len; i++)
    {
      NgClaimDraft *d = ng_claim_scene_draft (scene, i);
      d->record.score = confidence (scene, d, ng_claim_content_is_told (scene, d));
      if (d->contents->len == 0 || lacks_owner (scene, d) || lacks_speaker (scene, d)
          || is_done_to_somebody (scene, d) || is_empty (scene, d) || is_naming (scene, d)
          || leaves_quotation (scene, d) || is_nobodys (scene, d) || lacks_clause (scene, d)
          || is_filler (scene, d) || is_relay (scene, d) || is_doubled (scene, d)
          || is_restrictive (scene, d))
        d->drop = TRUE;
    }
  ng_claim_scene_sort (scene);
}
