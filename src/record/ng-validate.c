/* ng-validate.c: the invariants of an analysis.
 *
 * First the generic rules of the schema (ids in range, spans on UTF-8 boundaries, scores in 0..1),
 * then the order and nesting that single layers promise in ng-record.h.
 */
#include "record/ng-analysis.h"

#include <stdarg.h>

#include "base/ng-error.h"
#include "record/ng-schema.h"

static gboolean
broken (GError **error, NgLayer layer, NgId id, const char *rule)
{
  g_set_error (error, NG_ERROR, NG_ERROR_FORMAT, "%s %u: %s", ng_schema (layer)->name, id, rule);
  return FALSE;
}

static gboolean
is_boundary (const NgAnalysis *self, guint32 offset)
{
  return offset <= self->length && ((guchar) self->text[offset] & 0xC0) != 0x80;
}

static gboolean
field_is_valid (const NgAnalysis *self, const NgField *f, const char *record)
{
  const void *p = record + f->offset;
  NgSpan span;
  guint32 id;
  float score;

  switch (f->type)
    {
    case NG_FIELD_SPAN:
      span = *(const NgSpan *) p;
      return span.begin <= span.end && is_boundary (self, span.begin)
             && is_boundary (self, span.end);
    case NG_FIELD_ID:
      return *(const guint32 *) p < ng_analysis_count (self, f->layer);
    case NG_FIELD_LINK:
      id = *(const guint32 *) p;
      return id == NG_NONE || id < ng_analysis_count (self, f->layer);
    case NG_FIELD_ENUM:
      return *(const int *) p >= 0 && *(const int *) p < (int) g_strv_length ((GStrv) f->names);
    case NG_FIELD_SCORE:
      score = *(const float *) p;
      return score >= 0 && score <= 1;
    default:
      return TRUE;
    }
}

static gboolean
validate_fields (const NgAnalysis *self, NgLayer layer, GError **error)
{
  const NgSchema *schema = ng_schema (layer);
  for (NgId id = 0; id < ng_analysis_count (self, layer); id++)
    for (guint i = 0; i < schema->n_fields; i++)
      if (!field_is_valid (self, &schema->fields[i], ng_analysis_record (self, layer, id)))
        return broken (error, layer, id, schema->fields[i].name);
  return TRUE;
}

static gboolean
validate_blocks (const NgAnalysis *self, GError **error)
{
  guint32 end = 0;
  for (NgId i = 0; i < ng_n_blocks (self); i++)
    {
      NgSpan s = ng_block (self, i)->span;
      if (s.begin < end || ng_span_is_empty (s))
        return broken (error, NG_LAYER_BLOCK, i, "blocks are in order, disjoint and not empty");
      end = s.end;
    }
  return TRUE;
}

static gboolean
validate_sentences (const NgAnalysis *self, GError **error)
{
  NgId token = 0;
  for (NgId i = 0; i < ng_n_sentences (self); i++)
    {
      const NgSentence *s = ng_sentence (self, i);
      if (!ng_span_contains (ng_block (self, s->block)->span, s->span))
        return broken (error, NG_LAYER_SENTENCE, i, "a sentence lies in its block");
      if (s->first_token != token || s->n_tokens == 0)
        return broken (error, NG_LAYER_SENTENCE, i, "sentences share out all tokens, in order");
      token += s->n_tokens;
      if (token > ng_n_tokens (self))
        return broken (error, NG_LAYER_SENTENCE, i, "tokens exist");
    }
  if (token != ng_n_tokens (self))
    return broken (error, NG_LAYER_SENTENCE, ng_n_sentences (self), "every token has a sentence");
  return TRUE;
}

static gboolean
validate_tokens (const NgAnalysis *self, GError **error)
{
  guint32 end = 0;
  for (NgId i = 0; i < ng_n_tokens (self); i++)
    {
      const NgToken *t = ng_token (self, i);
      const NgSentence *s = ng_sentence (self, t->sentence);
      if (t->span.begin < end || ng_span_is_empty (t->span))
        return broken (error, NG_LAYER_TOKEN, i, "tokens are in order, disjoint and not empty");
      if (i < s->first_token || i >= s->first_token + s->n_tokens
          || !ng_span_contains (s->span, t->span))
        return broken (error, NG_LAYER_TOKEN, i, "a token lies in its sentence");
      end = t->span.end;
    }
  return TRUE;
}

