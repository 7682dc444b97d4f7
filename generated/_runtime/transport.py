"""Owns sending: one request after another until there is a result. The sync and the async half do the same."""

from __future__ import annotations

import time
from collections.abc import Awaitable
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar, cast

import httpx

from .answers import Answer
from .content import is_labelled_otherwise
from .deadline import Bounding, Deadline
from .errors import APIStatusError, wrapped
from .flow import Interruptible, attempts
from .prepare import Prepared
from .request import Options, Request, asks_for_part
from .response import RawResponse
from .retry import Outcome
from .sending import Sending
from .settings import Settings

if TYPE_CHECKING:
    from .connections import Connections, Given
    from .download import AsyncBinaryResponse, BinaryResponse, Source
    from .sse import AsyncStream, Stream

T = TypeVar("T")


class Transport(Sending):
    """Sends calls for a sync client."""

    _awaits = False
    _connections: Connections[httpx.Client] | Given[httpx.Client]

    def raw(self) -> Transport:
        """The same transport, answering with `RawResponse`."""
        return Transport(self.settings, self._connections, raw=True)

    def _parsed(self) -> Transport:
        return Transport(self.settings, self._connections)

    def send(self, call: Request[T], options: Options) -> T:
        options = self._timed(call, options)
        response = self._send(call, options, self._deadline(options), stream=False)
        return self._decoded(call, response, lambda following: self._parsed().send(following, options))

    def exchange(self, call: Request[T], options: Options, most: float | None = None) -> tuple[T, httpx.Headers]:
        """Result and headers of a call that takes no longer than `most` seconds."""
        options = self._timed(call, options)
        response = self._send(call, options, self._deadline(options, most), stream=False)
        return Answer(self.settings, call, response).result(), response.headers

    def download(self, call: Request[Any], options: Options, *, until: Deadline | None = None) -> BinaryResponse:
        """A file. With a deadline it is that of a job that has succeeded, and is waited for until then."""
        call = call.as_file(options.extra_headers)
        options = self._timed(call, options)
        readiness = self._readiness(call, until)
        while True:
            try:
                return self._download(call, options, self._deadline(options))
            except APIStatusError as error:
                pause = readiness.pause(error)
                if pause is None:
                    raise
            time.sleep(pause)

    def _download(self, call: Request[Any], options: Options, until: Deadline) -> BinaryResponse:
        from .download import BinaryResponse

        response = self._local(call) or self._send(call, options, until, stream=True)
        answer = Answer(self.settings, call, response)
        whole = not asks_for_part(options.extra_headers)
        is_file = answer.is_file(whole=whole)
        if is_file is None:
            answer.check_labelled(self._read(response, until), whole=whole)
        elif not is_file:
            response.close()
            raise answer.no_file()
        source: Source[httpx.Response] = self._source(
            call,
            options,
            lambda headers: self._send(call, options.with_headers(headers), self._deadline(options), stream=True),
        )
        found = BinaryResponse(response, source)
        return cast(BinaryResponse, RawResponse(response, lambda: found)) if self._raw else found

    def stream(self, call: Request[T], options: Options, terminator: str | None) -> Stream[T]:
        from .opening import opened
        from .sse import Stream

        options = self._timed(call, options)
        until = self._deadline(options)
        response = self._send(call, options, until, stream=True)
        answer, chunks = Answer(self.settings, call, response), response.iter_bytes()
        if is_labelled_otherwise(response):
            chunks = opened(chunks, answer, until)
        found = Stream[T](response, self._events(answer, call, options, terminator), chunks)
        return cast(Stream[T], RawResponse(response, lambda: found)) if self._raw else found

    def _read(self, response: httpx.Response, until: Deadline) -> bytes:
        try:
            with Bounding(until):
                return response.read()
        except BaseException as error:
            if not isinstance(error, Exception):
                raise
            ours = wrapped(error)
            raise ours from ours.__cause__

    def _send(self, call: Request[Any], options: Options, until: Deadline, *, stream: bool) -> httpx.Response:
        client = self._connections.current()
        flow = attempts(client, self.settings, call, options, until)
        with Interruptible(call), closing(flow):
            step = next(flow)
            while True:
                outcome = self._perform(client, step, until, stream=stream)
                try:
                    step = flow.send(outcome)
                except StopIteration as end:
                    return cast(httpx.Response, end.value)

    def _perform(
        self, client: httpx.Client, step: Prepared | float, until: Deadline, *, stream: bool
    ) -> Outcome | None:
        if not isinstance(step, Prepared):
            time.sleep(step)
            return None
        kept, bounds = None, Bounding(until)
        try:
            with bounds:
                response = client.send(step.request, stream=True, auth=step.auth, follow_redirects=False)
                kept = self._kept(response, stream=stream)
                if not stream or not response.is_success:
                    response.read()
        except BaseException as error:  # whatever it is, nobody knows what the server has done
            if not isinstance(error, Exception):
                raise
            return self._failed(error, step.request, bounds, kept)
        return response


