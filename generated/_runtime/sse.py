"""Owns server-sent events: from bytes to events to values, as they arrive."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Generic, Self, TypeVar

import httpx

from .errors import APIError, error_message
from .response import wrapped

T = TypeVar("T")


class Decoder:
    """Splits bytes, however they are cut, into the data of events (WHATWG HTML, section 9.2)."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []  # of an unfinished line
        self._data: list[str] = []
        self._started = False
        self._after_cr = False

    def feed(self, chunk: bytes) -> Iterator[str]:
        """The data of each event that ends in this chunk."""
        if not chunk:
            return
        if self._after_cr and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        if not chunk:
            self._after_cr = False
            return
        self._after_cr = chunk.endswith(b"\r")
        *lines, rest = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for line in lines:
            self._rest.append(line)
            whole = b"".join(self._rest)
            self._rest.clear()
            if (data := self._line(whole)) is not None:
                yield data
        if rest:
            self._rest.append(rest)

    def _line(self, line: bytes) -> str | None:
        if not self._started:
            self._started = True
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line:
            data, self._data = self._data, []
            return "\n".join(data) if data else None
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" ").decode("utf-8", "replace"))
        return None


def _value(data: str, receive: Callable[[Any], T]) -> T:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise APIError("an event of the stream is not JSON", body=data) from None
    if isinstance(value, dict) and value.get("error"):
        raise APIError(error_message(value) or "the stream reports an error", body=value)
    return receive(value)


class Stream(Generic[T]):
    """Iterates over the values of a stream as they arrive. Also a context manager."""

    def __init__(self, response: httpx.Response, receive: Callable[[Any], T], terminator: str | None) -> None:
        self.http_response = response
        self._receive = receive
        self._terminator = terminator
        self._values = self._iterate()

    def __iter__(self) -> Iterator[T]:
        return self._values

    def __next__(self) -> T:
        return next(self._values)

    def _iterate(self) -> Iterator[T]:
        decoder = Decoder()
        try:
            for chunk in self.http_response.iter_bytes():
                for data in decoder.feed(chunk):
                    if data == self._terminator:
                        return
                    yield _value(data, self._receive)
        except httpx.HTTPError as error:
            raise wrapped(error) from error
        finally:
            self.close()

    def close(self) -> None:
        self.http_response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncStream(Generic[T]):
    """`Stream` for async clients."""

    def __init__(self, response: httpx.Response, receive: Callable[[Any], T], terminator: str | None) -> None:
        self.http_response = response
        self._receive = receive
        self._terminator = terminator
        self._values = self._iterate()

    def __aiter__(self) -> AsyncIterator[T]:
        return self._values

    async def __anext__(self) -> T:
        return await anext(self._values)

    async def _iterate(self) -> AsyncIterator[T]:
        decoder = Decoder()
        try:
            async for chunk in self.http_response.aiter_bytes():
                for data in decoder.feed(chunk):
                    if data == self._terminator:
                        return
                    yield _value(data, self._receive)
        except httpx.HTTPError as error:
            raise wrapped(error) from error
        finally:
            await self.close()

    async def close(self) -> None:
        await self.http_response.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
