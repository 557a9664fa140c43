#!/bin/sh
# query: formats, examples, limits, errors with their place, any endpoint by its address.
. "${srcdir:-.}/tests/store/lib.sh"
s=$t/s
"$ng" load -q "$s" "$small" || fail "load"
who='SELECT ?who ?text { ?c a schema:Claim ; schema:text ?text ; prov:wasAttributedTo/rdfs:label ?who } ORDER BY ?text'
printf 'who,text\nAna Köhler,China was ready to talk\nLi Wei,Russia had left the talks\nAna Köhler,no\n' > "$t/want.csv"
exits 0 "string" "$ng" query "$s" "$who"; tr -d '\r' < "$t/out" | cmp -s - "$t/want.csv" || { fail "rows"; cat "$t/out"; }
echo "$who" > "$t/who.rq"; exits 0 "file" "$ng" query "$s" "$t/who.rq"; tr -d '\r' < "$t/out" | cmp -s - "$t/want.csv" || fail "a file gives other rows"
"$ng" query "$s" - < "$t/who.rq" | tr -d '\r' | cmp -s - "$t/want.csv" || fail "standard input gives other rows"
exits 0 "table" "$ng" query "$s" --format table "$who"; grep -q '^Ana Köhler  China was ready to talk$' "$t/out" || fail "table"
exits 0 "tsv" "$ng" query "$s" --format tsv "$who"; grep -q '"no"@en' "$t/out" || fail "tsv"
exits 0 "json" "$ng" query "$s" --format json "$who"; "${PYTHON3:-python3}" -c 'import json,sys; assert len(json.load(open(sys.argv[1]))["results"]["bindings"]) == 3' "$t/out" || fail "json"
exits 0 "json, cut" "$ng" query "$s" --format json --limit-rows 2 "$who"; says "more than 2 rows"; "${PYTHON3:-python3}" -c 'import json,sys; assert len(json.load(open(sys.argv[1]))["results"]["bindings"]) == 2' "$t/out" || fail "json, cut"
exits 0 "xml, cut" "$ng" query "$s" --format xml --limit-rows 1 "$who"; "${PYTHON3:-python3}" -c 'import sys; from xml.dom.minidom import parse; assert len(parse(sys.argv[1]).getElementsByTagName("result")) == 1' "$t/out" || fail "xml, cut"
exits 0 "csv, cut" "$ng" query "$s" --limit-rows 2 "$who"; [ "$(wc -l < "$t/out")" = 3 ] || fail "csv, cut"
exits 0 "csv, not cut" "$ng" query "$s" --limit-rows 3 "$who"; [ ! -s "$t/err" ] || fail "a limit that was not passed is said to be"
exits 0 "construct" "$ng" query "$s" 'CONSTRUCT { ?a rdfs:label ?l } WHERE { ?a a schema:Country ; rdfs:label ?l }'; grep -q '"China"@en' "$t/out" || fail "construct"
exits 0 "construct, nt" "$ng" query "$s" --format nt --limit-rows 1 'CONSTRUCT { ?a rdfs:label ?l } WHERE { ?a a schema:Country ; rdfs:label ?l }'; [ "$(wc -l < "$t/out")" = 1 ] || fail "construct, nt"
exits 0 "ask" "$ng" query "$s" 'ASK { ?x a schema:Claim }'; [ "$(cat "$t/out")" = true ] || fail "ask"
exits 0 "each statement once" "$ng" query "$s" 'SELECT (COUNT(*) AS ?n) { person:ana-köhler prov:actedOnBehalfOf ?c }'; [ "$(tail -1 "$t/out" | tr -d '\r')" = 1 ] || fail "what two documents say counts twice"
# examples
exits 2 "no examples" env NEWSGRAPH_ONTOLOGY="$t/nothere" "$ng" query --list; says nothere NEWSGRAPH_ONTOLOGY
exits 0 "list" "$ng" query --list; [ "$(grep -c '^@' "$t/out")" = "$(ls "$root"/ontology/queries/*.rq | wc -l)" ] || fail "--list"
"$ng" load -q "$t/o" "$root/output/graphs/all.nq" || fail "the reference graphs do not load"
for f in "$root"/ontology/queries/*.rq; do
  q=$(basename "$f" .rq)
  exits 0 "$q" "$ng" query "$t/o" "@$q"; tr -d '\r' < "$t/out" | cmp -s - "$root/ontology/queries/expected/$q.csv" || fail "$q: other rows than expected"
done
exits 0 "print one" "$ng" query --list @who-said-what; grep -q '^SELECT' "$t/out" || fail "--list @NAME"
exits 0 "parameter" "$ng" query "$s" @who-said-what --country rus; grep -q 'Russia had left' "$t/out" && [ "$(wc -l < "$t/out")" = 2 ] || fail "--country rus"
exits 0 "parameter, a name" "$ng" query "$s" @mentions-in-context --person='Ana Köhler'; [ "$(wc -l < "$t/out")" = 3 ] || fail "--person with a name"
exits 0 "parameter, an IRI" "$ng" query "$s" @mentions-in-context --person "$id/person/li-wei"; [ "$(wc -l < "$t/out")" = 3 ] || fail "--person with an IRI"
exits 0 "parameter, by its name in the store" "$ng" query "$s" @who-said-what --country russia; grep -q 'Russia had left' "$t/out" && [ ! -s "$t/err" ] || fail "--country russia"
exits 0 "parameter, unknown" "$ng" query "$s" @who-said-what --country Narnia; says 'country "Narnia"' "nothing in the store" "Russia (RUS)"; [ "$(wc -l < "$t/out")" = 1 ] || fail "--country Narnia has rows"
exits 0 "parameter, a part of a name" "$ng" query "$s" @said-of-a-person --person köhler; says "the nearest: Ana Köhler (ana-köhler)"
exits 0 "parameter, known" "$ng" query "$s" @who-said-what --country CHN; [ ! -s "$t/err" ] || fail "a country that is there is complained of"
exits 0 "no warning about a word" "$ng" query "$s" @claims-with-a-word --word Narnia; [ ! -s "$t/err" ] || fail "a word is taken for a node"
"$ng" query "$t/o" @what-one-country-says-of-another --from RUS --about CHN > "$t/rows" 2>&1; sed 's/country:CHN/country:XXX/; s/country:RUS/country:CHN/; s/country:XXX/country:RUS/' "$root/ontology/queries/q03.rq" > "$t/swapped.rq"
"$ng" query "$t/o" "$t/swapped.rq" | cmp -s - "$t/rows" || fail "two parameters, each the default of the other"
exits 2 "bad parameter" "$ng" query "$s" @who-said-what --country 'x> ?y'; says country:CHN
exits 0 "a literal keeps its marks" "$ng" query "$s" @time-line --from '2020-01-01" || "1'
exits 2 "no such example" "$ng" query "$s" @nothere; says nothere list
exits 2 "no such parameter" "$ng" query "$s" @coverage --country RUS; says country
# errors
printf 'SELECT *\nWHRE {\n  ?x schema:text ?p\n}\n' > "$t/bad.rq"; exits 1 "syntax" "$ng" query "$s" "$t/bad.rq"; grep -q 'bad.rq:2:[0-9]*: ' "$t/err" || fail "no line and column"
exits 1 "syntax in a string" "$ng" query "$s" 'SELECT * { ?x schema:text }'; says "query:1:27:"
exits 1 "undeclared prefix" "$ng" query "$s" 'SELECT * { ?x nosuch:text ?y }'; says "query:1:15: a prefix that is not declared"
exits 1 "a word that is none" "$ng" query "$s" 'SELECT * { ?x a ?y OPTIONL { ?x a ?z } }'; says "query:1:20: not understood"
exits 1 "no bracket" "$ng" query "$s" 'SELECT * { ?x a ?y FILTER(?x = ?y
}
LIMIT 3'; says "query:2:1: expected"
exits 1 "no end" "$ng" query "$s" 'SELECT * { ?x schema:text ?y '; says 'query:1:29: expected'
exits 1 "nothing" "$ng" query "$s" ' '; says "query:1:1: no query"
exits 1 "a comma" "$ng" query "$s" 'SELECT ?x, ?y { ?x a ?y }'; says "query:1:10: not understood"
exits 1 "update" "$ng" query "$s" 'INSERT DATA { <a:a> <a:b> <a:c> }'; says update load
exits 1 "no file" "$ng" query "$s" "$t/nothere.rq"; says nothere.rq
exits 1 "invalid UTF-8" "$ng" query "$s" "$(printf 'ASK { ?x ?y "\303\050" }')"; says UTF-8
exits 2 "format" "$ng" query "$s" --format ttl "$who"; says csv
exits 2 "no store" "$ng" query "$t/nothere" "$who"; says nothere load
exits 2 "no store named" "$ng" query; says store
exits 1 "stopped in time" timeout 20 "$ng" query "$s" --timeout 1 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }'; says "stopped after 1 s"
exits 1 "stopped in time, sorting" timeout 20 "$ng" query "$s" --timeout 1 'SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (STRLEN(STR(?a)) = STRLEN(STR(?g))) } ORDER BY ?a'; says "stopped after 1 s"
[ "$(engines "$s")" = 0 ] || fail "an engine is left"
"$ng" query "$s" 'SELECT * { ?a ?b ?c . ?d ?e ?f }' 2>"$t/err" | head -2 >/dev/null; [ "$(engines "$s")" = 0 ] || fail "an engine is left after a closed pipe"
if [ -e /dev/full ]; then exits 2 "full disk" sh -c "'$ng' query '$s' '$who' > /dev/full"; says output; fi
[ "$("$ng" query "$s" 'ASK {}' | wc -l)" = 1 ] || fail "an answer without a line end"
# an endpoint by its address
port=$("${PYTHON3:-python3}" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"$NEWSGRAPH_OXIGRAPH" serve-read-only -l "$s/data" -b "127.0.0.1:$port" >/dev/null 2>&1 & pid=$!
i=0; until "$ng" query "http://127.0.0.1:$port/query" 'ASK {}' >/dev/null 2>&1 || [ $i -gt 50 ]; do sleep 0.1; i=$((i + 1)); done
exits 0 "address" "$ng" query "http://127.0.0.1:$port/query" "$who"; tr -d '\r' < "$t/out" | cmp -s - "$t/want.csv" || fail "an address gives other rows"
exits 1 "no such page" "$ng" query "http://127.0.0.1:$port/nothere" "$who"; says 404
kill $pid; wait $pid 2>/dev/null
exits 1 "nobody there" "$ng" query "http://127.0.0.1:$port/query" "$who"; says "$port"
finish
