"""Tests of bodies that are shortened, parted or packed."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.doubles import Caller, Pieces
from tests.support.recordings import JOB, answer, connect, content, departures, entries, entry_of, record


def test_long_strings_and_long_bodies_are_shortened(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    long = {"created": 1, "data": [{"b64_json": "QUJD" * 100_000}, {"url": "data:image/png;base64," + "QUJD" * 9000}]}
    client = connect(caller, "sora_web", path, answer(long))
    found = caller.wait(client.images.generate(prompt="x", model="sora_image"))
    assert len(found.data[0].b64_json) == 400_000
    text = entries(path)[0]["response"]["content"]["text"]
    assert json.loads(text)["data"][0]["b64_json"] == "<redacted: 400000 bytes>"
    assert json.loads(text)["data"][1]["url"] == "<redacted: image/png, 36022 bytes>"
    assert departures(path) == []
    many = connect(caller, "ephone", path, answer(JOB | {"log": list(range(100_000))}))
    caller.wait(many.videos.retrieve("x"))
    assert "text" not in entries(path)[1]["response"]["content"]


@pytest.mark.parametrize("cuts", [[1] * 100, [7, 90], [10_000]])
def test_parts_are_found_however_they_are_cut(cuts: list[int]) -> None:
    capture = import_module("generated._runtime.recording.body_tap")
    body = (
        b'--B\r\nContent-Disposition: form-data; name="prompt"\r\n\r\na\r\n--C\r\n'
        b'--B\r\nContent-Disposition: form-data; name="empty"\r\n\r\n\r\n'
        b'--B\r\nContent-Disposition: form-data; name="f"; filename="a.png"\r\n'
        b"Content-Type: image/png\r\n\r\n\x00\r\n--\r\n"
        b"--B--\r\n"
    )
    parts = capture.capture_for("multipart/form-data; boundary=B")
    rest, at = body, 0
    while rest:
        parts.feed(rest[: cuts[at % len(cuts)]])
        rest, at = rest[cuts[at % len(cuts)] :], at + 1
    assert parts.size == len(body)
    assert [(p.name, p.filename, p.content_type, p.size, p.text) for p in parts.parts] == [
        ("prompt", None, None, 6, bytearray(b"a\r\n--C")),
        ("empty", None, None, 0, bytearray()),
        ("f", "a.png", "image/png", 5, None),
    ]


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=5), st.integers(1, 9))
def test_short_json_is_kept_as_it_is(value: Any, size: int) -> None:
    text = import_module("generated._runtime.recording.body_tap").Text()
    data = json.dumps(value).encode()
    for at in range(0, len(data), size):
        text.feed(data[at : at + size])
    assert bytes(text.kept) == data


@given(st.binary(max_size=300), st.sampled_from(["", "application/json", "multipart/form-data; boundary=-", "text/x"]))
def test_any_bytes_can_be_recorded(data: bytes, content_type: str) -> None:
    request = httpx.Request("POST", "https://x.example/a", headers={"content-type": content_type}, content=data)
    response = httpx.Response(200, headers={"content-type": content_type}, request=request, content=data)
    assert json.loads(json.dumps(entry_of(request, response)))


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_deflate_without_a_head_is_read_as_httpx_reads_it(size: int, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(json.dumps(JOB).encode()) + packer.flush()
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    headers = {"content-type": "application/json", "content-encoding": "deflate"}
    server = lambda _: httpx.Response(200, headers=headers, stream=Pieces(pieces))  # noqa: E731
    with (
        httpx.Client(transport=httpx.MockTransport(server), event_hooks=record(path)) as http,
        http.stream("GET", "https://x.example/") as response,
    ):
        assert b"".join(response.iter_raw()) == packed
    assert json.loads(content(path)["text"]) == JOB
    assert content(path)["size"] == len(json.dumps(JOB))


@pytest.mark.parametrize(
    ("encoding", "body"), [("gzip", b"no gzip"), ("deflate", b"x"), ("gzip, gzip", b"no" * 400_000)]
)
def test_answer_that_cannot_be_unpacked_is_told(encoding: str, body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    headers = {"content-type": "application/json", "content-encoding": encoding}
    server = lambda _: httpx.Response(200, headers=headers, stream=Pieces([body]))  # noqa: E731
    with (
        httpx.Client(transport=httpx.MockTransport(server), event_hooks=record(path)) as http,
        http.stream("GET", "https://x.example/") as response,
    ):
        assert b"".join(response.iter_raw()) == body
    assert content(path)["size"] == len(body)
    assert "unpacked" in content(path)["comment"]


@pytest.mark.parametrize(
    "start",
    [
        b"--B--\r\n",
        b'--B\r\nContent-Disposition: form-data; name="' + b"n" * 20_000,
        b'--B\r\nContent-Disposition: form-data; name="p"\r\n\r\n',
    ],
)
def test_parts_keep_little_whatever_they_are_fed(start: bytes) -> None:
    parts = import_module("generated._runtime.recording.body_tap").capture_for("multipart/form-data; boundary=B")
    tracemalloc.start()
    try:
        parts.feed(start)
        for _ in range(100):
            parts.feed(b"x" * 65536)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert parts.size == len(start) + 100 * 65536
    assert peak < 2 * 1024 * 1024


def test_what_comes_after_a_compressed_answer_is_not_hoarded() -> None:
    capture = import_module("generated._runtime.recording.body_tap")
    unpacked = capture.Unpacked("gzip", capture.Text())
    tracemalloc.start()
    try:
        unpacked.feed(gzip.compress(b"{}"))
        for _ in range(100):
            unpacked.feed(bytes(65536))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert bytes(unpacked.inner.kept) == b"{}"
    assert peak < 1024 * 1024


def test_texts_are_read_again_only_where_something_is_escaped() -> None:
    known = import_module("generated._runtime.recording.secrets")
    assert known.forms("plain text of an answer, 100 of 100") == {"plain text of an answer, 100 of 100"}
    assert "a/b c&d" in known.forms("a\\/b c&amp;d")
