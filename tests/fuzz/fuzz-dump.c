/* fuzz-dump.c: any text → an analysis that dumps to what reads back the same, or an error. */
#include <string.h>

#include "record/ng-dump.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (NgAnalysis) a = g_utf8_validate (text, -1, NULL) ? ng_dump_read (text, &error) : NULL;

  if (a == NULL || !ng_analysis_validate (a, NULL))
    return 0;
  g_autoptr (GString) first = g_string_new (NULL);
  ng_dump_analysis (a, first);
  g_autoptr (NgAnalysis) again = ng_dump_read (first->str, &error);
  g_assert_no_error (error);
  g_autoptr (GString) second = g_string_new (NULL);
  ng_dump_analysis (again, second);
  g_assert_cmpstr (first->str, ==, second->str);
  return 0;
}
