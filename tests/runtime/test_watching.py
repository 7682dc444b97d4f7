"""Owns the contract of updates about a job: those that are iterated over, and callbacks that are awaited."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import answer
from tests.support.jobs import BRIEF, job
from tests.support.relays import Relay, create
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("no_proxy")

# Iterating over a job

PROCESSING = answer(json=job("processing", 40))
JOBS = [job("pending"), job("pending"), job("processing", 50), job("completed", 100)]


def watched(caller: Caller, updates: Any, most: int = 99) -> list[Any]:
    """The updates of a job, as a loop gets them that is left after so many."""
    seen: list[Any] = []

    async def later() -> None:
        async for update in updates:
            seen.append(update)
            if len(seen) == most:
                break

    if caller.kind == "async":
        caller.wait(later())
        return seen
    for update in updates:
        seen.append(update)
        if len(seen) == most:
            break
    return seen


@pytest.mark.parametrize("way", ["resource", "started job"])
def test_watch_gives_each_change_until_the_job_has_succeeded(caller: Caller, way: str) -> None:
    client, server = caller.connect("ephone", *JOBS)
    watch = client.videos.job("video_1").watch if way == "started job" else partial(client.videos.watch, "video_1")
    updates = watched(caller, watch(timeout=60, interval=BRIEF))
    assert [(update.status, update.progress) for update in updates] == [
        ("pending", 0),
        ("processing", 50),
        ("completed", 100),
    ]
    assert len(server.requests) == 4


def test_watch_ends_as_poll_does(caller: Caller) -> None:
    client, _ = caller.connect("ephone", job("processing"), job("failed", error="blocked"))
    with pytest.raises(runtime().JobFailedError, match="blocked") as failed:
        watched(caller, client.videos.watch("video_1", interval=BRIEF))
    assert failed.value.job.status == "failed"
    client, _ = caller.connect("ephone", job("processing"))
    with pytest.raises(runtime().JobTimeoutError) as late:
        watched(caller, client.videos.watch("video_1", timeout=0, interval=BRIEF))
    assert (late.value.job_id, late.value.status) == ("video_1", "processing")
    client, _ = caller.connect("ephone", job("processing"), (401, {"error": "bad key"}))
    with pytest.raises(runtime().AuthenticationError) as refused:
        watched(caller, client.videos.watch("video_1", interval=BRIEF))
    assert (refused.value.job_id, refused.value.job.status) == ("video_1", "processing")


def test_watch_knows_what_poll_knows(caller: Caller) -> None:
    client, server = caller.connect("ephone", job("throttled"), job("done and dusted"))
    states = {"throttled": "running", "done and dusted": "succeeded"}
    options = {"states": states, "extra_headers": {"X-Channel": "one"}, "extra_query": {"channel": "two"}}
    assert len(watched(caller, client.videos.watch("video_1", interval=BRIEF, **options))) == 2
    assert {request.headers["x-channel"] for request in server.requests} == {"one"}
    assert {request.url.query for request in server.requests} == {b"channel=two"}


@pytest.mark.filterwarnings("error")
def test_loop_that_is_left_early_leaves_nothing_behind(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "vidspec")
    with serving(caller, Relay(poll=PROCESSING)) as (client, server):
        assert len(watched(caller, client.videos.watch("video_1", interval=BRIEF), most=1)) == 1
        gc.collect()
        assert len(server.requests) == 1
    assert caplog.records == []


@pytest.mark.filterwarnings("error")
def test_loop_that_never_begins_asks_for_nothing(caller: Caller) -> None:
    client, server = caller.connect("ephone", *JOBS)
    client.videos.watch("video_1")
    gc.collect()
    assert server.requests == []


@pytest.mark.parametrize(
    "wrong",
    [{"timeout": -1}, {"interval": -1}, {"states": {"x": "nonsense"}}, {"places": {"status": ["no pointer"]}}],
    ids=lambda wrong: next(iter(wrong)),
)
@pytest.mark.filterwarnings("error")
def test_arguments_of_watch_are_checked_when_it_is_called(caller: Caller, wrong: Any) -> None:
    client, _ = caller.connect("ephone", *JOBS)
    for watch in (partial(client.videos.watch, "video_1"), client.videos.job("video_1").watch):
        with pytest.raises(runtime().InvalidRequestError):
            watch(**wrong)
        with pytest.raises(TypeError):
            watch(intervall=1)
        with pytest.raises(TypeError):
            watch(on_update=print)
    with pytest.raises(runtime().InvalidRequestError, match="id of a job"):
        client.videos.watch("..")


# Callbacks that give something to await


class Awaited:
    def __init__(self) -> None:
        self.seen: list[str] = []

    async def __call__(self, update: Any) -> None:
        self.seen.append(update.status)


def callbacks(awaited: Awaited) -> dict[str, Any]:
    async def function(update: Any) -> None:
        await awaited(update)

    async def two(_: str, update: Any) -> None:
        await awaited(update)

    return {
        "a function": function,
        "a method": awaited.__call__,
        "an object": awaited,
        "a partial": partial(two, "x"),
        "a partial of an object": partial(awaited),
        "a lambda": lambda update: awaited(update),
    }


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", callbacks(Awaited()))
def test_awaitable_callback(caller: Caller, tmp_path: Path, kind: str) -> None:
    awaited = Awaited()
    callback = callbacks(awaited)[kind]
    relay = Relay()
    if caller.kind == "async":
        with serving(caller, relay) as (client, _):
            caller.wait(create(client, tmp_path / "out.mp4", on_update=callback))
        assert awaited.seen == ["completed"]
        return
    with serving(caller, relay) as (client, _), pytest.raises(runtime().InvalidRequestError) as caught:
        caller.wait(create(client, tmp_path / "out.mp4", on_update=callback))
    gc.collect()
    assert awaited.seen == []
    if kind == "a lambda":  # what it gives is only seen when it is called
        assert caught.value.job_id == "video_1"
        assert any("'video_1'" in note for note in caught.value.__notes__)
    else:
        assert relay.asked == []
