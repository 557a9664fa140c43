/* ng-schema.c: see ng-schema.h.  One line a field, one list a layer, in the order of the structs.
 */
#include "record/ng-schema.h"

#include <string.h>

const char *const ng_block_names[]
    = { "headline", "byline", "dateline", "caption", "section", "paragraph", "note", NULL };
const char *const ng_date_source_names[] = { "none", "option", "metadata", "dateline", NULL };
const char *const ng_upos_names[]
    = { "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
        "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",    NULL };
const char *const ng_rel_names[]
    = { "acl",   "advcl",     "advmod",     "amod",  "appos",      "aux",    "case",
        "cc",    "ccomp",     "compound",   "conj",  "cop",        "csubj",  "dep",
        "det",   "discourse", "dislocated", "expl",  "fixed",      "flat",   "goeswith",
        "iobj",  "list",      "mark",       "nmod",  "nsubj",      "nummod", "obj",
        "obl",   "orphan",    "parataxis",  "punct", "reparandum", "root",   "vocative",
        "xcomp", NULL };
const char *const ng_inflection_names[] = { "other", "base", "s", "past", "part", "ing", NULL };
const char *const ng_arg_names[]
    = { "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5", "ADJ", "ADV", "CAU",
        "COM",  "CXN",  "DIR",  "DIS",  "DSP",  "EXT",  "GOL", "LOC", "LVB",
        "MNR",  "MOD",  "NEG",  "PRD",  "PRP",  "PRR",  "REC", "TMP", NULL };
const char *const ng_kind_names[] = { "person", "country", "organisation", "place", "named_event",
                                      "group",  "time",    "money",        "other", NULL };
const char *const ng_mention_form_names[] = { "name", "adjective", "nominal", "pronoun", NULL };
const char *const ng_plover_names[]
    = { "none",    "AGREE",    "CONSULT",  "SUPPORT", "CONCEDE", "COOPERATE",
        "AID",     "RETREAT",  "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",
        "PROTEST", "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT", NULL };
const char *const ng_polarity_names[] = { "positive", "negative", NULL };
const char *const ng_certainty_names[] = { "certain", "probable", "possible", "uncommitted", NULL };
const char *const ng_tense_names[] = { "past", "present", "future", "untensed", NULL };
const char *const ng_aspect_names[]
    = { "-", "imminent", "begin", "continue", "stop", "resume", "fail", "repeat", NULL };
const char *const ng_reality_names[]
    = { "-", "planned", "hypothetical", "conditional", "counterfactual", NULL };
const char *const ng_order_names[] = { "-", "before", "after", "during", "since", "until", NULL };
const char *const ng_claim_kind_names[] = { "direct", "mixed", "indirect", "headline", NULL };
const char *const ng_speech_act_names[]
    = { "state",   "show",    "admit", "agree",    "deny",   "ask",       "command",
        "suggest", "promise", "warn",  "threaten", "accuse", "criticise", "praise",
        "predict", "think",   "want",  "fear",     NULL };
const char *const ng_source_kind_names[]
    = { "none",     "official", "spokesperson", "politician", "security", "analyst",
        "expert",   "witness",  "citizen",      "activist",   "critic",   "insider",
        "business", "document", "poll",         "media",      NULL };
const char *const ng_trait_names[] = { "nationality", "residence", NULL };
const char *const ng_role_names[] = { "initiator", "recipient", "other", NULL };
const char *const ng_boolean_names[] = { "no", "yes", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (ng_block_names) == NG_N_BLOCKS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_date_source_names) == NG_N_DATES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_upos_names) == NG_N_UPOS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_rel_names) == NG_N_RELS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_inflection_names) == NG_N_FORMS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_arg_names) == NG_N_ARGS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_kind_names) == NG_N_KINDS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_mention_form_names) == NG_N_MENTION_FORMS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_plover_names) == NG_N_PLOVER + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_polarity_names) == NG_N_POLARITIES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_certainty_names) == NG_N_CERTAINTIES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_tense_names) == NG_N_TENSES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_aspect_names) == NG_N_ASPECTS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_reality_names) == NG_N_REALITIES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_order_names) == NG_N_ORDERS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_claim_kind_names) == NG_N_CLAIM_KINDS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_speech_act_names) == NG_N_ACTS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_source_kind_names) == NG_N_SOURCES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_trait_names) == NG_N_TRAITS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (ng_role_names) == NG_N_ROLES + 1);

