# SPDX-License-Identifier: MIT
"""Sending a call: one request after another until there is a result, the same for sync and async clients."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any, ClassVar, Self, TypeVar, cast

import httpx

from .answers import Answer
from .deadline import NO_TIME, Bounding, Deadline, deadline, is_time
from .errors import InvalidRequestError, wrapped
from .partial_body import Kept, answered
from .prepare import Prepared
from .request import Options, Request
from .response import RawResponse
from .retry import Fault, Outcome
from .retry_loop import Interruptible, attempts
from .settings import Settings
from .waiting import AWAITING, BLOCKING, Waiting, finish

T = TypeVar("T")


class Sender:
    """What both kinds of transports share. `raw` says that calls give a `RawResponse`."""

    waiting: ClassVar[Waiting]

    def __init__(self, settings: Settings, connections: Any, *, raw: bool = False) -> None:
        self.settings = settings
        self.is_raw = raw
        self._connections = connections

    def raw(self, raw: bool = True) -> Self:
        """The same transport, whose calls give a `RawResponse`, or do not."""
        return type(self)(self.settings, self._connections, raw=raw)

    def send(self, call: Request[Any], options: Options) -> Any:
        """The result of a call, or what gives it when it is awaited."""
        raise NotImplementedError

    async def result(self, call: Request[T], options: Options) -> T:
        """The result of a call, as the caller gets it."""
        options = self.timed(call, options)
        response = await self.response(call, options, deadline(options.timeout), stream=False)
        return self.given(response, lambda: self._decoded(call, response, options))

    async def exchange(self, call: Request[T], options: Options, most: float | None = None) -> tuple[T, httpx.Headers]:
        """Result and headers of a call that takes no longer than `most` seconds."""
        options = self.timed(call, options)
        response = await self.response(call, options, deadline(options.timeout, most), stream=False)
        return Answer(self.settings, call, response).result(), response.headers

    def given(self, response: httpx.Response, parse: Callable[[], T]) -> T:
        """What a caller gets: what `parse` gives, or a response that gives it later."""
        return cast(T, RawResponse(response, parse)) if self.is_raw else parse()

    def timed(self, call: Request[Any], options: Options) -> Options:
        """The options with the timeout of each attempt."""
        if not is_time(options.timeout):
            raise InvalidRequestError(NO_TIME)
        return options.within(self.settings.timeout_of(call, options.timeout))

    def _decoded(self, call: Request[T], response: httpx.Response, options: Options) -> T:
        """The result in a response; one that is a page of a list can be iterated over from now on."""
        value = Answer(self.settings, call, response).result()
        if call.pages is not None:
            plain = self.raw(False)
            call.pages.begin(value, call, lambda following: plain.send(following, options), awaits=self.waiting.awaits)
        return value

    async def response(self, call: Request[Any], options: Options, until: Deadline, *, stream: bool) -> httpx.Response:
        """The response of success to a call, with its body unless that is to be streamed."""
        client = self._connections.current()
        steps = attempts(client, self.settings, call, options, until)
        with Interruptible(call), closing(steps):
            step = next(steps)
            while True:
                outcome = await self._perform(client, step, until, stream=stream)
                try:
                    step = steps.send(outcome)
                except StopIteration as end:
                    return cast(httpx.Response, end.value)

    async def _perform(self, client: Any, step: Prepared | float, until: Deadline, *, stream: bool) -> Outcome | None:
        if not isinstance(step, Prepared):
            await self.waiting.sleep(step)
            return None
        kept, bounds = None, Bounding(until)
        try:
            with bounds, self.waiting.limit(until):
                response = await self.waiting.send(client, step.request, step.auth)
                # An answer that cannot be had a second time, since its request started something, is kept as it comes.
                if response.is_success and not stream and response.request.method == "POST":
                    kept = Kept(response)
                if not stream or not response.is_success:
                    await self.waiting.read(response)
        except BaseException as error:  # whatever it is, nobody knows what the server has done
            if not isinstance(error, Exception):
                raise
            return self._failed(error, step.request, bounds, kept)
        return response

    def _failed(self, error: Exception, request: httpx.Request, bounds: Bounding, kept: Kept | None) -> Outcome:
        """What came of a request that raised, with as much of the response as there is."""
        response = answered(error, request)
        if response is not None:
            return response
        fault = Fault(error, request, bounds.written if self._connections.counts_writes else None)
        return kept.rest(fault) if kept else fault

    async def read(self, response: httpx.Response, until: Deadline) -> bytes:
        """The body of a response that was to be streamed."""
        try:
            with Bounding(until), self.waiting.limit(until):
                return await self.waiting.read(response)
        except BaseException as error:
            if not isinstance(error, Exception):
                raise
            ours = wrapped(error)
            raise ours from ours.__cause__


class Transport(Sender):
    """Sends calls for a sync client."""

    waiting = BLOCKING

    def send(self, call: Request[T], options: Options) -> T:
        return finish(self.result(call, options))


class AsyncTransport(Sender):
    """Sends calls for an async client."""

    waiting = AWAITING

    async def send(self, call: Request[T], options: Options) -> T:
        return await self.result(call, options)
