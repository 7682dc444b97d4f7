"""Owns what callers hear of any exception below a call: always an error of ours, which says what may have been sent."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from tests.support import wire
from tests.support.doubles import BASE_URL, Caller, Pieces, runtime
from tests.support.fault_answers import answer
from tests.support.faults import FaultServer, refused
from tests.support.jobs import job
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("no_proxy", "pauses")


class StreamReset(Exception):
    """An error as the library h2 has them."""


StreamReset.__module__ = "h2.exceptions"
LOCAL = {
    "key": lambda: KeyError("a secret prompt"),
    "loop": lambda: RuntimeError("Event loop is closed"),
    "memory": lambda: MemoryError(),
    "file": lambda: OSError(5, "Input/output error"),
    "recursion": lambda: RecursionError(),
    "unicode": lambda: UnicodeEncodeError("ascii", "ü", 0, 1, "x"),
    "stop": lambda: StopIteration(),
    "protocol": lambda: httpx.LocalProtocolError("x"),
}
OF_THE_NETWORK = {
    "reset": lambda: ConnectionResetError(),
    "pipe": lambda: BrokenPipeError(),
    "end": lambda: EOFError(),
    "anyio": lambda: anyio.BrokenResourceError(),
    "closed": lambda: anyio.ClosedResourceError(),
    "h2": lambda: StreamReset(),
    "tls": lambda: ssl.SSLError("x"),
    "late": lambda: TimeoutError(),
}
Raising = Callable[[], Exception]
FAULTS = {**LOCAL, **OF_THE_NETWORK}
every = pytest.mark.parametrize("raising", FAULTS.values(), ids=FAULTS)


def notes(error: BaseException) -> str:
    return " ".join(getattr(error, "__notes__", ()))


def failed(caller: Caller, call: Any) -> Any:
    """The error of ours that a call ends with."""
    with pytest.raises(runtime().APIError) as caught:
        caller.wait(call())
    return caught.value


def causes(error: BaseException) -> list[type[BaseException]]:
    chain: list[type[BaseException]] = []
    below = error.__cause__
    while below is not None:
        chain.append(type(below))
        below = below.__cause__ or below.__context__
    return chain


def hooked(caller: Caller, event: str, raising: Raising) -> Any:
    """An HTTP client of the caller's with a hook that fails."""

    def hook(_: object) -> None:
        raise raising()

    async def async_hook(_: object) -> None:
        raise raising()

    hooks = {event: [hook if caller.kind == "sync" else async_hook]}
    return caller.http_client(lambda _: httpx.Response(200, json=job("pending")), event_hooks=hooks)


# After the request was handed over


@every
def test_transport_that_fails_may_have_started_a_job(caller: Caller, raising: Raising) -> None:
    client, server = caller.connect("ephone", raising())
    error = failed(caller, lambda: client.videos.create(prompt="a secret prompt"))
    assert isinstance(error, runtime().APIConnectionError)
    assert type(raising()) in causes(error)
    assert "not sent again" in notes(error)
    assert "secret" not in str(error)
    assert len(server.requests) == 1


@every
@pytest.mark.parametrize("event", ["request", "response"])
def test_hook_that_fails_may_have_started_a_job(caller: Caller, event: str, raising: Raising) -> None:
    http = hooked(caller, event, raising)
    client = caller.client_class("ephone")(api_key=wire.KEY, base_url=BASE_URL, http_client=http)
    error = failed(caller, lambda: client.videos.create(prompt="a cat"))
    assert type(raising()) in causes(error)
    assert "not sent again" in notes(error)


@every
def test_response_that_cannot_be_read_keeps_what_came(caller: Caller, raising: Raising) -> None:
    def serve(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Pieces([b'{"id": "video_1", "stat', raising()]))

    client, _ = caller.connect("ephone", serve)
    error = failed(caller, lambda: client.videos.create(prompt="a cat"))
    assert "video_1" in error.body
    assert "not sent again" in notes(error)


@every
def test_response_that_is_whole_is_a_job_whatever_follows(caller: Caller, raising: Raising) -> None:
    def serve(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Pieces([b'{"id": "video_1", "status": "pending"}', raising()]))

    client, _ = caller.connect("ephone", serve)
    assert caller.wait(client.videos.create(prompt="a cat")).id == "video_1"


