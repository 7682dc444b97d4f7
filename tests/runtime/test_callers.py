"""Owns what may not happen whatever callers hand over: HTTP clients of their own, odd arguments, interruptions."""

from __future__ import annotations

import copy
import io
import json
import pickle
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.doubles import BASE_URL, Caller, Server, runtime
from tests.support.fault_answers import answer
from tests.support.jobs import job
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("pauses", "no_proxy")


def hooked(caller: Caller, server: Server, hook: Any) -> Any:
    """A client that sends with an HTTP client of the caller's, which has a hook."""

    async def later(response: httpx.Response) -> None:
        hook(response)

    hooks = {"response": [hook if caller.kind == "sync" else later]}
    http = caller.http_client(server, event_hooks=hooks)
    return caller.client_class("ephone")(api_key=wire.KEY, base_url=BASE_URL, http_client=http)


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout])
def test_fault_of_a_hook_does_not_start_a_second_job(caller: Caller, error: type[httpx.RequestError]) -> None:
    def audit(_: httpx.Response) -> None:
        raise error("nobody listens", request=httpx.Request("POST", "http://audit.example"))

    server = Server([job("pending")])
    with pytest.raises(runtime().APIConnectionError) as caught:
        caller.wait(hooked(caller, server, audit).videos.create(prompt="a cat"))
    assert len(server.requests) == 1
    assert "may have taken it" in "".join(caught.value.__notes__)


def test_hook_that_raises_for_a_status_changes_nothing(caller: Caller) -> None:
    server = Server([(404, {"error": {"message": "gone"}}), job("pending")])
    client = hooked(caller, server, lambda response: response.raise_for_status())
    with pytest.raises(runtime().NotFoundError):
        caller.wait(client.videos.retrieve("x"))
    assert len(server.requests) == 1


def test_parameters_of_a_given_client_are_added(caller: Caller) -> None:
    server = Server([{"output": {"task_id": "t", "task_status": "Running"}, "request_id": "r"}])
    http = caller.http_client(server, params={"tenant": "7"})
    client = caller.client_class("umodelverse")(api_key=wire.KEY, base_url=BASE_URL, http_client=http)
    caller.wait(client.tasks.status("t 1"))
    assert sorted(server.only.query) == [("task_id", "t 1"), ("tenant", "7")]


SIGNED = "/v/1.mp4?Signature=a/b+c%2Fd~e%20f&Expires=1&empty=&flag"


@pytest.mark.parametrize("host", [BASE_URL, "https://files.example"])
def test_url_of_a_file_is_asked_for_as_it_is_signed(caller: Caller, host: str) -> None:
    client, server = caller.connect("ephone", lambda _: httpx.Response(200, content=b"\0video"))
    caller.wait(caller.wait(client.download(host + SIGNED)).read())
    assert server.requests[0].url.raw_path.decode() == SIGNED


def test_type_of_the_body_is_not_that_of_the_default_headers(caller: Caller) -> None:
    client, server = caller.connect(
        "ephone", job("pending"), default_headers={"Content-Type": "application/json", "X-Team": "a"}
    )
    caller.wait(client.videos.create(prompt="a cat", input_reference=b"image"))
    assert server.only.media_type == "multipart/form-data"
    assert server.only.headers["x-team"] == "a"


def test_what_is_not_given_to_a_query_is_not_sent(caller: Caller) -> None:
    client, server = caller.connect("ephone", job("pending"))
    caller.wait(client.videos.retrieve("x", extra_query={"a": None, "b": 1}))
    assert server.only.query == [("b", "1")]


class Pipe(io.RawIOBase):
    """A file that can be read once."""

    def __init__(self) -> None:
        self._pieces = [b"image", b""]

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return b"" if size == 0 else self._pieces.pop(0)


class Twice(httpx.Auth):
    """An authentication that sends every request a second time."""

    requires_request_body = False

    def auth_flow(self, request: httpx.Request) -> Any:
        yield request
        yield request


def test_file_that_can_be_read_once_is_not_sent_empty(caller: Caller) -> None:
    with serving(caller, answer(401, json={})) as (plain, server):
        made = httpx.Client if caller.kind == "sync" else httpx.AsyncClient
        http = made(auth=Twice())
        client = plain.with_options(http_client=http)
        with pytest.raises(runtime().APIError):
            caller.wait(client.videos.create(prompt="a cat", input_reference=Pipe()))
        assert [b"image" in request.body for request in server.requests if request.complete] == [True]
        caller.wait(http.close() if caller.kind == "sync" else http.aclose())


def test_file_that_shrinks_while_it_is_sent_is_an_error_of_ours(caller: Caller, tmp_path: Path) -> None:
    class Shrinking(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return b""  # of a file that says that it is longer

    with serving(caller, answer(json=job("pending"))) as (client, _), pytest.raises(runtime().APIError) as caught:
        caller.wait(client.videos.create(prompt="a cat", input_reference=Shrinking(b"image")))
    assert "may have taken it" in "".join(caught.value.__notes__)


@pytest.mark.parametrize(
    "options",
    [
        {"max_retries": -1},
        {"max_retries": None},
        {"max_retries": "2"},
        {"timeout": 0},
        {"timeout": "30"},
        {"timeout": -1},
    ],
    ids=str,
)
def test_senseless_settings_are_refused(caller: Caller, options: dict[str, Any]) -> None:
    with pytest.raises(runtime().ConfigurationError):
        caller.connect("ephone", {}, **options)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), "30"])
def test_senseless_timeout_of_a_call_is_refused(caller: Caller, timeout: Any) -> None:
    client, server = caller.connect("ephone", job("pending"))
    with pytest.raises(runtime().InvalidRequestError):
        caller.wait(client.videos.create(prompt="a cat", timeout=timeout))
    assert server.requests == []


