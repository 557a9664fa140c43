#!/usr/bin/env python3
"""Scores claims against PolNeAR (Newell, Margolin, Ruths 2018): news with every attribution marked in brat's format.

usage: polnear.py NEWSGRAPH DIR [--misses N] [--show NAME]

DIR holds NAME.txt with NAME.ann. One run of the program reads all of it. Its claims are compared word by word; since
the project leaves out enclosing marks, an introducing "that", final punctuation, and the auxiliaries and adverbs of a cue, both
sides are brought to that form first. PolNeAR marks no attribution inside another: claims inside claims are left out. Standard library only; the corpus is not part of the project.
"""
import argparse
import bisect
import collections
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import score as graphs  # noqa: E402

WORD = re.compile(r"\w+(?:[-.'’]\w+)*")
LIGHT = set("is are was were be been being am has have had having do does did will would can could may might must shall should to not n't "
            "also has's 's ’s ’ve 've 'd ’d ’ll 'll ’re 're still already now then just even once again repeatedly previously reportedly later "
            "recently often never long really publicly openly first currently specifically immediately".split())


CONTRACTED = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|can|could|would|should|must|wo|ca)n['’]t|can(?:not)?")
ADVERB = re.compile(r"(?!(?:re|im|ap|com|sup)ply$)\w+ly")


def is_light(word):
    return word in LIGHT or bool(CONTRACTED.fullmatch(word) or ADVERB.fullmatch(word))


def read_text(path):
    """The text in the form that the program's offsets count in (NFC)."""
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))


def place_in_text(path):
    """Function from an offset in the file to one in the text."""
    raw = path.read_text(encoding="utf-8")
    if unicodedata.is_normalized("NFC", raw):
        return lambda i: i
    return lambda i: len(unicodedata.normalize("NFC", raw[:i]))


def read_gold(path):
    """List of role → list of spans."""
    spans, events, place = {}, [], place_in_text(path)
    for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
        f = line.split("\t")
        if line[:1] == "T" and len(f) > 1:
            kind, places = f[1].split(" ", 1)
            spans[f[0]] = (kind, [tuple(place(int(i)) for i in p.split()) for p in places.split(";")])
        elif line[:1] == "E" and len(f) > 1:
            events.append([part.split(":") for part in f[1].split()])
    out = []
    for event in events:
        roles = collections.defaultdict(list)
        for _, target in event:
            if target in spans:
                roles[spans[target][0]] += spans[target][1]
        out.append({k: sorted(v) for k, v in roles.items()})
    return out


def read_found(path):
    graph = graphs.read_graph(path)
    names = {"Source": "sourceSpan", "Cue": "cueSpan", "Content": "contentSpan"}
    return [{"confidence": float(next(iter(node["taConfidence"]), 0)), **{k: sorted(x for x in map(graphs.span_of, node[p]) if x) for k, p in names.items()}}
            for node in list(graph.values()) if "Claim" in {graphs.local(t) for t in node["type"]} and not node["isPartOf"]]


class Text:
    def __init__(self, text):
        self.words = [(m.start(), m.end(), m.group().lower()) for m in WORD.finditer(text)]
        self.begins = [w[0] for w in self.words]

    def range(self, span):
        """Indices of the words in a span."""
        i = bisect.bisect_left(self.begins, span[0])
        out = []
        while i < len(self.words) and self.words[i][0] < span[1]:
            out.append(i)
            i += 1
        return out

    def runs(self, spans):
        """Runs of consecutive words, without an introducing "that"."""
        words, runs = sorted({i for s in spans for i in self.range(s)}), []
        for i in words:
            if runs and runs[-1][-1] == i - 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        if runs and self.words[runs[0][0]][2] == "that" and len(runs[0]) > 1:
            runs[0] = runs[0][1:]
        return {(r[0], r[-1]) for r in runs}

    def cue(self, spans):
        words = sorted({i for s in spans for i in self.range(s)})
        heavy = [i for i in words if not is_light(self.words[i][2])]
        return tuple(heavy or words)


class Count:
    def __init__(self):
        self.right = self.found = self.wanted = 0

    def add(self, found, wanted):
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    def __str__(self):
        p = self.right / self.found if self.found else 0
        r = self.right / self.wanted if self.wanted else 0
        return f"{100 * (2 * p * r / (p + r) if p + r else 0):5.1f}  P {100 * p:5.1f} R {100 * r:5.1f}  ({self.right}/{self.found}/{self.wanted})"


