/* ng-bytes.h: little-endian numbers of mapped files, wherever they lie. */
#ifndef NG_BYTES_H
#define NG_BYTES_H

#include <glib.h>
#include <string.h>

static inline guint32
ng_bytes_u32 (const guint8 *at)
{
  guint32 value;
  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static inline guint64
ng_bytes_u64 (const guint8 *at)
{
  guint64 value;
  memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}

#endif
