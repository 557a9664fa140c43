#!/bin/sh
# make distcheck with both compilers: the tarball has every file that the build, the tests and the
# installed program need, builds from a read-only tree and uninstalls cleanly. Two minutes: two builds.
. "${srcdir:-.}/tests/build/lib.sh"
cd "$top" || exit 99
for compiler in gcc clang; do
  command -v "$compiler" >/dev/null || { echo "no $compiler"; exit 77; }
  step "distcheck with $compiler" make -s distcheck DISTCHECK_CONFIGURE_FLAGS="CC=$compiler --enable-werror" \
    TESTS='tests/unit/test-base tests/unit/test-document tests/cli/program.sh tests/checks/symbols.sh output/check.sh'
done
