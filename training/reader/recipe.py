"""Makes the weights: several teachers side by side, then students that learn from all of them.

usage: python -m reader.recipe --units FILE --out DIR [--device cuda] [--teach MINUTES] [--learn MINUTES]

Teachers: a reader for all layers, and specialists, each for the layers of one group of corpora. Their
mean is better than any of them, and says of every text what only one corpus annotates; the students learn from it
on windows that are noisy otherwise each time (Beyer et al. 2022, arXiv 2106.05237; Clark et al. 2019, arXiv
1907.04829). OUT/NAME/model.pt of each; what is there already is not made again.
"""
import argparse
import json
import os
import subprocess
import sys
import time

RARELY = {"ewt": 0.5, "gum": 0.3, "worldwide": 0.3, "polnear": 0.3, "ecbplus": 0.5, "plv": 0.5, "wikigold": 0.1,
          "twitter": 0.1, "stories": 0.1}
TEACHERS = {
    "general": ([], {}),
    "names": (["ner"], {"worldwide": 2, "wikigold": 1, "twitter": 0.6, "ewt": 1}),
    "trees": (["pos", "arc", "rel", "pred", "role"], {"ewt": 3, "gum": 2}),
    "claims": (["cue", "att"], {"polnear": 2}),
    "events": (["evt", "plv"], {"ecbplus": 4, "plv": 4, "stories": 0.5}),
    "mentions": (["mty", "ante"], {"gum": 3}),
}
STUDENTS = {"reader": [], "fast": ["--layers", "3", "--pick", "0,2,4"]}


def options():
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--units", required=True)
    ask.add_argument("--out", required=True)
    ask.add_argument("--base")
    ask.add_argument("--init", help="weights that the teachers start from; without: MiniLM")
    ask.add_argument("--batch", type=int, default=16000, help="pieces of a batch")
    ask.add_argument("--device", default="cpu")
    ask.add_argument("--teach", type=float, default=1e9, help="minutes of the teachers")
    ask.add_argument("--learn", type=float, default=1e9, help="minutes of the students")
    ask.add_argument("--together", type=int, default=8, help="trainings at a time")
    return ask.parse_args()


def command(args, name, more):
    return [sys.executable, "-m", "reader.train", "--units", args.units, "--out", os.path.join(args.out, name),
            "--device", args.device, *(["--base", args.base] if args.base else []), *map(str, more)]


def run(args, jobs):
    """@jobs: {name: arguments}. Runs those that have no result yet; the output goes to OUT/NAME.log."""
    waiting = [n for n in jobs if not os.path.exists(os.path.join(args.out, n, "model.pt"))]
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


def saving(args):
    """Checkpoints on the way only where a training takes hours."""
    return ["--save", 0 if args.device == "cuda" else 4]


def teachers(args):
    common = ["--epochs", 30, "--minutes", args.teach, "--batch", args.batch, "--rate", 3e-4, "--warm", 60,
              *saving(args), *(["--init", args.init] if args.init else [])]
    jobs = {}
    for i, (name, (layers, shares)) in enumerate(TEACHERS.items()):
        shares = {**RARELY, **shares} if layers else {}
        jobs[name] = [*common, "--seed", 11 + i, "--shares", json.dumps(shares),
                      *(["--focus", *layers] if layers else [])]
    run(args, jobs)
    return [os.path.join(args.out, name, "model.pt") for name in jobs]


def students(args, taught_by):
    common = ["--epochs", 30, "--minutes", args.learn, "--batch", args.batch, "--rate", 2e-4, "--warm", 60,
              *saving(args), "--init", taught_by[0], "--teachers", *taught_by]
    run(args, {name: [*common, "--seed", 21 + i, *more] for i, (name, more) in enumerate(STUDENTS.items())})


def main():
    args = options()
    os.makedirs(args.out, exist_ok=True)
    students(args, teachers(args))


if __name__ == "__main__":
    main()
