#!/usr/bin/env python3
"""coref.py NEWSGRAPH FILE.conllu... : scores the references of the program against annotated coreference (GUM's Entity=).

Persons, organisations and places: names, nominals and pronouns.  As the CorefUD scorer does: chains of one mention are left
out, mentions match where their heads are one word (head) or their words are the same (exact); MUC, B-cubed and CEAF-e, and
their mean, the CoNLL figure.  A plural that refers to two entities at once is left out, as the annotation has none; a capital counts as the place.
With --persons, only persons.  With --each, one line a file."""
import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile

KINDS = {"person", "organization", "place"}
OURS = {"person": "person", "organisation": "organization", "place": "place", "country": "place", "group": "person"}


def read(path):
    """Sentences of (words, heads) and the annotated mentions (chain, kind, first, last, head) by word number."""
    sentences, mentions, opened, base = [], [], collections.defaultdict(list), 0
    rows = []
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        line = line.rstrip("\n")
        if line.startswith("#"):
            continue
        if line:
            fields = line.split("\t")
            if fields[0].isdigit():
                rows.append(fields)
            continue
        if not rows:
            continue
        heads = [base + int(f[6]) - 1 if f[6] != "0" else -1 for f in rows]
        for i, f in enumerate(rows):
            entity = re.search(r"(?:^|\|)Entity=([^|]*)", f[9])
            for part in re.findall(r"\(([^()]+)(\)?)|([^()]+)\)", entity.group(1)) if entity else ():
                whole, closed, ends = part
                if whole:
                    name = whole.split("-")
                    opened[name[0]].append((name[1], base + i, name[5] if len(name) > 5 else "1"))
                if closed or ends:
                    key = (whole or ends).split("-")[0]
                    kind, first, minimum = opened[key].pop()
                    mentions.append([key, kind, first, base + i, minimum])
        sentences.append(([f[1].replace(" ", "_") for f in rows], heads))
        base += len(rows)
        rows = []
    all_heads = [h for _, heads in sentences for h in heads]
    for m in mentions:
        inside = [t for t in range(m[2], m[3] + 1) if not m[2] <= all_heads[t] <= m[3]]
        m[4] = inside[0] if inside else m[3]
    return [words for words, _ in sentences], mentions


def table(newsgraph, layer, path):
    out = subprocess.run([newsgraph, "dump", "--pretokenized", "--layer=" + layer, path], check=True, capture_output=True,
                         encoding="utf-8").stdout
    return [re.split(r" {2,}", line.strip()) for line in out.splitlines()[1:]]


def found_mentions(newsgraph, sentences):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as f:
        f.write("".join(" ".join(words) + "\n" for words in sentences))
        f.flush()
        mentions = [line.split() for line in subprocess.run(
            [newsgraph, "dump", "--pretokenized", "--layer=mention", f.name], check=True, capture_output=True,
            encoding="utf-8").stdout.splitlines()[1:]]
        references = table(newsgraph, "reference", f.name)
        kinds = [row[1].split()[0] for row in table(newsgraph, "entity", f.name)]
    of = collections.defaultdict(list)
    for row in references:
        of[int(row[1])].append(int(row[2]))
    out = []
    for m in mentions:
        entities = of.get(int(m[1]), [])
        if entities and (len(entities) == 1 or m[7] == "name") and kinds[entities[0]] in OURS:
            first, n = int(m[3]), int(m[4])
            out.append((entities[0], OURS[kinds[entities[0]]], first, first + n - 1, int(m[5])))
    return out


def chains(mentions, key):
    """Sets of keys of chains with two mentions or more; a key belongs to one chain."""
    of, seen = collections.defaultdict(set), set()
    for m in sorted(mentions, key=lambda m: (m[2], -m[3])):
        if key(m) not in seen:
            seen.add(key(m))
            of[m[0]].add(key(m))
    return [c for c in of.values() if len(c) > 1]


def muc(gold, found):
    of = {m: i for i, c in enumerate(found) for m in c}
    links = sum(len(c) - 1 for c in gold)
    right = sum(len(c) - len({of.get(m, ("alone", m)) for m in c}) for c in gold)
    return right, links


def b_cubed(gold, found):
    of = {m: c for c in found for m in c}
    right = sum(len(c & of[m]) / len(c) for c in gold for m in c if m in of)
    return right, sum(map(len, gold))


def ceaf(gold, found):
    """One-to-one alignment by phi4, greedy: never more than the best one, which the CorefUD scorer takes."""
    pairs = sorted(((2 * len(g & f) / (len(g) + len(f)), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f),
                   key=lambda x: (-x[0], x[1], x[2]))
    total, used_g, used_f = 0.0, set(), set()
    for score, i, j in pairs:
        if i not in used_g and j not in used_f:
            used_g.add(i)
            used_f.add(j)
            total += score
    return total


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("newsgraph")
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--persons", action="store_true")
    arguments.add_argument("--each", action="store_true")
    options = arguments.parse_args()
    kinds = {"person"} if options.persons else KINDS
    sums = collections.defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for path in options.files:
        sentences, gold = read(path)
        found = found_mentions(options.newsgraph, sentences)
        for name, key in (("head", lambda m: m[4]), ("exact", lambda m: (m[2], m[3]))):
            g = chains([m for m in gold if m[1] in kinds], key)
            f = chains([m for m in found if m[1] in kinds], key)
            here = {"muc": (*muc(f, g), *muc(g, f)), "b3": (*b_cubed(f, g), *b_cubed(g, f))}
            total = ceaf(g, f)
            here["ceafe"] = (total, len(f), total, len(g))
            spans_g, spans_f = {m for c in g for m in c}, {m for c in f for m in c}
            here["mentions"] = (len(spans_g & spans_f), len(spans_f), len(spans_g & spans_f), len(spans_g))
            for figure, values in here.items():
                sums[name, figure] = [a + b for a, b in zip(sums[name, figure], values)]
            if options.each and name == "head":
                scores = {k: f1(v[0] / v[1] if v[1] else 0, v[2] / v[3] if v[3] else 0) for k, v in here.items()}
                print(os.path.basename(path), *(f"{k} {100 * v:.1f}" for k, v in scores.items()))
    for name in ("head", "exact"):
        scores = []
        for figure in ("mentions", "muc", "b3", "ceafe"):
            a, b, c, d = sums[name, figure]
            p, r = a / b if b else 0.0, c / d if d else 0.0
            print(f"{name:5} {figure:8} F1 {100 * f1(p, r):5.1f}  P {100 * p:5.1f}  R {100 * r:5.1f}")
            if figure != "mentions":
                scores.append(f1(p, r))
        print(f"{name:5} CoNLL    F1 {100 * sum(scores) / 3:5.1f}")


if __name__ == "__main__":
    sys.exit(main())
