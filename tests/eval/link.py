#!/usr/bin/env python3
"""Prints how well countries and persons of annotated articles are linked to a knowledge base.

usage: link.py NEWSGRAPH GOLD_DIR KB [--misses]

What is right: of a country the item that the base has for its code; of a person the one item that goes by its name and is of the country
that the annotation says it acts for; by the name in full if there is one, else by two words or more of it ("William Burns").  A person that the base does not have must not be linked; neither
must anything that the annotation does not know as this person.  Standard library only.
"""
import argparse
import collections
import subprocess
import sys
import tempfile
from pathlib import Path

import json
import run
import score

WIKIDATA = "http://www.wikidata.org/entity/"


def bearers(newsgraph, kb, name):
    """What goes by a name: list of (item, type, short, countries and codes)."""
    out = subprocess.run([newsgraph, "kb", "find", "--kb", kb, name], capture_output=True, text=True, check=False).stdout
    found = []
    for line in out.splitlines():
        cells = line.split("\t")
        if cells[0]:
            found.append([cells[0], cells[1], cells[2].endswith(" (short)"), set()])
        elif found:
            found[-1][3] |= {w for part in cells[1].split(", ") for w in part.split() if w.isupper() and len(w) in (2, 3)}
    return found


def right_item(newsgraph, kb, entity):
    """The item that the annotated entity is; None if the base has none."""
    if entity["kind"] == "country":
        items = {b[0] for b in bearers(newsgraph, kb, entity["name"]) if b[1] == "country" and entity["iso3"] in b[3]}
    else:
        of_country = [b for b in bearers(newsgraph, kb, entity["name"]) if b[1] == "person" and entity["country"] in b[3]]
        items = {b[0] for b in of_country if not b[2]} or {b[0] for b in of_country if " " in entity["name"]}
    return items.pop() if len(items) == 1 else None


def read_links(graph):
    """entity → (item, score), span → entities."""
    links, referents = {}, collections.defaultdict(set)
    for subject, facts in graph.items():
        if "sameAs" in {score.local(p) for p in facts["predicate"]} and (item := next(iter(facts["object"]))).startswith(WIKIDATA):
            links[next(iter(facts["subject"]))] = (score.local(item), float(next(iter(facts["taConfidence"]))))
        span = score.span_of(subject)
        if span:
            referents[span] |= facts["taIdentRef"]
    return links, referents


def judge(newsgraph, kb, gold, graph, counts, misses):
    links, referents = read_links(graph)
    judged = set()
    for entity in gold["entities"]:
        if entity["kind"] not in counts:
            continue
        count = counts[entity["kind"]]
        want = right_item(newsgraph, kb, entity)
        spans = entity["named"] or entity["other"]
        nodes = collections.Counter(n for s in spans for n in referents.get(tuple(s), ()) if f"/{entity['kind']}/" in n or f"#{entity['kind']}_" in n)
        node = nodes.most_common(1)[0][0] if nodes else None
        got = links.get(node, (None, 0))[0]
        judged.add(node)
        count["wanted"] += want is not None
        count["linked"] += got is not None
        count["right"] += got is not None and got == want
        if got != want:
            misses.append(f"{gold['id']}: {entity['name']}: {got or 'not linked'}, expected {want or 'no link'}")
    for node, (item, _) in links.items():
        if "/person/" in node or "#person_" in node:
            if node not in judged:
                counts["person"]["linked"] += 1
                misses.append(f"{gold['id']}: {score.local(node)}: {item}, not annotated")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsgraph")
    parser.add_argument("gold", type=Path)
    parser.add_argument("kb")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    counts = {kind: collections.Counter() for kind in ("country", "person")}
    misses = []
    with tempfile.TemporaryDirectory() as folder:
        graphs = run.extract(args.newsgraph, args.gold, Path(folder), ["--kb", args.kb])
        for path in sorted(args.gold.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            judge(args.newsgraph, args.kb, gold, score.read_graph(graphs / f"{path.stem}.nt"), counts, misses)
    for kind, c in counts.items():
        precision, recall = (100 * c["right"] / max(1, c[k]) for k in ("linked", "wanted"))
        print(f"link_{kind} precision {precision:.1f} at recall {recall:.1f}   {c['right']} right of {c['linked']} linked, {c['wanted']} in the base")
    if args.misses:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
