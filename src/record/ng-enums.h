/* ng-enums.h: what the fields of records can be.  Names in dumps stand in ng-schema.c in the same
 * order. */
#ifndef NG_ENUMS_H
#define NG_ENUMS_H

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

/* What a text says of a person for good. */
typedef enum
{
  NG_TRAIT_NATIONALITY,
  NG_TRAIT_RESIDENCE,
  NG_N_TRAITS
} NgTraitKind;

typedef enum
{
  NG_ROLE_INITIATOR,
  NG_ROLE_RECIPIENT,
  NG_ROLE_OTHER,
  NG_N_ROLES
} NgRoleKind;

#endif
