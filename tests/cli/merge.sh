#!/bin/sh
# merge: the same bytes for any order and repetition of the input; links between what may be one happening; errors.
. "${srcdir:-.}/tests/cli/lib.sh"
graphs=$root/output/graphs; week=$root/tests/merge/week.ttl; id=https://w3id.org/newsgraph/id/doc
export TMPDIR="$t"
exits 0 "merge" "$ng" merge "$graphs/all.nq" "$week" -o "$t/1.nq"; says "15 documents" "of which 4"
exits 0 "the other order" "$ng" merge "$week" "$graphs/all.nq" "$graphs/all.nq" -o "$t/2.nq"; cmp "$t/1.nq" "$t/2.nq" || fail "order or repetition of the input changes the bytes"
LC_ALL=C sort -r "$graphs/all.nq" > "$t/reversed.nq"; exits 0 "in little memory" "$ng" merge --memory 1 "$t/reversed.nq" "$week" -o "$t/3.nq"; cmp "$t/1.nq" "$t/3.nq" || fail "order of lines or memory changes the bytes"
exits 0 "again" "$ng" merge "$t/1.nq" "$t/2.nq" -o "$t/4.nq"; cmp "$t/1.nq" "$t/4.nq" || fail "merging again changes the bytes"
[ -z "$(find "$t" -name 'newsgraph-*')" ] || fail "temporary files are left"
# nothing is lost or added but links
LC_ALL=C sort -u "$t/1.nq" | grep -v /graph/links > "$t/got"; { "$ng" merge -q --format nt "$graphs/all.nq"; "$ng" merge -q --format nt "$week"; } | grep -v 'possibleSame\|#same_' | LC_ALL=C sort -u > "$t/want"
sed 's/ <[^ ]*\(graph\/entities\|facts\|text\|prov\)> \.$/ ./' "$t/got" | LC_ALL=C sort -u | cmp - "$t/want" || fail "statements are lost or made up"
[ "$(grep -v -c '/graph/links' "$t/1.nq")" = "$(wc -l < "$t/got")" ] || fail "a statement comes twice"
# the links: to the first that fits, with a score
"$ng" merge -q "$week" | sed -n 's/^<[^ ]*n\([a-e]\)0*#event_\([0-9]*\)_[0-9]*> <[^ ]*possibleSameEvent> <[^ ]*n\([a-e]\)0*#event_\([0-9]*\)_.*/\1\2 \3\4/p' > "$t/links"
printf '%s\n' "b1 a1" "c1 a1" "d1 a1" | cmp - "$t/links" || { fail "other links:"; cat "$t/links"; }
grep -q -F "<$id/nb0000000000000000000000000000000#same_1_2> <http://www.w3.org/2005/11/its/rdf#taConfidence> \"0.752\"^^<http://www.w3.org/2001/XMLSchema#decimal> <https://w3id.org/newsgraph/id/graph/links> ." "$t/1.nq" || fail "the score of a link"
# one key for one happening however it is told, another for another day, none without a day
key () { printf '%s\n' "$1" > "$t/key.txt"; "$ng" extract -q "$t/key.txt" --format nt | sed -n 's/.*#dedupKey> \("[^"]*"\).*/\1/p'; }
told=$(key "Angela Merkel visited Japan on 3 March 2021."); [ "$told" = '"CONSULT|angela-merkel|JPN|2021-03-03/2021-03-03"' ] || fail "key: $told"
[ "$(key "Tokyo prepared well. Angela Merkel's visit to Japan on 3 March 2021 was short.")" = "$told" ] || fail "a noun gives another key than its verb"
[ "$(key "Angela Merkel visited Japan on 4 March 2021.")" != "$told" ] || fail "another day gives the same key"
[ -z "$(key "Angela Merkel visited Japan.")" ] || fail "a key without a day"
# formats
exits 0 "N-Triples" "$ng" merge "$t/1.nq" -o "$t/1.nt"; grep -q '/graph/links> \.$' "$t/1.nt" && fail "N-Triples with graphs"
exits 0 "Turtle in, N-Triples out" "$ng" merge -q --format nt "$graphs"/*.ttl "$week" ; cmp "$t/out" "$t/1.nt" || fail "Turtle gives other statements than N-Quads"
"$ng" merge -q < "$graphs/all.nq" > "$t/in" || fail "standard input"; "$ng" merge -q --from turtle < "$week" | grep -q '#same_' || fail "--from"
mkdir "$t/dir"; cp "$week" "$t/dir"; exits 0 "a folder" "$ng" merge "$t/dir"; says "5 documents"
# errors: the place, and no output
head -20 "$graphs/all.nq" > "$t/bad.nq"; echo 'nonsense' >> "$t/bad.nq"
exits 1 "syntax" "$ng" merge "$week" "$t/bad.nq" -o "$t/not.nq"; says "bad.nq:21:" "nothing was written"; [ ! -e "$t/not.nq" ] || fail "output of a bad input"
echo '_:a <http://example.org/b> "c" .' > "$t/blank.nt"; exits 1 "blank node" "$ng" merge "$t/blank.nt"; says blank.nt "blank node"
exits 1 "missing file" "$ng" merge "$t/nothere.nq"; says nothere.nq
exits 1 "unknown format" "$ng" merge "$t/err"; says format
exits 2 "bad --format" "$ng" merge --format turtle "$week"; says turtle nquads
exits 2 "bad --from" "$ng" merge --from rdfxml "$week"; says rdfxml
exits 2 "bad --memory" "$ng" merge --memory 0 "$week"; says memory
[ ! -e /dev/full ] || { exits 2 "a full disk" "$ng" merge "$week" -o /dev/full; says "cannot be written"; }
TMPDIR=$t/nowhere; export TMPDIR; exits 2 "no place to sort" "$ng" merge --memory 1 "$graphs/all.nq"; says temporary nowhere
finish
