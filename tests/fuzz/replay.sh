#!/bin/sh
# Replays the corpus of each fuzz target, and the sample articles through those that read text.
set -eu
root=${srcdir:-.}
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
"$NEWSGRAPH" dump "$root/output/sample/border-talks.txt" > "$t/border.dump"
tests/fuzz/fuzz-document "$root/tests/fuzz/corpus/document" "$root/output/sample"
tests/fuzz/fuzz-dump "$root/tests/fuzz/corpus/dump" "$t/border.dump"
tests/fuzz/fuzz-kb "$root/tests/fuzz/corpus/kb"
tests/fuzz/fuzz-weights "$root/tests/fuzz/corpus/weights"
tests/fuzz/fuzz-extract "$root/tests/fuzz/corpus/extract" "$root/output/sample"
