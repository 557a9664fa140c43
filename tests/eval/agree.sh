#!/bin/sh
# The project's scorer gives the same figures as the one that came with the annotated articles.
# Skipped where those are not at hand (EVAL_GOLD, EVAL_SCORER).
set -eu
root=${srcdir:-.}; python=${PYTHON3:-python3}
gold=${EVAL_GOLD:-$root/../shared/gold/dev}; other=${EVAL_SCORER:-$gold/../score.py}
[ -d "$gold" ] && [ -e "$other" ] || exit 77
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
for text in "$gold"/*.txt; do "$NEWSGRAPH" extract --date 2022 --format nt -o "$t/$(basename "$text" .txt).nt" "$text"; done
"$python" "$root/tests/eval/score.py" "$gold" "$t" --json > "$t/ours"
"$python" "$other" "$gold" "$t" --json > "$t/theirs"
diff "$t/ours" "$t/theirs"
