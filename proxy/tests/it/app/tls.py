"""A TLS server that ends as it is asked to, by tlslite-ng, which does what others refuse to do.

Usage: tls.py CERTIFICATE KEY [VERSION]. Says its address, then serves one request a connection. The path
says what comes: /FRAMING/END, where FRAMING is length, chunked, close or head (which is cut short itself), and
END is notify, fin, reset, alert, corrupt or plain, and comes when /release/notify is asked for. VERSION is 1.0 or
1.1, for a server of nothing else.
"""

import socket
import struct
import sys
import threading

from tlslite.api import HandshakeSettings, TLSConnection, X509CertChain, parsePEMKey
from tlslite.constants import AlertDescription, AlertLevel
from tlslite.messages import Alert

HEADS = {
    "length": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789",
    "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n",
    "close": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n0123456789",
    "head": b"HTTP/1.1 200 OK\r\nContent-Le",
}

RELEASED = threading.Semaphore(0)


def settings():
    chosen = HandshakeSettings()
    if len(sys.argv) > 3:
        chosen.minVersion = chosen.maxVersion = {"1.0": (3, 1), "1.1": (3, 2)}[sys.argv[3]]
    return chosen


def all_of(steps):
    for _ in steps:
        pass


def end(tls, sock, how):
    if how == "notify":
        tls.closeSocket = False
        tls.close()
    elif how == "alert":
        alert = Alert().create(AlertDescription.internal_error, AlertLevel.fatal)
        all_of(tls._sendMsg(alert))
    elif how == "corrupt":
        sock.sendall(b"\x17\x03\x03\x00\x20" + bytes(32))
    elif how == "plain":
        sock.sendall(b"Traceback (most recent call last):\n")
    elif how == "reset":
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        sock.close()
        return
    # The peer is to see what was sent before it sees the end.
    sock.shutdown(socket.SHUT_WR)
    while sock.recv(4096):
        pass
    sock.close()


def serve(sock, chain, key):
    tls = TLSConnection(sock)
    try:
        tls.handshakeServer(
            certChain=chain, privateKey=key, settings=settings(), alpn=[bytearray(b"http/1.1")]
        )
        request = bytearray()
        while b"\r\n\r\n" not in request:
            request += tls.read(min=1, max=4096)
        path = request.split(b" ")[1].decode().split("?")[0]
        framing, how = path.strip("/").split("/")
        if framing == "release":
            RELEASED.release()
            tls.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        else:
            tls.write(HEADS[framing])
            if framing != "head":
                # What came so far is to be seen before its end.
                RELEASED.acquire()
        end(tls, sock, how)
    except Exception as error:  # How a client ends is for the test to judge.
        print(error, file=sys.stderr, flush=True)
        sock.close()


def main():
    with open(sys.argv[1]) as file:
        chain = X509CertChain()
        chain.parsePemList(file.read())
    with open(sys.argv[2]) as file:
        key = parsePEMKey(file.read(), private=True)
    listener = socket.create_server(("127.0.0.1", 0))
    print("serving on 127.0.0.1:%d" % listener.getsockname()[1], file=sys.stderr, flush=True)
    while True:
        sock, _ = listener.accept()
        threading.Thread(target=serve, args=(sock, chain, key), daemon=True).start()


main()
