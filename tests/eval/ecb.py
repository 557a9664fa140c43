#!/usr/bin/env python3
"""ecb.py NEWSGRAPH ECBPLUS TOPIC[-TOPIC]... : triggers and in-document coreference of events against ECB+ (CC BY 3.0).

ECBPLUS is the folder with ECBplus_coreference_sentences.csv and one folder a topic.  Documents are read whole; only the
annotated sentences of that list count.  A trigger is found where the word of an event lies in an annotated action.
Coreference: chains of two mentions or more, MUC, B-cubed, CEAF-e and their mean (coref.py); the baseline joins the same
found triggers by their lemma alone.  MISSES=1 prints the chains that differ."""
import bisect
import collections
import concurrent.futures
import csv
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

import coref


def annotated(folder):
    """(topic, file) → numbers of the annotated sentences."""
    out = collections.defaultdict(set)
    with open(os.path.join(folder, "ECBplus_coreference_sentences.csv"), encoding="utf-8-sig") as lines:
        for row in csv.reader(lines):
            if row and row[0].isdigit():
                out[int(row[0]), row[1]].add(int(row[2]))
    return out


def read(path, wanted):
    """Words by sentence, and annotated actions as (chain, numbers of words) in the wanted sentences."""
    root = tree.parse(path).getroot()
    tokens = root.findall("token")
    number = {t.get("t_id"): i for i, t in enumerate(tokens)}
    sentences, of = [], []
    for t in tokens:
        if not of or of[-1] != int(t.get("sentence")):
            sentences.append([])
        of.append(int(t.get("sentence")))
        sentences[-1].append(re.sub(r"\s", "_", t.text or "") or "_")
    chain = {}
    for relation in root.find("Relations"):
        for source in relation.findall("source"):
            chain[source.get("m_id")] = relation.get("note") or relation.get("r_id")
    actions = []
    for m in root.find("Markables"):
        words = [number[a.get("t_id")] for a in m.findall("token_anchor")]
        if m.tag.startswith(("ACTION", "NEG")) and words and of[words[0]] in wanted:
            actions.append((chain.get(m.get("m_id"), "alone " + m.get("m_id")), words))
    return sentences, actions, [s in wanted for s in of]


def events(newsgraph, sentences):
    """(number of the trigger's word, lemma, record it is the same as) of each event record.  The document is read as plain
    text, a paragraph a sentence, without the line of its address."""
    text, word_at, number = b"", [], 0
    for words in sentences:
        shown = not words[0].startswith("http")
        for w in words:
            if shown:
                word_at.append((len(text), number))
                text += w.encode() + b" "
            number += 1
        text = text.rstrip(b" ") + b"\n\n" if shown else text
    with tempfile.NamedTemporaryFile("wb", suffix=".txt") as f:
        f.write(text)
        f.flush()
        out = subprocess.run([newsgraph, "dump", "--force", "--layer=all", f.name], check=True, capture_output=True,
                             encoding="utf-8").stdout
    pattern = r'^event \d+\tspan=\d+-(\d+).*?\tlemma="([^"]*)".*?\tsame_as=(-|\d+)'
    starts = [start for start, _ in word_at]
    return [(word_at[bisect.bisect_left(starts, int(end)) - 1][1], lemma, None if same == "-" else int(same))
            for end, lemma, same in re.findall(pattern, out, re.M)]


def links(found):
    """Number of the first record of the same happening, one a record."""
    first = []
    for i, (_, _, same) in enumerate(found):
        first.append(i if same is None else first[same])
    return first


def compare(newsgraph, path, wanted):
    sentences, actions, inside = read(path, wanted)
    found = events(newsgraph, sentences)
    at = {w: k for k, (_, words) in enumerate(actions) for w in words}
    hits = collections.OrderedDict()  # annotated action → record, the first that lies in it
    for i, (trigger, _, _) in enumerate(found):
        if trigger in at:
            hits.setdefault(at[trigger], i)
    n_found = sum(inside[t] for t, _, _ in found)
    sums = {"trigger": (len(hits), n_found, len(hits), len(actions))}
    keys = {found[i][0]: ("a", k) for k, i in hits.items()}  # trigger → key
    key = lambda i: keys.get(found[i][0], ("w", found[i][0]))
    gold = collections.defaultdict(set)
    for k, (name, _) in enumerate(actions):
        gold[name].add(("a", k))
    gold = [c for c in gold.values() if len(c) > 1]
    first = links(found)
    words = [w for s in sentences for w in s]
    for name, label in (("ours", lambda i: first[i]), ("baseline", lambda i: found[i][1].lower())):
        of = collections.defaultdict(set)
        for i, (trigger, _, _) in enumerate(found):
            if inside[trigger]:
                of[label(i)].add(key(i))
        chains = [c for c in of.values() if len(c) > 1]
        sums[name, "muc"] = (*coref.muc(chains, gold), *coref.muc(gold, chains))
        sums[name, "b3"] = (*coref.b_cubed(chains, gold), *coref.b_cubed(gold, chains))
        total = coref.ceaf(gold, chains)
        sums[name, "ceafe"] = (total, len(chains), total, len(gold))
        if name == "ours" and os.environ.get("MISSES"):
            show = lambda c: sorted((words[actions[k][1][0]] if x == "a" else words[k]) for x, k in c)
            for c in gold:
                if c not in chains:
                    print(os.path.basename(path), "missed", show(c))
            for c in chains:
                if c not in gold:
                    print(os.path.basename(path), "made", show(c))
    return sums


def main():
    newsgraph, folder = sys.argv[1:3]
    topics = []
    for part in sys.argv[3:]:
        first, _, last = part.partition("-")
        topics += range(int(first), int(last or first) + 1)
    work = [(os.path.join(folder, str(t), f"{t}_{name}.xml"), sentences)
            for (t, name), sentences in sorted(annotated(folder).items()) if t in topics]
    sums = collections.defaultdict(lambda: [0.0] * 4)
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", "1"))) as pool:
        for here in pool.map(lambda w: compare(newsgraph, *w), work):
            for name, values in here.items():
                sums[name] = [a + b for a, b in zip(sums[name], values)]
    means = collections.defaultdict(list)
    for name, (a, b, c, d) in sums.items():
        p, r = a / b if b else 0.0, c / d if d else 0.0
        print(f"{' '.join([name] if isinstance(name, str) else name):15} F1 {100 * coref.f1(p, r):5.1f}  P {100 * p:5.1f}  R {100 * r:5.1f}")
        if name != "trigger":
            means[name[0]].append(coref.f1(p, r))
    for name, scores in means.items():
        print(f"{name + ' CoNLL':15} F1 {100 * sum(scores) / 3:5.1f}")
    print(f"{len(work)} documents")


if __name__ == "__main__":
    sys.exit(main())
