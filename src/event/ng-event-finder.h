/* ng-event-finder.h: finds triggers: class, roles, place, time, polarity, modality.
 *
 * Reads: all layers above.
 * Writes: events, event roles; may append unnamed actors as entities,
 * mentions and references.
 */
#ifndef NG_EVENT_FINDER_H
#define NG_EVENT_FINDER_H

#include "lexicon/ng-lexicon.h"
#include "net/ng-net.h"
#include "record/ng-analysis.h"

/* Immutable after new; shared by all threads. */
typedef struct _NgEventFinder NgEventFinder;

/* Keeps references to its arguments, which must outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_DATA if a table or label it needs is missing. */
NgEventFinder *ng_event_finder_new (const NgLexicon *lexicon, const NgNet *net, GError **error);
void ng_event_finder_free (NgEventFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgEventFinder, ng_event_finder_free)

/* Appends its layers to @analysis: all of them or, on error, none. */
gboolean ng_event_finder_run (const NgEventFinder *self, NgAnalysis *analysis, GError **error);

#endif
