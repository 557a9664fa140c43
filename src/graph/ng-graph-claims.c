/* ng-graph-claims.c: who says what to whom, how surely, and about what. */
#include "graph/ng-builder.h"

#include <string.h>

#include "graph/ng-content-key.h"
#include "graph/ng-vocabulary.h"

/* Stands for the words between two parts of one content. */
#define GAP " … "

/* Where an entity is referred to. */
typedef struct
{
  NgSpan span;
  NgId entity;
} Place;

static gint
compare_places (gconstpointer x, gconstpointer y)
{
  const Place *a = x, *b = y;
  gint c = ng_span_compare (a->span, b->span);
  return c ? c : a->entity < b->entity ? -1 : a->entity > b->entity;
}

static GArray *
sorted_places (const NgAnalysis *a)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (NgId i = 0; i < ng_n_references (a); i++)
    {
      const NgReference *r = ng_reference (a, i);
      const Place p = { ng_mention (a, r->mention)->span, r->entity };
      g_array_append_val (places, p);
    }
  g_array_sort (places, compare_places);
  return places;
}

/* Index of the first place that begins at or after @offset. */
static guint
first_from (const GArray *places, guint32 offset)
{
  guint low = 0, high = places->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (places, Place, middle).span.begin < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_mentions (NgBuilder *b, const GArray *places, const char *claim, NgSpan content)
{
  for (guint i = first_from (places, content.begin); i < places->len; i++)
    {
      const Place *p = &g_array_index (places, Place, i);
      if (p->span.begin >= content.end)
        break;
      if (ng_span_contains (content, p->span))
        ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_SCHEMA_MENTIONS, b->mint->entities[p->entity]);
    }
}

static void
add_span (NgBuilder *b, const char *claim, const char *predicate, NgSpan span)
{
  if (!ng_span_is_empty (span))
    ng_builder_iri (b, NG_GRAPH_FACTS, claim, predicate, ng_mint_offset (b->mint, span));
}

static void
add_kind (NgBuilder *b, const char *claim, NgClaimKind kind)
{
  const char *type = kind == NG_CLAIM_DIRECT  ? NG_NG_DIRECT
                     : kind == NG_CLAIM_MIXED ? NG_NG_MIXED
                                              : NG_NG_INDIRECT;

  ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_RDF_TYPE, NG_SCHEMA_CLAIM);
  if (kind == NG_CLAIM_DIRECT || kind == NG_CLAIM_MIXED)
    ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_RDF_TYPE, NG_SCHEMA_QUOTATION);
  ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_NG_QUOTETYPE, type);
}

static void
add_act (NgBuilder *b, const char *claim, NgSpeechAct act)
{
  static const char *const acts[NG_N_ACTS] = {
    [NG_ACT_STATE] = NG_NG_STATE,         [NG_ACT_SHOW] = NG_NG_SHOW,
    [NG_ACT_ADMIT] = NG_NG_ADMIT,         [NG_ACT_AGREE] = NG_NG_AGREE,
    [NG_ACT_DENY] = NG_NG_DENY,           [NG_ACT_ASK] = NG_NG_ASK,
    [NG_ACT_COMMAND] = NG_NG_COMMAND,     [NG_ACT_SUGGEST] = NG_NG_SUGGEST,
    [NG_ACT_PROMISE] = NG_NG_PROMISE,     [NG_ACT_WARN] = NG_NG_WARN,
    [NG_ACT_THREATEN] = NG_NG_THREATEN,   [NG_ACT_ACCUSE] = NG_NG_ACCUSE,
    [NG_ACT_CRITICISE] = NG_NG_CRITICISE, [NG_ACT_PRAISE] = NG_NG_PRAISE,
    [NG_ACT_PREDICT] = NG_NG_PREDICT,     [NG_ACT_THINK] = NG_NG_THINK,
    [NG_ACT_WANT] = NG_NG_WANT,           [NG_ACT_FEAR] = NG_NG_FEAR,
  };
  ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_NG_SPEECHACT, acts[act]);
}

