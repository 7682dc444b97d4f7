"""Owns who hears of values that are read where no spec says, and reading what was stored."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from tests.support import wire
from tests.support.doubles import Caller, runtime
from tests.support.jobs import about, job, part, put, resource, specs

pytestmark = pytest.mark.usefixtures("pauses")

URL = "https://files.example/1.mp4"


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    """The log of a process in which nothing was logged yet."""
    monkeypatch.setattr(part("departures"), "_logged", {})
    caplog.set_level(logging.WARNING, "vidspec")
    return caplog


def finds(drift: list[Any]) -> list[tuple[str, str, Any]]:
    return [(d.operation, d.pointer, d.got) for d in drift if d.expected.startswith("read as")]


def test_each_find_is_reported_once_for_each_response(caller: Caller, log: pytest.LogCaptureFixture) -> None:
    drift: list[Any] = []
    submitted = {"data": {"task_id": "t"}}
    running = {"data": {"task_id": "t", "state": "working"}}
    failed = {"data": {"task_id": "t", "state": "aborted", "fail_reason": "blocked"}}
    client, _ = caller.connect("ephone", submitted, running, running, failed, on_drift=drift.append)
    with pytest.raises(runtime().JobFailedError):
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=60))
    assert finds(drift) == [
        ("videos.create", "/data/task_id", "t"),
        ("videos.retrieve", "/data/state", "working"),
        ("videos.retrieve", "/data/state", "working"),
        ("videos.retrieve", "/data/state", "aborted"),
        ("videos.retrieve", "/data/fail_reason", "blocked"),
    ]
    lines = [line for line in log.messages if "read as" in line]
    assert [line.partition("at ")[2] for line in lines] == [
        "'/data/task_id': read as the id of the job, which is documented at /id (got str)",
        "'/data/state': read as the status of the job, which is documented at /status (got str)",
        "'/data/fail_reason': read as the error of the job, which is documented at /error (got str)",
    ]


def test_find_in_a_field_that_departs_is_logged_too(caller: Caller, log: pytest.LogCaptureFixture) -> None:
    client, _ = caller.connect("ephone", {"task_id": "t"}, job("completed"))
    caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=60))
    lines = [line.partition("at ")[2] for line in log.messages if "'/task_id'" in line]
    assert lines == [
        "'/task_id': no such field (got str)",
        "'/task_id': read as the id of the job, which is documented at /id (got str)",
    ]


def test_find_without_a_documented_place_says_so(caller: Caller) -> None:
    drift: list[Any] = []
    failed = job("failed", data={"fail_reason": "blocked"})
    client, _ = caller.connect("modelverse", failed, on_drift=drift.append)
    with pytest.raises(runtime().JobFailedError, match="blocked"):
        caller.wait(client.videos.poll("v", timeout=60))
    (find,) = [d for d in drift if d.expected.startswith("read as")]
    assert find.expected == "read as the error of the job, which is documented nowhere"


def test_deadline_reports_nothing_twice(caller: Caller) -> None:
    drift: list[Any] = []
    body = {"data": {"state": "baking", "error": {"message": "blocked"}}}
    client, _ = caller.connect("ephone", body, on_drift=drift.append)
    with pytest.raises(runtime().JobTimeoutError, match="'baking' beside an error: blocked"):
        caller.wait(client.videos.poll("v", timeout=0))
    assert [pointer for _, pointer, _ in finds(drift)] == ["/data/state", "/data/error"]


def test_result_of_a_success_is_reported(caller: Caller) -> None:
    drift: list[Any] = []
    client, _ = caller.connect("sora_video2", job("completed", metadata={"url": URL}), on_drift=drift.append)
    caller.wait(client.videos.poll("v", timeout=60))
    assert finds(drift) == [("videos.retrieve", "/metadata/url", URL)]


@pytest.mark.parametrize("spec", specs())
def test_documented_places_are_no_finds(caller: Caller, spec: wire.Spec) -> None:
    definition = spec.content["x-job"]
    others = {"task_id": "other", "state": "odd", "fail_reason": "", "output_url": URL}
    for state in ("succeeded", "failed"):
        drift: list[Any] = []
        body = put(about(spec, definition["states"][state][0]), definition["id"], "job_42")
        for pointer in definition.get("results", []):
            put(body, pointer, [URL])
        if "error" in definition and state == "failed":
            put(body, definition["error"], {"message": "blocked"})
        client, _ = caller.connect(spec.provider, {**body, **others}, on_drift=drift.append)
        jobs = resource(client, definition["poll"])
        try:
            caller.wait(jobs.poll("job_42", timeout=60))
        except runtime().JobFailedError:
            assert state == "failed"
        expected = [] if definition.get("results") else ["/output_url"]
        assert [pointer for _, pointer, _ in finds(drift)] == (expected if state == "succeeded" else [])


# What was stored

FORMS: dict[str, Any] = {
    "model": lambda model: model,
    "dict": lambda model: model.model_dump(by_alias=True, exclude_unset=True),
    "JSON": lambda model: model.model_dump_json(by_alias=True, exclude_unset=True),
    "bytes": lambda model: model.model_dump_json(by_alias=True, exclude_unset=True).encode(),
    "read again": lambda model: type(model).from_response(model.model_dump_json(by_alias=True, exclude_unset=True)),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("spec", specs())
def test_stored_response_is_read_in_every_form(caller: Caller, spec: wire.Spec, form: Any) -> None:
    definition = spec.content["x-job"]
    client, _ = caller.connect(spec.provider, {})
    jobs = resource(client, definition["poll"])

    def stored(body: Any) -> Any:
        other, _ = caller.connect(spec.provider, body)
        return form(caller.wait(jobs_of(other).retrieve()))

    def jobs_of(other: Any) -> Any:
        return resource(other, definition["poll"]).job("job_42")

    wrapped = {"data": {"status": "SUCCESS", "video": {"url": URL}}}
    documented = about(spec, definition["states"]["succeeded"][0])
    failed = {"data": {"state": "rejected", "reason": "blocked"}}
    assert [jobs.state(stored(body)) for body in (wrapped, documented, failed)] == ["succeeded", "succeeded", "failed"]
    assert jobs.result_urls(stored(wrapped)) == (URL,)
    assert [jobs.failure(stored(body)) for body in (wrapped, failed)] == [None, "blocked"]
    odd = stored({"data": {"phase": "baked", "clip": URL, "why": "blocked"}})
    assert jobs.state(odd) == "unknown"
    assert jobs.result_urls(odd) == ()
    places = {"status": ["/data/phase"], "results": ["/data/clip"], "error": ["/data/why"]}
    assert jobs.state(odd, places=places, states={"baked": "succeeded"}) == "succeeded"
    assert jobs.result_urls(odd, places=places) == (URL,)
    assert jobs.failure(odd, places=places, states={"baked": "failed"}) == "blocked"


@pytest.mark.parametrize(
    "value", [None, 7, "", "job_42", b"\xff", "7", '"completed"', "[" * 100_000], ids=lambda v: repr(v)[:12]
)
def test_what_is_no_response_is_refused(caller: Caller, value: Any) -> None:
    client, _ = caller.connect("ephone", {})
    for read in (client.videos.state, client.videos.result_urls, client.videos.failure):
        with pytest.raises(runtime().InvalidRequestError, match="expected a response about a job"):
            read(value)


def test_id_is_taken_from_the_places_of_the_caller(caller: Caller) -> None:
    client, server = caller.connect("ephone", job("completed"))
    body = json.loads('{"request_id": "r-1", "data": {"ref": " job_7 "}}')
    caller.wait(client.videos.poll(body, timeout=60, places={"id": ["/data/ref"]}))
    assert server.requests[0].url.path == "/v1/videos/job_7"
