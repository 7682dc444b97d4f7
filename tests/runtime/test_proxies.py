"""Owns what clients make of the proxy settings of the environment, also of those that `httpx` cannot read."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.support import wire
from tests.support.doubles import BASE_URL, Caller, runtime
from tests.support.fault_answers import answer
from tests.support.faults import FaultServer
from tests.support.jobs import job

PROXY = "http://proxy.example:3128"
SECRET = "hunter2"
Setter = Callable[..., None]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Setter:
    """Sets the proxy variables; there are no others."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)

    def put(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return put


def make(caller: Caller) -> Any:
    return caller.client_class("ephone")(api_key=wire.KEY, base_url=BASE_URL)


def proxied(client: Any, url: str) -> bool:
    """Whether a client of ours asks a proxy for a URL."""
    http = client._connections.current()
    return http._transport_for_url(httpx.URL(url)) is not http._transport


@pytest.mark.parametrize(
    ("setting", "direct", "others"),
    [
        ("localhost,::1/128", ["http://localhost", "http://[::1]:80"], ["http://[::2]", "http://relay.example"]),
        ("localhost\n10.0.0.1", ["http://localhost", "https://10.0.0.1"], ["http://10.0.0.2"]),
        ("localhost 10.0.0.1", ["http://localhost", "https://10.0.0.1"], ["http://10.0.0.2"]),
        ("\r\n localhost ,\t10.0.0.1,,\n", ["http://localhost", "https://10.0.0.1"], ["http://10.0.0.2"]),
        ("localhost,[::1]", ["http://localhost", "http://[::1]"], ["http://[::2]"]),
        ("[::1]:8080", ["http://[::1]:8080"], ["http://[::1]:8081"]),
        ("[::1]/128,[::2/128]", ["http://[::1]", "http://[::2]"], ["http://[::3]"]),
        ("fd07:b51a::/64", ["http://[fd07:b51a::]"], ["http://relay.example"]),
        ("fe80::1%eth0,::1", ["http://[::1]"], ["http://relay.example"]),
        ("10.0.0.0/8,127.0.0.1", ["http://127.0.0.1"], ["http://relay.example"]),
        ("relay.example", ["http://relay.example", "https://a.relay.example"], ["http://arelay.example"]),
        (".relay.example", ["http://a.relay.example"], ["http://relay.example"]),
        ("*.relay.example", ["http://a.relay.example"], ["http://relay.example"]),
        ("relay.example:8080", ["http://relay.example:8080"], ["http://relay.example"]),
        ("http://relay.example", ["http://relay.example"], ["https://relay.example"]),
        ("LOCALHOST", ["http://localhost"], ["http://a.localhost"]),
        ("a\n*", ["http://relay.example", "https://other.example"], []),
        ("", [], ["http://relay.example", "https://other.example"]),
    ],
    ids=repr,
)
@pytest.mark.parametrize("variable", ["NO_PROXY", "no_proxy"])
def test_hosts_without_a_proxy(
    caller: Caller, environment: Setter, variable: str, setting: str, direct: list[str], others: list[str]
) -> None:
    environment(ALL_PROXY=PROXY, **{variable: setting})
    client = make(caller)
    assert [url for url in direct if proxied(client, url)] == []
    assert [url for url in others if not proxied(client, url)] == []


@pytest.mark.parametrize("setting", [PROXY, f" {PROXY}\n", "proxy.example:3128", "\tproxy.example ", f"{PROXY}/"])
@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_proxy_whose_meaning_is_plain(caller: Caller, environment: Setter, variable: str, setting: str) -> None:
    environment(**{variable: setting})
    client = make(caller)
    assert proxied(client, "http://relay.example")
    assert proxied(client, "https://relay.example") == (variable == "ALL_PROXY")


def refusal(caller: Caller) -> str:
    with pytest.raises(runtime().ConfigurationError) as caught:
        make(caller)
    shown = "".join(traceback.format_exception(caught.value))
    assert SECRET not in shown
    assert SECRET not in repr((caught.value.__context__, caught.value.__cause__))
    return str(caught.value)


@pytest.mark.parametrize(
    ("setting", "shown"),
    [
        ("socks://127.0.0.1:1080", "'socks://127.0.0.1', which has a scheme other than"),
        ("socks4://proxy.example", "'socks4://proxy.example', which has a scheme other than"),
        ("ftp://proxy.example", "'ftp://proxy.example', which has a scheme other than"),
        ("http://proxy.example:port", "'http://proxy.example', which is malformed"),
        ("http://proxy.example:99999", "'http://proxy.example', which is malformed"),
        ("http://proxy.example:0", "'http://proxy.example', which is malformed"),
        ("http://proxy.example:-1", "'http://proxy.example', which is malformed"),
        ("proxy.example:3128:user:hunter2", "'http://proxy.example', which is malformed"),
        ("http://", "which is malformed"),
        ("http://:3128", "which is malformed"),
        ("://proxy.example", "'proxy.example'"),
        ('"http://proxy.example:3128"', "'proxy.example'"),
        ("http://[::1", "which is malformed"),
        ("http://proxy\t.example", "which is malformed"),
        (f"http://user:{SECRET}@proxy.example:port", "'http://proxy.example', which is malformed"),
        (f"http://user:{SECRET}#@proxy.example:3128", "'http://proxy.example', which is malformed"),
        (f"http://user:{SECRET}/?@proxy.example:99999", "'http://proxy.example', which is malformed"),
        (f"user:{SECRET}@proxy.example:port", "'http://proxy.example', which is malformed"),
        (f"user:{SECRET}@http://proxy.example", "'proxy.example', which has a scheme other than"),
        (f"socks://user:{SECRET}@proxy.example:1080", "'socks://proxy.example', which has a scheme other than"),
    ],
)
@pytest.mark.parametrize("variable", ["HTTP_PROXY", "https_proxy", "All_Proxy"])
def test_proxy_that_cannot_be_used_is_named(
    caller: Caller, environment: Setter, variable: str, setting: str, shown: str
) -> None:
    environment(NO_PROXY="localhost", **{variable: setting})
    message = refusal(caller)
    assert message.startswith(f"{variable}: expected the URL of a proxy")
    assert shown in message


def test_socks_without_its_package_is_named(
    caller: Caller, environment: Setter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    environment(ALL_PROXY=f"socks5://user:{SECRET}@proxy.example:1080")
    message = refusal(caller)
    assert message.startswith("ALL_PROXY: ")
    assert message.endswith("got 'socks5://proxy.example', which needs the package socksio")


@pytest.mark.parametrize(
    ("setting", "entry"),
    [
        ("localhost,relay.example:port,10.0.0.1", "relay.example:port"),
        ("http://[::1", "http://"),
        ("localhost,[::1", "[::1"),
        ("::1]", "::1]"),
        ("[fe80::1]:x", "[fe80::1]:x"),
        ("relay.example\x7f", "relay.example"),
        (f"http://user:{SECRET}@relay.example:port", "http://relay.example"),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("variable", ["NO_PROXY", "no_proxy"])
def test_entry_that_cannot_be_read_is_named(
    caller: Caller, environment: Setter, variable: str, setting: str, entry: str
) -> None:
    environment(HTTP_PROXY=PROXY, **{variable: setting})
    message = refusal(caller)
    assert message.startswith(f"{variable}: ")
    assert f"the entry '{entry}" in message


def test_lower_case_goes_before_upper_case(caller: Caller, environment: Setter) -> None:
    environment(HTTP_PROXY=PROXY, http_proxy="socks://a.example")
    assert refusal(caller).startswith("http_proxy: ")
    environment(HTTP_PROXY="socks://a.example", http_proxy=PROXY)
    assert proxied(make(caller), "http://relay.example")


def test_proxy_that_is_never_asked_does_no_harm(caller: Caller, environment: Setter) -> None:
    """Desktops set all of them, the last one for other programs."""
    environment(HTTP_PROXY=PROXY, HTTPS_PROXY=PROXY, ALL_PROXY="socks://proxy.example:1080")
    client = make(caller)
    assert proxied(client, "http://relay.example")
    assert proxied(client, "https://relay.example")


@pytest.mark.parametrize("variables", [{"NO_PROXY": "relay.example:port"}, {"FTP_PROXY": "socks://x"}, {}], ids=str)
def test_settings_that_decide_nothing_do_no_harm(
    caller: Caller, environment: Setter, variables: dict[str, str]
) -> None:
    environment(**variables)
    assert not proxied(make(caller), "http://relay.example")


def test_settings_of_the_system_are_read(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS and Windows keep them outside of the environment."""
    kept = {"http": PROXY, "no": "localhost, [::1]"}
    monkeypatch.setattr("generated._runtime.network.getproxies", lambda: kept)
    client = make(caller)
    assert proxied(client, "http://relay.example")
    assert not proxied(client, "http://[::1]")
    kept["http"] = "socks://proxy.example"
    assert refusal(caller).startswith("the setting http_proxy of the system: ")


def test_http_client_of_the_caller_is_left_alone(caller: Caller, environment: Setter) -> None:
    environment(ALL_PROXY="socks://proxy.example")
    client, _ = caller.connect("ephone", job("pending"))
    assert caller.wait(client.videos.retrieve("x")).id == "video_1"


def test_requests_go_where_the_settings_say(caller: Caller, environment: Setter) -> None:
    with FaultServer(answer(json=job("pending"))) as proxy, FaultServer(answer(json=job("pending"))) as server:
        for setting, asked in (("localhost,[::1]", proxy), ("[::1]\n127.0.0.1", server)):
            environment(HTTP_PROXY=f" {proxy.url}\n", NO_PROXY=setting)
            client = caller.client_class("ephone")(api_key=wire.KEY, base_url=server.url)
            before = len(asked.requests)
            caller.wait(client.videos.retrieve("x"))
            caller.wait(client.close())
            assert len(asked.requests) == before + 1
        assert [request.path for request in proxy.requests] == [f"{server.url}/v1/videos/x"]
        assert [request.path for request in server.requests] == ["/v1/videos/x"]
