#!/usr/bin/env python3
"""Measures newsgraph on this machine: cold start, steady stream, scaling over jobs, memory.

usage: bench.py NEWSGRAPH SAMPLE_DIR [--articles N]

The stream is made of the sample articles over and over, each copy with a line of its own, so that no two are alike.
Every figure is the best of three runs. Memory is the peak resident set of the process.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3


def run(command):
    """Wall seconds, processor seconds and peak MB of one command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = status
    if status != 0:
        sys.exit(f"{' '.join(command[:6])} … failed: {process.stderr.read().decode()[:500]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(command):
    runs = [run(command) for _ in range(RUNS)]
    return min(r[0] for r in runs), min(r[1] for r in runs), max(r[2] for r in runs)


def text_of(path):
    raw = path.read_text(encoding="utf-8")
    return json.loads(raw)["text"] if path.suffix == ".json" else raw


def make_stream(samples, folder, n):
    """Writes n articles; returns the number of words in them."""
    texts = [text_of(p) for p in samples]
    words = 0
    for i in range(n):
        text = f"{texts[i % len(texts)].rstrip()}\n\nThis is report number {i} of the day.\n"
        words += len(text.split())
        (folder / f"a{i:06}.txt").write_text(text, encoding="utf-8")
    return words


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("newsgraph")
    parser.add_argument("samples")
    parser.add_argument("--articles", type=int, default=300)
    args = parser.parse_args()
    samples = sorted(p for p in Path(args.samples).iterdir() if p.suffix in (".txt", ".json"))
    seed = next(p for p in samples if p.name.startswith("xinhua"))
    folder = Path(tempfile.mkdtemp())
    try:
        small, large = folder / "small", folder / "large"
        small.mkdir()
        large.mkdir()
        few, many = make_stream(samples, small, args.articles // 10), make_stream(samples, large, args.articles)
        base = [args.newsgraph, "extract", "--quiet", "--format", "nq"]
        wall, _, mb = best([args.newsgraph, "extract", str(seed)])
        print(f"cold start to Turtle, {seed.name}: {len(text_of(seed).split())} words, {wall:.2f} s, {mb:.0f} MB")
        t1, _, m1 = best([*base, "--jobs", "1", str(small)])
        t2, _, m2 = best([*base, "--jobs", "1", str(large)])
        print(f"stream, --jobs 1: {many} words, {t2:.2f} s, {(many - few) / (t2 - t1):.0f} words/s in steady state, {m2:.0f} MB")
        print(f"memory: {m1:.0f} MB after {args.articles // 10} articles, {m2:.0f} MB after {args.articles}")
        t3, _, m3 = best([*base, "--jobs", "2", str(large)])
        print(f"stream, --jobs 2: {t3:.2f} s, {t2 / t3:.2f} times --jobs 1, {m3:.0f} MB")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
