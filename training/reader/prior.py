"""Where the table of roles starts: what the path in the tree says by itself.

Counted from the annotated trees of the training part. A table that starts at zero needs several
epochs for its rare rows; the head beside it knows much of the same, hence only a share of it.
"""
import numpy as np
import torch

from . import gold, labels, near

SHARE = 0.35
PRIOR = 20  # counts that a row starts with, spread as all labels are


def count(sentences):
    counts = np.zeros((near.N_PATH, len(labels.ROLE)))
    for sentence in sentences:
        if not sentence.predicates:
            continue
        rels = [labels.INDEX["rel"][r] for r in sentence.rels]
        for predicate, tags in sentence.predicates:
            numbers = gold.role_numbers(tags)
            np.add.at(counts, (near.path_rows(sentence.heads, rels, predicate), numbers), 1)
    return counts


def roles(sentences):
    """Logarithm of how much likelier a label is in a row than anywhere; distances stay at 0."""
    counts = count(sentences)
    share = counts.sum(0) / counts.sum()
    rows = counts.sum(1, keepdims=True)
    log = np.log(((counts + PRIOR * share) / (rows + PRIOR) + 1e-6) / (share + 1e-6))
    table = np.zeros((near.SIZE["role"], len(labels.ROLE)))
    table[:near.N_PATH] = SHARE * np.where((share > 0) & (rows > 0), log, 0)
    return torch.tensor(table, dtype=torch.float32)
