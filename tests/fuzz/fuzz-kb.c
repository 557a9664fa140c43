/* fuzz-kb.c: any bytes as a line of a Wikidata dump, and as a knowledge base: an error, or entries
 * that can be read, never a crash. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "kb/ng-kb.h"
#include "kb/ng-wikidata.h"
#include "tests/fuzz/fuzz.h"

static gboolean
see (const char *key, gsize length, const NgKbCandidate *c, gpointer data)
{
  NgKbEntry entry;
  ng_kb_get (data, c->index, &entry);
  return TRUE;
}

static void
as_base (const uint8_t *bytes, size_t length)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  NgKbCandidate found[NG_KB_MAX_CANDIDATES];
  int fd = g_file_open_tmp ("fuzz-XXXXXX.kb", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (write (fd, bytes, length) == (gssize) length);
  close (fd);
  g_autoptr (NgKb) kb = ng_kb_open (path, &error);
  g_assert ((kb == NULL) == (error != NULL));
  if (kb)
    {
      ng_kb_find (kb, "person", 6, found);
      ng_kb_each_name (kb, see, kb);
      g_free (ng_kb_manifest (kb, "title"));
    }
  g_unlink (path);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  static const char *const languages[] = { "en", "mul", NULL };
  static NgWikidata *wikidata;
  static char *parts;
  gsize at = 0;

  if (parts == NULL)
    {
      wikidata = ng_wikidata_new (languages, 0);
      parts = g_dir_make_tmp ("fuzz-kb-XXXXXX", NULL);
    }
  g_autoptr (NgKbRuns) runs = ng_kb_runs_new (parts, 0, NULL);
  gboolean ok = ng_wikidata_add (wikidata, (const char *) bytes, length, runs, &at);
  g_assert (ok || at <= length);
  ng_kb_runs_remove (runs);
  as_base (bytes, length);
  return 0;
}
