"""Owns the contract of secrets: they go to the origin of the provider and nowhere else, and no text shows them."""

from __future__ import annotations

import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import TracebackType
from typing import Any

import httpx
import pytest

from tests.support.doubles import Caller, Server, runtime
from tests.support.fault_answers import Answer, Arrived, Script, answer, drop, events, garbage, redirect, stall
from tests.support.faults import FaultServer

pytestmark = pytest.mark.usefixtures("pauses")

SECRET = "sk-SECRET-0123456789"
MINE = "SECRET"  # is in each value that only the provider may see
PROMPT = "a SECRET cat that nobody is told of"
# Where a key travels: settings of `Provider`.
PLACES: dict[str, dict[str, str]] = {
    "bearer": {"key_location": "header", "key_name": "Authorization", "key_prefix": "Bearer "},
    "x-api-key": {"key_location": "header", "key_name": "x-api-key"},
    "query": {"key_location": "query", "key_name": "key"},
}
SECRETS: dict[str, Any] = {
    "headers": {"X-Client": f"{MINE}-1"},
    "params": {"token": f"{MINE}-2"},
    "cookies": {"session": f"{MINE}-3"},
}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def client_class(caller: Caller, place: str) -> Any:
    module = import_module("generated._runtime.file_client")
    base = module.FileClient if caller.kind == "sync" else module.AsyncFileClient
    return type(
        "Client",
        (base,),
        {"_provider": import_module("generated._runtime.settings").Provider(name="acme", **PLACES[place])},
    )


@contextmanager
def connected(caller: Caller, place: str, *scripts: Script, **options: Any) -> Iterator[tuple[Any, FaultServer]]:
    """A client of a provider whose key travels in this place, and its server."""
    with FaultServer(*scripts) as server:
        client = client_class(caller, place)(**{"api_key": SECRET, "base_url": server.url, **options})
        try:
            yield client, server
        finally:
            caller.wait(client.close())


def request(method: str = "GET", path: str = "/v1/jobs/7", **options: Any) -> Any:
    return import_module("generated._runtime.request").Request(
        operation="jobs.get", method=method, path=path, result=dict[str, Any], **options
    )


def options(**given: Any) -> Any:
    return import_module("generated._runtime.request").Options(**given)


def send(client: Any) -> Any:
    return client._transport.send(request(), options())


def fetch(client: Any) -> Any:
    binary = import_module("generated._runtime.download")
    kind = binary.AsyncBinaryResponse if client._transport.waiting.awaits else binary.BinaryResponse
    return kind.open(client._transport, request(), options())


def stream(client: Any) -> Any:
    events = import_module("generated._runtime.sse")
    kind = events.AsyncStream if client._transport.waiting.awaits else events.Stream
    return kind.open(client._transport, request(), options(), "[DONE]")


def submit(client: Any) -> Any:
    call = request("POST", "/v1/jobs", body={"prompt": PROMPT}, encodings=("json",))
    return client._transport.send(call, options())


Act = Callable[[Any], Any]
ACTS: dict[str, Act] = {"send": send, "download": fetch, "stream": stream, "submit": submit}


def key_of(arrived: Arrived) -> list[str]:
    """The keys that came with a request, wherever they were."""
    in_headers = [arrived.headers.get("authorization", "").removeprefix("Bearer "), arrived.headers.get("x-api-key")]
    return [key for key in (*in_headers, dict(arrived.query).get("key")) if key]


def shown(arrived: Arrived) -> str:
    """All of a request."""
    return repr((arrived.path, arrived.query, arrived.headers, arrived.body))


# Where secrets go


@contextmanager
def given_client(caller: Caller) -> Iterator[Any]:
    """An `httpx` client of the caller's with secrets wherever it may have some."""
    kind = httpx.Client if caller.kind == "sync" else httpx.AsyncClient
    client = kind(**SECRETS, auth=("me", MINE), follow_redirects=True)
    try:
        yield client
    finally:
        caller.wait(client.close() if isinstance(client, httpx.Client) else client.aclose())


@pytest.mark.parametrize("act", [send, fetch, stream])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_to_another_port_takes_no_secret_along(caller: Caller, place: str, status: int, act: Act) -> None:
    with FaultServer(answer(json={"a": 1})) as cdn:
        away = redirect(status, f"{cdn.url}/file")
        away_with_cookie = Answer(head=away.head.replace(b"\r\n", f"\r\nSet-Cookie: s={MINE}\r\n".encode(), 1))
        with connected(caller, place, away_with_cookie, default_headers={"X-Default": MINE}) as (client, api):
            reached(caller, lambda: act(client))
            reached(caller, lambda: act(client))  # with the cookie, if it was kept
            assert [key_of(arrived) for arrived in api.requests] == [[SECRET]] * 2
        assert len(cdn.requests) == 2
        assert not any(MINE in shown(arrived) for arrived in cdn.requests)


