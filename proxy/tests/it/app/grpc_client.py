"""Asks a gRPC server through Candor, and prints what came as one JSON object.

Arguments: the target, a CA certificate or `-`, and the cases.
"""

import json
import sys
import threading

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

target, ca, *cases = sys.argv[1:]
options = [
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
    ("grpc.enable_retries", 0),
]
if ca == "-":
    channel = grpc.insecure_channel(target, options)
else:
    with open(ca, "rb") as roots:
        channel = grpc.secure_channel(target, grpc.ssl_channel_credentials(roots.read()), options)
LIMIT = 15


def method(kind, name):
    return getattr(channel, kind)(f"/test.Echo/{name}")


def outcome(call):
    try:
        result = call()
        return {"code": "OK", "result": result}
    except grpc.RpcError as error:
        return {"code": error.code().name, "details": error.details()}


def unary():
    call = method("unary_unary", "Unary")
    answer, state = call.with_call(b"ping", timeout=LIMIT, metadata=(("x-sent", "abc"),))
    fields = {}
    for key, value in list(state.initial_metadata()) + list(state.trailing_metadata()):
        fields[key] = value.hex() if isinstance(value, bytes) else value
    return {"answer": answer.decode(), "code": state.code().name, "fields": fields}


def server_stream():
    answers = [int(it) for it in method("unary_stream", "Count")(b"1000", timeout=LIMIT)]
    return answers == list(range(1000))


def client_stream():
    requests = (b"x" * 1000 for _ in range(1000))
    return int(method("stream_unary", "Total")(requests, timeout=LIMIT))


def chat():
    """Each word waits for the answer to the one before: nothing may be held back."""
    answered = threading.Semaphore(1)

    def words():
        for number in range(50):
            answered.acquire()
            yield b"word %d" % number

    answers = []
    for answer in method("stream_stream", "Chat")(words(), timeout=LIMIT):
        answers.append(answer.decode())
        answered.release()
    return answers == [f"WORD {number}" for number in range(50)]


def fail():
    return outcome(lambda: method("unary_unary", "Fail")(b"", timeout=LIMIT).decode())


def remaining():
    return float(method("unary_unary", "Remaining")(b"", timeout=5))


def deadline():
    came = outcome(lambda: method("unary_unary", "Slow")(b"", timeout=0.3).decode())
    told = method("unary_unary", "WasCancelled")(b"", timeout=LIMIT)
    return came | {"told": told.decode()}


def large():
    message = bytes(range(256)) * 32768
    return method("unary_unary", "Unary")(message, timeout=LIMIT) == message


def many():
    call = method("unary_unary", "Unary")
    started = [call.future(b"%d" % number, timeout=LIMIT) for number in range(300)]
    return all(it.result() == b"%d" % number for number, it in enumerate(started))


def health():
    stub = health_pb2_grpc.HealthStub(channel)
    answer = stub.Check(health_pb2.HealthCheckRequest(service="test.Echo"), timeout=LIMIT)
    return health_pb2.HealthCheckResponse.ServingStatus.Name(answer.status)


def killed():
    answers = method("unary_stream", "Endless")(b"", timeout=LIMIT)
    first = next(answers).decode()
    outcome(lambda: method("unary_unary", "Die")(b"", timeout=LIMIT).decode())
    return outcome(lambda: next(answers).decode()) | {"first": first}


def gone():
    return outcome(lambda: method("unary_unary", "Unary")(b"", timeout=LIMIT).decode())


print(json.dumps({case: globals()[case]() for case in cases}))
