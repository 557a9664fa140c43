/* ng-offsets.c: see ng-offsets.h.
 *
 * Method: the count of code points before every 64th byte is stored; the rest is counted, byte by
 * byte, leaving out continuation bytes.  ASCII text needs neither.
 */
#include "graph/ng-offsets.h"

#define STEP 64u

struct _NgOffsets
{
  const char *text;
  gsize length;
  guint32 *before; /* [length / STEP + 1]; NULL if all is ASCII */
};

static guint32
count (const char *text, gsize begin, gsize end)
{
  guint32 n = 0;
  for (gsize i = begin; i < end; i++)
    n += ((guchar) text[i] & 0xC0) != 0x80;
  return n;
}

NgOffsets *
ng_offsets_new (const char *text, gsize length)
{
  NgOffsets *self = g_new0 (NgOffsets, 1);

  self->text = text;
  self->length = length;
  if (count (text, 0, length) == length)
    return self;
  self->before = g_new (guint32, length / STEP + 1);
  self->before[0] = 0;
  for (gsize i = 1; i <= length / STEP; i++)
    self->before[i] = self->before[i - 1] + count (text, (i - 1) * STEP, i * STEP);
  return self;
}

void
ng_offsets_free (NgOffsets *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self);
}

guint32
ng_offsets_code_point (const NgOffsets *self, guint32 offset)
{
  g_assert (offset <= self->length);
  g_assert (((guchar) self->text[offset] & 0xC0) != 0x80 || offset == self->length);
  if (self->before == NULL)
    return offset;
  return self->before[offset / STEP] + count (self->text, offset - offset % STEP, offset);
}
