"""Owns sending: one request after another until there is a result. The sync and the async half do the same.

What only some calls need is loaded with the first of them: a program that asks once for a job is to start fast.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar, cast

import httpx

from .answers import Answer
from .content import is_no_file
from .deadline import LATE, NO_TIME, Bounding, Deadline, deadline, is_time, silence
from .errors import APIError, InvalidRequestError, wrapped
from .flow import Interruptible, attempts
from .jobs import Watch, id_in_reach
from .prepare import Prepared
from .request import Options, Request, asks_for_part
from .response import RawResponse
from .retry import Outcome
from .salvage import LOCAL_FAULTS, Kept, answered, fault
from .settings import Settings

if TYPE_CHECKING:
    from .download import AsyncBinaryResponse, BinaryResponse, Source
    from .sse import AsyncStream, Events, Stream

R = TypeVar("R", httpx.Response, Awaitable[httpx.Response])
T = TypeVar("T")


class _Base:
    """What both halves share."""

    def __init__(self, settings: Settings, client: Any, *, raw: bool = False) -> None:
        self.settings = settings
        self._client = client
        self._raw = raw

    def _deadline(self, options: Options, most: float | None = None) -> Deadline:
        return deadline(self._timeout(options), most)

    def _timeout(self, options: Options) -> Any:
        if not is_time(options.timeout):
            raise InvalidRequestError(NO_TIME)
        return self.settings.timeout if options.timeout is None else options.timeout

    def _decoded(self, call: Request[T], response: httpx.Response) -> T:
        if self._raw:
            return cast(T, RawResponse(response, Answer(self.settings, call, response).result))
        return Answer(self.settings, call, response).result()

    def _kept(self, response: httpx.Response, *, stream: bool) -> Kept | None:
        """What keeps an answer that cannot be had a second time, since its request started something."""
        return Kept(response) if response.is_success and not stream and response.request.method == "POST" else None

    def _source(self, call: Request[Any], options: Options, again: Callable[[dict[str, str]], R]) -> Source[R]:
        from .download import Source

        resumable = call.method == "GET" and not asks_for_part(options.extra_headers)
        return Source(
            again=again,
            check=lambda response, content: Answer(self.settings, call, response).check_file(content),
            retries=self.settings.max_retries if resumable else 0,
            silence=silence(self._timeout(options)),
        )

    def _events(self, answer: Answer[T], call: Request[T], options: Options, terminator: str | None) -> Events[T]:
        from .gate import gate
        from .sse import Events

        return Events[T](answer, gate(cast(Any, call.result)), terminator, silence(self._timeout(options)))


class Transport(_Base):
    """Sends calls for a sync client."""

    _client: httpx.Client

    def raw(self) -> Transport:
        """The same transport, answering with `RawResponse`."""
        return Transport(self.settings, self._client, raw=True)

    def send(self, call: Request[T], options: Options) -> T:
        until = self._deadline(options)
        return self._decoded(call, self._send(call, options, until, stream=False))

    def download(self, call: Request[Any], options: Options) -> BinaryResponse:
        from .download import BinaryResponse

        call, until, whole = call.as_file(), self._deadline(options), not asks_for_part(options.extra_headers)
        response = self._send(call, options, until, stream=True)
        answer = Answer(self.settings, call, response)
        is_file = answer.is_file(whole=whole)
        if is_file is None:
            answer.check_file(self._read(response, until))
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
        from .sse import Stream

        until = self._deadline(options)
        response = self._send(call, options, until, stream=True)
        answer = Answer(self.settings, call, response)
        if is_no_file(response):
            raise answer.no_event(self._read(response, until))
        found = Stream[T](response, self._events(answer, call, options, terminator))
        return cast(Stream[T], RawResponse(response, lambda: found)) if self._raw else found

    def poll(self, call: Request[T], watch: Watch[T], options: Options) -> T:
        with id_in_reach(watch.job_id), closing(watch.course()) as course:
            step = next(course)
            while True:
                outcome = None
                if step is None:
                    outcome = self._query(call, options, watch.time_left())
                else:
                    time.sleep(step)
                try:
                    step = course.send(outcome)
                except StopIteration as end:
                    return cast(T, end.value)

    def _query(self, call: Request[T], options: Options, most: float) -> tuple[T, httpx.Headers] | APIError:
        try:
            response = self._send(call, options, self._deadline(options, most), stream=False)
            return Answer(self.settings, call, response).result(), response.headers
        except APIError as error:
            return error

    def _read(self, response: httpx.Response, until: Deadline) -> bytes:
        try:
            with Bounding(until):
                return response.read()
        except httpx.HTTPError as error:
            raise wrapped(error) from error

    def _send(self, call: Request[Any], options: Options, until: Deadline, *, stream: bool) -> httpx.Response:
        flow = attempts(self._client, self.settings, call, options, until)
        with Interruptible(call), closing(flow):
            step = next(flow)
            while True:
                outcome = self._perform(step, until, stream=stream)
                try:
                    step = flow.send(outcome)
                except StopIteration as end:
                    return cast(httpx.Response, end.value)

    def _perform(self, step: Prepared | float, until: Deadline, *, stream: bool) -> Outcome | None:
        if not isinstance(step, Prepared):
            time.sleep(step)
            return None
        kept = None
        try:
            with Bounding(until):
                response = self._client.send(step.request, stream=True, auth=step.auth, follow_redirects=False)
                kept = self._kept(response, stream=stream)
                if not stream or not response.is_success:
                    response.read()
        except httpx.HTTPStatusError as error:  # a hook that raises for a status
            return answered(error)
        except httpx.HTTPError as error:
            return kept.rest(error) if kept else error
        except LOCAL_FAULTS as error:
            return fault(error)
        return response


class AsyncTransport(_Base):
    """Sends calls for an async client."""

    _client: httpx.AsyncClient

    def __init__(self, settings: Settings, client: httpx.AsyncClient, *, raw: bool = False) -> None:
        import anyio

        super().__init__(settings, client, raw=raw)
        self._anyio = anyio

    def raw(self) -> AsyncTransport:
        """The same transport, answering with `RawResponse`."""
        return AsyncTransport(self.settings, self._client, raw=True)

    async def send(self, call: Request[T], options: Options) -> T:
        until = self._deadline(options)
        return self._decoded(call, await self._send(call, options, until, stream=False))

    async def download(self, call: Request[Any], options: Options) -> AsyncBinaryResponse:
        from .download import AsyncBinaryResponse

        call, until, whole = call.as_file(), self._deadline(options), not asks_for_part(options.extra_headers)
        response = await self._send(call, options, until, stream=True)
        answer = Answer(self.settings, call, response)
        is_file = answer.is_file(whole=whole)
        if is_file is None:
            answer.check_file(await self._read(response, until))
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
        from .sse import AsyncStream

        until = self._deadline(options)
        response = await self._send(call, options, until, stream=True)
        answer = Answer(self.settings, call, response)
        if is_no_file(response):
            raise answer.no_event(await self._read(response, until))
        found = AsyncStream[T](response, self._events(answer, call, options, terminator))
        return cast(AsyncStream[T], RawResponse(response, lambda: found)) if self._raw else found

    async def poll(self, call: Request[T], watch: Watch[T], options: Options) -> T:
        with id_in_reach(watch.job_id), closing(watch.course()) as course:
            step = next(course)
            while True:
                outcome = None
                if step is None:
                    outcome = await self._query(call, options, watch.time_left())
                else:
                    await self._anyio.sleep(step)
                try:
                    step = course.send(outcome)
                except StopIteration as end:
                    return cast(T, end.value)

    async def _query(self, call: Request[T], options: Options, most: float) -> tuple[T, httpx.Headers] | APIError:
        try:
            response = await self._send(call, options, self._deadline(options, most), stream=False)
            return Answer(self.settings, call, response).result(), response.headers
        except APIError as error:
            return error

    async def _read(self, response: httpx.Response, until: Deadline) -> bytes:
        try:
            with self._anyio.fail_after(until.left()):
                return await response.aread()
        except httpx.HTTPError as error:
            raise wrapped(error) from error
        except TimeoutError:
            raise wrapped(httpx.ReadTimeout(LATE)) from None

    async def _send(self, call: Request[Any], options: Options, until: Deadline, *, stream: bool) -> httpx.Response:
        flow = attempts(self._client, self.settings, call, options, until)
        with Interruptible(call), closing(flow):
            step = next(flow)
            while True:
                outcome = await self._perform(step, until, stream=stream)
                try:
                    step = flow.send(outcome)
                except StopIteration as end:
                    return cast(httpx.Response, end.value)

    async def _perform(self, step: Prepared | float, until: Deadline, *, stream: bool) -> Outcome | None:
        if not isinstance(step, Prepared):
            await self._anyio.sleep(step)
            return None
        kept = None
        try:
            with self._anyio.fail_after(until.left()):
                response = await self._client.send(step.request, stream=True, auth=step.auth, follow_redirects=False)
                kept = self._kept(response, stream=stream)
                if not stream or not response.is_success:
                    await response.aread()
        except httpx.HTTPStatusError as error:  # a hook that raises for a status
            return answered(error)
        except httpx.HTTPError as error:
            return kept.rest(error) if kept else error
        except TimeoutError:
            late = httpx.ReadTimeout(LATE)
            return kept.rest(late) if kept else late
        except LOCAL_FAULTS as error:
            return fault(error)
        return response
