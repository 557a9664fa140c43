#!/usr/bin/env python3
"""The schemes of ontology/plover.ttl are whole: every class is mapped to CAMEO, every mode to a class, no mapping leads to
what is not declared, and the tables of data/ name only classes, modes and contexts that are.

usage: plover.py ROOT
"""
import csv
import sys
from pathlib import Path

import graphs
from graphs import rdflib
from rdflib import RDF, SKOS

P = rdflib.Namespace("https://w3id.org/newsgraph/plover#")
C = rdflib.Namespace("https://w3id.org/newsgraph/cameo#")
# CAMEO's root codes: 01, plain statements, is no event of PLOVER.
ROOTS = {f"{n:02}" for n in range(2, 21)}
# Class → the roots of CAMEO that its codes and those of its modes may come from, after the mapping that PLOVER publishes.
ROOTS_OF = {
    "AGREE": {"03", "05"}, "CONSULT": {"04"}, "SUPPORT": {"05"}, "CONCEDE": {"08"}, "COOPERATE": {"06"}, "AID": {"07"}, "RETREAT": {"08"},
    "REQUEST": {"02", "10"}, "ACCUSE": {"09", "11"}, "REJECT": {"12"}, "THREATEN": {"13"}, "PROTEST": {"14"}, "SANCTION": {"11", "16"},
    "MOBILIZE": {"15"}, "COERCE": {"17", "19"}, "ASSAULT": {"17", "18", "19", "20"},
}
MATCHES = (SKOS.closeMatch, SKOS.exactMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch, SKOS.broader, SKOS.inScheme, SKOS.topConceptOf)


def rows(path):
    with open(path, encoding="utf-8") as lines:
        wanted = [line.removeprefix("#columns\t") for line in lines if line.startswith("#columns") or not line.startswith("#")]
    return list(csv.DictReader(wanted, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def local(term):
    return str(term).rsplit("#", 1)[1]


def classes(known):
    quads = set(known.subjects(SKOS.topConceptOf, P.EventTypes))
    return {local(t) for q in quads for t in known.subjects(SKOS.broader, q)}


def unmapped(known):
    """Complaints about the mapping of classes to CAMEO."""
    if classes(known) != set(ROOTS_OF):
        yield f"other classes than the sixteen: {sorted(classes(known) ^ set(ROOTS_OF))}"
    for name in sorted(classes(known)):
        if not list(known.objects(P[name], SKOS.closeMatch)):
            yield f"{name}: no code of CAMEO"
        for term in [P[name], *known.subjects(SKOS.broader, P[name])]:
            for code in sorted(map(local, known.objects(term, SKOS.closeMatch))):
                if code[:2] not in ROOTS_OF[name]:
                    yield f"{local(term)}: {code} is of another class"
            if term != P[name] and not local(term).startswith(name + "-"):
                yield f"{local(term)}: no mode of {name}"
    reached = {local(c)[:2] for c in known.objects(None, SKOS.closeMatch) if str(c).startswith(str(C))}
    for root in sorted(ROOTS ^ reached):
        yield f"root {root} of CAMEO: no class has it, or it is none"


def dangling(known):
    """Mappings to concepts that are declared nowhere, codes that nothing is mapped to or whose root is not declared."""
    for match in MATCHES:
        for term, other in sorted(known.subject_objects(match)):
            if str(other).startswith((str(P), str(C))) and (other, RDF.type, None) not in known:
                yield f"{term} leads to {other}, which is not declared"
    for code in sorted(known.subjects(SKOS.inScheme, C.Codes)):
        if local(code) != str(known.value(code, SKOS.notation)) or (len(local(code)) > 2 and known.value(code, SKOS.broader) != C[local(code)[:2]]):
            yield f"{code}: notation or root"
        if (None, SKOS.closeMatch, code) not in known:
            yield f"{code}: nothing is mapped to it"


def undeclared(known, data):
    """What tables name and the schemes do not have, and contexts that no table knows."""
    for name in ("event-verbs.tsv", "event-nouns.tsv"):
        for row in rows(data / name):
            term = "-".join(filter(None, [row["class"], row["mode"]]))
            if row["class"] not in ("", "-") and (P[term], RDF.type, SKOS.Concept) not in known:
                yield f"{name}: {row['lemma']}: {term} is not declared"
    topics = rows(data / "event-topics.tsv")
    for row in topics:
        if row["word"][0].isupper() and (P[row["word"]], RDF.type, SKOS.Concept) not in known:
            yield f"event-topics.tsv: class {row['word']} is not declared"
    named = {row["context"] for row in topics}
    contexts = {local(t).removeprefix("context-"): t for t in known.subjects(SKOS.inScheme, P.Contexts)}
    for name in sorted(named ^ set(contexts)):
        yield f"context {name}: in the scheme or in the table only"
    for name, term in contexts.items():
        if str(known.value(term, SKOS.notation)) != name:
            yield f"context {name}: its notation is another"


def main():
    root = Path(sys.argv[1])
    known = graphs.vocabulary(root)
    wrong = [*unmapped(known), *dangling(known), *undeclared(known, root / "data")]
    print(f"{len(classes(known))} classes, {len(list(known.subjects(SKOS.inScheme, P.Contexts)))} contexts, "
          f"{len(list(known.subjects(SKOS.inScheme, C.Codes)))} codes of CAMEO, {len(wrong)} faults")
    for what in wrong:
        print("   ", what)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
