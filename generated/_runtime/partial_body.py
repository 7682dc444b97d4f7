# SPDX-License-Identifier: MIT
"""Owns what is left of an answer that broke off: it may hold the id of a job that is paid for."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import httpx

from .content import NOT_JSON, decoded, parsed
from .errors import APIError, wrapped
from .messages import Hide
from .retry import Fault, Outcome

_BROKEN = "vidspec.broken"
_OF_THE_WIRE = ("content-encoding", "content-length", "transfer-encoding")


def answered(error: Exception, request: httpx.Request) -> httpx.Response | None:
    """The response to a request, as far as it came, if a hook has raised an error for its status.

    Hooks send requests of their own too; a response to these tells nothing of ours.
    """
    if not isinstance(error, httpx.HTTPStatusError):
        return None
    response, content = error.response, b""
    try:
        if response.request is not request:
            return None
        content = response.content
    except httpx.ResponseNotRead:
        pass  # its status is known all the same
    except RuntimeError:  # a response without any request
        return None
    return _rebuilt(response, content, request)


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

    def rest(self, fault: Fault) -> Outcome:
        """The answer with what has come; the fault itself if nothing can be read of it."""
        content = b"".join(self._pieces)
        if "content-encoding" in self._response.headers and parsed(content) is NOT_JSON:
            content = _unpacked(content)
        if not content:
            return fault
        extensions = {**self._response.extensions, _BROKEN: fault}
        return _rebuilt(self._response, content, self._response.request, **extensions)


def _unpacked(content: bytes) -> bytes:
    """As much as can be unpacked of bytes that break off."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(content)
    except zlib.error:
        return b""


def without_part(outcome: Outcome) -> Outcome:
    """What came of a request that can be sent again: of an answer that broke off, the fault."""
    if isinstance(outcome, httpx.Response) and _BROKEN in outcome.extensions:
        return cast(Fault, outcome.extensions[_BROKEN])
    return outcome


def broken(response: httpx.Response, hide: Hide) -> APIError | None:
    """The error for an answer that broke off, with what came as its body; None for one that is whole."""
    fault: Fault | None = response.extensions.get(_BROKEN)
    if fault is None:
        return None
    found = wrapped(fault.error, hide)
    found.attach(response, decoded(response.content), hide)
    return found
