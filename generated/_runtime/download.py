"""Owns downloads: bytes as they arrive, the rest after a connection broke, and files that are whole or not there."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Generic, TypeVar

import anyio
import anyio.to_thread
import httpx

from .content import is_text, may_be_no_file
from .deadline import until_deadline
from .errors import APIConnectionError, APIError, APILocalError, wrapped
from .progress import Progress
from .response import Answered, AsyncClosing, Closing

R = TypeVar("R", httpx.Response, Awaitable[httpx.Response])

_HEAD = 64 * 1024  # bytes; errors are shorter


@dataclass(frozen=True, slots=True)
class Source(Generic[R]):
    """Where a download comes from."""

    again: Callable[[dict[str, str]], R]  # asks once more, with these headers
    check: Callable[[httpx.Response, bytes], None]  # raises if an answer with this content is no file
    retries: int
    silence: float


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
        self._done = True
        held, self._held = self._held, b""
        return held

    def end(self) -> bytes:
        """What is left. Raises if all of it is no file."""
        if not self._done:
            self._check(self._held)
        return self._held


class _Download(Answered, Generic[R]):
    """What both kinds of download share."""

    def __init__(self, response: httpx.Response, source: Source[R]) -> None:
        super().__init__(response)
        self._source: Source[R] = source
        self._progress = Progress(response, retries=source.retries, silence=source.silence)

    def _head(self) -> _Head:
        return _Head(lambda content: self._source.check(self.http_response, content))

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


class BinaryResponse(_Download[httpx.Response], Closing):
    """A download that has begun; its bytes are read once, by one of the methods. Also a context manager.

    Where a connection breaks, the rest is asked for, if the server can tell it. Without a declared length nobody can
    tell whether all bytes came.
    """

    def write_to_file(self, path: str | os.PathLike[str]) -> None:
        """Streams to `<path>.part` and renames it when all bytes are there and on the disk.

        Raises:
            APIError: The download broke off, or it is no file. Nothing has the final name then.
            OSError: The file cannot be written.
        """
        try:
            with _part(Path(path)) as part:
                for piece in self.iter_bytes():
                    part.file.write(piece)
                part.sync()
                part.rename()
        finally:
            self.close()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The bytes as they arrive, in pieces of `chunk_size` at most."""
        head = self._head()
        try:
            for piece in self._pieces():
                yield from _cut(head.feed(piece), chunk_size)
            yield from _cut(head.end(), chunk_size)
        finally:
            self.close()

    def _pieces(self) -> Iterator[bytes]:
        progress = self._progress
        progress.check()
        while True:
            try:
                progress.wait()
                for piece in progress.pieces(self.http_response):
                    yield progress.take(piece)
                    progress.wait()
                broken = progress.missing()
            except BaseException as error:
                if not isinstance(error, Exception):
                    raise
                broken = self._broken(error)
            if broken is None:
                return
            self.close()
            pause, headers = progress.resume(broken)
            time.sleep(until_deadline(pause))
            self._joined(self._source.again(headers), broken)

    def read(self) -> bytes:
        """All bytes at once, in memory."""
        return b"".join(self.iter_bytes())


class AsyncBinaryResponse(_Download[Awaitable[httpx.Response]], AsyncClosing):
    """`BinaryResponse` for async clients."""

    async def write_to_file(self, path: str | os.PathLike[str]) -> None:
        """Streams to `<path>.part` and renames it when all bytes are there and on the disk.

        Raises:
            APIError: The download broke off, or it is no file. Nothing has the final name then.
            OSError: The file cannot be written.
        """
        try:
            with _part(Path(path)) as part:
                async for piece in self.iter_bytes():
                    part.file.write(piece)
                await anyio.to_thread.run_sync(part.sync)
                part.rename()
        finally:
            await self.close()

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The bytes as they arrive, in pieces of `chunk_size` at most."""
        head = self._head()
        try:
            async for piece in self._pieces():
                for ready in _cut(head.feed(piece), chunk_size):
                    yield ready
            for ready in _cut(head.end(), chunk_size):
                yield ready
        finally:
            await self.close()

    async def _pieces(self) -> AsyncIterator[bytes]:
        progress = self._progress
        progress.check()
        while True:
            try:
                progress.wait()
                async for piece in progress.async_pieces(self.http_response):
                    yield progress.take(piece)
                    progress.wait()
                broken = progress.missing()
            except BaseException as error:
                if not isinstance(error, Exception):
                    raise
                broken = self._broken(error)
            if broken is None:
                return
            await self.close()
            pause, headers = progress.resume(broken)
            await anyio.sleep(until_deadline(pause))
            self._joined(await self._source.again(headers), broken)

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


class _Part:
    """The file beside the final one, while it is written."""

    def __init__(self, final: Path) -> None:
        self._final = final
        self._path = final.with_name(f"{final.name}.part")
        # What a download that was killed has left is not written to: another one may still have it open.
        self._path.unlink(missing_ok=True)
        self.file: IO[bytes] = self._path.open("xb")

    def sync(self) -> None:
        """Brings the bytes to the disk: a file that has its name must not be empty after a power cut."""
        self.file.flush()
        os.fsync(self.file.fileno())

    def rename(self) -> None:
        if not self._is_ours():
            raise APIError(f"another download of {self._final.name!r} has begun meanwhile; this one is given up")
        self.file.close()  # first, for Windows
        self._path.replace(self._final)

    def discard(self) -> None:
        ours = not self.file.closed and self._is_ours()
        self.file.close()
        if ours:
            self._path.unlink(missing_ok=True)

    def _is_ours(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self.file.fileno()), self._path.stat())
        except OSError:
            return False


@contextmanager
def _part(final: Path) -> Iterator[_Part]:
    part = _Part(final)
    try:
        yield part
    finally:
        part.discard()
