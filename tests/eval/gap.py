#!/usr/bin/env python3
"""gap.py PROGRAM GAP.tsv [FIRST [N]]: which of two names a pronoun stands for, on rows of the GAP corpus (default: all).

GAP (Webster et al. 2018, arXiv 1810.05201) gives a passage of an encyclopedia, a pronoun and two names A and B.  As its scorer does:
F1 of "it is A" and "it is B" over both genders of pronouns, and the ratio of F1 of the feminine to that of the masculine ones.
PROGRAM reads each passage as an article of its own.  With MISSES=1, prints each wrong passage."""
import collections
import csv
import os
import re
import subprocess
import sys
import tempfile

DOCUMENT = re.compile(r"<(\S+/doc/[^#>]+)#offset_")
REFERENCE = re.compile(r"<\S+#offset_(\d+)_(\d+)> <http://www.w3.org/2005/11/its/rdf#taIdentRef> <(\S+)> \.")
FEMININE = {"she", "her", "hers", "herself"}


def read(path, first, n):
    with open(path, encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[first:first + n]


def references(program, rows):
    """For each row: {(begin, end): entities}. A passage may come twice; it is one document."""
    texts = list(dict.fromkeys(row["Text"] for row in rows))
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, f"{i:05d}.txt") for i in range(len(texts))]
        for path, text in zip(files, texts):
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
        lines = subprocess.run([program, "extract", "-q", "--force", "--format", "nt", *files], check=True,
                               capture_output=True, encoding="utf-8").stdout.splitlines()
    found = {}  # documents come in the order of the files
    for line in lines:
        document = DOCUMENT.match(line)
        if document:
            marks = found.setdefault(document[1], {})
            match = REFERENCE.match(line)
            if match:
                marks.setdefault((int(match[1]), int(match[2])), set()).add(match[3])
    if len(found) != len(texts):
        sys.exit(f"{len(found)} documents of {len(texts)} passages")
    of = dict(zip(texts, found.values()))
    return [of[row["Text"]] for row in rows]


def at(marks, offset, text):
    """Entities of the shortest mention that begins at the name, or lies over it."""
    end = offset + len(text)
    inside = [(e - b, sorted(entities)) for (b, e), entities in marks.items() if b < end and e > offset]
    return set(min(inside)[1]) if inside else set()


def f1(c):
    return 200 * c["right"] / max(1, c["found"] + c["wanted"])


def main():
    program, path = sys.argv[1:3]
    first, n = (int(x) for x in (sys.argv[3:] + ["0", "100000"][len(sys.argv) - 3:]))
    rows = read(path, first, n)
    counts = {kind: collections.Counter() for kind in ("all", "masculine", "feminine")}
    for row, marks in zip(rows, references(program, rows)):
        meant = at(marks, int(row["Pronoun-offset"]), row["Pronoun"])
        kind = "feminine" if row["Pronoun"].lower() in FEMININE else "masculine"
        wrong = False
        for name in "AB":
            found = bool(meant & at(marks, int(row[name + "-offset"]), row[name]))
            wanted = row[name + "-coref"] == "TRUE"
            wrong |= found != wanted
            for c in (counts["all"], counts[kind]):
                c.update(found=found, wanted=wanted, right=found and wanted)
        if wrong and os.environ.get("MISSES"):
            print(f"{row['ID']} {row['Pronoun']} {row['Pronoun-offset']} A {row['A']} {row['A-coref']} "
                  f"B {row['B']} {row['B-coref']}\n    {row['Text']}")
    for kind, c in counts.items():
        print(f"{kind:9} F1 {f1(c):5.1f}  P {100 * c['right'] / max(1, c['found']):5.1f}  "
              f"R {100 * c['right'] / max(1, c['wanted']):5.1f}")
    print(f"feminine / masculine {f1(counts['feminine']) / max(1e-9, f1(counts['masculine'])):.2f}")


if __name__ == "__main__":
    main()
