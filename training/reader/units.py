"""Windows as arrays: what a batch is made of, computed once.

A unit is a dictionary; n words, k predicates, c cues, m mentions:

    words, before, after         strings: the window's own words and those of its neighbours
    sentence, paragraph, quoted  (n)
    names                        (n) number of a row of allowed tags (allowed_rows), NONE without
    spans                        names as (begin, end, type), for noise
    pos, rel, head               (n); a head is a column of the arc scores, 0 for the root
    tree                         (n) heads to score relations with: annotated or guessed
    cue, pred, evt, mty          (n)
    plv, story                   class a sentence; whether a machine wrote it
    role_at, role_path, role     (k), and a row and a label for each word of the predicates' sentences
    role_said                    the rows of words for each of those
    att_at, att_path, att        (c), a row for each word of the cues' sentences, (c, n) labels
    mention_at, entity           (m)

Numbers of what nobody annotated are NONE; pairs of such windows have no labels at all.
"""
import lzma
import pickle

import numpy as np

from . import evaluate, gold, labels, near, pairs

NONE = -100
TOKENS = ("pos", "rel", "head", "tree", "cue", "pred", "evt", "mty")


def names_of(sentence):
    for begin, end, type_ in evaluate.spans(sentence.names or []):
        if sentence.name_types is None or type_ in sentence.name_types:
            yield begin, end, type_


class Rows:
    """The rows of allowed tags that occur, numbered."""

    def __init__(self):
        self.rows, self.numbers = [], {}

    def number(self, tag, types):
        key = tag, types
        if key not in self.numbers:
            self.numbers[key] = len(self.rows)
            self.rows.append(gold.allowed_row(tag, types))
        return self.numbers[key]


def of_sentences(window, layer, numbers):
    """One number a word; NONE where a sentence lacks the layer."""
    out = []
    for offset, sentence in window.parts():
        out += numbers(sentence, offset) if getattr(sentence, layer) is not None else [NONE] * len(sentence.words)
    return np.array(out, np.int16)


def tree_of(sentence):
    """(heads, numbers of relations): annotated, else guessed, else none."""
    if sentence.heads is not None:
        return sentence.heads, [labels.INDEX["rel"].get(r, labels.INDEX["rel"]["dep"]) for r in sentence.rels]
    if sentence.guess is not None:
        return sentence.guess.heads, sentence.guess.rels
    return [-1] * len(sentence.words), [labels.INDEX["rel"]["root"]] * len(sentence.words)


def number_in(head, other):
    return lambda value: labels.INDEX[head].get(value, labels.INDEX[head].get(other))


def tokens(window):
    """The layers of one number a word."""
    pos, rel, evt = number_in("pos", "X"), number_in("rel", "dep"), number_in("evt", "O")

    def columns(heads, offset):
        return [0 if head < 0 else 1 + offset + head for head in heads]

    def predicates(sentence, _):
        at = {word for word, _ in sentence.predicates}
        return [int(i in at) for i in range(len(sentence.words))]

    def types(sentence, _):
        row = [0] * len(sentence.words)
        for head, _, type_ in sentence.mentions:
            row[head] = labels.INDEX["mty"].get(type_, 0)
        return row

    out = {"pos": of_sentences(window, "upos", lambda s, _: [pos(p) for p in s.upos]),
           "rel": of_sentences(window, "rels", lambda s, _: [rel(r) for r in s.rels]),
           "head": of_sentences(window, "heads", lambda s, o: columns(s.heads, o)),
           "tree": of_sentences(window, "words", lambda s, o: columns(tree_of(s)[0], o)),
           "pred": of_sentences(window, "predicates", predicates),
           "evt": of_sentences(window, "events", lambda s, _: [evt(t) for t in s.events]),
           "mty": of_sentences(window, "mentions", types)}
    known = all(s.attribution is not None for s in window.sentences)
    out["cue"] = np.array(gold.cues(window)[0] if known else [NONE] * len(window), np.int16)
    return out


