"""Owns what may be relied on of the server that fails on purpose: each fault is what it says, seen by plain sockets."""

from __future__ import annotations

import gzip
import hashlib
import socket
import threading
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.fault_answers import (
    Answer,
    Arrived,
    File,
    Generated,
    answer,
    broken_gzip,
    chunked,
    drop,
    events,
    garbage,
    redirect,
    stall,
)
from tests.support.faults import FaultServer, refused

GET = b"GET /a/b?c=d&c=%20&e= HTTP/1.1\r\nHost: x\r\nX-One: 1\r\nX-One: 2\r\n\r\n"
POST = b"POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"
CHUNKS = b"POST /p HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n"
LONG = 20.0  # seconds; a test that waits so long has failed


@pytest.fixture
def sockets() -> Iterator[ExitStack]:
    with ExitStack() as found:
        yield found


class Plain:
    """A client that knows nothing of HTTP."""

    def __init__(self, server: FaultServer, sockets: ExitStack) -> None:
        port = urlsplit(server.url).port
        self.socket = sockets.enter_context(socket.create_connection(("127.0.0.1", port or 0), timeout=LONG))

    def ask(self, request: bytes = GET, *, count: int | None = None) -> bytes:
        """Sends a request; gives so many bytes of what comes, or all until the end."""
        self.socket.sendall(request)
        return self.read(count)

    def read(self, count: int | None = None) -> bytes:
        found = b""
        while count is None or len(found) < count:
            piece = self.socket.recv(65536 if count is None else count - len(found))
            if not piece:
                break
            found += piece
        return found


def test_request_is_recorded_before_it_is_answered(sockets: ExitStack) -> None:
    with FaultServer(answer(json={"a": 1})) as server:
        found = Plain(server, sockets).ask(count=17)
        assert found == b"HTTP/1.1 200 Told"
        (only,) = server.requests
        assert (only.method, only.path, only.query) == ("GET", "/a/b", [("c", "d"), ("c", " "), ("e", "")])
        assert only.headers == {"host": "x", "x-one": "1, 2"}
        assert (only.body, only.size, only.complete, only.connection) == (b"", 0, True, 1)


def test_answers_come_in_order_over_one_connection_and_the_last_one_stays(sockets: ExitStack) -> None:
    with FaultServer(answer(json=1), answer(json=2)) as server:
        with httpx.Client(trust_env=False, verify=False) as client:
            assert [client.post(server.url, content=b"x").json() for _ in range(3)] == [1, 2, 2]
            assert (server.connections, server.open) == (1, 1)
        assert server.wait_for(lambda s: s.open == 0)
        assert [found.body for found in server.requests] == [b"x"] * 3


def test_function_makes_the_answer_of_the_request() -> None:
    def script(request: Arrived) -> Answer:
        return answer(json={"path": request.path, "sent": request.json})

    with FaultServer(script) as server, httpx.Client(trust_env=False, verify=False) as client:
        assert client.post(f"{server.url}/q", json=[1]).json() == {"path": "/q", "sent": [1]}


def test_multipart_and_chunks_are_read(sockets: ExitStack) -> None:
    with FaultServer(answer()) as server:
        with httpx.Client(trust_env=False, verify=False) as client:
            client.post(server.url, files={"a": ("n.png", b"123", "image/png")})
        Plain(server, sockets).ask(CHUNKS, count=1)
        first, second = server.requests
        assert [(part.name, part.filename, part.content) for part in first.parts] == [("a", "n.png", b"123")]
        assert (second.body, second.size, second.complete) == (b"abcdefg", 7, True)
        assert second.digest == hashlib.sha256(b"abcdefg").hexdigest()


def test_long_upload_is_counted_and_not_kept() -> None:
    content = Generated(20 * 2**20 + 5)
    with FaultServer(answer()) as server, httpx.Client(trust_env=False, verify=False) as client:
        pieces = (content[at : at + 2**20] for at in range(0, len(content), 2**20))
        client.post(server.url, content=pieces)
        (only,) = server.requests
        assert (only.size, only.digest, only.complete) == (len(content), content.digest, True)
        assert len(only.body) < len(content)


