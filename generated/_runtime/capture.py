"""Owns what is kept of a body while it passes: little, however long it is; files are counted and never kept."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import httpx

KEEP = 256 * 1024  # bytes of one body, once long strings are shortened
LONG = 8 * 1024  # bytes of a string in JSON; what is longer is mostly a file
_MAX_HEAD = 16 * 1024  # of one part
_EDGE = re.compile(rb'["\\\n]')
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
        self._start: int | None = None  # in `kept`, of the string that has not ended
        self._length = 0  # of that string
        self._escaped = False

    def feed(self, chunk: bytes) -> None:
        self.size += len(chunk)
        at = 0
        while at < len(chunk) and not self.cut:
            at = self._outside(chunk, at) if self._start is None else self._inside(chunk, at)

    def _outside(self, chunk: bytes, at: int) -> int:
        quote = chunk.find(b'"', at)
        end = len(chunk) if quote < 0 else quote + 1
        self._keep(chunk[at:end])
        if quote >= 0:
            self._start, self._length = len(self.kept), 0
        return end

    def _inside(self, chunk: bytes, at: int) -> int:
        if self._escaped:
            self._escaped = False
            self._string(chunk[at : at + 1])
            return at + 1
        found = _EDGE.search(chunk, at)
        if found is None:
            self._string(chunk[at:])
            return len(chunk)
        self._string(chunk[at : found.start()])
        if found[0] == b"\\":
            self._escaped = True
            self._string(b"\\")
        else:  # no string of JSON goes over a line
            self._close()
            self._keep(found[0])
        return found.end()

    def _string(self, piece: bytes) -> None:
        room = LONG - self._length
        self._length += len(piece)
        if room > 0:
            self._keep(piece[:room])

    def _close(self) -> None:
        if self._start is not None and self._length > LONG:
            found = _DATA_URL.match(self.kept, self._start)
            kind = f"{found[1].decode('ascii', 'replace')}, " if found else ""
            self.kept[self._start :] = f"<redacted: {kind}{self._length} bytes>".encode()
        self._start = None

    def _keep(self, piece: bytes) -> None:
        room = KEEP - len(self.kept)
        self.cut = self.cut or len(piece) > room
        self.kept += piece[: max(room, 0)]


@dataclass(slots=True)
class Part:
    """One part of a multipart body. `text` is None for a file, and for text that is too long."""

    name: str = ""
    filename: str | None = None
    content_type: str | None = None
    size: int = 0
    text: bytearray | None = None


class Parts:
    """Takes a multipart body apart while it passes."""

    def __init__(self, boundary: bytes) -> None:
        self.size = 0
        self.parts: list[Part] = []
        self._line = b"\r\n--" + boundary
        self._rest = b"\r\n"  # so that the first line is found like all others
        self._in_head = False
        self._ended = False
        self._part = Part()  # what comes before the first one
        self._room = KEEP

    def feed(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self._rest += chunk
        while not self._ended and (self._head() if self._in_head else self._content()):
            pass

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
            self._ended = len(self._rest) > _MAX_HEAD
            return False
        self._part = _part(self._rest[:end].decode("utf-8", "replace"))
        if len(self.parts) < 1000:
            self.parts.append(self._part)
        self._rest = self._rest[end + 4 :]
        self._in_head = False
        return True

    def _take(self, count: int) -> None:
        taken, self._rest = self._rest[:count], self._rest[count:]
        self._part.size += len(taken)
        if self._part.text is not None:
            self._room -= len(taken)
            if self._room >= 0:
                self._part.text += taken
            else:
                self._part.text = None


def _part(head: str) -> Part:
    part = Part(text=bytearray())
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        if name.strip().lower() == "content-disposition":
            found = dict(re.findall(r'[; ](name|filename)="([^"]*)"', value))
            part.name, part.filename = found.get("name", ""), found.get("filename")
        elif name.strip().lower() == "content-type":
            part.content_type = value.strip()
    if part.filename is not None:
        part.text = None
    return part


class Unpacked:
    """Feeds another capture with what a compressed body holds, as far as that can be kept."""

    def __init__(self, encoding: str, inner: Text) -> None:
        self.size = 0
        self.inner = inner
        self._encoding = encoding
        self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in ("gzip", "x-gzip", "deflate") else None
        self._raw = bytearray()

    def feed(self, chunk: bytes) -> None:
        self.size += len(chunk)
        if self._zlib is None:
            self._raw += chunk[: max(0, 2 * KEEP - len(self._raw))]
            return
        while chunk and not self.inner.cut:
            try:
                self.inner.feed(self._zlib.decompress(chunk, 64 * 1024))
            except zlib.error:
                self.inner.cut = True
            chunk = self._zlib.unconsumed_tail

    def end(self) -> None:
        """Unpacks what can only be unpacked as a whole."""
        if self._zlib is not None or not self._raw:
            return
        if len(self._raw) < self.size:
            self.inner.cut = True
            return
        whole = httpx.Response(200, headers={"content-encoding": self._encoding}, stream=_Pieces(bytes(self._raw)))
        self._raw.clear()
        try:
            for chunk in whole.iter_bytes():
                self.inner.feed(chunk)
                if self.inner.cut:
                    return
        except httpx.DecodingError:
            self.inner.cut = True


class _Pieces(httpx.SyncByteStream):
    def __init__(self, data: bytes) -> None:
        self._data = data

    def __iter__(self) -> Iterator[bytes]:
        for at in range(0, len(self._data), 4096):
            yield self._data[at : at + 4096]


def media_type(content_type: str) -> str:
    """A content type without its parameters."""
    return content_type.partition(";")[0].strip().lower()


def is_json(media: str) -> bool:
    return media == "application/json" or media.endswith("+json")


def _is_text(media: str) -> bool:
    texts = ("", "application/xml", "application/javascript", "application/x-www-form-urlencoded")
    return is_json(media) or media.startswith("text/") or media.endswith("+xml") or media in texts


def capture_for(content_type: str) -> Count | Text | Parts:
    """What keeps a body of that content type."""
    media = media_type(content_type)
    if media == "multipart/form-data":
        boundary = re.search(r'boundary="?([^";]{1,200})', content_type)
        return Parts(boundary[1].strip().encode()) if boundary else Count()
    return Text() if _is_text(media) else Count()
