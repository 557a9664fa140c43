#!/bin/sh
# Manual page and completion say what --help says: no option is missing, none is made up.
. "${srcdir:-.}/tests/cli/lib.sh"
# load, query and serve may be left out (configure --without-store)
commands=$("$ng" --help | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }')
for c in $commands; do
  "$ng" $c --help | grep -o -E '^ +(-., )?--[a-z-]+' | grep -o -E -- '--[a-z-]+' | sort > "$t/$c.help"
  sed -n "s/^ *$c) words=\"\\([^\"]*\\)\".*/\\1/p" "$root/docs/newsgraph.bash" | tr ' ' '\n' | sort > "$t/$c.completion"
  diff "$t/$c.help" "$t/$c.completion" || fail "completion of $c"
  grep -v help "$t/$c.help" | while read -r o; do grep -q -- "$o" "$root/docs/newsgraph.1" || echo "$o of $c"; done > "$t/missing"
  [ ! -s "$t/missing" ] || fail "not in the manual page: $(cat "$t/missing")"
done
cat "$t"/*.help > "$t/all"; printf '%s\n' --version --option >> "$t/all"
case $commands in *query*) "$ng" query --list | grep -o -E -- '--[a-z-]+' >> "$t/all" ;; *) echo "without store"; finish ;; esac
cat "$root/docs/newsgraph.1" "$root/README.md" "$root/HACKING.md" | grep -o -E -- '--[a-z][a-z-]*' | sort -u | while read -r o; do grep -q -x -e "$o" "$t/all" || echo "$o"; done | grep -v -E "^--(enable|without)-" > "$t/unknown"
[ ! -s "$t/unknown" ] || fail "documents name options that do not exist: $(cat "$t/unknown")"
for layer in $(sed -n 's/.*--layer|-l) words="\([^"]*\)".*/\1/p' "$root/docs/newsgraph.bash"); do
  "$ng" dump --layer="$layer" "$sample" >/dev/null || fail "completion offers the layer $layer"
done
if command -v man >/dev/null && man --version 2>/dev/null | grep -q man; then
  LC_ALL=C.UTF-8 MANWIDTH=90 man --warnings -l "$root/docs/newsgraph.1" 2>&1 >/dev/null | grep . && fail "the manual page has mistakes"
fi
if command -v bash >/dev/null; then
  bash -n "$root/docs/newsgraph.bash" || fail "completion does not parse"
  got=$(bash -c '. "$0"; COMP_WORDS=(newsgraph extract --for); COMP_CWORD=2; _newsgraph; echo "${COMPREPLY[*]}"' "$root/docs/newsgraph.bash")
  [ "$got" = "--format --force" ] || fail "completion of --for: $got"
fi
finish
