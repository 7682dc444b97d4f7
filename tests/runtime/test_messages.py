"""Owns what errors say and keep: short messages in the words of the provider, and all of it in a pickle."""

from __future__ import annotations

import copy
import json
import pickle
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import answer
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("pauses")

JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}
SHORT = 500  # characters of a message
CALLS: tuple[Callable[[Any], Any], ...] = (
    lambda client: client.videos.create(prompt="a cat"),
    lambda client: client.videos.retrieve("x"),
    lambda client: client.videos.download_content("x"),
)


def errors() -> Any:
    return import_module("generated._runtime.errors")


# Messages


def failing(status: int, content: bytes | str, **headers: str) -> Any:
    return lambda _: httpx.Response(status, headers=headers, content=content)


def test_message_holds_what_the_provider_says_its_code_and_the_id_of_the_request(caller: Caller) -> None:
    body = {"error": {"message": "out of credits", "code": "quota", "type": "billing", "param": "model"}}
    for status in (200, 402):
        content = json.dumps(body)
        client, _ = caller.connect("ephone", failing(status, content, **{"x-request-id": "req_7", "x-other": "other"}))
        with pytest.raises(runtime().APIStatusError) as caught:
            caller.wait(client.videos.create(prompt="a cat"))
        for part in (str(status), "out of credits", "quota", "req_7"):
            assert part in str(caught.value)
        assert "other" not in str(caught.value)
        assert (caught.value.code, caught.value.request_id) == ("quota", "req_7")
        assert (caught.value.type, caught.value.param) == ("billing", "model")


@pytest.mark.parametrize("status", [200, 400, 502])
@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><html>" + b"<p>Bad gateway</p>" * 9999,
        json.dumps({"error": {"message": "m" * 9999, "code": "c" * 9999, "type": "t" * 9999}}).encode(),
        json.dumps({"error": "<html><p>" + "m" * 9999}).encode(),
        json.dumps({"error": {"message": "one\n\x1b[31mtwo\u202e\r" * 99}}).encode(),
        b"plain text " * 999,
    ],
    ids=["html", "long", "html in json", "control", "text"],
)
def test_message_is_short_and_plain(caller: Caller, status: int, content: bytes) -> None:
    answered = failing(status, content, **{"x-request-id": "r" * 9999, "server": "nginx"})
    client, _ = caller.connect("ephone", answered, max_retries=0)
    for call in CALLS[: 2 if status == 200 else 3]:
        with pytest.raises(runtime().APIStatusError) as caught:
            caller.wait(call(client))
        text = str(caught.value)
        assert 3 < len(text) < SHORT
        assert text.isprintable()
        assert not any(part in text for part in ("<p>", "<html", "nginx"))


def test_message_about_a_job_is_short(caller: Caller) -> None:
    long = "s" * 9999
    client, _ = caller.connect("ephone", {**JOB, "status": long}, {**JOB, "status": "failed", "error": {"code": long}})
    with pytest.raises(runtime().JobTimeoutError) as timed_out:
        caller.wait(client.videos.poll("video_1", timeout=0))
    with pytest.raises(runtime().JobFailedError) as failed:
        caller.wait(client.videos.poll("video_1", timeout=60))
    client, _ = caller.connect("ephone", {**JOB, **{f"{long}{n}": n for n in range(99)}}, strict=True)
    with pytest.raises(runtime().APIResponseValidationError) as departed:
        caller.wait(client.videos.retrieve("x"))
    assert [len(str(caught.value)) < SHORT for caught in (timed_out, failed, departed)] == [True] * 3


# Pickles


def subclasses(kind: type[Any]) -> set[type[Any]]:
    return {kind}.union(*map(subclasses, kind.__subclasses__()))


def test_every_kind_of_error_can_be_pickled_with_its_notes() -> None:
    response = httpx.Response(418, headers={"x-request-id": "req_7"}, json={"error": {"code": "c"}})
    arguments: dict[str, dict[str, Any]] = {
        "APIResponseError": {"response": response, "body": response.json()},
        "JobFailedError": {"job": {"a": [1]}, "job_id": "video_1", "status": "failed", "results": ("url",)},
        "JobTimeoutError": {"job": {"a": [1]}, "job_id": "video_1", "status": "running"},
    }
    for kind in subclasses(errors().APIError):
        given = next((arguments[base.__name__] for base in kind.__mro__ if base.__name__ in arguments), {"body": [1]})
        error = kind("what happened", **given)
        error.add_note("a note")
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert (type(again), str(again), again.args, again.__notes__) == (kind, str(error), error.args, ["a note"])
            plain = {name: value for name, value in vars(error).items() if name != "response"}
            assert {name: value for name, value in vars(again).items() if name != "response"} == plain
            if error.response is not None:
                assert again.response.status_code == again.status_code == 418
                assert again.response.json() == response.json()
                assert again.response.headers["x-request-id"] == again.request_id == "req_7"


def test_error_of_a_download_and_of_a_packed_answer_can_be_pickled(caller: Caller) -> None:
    packed = zlib.compress(b'{"error": {"message": "no"}}', wbits=31)
    refused = answer(404, body=packed, headers={"Content-Encoding": "gzip", "Content-Type": "application/json"})
    with serving(caller, refused) as (client, _):
        for call in CALLS:
            with pytest.raises(runtime().NotFoundError) as caught:
                caller.wait(call(client))
            again = pickle.loads(pickle.dumps(caught.value))
            assert again.response.json() == again.body == {"error": {"message": "no"}}
