/* ng-offsets.h: byte offsets → code point offsets of one text. */
#ifndef NG_OFFSETS_H
#define NG_OFFSETS_H

#include "base/ng-span.h"

typedef struct _NgOffsets NgOffsets;

/* @text: valid UTF-8 that outlives the table.  Cost: linear; 4 bytes for every 64 of the text.
 * Returns: (transfer full). */
NgOffsets *ng_offsets_new (const char *text, gsize length);
void ng_offsets_free (NgOffsets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgOffsets, ng_offsets_free)

/* Code points before byte @offset, which is on a boundary and at most the length.  Constant. */
guint32 ng_offsets_code_point (const NgOffsets *self, guint32 offset);

#endif
