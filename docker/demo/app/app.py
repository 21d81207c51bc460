"""The demonstration's application: well behaved, or broken in the way its arguments say.

Every service of compose.yaml is this one file. What breaks is real: the module is missing, Redis
does not answer, the memory is full.
"""

import argparse
import importlib
import signal
import socket
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SCENES = [
    ("/", "healthy: this page"),
    ("/exited/", "its program ended while starting"),
    ("/crashing/", "it is started again and again, and ends each time"),
    ("/wrong-port/", "it listens on 9000, and Candor dials 8000"),
    ("/elsewhere/", "it runs, on a network that Candor is not on"),
    ("/loopback/", "it listens on 127.0.0.1, inside its own container"),
    ("/misspelled/", "the configuration says wep where web is meant"),
    ("/slow/", "answers at once"),
    ("/slow/report", "takes a minute, and Candor waits three seconds"),
    ("/hungry/", "answers, until its memory is eaten"),
    ("/hungry/eat", "eats more memory than it may have, and is killed"),
]


class Application(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/report":
            time.sleep(60)
        if self.path == "/eat":
            eat()
        self.answer(page() if self.server.links else "Well.\n")

    def answer(self, text):
        kind = "text/html" if text.startswith("<") else "text/plain"
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def page():
    links = "".join(f'<li><a href="{path}">{path}</a> {text}' for path, text in SCENES)
    return f"<!doctype html><html lang=en><title>Candor</title><h1>Ways to break</h1><ul>{links}</ul>"


def eat():
    eaten = []
    while True:
        # Written to, so that the pages are really there.
        eaten.append(b"x" * 1_000_000)


def connect_redis(address):
    host, port = address.split(":")
    try:
        socket.create_connection((host, int(port)), 2).close()
    except OSError as error:
        # The words of redis-py.
        raise ConnectionError(f"Error {error.errno} connecting to {address}. {error.strerror}.")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="0.0.0.0")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--import", dest="module", help="a module it needs")
    parser.add_argument("--redis", help="HOST:PORT that it needs")
    parser.add_argument("--links", action="store_true", help="answer with links to the others")
    parser.add_argument("--check", action="store_true", help="is it there: for a health check")
    arguments = parser.parse_args()
    # As the first process of a container it would not notice otherwise.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if arguments.check:
        socket.create_connection(("127.0.0.1", arguments.port), 1).close()
        return
    if arguments.module:
        importlib.import_module(arguments.module)
    if arguments.redis:
        connect_redis(arguments.redis)
    server = ThreadingHTTPServer((arguments.host, arguments.port), Application)
    server.links = arguments.links
    print(f"Listening at: http://{arguments.host}:{arguments.port}")
    server.serve_forever()


main()
