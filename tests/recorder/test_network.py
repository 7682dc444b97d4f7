"""Tests of recordings over a real network."""

from __future__ import annotations

import gzip
import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support import answers
from tests.support.doubles import Caller
from tests.support.recordings import FILE, JOB, KEY, PROMPT, departures, entries, record


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    received: list[tuple[str, bytes]]

    def log_message(self, format: str, *_: Any) -> None:
        """Says nothing."""

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        if self.headers.get("transfer-encoding") == "chunked":
            data = b""
            while count := int(self.rfile.readline(), 16):
                data += self.rfile.read(count)
                self.rfile.readline()
            self.rfile.readline()
        else:
            data = self.rfile.read(length)
        self.server.received.append(data)  # type: ignore[attr-defined]
        self._answer(gzip.compress(json.dumps(JOB).encode()), "application/json", {"content-encoding": "gzip"})

    def do_GET(self) -> None:
        if self.path.startswith("/signed"):
            self._answer(answers.CONTENT, "video/mp4")
        elif self.path.endswith("/broken/content"):
            self._answer(answers.CONTENT, "video/mp4", {"content-length": "999999"})
            self.close_connection = True
        else:
            self._answer(b"", "text/plain", {"location": "/signed/v.mp4?X-Amz-Signature=abcdef&part=1"}, 302)

    def _answer(self, data: bytes, kind: str, headers: dict[str, str] | None = None, status: int = 200) -> None:
        self.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def loopback() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.received = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _over(server: ThreadingHTTPServer, caller: Caller, path: Path, http: Any) -> Any:
    url = f"http://127.0.0.1:{server.server_address[1]}"
    return caller.client_class("ephone")(api_key=KEY, base_url=url, http_client=http, max_retries=0)


def _client(caller: Caller, path: Path) -> Any:
    kind = httpx.Client if caller.kind == "sync" else httpx.AsyncClient
    return kind(event_hooks=record(path), trust_env=False)


def test_recording_over_a_network(caller: Caller, loopback: ThreadingHTTPServer, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"

    def calls(http: Any) -> Any:
        client = _over(loopback, caller, path, http)
        return client.videos.create(prompt=PROMPT, input_reference=("cat.png", io.BytesIO(FILE)))

    def download(http: Any) -> Any:
        return _over(loopback, caller, path, http).videos.download_content("video_1")

    if caller.kind == "sync":
        with _client(caller, path) as http:
            assert calls(http).id == "video_1"
            assert download(http).read() == answers.CONTENT
    else:

        async def both(http: Any) -> None:
            assert (await calls(http)).id == "video_1"
            assert await (await download(http)).read() == answers.CONTENT

        caller.within(_client(caller, path), both)
    (sent,) = loopback.received  # type: ignore[attr-defined]
    assert FILE in sent
    assert PROMPT.encode() in sent
    created, redirect, followed = entries(path)
    assert json.loads(created["response"]["content"]["text"]) == JOB
    assert created["request"]["postData"]["params"][-1]["_size"] == len(FILE)
    assert redirect["response"]["status"] == 302
    assert "abcdef" not in path.read_text(encoding="utf-8")
    assert followed["response"]["content"] == {"size": len(answers.CONTENT), "mimeType": "video/mp4"}
    assert departures(path) == []


def test_connection_that_drops_is_recorded_and_raised(
    caller: Caller, loopback: ThreadingHTTPServer, tmp_path: Path
) -> None:
    path = tmp_path / "traffic.har"
    error = import_module("generated.ephone").APIConnectionError

    def download(http: Any) -> Any:
        return _over(loopback, caller, path, http).videos.download_content("broken")

    if caller.kind == "sync":
        with _client(caller, path) as http, pytest.raises(error):
            download(http).read()
    else:

        async def read(http: Any) -> None:
            with pytest.raises(error):
                await (await download(http)).read()

        caller.within(_client(caller, path), read)
    (entry,) = entries(path)
    assert entry["_error"] == "RemoteProtocolError"
    assert entry["response"]["content"]["size"] == len(answers.CONTENT)
    assert departures(path) == [("D410", "ephone videos.download_content answer 200")]
