#!/bin/sh
# usage: yasqe.sh FOLDER
# Puts yasqe.js and yasqe.css there, from npm: the editor of the SPARQL page.  The bytes are pinned; two things are changed in
# them: the source map that is not there is not asked for, and a hint has no inline style, which the pages' policy forbids.
set -eu
package=@zazuko/yasqe version=4.6.2
sum=f378822ee048814d3828121a89bc594e32afad70fab047bff9aaac1f12dbe3e6550f879a5308798452447adb9692228163a5b14e354e9a1297be1d8000e475e2
command -v npm >/dev/null || { echo "yasqe.sh: npm is not installed; the SPARQL page goes on with a plain text area" >&2; exit 1; }
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
file=$(npm pack --silent --fetch-retries=1 --pack-destination "$t" "$package@$version")
echo "$sum  $t/$file" | sha512sum -c --quiet - || { echo "yasqe.sh: $package $version has other bytes than expected" >&2; exit 1; }
tar -xzf "$t/$file" -C "$t"
cat > "$t/yasqe.js" <<END
/*! Yasqe $version, part of YASGUI: https://github.com/rdfjs/Yasgui, package $package of npm. By Triply and Zazuko. With CodeMirror 5 by
Marijn Haverbeke and others, lodash by the OpenJS Foundation and others, DOMPurify by Cure53 (MPL 2.0 or Apache 2.0), store.js, query-string.
Except where said, all under the MIT License: Permission is hereby granted, free of charge, to any person obtaining a copy of this
software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice shall be included
in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE. */
END
sed -e '/^\/\/# sourceMappingURL/d' -e "s/<strong style='text-decoration:underline'>/<strong>/" "$t/package/build/yasqe.esm.js" >> "$t/yasqe.js"
mv "$t/package/build/yasqe.min.css" "$1/yasqe.css"
mv "$t/yasqe.js" "$1/yasqe.js"
