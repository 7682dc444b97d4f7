"""Owns what is left of an answer that broke off: it may hold the id of a job that is paid for."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import h11
import httpx

from .content import NOT_JSON, decoded, parsed
from .errors import APIConnectionError, wrapped
from .messages import Hide

_BROKEN = "vidspec.broken"
_OF_THE_WIRE = ("content-encoding", "content-length", "transfer-encoding")


# What goes wrong on this side while a request is sent: a file that cannot be read, or is not as long as it was.
LOCAL_FAULTS = (OSError, ValueError, httpx.InvalidURL, httpx.StreamError, h11.ProtocolError)


def fault(error: Exception) -> httpx.HTTPError:
    """A fault on this side as an error of the HTTP library; nobody knows what had been sent."""
    found = httpx.WriteError(f"a fault on this side: {type(error).__name__}")
    found.__cause__ = error
    return found


def answered(error: httpx.HTTPStatusError) -> httpx.Response:
    """The answer, as far as it came, for whose status a hook has raised an error."""
    response = error.response
    content = response.content if hasattr(response, "_content") else b""
    return _rebuilt(response, content, error.request)


def _rebuilt(response: httpx.Response, content: bytes, request: httpx.Request, **extensions: Any) -> httpx.Response:
    """An answer with other content, which is not packed."""
    headers = [pair for pair in response.headers.multi_items() if pair[0] not in _OF_THE_WIRE]
    return httpx.Response(
        response.status_code, headers=headers, content=content, request=request, extensions=extensions
    )


class Kept(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that keeps what has come of it."""

    def __init__(self, response: httpx.Response) -> None:
        self._inner: Any = response.stream
        self._response = response
        self._pieces: list[bytes] = []
        response.stream = self

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._inner:
            self._pieces.append(piece)
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._inner:
            self._pieces.append(piece)
            yield piece

    def close(self) -> None:
        self._inner.close()

    async def aclose(self) -> None:
        await self._inner.aclose()

    def rest(self, error: httpx.HTTPError) -> httpx.Response | httpx.HTTPError:
        """The answer with what has come; the error itself if nothing can be read of it."""
        content = b"".join(self._pieces)
        if "content-encoding" in self._response.headers and parsed(content) is NOT_JSON:
            content = _unpacked(content)
        if not content:
            return error
        extensions = {**self._response.extensions, _BROKEN: error}
        return _rebuilt(self._response, content, self._response.request, **extensions)


def _unpacked(content: bytes) -> bytes:
    """As much as can be unpacked of bytes that break off."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(content)
    except zlib.error:
        return b""


def unsalvaged(outcome: httpx.Response | httpx.HTTPError) -> httpx.Response | httpx.HTTPError:
    """What came of a request that can be sent again: of an answer that broke off, the error."""
    if isinstance(outcome, httpx.Response) and _BROKEN in outcome.extensions:
        return cast(httpx.HTTPError, outcome.extensions[_BROKEN])
    return outcome


def broken(response: httpx.Response, hide: Hide) -> APIConnectionError | None:
    """The error for an answer that broke off, with what came as its body; None for one that is whole."""
    error = response.extensions.get(_BROKEN)
    if error is None:
        return None
    found = wrapped(error)
    found.attach(response, decoded(response.content), hide)
    return found
