"""Tests of the operation that an exchange belongs to."""

from __future__ import annotations

import pytest
from vidspec.findings.diagnostic import Severity
from vidspec.traffic import compare

from tests.support.exchanges import BASE, VIDEO, acme, check, entry, found, har, post


def test_documented_exchanges_are_clean_and_counted() -> None:
    chat = post({"mimeType": "application/json", "text": '{"stream": false}'}, f"{BASE}/chat")
    result = check(entry(), chat, entry(url=f"{BASE}/videos?limit=5&order=asc&tag=a&tag=b", body=[VIDEO]))
    assert result.findings == ()
    assert dict(result.examined) == {"exchanges": 3, "answers": 3, "bodies": 4}


@pytest.mark.parametrize(
    ("method", "path", "place"),
    [
        ("GET", "/audio", "GET /v1/audio"),
        ("DELETE", "/videos/v1", "DELETE /v1/videos/v1"),
        ("GET", "/videos/v1/parts/0123456789", "GET /v1/videos/v1/parts/*"),
    ],
)
def test_undeclared_path_or_method(method: str, path: str, place: str) -> None:
    assert found(entry(method, f"{BASE}{path}")) == [("D401", place)]


def test_foreign_traffic_is_ignored() -> None:
    preflight = entry("OPTIONS", headers=[{"name": "Access-Control-Request-Method", "value": "GET"}])
    others = [entry(url=url) for url in ("https://cdn.example/v1/videos/v1", "data:text/plain,x", "blob:https://x/1")]
    result = check(*others, preflight)
    assert result.findings == ()
    assert dict(result.examined) == {"exchanges": 0, "answers": 0, "bodies": 0}
    assert dict(result.ignored) == {"exchanges with others": 4}


def test_named_provider_may_be_anywhere() -> None:
    relayed = entry(url="https://relay.example/some/v1/videos/v1", body={**VIDEO, "x": 1})
    assert check(relayed).findings == ()
    assert [one.code for one in check(relayed, named=True).findings] == ["D405"]


def test_path_tells_where_no_host_is_known() -> None:
    open_host = acme("open", "http://{host}:{port}/sora")
    exchange = entry(url="http://10.0.0.1:8080/sora/videos/v1", body={})
    result = compare(har(exchange), "t.har", (acme(), open_host))
    assert {one.provider for one in result.findings} == {"open"}


def test_exchange_that_may_be_of_several_is_inconclusive() -> None:
    two = (acme("one", "http://{host}/api"), acme("two", "http://{host}/api"))
    exchange = entry(url="http://10.0.0.1/api/videos/v1")
    result = compare(har(exchange), "t.har", two)
    (inconclusive,) = result.findings
    assert (inconclusive.code, inconclusive.severity, inconclusive.provider) == ("D403", Severity.NOTE, None)
    assert inconclusive.actual == "one videos.retrieve, two videos.retrieve"
    assert dict(result.examined)["exchanges"] == 0
    noted = {**exchange, "_provider": "two", "_operation": "videos.retrieve"}
    result = compare(har(exchange, noted), "t.har", two)
    assert [(one.code, one.severity) for one in result.findings] == [("D403", Severity.WARNING)]


def test_note_of_the_recorder_goes_before_the_host() -> None:
    noted = entry(url="https://relay.example/x/videos/v1") | {"_provider": "acme", "_operation": "videos.retrieve"}
    assert dict(check(noted).examined)["exchanges"] == 1
    assert dict(check(noted | {"_provider": "other"}).examined)["exchanges"] == 0
    unfit = entry(url="https://relay.example/x/audio") | {"_provider": "acme", "_operation": "videos.retrieve"}
    assert found(unfit) == [("D401", "GET /x/audio")]


def test_redirect_is_followed() -> None:
    first = entry(url=f"{BASE}/videos/v1/content", status=302, body="", mime="text/plain")
    first["response"]["redirectURL"] = "https://cdn.example/v.mp4?sig=1"
    second = entry(url="https://cdn.example/v.mp4?sig=1", body="", mime="video/mp4")
    page = entry(url="https://cdn.example/v.mp4?sig=1", body="<html>", mime="text/html")
    assert found(first, second) == []
    assert found(first, page) == [("D409", "videos.download answer 200")]


def test_redirect_is_followed_in_the_order_of_time() -> None:
    """Browsers write what ended first: a film may stand before the redirect to it."""
    first = entry(url=f"{BASE}/videos/v1/content", status=302, body="", mime="text/plain")
    first["response"]["redirectURL"] = "https://cdn.example/v.mp4"
    page = entry(url="https://cdn.example/v.mp4", body="<html>", mime="text/html")
    page["startedDateTime"] = "2026-01-02T04:04:06+01:00"
    assert found(page, first) == [("D409", "videos.download answer 200")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("limit=many", [("D407", "/limit")]),
        ("order=random", [("D406", "/order")]),
        ("page=2", [("D402", "/page")]),
        ("limit=%3Credacted%3E&order=%3Credacted%3A+9+characters%3E", []),
    ],
)
def test_query(query: str, expected: list[tuple[str, str]]) -> None:
    place = [(code, f"videos.list query {pointer}") for code, pointer in expected]
    assert found(entry(url=f"{BASE}/videos?{query}", body=[])) == place
