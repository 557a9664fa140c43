#!/usr/bin/env python3
"""Watches the memory of one newsgraph extract over a long stream of articles: it must stay flat.

usage: memory.py NEWSGRAPH DIR [--articles N] [--jobs N]

The stream repeats the articles of DIR (*.txt), each copy with a line of its own, so that no two are alike and every
copy brings a name that was not there before. The resident set is read while it runs; the first fifth of the stream
warms up caches and tables. Exit status 1 if the mean of the last fifth is more than 5 % above that of the second.
"""
import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ALLOWED = 1.05
WORDS = ["Abel", "Bruno", "Clara", "Doris", "Egon", "Frieda", "Gerta", "Hugo", "Ines", "Jonas", "Klara", "Ludwig"]


def name(i):
    return f"{WORDS[i % 12]} {WORDS[i // 12 % 12]}er{WORDS[i // 144 % 12].lower()}son"


def make_stream(source, folder, n):
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(source.glob("*.txt"))]
    if not texts:
        sys.exit(f"{source}: no *.txt")
    for i, text in zip(range(n), itertools.cycle(texts)):
        (folder / f"{i:06}.txt").write_text(f"{text}\n\n{name(i)} said on Monday that copy {i} was read.\n", encoding="utf-8")


def resident(pid):
    """MB, 0 when the process has gone."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0


def watch(command, out, n):
    """The resident set at each count of graphs written: list of (graphs, MB)."""
    seen = []
    process = subprocess.Popen(command)
    while process.poll() is None:
        mb = resident(process.pid)
        if mb:
            seen.append((len(os.listdir(out)) if out.is_dir() else 0, mb))
        time.sleep(0.5)
    if process.returncode not in (0, 1):  # 1: some input was no English text
        sys.exit(f"newsgraph extract: exit status {process.returncode}")
    return seen


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("newsgraph")
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stream, out = Path(folder) / "in", Path(folder) / "out"
        stream.mkdir()
        make_stream(args.source, stream, args.articles)
        seen = watch([args.newsgraph, "extract", "--quiet", "--jobs", str(args.jobs), "--format", "nt", "-o", f"{out}/", str(stream)],
                     out, args.articles)
    means = []
    for fifth in range(5):
        part = [mb for done, mb in seen if fifth * args.articles <= 5 * done < (fifth + 1) * args.articles]
        means.append(sum(part) / len(part) if part else 0)
    if not all(means):
        sys.exit("too short a run: more articles, please")
    print(f"{args.articles} articles: mean resident set of each fifth, MB: " + " ".join(f"{m:.0f}" for m in means)
          + f"; peak {max(mb for _, mb in seen):.0f}")
    return 0 if means[4] <= ALLOWED * means[1] else 1


if __name__ == "__main__":
    sys.exit(main())
