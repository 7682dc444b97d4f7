"""Owns the contract of calls whose response is the finished work: how long they may take, and what their errors say."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.support import answers, wire
from tests.support.doubles import Caller, runtime
from tests.support.jobs import specs

pytestmark = pytest.mark.usefixtures("pauses")

ALL = [operation for spec in wire.specs() for operation in wire.operations(spec)]
OPERATIONS = [pytest.param(operation, id=f"{operation.spec.provider}-{operation.id}") for operation in ALL]
BLOCKING = ["chat.completions.create", "images.generate", "images.edit"]


def is_blocking(operation: wire.Operation) -> bool:
    """Whether the response is the work itself: that of a POST is, unless it is about a job."""
    job = operation.spec.content.get("x-job", {})
    return operation.method == "POST" and operation.id not in (*job.get("submit", ()), job.get("poll"))


def operation_of(id: str, provider: str = "sora_web") -> wire.Operation:
    return next(operation for operation in ALL if (operation.spec.provider, operation.id) == (provider, id))


def arguments(id: str, provider: str = "sora_web") -> wire.Arguments:
    return answers.arguments(operation_of(id, provider))


def call(caller: Caller, client: Any, id: str, provider: str = "sora_web", **options: Any) -> Any:
    positional, named = arguments(id, provider).split(positional=True)
    return caller.wait(wire.call(client, id)(*positional, **named, **options))


def timeouts(server: Any) -> list[float]:
    """How long each request may be silent, as the sockets hear it."""
    return [request.extensions["timeout"]["read"] for request in server.requests]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_default_timeout(caller: Caller, operation: wire.Operation) -> None:
    provider = operation.spec.provider
    client, server = caller.connect(provider, lambda _: answers.success(operation))
    call(caller, client, operation.id, provider)
    (request,) = server.requests
    told = request.extensions["timeout"]
    assert told["read"] == pytest.approx(600 if is_blocking(operation) else 60, abs=1)
    assert told["connect"] == pytest.approx(10, abs=1)


def test_work_of_the_gateway_is_blocking() -> None:
    (spec,) = (spec for spec in wire.specs() if spec.provider == "sora_web")
    assert [operation.id for operation in wire.operations(spec) if is_blocking(operation)] == BLOCKING


@pytest.mark.parametrize("id", BLOCKING)
@pytest.mark.parametrize(
    ("given", "silent"),
    [(5.0, 5), (60.0, 60), (httpx.Timeout(60.0, connect=10.0, write=300.0), 60), (httpx.Timeout(7.0), 7)],
    ids=["seconds", "the other default", "its phases", "phases"],
)
def test_timeout_that_is_given_counts(caller: Caller, id: str, given: Any, silent: float) -> None:
    operation = operation_of(id)
    client, server = caller.connect("sora_web", lambda _: answers.success(operation), timeout=given)
    call(caller, client, id)
    other, its = caller.connect("sora_web", lambda _: answers.success(operation))
    call(caller, other, id, timeout=given)
    call(caller, other.with_options(timeout=given, http_client=caller.http_client(its)), id)
    call(caller, other.with_options(max_retries=0, http_client=caller.http_client(its)), id)
    assert timeouts(server) == pytest.approx([silent], abs=1)
    assert timeouts(its) == pytest.approx([silent, silent, 600], abs=1)


@pytest.mark.parametrize("spec", specs())
def test_following_a_job_is_not_blocking(caller: Caller, spec: wire.Spec) -> None:
    job = spec.content["x-job"]
    done = answers.ended(next(o for o in wire.operations(spec) if o.id == job["poll"]))
    client, server = caller.connect(spec.provider, lambda _: done)
    resource = wire.call(client, job["poll"].rpartition(".")[0])
    caller.wait(resource.poll("job_1", timeout=1000))
    assert timeouts(server) == pytest.approx([60], abs=1)


FAULTS: dict[str, Any] = {
    "timeout": httpx.ReadTimeout("late"),
    "drop": httpx.RemoteProtocolError("gone"),
    "500": (500, {"error": {"message": "oops"}}),
    "no JSON": lambda _: httpx.Response(200, content=b"half of an answ"),
    "an error under 200": {"error": {"message": "oops"}},
}


@pytest.mark.parametrize("id", BLOCKING)
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_error_says_what_may_be_billed(caller: Caller, id: str, fault: Any) -> None:
    client, server = caller.connect("sora_web", fault)
    with pytest.raises(runtime().APIError) as caught:
        call(caller, client, id)
    assert len(server.requests) == 1
    (note,) = (note for note in caught.value.__notes__ if "finished work" in note)
    assert id in note
    assert "billed" in note


@pytest.mark.parametrize(
    "fault", [(400, {"error": {"message": "no"}}), httpx.ConnectError("refused")], ids=["400", "refused"]
)
def test_refusal_was_not_billed(caller: Caller, fault: Any) -> None:
    client, _ = caller.connect("sora_web", fault)
    with pytest.raises(runtime().APIError) as caught:
        call(caller, client, "images.generate")
    assert not any("billed" in note for note in getattr(caught.value, "__notes__", ()))


def test_submit_says_nothing_of_finished_work(caller: Caller) -> None:
    client, _ = caller.connect("sora_web", httpx.ReadTimeout("late"))
    with pytest.raises(runtime().APITimeoutError) as caught:
        call(caller, client, "videos.create")
    assert not any("finished work" in note for note in caught.value.__notes__)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_docstring_says_how_long_it_takes(caller: Caller, operation: wire.Operation) -> None:
    client, _ = caller.connect(operation.spec.provider)
    text = " ".join((wire.call(client, operation.id).__doc__ or "").split())
    said = "The response comes when the work is done: the default `timeout` is 600 seconds."
    # The docstrings of async methods point to those of the sync ones.
    assert (said in text) == (caller.kind == "sync" and is_blocking(operation))
