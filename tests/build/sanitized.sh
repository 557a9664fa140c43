#!/bin/sh
# The other compiler, warnings as errors, sanitizers, out of tree: the same tests pass, and the reference
# graphs come out with the same bytes. Takes a minute: it is a whole build.
. "${srcdir:-.}/tests/build/lib.sh"
case $(${CC:-cc} --version) in *clang*) other=gcc ;; *) other=clang ;; esac
command -v "$other" >/dev/null || { echo "no $other"; exit 77; }
step configure "$root/configure" --quiet CC="$other" --enable-werror --enable-sanitizers
step build make -s -j"$jobs"
step tests make -s -k -j"$jobs" check-running VERBOSE=1
