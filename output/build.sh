#!/bin/sh
# build.sh DIR : reads output/sample and writes its reference graphs into DIR/graphs, one Turtle file an
# article and all of them as N-Quads, and the description of this data set into DIR/void.ttl.
set -eu
root=${srcdir:-.}; newsgraph=${NEWSGRAPH:-./newsgraph}
mkdir -p "$1/graphs"
"$newsgraph" extract --quiet --format turtle -o "$1/graphs/" "$root/output/sample"
"$newsgraph" extract --quiet --format nquads "$root/output/sample" | LC_ALL=C sort -u > "$1/graphs/all.nq"
LC_ALL=C awk -f "$root/ontology/tools/counts.awk" "$1/graphs/all.nq" > "$1/counts.sed"
sed -f "$1/counts.sed" "$root/ontology/void.ttl" > "$1/void.ttl"
