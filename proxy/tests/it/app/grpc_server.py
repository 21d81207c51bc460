"""A gRPC server without generated code: what it gets and gives are bytes.

Says `port PORT` on standard error once it listens. Arguments: certificate and key, for TLS.
"""

import os
import sys
import threading
import time
from concurrent import futures

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc

cancelled = threading.Event()


def metadata(context, name):
    found = [value for key, value in context.invocation_metadata() if key == name]
    return found[0] if found else ""


def unary(request, context):
    context.send_initial_metadata((("x-first", "1"),))
    context.set_trailing_metadata((("x-last", metadata(context, "x-sent")), ("x-raw-bin", b"\0\xff")))
    return request


def count(request, context):
    for number in range(int(request)):
        yield b"%d" % number


def total(requests, context):
    return b"%d" % sum(len(request) for request in requests)


def chat(requests, context):
    for request in requests:
        yield request.upper()


def fail(request, context):
    context.abort(grpc.StatusCode.NOT_FOUND, "nothing is here: \u00e9 100%")


def remaining(request, context):
    return b"%f" % (context.time_remaining() or -1)


def slow(request, context):
    context.add_callback(cancelled.set)
    while context.is_active():
        time.sleep(0.01)
    return b""


def was_cancelled(request, context):
    return b"yes" if cancelled.wait(10) else b"no"


def endless(request, context):
    yield b"first"
    while context.is_active():
        time.sleep(0.01)


def die(request, context):
    os._exit(1)


unary_unary = grpc.unary_unary_rpc_method_handler
unary_stream = grpc.unary_stream_rpc_method_handler
handlers = {
    "Unary": unary_unary(unary),
    "Count": unary_stream(count),
    "Total": grpc.stream_unary_rpc_method_handler(total),
    "Chat": grpc.stream_stream_rpc_method_handler(chat),
    "Fail": unary_unary(fail),
    "Remaining": unary_unary(remaining),
    "Slow": unary_unary(slow),
    "WasCancelled": unary_unary(was_cancelled),
    "Endless": unary_stream(endless),
    "Die": unary_unary(die),
}
server = grpc.server(
    futures.ThreadPoolExecutor(max_workers=64),
    options=[("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)],
)
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("test.Echo", handlers),))
checks = health.HealthServicer()
checks.set("test.Echo", health_pb2.HealthCheckResponse.SERVING)
health_pb2_grpc.add_HealthServicer_to_server(checks, server)
if len(sys.argv) > 2:
    with open(sys.argv[1], "rb") as chain, open(sys.argv[2], "rb") as key:
        credentials = grpc.ssl_server_credentials([(key.read(), chain.read())])
    port = server.add_secure_port("127.0.0.1:0", credentials)
else:
    port = server.add_insecure_port("127.0.0.1:0")
server.start()
print(f"port {port}", file=sys.stderr, flush=True)
server.wait_for_termination()
