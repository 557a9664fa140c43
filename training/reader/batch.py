"""Units to batches: tensors of many windows, read otherwise each time.

The corpora are small: without noise, five epochs leave the loss of names ten times lower on the training part than
on the development part. Words are masked, names are replaced by others of their type and length, sentences are set
in capitals as headlines are. Labels stay: word for word the window is the same.
"""
import collections
import itertools
import random

import numpy as np
import torch

from . import near, text
from .units import NONE, TOKENS

MASKED = {text.LOWER: 0.08, text.OTHER: 0.03}  # share of the words of a shape; OTHER: punctuation
MASKED_OTHERWISE = 0.15
REPLACED = 0.35  # of the names
SPLICED = 0.3  # of the replaced ones, where the words of a name say nothing
SPLICED_TYPES = {"PER", "LOC"}
CAPITALS, TITLE = 0.04, 0.04  # of the windows


class Words:
    """Pieces and shape of each word, kept."""

    def __init__(self, vocabulary):
        self.vocabulary, self.known, self.forms = vocabulary, {}, {}

    def of(self, words):
        for word in words:
            if word not in self.known:
                self.known[word] = (self.vocabulary.pieces(word), text.shape(word),
                                    self.forms.setdefault(word.lower(), len(self.forms)))
        return [self.known[word] for word in words]


