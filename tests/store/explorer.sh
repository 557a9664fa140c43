#!/bin/sh
# The explorer in a real Chromium: see explorer.py. Skipped without Chromium or Playwright.
. "${srcdir:-.}/tests/store/lib.sh"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo "skipped: no chromium"; exit 77; }
"${PYTHON3:-python3}" -c 'import playwright' 2>/dev/null || { echo "skipped: no playwright"; exit 77; }
s=$t/s
d=$id/doc/n33333333333333333333333333333333
cat > "$t/undated.nq" <<END
<$d> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/NewsArticle> <$d/facts> .
<$d#claim_0_9> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Claim> <$d/facts> .
<$d#claim_0_9> <http://schema.org/appearance> <$d> <$d/facts> .
END
"$ng" load -q "$s" "$t/undated.nq" "$small" "$root/tests/store/hostile.trig" "$root/tests/ontology/hand.trig" || fail "load"
"$ng" serve "$s" --port 0 > "$t/log" 2>&1 & pid=$!
i=0; until grep -q -s '^Serving' "$t/log" || [ $i -gt 100 ]; do sleep 0.1; i=$((i + 1)); done
url=$(sed -n 's/^Serving .* at \(http[^ ]*\) .*/\1/p' "$t/log")
"${PYTHON3:-python3}" "$root/tests/store/explorer.py" "$url" "$browser" small || fail "a page"
kill "$pid"; wait "$pid"
finish
