"""Owns where a response tells of its job: id, status, results and reason, however relays put them."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.jobs import job, part, specs
from tests.support.wire import Spec

pytestmark = pytest.mark.usefixtures("pauses")

URL = "https://files.example/1.mp4"
OTHER = "https://files.example/2.mp4"
LONG = 1e6  # seconds, which pass in no test
DONE = job("completed", 100)


def poll(caller: Caller, client: Any, **options: Any) -> Any:
    return caller.wait(client.videos.poll("job_42", **{"timeout": LONG, **options}))


# Ids

IDS = {
    "task_id": ({"task_id": "4326796003218200779"}, "/task_id"),
    "number": ({"task_id": 4326796003218200779}, "/task_id"),
    "wrapped": ({"code": "success", "message": "", "data": {"task_id": "t"}}, "/data/task_id"),
    "wrapped as documented": ({"code": 0, "data": {"id": 7}}, "/data/id"),
    "in a list": ({"data": [{"id": "t"}]}, "/data/0/id"),
    "wrapped twice": ({"data": {"task": {"taskId": "t"}}}, "/data/task/taskId"),
    "output": ({"output": {"task_id": "t", "task_status": "PENDING"}, "request_id": "r"}, "/output/task_id"),
    "empty beside": ({"id": "", "task_id": "t"}, "/task_id"),
    "null beside": ({"id": None, "data": {"id": "t", "task_id": "t"}}, "/data/id"),
}


@pytest.mark.parametrize(("body", "pointer"), IDS.values(), ids=IDS)
def test_id_of_a_job_wherever_it_is(caller: Caller, body: dict[str, Any], pointer: str) -> None:
    drift: list[Any] = []
    client, server = caller.connect("ephone", body, DONE, on_drift=drift.append)
    caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
    expected = body
    for step in pointer.split("/")[1:]:
        expected = expected[int(step)] if isinstance(expected, list) else expected[step]
    assert server.requests[1].url.path == f"/v1/videos/{expected}"
    assert [found.pointer for found in drift if "id of the job" in found.expected] == [pointer]


def test_documented_id_is_not_overruled(caller: Caller) -> None:
    drift: list[Any] = []
    both = job("pending", task_id="other", data={"id": "another"})
    client, server = caller.connect("ephone", both, DONE, on_drift=drift.append)
    caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
    assert server.requests[1].url.path == "/v1/videos/video_1"
    assert [found for found in drift if "id of the job" in found.expected] == []


NO_ID = [
    {"status": "pending"},
    {"request_id": "r", "trace_id": "t"},
    {"data": {"log_id": "l"}},
    {"task_id": {"a": 1}},
    {"task_id": True},
    {"task_id": ".."},
]


@pytest.mark.parametrize("body", NO_ID, ids=str)
def test_response_without_an_id_is_told_with_its_body(caller: Caller, body: Any) -> None:
    client, server = caller.connect("ephone", body)
    with pytest.raises(runtime().APIError, match="no job id") as caught:
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
    assert caught.value.body == body
    assert len(server.requests) == 1


def test_two_ids_are_none(caller: Caller) -> None:
    body = {"task_id": "one", "data": {"id": "two"}}
    client, server = caller.connect("ephone", body)
    with pytest.raises(runtime().APIError, match="more than one job id") as caught:
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
    assert all(words in str(caught.value) for words in ("/task_id is 'one'", "/data/id is 'two'"))
    assert caught.value.body == body
    assert len(server.requests) == 1


def test_places_of_the_caller_come_before_names_seen_in_practice(caller: Caller) -> None:
    body = {"task_id": "one", "meta": {"ref": "two"}}
    done = {"meta": {"phase": "Baked"}}
    client, server = caller.connect("ephone", body, done)
    places = {"id": ["/meta/ref"], "status": ["/meta/phase"]}
    states = {"baked": "succeeded"}
    caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG, places=places, states=states))
    assert server.requests[1].url.path == "/v1/videos/two"


@pytest.mark.parametrize("places", [{"ids": ["/a"]}, {"id": "/a"}, {"id": ["a"]}, {"status": [7]}], ids=str)
def test_senseless_places_are_refused_before_a_job_starts(caller: Caller, places: Any) -> None:
    client, server = caller.connect("ephone", DONE)
    for call in (client.videos.create_and_poll, client.videos.poll):
        arguments = {"prompt": "a cat"} if call == client.videos.create_and_poll else {"job_id": "x"}
        with pytest.raises(runtime().InvalidRequestError, match="places"):
            caller.wait(call(**arguments, places=places))
    assert server.requests == []


# Statuses

SUCCEEDED: dict[str, Any] = {
    "wrapped": {"code": "success", "message": "", "data": {"status": "SUCCESS", "progress": "100%"}},
    "code zero": {"code": 0, "data": {"status": "SUCCESS"}},
    "task_status": {"code": 0, "data": {"task_id": "t", "task_status": "succeed"}},
    "prefixed": {"output": {"task_status": "TASK_STATUS_SUCCEED"}},
    "state": {"data": {"state": "done"}},
    "deep": {"data": {"task": {"status": "Finished"}}},
    "code at the place": {"status": 200, "data": {"status": "completed"}},
    "true at the place": {"status": True, "data": {"status": "completed"}},
    "word at the place": {"status": "ok", "data": {"status": "completed"}},
    "agreeing": {"status": "success", "data": {"status": "completed"}},
    "ready": {"id": "v", "status": "ready"},
}
GOES_ON: dict[str, Any] = {
    "envelope says success": {"status": "success", "data": {"status": "processing"}},
    "wrapped": {"code": 0, "data": {"status": "RUNNING"}},
    "contradiction": {"state": "done", "data": {"status": "failed"}},
    "camel": {"data": {"status": "InProgress"}},
    "nothing": {"code": 0, "data": {}},
}
FAILED: dict[str, Any] = {
    "wrapped": {"code": "success", "data": {"status": "FAILURE", "fail_reason": "content policy"}},
    "filtered": {"data": {"status": "content_filtered", "reason": "content policy"}},
    "terminated": {"status": "terminated", "message": "content policy"},
    "prefixed": {"data": {"task_status": "TASK_STATUS_FAILED", "task_status_msg": "content policy"}},
    "blocked": {"status": "moderation_blocked", "error": {"message": "content policy"}},
}


@pytest.mark.parametrize("body", SUCCEEDED.values(), ids=SUCCEEDED)
def test_success_wherever_it_is_told(caller: Caller, body: Any) -> None:
    client, server = caller.connect("ephone", body)
    assert poll(caller, client) is not None
    assert len(server.requests) == 1
    assert client.videos.state(body) == "succeeded"


@pytest.mark.parametrize("body", GOES_ON.values(), ids=GOES_ON)
def test_job_goes_on_wherever_that_is_told(caller: Caller, body: Any) -> None:
    client, server = caller.connect("ephone", body, body, DONE)
    assert poll(caller, client).status == "completed"
    assert len(server.requests) == 3


@pytest.mark.parametrize("body", FAILED.values(), ids=FAILED)
def test_failure_wherever_it_is_told(caller: Caller, body: Any) -> None:
    client, server = caller.connect("ephone", body)
    with pytest.raises(runtime().JobFailedError, match="content policy"):
        poll(caller, client)
    assert len(server.requests) == 1
    assert (client.videos.state(body), client.videos.failure(body)) == ("failed", "content policy")


def test_statuses_that_contradict_each_other_are_both_named(caller: Caller) -> None:
    client, _ = caller.connect("ephone", GOES_ON["contradiction"])
    with pytest.raises(runtime().JobTimeoutError) as caught:
        poll(caller, client, timeout=0)
    assert all(words in str(caught.value) for words in ("/state is", "done", "/data/status is", "failed"))


# Results

RESULTS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "documented": ({"video_url": URL, "url": OTHER}, (URL,)),
    "url": ({"url": URL}, (URL,)),
    "metadata": ({"metadata": {"url": URL}}, (URL,)),
    "output": ({"output": [URL, OTHER]}, (URL, OTHER)),
    "objects": ({"output": [{"url": URL}, {"url": OTHER}]}, (URL, OTHER)),
    "wrapped": ({"code": 0, "data": {"data": {"video_url": URL}}}, (URL,)),
    "videos": ({"data": {"task_result": 1, "videos": [{"url": URL, "duration": "5"}]}}, (URL,)),
    "data url": ({"url": "data:video/mp4;base64,AAAA"}, ("data:video/mp4;base64,AAAA",)),
    "path": ({"url": "/v1/files/1.mp4"}, ("/v1/files/1.mp4",)),
    "twice": ({"url": URL, "metadata": {"url": URL}}, (URL,)),
    "pictures": ({"cover_url": URL, "thumbnail_url": URL, "image_url": URL, "input_reference": URL}, ()),
    "echoes": ({"callback_url": URL, "character_url": URL, "prompt": URL}, ()),
    "words": ({"output": "a cat", "result": "ok", "url": "n/a"}, ()),
    "nothing": ({}, ()),
}


@pytest.mark.parametrize(("body", "expected"), RESULTS.values(), ids=RESULTS)
def test_results_wherever_they_are(caller: Caller, body: Any, expected: tuple[str, ...]) -> None:
    client, _ = caller.connect("ephone", {**DONE, **body})
    for response in (poll(caller, client), {**DONE, **body}):
        assert client.videos.result_urls(response) == expected


def test_results_that_contradict_each_other_are_both_named(caller: Caller) -> None:
    body = {**DONE, "url": URL, "metadata": {"url": OTHER}}
    client, _ = caller.connect("ephone", body)
    response = poll(caller, client)
    with pytest.raises(runtime().APIError) as caught:
        client.videos.result_urls(response)
    assert URL in str(caught.value)
    assert OTHER in str(caught.value)
    assert client.videos.result_urls(response, places={"results": ["/url"]}) == (URL,)


# Reasons

REASONS: dict[str, Any] = {
    **{
        name: {name: "content policy"}
        for name in ("fail_reason", "failure_reason", "reason", "message", "error_message")
    },
    "error": {"error": "content policy"},
    "object": {"error": {"code": "x", "message": "content policy"}},
    "list": {"errors": [{"message": "content policy"}]},
    "wrapped": {"data": {"fail_reason": "content policy"}},
    "wrapped object": {"data": {"error": {"message": "content policy"}}},
    "before a greeting": {"message": "success", "data": {"fail_reason": "content policy"}},
}


@pytest.mark.parametrize("more", REASONS.values(), ids=REASONS)
def test_reason_wherever_it_is(caller: Caller, more: Any) -> None:
    body = job("failed", **more)
    client, _ = caller.connect("ephone", body)
    with pytest.raises(runtime().JobFailedError, match="content policy"):
        poll(caller, client)
    assert "content policy" in client.videos.failure(body)


def test_job_that_has_not_failed_has_no_reason(caller: Caller) -> None:
    client, _ = caller.connect("ephone", {})
    for body in (job("completed", message="ok"), job("processing", reason="queue"), job("pending", error=None), {}):
        assert client.videos.failure(body) is None
    assert client.videos.failure(job("failed")) == "no reason given"


def test_reason_repeats_no_prompt(caller: Caller) -> None:
    prompt = "a secret prompt of many words"
    failed = job("failed", fail_reason=f"blocked: {prompt}")
    client, _ = caller.connect("ephone", job("pending"), failed)
    with pytest.raises(runtime().JobFailedError, match="blocked") as caught:
        caller.wait(client.videos.create_and_poll(prompt=prompt, timeout=LONG))
    assert prompt not in str(caught.value)


# What is reported


def test_each_find_is_a_departure_and_documented_places_are_none(
    caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "vidspec")
    drift: list[Any] = []
    place = f"phase_{caller.kind}"
    body = {"id": "v", "progress": 1, "created_at": 1, "data": {"state": "done"}, place: 1}
    client, _ = caller.connect("ephone", body, on_drift=drift.append)
    poll(caller, client)
    finds = [(found.pointer, found.got) for found in drift if "status of the job" in found.expected]
    assert finds == [("/data/state", "done")]
    drift.clear()
    client, _ = caller.connect("ephone", job("completed", video_url=URL), on_drift=drift.append)
    poll(caller, client)
    assert drift == []


@pytest.mark.parametrize("spec", specs())
def test_every_provider_reads_stored_responses(caller: Caller, spec: Spec) -> None:
    client, _ = caller.connect(spec.provider, {})
    resource = client.tasks if spec.provider == "umodelverse" else client.videos
    body = {"code": 0, "data": {"task_id": "t", "status": "SUCCESS", "url": URL}}
    stored = json.loads(json.dumps(body))
    assert resource.state(stored) == "succeeded"
    assert resource.result_urls(stored) == (URL,)
    assert resource.failure(stored) is None
    assert resource.job(stored).id == "t"


@pytest.mark.parametrize("depth", [10, 900])
@pytest.mark.parametrize("name", ["data", "output", "result"])
def test_nesting_without_end_is_bounded(caller: Caller, depth: int, name: str) -> None:
    body: Any = {"status": "SUCCESS"}
    for _ in range(depth):
        body = {name: body, "videos": [body]} if depth < 20 else {name: body}
    client, _ = caller.connect("ephone", {})
    assert client.videos.state(body) == "unknown"
    assert client.videos.result_urls(body) == ()


def test_documented_status_has_the_last_word() -> None:
    find = part("job_fields").find
    found = find({"status": "done", "data": {"status": "failed"}}, "status", ("/status",), {}, lambda value: value)
    assert (found.pointer, found.documented) == ("/status", True)
