/* time-read.c: reads time expressions, one a line, for tests/eval/time.py.
 *
 * In: day of publication (or empty), direction (past, present, future or empty) and expression,
 * tab-separated.  Out: TIMEX3 value, first, last and exact day, tab-separated; empty: nothing.
 */
#include <stdio.h>
#include <string.h>

#include "time/ng-time-parser.h"

static char *
format_day (NgDay day)
{
  return day == NG_NO_DAY ? g_strdup ("") : ng_day_format (day);
}

static NgDirection
direction_from_name (const char *name)
{
  return strcmp (name, "past") == 0      ? NG_DIRECTION_PAST
         : strcmp (name, "present") == 0 ? NG_DIRECTION_PRESENT
         : strcmp (name, "future") == 0  ? NG_DIRECTION_FUTURE
                                         : NG_DIRECTION_UNKNOWN;
}

static void
read_line (const NgTimeParser *parser, char **fields)
{
  g_auto (NgTimeReading) r = { 0 };
  NgTimeContext context;
  gsize length = strlen (fields[2]);

  ng_time_context_init (&context);
  ng_day_parse (fields[0], &context.document.first, &context.document.last);
  context.direction = direction_from_name (fields[1]);
  if (ng_time_parser_read (parser, fields[2], length, ng_span (0, (guint32) length), &context, &r))
    {
      g_autofree char *first = format_day (r.days.first), *last = format_day (r.days.last);
      g_autofree char *point = format_day (r.point);
      printf ("%s\t%s\t%s\t%s\n", r.value, first, last, point);
    }
  else
    printf ("\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NgLexicon) lexicon = ng_lexicon_open (argc > 1 ? argv[1] : "data", &error);
  g_autoptr (NgTimeParser) parser = lexicon ? ng_time_parser_new (lexicon, &error) : NULL;
  char line[4096];

  if (parser == NULL)
    {
      fprintf (stderr, "time-read: %s\n", error->message);
      return 2;
    }
  while (fgets (line, sizeof line, stdin))
    {
      g_auto (GStrv) fields = g_strsplit (g_strchomp (line), "\t", 3);
      if (g_strv_length (fields) == 3)
        read_line (parser, fields);
      else
        printf ("\n");
    }
  return 0;
}
