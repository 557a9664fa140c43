#!/bin/sh
# Bad input and bad environments: a message with file, place and what was expected, the right exit
# code, nothing half-written, no crash.
. "${srcdir:-.}/tests/cli/lib.sh"
: > "$t/empty.txt"
exits 1 "empty file" "$ng" extract "$t/empty.txt"; says empty.txt
printf ' \n\n\t\n' > "$t/white.txt"; exits 1 "white space" "$ng" extract "$t/white.txt"; says white.txt
truncate -s 100M "$t/large.txt"; exits 1 "100 MB" "$ng" extract "$t/large.txt"; says large.txt 4194304 max-bytes
exits 1 "endless" "$ng" extract /dev/zero; says /dev/zero 4194304
exits 1 "over a limit of one's own" "$ng" extract --max-bytes 100 "$sample"; says border-talks.txt 100
head -c 3000 "$root/data/reader.ngw" > "$t/binary.txt"; exits 1 "binary" "$ng" extract "$t/binary.txt"; says binary.txt byte
printf '\377\376H\000e\000l\000l\000o\000' > "$t/utf16.txt"; exits 1 "UTF-16" "$ng" extract "$t/utf16.txt"; says utf16.txt UTF-16
printf 'The minister said \303\050 on Monday.\n' > "$t/utf8.txt"; exits 1 "invalid UTF-8" "$ng" extract "$t/utf8.txt"; says utf8.txt 18
printf 'The minister said\000 on Monday.\n' > "$t/nul.txt"; exits 1 "NUL byte" "$ng" extract "$t/nul.txt"; says nul.txt 17
printf '{"text": "The minister said", "date": ' > "$t/cut.json"; exits 1 "cut JSON" "$ng" extract "$t/cut.json"; says cut.json
printf '{"title": "No text here"}' > "$t/notext.json"; exits 1 "JSON without text" "$ng" extract "$t/notext.json"; says notext.json text
printf 'Der Minister sagte am Montag, die Regierung werde den Vertrag nicht unterzeichnen, weil die Lage unsicher sei und das Parlament noch nicht zugestimmt habe.\n' > "$t/german.txt"
exits 1 "German" "$ng" extract "$t/german.txt"; says german.txt English force
exits 0 "German with --force" "$ng" extract --force "$t/german.txt"
exits 1 "empty standard input" "$ng" extract -; says 'standard input'
exits 1 "missing file" "$ng" extract "$t/nothere.txt"; says nothere.txt
mkdir "$t/dir"; exits 2 "directory without articles" "$ng" extract "$t/dir"; says dir
exits 1 "directory for show" "$ng" show "$t/dir"; says dir directory
exits 2 "unknown option" "$ng" extract --nonsense "$sample"
exits 2 "unknown command" "$ng" nonsense
exits 2 "no command" "$ng"
exits 2 "bad format" "$ng" extract --format json "$sample"; says json turtle
exits 2 "bad date" "$ng" extract --date 2022-02-30 "$sample"; says 2022-02-30
exits 2 "bad base" "$ng" extract --base 'not an iri' "$sample"; says base
exits 2 "bad jobs" "$ng" extract --jobs 100000 "$sample"; says jobs
exits 2 "bad mentions" "$ng" extract --mentions some "$sample"; says mentions
exits 2 "bad address" "$ng" extract --url 'not a url' "$sample"; says url 'not a url'
exits 2 "bad bytes in an argument" "$ng" extract --publisher "$(printf '\377x')" "$sample"
exits 2 "no name for the output" "$ng" extract -o '' "$sample"; says output
exits 2 "a name without a format" "$ng" extract -o "$t/x.foo" "$sample"; says x.foo turtle
exits 2 "two files to show" "$ng" show "$sample" "$sample"; says 'one file'
exits 2 "no such part of the ontology" "$ng" ontology queries/q99.rq; says q99 list
exits 2 "a file outside the ontology" "$ng" ontology ../data/countries.tsv; says list
exits 2 "bad layer" "$ng" dump --layer=nonsense "$sample"; says nonsense
exits 0 "date in another century" "$ng" extract --date 1723-05-01 "$sample"
exits 0 "no date" "$ng" extract "$root/output/sample/protest-day.txt"
# shapes of text that must pass without harm
head -c 1000000 /dev/zero | tr '\0' 'x' > "$t/line.txt"; exits 0 "one 1 MB word" "$ng" extract --force --no-text "$t/line.txt" -o "$t/line.nt"
yes '"He said so' | head -10000 | tr '\n' ' ' > "$t/quotes.txt"; exits 0 "10,000 quotation marks" "$ng" extract --force --no-text "$t/quotes.txt" -o "$t/quotes.nt"
# full disk, closed pipe
if [ -e /dev/full ]; then
  for f in turtle trig nt nq rdfxml; do exits 2 "full disk, $f" sh -c "'$ng' extract --format $f '$sample' > /dev/full"; says output; done
  exits 2 "full disk, -o" "$ng" extract -o /dev/full "$sample"; says /dev/full
  exits 2 "full disk, help" sh -c "'$ng' extract --help > /dev/full"; says output
  exits 2 "full disk, show" sh -c "'$ng' show '$sample' > /dev/full"; says output
