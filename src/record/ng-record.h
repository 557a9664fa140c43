/* ng-record.h: the data model: every record that flows between the stages.
 *
 * A layer is an array of one kind of record.  Records link to each other by id (index in the
 * layer), never by pointer; strings are owned by the analysis (ng_analysis_string) and live as long
 * as it does; text is named by spans of bytes.  Each record of a reading carries a score in 0..1
 * (ng_score) and its origin: the model head or the table row or rule that made it.
 *
 * Every field is listed once more in ng-schema.c, which drives dump, read-back and validation: a
 * new field is one line here and one there.
 */
#ifndef NG_RECORD_H
#define NG_RECORD_H

#include "base/ng-day.h"
#include "base/ng-span.h"
#include "record/ng-enums.h"

/* ---- records ---- */

/* Blocks are in order and disjoint; what lies between them is white space. */
typedef struct
{
  NgSpan span;
  NgBlockKind kind;
} NgBlock;

typedef struct
{
  NgSpan span;
  NgId block;
  NgId first_token;
  guint32 n_tokens; /* never 0 */
} NgSentence;

enum
{
  NG_TOKEN_SPACE_AFTER = 1 << 0,
  NG_TOKEN_QUOTE_OPEN = 1 << 1,  /* the token is an opening quotation mark */
  NG_TOKEN_QUOTE_CLOSE = 1 << 2, /* ... a closing one */
};

typedef struct
{
  NgSpan span;
  NgId sentence;
  guint32 quote_depth; /* quotation marks open around it; marks themselves have the outer depth */
  guint32 quote;       /* number of the outermost quotation it lies in, NG_NONE outside: the same
                        * for all parts of one quotation that runs over sentences or paragraphs */
  guint32 flags;
} NgToken;

/* One a token, same ids. */
typedef struct
{
  NgUpos upos;
  const char *lemma; /* lower case but for proper nouns */
  NgInflection form;
  NgId head; /* token of the same sentence, NG_NONE for the root */
  NgRel rel;
  float score; /* of the arc */
} NgTag;

/* A word that takes PropBank roles, in token order. */
typedef struct
{
  NgId token;
  float score;
} NgPredicate;

typedef struct
{
  NgId predicate;
  NgArg arg;
  NgId first_token;
  guint32 n_tokens;
  float score;
} NgArgument;

/* A span of one sentence that names or refers to something. */
typedef struct
{
  NgSpan span; /* without determiner, title and possessive ending for names */
  NgId first_token;
  guint32 n_tokens;
  NgId head; /* token inside the span */
  NgKind kind;
  NgMentionForm form;
  const char *value; /* nullable: country code (alpha-3) where a table knows it; amount */
  float score;
  const char *origin;
} NgMention;

/* One a mention of NG_KIND_TIME that was understood, at most. */
typedef struct
{
  NgId mention;
  NgDay first, last; /* earliest and latest day; NG_NO_DAY: open */
  const char *value; /* TIMEX3 value: "2022-02-01", "2022-W05", "2021", "P3D", "PAST_REF" */
  float score;
  const char *origin;
} NgTime;

typedef struct
{
  NgKind kind;
  const char *name;     /* fullest name, for the label */
  const char *iri;      /* local part of a global IRI, "person/vladimir-putin"; NULL: scoped to the
                         * document, and the graph mints "#person_<slug>" from the name */
  const char *code;     /* nullable: ISO 3166 alpha-3 of a country */
  const char *alpha2;   /* nullable: ISO 3166 alpha-2 of a country */
  const char *qid;      /* nullable: Wikidata item, "Q148" */
  const char *geonames; /* nullable: GeoNames number, "1814991" */
  gboolean city;        /* of a place: a city, town or village */
  NgSourceKind source_kind; /* of an unnamed source */
  NgId acts_for;    /* entity (country or organisation) that a person or organisation represents */
  const char *post; /* nullable: office in lower case, "foreign minister" */
  NgSpan post_span; /* the words that say the post, empty if unknown */
  NgId post_of;     /* entity the post is in (a country, a ministry), else NG_NONE */
  NgId accredited_to; /* an ambassador's host */
  NgId contained_in;  /* country of a place or organisation, place of a named event */
  float score;
  const char *origin;
} NgEntity;

