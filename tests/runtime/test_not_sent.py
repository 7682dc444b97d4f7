"""Owns what errors say of requests that certainly started nothing: connections, proxies and certificates that fail."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.runtime.test_secrets import frames
from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, Script, answer, drop, garbage, stall
from tests.support.faults import FaultServer, refused
from tests.support.jobs import job, part
from tests.support.loopback import client, serving
from tests.support.tls import behind_tls, certificates, trusted

pytestmark = pytest.mark.usefixtures("pauses")

SENT = part("errors").NOT_AGAIN
NOT_SENT = part("errors").NOT_SENT
SECRET = "sk-SECRET-0123456789"


def failure(caller: Caller, url: str, **options: Any) -> Any:
    """The error of a submit to a URL."""
    made = client(caller.kind, url, **options)
    try:
        with pytest.raises(runtime().APIError) as caught:
            caller.wait(made.videos.create(prompt="a cat"))
    finally:
        caller.wait(made.close())
    return caught.value


def notes(error: BaseException) -> list[str]:
    return list(getattr(error, "__notes__", ()))


# Connections


@pytest.mark.usefixtures("no_proxy")
def test_refused_connection(caller: Caller, pauses: list[float]) -> None:
    with refused() as url:
        assert notes(failure(caller, url, max_retries=2)) == [NOT_SENT]
    assert len(pauses) == 2, "what was not sent may be sent again"


@pytest.mark.usefixtures("no_proxy")
def test_name_that_does_not_resolve(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    error = failure(caller, "http://relay.example")
    assert type(error) is runtime().APIConnectionError
    assert notes(error) == [NOT_SENT]


@pytest.mark.usefixtures("no_proxy")
@pytest.mark.parametrize(
    "script", [garbage(), drop(), drop(reset=True), stall()], ids=["garbage", "drop", "reset", "stall"]
)
def test_tls_that_fails(caller: Caller, script: Answer) -> None:
    with FaultServer(script.before_reading()) as server:
        error = failure(caller, server.url.replace("http:", "https:"), timeout=0.3)
    assert notes(error) == [NOT_SENT]


@pytest.mark.usefixtures("no_proxy")
def test_certificate_that_nobody_trusts(caller: Caller, tmp_path: Path) -> None:
    with FaultServer(answer(json=job("pending"))) as server, trusted(trustme.CA(), tmp_path):
        with behind_tls(server.url, trustme.CA()) as url:
            assert notes(failure(caller, url)) == [NOT_SENT]
        assert server.requests == []


@pytest.mark.usefixtures("no_proxy")
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("warm", [False, True], ids=["new", "idle"])
def test_request_on_a_connection_that_breaks_may_have_been_taken(
    caller: Caller, scheme: Any, warm: bool, tmp_path: Path
) -> None:
    scripts: list[Script] = [answer(json=job("pending"))] * warm + [drop()]
    with serving(scheme, tmp_path, *scripts) as (server, url):
        made = client(caller.kind, url)
        if warm:
            caller.wait(made.videos.retrieve("x"))
        with pytest.raises(runtime().APIConnectionError) as caught:
            caller.wait(made.videos.create(prompt="a cat"))
        assert notes(caught.value) == [SENT]
        assert server.connections == 1
        caller.wait(made.close())


# Proxies


@contextmanager
def proxied(url: str) -> Iterator[None]:
    """Clients that are made now ask a proxy for everything."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HTTP_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
            patch.delenv(name, raising=False)
        patch.setenv("HTTPS_PROXY", url)
        patch.setenv("http_proxy", url)
        yield


CONNECTED = Answer(head=b"HTTP/1.1 200 Connected\r\n\r\n")
PROXIES: dict[str, list[Answer]] = {
    "asks for a password": [answer(407, json={})],
    "is broken": [answer(502, body=b"<html>", headers={"Content-Type": "text/html"})],
    "drops": [drop()],
    "resets": [drop(reset=True)],
    "drops the head": [answer(200).cut(head=9)],
    "is no proxy": [garbage()],
    "stalls": [stall()],
    "connects and drops": [CONNECTED.cut()],
    "connects and resets": [CONNECTED.cut(reset=True)],
    "connects and stalls": [CONNECTED.stalled(head=len(CONNECTED.head))],
    "connects to no TLS": [CONNECTED, garbage().before_reading()],
}


# Python itself leaves a socket open that is reset before its TLS begins.
@pytest.mark.filterwarnings("ignore:unclosed <ssl.SSLSocket:ResourceWarning")
@pytest.mark.parametrize("scripts", PROXIES.values(), ids=PROXIES)
def test_proxy_that_does_not_connect(caller: Caller, scripts: list[Answer]) -> None:
    with FaultServer(*scripts) as server, proxied(server.url):
        error = failure(caller, "https://relay.example", timeout=0.3)
        assert [(request.method, request.path) for request in server.requests[:1]] == [("CONNECT", "relay.example:443")]
    assert isinstance(error, runtime().APIConnectionError)
    assert notes(error) == [NOT_SENT]


