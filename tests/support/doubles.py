"""Owns the doubles of the network: clients of either kind, called the same way, whose server is a list of answers."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import Any, Self

import httpx
import pytest

from tests.support import wire

BASE_URL = "https://relay.example"


def runtime() -> Any:
    """What all clients share, as an application imports it."""
    return import_module("generated._runtime")


@contextmanager
def instant_sleeps() -> Iterator[list[float]]:
    """Sleeps of clients end at once; gives the seconds that they asked for."""
    pauses: list[float] = []

    async def later(seconds: float) -> None:
        pauses.append(seconds)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", pauses.append)
        patch.setattr("anyio.sleep", later)
        yield pauses


class Server:
    """Answers each request with the next answer, and from then on with the last one; keeps the requests.

    An answer is JSON, a status with JSON, an exception to raise, or a function of the request.
    """

    def __init__(self, answers: Iterable[Any]) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers[min(len(self.requests), len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            found = answer(request)
            assert isinstance(found, httpx.Response)
            return found
        status, content = answer if isinstance(answer, tuple) else (200, answer)
        # Not `json=content`, which sends nothing for null.
        return httpx.Response(
            status, headers={"content-type": "application/json"}, content=json.dumps(content).encode()
        )

    @property
    def sent(self) -> list[wire.Sent]:
        """The requests, taken apart."""
        return [wire.decode(request) for request in self.requests]

    @property
    def only(self) -> wire.Sent:
        """The one request that was made."""
        assert len(self.requests) == 1, f"{len(self.requests)} requests"
        return self.sent[0]


class Caller:
    """Makes clients of one kind and waits for what their calls give."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._stack = ExitStack()
        self._runner = self._stack.enter_context(asyncio.Runner()) if kind == "async" else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def class_name(self) -> str:
        return "AsyncClient" if self._runner else "Client"

    def client_class(self, provider: str) -> Any:
        return getattr(import_module(f"generated.{provider}"), self.class_name)

    def http_client(self, server: Callable[[httpx.Request], httpx.Response], **options: Any) -> Any:
        """An `httpx` client whose requests go to `server`."""
        transport = httpx.MockTransport(server)
        if self._runner:
            return httpx.AsyncClient(transport=transport, **options)
        return httpx.Client(transport=transport, **options)

    def connect(self, provider: str, *answers: Any, **options: Any) -> tuple[Any, Server]:
        """A client, and the server it talks to."""
        server = Server(answers)
        given = {"api_key": wire.KEY, "base_url": BASE_URL, "http_client": self.http_client(server), **options}
        return self.client_class(provider)(**given), server

    def wait(self, value: Any) -> Any:
        """The value itself, or what awaiting it gives."""
        if self._runner is None:
            assert not inspect.isawaitable(value), "a sync client gave something to await"
            return value
        assert inspect.isawaitable(value), "an async client gave nothing to await"
        return self._runner.run(_result(value))

    def collect(self, values: Any) -> list[Any]:
        """All values of an iterator."""
        return list(values) if self._runner is None else self._runner.run(_collect(values))

    def within(self, manager: Any, action: Callable[[Any], Any]) -> Any:
        """What `action` gives inside a context manager of either kind."""
        if self._runner is None:
            with manager as entered:
                return action(entered)
        return self._runner.run(_within(manager, action))


async def _result(value: Awaitable[Any]) -> Any:
    return await value


async def _collect(values: AsyncIterator[Any]) -> list[Any]:
    return [value async for value in values]


async def _within(manager: Any, action: Callable[[Any], Any]) -> Any:
    async with manager as entered:
        return await action(entered)


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in pieces; `log` tells when each was asked for and whether the body was closed."""

    def __init__(self, pieces: Iterable[bytes | BaseException], log: list[str] | None = None) -> None:
        self._pieces = list(pieces)
        self.log = [] if log is None else log

    def __iter__(self) -> Iterator[bytes]:
        for number, piece in enumerate(self._pieces, start=1):
            self.log.append(f"piece {number}")
            if isinstance(piece, BaseException):
                raise piece
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.log.append("closed")

    async def aclose(self) -> None:
        self.close()
