"""Owns what becomes of the time of a job until its file is there, by a clock that only tests move on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support import answers
from tests.support.doubles import Caller, Pieces, runtime
from tests.support.jobs import job, part
from tests.support.relays import create
from tests.support.served import files


class Clock:
    """A clock that stands still unless it is moved on; a pause moves it on by its length."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)

    def taking(self, seconds: float, content: Any) -> Callable[[httpx.Request], httpx.Response]:
        """A response that takes so long."""

        def reply(_: httpx.Request) -> httpx.Response:
            self.now += seconds
            return httpx.Response(200, json=content)

        return reply


class Dripping(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in so many pieces, each of which takes a second."""

    def __init__(self, clock: Clock, count: int) -> None:
        self._clock = clock
        self._count = count

    def __iter__(self) -> Iterator[bytes]:
        for _ in range(self._count):
            self._clock.now += 1
            yield answers.CONTENT

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("time.sleep", clock.sleep)
    monkeypatch.setattr("anyio.sleep", clock.async_sleep)
    monkeypatch.setattr("random.uniform", lambda _, most: most)
    monkeypatch.setattr(part("deadline"), "monotonic", lambda: clock.now)
    return clock


def video(stream: Any, **headers: str) -> httpx.Response:
    return httpx.Response(200, headers={"content-type": "video/mp4", **headers}, stream=stream)


def test_time_of_the_submit_counts(caller: Caller, clock: Clock, tmp_path: Path) -> None:
    """The submit takes ten seconds, each query more than four: within fifteen seconds there are two of them."""
    replies = clock.taking(10, job("pending")), clock.taking(4.5, job("processing"))
    client, server = caller.connect("ephone", *replies)
    with pytest.raises(runtime().JobTimeoutError) as caught:
        caller.wait(create(client, tmp_path / "out.mp4", timeout=15))
    assert [sent.method for sent in server.sent] == ["POST", "GET", "GET"]
    assert server.requests[-1].extensions["timeout"]["read"] == pytest.approx(0.5, abs=0.01)
    assert (caught.value.job_id, caught.value.status) == ("video_1", "processing")


def test_without_time_for_a_query_the_error_holds_the_submit(caller: Caller, clock: Clock, tmp_path: Path) -> None:
    client, _ = caller.connect("ephone", clock.taking(10, job("pending")), httpx.ReadTimeout("late"))
    with pytest.raises(runtime().JobTimeoutError) as caught:
        caller.wait(create(client, tmp_path / "out.mp4", timeout=10))
    assert (caught.value.job_id, caught.value.status, caught.value.job.status) == ("video_1", "pending", "pending")


def test_file_that_is_there_just_in_time_is_saved(caller: Caller, clock: Clock, tmp_path: Path) -> None:
    """Towards the end the attempts come closer together, or the deadline would pass between two of them."""

    def file(_: httpx.Request) -> httpx.Response:
        return video(Pieces([answers.CONTENT])) if clock.now > 9 else httpx.Response(404)

    client, _ = caller.connect("ephone", job("pending"), job("completed"), file)
    caller.wait(create(client, tmp_path / "out.mp4", timeout=10))
    assert files(tmp_path) == {"out.mp4": answers.CONTENT}
    assert clock.now < 10


def test_pause_before_the_rest_does_not_outlast_the_deadline(
    caller: Caller, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part("progress"), "backoff", lambda _: 100.0)
    headers = {"etag": '"1"', "content-length": "99999"}

    def file(_: httpx.Request) -> httpx.Response:
        return video(Pieces([answers.CONTENT, httpx.ReadError("gone")]), **headers)

    client, _ = caller.connect("ephone", job("pending"), job("completed"), file)
    with pytest.raises(runtime().JobTimeoutError) as caught:
        caller.wait(create(client, tmp_path / "out.mp4", timeout=30))
    assert clock.now == pytest.approx(30)
    assert (caught.value.job_id, caught.value.job.status) == ("video_1", "completed")
    assert files(tmp_path) == {}


def test_bytes_that_keep_coming_do_not_outlast_the_deadline(caller: Caller, clock: Clock, tmp_path: Path) -> None:
    """Nobody but the deadline ends that: the connections are the caller's, and no single wait is long."""

    def file(_: httpx.Request) -> httpx.Response:
        return video(Dripping(clock, 40))

    client, _ = caller.connect("ephone", job("pending"), job("completed"), file)
    with pytest.raises(runtime().JobTimeoutError) as caught:
        caller.wait(create(client, tmp_path / "out.mp4", timeout=30))
    assert caught.value.status == "completed"
    assert files(tmp_path) == {}
