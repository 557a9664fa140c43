#!/bin/sh
# Every folder of src/ has its MODULE.md and module.am, stands in README.md and in layers.txt; every table
# says columns, source and licence; files that documents name are there; no file names a machine's own paths.
set -eu
root=${srcdir:-.}
bad=0
complain () { echo "$*"; bad=1; }
for d in "$root"/src/*/; do
  name=$(basename "$d")
  [ "$name" = .deps ] && continue
  [ "$(wc -l < "$d/MODULE.md" 2>/dev/null || echo 0)" -ge 5 ] || complain "src/$name: MODULE.md is missing or says nothing"
  [ -e "$d/module.am" ] || complain "src/$name: no module.am"
  grep -q "src/$name" "$root/README.md" || complain "src/$name: not in the map of README.md"
  grep -q "^$name\(:\|$\)" "$root/tests/checks/layers.txt" || complain "src/$name: not in layers.txt"
done
for f in "$root"/data/*.tsv; do
  for w in '#columns' '[Ss]ource' '[Ll]icen[cs]e'; do
    awk '!/^#/ { exit } 1' "$f" | grep -q "^#.*$w\|^$w" || complain "${f#"$root"/}: its first lines lack \"$w\""
  done
done
# Files that the documents name.
for f in "$root"/README.md "$root"/HACKING.md "$root"/docs/*.md "$root"/src/*/MODULE.md; do
  [ -e "$f" ] || continue
  grep -o -E '`(src|data|ontology|output|tests|docs|bench|training)/[A-Za-z0-9_./-]*`' "$f" | tr -d '`' | sort -u | while read -r named; do
    [ -e "$root/$named" ] || echo "${f#"$root"/} names $named, which is not there"
  done
done | grep . && bad=1
# Where the tree lies below such a folder itself, only what is inside counts: paths in the files.
grep -r -n -I -E '(^|[^A-Za-z0-9_.$}/)])/(home|root|work|Users|opt)/[a-z]' "$root" --include='*.[ch]' --include='*.am' --include='*.ac' --include='*.sh' --include='*.py' \
  --include='*.md' --include='*.ttl' --include='*.rq' --include='*.tsv' --include='*.nq' --include='*.1' --include=bootstrap --include=run \
  --exclude-dir=build --exclude-dir='build-*' --exclude-dir=.git --exclude-dir=.venv --exclude="$(basename "$0")" && complain "paths of one machine"
exit $bad
