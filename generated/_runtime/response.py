"""Owns what a call gives besides models: answers with their headers, and downloads."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Generic, ParamSpec, Self, TypeVar, cast

import httpx

from .errors import APIConnectionError, APITimeoutError

P = ParamSpec("P")
T = TypeVar("T")

CHUNK = 64 * 1024


class RawResponse(Generic[T]):
    """An answer with its headers; `parse()` gives what the plain call would have given."""

    def __init__(self, response: httpx.Response, parse: Callable[[], T]) -> None:
        self.http_response = response
        self._parse = parse

    @property
    def status_code(self) -> int:
        return self.http_response.status_code

    @property
    def headers(self) -> httpx.Headers:
        return self.http_response.headers

    def parse(self) -> T:
        """The result; raises what the plain call raises."""
        return self._parse()


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The type of `method` on a resource whose transport answers with `RawResponse`; nothing happens at run time."""
    return cast(Callable[P, RawResponse[T]], method)


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """`raw` for methods of async resources."""
    return cast(Callable[P, Awaitable[RawResponse[T]]], method)


def wrapped(error: Exception) -> APIConnectionError:
    """An error of the HTTP library as one of ours; its text names no URL, and so no key in a query."""
    if isinstance(error, httpx.TimeoutException):
        return APITimeoutError(f"no answer in time ({type(error).__name__})")
    return APIConnectionError(f"no connection, or it broke off ({type(error).__name__})")


class _Download:
    """What both kinds of download share: where the bytes go, and whether they are all there."""

    def __init__(self, response: httpx.Response) -> None:
        self.http_response = response

    @property
    def status_code(self) -> int:
        return self.http_response.status_code

    @property
    def headers(self) -> httpx.Headers:
        return self.http_response.headers

    def _part(self, path: str | os.PathLike[str]) -> tuple[Path, Path]:
        final = Path(path)
        return final, final.with_name(f"{final.name}.part")

    def _check_length(self, count: int) -> None:
        declared = self.headers.get("content-length")
        if declared and declared.isdecimal() and not self.headers.get("content-encoding") and int(declared) != count:
            raise APIConnectionError(f"the download broke off: {count} of {declared} bytes came")


class BinaryResponse(_Download):
    """A download that has begun; its bytes are read once, by one of the methods. Also a context manager."""

    def write_to_file(self, path: str | os.PathLike[str]) -> None:
        """Streams to `<path>.part` and renames it when all bytes are there, so that no half file has the final name."""
        final, part = self._part(path)
        try:
            with part.open("wb") as file:
                for chunk in self.iter_bytes(CHUNK):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            part.replace(final)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        finally:
            self.close()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The bytes as they arrive."""
        count = 0
        try:
            for chunk in self.http_response.iter_bytes(chunk_size):
                count += len(chunk)
                yield chunk
        except httpx.HTTPError as error:
            raise wrapped(error) from error
        finally:
            self.close()
        self._check_length(count)

    def read(self) -> bytes:
        """All bytes at once, in memory."""
        return b"".join(self.iter_bytes())

    def close(self) -> None:
        self.http_response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncBinaryResponse(_Download):
    """`BinaryResponse` for async clients."""

    async def write_to_file(self, path: str | os.PathLike[str]) -> None:
        """Streams to `<path>.part` and renames it when all bytes are there, so that no half file has the final name."""
        final, part = self._part(path)
        try:
            with part.open("wb") as file:
                async for chunk in self.iter_bytes(CHUNK):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            part.replace(final)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        finally:
            await self.close()

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The bytes as they arrive."""
        count = 0
        try:
            async for chunk in self.http_response.aiter_bytes(chunk_size):
                count += len(chunk)
                yield chunk
        except httpx.HTTPError as error:
            raise wrapped(error) from error
        finally:
            await self.close()
        self._check_length(count)

    async def read(self) -> bytes:
        """All bytes at once, in memory."""
        return b"".join([chunk async for chunk in self.iter_bytes()])

    async def close(self) -> None:
        await self.http_response.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
