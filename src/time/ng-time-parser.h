/* ng-time-parser.h: the words of a time expression → days and a TIMEX3 value.
 *
 * Knows nothing of records: takes text and what to read it against.
 */
#ifndef NG_TIME_PARSER_H
#define NG_TIME_PARSER_H

#include "base/ng-span.h"
#include "lexicon/ng-lexicon.h"
#include "time/ng-time-value.h"

typedef struct
{
  NgSpan span;  /* bytes of the text that were read */
  NgDays days;  /* NG_NO_DAY: open, or not a matter of days */
  NgUnit grain; /* NG_UNIT_NONE: no unit of the calendar */
  NgDay point;  /* NG_NO_DAY, or the exact day where a unit around it is meant */
  gboolean anchored;
  char *value; /* TIMEX3 */
  float score;
  guint rule; /* row of time-rules.tsv that gave the days */
} NgTimeReading;

void ng_time_reading_clear (NgTimeReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NgTimeReading, ng_time_reading_clear)

/* Immutable after new; shared by all threads. */
typedef struct _NgTimeParser NgTimeParser;

/* NULL and NG_ERROR_DATA if a table is missing or malformed. */
NgTimeParser *ng_time_parser_new (const NgLexicon *lexicon, GError **error);
void ng_time_parser_free (NgTimeParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgTimeParser, ng_time_parser_free)

/* Reads the longest expression of @text (@length bytes) that covers @core; failing that, with a
 * lower score, the longest date inside @core that covers half of its words.
 * @out: filled if TRUE; FALSE, untouched, if nothing was understood. */
gboolean ng_time_parser_read (const NgTimeParser *self, const char *text, gsize length, NgSpan core,
                              const NgTimeContext *context, NgTimeReading *out);

/* A context in which nothing is known. */
void ng_time_context_init (NgTimeContext *self);

#endif
