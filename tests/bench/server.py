"""Owns the server of the benchmark: a process of its own, whose answers are made before they are asked for.

The first segment of each path says how much is wanted: `/200/v1/chat/completions` streams 200 events, and
`/200/chunked/v1/...` streams each in an HTTP chunk of its own; `/200/v1/videos/x/content` streams 200 bytes.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from functools import cache
from io import BufferedReader

JOB = {
    "id": "video_0123456789abcdef",
    "object": "video",
    "model": "sora-2",
    "status": "completed",
    "progress": 100,
    "created_at": 1760000000,
    "completed_at": 1760000100,
    "expires_at": 1760086400,
    "size": "720x1280",
    "seconds": "8",
    "video_url": "https://relay.example/files/video_0123456789abcdef.mp4",
    "error": None,
    "remixed_from_video_id": None,
}
WORD = " frame"  # the text of each event
PIECE = 64 * 1024
_BLOCK = memoryview(b"\0\0\0\x18ftypmp42".ljust(1024 * 1024, b"\0"))


def _answer(media: str, body: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


_JOB = _answer("application/json", json.dumps(JOB).encode())


def _event(delta: dict[str, str], finish_reason: str | None = None) -> bytes:
    chunk = {
        "id": "chatcmpl-0123456789abcdef",
        "object": "chat.completion.chunk",
        "created": 1760000000,
        "model": "sora_video2",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason}],
    }
    return b"data: " + json.dumps(chunk, separators=(",", ":")).encode() + b"\n\n"


@cache
def _events(count: int, *, chunked: bool) -> bytes:
    """The answer with `count` events that have text: one HTTP chunk an event, or as many as fit in a large one."""
    opening = _event({"role": "assistant", "content": ""})
    events = [opening, *[_event({"content": WORD})] * count, _event({}, "stop"), b"data: [DONE]\n\n"]
    if not chunked:
        whole = b"".join(events)
        events = [whole[start : start + PIECE] for start in range(0, len(whole), PIECE)]
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%b\r\n" % (len(event), event) for event in events) + b"0\r\n\r\n"


def _send_content(connection: socket.socket, size: int) -> None:
    connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: {size}\r\n\r\n".encode())
    for start in range(0, size, len(_BLOCK)):
        connection.sendall(_BLOCK[: size - start])


def _send(connection: socket.socket, path: str) -> None:
    amount, _, rest = path.removeprefix("/").partition("/")
    if rest.endswith("/content"):
        _send_content(connection, int(amount))
    elif rest.endswith("/chat/completions"):
        connection.sendall(_events(int(amount), chunked=rest.startswith("chunked/")))
    else:
        connection.sendall(_JOB)


def _receive(reader: BufferedReader, sink: memoryview) -> str | None:
    """The path of the next request, whose body is read and forgotten; None where the connection has ended."""
    start = reader.readline()
    if not start:
        return None
    left = 0
    while (line := reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            left = int(value)
        if name.lower() == b"transfer-encoding":
            return None  # no contender needs it: the length of a file is known
    while left:
        count = reader.readinto(sink[:left])
        if not count:
            return None
        left -= count
    return start.split()[1].decode()


def _serve(connection: socket.socket) -> None:
    sink = memoryview(bytearray(PIECE * 4))
    try:
        with connection, connection.makefile("rb") as reader:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while (path := _receive(reader, sink)) is not None:
                _send(connection, path)
    except ConnectionError:
        return  # the client is done


def _accept(listener: socket.socket) -> None:
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=_serve, args=(connection,), daemon=True).start()


def main() -> None:
    """Serves until the standard input ends, which it does with the process that started this one."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    threading.Thread(target=_accept, args=(listener,), daemon=True).start()
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
