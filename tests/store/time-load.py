#!/usr/bin/env python3
"""How quickly a store is filled, and filled again: by the clock, and in seconds of a processor, our own and the engine's.

usage: time-load.py NEWSGRAPH [NEWSGRAPH…] QUADS.nq [--runs 3] [--first FILLED.nq] [--keep FOLDER]
    several programs take turns, so that what else the machine does falls on all of them
    --first   what the store holds before: then QUADS.nq is added to it, and the new store is not timed
    --keep    where the store is made, instead of a folder that is removed
Prints a line for each load, and the median of each kind.
"""
import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def memory(pid):
    """Megabytes at most so far; None when it is no more."""
    try:
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        found = None
    return int(found[1]) // 1024 if found else None


def watch(pid, peaks):
    """Until the process is ended: it is a zombie without memory then."""
    while (now := memory(pid)) is not None:
        peaks["own"] = max(peaks["own"], now)
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        except OSError:
            return
        peaks["engine"] = max([peaks["engine"], *(memory(c) or 0 for c in children)])
        time.sleep(0.02)


def load(program, store, *files):
    """Seconds by the clock, of ours, of the engine; megabytes of ours, of the engine."""
    start = time.monotonic()
    child = subprocess.Popen([program, "load", "--quiet", store, *files])
    peaks = {"own": 0, "engine": 0}
    watcher = threading.Thread(target=watch, args=(child.pid, peaks))
    watcher.start()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    clock = time.monotonic() - start
    stat = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
    own, engine = ((int(stat[i]) + int(stat[i + 1])) / TICKS for i in (11, 13))
    watcher.join()
    if child.wait() != 0:
        sys.exit(f"{program} load ended with {child.returncode}")
    return clock, own, engine, peaks["own"], peaks["engine"]


def show(name, n_quads, rows):
    clock, own, engine = (statistics.median(r[i] for r in rows) for i in range(3))
    peaks = [max(r[i] for r in rows) for i in (3, 4)]
    print(f"{name}: {n_quads / clock:,.0f} quads/s: {clock:.2f} s, of a processor {own + engine:.2f} (ours {own:.2f}), at most {peaks[0]} MB ours, {peaks[1]} the engine")


def one_run(program, folder, options, results):
    store = str(folder / "timed.store")
    shutil.rmtree(store, ignore_errors=True)
    if options.first:
        load(program, store, options.first)
        steps = ["added"]
    else:
        steps = ["new", "again"]
    for step in steps:
        results[program, step] = [*results.get((program, step), []), load(program, store, options.quads)]
        print(f"  {program} {step}: {results[program, step][-1]}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="+")
    parser.add_argument("quads")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--first")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="newsgraph-time-"))
    folder.mkdir(exist_ok=True)
    with open(options.quads, "rb") as quads:
        n_quads = sum(1 for _ in quads)
    results = {}
    print(f"{n_quads} quads; load of the machine {os.getloadavg()[0]:.1f}")
    for _ in range(options.runs):
        for program in options.program:
            one_run(program, folder, options, results)
    for (program, step), rows in results.items():
        show(f"{program} {step}", n_quads, rows)
    print(f"load of the machine {os.getloadavg()[0]:.1f}")
    if not options.keep:
        shutil.rmtree(folder)


main()
