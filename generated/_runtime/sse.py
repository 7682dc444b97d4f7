"""Owns server-sent events: from bytes to events to values, as they arrive."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from time import monotonic
from typing import Generic, TypeVar

import httpx

from .answers import Answer
from .content import decoded
from .errors import APIConnectionError, APIError, APITimeoutError, wrapped
from .response import AsyncClosing, Closing

T = TypeVar("T")

_FIRST = 64 * 1024  # bytes; errors are shorter
_LONGEST = 64 * 1024 * 1024  # bytes of one event


class Failed(str):
    """The data of an event that is named `error`."""

    __slots__ = ()


class Decoder:
    """Splits bytes, however they are cut, into the data of events (WHATWG HTML, section 9.2)."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []  # of an unfinished line
        self._data: list[bytes] = []
        self._name = b""
        self._held = 0  # bytes since the last event
        self._started = False
        self._after_cr = False

    def feed(self, chunk: bytes) -> list[str]:
        """The data of each event that ends in this chunk. Raises APIError for an event without an end."""
        if b"\r" in chunk or self._after_cr:
            chunk = self._with_newlines(chunk)
        self._held += len(chunk)
        if b"\n" not in chunk:
            self._rest.append(chunk)
            found = []
        else:
            *lines, rest = b"".join([*self._rest, chunk]).split(b"\n")
            self._rest = [rest]
            found = self._events(lines)
        if found:
            self._held = len(self._rest[0])
        elif self._held > _LONGEST:
            raise APIError("an event of the stream does not end")
        return found

    def _with_newlines(self, chunk: bytes) -> bytes:
        """The chunk with one kind of line ends; the two bytes of one may come apart."""
        if chunk and self._after_cr:
            chunk = chunk.removeprefix(b"\n")
            self._after_cr = False
        if chunk:
            self._after_cr = chunk.endswith(b"\r")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _events(self, lines: list[bytes]) -> list[str]:
        if not self._started:
            self._started = True
            lines[0] = lines[0].removeprefix(b"\xef\xbb\xbf")
        found: list[str] = []
        data = self._data
        for line in lines:
            if not line:
                if data:
                    text = (data[0] if len(data) == 1 else b"\n".join(data)).decode("utf-8", "replace")
                    found.append(Failed(text) if self._name == b"error" else text)
                    data.clear()
                self._name = b""
            elif line.startswith(b"data:"):
                data.append(line[6:] if line.startswith(b" ", 5) else line[5:])
            elif line.startswith(b"event:"):
                self._name = line[6:].removeprefix(b" ")
            elif line == b"data":
                data.append(b"")
        return found


class Events(Generic[T]):
    """The values of a stream, without its I/O."""

    def __init__(
        self,
        answer: Answer[T],
        quick: Callable[[str], T | None],
        terminator: str | None,
        silence: float,
    ) -> None:
        self._answer = answer
        self._quick = quick
        self._terminator = terminator
        self._silence = silence
        self._decoder = Decoder()
        self._first: bytes | None = b""  # what came before the first event, as far as it is kept
        # Where HTTP itself does not tell the end of the body, a broken connection looks like one.
        response = answer.response
        headers = response.headers
        framed = "content-length" in headers or "transfer-encoding" in headers or response.http_version == "HTTP/2"
        self._needs_terminator = terminator is not None and not framed
        self._ended = False
        self.done = False
        self.wait()

    def wait(self) -> None:
        """The next event is waited for from now on; what the caller does with events is no silence."""
        self._began = monotonic()

    def feed(self, chunk: bytes) -> list[str]:
        """The data of the events that end in this chunk. Raises APITimeoutError if only comments come for too long."""
        found = self._spoken(self._decoder.feed(chunk))
        if found or self.done:
            self._first = None
        elif monotonic() - self._began > self._silence:
            raise APITimeoutError(f"no event came in {self._silence:g} s")
        elif self._first is not None:
            self._first = (self._first + chunk)[:_FIRST]
        return found

    def end(self) -> list[str]:
        """The data of an event that no empty line follows, as some servers end. Raises if the stream broke off."""
        self._ended = True
        found = self._spoken(self._decoder.feed(b"\n\n"))
        if self._first is not None and not found and not self.done:
            raise self._answer.no_event(self._first)
        if self._needs_terminator and not self.done:
            raise APIConnectionError("the stream broke off: it ended without its terminator")
        return found

    def _spoken(self, found: list[str]) -> list[str]:
        """What comes before the terminator, without empty events, which keep a connection open as comments do."""
        kept: list[str] = []
        for data in found:
            text = data.strip()
            if text == self._terminator:
                self.done = True
                break
            if text:
                kept.append(data)
        return kept

    def value(self, data: str) -> T:
        """What an event says. Raises APIError if that is an error."""
        if type(data) is Failed:
            raise self._answer.reported(decoded(data.encode()))
        found = self._quick(data)
        if found is not None:
            return found
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            if self._ended:
                raise APIConnectionError("the stream broke off in the middle of an event") from None
            raise self._answer.no_event(data.encode()) from None
        return self._answer.event(value)


class Stream(Closing, Generic[T]):
    """Iterates over the values of a stream as they arrive. Also a context manager."""

    def __init__(self, response: httpx.Response, events: Events[T]) -> None:
        super().__init__(response)
        self._values = self._iterate(events)

    def __iter__(self) -> Iterator[T]:
        return self._values

    def __next__(self) -> T:
        return next(self._values)

    def _iterate(self, events: Events[T]) -> Iterator[T]:
        try:
            events.wait()
            for chunk in self.http_response.iter_bytes():
                if found := events.feed(chunk):
                    for data in found:
                        yield events.value(data)
                    events.wait()
                if events.done:
                    return
            for data in events.end():
                yield events.value(data)
        except httpx.HTTPError as error:
            raise wrapped(error) from error
        except httpx.StreamError:
            raise APIError("the stream is closed, or was read before") from None
        finally:
            self.close()


class AsyncStream(AsyncClosing, Generic[T]):
    """`Stream` for async clients."""

    def __init__(self, response: httpx.Response, events: Events[T]) -> None:
        super().__init__(response)
        self._values = self._iterate(events)

    def __aiter__(self) -> AsyncIterator[T]:
        return self._values

    async def __anext__(self) -> T:
        return await anext(self._values)

    async def _iterate(self, events: Events[T]) -> AsyncIterator[T]:
        try:
            events.wait()
            async for chunk in self.http_response.aiter_bytes():
                if found := events.feed(chunk):
                    for data in found:
                        yield events.value(data)
                    events.wait()
                if events.done:
                    return
            for data in events.end():
                yield events.value(data)
        except httpx.HTTPError as error:
            raise wrapped(error) from error
        except httpx.StreamError:
            raise APIError("the stream is closed, or was read before") from None
        finally:
            await self.close()
