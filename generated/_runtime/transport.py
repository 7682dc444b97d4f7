"""Owns sending: one request after another until there is a result. The sync and the async half do the same."""

from __future__ import annotations

import time
from functools import cache
from ssl import SSLContext
from typing import Any, TypeVar, cast

import anyio
import httpx

from .exchange import (
    Prepared,
    Settings,
    attempts,
    check_download,
    decode,
    in_place_of,
    is_no_file,
    received,
)
from .request import Options, Request
from .response import AsyncBinaryResponse, BinaryResponse, RawResponse, wrapped
from .sse import AsyncStream, Stream

T = TypeVar("T")


@cache
def tls_context() -> SSLContext:
    """One TLS context for all clients of the process: making one takes longer than a request on loopback."""
    return httpx.create_ssl_context()


class Transport:
    """Sends calls for a sync client."""

    def __init__(self, settings: Settings, client: httpx.Client, *, raw: bool = False) -> None:
        self.settings = settings
        self._client = client
        self._raw = raw

    def raw(self) -> Transport:
        """The same transport, answering with `RawResponse`."""
        return Transport(self.settings, self._client, raw=True)

    def send(self, call: Request[T], options: Options) -> T:
        response = self._send(call, options, stream=False)
        if self._raw:
            return cast(T, RawResponse(response, lambda: decode(self.settings, call, response)))
        return cast(T, decode(self.settings, call, response))

    def download(self, call: Request[Any], options: Options) -> BinaryResponse:
        response = self._send(call, options, stream=True)
        if is_no_file(response):
            self._read(response)
            check_download(call, response)
        found = BinaryResponse(response)
        return cast(BinaryResponse, RawResponse(response, lambda: found)) if self._raw else found

    def stream(self, call: Request[T], options: Options, terminator: str | None) -> Stream[T]:
        response = self._send(call, options, stream=True)
        if is_no_file(response):
            self._read(response)
            raise in_place_of("a stream of events", response)
        found = Stream[T](response, lambda value: received(self.settings, call, response, value), terminator)
        return cast(Stream[T], RawResponse(response, lambda: found)) if self._raw else found

    def _read(self, response: httpx.Response) -> None:
        try:
            response.read()
        except httpx.HTTPError as error:
            raise wrapped(error) from error

    def _send(self, call: Request[Any], options: Options, *, stream: bool) -> httpx.Response:
        flow = attempts(self._client, self.settings, call, options)
        step = next(flow)
        while True:
            outcome = self._perform(step, stream=stream)
            try:
                step = flow.send(outcome)
            except StopIteration as end:
                return cast(httpx.Response, end.value)

    def _perform(self, step: Prepared | float, *, stream: bool) -> httpx.Response | httpx.HTTPError | None:
        if not isinstance(step, Prepared):
            time.sleep(step)
            return None
        try:
            response = self._client.send(step.request, stream=stream, follow_redirects=step.follow_redirects)
            if stream and not response.is_success:
                response.read()
        except httpx.HTTPError as error:
            return error
        return response


class AsyncTransport:
    """Sends calls for an async client."""

    def __init__(self, settings: Settings, client: httpx.AsyncClient, *, raw: bool = False) -> None:
        self.settings = settings
        self._client = client
        self._raw = raw

    def raw(self) -> AsyncTransport:
        """The same transport, answering with `RawResponse`."""
        return AsyncTransport(self.settings, self._client, raw=True)

    async def send(self, call: Request[T], options: Options) -> T:
        response = await self._send(call, options, stream=False)
        if self._raw:
            return cast(T, RawResponse(response, lambda: decode(self.settings, call, response)))
        return cast(T, decode(self.settings, call, response))

    async def download(self, call: Request[Any], options: Options) -> AsyncBinaryResponse:
        response = await self._send(call, options, stream=True)
        if is_no_file(response):
            await self._read(response)
            check_download(call, response)
        found = AsyncBinaryResponse(response)
        return cast(AsyncBinaryResponse, RawResponse(response, lambda: found)) if self._raw else found

    async def stream(self, call: Request[T], options: Options, terminator: str | None) -> AsyncStream[T]:
        response = await self._send(call, options, stream=True)
        if is_no_file(response):
            await self._read(response)
            raise in_place_of("a stream of events", response)
        found = AsyncStream[T](response, lambda value: received(self.settings, call, response, value), terminator)
        return cast(AsyncStream[T], RawResponse(response, lambda: found)) if self._raw else found

    async def _read(self, response: httpx.Response) -> None:
        try:
            await response.aread()
        except httpx.HTTPError as error:
            raise wrapped(error) from error

    async def _send(self, call: Request[Any], options: Options, *, stream: bool) -> httpx.Response:
        flow = attempts(self._client, self.settings, call, options)
        step = next(flow)
        while True:
            outcome = await self._perform(step, stream=stream)
            try:
                step = flow.send(outcome)
            except StopIteration as end:
                return cast(httpx.Response, end.value)

    async def _perform(self, step: Prepared | float, *, stream: bool) -> httpx.Response | httpx.HTTPError | None:
        if not isinstance(step, Prepared):
            await anyio.sleep(step)
            return None
        try:
            response = await self._client.send(step.request, stream=stream, follow_redirects=step.follow_redirects)
            if stream and not response.is_success:
                await response.aread()
        except httpx.HTTPError as error:
            return error
        return response
