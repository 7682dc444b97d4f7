"""What rests on the private parts of libraries, tried with the standard library and a client's own requirements only.

Run with any Python: `python -m tests.support.versions`. Prints the versions that it ran with.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

LIBRARIES = ("httpx", "httpcore", "anyio", "pydantic", "pydantic_core")
VIDEO = {"id": "v1", "status": "completed", "progress": 100, "created_at": 1, "error": {"type": 7}, "_fields_set": 1}
CHUNK = {
    "id": "c",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "delta": {}}],
}
HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def plain(body: bytes) -> Callable[[socket.socket], None]:
    """An answer with a body."""
    return lambda peer: peer.sendall(HEADERS + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def endless(peer: socket.socket) -> None:
    """Headers without an end, one byte at a time, until the client gives up."""
    peer.sendall(HEADERS + b"X: ")
    peer.settimeout(0.05)
    while True:
        peer.sendall(b"x")
        try:
            if not peer.recv(1):
                return
        except TimeoutError:
            continue


def ended(peer: socket.socket) -> None:
    """No answer: the connection ends after the request."""
    peer.close()


def _serve(listener: socket.socket, answer: Callable[[socket.socket], None]) -> None:
    while True:
        try:
            peer, _ = listener.accept()
        except OSError:
            return
        with peer:
            try:
                while True:
                    received = b""
                    while b"\r\n\r\n" not in received:
                        received += (more := peer.recv(65536))
                        if not more:
                            break
                    if not received:
                        break
                    answer(peer)
            except OSError:
                continue


@contextmanager
def served(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """The address of a server that gives one answer to every request."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_serve, args=(listener, answer), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def clients(provider: str, url: str, **options: Any) -> Iterator[tuple[Any, Callable[[Any], Any]]]:
    """A client of each kind, and what waits for its calls."""
    module = import_module(f"generated.{provider}")
    with module.Client(api_key="k", base_url=url, **options) as client:
        yield client, lambda value: value
    with asyncio.Runner() as runner:
        client = module.AsyncClient(api_key="k", base_url=url, **options)
        yield client, lambda value: runner.run(_awaited(value))
        runner.run(client.close())


async def _awaited(value: Any) -> Any:
    return await value


async def _called(function: Callable[[], Any]) -> Any:
    return function()


def check_models() -> None:
    """Models are made without a check, and written and read again as they were received."""
    models = import_module("generated.ephone.models")
    with served(plain(json.dumps(VIDEO).encode())) as url:
        for client, wait in clients("ephone", url):
            video = wait(client.videos.retrieve("v1"))
            assert (video.status, video.error.type, video.model_extra) == ("completed", 7, {"_fields_set": 1}), video
            assert json.loads(video.model_dump_json(exclude_unset=True)) == VIDEO
            assert models.Video.from_response(video.model_dump_json()) == models.Video.from_response(VIDEO) == video
    assert models.Video(id="v", status="queued", progress=0, created_at=1).status == "queued"


def check_events() -> None:
    """Events that are as documented take the quick way, and others are reported."""
    chunk = import_module("generated.sora_web.models").ChatCompletionChunk
    quick = import_module("generated._runtime.fast_events").fast_reader(chunk)
    assert quick(json.dumps(CHUNK)) == chunk.from_response(CHUNK)
    assert quick(json.dumps({**CHUNK, "created": "1"})) is None
    assert quick(json.dumps({**CHUNK, "more": 1})) is None


def check_connections() -> None:
    """A connection is kept after a call."""
    connections = import_module("generated._runtime.network").has_connections
    with served(plain(json.dumps(VIDEO).encode())) as url:
        for client, wait in clients("ephone", url):
            wait(client.videos.retrieve("v1"))
            current = client._connections.current
            http = wait(_called(current)) if type(client).__name__ == "AsyncClient" else current()
            assert connections(http), type(client)


def check_deadlines() -> None:
    """A call ends by its deadline, however many bytes come."""
    errors = import_module("generated._runtime.errors")
    deadline = import_module("generated._runtime.deadline")
    deadline.SHORTEST = 0.4
    with served(endless) as url:
        for client, wait in clients("ephone", url, timeout=0.04, max_retries=0):
            began = monotonic()
            try:
                wait(client.videos.retrieve("v1"))
            except errors.APITimeoutError:
                assert monotonic() - began < 5, "the deadline was not kept"
            else:
                raise AssertionError("expected APITimeoutError")


def check_writes() -> None:
    """It is known whether anything of a request was written."""
    errors = import_module("generated._runtime.errors")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
    with served(ended) as url:
        for where, expected in ((url, errors.NOT_AGAIN), (address, errors.NOT_SENT)):
            for client, wait in clients("ephone", where, max_retries=0):
                notes = None
                try:
                    wait(client.videos.create(prompt="a cat"))
                except errors.APIConnectionError as error:
                    notes = error.__notes__
                assert notes == [expected], notes


def check_files() -> None:
    """A file is written."""
    with served(plain(b"\0\0\0\x18ftypmp42" + bytes(99_999))) as url, TemporaryDirectory() as folder:
        target = Path(folder) / "out.mp4"
        for client, wait in clients("ephone", url):
            wait(wait(client.videos.download_content("v1")).write_to_file(target))
            assert target.stat().st_size == 100_011
            target.unlink()


CHECKS = (check_models, check_events, check_connections, check_deadlines, check_writes, check_files)


def main() -> int:
    for check in CHECKS:
        check()
    sys.stdout.write(" ".join(f"{name}={version(name)}" for name in LIBRARIES) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
