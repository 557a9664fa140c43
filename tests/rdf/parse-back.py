#!/usr/bin/env python3
"""Every format, one document and many, is read by parsers that are not ours and holds the same statements.

usage: parse-back.py CONVERT DUMP      Needs rapper or rdflib; exit status 77 without both.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FORMATS = {"turtle": "turtle", "trig": "trig", "ntriples": "ntriples", "nquads": "nquads", "rdfxml": "rdfxml"}
PEERS = {}  # name: function of path and format → set of N-Triples lines


def canonical(line):
    """One spelling for a statement: escapes undone, but for line ends and quotes."""
    out, i = [], 0
    while i < len(line):
        k = {"u": 4, "U": 8}.get(line[i + 1], 0) if line[i] == "\\" else 0
        out.append(chr(int(line[i + 2 : i + 2 + k], 16)) if k else line[i])
        i += 2 + k if k else 1
    return "".join(out)


def rapper(path, fmt):
    run = subprocess.run(["rapper", "-q", "-i", fmt, "-o", "ntriples", str(path)], capture_output=True, text=True, check=True)
    if run.stderr:
        raise ValueError(run.stderr)
    return {canonical(line) for line in run.stdout.splitlines()}


def rdflib_reader():
    import rdflib

    def read(path, fmt):
        data = rdflib.Dataset()
        data.parse(str(path), format={"rdfxml": "xml", "ntriples": "nt"}.get(fmt, fmt))
        merged = rdflib.Graph()
        for s, p, o, _ in data.quads((None, None, None, None)):
            merged.add((s, p, o))
        lines = merged.serialize(format="nt")
        lines = lines.decode() if isinstance(lines, bytes) else lines
        return {canonical(line) for line in lines.splitlines() if line}

    return read


def same_graphs(folder):
    """N-Quads and TriG put every statement into the same graph."""
    import rdflib

    quads = {}
    for fmt in ("nquads", "trig"):
        data = rdflib.Dataset()
        data.parse(str(folder / f"20.{fmt}"), format=fmt)
        quads[fmt] = {(s, p, o, str(getattr(g, "identifier", g))) for s, p, o, g in data.quads((None, None, None, None))}
    named = {g for *_, g in quads["trig"]}
    print(f"rdflib: {len(quads['trig'])} statements in {len(named)} graphs")
    return quads["nquads"] == quads["trig"] and len(named) == 4


def main():
    convert, dump = sys.argv[1:3]
    if shutil.which("rapper"):
        PEERS["rapper"] = rapper
    try:
        PEERS["rdflib"] = rdflib_reader()
    except ImportError:
        pass
    if not PEERS:
        print("skipped: neither rapper nor rdflib")
        return 77
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, peer in PEERS.items():
            want = None
            for copies in (1, 20):
                for fmt in FORMATS:
                    path = Path(folder) / f"{copies}.{fmt}"
                    with path.open("wb") as out:
                        subprocess.run([convert, dump, fmt, str(copies)], stdout=out, check=True)
                    got = peer(path, FORMATS[fmt])
                    want = want or got
                    print(f"{name}: {fmt}, {copies} documents: {len(got)} statements" + ("" if got == want else ", NOT those of the first format"))
                    if got != want or len(got) < 400:
                        bad = 1
                        print("\n".join(sorted(got ^ want)[:10]))
        if "rdflib" in PEERS and not same_graphs(Path(folder)):
            print("TriG and N-Quads differ in their graphs")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
