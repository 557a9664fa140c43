#!/bin/sh
# The project's scorer gives the same figures as the one that came with the annotated articles.
# Skipped where those are not at hand (EVAL_GOLD, EVAL_SCORER).
set -eu
root=${srcdir:-.}; python=${PYTHON3:-python3}
gold=${EVAL_GOLD:-$root/../shared/gold/dev}; other=${EVAL_SCORER:-$gold/../score.py}
if [ ! -d "$gold" ] || [ ! -e "$other" ]; then echo "skipped: no annotated articles in $gold"; exit 77; fi
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
"$python" "$root/tests/eval/run.py" "$NEWSGRAPH" "$gold" --keep "$t" > /dev/null
"$python" "$root/tests/eval/score.py" "$gold" "$t/graphs" --json > "$t/ours"
"$python" "$other" "$gold" "$t/graphs" --json > "$t/theirs"
diff "$t/ours" "$t/theirs"
