/* ng-claim-scene.h: one article while its claims are being found.
 *
 * Drafts live here; nothing is written to the analysis before ng_claim_commit_run.
 */
#ifndef NG_CLAIM_SCENE_H
#define NG_CLAIM_SCENE_H

#include "claim/ng-claim-tree.h"
#include "claim/ng-claim-words.h"
#include "net/ng-near.h"
#include "record/ng-analysis.h"

/* Tokens, both ends inclusive; first NG_NONE: none. */
typedef struct
{
  NgId first, last;
} NgRange;

#define NG_NO_RANGE ((NgRange){ NG_NONE, NG_NONE })

static inline gboolean
ng_range_is_none (NgRange r)
{
  return r.first == NG_NONE;
}

static inline gboolean
ng_range_holds (NgRange r, NgId token)
{
  return r.first != NG_NONE && token >= r.first && token <= r.last;
}

/* @ranges: NgRange. */
static inline gboolean
ng_ranges_hold (const GArray *ranges, NgId token)
{
  for (guint i = 0; i < ranges->len; i++)
    if (ng_range_holds (g_array_index (ranges, NgRange, i), token))
      return TRUE;
  return FALSE;
}

/* A quotation: its outermost tokens, without marks. */
typedef struct
{
  NgId first, last;
  gboolean taken; /* it is content of a claim whose cue stands outside */
} NgQuotation;

/* A claim under construction. */
typedef struct
{
  NgClaim record;
  NgRange cue; /* none: a quotation without a cue */
  NgId head;   /* word of the cue that governs; of a claim without a cue its first token */
  const NgCueWord *word; /* NULL: the table does not know the cue */
  NgCueFrame frame;
  float p;          /* that it is a cue, by the network */
  GArray *tree;     /* NgRange: what the trees say is the content; may be empty */
  NgId carrier;     /* head of the cue whose speaker goes on: "said A, adding that B"; NG_NONE */
  GArray *others;   /* NgRange: clauses of other cues that hang on this one: "adding that …" */
  GArray *contents; /* NgRange, in text order */
  NgRange source;
  NgId source_head; /* token; NG_NONE: elided */
  NgRange who;      /* the phrase that @source stands for, itself or an antecedent */
  NgId who_head;
  NgId to_head;     /* who is spoken to, NG_NONE */
  gboolean passive; /* the subject is spoken of or to */
  gboolean drop;
  guint row; /* of the network's scores of its block */
} NgClaimDraft;

/* Probabilities of each token of a block to belong to the source and the content of each cue. */
typedef struct
{
  NgRange range;
  guint n;  /* cues */
  float *p; /* [cues, tokens, 2]: source, content */
} NgAttention;

typedef struct
{
  const NgClaimWords *words;
  const NgNear *near; /* NULL without a network */
  const NgNet *net;
  NgAnalysis *a;
  NgClaimTree *tree;
  guint32 n;        /* tokens */
  float *p_cue;     /* one a token */
  guint *bio;       /* best legal labels of the cue head: 0 O, 1 B, 2 I */
  NgId *mention;    /* one a token: mention with a reference whose head it is, NG_NONE */
  guint8 *is_time;  /* one a token */
  NgId *time_at;    /* one a token: the time whose head it is, NG_NONE */
  guint8 *is_party; /* one a token: by the network a noun for persons or bodies */
  NgId *reference;  /* one a mention: its best reference, NG_NONE */
  NgQuotation *quotes;
  guint32 n_quotes;
  NgAttention *attention; /* one a sentence */
  GPtrArray *drafts;      /* NgClaimDraft, by head once they are sorted */
  gint *gender;           /* one an entity: how many more of "he" than of "she" refer to it */
  NgId *event_at;         /* one a token: event that it triggers, NG_NONE */
  GArray *post_holders;   /* NgId: persons with a post */
  GHashTable *unnamed;    /* name → entity + 1 of the sources written */
  NgId *unnamed_at;       /* one a token: that entity, by the head of its phrase; NG_NONE */
} NgClaimScene;

NgClaimScene *ng_claim_scene_new (const NgClaimWords *words, const NgNet *net, const NgNear *near,
                                  NgAnalysis *a);
