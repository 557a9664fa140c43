#!/usr/bin/env python3
"""The graphs keep every shape, and every constraint of every shape is seen to catch a graph that breaks it.

usage: shapes.py ROOT [MORE.nt…]     MORE: further graphs that must keep the shapes

The damage is made from the shapes themselves: for each constraint a copy of the graphs made by hand is spoiled in the way
that this constraint forbids.  SPARQL constraints have theirs in BROKEN.  Validator: pySHACL.
"""
import collections
import sys
from pathlib import Path

import graphs
from graphs import pyshacl, rdflib
from rdflib import RDF, RDFS, XSD, BNode, Literal, URIRef

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
S = rdflib.Namespace("https://w3id.org/newsgraph/shapes#")
NG = rdflib.Namespace("https://w3id.org/newsgraph/ns#")
NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
SCHEMA = rdflib.Namespace("http://schema.org/")
SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
ITS = rdflib.Namespace("http://www.w3.org/2005/11/its/rdf#")
STRANGER = URIRef("https://example.org/nobody")

PARAMETERS = {  # parameter → its constraint component
    SH[name]: SH[component + "ConstraintComponent"]
    for name, component in {
        "minCount": "MinCount", "maxCount": "MaxCount", "datatype": "Datatype", "class": "Class", "node": "Node", "nodeKind": "NodeKind",
        "pattern": "Pattern", "in": "In", "minInclusive": "MinInclusive", "maxInclusive": "MaxInclusive", "minLength": "MinLength",
        "lessThan": "LessThan", "lessThanOrEquals": "LessThanOrEquals", "uniqueLang": "UniqueLang", "or": "Or", "not": "Not",
        "hasValue": "HasValue", "sparql": "SPARQL"}.items()
}


def validate(graph, shapes, focus=None):
    """(node, shape, constraint component, message) of each violation, of one node if it is given and has a name."""
    only = {"focus_nodes": [focus]} if isinstance(focus, URIRef) else {}
    _, found, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, inference="none", inplace=True, **only)
    return [tuple(found.value(r, p) for p in (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent, SH.resultMessage))
            for r in found.subjects(RDF.type, SH.ValidationResult)]


def set_value(graph, s, p, o):
    graph.remove((s, p, None))
    graph.add((s, p, o))


def first(graph, predicate, obj=None):
    return min(graph.subjects(predicate, obj), key=str)


# ---- the damage that a constraint forbids ----

def another(value):
    if isinstance(value, URIRef):
        return URIRef(value + "_9")
    if value.datatype in (XSD.nonNegativeInteger, XSD.decimal):
        return Literal("0.123" if value.datatype == XSD.decimal else "123456", datatype=value.datatype)
    if value.datatype == XSD.date:
        return Literal("1999-09-09", datatype=XSD.date)
    return Literal(str(value) + "x", lang=value.language, datatype=value.datatype)


def beyond(value):
    """A value of the same type that is greater than all others of the graph."""
    return Literal("9999-12-31" if value.datatype == XSD.date else "99999999", datatype=value.datatype)


WRONG_VALUE = {  # parameter → a value that breaks it, made from a good one
    "datatype": lambda v: Literal("x", datatype=XSD.token), "class": lambda v: STRANGER, "node": lambda v: STRANGER,
    "nodeKind": lambda v: Literal("x"), "pattern": lambda v: Literal("!"), "in": lambda v: NG.nonsense,
    "minInclusive": lambda v: Literal("-0.1", datatype=XSD.decimal), "maxInclusive": lambda v: Literal("1.5", datatype=XSD.decimal),
    "minLength": lambda v: Literal("", lang=v.language, datatype=v.datatype), "lessThan": beyond, "lessThanOrEquals": beyond,
    "or": lambda v: Literal(5), "hasValue": another,
}


def spoil_property(graph, focus, path, name):
    value = min(graph.objects(focus, path), key=str)
    if name == "minCount":
        graph.remove((focus, path, None))
    elif name == "maxCount":
        graph.add((focus, path, another(value)))
    elif name == "uniqueLang":
        graph.add((focus, path, Literal("another", lang=value.language)))
    else:
        set_value(graph, focus, path, WRONG_VALUE[name](value))


def spoil_node(graph, shapes, shape, focus, name):
    """Returns: the node that breaks the shape itself."""
    target = shapes.value(shape, SH.targetClass)
    if name == "class":
        graph.remove((focus, RDF.type, shapes.value(shape, SH["class"])))
    elif name == "not":
        graph.add((focus, RDF.type, PROV.Entity))
    elif name == "or":
        focus = min(set(graph.subjects(NIF.anchorOf)) & set(graph.subjects(RDF.type, target)), key=str)
        graph.remove((focus, NIF.anchorOf, None))
    elif name in ("nodeKind", "pattern"):
        focus = BNode("nobody") if name == "nodeKind" else STRANGER
        predicate = shapes.value(shape, SH.targetSubjectsOf)
        graph.add((focus, RDF.type, target) if target else (focus, predicate, next(graph.objects(None, predicate))))
    return focus


def orphan(g):
    event = first(g, NG.lemma)
    for p in (NG.contentEvent, SCHEMA.mentions):
        g.remove((None, p, event))
    return event