/* clang-format off */
#define SPAN(T, f)       { #f, NG_FIELD_SPAN, G_STRUCT_OFFSET (T, f), 0, NULL }
#define ID(T, f, L)      { #f, NG_FIELD_ID, G_STRUCT_OFFSET (T, f), NG_LAYER_##L, NULL }
#define LINK(T, f, L)    { #f, NG_FIELD_LINK, G_STRUCT_OFFSET (T, f), NG_LAYER_##L, NULL }
#define COUNT(T, f)      { #f, NG_FIELD_COUNT, G_STRUCT_OFFSET (T, f), 0, NULL }
#define ENUM(T, f, n)    { #f, NG_FIELD_ENUM, G_STRUCT_OFFSET (T, f), 0, n }
#define STRING(T, f)     { #f, NG_FIELD_STRING, G_STRUCT_OFFSET (T, f), 0, NULL }
#define SCORE(T, f)      { #f, NG_FIELD_SCORE, G_STRUCT_OFFSET (T, f), 0, NULL }
#define DAY(T, f)        { #f, NG_FIELD_DAY, G_STRUCT_OFFSET (T, f), 0, NULL }

static const NgField block_fields[] = {
  SPAN (NgBlock, span), ENUM (NgBlock, kind, ng_block_names),
};
static const NgField sentence_fields[] = {
  SPAN (NgSentence, span), ID (NgSentence, block, BLOCK), ID (NgSentence, first_token, TOKEN),
  COUNT (NgSentence, n_tokens),
};
static const NgField token_fields[] = {
  SPAN (NgToken, span), ID (NgToken, sentence, SENTENCE), COUNT (NgToken, quote_depth),
  COUNT (NgToken, quote), COUNT (NgToken, flags),
};
static const NgField tag_fields[] = {
  ENUM (NgTag, upos, ng_upos_names), STRING (NgTag, lemma), ENUM (NgTag, form, ng_inflection_names),
  LINK (NgTag, head, TOKEN), ENUM (NgTag, rel, ng_rel_names), SCORE (NgTag, score),
};
static const NgField predicate_fields[] = {
  ID (NgPredicate, token, TOKEN), SCORE (NgPredicate, score),
};
static const NgField argument_fields[] = {
  ID (NgArgument, predicate, PREDICATE), ENUM (NgArgument, arg, ng_arg_names),
  ID (NgArgument, first_token, TOKEN), COUNT (NgArgument, n_tokens), SCORE (NgArgument, score),
};
static const NgField mention_fields[] = {
  SPAN (NgMention, span), ID (NgMention, first_token, TOKEN), COUNT (NgMention, n_tokens),
  ID (NgMention, head, TOKEN), ENUM (NgMention, kind, ng_kind_names),
  ENUM (NgMention, form, ng_mention_form_names), STRING (NgMention, value),
  SCORE (NgMention, score), STRING (NgMention, origin),
};
static const NgField time_fields[] = {
  ID (NgTime, mention, MENTION), DAY (NgTime, first), DAY (NgTime, last), STRING (NgTime, value),
  SCORE (NgTime, score), STRING (NgTime, origin),
};
static const NgField entity_fields[] = {
  ENUM (NgEntity, kind, ng_kind_names), STRING (NgEntity, name), STRING (NgEntity, iri),
  STRING (NgEntity, code), STRING (NgEntity, alpha2), STRING (NgEntity, qid),
  STRING (NgEntity, geonames), ENUM (NgEntity, city, ng_boolean_names),
  ENUM (NgEntity, source_kind, ng_source_kind_names),
  LINK (NgEntity, acts_for, ENTITY), STRING (NgEntity, post), SPAN (NgEntity, post_span),
  LINK (NgEntity, post_of, ENTITY), LINK (NgEntity, accredited_to, ENTITY),
  LINK (NgEntity, contained_in, ENTITY), SCORE (NgEntity, score), STRING (NgEntity, origin),
};
static const NgField reference_fields[] = {
  ID (NgReference, mention, MENTION), ID (NgReference, entity, ENTITY), SCORE (NgReference, score),
  STRING (NgReference, origin),
};
static const NgField membership_fields[] = {
  ID (NgMembership, country, ENTITY), ID (NgMembership, body, ENTITY), DAY (NgMembership, first),
  DAY (NgMembership, last), STRING (NgMembership, origin),
};
static const NgField trait_fields[] = {
  ID (NgTrait, person, ENTITY), ENUM (NgTrait, kind, ng_trait_names), ID (NgTrait, value, ENTITY),
  SPAN (NgTrait, span), SCORE (NgTrait, score), STRING (NgTrait, origin),
};
static const NgField link_fields[] = {
  ID (NgLink, entity, ENTITY), STRING (NgLink, entry), STRING (NgLink, qid),
  STRING (NgLink, geonames), SCORE (NgLink, score), STRING (NgLink, origin),
};
static const NgField event_fields[] = {
  SPAN (NgEvent, span), ID (NgEvent, trigger, TOKEN), STRING (NgEvent, lemma),
  ENUM (NgEvent, plover, ng_plover_names), STRING (NgEvent, mode), STRING (NgEvent, sense),
  STRING (NgEvent, contexts),
  ENUM (NgEvent, polarity, ng_polarity_names), ENUM (NgEvent, certainty, ng_certainty_names),
  ENUM (NgEvent, tense, ng_tense_names), LINK (NgEvent, place, ENTITY), DAY (NgEvent, first),
  DAY (NgEvent, last), LINK (NgEvent, time, TIME), LINK (NgEvent, same_as, EVENT),
  LINK (NgEvent, named, ENTITY), ENUM (NgEvent, aspect, ng_aspect_names),
  ENUM (NgEvent, reality, ng_reality_names), ENUM (NgEvent, order, ng_order_names),
  LINK (NgEvent, order_to, EVENT), COUNT (NgEvent, affected),
  LINK (NgEvent, amount, MENTION), SCORE (NgEvent, score), STRING (NgEvent, origin),
};
static const NgField event_role_fields[] = {
  ID (NgEventRole, event, EVENT), ID (NgEventRole, entity, ENTITY),
  ENUM (NgEventRole, role, ng_role_names), SCORE (NgEventRole, score), STRING (NgEventRole, origin),
};
static const NgField claim_fields[] = {
  SPAN (NgClaim, cue), LINK (NgClaim, cue_token, TOKEN), STRING (NgClaim, cue_lemma),
  SPAN (NgClaim, source), ID (NgClaim, source_entity, ENTITY), LINK (NgClaim, addressee, ENTITY),
  ENUM (NgClaim, kind, ng_claim_kind_names), ENUM (NgClaim, act, ng_speech_act_names), ENUM (NgClaim, polarity, ng_polarity_names),
  ENUM (NgClaim, certainty, ng_certainty_names), ENUM (NgClaim, tense, ng_tense_names),
  LINK (NgClaim, parent, CLAIM), LINK (NgClaim, recorded_in, EVENT), SPAN (NgClaim, occasion), DAY (NgClaim, first), DAY (NgClaim, last), SCORE (NgClaim, score),
  STRING (NgClaim, origin),
};
static const NgField content_fields[] = {
  ID (NgContent, claim, CLAIM), SPAN (NgContent, span),
};
static const NgField claim_event_fields[] = {
  ID (NgClaimEvent, claim, CLAIM), ID (NgClaimEvent, event, EVENT),
  ENUM (NgClaimEvent, predicated, ng_boolean_names),
};
static const NgField candidate_fields[] = {
  SPAN (NgCandidate, source), ID (NgCandidate, claim, CLAIM), ID (NgCandidate, entity, ENTITY), SCORE (NgCandidate, score),
  STRING (NgCandidate, origin),
};

