# SPDX-License-Identifier: MIT
"""Owns what is kept of a body while it passes: little, however long it is; what is said to be a file is counted."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import httpx

KEEP = 256 * 1024  # bytes of one body, once long strings are shortened
_STRING = 8 * 1024  # bytes of a string in JSON that stay; what is longer is mostly a file
_TAIL = 2 * 1024  # bytes at the end of such a string, to know it by
_MAX_LOST = 32  # of their ends
_MAX_HEAD = 16 * 1024  # of one part
_MAX_PARTS = 1000
_PART = 1024  # bytes that are kept of any part, however long those before it were
_INSIDE = re.compile(rb'(?:[^"\\\n]++|\\.)*+', re.DOTALL)  # of a string in JSON
_OUTSIDE = re.compile(rb'(?:[^"]++|"[^"\\\n]{0,8192}+")*+')  # of strings, but for short ones without escapes
_STEP = 64 * 1024  # bytes that are looked at in one go
_PACKED = re.compile(rb"[A-Za-z0-9+/=_\\-]*+")
_DATA_URL = re.compile(rb"data:([\w.+-]{1,60}/[\w.+-]{1,60})[;,]")


class Capture(Protocol):
    """Is fed a body in pieces. `size` counts all bytes."""

    size: int

    def feed(self, chunk: bytes) -> None: ...


class Count:
    """Keeps nothing."""

    def __init__(self) -> None:
        self.size = 0

    def feed(self, chunk: bytes) -> None:
        self.size += len(chunk)


class Text:
    """Keeps text; a string in quotes that is too long gives way to a placeholder that says how long it was."""

    def __init__(self) -> None:
        self.size = 0
        self.kept = bytearray()
        self.cut = False  # whether there was more than is kept
        self.lost: list[bytes] = []  # both ends of strings that were shortened and that may have been written
        self._start: int | None = None  # in `kept`, of the string that has not ended
        self._length = 0  # of that string
        self._tail = b""  # of it, once it is too long
        self._escaped = False

    def feed(self, chunk: bytes) -> None:
        self.size += len(chunk)
        at = 0
        while at < len(chunk) and not self.cut:
            at = self._outside(chunk, at) if self._start is None else self._inside(chunk, at)

    def _outside(self, chunk: bytes, at: int) -> int:
        stop = min(at + _STEP, len(chunk))
        found = _OUTSIDE.match(chunk, at, stop)
        end = found.end() if found else at
        self._keep(chunk[at : end + 1 if end < stop else stop])
        if end == stop:
            return stop
        self._start, self._length, self._tail = len(self.kept), 0, b""
        return end + 1

    def _inside(self, chunk: bytes, at: int) -> int:
        if self._escaped:
            self._escaped = False
            self._string(chunk[at : at + 1])
            return at + 1
        stop = min(at + _STEP, len(chunk))
        found = _INSIDE.match(chunk, at, stop)
        end = found.end() if found else at
        self._string(chunk[at:end])
        if end == stop:
            return end
        if chunk[end : end + 1] == b"\\":  # what it stands for has yet to come
            self._escaped = True
            self._string(b"\\")
        else:  # no string of JSON goes over a line
            self._close()
            self._keep(chunk[end : end + 1])
        return end + 1

    def _string(self, piece: bytes) -> None:
        room = max(0, _STRING - self._length)
        self._length += len(piece)
        self._keep(piece[:room])
        if len(piece) > room:
            self._tail = (self._tail + piece[room:])[-_TAIL:]

    def _close(self) -> None:
        if self._start is not None and self._length > _STRING:
            found = _DATA_URL.match(self.kept, self._start)
            head = bytes(self.kept[self._start :])
            if (
                not found
                and len(self.lost) < _MAX_LOST
                and not (_PACKED.fullmatch(head) and _PACKED.fullmatch(self._tail))
            ):
                self.lost.append(head)
                self.lost.append(self._tail)
            kind = f"{found[1].decode('ascii', 'replace')}, " if found else ""
            self.kept[self._start :] = f"<redacted: {kind}{self._length} bytes>".encode()
        self._start = None

    def _keep(self, piece: bytes) -> None:
        room = KEEP - len(self.kept)
        self.cut = self.cut or len(piece) > room
        self.kept += piece[: max(room, 0)]


@dataclass(slots=True)
class Part:
    """One part of a multipart body. `text` is None for a file, and the beginning of a text that is too long."""

    name: str = ""
    filename: str | None = None
    content_type: str | None = None
    size: int = 0
    text: bytearray | None = None
    cut: bool = False


class Parts:
    """Takes a multipart body apart while it passes."""

    def __init__(self, boundary: bytes) -> None:
        self.size = 0
        self.parts: list[Part] = []
        self.cut = False  # whether there may be parts of which nothing is known
        self._line = b"\r\n--" + boundary
        self._rest = b"\r\n"  # so that the first line is found like all others
        self._in_head = False
        self._ended = False
        self._part = Part()  # what comes before the first one
        self._room = KEEP

    def feed(self, chunk: bytes) -> None:
        self.size += len(chunk)
        for at in range(0, len(chunk), _STEP):
            if self._ended:
                return
            self._rest += chunk[at : at + _STEP]
            while not self._ended and (self._head() if self._in_head else self._content()):
                pass
        if self._ended:
            self._rest = b""

    def _content(self) -> bool:
        at = self._rest.find(self._line)
        if at < 0 or len(self._rest) < at + len(self._line) + 2:
            safe = at if at >= 0 else max(0, len(self._rest) - len(self._line))
            self._take(safe)
            return False
        self._take(at)
        after = self._rest[len(self._line) : len(self._line) + 2]
        self._rest = self._rest[len(self._line) + 2 :]
        self._in_head, self._ended = True, after != b"\r\n"
        return True

    def _head(self) -> bool:
        end = self._rest.find(b"\r\n\r\n")
        if end < 0:
            self._ended = self.cut = len(self._rest) > _MAX_HEAD
            return False
        self._part = _part(self._rest[:end].decode("utf-8", "replace"))
        if len(self.parts) < _MAX_PARTS:
            self.parts.append(self._part)
        else:
            self.cut = True
            self._part.text = None
        self._rest = self._rest[end + 4 :]
        self._in_head = False
        return True

    def _take(self, count: int) -> None:
        taken, self._rest = self._rest[:count], self._rest[count:]
        self._part.size += len(taken)
        if self._part.text is not None:
            kept = taken[: max(self._room, _PART - len(self._part.text), 0)]
            self._room -= len(kept)
            self._part.text += kept
            self._part.cut = self._part.cut or len(kept) < len(taken)


def _part(head: str) -> Part:
    part = Part(text=bytearray())
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        if name.strip().lower() == "content-disposition":
            found = dict(re.findall(r'[; ](name|filename)="([^"]*)"', value))
            part.name, part.filename = found.get("name", ""), found.get("filename")
        elif name.strip().lower() == "content-type":
            part.content_type = value.strip()
    if part.filename is not None or not _is_text(media_type(part.content_type or "")):
        part.text = None
    return part


class Unpacked:
    """Feeds another capture with what a compressed body holds, as far as that can be kept."""

    def __init__(self, encoding: str, inner: Text) -> None:
        self.size = 0
        self.inner = inner
        self._encoding = encoding
        self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in ("gzip", "x-gzip", "deflate") else None
        self._raw = bytearray()  # all of it, or the two bytes that tell what it is
        self.failed = False

    def feed(self, chunk: bytes) -> None:
        self.size += len(chunk)
        if self._zlib is None:
            self._raw += chunk[: max(0, 2 * KEEP - len(self._raw))]
            return
        if len(self._raw) < 2:
            self._raw += chunk
            if len(self._raw) < 2:
                return
            chunk = bytes(self._raw)
            if self._encoding == "deflate" and (chunk[0] & 15 != 8 or (chunk[0] << 8 | chunk[1]) % 31):
                self._zlib = zlib.decompressobj(-zlib.MAX_WBITS)  # servers leave out the head that belongs there
            self._raw = self._raw[:2]
        # What comes after the end would be hoarded.
        while chunk and not self.inner.cut and not self._zlib.eof:
            try:
                self.inner.feed(self._zlib.decompress(chunk, _STEP))
            except zlib.error:
                self._fail()
            chunk = self._zlib.unconsumed_tail

    def _fail(self) -> None:
        self.failed = self.inner.cut = True

    def end(self) -> None:
        """Unpacks what can only be unpacked as a whole."""
        if self._zlib is not None or not self._raw:
            return
        if len(self._raw) < self.size:
            self._fail()
            return
        whole = httpx.Response(200, headers={"content-encoding": self._encoding}, stream=_Pieces(bytes(self._raw)))
        self._raw.clear()
        try:
            for chunk in whole.iter_bytes():
                self.inner.feed(chunk)
                if self.inner.cut:
                    return
        except httpx.DecodingError:
            self._fail()


class _Pieces(httpx.SyncByteStream):
    def __init__(self, data: bytes) -> None:
        self._data = data

    def __iter__(self) -> Iterator[bytes]:
        for at in range(0, len(self._data), 4096):
            yield self._data[at : at + 4096]


def media_type(content_type: str) -> str:
    """A content type without its parameters."""
    return content_type.partition(";")[0].strip().lower()


# Others, such as subtitles, are files that happen to be text.
_TEXTS = frozenset(
    {"", "application/xml", "application/javascript", "application/x-www-form-urlencoded"}
    | {"text/event-stream", "text/html", "text/plain", "text/xml", "text/json", "text/markdown"}
)


def is_json(media: str) -> bool:
    return media == "application/json" or media.endswith("+json")


def _is_text(media: str) -> bool:
    return is_json(media) or media.endswith("+xml") or media in _TEXTS


def is_file(media: str) -> bool:
    """Whether a content type says that nothing in a body was written by hand."""
    return media.startswith(("audio/", "font/", "image/", "video/")) or media in (
        "application/octet-stream",
        "application/zip",
    )


def capture_for(content_type: str) -> Count | Text | Parts:
    """What keeps a body of that content type."""
    media = media_type(content_type)
    if media == "multipart/form-data":
        boundary = re.search(r'boundary="?([^";]{1,200})', content_type)
        return Parts(boundary[1].strip().encode()) if boundary else Count()
    return Text() if _is_text(media) else Count()
