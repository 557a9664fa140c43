/* ng-segmenter.h: cuts blocks into sentences and tokens, counts quotation depth.
 *
 * Reads: blocks.  Writes: sentences, tokens.
 */
#ifndef NG_SEGMENTER_H
#define NG_SEGMENTER_H

#include "lexicon/ng-lexicon.h"
#include "record/ng-analysis.h"

/* Immutable after new; shared by all threads. */
typedef struct _NgSegmenter NgSegmenter;

/* Keeps references to its arguments, which must outlive it.
 * Returns: (transfer full): NULL and NG_ERROR_DATA if a table or label it needs is missing. */
NgSegmenter *ng_segmenter_new (const NgLexicon *lexicon, GError **error);
void ng_segmenter_free (NgSegmenter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgSegmenter, ng_segmenter_free)

/* Appends its layers to @analysis: all of them or, on error, none. */
gboolean ng_segmenter_run (const NgSegmenter *self, NgAnalysis *analysis, GError **error);

/* The same for pretokenized text: a line is a sentence, tokens are separated by one space. */
gboolean ng_segmenter_run_pretokenized (const NgSegmenter *self, NgAnalysis *analysis,
                                        GError **error);

#endif