#define LAYER(n, T) { #n, sizeof (T), n##_fields, G_N_ELEMENTS (n##_fields) }
static const NgSchema schemas[] = {
  LAYER (block, NgBlock), LAYER (sentence, NgSentence), LAYER (token, NgToken), LAYER (tag, NgTag),
  LAYER (predicate, NgPredicate), LAYER (argument, NgArgument), LAYER (mention, NgMention),
  LAYER (time, NgTime), LAYER (entity, NgEntity), LAYER (reference, NgReference),
  LAYER (membership, NgMembership), LAYER (trait, NgTrait), LAYER (link, NgLink),
  LAYER (event, NgEvent), LAYER (event_role, NgEventRole), LAYER (claim, NgClaim),
  LAYER (content, NgContent), LAYER (claim_event, NgClaimEvent),
  LAYER (candidate, NgCandidate),
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (schemas) == NG_N_LAYERS);

const NgSchema *
ng_schema (NgLayer layer)
{
  g_assert (layer < NG_N_LAYERS);
  return &schemas[layer];
}

NgLayer
ng_layer_from_name (const char *name)
{
  NgLayer i = 0;
  while (i < NG_N_LAYERS && strcmp (schemas[i].name, name) != 0)
    i++;
  return i;
}

int
ng_name_index (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return -1;
}
