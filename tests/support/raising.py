"""Owns HTTP clients of callers that raise on purpose: in hooks, in their authentication, in transports and bodies."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import Any

import httpx

from tests.support.doubles import Caller

Raise = Callable[[], None]
BEFORE = ("request hook", "auth", "transport")  # what is raised there is raised before anything was sent
AFTER = ("response hook", "auth with a response", "transport with a response")
STAGES = (*BEFORE, *AFTER)


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """As many bytes of a body, and then a fault."""

    def __init__(self, inner: Any, length: int, fault: Raise) -> None:
        self._inner = inner
        self._length = length
        self._fault = fault

    def __iter__(self) -> Iterator[bytes]:
        whole = b"".join(self._inner)
        yield whole[: self._length]
        self._fault()
        yield whole[self._length :]

    async def __aiter__(self) -> AsyncIterator[bytes]:
        whole = b"".join([piece async for piece in self._inner])
        yield whole[: self._length]
        self._fault()
        yield whole[self._length :]

    def close(self) -> None:
        self._inner.close()

    async def aclose(self) -> None:
        await self._inner.aclose()


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport around one of httpx, of either kind."""

    def __init__(self, kind: str, stage: str, fault: Raise, length: int) -> None:
        make: Any = httpx.HTTPTransport if kind == "sync" else httpx.AsyncHTTPTransport
        self._inner = make(verify=False)  # certificates take long to load
        self._stage = stage
        self._fault = fault
        self._length = length

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._raise_in("transport")
        response: httpx.Response = self._inner.handle_request(request)
        try:
            self._raise_in("transport with a response")
        except BaseException:
            response.close()
            raise
        return self._with_body(response)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._raise_in("transport")
        response: httpx.Response = await self._inner.handle_async_request(request)
        try:
            self._raise_in("transport with a response")
        except BaseException:
            await response.aclose()
            raise
        return self._with_body(response)

    def _raise_in(self, stage: str) -> None:
        if self._stage == stage:
            self._fault()

    def _with_body(self, response: httpx.Response) -> httpx.Response:
        if self._stage == "body":
            response.stream = Body(response.stream, self._length, self._fault)
        return response

    def close(self) -> None:
        self._inner.close()

    async def aclose(self) -> None:
        await self._inner.aclose()


class Auth(httpx.Auth):
    """An authentication that raises before or after the request."""

    def __init__(self, stage: str, fault: Raise) -> None:
        self._stage = stage
        self._fault = fault

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._stage == "auth":
            self._fault()
        yield request
        if self._stage == "auth with a response":
            self._fault()


def raising(caller: Caller, stage: str, fault: Raise, length: int = 0) -> Any:
    """An HTTP client of the caller's in which `fault` is called at a stage; with "body" after `length` bytes."""

    def hook(_: Any) -> None:
        fault()

    async def async_hook(_: Any) -> None:
        fault()

    kind = httpx.Client if caller.kind == "sync" else httpx.AsyncClient
    hooks = {"request hook": "request", "response hook": "response"}
    event_hooks = {hooks[stage]: [hook if caller.kind == "sync" else async_hook]} if stage in hooks else {}
    transport: Any = Transport(caller.kind, stage, fault, length)
    return kind(transport=transport, auth=Auth(stage, fault), event_hooks=event_hooks)


def closed(caller: Caller, http: Any) -> None:
    """Closes an HTTP client of either kind."""
    caller.wait(http.close() if isinstance(http, httpx.Client) else http.aclose())
