#!/bin/sh
# load: formats, replacing, removing, the merged default graph, errors.
. "${srcdir:-.}/tests/store/lib.sh"
s=$t/s
exits 0 "load" "$ng" load --no-vocabulary "$s" "$small"; says "3 documents" "123 quads"
quads "$s" > "$t/1"
# the engine keeps all kinds of integer as xsd:integer
sed 's/nonNegativeInteger/integer/' "$small" > "$t/want"
sed 's/ <[^ ]*> \.$/ ./' "$t/want" | LC_ALL=C sort -u | cat - "$t/want" | LC_ALL=C sort > "$t/both"
cmp -s "$t/both" "$t/1" || { fail "the store is not the quads and their merge, each once"; diff "$t/both" "$t/1" | head -5; }
exits 0 "load again" "$ng" load --no-vocabulary "$s" "$small"; quads "$s" | cmp -s - "$t/1" || fail "loading twice changes the store"
LC_ALL=C sort -r "$small" | "$ng" load -q --no-vocabulary "$s" || fail "standard input"; quads "$s" | cmp -s - "$t/1" || fail "another order of lines changes the store"
# another version of a document replaces it; what two documents say stays when one goes
grep -v 'claim_16_39\|#offset_16_21' "$small" | grep n0123456789abcdef > "$t/shorter.nq"
exits 0 "replace" "$ng" load --no-vocabulary "$s" "$t/shorter.nq"; quads "$s" > "$t/2"
grep -q 'claim_16_39>' "$t/2" && fail "the old version is still there"
grep -q 'n1123456789abcdef1123456789abcdef#claim' "$t/2" || fail "another document is gone"
shared="<$id/person/ana-köhler> <http://www.w3.org/ns/prov#actedOnBehalfOf> <$id/country/CHN> ."
exits 0 "remove" "$ng" load "$s" --remove "$doc1"; quads "$s" > "$t/3"
grep -q "n0123456789abcdef0123456789abcdef/" "$t/3" && fail "removed, but still there"
grep -q -x -F "$shared" "$t/3" || fail "removed what another document says too"
exits 1 "remove what is not there" "$ng" load "$s" --remove "$doc1"; says "no such document" n0123
exits 1 "remove nonsense" "$ng" load "$s" --remove "not an iri"; says "not an absolute IRI"
exits 1 "remove a line of CSV" "$ng" load "$s" --remove "$doc1$(printf ' \r')"; says "no such document"
exits 0 "remove the last that says it" "$ng" load "$s" --remove $id/doc/n2123456789abcdef2123456789abcdef; quads "$s" | grep -q -x -F "$shared" && fail "a statement that no graph holds stays in the default graph"
# a document that comes again: only what differs is written, and the store is as if the new version had come alone
again () { rm -rf "$t/v1" "$t/v2"; "$ng" load -q --no-vocabulary "$t/v1" "$small" && "$ng" load -q --no-vocabulary "$t/v1" "$t/$1.nq" && "$ng" load -q --no-vocabulary "$t/v2" "$t/$1.nq" || fail "$1: load"; quads "$t/v1" > "$t/got"; quads "$t/v2" > "$t/want"; cmp -s "$t/got" "$t/want" || { fail "$1: another store than without the version before"; diff "$t/got" "$t/want" | head -5; }; }
sed 's/was ready/is ready/' "$small" > "$t/words.nq"; again words; grep -q 'is ready' "$t/got" || fail "nothing was changed"
sed "/claim_16_39>/s|<$doc1/facts> \\.|<$doc1/text> .|" "$small" > "$t/moved.nq"; again moved; grep -q "claim_16_39> .*<$doc1/text> \\." "$t/got" || fail "nothing was moved"
grep -v "<$doc1/prov> \\." "$small" > "$t/emptied.nq"; again emptied; "$ng" query "$t/v1" 'SELECT ?g { GRAPH ?g {} }' --format csv | grep -q "$doc1/prov" && fail "a graph of which nothing is left is still known"
grep -v -F "${shared% .} <$doc1/facts> ." "$small" > "$t/unshared.nq"; cmp -s "$small" "$t/unshared.nq" && fail "nothing was taken out"; again unshared; grep -q -x -F "$shared" "$t/got" || fail "what another document says left the default graph"
sed 's/"\([0-9]*\)"^^<[^>]*nonNegativeInteger>/"0\1"^^<http:\/\/www.w3.org\/2001\/XMLSchema#integer>/; s/\(0\.[0-9]*\)"^^/\100"^^/' "$small" > "$t/numbers.nq"; again numbers; quads "$t/v1" | cmp -s - "$t/1" || fail "numbers that are written otherwise change the store"
sed "s/#\(offset\|claim\)_/#\1_9/g" "$small" > "$t/another.nq"; again another
{ cat "$small" "$small"; echo "_:a <http://schema.org/text> \"a\"@en <$doc1/facts> ."; } > "$t/blank.nq"; "$ng" load -q --no-vocabulary "$t/b" "$t/blank.nq"; for i in 1 2; do exits 0 "blank nodes" "$ng" load --no-vocabulary "$t/b" "$t/blank.nq"; quads "$t/b" | grep -v '^_:' | cmp -s - "$t/1" || fail "beside a blank node the store is another"; [ "$(quads "$t/b" | grep -c '^_:')" = 2 ] || fail "a blank node is there more or less than once"; done
"$ng" load -q --no-vocabulary "$t/b" "$small"; quads "$t/b" | cmp -s - "$t/1" || fail "a blank node stays"
# the other formats: the same statements
sed 's/ <[^ ]*> \.$/ ./' "$small" | LC_ALL=C sort -u > "$t/small.nt"
cp "$t/small.nt" "$t/small.ttl"; sed 's/nonNegativeInteger/integer/' "$t/small.nt" > "$t/small.want"
awk '{ g = $(NF - 1); sub(/ <[^ ]*> \.$/, ""); print g " { " $0 " }" }' "$small" > "$t/small.trig"
for f in nt ttl trig; do
  exits 0 "$f" "$ng" load --no-vocabulary "$t/$f" "$t/small.$f"; says "3 documents"
  quads "$t/$f" > "$t/got"; while read -r line; do grep -q -x -F -e "$line" "$t/got" || { fail "$f: lost: $line"; break; }; done < "$t/small.want"
