#!/usr/bin/env python3
"""Every predicate and class that the reference graphs use is declared in ontology/, and every own term has label and comment.

usage: terms.py ROOT         Needs rdflib; exit status 77 without.
"""
import sys
from pathlib import Path

try:
    import rdflib
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

RDF, RDFS = rdflib.RDF, rdflib.RDFS
OWN = "https://w3id.org/newsgraph/ns#"


def main():
    root = Path(sys.argv[1])
    known, data = rdflib.Graph(), rdflib.Graph()
    for f in ("newsgraph.ttl", "plover.ttl", "external.ttl"):
        known.parse(root / "ontology" / f)
    for f in sorted((root / "output/graphs").glob("*.ttl")):
        data.parse(f)
    declared = {s for s in known.subjects(RDF.type, None) if isinstance(s, rdflib.URIRef)}
    values = {o for o in data.objects() if isinstance(o, rdflib.URIRef) and str(o).startswith(("https://w3id.org/newsgraph/ns#", "https://w3id.org/newsgraph/plover#"))}
    used = set(data.predicates()) | set(data.objects(None, RDF.type)) | values
    bad = sorted(str(t) for t in used - declared)
    undocumented = [str(t) for t in declared if str(t).startswith(OWN) and not (known.value(t, RDFS.label) or known.value(t, rdflib.SKOS.prefLabel))]
    print(f"{len(used)} terms used, {len(bad)} not declared, {len(undocumented)} own terms without label")
    for t in bad + undocumented:
        print("   ", t)
    return bool(bad or undocumented)


if __name__ == "__main__":
    sys.exit(main())
