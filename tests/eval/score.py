#!/usr/bin/env python3
"""Scores graphs of articles against annotated articles.

usage: score.py GOLD_DIR GRAPH_DIR [--json] [--misses]

GOLD_DIR holds NAME.json with NAME.txt, GRAPH_DIR holds NAME.nt or NAME.nq, written with full mentions. Only what the
ontology promises is read. Entities are aligned by shared mentions, claims by cue and content, events by trigger; each
alignment is one to one, best pair first. Standard library only.
"""
import argparse
import collections
import json
import re
import sys
from pathlib import Path

TRIPLE = re.compile(r'^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:\^\^<[^>]*>|@[A-Za-z0-9-]+)?)')
OFFSETS = re.compile(r"#offset_(\d+)_(\d+)$")
TRIGGER = re.compile(r"#event_(\d+)_(\d+)$")
SAME = 0.5  # overlap from which two spans count as one
EXACT_CONTENT = 0.8  # overlap from which a claim's content counts as found


def local(iri):
    return re.split(r"[#/]", iri)[-1]


def unescape(literal):
    """The text of an N-Triples literal; None if it is not well-formed."""
    plain = re.sub(r"\\U([0-9A-Fa-f]{8})", lambda m: chr(int(m[1], 16)), literal).replace("\\'", "'")
    try:
        return json.loads('"' + plain + '"')
    except ValueError:
        return None


def read_graph(path):
    """subject → local name of the predicate → set of objects."""
    graph = collections.defaultdict(lambda: collections.defaultdict(set))
    if path is not None:
        with open(path, encoding="utf-8") as lines:
            for m in filter(None, map(TRIPLE.match, lines)):
                graph[m[1]][local(m[2])].add(m[4] if m[3] is None else m[3])
    return graph


def span_of(iri):
    m = OFFSETS.search(iri)
    return (int(m[1]), int(m[2])) if m else None


def overlap(a, b):
    """Intersection over union of two spans."""
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (a[1] - a[0] + b[1] - b[0] - both) if both else 0.0


def cover(a, b):
    """Intersection over union of two lists of spans, counted in characters."""
    left = {c for s in a for c in range(*s)}
    right = {c for s in b for c in range(*s)}
    return len(left & right) / len(left | right) if left | right else 0.0


def pair(found, gold, score, least):
    """Greedy one-to-one matching, best score first: list of (index found, index gold)."""
    scored = [(score(p, g), i, j) for i, p in enumerate(found) for j, g in enumerate(gold)]
    used_found, used_gold, out = set(), set(), []
    for s, i, j in sorted(scored, key=lambda x: (-x[0], x[1], x[2])):
        if s < least:
            break
        if i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            out.append((i, j))
    return out


class Score:
    """Counts of found, wanted and right things, over all articles."""

    def __init__(self):
        self.found = collections.Counter()
        self.wanted = collections.Counter()
        self.right = collections.Counter()
        self.bad_offsets = self.offsets = 0
        self.bins = collections.defaultdict(lambda: [0, 0])  # tenth of confidence → claims, right ones
        self.misses = []
        self.classes = collections.defaultdict(lambda: [0, 0, 0])  # class of events → found, wanted, right

    def add(self, name, found, wanted, right):
        self.found[name] += found
        self.wanted[name] += wanted
        self.right[name] += right

    def f1(self, name):
        total = self.found[name] + self.wanted[name]
        return round(100 * 2 * self.right[name] / total if total else 0.0, 1)

    def percent(self, name):
        return round(100 * self.right[name] / self.wanted[name], 1) if self.wanted[name] else None


