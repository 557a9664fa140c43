"""Mixes two sets of weights of which one was trained on from the other (Wortsman et al. 2022, arXiv 2109.01903).

usage: python -m reader.blend OLD NEW SHARE OUT.pt      OLD, NEW: .ngw or .pt; SHARE: of NEW, 0..1

What OLD lacks counts as zeros there.
"""
import sys

import torch

from . import model


def main():
    old, new, share, out = sys.argv[1:]
    old, new, share = model.tensors_of(old), model.tensors_of(new), float(share)
    mixed = {}
    for name, value in new.items():
        before = torch.as_tensor(old[name]) if name in old else torch.zeros_like(torch.as_tensor(value))
        mixed[name] = torch.lerp(before.float(), torch.as_tensor(value).float(), share)
    torch.save({"model": mixed}, out)


if __name__ == "__main__":
    main()
