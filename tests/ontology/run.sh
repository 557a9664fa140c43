#!/bin/sh
# run.sh NAME: runs NAME.py of this folder with the peers of tests/requirements.txt; it is given graphs that the program's
# own code makes of the dumps in tests/graph, in each detail of mentions.
set -eu
root=${srcdir:-.}
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
for detail in full lean none; do
  ./tests/graph/convert "$root/tests/graph/small.dump" ntriples 1 $detail > "$t/small-$detail.nt"
done
./tests/graph/convert "$root/tests/graph/nasty.dump" ntriples > "$t/nasty.nt"
"${PYTHON3:-python3}" "$root/tests/ontology/$1.py" "$root" "$t"/*.nt
