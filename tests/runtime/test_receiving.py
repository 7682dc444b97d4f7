"""Owns the contract of generated clients for what comes back: no paid job is lost, no fault of a server leaks out."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import answers, wire
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, answer, broken_gzip, chunked, drop, garbage, redirect
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("pauses")

JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}
SUBMITS = [
    pytest.param(operation, id=f"{spec.provider}-{operation.id}")
    for spec in wire.specs()
    for operation in wire.operations(spec)
    if operation.id in spec.content.get("x-job", {}).get("submit", ())
]
# What servers put where something else belongs.
ODD: list[Any] = ["100%", 3.4, 1705123456789, None, [], {}, [{"a": None}], {"a": {"b": [1]}}, True, ""]
SHORT = 500  # characters of a message

Call = Callable[[Any], Any]


def create(client: Any) -> Any:
    return client.videos.create(prompt="a cat")


def retrieve(client: Any) -> Any:
    return client.videos.retrieve("x")


def fetch(client: Any) -> Any:
    return client.videos.download_content("x")


def stream(client: Any) -> Any:
    return client.chat.completions.create(messages=[], model="m", stream=True)


def dumped(found: Any) -> Any:
    """A result as JSON has it."""
    return found.model_dump(exclude_unset=True) if hasattr(found, "model_dump") else found


# Answers that depart from the spec


def departing(whole: Any) -> Iterator[Any]:
    """The answer with every value in it replaced by odd ones, missing, or joined by a new field."""
    for steps in places(whole):
        for odd in (*ODD, wire.ABSENT):
            found = copy.deepcopy(whole)
            holder = found
            for step in steps[:-1]:
                holder = holder[step]
            if odd is not wire.ABSENT:
                holder[steps[-1]] = odd
            elif isinstance(holder, dict):
                del holder[steps[-1]]
            yield found
    yield {**whole, "unheard_of": {"deep": [{"er": None}]}}


def places(value: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if steps:
        yield steps
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inner:
        yield from places(item, (*steps, step))


@pytest.mark.parametrize("operation", SUBMITS)
def test_paid_job_is_returned_however_its_answer_departs(caller: Caller, operation: wire.Operation) -> None:
    positional, named = answers.arguments(operation).split(positional=True)
    documented = answers.success_json(operation)
    odd = [*departing(documented)]
    client, server = caller.connect(operation.spec.provider, *odd)
    call = wire.call(client, operation.id)
    for number, expected in enumerate(odd, start=1):
        found = dumped(caller.wait(call(*positional, **named)))
        assert wire.differences(expected, found) == [], expected
        assert len(server.requests) == number


def test_departure_tells_operation_place_expectation_and_value(caller: Caller) -> None:
    told: list[Any] = []
    odd = {"id": "video_1", "status": "pending", "progress": "100%", "created_at": [1], "a/b~c": 3.4}
    client, _ = caller.connect("ephone", odd, on_drift=told.append)
    caller.wait(client.videos.create(prompt="a cat"))
    assert {(one.operation, one.pointer, one.expected, json.dumps(one.got)) for one in told} == {
        ("videos.create", "/progress", "an integer", '"100%"'),
        ("videos.create", "/created_at", "an integer", "[1]"),
        ("videos.create", "/a~1b~0c", "no such field", "3.4"),
    }


def test_each_departure_is_logged_once_and_told_always(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    # What was logged is remembered as long as the process lives, so each case needs fields of its own.
    odd = {**JOB, f"prompt_{caller.kind}": "a secret", f"seconds_{caller.kind}": {"deep": "a secret"}}
    told: list[Any] = []
    client, _ = caller.connect("ephone", odd, on_drift=told.append)
    with caplog.at_level(logging.DEBUG, "vidspec"):
        for _ in range(3):
            caller.wait(client.videos.create(prompt="a cat"))
    assert [one.pointer for one in told] == [f"/prompt_{caller.kind}", f"/seconds_{caller.kind}"] * 3
    for name in (f"/prompt_{caller.kind}", f"/seconds_{caller.kind}"):
        assert sum(name in record.getMessage() and record.name == "vidspec" for record in caplog.records) == 1
    assert "a secret" not in caplog.text


def test_listener_that_raises_loses_neither_the_answer_nor_the_next_departure(
    caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []

    def listen(departure: Any) -> None:
        told.append(departure.pointer)
        raise ValueError(f"cannot store {departure.got}")

    client, server = caller.connect("ephone", {**JOB, "progress": "a secret", "new": 1}, on_drift=listen)
    assert caller.wait(client.videos.create(prompt="a cat")).id == "video_1"
    assert told == ["/progress", "/new"]
    assert len(server.requests) == 1
    assert "ValueError" in caplog.text
    assert "a secret" not in caplog.text


def test_strict_client_raises_with_the_whole_answer(caller: Caller) -> None:
    odd = {**JOB, "progress": "100%", "seconds": 3.4, "deep": {"er": [None]}}
    client, server = caller.connect("ephone", odd, strict=True)
    for call in (client.videos.create, client.videos.create_and_poll):
        with pytest.raises(runtime().APIResponseValidationError) as caught:
            caller.wait(call(prompt="a cat"))
        assert wire.differences(odd, caught.value.body) == []
        assert caught.value.response.json() == odd
        assert "/progress" in str(caught.value)
        assert "100%" not in str(caught.value)
    assert [sent.method for sent in server.sent] == ["POST", "POST"]


def test_missing_field_is_an_error_that_names_it_and_never_none(caller: Caller) -> None:
    client, _ = caller.connect("ephone", {"status": "pending"})
    video = caller.wait(client.videos.create(prompt="a cat"))
    for name in ("id", "progress", "created_at"):
        with pytest.raises(AttributeError, match=name):
            getattr(video, name)
        assert not hasattr(video, name)
    client, _ = caller.connect("umodelverse", {"output": {}})
    task = caller.wait(client.tasks.status("x"))
    with pytest.raises(AttributeError, match="task_status"):
        _ = task.output.task_status


@pytest.mark.parametrize(
    "odd", [{"status": "pending"}, {**JOB, "id": None, "created_at": {"a": 1}, "self": 1}], ids=str
)
def test_departing_answer_can_be_shown_compared_and_copied(caller: Caller, odd: Any) -> None:
    client, _ = caller.connect("ephone", odd)
    video, other = caller.wait(client.videos.retrieve("x")), caller.wait(client.videos.retrieve("x"))
    assert "pending" in repr(video)
    assert "pending" in str(video)
    assert video == other
    for again in (
        copy.copy(video),
        copy.deepcopy(video),
        video.model_copy(deep=True),
        pickle.loads(pickle.dumps(video)),
    ):
        assert (again, dumped(again)) == (video, odd)
    assert json.loads(video.model_dump_json(exclude_unset=True)) == odd


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
JSON = st.recursive(
    LEAVES | st.sampled_from(["", 0, "\ud800", 10**400, -0.0, 1e400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
KNOWN = st.sampled_from(["id", "status", "progress", "created_at", "error", "video_url", "message", "code", "msg"])
ERROR = st.fixed_dictionaries({}, optional={"message": st.text(), "code": JSON, "type": JSON})


def can_be_an_error(body: Any) -> bool:
    """Whether an answer may be taken for an error: it tells one, and names no job."""
    tells = any(body.get(name) for name in ("error", "message", "msg", "error_message", "detail", "description"))
    return tells and not any(body.get(name) for name in ("id", "status", "progress", "video_url"))


@given(st.dictionaries(KNOWN | st.text(max_size=4), JSON | ERROR, max_size=6))
@settings(derandomize=True, deadline=None, max_examples=300, database=None)
def test_any_object_comes_back_as_it_came_or_is_an_error(body: dict[str, Any]) -> None:
    content = json.dumps(body).encode()
    expected = json.loads(content)
    with Caller("sync") as caller:
        client, _ = caller.connect("ephone", lambda _: httpx.Response(200, content=content))
        try:
            found, error = client.videos.retrieve("x").model_dump(exclude_unset=True), None
        except runtime().APIError as raised:
            found, error = raised.body, raised
    assert wire.differences(expected, found) == []
    assert error is None or (error.status_code, can_be_an_error(expected)) == (200, True)


# Errors under a status of success

BLANK = {"id": "", "status": "", "progress": 0, "created_at": 0, "video_url": None}
ENVELOPES: list[Any] = [
    {"error": {"message": "out of credits", "code": "c"}},
    {"error": "out of credits"},
    {"code": 40001, "message": "out of credits"},
    {"code": "fail", "message": "out of credits", "data": None},
    {**BLANK, "error": {"message": "out of credits"}},
    {**BLANK, "error": "out of credits"},
    {**BLANK, "status": None, "error": {"code": "insufficient_quota", "message": "out of credits", "param": ""}},
]


@pytest.mark.parametrize("envelope", [*ENVELOPES, {"error": {"code": "out of credits", "type": "quota"}}], ids=str)
def test_error_under_a_status_of_success_is_an_error(caller: Caller, envelope: Any) -> None:
    client, server = caller.connect("ephone", envelope)
    for call in (create, retrieve):
        with pytest.raises(runtime().APIStatusError, match="out of credits") as caught:
            caller.wait(call(client))
        assert caught.value.body == envelope
        assert caught.value.status_code == 200
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "error", [{"message": "blocked", "code": "moderation"}, "blocked", {"code": "blocked"}], ids=str
)
@pytest.mark.parametrize("id", ["video_1", "", None, wire.ABSENT], ids=repr)
def test_failed_job_is_no_error_of_the_call(caller: Caller, id: Any, error: Any) -> None:
    failed = {"status": "failed", "progress": 0, "created_at": 1, "error": error}
    failed |= {} if id is wire.ABSENT else {"id": id}
    client, _ = caller.connect("ephone", failed)
    assert dumped(caller.wait(client.videos.retrieve("video_1"))) == failed
    with pytest.raises(runtime().JobFailedError, match="blocked") as caught:
        caller.wait(client.videos.poll("video_1", timeout=60))
    assert dumped(caught.value.job) == failed


# Faults of the transport and of encodings: nothing of httpx, h11, json, ssl or zlib reaches the caller

JSON_HEAD = {"Content-Type": "application/json"}
WHOLE = json.dumps(JOB).encode()
FAULTS: dict[str, Answer] = {
    "html": answer(body=b"<html><body>Log in</body></html>", headers={"Content-Type": "text/html"}),
    "empty": answer(headers=JSON_HEAD),
    "no content": answer(204),
    "half": answer(body=WHOLE[:30], headers=JSON_HEAD),
    "cut": answer(body=WHOLE, headers=JSON_HEAD).cut(body=30),
    "reset": answer(body=WHOLE, headers=JSON_HEAD).cut(body=30, reset=True),
    "no utf-8": answer(body=b'{"id": "\xff\xfe"}', headers=JSON_HEAD),
    "other charset": answer(body=WHOLE[:30], headers={"Content-Type": "application/json; charset=x"}),
    "broken gzip": broken_gzip(WHOLE * 20, headers=JSON_HEAD),
    "no gzip": answer(body=WHOLE, headers={**JSON_HEAD, "Content-Encoding": "gzip"}),
    "half gzip": answer(body=zlib.compress(WHOLE, wbits=31)[:20], headers={**JSON_HEAD, "Content-Encoding": "gzip"}),
    "no deflate": answer(body=b"\xff" * 9, headers={**JSON_HEAD, "Content-Encoding": "deflate"}),
    "chunk cut": chunked(WHOLE[:30], ending=b"", headers=JSON_HEAD),
    "chunk broken": chunked(WHOLE[:30], ending=b"xyz\r\n", headers=JSON_HEAD),
    "garbage": garbage(),
    "drop": drop(),
    "no length": answer(body=WHOLE, headers={**JSON_HEAD, "Content-Length": "many"}, length=None),
    "long head": answer(body=WHOLE, headers={**JSON_HEAD, "X-Long": "x" * 200_000}),
    "to nowhere": redirect(302, "http://[::1"),
    "to a far port": redirect(302, "http://127.0.0.1:99999/"),
    "to a file": redirect(302, "file:///etc/passwd"),
    "to a bad name": redirect(302, "http://xn--\xff.example/"),
    "to a long place": redirect(302, "/" + "x" * 70_000),
    "in a circle": redirect(302, "/again"),
    "strange cookie": answer(
        body=WHOLE, headers={**JSON_HEAD, "Set-Cookie": "a=b; Expires=99999999; Max-Age=x; Path"}
    ).cut(body=30),
}


CALLS = {"create": create, "retrieve": retrieve, "file": fetch, "events": stream}
FAULTY = [
    pytest.param(call, fault, id=f"{name}-{what}")
    for name, call in CALLS.items()
    for what, fault in FAULTS.items()
    if (name, what) != ("create", "no gzip")  # a job that can be read all the same is not lost
]


@pytest.mark.parametrize(("call", "fault"), FAULTY)
def test_every_fault_is_an_error_of_ours(caller: Caller, call: Call, fault: Answer) -> None:
    provider = "sora_web" if call is stream else "ephone"
    with serving(caller, fault, provider=provider, max_retries=0, timeout=5) as (client, _):
        with pytest.raises(runtime().APIError) as caught:
            consume(caller, call, client)
        assert type(caught.value).__module__ == "generated._runtime.errors"
        assert len(str(caught.value)) < SHORT


def test_job_is_not_lost_where_its_answer_is_not_packed_as_it_says(caller: Caller) -> None:
    with serving(caller, FAULTS["no gzip"]) as (client, server):
        assert caller.wait(create(client)).id == "video_1"
        assert len(server.requests) == 1


def consume(caller: Caller, call: Call, client: Any) -> None:
    """All that a call gives, up to the end."""
    found = caller.wait(call(client))
    if call is fetch:
        caller.wait(found.read())
    if call is stream:
        caller.collect(found)


@pytest.mark.parametrize("framing", ["length", "chunks"])
@pytest.mark.parametrize("came", [WHOLE, WHOLE[:30]], ids=["whole", "half"])
def test_job_is_not_lost_where_its_answer_breaks_off(caller: Caller, came: bytes, framing: str) -> None:
    """The request is not sent again, and all of the answer that came is in reach."""
    cut = answer(body=came, headers=JSON_HEAD, length=999).cut()
    if framing == "chunks":
        cut = chunked(came, ending=b"", headers=JSON_HEAD)
    with serving(caller, cut) as (client, server):
        try:
            found = caller.wait(create(client)).id
        except runtime().APIConnectionError as error:
            found = error.body
        assert "video_1" in found
        assert len(server.requests) == 1


def test_address_that_no_socket_has_is_an_error_of_ours(caller: Caller) -> None:
    with serving(caller, drop(), max_retries=0) as (client, server):
        with pytest.raises(runtime().APIError):
            caller.wait(client.download("http://127.0.0.1:99999/v.mp4"))
        assert server.requests == []


def test_fault_of_tls_is_an_error_of_ours(caller: Caller) -> None:
    with serving(caller, garbage().before_reading(), max_retries=0) as (client, server):
        secure = client.with_options(base_url=server.url.replace("http:", "https:"))
        with pytest.raises(runtime().APIConnectionError):
            caller.wait(create(secure))
