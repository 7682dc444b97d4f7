# SPDX-License-Identifier: MIT
"""Downloads: bytes as they arrive, the rest after a connection broke, and files that are whole or not there."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from .content import is_text, may_be_no_file
from .deadline import deadline, silence, until_deadline
from .errors import APIConnectionError, APIError, APILocalError, APIStatusError, wrapped
from .file_answer import FileAnswer
from .part_file import part_file
from .progress import Progress
from .request import Attempts, Options, Request
from .response import Answered, AsyncClosing, Closing
from .transport import AsyncTransport, Sender, Transport
from .types import Headers
from .waiting import finish

_HEAD = 64 * 1024  # bytes; errors are shorter


class _Head:
    """Holds back the first bytes as long as they may be an error in JSON, or a page, and no file."""

    def __init__(self, check: Callable[[bytes], None]) -> None:
        self._check = check
        self._held = b""
        self._done = False

    def feed(self, piece: bytes) -> bytes:
        """What may be handed on."""
        if self._done:
            return piece
        self._held += piece
        if may_be_no_file(self._held):
            if len(self._held) < _HEAD:
                return b""
            if is_text(self._held):
                self._check(self._held)
        return self._released()

    def end(self) -> bytes:
        """What is left. Raises if all of it is no file."""
        if not self._done:
            self._check(self._held)
        return self._released()

    def _released(self) -> bytes:
        self._done = True
        held, self._held = self._held, b""
        return held


class Download(Answered):
    """What both kinds of download share."""

    def __init__(self, response: httpx.Response, sender: Sender, call: Request[Any], options: Options) -> None:
        super().__init__(response)
        self._sender = sender
        self._waiting = sender.waiting
        self._call = call
        self._options = options
        retries = sender.settings.max_retries if call.method == "GET" and not _asks_for_part(options) else 0
        self._progress = Progress(response, retries=retries, silence=silence(options.timeout))

    async def written(self, path: str | os.PathLike[str]) -> None:
        """Writes the file, as `write_to_file` does."""
        try:
            with part_file(Path(path)) as part:
                self._begin()
                while (piece := await self._next()) is not None:
                    part.file.write(piece)
                await self._waiting.run(part.sync)
                part.rename()
        finally:
            await self._waiting.close(self.http_response)

    def _begin(self) -> None:
        """From now on the bytes are read."""
        self._progress.check()
        self._head = _Head(self._check)
        self._pieces = self._progress.pieces(self.http_response, self._waiting)

    def _check(self, content: bytes) -> None:
        """Raises if what came is no file."""
        FileAnswer(self._sender.settings, self._call, self.http_response).check_file(content)

    async def _next(self) -> bytes | None:
        """The next bytes of the file; None after the last ones."""
        while (piece := await self._received()) is not None:
            if ready := self._head.feed(piece):
                return ready
        return self._head.end() or None

    async def _received(self) -> bytes | None:
        """The next bytes that come, also after the connection broke; None after the last ones."""
        progress = self._progress
        while True:
            try:
                progress.wait()
                piece = await self._waiting.next(self._pieces)
                if piece is not None:
                    return progress.take(piece)
                broken = progress.missing()
            except BaseException as error:
                if not isinstance(error, Exception):
                    raise
                broken = self._broken(error)
            if broken is None:
                return None
            await self._waiting.close(self.http_response)
            pause, headers = progress.resume(broken)
            await self._waiting.sleep(until_deadline(pause))
            options = self._options.with_headers(headers)
            until = deadline(options.timeout)
            self._joined(await self._sender.response(self._call, options, until, stream=True), broken)

    def _broken(self, error: Exception) -> APIConnectionError:
        """What broke off, as an error of ours. Raises what has nothing to do with the connection."""
        if isinstance(error, httpx.StreamError):
            raise APIError("the bytes of a download can be read once") from None
        ours = wrapped(error)
        if not isinstance(ours, APIConnectionError) or isinstance(ours, APILocalError):
            raise ours
        return ours

    def _joined(self, response: httpx.Response, broken: APIConnectionError) -> None:
        """Goes on with another answer. Raises `broken` if it is not the rest of the same file."""
        self.http_response = response
        if not self._progress.goes_on(response):
            broken.add_note("The server did not go on where the download broke off.")
            raise broken
        self._pieces = self._progress.pieces(response, self._waiting)


class BinaryResponse(Download, Closing):
    """A download that has begun; its bytes are read once, by one of the methods. Also a context manager.

    Where a connection breaks, the rest is asked for, if the server can tell it. Without a declared length nobody can
    tell whether all bytes came.
    """

    @staticmethod
    def open(transport: Transport, call: Request[Any], options: Options) -> BinaryResponse:
        """The file of a call, as soon as its first bytes are there."""
        binary: BinaryResponse = finish(opened(transport, call, options))
        return binary

    def write_to_file(self, path: str | os.PathLike[str]) -> None:
        """Streams to `<path>.part` and renames it when all bytes are there and on the disk.

        Raises:
            APIError: The download broke off, or it is no file. Nothing has the final name then.
            OSError: The file cannot be written.
        """
        finish(self.written(path))

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The bytes as they arrive, in pieces of `chunk_size` at most."""
        try:
            self._begin()
            while (piece := finish(self._next())) is not None:
                yield from _cut(piece, chunk_size)
        finally:
            self.close()

    def read(self) -> bytes:
        """All bytes at once, in memory."""
        return b"".join(self.iter_bytes())