class AsyncTransport(Sending):
    """Sends calls for an async client."""

    _awaits = True
    _connections: Connections[httpx.AsyncClient] | Given[httpx.AsyncClient]

    def __init__(
        self,
        settings: Settings,
        connections: Connections[httpx.AsyncClient] | Given[httpx.AsyncClient],
        *,
        raw: bool = False,
    ) -> None:
        import anyio

        super().__init__(settings, connections, raw=raw)
        self._anyio = anyio

    def raw(self) -> AsyncTransport:
        """The same transport, answering with `RawResponse`."""
        return AsyncTransport(self.settings, self._connections, raw=True)

    def _parsed(self) -> AsyncTransport:
        return AsyncTransport(self.settings, self._connections)

    async def send(self, call: Request[T], options: Options) -> T:
        options = self._timed(call, options)
        response = await self._send(call, options, self._deadline(options), stream=False)
        return self._decoded(call, response, lambda following: self._parsed().send(following, options))

    async def exchange(self, call: Request[T], options: Options, most: float | None = None) -> tuple[T, httpx.Headers]:
        """Result and headers of a call that takes no longer than `most` seconds."""
        options = self._timed(call, options)
        response = await self._send(call, options, self._deadline(options, most), stream=False)
        return Answer(self.settings, call, response).result(), response.headers

    async def download(
        self, call: Request[Any], options: Options, *, until: Deadline | None = None
    ) -> AsyncBinaryResponse:
        """A file. With a deadline it is that of a job that has succeeded, and is waited for until then."""
        call = call.as_file(options.extra_headers)
        options = self._timed(call, options)
        readiness = self._readiness(call, until)
        while True:
            try:
                return await self._download(call, options, self._deadline(options))
            except APIStatusError as error:
                pause = readiness.pause(error)
                if pause is None:
                    raise
            await self._anyio.sleep(pause)

    async def _download(self, call: Request[Any], options: Options, until: Deadline) -> AsyncBinaryResponse:
        from .download import AsyncBinaryResponse

        response = self._local(call) or await self._send(call, options, until, stream=True)
        answer = Answer(self.settings, call, response)
        whole = not asks_for_part(options.extra_headers)
        is_file = answer.is_file(whole=whole)
        if is_file is None:
            answer.check_labelled(await self._read(response, until), whole=whole)
        elif not is_file:
            await response.aclose()
            raise answer.no_file()
        source: Source[Awaitable[httpx.Response]] = self._source(
            call,
            options,
            lambda headers: self._send(call, options.with_headers(headers), self._deadline(options), stream=True),
        )
        found = AsyncBinaryResponse(response, source)
        return cast(AsyncBinaryResponse, RawResponse(response, lambda: found)) if self._raw else found

    async def stream(self, call: Request[T], options: Options, terminator: str | None) -> AsyncStream[T]:
        from .opening import async_opened
        from .sse import AsyncStream

        options = self._timed(call, options)
        until = self._deadline(options)
        response = await self._send(call, options, until, stream=True)
        answer, chunks = Answer(self.settings, call, response), response.aiter_bytes()
        if is_labelled_otherwise(response):
            chunks = await async_opened(chunks, answer, until)
        found = AsyncStream[T](response, self._events(answer, call, options, terminator), chunks)
        return cast(AsyncStream[T], RawResponse(response, lambda: found)) if self._raw else found

    async def _read(self, response: httpx.Response, until: Deadline) -> bytes:
        try:
            with self._anyio.fail_after(until.left()):
                return await response.aread()
        except BaseException as error:
            if not isinstance(error, Exception):
                raise
            ours = wrapped(error)
            raise ours from ours.__cause__

    async def _send(self, call: Request[Any], options: Options, until: Deadline, *, stream: bool) -> httpx.Response:
        client = self._connections.current()
        flow = attempts(client, self.settings, call, options, until)
        with Interruptible(call), closing(flow):
            step = next(flow)
            while True:
                outcome = await self._perform(client, step, until, stream=stream)
                try:
                    step = flow.send(outcome)
                except StopIteration as end:
                    return cast(httpx.Response, end.value)

    async def _perform(
        self, client: httpx.AsyncClient, step: Prepared | float, until: Deadline, *, stream: bool
    ) -> Outcome | None:
        if not isinstance(step, Prepared):
            await self._anyio.sleep(step)
            return None
        kept, bounds = None, Bounding(until)
        try:
            with bounds, self._anyio.fail_after(until.left()):
                response = await client.send(step.request, stream=True, auth=step.auth, follow_redirects=False)
                kept = self._kept(response, stream=stream)
                if not stream or not response.is_success:
                    await response.aread()
        except BaseException as error:  # whatever it is, nobody knows what the server has done
            if not isinstance(error, Exception):
                raise
            return self._failed(error, step.request, bounds, kept)
        return response
