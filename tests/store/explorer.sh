#!/bin/sh
# The explorer in a real browser: each page shows what the store holds, text stays text. Skipped without
# Chromium.
. "${srcdir:-.}/tests/store/lib.sh"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo "skipped: no chromium"; exit 77; }
s=$t/s
"$ng" load -q "$s" "$small" || fail "load"
"$ng" serve "$s" --port 0 > "$t/log" 2>&1 & pid=$!
i=0; until grep -q -s '^Serving' "$t/log" || [ $i -gt 100 ]; do sleep 0.1; i=$((i + 1)); done
url=$(sed -n 's/^Serving .* at \(http[^ ]*\) .*/\1/p' "$t/log")
# page HASH: the page as it stands after its scripts
page () { timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$t/profile" --enable-logging=stderr --virtual-time-budget=10000 --dump-dom "$url#$1" > "$t/page" 2>"$t/console"; grep 'CONSOLE' "$t/console" && fail "errors in the console of $1"; }
has () { for w in "$@"; do grep -q -F -e "$w" "$t/page" || fail "the page lacks \"$w\""; done; }
node () { printf '/node?iri=%s' "$(printf %s "$1" | sed 's/:/%3A/g; s,/,%2F,g; s/#/%23/g; s/ö/%C3%B6/g')"; }
page /; has '<h1>What the news says</h1>' '<b>3</b> articles' '<b>2</b> people' 'Claims by month: 2021-03 2, 2021-04 1' 'Ana Köhler'
page "$(node "$id/doc/n2123456789abcdef2123456789abcdef")"; has 'class="mark person"' 'class="mark country"' 'told &lt;b&gt;' '&lt;/b&gt; "' '>China</a>' 'Its text'
grep -q '<b>' "$t/page" && fail "text became HTML"
page "$(node "$id/person/ana-köhler")"; has '<h1>Ana Köhler</h1>' '<h2>Said</h2>' 'China was ready to talk' '<blockquote>no</blockquote>'
page /claims; has 'Russia had left the talks' 'negative'
page '/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%20%3Fc%20a%20%3Chttp%3A%2F%2Fschema.org%2FClaim%3E%20%7D'; has 'id="query"' 'Coverage: in how many' '<td>3</td>'
kill "$pid"; wait "$pid"
finish