@pytest.mark.parametrize("timeout", [None, "30"])
def test_senseless_timeout_of_a_job_is_refused_before_it_starts(caller: Caller, timeout: Any) -> None:
    client, server = caller.connect("ephone", job("pending"))
    with pytest.raises(runtime().InvalidRequestError):
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=timeout))
    assert server.requests == []


def test_callbacks_that_nobody_would_await_are_refused_before_a_job_starts(caller: Caller) -> None:
    async def told(_: object) -> None: ...

    client, server = caller.connect("ephone", job("pending"))
    if caller.kind == "sync":
        with pytest.raises(runtime().InvalidRequestError):
            caller.wait(client.videos.create_and_poll(prompt="a cat", on_update=told))
    with pytest.raises(runtime().ConfigurationError):
        client.with_options(on_drift=told)
    assert server.requests == []


@pytest.mark.parametrize("id", ["", " ", None])
def test_nobody_is_asked_about_no_job(caller: Caller, id: Any) -> None:
    client, server = caller.connect("umodelverse", {})
    with pytest.raises(runtime().InvalidRequestError):
        caller.wait(client.tasks.poll(id))
    assert server.requests == []


@pytest.mark.parametrize("id", ["..", ".", "\ud800v"])
def test_id_that_cannot_be_asked_for_is_told_with_the_answer(caller: Caller, id: str) -> None:
    client, server = caller.connect("ephone", job("pending") | {"id": id})
    with pytest.raises(runtime().APIError, match="no job id") as caught:
        caller.wait(client.videos.create_and_poll(prompt="a cat"))
    assert caught.value.body["status"] == "pending"
    assert len(server.requests) == 1


def test_fault_of_a_query_that_ends_an_iterator_is_no_success(caller: Caller) -> None:
    answers = iter([])

    def spent(_: httpx.Request) -> httpx.Response:
        return next(answers)

    client, _ = caller.connect("ephone", spent)
    with pytest.raises(runtime().APIError):
        caller.wait(client.videos.poll("x", timeout=1))


def test_interrupted_submit_tells_that_it_may_have_been_taken(caller: Caller) -> None:
    def interrupt(_: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    client, _ = caller.connect("ephone", interrupt)
    with pytest.raises(KeyboardInterrupt) as caught:
        caller.wait(client.videos.create(prompt="a cat"))
    assert "may have taken it" in "".join(caught.value.__notes__)


@pytest.mark.parametrize(
    "wrapping",
    [
        {"code": 0, "message": "success", "data": {"id": "v"}},
        {"code": 200, "msg": "ok"},
        {"message": "Task submitted", "task_id": "t1"},
        {"success": True, "message": "queued"},
        {"message": "see below", "data": [1]},
    ],
    ids=str,
)
def test_success_that_is_wrapped_is_no_error(caller: Caller, wrapping: dict[str, Any]) -> None:
    client, _ = caller.connect("ephone", wrapping)
    assert caller.wait(client.videos.create(prompt="a cat")).model_extra == wrapping


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "no"}, "model": "sora-2", "created_at": 17},
        {"object": "error", "message": "no"},
        {"code": 1002, "message": "no"},
        {"error": "no"},
    ],
    ids=str,
)
def test_error_after_a_submit_says_that_it_may_have_been_taken(caller: Caller, body: dict[str, Any]) -> None:
    client, server = caller.connect("ephone", body)
    with pytest.raises(runtime().APIStatusError, match="no") as caught:
        caller.wait(client.videos.create(prompt="a cat"))
    assert "may have taken it" in "".join(caught.value.__notes__)
    assert len(server.requests) == 1


def test_departure_of_a_submit_says_so_to_a_strict_client(caller: Caller) -> None:
    client, _ = caller.connect("ephone", job("pending", more=1), strict=True)
    with pytest.raises(runtime().APIResponseValidationError) as caught:
        caller.wait(client.videos.create(prompt="a cat"))
    assert "may have taken it" in "".join(caught.value.__notes__)
    assert caught.value.body["id"] == "video_1"


def test_errors_with_any_header_can_be_pickled_and_copied(caller: Caller) -> None:
    told = httpx.Response(402, headers=[(b"x-msg", "余额不足".encode())], json={"error": {"message": "no"}})
    client, _ = caller.connect("ephone", lambda _: told)
    with pytest.raises(runtime().APIStatusError) as caught:
        caller.wait(client.videos.retrieve("x"))
    for again in (pickle.loads(pickle.dumps(caught.value)), copy.deepcopy(caught.value)):
        assert (str(again), again.status_code, again.response.json()) == (str(caught.value), 402, caught.value.body)


def test_error_that_nests_deep_is_an_error_of_ours(caller: Caller) -> None:
    deep = b'{"error": {"message": "no", "data": ' + b"[" * 900 + b"]" * 900 + b"}}"
    client, _ = caller.connect("ephone", lambda _: httpx.Response(400, content=deep))
    with pytest.raises(runtime().BadRequestError):
        caller.wait(client.videos.retrieve("x"))


def test_key_and_prompt_are_hidden_in_every_form(caller: Caller) -> None:
    key, prompt = "sk-a/b+c==", 'a "cat" on a mat'
    said = "key=sk-a%2Fb%2Bc%3D%3D prompt=" + json.dumps(prompt)[1:-1]
    client, _ = caller.connect("ephone", (400, {"error": {"message": said}}), api_key=key)
    with pytest.raises(runtime().BadRequestError) as caught:
        caller.wait(client.videos.create(prompt=prompt))
    assert str(caught.value).startswith("400: key=<redacted> prompt=<redacted>")
