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

/* ---- enumerations; their names in dumps stand in ng-schema.c in the same order ---- */

typedef enum
{
  NG_BLOCK_HEADLINE,
  NG_BLOCK_BYLINE,   /* "By Jane Doe, Staff Writer" */
  NG_BLOCK_DATELINE, /* "MOSCOW, Feb. 1 (Xinhua) --" */
  NG_BLOCK_CAPTION,  /* of a picture */
  NG_BLOCK_SECTION,  /* head of a section inside the body */
  NG_BLOCK_PARAGRAPH,
  NG_BLOCK_NOTE, /* copyright lines, "Reporting by …", "Read more": read, but no claims */
  NG_N_BLOCKS
} NgBlockKind;

/* Where the date of a document comes from; the first that is known wins. */
typedef enum
{
  NG_DATE_NONE,
  NG_DATE_OPTION,
  NG_DATE_METADATA,
  NG_DATE_DATELINE,
  NG_N_DATES
} NgDateSource;

/* clang-format off */
typedef enum
{
  NG_UPOS_ADJ, NG_UPOS_ADP, NG_UPOS_ADV, NG_UPOS_AUX, NG_UPOS_CCONJ, NG_UPOS_DET, NG_UPOS_INTJ,
  NG_UPOS_NOUN, NG_UPOS_NUM, NG_UPOS_PART, NG_UPOS_PRON, NG_UPOS_PROPN, NG_UPOS_PUNCT,
  NG_UPOS_SCONJ, NG_UPOS_SYM, NG_UPOS_VERB, NG_UPOS_X, NG_N_UPOS
} NgUpos;
/* clang-format on */

/* Universal Dependencies 2 relations without subtypes. */
/* clang-format off */
typedef enum
{
  NG_REL_ACL, NG_REL_ADVCL, NG_REL_ADVMOD, NG_REL_AMOD, NG_REL_APPOS, NG_REL_AUX, NG_REL_CASE,
  NG_REL_CC, NG_REL_CCOMP, NG_REL_COMPOUND, NG_REL_CONJ, NG_REL_COP, NG_REL_CSUBJ, NG_REL_DEP,
  NG_REL_DET, NG_REL_DISCOURSE, NG_REL_DISLOCATED, NG_REL_EXPL, NG_REL_FIXED, NG_REL_FLAT,
  NG_REL_GOESWITH, NG_REL_IOBJ, NG_REL_LIST, NG_REL_MARK, NG_REL_NMOD, NG_REL_NSUBJ,
  NG_REL_NUMMOD, NG_REL_OBJ, NG_REL_OBL, NG_REL_ORPHAN, NG_REL_PARATAXIS, NG_REL_PUNCT,
  NG_REL_REPARANDUM, NG_REL_ROOT, NG_REL_VOCATIVE, NG_REL_XCOMP, NG_N_RELS
} NgRel;
/* clang-format on */

/* Inflection of a verb (or of a noun: BASE singular, S plural), read from form and lemma. */
typedef enum
{
  NG_FORM_OTHER,
  NG_FORM_BASE, /* visit; infinitive and present alike */
  NG_FORM_S,    /* visits */
  NG_FORM_PAST, /* visited, went; past and participle alike where they look alike */
  NG_FORM_PART, /* gone, taken: participle only */
  NG_FORM_ING,  /* visiting */
  NG_N_FORMS
} NgInflection;

/* PropBank arguments and modifiers. */
/* clang-format off */
typedef enum
{
  NG_ARG_0, NG_ARG_1, NG_ARG_2, NG_ARG_3, NG_ARG_4, NG_ARG_5, NG_ARG_ADJ, NG_ARG_ADV, NG_ARG_CAU,
  NG_ARG_COM, NG_ARG_CXN, NG_ARG_DIR, NG_ARG_DIS, NG_ARG_DSP, NG_ARG_EXT, NG_ARG_GOL, NG_ARG_LOC,
  NG_ARG_LVB, NG_ARG_MNR, NG_ARG_MOD, NG_ARG_NEG, NG_ARG_PRD, NG_ARG_PRP, NG_ARG_PRR, NG_ARG_REC,
  NG_ARG_TMP, NG_N_ARGS
} NgArg;
/* clang-format on */

/* What a mention or an entity is. */
typedef enum
{
  NG_KIND_PERSON,
  NG_KIND_COUNTRY,      /* states and territories with an ISO 3166 code */
  NG_KIND_ORGANISATION, /* agencies, parties, companies, teams, media, blocs */
  NG_KIND_PLACE,        /* cities, regions, rivers, buildings */
  NG_KIND_NAMED_EVENT,  /* capitalised proper names of events */
  NG_KIND_GROUP,        /* peoples, faiths, unnamed actors: "Kurds", "protesters", "analysts" */
  NG_KIND_TIME,
  NG_KIND_MONEY,
  NG_KIND_OTHER, /* works, laws, products: spans that must not become one of the above */
  NG_N_KINDS
} NgKind;

typedef enum
{
  NG_MENTION_NAME,
  NG_MENTION_ADJECTIVE, /* demonyms and adjectives: "Chinese" */
  NG_MENTION_NOMINAL,   /* "the envoy", "the two countries" */
  NG_MENTION_PRONOUN,
  NG_N_MENTION_FORMS
} NgMentionForm;