static void
add_links (NgBuilder *b, const char *claim, const NgClaim *c)
{
  const char **entities = b->mint->entities;

  ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_SCHEMA_APPEARANCE, b->mint->document);
  ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_PROV_WASATTRIBUTEDTO, entities[c->source_entity]);
  if (c->addressee != NG_NONE)
    ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_NG_ADDRESSEE, entities[c->addressee]);
  if (c->parent != NG_NONE)
    ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_SCHEMA_ISPARTOF, b->mint->claims[c->parent]);
  if (c->recorded_in != NG_NONE)
    ng_builder_iri (b, NG_GRAPH_FACTS, claim, NG_SCHEMA_RECORDEDIN,
                    ng_builder_event (b, c->recorded_in));
}

static void
add_claim (NgBuilder *b, NgId id)
{
  const NgClaim *c = ng_claim (b->analysis, id);
  const char *claim = b->mint->claims[id];

  add_kind (b, claim, c->kind);
  add_act (b, claim, c->act);
  add_links (b, claim, c);
  add_span (b, claim, NG_NG_CUESPAN, c->cue);
  add_span (b, claim, NG_NG_SOURCESPAN, c->source);
  add_span (b, claim, NG_NG_OCCASIONSPAN, c->occasion);
  if (c->cue_lemma && *c->cue_lemma)
    ng_builder_plain (b, NG_GRAPH_FACTS, claim, NG_NG_CUELEMMA,
                      ng_builder_keep (b, c->cue_lemma, -1));
  ng_builder_modality (b, claim, c->polarity, c->certainty, c->tense);
  /* A claim was made at the latest when it was printed. */
  ng_builder_period (b, NG_GRAPH_FACTS, claim, c->first,
                     c->last == NG_NO_DAY ? b->analysis->document.date_last : c->last);
  ng_builder_confidence (b, NG_GRAPH_FACTS, claim, c->score);
}

/* What a claim says, in all its parts. */
typedef struct
{
  GString *text;
  GString *words; /* of its key */
} Said;

static void
add_said (NgBuilder *b, const char *claim, const Said *said)
{
  g_autofree char *key = ng_content_key (said->words);

  ng_builder_text (b, NG_GRAPH_FACTS, claim, NG_SCHEMA_TEXT,
                   ng_builder_keep (b, said->text->str, -1));
  if (key)
    ng_builder_plain (b, NG_GRAPH_FACTS, claim, NG_NG_CONTENTKEY, ng_builder_keep (b, key, -1));
}

/* Content spans, what they say together, and who is named in them. */
static void
add_contents (NgBuilder *b)
{
  const NgAnalysis *a = b->analysis;
  g_autoptr (GArray) places = sorted_places (a);
  g_autofree Said *said = g_new0 (Said, ng_n_claims (a) + 1);

  for (NgId i = 0; i < ng_n_contents (a); i++)
    {
      const NgContent *c = ng_content (a, i);
      Said *s = &said[c->claim];
      if (s->text == NULL)
        *s = (Said){ g_string_new (NULL), g_string_new (NULL) };
      else
        g_string_append (s->text, GAP);
      g_string_append_len (s->text, ng_analysis_text (a, c->span), ng_span_length (c->span));
      ng_content_words (a, c->span, s->words);
      add_span (b, b->mint->claims[c->claim], NG_NG_CONTENTSPAN, c->span);
      add_mentions (b, places, b->mint->claims[c->claim], c->span);
    }
  for (NgId i = 0; i < ng_n_claims (a); i++)
    if (said[i].text)
      {
        add_said (b, b->mint->claims[i], &said[i]);
        g_string_free (said[i].text, TRUE);
        g_string_free (said[i].words, TRUE);
      }
}

void
ng_graph_add_claims (NgBuilder *b)
{
  const NgAnalysis *a = b->analysis;

  for (NgId i = 0; i < ng_n_claims (a); i++)
    add_claim (b, i);
  add_contents (b);
  for (NgId i = 0; i < ng_n_claim_events (a); i++)
    {
      const NgClaimEvent *ce = ng_claim_event (a, i);
      ng_builder_iri (b, NG_GRAPH_FACTS, b->mint->claims[ce->claim],
                      ce->predicated ? NG_NG_CONTENTEVENT : NG_SCHEMA_MENTIONS,
                      ng_builder_event (b, ce->event));
    }
}