void ng_claim_scene_free (NgClaimScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgClaimScene, ng_claim_scene_free)

/* Returns: (transfer none): a new draft; @cue may be none. */
NgClaimDraft *ng_claim_scene_add (NgClaimScene *self, NgRange cue, NgId head);

static inline NgClaimDraft *
ng_claim_scene_draft (const NgClaimScene *self, guint i)
{
  return g_ptr_array_index (self->drafts, i);
}

/* Brings the drafts into the order of the text. */
void ng_claim_scene_sort (NgClaimScene *self);

/* The drafts whose heads are near @token, where alone others are looked for, so that the cost of
 * long documents stays linear: indices [*first, *end). The drafts must be sorted. */
void ng_claim_scene_near (const NgClaimScene *self, NgId token, guint *first, guint *end);

/* Runs the network's attribution head for all drafts with a cue. */
void ng_claim_scene_attend (NgClaimScene *self);

/* Probability that @token belongs to the content (source) of the draft's cue; 0 outside its block.
 */
float ng_claim_scene_content (const NgClaimScene *self, const NgClaimDraft *d, NgId token);
float ng_claim_scene_source (const NgClaimScene *self, const NgClaimDraft *d, NgId token);

static inline const NgToken *
ng_claim_scene_token (const NgClaimScene *self, NgId token)
{
  return ng_token (self->a, token);
}

NgBlockKind ng_claim_scene_block_kind (const NgClaimScene *self, NgId token);
NgId ng_claim_scene_block (const NgClaimScene *self, NgId token);

/* Tokens of the sentence of @token. */
NgRange ng_claim_scene_sentence (const NgClaimScene *self, NgId token);

/* TRUE if @token is inside a quotation that the draft's cue is not in. */
gboolean ng_claim_scene_is_quoted (const NgClaimScene *self, const NgClaimDraft *d, NgId token);

/* TRUE if all long words of the quotation begin with capitals, and it has more than one word. */
gboolean ng_claim_scene_is_title (const NgClaimScene *self, guint32 quote);

gboolean ng_claim_scene_is_mark (const NgClaimScene *self, NgId token);

static inline gboolean
ng_claim_scene_is_punct (const NgClaimScene *self, NgId token)
{
  return ng_tag (self->a, token)->upos == NG_UPOS_PUNCT || ng_claim_scene_is_mark (self, token);
}

/* TRUE if the token lies in a mention of a time. */
gboolean ng_claim_scene_is_time (const NgClaimScene *self, NgId token);

/* TRUE if claim-words.tsv lists the token's lemma, case ignored, for @use. */
gboolean ng_claim_scene_is_use (const NgClaimScene *self, const char *use, NgId token);

/* Entity that the noun phrase of @head refers to by what was resolved; NG_NONE. */
NgId ng_claim_scene_entity (const NgClaimScene *self, NgId head);

/* TRUE if the noun phrase of @head can act or hear: what was resolved, the tables or the network
 * say so. */
gboolean ng_claim_scene_is_somebody (const NgClaimScene *self, NgId head);

/* TRUE if a verb or auxiliary stands in the range. */
gboolean ng_claim_scene_has_verb (const NgClaimScene *self, NgRange range);

/* TRUE if the word in the range hangs on a word outside of it, or on none. */
gboolean ng_claim_scene_is_top (const NgClaimScene *self, NgRange range, NgId token);

/* TRUE if a cue other than that of @d stands in the range: something else is said there. */
gboolean ng_claim_scene_has_cue (const NgClaimScene *self, const NgClaimDraft *d, NgId first,
                                 NgId last);

/* TRUE if @token is a bracket and all brackets of @r are in pairs. */
gboolean ng_claim_scene_keeps_bracket (const NgClaimScene *self, NgId token, NgRange r);

/* "the World Trade Organization (WTO": the last token, or the bracket behind it that closes one
 * inside. */
NgId ng_claim_scene_close_bracket (const NgClaimScene *self, NgRange r);

/* Drops punctuation at the ends, marks but for those whose partner is inside, and an introducing
 * "that"; FALSE if nothing is left. */
gboolean ng_claim_scene_trim (const NgClaimScene *self, NgRange *range);

#endif