def broken(g, focus, predicate, value):
    set_value(g, focus, predicate, value)
    return focus


BROKEN = {  # SPARQL constraint → function that breaks it and returns the node
    S.AnchorIsSubstring: lambda g: broken(g, first(g, ITS.taIdentRef), NIF.anchorOf, Literal("something else")),
    S.IriHoldsOffsets: lambda g: broken(g, first(g, ITS.taIdentRef), NIF.beginIndex, Literal("1", datatype=XSD.nonNegativeInteger)),
    S.ContextLength: lambda g: broken(g, first(g, NIF.isString), NIF.endIndex, Literal("5", datatype=XSD.nonNegativeInteger)),
    S.RoleImpliesActor: lambda g: broken(g, first(g, NG.initiator), SEM.hasActor, STRANGER),
    S.ClaimStaysInDocument: lambda g: broken(g, first(g, NG.cueSpan), NG.cueSpan, URIRef("https://w3id.org/newsgraph/id/doc/n" + "0" * 32 + "#offset_1_2")),
    S.DirectQuoteIsVerbatim: lambda g: broken(g, first(g, NG.quoteType, NG.direct), SCHEMA.text, Literal("nobody said this", lang="en")),
    S.EventHasHome: orphan,
    S.ReferentIsDescribed: lambda g: broken(g, first(g, ITS.taIdentRef), ITS.taIdentRef, STRANGER),
    S.ParticipantIsDescribed: lambda g: broken(g, first(g, NG.initiator), SEM.hasPlace, STRANGER),
    S.NoBlankNodes: lambda g: (g.add((BNode(), RDFS.label, Literal("x"))), first(g, RDF.type, SCHEMA.NewsArticle))[1],
}


# ---- all constraints ----

def targets(graph, shapes, shape):
    cls, predicate = shapes.value(shape, SH.targetClass), shapes.value(shape, SH.targetSubjectsOf)
    return sorted(set(graph.subjects(RDF.type, cls) if cls else graph.subjects(predicate, None)), key=str)


def constraints(shapes):
    """(property shape or None, parameter) → node shapes that have it, of every shape with a target."""
    out = collections.defaultdict(list)
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        if not (shapes.value(shape, SH.targetClass) or shapes.value(shape, SH.targetSubjectsOf)):
            continue
        for part in [shape, *shapes.objects(shape, SH.property)]:
            for parameter in set(shapes.predicates(part, None)) & set(PARAMETERS):
                out[part, parameter].append(shape)
    return out


def copy_of(graph):
    out = rdflib.Graph()
    out += graph
    return out


def spoil(graph, shapes, part, parameter, shape):
    """A copy of the graph that breaks the constraint, and the node that does; None if no node can."""
    spoiled, name = copy_of(graph), str(parameter)[len(SH):]
    if name == "sparql":
        return spoiled, BROKEN[shape](spoiled)
    if part == shape and targets(graph, shapes, shape):
        return spoiled, spoil_node(spoiled, shapes, shape, targets(graph, shapes, shape)[0], name)
    needed = [shapes.value(part, SH.path)] + ([shapes.value(part, parameter)] if name.startswith("lessThan") else [])
    having = [t for t in targets(graph, shapes, shape) if all((t, p, None) in graph for p in needed)]
    if not having:
        return None
    spoil_property(spoiled, having[0], needed[0], name)
    return spoiled, having[0]


def is_caught(graph, shapes, part, parameter, holders):
    """TRUE if exactly this constraint complains of the spoiled node."""
    damaged = next(filter(None, (spoil(graph, shapes, part, parameter, shape) for shape in holders)), None)
    if damaged is None:
        return False
    spoiled, focus = damaged
    wanted = (focus, part, PARAMETERS[parameter])
    # pySHACL loses nested shapes when it looks at one node only, but is quick: all nodes are the second look.
    return any(v[:3] == wanted for v in validate(spoiled, shapes, focus)) or any(v[:3] == wanted for v in validate(spoiled, shapes))


def name_of(shapes, part, parameter, holders):
    path = shapes.value(part, SH.path)
    return " ".join(filter(None, (holders[0].split("#")[-1], path and path.split("/")[-1].split("#")[-1], parameter.split("#")[-1])))


def main():
    root = Path(sys.argv[1])
    graphs.parse_queries_once()
    shapes, hand, bad = graphs.merged(sorted((root / "ontology/shapes").glob("*.ttl"))), graphs.merged([graphs.by_hand(root)]), 0
    whole = [(graphs.by_hand(root).name, hand)] + [(f.name, graphs.merged([f])) for f in graphs.reference(root) + list(map(Path, sys.argv[2:]))]
    for name, graph in whole:
        found = validate(graph, shapes)
        print(f"{name}: {len(graph)} statements, {len(found)} violations")
        bad += len(found)
        for violation in found[:5]:
            print("   ", *violation)
    every = constraints(shapes)
    missed = [name_of(shapes, *c, every[c]) for c in every if not is_caught(hand, shapes, *c, every[c])]
    print(f"{len(every)} constraints, {len(missed)} that catch nothing")
    for name in missed:
        print("    NOT SEEN:", name)
    return bool(bad or missed)


if __name__ == "__main__":
    sys.exit(main())
