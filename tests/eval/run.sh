#!/bin/sh
# run.sh GOLD_DIR [REPORT.md] : extracts the annotated articles, prints the figures, writes the report.
# The date of each article is given to the program as its metadata would give it.
set -eu
gold=$1; report=${2:-}
root=${srcdir:-.}; python=${PYTHON3:-python3}; newsgraph=${NEWSGRAPH:-./newsgraph}
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
for json in "$gold"/*.json; do
  name=$(basename "$json" .json)
  date=$("$python" -c 'import json, sys; print(json.load(open(sys.argv[1]))["published"] or "")' "$json")
  "$newsgraph" extract ${date:+--date "$date"} --format nt -o "$t/$name.nt" "$gold/$name.txt"
done
"$python" "$root/tests/eval/score.py" "$gold" "$t" ${MISSES:+--misses}
if [ -n "$report" ]; then
  { echo "# Evaluation"; echo
    echo "Made by \`make eval\`: the program reads the annotated articles, \`tests/eval/score.py\` compares. $(find "$gold" -name '*.json' | wc -l) articles; differences below three points are noise."
    echo; echo "| figure | value | counts |"; echo "|---|--:|---|"
    "$python" "$root/tests/eval/score.py" "$gold" "$t" --markdown; } > "$report.part"
  mv "$report.part" "$report"
fi
