"""Cuts documents into windows of whole sentences and packs windows into batches."""
import random

import numpy as np
import torch

from . import text

MAX_PIECES = 480  # of a window; what a single sentence has beyond is read at the last piece


class Window:
    """Consecutive sentences of one document, flattened."""

    def __init__(self, sentences, vocabulary, key):
        self.key, self.sentences = key, sentences
        self.words = [w for s in sentences for w in s.words]
        self.offsets = np.cumsum([0] + [len(s.words) for s in sentences])[:-1].tolist()
        self.sentence = np.repeat(np.arange(len(sentences)), [len(s.words) for s in sentences])
        self.paragraph = np.repeat([s.paragraph for s in sentences], [len(s.words) for s in sentences])
        self.pieces, self.shapes, self.first = [vocabulary.cls], [text.OTHER], []
        for word in self.words:
            pieces = vocabulary.pieces(word)
            self.first.append(min(len(self.pieces), MAX_PIECES))
            self.pieces += pieces
            self.shapes += [text.shape(word)] * len(pieces)
        self.pieces = self.pieces[:MAX_PIECES] + [vocabulary.sep]
        self.shapes = self.shapes[:MAX_PIECES] + [text.OTHER]
        self.first_shapes = np.array([text.shape(w) for w in self.words])

    def fill(self, vocabulary, full, size):
        """As the program does: what has less than @full pieces is read again behind itself up to @size."""
        if len(self.pieces) - 1 >= full:
            return
        del self.pieces[-1], self.shapes[-1]
        i = 0
        while len(self.pieces) + len(vocabulary.pieces(self.words[i])) < size:
            pieces = vocabulary.pieces(self.words[i])
            self.pieces += pieces
            self.shapes += [text.shape(self.words[i])] * len(pieces)
            i = (i + 1) % len(self.words)
        self.pieces.append(vocabulary.sep)
        self.shapes.append(text.OTHER)

    def __len__(self):
        return len(self.words)

    def parts(self):
        return zip(self.offsets, self.sentences)

    def quoted(self):
        """Of each word whether it is quoted; marks are matched within a paragraph."""
        out, begin = [], 0
        for end in [*(np.flatnonzero(np.diff(self.paragraph)) + 1), len(self)]:
            out += text.quoted(self.words[begin:end])
            begin = end
        return np.array(out, int)


def cut(documents, vocabulary, max_pieces, corpus):
    windows = []
    for document in documents:
        current, n = [], 0
        for sentence in document.sentences:
            k = sum(len(vocabulary.pieces(w)) for w in sentence.words)
            if current and n + k > max_pieces:
                windows.append(Window(current, vocabulary, (corpus, len(windows))))
                current, n = [], 0
            current.append(sentence)
            n += k
        if current:
            windows.append(Window(current, vocabulary, (corpus, len(windows))))
    return windows


def batches(windows, max_pieces, shuffle=None):
    """Lists of windows of like length with at most @max_pieces pieces, padding included."""
    order = sorted(windows, key=lambda w: len(w.pieces))
    if shuffle:  # equal within a tenth, so that batches differ from epoch to epoch
        order.sort(key=lambda w: len(w.pieces) * shuffle.uniform(0.9, 1.1))
    out, current = [], []
    for window in order:
        width = max([len(window.pieces)] + [len(w.pieces) for w in current])
        if current and width * (len(current) + 1) > max_pieces:
            out.append(current)
            current = []
        current.append(window)
    if current:
        out.append(current)
    if shuffle:
        shuffle.shuffle(out)
    return out


def sample(windows, share, seed):
    """@share of the windows; above 1 some or all come again."""
    rng = random.Random(seed)
    whole, rest = int(share), share - int(share)
    return windows * whole + rng.sample(windows, round(rest * len(windows)))


def padded(rows, fill, dtype=torch.long):
    width = max(map(len, rows))
    out = torch.full((len(rows), width), fill, dtype=dtype)
    for i, row in enumerate(rows):
        out[i, :len(row)] = torch.as_tensor(row, dtype=dtype)
    return out


class Batch:
    """Windows as tensors: pieces (b, t), words (b, n)."""

    def __init__(self, windows):
        self.windows = windows
        self.pieces = padded([w.pieces for w in windows], 0)
        self.shapes = padded([w.shapes for w in windows], text.OTHER)
        self.mask = padded([[True] * len(w.pieces) for w in windows], False, torch.bool)
        self.first = padded([w.first for w in windows], 0)
        self.sentence = padded([w.sentence for w in windows], -1)  # -1: no word

    @property
    def n_words(self):
        return self.first.shape[1]
