"""Makes the weights: large teachers side by side, then students that learn from all of them.

usage: python -m reader.recipe --units FILE --large DIR --out DIR [--device cuda] [--teach MINUTES] [--learn MINUTES]

A teacher has the encoder of an MPNet, eight times the size of the program's. Their mean says of every text what only
one corpus annotates, and more surely than any of them; the students learn from it on windows that are noisy otherwise
each time (Beyer et al. 2022, arXiv 2106.05237; Clark et al. 2019, arXiv 1907.04829). The reader is the mean of the
students' weights (Wortsman et al. 2022, arXiv 2203.05482). OUT/NAME/model.pt of each; what is there already is not
made again.
"""
import argparse
import os
import subprocess
import sys
import time

import torch

from . import model

TEACHERS = {"teacher-a": 6e-5, "teacher-b": 8e-5, "teacher-c": 8e-5}  # learning rate
STUDENTS = {"student-a": 2e-4, "student-b": 2.5e-4}
AGAIN = 2  # the teachers take most of a student's time, so what they say is learnt twice


def options():
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--units", required=True)
    ask.add_argument("--large", required=True, help="folder of an MPNet: model.safetensors, config.json, vocab.txt")
    ask.add_argument("--out", required=True)
    ask.add_argument("--base")
    ask.add_argument("--init", help="weights that the students start from; without: MiniLM")
    ask.add_argument("--batch", type=int, default=16000, help="pieces of a batch")
    ask.add_argument("--device", default="cpu")
    ask.add_argument("--teach", type=float, default=1e9, help="minutes of the teachers")
    ask.add_argument("--learn", type=float, default=1e9, help="minutes of the students")
    ask.add_argument("--together", type=int, default=4, help="trainings at a time")
    ask.add_argument("--loaders", type=int, default=0, help="processes that make batches for each")
    return ask.parse_args()


def command(args, name, more):
    return [sys.executable, "-m", "reader.train", "--units", args.units, "--out", os.path.join(args.out, name),
            "--device", args.device, *(["--base", args.base] if args.base else []), "--epochs", "30",
            "--batch", str(args.batch), "--warm", "100", "--loaders", str(args.loaders),
            "--save", "0" if args.device == "cuda" else "4",  # checkpoints only where a training takes hours
            *(["--init", args.init] if args.init else []), *map(str, more)]


def result(args, name):
    return os.path.join(args.out, name, "model.pt")


def run(args, jobs):
    """@jobs: {name: arguments}. Runs those that have no result yet; the output goes to OUT/NAME.log."""
    waiting = [n for n in jobs if not os.path.exists(result(args, n))]
    running = {}
    while waiting or running:
        while waiting and len(running) < args.together:
            name = waiting.pop(0)
            log = open(os.path.join(args.out, name + ".log"), "a", encoding="utf8")
            running[name] = subprocess.Popen(command(args, name, jobs[name]), stdout=log, stderr=log)
        for name in [n for n, p in running.items() if p.poll() is not None]:
            if running.pop(name).returncode:
                raise SystemExit(f"{name} failed: see {os.path.join(args.out, name)}.log")
            print(f"{name}: done", flush=True)
        time.sleep(0.5)


def teach(args):
    run(args, {name: ["--large", args.large, "--minutes", args.teach, "--rate", rate, "--heads", 10, "--seed", 11 + i]
               for i, (name, rate) in enumerate(TEACHERS.items())})


def learn(args):
    teachers = [result(args, name) for name in TEACHERS]
    run(args, {name: ["--minutes", args.learn, "--rate", rate, "--seed", 21 + i, "--again", AGAIN,
                      "--teachers", *teachers]
               for i, (name, rate) in enumerate(STUDENTS.items())})


def mean(paths, out):
    """Writes the checkpoint of the mean of the weights."""
    found = [model.tensors_of(path) for path in paths]
    state = {name: sum(f[name] for f in found) / len(found) for name in found[0]}
    os.makedirs(os.path.dirname(out), exist_ok=True)
    torch.save({"model": state}, out)


def main():
    args = options()
    os.makedirs(args.out, exist_ok=True)
    teach(args)
    learn(args)
    mean([result(args, name) for name in STUDENTS], result(args, "reader"))


if __name__ == "__main__":
    main()
