"""Owns the contract of downloads: a file is whole or it is not there, however its bytes come."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, Arrived, File, Generated, answer, broken_gzip, chunked
from tests.support.served import digest, download, files, gated, serving

pytestmark = pytest.mark.usefixtures("pauses")

VIDEO = Generated(300_000)
OTHER = Generated(300_001)
ETAG = '"one"'
VIDEO_HEAD = {"Content-Type": "video/mp4"}


def fails(caller: Caller, final: Path, *scripts: Any, **options: Any) -> tuple[Any, list[Arrived]]:
    """The error that a download ends with; the folder is left as it was."""
    before = files(final.parent)
    with serving(caller, *scripts, **options) as (client, server):
        with pytest.raises(runtime().APIError) as caught:
            download(caller, client, final)
        assert files(final.parent) == before
        assert server.wait_for(lambda server: server.open <= 1), "connections are left open"
        return caught.value, server.requests


# Whole files


@pytest.mark.parametrize("way", ["file", "bytes", "pieces", "url", "context"])
def test_every_way_to_read_gives_the_whole_file_after_a_cut(caller: Caller, way: str, tmp_path: Path) -> None:
    with serving(caller, File(VIDEO, etag=ETAG, cut_at=[100_000])) as (client, server):
        url = f"{server.url}/v.mp4"
        begun = caller.wait(client.download(url) if way == "url" else client.videos.download_content("x"))
        if way == "context":
            content = caller.within(begun, lambda entered: entered.read())
        elif way == "pieces":
            pieces = caller.collect(begun.iter_bytes(1000))
            assert max(map(len, pieces)) == 1000
            content = b"".join(pieces)
        elif way == "bytes":
            content = caller.wait(begun.read())
        else:
            caller.wait(begun.write_to_file(tmp_path / "out.mp4"))
            content = (tmp_path / "out.mp4").read_bytes()
        assert digest(content) == VIDEO.digest
        assert len(server.requests) == 2
        with pytest.raises(runtime().APIError):
            caller.wait(begun.read())


# Cut downloads that go on

LAST = len(VIDEO) - 1


@pytest.mark.parametrize("cuts", [[0], [1], [150_000], [LAST], [0, 1], [150_000, 1], [1, LAST - 1]], ids=str)
@pytest.mark.parametrize("reset", [False, True], ids=["fin", "rst"])
def test_cut_download_goes_on_where_it_broke_off(caller: Caller, final: Path, cuts: list[int], reset: bool) -> None:
    with serving(caller, File(VIDEO, etag=ETAG, cut_at=cuts, reset=reset)) as (client, server):
        download(caller, client, final)
        requests = server.requests
    assert {name: digest(content) for name, content in files(final.parent).items()} == {"out.mp4": VIDEO.digest}
    came = 0
    assert len(requests) == len(cuts) + 1
    for request, cut in zip(requests[1:], cuts, strict=True):
        start = int(request.headers.get("range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        # What was under way when the connection was reset may be lost.
        assert came <= start <= came + cut
        assert start == came + cut or reset
        assert request.headers.get("if-range") == (ETAG if start else None)
        came = start
    assert {request.headers["accept-encoding"] for request in requests} == {"identity"}


@pytest.mark.parametrize("place", [0, 1, 150_000, LAST])
def test_stalled_download_goes_on(caller: Caller, final: Path, place: int) -> None:
    stalled = answer(body=VIDEO, headers={**VIDEO_HEAD, "ETag": ETAG}).stalled(body=place)
    with serving(caller, stalled, File(VIDEO, etag=ETAG), timeout=0.3) as (client, server):
        download(caller, client, final)
        assert len(server.requests) == 2
    assert digest(final.read_bytes()) == VIDEO.digest


def test_long_download_may_be_cut_often(caller: Caller, final: Path) -> None:
    long = Generated(9 * 2**20)
    with serving(caller, File(long, etag=ETAG, cut_at=[2**20] * 8), max_retries=1) as (client, server):
        download(caller, client, final)
        assert len(server.requests) == 9
    assert digest(final.read_bytes()) == long.digest


@pytest.mark.parametrize("end", [b"", b"xyz\r\n"], ids=["early end", "broken chunk"])
def test_download_in_chunks_goes_on(caller: Caller, final: Path, end: bytes) -> None:
    cut = chunked(VIDEO[:100_000], ending=end, headers={**VIDEO_HEAD, "ETag": ETAG})
    with serving(caller, cut, File(VIDEO, etag=ETAG)) as (client, server):
        download(caller, client, final)
        assert server.requests[1].headers["range"] == "bytes=100000-"
    assert digest(final.read_bytes()) == VIDEO.digest


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"ETag": 'W/"weak"'}, None),
        ({"ETag": 'W/"weak"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}, "Mon, 01 Jan 2024 00:00:00 GMT"),
        ({}, None),
    ],
    ids=["weak", "date", "none"],
)
def test_condition_of_a_range_is_one_that_servers_take(
    caller: Caller, final: Path, headers: dict[str, str], expected: str | None
) -> None:
    with serving(caller, File(VIDEO, cut_at=[1000], headers=headers, if_range=False)) as (client, server):
        download(caller, client, final)
        assert server.requests[1].headers.get("if-range") == expected
    assert digest(final.read_bytes()) == VIDEO.digest


def test_slow_reader_is_no_stall(caller: Caller) -> None:
    found, gates = gated(*(VIDEO[at : at + 100] for at in range(0, 400, 100)), headers=VIDEO_HEAD)
    waiting = iter(gates)
    came: list[bytes] = []

    def heard(piece: bytes) -> None:
        came.append(piece)
        threading.Event().wait(0.5)  # longer than a server may be silent
        for gate in waiting:
            gate.set()
            break

    with serving(caller, found, timeout=0.3) as (client, server):
        begun = caller.wait(client.videos.download_content("x"))
        if caller.kind == "sync":
            for piece in begun.iter_bytes():
                heard(piece)
        else:

            async def read() -> None:
                async for piece in begun.iter_bytes():
                    heard(piece)

            caller.wait(read())
        assert came == [VIDEO[at : at + 100] for at in range(0, 400, 100)]
        assert len(server.requests) == 1


def test_slow_server_is_no_stall(caller: Caller, final: Path) -> None:
    slow = answer(body=Generated(40_000), headers=VIDEO_HEAD).dripped(0.05, piece=2000)
    with serving(caller, slow, timeout=0.4, max_retries=0) as (client, _):
        download(caller, client, final)
    assert digest(final.read_bytes()) == Generated(40_000).digest


# Cut downloads that cannot go on


def part(start: int, told: str | None, content: bytes | None = None, **headers: str) -> Answer:
    """Status 206 with bytes from a place, and what Content-Range says of them."""
    named = {"Content-Range": told} if told else {}
    return answer(206, body=VIDEO[start:] if content is None else content, headers={**VIDEO_HEAD, **named, **headers})


RANGE = "bytes 100000-299999/300000"


def cut(**options: Any) -> File:
    """The file, broken off once, with the options of what follows."""
    return File(VIDEO, **{"etag": ETAG, "cut_at": [100_000], **options})


def follow(told: str | None, start: int = 100_000, content: bytes | None = None, **headers: str) -> File:
    return cut(then=lambda _: part(start, told, content, **headers))


def packed(content: bytes) -> Answer:
    return answer(body=content, headers={**VIDEO_HEAD, "Content-Encoding": "gzip", "ETag": ETAG})


BROKEN: dict[str, Callable[[], tuple[Any, ...]]] = {
    "ignored": lambda: (cut(ranges="ignored"),),
    "refused": lambda: (cut(ranges="refused"),),
    "shifted": lambda: (cut(ranges="shifted"),),
    "changed": lambda: (cut(then=File(OTHER, etag='"two"')),),
    "changed unseen": lambda: (cut(then=File(OTHER, etag='"two"', if_range=False)),),
    "changed at the same length": lambda: (cut(then=File(VIDEO, etag='"two"', if_range=False)),),
    "changed length": lambda: (cut(etag=None, then=File(OTHER)),),
    "used up": lambda: (cut(cut_at=[100_000, 1, 1, 1]),),
    "no range told": lambda: (follow(None),),
    "strange range": lambda: (follow("100000-299999/300000"),),
    "short range": lambda: (follow(RANGE, content=b"short"),),
    "long range": lambda: (follow(RANGE, start=99_999),),
    "other place": lambda: (follow("bytes 0-199999/300000", content=VIDEO[:200_000]),),
    "grown": lambda: (follow("bytes 100000-299999/400000"),),
    "several ranges": lambda: (follow(None, **{"Content-Type": "multipart/byteranges; boundary=x"}),),
    "error then": lambda: (cut(then=lambda _: answer(403, json={"error": "expired"})),),
    "no validator": lambda: (chunked(VIDEO[:100_000], ending=b"", headers=VIDEO_HEAD), File(VIDEO)),
    "part at first": lambda: (part(100_000, RANGE),),
    "too short": lambda: (answer(body=b"short", headers=VIDEO_HEAD, length=99).cut(),),
    "broken gzip": lambda: (broken_gzip(VIDEO[:], headers=VIDEO_HEAD),),
    "half gzip": lambda: (packed(gzip.compress(VIDEO[:])[:900]),),
    "cut gzip": lambda: (packed(gzip.compress(VIDEO[:])).cut(body=900),),
    "no content": lambda: (answer(205),),
}


@pytest.mark.parametrize("scripts", BROKEN.values(), ids=BROKEN.keys())
def test_download_that_cannot_go_on_leaves_everything_as_it_was(
    caller: Caller, final: Path, scripts: Callable[[], tuple[Any, ...]]
) -> None:
    _, requests = fails(caller, final, *scripts())
    assert 1 <= len(requests) <= 3


def test_dripping_download_ends_with_an_error(caller: Caller, final: Path) -> None:
    dripping = answer(body=Generated(400), headers={**VIDEO_HEAD, "ETag": ETAG}).dripped(0.05)
    error, requests = fails(caller, final, dripping, timeout=0.4, max_retries=1)
    assert isinstance(error, runtime().APITimeoutError)
    assert len(requests) == 2
