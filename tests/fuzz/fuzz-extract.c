/* fuzz-extract.c: any bytes through all stages and the graph; every stage leaves valid records. */
#include "graph/ng-graph.h"
#include "pipeline/ng-extractor.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  static NgExtractor *extractor;
  g_autoptr (GError) error = NULL;
  NgDocumentOptions d = { .force = TRUE, .date = "2021-05-06" };
  NgGraphOptions g
      = { .base = "https://w3id.org/newsgraph/id/", .version = "0", .settings = "00000000" };

  if (extractor == NULL)
    extractor = ng_extractor_new (NG_SRCDIR "/data", &error);
  g_assert_no_error (error);
  g_autoptr (NgAnalysis) a
      = ng_extractor_read (extractor, "fuzz", bytes, length, &d, NG_STAGE_CLAIM, &error);
  g_assert ((a == NULL) == (error != NULL));
  if (a == NULL)
    return 0;
  ng_analysis_validate (a, &error);
  g_assert_no_error (error);
  g_autoptr (NgStatements) s = ng_graph_build (a, &g, &error);
  g_assert_no_error (error);
  g_assert_nonnull (s);
  return 0;
}
