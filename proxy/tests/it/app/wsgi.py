"""What gunicorn serves in the tests."""

import os
import signal


def app(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/echo":
        return echo(environ, start_response)
    if path == "/large":
        start_response("200 OK", [("Content-Length", str(160 * 65536))])
        return (bytes([65 + i % 26]) * 65536 for i in range(160))
    if path == "/die/chunked":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return die(b"first")
    if path == "/die/length":
        start_response("200 OK", [("Content-Length", "1000")])
        return die(b"first")
    if path == "/die/early":
        os.kill(os.getpid(), signal.SIGKILL)
    if path == "/raise":
        raise RuntimeError("on purpose")
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]


def echo(environ, start_response):
    body = environ["wsgi.input"].read()
    start_response(
        "200 OK",
        [
            ("Content-Length", str(len(body))),
            ("X-Method", environ["REQUEST_METHOD"]),
            ("X-Host", environ["HTTP_HOST"]),
            ("X-Forwarded", environ.get("HTTP_X_FORWARDED_FOR", "-")),
            ("X-Query", environ["QUERY_STRING"]),
            # The same socket object: the same connection.
            ("X-Connection", str(id(environ.get("gunicorn.socket")))),
        ],
    )
    return [body]


def die(first):
    yield first
    os.kill(os.getpid(), signal.SIGKILL)
