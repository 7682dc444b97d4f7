"""Owns jobs that a server says it does not have, in whatever form it says so, and submits that end their jobs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, Arrived, answer
from tests.support.faults import FaultServer
from tests.support.jobs import about, answered, job, put, resource, specs, submits

pytestmark = pytest.mark.usefixtures("no_proxy")

LONG = 1e6  # seconds, which pass in no test
URL = "https://files.example/1.mp4"
RUNNING = job("processing", 40)
DONE = job("completed", 100)


def poll(caller: Caller, client: Any, **options: Any) -> Any:
    return caller.wait(client.videos.poll("job_42", **{"timeout": LONG, **options}))


# In words

ABSENT: dict[str, Any] = {
    "code alone": {"code": "task_not_exist"},
    "code beside nothing": {"code": "task_not_exist", "message": "", "data": None},
    "status": {"code": 10000, "message": "Success", "data": {"status": "not_found"}},
    "documented status": {"id": "job_42", "status": "NOT_EXIST"},
    "words": {"code": 0, "data": {"message": "the task doesn't exist"}},
    "words in Chinese": {"code": 0, "data": {"message": "任务不存在"}},
    "message under 400": (400, {"message": "can't find the task"}),
    "code under 410": (410, {"error": {"code": "TaskNotFound", "message": "gone"}}),
    "record": (400, {"msg": "no such record"}),
    "invalid id": (400, {"error": {"message": "invalid_task_id"}}),
    "page after a mark": answered(403, "\ufeff\n <!doctype html><title>Just a moment</title>"),
}


@pytest.mark.parametrize("absent", ABSENT.values(), ids=ABSENT)
def test_job_that_is_absent_is_waited_for_and_then_given_up(caller: Caller, absent: Any, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", *[absent] * 4, RUNNING, *[absent] * 4, DONE, max_retries=0)
    assert poll(caller, client).status == "completed"
    assert len(server.requests) == 10
    pauses.clear()
    client, server = caller.connect("ephone", absent, max_retries=0)
    with pytest.raises(runtime().APIError) as caught:
        poll(caller, client)
    assert not isinstance(caught.value, runtime().JobTimeoutError)
    assert caught.value.job_id == "job_42"
    assert "5 times in a row" in " ".join(caught.value.__notes__)
    assert caught.value.body is not None
    assert sum(pauses) >= 10
    assert len(server.requests) == 5


@pytest.mark.parametrize("interval", [0, 0.1, 4, 100])
def test_absent_job_is_asked_for_five_times_and_ten_seconds(
    caller: Caller, interval: float, pauses: list[float]
) -> None:
    client, server = caller.connect("ephone", ABSENT["code alone"], max_retries=0)
    with pytest.raises(runtime().APIError, match="does not know job job_42: task_not_exist"):
        poll(caller, client, interval=interval)
    assert len(server.requests) == {0: 40, 0.1: 40, 4: 5, 100: 5}[interval]


PRESENT: dict[str, Any] = {
    "id": {"id": "job_42", "message": "the file was not found yet"},
    "known status": {"status": "processing", "message": "not found"},
    "unknown status": {"status": "baking", "message": "not found"},
    "no words": {"code": 0, "data": {}},
}


@pytest.mark.parametrize("present", PRESENT.values(), ids=PRESENT)
def test_response_about_a_job_is_never_that_it_is_absent(caller: Caller, present: Any, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", *[present] * 50, DONE)
    assert poll(caller, client).status == "completed"
    assert len(server.requests) == 51


PAGE = "<html><title>Bad gateway</title></html>"
PASSING = [answered(500, PAGE), answered(502, PAGE), answered(503, ""), answered(529, PAGE), answered(200, PAGE)]


@pytest.mark.parametrize("passing", PASSING, ids=range(len(PASSING)))
def test_faults_of_a_server_are_waited_out_however_many_they_are(
    caller: Caller, passing: Any, pauses: list[float]
) -> None:
    client, server = caller.connect("ephone", RUNNING, *[passing] * 20, RUNNING, *[passing] * 20, DONE, max_retries=0)
    assert caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG)).status == "completed"
    assert len(server.requests) == 43


# The response to the submit


@pytest.mark.parametrize("spec", specs())
def test_submit_that_ends_its_job_is_the_only_request_where_it_says_enough(
    caller: Caller, spec: wire.Spec, pauses: list[float]
) -> None:
    definition = spec.content["x-job"]
    (succeeded, *_), (failed, *_) = definition["states"]["succeeded"], definition["states"]["failed"]
    whole = put(about(spec, succeeded), definition["id"], "job_42")
    client, server = caller.connect(spec.provider, {**whole, "url": URL})
    jobs = resource(client, definition["poll"])
    for follow in submits(spec, client):
        seen: list[Any] = []
        server.requests.clear()
        response = caller.wait(follow(timeout=60, on_update=seen.append))
        # A submit whose response is documented to say less than a query is not taken for one.
        assert len(server.requests) == (2 if spec.provider == "umodelverse" else 1)
        assert seen == [response]
        assert jobs.state(response) == "succeeded"
    client, server = caller.connect(
        spec.provider, {**put(about(spec, failed), definition["id"], "job_42"), "fail_reason": "blocked"}
    )
    for follow in submits(spec, client):
        server.requests.clear()
        with pytest.raises(runtime().JobFailedError, match=r"job job_42 .*blocked") as caught:
            caller.wait(follow(timeout=60))
        assert caught.value.job_id == "job_42"
        assert len(server.requests) == 1


FAILED_AT_ONCE: list[Any] = [
    {"id": "", "status": "failed", "error": {"message": "quota"}},
    {"status": "failed", "message": "quota"},
    {"data": {"task_status": "FAIL", "task_status_msg": "quota"}, "message": "SUCCEED"},
    {"id": "v", "status": "error", "detail": "quota"},
]


@pytest.mark.parametrize("body", FAILED_AT_ONCE, ids=str)
def test_reason_of_a_job_that_failed_at_once_is_told(caller: Caller, body: Any) -> None:
    with FaultServer(answer(json=body)) as server:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url)
        with pytest.raises(runtime().JobFailedError, match="quota"):
            caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
        caller.wait(client.close())
    assert [request.method for request in server.requests] == ["POST"]


ENDED_AT_ONCE: list[Any] = [
    {"status": "completed", "video_url": URL},
    {"id": "v", "status": "SUCCESS", "metadata": {"url": URL}},
    {"code": 0, "data": {"task_id": "v", "status": "done", "output": [URL]}},
]


@pytest.mark.parametrize("body", ENDED_AT_ONCE, ids=str)
def test_job_that_has_ended_at_once_is_returned_with_its_file(caller: Caller, body: Any, tmp_path: Any) -> None:
    video = answer(body=b"\0\0\0\x18ftypmp42" + bytes(99), headers={"Content-Type": "video/mp4"})

    def submitted(_: Arrived) -> Answer:
        return answer(json=_with_url(body, f"{server.url}/file.mp4"))

    with FaultServer(submitted, video) as server:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url)
        target = tmp_path / "out.mp4"
        response = caller.wait(client.videos.create_and_download(target, prompt="a cat", timeout=30))
        assert client.videos.result_urls(response) == (f"{server.url}/file.mp4",)
        caller.wait(client.close())
    assert target.read_bytes().startswith(b"\0\0\0\x18ftyp")
    assert [request.method for request in server.requests] == ["POST", "GET"]


def _with_url(value: Any, url: str) -> Any:
    if isinstance(value, dict):
        return {name: _with_url(item, url) for name, item in value.items()}
    return [_with_url(item, url) for item in value] if isinstance(value, list) else url if value == URL else value


def test_success_at_once_beside_an_error_is_logged(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    client, server = caller.connect("ephone", job("completed", video_url=URL, error={"message": "thumbnail failed"}))
    caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
    assert "thumbnail failed" in caplog.text
    assert len(server.requests) == 1
