# SPDX-License-Identifier: MIT
"""Owns which HTTP client a call goes through: connections belong to one process and one event loop."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar
from weakref import WeakKeyDictionary, ref

import httpx

from .errors import NOT_SENT, APILocalError
from .network import abandon, close_idle, has_connections, http_client, release
from .types import Timeout

H = TypeVar("H", bound=httpx.Client | httpx.AsyncClient)


class _Nowhere:
    """In place of an event loop, where there is none."""


_NOWHERE = _Nowhere()


@dataclass(frozen=True, slots=True)
class _Held(Generic[H]):
    """The HTTP client of one event loop, and what closes it there; a sync client has no such loop."""

    client: H
    end: AsyncGenerator[None, None] | None

    def close(self: _Held[httpx.Client]) -> None:
        release(self.client)  # threads that wait for a response do not notice that their connection is closed
        self.client.close()

    async def aclose(self: _Held[httpx.AsyncClient]) -> None:
        if self.end is not None:
            await self.end.aclose()
        await self.client.aclose()


@dataclass(frozen=True, slots=True)
class _Pools(Generic[H]):
    """The HTTP clients of one process, by event loop; a sync client has one, for all threads."""

    by_loop: WeakKeyDictionary[object, _Held[H]] = field(default_factory=WeakKeyDictionary[object, _Held[H]])
    lock: threading.Lock = field(default_factory=threading.Lock)
    closed: threading.Event = field(default_factory=threading.Event)
    process: int = field(default_factory=os.getpid)


class Connections(Generic[H]):
    """The HTTP clients behind a client and its copies. After a fork, and on another event loop, there are new ones.

    Two processes that write to one socket get each other's responses, and what is read on the loop of another task is
    lost: both with jobs that are billed.
    """

    counts_writes: ClassVar[bool] = True  # whether it is known of each call if anything was written to a socket

    def __init__(self, kind: type[H], timeout: Timeout) -> None:
        self._kind = kind
        self._timeout = timeout
        self._pools: _Pools[H] = _Pools()
        self._inherited: _Pools[H] | None = None  # of the parent process, kept since nothing here may close them
        self._closed = False
        # Made now, so that settings of the environment that cannot be read are reported now.
        self._spare: H | None = http_client(kind, timeout)

    def current(self) -> H:
        """The HTTP client of this process and event loop. Raises APILocalError after `close`."""
        if self._closed:
            raise APILocalError(f"the client is closed. {NOT_SENT}")
        pools = self._pools
        if pools.process != os.getpid():
            pools = self._forked(pools)
        loop = _loop(self._kind)
        held = pools.by_loop.get(loop)
        return held.client if held else self._joined(pools, loop)

    def _forked(self, parent: _Pools[H]) -> _Pools[H]:
        """New connections in place of those of the parent process, which go on there."""
        if issubclass(self._kind, httpx.Client):
            for held in parent.by_loop.values():
                abandon(held.client)
        self._inherited, self._pools = parent, _Pools()
        return self._pools

    def _joined(self, pools: _Pools[H], loop: object) -> H:
        with pools.lock:
            _release_ended(pools)
            held = pools.by_loop.get(loop)
            if held is None:
                client = self._spare or http_client(self._kind, self._timeout)
                self._spare = None
                held = pools.by_loop[loop] = _Held(client, _end_of_loop(client, pools.closed))
            return held.client

    def close(self) -> _Held[H] | None:
        """Ends it. Returns what is still to be closed on the event loop that runs here, if there is anything.

        Connections of other loops are closed by these: the last reference to what closes them ends here.
        """
        self._closed = True
        pools, self._pools = self._pools, _Pools()
        if pools.process != os.getpid():
            self._inherited = pools
            return None
        pools.closed.set()
        _release_ended(pools)
        return pools.by_loop.pop(_loop(self._kind), None)


def _release_ended(pools: _Pools[Any]) -> None:
    """Ends the connections of closed event loops, if the loops did not do it themselves."""
    for loop in [loop for loop in pools.by_loop if _is_over(loop)]:
        release(pools.by_loop.pop(loop).client)


def _end_of_loop(
    client: httpx.Client | httpx.AsyncClient, closed: threading.Event
) -> AsyncGenerator[None, None] | None:
    """What ends the connections of a client on its event loop: when the loop ends, or when nobody refers to it.

    Event loops end the asynchronous generators that began on them, before they close.
    """
    if isinstance(client, httpx.Client) or sys.get_asyncgen_hooks().finalizer is None:
        return None
    end = _closing(client, closed)
    with suppress(StopIteration):  # from its yield
        end.__anext__().send(None)
    return end


async def _closing(client: httpx.AsyncClient, closed: threading.Event) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        # Other generators that end with the loop may still be sending.
        await (client.aclose() if closed.is_set() else close_idle(client))


class Given(Generic[H]):
    """`Connections` for an HTTP client of the caller's: it is refused where its connections belong elsewhere."""

    counts_writes: ClassVar[bool] = False

    def __init__(self, client: H) -> None:
        self._client = client
        self._process = os.getpid()
        self._loop: ref[object] | None = None

    def current(self) -> H:
        """The HTTP client. Raises APILocalError where a response could get lost, or go to somebody else."""
        if self._client.is_closed:
            raise APILocalError(f"http_client is closed. {NOT_SENT}")
        loop = _loop(type(self._client))
        other = "process" if self._process != os.getpid() else "event loop" if self._is_foreign(loop) else None
        if other and has_connections(self._client):
            raise APILocalError(
                f"http_client has connections of another {other}, where responses would get lost or go astray. "
                f"Make an http_client for each {other}, or pass none. {NOT_SENT}"
            )
        self._process, self._loop = os.getpid(), ref(loop)
        return self._client

    def _is_foreign(self, loop: object) -> bool:
        return self._loop is not None and self._loop() is not loop

    def close(self) -> None:
        """Does nothing: the HTTP client is the caller's to close."""


def _loop(kind: type[Any]) -> object:
    """The event loop that runs here, for clients that need one."""
    if not issubclass(kind, httpx.AsyncClient):
        return _NOWHERE
    import asyncio  # not at the top: sync clients start without it

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        trio = sys.modules.get("trio")
        return trio.lowlevel.current_trio_token() if trio else _NOWHERE


def _is_over(loop: object) -> bool:
    is_closed = getattr(loop, "is_closed", None)
    return bool(is_closed and is_closed())
