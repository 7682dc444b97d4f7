"""Tests of calls, which go on as if nobody recorded them."""

from __future__ import annotations

import gzip
import io
import json
import logging
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.doubles import Caller, Pieces
from tests.support.recordings import FILE, JOB, LAKE, answer, connect, entries, record


def test_answer_that_another_hook_has_read(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"

    def read(response: httpx.Response) -> None:
        for _ in response.iter_raw():
            pass

    async def async_read(response: httpx.Response) -> None:
        async for _ in response.aiter_raw():
            pass

    hooks = record(path)
    hooks["response"].insert(0, read if caller.kind == "sync" else async_read)
    http = caller.http_client(answer(JOB), event_hooks=hooks)

    async def look() -> None:
        async with http.stream("GET", "https://x.example/") as response:
            assert response.is_stream_consumed

    if caller.kind == "sync":
        with http.stream("GET", "https://x.example/") as response:
            assert response.is_stream_consumed
    else:
        caller.wait(look())
    (entry,) = entries(path)
    assert entry["response"]["bodySize"] == len(json.dumps(JOB))
    assert "text" not in entry["response"]["content"]


def test_fault_of_a_recording_does_not_reach_the_call(
    caller: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        size = 0

        def feed(self, chunk: bytes) -> None:
            raise IndexError(f"{chunk!r}")

    monkeypatch.setattr("generated._runtime.recording.hooks.capture_for", lambda _: Broken())
    http = caller.http_client(answer(JOB), event_hooks=record(tmp_path / "traffic.har"))
    with caplog.at_level(logging.WARNING, "vidspec"):
        assert caller.wait(http.post("https://x.example/", json={"prompt": LAKE})).json() == JOB
        assert caller.wait(http.post("https://x.example/", files={"f": io.BytesIO(FILE)})).json() == JOB
    assert [one.getMessage() for one in caplog.records if one.name == "vidspec"] == [
        f"{tmp_path / 'traffic.har'}: an exchange could not be recorded (IndexError)"
    ]


class _Unclosable(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        yield b"{}"

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"{}"

    def close(self) -> None:
        raise httpx.ReadError("no")

    async def aclose(self) -> None:
        raise httpx.ReadError("no")


def test_answer_that_cannot_be_closed_is_recorded(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    http = caller.http_client(lambda _: httpx.Response(200, stream=_Unclosable()), event_hooks=record(path))

    def unread() -> None:
        with http.stream("GET", "https://x.example/"):
            pass

    async def async_unread() -> None:
        async with http.stream("GET", "https://x.example/"):
            pass

    with pytest.raises(httpx.ReadError):
        (unread if caller.kind == "sync" else lambda: caller.wait(async_unread()))()
    assert [entry["response"]["status"] for entry in entries(path)] == [200]


def test_download_passes_through_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    asked: list[int] = []
    piece = bytes(64 * 1024)

    class Endless(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            for number in range(800):
                asked.append(number)
                yield piece

    server = lambda _: httpx.Response(200, headers={"content-type": "video/mp4"}, stream=Endless())  # noqa: E731
    with Caller("sync") as caller:
        client = connect(caller, "ephone", path, server)
        tracemalloc.start()
        try:
            for number, _ in enumerate(client.videos.download_content("video_1").iter_bytes()):
                assert len(asked) == number + 1
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert len(asked) == 800
    assert peak < 8 * 1024 * 1024
    (entry,) = entries(path)
    assert entry["response"]["content"] == {"size": 800 * 64 * 1024, "mimeType": "video/mp4"}


class _Counting(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Takes requests in pieces, as a network does, and counts what was made of them before it took it."""

    def __init__(self) -> None:
        self.made = 0
        self.taken: list[int] = []

    def pieces(self) -> Iterator[bytes]:
        for _ in range(100):
            self.made += 1
            yield bytes(64 * 1024)

    async def async_pieces(self) -> AsyncIterator[bytes]:
        for piece in self.pieces():
            yield piece

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)
        for _ in request.stream:
            self.taken.append(self.made)
        return httpx.Response(200, json={})

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.AsyncByteStream)
        async for _ in request.stream:
            self.taken.append(self.made)
        return httpx.Response(200, json={})


def test_upload_passes_through_piece_by_piece(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    transport = _Counting()
    if caller.kind == "sync":
        with httpx.Client(transport=transport, event_hooks=record(path)) as http:
            http.post("https://x.example/files", content=transport.pieces())
    else:

        async def send(http: Any) -> None:
            await http.post("https://x.example/files", content=transport.async_pieces())

        caller.within(httpx.AsyncClient(transport=transport, event_hooks=record(path)), send)
    assert transport.taken == list(range(1, 101))
    (entry,) = entries(path)
    assert entry["request"]["bodySize"] == 100 * 64 * 1024
    assert "_provider" not in entry


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_compressed_answer_stays_small(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    data = json.dumps(JOB | {"status": "A" * 20_000_000}).encode()
    packed = gzip.compress(data) if encoding == "gzip" else zlib.compress(data)
    headers = {"content-type": "application/json", "content-encoding": encoding}
    with httpx.Client(
        transport=httpx.MockTransport(lambda _: httpx.Response(200, headers=headers, stream=Pieces([packed]))),
        event_hooks=record(path),
    ) as http:
        assert http.get("https://x.example/").content == data
    (entry,) = entries(path)
    assert entry["response"]["content"]["size"] == len(data)
    assert entry["response"]["bodySize"] == len(packed)
    assert json.loads(entry["response"]["content"]["text"]) == JOB | {"status": "<redacted: 20000000 bytes>"}


def test_request_that_is_sent_again_is_recorded_twice(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"

    def server(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/old":
            return httpx.Response(307, headers={"location": "/new"})
        return httpx.Response(200, json={"size": len(request.content)})

    http = caller.http_client(server, event_hooks=record(path), follow_redirects=True)
    found = caller.wait(http.post("https://x.example/old", files={"f": ("a.bin", io.BytesIO(FILE))}))
    assert found.json()["size"] > len(FILE)
    assert [(e["response"]["status"], e["request"]["postData"]["params"][0]["_size"]) for e in entries(path)] == [
        (307, len(FILE)),
        (200, len(FILE)),
    ]
