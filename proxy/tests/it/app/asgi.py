"""What uvicorn serves in the tests."""

import asyncio

released = asyncio.Event()


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    path = scope["path"]
    if path == "/stream":
        await stream(send)
    elif path == "/release":
        released.set()
        await answer(send, b"released")
    elif path == "/events":
        await events(receive, send)
    else:
        await answer(send, await body(receive), scope)


async def body(receive):
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


async def answer(send, content, scope=None):
    headers = [(b"content-length", str(len(content)).encode())]
    if scope:
        headers.append((b"x-method", scope["method"].encode()))
        headers.append((b"x-connection", str(scope["client"][1]).encode()))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": content})


async def stream(send):
    """One piece, and the next one when somebody asks for /release."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"first", "more_body": True})
    await released.wait()
    await send({"type": "http.response.body", "body": b"second"})


async def events(receive, send):
    """Server-sent events until the client leaves."""
    headers = [(b"content-type", b"text/event-stream")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True})
    while (await receive())["type"] != "http.disconnect":
        pass
    released.set()
