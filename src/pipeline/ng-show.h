/* ng-show.h: an article as a person reads it, with what was read from it marked. */
#ifndef NG_SHOW_H
#define NG_SHOW_H

#include "record/ng-analysis.h"

typedef struct
{
  gboolean colour; /* ANSI colours; without, the tags alone mark */
  guint width;     /* columns of a line */
} NgShowOptions;

/* Appends the text with people, countries, organisations, places, events and cues marked, under
 * each paragraph its claims with their sources, and at the end who and what the tags stand for. */
void ng_show (const NgAnalysis *analysis, const NgShowOptions *options, GString *out);

#endif
