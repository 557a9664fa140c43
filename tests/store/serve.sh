#!/bin/sh
# serve: the SPARQL 1.1 protocol, only reading; limits, strangers, broken requests, ends.
. "${srcdir:-.}/tests/store/lib.sh"
command -v curl >/dev/null || { echo "skipped: no curl"; exit 77; }
# libsoup 3.2 forgets its addresses; nothing of ours may be lost
printf 'leak:soup_server_get_uris\n' > "$t/lsan"; LSAN_OPTIONS=suppressions=$t/lsan:print_suppressions=0; export LSAN_OPTIONS
s=$t/s
"$ng" load -q "$s" "$small" || fail "load"
start () { rm -f "$t/log"; "$ng" serve "$s" --port 0 "$@" > "$t/log" 2>&1 & pid=$!; i=0; until grep -q -s "^Serving" "$t/log" || [ $i -gt 100 ]; do sleep 0.1; i=$((i + 1)); done; url=$(sed -n 's/.*SPARQL: \(.*\))\. .*/\1/p' "$t/log"); }
stop () { kill "$pid"; wait "$pid"; [ $? = 0 ] || fail "serve does not end well"; [ "$(engines "$s")" = 0 ] || fail "an engine is left"; }
# gets STATUS WHAT CURL-ARGUMENTS…
gets () { want=$1; what=$2; shift 2; got=$(curl -s -m 20 -o "$t/out" -D "$t/head" -w '%{http_code}' "$@"); [ "$got" = "$want" ] || { fail "$what: status $got, expected $want"; head -c 300 "$t/out"; }; }
has () { grep -q -i -e "$1" "$t/out" || { fail "answer lacks \"$1\":"; head -c 300 "$t/out"; }; }
head_has () { grep -q -i -e "$1" "$t/head" || { fail "head lacks \"$1\""; cat "$t/head"; }; }
q='query=SELECT (COUNT(*) AS ?n) { ?c a <http://schema.org/Claim> }'
all='query=SELECT * { ?s ?p ?o }'
# fresh: the query as nobody has asked it yet, for the engine
fresh () { echo "$q # $(date +%N)"; }
endless='query=SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (STRLEN(STR(?a)) = STRLEN(STR(?g))) } ORDER BY ?a'
start --timeout 1 --limit-rows 50
gets 200 "GET" -G -H 'Accept: text/csv' --data-urlencode "$q" "$url"; has '^3'; head_has 'content-type: text/csv'
gets 200 "POST, form" -H 'Accept: text/csv' --data-urlencode "$q" "$url"; has '^3'
gets 200 "POST, query" -H 'Accept: text/csv' -H 'Content-Type: application/sparql-query' --data "${q#query=}" "$url"; has '^3'
gets 200 "json" -H 'Accept: application/sparql-results+json' --data-urlencode "$q" "$url"; has '"value":"3"'
gets 200 "best first" -H 'Accept: text/csv;q=0.2, application/sparql-results+xml;q=0.9' --data-urlencode "$q" "$url"; has '</sparql>'
gets 200 "tsv" -H 'Accept: text/tab-separated-values' --data-urlencode "$q" "$url"; has '^3'
gets 200 "anything" --data-urlencode "$q" "$url"; head_has 'content-type: application/sparql-results'
gets 200 "construct" -H 'Accept: text/turtle' --data-urlencode 'query=CONSTRUCT { ?c a ?t } { ?c a ?t } LIMIT 1' "$url"; head_has 'content-type: text/turtle'
gets 200 "one graph" -H 'Accept: text/csv' --data-urlencode 'query=SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' --data-urlencode "default-graph-uri=$id/graph/entities" "$url"; has '^10'
# the same again is answered from what was kept, and the same; not what changes, or in another form, or of another graph
some='query=SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 9'
gets 200 "rows" -H 'Accept: text/csv' --data-urlencode "$some" "$url"; cp "$t/out" "$t/rows"; head_has 'chunked'
gets 200 "rows again" -H 'Accept: text/csv' --data-urlencode "$some" "$url"; cmp -s "$t/out" "$t/rows" || fail "the same query, other rows"; head_has 'content-length'; head_has 'content-type: text/csv'; head_has 'X-SPARQL-MaxRows: 50'
gets 200 "rows again, as TSV" -H 'Accept: text/tab-separated-values' --data-urlencode "$some" "$url"; head_has 'tab-separated'
gets 200 "rows again, of a graph" -H 'Accept: text/csv' --data-urlencode "$some" --data-urlencode "default-graph-uri=$id/graph/entities" "$url"; cmp -s "$t/out" "$t/rows" && fail "one graph gives the rows of all"
gets 200 "a number by chance" -H 'Accept: text/csv' --data-urlencode 'query=SELECT (RAND() AS ?r) {}' "$url"; cp "$t/out" "$t/rows"; gets 200 "another" -H 'Accept: text/csv' --data-urlencode 'query=SELECT (RAND() AS ?r) {}' "$url"; cmp -s "$t/out" "$t/rows" && fail "RAND() is kept"
gets 200 "service description" "$url"; has 'sd:endpoint'; has 'format:JSON-LD'; head_has 'text/turtle'
gets 200 "examples" "${url%sparql}queries.json"; "${PYTHON3:-python3}" -c 'import json,sys; assert any(q["name"] == "who-said-what" and "SELECT" in q["text"] for q in json.load(open(sys.argv[1])))' "$t/out" || fail "queries.json"
gets 200 "front page" "${url%sparql}"; head_has 'content-security-policy'
# a connection that its client has closed is closed
before=$(ls "/proc/$pid/fd" | wc -l); for i in 1 2 3 4 5 6 7 8 9 10; do curl -s -m 20 -o "$t/out" "${url%sparql}"; curl -s -m 20 -o "$t/out" --data-urlencode "$q" "$url"; done
sleep 0.3; [ "$(ls "/proc/$pid/fd" | wc -l)" -lt $((before + 10)) ] || fail "connections are left open: $before, then $(ls "/proc/$pid/fd" | wc -l)"
# nodes
at=${url%/sparql}
gets 200 "node, turtle" -H 'Accept: text/turtle' "$at/id/country/CHN"; has '"China"@en'; head_has 'content-type: text/turtle'
gets 200 "node, anything" "$at/id/country/CHN"; head_has 'content-type: text/turtle'
gets 200 "node, json" -H 'Accept: application/json' "$at/id/person/ana-k%C3%B6hler"; head_has 'ld+json'; "${PYTHON3:-python3}" -c 'import json,sys; assert any(n["@id"].endswith("ana-köhler") for n in json.load(open(sys.argv[1])))' "$t/out" || fail "node, json"
gets 200 "node, best first" -H 'Accept: text/html;q=0.5, application/ld+json' "$at/id/country/CHN"; head_has 'ld+json'
gets 303 "node, browser" -H 'Accept: text/html,*/*;q=0.8' "$at/id/country/CHN"; head_has '^location: .*/#/node?iri=https%3A%2F%2Fw3id.org%2Fnewsgraph%2Fid%2Fcountry%2FCHN'
gets 200 "document" "$at/id/doc/n0123456789abcdef0123456789abcdef"; has 'isString'; has 'NewsArticle'; has 'claim_16_39'
gets 200 "claim by its IRI" -G --data-urlencode "iri=$doc1#claim_16_39" --data format=nt "$at/node"; has 'China was ready to talk'; head_has 'n-triples'
gets 404 "no such node" "$at/id/country/XXX"; gets 404 "no IRI" "$at/node?iri=x%3Ey"; gets 404 "no IRI either" "$at/node?iri=http://a/%3E%20%7D"; gets 404 "none at all" "$at/node"
gets 406 "node as a picture" -H 'Accept: image/png' "$at/id/country/CHN"; gets 405 "node, POST" -X POST "$at/id/country/CHN"
# only reading
for u in 'update=CLEAR ALL' 'query=CLEAR ALL' 'query=INSERT DATA { <a:a> <a:b> <a:c> }'; do gets 403 "$u" --data-urlencode "$u" "$url"; done
gets 403 "update body" -H 'Content-Type: application/sparql-update' --data 'CLEAR ALL' "$url"
gets 403 "SERVICE" --data-urlencode 'query=SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }' "$url"
gets 403 "SERVICE, hidden" --data-urlencode 'query=SELECT * { S\u0045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }' "$url"
for m in PUT DELETE PATCH; do gets 405 "$m" -X $m "$url"; head_has '^allow:'; done
gets 404 "store protocol" "${url%sparql}store"; gets 404 "engine's own path" "${url%sparql}query"; gets 404 "below" "$url/x"; gets 404 "a file" --path-as-is "${url%sparql}../../etc/passwd"
# what is wrong is said
gets 400 "syntax" --data-urlencode 'query=SELECT * { ?s ?p }' "$url"; has 'error at 1:'
gets 400 "a word that is none" --data-urlencode 'query=SELECT * { ?s a ?o OPTIONL { ?s a ?p } }' "$url"; has 'error at 1:20: not understood'
gets 400 "no such prefix" --data-urlencode 'query=SELECT * { ?s nosuch:p ?o }' "$url"; has 'error at 1:15: a prefix that is not declared'
gets 400 "no query" -X POST -H 'Content-Type: application/x-www-form-urlencoded' "$url"; has 'no query'
gets 400 "two queries" --data-urlencode "$q" --data-urlencode "$q" "$url"
gets 400 "invalid UTF-8" "$url?query=%ff%fe"; gets 400 "a NUL" "$url?query=ASK%00"; gets 400 "broken escape" "$url?query=%zz"
gets 415 "text" -H 'Content-Type: text/plain' --data 'ASK {}' "$url"
gets 406 "pictures" -H 'Accept: image/png' --data-urlencode "$q" "$url"
head -c 1200000 /dev/zero | tr '\0' ' ' > "$t/large"
gets 413 "a large query" -H 'Expect:' -H 'Content-Type: application/sparql-query' --data-binary @"$t/large" "$url"
gets 413 "a large query without a length" -H 'Expect:' -H 'Transfer-Encoding: chunked' -H 'Content-Type: application/sparql-query' --data-binary @"$t/large" "$url"
printf 'GET /sparql HTTP/9.9\r\n\r\n' > "$t/broken"; head -c 300 /dev/urandom >> "$t/broken"
"${PYTHON3:-python3}" - "$url" "$t/broken" <<'P' || fail "broken HTTP"
import socket, sys, urllib.parse
u = urllib.parse.urlparse(sys.argv[1])
for data in (open(sys.argv[2], "rb").read(), b"POST /sparql HTTP/1.1\r\nContent-Length: 99\r\n\r\nx", b"\r\n" * 50, b"GET " + b"a" * 200000):
    c = socket.create_connection((u.hostname, u.port)); c.sendall(data); c.close()
