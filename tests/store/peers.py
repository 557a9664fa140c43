#!/usr/bin/env python3
"""The queries of ontology/queries give the same rows in the store in the box, rdflib, Virtuoso and Jena, on the reference
graphs.  What is not installed is left out.

usage: peers.py NEWSGRAPH ROOT [--need PEER]… [--write FILE.md] [--time STORE]
    --need   fail if that peer is missing
    --write  put the table into a document, between two marks
    --time   also measure each query in this store in the box, for the first time and again
Exit status 1 if a row differs, 77 if there is no engine for the store in the box.
"""
import argparse
import contextlib
import csv
import io
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from decimal import Decimal, InvalidOperation
from pathlib import Path

BEGIN, END = "<!-- rows: make check-stores -->", "<!-- end of rows -->"
LIMIT_MS = 100
# The graphs of the vocabulary, as `newsgraph load` names them.
VOCABULARY = {"newsgraph.ttl": "https://w3id.org/newsgraph/ns", "plover.ttl": "https://w3id.org/newsgraph/plover"}


# ---- rows ----

def value(text):
    """Engines write a number as they like."""
    try:
        return Decimal(text).normalize() if re.fullmatch(r"-?[0-9.]+", text) else text
    except InvalidOperation:
        return text


def rows(text):
    return [[value(cell) for cell in row] for row in csv.reader(io.StringIO(text))]


def verdict(got, wanted):
    if got == wanted:
        return "same"
    return "order" if sorted(map(repr, got)) == sorted(map(repr, wanted)) else "other"


def post(url, query, accept="text/csv"):
    request = urllib.request.Request(url, query.encode(), {"Content-Type": "application/sparql-query", "Accept": accept})
    with urllib.request.urlopen(request, timeout=300) as answer:
        return answer.read().decode()


# ---- the store in the box ----

class Box:
    def __init__(self, program, folder, quads):
        self.folder = folder
        if quads:
            subprocess.run([program, "load", "-q", folder, *map(str, quads)], check=True)
        self.server = subprocess.Popen([program, "serve", folder, "--port", "0", "--timeout", "60"], stdout=subprocess.PIPE, text=True)
        self.url = re.search(r"SPARQL: (.*?)\)", self.server.stdout.readline())[1]

    def ask(self, query):
        return post(self.url, query)

    def worked(self):
        """Milliseconds of processor time that the server and its engine have used."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text().split()
        fields = [Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in (self.server.pid, *children)]
        return sum(int(f[11]) + int(f[12]) for f in fields) * 1000 / os.sysconf("SC_CLK_TCK")

    def milliseconds(self, query, again=False):
        """Processor time of an answer: what it takes on a machine that does nothing else.  The engine is warm; unless the
        query is asked again, nobody has asked it before, and serve has no answer to it yet."""
        taken = []
        for i in range(3):
            before = self.worked()
            try:
                self.ask(query if again else f"{query}\n# {i}")
            except urllib.error.HTTPError:  # its time limit
                return math.inf
            taken.append(self.worked() - before)
        return min(taken[1:])

    def close(self):
        self.server.send_signal(signal.SIGTERM)
        self.server.wait()


# ---- peers: each is made with a folder of its own, the quads and the folder of the vocabulary ----

class Rdflib:
    name = "rdflib"

    def __init__(self, folder, quads, vocabulary):
        import rdflib
        self.version = rdflib.__version__
        self.data = rdflib.Dataset(default_union=True)
        self.data.parse(quads, format="nquads")
        for file, graph in VOCABULARY.items():
            self.data.graph(rdflib.URIRef(graph)).parse(vocabulary / file, format="turtle")

    def ask(self, query):
        head, *found = csv.reader(io.StringIO(self.data.query(query).serialize(format="csv").decode()))
        if len(found) == 1 and set(found[0]) <= {"", "0"}:  # its answer to GROUP BY where there is nothing to group
            found = []
        out = io.StringIO()
        csv.writer(out).writerows([head, *found])
        return out.getvalue()

    def close(self):
        pass


class Virtuoso:
    name = "Virtuoso"
    SETTINGS = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = {http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
"""

    def __init__(self, folder, quads, vocabulary):
        self.start(folder)
        shutil.copy(quads, folder)
        load = f"ld_dir ('.', '{quads.name}', 'http://example.org/');"
        for file, graph in VOCABULARY.items():
            shutil.copy(vocabulary / file, folder)
            load += f"ld_dir ('.', '{file}', '{graph}');"
        self.isql(load + "rdf_loader_run ();")
        failed = self.isql("SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL;")
        if "0 Rows" not in failed:
            raise RuntimeError(failed)

    def start(self, folder):
        if not shutil.which("virtuoso-t"):
            raise FileNotFoundError("virtuoso-t")
        self.folder, (self.sql, http) = folder, free_ports(2)
        (folder / "virtuoso.ini").write_text(self.SETTINGS.format(sql=self.sql, http=http))
        self.server = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], cwd=folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.at = f"http://127.0.0.1:{http}"
        self.url = self.at + "/sparql"
        self.wait()
        self.version = re.search(r"[\d.]{3,}", self.isql("SELECT sys_stat ('st_dbms_ver');"))[0]

    def isql(self, text):
        run = subprocess.run(["isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba", f"exec={text}"], cwd=self.folder,
                             capture_output=True, text=True, timeout=120)
        return run.stdout + run.stderr

    def wait(self):
        for _ in range(300):
            if self.server.poll() is not None:
                raise RuntimeError((self.folder / "virtuoso.log").read_text()[-2000:])
            if "Rows" in self.isql("SELECT 1;"):
                return
            time.sleep(0.2)
        raise TimeoutError("virtuoso-t")

    def ask(self, query):
        form = urllib.parse.urlencode({"query": query, "format": "text/csv"}).encode()
        with urllib.request.urlopen(self.url, form, timeout=300) as answer:
            return answer.read().decode()

    def close(self):
        self.server.terminate()
        self.server.wait()


