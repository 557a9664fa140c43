/* ng-dateline.h: written dates, and the head of a story: "MOSCOW, Feb. 1 (Xinhua) --". */
#ifndef NG_DATELINE_H
#define NG_DATELINE_H

#include "base/ng-span.h"
#include "lexicon/ng-lexicon.h"

/* A date as it is written; 0: the part is not there.  A year without a month is no date. */
typedef struct
{
  int year, month, day;
} NgWrittenDate;

typedef struct
{
  NgSpan span; /* with the dash or colon at its end */
  NgSpan place, agency;
  const char *agency_name; /* nullable, of the table; NULL for one that it does not know */
  NgWrittenDate date;
} NgDateline;

typedef struct _NgDatelineReader NgDatelineReader;

/* Returns: (transfer full): NULL and NG_ERROR_DATA if a table is missing. */
NgDatelineReader *ng_dateline_reader_new (const NgLexicon *lexicon, GError **error);
void ng_dateline_reader_free (NgDatelineReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgDatelineReader, ng_dateline_reader_free)

/* Reads the dateline that @paragraph begins with. FALSE if it has none. */
gboolean ng_dateline_read (const NgDatelineReader *self, const char *text, NgSpan paragraph,
                           NgDateline *dateline);

/* Reads the date at @p: "Feb. 1, 2022", "1st February 2022", "2022-02-01", "February 2022".
 * Returns: its end, NULL if there is none. */
const char *ng_dateline_read_date (const NgDatelineReader *self, const char *p, const char *end,
                                   NgWrittenDate *date);

/* The first date in [@p,@end) that has a year; FALSE if there is none. Cost: linear. */
gboolean ng_dateline_find_date (const NgDatelineReader *self, const char *p, const char *end,
                                NgWrittenDate *date);

/* The agency with exactly this name; NULL if the table has none. */
const char *ng_dateline_agency (const NgDatelineReader *self, const char *p, gsize length);

#endif
