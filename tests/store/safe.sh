#!/bin/sh
# Killed at any moment, two programs on one store, an engine that dies: whole documents, no orphans.
. "${srcdir:-.}/tests/store/lib.sh"
s=$t/s
many 200 "$t/many.nq"
"$ng" load -q --no-vocabulary "$s" "$small" || fail "load"
whole=$(grep -c n0123456789abcdef0123456789abcdef "$small")
for wait in 0.05 0.3 0.6 0.9; do
  "$ng" load -q --no-vocabulary "$s" "$t/many.nq" & pid=$!
  sleep $wait; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
  i=0; while [ "$(engines "$s")" != 0 ] && [ $i -lt 50 ]; do sleep 0.1; i=$((i + 1)); done
  [ "$(engines "$s")" = 0 ] || fail "an orphan engine after kill -9"
  quads "$s" > "$t/q" || fail "the store does not open after kill -9 at $wait s"
  grep -o 'doc/n0000[0-9a-f]*/[a-z]*> \.$' "$t/q" | cut -d/ -f2 | sort | uniq -c | awk -v whole="$whole" '$1 != whole { bad = 1 } END { exit bad }' || fail "half a document after kill -9 at $wait s"
done
# the same while documents are replaced: each is the old one or the new one
many 1000 "$t/old.nq"; r=$t/replaced; sed 's/"@en/ anew"@en/' "$t/old.nq" > "$t/anew.nq"
changed=$(grep n0123456789abcdef0123456789abcdef "$small" | grep -c '"@en')
"$ng" load -q --no-vocabulary "$r" "$t/old.nq" || fail "load"
for wait in 0.2 0.4 0.6; do
  "$ng" load -q --no-vocabulary "$r" "$t/anew.nq" & pid=$!
  sleep $wait; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
  i=0; until flock -n -x "$r/lock" true 2>/dev/null || [ $i -gt 50 ]; do sleep 0.1; i=$((i + 1)); done
  quads "$r" | grep 'doc/n0000[0-9a-f]*/[a-z]*> \.$' > "$t/q" || fail "the store does not open after kill -9 at $wait s of replacing"
  sed 's|.*/doc/\(n0000[0-9a-f]*\)/[a-z]*> \.$|\1 &|' "$t/q" | awk -v whole="$whole" -v changed="$changed" '{ all[$1]++ } / anew"@en/ { anew[$1]++ } END { for (d in all) { n++; bad += all[d] != whole || (anew[d] && anew[d] != changed) } exit bad || n != 1000 }' || fail "half a document after kill -9 at $wait s of replacing"
done
exits 0 "after kill -9" "$ng" load --no-vocabulary "$r" "$t/anew.nq"; "$ng" load -q --no-vocabulary "$t/fresh" "$t/anew.nq"; quads "$t/fresh" > "$t/q"; quads "$r" | cmp -s - "$t/q" || fail "a replacing load that was killed and done again gives another store"
# the same while much is added at once
many 6000 "$t/large.nq"
for wait in 1 2 3 4; do
  n=$t/add$wait
  "$ng" load -q --no-vocabulary "$n" "$small" || fail "load"
  quads "$n" | grep n0123456789abcdef0123456789abcdef > "$t/first"
  "$ng" load -q --no-vocabulary "$n" "$t/large.nq" & pid=$!
  sleep $wait; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
  i=0; until flock -n -x "$n/lock" true 2>/dev/null || [ $i -gt 50 ]; do sleep 0.1; i=$((i + 1)); done
  [ "$(engines "$n")" = 0 ] || fail "an orphan engine after kill -9 while much is added"
  quads "$n" > "$t/q" || fail "the store does not open after kill -9 at $wait s of adding"
  grep -o 'doc/n0000[0-9a-f]*/[a-z]*> \.$' "$t/q" | cut -d/ -f2 | sort | uniq -c | awk -v whole="$whole" '$1 != whole { bad = 1 } END { exit bad }' || fail "half a document after kill -9 at $wait s of adding"
  grep n0123456789abcdef0123456789abcdef "$t/q" | cmp -s - "$t/first" || fail "what was there is changed after kill -9 at $wait s of adding"
  exits 0 "after kill -9 at $wait s of adding" "$ng" load --no-vocabulary "$n" "$small"
  [ -e "$n/adding.nq" ] && fail "the rest of a killed load is kept"