class Article:
    """One annotated article, the graph made of it, and the alignment of their entities."""

    def __init__(self, name, gold, text, graph):
        self.name, self.gold, self.text, self.graph = name, gold, text, graph
        self.entities = {e["id"]: e for e in gold["entities"]}
        self.mentions = collections.defaultdict(list)  # IRI → spans that refer to it
        for s in list(graph):
            if span_of(s):
                for target in graph[s]["taIdentRef"]:
                    self.mentions[target].append(span_of(s))
        self.key = self.align_entities()

    def types(self, s):
        return {local(t) for t in self.graph[s]["type"]}

    def of_type(self, name):
        return [s for s in list(self.graph) if name in self.types(s)]

    def shared(self, s, entity):
        """How many of the gold entity's mentions the node has."""
        return sum(any(overlap(m, x) >= SAME for x in self.mentions[s]) for m in spans(entity))

    def align_entities(self):
        nodes = [s for s in self.mentions if "Event" not in self.types(s)]
        gold = self.gold["entities"]
        return {nodes[i]: gold[j]["id"] for i, j in pair(nodes, gold, self.shared, 1)}

    def keys(self, s, predicate):
        return {self.key.get(x) for x in self.graph[s][predicate]}


def tenth(confidence):
    return min(int(confidence * 10), 9)


def spans(entity):
    return [tuple(x) for x in entity["named"] + entity["other"]]


def score_offsets(a, score):
    for s in list(a.graph):
        at = span_of(s)
        if not at:
            continue
        score.bad_offsets += at[1] > len(a.text)
        for anchor in a.graph[s]["anchorOf"]:
            score.offsets += 1
            score.bad_offsets += unescape(anchor) != a.text[at[0]:at[1]]


def score_people(a, score):
    found = [s for s in a.of_type("Person") if a.mentions[s]]
    gold = [e for e in a.gold["entities"] if e["kind"] == "person"]
    pairs = pair(found, gold, a.shared, 1)
    named = sum(any(overlap(tuple(m), x) >= SAME for m in gold[j]["named"] for x in a.mentions[found[i]]) for i, j in pairs)
    score.add("person", len(found), len(gold), named)
    score.add("person_mention", sum(len(a.mentions[s]) for s in found), sum(len(spans(e)) for e in gold),
              sum(a.shared(found[i], gold[j]) for i, j in pairs))
    for j, e in enumerate(gold):
        if j not in {g for _, g in pairs}:
            score.misses.append((a.name, "person", e["name"]))


def score_countries(a, score):
    """Names and demonyms only: nominals are lower case."""
    def is_name(m):
        return a.text[m[0]:m[1]][:1].isupper()

    code = {s: next((c for c in a.graph[s]["notation"] if re.fullmatch("[A-Z]{3}", c)), local(s)) for s in a.of_type("Country")}
    countries = [e for e in a.gold["entities"] if e["kind"] == "country"]
    gold = [(tuple(m), e["iso3"]) for e in countries for m in e["named"] + [o for o in e["other"] if is_name(o)]]
    found = [(m, c) for s, c in code.items() for m in a.mentions[s] if is_name(m)]
    same = pair(found, gold, lambda p, g: overlap(p[0], g[0]) if p[1] == g[1] else 0, SAME)
    score.add("country_mention", len(found), len(gold), len(same))
    want, got = {e["iso3"] for e in countries}, {c for s, c in code.items() if a.mentions[s]}
    score.add("country", len(got), len(want), len(want & got))


def read_claims(a):
    def at(s, predicate):
        return sorted(x for x in map(span_of, a.graph[s][predicate]) if x)

    def value(s, predicate):
        return next(map(local, a.graph[s][predicate]), "")

    return [{"cue": at(s, "cueSpan"), "content": at(s, "contentSpan"), "source": a.keys(s, "wasAttributedTo"),
             "type": value(s, "quoteType"), "polarity": value(s, "polarity"),
             "certainty": value(s, "certainty").replace("uncommitted", "underspecified"), "to": a.keys(s, "addressee"),
             "confidence": float(value(s, "taConfidence") or 0)}
            for s in a.of_type("Claim")]


