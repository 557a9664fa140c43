"""Puts tensors of a checkpoint into weights of the program and leaves all others as they are.

usage: python -m reader.graft WEIGHTS.ngw CHECKPOINT VOCABULARY OUT.ngw NAME...

For a part that is better alone than with what was trained beside it; what has no such tensor in the
file gets it.
"""
import sys

import torch

from . import export, pack


def main():
    weights, checkpoint, vocabulary, out, *names = sys.argv[1:]
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)["model"]
    tensors = {**pack.read_raw(weights), **export.tensors({name: state[name] for name in names})}
    print(f"{out}: {pack.write(tensors, vocabulary, out)} bytes")


if __name__ == "__main__":
    main()
