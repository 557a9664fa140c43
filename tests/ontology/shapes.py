#!/usr/bin/env python3
"""The reference graphs keep every shape, and each kind of damage is seen: a shape that cannot fail is no shape.

usage: shapes.py ROOT        Needs pyshacl and rdflib; exit status 77 without them.
"""
import sys
from pathlib import Path

try:
    import pyshacl
    import rdflib
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

NG = rdflib.Namespace("https://w3id.org/newsgraph/ns#")
NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
SCHEMA = rdflib.Namespace("http://schema.org/")
SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
ITS = rdflib.Namespace("http://www.w3.org/2005/11/its/rdf#")
RDF, RDFS, XSD = rdflib.RDF, rdflib.RDFS, rdflib.XSD


def violations(graph, shapes):
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, inference="none")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    return [(results.value(r, sh.focusNode), results.value(r, sh.resultMessage)) for r in results.subjects(RDF.type, sh.ValidationResult)]


def first(graph, predicate, obj=None):
    return min(graph.subjects(predicate, obj), key=str)


def replace(graph, s, p, o):
    graph.remove((s, p, None))
    graph.add((s, p, o))


def damage():
    """name → function that spoils a graph in one way."""
    def claim(g): return first(g, RDF.type, SCHEMA.Claim)
    def mention(g): return first(g, ITS.taIdentRef)
    def event(g): return first(g, NG.initiator)
    return {
        "wrong anchor": lambda g: replace(g, mention(g), NIF.anchorOf, rdflib.Literal("something else")),
        "begin off by one": lambda g: replace(g, mention(g), NIF.beginIndex, rdflib.Literal(int(g.value(mention(g), NIF.beginIndex)) + 1, datatype=XSD.nonNegativeInteger)),
        "claim without source": lambda g: g.remove((claim(g), PROV.wasAttributedTo, None)),
        "claim without content span": lambda g: g.remove((claim(g), NG.contentSpan, None)),
        "unknown certainty": lambda g: replace(g, claim(g), NG.certainty, NG.sure),
        "two polarities": lambda g: (g.add((claim(g), NG.polarity, NG.positive)), g.add((claim(g), NG.polarity, NG.negative))),
        "confidence above one": lambda g: replace(g, claim(g), ITS.taConfidence, rdflib.Literal("1.5", datatype=XSD.decimal)),
        "initiator that is no actor": lambda g: g.remove((event(g), SEM.hasActor, g.value(event(g), NG.initiator))),
        "begin after end": lambda g: (replace(g, event(g), SEM.hasEarliestBeginTimeStamp, rdflib.Literal("2022-02-02", datatype=XSD.date)),
                                      replace(g, event(g), SEM.hasLatestEndTimeStamp, rdflib.Literal("2022-02-01", datatype=XSD.date))),
        "context of another length": lambda g: replace(g, first(g, NIF.isString), NIF.endIndex, rdflib.Literal(5, datatype=XSD.nonNegativeInteger)),
        "text of a quotation altered": lambda g: replace(g, first(g, NG.quoteType, NG.direct), SCHEMA.text, rdflib.Literal("nobody said this", lang="en")),
        "blank node": lambda g: g.add((rdflib.BNode(), RDFS.label, rdflib.Literal("x"))),
        "event as prov:Entity": lambda g: g.add((event(g), RDF.type, PROV.Entity)),
        "orphan event": lambda g: [g.remove((None, p, event(g))) for p in (NG.contentEvent, SCHEMA.mentions)],
        "span of another document": lambda g: replace(g, claim(g), NG.cueSpan, rdflib.URIRef("https://w3id.org/newsgraph/id/doc/n" + "0" * 32 + "#offset_1_2")),
        "person without label": lambda g: g.remove((first(g, RDF.type, SCHEMA.Person), RDFS.label, None)),
        "country with another code": lambda g: g.add((rdflib.URIRef("https://w3id.org/newsgraph/id/country/france"), RDF.type, SCHEMA.Country)),
    }


def main():
    root = Path(sys.argv[1])
    shapes = rdflib.Graph()
    for f in ("core.ttl", "sparql.ttl"):
        shapes.parse(root / "ontology/shapes" / f)
    bad = 0
    for path in sorted((root / "output/graphs").glob("*.ttl")):
        found = violations(rdflib.Graph().parse(path), shapes)
        print(f"{path.name}: {len(found)} violations")
        bad += len(found)
        for focus, message in found[:5]:
            print("   ", focus, message)
    sample = root / "output/graphs/border-talks.ttl"
    for name, spoil in damage().items():
        graph = rdflib.Graph().parse(sample)
        before = len(violations(graph, shapes)) if bad else 0
        spoil(graph)
        seen = len(violations(graph, shapes)) > before
        print(f"{'seen' if seen else 'NOT SEEN'}: {name}")
        bad += not seen
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
