"""The graphs that the tests of this folder read: those made by hand, and the reference graphs of output/.

Importing it ends the program with exit status 77 where the peers of tests/requirements.txt are missing.
"""
import functools
import sys

try:
    import pyoxigraph
    import pyshacl
    import rdflib
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

from rdflib.plugins.sparql import prepareQuery, processor

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


@functools.lru_cache(maxsize=None)
def prepared(query, base, namespaces):
    return prepareQuery(query, initNs=dict(namespaces), base=base)


def parse_queries_once():
    """pySHACL hands rdflib the text of a SPARQL constraint anew for every node; parsing it takes most of the time."""
    run = processor.SPARQLProcessor.query

    def query(self, text, initBindings=None, initNs=None, base=None, DEBUG=False):
        if isinstance(text, str):
            text = prepared(text, base, tuple(sorted((k, str(v)) for k, v in (initNs or {}).items())))
        return run(self, text, initBindings or {}, initNs or {}, base, DEBUG)

    processor.SPARQLProcessor.query = query
