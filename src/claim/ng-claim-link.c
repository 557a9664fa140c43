/* ng-claim-link.c: see ng-claim-link.h. */
#include "claim/ng-claim-link.h"

/* Bytes from a cue to the farthest part of its content that is looked at. */
#define REACH 18000u

/* Steps from a trigger to the head of its content. */
#define MAX_PATH 12

/* Length of all of a claim's content; ids of its contents are consecutive. */
typedef struct
{
  NgId first; /* content */
  guint32 n;
  guint32 length; /* bytes */
} Extent;

static Extent *
read_extents (const NgAnalysis *a)
{
  Extent *extents = g_new0 (Extent, ng_n_claims (a) + 1);

  for (NgId i = 0; i < ng_n_contents (a); i++)
    {
      const NgContent *c = ng_content (a, i);
      Extent *e = &extents[c->claim];
      if (e->n++ == 0)
        e->first = i;
      e->length += ng_span_length (c->span);
    }
  return extents;
}

static gboolean
holds (const NgAnalysis *a, const Extent *e, NgSpan span)
{
  for (NgId i = e->first; i < e->first + e->n; i++)
    if (ng_span_contains (ng_content (a, i)->span, span))
      return TRUE;
  return FALSE;
}

/* Where the claim is made: its cue, else its content. */
static NgSpan
place_of (const NgAnalysis *a, const Extent *e, NgId claim)
{
  NgSpan cue = ng_claim (a, claim)->cue;
  return ng_span_is_empty (cue) ? ng_content (a, e->first)->span : cue;
}

/* First claim made at byte @offset or behind it. */
static NgId
claim_from (const NgAnalysis *a, const Extent *extents, guint32 offset)
{
  NgId low = 0, high = ng_n_claims (a);
  while (low < high)
    {
      NgId middle = low + (high - low) / 2;
      if (place_of (a, &extents[middle], middle).begin < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The claim with the shortest content that holds @span; NG_NONE.  @but: not this one. */
static NgId
innermost (const NgAnalysis *a, const Extent *extents, NgSpan span, NgId but)
{
  NgId end = claim_from (a, extents, span.end + REACH), found = NG_NONE;

  for (NgId i = claim_from (a, extents, span.begin > REACH ? span.begin - REACH : 0); i < end; i++)
    if (i != but && holds (a, &extents[i], span)
        && (found == NG_NONE || extents[i].length < extents[found].length))
      found = i;
  return found;
}

/* TRUE if @claim is @other or above it. */
static gboolean
is_above (const NgAnalysis *a, NgId claim, NgId other)
{
  for (NgId c = other; c != NG_NONE; c = ng_claim (a, c)->parent)
    if (c == claim)
      return TRUE;
  return FALSE;
}

static void
link_parents (NgAnalysis *a, const Extent *extents)
{
  for (NgId i = 0; i < ng_n_claims (a); i++)
    {
      NgId p = innermost (a, extents, place_of (a, &extents[i], i), i);
      if (p != NG_NONE && !is_above (a, i, p))
        ng_claim (a, i)->parent = p;
    }
}

/* Subjects, objects and coordinate clauses of what is said, not what modifies them. */
static gboolean
is_predicated (const NgAnalysis *a, const Extent *e, NgId token)
{
  for (int i = 0; i < MAX_PATH; i++)
    {
      const NgTag *t = ng_tag (a, token);
      if (t->head == NG_NONE || !holds (a, e, ng_token (a, t->head)->span))
        return TRUE;
      switch (t->rel)
        {
        case NG_REL_NSUBJ:
        case NG_REL_CSUBJ:
        case NG_REL_OBJ:
        case NG_REL_CONJ:
        case NG_REL_XCOMP:
        case NG_REL_CCOMP:
        case NG_REL_PARATAXIS:
          token = t->head;
          break;
        default:
          return FALSE;
        }
    }
  return FALSE;
}

static void
link_events (NgAnalysis *a, const Extent *extents)
{
  for (NgId i = 0; i < ng_n_events (a); i++)
    {
      const NgEvent *event = ng_event (a, i);
      NgClaimEvent link = { innermost (a, extents, event->span, NG_NONE), i, FALSE };
      if (link.claim == NG_NONE)
        continue;
      link.predicated = is_predicated (a, &extents[link.claim], event->trigger);
      ng_analysis_append (a, NG_LAYER_CLAIM_EVENT, &link);
    }
}

void
ng_claim_link_run (NgAnalysis *analysis)
{
  g_autofree Extent *extents = read_extents (analysis);

  link_parents (analysis, extents);
  link_events (analysis, extents);
}
