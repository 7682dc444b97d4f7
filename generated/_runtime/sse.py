# SPDX-License-Identifier: MIT
"""Owns server-sent events: from bytes to events to values, as they arrive."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from time import monotonic
from typing import Any, Generic, TypeVar, cast

import httpx

from .answers import Answer, is_error_envelope
from .content import bare, begins_as_events, decoded, is_labelled_otherwise
from .deadline import Bounding, Deadline, deadline, silence
from .errors import APIConnectionError, APIError, APIStatusError, APITimeoutError, wrapped
from .request import Options, Request
from .response import AsyncClosing, Closing
from .retry_loop import Interruptible
from .transport import AsyncTransport, Sender, Transport
from .waiting import Waiting, finish

T = TypeVar("T")
E = TypeVar("E")

_TAIL = 3  # events; after the one that finishes a chat comes one with counts, perhaps
_FINISHED = re.compile(r'"finish_reason"\s*:\s*"')
_LONGEST_WORK = 1800.0  # seconds without an event while comments come; as long as a job may take
_LONGEST = 64 * 1024 * 1024  # bytes of one event

_log = logging.getLogger("vidspec")


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


class EventAnswer(Answer[T]):
    """One answer to a call for events, under a status of success."""

    def event(self, value: Any) -> T:
        """The value of an event. Raises APIStatusError if it reports an error."""
        if is_error_envelope(self._call.result, value):
            raise self.reported(value)
        return self._received(value)

    def reported(self, body: Any) -> APIStatusError:
        """The error for an event that reports one, as JSON or in plain words."""
        return self._error(f"{self.response.status_code}: the stream reports an error", body)

    def no_event(self, content: bytes) -> APIStatusError:
        """The error for something else than events."""
        return self._instead_of("a stream of events", content)

    def failed(self, error: Exception, content: bytes = b"") -> APIError:
        """What ended a stream, as an error of ours; with a note where the request started something.

        Its body is what came in place of events, if anything did.
        """
        if isinstance(error, httpx.StreamError):
            return self._noted(APIError("the stream is closed, or was read before"))
        ours = wrapped(error, self._settings.hide(self._call))
        if content.strip() and ours.response is None:
            ours.attach(self.response, decoded(content), self._settings.hide(self._call))
        return self._noted(ours)

    def interruptible(self) -> Interruptible:
        """Notes on whatever interrupts the reading of a stream that the request may have started something."""
        return Interruptible(self._call)


class Events(Generic[T]):
    """The values of a stream, without its I/O."""

    def __init__(
        self,
        answer: EventAnswer[T],
        quick: Callable[[str], T | None],
        terminator: str | None,
        silence: float,
    ) -> None:
        self._answer = answer
        self._quick = quick
        self._terminator = terminator
        self._silence = silence
        self._decoder = Decoder()
        self._first: bytearray | None = bytearray()  # what came before the first event
        # Where HTTP itself does not tell the end of the body, a broken connection looks like one.
        response = answer.response
        headers = response.headers
        framed = "content-length" in headers or "transfer-encoding" in headers or response.http_version == "HTTP/2"
        self._framed = framed
        self._tail: list[str] = []  # the last few events
        self._ended = False
        self.done = False
        self.wait()

    def wait(self) -> None:
        """The next event is waited for from now on; what the caller does with events is no silence."""
        self._began = self._alive = monotonic()

    def _fed(self, chunk: bytes) -> list[str]:
        """The data of the events that end in this chunk. Raises APITimeoutError if none come for too long.

        Whole lines without an event, such as comments, show that the server is at work. Pieces of a line do not.
        """
        found = self._spoken(self._decoder.feed(chunk))
        now = monotonic()
        if b"\n" in chunk or b"\r" in chunk:
            self._alive = now
        if found or self.done:
            self._first = None
            self._tail = (self._tail + found)[-_TAIL:]
        elif now - self._alive > self._silence:
            raise APITimeoutError(f"no event came in {self._silence:g} s")
        elif now - self._began > _LONGEST_WORK:
            raise APITimeoutError(f"only comments came in {_LONGEST_WORK:g} s")
        elif self._first is not None:
            self._first += chunk
        return found

    def _ended_with(self) -> list[str]:
        """The data of an event that no empty line follows, as some servers end. Raises if the stream broke off."""
        self._ended = True
        found = self._spoken(self._decoder.feed(b"\n\n"))
        if self._first is not None and not found and not self.done:
            raise self._answer.no_event(bytes(self._first))
        if self._terminator is not None and not self.done and not self._is_finished(found):
            if not self._framed:
                raise APIConnectionError("the stream broke off: it ended without its terminator")
            _log.warning("a stream ended without its terminator: it may be incomplete")
        return found

    def _is_finished(self, found: list[str]) -> bool:
        """Whether one of the last events says that nothing follows."""
        return any(_FINISHED.search(data) for data in (*self._tail, *found))

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

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Whatever ends the stream is an error of ours; an interruption hears what the request may have started."""
        try:
            with self._answer.interruptible():
                yield
        except BaseException as error:
            if not isinstance(error, Exception):
                raise
            first = bytes(self._first or b"")
            ours = self._answer.failed(error, b"" if begins_as_events(first) else first)
            raise ours from ours.__cause__

    def values(self, chunk: bytes) -> Iterator[T]:
        """What the events say that end in this chunk. Raises APIError if that is an error."""
        if found := self._fed(chunk):
            yield from map(self._value, found)
            self.wait()

    def rest(self) -> Iterator[T]:
        """What an event says that no empty line follows. Raises if the stream broke off."""
        return map(self._value, self._ended_with())

    def _value(self, data: str) -> T:
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

    def __init__(self, response: httpx.Response, events: Events[T], first: bytes, chunks: Iterator[bytes]) -> None:
        super().__init__(response)
        self._values = self._iterate(events, chain((first,), chunks))

    @staticmethod
    def open(transport: Transport, call: Request[E], options: Options, terminator: str | None) -> Stream[E]:
        """The events of a call."""
        values: Stream[E] = finish(_opened(transport, call, options, terminator))
        return values

    def __iter__(self) -> Iterator[T]:
        return self._values

    def __next__(self) -> T:
        return next(self._values)

    def _iterate(self, events: Events[T], chunks: Iterator[bytes]) -> Iterator[T]:
        try:
            with events.reading():
                events.wait()
                for chunk in chunks:
                    yield from events.values(chunk)
                    if events.done:
                        return
                yield from events.rest()
        finally:
            self.close()


