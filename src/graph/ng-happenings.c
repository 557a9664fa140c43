/* ng-happenings.c: see ng-happenings.h. */
#include "graph/ng-happenings.h"

#include "base/ng-ids.h"
#include "graph/ng-vocabulary.h"

static gpointer
span_key (NgSpan span)
{
  return GSIZE_TO_POINTER (((gsize) span.begin << 32 | span.end) + 1);
}

/* The lead of each record: of its root's node with its polarity, or of the same words. */
static void
find_leads (NgHappenings *self, const NgAnalysis *a)
{
  g_autofree NgId *root = g_new (NgId, self->n + 1);
  g_autofree NgId *node = ng_ids_new ((gsize) self->n * NG_N_POLARITIES);
  g_autoptr (GHashTable) by_span = g_hash_table_new (NULL, NULL);

  for (NgId i = 0; i < self->n; i++)
    {
      const NgEvent *e = ng_event (a, i);
      root[i] = e->same_as == NG_NONE ? i : root[e->same_as];
      NgId *lead = &node[(gsize) root[i] * NG_N_POLARITIES + e->polarity];
      gpointer same = g_hash_table_lookup (by_span, span_key (e->span));
      if (same)
        self->lead[i] = GPOINTER_TO_UINT (same) - 1;
      else
        {
          if (*lead == NG_NONE)
            *lead = i;
          self->lead[i] = *lead;
          g_hash_table_insert (by_span, span_key (e->span), GUINT_TO_POINTER (self->lead[i] + 1));
        }
    }
}

static void
chain_records (NgHappenings *self)
{
  g_autofree NgId *last = g_new (NgId, self->n + 1);

  for (NgId i = 0; i < self->n; i++)
    {
      NgId lead = self->lead[i];
      self->next[i] = NG_NONE;
      if (lead != i)
        self->next[last[lead]] = i;
      last[lead] = i;
    }
}

NgId
ng_happenings_entity_in (const NgAnalysis *a, NgSpan span, NgKind kind, NgKind other)
{
  NgId second = NG_NONE;

  for (NgId i = 0; i < ng_n_references (a) && !ng_span_is_empty (span); i++)
    {
      const NgReference *r = ng_reference (a, i);
      if (!ng_span_contains (span, ng_mention (a, r->mention)->span))
        continue;
      if (ng_entity (a, r->entity)->kind == kind)
        return r->entity;
      if (second == NG_NONE && ng_entity (a, r->entity)->kind == other)
        second = r->entity;
    }
  return second;
}

NgHappenings *
ng_happenings_new (const NgAnalysis *analysis)
{
  NgHappenings *self = g_new0 (NgHappenings, 1);

  self->n = ng_n_events (analysis);
  self->lead = g_new0 (NgId, self->n + 1);
  self->next = g_new0 (NgId, self->n + 1);
  self->claimed = g_new0 (guint8, self->n + 1);
  self->stated = g_new0 (guint8, self->n + 1);
  self->dateline = ng_happenings_entity_in (analysis, analysis->document.dateline_place,
                                            NG_KIND_PLACE, NG_KIND_COUNTRY);
  find_leads (self, analysis);
  chain_records (self);
  for (NgId i = 0; i < ng_n_claim_events (analysis); i++)
    self->claimed[ng_claim_event (analysis, i)->event] = TRUE;
  for (NgId i = 0; i < self->n; i++)
    if (!self->claimed[i])
      self->stated[self->lead[i]] = TRUE;
  return self;
}

/* Days of the event's time; the most for one that is open or not known. */
static guint
length_of (const NgEvent *e)
{
  return e->first == NG_NO_DAY || e->last == NG_NO_DAY ? G_MAXUINT : (guint) (e->last - e->first);
}

NgHappening
ng_happenings_join (const NgHappenings *self, const NgAnalysis *analysis, NgId lead)
{
  NgHappening h = { NULL, NULL, NULL };

  for (NgId i = lead; i != NG_NONE; i = self->next[i])
    {
      const NgEvent *e = ng_event (analysis, i);
      if (!h.class && e->plover != NG_PLOVER_NONE)
        h.class = e;
      if (!h.place && e->place != NG_NONE)
        h.place = e;
      if ((e->first != NG_NO_DAY || e->last != NG_NO_DAY || e->time != NG_NONE)
          && (!h.time || length_of (e) < length_of (h.time)))
        h.time = e;
    }
  return h;
}

void
ng_happenings_free (NgHappenings *self)
{
  if (self == NULL)
    return;
  g_free (self->lead);
  g_free (self->next);
  g_free (self->claimed);
  g_free (self->stated);
  g_free (self);
}

NgId
ng_happenings_dateline (const NgHappenings *self, const NgAnalysis *analysis, NgId lead)
{
  const NgEvent *e = ng_event (analysis, lead);

  if (!self->stated[lead] || e->time == NG_NONE || e->polarity != NG_POLARITY_POSITIVE
      || (e->tense != NG_TENSE_PAST && e->tense != NG_TENSE_PRESENT))
    return NG_NONE;
  return self->dateline;
}

NgOrder
ng_happenings_order (NgOrder order)
{
  switch (order)
    {
    case NG_ORDER_SINCE:
      return NG_ORDER_AFTER;
    case NG_ORDER_UNTIL:
      return NG_ORDER_BEFORE;
    default:
      return order;
    }
}

const char *
ng_happenings_aspect (NgAspect aspect)
{
  static const char *const terms[NG_N_ASPECTS] = {
    [NG_ASPECT_IMMINENT] = NG_NG_IMMINENT,   [NG_ASPECT_BEGIN] = NG_NG_BEGINNING,
    [NG_ASPECT_CONTINUE] = NG_NG_CONTINUING, [NG_ASPECT_STOP] = NG_NG_ENDING,
    [NG_ASPECT_RESUME] = NG_NG_RESUMING,     [NG_ASPECT_FAIL] = NG_NG_FAILING,
    [NG_ASPECT_REPEAT] = NG_NG_REPEATED,
  };
  return terms[aspect];
}

const char *
ng_happenings_reality (NgReality reality)
{
  static const char *const terms[NG_N_REALITIES] = {
    [NG_REALITY_PLANNED] = NG_NG_PLANNED,
    [NG_REALITY_HYPOTHETICAL] = NG_NG_HYPOTHETICAL,
    [NG_REALITY_CONDITIONAL] = NG_NG_CONDITIONAL,
    [NG_REALITY_COUNTERFACTUAL] = NG_NG_COUNTERFACTUAL,
  };
  return terms[reality];
}
