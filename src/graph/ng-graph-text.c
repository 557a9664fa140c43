/* ng-graph-text.c: the text, the spans of claims, and every mention with what it stands for.
 *
 * Everything that points at a stretch of text is collected first, then written span by span,
 * because one span may be a mention, a trigger and the source of a claim at once.
 */
#include "graph/ng-builder.h"

#include <string.h>

#include "graph/ng-vocabulary.h"

typedef struct
{
  NgSpan span;
  const char *referent; /* nullable: IRI */
  float score;          /* of the referent */
  gboolean needed;      /* a claim points here, whatever detail is asked for */
} Use;

static gint
compare_uses (gconstpointer x, gconstpointer y)
{
  const Use *a = x, *b = y;
  return ng_span_compare (a->span, b->span);
}

static void
use (GArray *uses, NgSpan span, const char *referent, float score, gboolean needed)
{
  const Use u = { span, referent, score, needed };
  if (!ng_span_is_empty (span))
    g_array_append_val (uses, u);
}

static void
collect_claim_spans (NgBuilder *b, GArray *uses)
{
  for (NgId i = 0; i < ng_n_claims (b->analysis); i++)
    {
      use (uses, ng_claim (b->analysis, i)->cue, NULL, 0, TRUE);
      use (uses, ng_claim (b->analysis, i)->source, NULL, 0, TRUE);
      use (uses, ng_claim (b->analysis, i)->occasion, NULL, 0, TRUE);
    }
  for (NgId i = 0; i < ng_n_contents (b->analysis); i++)
    use (uses, ng_content (b->analysis, i)->span, NULL, 0, TRUE);
}

static void
collect_mentions (NgBuilder *b, GArray *uses)
{
  const NgAnalysis *a = b->analysis;

  for (NgId i = 0; i < ng_n_references (a); i++)
    {
      const NgReference *r = ng_reference (a, i);
      use (uses, ng_mention (a, r->mention)->span, b->mint->entities[r->entity], r->score, FALSE);
    }
  for (NgId i = 0; i < ng_n_entities (a); i++)
    {
      const NgEntity *e = ng_entity (a, i);
      const char *post = b->shown[i] && e->post && *e->post ? ng_mint_post (b->mint, e) : NULL;
      if (post)
        use (uses, e->post_span, post, e->score, FALSE);
    }
  for (NgId i = 0; i < ng_n_traits (a); i++)
    {
      const NgTrait *t = ng_trait (a, i);
      if (ng_builder_shows_trait (b, t))
        use (uses, t->span, ng_mint_trait (b->mint, t), t->score, FALSE);
    }
  for (NgId i = 0; i < ng_n_times (a); i++)
    {
      const NgTime *t = ng_time (a, i);
      const char *node = ng_builder_time (b, i);
      if (node)
        use (uses, ng_mention (a, t->mention)->span, node, t->score, FALSE);
    }
  for (NgId i = 0; i < ng_n_events (a); i++)
    {
      const NgEvent *e = ng_event (a, i);
      use (uses, e->span, ng_builder_event (b, i), e->score, FALSE);
    }
}

static void
add_anchor (NgBuilder *b, const char *iri, NgSpan span)
{
  ng_builder_plain (
      b, NG_GRAPH_TEXT, iri, NG_NIF_ANCHOROF,
      ng_builder_keep (b, ng_analysis_text (b->analysis, span), ng_span_length (span)));
}

static void
add_place (NgBuilder *b, const char *iri, NgSpan span, const char *context)
{
  const NgOffsets *o = b->mint->offsets;

  ng_builder_iri (b, NG_GRAPH_TEXT, iri, NG_RDF_TYPE, NG_NIF_OFFSETBASEDSTRING);
  ng_builder_iri (b, NG_GRAPH_TEXT, iri, NG_NIF_REFERENCECONTEXT, context);
  ng_builder_count (b, NG_GRAPH_TEXT, iri, NG_NIF_BEGININDEX,
                    ng_offsets_code_point (o, span.begin));
  ng_builder_count (b, NG_GRAPH_TEXT, iri, NG_NIF_ENDINDEX, ng_offsets_code_point (o, span.end));
}

/* The @n uses of one span.  Of several referents the least sure one counts. */
static void
add_span (NgBuilder *b, const Use *uses, guint n, const char *context)
{
  const char *iri = ng_mint_offset (b->mint, uses->span);
  gboolean refers = FALSE, needed = FALSE;
  float score = 1;

  for (guint i = 0; i < n; i++)
    {
      needed |= uses[i].needed;
      if (!uses[i].referent)
        continue;
      refers = TRUE;
      score = MIN (score, uses[i].score);
      if (b->options->mentions != NG_MENTIONS_NONE)
        ng_builder_iri (b, NG_GRAPH_TEXT, iri, NG_ITSRDF_TAIDENTREF, uses[i].referent);
    }
  if (b->options->mentions == NG_MENTIONS_NONE && !needed)
    return;
  add_anchor (b, iri, uses->span);
  if (needed || b->options->mentions == NG_MENTIONS_FULL)
    add_place (b, iri, uses->span, context);
  if (refers && b->options->mentions == NG_MENTIONS_FULL)
    ng_builder_confidence (b, NG_GRAPH_TEXT, iri, score);
}

static const char *
add_context (NgBuilder *b)
{
  const NgAnalysis *a = b->analysis;
  NgSpan all = ng_span (0, (guint32) a->length);
  const char *iri = ng_mint_offset (b->mint, all);

  add_place (b, iri, all, iri);
  ng_builder_iri (b, NG_GRAPH_TEXT, iri, NG_RDF_TYPE, NG_NIF_CONTEXT);
  ng_builder_iri (b, NG_GRAPH_TEXT, iri, NG_NIF_SOURCEURL, b->mint->document);
  if (!b->options->no_text)
    ng_builder_plain (b, NG_GRAPH_TEXT, iri, NG_NIF_ISSTRING, ng_builder_keep (b, a->text, -1));
  return iri;
}

/* What made a name mean somebody whose name is written otherwise, so that a wrong merge is found.
 */
static void
add_joins (NgBuilder *b)
{
  const NgAnalysis *a = b->analysis;

  for (NgId i = 0; b->options->mentions == NG_MENTIONS_FULL && i < ng_n_references (a); i++)
    {
      const NgReference *r = ng_reference (a, i);
      const NgMention *m = ng_mention (a, r->mention);
      const NgEntity *e = ng_entity (a, r->entity);
      gsize n = strlen (e->name);
      gboolean joins = e->kind == NG_KIND_PERSON || e->kind == NG_KIND_ORGANISATION
                       || e->kind == NG_KIND_PLACE;
      gboolean same = ng_span_length (m->span) == n
                      && memcmp (ng_analysis_text (a, m->span), e->name, n) == 0;
      if (joins && !same && m->form == NG_MENTION_NAME && b->mint->entities[r->entity])
        ng_builder_plain (b, NG_GRAPH_TEXT, ng_mint_offset (b->mint, m->span), NG_NG_JOINEDBY,
                          ng_builder_keep (b, r->origin, -1));
    }
}

void
ng_graph_add_text (NgBuilder *b)
{
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (Use));
  const char *context = add_context (b);
  guint n = 0;

  collect_claim_spans (b, uses);
  collect_mentions (b, uses);
  add_joins (b);
  g_array_sort (uses, compare_uses);
  for (guint i = 0; i < uses->len; i += n)
    {
      const Use *first = &g_array_index (uses, Use, i);
      for (n = 1; i + n < uses->len && ng_span_equal (first->span, first[n].span); n++)
        ;
      add_span (b, first, n, context);
    }
}
