/* ng-mapped.c: see ng-mapped.h. */
#include "base/ng-mapped.h"

#include <string.h>

#include "base/ng-bytes.h"
#include "base/ng-error.h"

gboolean
ng_mapped_fail_va (const NgMapped *self, GError **error, const char *format, va_list args)
{
  return ng_error_fail (error, NG_ERROR_DATA, self->path, format, args);
}

gboolean
ng_mapped_fail (const NgMapped *self, GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  ng_mapped_fail_va (self, error, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
check_header (const NgMapped *self, const NgMappedKind *kind, GError **error)
{
  if (self->length < MAX (kind->least, NG_MAPPED_HEADER))
    return ng_mapped_fail (self, error,
                           "%" G_GSIZE_FORMAT " bytes, expected at least %" G_GSIZE_FORMAT
                           ": too short for a %s",
                           self->length, MAX (kind->least, NG_MAPPED_HEADER), kind->what);
  if (memcmp (self->bytes, kind->magic, NG_MAPPED_MAGIC) != 0)
    return ng_mapped_fail (self, error, "byte 0: expected \"%.7s\": no %s", kind->magic,
                           kind->what);
  if (ng_bytes_u32 (self->bytes + 8) != kind->version)
    return ng_mapped_fail (self, error, "byte 8: version %u, expected %u: not this program's %s",
                           ng_bytes_u32 (self->bytes + 8), kind->version, kind->what);
  if (ng_bytes_u32 (self->bytes + 12) != NG_MAPPED_ENDIAN_TAG)
    return ng_mapped_fail (self, error, "byte 12: byte order tag 0x%08x, expected 0x%08x",
                           ng_bytes_u32 (self->bytes + 12), NG_MAPPED_ENDIAN_TAG);
  if (ng_bytes_u64 (self->bytes + 16) != self->length)
    return ng_mapped_fail (self, error,
                           "%" G_GSIZE_FORMAT " bytes, expected %" G_GUINT64_FORMAT
                           " as byte 16 says: truncated",
                           self->length, ng_bytes_u64 (self->bytes + 16));
  return TRUE;
}

NgMapped *
ng_mapped_open (const char *path, const NgMappedKind *kind, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (NgMapped) self = g_new0 (NgMapped, 1);

  self->path = g_strdup (path);
  self->map = g_mapped_file_new (path, FALSE, &local);
  if (self->map == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_DATA, "%s", local->message);
      return NULL;
    }
  self->bytes = (const guint8 *) g_mapped_file_get_contents (self->map);
  self->length = g_mapped_file_get_length (self->map);
  if (!check_header (self, kind, error))
    return NULL;
  for (guint i = 0; i < 32; i++)
    g_snprintf (self->digest + 2 * i, 3, "%02x", self->bytes[NG_MAPPED_DIGEST_AT + i]);
  return g_steal_pointer (&self);
}

void
ng_mapped_free (NgMapped *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->map, g_mapped_file_unref);
  g_free (self->path);
  g_free (self);
}

gboolean
ng_mapped_verify (const NgMapped *self, GError **error)
{
  g_autofree char *digest = g_compute_checksum_for_data (
      G_CHECKSUM_SHA256, self->bytes + NG_MAPPED_HEADER, self->length - NG_MAPPED_HEADER);

  if (strcmp (digest, self->digest) == 0)
    return TRUE;
  return ng_mapped_fail (self, error, "SHA-256 is %.16s…, expected %.16s…: the file is altered",
                         digest, self->digest);
}
