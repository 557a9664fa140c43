"""Which pairs of words a pair head looks at, and the rows of its table for them (see near.py)."""
from dataclasses import dataclass

import numpy as np
import torch

from . import near

N_PLACE0 = near.N_PATH + near.N_DISTANCE


@dataclass
class Pairs:
    """One entry a predicate, cue or mention of a batch; the words of a window are numbered b * n + i."""
    at: torch.Tensor  # (p)
    words: torch.Tensor  # (p, s)
    rows: torch.Tensor  # (p, s, k), -1 for none
    gold: torch.Tensor  # (p, s), -100 outside
    where: list  # (window, word, first word, number of words)


def pack(entries, n_words):
    """@entries: (window, word, first, rows (k, s), gold (s) or None)."""
    if not entries:
        return None
    p, s = len(entries), max(e[3].shape[1] for e in entries)
    k = entries[0][3].shape[0]
    words, gold = np.zeros((p, s), int), np.full((p, s), -100)
    rows = np.full((p, s, k), -1)
    for i, (window, _, first, row, labels) in enumerate(entries):
        n = row.shape[1]
        words[i, :n] = window * n_words + first + np.arange(n)
        rows[i, :n] = row.T
        if labels is not None:
            gold[i, :n] = labels
    return Pairs(torch.tensor([w * n_words + word for w, word, *_ in entries]), torch.from_numpy(words),
                 torch.from_numpy(rows), torch.from_numpy(gold),
                 [(w, word, first, row.shape[1]) for w, word, first, row, _ in entries])


def role_entry(window, words, word, offset, heads, rels, gold=None):
    """Predicate @word (of the window) with the @words of its sentence, which begins at @offset."""
    path, said = near.role_rows(words, heads, rels, word - offset)
    distance = near.N_PATH + near.distance_rows(word, offset + np.arange(len(heads)))
    return window, word, offset, np.stack([path, distance, *(N_PLACE0 + np.array(said).T)]), gold


def top_word(run, heads):
    """The word of a cue (numbers of words of one sentence) that the others hang on."""
    word = run[0]
    for _ in run:
        if heads[word] not in run:
            break
        word = heads[word]
    return word


def attribution_entry(number, window, quoted, run, starts, trees, gold=None):
    """Cue @run (words of the window) with all words of the window. @trees: (heads, rels) a sentence."""
    n, start = len(window), run[0]
    sentence = window.sentence[start]
    offset = window.offsets[sentence]
    heads, rels = trees[sentence]
    inside = [w - offset for w in run if window.sentence[w] == sentence]
    path = np.full(n, near.FAR)
    path[offset:offset + len(heads)] = near.path_rows(heads, rels, top_word(inside, heads))
    rows = [path, near.N_PATH + near.distance_rows(start, np.arange(n)),
            N_PLACE0 + near.place_rows(window.sentence, window.paragraph, quoted, start),
            N_PLACE0 + near.N_PLACE + near.between_rows(starts, start, n)]
    return number, start, 0, np.stack(rows), gold


def antecedent_entry(number, window, forms, word, gold=None):
    """Mention @word with nothing (column 0) and each earlier word of the window."""
    earlier = np.arange(word)
    distance = near.distance_rows(word, earlier)
    form = near.N_DISTANCE + near.form_rows(forms, window.first_shapes, word)
    return number, word, 0, np.stack([distance, form]), gold
