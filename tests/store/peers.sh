#!/bin/sh
# The example queries give the same rows in every store that is installed: see peers.py.
. "${srcdir:-.}/tests/store/lib.sh"
command -v virtuoso-t >/dev/null || [ -e /usr/share/java/jena-arq.jar ] || { echo "skipped: no Virtuoso, no Jena"; exit 77; }
"${PYTHON3:-python3}" "$root/tests/store/peers.py" "$ng" "$root" > "$t/table" 2>"$t/log" || { fail "other rows"; cat "$t/log"; }
tail -1 "$t/table"
finish