class Jena:
    """Debian's Jena 4.5.0: its Xerces messages lie under another path than its classes look for; a copy is put there."""
    name = "Jena"
    JARS = Path("/usr/share/java")
    PARTS = """jena-arq jena-base jena-cmds jena-core jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data
        jena-dboe-transaction jena-iri jena-rdfconnection jena-shacl jena-shex jena-tdb jena-tdb2 slf4j-api slf4j-nop guava
        commons-lang3 commons-codec commons-compress commons-csv commons-cli commons-io gson jcl-over-slf4j httpclient httpcore
        jackson-core jackson-databind jackson-annotations thrift titanium-json-ld jakarta.json-api dexx.collection protobuf
        jsonld-java""".split()
    MESSAGES = "org/apache/jena/ext/xerces/impl/"

    def __init__(self, folder, quads, vocabulary):
        import zipfile
        core = self.JARS / "jena-core.jar"
        if not core.exists() or not shutil.which("java"):
            raise FileNotFoundError(core)
        with zipfile.ZipFile(core) as jar:
            for name in jar.namelist():
                if name.startswith(self.MESSAGES) and not name.endswith(("/", ".class")):
                    to = folder / name.replace("org/apache/jena/ext/", "")
                    to.parent.mkdir(parents=True, exist_ok=True)
                    to.write_bytes(jar.read(name))
        path = os.pathsep.join([str(folder), *(str(self.JARS / f"{p}.jar") for p in self.PARTS)])
        self.java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", path]
        self.location = f"--loc={folder / 'tdb'}"
        self.run("tdb2.tdbloader", self.location, str(quads))
        for file, graph in VOCABULARY.items():
            self.run("tdb2.tdbloader", self.location, f"--graph={graph}", str(vocabulary / file))
        self.version = next(self.JARS.glob("jena-arq-[0-9]*.jar")).stem.split("-")[2]

    def run(self, *arguments):
        return subprocess.run([*self.java, *arguments], check=True, capture_output=True, text=True).stdout

    def ask(self, query):
        return self.run("tdb2.tdbquery", self.location, "--set=tdb:unionDefaultGraph=true", "--results=CSV", query)

    def close(self):
        pass


