/* ng-summary.h: what was found in a document, in five lines. */
#ifndef NG_SUMMARY_H
#define NG_SUMMARY_H

#include "record/ng-analysis.h"

/* Appends five lines: people, countries, organisations and places, events, claims. */
void ng_summary (const NgAnalysis *analysis, GString *out);

#endif
