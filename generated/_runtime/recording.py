"""Owns the recording of exchanges: hooks for an httpx client, sync or async, that change nothing of what they see.

http = httpx.Client(event_hooks=record("traffic.har"))
client = Client(http_client=http)
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from datetime import UTC, datetime
from time import monotonic
from typing import Any, cast
from weakref import WeakKeyDictionary

import httpx

from .capture import Capture, Count, Text, Unpacked, capture_for
from .entry import CLOSED, Seen, entry
from .har import Recording
from .redaction import Written

_log = logging.getLogger("vidspec")


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
        self._known = Written()
        self._failed = False
        self._open: WeakKeyDictionary[httpx.Request, _Exchange] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def sending(self, request: httpx.Request) -> _Done:
        exchange = _Exchange(self, request)
        with self._lock:
            self._open[request] = exchange
        return _DONE

    def receiving(self, response: httpx.Response) -> _Done:
        with self._lock:
            exchange = self._open.pop(response.request, None)
        if exchange is not None:
            exchange.answered(response)
        return _DONE

    def write(self, seen: Seen) -> None:
        """Writes an exchange. Whatever goes wrong is told once: a job must not be lost because of its recording."""
        try:
            self._recording.add(entry(seen, prompts=self._prompts, written=self._known))
        except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
            if not self._failed:
                self._failed = True
                # The text of the error may show what was sent.
                _log.warning("%s: an exchange could not be recorded (%s)", self._recording.path, type(error).__name__)


class _Exchange:
    """One request and what comes of it."""

    def __init__(self, recorder: _Recorder, request: httpx.Request) -> None:
        self._recorder = recorder
        self._started = datetime.now(UTC)
        self._clock = monotonic()
        self._waited = 0.0
        self._written = False
        self._sent: Capture = Count()
        self._received: Capture = Count()
        self._response: httpx.Response | None = None
        self._content_type = request.headers.get("content-type", "")
        try:
            self.begin().feed(request.content)
        except httpx.RequestNotRead:
            request.stream = _tee(request.stream, self.begin)

    def begin(self) -> Capture:
        """What keeps the request's body, which may be sent a second time."""
        self._sent = capture_for(self._content_type)
        return self._sent

    def answered(self, response: httpx.Response) -> None:
        self._waited = monotonic() - self._clock
        self._response = response
        self._received = capture_for(response.headers.get("content-type", ""))
        if response.is_stream_consumed:  # it came as a whole, as the answers of a mock do
            self._received.feed(response.content)
            self.end(None)
            return
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if isinstance(self._received, Text) and encoding not in ("", "identity"):
            self._received = Unpacked(encoding, self._received)
        response.stream = _tee(response.stream, lambda: self._received, self.end)

    def end(self, error: str | None) -> None:
        """Writes the exchange, once. `error` says why the body ended early."""
        if self._written or self._response is None:
            return
        self._written = True
        self._recorder.write(
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


def _nothing(_: str | None = None) -> None:
    """Nobody waits for the end."""


class _Tee:
    """A body that goes through unchanged while something looks on."""

    def __init__(self, inner: Any, begin: Callable[[], Capture], end: Callable[[str | None], None]) -> None:
        # A request that is sent again, to where a redirect leads, has gone through here before.
        self.inner: Any = inner.inner if isinstance(inner, _Tee) else inner
        self._begin = begin
        self._end = end


class _SyncTee(_Tee, httpx.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        capture = self._begin()
        try:
            for chunk in self.inner:
                capture.feed(chunk)
                yield chunk
        except httpx.HTTPError as error:
            self._end(type(error).__name__)
            raise
        self._end(None)

    def close(self) -> None:
        self.inner.close()
        self._end(CLOSED)


class _AsyncTee(_Tee, httpx.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        capture = self._begin()
        try:
            async for chunk in self.inner:
                capture.feed(chunk)
                yield chunk
        except httpx.HTTPError as error:
            self._end(type(error).__name__)
            raise
        self._end(None)

    async def aclose(self) -> None:
        await self.inner.aclose()
        self._end(CLOSED)


class _EitherTee(_SyncTee, _AsyncTee):
    """For bodies that serve both kinds of clients."""


def _tee(
    inner: httpx.SyncByteStream | httpx.AsyncByteStream,
    begin: Callable[[], Capture],
    end: Callable[[str | None], None] = _nothing,
) -> httpx.SyncByteStream | httpx.AsyncByteStream:
    """A stream for the clients that `inner` is for, and for no others."""
    sync, is_async = isinstance(inner, httpx.SyncByteStream), isinstance(inner, httpx.AsyncByteStream)
    kind = _EitherTee if sync and is_async else _SyncTee if sync else _AsyncTee
    return cast("httpx.SyncByteStream | httpx.AsyncByteStream", kind(inner, begin, end))