/* A mention refers to an entity.  "the two countries" refers to two. */
typedef struct
{
  NgId mention;
  NgId entity;
  float score;
  const char *origin;
} NgReference;

/* A country belongs to a bloc; both are in the document. */
typedef struct
{
  NgId country, body; /* entities */
  NgDay first, last;  /* from when to when; NG_NO_DAY: open */
  const char *origin;
} NgMembership;

/* What the text says of a person: whose national, where at home. */
typedef struct
{
  NgId person; /* entity */
  NgTraitKind kind;
  NgId value;  /* entity: a country, of residence also a place */
  NgSpan span; /* the words that say it */
  float score;
  const char *origin;
} NgTrait;

/* What a knowledge base calls an entity; one an entity at most. */
typedef struct
{
  NgId entity;
  const char *entry;    /* id in the base */
  const char *qid;      /* nullable: Wikidata item */
  const char *geonames; /* nullable: GeoNames number */
  float score;
  const char *origin; /* what spoke for it: "kb:name+office" */
} NgLink;

typedef struct
{
  NgSpan span;  /* of the trigger: head word, or a multiword "carry out" */
  NgId trigger; /* token */
  const char *lemma;
  NgPlover plover;
  const char *mode;     /* nullable: "visit", part of plover:CONSULT-visit */
  const char *sense;    /* nullable: PropBank sense "elect.01" of an event without a class */
  const char *contexts; /* nullable: what it is about, "legal military", in alphabetical order */
  NgPolarity polarity;
  NgCertainty certainty;
  NgTense tense;
  NgId place;        /* entity, or NG_NONE */
  NgDay first, last; /* NG_NO_DAY: not stated */
  NgId time;         /* NgTime it comes from, or NG_NONE */
  NgId same_as;      /* earlier event record of the same happening, or NG_NONE */
  NgId named;        /* entity of NG_KIND_NAMED_EVENT that it is part of, or NG_NONE */
  NgAspect aspect;
  NgReality reality;
  NgOrder order; /* to the event order_to, NG_NONE if the text states none */
  NgId order_to;
  guint32 affected; /* people that it befalls, as stated ("killed 12"); 0: not stated */
  NgId amount;      /* mention of the money that it is about, or NG_NONE */
  float score;
  const char *origin;
} NgEvent;

typedef struct
{
  NgId event;
  NgId entity;
  NgRoleKind role;
  float score;
  const char *origin;
} NgEventRole;

typedef struct
{
  NgSpan cue; /* head reporting words, "said", "according to"; empty if there is none */
  NgId cue_token;
  const char *cue_lemma;
  NgSpan source;      /* empty if elided */
  NgId source_entity; /* never NG_NONE after the stage: an unnamed source is a document-scoped
                         entity */
  NgId addressee;     /* entity, or NG_NONE */
  NgClaimKind kind;
  NgSpeechAct act;
  NgPolarity polarity;
  NgCertainty certainty;
  NgTense tense;
  NgId parent;       /* claim inside which this one is made, or NG_NONE */
  NgId recorded_in;  /* event (interview, news conference), or NG_NONE */
  NgSpan occasion;   /* the words of where it was said: "a statement", "an interview with X" */
  NgDay first, last; /* when it was said, as far as the text tells; NG_NO_DAY */
  float score;
  const char *origin;
} NgClaim;

/* Fragments of a claim's content, in text order; without marks, "that" and final stop. */
typedef struct
{
  NgId claim;
  NgSpan span;
} NgContent;

/* Who an unresolved source may be: for readers of dumps; nothing is concluded from it. */
typedef struct
{
  NgSpan source; /* of the claim; empty if elided */
  NgId claim;
  NgId entity;
  float score;        /* share among the candidates */
  const char *origin; /* why the source is unresolved, as in its entity */
} NgCandidate;

/* An event inside the content.  An event with no such link is in the narrator's voice. */
typedef struct
{
  NgId claim; /* innermost */
  NgId event;
  gboolean predicated; /* what the source says happens, not only named in passing */
} NgClaimEvent;

#endif
