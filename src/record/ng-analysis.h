/* ng-analysis.h: one document and all layers that were read from it.
 *
 * The stages append layers in this order; each layer is written by one stage, whole or not at all.
 * An analysis belongs to one thread at a time.
 */
#ifndef NG_ANALYSIS_H
#define NG_ANALYSIS_H

#include "record/ng-record.h"

typedef enum
{
  NG_LAYER_BLOCK,       /* document */
  NG_LAYER_SENTENCE,    /* segment */
  NG_LAYER_TOKEN,       /* segment */
  NG_LAYER_TAG,         /* syntax */
  NG_LAYER_PREDICATE,   /* syntax */
  NG_LAYER_ARGUMENT,    /* syntax */
  NG_LAYER_MENTION,     /* mention; entity appends nominals and pronouns it resolves */
  NG_LAYER_TIME,        /* time */
  NG_LAYER_ENTITY,      /* entity; claim and event append unnamed sources and actors */
  NG_LAYER_REFERENCE,   /* entity; claim and event likewise */
  NG_LAYER_MEMBERSHIP,  /* entity */
  NG_LAYER_TRAIT,       /* entity */
  NG_LAYER_LINK,        /* link */
  NG_LAYER_EVENT,       /* event */
  NG_LAYER_EVENT_ROLE,  /* event */
  NG_LAYER_CLAIM,       /* claim */
  NG_LAYER_CONTENT,     /* claim */
  NG_LAYER_CLAIM_EVENT, /* claim */
  NG_LAYER_CANDIDATE,   /* claim */
  NG_N_LAYERS
} NgLayer;

/* What is known of the document as a whole.  Strings belong to the analysis. */
typedef struct
{
  const char *name;      /* for messages: file name or "-" */
  const char *sha256;    /* of the normalised text, 64 hex digits */
  const char *title;     /* nullable: from metadata; the headline block is in the text */
  const char *url;       /* nullable */
  const char *publisher; /* nullable: option or metadata, else the dateline's agency */
  const char *language;  /* "en" */
  const char *agency;    /* nullable: of the dateline */
  NgSpan dateline_place; /* empty if none */
  NgSpan dateline_agency;
  NgDay date_first, date_last; /* publication; NG_NO_DAY if unknown */
  NgDateSource date_source;
} NgDocument;

typedef struct
{
  char *text;   /* normalised UTF-8: BOM off, CR LF and CR → LF, NFC, trailing newlines off */
  gsize length; /* bytes */
  NgDocument document;
  GArray *layers[NG_N_LAYERS];

  /* The encoder's last layer at each token: [n_tokens, width], row-major; NULL before syntax. */
  float *vectors;
  guint width;

  /*< private >*/
  GStringChunk *strings;
} NgAnalysis;

/* Takes a copy of @text, which must be valid UTF-8 without NUL. */
NgAnalysis *ng_analysis_new (const char *text, gsize length);
void ng_analysis_free (NgAnalysis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgAnalysis, ng_analysis_free)

