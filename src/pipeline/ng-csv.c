/* ng-csv.c: see ng-csv.h. */
#include "pipeline/ng-csv.h"

#include <string.h>

void
ng_csv_put (GString *out, const char *text)
{
  if (out->len && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
  if (text == NULL || *text == '\0')
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p == '\n' ? ' ' : *p);
    }
  g_string_append_c (out, '"');
}
