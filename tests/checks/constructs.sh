#!/bin/sh
# constructs.sh: of every construct of claims there are at least seven lines, five of them without a claim.
set -eu
cd "${srcdir:-.}/tests/pairs/claims"
awk '
  function close_section () {
    if (name != "" && good + none < 7) { printf "%s: %s: %d lines, expected 7\n", file, name, good + none; bad = 1 }
    if (name != "" && none < 5) { printf "%s: %s: %d lines without a claim, expected 5\n", file, name, none; bad = 1 }
  }
  /^## / { close_section (); name = ""; file = FILENAME }
  /^## construct: / { name = substr ($0, 15); good = none = 0; constructs++ }
  /^\*/ { none++ }
  !/^(##|\*)/ && NF { good++ }
  END {
    close_section ()
    if (constructs < 40) { printf "%d constructs, expected 40\n", constructs; bad = 1 }
    exit bad
  }' constructs-*.txt
