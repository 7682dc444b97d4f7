"""Tests of what responses in recorded traffic hold."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from tests.support.exchanges import BASE, VIDEO, chat, check, entry, found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"id": "v1"}, [("D408", "/status")]),
        ({**VIDEO, "id": 1}, [("D407", "/id")]),
        ({**VIDEO, "id": None}, [("D407", "/id")]),
        ({**VIDEO, "status": "lost"}, [("D406", "/status")]),
        ({**VIDEO, "progress": True}, [("D407", "/progress")]),
        ({**VIDEO, "progress": 5.0}, []),
        ({**VIDEO, "extra": {"a": 1}}, [("D405", "/extra")]),
        (
            {**VIDEO, "results": [{"url": "u"}, {"uri": "u"}, {}]},
            [("D405", "/results/*/uri"), ("D408", "/results/*/url")],
        ),
        ({**VIDEO, "results": {}}, [("D407", "/results")]),
        ({**VIDEO, "source": {"kind": "link", "url": "u"}}, []),
        ({**VIDEO, "source": {"kind": "link", "url": 1}}, [("D407", "/source/url")]),
        ({**VIDEO, "labels": {"somebody": "x", "else": 1}}, [("D407", "/labels/*")]),
        ({**VIDEO, "status": "<redacted: 7 characters>"}, []),
        ([VIDEO], [("D407", "")]),
        ("null", [("D407", "")]),
    ],
)
def test_answer_of_success(body: Any, expected: list[tuple[str, str]]) -> None:
    places = sorted((code, f"videos.retrieve answer 200 {pointer}".strip()) for code, pointer in expected)
    assert sorted(found(entry(body=body))) == places


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (401, {"error": {"message": "no"}}, []),
        (401, {"error": {"code": 1}}, [("D405", "/error/code"), ("D408", "/error/message")]),
        (429, "anything", []),
        (500, {"error": {"message": "no"}}, [("D404", "")]),
        (201, VIDEO, [("D404", "")]),
        (200, {"error": {"message": "no"}}, [("D404", "")]),
        (200, {"error": {"massage": "no"}}, [("D404", ""), ("D405", "/error/massage"), ("D408", "/error/message")]),
    ],
)
def test_statuses_and_errors(status: int, body: Any, expected: list[tuple[str, str]]) -> None:
    exchange = entry("POST", f"{BASE}/videos", status, body)
    places = sorted((code, f"videos.create answer {status} {pointer}".strip()) for code, pointer in expected)
    assert sorted(found(exchange)) == places


@pytest.mark.parametrize(
    ("path", "mime", "body", "code"),
    [
        ("/videos/v1", "text/html", "<html>", "D409"),
        ("/videos/v1", "application/json", "{", "D410"),
        ("/videos/v1", "application/json", "", "D410"),
        ("/videos/v1", "application/problem+json; charset=utf-8", None, None),
        ("/videos/v1/content", "application/json", {"id": 1}, "D409"),
        ("/videos/v1/content", "text/html", "<html>", "D409"),
        ("/videos/v1/content", "image/png", "", "D409"),
        ("/videos/v1/content", "application/octet-stream", "", None),
        ("/videos/v1/content", "video/mp4", "", None),
    ],
)
def test_content_types_and_broken_bodies(path: str, mime: str, body: Any, code: str | None) -> None:
    assert [one for one, _ in found(entry(url=BASE + path, body=body, mime=mime))] == ([code] if code else [])


@pytest.mark.parametrize("charset", ["gbk", "GB2312", '"big5"', "utf-16", "utf-8", "no-such", "idna", "rot13"])
def test_json_in_the_charset_that_its_content_type_names(charset: str) -> None:
    known = charset not in ("no-such", "idna", "rot13")
    data = json.dumps({**VIDEO, "id": "\u4e2d", "x": 1}, ensure_ascii=False)
    data = data.encode(charset.strip('"').lower() if known else "utf-8")
    exchange = entry(mime=f"application/json; charset={charset}")
    exchange["response"]["content"] |= {"text": base64.b64encode(data).decode(), "encoding": "base64"}
    assert found(exchange) == [("D405", "videos.retrieve answer 200 /x")]


def test_stream_of_events() -> None:
    fine = 'data: {"delta": "a"}\r\n\r\n: comment\n\ndata: {"delta":\ndata:  "b"}\n\ndata: [DONE]\n\nnot read'
    assert found(chat(fine)) == []
    wrong = 'data: {"delta": 1, "x": []}\n\ndata: {"delta": 2}\n\n'
    assert found(chat(wrong)) == [("D405", "chat.create event /x"), ("D407", "chat.create event /delta")]
    assert found(chat("data: {\n\n")) == [("D410", "chat.create event")]
    assert found(chat('data: {"error": {"message": "no"}}\n\n')) == [("D404", "chat.create event")]
    assert found(chat(json.dumps(VIDEO), "application/json")) == [("D409", "chat.create answer 200")]


def test_answer_that_broke_off_and_none_at_all() -> None:
    assert found(entry() | {"_error": "RemoteProtocolError"}) == [("D410", "videos.retrieve answer 200")]
    result = check(entry(status=0, body="", mime=""))
    assert (result.findings, dict(result.ignored)) == ((), {"requests without an answer": 1})
