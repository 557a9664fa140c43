/* ng-happenings.h: event records → the nodes that the graph shows.
 *
 * Records that are one happening (same_as) are one node, unless some of them deny what the others
 * affirm: those are another node.  Records read from the same words are one node.
 */
#ifndef NG_HAPPENINGS_H
#define NG_HAPPENINGS_H

#include "record/ng-analysis.h"

typedef struct
{
  NgId *lead; /* one an event: first record of its node; a record that leads itself is a node */
  NgId *next; /* one an event: next record of its node, NG_NONE after the last */
  guint8 *claimed; /* one an event: it lies in a claim */
  guint8 *stated;  /* one an event, at leads: a record of the node lies in no claim */
  NgId dateline;   /* entity: where the article was written, or NG_NONE */
  guint32 n;
} NgHappenings;

/* Of the records of one node the first that states something, of its time the one that states it
 * most exactly; NULL: none does. */
typedef struct
{
  const NgEvent *class, *place, *time;
} NgHappening;

/* Cost: linear.  Returns: (transfer full). */
NgHappenings *ng_happenings_new (const NgAnalysis *analysis);
void ng_happenings_free (NgHappenings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgHappenings, ng_happenings_free)

/* @lead: a record that leads itself.  The records belong to the analysis. */
NgHappening ng_happenings_join (const NgHappenings *self, const NgAnalysis *analysis, NgId lead);

/* Entity of one of the two kinds, of the first if there is one, that a mention inside @span refers
 * to; NG_NONE if there is none. */
NgId ng_happenings_entity_in (const NgAnalysis *analysis, NgSpan span, NgKind kind, NgKind other);

/* What the article tells of itself as past or present and dated, and places nowhere, may have
 * happened where it was written: that place, weak, for a node that states none (join: no place).
 * NG_NONE: it may not. */
NgId ng_happenings_dateline (const NgHappenings *self, const NgAnalysis *analysis, NgId lead);

/* The three orders that a node can have to another: "after" and "since" are AFTER, "before" and
 * "until" are BEFORE, "during" is DURING. */
NgOrder ng_happenings_order (NgOrder order);

/* Terms of the vocabulary; NULL for none. */
const char *ng_happenings_aspect (NgAspect aspect);
const char *ng_happenings_reality (NgReality reality);

#endif
