#!/usr/bin/env python3
"""senses.py PROPBANK [TABLE]: how often the only sense that a lemma has in one part of PropBank is its sense in another.

PROPBANK has the folders train and dev with one token a row: number, word, tag, lemma, sense, a column a predicate.  The
senses of lemmas that train knows with one sense only, LEAST times or more, are compared with dev.  TABLE is written (the
program's data/event-senses.tsv) from both parts: lemmas and numbers of senses, no text."""
import collections
import pathlib
import re
import sys

LEAST = 3
HEAD = """# PropBank senses of lemmas that have one sense only there, seen {least} times or more; verbs with a particle apart.
# Source: PropBank on EWT (github.com/propbank/propbank-release, "ewt"), made by tests/eval/senses.py
# Licence: CC BY-SA 4.0
# Held out: the senses that train knows are right for {right} of {n} predicates of dev
# class: verb or noun, of the word in the text; lemma: its dictionary form
#columns\tlemma\tclass\tsense
"""
SENSE = re.compile(r"[a-z_-]+\.\d\d")


def singular(noun):
    for end, new in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("s", "")):
        if noun.endswith(end) and not noun.endswith("ss"):
            return noun[: -len(end)] + new
    return noun


def read(folder):
    """(lemma, class) → how often each sense."""
    seen = collections.defaultdict(collections.Counter)
    for path in sorted(pathlib.Path(folder).glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) < 5 or "." not in fields[4] or fields[2][:1] not in "VN":
                continue
            noun = fields[2].startswith("N")
            lemma = fields[3] if not noun else singular(fields[1].lower()) if fields[2].endswith("S") else fields[1].lower()
            seen[lemma.lower(), "noun" if noun else "verb"][fields[4]] += 1
    return seen


def only(seen):
    """Lemmas with one sense; a sense of a particle verb belongs to the particle, too."""
    return {key: next(iter(senses)) for key, senses in seen.items()
            if len(senses) == 1 and sum(senses.values()) >= LEAST and SENSE.fullmatch(next(iter(senses))) and "_" not in next(iter(senses))
            and key[0].isascii() and key[0].isalpha()}


def main():
    train, dev = (read(pathlib.Path(sys.argv[1]) / part) for part in ("train", "dev"))
    known, n, right, total = only(train), 0, 0, 0
    for key, senses in dev.items():
        total += sum(senses.values())
        for sense, times in senses.items():
            if key in known and "_" not in sense:  # the program leaves verbs with a particle alone
                n, right = n + times, right + times * (sense == known[key])
    print(f"{len(known)} lemmas; of {total} predicates {n} have one, {right} ({100 * right / n:.1f} %) in that sense")
    if len(sys.argv) > 2:
        for key, senses in dev.items():
            train[key].update(senses)
        rows = [f"{lemma}\t{kind}\t{sense}\n" for (lemma, kind), sense in sorted(only(train).items())]
        pathlib.Path(sys.argv[2]).write_text(HEAD.format(least=LEAST, right=right, n=n) + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
