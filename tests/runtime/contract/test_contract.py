"""Tests of what holds for all clients: what is sent again, imports, errors."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.contract import JOB, PROVIDERS
from tests.support.doubles import Caller, runtime
from tests.support.project import python

LOST = [
    httpx.ReadTimeout("slow"),
    httpx.WriteTimeout("slow"),
    httpx.ReadError("gone"),
    httpx.RemoteProtocolError("gone"),
]


@pytest.mark.parametrize("answer", [*[(s, {}) for s in (408, 409, 429, 500, 502, 503, 504)], *LOST], ids=repr)
def test_what_starts_a_job_is_sent_once(caller: Caller, answer: Any, pauses: list[float]) -> None:
    cases: list[tuple[str, str, dict[str, Any]]] = [
        ("ephone", "videos.create", {"prompt": "a cat"}),
        ("umodelverse", "tasks.submit", {"model": "m", "input": {"prompt": "a cat"}}),
    ]
    for provider, call, body in cases:
        client, server = caller.connect(provider, answer, JOB)
        expected = "APIStatusError" if isinstance(answer, tuple) else "APIConnectionError"
        with pytest.raises(getattr(runtime(), expected)) as caught:
            caller.wait(wire.call(client, call)(**body))
        assert len(server.requests) == 1
        assert isinstance(caught.value, runtime().APITimeoutError) == isinstance(answer, httpx.TimeoutException)
    assert pauses == []


@pytest.mark.parametrize("answer", [*[(s, {}) for s in (408, 429, 500, 502, 503, 504)], *LOST], ids=repr)
def test_query_is_sent_again(caller: Caller, answer: Any, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", answer, answer, JOB)
    assert caller.wait(client.videos.retrieve("x")).id == "video_1"
    assert len(server.requests) == 3
    assert len(pauses) == 2
    assert all(pause > 0 for pause in pauses)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422])
def test_query_that_was_refused_is_not_sent_again(caller: Caller, status: int, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", (status, {}), JOB)
    with pytest.raises(runtime().APIStatusError):
        caller.wait(client.videos.retrieve("x"))
    assert len(server.requests) == 1


def test_retries_are_limited(caller: Caller, pauses: list[float]) -> None:
    for limit in (0, 1, 2, 4):
        client, server = caller.connect("ephone", (500, {}), max_retries=limit)
        with pytest.raises(runtime().InternalServerError):
            caller.wait(client.videos.retrieve("x"))
        assert len(server.requests) == limit + 1
    client, server = caller.connect("ephone", (500, {}))
    with pytest.raises(runtime().InternalServerError):
        caller.wait(client.videos.retrieve("x"))
    assert len(server.requests) == 3


LAZY = """
import sys
import generated.{provider} as package
heavy = {{"httpx", "pydantic", "anyio", "ssl"}}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
names = dir(package)
assert "Client" in names and "AsyncClient" in names and "APIError" in names, names
assert not hasattr(package, "no_such_name")
assert not heavy & set(sys.modules), heavy & set(sys.modules)
package.Client
assert "httpx" in sys.modules
for name in names:
    getattr(package, name)
"""


@pytest.mark.parametrize("provider", PROVIDERS)
def test_import_of_a_client_loads_nothing_heavy(provider: str) -> None:
    done = python("-W", "error", "-c", LAZY.format(provider=provider))
    assert (done.returncode, done.stderr) == (0, "")


STATUS_ERRORS = (
    "BadRequestError",
    "AuthenticationError",
    "PermissionDeniedError",
    "NotFoundError",
    "ConflictError",
    "UnprocessableEntityError",
    "RateLimitError",
    "InternalServerError",
)


OTHER_ERRORS = ("APIConnectionError", "APITimeoutError", "InvalidRequestError", "JobFailedError", "JobTimeoutError")


ERRORS = ("APIError", "APIStatusError", "APIResponseValidationError", *STATUS_ERRORS, *OTHER_ERRORS)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_errors_of_all_clients_are_the_same(provider: str) -> None:
    package = import_module(f"generated.{provider}")
    for name in ERRORS:
        assert getattr(package, name) is getattr(runtime(), name)
        assert issubclass(getattr(package, name), runtime().APIError)


def test_errors_descend_as_documented() -> None:
    found = runtime()
    assert issubclass(found.APITimeoutError, found.APIConnectionError)
    for name in STATUS_ERRORS:
        assert issubclass(getattr(found, name), found.APIStatusError)
    for name in OTHER_ERRORS:
        assert not issubclass(getattr(found, name), found.APIStatusError)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_one_except_serves_all_clients(caller: Caller, provider: str) -> None:
    spec = next(spec for spec in wire.specs() if spec.provider == provider)
    client, _ = caller.connect(provider, (404, {"error": {"message": "gone"}}))
    with pytest.raises(runtime().APIError, match="gone"):
        caller.wait(wire.call(client, spec.content["x-job"]["poll"])("x"))