def reached(caller: Caller, act: Callable[[], Any]) -> None:
    """Calls, and does not mind whether the answer is what was asked for."""
    with suppress(runtime().APIError):
        caller.wait(act())


@pytest.mark.parametrize("act", [send, fetch, stream])
def test_secrets_of_a_given_client_and_of_a_call_stay_with_the_provider(caller: Caller, place: str, act: Act) -> None:
    extra = options(extra_headers={"X-Extra": MINE}, extra_query={"q": MINE})
    with FaultServer(answer(json={"a": 1})) as cdn, given_client(caller) as given:
        with connected(caller, place, redirect(302, f"{cdn.url}/file"), http_client=given) as (client, api):
            reached(caller, lambda: act(client))
            reached(caller, lambda: client._transport.send(request(headers={"X-Own": MINE}), extra))
            reached(caller, lambda: client.download(f"{cdn.url}/v.mp4"))
            assert all(f"{MINE}-{number}" in shown(api.requests[0]) for number in (1, 2, 3))
            assert "authorization" in api.requests[0].headers
        assert [arrived.path for arrived in cdn.requests] == ["/file", "/file", "/v.mp4"]
        assert not any(MINE in shown(arrived) or "authorization" in arrived.headers for arrived in cdn.requests)


@pytest.mark.parametrize("act", [send, fetch, stream])
@pytest.mark.parametrize("whole", [False, True], ids=["path", "url"])
def test_redirect_within_the_origin_keeps_the_key(caller: Caller, place: str, act: Act, whole: bool) -> None:
    def script(arrived: Arrived) -> Answer:
        if arrived.path == "/moved":
            return answer(json={"a": 1})
        return redirect(302, f"http://{arrived.headers['host']}/moved?a=b" if whole else "/moved?a=b")

    with connected(caller, place, script, default_headers={"X-Default": MINE}) as (client, api):
        reached(caller, lambda: act(client))
        assert [key_of(arrived) for arrived in api.requests] == [[SECRET]] * 2
        assert api.requests[1].headers["x-default"] == MINE
        assert ("a", "b") in api.requests[1].query


def test_result_of_the_provider_is_downloaded_with_the_key_and_others_without(caller: Caller, place: str) -> None:
    with FaultServer(answer(body=b"video")) as cdn:
        with connected(caller, place, answer(body=b"video"), default_headers={"X-Default": MINE}) as (client, api):
            for url in (api.url, cdn.url):
                found = caller.wait(client.download(f"{url}/v.mp4?token=x", extra_headers={"X-Mine": "1"}))
                assert caller.wait(found.read()) == b"video"
            assert key_of(api.requests[0]) == [SECRET]
        (only,) = cdn.requests
        assert MINE not in shown(only)
        assert (only.query, only.headers["x-mine"]) == ([("token", "x")], "1")


ELSEWHERE = [
    "https://relay.example.evil.example/v",
    "https://evil.example/v",
    "https://relay.example@evil.example/v",
    "https://sub.relay.example/v",
    "https://relay.example:444/v",
    "http://relay.example/v",
    "http://relay.example:443/v",
    "//evil.example/v",
    "https://relay.example\\@evil.example/v",
]


@pytest.mark.parametrize("url", ELSEWHERE)
def test_what_only_looks_like_the_provider_gets_no_key(caller: Caller, place: str, url: str) -> None:
    moved = httpx.Response(302, headers={"location": url})
    server = Server([lambda _: moved, {"a": 1}])
    http = caller.http_client(server, **SECRETS)
    client = client_class(caller, place)(api_key=SECRET, base_url="https://relay.example/api", http_client=http)
    reached(caller, lambda: send(client))
    if url.startswith("http"):
        reached(caller, lambda: client.download(url))
    for sent in server.requests[1:]:
        if (sent.url.scheme, sent.url.host, sent.url.port) != ("https", "relay.example", None):
            assert MINE not in repr((sent.url, str(sent.url), sent.headers.raw))
        else:
            assert "\\" in url or "%5C" in str(sent.url)
    caller.wait(http.close() if caller.kind == "sync" else http.aclose())


# Where secrets are shown

