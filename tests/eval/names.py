#!/usr/bin/env python3
"""names.py NEWSGRAPH FILE.tsv... : scores the mentions of the program against annotated names.

A file is one article: a token, a tab and its BIO tag a line, an empty line between sentences.  The classes are those of the
Worldwide English Newswire (Person, Organization, Location, Facility, NORP, Date, Money, Misc, Product).  A span counts
where both ends and the class are right.  A place that the annotation calls a facility is not counted, for or against.
With --errors, prints every span that is wrong or was missed."""
import argparse
import collections
import os
import subprocess
import sys
import tempfile

CLASS = {"person": "PER", "organisation": "ORG", "place": "LOC", "country": "LOC", "group": "NORP", "time": "DATE",
         "money": "MONEY", "named_event": "MISC", "other": "MISC"}
GOLD = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "FAC", "NORP": "NORP", "Date": "DATE",
        "Money": "MONEY", "Misc": "MISC", "Product": "MISC"}


def read(path):
    """Sentences of (tokens, tags); characters that the program reads as layout become one sign."""
    sentences, tokens, tags = [], [], []
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 2:
            if tokens:
                sentences.append((tokens, tags))
            tokens, tags = [], []
            continue
        tokens.append("".join(fields[0].split()) or "_")
        tags.append(fields[1])
    return sentences


def gold_spans(tags, base):
    spans, start = set(), None
    for i, tag in enumerate(tags + ["O"]):
        if start is not None and not tag.startswith("I-"):
            spans.add((base + start, i - start, GOLD[tags[start][2:]]))
            start = None
        if tag.startswith("B-"):
            start = i
    return spans


def found_spans(newsgraph, sentences):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
        f.write("".join(" ".join(tokens) + "\n" for tokens, _ in sentences))
        f.flush()
        out = subprocess.run([newsgraph, "dump", "--pretokenized", "--layer=mention", f.name], check=True,
                             capture_output=True, encoding="utf-8").stdout
    spans = set()
    for line in out.splitlines()[1:]:
        f = line.split()
        first, n, kind, form = int(f[3]), int(f[4]), f[6], f[7]
        if form in ("name", "adjective"):
            spans.add((first, n, "NORP" if form == "adjective" else CLASS[kind]))
    return spans


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("newsgraph")
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--errors", action="store_true")
    options = arguments.parse_args()
    count = collections.Counter()
    for path in options.files:
        sentences, gold, words = read(path), set(), []
        for tokens, tags in sentences:
            gold |= gold_spans(tags, len(words))
            words += tokens
        found = found_spans(options.newsgraph, sentences)
        found = {s for s in found if not (s[2] == "LOC" and (s[0], s[1], "FAC") in gold)}
        for kind in set(CLASS.values()):
            g, p = {s for s in gold if s[2] == kind}, {s for s in found if s[2] == kind}
            count[kind, "g"] += len(g)
            count[kind, "p"] += len(p)
            count[kind, "t"] += len(g & p)
        for mark, spans in (("-", gold - found), ("+", found - gold)):
            for first, n, kind in sorted(spans) if options.errors else ():
                left, right = " ".join(words[max(0, first - 4):first]), " ".join(words[first + n:first + n + 4])
                print(os.path.basename(path), mark, kind, f"{left} [{' '.join(words[first:first + n])}] {right}", sep="\t")
    for kind in ("PER", "ORG", "LOC", "NORP", "DATE", "MONEY", "MISC"):
        t, p, g = (count[kind, k] for k in "tpg")
        print(f"{kind:6} F1 {200 * t / (p + g) if p + g else 0:5.1f}  P {t}/{p}  R {t}/{g}")


if __name__ == "__main__":
    sys.exit(main())