typedef enum
{
  NG_PLOVER_NONE,
  NG_PLOVER_AGREE,
  NG_PLOVER_CONSULT,
  NG_PLOVER_SUPPORT,
  NG_PLOVER_CONCEDE,
  NG_PLOVER_COOPERATE,
  NG_PLOVER_AID,
  NG_PLOVER_RETREAT,
  NG_PLOVER_REQUEST,
  NG_PLOVER_ACCUSE,
  NG_PLOVER_REJECT,
  NG_PLOVER_THREATEN,
  NG_PLOVER_PROTEST,
  NG_PLOVER_SANCTION,
  NG_PLOVER_MOBILIZE,
  NG_PLOVER_COERCE,
  NG_PLOVER_ASSAULT,
  NG_N_PLOVER
} NgPlover;

typedef enum
{
  NG_POLARITY_POSITIVE,
  NG_POLARITY_NEGATIVE,
  NG_N_POLARITIES
} NgPolarity;

/* FactBank: CT, PR, PS, U.  How sure the SPEAKER presents it, never the program's score. */
typedef enum
{
  NG_CERTAINTY_CERTAIN,
  NG_CERTAINTY_PROBABLE,
  NG_CERTAINTY_POSSIBLE,
  NG_CERTAINTY_UNCOMMITTED,
  NG_N_CERTAINTIES
} NgCertainty;

typedef enum
{
  NG_TENSE_PAST,
  NG_TENSE_PRESENT,
  NG_TENSE_FUTURE,
  NG_TENSE_UNTENSED,
  NG_N_TENSES
} NgTense;

/* What part of an event the text speaks of. */
typedef enum
{
  NG_ASPECT_NONE,
  NG_ASPECT_IMMINENT, /* about to begin */
  NG_ASPECT_BEGIN,
  NG_ASPECT_CONTINUE,
  NG_ASPECT_STOP,
  NG_ASPECT_RESUME,
  NG_ASPECT_FAIL,   /* tried or due, but it did not come about */
  NG_ASPECT_REPEAT, /* not for the first time, or over and over */
  NG_N_ASPECTS
} NgAspect;

/* Why an event that is spoken of need not have happened. */
typedef enum
{
  NG_REALITY_NONE,           /* nothing says so */
  NG_REALITY_PLANNED,        /* "plans to visit" */
  NG_REALITY_HYPOTHETICAL,   /* "if he visits" */
  NG_REALITY_CONDITIONAL,    /* "they would talk if he came" */
  NG_REALITY_COUNTERFACTUAL, /* "would have visited" */
  NG_N_REALITIES
} NgReality;

/* When an event happened by another one: "X met Y after Z resigned": the meeting after. */
typedef enum
{
  NG_ORDER_NONE,
  NG_ORDER_BEFORE,
  NG_ORDER_AFTER,
  NG_ORDER_DURING,
  NG_ORDER_SINCE, /* from it on */
  NG_ORDER_UNTIL,
  NG_N_ORDERS
} NgOrder;

typedef enum
{
  NG_CLAIM_DIRECT, /* wholly inside quotation marks */
  NG_CLAIM_MIXED,  /* partly */
  NG_CLAIM_INDIRECT,
  NG_CLAIM_HEADLINE, /* attribution in a headline */
  NG_N_CLAIM_KINDS
} NgClaimKind;

/* What is done by saying it; SHOW: of evidence, polls and studies; ASK: a question. */
/* clang-format off */
typedef enum
{
  NG_ACT_STATE, NG_ACT_SHOW, NG_ACT_ADMIT, NG_ACT_AGREE, NG_ACT_DENY, NG_ACT_ASK, NG_ACT_COMMAND,
  NG_ACT_SUGGEST, NG_ACT_PROMISE, NG_ACT_WARN, NG_ACT_THREATEN, NG_ACT_ACCUSE, NG_ACT_CRITICISE,
  NG_ACT_PRAISE, NG_ACT_PREDICT, NG_ACT_THINK, NG_ACT_WANT, NG_ACT_FEAR, NG_N_ACTS
} NgSpeechAct;
/* clang-format on */

/* What a source that the text leaves unnamed is; NONE: named, or the words do not say. */
/* clang-format off */
typedef enum
{
  NG_SOURCE_NONE, NG_SOURCE_OFFICIAL, NG_SOURCE_SPOKESPERSON, NG_SOURCE_POLITICIAN,
  NG_SOURCE_SECURITY, NG_SOURCE_ANALYST, NG_SOURCE_EXPERT, NG_SOURCE_WITNESS, NG_SOURCE_CITIZEN,
  NG_SOURCE_ACTIVIST, NG_SOURCE_CRITIC, NG_SOURCE_INSIDER, NG_SOURCE_BUSINESS, NG_SOURCE_DOCUMENT,
  NG_SOURCE_POLL, NG_SOURCE_MEDIA, NG_N_SOURCES
} NgSourceKind;
/* clang-format on */

typedef enum
{
  NG_ROLE_INITIATOR,
  NG_ROLE_RECIPIENT,
  NG_ROLE_OTHER,
  NG_N_ROLES
} NgRoleKind;

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
  const char *mode; /* nullable: "visit", part of plover:CONSULT-visit */
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
  NgId parent;      /* claim inside which this one is made, or NG_NONE */
  NgId recorded_in; /* event (interview, news conference), or NG_NONE */
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
