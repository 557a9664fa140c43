#!/bin/sh
# load --to: into an Oxigraph server by both protocols; past a store that fails in every way; again where it stopped.
. "${srcdir:-.}/tests/store/lib.sh"
py=${PYTHON3:-python3}
command -v curl >/dev/null || { echo "skipped: no curl"; exit 77; }
# as it stands in the file, but for the kinds of integers
sed 's/nonNegativeInteger/integer/' "$small" | LC_ALL=C sort -u > "$t/want"
first () { i=0; until [ -s "$1" ] || [ $i -gt 100 ]; do sleep 0.1; i=$((i + 1)); done; head -1 "$1"; }
# ---- a real one ----
port=$("$py" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
at=http://127.0.0.1:$port
"$NEWSGRAPH_OXIGRAPH" serve -l "$t/ox" -b "127.0.0.1:$port" > "$t/ox.log" 2>&1 & pid=$!
i=0; until "$ng" query "$at/query" 'ASK {}' >/dev/null 2>&1 || [ $i -gt 50 ]; do sleep 0.1; i=$((i + 1)); done
there () { curl -s -H 'Accept: application/n-quads' "$at/store" | LC_ALL=C sort > "$t/there"; }
same () { there; cmp -s "$t/want" "$t/there" || { fail "$1: other quads"; diff "$t/want" "$t/there" | head -5; }; }
exits 0 "update" "$ng" load --no-vocabulary --to "$at/update" "$small"; says "3 documents"; same "update"
exits 0 "update again" "$ng" load --no-vocabulary --to "$at/update" "$small"; same "update again"
exits 0 "small batches" "$ng" load --no-vocabulary --to "$at/update" --batch 7 "$small"; same "small batches"
sed 's/"China was ready to talk"@en/"China was not"@en/' "$small" > "$t/changed.nq"
exits 0 "changed" "$ng" load -q --no-vocabulary --to "$at/update" "$t/changed.nq"; there
grep -q 'China was not"' "$t/there" && ! grep -q 'claim.*"China was ready to talk"@en' "$t/there" || fail "a document is not replaced"
exits 0 "graph store" "$ng" load --no-vocabulary --to "$at/store" --graph-store "$small"; says "3 documents"; same "graph store"
grep -v "/text>" "$small" > "$t/less.nq"; exits 0 "less" "$ng" load -q --no-vocabulary --to "$at/store" --graph-store "$t/less.nq"; there
grep -q '/text> \.$' "$t/there" && fail "a graph that the document has no more stays"
exits 0 "from standard input" sh -c "'$ng' load --no-vocabulary --to '$at/update' < '$small'"; same "standard input"
for p in update 'store --graph-store'; do
  # shellcheck disable=SC2086
  exits 0 "remove" "$ng" load --to "$at/"$p --remove "$doc1"; there; grep -q "$doc1/" "$t/there" && fail "$p: not removed"
  exits 0 "back" "$ng" load -q --no-vocabulary --to "$at/update" "$small"; same "back"
done
exits 0 "vocabulary" "$ng" load -q --to "$at/update" "$small"; there; grep -q "<https://w3id.org/newsgraph/plover>" "$t/there" || fail "no vocabulary"
exits 2 "no such page" "$ng" load --to "$at/nothere" "$small"; says "$at/nothere" "status 404"
exits 1 "a bad file" "$ng" load --to "$at/update" "$t/err"; says format
kill $pid; wait $pid 2>/dev/null
exits 2 "nobody there" "$ng" load --tries 2 --to "$at/update" "$small"; says "$port" "(2 times)"
# ---- Virtuoso, where it is installed ----
if command -v virtuoso-t >/dev/null; then "$py" "$root/tests/store/virtuoso.py" "$ng" "$small" || fail "Virtuoso"; fi
# ---- one that fails ----
# fake NAME PLAN [REST]: starts one; its requests are in $t/NAME
fake () { : > "$t/port"; "$py" "$root/tests/store/fake.py" "$t/$1" "$2" ${3:+"$3"} >> "$t/port" & pid=$!; at=http://127.0.0.1:$(first "$t/port")/u; }
# got NAME: all quads that arrived, by reading its updates in order
got () { cat "$t/$1"/* | awk '/^DROP SILENT GRAPH/ { g = $4; for (q in quad) if (quad[q] == g) delete quad[q]; next } { sub(/^INSERT DATA [{]/, ""); sub(/^[}] GRAPH/, " GRAPH") } /^ GRAPH/ { g = $2; next } / \.$/ { l = $0; sub(/ \.$/, "", l); quad[l " " g " ."] = g } END { for (q in quad) print q }' | LC_ALL=C sort > "$t/there"; }
arrived () { got "$1"; LC_ALL=C sort -u "$small" | cmp -s - "$t/there" || { fail "$1: other quads arrived"; LC_ALL=C sort -u "$small" | diff - "$t/there" | head -5; }; }
fake ill "503 ok reset ok 500 lost half ok 429/1 502"; exits 0 "past failures" "$ng" load --no-vocabulary --tries 9 --to "$at" --batch 10 "$small"; says "3 documents"; kill $pid; arrived ill
fake slow "slow slow"; exits 0 "past slowness" timeout 20 "$ng" load --no-vocabulary --timeout 1 --to "$at" "$small"; kill $pid; arrived slow
fake dead "ok" 503; exits 2 "a store that stays ill" "$ng" load --no-vocabulary --tries 2 --to "$at" "$small"; says "status 503 (2 times)" "fake says 503"; kill $pid
fake strict "400"; exits 2 "a refusal" "$ng" load --no-vocabulary --to "$at" "$small"; says "status 400" "fake says 400"; kill $pid
[ -z "$(ls "$t/strict")" ] || fail "goes on after a refusal"
# ---- again where it stopped ----
fake half1 "ok ok 400"; exits 2 "stopped" "$ng" load --no-vocabulary --resume "$t/journal" --to "$at" "$small"; says "status 400"; kill $pid
[ "$(wc -l < "$t/journal")" = 2 ] || { fail "journal"; cat "$t/journal"; }
printf 'https://w3id.org/newsgraph/id/doc/n11' >> "$t/journal"  # killed while writing
fake half2 ""; exits 0 "goes on" "$ng" load --no-vocabulary --resume "$t/journal" --to "$at" "$small"; says "3 documents"; kill $pid
[ "$(cat "$t/half2"/* | grep -c '^INSERT')" = 2 ] || fail "what had arrived is sent again"
mv "$t/half2" "$t/rest"; mkdir "$t/half2"; cp "$t/half1"/* "$t/half2/"; for f in "$t/rest"/*; do cp "$f" "$t/half2/1$(basename "$f")"; done; arrived half2
fake half3 ""; exits 0 "all is there" "$ng" load --no-vocabulary --resume "$t/journal" --to "$at" "$small"; [ -z "$(ls "$t/half3")" ] || fail "sent although all is there"
exits 0 "changed since" "$ng" load -q --no-vocabulary --resume "$t/journal" --to "$at" "$t/changed.nq"; kill $pid
[ "$(cat "$t/half3"/* | grep -c '^DROP.*facts')" = 1 ] || fail "not the changed document alone"
# ---- who is there ----
NEWSGRAPH_PASSWORD=secret; export NEWSGRAPH_PASSWORD
fake login "" auth; exits 0 "log in" "$ng" load -q --no-vocabulary --user ana --to "$at" "$small"; kill $pid; arrived login
grep -q "Authorization: Basic YW5hOnNlY3JldA==" "$t/login/00000" || fail "name and password"
fake nobody "" 401; exits 2 "not logged in" "$ng" load -q --no-vocabulary --to "$at" "$small"; says "status 401" "NEWSGRAPH_PASSWORD"; kill $pid
fake token "" auth; NEWSGRAPH_TOKEN=abc exits 0 "token" "$ng" load -q --no-vocabulary --to "$at" "$small"; kill $pid; grep -q "Authorization: Bearer abc" "$t/token/00000" || fail "token"
# ---- wrong calls ----
exits 2 "a name in the address" "$ng" load --to http://ana:secret@127.0.0.1:9/ "$small"; says "--user"; grep -q secret "$t/err" && fail "shows the password"
exits 2 "no address" "$ng" load --to my.store "$small"; says my.store http
exits 2 "another protocol" "$ng" load --to ftp://127.0.0.1/x "$small"; says ftp http
exits 2 "--resume without --to" "$ng" load --resume "$t/journal" "$t/s" "$small"; says "--to"
exits 2 "--batch 0" "$ng" load --batch 0 --to http://127.0.0.1:9/ "$small"; says "--batch"
exits 2 "a journal in no folder" "$ng" load --resume "$t/no/journal" --to http://127.0.0.1:9/ "$small"; says journal
finish
