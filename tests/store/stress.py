#!/usr/bin/env python3
"""Figures of a store under load: clients at once, memory, what a wrong or endless request does to the others, a full disk.

usage: stress.py NEWSGRAPH STORE [--clients 50] [--seconds 60] [--small FOLDER --quads FEW.nq MANY.nq]
    --small   a folder on a small file system (mount -t tmpfs -o size=60m tmpfs FOLDER)
    --quads   what fits into it, some 60,000 quads, and what does not, 150,000 of other documents
Prints figures; exit status 1 if an answer was wrong, a 5xx but the documented 503 came, or memory grew.
"""
import argparse
import collections
import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

OWN_MB = 60
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
EASY = "SELECT (COUNT(*) AS ?n) { ?a a <http://schema.org/NewsArticle> }"


class Server:
    def __init__(self, program, store, *options):
        self.process = subprocess.Popen([program, "serve", store, "--port", "0", *options], stdout=subprocess.PIPE, text=True)
        self.url = re.search(r"SPARQL: (.*?)\)", self.process.stdout.readline())[1]
        self.address = re.search(r"//([^:/]*):(\d+)/", self.url).groups()

    def memory(self):
        """Megabytes of our own process, now and at most."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return [int(re.search(rf"{k}:\s+(\d+)", status)[1]) / 1024 for k in ("VmRSS", "VmHWM")]

    def ask(self, query, timeout=120):
        """Status and body."""
        request = urllib.request.Request(self.url, query.encode(), {"Content-Type": "application/sparql-query", "Accept": "text/csv"})
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read()

    def raw(self, data, wait=0.0):
        connection = socket.create_connection(self.address, timeout=20)
        connection.sendall(data)
        time.sleep(wait)
        connection.close()

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait()


class Report:
    def __init__(self):
        self.bad = 0

    def line(self, name, value, good=True):
        self.bad += not good
        print(f"{name}: {value}{'' if good else '   WRONG'}", flush=True)


def clients(server, queries, n, seconds, report):
    """Each client asks at random, one after the other; answers are compared with those given before.  Half of the queries
    bear a remark that makes them new, so that they go to the engine."""
    wanted = {q: server.ask(q) for q in queries}
    before, counts, wrong, end = server.memory()[0], collections.Counter(), [], time.monotonic() + seconds

    def client(seed):
        chance = random.Random(seed)
        while time.monotonic() < end:
            query = chance.choice(queries)
            try:
                status, body = server.ask(query if chance.random() < 0.5 else f"{query}\n# {chance.random()}")
            except (OSError, http.client.HTTPException) as failure:
                status, body = type(failure).__name__, b""
            counts[status] += 1
            if status == 200 and sorted(body.splitlines()) != sorted(wanted[query][1].splitlines()):
                wrong.append(query[:60])
            if status == 503:
                time.sleep(1)

    threads = [threading.Thread(target=client, args=(i,)) for i in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    report.line(f"{n} clients, {seconds} s", dict(counts), set(counts) <= {200, 503} and counts[200] > 0)
    report.line("wrong answers", len(wrong), not wrong)
    after, most = server.memory()
    report.line("own memory before, after, at most (MB)", f"{before:.0f}, {after:.0f}, {most:.0f}", most <= OWN_MB)


def trouble(server, report):
    """After each kind of harm the next query is answered."""
    host = f"Host: {server.address[0]}:{server.address[1]}\r\n".encode()
    post = b"POST /sparql HTTP/1.1\r\n" + host + b"Content-Type: application/sparql-query\r\n"
    kinds = {
        "an endless query": lambda: server.ask(ENDLESS)[0],
        "an endless sort": lambda: server.ask("SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (STRLEN(STR(?a)) = STRLEN(STR(?g))) } ORDER BY ?a")[0],
        "a query of 10 MB": lambda: large(server),
        "invalid UTF-8": lambda: server.raw(post + b"Content-Length: 4\r\n\r\n\xff\xfe\xff\xfe", 0.2),
        "broken HTTP": lambda: server.raw(os.urandom(4000) + b"\r\n\r\n", 0.2),
        "half a request": lambda: server.raw(post + b"Content-Length: 999\r\n\r\nSELECT", 0.2),
        "slow clients": lambda: slow(server, post),
    }
    for name, harm in kinds.items():
        began = time.monotonic()
        status = harm()
        took, answered = time.monotonic() - began, server.ask(EASY)
        report.line(name, f"{status or 'done'} after {took:.1f} s; the next query: {answered[0]}", answered[0] == 200)


def large(server):
    try:
        return server.ask("SELECT * { ?s ?p ?o } #" + "x" * 10_000_000)[0]
    except OSError as failure:
        return type(failure).__name__


def slow(server, post):
    """Some that send a byte now and then, some that take nothing of a long answer."""
    query = b"SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 1000000"
    connections = []
    for i in range(40):
        connection = socket.create_connection(server.address, timeout=20)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(post + b"Content-Length: %d\r\n\r\n" % len(query) + (query if i % 2 else b"S"))
        connections.append(connection)
    time.sleep(1)
    began = time.monotonic()
    status = server.ask(EASY)[0]
    took = time.monotonic() - began
    for connection in connections:
        connection.close()
    return f"beside 40 of them {status} in {took:.2f} s"


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)


HALF = """SELECT ?g (COUNT(*) AS ?all) (SUM(IF(STRENDS(STR(?o), " anew"), 1, 0)) AS ?anew) {
  GRAPH ?g { ?s ?p ?o FILTER (LANG(?o) = "en") } FILTER (CONTAINS(STR(?g), "/doc/")) } GROUP BY ?g"""


def full_disk(program, folder, few, many, report):
    """Loads that fill the disk: each ends with 2 and a word about it; what was there is there, whole documents only."""
    def refused(name, load, good, more):
        report.line(f"a full disk, {name}", f"{load.returncode}: {load.stderr.strip()[-160:]}; {more}", load.returncode == 2 and "space" in load.stderr and good)

    def count(store):
        return run(program, "query", store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "--format", "csv").stdout.split()[-1:]

    new, old = Path(folder) / "new.store", Path(folder) / "old.store"
    load = run(program, "load", "-q", new, many)
    refused("a new store", load, not (new / "data").exists() and not (new / "data.new").exists(), f"left: {sorted(os.listdir(new))}")
    if (first := run(program, "load", "-q", old, few)).returncode:
        report.line("a full disk", f"{few} does not fit: {first.stderr}", False)
        return
    before = count(old)
    load = run(program, "load", "-q", old, many)
    refused("much added", load, before and count(old) == before and not (old / "adding.nq").exists(), f"quads {before}, {count(old)}")
    anew, filler = Path(folder) / "anew.nq", Path(folder) / "filler"
    anew.write_text(Path(few).read_text(encoding="utf-8").replace('"@en ', ' anew"@en '), encoding="utf-8")
    disk = os.statvfs(folder)
    filler.write_bytes(b"x" * max(0, disk.f_bavail * disk.f_frsize - anew.stat().st_size // 4))
    load = run(program, "load", "-q", old, anew)
    graphs = [[int(n) for n in line.rsplit(",", 2)[1:]] for line in run(program, "query", old, HALF, "--format", "csv").stdout.splitlines()[1:]]
    refused("replacing", load, graphs and all(changed in (0, n) for n, changed in graphs), f"{sum(c > 0 for _, c in graphs)} of {len(graphs)} graphs are new, half of none")
    filler.unlink()
    load = run(program, "load", "-q", old, anew)
    report.line("after making room", f"{load.returncode} {load.stderr.strip()}", load.returncode == 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("newsgraph")
    parser.add_argument("store")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--small", help="folder on a small file system")
    parser.add_argument("--quads", nargs=2, help="with --small")
    options = parser.parse_args()
    report = Report()
    if options.small:
        full_disk(options.newsgraph, options.small, *options.quads, report)
    queries = [p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[2] / "ontology/queries").glob("q*.rq"))]
    server = Server(options.newsgraph, options.store, "--timeout", "60")
    clients(server, queries, options.clients, options.seconds, report)
    ended = server.close()
    server = Server(options.newsgraph, options.store, "--timeout", "5")
    trouble(server, report)
    report.line("own memory at the end, at most (MB)", ", ".join(f"{m:.0f}" for m in server.memory()), server.memory()[1] <= OWN_MB)
    ended = ended or server.close()
    report.line("serve ends with", ended, ended == 0)
    return bool(report.bad)


if __name__ == "__main__":
    sys.exit(main())
