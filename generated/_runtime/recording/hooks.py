# SPDX-License-Identifier: MIT
"""Owns the recording of exchanges: hooks for an httpx client, sync or async, that change nothing of what they see.

http = httpx.Client(event_hooks=record("traffic.har"))
client = Client(http_client=http)
"""

from __future__ import annotations

import logging
import os
import threading
import zlib
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from datetime import UTC, datetime
from time import monotonic
from typing import Any, cast
from weakref import WeakKeyDictionary

import httpx

from .body_tap import Capture, Count, Text, Unpacked, capture_for
from .har_entry import CLOSED, Seen, entry
from .har_file import Recording
from .secrets import Known

_log = logging.getLogger("vidspec")
# What may go wrong while a recording is made. None of it may reach the call that is recorded.
_FAULTS = (
    *(ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RuntimeError, TypeError, ValueError),
    *(httpx.HTTPError, httpx.InvalidURL, zlib.error),
)


def record(path: str | os.PathLike[str], *, prompts: bool = False) -> dict[str, list[Callable[..., Any]]]:
    """The `event_hooks` of an `httpx.Client` or `httpx.AsyncClient` that writes every exchange to a HAR file.

    Keys and files never get there; what somebody wrote does with `prompts` only. A recording that is there already is
    continued. One process at a time may write to it.

    Raises:
        ConfigurationError: There is a file, and it is no recording.
        OSError: The file cannot be written.
    """
    recorder = _Recorder(Recording(path), prompts=prompts)
    return {"request": [recorder.sending], "response": [recorder.receiving]}


class _Done:
    """Nothing, for a sync client; for an async one, something to await that is done already."""

    def __await__(self) -> Generator[Any, None, None]:
        yield from ()


_DONE = _Done()


class _Recorder:
    def __init__(self, recording: Recording, *, prompts: bool) -> None:
        self._recording = recording
        self._prompts = prompts
        self._known = Known()
        self._failed = False
        self._open: WeakKeyDictionary[httpx.Request, _Exchange] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def sending(self, request: httpx.Request) -> _Done:
        try:
            exchange = _Exchange(self, request)
            with self._lock:
                self._open[request] = exchange
        except _FAULTS as error:
            self.failed(error)
        return _DONE

    def receiving(self, response: httpx.Response) -> _Done:
        try:
            with self._lock:
                exchange = self._open.pop(response.request, None)
            if exchange is not None:
                exchange.answered(response)
        except _FAULTS as error:
            self.failed(error)
        return _DONE

    def write(self, seen: Seen) -> None:
        """Writes an exchange."""
        try:
            self._recording.add(entry(seen, prompts=self._prompts, known=self._known))
        except _FAULTS as error:
            self.failed(error)

    def failed(self, error: Exception) -> None:
        """Tells once that something went wrong: a job must not be lost because of its recording."""
        if not self._failed:
            self._failed = True
            # The text of the error may show what was sent.
            _log.warning("%s: an exchange could not be recorded (%s)", self._recording.path, type(error).__name__)


class _Exchange:
    """One request and what comes of it."""

    def __init__(self, recorder: _Recorder, request: httpx.Request) -> None:
        self.recorder = recorder
        self._started = datetime.now(UTC)
        self._clock = monotonic()
        self._waited = 0.0
        self._written = False
        self._sent: Capture = Count()
        self._received: Capture = Count()
        self._response: httpx.Response | None = None
        self._content_type = request.headers.get("content-type", "")
        try:
            content = request.content
        except httpx.RequestNotRead:
            request.stream = _tee(_without(request.stream, recorder), self, sending=True)
        else:
            self.begin(sending=True).feed(content)

    def begin(self, *, sending: bool) -> Capture:
        """What keeps a body. That of a request may be sent a second time."""
        if not sending:
            return self._received
        self._sent = capture_for(self._content_type)
        return self._sent

    def answered(self, response: httpx.Response) -> None:
        self._waited = monotonic() - self._clock
        self._response = response
        if not response.headers.get("content-disposition", "").strip().lower().startswith("attachment"):
            self._received = capture_for(response.headers.get("content-type", ""))
        if response.is_stream_consumed or response.is_closed:
            self._consumed(response)
            return
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if isinstance(self._received, Text) and encoding not in ("", "identity"):
            self._received = Unpacked(encoding, self._received)
        response.stream = _tee(response.stream, self, sending=False)

    def _consumed(self, response: httpx.Response) -> None:
        """An answer that came as a whole, as those of a mock do, or that another hook has read."""
        try:
            self._received.feed(response.content)
            self.end(None)
        except httpx.ResponseNotRead:
            self._received = Count()
            self._received.size = response.num_bytes_downloaded
            self.end(CLOSED)

    def end(self, error: str | None) -> None:
        """Writes the exchange, once. `error` says why the body ended early."""
        if self._written or self._response is None:
            return
        self._written = True
        self.recorder.write(
            Seen(
                started=self._started,
                waited=self._waited,
                took=monotonic() - self._clock,
                response=self._response,
                sent=self._sent,
                received=self._received,
                error=error,
            )
        )


class _Tee:
    """A body that goes through unchanged while an exchange looks on."""

    def __init__(self, inner: Any, exchange: _Exchange, *, sending: bool) -> None:
        self.inner = inner
        self.exchange = exchange
        self._sending = sending
        self._capture: Capture = Count()

    def _begin(self) -> None:
        try:
            self._capture = self.exchange.begin(sending=self._sending)
        except _FAULTS as error:
            self.exchange.recorder.failed(error)

    def _feed(self, chunk: bytes) -> None:
        try:
            self._capture.feed(chunk)
        except _FAULTS as error:
            self.exchange.recorder.failed(error)

    def _end(self, error: str | None) -> None:
        if not self._sending:
            self.exchange.end(error)


class _SyncTee(_Tee, httpx.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        self._begin()
        try:
            for chunk in self.inner:
                self._feed(chunk)
                yield chunk
        except httpx.HTTPError as error:
            self._end(type(error).__name__)
            raise
        self._end(None)

    def close(self) -> None:
        try:
            self.inner.close()
        finally:
            self._end(CLOSED)


class _AsyncTee(_Tee, httpx.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        self._begin()
        try:
            async for chunk in self.inner:
                self._feed(chunk)
                yield chunk
        except httpx.HTTPError as error:
            self._end(type(error).__name__)
            raise
        self._end(None)

    async def aclose(self) -> None:
        try:
            await self.inner.aclose()
        finally:
            self._end(CLOSED)


class _EitherTee(_SyncTee, _AsyncTee):
    """For bodies that serve both kinds of clients."""


_Stream = httpx.SyncByteStream | httpx.AsyncByteStream


def _tee(inner: _Stream, exchange: _Exchange, *, sending: bool) -> _Stream:
    """A stream for the clients that `inner` is for, and for no others."""
    sync, is_async = isinstance(inner, httpx.SyncByteStream), isinstance(inner, httpx.AsyncByteStream)
    kind = _EitherTee if sync and is_async else _SyncTee if sync else _AsyncTee
    return cast("_Stream", kind(inner, exchange, sending=sending))


def _without(stream: _Stream, recorder: _Recorder) -> _Stream:
    """A body without a look by `recorder`: a request that is sent again has gone through here before."""
    if not isinstance(stream, _Tee):
        return stream
    inner = _without(stream.inner, recorder)
    if stream.exchange.recorder is recorder:
        return inner
    stream.inner = inner
    return cast("_Stream", stream)
