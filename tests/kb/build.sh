#!/bin/sh
# newsgraph kb: builds from generated dumps (plain, gzip, standard input, stopped, damaged, cut short), imports, finds.
. "${srcdir:-.}/tests/cli/lib.sh"
make_dump=$PWD/tests/kb/make-dump
[ -x "$make_dump" ] || { echo "no $make_dump"; exit 1; }
cd "$t" || exit 1
"$make_dump" 20000 2 > dump.json; "$make_dump" 20000 2 | cmp -s - dump.json || fail "the generator gives other bytes"
exits 0 build "$ng" kb build dump.json -o a.kb; [ ! -e a.kb.parts ] || fail "parts are left behind"
exits 0 info "$ng" kb info a.kb; for w in 'person  *12505' 'country  *200' 'city  *4000' 'organisation  *2002' 'damaged  *0'; do grep -q "$w" out || fail "info lacks $w"; done
grep -q 'title  *Wikidata' out || fail "no title"
name=$(python3 -c 'import json
for l in open("dump.json"):
    if "\"Q100001\"" in l: print(json.loads(l.strip().rstrip(","))["labels"]["en"]["value"]); break')
exits 0 find "$ng" kb find --kb a.kb "$name"; grep -q "^Q100001	person	$name" out || fail "find $name"
grep -q 'President of .* Republic\|President of [A-Z]' out || fail "no post"; grep -q ', [A-Z][A-Z]X,' out || fail "the post has no country"
exits 1 "find nobody" "$ng" kb find --kb a.kb "no such name"; says "no such name"
# what dumps hold now and then: ranks, ends not known, lives that end, missing labels, names besides the label, lines of megabytes
finds () { exits 0 "find $1" "$ng" kb find --kb a.kb "$1"; shift; for w; do grep -q "$w" out || fail "lacks $w: $(cat out)"; done; }
finds "Ada Oddly" '1950-01-01 – 2001-02-03, AAX$' 'politician class' 'AAX, 1991-\(..-..\) – 1991-\1$' 'ABX, 1992-.* – 2001-02-03$'; grep -q ACX out && fail "a deprecated office"
finds "Bela Oddly" Q50001; finds "Grand Oddly" 'AAX, 1900'; [ "$(wc -l < out)" -eq 66 ] || fail "all offices of a huge item"
finds "Odd Works Incorporated" 'organisation	Odd Works (alias)'; finds "jose o'oddly 😀" Q50007; finds "Odda Haruka" Q50008; finds "Odd Guild" 'organisation'
for n in "Common Oddly" "Odd Werke"; do exits 1 "find $n" "$ng" kb find --kb a.kb "$n"; done
# the same dump in other clothes gives the same bytes
"$ng" kb build - -o plain.kb < dump.json || fail "standard input"
gzip -c dump.json | "$ng" kb build -o gz.kb || fail "gzip on standard input"; cmp -s plain.kb gz.kb || fail "gzip: other bytes"
{ head -n 3000 dump.json | gzip; tail -n +3001 dump.json | gzip; } | "$ng" kb build - -o members.kb; cmp -s plain.kb members.kb || fail "gzip of two members: other bytes"
"$ng" kb build --memory 1 - -o small.kb < dump.json; cmp -s plain.kb small.kb || fail "cut into runs: other bytes"
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then # terminals can be had
  script -qec "'$ng' kb build --memory 1 dump.json -o tty.kb" /dev/null > tty </dev/null; grep -q 'MB/s, .* left' tty && grep -q 'writing' tty || fail "no progress on a terminal"
fi
# stopped and called again: the same bytes, and not all is read again
mkfifo pipe; "$ng" kb build --memory 1 - -o stopped.kb < pipe & pid=$!
exec 3> pipe; head -c 30000000 dump.json >&3
n=0; while [ ! -e stopped.kb.parts/run-00000 ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
kill -9 $pid; wait $pid 2>/dev/null; exec 3>&-
[ -e stopped.kb.parts/run-00000 ] && [ ! -e stopped.kb ] || fail "no runs when it was stopped"
"$make_dump" 100 8 | "$ng" kb build - -o stopped.kb 2> err && fail "goes on with another dump"; says "another dump"
exits_with_input () { "$ng" kb build --memory 1 - -o stopped.kb < dump.json; }
exits_with_input || fail "does not go on"; cmp -s plain.kb stopped.kb || fail "stopped and gone on: other bytes"; [ ! -e stopped.kb.parts ] || fail "parts are left behind"
# damage
awk 'NR == 50 { print substr ($0, 1, 200); next } NR == 70 { print "{\"id\":\"Q1\",}" ; next } { print }' dump.json > damaged.json
exits 1 "damaged lines" "$ng" kb build damaged.json -o damaged.kb; says 'damaged.json:50: ' 'damaged.json:70: ' '2 of .* lines'
[ -e damaged.kb ] || fail "damaged lines stop the build"
gzip -c dump.json | head -c 100000 > cut.json.gz; exits 1 "cut gzip" "$ng" kb build cut.json.gz -o cut.kb; says 'cut.json.gz' 'truncated'; [ ! -e cut.kb ] || fail "a base from half a dump"
printf '\037\213\010\000garbage garbage' > bad.gz; exits 1 "no gzip" "$ng" kb build bad.gz -o bad.kb; says 'damaged gzip'
exits 2 "no such dump" "$ng" kb build nowhere.json -o x.kb; says nowhere.json
exits 2 "no such folder" "$ng" kb build dump.json -o nowhere/x.kb
exits 2 "unknown action" "$ng" kb guess; says 'expected build'
exits 2 "memory" "$ng" kb build --memory 0 dump.json; says memory
exits 2 "no base" "$ng" kb info dump.json; says 'no knowledge base'
head -c 5000 a.kb > short.kb; exits 2 "cut base" "$ng" kb info short.kb; says truncated
cp a.kb altered.kb; printf 'X' | dd of=altered.kb bs=1 seek=3000 conv=notrunc 2>/dev/null; exits 2 "altered base" "$ng" kb info altered.kb; says altered
# look-ups
"${make_dump%/*}/find-time" a.kb > times || fail "a name of the base is not found in it"; grep -q 'us each' times || fail "no time of look-ups"
# tables
printf 'id\ttype\tname\taliases\tpost\tpost_country\tfrom\nQ900001\tperson\tAda Example\tExample the Elder\tmayor\tFRA\t1999\n' > table.tsv
exits 0 import "$ng" kb import --title Both table.tsv a.kb -o both.kb
exits 0 "find what was imported" "$ng" kb find --kb both.kb example the elder; grep -q 'mayor, FRA, 1999-01-01' out || fail "office of a table"
exits 0 "find what was there" "$ng" kb find --kb both.kb "$name"; exits 0 info "$ng" kb info both.kb; grep -q 'person  *12506' out || fail "both"
grep -q '^licence  *CC0-1.0 (Wikidata)$' out || fail "a base keeps the licence of what went into it"
{ echo '# Licence: CC-BY-4.0'; cat table.tsv; } > licensed.tsv; "$ng" kb import licensed.tsv a.kb licensed.tsv -o licensed.kb && "$ng" kb info licensed.kb > out; grep -q '^licence  *CC-BY-4.0, CC0-1.0 (Wikidata)$' out || fail "licences of a table and a base"
printf 'id\ttype\tname\nQ1\tghost\tBoo\n' > bad.tsv; exits 1 "bad table" "$ng" kb import bad.tsv -o x.kb; says 'bad.tsv:2' ghost
exits 2 "import what?" "$ng" kb import; ls | grep -q 'x.kb' && fail "a failed import leaves files"
# linking: with the base of the program, with another one, with none
echo 'MOSCOW, Feb. 1, 2021 -- Russian President Vladimir Putin met French mayor Ada Example on Monday.' > article.txt
"$ng" extract --format nt article.txt > linked.nt; grep -q 'person/vladimir-putin> <http://schema.org/sameAs> <http://www.wikidata.org/entity/Q7747>' linked.nt || fail "not linked"
grep -q '#link_person_vladimir-putin_Q7747> <http://www.w3.org/2005/11/its/rdf#taConfidence>' linked.nt || fail "a link without its score"
"$ng" extract --kb none --format nt article.txt > plain.nt; grep -q 'Q7747' plain.nt && fail "--kb none links"
"$ng" extract --kb both.kb --format nt article.txt > other.nt; grep -q 'entity/Q900001>' other.nt || fail "--kb does not link"
cut -d' ' -f1 plain.nt | sort -u > plain.s; cut -d' ' -f1 linked.nt | sort -u | grep -v '#link_\|/kb/\|/run/' > linked.s; grep -v '/run/' plain.s | cmp -s - linked.s || fail "links change IRIs"
exits 2 "no such base" "$ng" extract --kb nowhere.kb article.txt; says nowhere.kb; exits 2 "a base that is none" "$ng" extract --kb table.tsv article.txt; says 'no knowledge base\|too short'
NEWSGRAPH_KB=nowhere.kb exits 2 "the environment names none" "$ng" extract article.txt; says nowhere.kb
finish
