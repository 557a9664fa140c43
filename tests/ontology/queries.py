#!/usr/bin/env python3
"""The queries of ontology/queries give the expected rows on the reference graphs, in two engines and two forms.

usage: queries.py ROOT       NG_BLESS=1 rewrites the expected rows. Needs pyoxigraph and rdflib; exit status 77 without.
"""
import csv
import io
import os
import sys
from pathlib import Path

try:
    import pyoxigraph
    import rdflib
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

NEEDS_GRAPHS = {"q11"}


def as_csv(variables, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(variables)
    writer.writerows(rows)
    return out.getvalue()


def oxigraph_rows(store, query):
    result = store.query(query, use_default_graph_as_union=True)
    names = [v.value for v in result.variables]
    return as_csv(names, [["" if row[n] is None else row[n].value for n in names] for row in result])


def rdflib_rows(graph, query):
    result = graph.query(query)
    names = [str(v) for v in result.vars]
    return as_csv(names, [["" if v is None else str(v) for v in row] for row in result])


def load_oxigraph(files):
    store = pyoxigraph.Store()
    for f in files:
        store.load(path=str(f))
    return store


def main():
    root = Path(sys.argv[1])
    queries = sorted((root / "ontology/queries").glob("q*.rq"))
    turtle = sorted((root / "output/graphs").glob("*.ttl"))
    schemes = [root / "ontology/newsgraph.ttl", root / "ontology/plover.ttl"]
    quads = load_oxigraph([root / "output/graphs/all.nq", *schemes])
    triples = load_oxigraph([*turtle, *schemes])
    peer = rdflib.Graph()
    for f in [*turtle, *schemes]:
        peer.parse(f)
    bad = 0
    for q in queries:
        text, expected = q.read_text(encoding="utf-8"), q.parent / "expected" / f"{q.stem}.csv"
        rows = oxigraph_rows(quads, text)
        if os.environ.get("NG_BLESS"):
            expected.write_text(rows, encoding="utf-8")
        got = {"oxigraph on quads": rows}
        if q.stem not in NEEDS_GRAPHS:
            got["oxigraph on triples"] = oxigraph_rows(triples, text)
            got["rdflib on triples"] = rdflib_rows(peer, text)
        wanted = expected.read_text(encoding="utf-8")
        for engine, answer in got.items():
            if answer != wanted:
                bad += 1
                print(f"{q.stem}, {engine}: other rows than {expected.name}:\n{answer[:1500]}")
        print(f"{q.stem}: {wanted.count(chr(10)) - 1} rows")
        if wanted.count("\n") < 2 and q.stem != "q12":
            bad += 1
            print(f"{q.stem}: no row: a query that finds nothing tests nothing")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
