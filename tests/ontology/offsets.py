#!/usr/bin/env python3
"""What no shape can say, of the reference graphs: all that a graph takes from the text is really there.

Reads the sample articles itself, without the program: names of documents are digests of the normalised text, offsets count its
code points, every anchor is the text between its offsets, the text of a claim is that of its content, every event has its
trigger, every mention's referent and every claim's source is described, the article mentions what its text mentions.

usage: offsets.py ROOT [MORE.nt…]     MORE is not read
"""
import hashlib
import json
import re
import sys
import unicodedata
from pathlib import Path

import graphs
from graphs import rdflib
from rdflib import RDF

NG = rdflib.Namespace("https://w3id.org/newsgraph/ns#")
NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SCHEMA = rdflib.Namespace("http://schema.org/")
SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
ITS = rdflib.Namespace("http://www.w3.org/2005/11/its/rdf#")
SPAN = re.compile(r"/doc/n([0-9a-f]{32})#offset_(\d+)_(\d+)$")


def article_text(path):
    raw = path.read_bytes().decode("utf-8-sig")
    text = json.loads(raw)["text"] if path.suffix == ".json" else raw
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).rstrip("\n")


def check_spans(graph, text, digest):
    for s in set(graph.subjects(NIF.beginIndex, None)):
        m = SPAN.search(s)
        begin, end = int(graph.value(s, NIF.beginIndex)), int(graph.value(s, NIF.endIndex))
        words = graph.value(s, NIF.isString if (s, RDF.type, NIF.Context) in graph else NIF.anchorOf)
        if not m or m[1] != digest[:32] or (int(m[2]), int(m[3])) != (begin, end):
            yield f"{s}: its name is not its place {begin}-{end}"
        if str(words) != text[begin:end]:
            yield f"{s}: {words!r} is not {text[begin:end]!r}"


def check_claims(graph):
    for c in graph.subjects(RDF.type, SCHEMA.Claim):
        parts = sorted((int(graph.value(s, NIF.beginIndex)), str(graph.value(s, NIF.anchorOf))) for s in graph.objects(c, NG.contentSpan))
        if " … ".join(words for _, words in parts) != str(graph.value(c, SCHEMA.text)):
            yield f"{c}: its text is not its content"


def check_events(graph):
    for e in graph.subjects(NG.lemma, None):
        if (rdflib.URIRef(e.replace("#event_", "#offset_")), ITS.taIdentRef, e) not in graph:
            yield f"{e}: no mention at its trigger"


def check_mentions(graph, article):
    for mentioned in set(graph.objects(None, ITS.taIdentRef)):
        known = (article, SCHEMA.mentions, mentioned) in graph or (article, NG.contentEvent, mentioned) in graph
        if not known and not {"Instant", "ProperInterval", "Post", "Statement"} & {t.split("#")[-1] for t in graph.objects(mentioned, RDF.type)}:
            yield f"{mentioned}: mentioned in the text, not by the article"


def check(root, path):
    graph = graphs.merged([path])
    text = article_text(next((root / "output/sample").glob(path.stem + ".*")))
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = graph.value(None, SCHEMA.sha256, rdflib.Literal(digest))
    if article is None:
        return [f"no article with the digest of {path.stem}"]
    return [*check_spans(graph, text, digest), *check_claims(graph), *check_events(graph), *check_mentions(graph, article)]


def main():
    root, bad = Path(sys.argv[1]), 0
    for path in graphs.reference(root):
        wrong = check(root, path)
        print(f"{path.name}: {len(wrong)} wrong")
        for line in wrong[:10]:
            print("   ", line)
        bad += len(wrong)
    return bool(bad or not graphs.reference(root))


if __name__ == "__main__":
    sys.exit(main())