def test_generated_bytes_are_the_same_however_they_are_cut() -> None:
    content = Generated(100_003)
    whole = content[0 : len(content)]
    assert len(whole) == 100_003
    assert hashlib.sha256(whole).hexdigest() == content.digest
    assert len({whole[at : at + 4096] for at in range(0, len(whole), 4096)}) == 25
    for start, stop in [(0, 1), (4095, 4097), (5000, 5000), (9999, 70_001), (99_999, 200_000), (200_000, 300_000)]:
        assert content[start:stop] == whole[start:stop]


# Connections that end


@pytest.mark.parametrize("read", ["nothing", "head", "some", "all"])
@pytest.mark.parametrize("reset", [False, True])
def test_drop_without_an_answer(sockets: ExitStack, read: str, reset: bool) -> None:
    script = drop(reset=reset)
    scripts = {
        "nothing": script.before_reading(),
        "head": script.after_reading(0),
        "some": script.after_reading(4),
        "all": script,
    }
    with FaultServer(scripts[read]) as server:
        plain = Plain(server, sockets)
        if reset:
            with pytest.raises(ConnectionResetError):
                plain.ask(POST + b"0123456789")
        else:
            assert plain.ask(POST + b"0123456789") == b""
            plain.socket.close()
        assert server.wait_for(lambda s: s.open == 0)
        assert [found.complete for found in server.requests] == {"nothing": []}.get(read, [read != "head"])
        assert server.connections == 1


def test_upload_that_is_dropped_in_the_middle_is_recorded_as_incomplete(sockets: ExitStack) -> None:
    with FaultServer(drop(reset=True).after_reading(4)) as server:
        plain = Plain(server, sockets)
        plain.socket.sendall(POST + b"012345")  # four more never come
        with pytest.raises(ConnectionResetError):
            plain.read()
        assert [(found.size, found.complete) for found in server.requests] == [(6, False)]


def test_upload_that_the_client_gives_up_is_recorded_as_incomplete(sockets: ExitStack) -> None:
    with FaultServer(answer(json=1), answer(json=2)) as server:
        plain = Plain(server, sockets)
        plain.socket.sendall(POST + b"012")
        plain.socket.shutdown(socket.SHUT_WR)
        assert plain.read() == b""
        plain = Plain(server, sockets)
        plain.socket.sendall(CHUNKS[:-7])
        plain.socket.shutdown(socket.SHUT_WR)
        assert plain.read() == b""
        assert [(found.body, found.complete) for found in server.requests] == [(b"012", False), (b"abcdefg", False)]


@pytest.mark.parametrize("reset", [False, True])
def test_cut_in_the_head_and_in_the_body(sockets: ExitStack, reset: bool) -> None:
    whole = answer(body=b"0123456789")
    cuts = [whole.cut(head=4, reset=reset), whole.cut(head=30, reset=reset), whole.cut(body=3, reset=reset)]
    with FaultServer(*cuts, whole.cut(reset=reset)) as server:
        for length in (4, 30, len(whole.head) + 3, len(whole)):
            plain = Plain(server, sockets)
            assert plain.ask(count=length) == whole[0:length]
            if reset:
                with pytest.raises(ConnectionResetError):
                    plain.read()
            else:
                assert plain.read() == b""


def test_answer_that_closes_ends_by_fin_even_if_the_request_is_not_read(sockets: ExitStack) -> None:
    with FaultServer(answer(413).after_reading(0)) as server:
        assert Plain(server, sockets).ask(POST + b"0123456789").startswith(b"HTTP/1.1 413 ")
        assert server.requests[0].size == 0


# Connections that stall


@pytest.mark.parametrize(
    ("script", "length"),
    [
        (stall(), 0),
        (stall().before_reading(), 0),
        (answer(body=b"0123456789").stalled(head=9), 9),
        (answer(body=b"0123456789").stalled(body=0), len(answer(body=b"0123456789").head)),
        (answer(body=b"0123456789").stalled(body=4), len(answer(body=b"0123456789").head) + 4),
    ],
)
def test_stall_lasts_until_the_client_goes_away(sockets: ExitStack, script: Answer, length: int) -> None:
    with FaultServer(script) as server:
        plain = Plain(server, sockets)
        assert plain.ask(count=length) == script[0:length]
        plain.socket.settimeout(0.05)
        with pytest.raises(TimeoutError):
            plain.read()
        assert server.open == 1
        plain.socket.close()
        assert server.wait_for(lambda s: s.open == 0)


