#!/bin/sh
# Every #include "folder/…" under src/ must be allowed by layers.txt; RDF libraries are seen by
# src/rdf alone, oneDNN by src/net alone, libsoup by src/store alone.
set -eu
root=${srcdir:-.}
find "$root/src" -name '*.[ch]' | sort | xargs awk -v table="$root/tests/checks/layers.txt" '
BEGIN {
  while ((getline line < table) > 0) {
    if (line ~ /^#/) continue
    split(line, part, ":"); folder = part[1]; known[folder] = 1; may[folder, folder] = 1
    n = split(part[2], list, " ")
    for (i = 1; i <= n; i++) {
      if (!(list[i] in known)) { print "layers.txt: " folder " names " list[i] " before it is listed"; bad = 1 }
      may[folder, list[i]] = 1
    }
  }
}
function folder_of(path,   p) { p = path; sub(/.*src\//, "", p); return index(p, "/") ? substr(p, 1, index(p, "/") - 1) : "" }
/^#[ \t]*include "/ {
  from = folder_of(FILENAME); to = $0; sub(/^[^"]*"/, "", to); sub(/".*/, "", to)
  if (to == "config.h") next
  if (!index(to, "/")) { if (from != "pipeline" || to != "newsgraph.h") { print FILENAME ":" FNR ": include by folder: " to; bad = 1 } next }
  sub(/\/.*/, "", to)
  if (!((from, to) in may)) { print FILENAME ":" FNR ": " from " may not include " to; bad = 1 }
}
/^#[ \t]*include <(librdf|redland|raptor2?|rasqal|serd)/ && folder_of(FILENAME) != "rdf" { print FILENAME ":" FNR ": RDF header outside src/rdf"; bad = 1 }
/^#[ \t]*include <libsoup/ && folder_of(FILENAME) != "store" { print FILENAME ":" FNR ": libsoup header outside src/store"; bad = 1 }
/^#[ \t]*include [<"]oneapi/ && folder_of(FILENAME) != "net" { print FILENAME ":" FNR ": oneDNN header outside src/net"; bad = 1 }
END { exit bad }'
