#!/bin/sh
# The same bytes come out: two runs, any number of jobs, files in another order, another locale, time
# zone and working directory, another address space.
. "${srcdir:-.}/tests/cli/lib.sh"
case $ng in /*) ;; *) ng=$PWD/$ng ;; esac
run () { "$ng" extract --quiet --format nq "$@" "$root/output/sample"; }
run > "$t/first"
[ -s "$t/first" ] || fail "nothing came out"
same () { cmp -s "$t/first" "$t/other" || fail "other bytes: $*"; }
run > "$t/other"; same "second run"
for j in 1 2 8; do run --jobs $j > "$t/other"; same "--jobs $j"; done
for j in 1 8; do run --format turtle --jobs $j > "$t/turtle$j"; done; cmp -s "$t/turtle1" "$t/turtle8" || fail "Turtle differs between jobs"
LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 TZ=Asia/Kolkata run > "$t/other"; same "locale and time zone"
(cd / && run) > "$t/other"; same "working directory"
if command -v setarch >/dev/null && setarch -R true 2>/dev/null; then setarch -R "$ng" extract --quiet --format nq "$root/output/sample" > "$t/other"; same "no address-space randomisation"; fi
"$ng" extract --quiet --format nq -o "$t/parts/" "$root/output/sample"
for f in $(ls -r "$root"/output/sample/*.txt "$root"/output/sample/*.json); do "$ng" extract --quiet --format nq "$f"; done | LC_ALL=C sort -u > "$t/reversed"
LC_ALL=C sort -u "$t/first" | cmp -s - "$t/reversed" || fail "another order of files gives other statements"
cat "$t"/parts/*.nq | LC_ALL=C sort -u | cmp -s - "$t/reversed" || fail "-o DIR/ gives other statements"
finish