class AsyncBinaryResponse(Download, AsyncClosing):
    """`BinaryResponse` for async clients."""

    @staticmethod
    async def open(transport: AsyncTransport, call: Request[Any], options: Options) -> AsyncBinaryResponse:
        """As `BinaryResponse.open`."""
        binary: AsyncBinaryResponse = await opened(transport, call, options)
        return binary

    async def write_to_file(self, path: str | os.PathLike[str]) -> None:
        """As `BinaryResponse.write_to_file`."""
        await self.written(path)

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The bytes as they arrive, in pieces of `chunk_size` at most."""
        try:
            self._begin()
            while (piece := await self._next()) is not None:
                for part in _cut(piece, chunk_size):
                    yield part
        finally:
            await self.close()

    async def read(self) -> bytes:
        """All bytes at once, in memory."""
        return b"".join([piece async for piece in self.iter_bytes()])


def _cut(piece: bytes, size: int | None) -> Iterator[bytes]:
    if size is None or size <= 0:
        if piece:
            yield piece
        return
    for at in range(0, len(piece), size):
        yield piece[at : at + size]


async def opened(sender: Sender, call: Request[Any], options: Options, attempts: Attempts | None = None) -> Any:
    """The download of a file; `attempts` say how long it is waited for if it is not there yet."""
    if attempts is None and call.readiness is not None:
        attempts = call.readiness(sender.settings.max_retries)
    call = _as_file(call, options.extra_headers)
    options = sender.timed(call, options)
    while True:
        try:
            return await _opened(sender, call, options)
        except APIStatusError as error:
            pause = attempts.pause(error) if attempts is not None else None
            if pause is None:
                raise
        await sender.waiting.sleep(pause)


async def _opened(sender: Sender, call: Request[Any], options: Options) -> Any:
    until = deadline(options.timeout)
    response = _local(call) or await sender.response(call, options, until, stream=True)
    answer = FileAnswer(sender.settings, call, response)
    whole = not _asks_for_part(options)
    is_file = answer.is_file(whole=whole)
    if is_file is None:
        answer.check_labelled(await sender.read(response, until), whole=whole)
    elif not is_file:
        await sender.waiting.close(response)
        raise answer.no_file()
    kind = AsyncBinaryResponse if sender.waiting.awaits else BinaryResponse
    binary = kind(response, sender, call, options)
    return sender.given(response, lambda: binary)


def is_data_url(url: str) -> bool:
    """Whether a URL holds its file itself."""
    return url[:5].lower() == "data:"


def _local(call: Request[Any]) -> httpx.Response | None:
    """The file that a URL holds itself."""
    if call.url is None or not is_data_url(call.url):
        return None
    from .data_urls import response_of

    return response_of(call.url)


def _asks_for_part(options: Options) -> bool:
    """Whether a caller wants a part of a file only."""
    return any(name.lower() == "range" for name in options.extra_headers or {})


def _as_file(call: Request[Any], extra: Headers | None) -> Request[Any]:
    """The same call, whose answer is to be as long on the wire as it is in the end.

    A caller may ask for something else than what is documented; what a client asks of every call is no such wish.
    """
    asked = next((value for name, value in (extra or {}).items() if name.lower() == "accept"), call.accept)
    return replace(call, headers={"Accept-Encoding": "identity", **call.headers}, accept=asked)