def test_closing_the_server_ends_all_that_goes_on(sockets: ExitStack) -> None:
    before = threading.active_count()
    began = monotonic()
    endless = answer(body=Generated(2**40))
    with FaultServer(stall(), stall().before_reading(), endless, answer().paused(LONG), answer()) as server:
        plains = [Plain(server, sockets) for _ in range(6)]
        for plain in plains[:5]:
            plain.socket.sendall(POST + b"0123456789")  # the endless answer is not read, the last connection not used
        assert server.wait_for(lambda s: len(s.requests) == 4 and s.connections == 6)
    assert (server.open, threading.active_count()) == (0, before)
    assert monotonic() - began < LONG


def test_upload_that_is_not_read_blocks_the_client(sockets: ExitStack) -> None:
    with FaultServer(stall().before_reading()) as server:
        plain = Plain(server, sockets)
        plain.socket.settimeout(0.05)
        with pytest.raises(TimeoutError):
            plain.socket.sendall(b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n" + bytes(99999999))
        assert server.requests == []


def test_upload_that_is_read_slowly(sockets: ExitStack) -> None:
    with FaultServer(answer().reading_slowly(0.01)) as server:
        began = monotonic()
        plain = Plain(server, sockets)
        assert plain.ask(POST.replace(b"10", b"1000000") + bytes(1_000_000), count=12) == b"HTTP/1.1 200"
        assert monotonic() - began >= 0.01 * 1_000_000 / 65536
        plain.socket.sendall(POST.replace(b"10", b"1000000") + bytes(200_000))
        plain.socket.close()
        assert server.wait_for(lambda s: s.open == 0)
        assert [found.complete for found in server.requests] == [True, False]


def test_drips_come_byte_by_byte(sockets: ExitStack) -> None:
    whole = answer(body=b"01234")
    for script, count in [(whole.dripped(0.002, part="head"), len(whole.head)), (whole.dripped(0.002, piece=2), 3)]:
        with FaultServer(script) as server:
            began = monotonic()
            assert Plain(server, sockets).ask(count=len(whole)) == whole[0 : len(whole)]
            assert monotonic() - began >= 0.002 * count


def test_comments_flood_a_stream_of_events(sockets: ExitStack) -> None:
    script = events({"a": 1}, comments=3)
    with FaultServer(script.dripped(0.001, piece=len(": comment\n\n"))) as server:
        body = Plain(server, sockets).ask()[len(script.head) :]
        assert body == b': comment\n\n: comment\n\n: comment\n\ndata: {"a": 1}\n\ndata: [DONE]\n\n'


# Bodies that lie


def test_length_may_be_wrong_or_untold(sockets: ExitStack) -> None:
    scripts = [answer(body=b"01234", length=9).cut(), answer(body=b"01234", length=3), answer(body=b"0", length=None)]
    with FaultServer(*scripts) as server:
        assert Plain(server, sockets).ask().endswith(b"Content-Length: 9\r\n\r\n01234")
        assert Plain(server, sockets).ask(count=len(scripts[1])).endswith(b"Content-Length: 3\r\n\r\n01234")
        untold = Plain(server, sockets).ask()
        assert untold.endswith(b"\r\n\r\n0")
        assert b"Content-Length" not in untold


def test_chunks_whole_broken_and_early_ended() -> None:
    def error(found: Answer) -> Any:
        with FaultServer(found) as server, httpx.Client(trust_env=False, verify=False) as client:
            return client.get(server.url).content

    assert error(chunked(b"abc", b"d" * 20)) == b"abc" + b"d" * 20
    for ending in (b"", b"zz\r\n", b"5\r\nab"):
        with pytest.raises(httpx.RemoteProtocolError):
            error(chunked(b"abc", ending=ending))


def test_garbage_and_interim_answers(sockets: ExitStack) -> None:
    with FaultServer(garbage(b"\x00\x16"), answer(continues=True)) as server:
        assert Plain(server, sockets).ask() == b"\x00\x16"
        found = Plain(server, sockets).ask(count=len(answer(continues=True)))
        assert found.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ")


def test_compression_breaks_in_the_middle(sockets: ExitStack) -> None:
    content = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(100))
    script = broken_gzip(content)
    assert b"Content-Encoding: gzip\r\n" in script.head
    assert f"Content-Length: {len(script.body)}\r\n".encode() in script.head
    body = script.body[0 : len(script.body)]
    assert zlib.decompressobj(31).decompress(body[:500])[:200] == content[:200]
    with pytest.raises((zlib.error, gzip.BadGzipFile)):
        gzip.decompress(body)