class AsyncStream(AsyncClosing, Generic[T]):
    """`Stream` for async clients."""

    def __init__(self, response: httpx.Response, events: Events[T], first: bytes, chunks: AsyncIterator[bytes]) -> None:
        super().__init__(response)
        self._values = self._iterate(events, first, chunks)

    @staticmethod
    async def open(
        transport: AsyncTransport, call: Request[E], options: Options, terminator: str | None
    ) -> AsyncStream[E]:
        """As `Stream.open`."""
        values: AsyncStream[E] = await _opened(transport, call, options, terminator)
        return values

    def __aiter__(self) -> AsyncIterator[T]:
        return self._values

    async def __anext__(self) -> T:
        return await anext(self._values)

    async def _iterate(self, events: Events[T], first: bytes, chunks: AsyncIterator[bytes]) -> AsyncIterator[T]:
        try:
            with events.reading():
                events.wait()
                chunk: bytes | None = first
                while chunk is not None:
                    for value in events.values(chunk):
                        yield value
                    if events.done:
                        return
                    chunk = await anext(chunks, None)
                for value in events.rest():
                    yield value
        finally:
            await self.close()


async def _opened(sender: Sender, call: Request[T], options: Options, terminator: str | None) -> Any:
    from .fast_events import fast_reader

    options = sender.timed(call, options)
    until = deadline(options.timeout)
    response = await sender.response(call, options, until, stream=True)
    answer = EventAnswer(sender.settings, call, response)
    chunks = sender.waiting.pieces(response, raw=False)
    first = await _opening(chunks, answer, until, sender.waiting) if is_labelled_otherwise(response) else b""
    events = Events[T](answer, fast_reader(cast(Any, call.result)), terminator, silence(options.timeout))
    values = (AsyncStream if sender.waiting.awaits else Stream)(response, events, first, chunks)
    return sender.given(response, lambda: values)


async def _opening(chunks: Any, answer: EventAnswer[Any], until: Deadline, waiting: Waiting) -> bytes:
    """The first bytes of a response that calls itself something else, if they begin events. Raises if they do not."""
    held = bytearray()
    are_events: bool | None = None
    try:
        with answer.interruptible(), Bounding(until), waiting.limit(until):
            while not are_events and len(held) <= _LONGEST and (chunk := await waiting.next(chunks)) is not None:
                held += chunk
                if are_events is None:
                    are_events = begins_as_events(bytes(held))
        if not are_events:
            raise answer.no_event(bytes(held))
        return bare(bytes(held))
    except BaseException as error:
        await waiting.close(answer.response)
        if not isinstance(error, Exception):
            raise
        ours = answer.failed(error, bytes(held))
        raise ours from ours.__cause__
