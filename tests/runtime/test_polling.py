"""Owns the contract of polling over time: when is asked again, what is survived, what ends it, what callers hear."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from time import monotonic
from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.doubles import BASE_URL, Caller, runtime
from tests.support.fault_answers import Answer, answer, stall
from tests.support.faults import FaultServer
from tests.support.jobs import BRIEF, about, answered, job, put, specs, submits

LONG = 1e6  # seconds, which pass in no test
SLACK = 3.0  # seconds: a machine may be busy
DATE = "Sat, 01 Nov 2025 10:00:{:02} GMT"
PAGE = "<html><body>Checking your browser</body></html>"
RUNNING = job("processing", 40)
DONE = job("completed", 100)


@contextmanager
def real(caller: Caller, *scripts: Answer, **options: Any) -> Iterator[tuple[Any, FaultServer]]:
    """A client with sockets of its own, and the server on loopback that it talks to."""
    with pytest.MonkeyPatch.context() as patch, FaultServer(*scripts) as server:
        patch.setenv("NO_PROXY", "*")
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url, **options)
        try:
            yield client, server
        finally:
            caller.wait(client.close())


def follow(caller: Caller, *answers: Any, interval: float | None = None, **options: Any) -> list[httpx.Request]:
    """The requests of a poll that ends well."""
    client, server = caller.connect("ephone", *answers, **options)
    assert caller.wait(client.videos.poll("job_42", timeout=LONG, interval=interval)).status == "completed"
    return server.requests


def told(caplog: pytest.LogCaptureFixture, job_id: str) -> bool:
    """Whether the log warns of the job."""
    found = [r for r in caplog.records if r.name == "vidspec" and r.levelno >= logging.WARNING]
    return any(job_id in record.getMessage() for record in found)


# Pauses


def test_pauses_grow_to_a_limit_and_are_not_those_of_others(caller: Caller, pauses: list[float]) -> None:
    assert len(follow(caller, *[RUNNING] * 30, DONE)) == 31
    assert len(pauses) == 30
    assert 1 <= pauses[0] <= 2
    assert all(pauses[0] / 2 <= pause <= 15 for pause in pauses)
    assert min(pauses[10:]) > max(pauses[:2])
    assert len({round(pause, 6) for pause in pauses[10:]}) > 1, "clients that start together ask together for ever"


HINTS = [
    pytest.param({"retry_after": "7"}, 7, id="seconds"),
    pytest.param({"retry_after": DATE.format(9), "date": DATE.format(0)}, 9, id="date"),
    pytest.param({"openai_poll_after_ms": "2500"}, 2.5, id="milliseconds"),
    pytest.param({"retry_after": "3600"}, 60, id="long"),
    pytest.param({"openai_poll_after_ms": "3600000"}, 60, id="long-milliseconds"),
    pytest.param({"retry_after": "Fri, 31 Dec 9999 00:00:00 GMT"}, 60, id="far-date"),
]


@pytest.mark.parametrize(("headers", "expected"), HINTS)
@pytest.mark.parametrize(("status", "content"), [(200, RUNNING), (200, PAGE), (500, {}), (429, {}), (503, PAGE)])
def test_hint_of_the_server_is_followed_on_every_answer(
    caller: Caller, pauses: list[float], status: int, content: Any, headers: dict[str, str], expected: float
) -> None:
    hinting = answered(status, content, **headers)
    follow(caller, hinting, RUNNING, hinting, DONE, max_retries=0)
    assert [pauses[0], pauses[2]] == [expected] * 2
    assert 1 <= pauses[1] <= 15, "a hint is for one pause"


@pytest.mark.parametrize("text", ["-5", "soon", "nan", "-inf", "inf", "", "1e999", "0x10", "1, 2"])
def test_hint_that_is_none_leaves_a_sensible_pause(caller: Caller, pauses: list[float], text: str) -> None:
    for name in ("retry-after", "openai-poll-after-ms"):
        headers = [(b"content-type", b"application/json"), (name.encode(), text.encode())]
        odd = httpx.Response(503, headers=headers, content=b"{}")
        follow(caller, lambda _, odd=odd: odd, DONE, max_retries=0)
    assert len(pauses) == 2
    assert all(1 <= pause <= (60 if text in ("inf", "1e999") else 15) for pause in pauses)


def test_interval_of_the_caller_is_exact_unless_the_server_asks_for_longer(caller: Caller, pauses: list[float]) -> None:
    hints = [{}, {"retry_after": "2"}, {"retry_after": "9"}, {"openai_poll_after_ms": "100"}, {"retry_after": "600"}]
    errors = [answered(500, {}), httpx.ReadError("gone"), answered(429, {}, retry_after="9")]
    follow(caller, *[answered(200, RUNNING, **hint) for hint in hints], *errors, DONE, interval=5, max_retries=0)
    assert pauses == [5, 5, 9, 5, 60, 5, 5, 9]


# The deadline


WHOLE = answer(json=RUNNING)
STALLS = [stall(), WHOLE.stalled(body=5), WHOLE.dripped(0.1)]


@pytest.mark.parametrize("script", STALLS, ids=["silent", "body", "drip"])
def test_query_that_stalls_does_not_outlive_the_deadline(caller: Caller, script: Answer) -> None:
    with real(caller, WHOLE, script) as (client, server):
        began = monotonic()
        with pytest.raises(runtime().JobTimeoutError) as caught:
            caller.wait(client.videos.poll("job_42", timeout=0.3, interval=BRIEF))
        assert 0.3 <= monotonic() - began < 1.3 + SLACK
        assert (caught.value.job_id, caught.value.status) == ("job_42", "processing")
        assert isinstance(caught.value.__cause__, runtime().APITimeoutError)
        assert server.wait_for(lambda s: not s._open), "the connection that stalls is still open"


def test_deadline_holds_for_attempts_and_pauses(caller: Caller) -> None:
    slow = [
        (answered(503, {}, retry_after="30"), {}),
        (answered(500, {}), {}),
        (RUNNING, {"interval": 900.0}),
        (answered(200, RUNNING, retry_after="30"), {}),
        (httpx.ConnectError("refused"), {"interval": 900.0}),
    ]
    for content, options in slow:
        client, server = caller.connect("ephone", content, max_retries=9)
        began = monotonic()
        with pytest.raises(runtime().JobTimeoutError):
            caller.wait(client.videos.poll("job_42", timeout=0.1, **options))
        assert monotonic() - began < 1.1 + SLACK
        assert server.requests != []


def test_job_is_asked_for_once_even_without_time(caller: Caller) -> None:
    client, server = caller.connect("ephone", DONE)
    assert caller.wait(client.videos.poll("job_42", timeout=0)).status == "completed"
    client, server = caller.connect("ephone", RUNNING)
    with pytest.raises(runtime().JobTimeoutError):
        caller.wait(client.videos.poll("job_42", timeout=0))
    assert len(server.requests) == 1


def test_deadline_tells_the_last_answer_and_the_last_error_and_the_job_can_be_taken_up(caller: Caller) -> None:
    client, server = caller.connect("ephone", RUNNING, answered(502, PAGE), max_retries=0)
    with pytest.raises(runtime().JobTimeoutError, match="job_42") as caught:
        caller.wait(client.videos.poll("job_42", timeout=0.25, interval=BRIEF))
    error = caught.value
    assert (error.job_id, error.status, error.job.progress) == ("job_42", "processing", 40)
    assert isinstance(error.__cause__, runtime().InternalServerError)
    server.answers[:] = [RUNNING, DONE]
    server.requests.clear()
    assert caller.wait(client.videos.poll(error.job_id, timeout=LONG, interval=BRIEF)).status == "completed"
    assert {request.url.path for request in server.requests} == {"/v1/videos/job_42"}


def test_deadline_without_an_answer(caller: Caller) -> None:
    client, _ = caller.connect("ephone", httpx.ReadError("gone"), max_retries=0)
    with pytest.raises(runtime().JobTimeoutError) as caught:
        caller.wait(client.videos.poll("job_42", timeout=0.05, interval=BRIEF))
    assert (caught.value.job_id, caught.value.status, caught.value.job) == ("job_42", None, None)
    assert isinstance(caught.value.__cause__, runtime().APIConnectionError)


# Errors in between


PASSING = {
    **{
        str(status): answered(status, {"error": {"message": "later"}}) for status in (408, 429, 500, 502, 503, 504, 520)
    },
    **{kind.__name__: kind("x") for kind in (httpx.ConnectError, httpx.ReadError, httpx.WriteError)},
    **{kind.__name__: kind("x") for kind in (httpx.RemoteProtocolError, httpx.ReadTimeout, httpx.PoolTimeout)},
    "page": answered(200, PAGE),
    "page-of-an-error": answered(502, PAGE),
    "empty": answered(200, ""),
    "half": answered(200, '{"id": "video_1", "sta'),
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING.keys())
def test_errors_that_may_pass_are_survived(caller: Caller, pauses: list[float], fault: Any) -> None:
    assert len(follow(caller, fault, RUNNING, *[fault] * 5, RUNNING, fault, DONE, max_retries=0)) == 10
    assert len(pauses) == 9
    follow(caller, fault, RUNNING, *[fault] * 9, DONE)


@pytest.mark.parametrize(
    ("status", "name"),
    [(400, "BadRequest"), (401, "Authentication"), (403, "PermissionDenied"), (422, "UnprocessableEntity")],
)
def test_errors_that_stay_end_the_poll_and_tell_the_id(
    caller: Caller, pauses: list[float], status: int, name: str
) -> None:
    for submits_it in (False, True):
        client, server = caller.connect("ephone", RUNNING, answered(500, {}), answered(status, {}, retry_after="1"))
        videos = client.with_options(max_retries=0).videos
        options = {"timeout": LONG, "prompt": "a cat"} if submits_it else {"timeout": LONG, "job_id": "video_1"}
        with pytest.raises(getattr(runtime(), f"{name}Error")) as caught:
            caller.wait((videos.create_and_poll if submits_it else videos.poll)(**options))
        assert "'video_1'" in "".join(caught.value.__notes__)
        assert len(server.requests) == 3
    assert len(pauses) == 2 + 1 + 1, "after a submit the first query waits a moment"


# What the caller hears


def test_update_sees_every_change_of_any_field_once(caller: Caller, pauses: list[float]) -> None:
    steps = [
        RUNNING,
        job("processing", 40, queue_position=3),  # a field that is not documented
        job("processing", 40, queue_position=2),
        job("processing", 40, queue_position=2, meta={"eta": 9}),
        job("processing", 40, queue_position=2, meta={"eta": 8}),
        job("processing", 40, video_url="https://files.example/1.mp4"),
        RUNNING,
        job("processing", 40, error={"message": "the thumbnail failed"}),
        DONE,
    ]
    answers = [given for step in steps for given in (step, answered(500, {}), step, answered(200, PAGE), step)]
    client, _ = caller.connect("ephone", *answers, max_retries=0)
    seen: list[Any] = []
    last = caller.wait(client.videos.poll("job_42", timeout=LONG, on_update=seen.append))
    assert [video.model_dump(exclude_unset=True) for video in seen] == steps
    assert seen[-1] is last
    assert len(pauses) == len(steps) * 5 - 5


@pytest.mark.parametrize("spec", specs())
def test_options_of_the_call_go_with_every_request(caller: Caller, spec: wire.Spec, pauses: list[float]) -> None:
    found = spec.content["x-job"]
    submitted = put(about(spec, found["states"]["queued"][0]), found["id"], "job_42")
    running, done = (about(spec, found["states"][state][0]) for state in ("running", "succeeded"))
    faults = [answered(429, {}, retry_after="1"), answered(500, {}), httpx.ReadError("gone"), answered(200, PAGE)]
    client, server = caller.connect(spec.provider, faults[0], submitted, *faults, running, *faults, done)
    for call in submits(spec, client):
        server.requests.clear()
        caller.wait(call(timeout=LONG, extra_headers={"X-Trace": "7"}, extra_query={"channel": "b"}))
        assert len(server.requests) == 12
        assert {sent.headers["x-trace"] for sent in server.sent} == {"7"}
        assert all(("channel", "b") in sent.query for sent in server.sent)
    assert pauses != []


def test_failed_job_is_told_whole(caller: Caller) -> None:
    failed = job("failed", 30, error={"code": "moderation", "message": "blocked by the filter"})
    client, _ = caller.connect("ephone", failed)
    with pytest.raises(runtime().JobFailedError) as caught:
        caller.wait(client.videos.poll("job_42", timeout=LONG))
    error = caught.value
    assert (error.job_id, error.status, error.job.progress) == ("job_42", "failed", 30)
    assert error.message == str(error)
    assert all(word in error.message for word in ("job_42", "failed", "blocked by the filter"))


# Interruptions


@pytest.mark.parametrize("place", ["query", "pause"])
def test_interruption_leaves_the_id(
    caller: Caller, place: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def interrupt(_: object) -> httpx.Response:
        raise KeyboardInterrupt

    def pause(seconds: float) -> None:
        if place == "pause":
            interrupt(seconds)

    async def async_pause(seconds: float) -> None:
        pause(seconds)

    monkeypatch.setattr("time.sleep", pause)
    monkeypatch.setattr("anyio.sleep", async_pause)
    client, server = caller.connect("ephone", RUNNING, interrupt if place == "query" else RUNNING)
    with pytest.raises(KeyboardInterrupt) as caught:
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
    assert "'video_1'" in "".join(caught.value.__notes__)
    assert told(caplog, "video_1")
    assert len(server.requests) == (2 if place == "query" else 1)


async def _interrupted(place: str, reached: Callable[[], None], patch: pytest.MonkeyPatch) -> None:
    """Follows a job up to a query or a pause that never ends."""

    async def forever(_: float) -> None:
        reached()
        await asyncio.Event().wait()

    async def serve(request: httpx.Request) -> httpx.Response:
        if place == "query" and request.method == "GET":
            await forever(0)
        return httpx.Response(200, json=RUNNING)

    async def pause(seconds: float) -> None:
        if place == "pause":
            await forever(seconds)

    patch.setattr("anyio.sleep", pause)
    async with httpx.AsyncClient(transport=httpx.MockTransport(serve)) as http_client:
        make = import_module("generated.ephone").AsyncClient
        client = make(api_key=wire.KEY, base_url=BASE_URL, http_client=http_client)
        await client.videos.create_and_poll(prompt="a cat", timeout=LONG)


@pytest.mark.parametrize("place", ["query", "pause"])
def test_cancellation_leaves_the_id(
    place: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def cancel() -> None:
        there = asyncio.Event()
        task = asyncio.create_task(_interrupted(place, there.set, monkeypatch))
        await there.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        assert "'video_1'" in "".join(caught.value.__notes__)

    asyncio.run(cancel())
    assert told(caplog, "video_1")


@pytest.mark.parametrize("place", ["query", "pause"])
def test_timeout_of_the_caller_leaves_the_id(
    place: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def expire() -> None:
        with pytest.raises(TimeoutError) as caught:
            async with asyncio.timeout(None) as scope:
                await _interrupted(place, lambda: scope.reschedule(0), monkeypatch)
        assert not isinstance(caught.value, runtime().APIError)
        assert "'video_1'" in "".join(getattr(caught.value.__cause__, "__notes__", ()))

    asyncio.run(expire())
    assert told(caplog, "video_1")
