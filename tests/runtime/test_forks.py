"""Owns which connections a call goes through after a fork: never those of another process."""

from __future__ import annotations

import json
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.doubles import Caller
from tests.support.faults import FaultServer
from tests.support.jobs import part
from tests.support.loopback import Scheme, client, serving, told, told_slowly

pytestmark = [
    pytest.mark.usefixtures("no_proxy"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
    pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning"),
]
schemes = pytest.mark.parametrize("scheme", ["http", "https"])
MOST = 30  # seconds that a child may take


def forked(work: Callable[[], Any]) -> Callable[[], Any]:
    """Runs something in a child of this process; gives what waits for its result. A child that hangs has none."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        threading.Timer(MOST, lambda: os._exit(1)).start()
        try:
            result = work()
        except BaseException as error:
            result = [repr(error), *getattr(error, "__notes__", ())]
        os.write(write, json.dumps(result).encode())
        os._exit(0)
    os.close(write)

    def result() -> Any:
        with os.fdopen(read, "rb") as pipe:
            content = pipe.read()
        os.waitpid(child, 0)
        return json.loads(content or '"nothing: the child hung"')

    return result


def submitted(caller: Caller, made: Any, name: str) -> list[str]:
    return [caller.wait(made.videos.create(prompt=f"{name}-{number}")).id for number in range(5)]


def expected(*names: str) -> dict[str, list[str]]:
    return {name: [f"{name}-{number}" for number in range(5)] for name in names}


@schemes
def test_every_process_gets_its_own_jobs(caller: Caller, scheme: Scheme, tmp_path: Path) -> None:
    with serving(scheme, tmp_path, told_slowly) as (server, url):
        made = client(caller.kind, url)
        caller.wait(made.videos.retrieve("warm"))

        def work(name: str) -> list[str]:
            with Caller(caller.kind) as inside:
                return submitted(inside, made.with_options(timeout=20) if name == "b" else made, name)

        children = {name: forked(lambda name=name: work(name)) for name in "ab"}
        results = {"parent": submitted(caller, made, "parent")}
        results |= {name: wait() for name, wait in children.items()}
        caller.wait(made.videos.retrieve("later"))
        assert results == expected("parent", "a", "b")
        assert len(server.requests) == 17
        of_parent = [r for r in server.requests if b"parent" in r.body or r.path.endswith(("warm", "later"))]
        assert len(of_parent) == 7
        assert {request.connection for request in of_parent} == {1}, "a child has ended the connection of its parent"
        caller.wait(made.close())


@schemes
def test_child_of_a_process_that_is_sending_gets_its_own_jobs(scheme: Scheme, tmp_path: Path) -> None:
    with serving(scheme, tmp_path, told_slowly) as (server, url), Caller("sync") as caller:
        made = client("sync", url)
        with ThreadPoolExecutor(4) as threads:
            sending = {name: threads.submit(submitted, caller, made, name) for name in "wxyz"}
            server.wait_for(lambda s: len(s.requests) > 5)
            children = {name: forked(lambda name=name: submitted(caller, made, name)) for name in "ab"}
            results = {name: future.result(MOST) for name, future in sending.items()}
        results |= {name: wait() for name, wait in children.items()}
        assert results == expected(*"wxyzab")
        assert len(server.requests) == 30
        made.close()


def test_child_closes_its_copies_of_connections_and_nothing_else() -> None:
    with FaultServer(told) as server:
        made = client("sync", server.url)
        made.videos.retrieve("warm")
        (stream,) = made._connections.current()._transport._pool._network_backend.open
        inherited = stream.get_extra_info("socket")

        def work() -> bool:
            made.videos.retrieve("child")
            return bool(inherited.fileno() == -1)

        assert forked(work)() is True
        made.videos.retrieve("parent")
        assert [request.connection for request in server.requests] == [1, 2, 1]
        made.close()


@schemes
def test_client_closed_in_a_child_goes_on_in_its_parent(caller: Caller, scheme: Scheme, tmp_path: Path) -> None:
    with serving(scheme, tmp_path, told) as (server, url):
        made = client(caller.kind, url)
        caller.wait(made.videos.retrieve("warm"))

        def work() -> str:
            with Caller(caller.kind) as inside:
                inside.wait(made.close())
                return inside.wait(made.videos.create(prompt="x"))

        refusal = forked(work)()
        assert "closed. Nothing was sent" in refusal[0]
        assert caller.wait(made.videos.retrieve("parent")).id == "parent"
        assert server.connections == 1
        caller.wait(made.close())


def _worker(made: Any, name: str, results: Any) -> None:
    with Caller("sync") as caller:
        results.put((name, submitted(caller, made, name)))


@schemes
def test_workers_of_multiprocessing_get_their_own_jobs(scheme: Scheme, tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    with serving(scheme, tmp_path, told_slowly) as (_, url):
        made = client("sync", url)
        made.videos.retrieve("warm")
        results = context.Queue()
        workers = [context.Process(target=_worker, args=(made, name, results)) for name in "abc"]
        for worker in workers:
            worker.start()
        received = dict(results.get(timeout=MOST) for _ in workers)
        for worker in workers:
            worker.join()
        assert received == expected(*"abc")
        made.close()


# Locks


@contextmanager
def held_elsewhere(*locks: Any) -> Iterator[None]:
    """Another thread holds locks."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with ExitStack() as stack:
            for lock in locks:
                stack.enter_context(lock)
            held.set()
            done.wait(2 * MOST)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(MOST)
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_locks_that_are_held_during_a_fork_stop_nobody(tmp_path: Path) -> None:
    network = part("network")
    with serving("https", tmp_path, told) as (_, url), Caller("sync") as caller:
        made = client("sync", url)
        with held_elsewhere(made._connections._pools.lock, network._loading):
            network._certificates.cache_clear()  # the child is to load them
            wait = forked(lambda: submitted(caller, made, "child"))
            assert wait() == expected("child")["child"]
        assert made.videos.retrieve("parent").id == "parent"
        made.close()


def test_departure_that_is_told_during_a_fork_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    departures = part("departures")
    inside, done = threading.Event(), threading.Event()

    class Logged(dict[Any, Any]):
        """Keeps a thread that adds the first entry; the parent forks meanwhile."""

        def setdefault(self, *entry: Any) -> Any:
            if not inside.is_set():
                inside.set()
                done.wait(2 * MOST)
            return super().setdefault(*entry)

    monkeypatch.setattr(departures, "_logged", Logged())
    settings = client("sync", "http://relay.example")._settings
    departure = part("model").Departure(operation="fork", pointer="/a", expected="text", got=1)
    with ThreadPoolExecutor(1) as threads:
        threads.submit(departures.tell, settings, [departure])
        assert inside.wait(MOST)
        try:
            assert forked(lambda: departures.tell(settings, [departure]) or "told")() == "told"
        finally:
            done.set()


# HTTP clients of callers


class Wrapping(httpx.BaseTransport):
    """A transport of the caller's around one of httpx."""

    def __init__(self) -> None:
        self.inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self.inner.handle_request(request)

    def close(self) -> None:
        self.inner.close()


@pytest.mark.parametrize("transport", [httpx.HTTPTransport, Wrapping])
def test_http_client_of_the_caller_is_refused_in_a_child(transport: Callable[[], httpx.BaseTransport]) -> None:
    with FaultServer(told) as server, httpx.Client(transport=transport()) as http:
        made = client("sync", server.url, http_client=http)
        assert forked(lambda: made.videos.retrieve("early").id)() == "early"
        made.videos.retrieve("warm")
        refusal = forked(lambda: made.videos.create(prompt="x").id)()
        assert "another process" in refusal[0]
        assert "Nothing was sent" in refusal[0]
        assert not any(part("errors").NOT_AGAIN in note for note in refusal[1:])
        assert made.videos.retrieve("after").id == "after"
        assert [request.path.rpartition("/")[2] for request in server.requests] == ["early", "warm", "after"]
