"""Tests of the settings of clients: keys, base URLs, headers, timeouts, copies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.contract import JOB, PROVIDERS
from tests.support.doubles import BASE_URL, Caller, Server, runtime


@pytest.mark.parametrize("provider", PROVIDERS)
def test_missing_key_is_named(caller: Caller, provider: str) -> None:
    with pytest.raises(runtime().APIError) as caught:
        caller.client_class(provider)(base_url=BASE_URL)
    assert "api_key" in str(caught.value)
    assert f"{provider.upper()}_API_KEY" in str(caught.value)


@pytest.mark.parametrize("provider", ["ephone", "sora_video2", "sora_web"])
def test_missing_base_url_is_named(caller: Caller, provider: str) -> None:
    with pytest.raises(runtime().APIError) as caught:
        caller.client_class(provider)(api_key=wire.KEY)
    assert "base_url" in str(caught.value)
    assert f"{provider.upper()}_BASE_URL" in str(caught.value)


def test_settings_fall_back_to_the_environment(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EPHONE_API_KEY", "sk-environment")
    monkeypatch.setenv("EPHONE_BASE_URL", "http://environment.example:8080/deep/")
    server = Server([JOB])
    client = caller.client_class("ephone")(http_client=caller.http_client(server))
    caller.wait(client.videos.retrieve("x"))
    assert server.only.origin == ("http", "environment.example", 8080)
    assert server.only.path == "/deep/v1/videos/x"
    assert server.only.headers["authorization"] == "Bearer sk-environment"


def test_arguments_beat_the_environment(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODELVERSE_API_KEY", "sk-environment")
    monkeypatch.setenv("MODELVERSE_BASE_URL", "http://environment.example")
    client, server = caller.connect("modelverse", {"error": {"message": "no"}})
    with pytest.raises(runtime().APIError):
        caller.wait(client.videos.retrieve("x"))
    assert server.only.origin == wire.origin(BASE_URL)
    assert server.only.headers["authorization"] == f"Bearer {wire.KEY}"


@pytest.mark.parametrize(
    ("provider", "call", "url"),
    [
        ("modelverse", "videos.retrieve", "https://api.modelverse.cn/v1/videos/x"),
        ("openai", "videos.retrieve", "https://api.openai.com/v1/videos/x"),
        ("umodelverse", "tasks.status", "https://api-us-ca.umodelverse.ai/v1/tasks/status?task_id=x"),
    ],
)
def test_base_url_falls_back_to_the_documented_server(caller: Caller, provider: str, call: str, url: str) -> None:
    client, server = caller.connect(provider, {"unheard_of": 1}, base_url=None)
    caller.wait(wire.call(client, call)("x"))
    assert str(server.requests[0].url) == url


@pytest.mark.parametrize(
    "url", ["relay.example/v1", "ftp://relay.example", "http://{host}:{port}/sora", "https://", "x"]
)
def test_base_url_that_leads_nowhere_is_refused(caller: Caller, url: str) -> None:
    with pytest.raises(runtime().APIError, match="base_url"):
        caller.client_class("sora_web")(api_key=wire.KEY, base_url=url)


def test_http_client_of_the_wrong_kind_is_refused(caller: Caller) -> None:
    wrong: Any = httpx.Client() if caller.kind == "async" else httpx.AsyncClient()
    with pytest.raises(runtime().APIError, match="http_client"):
        caller.client_class("ephone")(api_key=wire.KEY, base_url=BASE_URL, http_client=wrong)


def test_headers_of_the_client_reach_every_request(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB, default_headers={"X-Team": "one", "X-Other": "kept"})
    caller.wait(client.videos.retrieve("x"))
    caller.wait(client.videos.create(prompt="a cat", extra_headers={"X-Team": "two"}))
    assert [sent.headers["x-team"] for sent in server.sent] == ["one", "two"]
    assert [sent.headers["x-other"] for sent in server.sent] == ["kept", "kept"]


def test_timeout_of_the_client_and_of_a_call(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB, timeout=5.0)
    caller.wait(client.videos.retrieve("x"))
    caller.wait(client.videos.retrieve("x", timeout=7.0))
    caller.wait(client.videos.retrieve("x", timeout=httpx.Timeout(9.0, connect=1.0)))
    timeouts = [request.extensions["timeout"] for request in server.requests]
    assert [(timeout["connect"], timeout["read"]) for timeout in timeouts] == [(5.0, 5.0), (7.0, 7.0), (1.0, 9.0)]


def test_copy_has_its_own_settings_and_shares_the_connections(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB, default_headers={"X-Team": "one"})
    copy = client.with_options(api_key="sk-copy", base_url="http://copy.example", default_headers={"X-Copy": "yes"})
    assert type(copy) is type(client)
    caller.wait(copy.videos.retrieve("x"))
    caller.wait(client.videos.retrieve("x"))
    changed, kept = server.sent
    assert changed.origin == ("http", "copy.example", 80)
    assert changed.headers["authorization"] == "Bearer sk-copy"
    assert (changed.headers["x-team"], changed.headers["x-copy"]) == ("one", "yes")
    assert kept.origin == wire.origin(BASE_URL)
    assert kept.headers["authorization"] == f"Bearer {wire.KEY}"
    assert "x-copy" not in kept.headers


def test_copy_takes_over_what_is_not_given(caller: Caller) -> None:
    drift: list[Any] = []
    client, server = caller.connect("ephone", {**JOB, "unheard_of": 1}, timeout=5.0, on_drift=drift.append)
    caller.wait(client.with_options(max_retries=0).videos.retrieve("x"))
    assert len(drift) == 1
    assert server.requests[0].extensions["timeout"]["read"] == 5.0
    with pytest.raises(runtime().APIResponseValidationError):
        caller.wait(client.with_options(strict=True).videos.retrieve("x"))
    caller.wait(client.with_options(on_drift=None).videos.retrieve("x"))
    assert len(drift) == 1


def test_context_manager_leaves_a_given_http_client_open(caller: Caller) -> None:
    client, server = caller.connect("ephone", JOB)
    caller.within(client, lambda entered: entered.videos.retrieve("x"))
    caller.within(client.with_options(max_retries=0), lambda entered: entered.videos.retrieve("x"))
    caller.wait(client.close())
    caller.wait(client.videos.retrieve("x"))
    assert len(server.requests) == 3


def test_context_manager_closes_its_own_connections(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server([JOB])
    kind = httpx.AsyncClient if caller.kind == "async" else httpx.Client
    # The client makes its own HTTP client; only where its requests go is replaced.
    monkeypatch.setattr(kind, "_init_transport", lambda *_, **__: httpx.MockTransport(server))
    client = caller.client_class("ephone")(api_key=wire.KEY, base_url=BASE_URL)
    caller.within(client.with_options(max_retries=0), lambda entered: entered.videos.retrieve("x"))
    caller.within(client, lambda entered: entered.videos.retrieve("x"))
    assert len(server.requests) == 2
    with pytest.raises(Exception, match="closed"):
        caller.wait(client.videos.retrieve("x"))


def test_key_is_not_shown(caller: Caller) -> None:
    client, _ = caller.connect("ephone", (401, {"error": {"message": "no such key"}}))
    with pytest.raises(runtime().AuthenticationError) as caught:
        caller.wait(client.videos.retrieve("x"))
    shown = [repr(client), str(client), repr(client.videos), repr(caught.value), str(caught.value)]
    assert [text for text in shown if wire.KEY in text] == []


def test_threads_share_a_client() -> None:
    with Caller("sync") as caller:
        client, server = caller.connect("ephone", lambda r: httpx.Response(200, json={**JOB, "id": r.url.path[-3:]}))
        ids = [f"{number:03}" for number in range(64)]
        with ThreadPoolExecutor(8) as pool:
            assert [video.id for video in pool.map(client.videos.retrieve, ids)] == ids
    assert len(server.requests) == 64
