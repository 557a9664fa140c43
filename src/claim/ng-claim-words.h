/* ng-claim-words.h: the tables of cues and of the words around them, read once.
 *
 * Reads: cues.tsv, claim-words.tsv, posts.tsv.
 */
#ifndef NG_CLAIM_WORDS_H
#define NG_CLAIM_WORDS_H

#include "lexicon/ng-lexicon.h"
#include "record/ng-record.h"

/* How a cue and its content stand together; see the head of data/cues.tsv. */
typedef enum
{
  NG_FRAME_CLAUSE,
  NG_FRAME_QUOTE,
  NG_FRAME_INF,
  NG_FRAME_OBJECT,
  NG_FRAME_PREDICATE,
  NG_FRAME_OBJECT_INF,
  NG_FRAME_OBJECT_PHRASE, /* "object+as": the preposition is in NgCueWord.phrases */
  NG_FRAME_SOURCE,        /* "according to": the cue governs its source */
  NG_N_FRAMES
} NgCueFrame;

typedef enum
{
  NG_CUE_VERB,
  NG_CUE_NOUN,
  NG_CUE_ADJ,
  NG_CUE_PREP,
  NG_N_CUE_CLASSES
} NgCueClass;

/* How much the network has to agree. */
typedef enum
{
  NG_CUE_STRONG,  /* the frame is enough */
  NG_CUE_PLAIN,   /* it must find a cue possible */
  NG_CUE_WEAK,    /* ... likely */
  NG_CUE_OWNED,   /* as plain, but only with a source: "is expected to" is no claim */
  NG_CUE_OPENING, /* as weak, but enough at the head of a judgement: "For Lund, it is a farce" */
  NG_N_STRENGTHS
} NgCueStrength;

/* A row of cues.tsv. */
typedef struct
{
  const char *lemma; /* "call on" */
  const char *rest;  /* what follows the first word, "on"; "" if nothing */
  NgCueClass pos;
  guint frames;        /* bits 1 << NgCueFrame */
  const char *phrases; /* prepositions of object+… frames, each between blanks: " as of " */
  const char *to;      /* where the addressee stands: "object", a preposition, "" */
  NgSpeechAct act;
  NgCertainty certainty;
  NgPolarity polarity;
  NgCueStrength strength;
  const char *origin; /* "cues.tsv:call on" */
} NgCueWord;

typedef struct _NgClaimWords NgClaimWords;

/* Returns: (transfer full): NULL and NG_ERROR_DATA naming table and row for a word that the columns
 * do not allow. */
NgClaimWords *ng_claim_words_new (const NgLexicon *lexicon, GError **error);
void ng_claim_words_free (NgClaimWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgClaimWords, ng_claim_words_free)

/* Row @i, in file order, of those whose first word is @word; NULL after the last. */
const NgCueWord *ng_claim_words_cue (const NgClaimWords *self, const char *word, guint i);

/* Value of @lemma under @use in claim-words.tsv ("" for an empty one); NULL if it is not there. */
const char *ng_claim_words_use (const NgClaimWords *self, const char *use, const char *lemma);

/* Certainty that an adverb, adjective or modal verb gives; CERTAIN if it gives none. */
NgCertainty ng_claim_words_hedge (const NgClaimWords *self, const char *lemma);

/* Kind that claim-words.tsv gives @lemma under @use "kind" or "near"; NG_SOURCE_NONE. */
NgSourceKind ng_claim_words_source_kind (const NgClaimWords *self, const char *use,
                                         const char *lemma);

/* Canonical post if all @n words are a title or office of posts.tsv ("FM" → "foreign minister");
 * NULL otherwise. */
const char *ng_claim_words_post (const NgClaimWords *self, const NgWord *words, guint n);

#endif
