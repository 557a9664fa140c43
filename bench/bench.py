#!/usr/bin/env python3
"""Measures newsgraph on this machine: cold start, steady stream, stages, scaling over jobs, memory.

usage: bench.py NEWSGRAPH SAMPLE_DIR [--articles N]

The stream is made of the sample articles over and over, each copy with a line of its own, so that no two are alike.
Every figure is the best of three runs. Memory is the peak resident set of the process. Words a second are given by
wall clock and by processor time: on a busy machine only the second says something about the program.
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
# A layer with few records for the end of each stage, so that printing it costs little.
STAGES = [("document", "block"), ("segment", "sentence"), ("syntax", "predicate"), ("mention, time", "time"),
          ("entity, event", "event"), ("claim", "claim")]


def run(command):
    """Wall seconds, processor seconds and peak MB of one command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if status != 0:
        sys.exit(f"{' '.join(command[:6])} … failed: {message.decode()[:500]}")
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


def measure_stages(newsgraph, path):
    """Processor time of each stage on one long article, as shares of them all."""
    _, start, _ = best([newsgraph, "--version"])
    seconds = [best([newsgraph, "dump", "--layer", layer, str(path)])[1] for _, layer in STAGES]
    _, whole, _ = best([newsgraph, "extract", "--format", "nq", str(path)])
    names = [name for name, _ in STAGES] + ["graph and writing"]
    ends = seconds + [whole]
    # The first figure holds opening tables and weights, which is no stage.
    parts = [max(b - a, 0) for a, b in zip(ends, ends[1:])]
    total = sum(parts) or 1
    print(f"opening tables and weights, document stage: {ends[0] - start:.2f} s of processor time")
    for name, part in zip(names[1:], parts):
        print(f"  {name:20} {100 * part / total:5.1f} %  {part:.2f} s")


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
        wall, cpu, mb = best([args.newsgraph, "extract", str(seed)])
        print(f"cold start to Turtle, {seed.name}: {len(text_of(seed).split())} words, {wall:.2f} s "
              f"({cpu:.2f} s of processor time), {mb:.0f} MB")
        w1, c1, m1 = best([*base, "--jobs", "1", str(small)])
        w2, c2, m2 = best([*base, "--jobs", "1", str(large)])
        print(f"stream, --jobs 1: {many} words, {w2:.2f} s ({c2:.2f} s of processor time), {m2:.0f} MB")
        print(f"steady state: {(many - few) / max(w2 - w1, 1e-9):.0f} words/s by wall clock, "
              f"{(many - few) / max(c2 - c1, 1e-9):.0f} by processor time")
        print(f"memory: {m1:.0f} MB after {args.articles // 10} articles, {m2:.0f} MB after {args.articles}")
        w3, c3, m3 = best([*base, "--jobs", "2", str(large)])
        print(f"stream, --jobs 2: {w3:.2f} s, {w2 / w3:.2f} times --jobs 1; {c3 / c2:.2f} of its processor time, "
              f"{m3:.0f} MB")
        article = folder / "long.txt"
        article.write_text("\n\n".join(text_of(p) for p in samples * 4), encoding="utf-8")
        measure_stages(args.newsgraph, article)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
