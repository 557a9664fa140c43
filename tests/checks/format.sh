#!/bin/sh
# clang-format would change nothing. Skipped where clang-format is not installed.
set -eu
root=${srcdir:-.}
command -v "${CLANG_FORMAT:-clang-format}" >/dev/null || exit 77
find "$root/src" "$root/tests" -name '*.[ch]' | sort | xargs "${CLANG_FORMAT:-clang-format}" --dry-run -Werror
