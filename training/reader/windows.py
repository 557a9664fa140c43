"""Cuts documents into windows of whole sentences and packs windows into batches."""

import numpy as np
import torch

from . import text

SIZES = (1, 1, 1, 0.7, 0.4, 0.1)  # of a window, as a share of the largest
MAX_PIECES = 480  # of a window; what a single sentence has beyond is read at the last piece


class Window:
    """Consecutive sentences of one document, flattened; around them words that are read but not asked about."""

    def __init__(self, sentences, vocabulary, key, before=(), after=()):
        self.key, self.sentences = key, sentences
        self.words, self.before, self.after = [w for s in sentences for w in s.words], before, after
        self.offsets = np.cumsum([0] + [len(s.words) for s in sentences])[:-1].tolist()
        self.sentence = np.repeat(np.arange(len(sentences)), [len(s.words) for s in sentences])
        self.paragraph = np.repeat([s.paragraph for s in sentences], [len(s.words) for s in sentences])
        self.pieces, self.shapes, self.first = self.read(self.words, vocabulary)
        self.first_shapes = np.array([text.shape(w) for w in self.words])

    def read(self, words, vocabulary):
        """(pieces, shapes, first piece of each word) with @words in the place of the window's own; None: masked."""
        pieces, shapes, first = [vocabulary.cls], [text.OTHER], []

        def add(word, shape):
            more = vocabulary.pieces(word) if word else [vocabulary.mask]
            pieces.extend(more)
            shapes.extend([shape] * len(more))

        for word in self.before:
            add(word, text.shape(word))
        for word, own in zip(words, self.words):
            first.append(min(len(pieces), MAX_PIECES))
            add(word, text.shape(word or own))
        for word in self.after:
            add(word, text.shape(word))
        return pieces[:MAX_PIECES] + [vocabulary.sep], shapes[:MAX_PIECES] + [text.OTHER], first

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


def fitting(words, vocabulary, room):
    """The first of @words that have at most @room pieces together."""
    out = []
    for word in words:
        room -= len(vocabulary.pieces(word))
        if room < 0:
            break
        out.append(word)
    return out


def runs(sentences, vocabulary, room):
    """(first, last + 1) of consecutive sentences with at most room() pieces, but at least one sentence."""
    begin, n, limit = 0, 0, room()
    for i, sentence in enumerate(sentences):
        k = sum(len(vocabulary.pieces(w)) for w in sentence.words)
        if i > begin and n + k > limit:
            yield begin, i
            begin, n, limit = i, 0, room()
        n += k
    if begin < len(sentences):
        yield begin, len(sentences)


def cut(documents, vocabulary, size, corpus, context=0, shorter=None):
    """Windows of at most @size pieces, of which @context on each side are of the neighbours, cut anywhere, as
    src/net/ng-window.c does. @shorter: random numbers by which some windows are made shorter, as articles may be.
    """
    windows = []

    def room():
        return (size - 2 * context) * (shorter.choice(SIZES) if shorter else 1)

    for document in documents:
        for begin, end in runs(document.sentences, vocabulary, room):
            before = [w for s in document.sentences[max(0, begin - 3):begin] for w in s.words]
            after = [w for s in document.sentences[end:end + 3] for w in s.words]
            windows.append(Window(document.sentences[begin:end], vocabulary, (corpus, context, len(windows)),
                                  fitting(before[::-1], vocabulary, context)[::-1],
                                  fitting(after, vocabulary, context)))
    return windows


def batches(windows, max_pieces):
    """Lists of windows of like length with at most @max_pieces pieces, padding included."""
    order = sorted(windows, key=lambda w: len(w.pieces))
    out, current = [], []
    for window in order:
        width = max([len(window.pieces)] + [len(w.pieces) for w in current])
        if current and width * (len(current) + 1) > max_pieces:
            out.append(current)
            current = []
        current.append(window)
    if current:
        out.append(current)
    return out


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
        pieces, shapes, first = zip(*((w.pieces, w.shapes, w.first) for w in windows))
        self.pieces, self.shapes = padded(pieces, 0), padded(shapes, text.OTHER)
        self.mask = padded([[True] * len(p) for p in pieces], False, torch.bool)
        self.first = padded(first, 0)
        self.sentence = padded([w.sentence for w in windows], -1)  # -1: no word

    @property
    def n_words(self):
        return self.first.shape[1]
