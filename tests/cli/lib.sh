# shellcheck shell=sh
# Helpers of the program's tests: source this, call the functions, end with `finish`.
set -u
root=$(cd "${srcdir:-.}" && pwd)
ng=${NEWSGRAPH:-./newsgraph}
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
bad=0
sample=$root/output/sample/border-talks.txt
fail () { echo "FAIL: $*"; bad=1; }
# exits CODE WHAT COMMAND…: the command ends with this status and no crash
exits () { want=$1; what=$2; shift 2; "$@" >"$t/out" 2>"$t/err" </dev/null; got=$?; [ "$got" = "$want" ] || { fail "$what: exit $got, expected $want"; head -3 "$t/err"; }; }
# says WORD…: the last error message holds each word
says () { for w in "$@"; do grep -q -- "$w" "$t/err" || { fail "message lacks \"$w\":"; head -2 "$t/err"; }; done; }
finish () { exit $bad; }