P
gets 200 "after all that" --data-urlencode "$q" "$url"
# limits
gets 200 "rows" -H 'Accept: text/csv' --data-urlencode "$all" "$url"; [ "$(wc -l < "$t/out")" = 51 ] || fail "row limit"; head_has 'x-sparql-maxrows: 50'
gets 200 "a graph is not cut" -H 'Accept: text/turtle' --data-urlencode 'query=CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }' "$url"; [ "$(grep -c ';$' "$t/out")" -gt 50 ] || fail "a graph is cut"; grep -q -i maxrows "$t/head" && fail "a limit is named that does not hold"
gets 504 "time" --data-urlencode 'query=SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }' "$url"; has 'stopped after 1 s'
(gets 504 "time, sorting" --data-urlencode "$endless" "$url") & other=$!
gets 200 "beside it" -H 'Accept: text/csv' --data-urlencode "$(fresh)" "$url"; wait $other
gets 200 "the next one" -H 'Accept: text/csv' --data-urlencode "$(fresh)" "$url"; has '^3'
i=0; while [ "$(engines "$s")" -gt 1 ] && [ $i -lt 50 ]; do sleep 0.1; i=$((i + 1)); done; [ "$(engines "$s")" = 1 ] || fail "engines that were given up on are still there"
kill -9 "$(pgrep -f -- "--location $s/data")"; sleep 0.3; gets 200 "after the engine died" -H 'Accept: text/csv' --data-urlencode "$(fresh)" "$url"; has '^3'
# strangers
gets 403 "another name" -H 'Host: evil.example' -G --data-urlencode "$q" "$url"
gets 200 "localhost" -H "Host: localhost:1" -G --data-urlencode "$q" "$url"
gets 200 "an origin that was not allowed" -H 'Origin: http://other.example' --data-urlencode "$q" "$url"; grep -q -i access-control-allow-origin "$t/head" && fail "every origin may read"
# others on the store and the port
exits 0 "query beside serve" "$ng" query "$s" 'ASK {}'
exits 2 "load beside serve" "$ng" load "$s" "$small"; says "in use"
port=${url##*:}; exits 2 "a port in use" timeout 20 "$ng" serve "$s" --port "${port%/sparql}"; says "in use" "--port"
stop
exits 0 "load after serve" "$ng" load -q "$s" "$small"
start --cors http://page.example --limit-rows 0
gets 200 "an origin that was allowed" -H 'Origin: http://page.example' --data-urlencode "$q" "$url"; head_has 'access-control-allow-origin: http://page.example'
gets 204 "preflight" -X OPTIONS -H 'Origin: http://page.example' "$url"; head_has 'access-control-allow-methods'
# 20 clients at once: no wrong answer
seq 200 | xargs -P 20 -n 1 sh -c 'echo $(curl -s -m 30 -H "Accept: text/csv" --data-urlencode "$0" "$1")' "$q" "$url" | tr -d '\r' | sort | uniq -c > "$t/counts"
[ "$(tr -s ' ' < "$t/counts")" = " 200 n 3" ] || { fail "clients at once"; cat "$t/counts"; }
# a slow client does not hold up others, one that leaves does no harm
curl -s --limit-rate 100 -m 3 -o /dev/null -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s ?p ?o . ?a ?b ?c }' "$url" & slow=$!
gets 200 "beside a slow client" -m 5 -H 'Accept: text/csv' --data-urlencode "$q" "$url"; has '^3'; wait $slow
gets 200 "after a client that left" -H 'Accept: text/csv' --data-urlencode "$q" "$url"; has '^3'
kill -9 "$pid"; wait "$pid" 2>/dev/null; i=0; while [ "$(engines "$s")" != 0 ] && [ $i -lt 50 ]; do sleep 0.1; i=$((i + 1)); done
[ "$(engines "$s")" = 0 ] || fail "an orphan engine after kill -9"
exits 2 "bad port" "$ng" serve "$s" --port 70000; says 70000
exits 2 "bad address" "$ng" serve "$s" --listen nowhere; says nowhere
exits 2 "no store" "$ng" serve "$t/nothere"; says nothere
exits 2 "no argument" "$ng" serve; says store
# without its pages it says so, and serves
data=$NEWSGRAPH_DATA; NEWSGRAPH_DATA=$t; start; NEWSGRAPH_DATA=$data; grep -q 'no pages there' "$t/log" || fail "nothing said of the pages that lack"
gets 200 "without pages" -H 'Accept: text/csv' --data-urlencode "$q" "$url"; has '^3'
stop
finish
