"""Owns what a poll waits out and for how long: servers that do not know a job yet, and errors beside odd statuses."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import answer
from tests.support.faults import FaultServer
from tests.support.jobs import answered, job

pytestmark = pytest.mark.usefixtures("no_proxy")

LONG = 1e6  # seconds, which pass in no test
RUNNING = job("processing", 40)
DONE = job("completed", 100)
CHALLENGE = "<html><title>Just a moment...</title></html>"
EARLY: dict[str, Any] = {
    "404": (404, {"error": {"message": "no such video"}}),
    "409": (409, {"message": "not ready"}),
    "425": (425, {}),
    "code under 200": (200, {"code": "task_not_exist", "message": "task_not_exist"}),
    "code under 400": (400, {"error": {"code": "task_not_found", "message": "unknown task"}}),
    "words under 400": (400, {"message": "the task does not exist"}),
    "404 under 200": (200, {"code": 404, "message": "no"}),
    "challenge": answered(403, CHALLENGE),
}
FINAL: dict[str, Any] = {
    "401": (401, {"error": {"message": "no key"}}),
    "402": (402, {"error": {"message": "no balance"}}),
    "403": (403, {"error": {"message": "forbidden"}}),
    "422": (422, {}),
    "refusal": (200, {"code": "InvalidParameter", "message": "size not supported"}),
}


def poll(caller: Caller, client: Any, **options: Any) -> Any:
    return caller.wait(client.videos.poll("job_42", **{"timeout": LONG, **options}))


# A server that does not know the job


@pytest.mark.parametrize("early", EARLY.values(), ids=EARLY)
def test_job_that_is_not_known_yet_is_asked_for_again(caller: Caller, early: Any, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", RUNNING, *[early] * 4, RUNNING, *[early] * 4, DONE, max_retries=0)
    assert caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG)).status == "completed"
    assert len(server.requests) == 11


@pytest.mark.parametrize("early", EARLY.values(), ids=EARLY)
def test_job_that_stays_unknown_is_given_up_with_its_id(caller: Caller, early: Any, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", RUNNING, early, max_retries=0)
    with pytest.raises(runtime().APIStatusError) as caught:
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
    assert caught.value.job_id == "video_1"
    notes = " ".join(caught.value.__notes__)
    assert "'video_1'" in notes
    assert "5 times in a row" in notes
    assert len(server.requests) == 6
    assert sum(pauses) >= 10


@pytest.mark.parametrize("interval", [0, 0.5])
def test_ten_seconds_are_the_least_however_often_is_asked(caller: Caller, interval: float, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", (404, {}), max_retries=0)
    with pytest.raises(runtime().NotFoundError, match="404") as caught:
        poll(caller, client, interval=interval)
    assert "for 10 s" in " ".join(caught.value.__notes__)
    assert len(server.requests) == (40 if interval == 0 else 20)


@pytest.mark.parametrize("final", FINAL.values(), ids=FINAL)
def test_other_refusals_end_the_poll_at_once(caller: Caller, final: Any, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", final, max_retries=0)
    with pytest.raises(runtime().APIStatusError):
        poll(caller, client)
    assert len(server.requests) == 1


def test_deadline_within_the_grace_names_the_last_error(caller: Caller) -> None:
    client, _ = caller.connect("ephone", (404, {"error": {"message": "no such video"}}), max_retries=0)
    with pytest.raises(runtime().JobTimeoutError, match="no such video") as caught:
        poll(caller, client, timeout=0)
    assert isinstance(caught.value.__cause__, runtime().NotFoundError)


def test_server_that_forgets_a_job_for_a_moment(caller: Caller) -> None:
    early = [answer(404, json={}), answer(503, body=b"<h1>busy</h1>"), answer(425, json={})]
    with FaultServer(answer(json=RUNNING), *early, answer(json=RUNNING), *early, answer(json=DONE)) as server:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url, max_retries=0)
        video = caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=30, interval=0.01))
        assert video.status == "completed"
        assert [request.method for request in server.requests] == ["POST", *["GET"] * 8]
        caller.wait(client.close())


# An error beside a status that nobody knows

DOUBTFUL = [
    {"status": "moderated_away", "error": {"message": "content policy"}},
    {"status": None, "error": {"code": "policy", "message": "content policy"}},
    {"status": "TASK_STATUS_ODD", "fail_reason": "content policy"},
    {"error_message": "content policy"},
]


@pytest.mark.parametrize("doubtful", DOUBTFUL, ids=str)
def test_error_beside_an_unknown_status_is_the_end_after_three(
    caller: Caller, doubtful: Any, pauses: list[float]
) -> None:
    body = {"id": "video_1", "progress": 0, "created_at": 1, **doubtful}
    client, server = caller.connect("ephone", RUNNING, body, body, RUNNING, body)
    with pytest.raises(runtime().JobFailedError, match="content policy") as caught:
        poll(caller, client)
    assert caught.value.job_id == "job_42"
    assert len(server.requests) == 7


def test_unknown_status_without_an_error_is_not_the_end(caller: Caller, pauses: list[float]) -> None:
    odd = job("throttled", message="please wait", error={"code": 0, "message": ""})
    client, server = caller.connect("ephone", *[odd] * 9, DONE)
    assert poll(caller, client).status == "completed"
    assert len(server.requests) == 10


def test_deadline_names_the_error_beside_an_unknown_status(caller: Caller) -> None:
    client, _ = caller.connect("ephone", job("odd", error={"message": "content policy"}))
    with pytest.raises(runtime().JobTimeoutError, match=r"'odd' beside an error: content policy"):
        poll(caller, client, timeout=0)


# The response to the submit

ENDED = job("completed", 100, video_url="https://files.example/1.mp4")


def submit(caller: Caller, *responses: Any, **options: Any) -> tuple[Any, list[httpx.Request]]:
    client, server = caller.connect("ephone", *responses)
    result = caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG, **options))
    return result, server.requests


def test_job_that_has_succeeded_at_once_is_not_asked_for(caller: Caller, pauses: list[float]) -> None:
    seen: list[Any] = []
    video, requests = submit(caller, ENDED, on_update=seen.append)
    assert video.video_url == ENDED["video_url"]
    assert seen == [video]
    assert (len(requests), pauses) == (1, [])


def test_job_that_has_failed_at_once_is_not_asked_for(caller: Caller, pauses: list[float]) -> None:
    failed = {"id": "", "status": "failed", "error": {"message": "quota"}}
    client, server = caller.connect("ephone", failed)
    with pytest.raises(runtime().JobFailedError, match="the job ended as 'failed': quota"):
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
    assert len(server.requests) == 1


@pytest.mark.parametrize("first", [job("completed"), job("failed"), job("odd")], ids=str)
def test_job_of_which_the_first_response_says_too_little_is_asked_for(
    caller: Caller, first: Any, pauses: list[float]
) -> None:
    video, requests = submit(caller, first, DONE)
    assert video.status == "completed"
    assert len(requests) == 2


FIRST_PAUSES = [
    ({}, {}, 1.0),
    ({}, {"interval": 0.25}, 0.25),
    ({}, {"interval": 30}, 1.0),
    ({"retry_after": "7"}, {}, 7.0),
    ({"openai_poll_after_ms": "2500"}, {}, 2.5),
    ({"retry_after": "3600"}, {}, 60.0),
]


@pytest.mark.parametrize(("headers", "options", "expected"), FIRST_PAUSES, ids=str)
def test_first_query_waits_a_moment(
    caller: Caller, headers: dict[str, str], options: Any, expected: float, pauses: list[float]
) -> None:
    submit(caller, answered(200, RUNNING, **headers), DONE, **options)
    assert pauses == [expected]
