#!/bin/sh
# --aliases: joins names, keeps them apart, says which line did so; refuses damaged files with the line.
. "${srcdir:-.}/tests/cli/lib.sh"
cat > "$t/a.txt" <<'EOF'
Prime Minister Jan Vos met the farmers on Monday. Vos said that prices had fallen. Johannes Vos, a baker, did not come.

The Lowland Grain Board praised J. Vos. The Grain Union said that it would pay. Mr. Vos was glad.
EOF
row () { printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$@"; }
{ echo "# mine"; row '#columns	form' kind iri name qid document
  row 'Jan Vos' person person/jan-vos-1950 'Jan Vos (born 1950)' Q42 ''
  row 'J VOS' person person/johannes-vos '' '' ''
  row 'Johannes Vos' person person/johannes-vos '' '' elsewhere.txt
  row 'Johannes Vos' person person/johannes-vos '' '' a.txt
  row 'Grain Union' organisation organisation/lowland-grain-board '' '' ''
  row 'Lowland Grain Board' organisation organisation/lowland-grain-board '' '' ''; } > "$t/al.tsv"
"$ng" dump --layer=reference "$t/a.txt" > "$t/before"; "$ng" dump --layer=reference --aliases "$t/al.tsv" "$t/a.txt" > "$t/after"
of () { awk -v n="$2" 'index($0, "\"  ") && substr($0, length($0) - length(n) + 1) == n { print $4; exit }' "$1"; }
[ "$(of "$t/before" ' J. Vos')" != "$(of "$t/before" ' Johannes Vos')" ] || fail "the case to undo is gone: J. Vos is Johannes Vos anyway"
[ "$(of "$t/after" ' J. Vos')" = "$(of "$t/after" ' Johannes Vos')" ] || fail "two names with one IRI are not joined"
[ "$(of "$t/after" ' J. Vos')" != "$(of "$t/after" ' Jan Vos')" ] || fail "two names with two IRIs are not kept apart"
[ "$(of "$t/after" 'Grain Union')" = "$(of "$t/after" 'Grain Board')" ] || fail "two organisations are not joined"
grep -q '"al.tsv:4" *J. Vos' "$t/after" || fail "the line that decided is not named"
"$ng" extract --format nt --aliases "$t/al.tsv" "$t/a.txt" > "$t/a.nt"
grep -q 'person/jan-vos-1950>.*sameAs.*Q42>' "$t/a.nt" || fail "the item of Wikidata is not in the graph"
grep -q 'joinedBy> "al.tsv:4"' "$t/a.nt" || fail "the graph does not say which line joined the name"
grep -q 'joinedBy> "rule:short-name"' "$t/a.nt" || fail "the graph does not say which rule joined a short name"
grep -q 'Jan Vos (born 1950)' "$t/a.nt" || fail "the label is not the user's"
"$ng" extract --format nt "$t/a.txt" > "$t/b.nt"
run () { sed -n 's/.*\(id\/run\/[^>]*\).*/\1/p' "$1" | head -1; }
[ "$(run "$t/a.nt")" != "$(run "$t/b.nt")" ] || fail "another file of aliases is not another run"
printf '#columns\tform\tkind\tiri\nJan Vos\tperson\t-\n' > "$t/apart.tsv"
"$ng" extract --format nt --aliases "$t/apart.tsv" "$t/a.txt" | grep -q 'id/person/jan-vos>' && fail "a name apart has an IRI for all articles"
printf '#columns\tform\tkind\tiri\r\nJan Vos\tperson\t-\r\n' > "$t/apart.tsv"
exits 0 "lines of Windows" "$ng" dump --aliases "$t/apart.tsv" "$t/a.txt"
bad () { printf '#columns\tform\tkind\tiri\tqid\nAda Obi\tperson\tperson/ada-obi\t\n%b\n' "$1" > "$t/bad.tsv"; exits 2 "$1" "$ng" extract --aliases "$t/bad.tsv" "$t/a.txt"; shift; says "$t/bad.tsv:3\|bad.tsv:3" "$@"; }
bad 'Jan Vos\tperson' fields
bad 'Jan Vos\tman\tperson/jan-vos\t' kind
bad 'Jan Vos\tperson\torganisation/jan-vos\t' iri
bad 'Jan Vos\tperson\tperson/Jan Vos\t' iri
bad 'Ruritania\tcountry\tcountry/RUR\t' 3166
bad 'Jan Vos\tperson\t-\t42' qid
bad 'ADA OBI\tperson\t-\t' "line 2"
exits 2 "no file" "$ng" extract --aliases "$t/none.tsv" "$t/a.txt"; says none.tsv
printf 'Jan Vos\tperson\t-\n' > "$t/bad.tsv"; exits 2 "no columns" "$ng" show --aliases "$t/bad.tsv" "$t/a.txt"; says bad.tsv:1 columns
printf '#columns\tform\tkind\n' > "$t/bad.tsv"; exits 2 "a column is missing" "$ng" dump --aliases "$t/bad.tsv" "$t/a.txt"; says bad.tsv iri
finish
