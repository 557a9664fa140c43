#!/usr/bin/env python3
"""Every term that graphs use is declared in ontology/, every term that is declared there for graphs is used by one of them,
and every own term has a label and says what it means.

usage: terms.py ROOT [MORE.nt…]     MORE: further graphs
"""
import sys
from pathlib import Path

import graphs
from graphs import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

NG = "https://w3id.org/newsgraph/ns#"
PLOVER = "https://w3id.org/newsgraph/plover#"


def names(terms):
    return {t for t in terms if isinstance(t, rdflib.URIRef)}


def used_in(data):
    values = {o for o in names(data.objects()) if str(o).startswith((NG, PLOVER))}
    datatypes = {o.datatype for o in data.objects() if isinstance(o, rdflib.Literal) and o.datatype}
    return set(data.predicates()) | set(data.objects(None, RDF.type)) | values | datatypes


def undocumented(known):
    for t in sorted(names(known.subjects(RDF.type, None))):
        if not str(t).startswith((NG, PLOVER)) or (t, RDF.type, OWL.Ontology) in known:
            continue
        label = known.value(t, RDFS.label) or known.value(t, SKOS.prefLabel)
        meaning = known.value(t, RDFS.comment) or known.value(t, SKOS.definition) or (t, SKOS.topConceptOf, None) in known
        if not label or not (meaning or (t, RDF.type, SKOS.ConceptScheme) in known) or not known.value(t, RDFS.isDefinedBy):
            yield t


def main():
    root = Path(sys.argv[1])
    known = graphs.vocabulary(root)
    data = graphs.merged([graphs.by_hand(root), *graphs.reference(root), *map(Path, sys.argv[2:])])
    used, declared = used_in(data), names(known.subjects(RDF.type, None))
    schemes = names(known.subjects(RDF.type, SKOS.ConceptScheme)) | names(known.subjects(RDF.type, OWL.Ontology))
    lists = names(known.subjects(RDF.type, SKOS.Concept))  # not every value occurs in a few articles
    wrong = {"used but not declared": used - declared, "declared but not used": declared - used - schemes - lists,
             "without label, meaning or rdfs:isDefinedBy": set(undocumented(known))}
    print(f"{len(used)} terms used, {len(declared)} declared")
    for what, terms in wrong.items():
        for t in sorted(terms):
            print(f"{what}: {t}")
    return any(wrong.values())


if __name__ == "__main__":
    sys.exit(main())
