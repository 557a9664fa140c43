"""Reads training windows otherwise each time, lest the network learns them by heart.

The corpora are small: without this, five epochs leave the loss of names ten times lower on the training part than
on the development part. Words are masked, names are replaced by others of their type and length, sentences are set
in capitals as headlines are. Labels stay: word for word the window is the same.
"""
import collections
import random

from . import text
from .evaluate import spans

MASKED = {text.LOWER: 0.08, text.OTHER: 0.03}  # share of the words of a shape; OTHER: punctuation
MASKED_OTHERWISE = 0.15
REPLACED = 0.35  # of the names
CAPITALS, TITLE = 0.04, 0.04  # of the sentences


def names_of(sentence):
    for begin, end, type_ in spans(sentence.names or []):
        if sentence.name_types is None or type_ in sentence.name_types:
            yield begin, end, type_


class Noise:
    def __init__(self, windows, vocabulary):
        """@windows: where names are taken from."""
        self.vocabulary, self.rng, self.names = vocabulary, random.Random(), collections.defaultdict(list)
        for window in windows:
            for sentence in window.sentences:
                for begin, end, type_ in sorted(names_of(sentence)):
                    self.names[type_, end - begin].append(sentence.words[begin:end])

    def __call__(self, window):
        words = []
        for sentence in window.sentences:
            words += self.mask(self.recase(self.rename(sentence)))
        return window.read(words, self.vocabulary)

    def rename(self, sentence):
        words = list(sentence.words)
        for begin, end, type_ in sorted(names_of(sentence)):
            if self.rng.random() < REPLACED:
                words[begin:end] = self.rng.choice(self.names[type_, end - begin])
        return words

    def recase(self, words):
        chance = self.rng.random()
        if chance < CAPITALS:
            return [w.upper() for w in words]
        if chance < CAPITALS + TITLE:
            return [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
        return words

    def mask(self, words):
        return [None if self.rng.random() < MASKED.get(text.shape(w), MASKED_OTHERWISE) else w for w in words]