def test_response_that_nobody_can_make_a_value_of_is_an_error_with_its_body(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def receive(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("generated._runtime.answers.receive", receive)
    client, _ = caller.connect("ephone", job("pending"))
    error = failed(caller, lambda: client.videos.create(prompt="a cat"))
    assert error.body["id"] == "video_1"
    assert "not sent again" in notes(error)


# Polling


@pytest.mark.parametrize("raising", LOCAL.values(), ids=LOCAL)
def test_poll_that_fails_on_this_side_ends_at_once(caller: Caller, raising: Raising, pauses: list[float]) -> None:
    client, server = caller.connect("ephone", job("pending"), raising())
    error = failed(caller, lambda: client.videos.create_and_poll(prompt="a cat", timeout=1e6))
    assert type(error) is runtime().APILocalError
    assert error.job_id == "video_1"
    assert "'video_1'" in notes(error)
    assert len(server.requests) == 2
    assert len(pauses) == 1


@pytest.mark.parametrize("raising", OF_THE_NETWORK.values(), ids=OF_THE_NETWORK)
def test_poll_that_the_network_fails_goes_on(caller: Caller, raising: Raising) -> None:
    client, server = caller.connect("ephone", raising(), job("pending"), raising(), job("completed"), max_retries=0)
    assert caller.wait(client.videos.poll("video_1", timeout=1e6)).status == "completed"
    assert len(server.requests) == 4


# What was certainly not sent


def test_refused_connection_was_not_sent(caller: Caller) -> None:
    with refused() as url:
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=url, max_retries=0)
        error = failed(caller, lambda: client.videos.create(prompt="a cat"))
        caller.wait(client.close())
    assert "Nothing was sent." in notes(error)
    assert "not sent again" not in notes(error)


def test_name_that_does_not_resolve_was_not_sent(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    client = caller.client_class("ephone")(api_key=wire.KEY, base_url="http://relay.invalid", max_retries=0)
    error = failed(caller, lambda: client.videos.create(prompt="a cat"))
    caller.wait(client.close())
    assert "Nothing was sent." in notes(error)


def test_header_that_cannot_be_sent_was_not_sent(caller: Caller) -> None:
    with serving(caller, answer(json=job("pending"))) as (client, server):
        error = failed(caller, lambda: client.videos.create(prompt="a cat", extra_headers={"X-Name": "Zoë"}))
        assert isinstance(error, runtime().InvalidRequestError)
        assert notes(error) == ""
        assert server.requests == []


def test_proxy_that_refuses_to_connect_was_not_sent(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer(answer(407, json={})) as proxy:
        monkeypatch.setenv("NO_PROXY", "")
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url="https://relay.example", max_retries=0)
        error = failed(caller, lambda: client.videos.create(prompt="a cat"))
        caller.wait(client.close())
        assert [request.method for request in proxy.requests] == ["CONNECT"]
    assert "not sent again" not in notes(error)


def test_server_without_tls_was_not_sent_a_job(caller: Caller) -> None:
    with FaultServer(answer(json={}).before_reading()) as server:
        url = server.url.replace("http:", "https:")
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=url, max_retries=0)
        error = failed(caller, lambda: client.videos.create(prompt="a cat"))
        caller.wait(client.close())
    assert "Nothing was sent." in notes(error)


# Certificates


@pytest.mark.parametrize("kind", ["missing", "folder", "text"])
def test_wrong_file_of_certificates_is_named_at_once(
    caller: Caller, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    place = tmp_path if kind == "folder" else tmp_path / "certificates.pem"
    if kind == "text":
        place.write_text("no certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(place))
    certificates = __import__("generated._runtime.network", fromlist=["x"])._certificates
    certificates.cache_clear()
    with FaultServer(answer(json={}).before_reading()) as server:
        url = server.url.replace("http:", "https:")
        client = caller.client_class("ephone")(api_key=wire.KEY, base_url=url)
        for call in (lambda: client.videos.create(prompt="a cat"), lambda: client.videos.poll("video_1")):
            error = failed(caller, call)
            assert isinstance(error, runtime().ConfigurationError)
            assert "SSL_CERT_FILE" in str(error)
            assert str(place) in str(error)
            assert "not sent again" not in notes(error)
        caller.wait(client.close())
    assert pauses == []
    certificates.cache_clear()
