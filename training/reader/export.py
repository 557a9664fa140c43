"""Writes a checkpoint as the weights file of the program.

usage: python -m reader.export CHECKPOINT VOCABULARY OUT.ngw

The encoder's matrices and the embeddings of pieces become int8 with one scale a row, all else
halves. The file is a function of the checkpoint.
"""
import re
import sys

import numpy as np
import torch

from . import pack

INT8 = re.compile(r"enc\.(tok|L\.\d+\.[qkvoif])\.weight")


def quantise(matrix):
    """(int8 rows, one f32 scale a row): the largest value of a row becomes 127."""
    scale = np.abs(matrix).max(1) / 127
    rows = np.rint(matrix / np.where(scale > 0, scale, 1)[:, None])
    return rows.astype(np.int8), scale.astype(np.float32)


def tensors(state):
    out = {}
    for name, value in state.items():
        value = value.float().numpy()
        if INT8.fullmatch(name):
            out[name], out[name + ".scale"] = quantise(value)
        else:
            out[name] = value.astype(np.float16)
    return out


def rounded(state):
    """The state as the program sees it, for evaluation in PyTorch."""
    found = tensors(state)
    return {name: torch.from_numpy(value.astype(np.float32) * (found[name + ".scale"][:, None]
                                                               if value.dtype == np.int8 else 1))
            for name, value in found.items() if not name.endswith(".scale")}


def main():
    checkpoint, vocabulary, out = sys.argv[1:]
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)["model"]
    print(f"{out}: {pack.write(tensors(state), vocabulary, out)} bytes")


if __name__ == "__main__":
    main()
