/* dumps.h: articles of tests/graph, written by hand as dumps. */
#ifndef TEST_DUMPS_H
#define TEST_DUMPS_H

#include "record/ng-analysis.h"

/* The valid article tests/graph/@name.dump. Returns: (transfer full). */
NgAnalysis *test_dump_read (const char *name);

#endif
