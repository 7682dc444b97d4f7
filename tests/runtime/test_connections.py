"""Owns which connections a call goes through: those of its event loop, until the client is closed or the loop ends."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import stall
from tests.support.faults import FaultServer
from tests.support.loopback import Scheme, client, serving, told, told_slowly
from tests.support.project import python

pytestmark = pytest.mark.usefixtures("no_proxy")

LOOPS = 20
NOT_SENT = r"Nothing was sent"
schemes = pytest.mark.parametrize("scheme", ["http", "https"])


# Event loops


@schemes
def test_client_serves_one_event_loop_after_another(scheme: Scheme, tmp_path: Path) -> None:
    with serving(scheme, tmp_path, told) as (server, url):
        made = client("async", url)
        copy = made.with_options(timeout=30)
        for number in range(LOOPS):
            for caller in (made, copy):
                assert asyncio.run(caller.videos.create(prompt=f"job-{number}")).id == f"job-{number}"
            assert server.wait_for(lambda s: s.open == 0), "a connection outlived its loop"
        assert len(server.requests) == server.connections == 2 * LOOPS
        assert len(made._connections._pools.by_loop) <= 1
        asyncio.run(made.close())


@schemes
def test_client_serves_the_loops_of_several_threads_at_once(scheme: Scheme, tmp_path: Path) -> None:
    async def many(made: Any, name: str) -> list[str]:
        videos = await asyncio.gather(*(made.videos.create(prompt=f"{name}-{number}") for number in range(5)))
        return [video.id for video in videos]

    with serving(scheme, tmp_path, told_slowly) as (server, url), ThreadPoolExecutor(4) as threads:
        made = client("async", url)
        for turn in range(3):
            callers = [made, made.with_options(timeout=30)] * 2
            names = [f"{turn}{letter}" for letter in "abcd"]
            futures = [
                threads.submit(lambda caller=caller, name=name: asyncio.run(many(caller, name)))
                for caller, name in zip(callers, names, strict=True)
            ]
            for name, future in zip(names, futures, strict=True):
                assert future.result(60) == [f"{name}-{number}" for number in range(5)]
        assert len(server.requests) == 60
        assert server.wait_for(lambda s: s.open == 0), "a connection outlived its loop"


@schemes
def test_one_loop_keeps_its_connection(scheme: Scheme, tmp_path: Path) -> None:
    with serving(scheme, tmp_path, told) as (server, url), Caller("async") as caller:
        made = client("async", url)
        for _ in range(3):
            caller.wait(made.videos.retrieve("x"))
        assert server.connections == 1


@schemes
@pytest.mark.parametrize("next_step", ["call", "close"])
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of asyncio: nothing can close its transports any more
def test_connections_of_a_loop_that_was_only_closed_end_later(scheme: Scheme, next_step: str, tmp_path: Path) -> None:
    with serving(scheme, tmp_path, told) as (server, url):
        made = client("async", url)
        loop = asyncio.new_event_loop()
        loop.run_until_complete(made.videos.retrieve("x"))
        loop.close()  # without an end to its asynchronous generators
        asyncio.run(made.videos.retrieve("y") if next_step == "call" else made.close())
        assert server.wait_for(lambda s: s.open == 0), "a connection outlived its loop"
        assert loop not in made._connections._pools.by_loop
        gc.collect()


def test_client_that_nobody_refers_to_closes_its_connections() -> None:
    async def forgotten(url: str) -> None:
        await client("async", url).videos.retrieve("x")
        gc.collect()
        await asyncio.to_thread(server.wait_for, lambda s: s.open == 0)
        assert server.open == 0

    with FaultServer(told) as server:
        asyncio.run(forgotten(server.url))


AT_THE_END = """
import asyncio, sys
from generated.ephone import AsyncClient
client = AsyncClient(api_key="k", base_url=sys.argv[1], max_retries=0)

async def updates():
    try:
        yield await client.videos.retrieve("first")
    finally:
        print((await client.videos.retrieve("last")).id)
        await client.close()

async def main():
    global kept
    kept = updates()
    await anext(kept)

asyncio.run(main())
"""


def test_calls_of_generators_that_end_with_their_loop_are_served() -> None:
    with FaultServer(told) as server:
        done = python("-c", AT_THE_END, server.url, NO_PROXY="*")
        assert (done.returncode, done.stdout, done.stderr) == (0, "last\n", "")
        assert [request.path for request in server.requests] == ["/v1/videos/first", "/v1/videos/last"]


class Wrapping(httpx.AsyncBaseTransport):
    """A transport of the caller's around one of httpx."""

    def __init__(self) -> None:
        self.inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self.inner.handle_async_request(request)


