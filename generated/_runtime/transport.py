"""Owns sending: one request after another until there is a result. The sync and the async half do the same."""

from __future__ import annotations

import time
from contextlib import ExitStack
from functools import cache
from ssl import SSLContext
from typing import Any, TypeVar, cast

import anyio
import httpx

from .errors import APIStatusError, status_error
from .exchange import (
    Settings,
    connection_error,
    decode,
    decoded_body,
    prepare,
    received,
    retry_delay,
)
from .request import Options, Request
from .response import AsyncBinaryResponse, BinaryResponse, RawResponse
from .sse import AsyncStream, Stream

T = TypeVar("T")


@cache
def tls_context() -> SSLContext:
    """One TLS context for all clients of the process: making one takes longer than a request on loopback."""
    return httpx.create_ssl_context()


def _check_download(response: httpx.Response) -> None:
    """An answer in JSON where bytes are expected is an error, whatever its status."""
    if (
        response.headers.get("content-type", "").partition(";")[0].strip().lower()
        == "application/json"
    ):
        raise APIStatusError(
            f"{response.status_code}: JSON came in place of a file",
            response=response,
            body=decoded_body(response),
        )


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
        if response.headers.get("content-type", "").lower().startswith("application/json"):
            response.read()
            _check_download(response)
        found = BinaryResponse(response)
        return cast(BinaryResponse, RawResponse(response, lambda: found)) if self._raw else found

    def stream(self, call: Request[T], options: Options, terminator: str | None) -> Stream[T]:
        response = self._send(call, options, stream=True)
        if response.headers.get("content-type", "").lower().startswith("application/json"):
            response.read()
            decode(self.settings, call, response)
        found = Stream[T](
            response, lambda value: received(self.settings, call, value)[0], terminator
        )
        return cast(Stream[T], RawResponse(response, lambda: found)) if self._raw else found

    def _send(self, call: Request[Any], options: Options, *, stream: bool) -> httpx.Response:
        attempt = 0
        while True:
            with ExitStack() as opened:
                prepared = prepare(self._client, self.settings, call, options, opened)
                try:
                    response = self._client.send(
                        prepared.request, stream=stream, follow_redirects=prepared.follow_redirects
                    )
                except httpx.HTTPError as error:
                    delay = retry_delay(self.settings, prepared, attempt, None, error)
                    if delay is None:
                        raise connection_error(error, call.method) from error
                else:
                    if response.is_success:
                        return response
                    delay = retry_delay(self.settings, prepared, attempt, response, None)
                    self._read(response)
                    if delay is None:
                        raise status_error(response, decoded_body(response))
            time.sleep(delay)
            attempt += 1

    def _read(self, response: httpx.Response) -> None:
        try:
            response.read()
        except httpx.HTTPError as error:
            raise connection_error(error, response.request.method) from error
        finally:
            response.close()


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
        if response.headers.get("content-type", "").lower().startswith("application/json"):
            await response.aread()
            _check_download(response)
        found = AsyncBinaryResponse(response)
        return (
            cast(AsyncBinaryResponse, RawResponse(response, lambda: found)) if self._raw else found
        )

    async def stream(
        self, call: Request[T], options: Options, terminator: str | None
    ) -> AsyncStream[T]:
        response = await self._send(call, options, stream=True)
        if response.headers.get("content-type", "").lower().startswith("application/json"):
            await response.aread()
            decode(self.settings, call, response)
        found = AsyncStream[T](
            response, lambda value: received(self.settings, call, value)[0], terminator
        )
        return cast(AsyncStream[T], RawResponse(response, lambda: found)) if self._raw else found

    async def _send(self, call: Request[Any], options: Options, *, stream: bool) -> httpx.Response:
        attempt = 0
        while True:
            with ExitStack() as opened:
                prepared = prepare(self._client, self.settings, call, options, opened)
                try:
                    response = await self._client.send(
                        prepared.request, stream=stream, follow_redirects=prepared.follow_redirects
                    )
                except httpx.HTTPError as error:
                    delay = retry_delay(self.settings, prepared, attempt, None, error)
                    if delay is None:
                        raise connection_error(error, call.method) from error
                else:
                    if response.is_success:
                        return response
                    delay = retry_delay(self.settings, prepared, attempt, response, None)
                    await self._read(response)
                    if delay is None:
                        raise status_error(response, decoded_body(response))
            await anyio.sleep(delay)
            attempt += 1

    async def _read(self, response: httpx.Response) -> None:
        try:
            await response.aread()
        except httpx.HTTPError as error:
            raise connection_error(error, response.request.method) from error
        finally:
            await response.aclose()
