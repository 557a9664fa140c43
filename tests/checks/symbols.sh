#!/bin/sh
# Exported symbols = src/newsgraph.sym = declared and documented in newsgraph.h.
set -eu
root=${srcdir:-.}
lib=.libs/libnewsgraph.so
[ -e "$lib" ] || { echo "no $lib"; exit 77; }
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
sort "$root/src/newsgraph.sym" > "$t/listed"
nm -D --defined-only "$lib" | awk '$2 ~ /[TDBR]/ { sub(/@.*/, "", $3); print $3 }' | grep -v -E '^(_init|_fini|__bss_start|_edata|_end)$' | sort > "$t/exported"
awk '/\*\// { doc = FNR } !/^ ?[*\/]/ && match($0, /newsgraph_[a-z_]+ \(/) { name = substr($0, RSTART, RLENGTH - 2); if (FNR - doc <= 3) print name; else print "undocumented:" name }' \
  "$root/src/pipeline/newsgraph.h" | sort -u > "$t/documented"
diff "$t/listed" "$t/exported" && diff "$t/listed" "$t/documented"