/* One root a sentence, heads in the sentence, no cycle. */
static gboolean
validate_trees (const NgAnalysis *self, GError **error)
{
  guint32 n = ng_n_tags (self);
  if (n == 0)
    return TRUE;
  if (n != ng_n_tokens (self))
    return broken (error, NG_LAYER_TAG, n, "one tag a token");
  for (NgId i = 0; i < n; i++)
    {
      guint32 steps = 0;
      for (NgId t = i; t != NG_NONE; t = ng_tag (self, t)->head)
        if (ng_token (self, t)->sentence != ng_token (self, i)->sentence || ++steps > n)
          return broken (error, NG_LAYER_TAG, i, "heads form a tree in the sentence");
    }
  return TRUE;
}

static gboolean
validate_mentions (const NgAnalysis *self, GError **error)
{
  for (NgId i = 0; i < ng_n_mentions (self); i++)
    {
      const NgMention *m = ng_mention (self, i);
      if (ng_span_is_empty (m->span) || m->n_tokens == 0
          || m->first_token + m->n_tokens > ng_n_tokens (self))
        return broken (error, NG_LAYER_MENTION, i, "a mention has text and tokens");
      if (m->head < m->first_token || m->head >= m->first_token + m->n_tokens)
        return broken (error, NG_LAYER_MENTION, i, "its head is one of its tokens");
      if (ng_token (self, m->first_token)->sentence
          != ng_token (self, m->first_token + m->n_tokens - 1)->sentence)
        return broken (error, NG_LAYER_MENTION, i, "it lies in one sentence");
    }
  return TRUE;
}

static gboolean
validate_ranges (const NgAnalysis *self, GError **error)
{
  for (NgId i = 0; i < ng_n_arguments (self); i++)
    {
      const NgArgument *a = ng_argument (self, i);
      if (a->n_tokens == 0 || a->first_token + a->n_tokens > ng_n_tokens (self))
        return broken (error, NG_LAYER_ARGUMENT, i, "its tokens exist");
    }
  for (NgId i = 0; i < ng_n_times (self); i++)
    {
      const NgTime *t = ng_time (self, i);
      if (t->first != NG_NO_DAY && t->last != NG_NO_DAY && t->first > t->last)
        return broken (error, NG_LAYER_TIME, i, "first day <= last day");
    }
  for (NgId i = 0; i < ng_n_events (self); i++)
    {
      const NgEvent *e = ng_event (self, i);
      if (e->first != NG_NO_DAY && e->last != NG_NO_DAY && e->first > e->last)
        return broken (error, NG_LAYER_EVENT, i, "first day <= last day");
      if ((e->order == NG_ORDER_NONE) != (e->order_to == NG_NONE) || e->order_to == i)
        return broken (error, NG_LAYER_EVENT, i, "order and order_to do not fit");
      if (e->same_as != NG_NONE && e->same_as >= i)
        return broken (error, NG_LAYER_EVENT, i, "same_as points back");
    }
  return TRUE;
}

/* Links stand in the order of their entities, one each. */
static gboolean
validate_links (const NgAnalysis *self, GError **error)
{
  for (NgId i = 1; i < ng_n_links (self); i++)
    if (ng_link (self, i)->entity <= ng_link (self, i - 1)->entity)
      return broken (error, NG_LAYER_LINK, i, "one an entity, in their order");
  return TRUE;
}

static gboolean
validate_claims (const NgAnalysis *self, GError **error)
{
  guint32 n = ng_n_claims (self);
  g_autofree guint8 *has_content = g_new0 (guint8, n + 1);

  for (NgId i = 0; i < ng_n_contents (self); i++)
    {
      if (ng_span_is_empty (ng_content (self, i)->span))
        return broken (error, NG_LAYER_CONTENT, i, "it has text");
      has_content[ng_content (self, i)->claim] = 1;
    }
  for (NgId i = 0; i < n; i++)
    {
      guint32 steps = 0;
      if (!has_content[i])
        return broken (error, NG_LAYER_CLAIM, i, "a claim has content");
      for (NgId c = i; c != NG_NONE; c = ng_claim (self, c)->parent)
        if (++steps > n)
          return broken (error, NG_LAYER_CLAIM, i, "nesting has no cycle");
    }
  return TRUE;
}

gboolean
ng_analysis_validate (const NgAnalysis *self, GError **error)
{
  for (NgLayer l = 0; l < NG_N_LAYERS; l++)
    if (!validate_fields (self, l, error))
      return FALSE;
  return validate_blocks (self, error) && validate_sentences (self, error)
         && validate_tokens (self, error) && validate_trees (self, error)
         && validate_mentions (self, error) && validate_ranges (self, error)
         && validate_links (self, error) && validate_claims (self, error);
}
