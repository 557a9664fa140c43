#!/usr/bin/env python3
"""Measures newsgraph kb build on a generated dump, and look-ups in what it made.

usage: kb.py NEWSGRAPH MAKE_DUMP FIND_TIME [ITEMS]

MB/s is of JSON, by the processor time of the build alone: the generator runs beside it.
"""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main():
    newsgraph, make_dump, find_time = sys.argv[1:4]
    items = sys.argv[4] if len(sys.argv) > 4 else "200000"
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "bench.kb"
        start = time.monotonic()
        with subprocess.Popen([make_dump, items, "8"], stdout=subprocess.PIPE) as dump, \
                subprocess.Popen(["wc", "-c"], stdin=dump.stdout, stdout=subprocess.PIPE) as count:
            size = int(count.communicate()[0])
        with subprocess.Popen([make_dump, items, "8"], stdout=subprocess.PIPE) as dump:
            build = subprocess.Popen([newsgraph, "kb", "build", "--quiet", "-", "-o", str(base)], stdin=dump.stdout)
            _, status, used = os.wait4(build.pid, 0)
        if status:
            return 1
        processor = used.ru_utime + used.ru_stime
        print(f"build: {size / 1e6:.0f} MB of JSON, {size / 1e6 / processor:.0f} MB/s a core, peak {used.ru_maxrss / 1024:.0f} MiB, {time.monotonic() - start:.0f} s in all")
        print(f"base: {base.stat().st_size / 1e6:.0f} MB")
        subprocess.run([newsgraph, "kb", "info", str(base)], check=True)
        subprocess.run([find_time, str(base)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
