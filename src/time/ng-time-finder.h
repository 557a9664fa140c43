/* ng-time-finder.h: resolves time mentions against the date of the document.
 *
 * Reads: mentions, tokens, document.  Writes: times.
 */
#ifndef NG_TIME_FINDER_H
#define NG_TIME_FINDER_H

#include "lexicon/ng-lexicon.h"
#include "record/ng-analysis.h"

/* Immutable after new; shared by all threads. */
typedef struct _NgTimeFinder NgTimeFinder;

/* Keeps references to its arguments, which must outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_DATA if a table or label it needs is missing. */
NgTimeFinder *ng_time_finder_new (const NgLexicon *lexicon, GError **error);
void ng_time_finder_free (NgTimeFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTimeFinder, ng_time_finder_free)

/* Appends its layers to @analysis: all of them or, on error, none. */
gboolean ng_time_finder_run (const NgTimeFinder *self, NgAnalysis *analysis, GError **error);

#endif
