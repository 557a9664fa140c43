/* ng-layers.h: layers of an analysis as text for people and for measuring. */
#ifndef NG_LAYERS_H
#define NG_LAYERS_H

#include "pipeline/ng-extractor.h"

/* The stage after which the layer called @name is complete: a record layer, "syntax", "heads" or
 * "all"; NG_N_STAGES if there is no such layer. */
NgStage ng_layers_stage (const char *name);

/* Appends the layer called @name, which ng_layers_stage knows. */
void ng_layers_put (const NgAnalysis *analysis, const NgNet *net, const char *name, GString *out);

/* Appends the records of @layer as a table with aligned columns. */
void ng_layers_table (const NgAnalysis *analysis, NgLayer layer, GString *out);

/* Appends tokens and trees as CoNLL-U: text, lemma, UPOS, head, relation, SpaceAfter. */
void ng_layers_conllu (const NgAnalysis *analysis, GString *out);

/* As ng_layers_conllu, with what each word-level head says, before any table or rule touches it, in
 * MISC: Ner=B-PER|Cue=B|Pred=yes|Evt=B-OCC|Mty=person. */
void ng_layers_heads (const NgAnalysis *analysis, const NgNet *net, GString *out);

#endif
