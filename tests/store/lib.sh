# shellcheck shell=sh
# Helpers of the store's tests: source this; skips without the engine of tests/requirements.txt.
. "${srcdir:-.}/tests/cli/lib.sh"
case $ng in /*) ;; *) ng=$PWD/$ng ;; esac
small=$root/tests/store/small.nq
id=https://w3id.org/newsgraph/id
doc1=$id/doc/n0123456789abcdef0123456789abcdef
doc2=$id/doc/n1123456789abcdef1123456789abcdef
: "${NEWSGRAPH_OXIGRAPH:=$(dirname "${PYTHON3:-python3}")/oxigraph}"
[ -x "$NEWSGRAPH_OXIGRAPH" ] || NEWSGRAPH_OXIGRAPH=$(command -v oxigraph) || { echo "skipped: no oxigraph"; exit 77; }
export NEWSGRAPH_OXIGRAPH
unset http_proxy HTTP_PROXY
# quads STORE: all quads of the engine, sorted, by the engine's own program
quads () { "$NEWSGRAPH_OXIGRAPH" dump -l "$1/data" --format nq 2>/dev/null | LC_ALL=C sort; }
# engines STORE: how many engines run on it
engines () { pgrep -f -c -- "--location $1/data" || true; }
# many N FILE: N documents like the first one
many () { awk -v n="$1" '/n0123456789abcdef0123456789abcdef/ { line[++k] = $0 } END { for (i = 0; i < n; i++) for (j = 1; j <= k; j++) { l = line[j]; gsub(/n0123456789abcdef0123456789abcdef/, sprintf("n%032x", i + 4096), l); print l } }' "$small" > "$2"; }