def test_submit_through_a_tunnel_that_breaks_may_have_been_taken(caller: Caller, tmp_path: Path) -> None:
    authority = trustme.CA()
    with FaultServer(drop()) as server, trusted(authority, tmp_path):
        with behind_tls(server.url, authority, tunnel=True) as proxy, proxied(proxy):
            assert notes(failure(caller, "https://localhost")) == [SENT]
        assert [request.method for request in server.requests] == ["POST"]


def test_submit_through_a_tunnel_is_served(caller: Caller, tmp_path: Path) -> None:
    authority = trustme.CA()
    with (
        FaultServer(answer(json=job("pending"))) as server,
        trusted(authority, tmp_path),
        behind_tls(server.url, authority, tunnel=True) as proxy,
        proxied(proxy),
    ):
        made = client(caller.kind, "https://localhost")
        assert caller.wait(made.videos.create(prompt="a cat")).id == "video_1"
        caller.wait(made.close())


def test_submit_that_a_proxy_passes_on_may_have_been_taken(caller: Caller) -> None:
    with FaultServer(drop()) as server, proxied(server.url):
        assert notes(failure(caller, "http://relay.example")) == [SENT]


def test_bytes_of_a_handshake_are_told_from_those_of_a_request() -> None:
    is_of_a_request = part("network")._is_of_a_request
    socks = [b"\x05\x02\x00\x02", b"\x01\x04user\x04pass", b"\x05\x01\x00\x03\x0drelay.example\x01\xbb"]
    assert not any(map(is_of_a_request, [*socks, b"CONNECT relay.example:443 HTTP/1.1\r\n"]))
    assert all(map(is_of_a_request, [b"POST /v1/videos HTTP/1.1\r\n", b"GET / HTTP/1.1\r\n", b"DELETE / HTTP/1.1\r\n"]))


# Certificates


def missing(folder: Path) -> Path:
    return folder / "missing.pem"


def itself(folder: Path) -> Path:
    return folder


def no_pem(folder: Path) -> Path:
    (folder / "ca.pem").write_text("no certificate")
    return folder / "ca.pem"


def empty(folder: Path) -> Path:
    (folder / "ca.pem").touch()
    return folder / "ca.pem"


WRONG: list[Any] = [
    pytest.param("SSL_CERT_FILE", missing, id="no file"),
    pytest.param("SSL_CERT_FILE", itself, id="folder"),
    pytest.param("SSL_CERT_FILE", no_pem, id="no PEM"),
    pytest.param("SSL_CERT_FILE", empty, id="empty"),
    pytest.param("SSL_CERT_DIR", missing, id="no folder"),
    pytest.param("SSL_CERT_DIR", no_pem, id="file for a folder"),
]


@pytest.mark.usefixtures("no_proxy")
@pytest.mark.parametrize(("variable", "make"), WRONG)
def test_certificates_that_cannot_be_loaded(
    caller: Caller, variable: str, make: Callable[[Path], Path], tmp_path: Path, pauses: list[float]
) -> None:
    place = str(make(tmp_path))
    with FaultServer(stall().before_reading()) as server, certificates(**{variable: place}):
        made = client(caller.kind, server.url.replace("http:", "https:"), api_key=SECRET, max_retries=2)
        for call in (
            lambda: made.videos.create(prompt="a cat"),
            lambda: made.videos.retrieve("x"),
            lambda: made.videos.poll("x"),
        ):
            with pytest.raises(runtime().ConfigurationError) as caught:
                caller.wait(call())
            assert f"{variable}={place!r}" in str(caught.value)
            assert SENT not in notes(caught.value)
            assert SECRET not in frames(caught.value)
        assert pauses == [], "sent again"
        assert server.wait_for(lambda s: (s.connections, s.open) == (3, 0)), "a connection is left, or was one too many"
        caller.wait(made.close())


@pytest.mark.usefixtures("no_proxy")
def test_folder_of_certificates_of_several(caller: Caller, tmp_path: Path) -> None:
    """One folder that is there is enough for the loading; whether it has the right certificates shows later."""
    with (
        FaultServer(answer(json={})) as server,
        behind_tls(server.url, trustme.CA()) as url,
        certificates(SSL_CERT_DIR=f"{tmp_path / 'missing'}{os.pathsep}{tmp_path}"),
    ):
        error = failure(caller, url)
    assert type(error) is runtime().APIConnectionError
    assert notes(error) == [NOT_SENT]


# Requests


@pytest.mark.usefixtures("no_proxy")
def test_request_that_cannot_be_made_a_second_time_may_have_been_taken_before(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "first.png"
    path.write_bytes(b"\x89PNG")

    def gone(_: Any) -> Answer:
        path.unlink()
        return drop()

    request = part("request")
    call = request.Request(
        operation="jobs.create",
        method="POST",
        path="/v1/jobs",
        result=dict[str, Any],
        body={"image": path},
        files=("image",),
        encodings=("multipart",),
        idempotency_header="Idempotency-Key",
    )
    with FaultServer(gone) as server:
        made = client(caller.kind, server.url, max_retries=2)
        with pytest.raises(runtime().InvalidRequestError) as caught:
            caller.wait(made._transport.send(call, request.Options()))
        assert len(server.requests) == 1
        caller.wait(made.close())
    assert notes(caught.value) == [SENT]
