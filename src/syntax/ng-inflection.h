/* ng-inflection.h: lemmas and inflections of all words of a document whose trees are known. */
#ifndef NG_INFLECTION_H
#define NG_INFLECTION_H

#include "record/ng-analysis.h"
#include "syntax/ng-lemma.h"

/* Writes lemma and form of @tags, one a token of @analysis, whose classes and heads are set. The
 * strings belong to @analysis. */
void ng_inflection_apply (const NgLemmatizer *lemmatizer, NgAnalysis *analysis, NgTag *tags);

#endif
