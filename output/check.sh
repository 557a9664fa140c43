#!/bin/sh
# The program still writes the reference graphs, byte for byte. NG_BLESS=1 or `make output` rewrites
# them: read every changed line.
set -eu
root=${srcdir:-.}
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
sh "$root/output/build.sh" "$t"
if [ -n "${NG_BLESS:-}" ]; then cp "$t"/* "$root/output/graphs/"; fi
diff -r -u "$root/output/graphs" "$t" | head -100 > "$t.diff"; [ ! -s "$t.diff" ] || { cat "$t.diff"; rm "$t.diff"; exit 1; }
rm -f "$t.diff"
