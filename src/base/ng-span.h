/* ng-span.h: record ids and spans of text.
 *
 * Links between records are 32-bit ids: the index of a record in its layer.  A span is a half-open
 * range of BYTE offsets into the normalised text of one document, both ends on UTF-8 boundaries.
 * Code point offsets exist only in the graph (see graph/ng-offsets.h).
 */
#ifndef NG_SPAN_H
#define NG_SPAN_H

#include <glib.h>

/* Index of a record in its layer. */
typedef guint32 NgId;

/* The id of no record. */
#define NG_NONE G_MAXUINT32

typedef struct
{
  guint32 begin; /* bytes, first byte of the span */
  guint32 end;   /* bytes, one past the last byte */
} NgSpan;

static inline NgSpan
ng_span (guint32 begin, guint32 end)
{
  return (NgSpan){ begin, end };
}

static inline guint32
ng_span_length (NgSpan a)
{
  return a.end - a.begin;
}

static inline gboolean
ng_span_is_empty (NgSpan a)
{
  return a.begin >= a.end;
}

/* TRUE if every byte of @b is in @a. */
static inline gboolean
ng_span_contains (NgSpan a, NgSpan b)
{
  return a.begin <= b.begin && b.end <= a.end;
}

static inline gboolean
ng_span_overlaps (NgSpan a, NgSpan b)
{
  return a.begin < b.end && b.begin < a.end;
}

static inline gboolean
ng_span_equal (NgSpan a, NgSpan b)
{
  return a.begin == b.begin && a.end == b.end;
}

/* The smallest span that holds both. */
static inline NgSpan
ng_span_cover (NgSpan a, NgSpan b)
{
  return (NgSpan){ MIN (a.begin, b.begin), MAX (a.end, b.end) };
}

/* Order by begin, longer first. */
static inline gint
ng_span_compare (NgSpan a, NgSpan b)
{
  if (a.begin != b.begin)
    return a.begin < b.begin ? -1 : 1;
  if (a.end != b.end)
    return a.end > b.end ? -1 : 1;
  return 0;
}

#endif
