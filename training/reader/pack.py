"""The weights file that the program maps (the reader is src/net/ng-weights.c).

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
"""
import hashlib
import struct

import numpy as np

from . import labels

MAGIC, VERSION, ENDIAN = b"NGWEIGHT", 1, 0x01020304
HEADER, PREFIX, ENTRY, ALIGN = 64, 128, 96, 64
DTYPES = {"uint8": 0, "int8": 1, "float16": 2, "float32": 3, "uint32": 4}
LINEAR_HEADS = ["ner", "pos", "cue", "pred", "evt", "plv", "mty"]
BIAFFINE_HEADS = ["arc", "rel", "att", "role", "ante"]


def strings(names):
    """One tensor of NUL-terminated strings."""
    return np.frombuffer(b"".join(n.encode() + b"\0" for n in names), np.uint8)


def label_tensors(tensors):
    """The names of each head's columns; columns without one are ''."""
    out = {}
    for head in LINEAR_HEADS + BIAFFINE_HEADS:
        n = tensors[head + (".weight" if head in LINEAR_HEADS else ".U")].shape[0]
        names = labels.HEADS.get(head, [])
        out["label." + head] = strings(names + [""] * (n - len(names)))
    return out


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


def write(tensors, vocabulary, path):
    """Tensors of the network and the folder's vocab.txt to @path. Returns the number of bytes."""
    tensors = {**tensors, **label_tensors(tensors), **vocabulary_tensors(vocabulary)}
    body = pack(tensors)
    header = struct.pack("<8sIIQ32s", MAGIC, VERSION, ENDIAN, HEADER + len(body),
                         hashlib.sha256(body).digest()).ljust(HEADER, b"\0")
    with open(path, "wb") as out:
        out.write(header + body)
    return HEADER + len(body)


def read_raw(path):
    """The network's tensors of a weights file as they lie there."""
    with open(path, "rb") as f:
        data = f.read()
    (count,), found, types = struct.unpack_from("<I", data, HEADER), {}, list(DTYPES)
    for i in range(count):
        name, dtype, n, *dims, offset, _, _ = struct.unpack_from("<48sII4IQQQ", data, PREFIX + ENTRY * i)
        shape = dims[:n]
        array = np.frombuffer(data, types[dtype], int(np.prod(shape)), offset).reshape(shape)
        found[name.rstrip(b"\0").decode()] = array
    return {k: v for k, v in found.items() if not k.startswith(("label.", "vocab."))}


def read(path):
    """The network's tensors of a weights file as f32 arrays."""
    raw = read_raw(path)
    return {k: v.astype(np.float32) * (raw[k + ".scale"][:, None] if k + ".scale" in raw else 1)
            for k, v in raw.items() if not k.endswith(".scale")}