def free_ports(n):
    import socket
    sockets = [socket.socket() for _ in range(n)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def peers(folder, quads, vocabulary, needed):
    for kind in (Rdflib, Virtuoso, Jena):
        own = folder / kind.name
        own.mkdir()
        try:
            yield kind(own, quads, vocabulary)
        except (ImportError, FileNotFoundError) as missing:
            if kind.name.lower() in needed:
                raise
            print(f"left out: {kind.name}: {missing}", file=sys.stderr)


# ---- the table ----

def measure(options, queries, quads, folder, opened):
    """Rows of the table: name, number of rows, milliseconds, on more for the first time and again, verdict of each peer."""
    box = opened.enter_context(contextlib.closing(Box(options.newsgraph, str(folder / "box"), [quads])))
    more = opened.enter_context(contextlib.closing(Box(options.newsgraph, options.time, []))) if options.time else None
    others = [opened.enter_context(contextlib.closing(p)) for p in peers(folder, quads, options.root / "ontology", options.need)]
    table = []
    for path in queries:
        query = path.read_text(encoding="utf-8")
        wanted = rows((options.root / f"ontology/queries/expected/{path.stem}.csv").read_text(encoding="utf-8"))
        verdicts = {"box": verdict(rows(box.ask(query)), wanted)}
        for peer in others:
            try:
                verdicts[peer.name] = verdict(rows(peer.ask(query)), wanted)
            except urllib.error.HTTPError as refusal:
                verdicts[peer.name] = "refused: " + refusal.read().decode(errors="replace")[:200]
            except Exception as failure:  # a peer's own fault is a finding, not the end
                verdicts[peer.name] = f"failed: {failure}"
        table.append((query.split("@", 1)[1].split()[0], len(wanted) - 1, box.milliseconds(query),
                      more.milliseconds(query) if more else None, more.milliseconds(query, again=True) if more else None, verdicts))
        print(*table[-1], file=sys.stderr)
    return table, [f"{p.name} {p.version}" for p in others]


def shown(ms):
    """The clock of a process ticks every 10 ms."""
    return "<10" if ms < 10 else f"{ms:.0f}"


def markdown(table, names, timed):
    time_columns = ["ms", "ms, large", "again"] if timed else ["ms"]
    columns = ["query", "rows", *time_columns, *names]
    yield f"| {' | '.join(columns)} |"
    yield "|---" * 1 + "|--:" * (1 + len(time_columns)) + "|---" * len(names) + "|"
    for name, n, ms, more, again, verdicts in table:
        cells = [f"`@{name}`", str(n), shown(ms), *([shown(more), shown(again)] if timed else []),
                 *(v for k, v in verdicts.items() if k != "box")]
        yield f"| {' | '.join(c.splitlines()[0][:80] for c in cells)} |"


def write(path, lines):
    text = path.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    path.write_text(f"{head}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{rest.split(END)[1]}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("newsgraph")
    parser.add_argument("root", type=Path)
    parser.add_argument("--need", action="append", default=[])
    parser.add_argument("--write", type=Path)
    parser.add_argument("--time")
    options = parser.parse_args()
    if not (shutil.which("oxigraph") or os.access(os.environ.get("NEWSGRAPH_OXIGRAPH", ""), os.X_OK)):
        print("skipped: no oxigraph")
        return 77
    queries = sorted((options.root / "ontology/queries").glob("q*.rq"))
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as opened:
        quads = Path(folder) / "all.nq"
        shutil.copy(options.root / "output/graphs/all.nq", quads)
        table, names = measure(options, queries, quads, Path(folder), opened)
    slow = [name for name, _, ms, more, _, _ in table if max(ms, more or 0) > LIMIT_MS]
    slow_again = [name for name, _, _, _, again, _ in table if (again or 0) > LIMIT_MS]
    differ = [(name, who) for name, *_, verdicts in table for who, v in verdicts.items() if v != "same"]
    lines = list(markdown(table, names, bool(options.time)))
    print("\n".join(lines))
    if options.write:
        write(options.write, lines)
    print(f"{len(table)} queries, {', '.join(['the store in the box', *names])}: "
          f"{len(differ)} other answers {differ or ''}; over {LIMIT_MS} ms: {', '.join(slow) or 'none'}; "
          f"asked again: {', '.join(slow_again) or 'none'}")
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main())
