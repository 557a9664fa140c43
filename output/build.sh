#!/bin/sh
# build.sh DIR : writes the reference graphs of output/sample into DIR: one Turtle file an article and
# all of them as N-Quads.
set -eu
root=${srcdir:-.}; newsgraph=${NEWSGRAPH:-./newsgraph}
"$newsgraph" extract --quiet --format turtle -o "$1/" "$root/output/sample"
"$newsgraph" extract --quiet --format nquads "$root/output/sample" | LC_ALL=C sort -u > "$1/all.nq.part"
mv "$1/all.nq.part" "$1/all.nq"