ECHO = f"Incorrect key provided: {SECRET}, prompt: {PROMPT}"
SHOWN: dict[str, Any] = {
    "refused": answer(401, json={"error": {"message": ECHO, "code": SECRET, "type": SECRET, "param": SECRET}}),
    "refused in a text": answer(401, body=ECHO.encode(), headers={"X-Request-Id": SECRET}),
    "refused within": answer(200, json={"error": {"message": ECHO, "code": SECRET, "data": [{SECRET: SECRET}]}}),
    "page": answer(200, body=f"<html>{ECHO}</html>".encode(), headers={"Content-Type": "text/html"}),
    "moved": redirect(302, f"http://[::1/{SECRET}"),
    "cookie": answer(403, json={}, headers={"Set-Cookie": f"key={SECRET}"}),
    "busy": answer(429, json={"detail": [{"msg": ECHO}]}, headers={"Retry-After": "0"}),
    "down": answer(503, json={"message": ECHO}),
    "drop": drop(),
    "garbage": garbage(),
    "stall": stall(),
    "event": events({"error": {"message": ECHO, "code": SECRET}}),
    "no event": answer(body=f"data: {SECRET}\n\n".encode(), headers={"Content-Type": "text/event-stream"}),
}


def frames(error: BaseException) -> str:
    """The traceback with the values of all variables; those of the tests hold the answers on purpose."""
    for found in walk(error):
        found.__traceback__ = without_tests(found.__traceback__)
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def walk(error: BaseException | None) -> Iterator[BaseException]:
    if error is not None:
        yield error
        yield from walk(error.__cause__)
        yield from walk(error.__context__)


def without_tests(found: TracebackType | None) -> TracebackType | None:
    while found is not None and "/tests/" in found.tb_frame.f_code.co_filename:
        found = found.tb_next
    return found


def consumed(caller: Caller, act: Act, client: Any) -> None:
    found = caller.wait(act(client))
    if act is fetch:
        caller.wait(found.read())
    elif act is stream:
        caller.collect(found)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("script", SHOWN.values(), ids=SHOWN)
def test_no_error_log_or_pickle_shows_the_key(
    caller: Caller, place: str, script: Script, act: Act, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.NOTSET)
    for name in ("httpx", "httpcore", "vidspec", "asyncio", "anyio"):
        caplog.set_level(logging.DEBUG, name)
    found: Any = None
    try:
        with connected(caller, place, script, max_retries=1, timeout=0.3) as (client, _):
            consumed(caller, act, client)
    except runtime().APIError as error:
        found = error
    texts = {
        "message": f"{found} {found!r} {getattr(found, 'args', None)!r} {getattr(found, '__notes__', None)!r}",
        "attributes": repr(found and vars(found)),
        "pickle": pickle.dumps(found).decode("latin-1"),
        "logs": "\n".join(map(logged, caplog.records)),
        "traceback": "".join(traceback.format_exception(found)) if found else "",
        "frames": frames(found) if found else "",
    }
    if script in [SHOWN[name] for name in ("refused within", "page", "no event", "event")]:
        del texts["frames"]  # variables hold the words of the server while they are looked at
    assert [name for name, text in texts.items() if SECRET in text] == []
    if act is submit:
        assert PROMPT not in texts["message"] + texts["logs"] + texts["traceback"]


def logged(record: logging.LogRecord) -> str:
    """A record, without the head of an answer: in it are the words of the server and not ours."""
    text = f"{record.getMessage()} {record.args!r}"
    return "" if text.startswith("receive_response_headers") else text


def test_no_repr_shows_the_key(caller: Caller, place: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ok = [answer(json={"a": 1}), answer(body=b"video"), events({"a": 1})]
    with connected(caller, place, *ok, default_headers={"X-Default": SECRET}) as (client, _):
        raw = caller.wait(client._transport.raw().send(request(), options(extra_headers={"X-Extra": SECRET})))
        file = caller.wait(fetch(client))
        chunks = caller.wait(stream(client))
        made = [
            client,
            client.with_options(timeout=5),
            client._settings,
            client._transport,
            raw,
            raw.http_response,
            file,
            chunks,
        ]
        assert not any(SECRET in text for one in made for text in (repr(one), str(one), repr(vars(client))))
        assert caller.wait(file.read()) == b"video"
        assert caller.collect(chunks) == [{"a": 1}]
    assert SECRET not in "\n".join(f"{record.getMessage()} {record.args!r}" for record in caplog.records)


def test_departures_tell_neither_key_nor_prompt(caller: Caller, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    odd = {"id": 7, "status": ECHO, "progress": ECHO, "created_at": {SECRET: 1}, f"new_{caller.kind}": ECHO}
    client, _ = caller.connect("ephone", odd, strict=False, api_key=SECRET)
    assert json.dumps(caller.wait(client.videos.retrieve("x")).model_dump(exclude_unset=True)) == json.dumps(odd)
    with pytest.raises(runtime().APIResponseValidationError) as caught:
        caller.wait(client.with_options(strict=True).videos.retrieve("x"))
    assert SECRET not in caplog.text + str(caught.value) + "".join(traceback.format_exception(caught.value))
