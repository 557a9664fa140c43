#!/bin/sh
# constructs.sh: of every construct of claims there are at least six minimal pairs.
set -eu
cd "${srcdir:-.}/tests/pairs/claims"
awk '
  function close_section () {
    if (name != "" && n < 6) { printf "%s: %s: %d pairs, expected 6\n", file, name, n; bad = 1 }
  }
  /^## / { close_section (); name = ""; file = FILENAME }
  /^## construct: / { name = substr ($0, 15); n = 0; constructs++ }
  !/^##/ && NF { n++ }
  END {
    close_section ()
    if (constructs < 40) { printf "%d constructs, expected 40\n", constructs; bad = 1 }
    exit bad
  }' constructs-*.txt