def roles(window):
    at, paths, said, tags = [], [], [], []
    known = all(s.predicates is not None for s in window.sentences)
    for offset, sentence in window.parts():
        heads, rels = tree_of(sentence)
        found = sentence.predicates if sentence.predicates is not None else [
            (word, None) for word in (sentence.guess.predicates if sentence.guess else [])]
        for word, row in found:
            at.append(offset + word)
            path, rows = near.role_rows(sentence.words, heads, rels, word)
            paths += path
            said += rows
            tags += gold.role_numbers(row) if row is not None else [NONE] * len(heads)
    return {"role_at": np.array(at, np.int16), "role_path": np.array(paths, np.int16),
            "role_said": np.array(said, np.int16).reshape(-1, near.N_WORDS),
            "role": np.array(tags, np.int16) if known or any(t != NONE for t in tags) else None}


def cue_runs(window):
    """{first word: (words, labels of all words or None)}: annotated or guessed."""
    if all(s.attribution is not None for s in window.sentences):
        return {run[0]: (run, gold.attribution_numbers(window, claim)) for claim, run in gold.cues(window)[1].items()}
    return {offset + run[0]: ([offset + w for w in run], None) for offset, s in window.parts() if s.guess
            for run in s.guess.cues}


def attribution(window):
    at, paths, tags = [], [], []
    for start, (run, row) in sorted(cue_runs(window).items()):
        number = window.sentence[start]
        heads, rels = tree_of(window.sentences[number])
        inside = [w - window.offsets[number] for w in run if window.sentence[w] == number]
        at.append(start)
        paths += near.path_rows(heads, rels, pairs.top_word(inside, heads))
        tags.append(row)
    return {"att_at": np.array(at, np.int16), "att_path": np.array(paths, np.int16),
            "att": np.array(tags, np.int8) if tags and tags[0] is not None else None}


def chained(sentence):
    """(head word, entity) of mentions without heads: the head is the word that hangs, by the guessed tree, on none of
    the others. What was not guessed to be a mention is left out.
    """
    found = {}
    for begin, end, entity in sentence.chains:
        head = next((w for w in range(begin, end) if not begin <= sentence.guess.heads[w] < end), begin)
        if head in sentence.guess.mentions:
            found.setdefault(head, entity)
    return sorted(found.items())


def mentions(window):
    if any(s.chains is not None and s.guess for s in window.sentences):
        found, ids = [(o + w, e) for o, s in window.parts() for w, e in chained(s)], {}
        return {"mention_at": np.array([w for w, _ in found], np.int16),
                "entity": np.array([ids.setdefault(e, len(ids)) for _, e in found], np.int16)}
    if any(s.mentions is not None for s in window.sentences):
        found = gold.mentions(window)
        ids = {}
        return {"mention_at": np.array([w for w, *_ in found], np.int16),
                "entity": np.array([ids.setdefault(e, len(ids)) for _, e, *_ in found], np.int16)}
    at = [offset + w for offset, s in window.parts() if s.guess for w in s.guess.mentions]
    return {"mention_at": np.array(at, np.int16), "entity": None}


def make(window, rows):
    """@rows: a Rows that all units share."""
    unit = {"corpus": window.key[0], "words": window.words, "before": window.before, "after": window.after,
            "sentence": window.sentence.astype(np.int16), "paragraph": (window.paragraph - window.paragraph[0]).astype(
                np.int32), "quoted": window.quoted().astype(np.int8), "story": window.key[0] == "stories",
            "spans": [(o + b, o + e, t) for o, s in window.parts() for b, e, t in sorted(names_of(s))],
            "names": of_sentences(window, "names", lambda s, _: [rows.number(t, s.name_types) for t in s.names]),
            "plv": np.array([NONE if s.plover is None else labels.INDEX["plv"][s.plover] for s in window.sentences],
                            np.int16)}
    return {**unit, **tokens(window), **roles(window), **attribution(window), **mentions(window)}


def save(path, data):
    with lzma.open(path, "wb", preset=1) as out:
        pickle.dump(data, out, protocol=4)


def load(path):
    with (lzma.open if path.endswith(".xz") else open)(path, "rb") as f:
        return pickle.load(f)
