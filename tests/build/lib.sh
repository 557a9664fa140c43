# shellcheck shell=sh
# Helpers of the tests that build: a scratch folder to work in, steps that print their end on failure.
set -u
root=$(cd "${srcdir:-.}" && pwd)
jobs=$(getconf _NPROCESSORS_ONLN)
# A make in a test is not part of the make that runs the test.
unset MAKEFLAGS MFLAGS MAKELEVEL srcdir TESTS NEWSGRAPH NEWSGRAPH_DATA NEWSGRAPH_ONTOLOGY CC SANITIZE_CFLAGS
top=$PWD
t=$(mktemp -d); trap 'chmod -R u+w "$t"; rm -rf "$t"' EXIT
cd "$t" || exit 99
# step NAME COMMAND…
step () {
  name=$1; shift
  begin=$(date +%s)
  "$@" >"$t/log" 2>&1 || { echo "$name failed: $*"; tail -60 "$t/log" | sed "s,^,| ,"; exit 1; }
  echo "$name: $(($(date +%s) - begin)) s"
}
