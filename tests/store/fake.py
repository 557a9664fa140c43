#!/usr/bin/env python3
"""A triple store that keeps nothing but its requests, and fails on purpose.

usage: fake.py FOLDER PLAN      prints its port; PLAN says what happens to the requests, one word each, then "ok" for ever:
  ok      200                         NNN     that status          NNN/S   and Retry-After: S
  reset   the connection is reset     half    reset in the middle of the body's way here
  slow    no answer for ten seconds   lost    200 is done, but the connection breaks before it is said
Each request that was taken (ok, lost) is a file in FOLDER: its method, path, headers that matter, an empty line, its body.
"""
import http.server
import itertools
import socket
import struct
import sys
import time
from pathlib import Path


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def keep(self, body):
        head = [f"{self.command} {self.path}"] + [f"{k}: {v}" for k, v in self.headers.items() if k in ("Content-Type", "Authorization")]
        n = len(list(self.server.folder.iterdir()))
        (self.server.folder / f"{n:05}").write_bytes("\n".join(head).encode() + b"\n\n" + body)

    def answer(self, status, wait=None):
        text = b"the fake says %d\n" % status
        self.send_response(status)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(text)))
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="fake"')
        if wait:
            self.send_header("Retry-After", wait)
        self.end_headers()
        self.wfile.write(text)

    def handle_request(self):
        word = next(self.server.plan)
        length = int(self.headers.get("Content-Length", 0))
        if word == "half":
            self.rfile.read(length // 2)
            return self.reset()
        body = self.rfile.read(length)
        if word in ("reset", "slow"):
            time.sleep(10 if word == "slow" else 0)
            return self.reset()
        if word == "auth":
            word = "ok" if self.headers.get("Authorization") else "401"
        if word in ("ok", "lost"):
            self.keep(body)
        if word == "lost":
            return self.reset()
        status, _, wait = word.partition("/")
        return self.answer(200 if word == "ok" else int(status), wait)

    do_POST = do_PUT = do_DELETE = handle_request


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # connections that were reset


def main():
    server = Server(("127.0.0.1", 0), Handler)
    server.folder = Path(sys.argv[1])
    server.folder.mkdir()
    server.plan = itertools.chain(sys.argv[2].split(), itertools.repeat(sys.argv[3] if len(sys.argv) > 3 else "ok"))
    print(server.server_address[1], flush=True)
    server.serve_forever()


main()
