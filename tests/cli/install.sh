#!/bin/sh
# make install: the installed program finds its data, the library links through pkg-config.
. "${srcdir:-.}/tests/cli/lib.sh"
unset NEWSGRAPH_KB NEWSGRAPH_DATA NEWSGRAPH_ONTOLOGY
[ -e Makefile ] || exit 77
make -s install DESTDIR="$t/dest" >"$t/log" 2>&1 || { tail -5 "$t/log"; fail "make install"; finish; }
prefix=$(find "$t/dest" -type d -name bin | head -1 | sed 's,/bin$,,')
for f in bin/newsgraph include/newsgraph.h lib/pkgconfig/newsgraph.pc share/man/man1/newsgraph.1 share/bash-completion/completions/newsgraph \
  share/newsgraph/reader.ngw share/newsgraph/countries.tsv share/newsgraph/world.kb share/newsgraph/ontology/newsgraph.ttl share/newsgraph/ontology/queries/q01.rq share/newsgraph/explorer/index.html; do
  [ -e "$prefix/$f" ] || fail "not installed: $f"
done
cat > "$t/use.c" <<'C'
#include <newsgraph.h>
#include <string.h>
static gboolean sink (gconstpointer b, gsize n, gpointer d, GError **e) { *(gsize *) d += n; return TRUE; }
int main (int argc, char **argv) {
  GError *error = NULL; gsize total = 0;
  NewsgraphExtractor *x = newsgraph_extractor_new (argv[1], &error);
  NewsgraphWriter *w = newsgraph_writer_new ("ntriples", sink, &total, &error);
  const char *text = "MOSCOW, Feb. 1 -- Russia will help China, Vladimir Putin said on Tuesday.";
  if (!x || !w || !newsgraph_extract (x, w, "t", (const guint8 *) text, strlen (text), NULL, &error) || !newsgraph_writer_finish (w, &error)) { g_printerr ("%s\n", error->message); return 1; }
  newsgraph_writer_free (w); newsgraph_extractor_free (x);
  return total > 1000 ? 0 : 1; }
C
# shellcheck disable=SC2046
${CC:-cc} ${SANITIZE_CFLAGS:-} -I"$prefix/include" "$t/use.c" -o "$t/use" -L"$prefix/lib" -lnewsgraph $(pkg-config --cflags --libs glib-2.0) || fail "does not link"
LD_LIBRARY_PATH=$prefix/lib "$t/use" "$prefix/share/newsgraph" || fail "the library does not work"
finish