fi
mkdir "$t/limited"; exits 2 "a file beyond its limit" sh -c "ulimit -f 8; '$ng' extract -o '$t/limited/x.nt' '$sample'"; says x.nt large
[ -z "$(ls "$t/limited")" ] || fail "half an output: $(ls "$t/limited")"
exits 2 "no standard output" sh -c "'$ng' extract '$sample' >&-"; says output
"$ng" extract "$sample" 2>"$t/err" | head -c 10 >/dev/null; grep -q -i -E 'assert|abort|runtime error' "$t/err" && fail "closed pipe crashed"
exits 2 "output in a missing folder" "$ng" extract -o "$t/no/such/x.nt" "$sample"; says no/such
# damaged data
cp -r "$root/data" "$t/data"; chmod -R u+w "$t/data"
size=$(wc -c < "$t/data/reader.ngw")
for keep in 0 7 100 5000 $((size / 2)) $((size - 1)); do head -c "$keep" "$root/data/reader.ngw" > "$t/data/reader.ngw"; exits 2 "weights cut to $keep bytes" "$ng" extract --data "$t/data" "$sample"; says reader.ngw; done
cp "$root/data/reader.ngw" "$t/data/reader.ngw"; printf 'x' | dd of="$t/data/reader.ngw" bs=1 seek=$((size / 3)) conv=notrunc 2>/dev/null
exits 2 "weights with one byte altered" "$ng" extract --data "$t/data" "$sample"; says reader.ngw
rm "$t/data/reader.ngw"; exits 2 "no weights" "$ng" extract --data "$t/data" "$sample"; says reader.ngw
cp "$root/data/reader.ngw" "$t/data/"; printf 'one field only\n' >> "$t/data/countries.tsv"; exits 2 "damaged table" "$ng" extract --data "$t/data" "$sample"; says "$t/data/countries.tsv:" fields
exits 2 "no data directory" "$ng" extract --data "$t/nodata" "$sample"; says nodata NEWSGRAPH_DATA
# Ctrl-C: no output, no temporary file
yes 'Vladimir Putin said on Monday that Russia will help China.' | head -20000 > "$t/long.txt"; mkdir "$t/cut"
exits 124 "interrupted" timeout -s TERM 1 "$ng" extract -o "$t/cut/x.nt" "$t/long.txt"
[ -z "$(ls "$t/cut")" ] || fail "an interrupted run leaves $(ls "$t/cut")"
# one bad file does not stop the others
exits 1 "one bad of three" "$ng" extract --format nt -o "$t/graphs/" "$sample" "$t/empty.txt" "$root/output/sample/strike-denied.txt"; says empty.txt "1 of 3"
[ -s "$t/graphs/border-talks.nt" ] && [ -s "$t/graphs/strike-denied.nt" ] || fail "the good ones were not written"
[ ! -e "$t/graphs/empty.nt" ] || fail "a file for the bad one"
ls "$t"/graphs/*.part* >/dev/null 2>&1 && fail "temporary files left behind"
exits 2 "two inputs, one output" "$ng" extract -o "$t/graphs/" "$sample" "$t/data/../border-talks.txt" ; says border-talks
finish
