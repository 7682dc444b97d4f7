"""Owns the contract of what a status means: as documented, as the caller says, as relays use words, or nothing."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.jobs import about, job, part, put, resource, specs, submits

pytestmark = pytest.mark.usefixtures("pauses")

URL = "https://files.example/1.mp4"
SUCCEEDED = "succeeded success done finished"
FAILED = "error failure cancelled canceled expired rejected"
GOES_ON = "not_start submitted waiting running processing pending"


def sora(status: Any, **more: Any) -> dict[str, Any]:
    """What `sora_video2` answers: it documents a URL of the result, and no operation that downloads it."""
    return {"id": "video_1", "object": "video", "created": 1705123456, "status": status, "progress": 50, **more}


def warnings(caplog: pytest.LogCaptureFixture, job_id: str = "job_42") -> list[str]:
    """What the log tells of the job, departures of its answers apart."""
    found = [r for r in caplog.records if r.name == "vidspec" and r.levelno >= logging.WARNING]
    return [message for message in (record.getMessage() for record in found) if job_id in message]


# Documented statuses


@pytest.mark.parametrize("spec", specs())
@pytest.mark.parametrize("case", [str.upper, str.title, str.swapcase, lambda status: f" {status} "])
def test_documented_status_decides_in_any_case(caller: Caller, spec: wire.Spec, case: Any) -> None:
    found = spec.content["x-job"]
    goes_on = [*found["states"].get("queued", []), *found["states"].get("running", [])]
    for status in found["states"]["succeeded"]:
        client, server = caller.connect(spec.provider, *(about(spec, case(s)) for s in (*goes_on, status)))
        last = caller.wait(resource(client, found["poll"]).poll("job_42", timeout=60))
        assert len(server.requests) == len(goes_on) + 1
        assert wire.differences(about(spec, case(status)), last.model_dump(exclude_unset=True)) == []
    for status in found["states"]["failed"]:
        client, server = caller.connect(spec.provider, about(spec, case(status)))
        with pytest.raises(runtime().JobFailedError) as caught:
            caller.wait(resource(client, found["poll"]).poll("job_42", timeout=60))
        assert caught.value.status == case(status)
        assert len(server.requests) == 1


def test_documented_status_decides_before_the_words_of_others(caller: Caller) -> None:
    query = part("request").Request(operation="videos.retrieve", method="GET", path="/v", result=dict[str, Any])
    found = part("jobs").Job(
        operation="videos.retrieve",
        poll=lambda _: query,
        id="/id",
        status="/status",
        states={"done": "running", "queued": "failed", "rejected": "succeeded"},
    )

    def follow(*statuses: str) -> Any:
        client, server = caller.connect("ephone", *({"status": status} for status in statuses))
        client.videos._job = found
        return caller.wait(client.videos.poll("job_42", timeout=60)), len(server.requests)

    assert follow("done", "DONE", "rejected") == ({"status": "rejected"}, 3)
    with pytest.raises(runtime().JobFailedError):
        follow("queued", "rejected")


# Words of others


@pytest.mark.parametrize("status", SUCCEEDED.split())
def test_words_for_success(caller: Caller, status: str) -> None:
    for word in (status, status.upper()):
        client, server = caller.connect("sora_video2", sora(word, video_url=URL))
        assert caller.wait(client.videos.poll("job_42", timeout=60)).status == word
        assert len(server.requests) == 1


@pytest.mark.parametrize("status", FAILED.split())
def test_words_for_failure(caller: Caller, status: str) -> None:
    for word in (status, status.upper()):
        client, server = caller.connect("sora_video2", sora(word))
        with pytest.raises(runtime().JobFailedError) as caught:
            caller.wait(client.videos.poll("job_42", timeout=60))
        assert not isinstance(caught.value, runtime().JobResultMissingError)
        assert caught.value.status == word
        assert len(server.requests) == 1


@pytest.mark.parametrize("status", GOES_ON.split())
def test_words_for_a_job_that_goes_on(caller: Caller, status: str, caplog: pytest.LogCaptureFixture) -> None:
    words = [status, status.upper(), status.replace("_", "-"), status.replace("_", " ").title()]
    answers = [sora(word) for word in words]
    client, server = caller.connect("sora_video2", *answers, sora("completed", video_url=URL))
    caller.wait(client.videos.poll("job_42", timeout=60))
    assert len(server.requests) == len(words) + 1
    assert warnings(caplog) == []


# Words of the caller


@pytest.mark.parametrize("spec", specs())
def test_caller_says_what_statuses_mean(caller: Caller, spec: wire.Spec, caplog: pytest.LogCaptureFixture) -> None:
    said = {"throttled": "running", "Baked": "succeeded", "burnt": "failed"}
    found = spec.content["x-job"]
    client, server = caller.connect(spec.provider, about(spec, "Throttled"), about(spec, "baked"))
    caller.wait(resource(client, found["poll"]).poll("job_42", timeout=60, states=said))
    assert len(server.requests) == 2
    assert warnings(caplog) == []
    client, server = caller.connect(spec.provider, about(spec, "BURNT"))
    with pytest.raises(runtime().JobFailedError):
        caller.wait(resource(client, found["poll"]).poll("job_42", timeout=60, states=said))


@pytest.mark.parametrize("spec", specs())
def test_caller_says_what_statuses_mean_of_a_job_that_is_submitted(
    caller: Caller, spec: wire.Spec, caplog: pytest.LogCaptureFixture
) -> None:
    submitted = put(about(spec, "throttled"), spec.content["x-job"]["id"], "job_42")
    client, server = caller.connect(spec.provider, submitted, about(spec, "throttled"), about(spec, "baked"))
    for follow in submits(spec, client):
        caller.wait(follow(timeout=60, states={"throttled": "running", "baked": "succeeded"}))
        assert [sent.method for sent in server.sent] == ["POST", "GET", "GET"]
        server.requests.clear()
    assert warnings(caplog) == []


@pytest.mark.parametrize("state", ["done", "Running", "", None])
def test_state_that_does_not_exist_is_refused_before_anything_is_sent(caller: Caller, state: Any) -> None:
    client, server = caller.connect("ephone", job("completed"))
    for states in ({"throttled": state}, {"baked": "succeeded", "throttled": state}):
        with pytest.raises(runtime().InvalidRequestError, match="throttled"):
            caller.wait(client.videos.poll("job_42", timeout=60, states=states))
        with pytest.raises(runtime().InvalidRequestError, match="throttled"):
            caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=60, states=states))
    assert server.requests == [], "the job is paid for and its id is lost"


# Words that nobody knows


@pytest.mark.parametrize("spec", specs())
def test_unknown_or_missing_status_is_not_final_and_told_once(
    caller: Caller, spec: wire.Spec, caplog: pytest.LogCaptureFixture
) -> None:
    found = spec.content["x-job"]
    odd = [about(spec, status) for status in ("marinating", "marinating", "", None, 7, True, [], {"a": "completed"})]
    (succeeded, *_) = found["states"]["succeeded"]
    client, server = caller.connect(spec.provider, *odd, {}, [], about(spec, "grilling"), about(spec, succeeded))
    caller.wait(resource(client, found["poll"]).poll("job_42", timeout=60))
    assert len(server.requests) == len(odd) + 4
    (only,) = warnings(caplog)
    assert "marinating" in only


# Ends that contradict themselves


@pytest.mark.parametrize("missing", [{}, {"video_url": None}, {"video_url": ""}])
@pytest.mark.parametrize("status", ["completed", "success"])
def test_success_without_its_result_is_an_error(caller: Caller, status: str, missing: Any) -> None:
    client, server = caller.connect("sora_video2", sora("queued"), sora(status, **missing))
    with pytest.raises(runtime().JobResultMissingError, match="video_url") as caught:
        caller.wait(client.videos.poll("job_42", timeout=60))
    assert isinstance(caught.value, runtime().JobFailedError)
    assert (caught.value.job_id, caught.value.status, caught.value.job.status) == ("job_42", status, status)
    assert "job_42" in caught.value.message
    assert len(server.requests) == 2


def test_success_without_a_result_is_one_where_the_result_can_be_downloaded(
    caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    client, server = caller.connect("ephone", job("completed", 100))
    assert caller.wait(client.videos.poll("job_42", timeout=60)).status == "completed"
    assert len(server.requests) == 1
    assert warnings(caplog) == []


@pytest.mark.parametrize("provider", ["ephone", "sora_video2"])
def test_failure_beside_a_result_says_that_it_is_there(caller: Caller, provider: str) -> None:
    whole = {**job("failed", 100), "video_url": URL, "error": {"code": "e", "message": "the upscaler gave up"}}
    client, _ = caller.connect(provider, whole)
    with pytest.raises(runtime().JobFailedError, match=r"has a result.*the upscaler gave up") as caught:
        caller.wait(client.videos.poll("job_42", timeout=60))
    assert caught.value.results == (URL,)
    client, _ = caller.connect(provider, {**whole, "video_url": ""})
    with pytest.raises(runtime().JobFailedError, match="the upscaler gave up") as caught:
        caller.wait(client.videos.poll("job_42", timeout=60))
    assert caught.value.results == ()
    assert "has a result" not in caught.value.message


@pytest.mark.parametrize("error", [{"message": "the upscaler gave up"}, "the upscaler gave up"])
def test_success_with_an_error_and_no_result_is_a_failure(caller: Caller, error: Any) -> None:
    client, server = caller.connect("sora_video2", sora("completed", error=error))
    with pytest.raises(runtime().JobFailedError, match="the upscaler gave up") as caught:
        caller.wait(client.videos.poll("job_42", timeout=60))
    assert (caught.value.status, caught.value.job_id, caught.value.results) == ("completed", "job_42", ())
    assert len(server.requests) == 1


@pytest.mark.parametrize("provider", ["ephone", "sora_video2"])
def test_success_with_an_error_beside_its_result_is_returned_and_told(
    caller: Caller, provider: str, caplog: pytest.LogCaptureFixture
) -> None:
    whole = {**job("completed", 100), "video_url": URL, "error": {"message": "the thumbnail failed"}}
    client, server = caller.connect(provider, whole)
    assert caller.wait(client.videos.poll("job_42", timeout=60)).video_url == URL
    assert len(server.requests) == 1
    (only,) = warnings(caplog)
    assert "the thumbnail failed" in only
