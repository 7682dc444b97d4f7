"""Owns the contract of generated clients for jobs: how they are followed, how they end, what the caller hears."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import answers, wire
from tests.support.doubles import Caller, runtime
from tests.support.jobs import job, put

SPECS = [pytest.param(spec, id=spec.provider) for spec in wire.specs() if "x-job" in spec.content]
SOON = 0.001  # seconds between two queries


def operation(spec: wire.Spec, id: str) -> wire.Operation:
    return next(found for found in wire.operations(spec) if found.id == id)


def states(spec: wire.Spec, *names: str) -> list[Any]:
    """Answers about a job, one for each state."""
    found = spec.content["x-job"]
    values = [found["states"][name][0] for name in names]
    return [put(answers.success_json(operation(spec, found["poll"])), found["status"], value) for value in values]


def resource(client: Any, operation_id: str) -> Any:
    return wire.call(client, operation_id.rpartition(".")[0])


# Every provider


@pytest.mark.parametrize("spec", SPECS)
def test_poll_asks_until_the_job_has_succeeded(caller: Caller, spec: wire.Spec) -> None:
    client, server = caller.connect(spec.provider, *states(spec, "queued", "running", "succeeded"))
    poll = spec.content["x-job"]["poll"]
    seen: list[Any] = []
    last = caller.wait(resource(client, poll).poll("job/1", timeout=60, interval=SOON, on_update=seen.append))
    assert len(server.requests) == 3
    assert len({str(request.url) for request in server.requests}) == 1
    assert "job/1" in server.sent[0].path + str(server.sent[0].query)
    assert len(seen) == 3
    assert seen[-1].model_dump(exclude_unset=True) == last.model_dump(exclude_unset=True)
    assert wire.differences(states(spec, "succeeded")[0], last.model_dump(exclude_unset=True)) == []


@pytest.mark.parametrize("spec", SPECS)
def test_failed_job_is_an_error(caller: Caller, spec: wire.Spec) -> None:
    found = spec.content["x-job"]
    (failed,) = states(spec, "failed")
    if "error" in found:
        put(failed, found["error"], "blocked by the filter")
    client, _ = caller.connect(spec.provider, *states(spec, "running"), failed)
    with pytest.raises(runtime().JobFailedError) as caught:
        caller.wait(resource(client, found["poll"]).poll("job_1", timeout=60, interval=SOON))
    assert "job_1" in str(caught.value)
    assert ("blocked by the filter" in str(caught.value)) == ("error" in found)
    assert wire.differences(failed, caught.value.job.model_dump(exclude_unset=True, warnings=False)) == []


@pytest.mark.parametrize("spec", SPECS)
def test_every_submit_can_be_followed(caller: Caller, spec: wire.Spec) -> None:
    found = spec.content["x-job"]
    for submit in found["submit"]:
        submitted = put(answers.success_json(operation(spec, submit)), found["id"], "job_7")
        client, server = caller.connect(spec.provider, submitted, *states(spec, "running", "succeeded"))
        positional, named = answers.arguments(operation(spec, submit)).split(positional=True)
        follow = getattr(resource(client, submit), f"{submit.rpartition('.')[2]}_and_poll")
        last = caller.wait(follow(*positional, **named, timeout=60, interval=SOON))
        assert [sent.method for sent in server.sent] == ["POST", "GET", "GET"]
        assert "job_7" in server.sent[1].path + str(server.sent[1].query)
        assert wire.differences(states(spec, "succeeded")[0], last.model_dump(exclude_unset=True)) == []


@pytest.mark.parametrize("spec", SPECS)
def test_unknown_status_keeps_polling(caller: Caller, spec: wire.Spec) -> None:
    (unknown,) = states(spec, "running")
    put(unknown, spec.content["x-job"]["status"], "throttled")
    client, server = caller.connect(spec.provider, unknown, unknown, *states(spec, "succeeded"))
    caller.wait(resource(client, spec.content["x-job"]["poll"]).poll("job_1", timeout=60, interval=SOON))
    assert len(server.requests) == 3


@pytest.mark.parametrize("spec", SPECS)
def test_deadline_of_a_job(caller: Caller, spec: wire.Spec) -> None:
    client, server = caller.connect(spec.provider, *states(spec, "running"))
    with pytest.raises(runtime().JobTimeoutError, match="job_1") as caught:
        caller.wait(resource(client, spec.content["x-job"]["poll"]).poll("job_1", timeout=0.02, interval=SOON))
    assert caught.value.job_id == "job_1"
    assert caught.value.status == spec.content["x-job"]["states"]["running"][0]
    assert isinstance(caught.value, TimeoutError)
    # How often was asked until then depends on the machine.
    assert {sent.method for sent in server.sent} == {"GET"}


# One provider


def test_update_is_told_of_changes_only(caller: Caller) -> None:
    steps = [
        ("pending", 0),
        ("pending", 0),
        ("processing", 0),
        ("processing", 50),
        ("processing", 50),
        ("completed", 100),
    ]
    client, _ = caller.connect("ephone", *[job(status, progress) for status, progress in steps])
    seen: list[Any] = []
    caller.wait(
        client.videos.poll("x", timeout=60, interval=SOON, on_update=lambda v: seen.append((v.status, v.progress)))
    )
    assert seen == [("pending", 0), ("processing", 0), ("processing", 50), ("completed", 100)]


def test_interval_is_kept(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    async def async_sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("time.sleep", pauses.append)
    monkeypatch.setattr("anyio.sleep", async_sleep)
    client, _ = caller.connect("ephone", job("pending"), job("pending"), job("completed"))
    caller.wait(client.videos.poll("x", timeout=60, interval=7))
    assert pauses == [7, 7]


@pytest.mark.parametrize(("timeout", "interval"), [(-1, 1), (float("nan"), 1), (60, -1)])
def test_senseless_times_are_refused_before_a_job_is_started(caller: Caller, timeout: float, interval: float) -> None:
    client, server = caller.connect("ephone", job("pending"))
    with pytest.raises(runtime().InvalidRequestError):
        caller.wait(client.videos.poll("x", timeout=timeout, interval=interval))
    with pytest.raises(runtime().InvalidRequestError):
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=timeout, interval=interval))
    assert server.requests == [], "the job is paid for and its id is lost"


def test_deadline_holds_the_last_answer(caller: Caller) -> None:
    client, _ = caller.connect("ephone", job("processing", 40))
    with pytest.raises(runtime().JobTimeoutError) as caught:
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=0.02, interval=SOON))
    assert (caught.value.job_id, caught.value.status, caught.value.job.progress) == ("video_1", "processing", 40)


def test_failed_job_tells_why(caller: Caller) -> None:
    for error in ({"code": "moderation", "message": "blocked by the filter"}, "blocked by the filter"):
        client, _ = caller.connect("ephone", job("failed", error=error))
        with pytest.raises(runtime().JobFailedError, match="blocked by the filter") as caught:
            caller.wait(client.videos.poll("x", timeout=60, interval=SOON))
        assert caught.value.job.status == "failed"


def test_submit_without_an_id_hands_over_the_answer(caller: Caller) -> None:
    answer = {"task": "video_1", "status": "pending"}
    client, server = caller.connect("ephone", answer)
    with pytest.raises(runtime().APIError) as caught:
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=60, interval=SOON))
    assert caught.value.body is not None
    body = caught.value.body
    assert (body if isinstance(body, dict) else body.model_dump(exclude_unset=True, warnings=False)) == answer
    assert len(server.requests) == 1


def test_departing_answers_do_not_end_a_poll(caller: Caller) -> None:
    odd = [{"id": 7, "status": None}, {"status": 5, "progress": "50%"}, {}, [], job("Completed")]
    client, server = caller.connect("ephone", *odd)
    assert caller.wait(client.videos.poll("x", timeout=60, interval=SOON)).status == "Completed"
    assert len(server.requests) == 5


def test_query_that_fails_for_good_ends_the_poll(caller: Caller) -> None:
    client, server = caller.connect("ephone", job("pending"), (401, {"error": {"message": "gone"}}))
    with pytest.raises(runtime().AuthenticationError):
        caller.wait(client.videos.poll("x", timeout=60, interval=SOON))
    assert len(server.requests) == 2


def test_strict_client_raises_while_polling(caller: Caller) -> None:
    client, _ = caller.connect("ephone", job("throttled"), strict=True)
    with pytest.raises(runtime().APIResponseValidationError):
        caller.wait(client.videos.poll("x", timeout=60, interval=SOON))


def test_extras_go_with_every_query(caller: Caller) -> None:
    client, server = caller.connect("ephone", job("pending"), job("pending"), job("completed"))
    extras = {"extra_headers": {"X-Trace": "7"}, "extra_query": {"channel": "b"}}
    caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=60, interval=SOON, **extras))
    assert [(sent.headers["x-trace"], sent.query) for sent in server.sent] == [("7", [("channel", "b")])] * 3


@pytest.mark.parametrize("end", [KeyboardInterrupt(), ConnectionError(), (400, {"error": {"message": "no"}})])
def test_whatever_ends_the_polling_tells_the_id(caller: Caller, end: Any) -> None:
    def interrupt(_: object) -> None:
        if isinstance(end, BaseException):
            raise end

    client, _ = caller.connect("ephone", job("pending"), job("pending") if isinstance(end, BaseException) else end)
    call = client.with_options(max_retries=0).videos.create_and_poll
    with pytest.raises(BaseException) as caught:
        caller.wait(call(prompt="a cat", timeout=60, interval=SOON, on_update=interrupt))
    assert "'video_1'" in "".join(caught.value.__notes__)
