"""Owns the soak: a thousand jobs at once over a network that fails at random, and not one is lost or billed twice."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import pickle
import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import pytest

from tests.support import wire
from tests.support.doubles import instant_sleeps, runtime
from tests.support.fault_answers import Answer, Arrived, Script, answer, drop
from tests.support.faults import FaultServer

JOBS = 1000
AT_ONCE = 32
LOOPS = 20
PROCESSES = 4
SEED = 20251104
SECONDS = 600.0  # that a job may take: no machine is so slow
TRIES = 50  # of a download
REQUESTS = 20_000  # more than there will be
MAY_HAVE_BEEN_TAKEN = ("may have taken it", "may be billed")
SUCCESSES = (200, 200, 200, 201, 202, 203, 206, 218, 299)
PAGE = {"body": b"<html>no</html>", "headers": {"Content-Type": "text/html"}}
LATER = {"json": {}, "headers": {"Retry-After": "0"}}


class Relay:
    """A relay that takes a job once it has read the whole of it, and may then fail to tell so."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()  # by what marks the prompt
        self.ended: set[str] = set()  # marks of the jobs whose end was told
        self._asked: Counter[str] = Counter()  # by mark and kind of request
        self._lock = threading.Lock()

    def __call__(self, request: Arrived) -> Answer:
        kinds = {"content": self._file, "videos": self._take}
        kind = kinds.get(request.path.rpartition("/")[2], self._state)
        mark = request.parts[0].content.decode() if kind == self._take else request.path.split("/")[3]
        with self._lock:
            number = self._asked[f"{kind.__name__} {mark}"] = self._asked[f"{kind.__name__} {mark}"] + 1
            # The same faults, whatever order the threads run in.
            return kind(request, mark, number, random.Random(f"{SEED} {kind.__name__} {mark} {number}"))

    def _take(self, _: Arrived, mark: str, __: int, chance: random.Random) -> Answer:
        fate = chance.random()
        if fate < 0.10:
            return answer(chance.choice((429, 503)), **LATER)
        if fate < 0.14:
            return answer(chance.choice((400, 402, 403, 418, 422, 429)), json={"error": {"message": "no"}})
        if fate < 0.16:
            return answer(chance.choice((500, 503)), json={})
        self.taken[mark] += 1
        told = _told(mark, "pending", chance)
        return _harmed(told, chance, _half(told))

    def _state(self, _: Arrived, mark: str, number: int, chance: random.Random) -> Answer:
        status = "completed" if number > 1 else chance.choice(("pending", "processing", "queueing", "marinating"))
        told = _told(mark, status, chance)
        harmed = _harmed(told, chance, _half(told), answer(chance.choice((429, 503)), **LATER))
        if status == "completed" and harmed is told:
            self.ended.add(mark)
        return harmed

    def _file(self, request: Arrived, mark: str, _: int, chance: random.Random) -> Answer:
        content = video(mark)
        start = int(request.headers.get("range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        place = f"bytes {start}-{len(content) - 1}/{len(content)}"
        headers = {"Content-Type": "video/mp4", **({"Content-Range": place} if start else {})}
        told = answer(206 if start else 200, body=content[start:], headers=headers)
        return _harmed(told, chance, answer(chance.choice((429, 503)), **LATER))


def video(mark: str) -> bytes:
    """The bytes of the video of a job."""
    return random.Random(mark).randbytes(3000)


def _half(told: Answer) -> Answer:
    """An answer that is whole for HTTP, and half a document: of a file nobody could tell."""
    return answer(200, body=told[len(told.head) : len(told) - 9], headers={"Content-Type": "application/json"})


def downloads(mark: str) -> bool:
    """Whether the video of a job is downloaded too; for all of them the soak would take too long."""
    return mark.endswith("5")


def _told(mark: str, status: str, chance: random.Random) -> Answer:
    """What is told of a job: its id and its status, and sometimes a departure from the spec beside them."""
    departures: list[dict[str, Any]] = [{"progress": "50%"}, {"created_at": None}, {"seconds": 8}, {"shard": [{}]}]
    departed = chance.choice(departures) if chance.random() < 0.2 else {}
    told = {"id": mark, "status": status, "progress": 1, "created_at": 1705123456, **departed}
    return answer(chance.choice(SUCCESSES), json=told)


def _harmed(told: Answer, chance: random.Random, *more: Answer) -> Answer:
    """The answer, or sometimes a fault in its place."""
    if chance.random() > 0.3:
        return told
    reset = chance.random() < 0.5
    faults = [
        drop(reset=reset),
        told.cut(head=chance.randrange(len(told.head)), reset=reset),
        told.cut(body=chance.randrange(len(told.body)), reset=reset),
        answer(chance.choice((500, 503)), json={}),
        answer(chance.choice((408, 502, 520, 599)), **PAGE),
        answer(200, **PAGE),
        *more,
    ]
    return chance.choice(faults)


def scripts(relay: Relay) -> list[Script]:
    """The relay, and now and then a connection that ends before or in the middle of a request."""
    chance = random.Random(SEED)
    ends = [drop(reset=reset) for reset in (False, True)]
    early: list[Script] = [
        found for end in ends for found in (end.before_reading(), end.after_reading(chance.randrange(60)))
    ]
    return [*(chance.choice(early) if chance.random() < 0.04 else relay for _ in range(REQUESTS)), relay]


@dataclass
class Known:
    """What callers know of their jobs."""

    told: dict[str, str] = field(default_factory=dict)  # ids by mark
    unsure: set[str] = field(default_factory=set)  # marks of calls that say that the job may have been taken
    refused: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    downloaded: set[str] = field(default_factory=set)
    connections: list[int] = field(default_factory=list)  # in the pool of the client

    def add(self, other: Known) -> None:
        """Takes over what others know of theirs."""
        self.told |= other.told
        for mine, theirs in (
            (self.unsure, other.unsure),
            (self.refused, other.refused),
            (self.ended, other.ended),
            (self.downloaded, other.downloaded),
        ):
            mine |= theirs
        self.connections += other.connections

    def submitted(self, mark: str, outcome: Any) -> str | None:
        """The id of a job to follow."""
        if not isinstance(outcome, runtime().APIError):
            self.told[mark] = import_module("generated.ephone.job").JOB.id_of(outcome)
            return self.told[mark]
        text = "\n".join([str(outcome), *getattr(outcome, "__notes__", ())])
        (self.unsure if any(words in text for words in MAY_HAVE_BEEN_TAKEN) else self.refused).add(mark)
        return None

    def followed(self, mark: str, last: Any, client: Any) -> None:
        assert (last.id, last.status) == (mark, "completed")
        self.ended.add(mark)
        self.connections.append(len(client._connections.current()._transport._pool.connections))


def one(client: Any, known: Known, mark: str) -> None:
    """A job from its prompt to its file."""
    try:
        outcome = client.videos.create(prompt=mark)
    except runtime().APIError as error:
        outcome = error
    id = known.submitted(mark, outcome)
    if id is None:
        return
    known.followed(mark, client.videos.poll(id, timeout=SECONDS, interval=0), client)
    if not downloads(mark):
        return
    for _ in range(TRIES):
        try:
            content = client.videos.download_content(id).read()
        except runtime().APIError:
            continue
        assert content == video(mark)
        known.downloaded.add(mark)
        return


async def async_one(client: Any, known: Known, mark: str) -> None:
    """`one` for async clients."""
    try:
        outcome = await client.videos.create(prompt=mark)
    except runtime().APIError as error:
        outcome = error
    id = known.submitted(mark, outcome)
    if id is None:
        return
    known.followed(mark, await client.videos.poll(id, timeout=SECONDS, interval=0), client)
    if not downloads(mark):
        return
    for _ in range(TRIES):
        try:
            content = await (await client.videos.download_content(id)).read()
        except runtime().APIError:
            continue
        assert content == video(mark)
        known.downloaded.add(mark)
        return


def soak(server: FaultServer, known: Known, marks: list[str]) -> None:
    client = import_module("generated.ephone").Client(api_key=wire.KEY, base_url=server.url)
    with client, ThreadPoolExecutor(AT_ONCE) as threads:
        for done in [threads.submit(one, client, known, mark) for mark in marks]:
            done.result()


async def follow_all(client: Any, known: Known, marks: list[str]) -> None:
    limit = asyncio.Semaphore(AT_ONCE)

    async def limited(mark: str) -> None:
        async with limit:
            await async_one(client, known, mark)

    await asyncio.gather(*map(limited, marks))


def async_soak(server: FaultServer, known: Known, marks: list[str]) -> None:
    async def run() -> None:
        async with import_module("generated.ephone").AsyncClient(api_key=wire.KEY, base_url=server.url) as client:
            await follow_all(client, known, marks)

    asyncio.run(run())


def loops_soak(server: FaultServer, known: Known, marks: list[str]) -> None:
    """One client, as a module has it, and an event loop for each of many tasks."""
    client = import_module("generated.ephone").AsyncClient(api_key=wire.KEY, base_url=server.url)
    for number in range(LOOPS):
        asyncio.run(follow_all(client, known, marks[number::LOOPS]))
    asyncio.run(client.close())
    gc.collect()


def processes_soak(server: FaultServer, known: Known, marks: list[str]) -> None:
    """One client that was used before its process was forked, as servers do with their workers."""
    client = import_module("generated.ephone").Client(api_key=wire.KEY, base_url=server.url)
    client.videos.poll("warm", timeout=SECONDS, interval=0)
    children = [_forked(client, marks[number::PROCESSES]) for number in range(PROCESSES)]
    for child, pipe in children:
        with os.fdopen(pipe, "rb") as results:
            known.add(pickle.loads(results.read()))
        os.waitpid(child, 0)
    client.close()


def _forked(client: Any, marks: list[str]) -> tuple[int, int]:
    """A child that follows its own jobs, and the pipe that tells what it knows of them."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    known = Known()
    try:
        with ThreadPoolExecutor(AT_ONCE // PROCESSES) as threads:
            for done in [threads.submit(one, client, known, mark) for mark in marks]:
                done.result()
    finally:
        with os.fdopen(write, "wb") as results:
            results.write(pickle.dumps(known))
        os._exit(0)


SOAKS = {"sync": soak, "async": async_soak, "loops": loops_soak, "processes": processes_soak}


@pytest.mark.filterwarnings(
    # Nobody can close the transports of a loop that is closed; and a process with threads may be forked here.
    "ignore:unclosed:ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
    "ignore:This process.*is multi-threaded:DeprecationWarning",
)
@pytest.mark.parametrize("kind", SOAKS)
def test_no_job_is_lost_or_billed_twice(
    kind: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    caplog.set_level(logging.CRITICAL, "vidspec")  # thousands of lines
    threads = threading.active_count()
    relay, known = Relay(), Known()
    marks = [f"job-{number}" for number in range(JOBS)]
    with FaultServer(*scripts(relay)) as server, instant_sleeps():
        SOAKS[kind](server, known, marks)
        assert server.wait_for(lambda s: not s._open), "a connection is left"
        assert len(server.requests) < REQUESTS
    assert threading.active_count() == threads

    relay.ended.discard("warm")
    assert {mark for mark, count in relay.taken.items() if count > 1} == set(), "billed twice"
    assert set(relay.taken) - known.told.keys() - known.unsure == set(), "lost"
    assert known.told.keys() | known.unsure | known.refused == set(marks)
    assert all(id == mark for mark, id in known.told.items())
    assert known.told.keys() == known.ended == relay.ended, "not followed to its end"
    assert known.downloaded == {mark for mark in known.ended if downloads(mark)}, "no file"
    assert max(known.connections) <= AT_ONCE
    # It was no calm day.
    assert min(len(known.told), len(known.unsure), len(known.refused)) > JOBS / 100
