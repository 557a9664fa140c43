#!/bin/sh
# The program as a user calls it: help, version, formats, directories, standard input, show, dump.
. "${srcdir:-.}/tests/cli/lib.sh"
for c in "" extract show dump ontology; do exits 0 "help of '$c'" "$ng" $c --help; [ "$(wc -l < "$t/out")" -gt 8 ] || fail "help of '$c' teaches nothing"; done
exits 0 version "$ng" --version; grep -q '^newsgraph [0-9]' "$t/out" || fail "version"
"$ng" extract "$sample" > "$t/a.ttl"; "$ng" extract - < "$sample" > "$t/b.ttl"
grep -q 'a schema:Claim' "$t/a.ttl" || fail "no claim in the Turtle"
"$ng" extract -o "$t/c.nq" "$sample" && grep -q '/facts> \.$' "$t/c.nq" || fail "the output's name does not decide the format"
"$ng" extract --format nt "$root/output/sample" -o "$t/graphs/" || fail "directory in, directory out"
n=$(find "$root/output/sample" -name '*.txt' -o -name '*.json' | wc -l)
[ "$(find "$t/graphs" -name '*.nt' | wc -l)" = "$n" ] || fail "one graph an article"
"$ng" extract --no-text --mentions none --format nt "$sample" > "$t/small.nt"
grep -q isString "$t/small.nt" && fail "--no-text leaves the text in"
[ "$(wc -l < "$t/small.nt")" -lt "$(wc -l < "$t/graphs/border-talks.nt")" ] || fail "--mentions none is not smaller"
"$ng" extract --base https://example.org/g/ --format nt "$sample" | grep -q 'w3id.org/newsgraph/id' && fail "--base is not everywhere"
"$ng" extract --publisher 'Daily Test' --url https://example.org/1 --date 2021-03-05 --format nt "$sample" > "$t/meta.nt"
for w in 'Daily Test' 'https://example.org/1' '2021-03-05'; do grep -q "$w" "$t/meta.nt" || fail "metadata lost: $w"; done
"$ng" show "$sample" > "$t/show" && grep -q 'People' "$t/show" && grep -q 'K1' "$t/show" || fail "show"
"$ng" show "$sample" | grep -q "$(printf '\033')" && fail "show is coloured when piped"
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then # terminals can be had
  script -qec "'$ng' show '$sample'" /dev/null > "$t/tty" </dev/null; grep -q "$(printf '\033')\[" "$t/tty" || fail "show has no colours on a terminal"
  script -qec "'$ng' extract -o '$t/tty.d/' '$root/output/sample'" /dev/null > "$t/tty" </dev/null; grep -q "$n of $n articles" "$t/tty" || fail "no progress on a terminal"
fi
"$ng" extract --publisher 'Süddeutsche Zeitung' "$sample" | grep -q 'Süddeutsche Zeitung' || fail "a publisher beyond ASCII"
[ "$("$ng" show --summary "$sample" | wc -l)" = 5 ] || fail "the summary has five lines"
"$ng" dump --layer=claim "$sample" | grep -q '^claim 0' || fail "dump of claims"
printf 'The minister said he would go .\nShe agreed .\n\nPutin left Moscow .\n' > "$t/pre.txt"
"$ng" dump --pretokenized --layer=syntax "$t/pre.txt" > "$t/pre.conllu" || fail "pretokenized"
[ "$(grep -c -P '^\d+\t' "$t/pre.conllu")" = 14 ] || fail "pretokenized keeps every token"
[ "$(grep -c '^# sent_id' "$t/pre.conllu")" = 3 ] || fail "pretokenized keeps every sentence"
"$ng" dump --pretokenized --layer=heads "$t/pre.txt" | grep -q 'Ner=B-PER' || fail "heads"
"$ng" ontology | grep -q 'ng:cueSpan' || fail "ontology"
"$ng" ontology --list | grep -q 'queries/q01.rq' || fail "ontology --list"
"$ng" ontology queries/q01.rq | grep -q SELECT || fail "ontology queries/q01.rq"
finish
