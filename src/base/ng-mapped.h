/* ng-mapped.h: a file of the program's own, mapped read-only: a header, and a body under a digest.
 *
 * The header, little-endian: magic (8 bytes), version (u32), byte order tag (u32), length of the
 * file (u64), SHA-256 of all from byte NG_MAPPED_HEADER on (32), zeros.
 */
#ifndef NG_MAPPED_H
#define NG_MAPPED_H

#include <glib.h>

#define NG_MAPPED_MAGIC 8u /* bytes of the magic; the version begins behind it */
#define NG_MAPPED_DIGEST_AT 24u
#define NG_MAPPED_HEADER 64u
#define NG_MAPPED_ENDIAN_TAG 0x01020304u

typedef struct
{
  const char *magic; /* NG_MAPPED_MAGIC bytes */
  const char *what;  /* as "weights file", for messages */
  guint32 version;
  gsize least; /* bytes of the shortest one */
} NgMappedKind;

typedef struct
{
  char *path;
  GMappedFile *map;
  const guint8 *bytes;
  gsize length;
  char digest[65]; /* hex digits, as the header says */
} NgMapped;

/* Maps @path and checks its header, not the digest. Returns: (transfer full): NULL and
 * NG_ERROR_DATA. */
NgMapped *ng_mapped_open (const char *path, const NgMappedKind *kind, GError **error);
void ng_mapped_free (NgMapped *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NgMapped, ng_mapped_free)

/* Whether the body is what the digest is of. Cost: one pass over the file. Returns: FALSE and
 * NG_ERROR_DATA. */
gboolean ng_mapped_verify (const NgMapped *self, GError **error);

/* Sets an NG_ERROR_DATA that names the file. Returns: FALSE. */
gboolean ng_mapped_fail (const NgMapped *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean ng_mapped_fail_va (const NgMapped *self, GError **error, const char *format, va_list args)
    G_GNUC_PRINTF (3, 0);

#endif
