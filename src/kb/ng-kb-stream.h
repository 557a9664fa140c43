/* ng-kb-stream.h: lines of a file or of standard input, plain or gzip (of one or several members).
 */
#ifndef NG_KB_STREAM_H
#define NG_KB_STREAM_H

#include <glib.h>

typedef struct _NgKbStream NgKbStream;

/* One line; Wikidata's longest items have 5 MB. */
#define NG_KB_MAX_LINE (256u << 20)

/* @path: "-" is standard input. NULL and NG_ERROR_IO. */
NgKbStream *ng_kb_stream_open (const char *path, GError **error);
void ng_kb_stream_free (NgKbStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgKbStream, ng_kb_stream_free)

/* The next line without its end, valid until the next call.
 * Returns: NULL at the end, and on error: NG_ERROR_IO, NG_ERROR_INPUT for damaged gzip. */
const char *ng_kb_stream_line (NgKbStream *self, gsize *length, GError **error);

/* Moves behind the first @bytes (uncompressed) of the input, at its start only. */
gboolean ng_kb_stream_skip (NgKbStream *self, guint64 bytes, GError **error);

/* Bytes (uncompressed) that were given out as lines, ends of lines included. */
guint64 ng_kb_stream_place (const NgKbStream *self);

/* Part of the input that was read, 0..1; negative if its size is not known. */
double ng_kb_stream_part (const NgKbStream *self);

/* SHA-256 of the first bytes of the input (64 KiB, or all): tells one dump from another. Only
 * before the first line. (transfer full): NULL on error. */
char *ng_kb_stream_mark (NgKbStream *self, GError **error);

#endif
