#!/bin/sh
# The checks themselves can fail: each is run on a small tree with one fault.
set -eu
root=$(cd "${srcdir:-.}" && pwd)
t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
fresh () { rm -rf "$t/tree"; mkdir -p "$t/tree/src/base" "$t/tree/src/claim" "$t/tree/tests/checks"; cp "$root"/tests/checks/*.txt "$t/tree/tests/checks/"; : > "$t/tree/tests/checks/sizes.txt"; echo '/* */' > "$t/tree/src/base/ng-a.h"; }
must_fail () { if srcdir=$t/tree sh "$root/tests/checks/$1" >/dev/null 2>&1; then echo "$1 did not see: $2"; exit 1; fi; }
must_pass () { srcdir=$t/tree sh "$root/tests/checks/$1" || { echo "$1 refused a good tree"; exit 1; }; }
fresh; must_pass layers.sh; must_pass sizes.sh
fresh; echo '#include "event/ng-e.h"' > "$t/tree/src/claim/ng-c.c"; must_fail layers.sh "a stage that includes a stage"
fresh; echo '#include <librdf.h>' > "$t/tree/src/claim/ng-c.c"; must_fail layers.sh "librdf outside src/rdf"
fresh; yes '/* */' | head -1001 > "$t/tree/src/claim/ng-c.c"; must_fail sizes.sh "a long file"
fresh; { echo 'void'; echo 'f (void)'; echo '{'; yes ';' | head -81; echo '}'; } > "$t/tree/src/claim/ng-c.c"; must_fail sizes.sh "a long function"
fresh; echo 'lines src/claim/ng-c.c 2000' > "$t/tree/tests/checks/sizes.txt"; must_fail sizes.sh "an exception that is not needed"
fresh; echo 'int f (Missing *m);' > "$t/tree/src/base/ng-a.h"; must_fail headers.sh "a header that needs another"
fresh; mkdir -p "$t/tree/data"; rm -rf "$t/tree/src/claim"; cp "$root/src/base/MODULE.md" "$root/src/base/module.am" "$t/tree/src/base/"; echo 'src/base' > "$t/tree/README.md"
printf '#columns\tx\n# Source: own\n# Licence: CC0\n' > "$t/tree/data/a.tsv"; must_pass tree.sh
echo 'see /ho''me/somebody/x' > "$t/tree/HACKING.md"; must_fail tree.sh "a path of one machine"
rm "$t/tree/HACKING.md"; printf 'a\tb\n' > "$t/tree/data/a.tsv"; must_fail tree.sh "a table without source"
