"""Owns what may not happen with a paid job, a key or a file when a caller, a server or a spec is at fault."""

from __future__ import annotations

import io
import pickle
import traceback
from importlib import import_module
from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.doubles import BASE_URL, Caller, Pieces, runtime

SECRET = "sk-SECRET-0123456789"


@pytest.mark.parametrize("key", [f"{SECRET} ", f"{SECRET}\n", f"\t{SECRET}", f"{SECRET}é"])
def test_key_that_no_header_can_hold_is_refused_and_not_shown(caller: Caller, key: str) -> None:
    with pytest.raises(runtime().ConfigurationError) as caught:
        caller.client_class("ephone")(api_key=key, base_url=BASE_URL)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("value", [f"{SECRET}\n", f"{SECRET}\r\nx: y", 5])
def test_header_that_cannot_be_sent_is_refused_and_not_shown(caller: Caller, value: Any) -> None:
    client, server = caller.connect("ephone", {})
    with pytest.raises(runtime().InvalidRequestError, match="x-extra") as caught:
        caller.wait(client.videos.retrieve("v", extra_headers={"x-extra": value}))
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert server.requests == []


@pytest.mark.parametrize(
    "url", ["https://relay.example?token=x", "https://user:pass@relay.example", "ftp://relay.example"]
)
def test_base_url_with_more_than_a_place_is_refused(caller: Caller, url: str) -> None:
    with pytest.raises(runtime().ConfigurationError) as caught:
        caller.client_class("ephone")(api_key=wire.KEY, base_url=url)
    assert "token" not in str(caught.value)
    assert "pass" not in str(caught.value)


def test_prompt_is_in_no_repr_of_what_is_sent() -> None:
    request = import_module("generated._runtime.request")
    call = request.Request(operation="o", method="POST", path="/", body={"prompt": SECRET}, headers={"k": SECRET})
    assert SECRET not in repr(call)
    assert SECRET not in repr(request.Options({"x": SECRET}, {"y": SECRET}, {"z": SECRET}))


@pytest.mark.parametrize("file", ["first.png", ("first.png", "text"), 5])
def test_what_is_no_file_is_refused_before_anything_is_sent(caller: Caller, file: Any) -> None:
    client, server = caller.connect("ephone", {})
    with pytest.raises(runtime().InvalidRequestError):
        caller.wait(client.videos.create(prompt="a cat", input_reference=file))
    assert server.requests == []


@pytest.mark.parametrize("provider", ["ephone", "modelverse"])
def test_resent_file_is_whole(caller: Caller, provider: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def at_once(_: float) -> None: ...

    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr("anyio.sleep", at_once)
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        if len(sent) == 1:
            return httpx.Response(503, headers={"retry-after": "0"})
        return httpx.Response(200, json={"id": "v", "status": "queued"})

    client, _ = caller.connect(provider, answer)
    file = io.BytesIO(wire.FILE)
    file.read()  # wherever it stands, a file is sent from its start
    caller.wait(client.videos.create(model="sora-2", prompt="a cat", input_reference=file))
    assert len(sent) == 2
    assert all(wire.FILE in body for body in sent)


@pytest.mark.parametrize("status", [400, 401, 500])
def test_errors_can_be_pickled(caller: Caller, status: int) -> None:
    client, _ = caller.connect("ephone", (status, {"error": {"message": "no", "code": "c"}}), max_retries=0)
    with pytest.raises(runtime().APIStatusError) as caught:
        caller.wait(client.videos.retrieve("v"))
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is type(caught.value)
    assert (str(again), again.body, again.status_code, again.code) == (
        str(caught.value),
        caught.value.body,
        status,
        "c",
    )


def test_pickled_job_errors_keep_the_id(caller: Caller) -> None:
    client, _ = caller.connect("ephone", {"id": "v", "status": "failed", "progress": 0, "created_at": 1})
    with pytest.raises(runtime().JobFailedError) as caught:
        caller.wait(client.videos.poll("video_9", timeout=1))
    assert pickle.loads(pickle.dumps(caught.value)).job_id == "video_9"


@pytest.mark.parametrize("id", [{"a": 1}, [1], True, " ", None])
def test_job_without_a_usable_id_is_told_with_the_answer(caller: Caller, id: Any) -> None:
    client, server = caller.connect("ephone", {"id": id, "status": "pending", "progress": 0, "created_at": 1})
    with pytest.raises(runtime().APIError, match="no job id") as caught:
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=1))
    assert caught.value.body["status"] == "pending"
    assert len(server.requests) == 1


@pytest.mark.parametrize("charset", ["base64", "rot13", "undefined", "no-such"])
def test_character_set_of_an_error_page_is_no_trap(caller: Caller, charset: str) -> None:
    page = httpx.Response(400, headers={"content-type": f"text/html; charset={charset}"}, content=b"<h1>no</h1>")
    client, _ = caller.connect("ephone", lambda _: page)
    with pytest.raises(runtime().BadRequestError):
        caller.wait(client.videos.retrieve("v"))


def test_retry_after_in_a_far_future_is_no_trap(caller: Caller) -> None:
    late = {"retry-after": "Mon, 01 Jan 99999999999999 00:00:00 GMT"}
    client, _ = caller.connect("ephone", lambda _: httpx.Response(429, headers=late))
    with pytest.raises(runtime().RateLimitError):
        caller.wait(client.videos.create(prompt="a cat"))


def test_error_that_breaks_off_is_an_error_of_ours(caller: Caller) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        body = Pieces([b"{", httpx.ReadError("gone")])
        return httpx.Response(200, headers={"content-type": "application/json"}, stream=body)

    client, _ = caller.connect("ephone", answer)
    with pytest.raises(runtime().APIConnectionError):
        caller.wait(client.videos.download_content("v"))


@pytest.mark.parametrize("media", ["text/html", "application/problem+json"])
def test_page_is_no_video(caller: Caller, media: str) -> None:
    page = httpx.Response(200, headers={"content-type": media}, content=b"<h1>Log in</h1>")
    client, _ = caller.connect("ephone", lambda _: page)
    with pytest.raises(runtime().APIError):
        caller.wait(client.videos.download_content("v"))


def test_departure_is_told_at_the_place_of_the_value(caller: Caller) -> None:
    found: list[Any] = []
    answer = {"id": "v", "status": {"a": 1}, "progress": 0, "created_at": 1}
    client, _ = caller.connect("ephone", answer, on_drift=found.append)
    assert caller.wait(client.videos.retrieve("v")).status == {"a": 1}
    assert [(departure.pointer, departure.got) for departure in found] == [("/status", {"a": 1})]
