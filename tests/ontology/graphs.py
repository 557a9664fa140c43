"""The graphs that the tests of this folder read: those made by hand, and the reference graphs of output/.

Importing it ends the program with exit status 77 where the peers of tests/requirements.txt are missing.
"""
import sys

try:
    import pyoxigraph
    import pyshacl
    import rdflib
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

VOCABULARY = ("newsgraph.ttl", "plover.ttl", "external.ttl")


def merged(files):
    """All statements of the files, without the names of their graphs."""
    data = rdflib.Dataset()
    for f in files:
        data.parse(f, format={".trig": "trig", ".nq": "nquads", ".nt": "nt"}.get(f.suffix, "turtle"))
    graph = rdflib.Graph()
    for s, p, o, _ in data.quads((None, None, None, None)):
        graph.add((s, p, o))
    return graph


def store(files):
    out = pyoxigraph.Store()
    for f in files:
        out.load(path=str(f))
    return out


def vocabulary(root):
    return merged([root / "ontology" / f for f in VOCABULARY])


def by_hand(root):
    return root / "tests/ontology/hand.trig"


def reference(root):
    """The Turtle files, one an article."""
    return sorted((root / "output/graphs").glob("*.ttl"))


def all_quads(root):
    return root / "output/graphs/all.nq"
