#!/usr/bin/env python3
"""`newsgraph load --to` into Virtuoso, by both protocols: each quad once, however often it is loaded.

usage: virtuoso.py NEWSGRAPH FILE.nq
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import peers

COUNT = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER (STRSTARTS(STR(?g), 'https://w3id.org/newsgraph/id/')) } GROUP BY ?g"

TEXTS = "SELECT DISTINCT ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER (LANG(?o) = 'en' && STRSTARTS(STR(?g), 'https://w3id.org/newsgraph/id/')) }"


def rows(store, query):
    return list(csv.reader(io.StringIO(store.ask(query))))[1:]


def texts(path):
    found = re.findall(r'"((?:[^"\\]|\\.)*)"@en', path.read_text(encoding="utf-8"))
    return {json.loads(f'"{t}"') for t in found}


def wanted(path):
    counts = {}
    for line in set(path.read_text(encoding="utf-8").splitlines()):
        graph = line.rsplit(" ", 2)[1].strip("<>")
        counts[graph] = counts.get(graph, 0) + 1
    return counts


def main():
    program, quads = sys.argv[1], Path(sys.argv[2])
    environment = {**os.environ, "NEWSGRAPH_PASSWORD": "dba"}
    with tempfile.TemporaryDirectory() as folder:
        store = peers.Virtuoso.__new__(peers.Virtuoso)
        try:
            store.start(Path(folder))
        except FileNotFoundError:
            print("skipped: no Virtuoso")
            return 77
        try:
            bad = 0
            for address in (["/sparql-auth"], ["/sparql-auth"], ["/sparql-graph-crud-auth", "--graph-store"]):
                call = [program, "load", "-q", "--no-vocabulary", "--user", "dba", "--to", store.at + address[0], *address[1:], str(quads)]
                bad += subprocess.run(call, env=environment, timeout=300, check=False).returncode != 0
                found = {g: int(n) for g, n in rows(store, COUNT)}
                if found != wanted(quads):
                    bad += 1
                    print(f"{address}: other counts: {set(found.items()) ^ set(wanted(quads).items())}")
                if {row[0] for row in rows(store, TEXTS)} != texts(quads):
                    bad += 1
                    print(f"{address}: other texts: {sorted({row[0] for row in rows(store, TEXTS)} ^ texts(quads))[:5]}")
        finally:
            store.close()
    return bool(bad)


sys.exit(main())