# Other places


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_to_a_path_another_port_and_in_a_loop(status: int) -> None:
    with (
        FaultServer(answer(json="there")) as other,
        httpx.Client(follow_redirects=True, trust_env=False, verify=False) as client,
    ):
        with FaultServer(redirect(status, "/next"), redirect(status, f"{other.url}/far")) as server:
            assert client.get(server.url).json() == "there"
            assert [found.path for found in (*server.requests, *other.requests)] == ["/", "/next", "/far"]
        with FaultServer(redirect(status, "/loop")) as server, pytest.raises(httpx.TooManyRedirects):
            client.get(server.url)


def test_refused_connections(sockets: ExitStack) -> None:
    with refused() as url, pytest.raises(httpx.ConnectError):
        httpx.get(url, trust_env=False, verify=False)
    with FaultServer(answer(json=1), listens=False) as server:
        with pytest.raises(httpx.ConnectError):
            httpx.get(server.url, trust_env=False, verify=False)
        assert (server.connections, server.requests) == (0, [])
        server.listen()
        assert httpx.get(server.url, trust_env=False, verify=False).json() == 1


# Files


CONTENT = bytes(range(100))


def get(client: httpx.Client, server: FaultServer, part: str | None = None, **headers: str) -> tuple[int, bytes, str]:
    asked = {"range": f"bytes={part}"} if part else {}
    found = client.get(server.url, headers={**asked, **{name.replace("_", "-"): v for name, v in headers.items()}})
    return found.status_code, found.content, found.headers.get("content-range", "")


def test_file_and_its_ranges() -> None:
    with FaultServer(File(CONTENT, etag='"a"')) as server, httpx.Client(trust_env=False, verify=False) as client:
        assert get(client, server) == (200, CONTENT, "")
        assert get(client, server, "10-") == (206, CONTENT[10:], "bytes 10-99/100")
        assert get(client, server, "10-19", if_range='"a"') == (206, CONTENT[10:20], "bytes 10-19/100")
        assert get(client, server, "10-", if_range='"b"') == (200, CONTENT, "")
        assert get(client, server, "100-") == (416, b"", "bytes */100")


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ("ignored", (200, CONTENT, "")),
        ("refused", (416, b"", "bytes */100")),
        ("shifted", (206, CONTENT[9:], "bytes 9-99/100")),
        ("other", (206, bytes(byte ^ 0xFF for byte in CONTENT[10:]), "bytes 10-99/100")),
    ],
)
def test_file_whose_ranges_are_not_honoured(ranges: Any, expected: tuple[int, bytes, str]) -> None:
    with FaultServer(File(CONTENT, ranges=ranges)) as server, httpx.Client(trust_env=False, verify=False) as client:
        assert get(client, server, "10-") == expected


def test_file_whose_first_transfers_are_cut_and_that_is_another_one_then(sockets: ExitStack) -> None:
    script = File(CONTENT, etag='"a"', cut_at=[30, 20], then=File(CONTENT[:50], etag='"b"', if_range=False))
    with FaultServer(script) as server, httpx.Client(trust_env=False, verify=False) as client:
        found = [Plain(server, sockets).ask().rpartition(b"\r\n\r\n")[2] for _ in range(2)]
        assert found == [CONTENT[:30], CONTENT[:20]]
        assert get(client, server, "30-", if_range='"a"') == (206, CONTENT[30:50], "bytes 30-49/50")
