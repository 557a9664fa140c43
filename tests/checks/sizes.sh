#!/bin/sh
# .c <= 1000 lines, .h <= 400, functions <= 80, MODULE.md <= 25.  Old sins stand in sizes.txt with the
# size they had; they may only shrink, and a line that is no longer needed fails too.
set -eu
root=${srcdir:-.}
{ find "$root/src" -name '*.[ch]' | sort | xargs awk -v root="$root/" '
function name(p) { return substr(p, length(root) + 1) }
FNR == 1 { if (file != "") print "lines", file, count; file = name(FILENAME) }
{ count = FNR }
/^{/ { start = FNR }
/^}/ && start { size = FNR - start - 1; if (size > 80) print "function", name(FILENAME) ":" fn, size; start = 0 }
/^[a-z_][a-zA-Z0-9_]* \(/ && !start { fn = $1 }
END { print "lines", file, count }'
  find "$root/src" -name MODULE.md | sort | while read -r f; do echo "lines ${f#"$root"/} $(wc -l < "$f")"; done
} | awk -v table="$root/tests/checks/sizes.txt" '
BEGIN { while ((getline line < table) > 0) if (line !~ /^#/ && line != "") { split(line, p, " "); allowed[p[1] " " p[2]] = p[3] } }
{ limit = $1 == "function" ? 80 : $2 ~ /MODULE\.md$/ ? 25 : $2 ~ /\.h$/ ? 400 : 1000; key = $1 " " $2
  if ($3 <= limit) next
  if (!(key in allowed)) { print key ": " $3 " lines, at most " limit; bad = 1 }
  else if ($3 > allowed[key]) { print key ": " $3 " lines, grew from " allowed[key]; bad = 1 }
  seen[key] = 1 }
END { for (k in allowed) if (!(k in seen)) { print "sizes.txt: no longer needed: " k; bad = 1 }
  exit bad }'
