# SPDX-License-Identifier: MIT
"""Owns how far a download has come: whether all bytes are there, and how it goes on after it broke off. Does no I/O."""

from __future__ import annotations

import re
import zlib
from time import monotonic
from typing import Any

import httpx

from .content import is_no_file, media_type
from .deadline import LATE, current
from .errors import APIConnectionError, APIError, APITimeoutError
from .messages import one_line
from .retry import backoff
from .waiting import Waiting

_LEAST = 1024  # bytes; fewer of them in the time that an attempt may be silent are a stall
_ENOUGH = 1024 * 1024  # bytes; after them the attempts are counted anew
# What the registry of HTTP has; other words, such as `aws-chunked` and `UTF-8`, change no byte.
_PACKINGS = frozenset(
    {"aes128gcm", "br", "bzip2", "compress", "dcb", "dcz", "deflate", "exi", "gzip", "lzma"}
    | {"pack200-gzip", "xz", "zstd"}
)
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


def packing(headers: httpx.Headers) -> str | None:
    """How content is packed; None where its bytes are the file, whatever words a storage repeats beside them."""
    words = (word.strip().lower().removeprefix("x-") for word in headers.get("content-encoding", "").split(","))
    return ", ".join(word for word in words if word in _PACKINGS) or None


class Progress:
    """The bytes of one file, over all answers that they come in."""

    def __init__(self, response: httpx.Response, *, retries: int, silence: float) -> None:
        self._retries = retries
        self._silence = silence
        self._taken = 0
        self._tries = 0
        self._taken_before = 0  # the last attempt
        self._begin(response)

    def _begin(self, response: httpx.Response) -> None:
        self._response = response
        # A file is asked for as it is; some servers pack it all the same. An answer that was read before is unpacked.
        encoding = packing(response.headers)
        packed = encoding is not None and not response.is_stream_consumed
        self._unknown = encoding if packed and encoding != "gzip" else None
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed else None
        length = response.headers.get("content-length", "")
        self._total = int(length) if length.isdecimal() and not (encoding and response.is_stream_consumed) else None
        etag = response.headers.get("etag", "")
        self._validator = etag if etag.startswith('"') else response.headers.get("last-modified")
        self._restart_clock()

    def _restart_clock(self) -> None:
        self._waited = 0.0
        self._window = 0
        self.wait()

    def check(self) -> None:
        """Raises APIError for a file that came packed in a way that nobody asked for."""
        if self._unknown:
            raise APIError(f"the file came packed as {one_line(ascii(self._unknown), 60)}, which was not asked for")

    def wait(self) -> None:
        """The next bytes are waited for from now on; what the caller does with bytes is no stall."""
        self._began = monotonic()

    def pieces(self, response: httpx.Response, waiting: Waiting) -> Any:
        """The bytes of an answer as they are on the wire."""
        return waiting.pieces(response, raw=not response.is_stream_consumed)

    def take(self, piece: bytes) -> bytes:
        """The bytes of the file that have come. Raises APITimeoutError where they come too slowly to ever end."""
        self._count(len(piece))
        if self._unpack is None:
            return piece
        try:
            return self._unpack.decompress(piece)
        except zlib.error as error:
            raise APIConnectionError("the file cannot be unpacked: it is broken") from error

    def _count(self, size: int) -> None:
        self._taken += size
        self._window += size
        self._waited += monotonic() - self._began
        bounds = current()
        if bounds is not None and bounds.deadline.left() <= 0:
            raise APITimeoutError(f"{LATE}: {self._so_far()}")
        if self._waited > self._silence:
            if self._window < _LEAST:
                raise APITimeoutError(f"the download stalled: {self._so_far()}")
            self._waited, self._window = 0.0, 0

    def missing(self) -> APIConnectionError | None:
        """The error for an answer that ended, if bytes are missing. Without a declared length nobody can tell."""
        if self._unpack is not None and not self._unpack.eof:
            return APIConnectionError("the download broke off: what was packed does not end")
        if self._total is None or self._taken == self._total:
            return None
        return APIConnectionError(f"the download broke off: {self._so_far()}")

    def resume(self, broken: APIConnectionError) -> tuple[float, dict[str, str]]:
        """Seconds to wait, and the headers that ask for the rest. Raises `broken` where there is no way to go on."""
        if self._taken - self._taken_before >= _ENOUGH:
            self._tries = 0
        if self._tries >= self._retries or not self._resumable():
            raise broken
        pause = backoff(self._tries)
        self._tries += 1
        self._taken_before = self._taken
        if not self._taken:
            return pause, {}
        return pause, {
            "Range": f"bytes={self._taken}-",
            **({"If-Range": self._validator} if self._validator else {}),
        }

    def _resumable(self) -> bool:
        if not self._taken:
            return True
        refused = self._response.headers.get("accept-ranges", "").strip().lower() == "none"
        # Without any of these, nobody can tell whether the rest is of the same file.
        return self._unpack is None and not refused and bool(self._total or self._validator)

    def goes_on(self, response: httpx.Response) -> bool:
        """Whether an answer to the headers of `resume` goes on where the last one broke off; if so, it counts."""
        if not self._taken:
            self._begin(response)
            self.check()
            return response.status_code == 200
        found = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", "").strip())
        if response.status_code != 206 or found is None or int(found[1]) != self._taken:
            return False
        total = int(found[2]) if found[2] != "*" else self._total
        if total is None or (self._total is not None and total != self._total) or not self._is_same(response):
            return False
        self._total = total
        self._restart_clock()
        return True

    def _is_same(self, response: httpx.Response) -> bool:
        """Whether an answer is of the same file, and as it is on the wire: validators that are told are the same.

        One that calls itself JSON or a page may be of a file only if what came before did so too.
        """
        old, new = self._response.headers, response.headers
        etag = new.get("etag") == old.get("etag")
        modified = new.get("last-modified", old.get("last-modified")) == old.get("last-modified")
        labelled = is_no_file(response) and media_type(response) != media_type(self._response)
        return etag and modified and packing(new) is None and not labelled

    def _so_far(self) -> str:
        return f"{self._taken} bytes came" if self._total is None else f"{self._taken} of {self._total} bytes came"
