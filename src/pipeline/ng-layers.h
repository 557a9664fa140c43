/* ng-layers.h: layers of an analysis as text for people and for measuring. */
#ifndef NG_LAYERS_H
#define NG_LAYERS_H

#include "pipeline/ng-extractor.h"

/* The stage after which the layer called @name is complete: a record layer, "syntax", "heads" or
 * "all"; NG_N_STAGES if there is no such layer. */
NgStage ng_layers_stage (const char *name);

/* Appends the layer called @name, which ng_layers_stage knows.  "syntax" is CoNLL-U, with
 * predicates and their arguments in MISC: Pred=yes|Args=ARG0:1-2,ARG1:4-9 (words counted in the
 * sentence); "heads" adds the best labels of each head of words, before any table or rule touches
 * them: Ner=B-PER|Cue=B|Evt=B-OCC|Mty=person. */
void ng_layers_put (const NgAnalysis *analysis, const NgNet *net, const char *name, GString *out);

/* Appends the records of @layer as a table with aligned columns. */
void ng_layers_table (const NgAnalysis *analysis, NgLayer layer, GString *out);

#endif
