#!/bin/sh
# Every header compiles alone, and twice in one file.
set -eu
root=$(cd "${srcdir:-.}" && pwd)
bad=0
for h in $(find "$root/src" -name '*.h' | sort); do
  # shellcheck disable=SC2086
  printf '#include "%s"\n#include "%s"\n' "$h" "$h" | ${CC:-cc} -std=gnu11 -Wall -Werror -fsyntax-only -x c -I"$root/src" -Isrc \
    ${GLIB_CFLAGS:-$(pkg-config --cflags glib-2.0)} ${REDLAND_CFLAGS:-$(pkg-config --cflags redland raptor2)} \
    ${SERD_CFLAGS:-$(pkg-config --cflags serd-0)} - || { echo "$h does not compile alone"; bad=1; }
done
exit $bad
