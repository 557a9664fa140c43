#!/usr/bin/env python3
"""Every format, one document and many, is read by parsers that are not ours and holds the same statements; N-Quads and TriG
hold them in the same graphs.  Two graphs without blank nodes are isomorphic if their sets of statements are equal.

usage: parse-back.py ROOT CONVERT NEWSGRAPH     Needs rapper or rdflib; exit status 77 without both.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FORMATS = ("ntriples", "turtle", "trig", "nquads", "rdfxml")


def canonical(line):
    """One spelling for a statement: escapes undone, but for line ends and quotes."""
    out, i = [], 0
    while i < len(line):
        k = {"u": 4, "U": 8}.get(line[i + 1], 0) if line[i] == "\\" else 0
        out.append(chr(int(line[i + 2 : i + 2 + k], 16)) if k else line[i : i + 2] if line[i] == "\\" else line[i])
        i += 2 + k if k else 2 if line[i] == "\\" else 1
    return "".join(out)


def rapper(path, fmt):
    run = subprocess.run(["rapper", "-q", "-i", fmt, "-o", "ntriples", str(path)], capture_output=True, text=True, check=True)
    if run.stderr:
        raise ValueError(run.stderr)
    return {canonical(line) for line in run.stdout.splitlines()}


def load(path, fmt):
    import rdflib

    data = rdflib.Dataset()
    data.parse(str(path), format={"rdfxml": "xml", "ntriples": "nt"}.get(fmt, fmt))
    return data


def rdflib_peer(path, fmt):
    import rdflib

    merged = rdflib.Graph()
    for s, p, o, _ in load(path, fmt).quads((None, None, None, None)):
        if isinstance(s, rdflib.BNode) or isinstance(o, rdflib.BNode):
            raise ValueError(f"blank node in {path}")
        merged.add((s, p, o))
    return {canonical(line) for line in merged.serialize(format="nt").split("\n") if line}


def quads(path, fmt):
    return {(s, p, o, str(getattr(g, "identifier", g))) for s, p, o, g in load(path, fmt).quads((None, None, None, None))}


def peers():
    out = {"rapper": rapper} if shutil.which("rapper") else {}
    try:
        import rdflib  # noqa: F401

        out["rdflib"] = rdflib_peer
    except ImportError:
        pass
    return out


def check_input(name, command, readers, folder):
    """Runs the command once a format, reads what it wrote with every peer. Returns: number of differences."""
    paths, bad = {f: Path(folder) / f"{name}.{f}" for f in FORMATS}, 0
    for fmt, path in paths.items():
        with path.open("wb") as out:
            subprocess.run([fmt if word == "FORMAT" else word for word in command], stdout=out, check=True)
    for peer, read in readers.items():
        got = {fmt: read(path, fmt) for fmt, path in paths.items()}
        want = got["ntriples"]
        print(f"{name}, {peer}: {len(want)} statements")
        bad += len(want) < 50
        for fmt in FORMATS:
            if got[fmt] != want:
                bad += 1
                print(f"    {fmt} differs from N-Triples:", *sorted(got[fmt] ^ want)[:10], sep="\n    ")
    if "rdflib" in readers:
        named = {fmt: quads(paths[fmt], fmt) for fmt in ("nquads", "trig")}
        print(f"{name}, rdflib: {len({g for *_, g in named['trig']})} graphs")
        if named["nquads"] != named["trig"]:
            bad += 1
            print("    TriG and N-Quads differ in their graphs:", *sorted(map(str, named["nquads"] ^ named["trig"]))[:10], sep="\n    ")
    return bad


def main():
    root, convert, newsgraph = sys.argv[1:4]
    readers = peers()
    if not readers:
        print("skipped: neither rapper nor rdflib")
        return 77
    small, nasty = (f"{root}/tests/graph/{n}.dump" for n in ("small", "nasty"))
    commands = {"small": [convert, small, "FORMAT"], "many": [convert, small, "FORMAT", "20"], "lean": [convert, small, "FORMAT", "1", "lean"],
                "nasty": [convert, nasty, "FORMAT"],
                "program": [newsgraph, "extract", "--quiet", "--format", "FORMAT", f"{root}/output/sample"]}
    with tempfile.TemporaryDirectory() as folder:
        return any([check_input(name, command, readers, folder) for name, command in commands.items()])


if __name__ == "__main__":
    sys.exit(main())
