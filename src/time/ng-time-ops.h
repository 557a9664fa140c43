/* ng-time-ops.h: the operations that rules of the time grammar name.
 *
 * An operation gets the parts of the rule and the bundle in which their features are united (for
 * those that take the parts apart: only the row's own features), and adds days, a length or a
 * feature.  What each does stands before it in ng-time-ops.c.
 */
#ifndef NG_TIME_OPS_H
#define NG_TIME_OPS_H

#include "time/ng-time-dates.h"

typedef struct
{
  const NgTimeContext *reader;
  const NgTimeEvents *events;
} NgTimeOpContext;

typedef gboolean (*NgTimeOpFunc) (const NgTimeOpContext *context, const NgTimeValue *const *parts,
                                  guint n, NgTimeValue *value);

typedef struct
{
  const char *name;
  NgTimeOpFunc run;
  gboolean apart; /* the parts are not united before */
  guint dated;    /* so many parts must have days */
} NgTimeOp;

/* Returns: (transfer none) (nullable): NULL if there is no operation of this name. */
const NgTimeOp *ng_time_op (const char *name);

/* FALSE: the parts make no sense together; @value is then of no use. */
gboolean ng_time_op_run (const NgTimeOp *self, const NgTimeOpContext *context,
                         const NgTimeValue *const *parts, guint n, NgTimeValue *value);

#endif
