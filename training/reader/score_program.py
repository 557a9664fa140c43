"""Scores what the program's network says on the development parts: the figures of what ships.

usage: python -m reader.score_program CORPORA NEWSGRAPH DATA [WEIGHTS [EVERY]]

DATA: the program's tables; WEIGHTS: other weights than DATA/reader.ngw. Words are given as annotated;
every EVERY-th document is read, whole, by `newsgraph dump --pretokenized --layer=heads`. Attribution as the
program finds it is scored by tests/eval/polnear.py; antecedents by reader.evaluate. A predicate that the program
misses counts among "roles" as one without any.
"""
import sys
import tempfile

from . import corpora, evaluate, labels, parity


def rows_of(newsgraph, data, documents):
    """(sentence, rows) of all documents; words with space in them get "_" for it."""
    for document in documents:
        sentences = [[w.replace(" ", "_") for w in s.words] for s in document.sentences]
        found = parity.program(newsgraph, data, [sentences])
        if [len(r) for r in found] != [len(s) for s in sentences]:
            sys.exit(f"{document.name}: the program cut the sentences otherwise")
        yield from zip(document.sentences, found)


def joined(documents):
    """As few documents as the program can read at once: a run costs more than a short document."""
    out, n = [corpora.Document("joined")], 0
    for document in documents:
        if n > 20000:
            out.append(corpora.Document("joined"))
            n = 0
        out[-1].sentences += document.sentences
        n += sum(len(s.words) for s in document.sentences)
    return out


def misc(rows, key):
    return [m[key] for _, m in rows]


def trees(c, sentence, rows):
    for i, (fields, _) in enumerate(rows):
        arc = int(fields[6]) - 1 == sentence.heads[i]
        for key, right in (("UPOS", fields[3] == sentence.upos[i]), ("UAS", arc),
                           ("LAS", arc and fields[7] == sentence.rels[i])):
            c[key, "right"] += right
            c[key, "wanted"] += 1


def roles(c, sentence, rows):
    if sentence.predicates is None:
        return
    found = parity.program_roles(rows)
    c.add("predicates", set(found), {p for p, _ in sentence.predicates})
    for p, tags in sentence.predicates:
        wanted = {(role.rsplit("-", 1)[-1], begin, end) for begin, end, role in evaluate.spans(tags)}
        c.add("roles", found.get(p, set()), wanted)
        if p in found:
            c.add("roles of found predicates", found[p], wanted)


def names(c, sentence, rows):
    found, wanted = evaluate.spans(misc(rows, "Ner")), evaluate.spans(sentence.names)
    c.add("names", found, wanted)
    for type_ in ("PER", "ORG", "LOC", "NORP", "DATE"):
        c.add(type_, {s for s in found if s[2] == type_}, {s for s in wanted if s[2] == type_})


def events(c, sentence, rows):
    found, wanted = evaluate.spans(misc(rows, "Evt")), evaluate.spans(sentence.events)
    c.add("triggers", {s[:2] for s in found}, {s[:2] for s in wanted})
    c.add("triggers with class", found, wanted)


def plover(c, sentence, rows):
    for name in labels.PLV:
        c.add(("plover", name), {name} & {rows[0][1]["Plv"]}, {name} & {sentence.plover})
    c["accuracy", "right"] += rows[0][1]["Plv"] == sentence.plover
    c["accuracy", "wanted"] += 1


def cues(c, sentence, rows):
    last, tags = None, []
    for part in sentence.attribution:
        cue = part[0] if part and part[1] == "Cue" else None
        tags.append("O" if cue is None else "I" if cue == last else "B")
        last = cue
    c.add("cue exact", evaluate.spans(misc(rows, "Cue")), evaluate.spans(tags))


def mentions(c, sentence, rows):
    wanted = {(head, type_) for head, _, type_ in sentence.mentions}
    found = {(i, t) for i, t in enumerate(misc(rows, "Mty")) if t != "none"}
    c.add("mention heads", {x[0] for x in found}, {x[0] for x in wanted})
    c.add("mention types", found, wanted)


# Corpus, whether its documents may be joined, what is scored.
PARTS = [("ewt", True, trees, ["UPOS", "UAS", "LAS"]), ("ewt", True, roles, ["predicates", "roles", "roles of found predicates"]),
         ("worldwide", False, names, ["names", "PER", "ORG", "LOC", "NORP", "DATE"]),
         ("polnear", False, cues, ["cue exact"]), ("ecbplus", False, events, ["triggers", "triggers with class"]),
         ("plv", False, plover, ["plover macro"]), ("gum", False, mentions, ["mention heads", "mention types"])]


def score(folder, newsgraph, data, every):
    for corpus, join, count, keys in PARTS:
        documents, c = corpora.CORPORA[corpus](folder, "dev")[::every], evaluate.Counts()
        for sentence, rows in rows_of(newsgraph, data, joined(documents) if join else documents):
            count(c, sentence, rows)
        figures = evaluate.figures(c, corpus, keys)
        print(f"{corpus}:", *(f"{k} {v}" for k, v in figures.items()), sep="  ", flush=True)


def main():
    folder, newsgraph, data, *rest = sys.argv[1:]
    every = int(rest[1]) if len(rest) > 1 else 1
    with tempfile.TemporaryDirectory() as temporary:
        score(folder, newsgraph, parity.data_folder(data, rest[0], temporary) if rest else data, every)


if __name__ == "__main__":
    main()
