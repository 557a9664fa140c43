/* pairs.h: minimal pairs of files in tests/pairs, read by the whole program. */
#ifndef TEST_PAIRS_H
#define TEST_PAIRS_H

#include "pipeline/ng-extractor.h"

/* TRUE if @line, a copy without its mark of a gap, holds; prints what was found if not. */
typedef gboolean (*TestPairHolds) (const NgExtractor *extractor, const char *file, char *line);

typedef struct
{
  const char *name;    /* of the test, "/claim/pairs" */
  const char *path;    /* below tests/pairs: a file, or a folder of which every .txt is read */
  const char *comment; /* lines that begin with it are left out, as empty ones are */
  guint least;         /* as many pairs must be there */
  TestPairHolds holds;
} TestPairs;

/* Runs all lines; each must hold but those that begin with "? ", known gaps, which are counted.
 * Returns: the status for main. */
int test_pairs_main (int argc, char **argv, const TestPairs *pairs);

#endif