def score(text, found, gold, counts):
    def cues(claims):
        return {text.cue(c["Cue"]) for c in claims if c.get("Cue")}

    def words(claims, role):
        return {i for c in claims for b, e in text.runs(c.get(role, [])) for i in range(b, e + 1)}

    def linked(claims, role):
        return {(text.cue(c["Cue"])[-1:], run) for c in claims if c.get("Cue") for run in text.runs(c.get(role, []))}

    def linked_words(claims, role):
        return {(text.cue(c["Cue"])[-1:], i) for c in claims if c.get("Cue") for b, e in text.runs(c.get(role, [])) for i in range(b, e + 1)}

    counts["cue exact"].add(cues(found), cues(gold))
    counts["cue last word"].add({c[-1:] for c in cues(found)}, {c[-1:] for c in cues(gold)})
    for role in ("Source", "Content"):
        counts[role.lower() + " word"].add(words(found, role), words(gold, role))
        counts[role.lower() + " word, linked"].add(linked_words(found, role), linked_words(gold, role))
        counts[role.lower() + " exact"].add(linked(found, role), linked(gold, role))
    counts["content exact, unlinked"].add({r for c in found for r in text.runs(c.get("Content", []))},
                                          {r for c in gold for r in text.runs(c.get("Content", []))})


def reliability(text, found, gold, bins):
    """Tenth of confidence → claims, of them those whose cue and most of whose content are right."""
    for c in found:
        words = {i for b, e in text.runs(c["Content"]) for i in range(b, e + 1)}
        best = max((len(words & w) / len(words | w) for g in gold if g.get("Cue") and text.cue(g["Cue"])[-1:] == text.cue(c["Cue"])[-1:]
                    for w in [{i for b, e in text.runs(g.get("Content", [])) for i in range(b, e + 1)}] if words | w), default=0)
        row = bins[graphs.tenth(c["confidence"])]
        row[0] += 1
        row[1] += best >= graphs.SAME


def show(raw, text, found, gold):
    """Found and wanted claims of one article, those that agree once."""
    def line(c):
        return " | ".join(" … ".join(raw[b:e] for b, e in c.get(k, [])).replace("\n", "/") for k in ("Source", "Cue", "Content"))

    def first(c):
        return min((s[0] for k in ("Source", "Cue", "Content") for s in c.get(k, [])), default=0)

    def key(c):
        return text.cue(c.get("Cue", []))[-1:], frozenset(text.runs(c.get("Content", [])))

    theirs = {key(c): c for c in gold}
    ours = {key(c): c for c in found}
    rows = [(first(c), "-", line(c)) for k, c in theirs.items() if k not in ours]
    rows += [(first(c), "=" if k in theirs else "+", line(c)) for k, c in ours.items()]
    for _, sign, text_of in sorted(rows):
        print(sign, text_of)


def score_corpus(program, corpus, shown=None):
    """Figure → count, and tenth of confidence → claims and right ones.  shown: parts of the names of articles to print."""
    files = sorted(corpus.glob("*.txt"))
    counts = collections.defaultdict(Count)
    bins = collections.defaultdict(lambda: [0, 0])
    with tempfile.TemporaryDirectory() as out:
        run = subprocess.run([program, "extract", "--format", "nt", "--force", "-o", out, *map(str, files)], stderr=subprocess.PIPE, check=False)
        if run.returncode > 1:
            sys.exit(run.stderr.decode())
        for f in files:
            graph = Path(out) / (f.stem + ".nt")
            if not graph.exists():
                print("no graph:", f.name, file=sys.stderr)
                continue
            raw = read_text(f)
            text, found, gold = Text(raw), read_found(graph), read_gold(f)
            score(text, found, gold, counts)
            reliability(text, found, gold, bins)
            if shown is not None and any(s in f.stem for s in shown or [""]):
                print("=====", f.stem)
                show(raw, text, found, gold)
    return counts, bins


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", nargs="*", default=None, help="print the claims of articles whose name has one of these parts")
    args = parser.parse_args()
    counts, bins = score_corpus(args.program, args.corpus, args.show)
    for name, count in counts.items():
        print(f"{name:24} {count}")
    for tenth, (n, right) in sorted(bins.items()):
        print(f"confidence {tenth / 10:.1f}-{(tenth + 1) / 10:.1f}       {100 * right / n:5.1f} % right  ({right}/{n})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
