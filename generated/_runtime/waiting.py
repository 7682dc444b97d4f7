# SPDX-License-Identifier: MIT
"""How a call waits: a sync client blocks its thread, an async client awaits.

Everything that waits is written once, as a coroutine that is handed one of these two. With `BLOCKING` a coroutine never
suspends, so `finish` runs it like a function.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager, nullcontext
from inspect import isawaitable, iscoroutine
from typing import Any, ClassVar, TypeVar, cast

import httpx

from .deadline import Deadline
from .errors import InvalidRequestError

T = TypeVar("T")


class Waiting:
    """What waits, for sync clients: all of it ends before it returns."""

    awaits: ClassVar[bool] = False

    def limit(self, _until: Deadline, /) -> AbstractContextManager[object]:
        """Ends whatever waits in here by the deadline; for a sync client its sockets do so."""
        return nullcontext()

    def pieces(self, response: httpx.Response, *, raw: bool) -> Any:
        """The bytes of a response as they arrive, `raw` or unpacked."""
        return response.iter_raw() if raw else response.iter_bytes()

    async def next(self, pieces: Any) -> bytes | None:
        """The next of these bytes; None after the last ones."""
        return next(pieces, None)

    async def sleep(self, seconds: float) -> None:
        _block(seconds)

    async def send(self, client: Any, request: httpx.Request, auth: Any) -> httpx.Response:
        """Sends one request, and gives its response as soon as it begins."""
        return cast(httpx.Response, client.send(request, stream=True, auth=auth, follow_redirects=False))

    async def read(self, response: httpx.Response) -> bytes:
        """All bytes of a response."""
        return response.read()

    async def close(self, response: httpx.Response) -> None:
        response.close()

    async def run(self, function: Callable[[], None]) -> None:
        """Runs what takes its time on the disk; in async code beside the event loop."""
        function()

    async def told(self, given: object) -> None:
        """Waits for what a function of the caller gave, if that is something to wait for."""
        if isawaitable(given):
            if iscoroutine(given):
                given.close()
            raise InvalidRequestError("on_update gave something to await, which only AsyncClient does")


class _Awaiting(Waiting):
    """What waits, for async clients."""

    awaits = True

    def limit(self, until: Deadline, /) -> AbstractContextManager[object]:
        import anyio  # not at the top: sync clients start without it

        return anyio.fail_after(until.left())

    def pieces(self, response: httpx.Response, *, raw: bool) -> Any:
        return response.aiter_raw() if raw else response.aiter_bytes()

    async def next(self, pieces: Any) -> bytes | None:
        return await anext(pieces, None)

    async def sleep(self, seconds: float) -> None:
        import anyio

        await anyio.sleep(seconds)

    async def send(self, client: Any, request: httpx.Request, auth: Any) -> httpx.Response:
        return cast(httpx.Response, await client.send(request, stream=True, auth=auth, follow_redirects=False))

    async def read(self, response: httpx.Response) -> bytes:
        return await response.aread()

    async def close(self, response: httpx.Response) -> None:
        await response.aclose()

    async def run(self, function: Callable[[], None]) -> None:
        import anyio.to_thread

        await anyio.to_thread.run_sync(function)

    async def told(self, given: object) -> None:
        if isawaitable(given):
            await given


BLOCKING = Waiting()
AWAITING = _Awaiting()


def _block(seconds: float) -> None:
    """Keeps the thread waiting, as callers of a sync client expect."""
    time.sleep(seconds)


def finish(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine of a sync client gives: it never suspends."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return cast(T, end.value)
    coroutine.close()
    raise RuntimeError("a sync client has nothing to await")