def splice(a, b):
    """A word that nobody knows, of two capitalised ones: what stands around it must say what it is."""
    if not (a.istitle() and b.istitle() and len(a) > 3 and len(b) > 3):
        return a
    return a[:len(a) // 2] + b[len(b) // 2:]


class Noise:
    def __init__(self, units, words):
        """@units: where names are taken from."""
        self.rng, self.words, self.names = np.random.default_rng(), words, collections.defaultdict(list)
        for unit in units:
            for begin, end, type_ in unit["spans"]:
                self.names[type_, end - begin].append(unit["words"][begin:end])

    def choose(self, type_, n):
        known = self.names[type_, n]
        return known[self.rng.integers(len(known))]

    def other_name(self, type_, n):
        name = self.choose(type_, n)
        if type_ not in SPLICED_TYPES or self.rng.random() > SPLICED:
            return name
        return [splice(a, b) for a, b in zip(name, self.choose(type_, n))]

    def __call__(self, unit):
        """(words, whether each is masked, shape of all or None)."""
        words, shape = list(unit["words"]), None
        for begin, end, type_ in unit["spans"]:
            if self.rng.random() < REPLACED:
                words[begin:end] = self.other_name(type_, end - begin)
        chance = self.rng.random()
        if chance < CAPITALS:
            words = [w.upper() for w in words]
        elif chance < CAPITALS + TITLE:
            words = [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
        share = [MASKED.get(shape, MASKED_OTHERWISE) for _, shape, _ in self.words.of(words)]
        return words, self.rng.random(len(words)) < share


def read(unit, words, noise, limit):
    """(pieces, shapes, first piece of each word) of a unit, noisy or as it is."""
    own, masked = noise(unit) if noise else (unit["words"], None)
    mask, vocabulary = [words.vocabulary.mask], words.vocabulary
    middle = words.of(own)
    cut = [p for p, _, _ in middle]
    if masked is not None:
        cut = [mask if m else p for p, m in zip(cut, masked)]
    before, after = words.of(unit["before"]), words.of(unit["after"])
    groups = [[vocabulary.cls], *(p for p, _, _ in before), *cut, *(p for p, _, _ in after)]
    lengths = np.array([len(p) for p in groups])
    shapes = np.repeat([text.OTHER, *(s for _, s, _ in before), *(s for _, s, _ in middle), *(s for _, s, _ in after)],
                       lengths)
    starts = np.cumsum(lengths) - lengths
    first = starts[1 + len(before):1 + len(before) + len(cut)]
    pieces = list(itertools.chain.from_iterable(groups))[:limit]
    return ([*pieces, vocabulary.sep], [*shapes[:limit].tolist(), text.OTHER], np.minimum(first, limit))


def padded(rows, fill, dtype=np.int64):
    out = np.full((len(rows), max(map(len, rows))), fill, dtype)
    for i, row in enumerate(rows):
        out[i, :len(row)] = row
    return torch.from_numpy(out)


def split(values, lengths):
    return np.split(values, np.cumsum(lengths)[:-1]) if len(lengths) else []


def sentence_parts(unit, at):
    """(first word, number of words) of the sentence of each of the words @at."""
    starts = np.searchsorted(unit["sentence"], unit["sentence"][at], "left")
    return starts, np.searchsorted(unit["sentence"], unit["sentence"][at], "right") - starts


def role_rows(units):
    """Predicates of a batch: window, word, first word of the sentence, rows and labels of its words."""
    where, paths, said, tags = [], [], [], []
    for b, unit in enumerate(units):
        starts, counts = sentence_parts(unit, unit["role_at"])
        where += zip(itertools.repeat(b), unit["role_at"].tolist(), starts.tolist())
        paths += split(unit["role_path"], counts)
        said += split(unit["role_said"], counts)
        tags += split(unit["role"], counts) if unit["role"] is not None else [np.full(c, NONE) for c in counts]
    if not where:
        return {}
    return {"role_where": torch.tensor(where), "role_path": padded(paths, -1), "role": padded(tags, NONE),
            "role_said": torch.stack([padded([row[:, i] for row in said], 0) for i in range(near.N_WORDS)], -1)}


def cue_rows(units, n, far):
    """Cues of a batch: window, word, rows of the path and labels of all words of the window."""
    where, paths, tags = [], [], []
    for b, unit in enumerate(units):
        starts, counts = sentence_parts(unit, unit["att_at"])
        for k, (start, path) in enumerate(zip(starts, split(unit["att_path"], counts))):
            row, tag = np.full(n, far), np.full(n, NONE)
            row[start:start + len(path)] = path
            if unit["att"] is not None:
                tag[:len(unit["words"])] = unit["att"][k]
            where.append((b, int(unit["att_at"][k])))
            paths.append(row)
            tags.append(tag)
    if not where:
        return {}
    return {"att_where": torch.tensor(where), "att_path": torch.from_numpy(np.stack(paths)),
            "att": torch.from_numpy(np.stack(tags))}


def mention_rows(units):
    """Mentions of a batch: window and word; entity, NONE where nobody annotated it."""
    where, entity = [], []
    for b, unit in enumerate(units):
        where += zip(itertools.repeat(b), unit["mention_at"].tolist())
        entity += unit["entity"].tolist() if unit["entity"] is not None else [NONE] * len(unit["mention_at"])
    return {"mention_where": torch.tensor(where), "entity": torch.tensor(entity)} if where else {}


class Collate:
    LIMIT = 480  # pieces of a window

    def __init__(self, words, far, noise=None):
        self.words, self.far, self.noise = words, far, noise

    def __call__(self, units):
        pieces, shapes, first = zip(*(read(u, self.words, self.noise, self.LIMIT) for u in units))
        n = max(len(u["words"]) for u in units)
        out = {"pieces": padded(pieces, 0), "shapes": padded(shapes, text.OTHER), "first": padded(first, 0),
               "mask": padded([np.ones(len(p), bool) for p in pieces], False, bool),
               "story": torch.tensor([u["story"] for u in units])}
        known = [self.words.of(u["words"]) for u in units]
        out["form"] = padded([[f for _, _, f in w] for w in known], -1)
        out["word_shape"] = padded([[s for _, s, _ in w] for w in known], text.OTHER)
        for key in ("sentence", "paragraph", "quoted"):
            out[key] = padded([u[key] for u in units], -1)
        for key in ("names", *TOKENS, "plv"):
            out[key] = padded([u[key] for u in units], NONE)
        return {**out, **role_rows(units), **cue_rows(units, n, self.far), **mention_rows(units)}


def plan(units, shares, max_pieces, rng):
    """Lists of units of like length with at most about @max_pieces pieces, padding included."""
    order = []
    for name, all_ in units.items():
        share = shares.get(name, 1.0)
        order += all_ * int(share) + rng.sample(all_, round((share - int(share)) * len(all_)))
    order = sorted(order, key=lambda u: u["size"] * rng.uniform(0.9, 1.1))
    out, current, width = [], [], 0
    for unit in order:
        if current and max(width, unit["size"]) * (len(current) + 1) > max_pieces:
            out.append(current)
            current, width = [], 0
        current.append(unit)
        width = max(width, unit["size"])
    out.append(current)
    rng.shuffle(out)
    return out


class Stream(torch.utils.data.IterableDataset):
    """Batches of epoch after epoch, the halves of the cutting by turns."""

    def __init__(self, halves, shares, max_pieces, collate, seed):
        self.halves, self.shares, self.max_pieces = halves, shares, max_pieces
        self.collate, self.seed = collate, seed

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        first = self.seed * 1000 + (500 * worker.id if worker else 0)
        for epoch in itertools.count():
            rng = random.Random(first + epoch)
            if self.collate.noise:
                self.collate.noise.rng = np.random.default_rng(first + epoch)
            for part in plan(self.halves[epoch % 2], self.shares, self.max_pieces, rng):
                yield self.collate(part)