def score_claims(a, score):
    found, gold = read_claims(a), a.gold["claims"]

    def likeness(p, g):
        return max([2 * overlap(c, tuple(g["cue"])) for c in p["cue"]] + [0]) + cover(p["content"], g["content"])

    pairs = pair(found, gold, likeness, SAME)
    for name in ("claim", "claim_content", "claim_full"):
        score.add(name, len(found), len(gold), 0)
    for i, j in pairs:
        score_claim(a, found[i], gold[j], score)
    right = {i for i, j in pairs if cover(found[i]["content"], gold[j]["content"]) >= SAME}
    for i, claim in enumerate(found):
        row = score.bins[tenth(claim["confidence"])]
        row[0] += 1
        row[1] += i in right
    for j in set(range(len(gold))) - {g for _, g in pairs}:
        content = " … ".join(a.text[slice(*s)] for s in gold[j]["content"])
        score.misses.append((a.name, "claim", a.text[slice(*gold[j]["cue"])] + " :: " + content[:80]))


def score_claim(a, p, g, score):
    like = cover(p["content"], g["content"])
    source = g["source"] in p["source"] if g["source"] else p["source"] <= {None}
    score.right["claim"] += 1
    score.right["claim_content"] += like >= EXACT_CONTENT
    score.right["claim_full"] += source and like >= SAME
    score.add("claim_source", 1, 1, source)
    score.add("claim_kind", 1, 1, p["type"] == g["type"] or (g["type"], p["type"]) == ("headline", "indirect"))
    score.add("claim_polarity", 1, 1, p["polarity"] == g["polarity"])
    score.add("claim_certainty", 1, 1, p["certainty"] == g["certainty"])
    if g["addressee"]:
        score.add("claim_addressee", 1, 1, g["addressee"] in p["to"])
    if not source:
        want = a.entities[g["source"]]["name"] if g["source"] else "unnamed"
        got = [a.entities[x]["name"] if x else None for x in p["source"]]
        score.misses.append((a.name, "source", f"{a.text[slice(*g['cue'])]} <- {want} ; got {got}"))


def read_events(a):
    """One row a trigger: a cluster of mentions has several."""
    narrated = {e for s in a.of_type("NewsArticle") for e in a.graph[s]["contentEvent"]}
    rows = []
    for s in a.of_type("Event"):
        m = TRIGGER.search(s)
        if not m:
            continue
        first = (int(m[1]), int(m[2]))
        for trigger in a.mentions[s] + ([] if first in a.mentions[s] else [first]):
            rows.append({"trigger": trigger, "class": {local(t).split("-")[0] for t in a.graph[s]["eventType"]},
                         "initiators": a.keys(s, "initiator"), "recipients": a.keys(s, "recipient"), "place": a.keys(s, "hasPlace"),
                         "from": next(iter(a.graph[s]["hasEarliestBeginTimeStamp"]), None),
                         "to": next(iter(a.graph[s]["hasLatestEndTimeStamp"]), None),
                         "voice": "narrator" if s in narrated else "claimed"})
    return rows


def score_events(a, score):
    gold = a.gold["events"]
    cues = [tuple(k["cue"]) for k in a.gold["claims"]]

    def near(trigger, others):
        return any(overlap(trigger, o) >= SAME for o in others)

    # A speech act that is a gold claim may be an event too: counted neither for nor against.
    found = [p for p in read_events(a) if near(p["trigger"], [tuple(g["trigger"]) for g in gold]) or not near(p["trigger"], cues)]
    pairs = pair(found, gold, lambda p, g: overlap(p["trigger"], tuple(g["trigger"])), SAME)
    score.add("event", len(found), len(gold), len(pairs))
    by_id = {g["id"]: g for g in gold}
    for i, j in pairs:
        score_event(a, found[i], gold[j], by_id, score)
    hit = {j for _, j in pairs}
    for j, g in enumerate(gold):
        if g["plover"]:
            score.add("event_political_recall", 1, 1, j in hit)
            if j not in hit:
                score.misses.append((a.name, "event", a.text[slice(*g["trigger"])] + " " + g["plover"]))


