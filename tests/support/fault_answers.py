"""Owns what a server that fails on purpose may answer: bytes on the wire, and where they stop, stall or break off."""

from __future__ import annotations

import gzip
import hashlib
import json as json_text
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Literal

from tests.support import wire

BEFORE: Final = -1  # for `Answer.reads`: nothing of the request is read
OWN: Final = -1  # for `length`: the length that the body has
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_LAST_CHUNK = b"0\r\n\r\n"
_BLOCK = 4096
_FILLER = hashlib.shake_256(b"filler").digest(_BLOCK - 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A request as far as it came. Of a long body only the first bytes are kept; `size` and `digest` tell of all."""

    method: str
    path: str  # as on the wire
    query: list[tuple[str, str]]
    headers: Mapping[str, str]  # by lower-case name
    body: bytes = field(repr=False)
    size: int
    digest: str  # SHA-256
    complete: bool  # whether the last byte came and was read
    connection: int  # its number, from 1

    @property
    def json(self) -> Any:
        return json_text.loads(self.body)

    @property
    def parts(self) -> list[wire.Part]:
        """The parts of a multipart body, by name."""
        return wire.multipart(self.headers["content-type"], self.body)


@dataclass(frozen=True)
class Generated:
    """Bytes made when they are asked for: no two blocks are the same, so that none can be lost or doubled unseen."""

    size: int

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, part: slice) -> bytes:
        start, stop, _ = part.indices(self.size)
        first = start // _BLOCK
        blocks = b"".join(number.to_bytes(8, "big") + _FILLER for number in range(first, -(-stop // _BLOCK)))
        return blocks[start - first * _BLOCK : max(stop, start) - first * _BLOCK]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all bytes."""
        found = hashlib.sha256()
        for start in range(0, self.size, 256 * _BLOCK):
            found.update(self[start : start + 256 * _BLOCK])
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Stop:
    """What happens once `at` bytes of the answer are sent."""

    at: int
    action: Literal["pause", "drop", "reset"]
    seconds: float | None = None  # of a pause; None lasts until the client goes away or the server is closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Bytes to send, and where to stop. Without a place, a stop is before the first byte, and a cut after the last.

    The places `head=n` and `body=n` are after n bytes of either.
    """

    head: bytes = field(default=b"", repr=False)
    body: bytes | Generated = field(default=b"", repr=False)
    reads: int | None = None  # bytes of the request's body that are read first; None is all of it
    pace: float = 0.0  # seconds between two pieces of the request that are read
    closes: bool = False  # whether the connection ends with the answer
    stops: tuple[Stop, ...] = ()

    def __len__(self) -> int:
        return len(self.head) + len(self.body)

    def __getitem__(self, part: slice) -> bytes:
        start, stop, _ = part.indices(len(self))
        length = len(self.head)
        return self.head[start:stop] + self.body[max(start - length, 0) : max(stop - length, 0)]

    def before_reading(self) -> Answer:
        """Begins once a request is there, and reads none of it."""
        return replace(self, reads=BEFORE)

    def after_reading(self, count: int) -> Answer:
        """Begins after the head of the request and so many bytes of its body; the connection ends with it."""
        return replace(self, reads=count)

    def reading_slowly(self, pace: float) -> Answer:
        """Takes a piece of the upload off the wire, and pauses, before each of the next ones."""
        return replace(self, pace=pace)

    def paused(self, seconds: float, *, head: int | None = None, body: int | None = None) -> Answer:
        return self._stopped(Stop(self._place(head, body, 0), "pause", seconds))

    def stalled(self, *, head: int | None = None, body: int | None = None) -> Answer:
        """Says no more until the client goes away or the server is closed."""
        return self._stopped(Stop(self._place(head, body, 0), "pause"))

    def cut(self, *, head: int | None = None, body: int | None = None, reset: bool = False) -> Answer:
        """Ends the connection: by FIN, or by RST."""
        return self._stopped(Stop(self._place(head, body, len(self)), "reset" if reset else "drop"))

    def dripped(self, interval: float, *, part: Literal["head", "body"] = "body", piece: int = 1) -> Answer:
        """Pauses before each piece of the head or the body, and after the last one."""
        places = range(0, len(self.head), piece)
        if part == "body":
            places = range(len(self.head), len(self) + 1, piece)
        return self._stopped(*(Stop(place, "pause", interval) for place in places))

    def _place(self, head: int | None, body: int | None, otherwise: int) -> int:
        if body is not None:
            return len(self.head) + body
        return otherwise if head is None else head

    def _stopped(self, *stops: Stop) -> Answer:
        return replace(self, stops=tuple(sorted((*self.stops, *stops), key=lambda stop: stop.at)))


Script = Answer | Callable[[Arrived], Answer]  # what a request gets: an answer, or what a function makes of it


def answer(
    status: int = 200,
    *,
    json: Any = wire.ABSENT,
    body: bytes | Generated = b"",
    headers: Mapping[str, str] | None = None,
    length: int | None = OWN,
    continues: bool = False,
) -> Answer:
    """An answer in HTTP. `length` is the Content-Length that it tells: its own, another one, or None and a close."""
    told = {"Content-Type": "application/octet-stream"}
    if json is not wire.ABSENT:
        told, body = {"Content-Type": "application/json"}, json_text.dumps(json).encode()
    told |= headers or {}
    names = {name.lower() for name in told}
    chunked = "transfer-encoding" in names
    if length is not None and not chunked and status != 304:
        told["Content-Length"] = str(len(body) if length == OWN else length)
    closes = (length is None and not chunked) or "close" in (told.get("Connection"), told.get("connection"))
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    head = f"HTTP/1.1 {status} Told\r\n{lines}\r\n".encode("latin-1")
    return Answer(head=(_CONTINUE if continues else b"") + head, body=body, closes=closes)


def chunked(*pieces: bytes, ending: bytes = _LAST_CHUNK, **options: Any) -> Answer:
    """An answer in chunks. With another ending it breaks, and with none it ends early."""
    body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + ending
    headers = {"Transfer-Encoding": "chunked", **options.pop("headers", {})}
    return replace(answer(body=body, headers=headers, **options), closes=ending != _LAST_CHUNK)


def events(*values: Any, comments: int = 0, done: bool = True) -> Answer:
    """A stream of events without a length: comments, values, and the end that the protocol of chats has."""
    lines = [b": comment\n\n"] * comments + [f"data: {json_text.dumps(value)}\n\n".encode() for value in values]
    lines += [b"data: [DONE]\n\n"] if done else []
    return answer(body=b"".join(lines), headers={"Content-Type": "text/event-stream"}, length=None)


def drop(*, reset: bool = False) -> Answer:
    """No byte of an answer: the connection ends."""
    return Answer().cut(reset=reset)


def stall() -> Answer:
    """No byte of an answer: nothing happens at all."""
    return Answer().stalled()


def garbage(content: bytes = b"\x16\x03\x01 no HTTP at all\r\n\r\n") -> Answer:
    """Bytes that are no HTTP."""
    return Answer(head=content, closes=True)


def broken_gzip(content: bytes, **options: Any) -> Answer:
    """An answer of the right length whose compression breaks in the middle."""
    packed = bytearray(gzip.compress(content, mtime=0))
    middle = len(packed) // 2
    packed[middle:-8] = b"\xff" * (len(packed) - 8 - middle)
    return answer(body=bytes(packed), headers={"Content-Encoding": "gzip", **options.pop("headers", {})}, **options)


def redirect(status: int, location: str) -> Answer:
    """Leads to a path or to a URL."""
    return answer(status, headers={"Location": location})


Ranges = Literal["honoured", "ignored", "refused", "shifted", "other"]


class File:
    """A script that serves a file. Its first transfers are cut after so many bytes; `then` serves those after the cuts.

    A request for a range is `honoured`, `ignored` (200 and all of it), `refused` (416), `shifted` (206 with bytes from
    elsewhere, as Content-Range says) or answered with `other` bytes than Content-Range says.
    """

    def __init__(
        self,
        content: bytes | Generated,
        *,
        etag: str | None = None,
        cut_at: Iterable[int] = (),
        reset: bool = False,
        ranges: Ranges = "honoured",
        if_range: bool = True,  # whether a changed ETag makes a range void, as it should
        headers: Mapping[str, str] | None = None,
        then: Callable[[Arrived], Answer] | None = None,
    ) -> None:
        self._content = content
        self._cuts = list(cut_at)
        self._reset = reset
        self._ranges = ranges
        self._etag = etag
        self._if_range = if_range
        self._headers = {"Content-Type": "video/mp4", **(headers or {})}
        self._headers |= {"ETag": etag} if etag else {}
        self._headers |= {"Accept-Ranges": "bytes"} if ranges != "ignored" else {}
        self._then = then
        self._lock = threading.Lock()

    def __call__(self, request: Arrived) -> Answer:
        with self._lock:
            cut = self._cuts.pop(0) if self._cuts else None
        if cut is None and self._then is not None:
            return self._then(request)
        found = self._whole_or_part(request)
        return found if cut is None else found.cut(body=cut, reset=self._reset)

    def _whole_or_part(self, request: Arrived) -> Answer:
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("range", ""))
        void = self._if_range and request.headers.get("if-range") not in (None, self._etag)
        if asked is None or self._ranges == "ignored" or void:
            return answer(body=self._content, headers=self._headers)
        total = len(self._content)
        start = int(asked[1])
        stop = min(int(asked[2]) + 1, total) if asked[2] else total
        if start >= total or self._ranges == "refused":
            return answer(416, headers={**self._headers, "Content-Range": f"bytes */{total}"})
        if self._ranges == "shifted":
            start = max(start - 1, 0)
        part = self._content[start:stop]
        if self._ranges == "other":
            part = bytes(byte ^ 0xFF for byte in part)
        return answer(206, body=part, headers={**self._headers, "Content-Range": f"bytes {start}-{stop - 1}/{total}"})