done
# the same while a new store is filled: it is still new
for wait in 0.1 0.4 0.8; do
  n=$t/new$wait
  "$ng" load -q --no-vocabulary "$n" "$t/large.nq" & pid=$!
  sleep $wait; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
  i=0; while [ "$(engines "$n")" != 0 ] && [ $i -lt 50 ]; do sleep 0.1; i=$((i + 1)); done
  [ "$(engines "$n")" = 0 ] || fail "an orphan engine after kill -9 of a first load"
  i=0; until flock -n -x "$n/lock" true 2>/dev/null || [ $i -gt 50 ]; do sleep 0.1; i=$((i + 1)); done # a dead engine still gives back its memory
  [ -d "$n/data" ] && { quads "$n" | grep -c 'doc/n0000[0-9a-f]*/[a-z]*> \.$' | grep -q -x "$((6000 * whole))" || fail "half a new store after kill -9 at $wait s"; }
  exits 0 "after kill -9 at $wait s" "$ng" load --no-vocabulary "$n" "$small"; says "3 documents"
  [ -d "$n/data.new" ] && fail "the rest of a killed load is kept"
done
# the engine dies, or ends, while a new store is filled
printf '#!/bin/sh\nhead -c 100000 >/dev/null; echo "Error: I am full" >&2; exit 1\n' > "$t/full"; chmod +x "$t/full"
for f in "$small" "$t/large.nq"; do
  NEWSGRAPH_OXIGRAPH=$t/full exits 2 "an engine that ends, $f" "$ng" load "$t/newfull" "$f"; says "I am full"
  [ -e "$t/newfull/data" ] || [ -e "$t/newfull/data.new" ] && fail "a failed engine leaves data"
done
printf '#!/bin/sh\nif [ "$1" = load ]; then echo "Error: I am full" >&2; exit 1; fi; exec "%s" "$@"\n' "$NEWSGRAPH_OXIGRAPH" > "$t/full2"; chmod +x "$t/full2"
quads "$s" > "$t/before"
NEWSGRAPH_OXIGRAPH=$t/full2 exits 2 "an engine that takes no more" "$ng" load --no-vocabulary "$s" "$t/large.nq"; says "I am full"
quads "$s" | cmp -s - "$t/before" || fail "an engine that takes no more has changed the store"
[ -e "$s/adding.nq" ] && fail "the file of what is added is kept after a failure"
# two programs
mkfifo "$t/pipe"; "$ng" load -q "$s" - < "$t/pipe" & pid=$!; exec 9> "$t/pipe"
i=0; while flock -n -x "$s/lock" true && [ $i -lt 50 ]; do sleep 0.1; i=$((i + 1)); done
exits 2 "two loads" "$ng" load "$s" "$small"; says "in use"
kill $pid; exec 9>&-; wait $pid 2>/dev/null
exits 0 "the lock is free again" "$ng" load "$s" "$small"
# the engine dies in the middle
printf '#!/bin/sh\n[ "$1" = load ] && kill -9 $$\nexec "%s" "$@"\n' "$NEWSGRAPH_OXIGRAPH" > "$t/short"; chmod +x "$t/short"
exits 2 "an engine that is killed while it loads" env NEWSGRAPH_OXIGRAPH="$t/short" "$ng" load "$t/k" "$small"; says "signal 9"; [ -d "$t/k/data" ] && fail "an engine that was killed leaves data"
printf '#!/bin/sh\nif [ "$1" = serve ]; then ("%s" "$@" & p=$!; sleep 1; kill -9 $p); else exec "%s" "$@"; fi\n' "$NEWSGRAPH_OXIGRAPH" "$NEWSGRAPH_OXIGRAPH" > "$t/mortal"; chmod +x "$t/mortal"
many 1500 "$t/more.nq"; "$ng" load -q --no-vocabulary "$s" "$t/more.nq" || fail "load"
NEWSGRAPH_OXIGRAPH=$t/mortal exits 2 "an engine that dies" "$ng" load "$s" "$t/more.nq"; says stopped kept
[ "$(engines "$s")" = 0 ] || fail "an engine is left"
finish
