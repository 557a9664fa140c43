/* dumps.c: see dumps.h. */
#include "dumps.h"

#include "record/ng-dump.h"

NgAnalysis *
test_dump_read (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf (NG_SRCDIR "/tests/graph/%s.dump", name);
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  NgAnalysis *a = ng_dump_read (text, &error);
  g_assert_no_error (error);
  ng_analysis_validate (a, &error);
  g_assert_no_error (error);
  return a;
}
