#!/bin/sh
# bless.sh : takes what the program writes now as the reference graphs, the counts of void.ttl and, where the
# peers of tests/requirements.txt are there, the rows that the queries give on them. Read every changed line.
set -eu
root=${srcdir:-.}
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
sh "$root/output/build.sh" "$t"
mkdir -p "$root/output/graphs"
rm -f "$root"/output/graphs/*
cp "$t"/graphs/* "$root/output/graphs/"
cp "$t/void.ttl" "$root/ontology/void.ttl"
"${PYTHON3:-python3}" "$root/tests/ontology/queries.py" "$root" --bless > "$t/log" ||
  { cat "$t/log"; echo "the expected rows of ontology/queries may be old: PYTHON3 needs tests/requirements.txt" >&2; }
