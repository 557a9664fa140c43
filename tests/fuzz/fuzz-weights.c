/* fuzz-weights.c: any bytes as a weights file → an error or a network that works, never a crash.
 *
 * Bytes that begin with 'P' are changes to the real weights, three each: place (16 bits, in the
 * header and directory) and new value; size and SHA-256 are made to fit, so that what lies behind
 * those checks is reached.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "net/ng-net.h"
#include "tests/fuzz/fuzz.h"

/* See training/reader/pack.py. */
#define DIGEST_AT 24u
#define HEADER 64u

static char *
patched (const uint8_t *bytes, size_t n, gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize digest_length = 32;
  char *file = NULL;

  g_file_get_contents (NG_SRCDIR "/data/reader.ngw", &file, length, &error);
  g_assert_no_error (error);
  for (size_t i = 0; i + 3 <= n; i += 3)
    file[HEADER + (bytes[i] | bytes[i + 1] << 8)] = bytes[i + 2];
  g_checksum_update (sum, (guchar *) file + HEADER, *length - HEADER);
  g_checksum_get_digest (sum, (guint8 *) file + DIGEST_AT, &digest_length);
  return file;
}

static void
encode (const NgNet *net)
{
  static const NgNetWord words[]
      = { { .text = "Moscow", .length = 6 }, { .text = ".", .length = 1 } };
  g_autofree float *vectors = g_new (float, 2 * ng_net_width (net));
  g_autoptr (GError) error = NULL;
  g_assert ((ng_net_encode (net, words, 2, vectors, &error) == FALSE) == (error != NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *path = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("fuzz-XXXXXX.ngw", &path, NULL);

  if (length > 0 && *bytes == 'P')
    {
      file = patched (bytes + 1, length - 1, &length);
      bytes = (const uint8_t *) file;
    }
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (write (fd, bytes, length) == (gssize) length);
  close (fd);
  g_autoptr (NgNet) net = ng_net_open (path, NG_PRECISION_INT8, &error);
  g_assert ((net == NULL) == (error != NULL));
  if (net)
    encode (net);
  g_unlink (path);
  return 0;
}
