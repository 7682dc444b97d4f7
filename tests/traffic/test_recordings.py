"""Tests of recordings as programs write them, and of files that are none."""

from __future__ import annotations

import base64
import copy
import json
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from vidspec.cli.drift.traffic import check_traffic
from vidspec.cli.running import Reporting
from vidspec.traffic import compare

from tests.support.exchanges import (
    ACME,
    BASE,
    NOT_KEPT,
    VIDEO,
    acme,
    chat,
    check,
    entry,
    field,
    found,
    har,
    multipart,
    post,
    sent_json,
    without_text,
)
from tests.support.project import SPEC


def test_recording_of_chrome() -> None:
    exchange = sent_json({"prompt": "a"})
    exchange |= {"_initiator": {"type": "fetch"}, "_priority": "High", "_resourceType": "fetch", "pageref": "page_1"}
    exchange["request"]["headers"] = [{"name": ":method", "value": "POST"}]
    exchange["response"]["headers"] = []
    exchange["response"]["content"] |= {"encoding": "base64"}
    exchange["response"]["content"]["text"] = base64.b64encode(json.dumps({**VIDEO, "x": 1}).encode()).decode()
    log = {
        "version": "1.2",
        "creator": {},
        "pages": [{"id": "page_1"}],
        "entries": [exchange, entry(url="https://x.org/")],
    }
    result = compare(json.dumps({"log": log}, indent=2), "t.har", (acme(),))
    assert [one.place for one in result.findings] == ["acme videos.create answer 200 /x"]


def test_recording_of_firefox() -> None:
    head = "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: 9\r\n\r\n"
    posted = multipart(field("prompt", "a"), field("size", "huge"))
    exchange = post(posted | {"text": head + posted["text"], "params": []})
    exchange["response"]["content"].pop("text")
    text = "\ufeff" + har(exchange)
    assert [one.place for one in compare(text, "t.har", (acme(),)).findings] == ["acme videos.create body /size"]


def test_recording_of_mitmproxy() -> None:
    exchange = entry(url=f"{BASE}/videos/v1/content", mime="video/mp4", body="")
    exchange["response"]["content"] |= {"text": "AAAA", "encoding": "base64", "size": 3, "compression": 0}
    exchange["request"]["postData"] = {"mimeType": "", "text": "", "params": []}
    exchange["request"]["bodySize"] = 0
    assert found(exchange) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        (" \n", 1),
        ("<html>", 1),
        ("[]", 1),
        ("{}", 1),
        ('{"log": 1}', 1),
        ('{"log": {"entries": {}}}', 1),
        ('{"log": {"entries": [\n{"a": 1},\n{"b"', 3),
        ('{"log": {"entries": []}} \n x', 2),
        ('{"log": {"entries": ' + "[" * 100_000, 1),
        ('{"log": {"entries": [' + "1" * 10_000 + "]}}", 1),
    ],
)
def test_no_recording(text: str, line: int) -> None:
    result = compare(text, "t.har", (acme(),))
    assert not result.readable
    assert [(one.code, one.at.line) for one in result.findings] == [("D400", line)]


def test_entries_that_are_none_are_told_once() -> None:
    result = check(entry(), 1, None, {}, {"request": {"url": "http://[", "method": "GET"}})
    (one,) = result.findings
    assert one.code == "D410"
    assert "4 times" in one.message


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=5), below, max_size=3),
    max_leaves=5,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, inner in below for place in _places(inner, (*path, key)))]


_WHOLE = json.loads(
    har(
        entry() | {"_provider": "acme", "_operation": "videos.retrieve"},
        post(multipart(field("prompt", "a"), field("options", "{}"))),
        sent_json({"prompt": "a", "options": {"seed": 1}}),
        chat("data: {}\n\n"),
        entry(url=f"{BASE}/videos?limit=1", status=302),
    )
)


@settings(max_examples=300)
@given(st.sampled_from(_places(_WHOLE)[1:]), _ANY)
def test_any_value_in_any_place_gives_findings(place: tuple[Any, ...], value: Any) -> None:
    whole = copy.deepcopy(_WHOLE)
    inner = whole
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    for one in compare(json.dumps(whole), "t.har", (acme(),)).findings:
        assert one.place
        assert str(one).isprintable()


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_any_text_gives_findings(text: str) -> None:
    assert not compare(text, "t.har", (acme(),)).readable


@given(
    _ANY, st.sampled_from(["application/json", "multipart/form-data; boundary=B", "application/x-www-form-urlencoded"])
)
def test_any_body_gives_findings(value: Any, mime: str) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    check(post({"mimeType": mime, "text": text}), chat(text), chat(f"data: {text}\n\n"), entry(body=text))


def run(tmp_path: Path, data: bytes, *names: str) -> int:
    (tmp_path / SPEC).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / SPEC).write_text(ACME, encoding="utf-8")
    (tmp_path / "t.har").write_bytes(data)
    with pytest.raises(typer.Exit) as end:
        check_traffic(tmp_path / "t.har", names, Reporting(root=tmp_path))
    return end.value.exit_code


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, har(entry()).encode()) == 0
    assert run(tmp_path, har(entry(body={})).encode()) == 1
    assert run(tmp_path, har(entry()).encode(), "nobody") == 2
    assert run(tmp_path, b"{") == 3
    assert run(tmp_path, har(entry()).encode("utf-16")) == 3
    assert run(tmp_path, har().encode()) == 4
    assert run(tmp_path, har(entry(url="https://x.example/")).encode()) == 4
    assert "1 exchanges with others" in capsys.readouterr().err
    assert run(tmp_path, har(entry(url="https://x.example/v1/videos/1")).encode(), "acme") == 0
    assert run(tmp_path, har(without_text(entry())).encode()) == 4
    assert f"1 {NOT_KEPT}" in capsys.readouterr().err


def test_file_that_is_not_there(tmp_path: Path) -> None:
    run(tmp_path, b"")
    with pytest.raises(typer.Exit) as end:
        check_traffic(tmp_path / "no.har", (), Reporting(root=tmp_path))
    assert end.value.exit_code == 3