done
quads "$t/trig" | cmp -s - "$t/1" || fail "TriG gives other quads than N-Quads"
quads "$t/nt" | grep -q -F "claim_16_39> <http://schema.org/text> \"China was ready to talk\"@en <$doc1/facts> ." || fail "triples are not in their document's graph"
for f in nt ttl; do exits 0 "$f, standard input" sh -c '"$1" load --no-vocabulary "$2" < "$3"' sh "$ng" "$t/in.$f" "$t/small.$f"; quads "$t/in.$f" > "$t/got"; quads "$t/$f" | cmp -s - "$t/got" || fail "$f from standard input"; done
{ echo '@prefix x: <http://example.org/> .'; cat "$t/small.ttl"; } | "$ng" load -q --no-vocabulary "$t/in.prefix" || fail "Turtle from standard input"; quads "$t/in.prefix" > "$t/got"; quads "$t/ttl" | cmp -s - "$t/got" || fail "Turtle from standard input differs"
{ echo 'PREFIX x: <http://example.org/>'; cat "$t/small.trig"; } | "$ng" load -q --no-vocabulary "$t/in.trig" - || fail "TriG from standard input"; quads "$t/in.trig" > "$t/got"; quads "$t/trig" | cmp -s - "$t/got" || fail "TriG from standard input differs"
mkdir "$t/dir"; cp "$t/small.trig" "$t/dir/"; exits 0 "a folder" "$ng" load --no-vocabulary "$t/d" "$t/dir"; says "3 documents"
# a new store takes all inputs in one stream: one that is bad leaves no trace, a document that comes again is replaced
head -60 "$small" > "$t/cut.nq"; echo nonsense >> "$t/cut.nq"
exits 1 "a bad file first" "$ng" load --no-vocabulary "$t/n1" "$t/cut.nq"; says "cut.nq:61:" "0 documents"
[ -d "$t/n1/data" ] || [ -d "$t/n1/data.new" ] && fail "a bad file leaves data in a new store"
{ sed 1q "$small"; printf '<http://a/b> <http://c'; } > "$t/half.nq"; exits 1 "half a file" "$ng" load --no-vocabulary "$t/n1" "$t/half.nq"; says "half.nq:2:" "ends in an IRI"
exits 1 "a bad file, then a good one" "$ng" load --no-vocabulary "$t/n2" "$t/cut.nq" "$small"; says "3 documents" "123 quads"; quads "$t/n2" | cmp -s - "$t/1" || fail "the good file after a bad one"
exits 1 "a good file, then a bad one" "$ng" load --no-vocabulary "$t/n3" "$small" "$t/cut.nq"; says "3 documents" "123 quads"; quads "$t/n3" | cmp -s - "$t/1" || fail "the good file before a bad one"
exits 0 "a document twice" "$ng" load --no-vocabulary "$t/n4" "$small" "$t/shorter.nq"; quads "$t/n4" | cmp -s - "$t/2" || fail "a document that comes again is not replaced"
grep n0123456789abcdef "$small" > "$t/one.nq"; grep n1123456789abcdef "$small" > "$t/two.nq"; grep -v 'n[01]123456789abcdef' "$small" > "$t/rest.nq"
exits 0 "many files" "$ng" load --no-vocabulary "$t/n5" "$t/one.nq" "$t/two.nq" "$t/rest.nq"; says "3 documents" "123 quads"; quads "$t/n5" | cmp -s - "$t/1" || fail "the same documents in three files"
{ grep -v /doc/ "$small"; grep /doc/ "$small"; } | sed 's/ <[^ ]*> \.$/ ./' | "$ng" load -q --no-vocabulary --format nt "$t/n6" - || fail "shared triples first"
quads "$t/nt" > "$t/got"; quads "$t/n6" | cmp -s - "$t/got" || fail "shared triples that come first go elsewhere"
exits 0 "nothing" "$ng" load "$t/n7" - < /dev/null; says "0 documents"; exits 2 "query of nothing" "$ng" query "$t/n7" 'ASK {}'; says "nothing was loaded"
exits 2 "no vocabulary to be found" env NEWSGRAPH_ONTOLOGY="$t/nothere" "$ng" load "$t/n8" "$small"; says vocabulary; quads "$t/n8" | cmp -s - "$t/1" || fail "what was loaded goes with the vocabulary that is not there"
many 200 "$t/parts.nq"; exits 0 "all at once" "$ng" load --no-vocabulary "$t/whole" "$t/parts.nq"; exits 0 "in parts" "$ng" load --no-vocabulary --memory 1 "$t/parts" "$t/parts.nq" "$small"; says "203 documents"
"$ng" load -q --no-vocabulary "$t/whole" "$small"; quads "$t/whole" > "$t/got"; quads "$t/parts" | cmp -s - "$t/got" || fail "a store that was filled in parts is another"
{ cat "$t/parts.nq"; echo nonsense; } > "$t/cut2.nq"; exits 1 "in parts, bad at the end" "$ng" load --no-vocabulary --memory 1 "$t/n9" "$t/cut2.nq"; [ -d "$t/n9/data" ] || [ -d "$t/n9/data.new" ] && fail "the parts of a bad file are kept"
# much that the store lacks goes the short way: what is there is replaced, what is not is added, and the store is the same
many 700 "$t/add.nq"; "$ng" load -q --no-vocabulary "$t/a1" "$t/add.nq" "$small" || fail "at once"
head -3000 "$t/add.nq" > "$t/some.nq"; "$ng" load -q --no-vocabulary "$t/a2" "$t/shorter.nq" "$t/some.nq" || fail "a part"
exits 0 "the rest" "$ng" load --no-vocabulary "$t/a2" "$t/add.nq" "$small"; says "703 documents" "$(cat "$t/add.nq" "$small" | wc -l) quads"
quads "$t/a1" > "$t/want"; quads "$t/a2" | cmp -s - "$t/want" || fail "what was added to a store differs from what was loaded at once"
[ -e "$t/a2/adding.nq" ] && fail "the file of what is added is kept"
head -3000 "$t/add.nq" > "$t/a.nq"; "$ng" load -q --no-vocabulary "$t/a3" "$small" || fail "a small store"
exits 0 "in parts" "$ng" load --no-vocabulary --memory 1 "$t/a3" "$t/add.nq"; quads "$t/a3" | cmp -s - "$t/want" || fail "what was added in parts differs"
exits 1 "much, bad at the end" "$ng" load --no-vocabulary "$t/a3" "$t/cut2.nq"; quads "$t/a3" | cmp -s - "$t/want" || fail "a bad file was added"
# vocabulary
exits 0 "vocabulary" "$ng" load "$t/v" "$small"; quads "$t/v" | grep -q "<https://w3id.org/newsgraph/ns#Claim\|<https://w3id.org/newsgraph/plover#AGREE>" || fail "no vocabulary in the store"
# foreign triples need a graph
echo '<http://example.org/a> <http://example.org/b> "c"@en .' > "$t/foreign.nt"
exits 1 "foreign triples" "$ng" load "$t/v" "$t/foreign.nt"; says foreign.nt graph
exits 0 "foreign triples in a graph" "$ng" load --graph http://example.org/g "$t/v" "$t/foreign.nt"; quads "$t/v" | grep -q '"c"@en <http://example.org/g> \.' || fail "--graph"
# errors: with file, line and column, and nothing of the file is stored
quads "$t/v" > "$t/before"
head -40 "$small" > "$t/bad.nq"; echo '<http://example.org/a> <http://example.org/b> "open .' >> "$t/bad.nq"
exits 1 "syntax" "$ng" load "$t/v" "$t/bad.nq"; says "bad.nq:41:"
many 200 "$t/far.nq"; echo 'nonsense' >> "$t/far.nq"
exits 1 "syntax, far down" "$ng" load "$t/v" "$t/far.nq"; says "far.nq:$(wc -l < "$t/far.nq"):"
printf '<http://example.org/a> <http://example.org/b> "a\000b" <http://example.org/g> .\n' > "$t/nul.nq"; exits 1 "a NUL byte" "$ng" load "$t/v" "$t/nul.nq"; says nul.nq
printf '<http://example.org/a> <http://example.org/b> "\303\050" <http://example.org/g> .\n' > "$t/utf8.nq"; exits 1 "invalid UTF-8" "$ng" load "$t/v" "$t/utf8.nq"; says utf8.nq
echo '<http://example.org/a b> <http://example.org/b> "c" <http://example.org/g> .' > "$t/iri.nq"; exits 1 "bad IRI" "$ng" load "$t/v" "$t/iri.nq"; says iri.nq
echo '<a> <http://example.org/b> "c" .' > "$t/rel.ttl"; exits 1 "relative IRI" "$ng" load "$t/v" "$t/rel.ttl"; says rel.ttl
quads "$t/v" | cmp -s - "$t/before" || fail "a bad file changed the store"
exits 1 "missing file" "$ng" load "$t/v" "$t/nothere.nq"; says nothere.nq
exits 1 "one bad of two" "$ng" load "$t/v" "$t/bad.nq" "$small"; says bad.nq "3 documents"
exits 1 "unknown format" "$ng" load "$t/v" "$t/err"; says format
exits 2 "bad --format" "$ng" load --format rdfxml "$t/v" "$small"; says rdfxml
exits 2 "bad --graph" "$ng" load --graph 'a b' "$t/v" "$small"; says absolute
exits 2 "no store" "$ng" load; says store
exits 2 "an address" "$ng" load http://127.0.0.1:9/ "$small"; says folder -- --to
: > "$t/file"; exits 2 "a file for a store" "$ng" load "$t/file" "$small"; says file folder
exits 2 "a folder that is no store" "$ng" load "$t/dir" "$small"; says "no newsgraph store"
printf 'newsgraph store 9, engine other\n' > "$t/v/newsgraph.store"; exits 2 "a store of another version" "$ng" load "$t/v" "$small"; says "another version" "store 9"
NEWSGRAPH_OXIGRAPH=$t/nothere; exits 2 "no engine" "$ng" load "$s" "$small"; says NEWSGRAPH_OXIGRAPH nothere
mkdir "$t/bin"; cp "$ng" "$t/bin/newsgraph"; NEWSGRAPH_OXIGRAPH=; exits 2 "no engine at all" env PATH=/nowhere "$t/bin/newsgraph" load "$s" "$small"; says "pipx install oxigraph"
printf '#!/bin/sh\necho "Error: I am ill" >&2\nexit 1\n' > "$t/ill"; chmod +x "$t/ill"; NEWSGRAPH_OXIGRAPH=$t/ill; exits 2 "an engine that fails" "$ng" load "$s" "$small"; says "I am ill"
finish
