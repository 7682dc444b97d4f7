"""Owns how long a call of a generated client may last at most: attempts, pauses, and answers that come slowly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from time import monotonic
from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import BEFORE, Answer, Generated, answer, drop, stall
from tests.support.faults import FaultServer

pytestmark = pytest.mark.usefixtures("no_proxy")

JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}
TAKEN = answer(json=JOB)
LONG = 15.0  # seconds; what takes so long has no deadline
DRIP = 0.05  # seconds between two bytes; no single read is slow
# Each of them lasts for half a minute, and the next byte is never far.
SLOW = {
    "head": answer(json=JOB, headers={"X-Slow": "x" * 600}).dripped(DRIP, part="head"),
    "body": answer(json={**JOB, "more": "x" * 600}).dripped(DRIP),
    "refusal": answer(503, json={"more": "x" * 600}).dripped(DRIP),
    "chunks": answer(
        body=b"1\r\nx\r\n" * 600, headers={"Transfer-Encoding": "chunked", "Content-Type": "application/json"}
    ).dripped(DRIP, piece=6),
}


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls last for half a second, or for the timeout of one attempt."""
    monkeypatch.setattr("generated._runtime.deadline.SHORTEST", 0.5)
    monkeypatch.setattr("generated._runtime.deadline.FACTOR", 1)


@contextmanager
def connected(caller: Caller, *scripts: Answer, **options: Any) -> Iterator[tuple[Any, FaultServer]]:
    with FaultServer(*scripts) as server:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url, **options)
        try:
            yield client, server
        finally:
            caller.wait(client.close())


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("part", SLOW)
@pytest.mark.parametrize("call", ["create", "retrieve"])
def test_slow_answer_ends_at_the_deadline(caller: Caller, part: str, call: str) -> None:
    arguments = {"prompt": "a cat"} if call == "create" else {"video_id": "x"}
    with connected(caller, SLOW[part], timeout=0.5) as (client, server):
        began = monotonic()
        with pytest.raises(runtime().APITimeoutError) as caught:
            caller.wait(getattr(client.videos, call)(**arguments))
        assert 0.4 < monotonic() - began < LONG
        assert len(server.requests) == 1, "there is no time left for another attempt"
        told = "not sent again" in " ".join(getattr(caught.value, "__notes__", ()))
        assert told == (call == "create")


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("part", ["head", "body", "refusal"])
def test_slow_answer_in_place_of_a_file_ends_at_the_deadline(caller: Caller, part: str) -> None:
    with connected(caller, SLOW[part], timeout=0.5) as (client, _):
        began = monotonic()
        with pytest.raises(runtime().APITimeoutError):
            caller.wait(client.videos.download_content("x"))
        assert monotonic() - began < LONG


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("part", SLOW)
def test_connection_of_a_slow_answer_is_not_kept(caller: Caller, part: str) -> None:
    with connected(caller, SLOW[part], TAKEN, timeout=0.5) as (client, server):
        with pytest.raises(runtime().APITimeoutError):
            caller.wait(client.videos.retrieve("x"))
        assert server.wait_for(lambda s: s.open == 0)
        assert caller.wait(client.videos.retrieve("x")).id == "video_1"
        assert server.connections == 2


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("script", [drop(), answer(503, json={}, headers={"Retry-After": "0"})], ids=["drop", "503"])
def test_attempts_and_pauses_end_at_the_deadline(caller: Caller, script: Answer) -> None:
    with connected(caller, script, timeout=0.5, max_retries=10**6) as (client, _):
        began = monotonic()
        with pytest.raises(runtime().APIError):
            caller.wait(client.videos.retrieve("x"))
        assert monotonic() - began < LONG


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("call", ["create", "retrieve"])
def test_pause_that_outlasts_the_deadline_is_not_begun(caller: Caller, call: str) -> None:
    arguments = {"prompt": "a cat"} if call == "create" else {"video_id": "x"}
    refusal = answer(429, json={"error": {"message": "later"}}, headers={"Retry-After": "50"})
    with connected(caller, refusal, timeout=0.5) as (client, server):
        began = monotonic()
        # The answer says more than that the time is over.
        with pytest.raises(runtime().RateLimitError, match="later"):
            caller.wait(getattr(client.videos, call)(**arguments))
        assert monotonic() - began < LONG
        assert len(server.requests) == 1


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "script",
    [stall().before_reading(), stall().after_reading(100_000), TAKEN.reading_slowly(DRIP)],
    ids=["never", "no-longer", "slowly"],
)
def test_upload_that_is_not_taken_off_the_wire_ends_at_the_deadline(caller: Caller, script: Answer) -> None:
    content = Generated(30 * 2**20)[:]  # more than the buffers of both ends hold
    with connected(caller, script, timeout=httpx.Timeout(0.5, write=300.0)) as (client, server):
        began = monotonic()
        with pytest.raises(runtime().APITimeoutError):
            caller.wait(client.videos.create(prompt="a cat", input_reference=content))
        assert monotonic() - began < LONG
        assert server.connections == 1
        assert [found.complete for found in server.requests] == ([] if script.reads == BEFORE else [False])


@pytest.mark.usefixtures("soon")
def test_deadline_is_of_each_call(caller: Caller) -> None:
    # Together they take longer than one of them may.
    with connected(caller, TAKEN.paused(0.5), timeout=2.0) as (client, server):
        for _ in range(5):
            assert caller.wait(client.videos.retrieve("x")).id == "video_1"
        assert len(server.requests) == 5


def test_deadline_is_ten_times_the_timeout_and_ten_seconds_at_least() -> None:
    deadline = import_module("generated._runtime.deadline")
    assert (deadline.SHORTEST, deadline.FACTOR) == (10.0, 10)


def test_timeout_makes_the_deadline_longer(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generated._runtime.deadline.SHORTEST", 0.05)
    # Half a second: more than the shortest, far less than ten times the timeout, of the client or of the call.
    slow = TAKEN.dripped(0.05, piece=len(TAKEN.body) // 10 + 1)
    with connected(caller, slow, timeout=2.0) as (client, _):
        assert caller.wait(client.videos.retrieve("x")).id == "video_1"
    with connected(caller, slow, timeout=0.001) as (client, _):
        assert caller.wait(client.videos.retrieve("x", timeout=2.0)).id == "video_1"
        assert caller.wait(client.videos.create(prompt="a cat", timeout=httpx.Timeout(2.0))).id == "video_1"


def test_short_timeout_does_not_shorten_the_deadline(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generated._runtime.deadline.FACTOR", 1)
    # A second: more than the timeout of an attempt, which is only of silence, and far less than the shortest deadline.
    slow = TAKEN.dripped(0.1, piece=len(TAKEN.body) // 10 + 1)
    with connected(caller, slow, timeout=0.6) as (client, server):
        assert caller.wait(client.videos.retrieve("x")).id == "video_1"
        assert len(server.requests) >= 1
