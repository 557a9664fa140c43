/* fuzz-weights.c: any bytes as a weights file → an error or a network, never a crash. */
#include <glib/gstdio.h>
#include <unistd.h>

#include "net/ng-net.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("fuzz-XXXXXX.ngw", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (write (fd, bytes, length) == (gssize) length);
  close (fd);
  g_autoptr (NgNet) net = ng_net_open (path, NG_PRECISION_INT8, &error);
  g_assert ((net == NULL) == (error != NULL));
  g_unlink (path);
  return 0;
}