/* Interns @text. Returns: (transfer none) (nullable): NULL for NULL; lives as long as @self. */
const char *ng_analysis_string (NgAnalysis *self, const char *text);
const char *ng_analysis_string_len (NgAnalysis *self, const char *text, gsize length);
const char *ng_analysis_printf (NgAnalysis *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Appends a copy of the record at @record. Returns: its id. */
NgId ng_analysis_append (NgAnalysis *self, NgLayer layer, gconstpointer record);

/* Drops all records of @layer (used by stages to commit whole or not at all). */
void ng_analysis_clear_layer (NgAnalysis *self, NgLayer layer);

static inline guint32
ng_analysis_count (const NgAnalysis *self, NgLayer layer)
{
  return self->layers[layer]->len;
}

/* The record with this id; invalid after the next append to its layer. Typed accessors below. */
gpointer ng_analysis_record (const NgAnalysis *self, NgLayer layer, NgId id);

#define NG_DEFINE_ACCESSOR(Type, name, plural, LAYER)                                              \
  static inline Type *ng_##name (const NgAnalysis *self, NgId id)                                  \
  {                                                                                                \
    return (Type *) ng_analysis_record (self, LAYER, id);                                          \
  }                                                                                                \
  static inline guint32 ng_n_##plural (const NgAnalysis *self)                                     \
  {                                                                                                \
    return ng_analysis_count (self, LAYER);                                                        \
  }

NG_DEFINE_ACCESSOR (NgBlock, block, blocks, NG_LAYER_BLOCK)
NG_DEFINE_ACCESSOR (NgSentence, sentence, sentences, NG_LAYER_SENTENCE)
NG_DEFINE_ACCESSOR (NgToken, token, tokens, NG_LAYER_TOKEN)
NG_DEFINE_ACCESSOR (NgTag, tag, tags, NG_LAYER_TAG)
NG_DEFINE_ACCESSOR (NgPredicate, predicate, predicates, NG_LAYER_PREDICATE)
NG_DEFINE_ACCESSOR (NgArgument, argument, arguments, NG_LAYER_ARGUMENT)
NG_DEFINE_ACCESSOR (NgMention, mention, mentions, NG_LAYER_MENTION)
NG_DEFINE_ACCESSOR (NgTime, time, times, NG_LAYER_TIME)
NG_DEFINE_ACCESSOR (NgEntity, entity, entities, NG_LAYER_ENTITY)
NG_DEFINE_ACCESSOR (NgReference, reference, references, NG_LAYER_REFERENCE)
NG_DEFINE_ACCESSOR (NgMembership, membership, memberships, NG_LAYER_MEMBERSHIP)
NG_DEFINE_ACCESSOR (NgTrait, trait, traits, NG_LAYER_TRAIT)
NG_DEFINE_ACCESSOR (NgLink, link, links, NG_LAYER_LINK)
NG_DEFINE_ACCESSOR (NgEvent, event, events, NG_LAYER_EVENT)
NG_DEFINE_ACCESSOR (NgEventRole, event_role, event_roles, NG_LAYER_EVENT_ROLE)
NG_DEFINE_ACCESSOR (NgClaim, claim, claims, NG_LAYER_CLAIM)
NG_DEFINE_ACCESSOR (NgContent, content, contents, NG_LAYER_CONTENT)
NG_DEFINE_ACCESSOR (NgClaimEvent, claim_event, claim_events, NG_LAYER_CLAIM_EVENT)
NG_DEFINE_ACCESSOR (NgCandidate, candidate, candidates, NG_LAYER_CANDIDATE)

/* Text of a span: pointer into self->text (not NUL-terminated at the span's end). */
static inline const char *
ng_analysis_text (const NgAnalysis *self, NgSpan span)
{
  g_assert (span.begin <= span.end && span.end <= self->length);
  return self->text + span.begin;
}

/* Returns: (transfer full): a copy of the span's text. */
char *ng_analysis_dup_text (const NgAnalysis *self, NgSpan span);

/* TRUE if the token's text is @word, ASCII case ignored. */
gboolean ng_token_is (const NgAnalysis *self, NgId token, const char *word);

/* TRUE if the token's lemma is @lemma (needs the tag layer). */
gboolean ng_token_has_lemma (const NgAnalysis *self, NgId token, const char *lemma);

/* Index of the token that holds byte @offset, or the first one after it; the count if none. */
NgId ng_token_at (const NgAnalysis *self, guint32 offset);

/* Span from the begin of @first to the end of token @first + @n - 1; @n > 0. */
NgSpan ng_token_range (const NgAnalysis *self, NgId first, guint32 n);

/* TRUE if @ancestor is @token or above it in the tree. */
gboolean ng_tag_is_below (const NgAnalysis *self, NgId token, NgId ancestor);

/* The next child of @head with relation @rel after @after (NG_NONE: from the sentence's start);
 * NG_NONE if there is none.  @rel NG_N_RELS: any. */
NgId ng_tag_child (const NgAnalysis *self, NgId head, NgRel rel, NgId after);

/* First and last token of the subtree of @head (its yield's extent). */
void ng_tag_extent (const NgAnalysis *self, NgId head, NgId *first, NgId *last);

/* Checks every invariant of the layers (ids in range, spans on UTF-8 boundaries, order, trees, …).
 * FALSE and NG_ERROR_FORMAT naming layer, record and rule for the first one broken. */
gboolean ng_analysis_validate (const NgAnalysis *self, GError **error);

#endif