def score_event(a, p, g, by_id, score):
    first = by_id.get(g.get("same_as"), g)
    begin, end = g["trigger"]

    def name(x):
        return a.entities[x]["name"] if x in a.entities else str(x)

    def check(what, right, want, got):
        score.add("event_" + what, 1, 1, right)
        if not right:
            around = a.text[max(0, begin - 50):begin] + "[" + a.text[begin:end] + "]" + a.text[end:end + 50]
            score.misses.append((a.name, what, " ".join(around.split()), f"{want} ; got {got}"))

    check("voice", p["voice"] == g["voice"], g["voice"], p["voice"])
    if g["plover"]:
        check("class", g["plover"] in p["class"], g["plover"], sorted(p["class"]))
        for c in {g["plover"], *p["class"]}:
            score.classes[c] = [n + k for n, k in zip(score.classes[c], (c in p["class"], c == g["plover"], c in p["class"] and c == g["plover"]))]
    for role in ("initiators", "recipients"):
        want, got = set(first[role]), p[role] - {None}
        score.add("event_role", len(got), len(want), len(want & got))
        if want != got:
            score.misses.append((a.name, role, a.text[begin:end], f"{sorted(map(name, want))} ; got {sorted(map(name, got))}"))
    if first["time"]:
        t = first["time"]
        check("time", (p["from"], p["to"]) == (t["from"], t["to"]), f"{t['from']}..{t['to']}", f"{p['from']}..{p['to']}")
    if first["place"]:
        check("place", first["place"] in p["place"], name(first["place"]), sorted(name(x) for x in p["place"]))


F1 = ("person", "person_mention", "country", "country_mention", "claim", "claim_content", "claim_full", "event", "event_role")
PERCENT = ("claim_source", "claim_kind", "claim_polarity", "claim_certainty", "claim_addressee", "event_class", "event_voice",
           "event_time", "event_place", "event_political_recall")


def figures(score):
    """name → (value, counts), in a fixed order."""
    out = {}
    for n in F1:
        out[n + " F1"] = (score.f1(n), f"P {score.right[n]}/{score.found[n]} R {score.right[n]}/{score.wanted[n]}")
    for n in PERCENT:
        out[n + " %"] = (score.percent(n), f"{score.right[n]}/{score.wanted[n]}")
    out["offsets wrong"] = (score.bad_offsets, f"of {score.offsets}")
    return out


def score_article(path, graph_dir, score):
    """Adds one article to the score. Returns: the words of its text."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / gold["text"]).read_text(encoding="utf-8")
    graphs = [p for p in (Path(graph_dir) / (path.stem + e) for e in (".nt", ".nq")) if p.exists()]
    if not graphs:
        score.misses.append((path.stem, "no graph", ""))
    article = Article(path.stem, gold, text, read_graph(graphs[0] if graphs else None))
    for part in (score_offsets, score_people, score_countries, score_claims, score_events):
        part(article, score)
    return len(text.split())


def score_all(gold_dir, graph_dir):
    score = Score()
    for path in sorted(Path(gold_dir).glob("*.json")):
        score_article(path, graph_dir, score)
    return score


def score_each(gold_dir, graph_dir):
    """Words and score of each article, and the score of all."""
    parts = []
    for path in sorted(Path(gold_dir).glob("*.json")):
        part = Score()
        parts.append((score_article(path, graph_dir, part), part))
    return parts, score_all(gold_dir, graph_dir)


def show(score, misses):
    for name, (value, counts) in figures(score).items():
        print(f"{name:28} {value!s:>6}  {counts}")
    for miss in score.misses if misses else ():
        print("MISS", *miss, sep=" | ")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("graphs")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    score = score_all(args.gold, args.graphs)
    if args.json:
        print(json.dumps(figures(score), indent=1))
    else:
        show(score, args.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