@pytest.mark.parametrize("make", [httpx.AsyncClient, lambda: httpx.AsyncClient(transport=Wrapping())])
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of asyncio: the caller has left connections of a closed loop
def test_http_client_of_the_caller_is_refused_on_another_loop(make: Callable[[], httpx.AsyncClient]) -> None:
    with FaultServer(told) as server:
        http = make()
        made = client("async", server.url, http_client=http)
        assert asyncio.run(made.videos.create(prompt="one")).id == "one"
        with pytest.raises(runtime().APIConnectionError, match=r"another event loop.*Nothing was sent"):
            asyncio.run(made.videos.create(prompt="two"))
        assert len(server.requests) == 1
        del made, http
        gc.collect()


def test_http_client_without_connections_serves_every_loop() -> None:
    http = httpx.AsyncClient(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={"id": "v"})))
    made = client("async", "http://relay.example", http_client=http)
    assert [asyncio.run(made.videos.retrieve("v")).id for _ in range(3)] == ["v"] * 3


# The end


@schemes
def test_closed_client_says_that_nothing_was_sent(caller: Caller, scheme: Scheme, tmp_path: Path) -> None:
    with serving(scheme, tmp_path, told) as (server, url):
        made = client(caller.kind, url)
        copy = made.with_options(timeout=30)
        caller.wait(made.videos.retrieve("x"))
        caller.wait(copy.close())
        caller.wait(made.videos.retrieve("x"))
        caller.wait(made.close())
        assert server.wait_for(lambda s: s.open == 0)
        for closed in (made, copy):
            with pytest.raises(runtime().APIConnectionError, match=rf"closed.*{NOT_SENT}"):
                caller.wait(closed.videos.create(prompt="x"))
        caller.wait(made.close())
        assert len(server.requests) == 2


def test_client_that_was_never_used_can_be_closed(caller: Caller) -> None:
    with FaultServer(told) as server:
        made = client(caller.kind, server.url)
        caller.wait(made.close())
        with pytest.raises(runtime().APIConnectionError, match=rf"closed.*{NOT_SENT}"):
            caller.wait(made.videos.create(prompt="x"))


def test_closed_http_client_says_that_nothing_was_sent(caller: Caller) -> None:
    http = httpx.Client() if caller.kind == "sync" else httpx.AsyncClient()
    with FaultServer(told) as server:
        made = client(caller.kind, server.url, http_client=http)
        caller.wait(http.close() if isinstance(http, httpx.Client) else http.aclose())
        with pytest.raises(runtime().APIConnectionError, match=rf"closed.*{NOT_SENT}"):
            caller.wait(made.videos.create(prompt="x"))
        assert server.requests == []


@schemes
def test_client_can_be_closed_on_another_loop(scheme: Scheme, tmp_path: Path) -> None:
    with serving(scheme, tmp_path, told) as (server, url), Caller("async") as waiting:
        made = client("async", url)
        waiting.wait(made.videos.retrieve("x"))
        asyncio.run(made.close())
        assert server.open == 1  # its loop does not run
        waiting.wait(asyncio.sleep(0.01))
        assert server.wait_for(lambda s: s.open == 0), "the loop has not closed its connection"


def test_client_can_be_closed_on_another_loop_while_its_own_runs() -> None:
    async def used(made: Any) -> None:
        await made.videos.retrieve("x")
        ready.set()
        await asyncio.to_thread(closed.wait, 20)

    ready, closed = threading.Event(), threading.Event()
    with FaultServer(told) as server, ThreadPoolExecutor(1) as threads:
        made = client("async", server.url)
        running = threads.submit(lambda: asyncio.run(used(made)))
        assert ready.wait(20)
        asyncio.run(made.close())
        try:
            assert server.wait_for(lambda s: s.open == 0), "the running loop has not closed its connection"
        finally:
            closed.set()
        running.result(20)


def test_submit_under_way_while_the_client_is_closed_may_have_been_taken(caller: Caller) -> None:
    async def submitted(made: Any) -> None:
        await made.videos.create(prompt="x")

    def call() -> Any:
        return made.videos.create(prompt="x") if caller.kind == "sync" else asyncio.run(submitted(made))

    with FaultServer(stall()) as server, ThreadPoolExecutor(1) as threads:
        made = client(caller.kind, server.url)
        running = threads.submit(call)
        assert server.wait_for(lambda s: bool(s.requests and s.requests[0].complete))
        caller.wait(made.close())
        with pytest.raises(runtime().APIConnectionError) as caught:
            running.result(20)
        assert "may have taken it" in "".join(caught.value.__notes__)
