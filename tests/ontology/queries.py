#!/usr/bin/env python3
"""The queries of ontology/queries give the expected rows: on the graphs made by hand (rows in tests/ontology/expected) and on
the reference graphs (rows in ontology/queries/expected), in two engines, on quads and on triples.  And each query sees what
it asks for: without the statements of any one of its properties the rows made by hand are others.

usage: queries.py ROOT [MORE.nt…|--bless]     --bless writes the rows of the reference graphs (output/bless.sh)
"""
import csv
import io
import re
import sys
from pathlib import Path

import graphs

NEEDS_GRAPHS = {"q11"}  # asks for names of graphs
PREFIX = re.compile(r"PREFIX (\w+): <([^>]*)>")


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
    return as_csv(map(str, result.vars), [["" if v is None else str(v) for v in row] for row in result])


class Data:
    """One set of graphs, loaded into all engines."""

    def __init__(self, name, quads, triples, expected, root):
        schemes = [root / "ontology" / f for f in graphs.VOCABULARY]
        self.name, self.expected = name, expected
        self.quads = graphs.store([quads, *schemes])
        self.peer = graphs.merged([*triples, *schemes])
        self.triples = graphs.pyoxigraph.Store()
        self.triples.load(self.peer.serialize(format="nt").encode(), format=graphs.pyoxigraph.RdfFormat.N_TRIPLES)

    def answers(self, name, query):
        yield "oxigraph on quads", oxigraph_rows(self.quads, query)
        if name not in NEEDS_GRAPHS:
            yield "oxigraph on triples", oxigraph_rows(self.triples, query)
            yield "rdflib on triples", rdflib_rows(self.peer, query)

    def check(self, name, query, bless):
        path = self.expected / f"{name}.csv"
        answers = dict(self.answers(name, query))
        if bless:
            path.parent.mkdir(exist_ok=True)
            path.write_text(answers["oxigraph on quads"], encoding="utf-8")
        wanted = path.read_text(encoding="utf-8")
        bad = 0
        for engine, rows in answers.items():
            if rows != wanted:
                bad += 1
                print(f"{name}, {self.name}, {engine}: other rows than in {path}:\n{rows[:2000]}")
        return bad, wanted.count("\n") - 1


def properties(query):
    """The properties that a query names outside OPTIONAL, with their IRIs."""
    spaces = dict(PREFIX.findall(query))
    body = re.sub(r"OPTIONAL \{[^{}]*\}", "", PREFIX.sub("", query))
    for prefix, local in sorted(set(re.findall(r"(?<![\w?])(\w+):([a-z]\w*)\s+[?<\w\"(]", body))):
        yield f"{prefix}:{local}", graphs.pyoxigraph.NamedNode(spaces[prefix] + local)


def unseen(data, name, query):
    """The properties whose statements the query does not need."""
    whole = oxigraph_rows(data.quads, query)
    for term, node in properties(query):
        gone = list(data.quads.quads_for_pattern(None, node, None, None))
        for quad in gone:
            data.quads.remove(quad)
        if gone and oxigraph_rows(data.quads, query) == whole:
            print(f"{name}: gives the same rows without any {term}")
            yield term
        data.quads.extend(gone)


def main():
    root = Path(sys.argv[1])
    hand = Data("by hand", graphs.by_hand(root), [graphs.by_hand(root)], root / "tests/ontology/expected", root)
    sets = [hand, Data("reference", graphs.all_quads(root), graphs.reference(root), root / "ontology/queries/expected", root)]
    bless = "--bless" in sys.argv
    bad = 0
    for path in sorted((root / "ontology/queries").glob("q*.rq")):
        name, query, counts = path.stem, path.read_text(encoding="utf-8"), []
        for data in sets:
            wrong, rows = data.check(name, query, bless and data is not hand)
            bad += wrong
            counts.append(f"{rows} rows {data.name}")
            if rows < 1 and (data is hand or name != "q12"):  # contradictions are rare
                bad += 1
                print(f"{name}, {data.name}: no row: a query that finds nothing tests nothing")
        bad += len(list(unseen(hand, name, query)))
        print(f"{name}: {', '.join(counts)}, needs {', '.join(t for t, _ in properties(query))}")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
