"""Owns the tests of recorded traffic against specs: what departs, what does not, and recordings of all makers."""

from __future__ import annotations

import base64
import copy
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from vidspec.cli.drift.traffic import check_traffic
from vidspec.cli.running import Reporting
from vidspec.core.spec import Provider
from vidspec.findings.diagnostic import Severity
from vidspec.pipeline import read_specs
from vidspec.traffic import TrafficComparison, compare
from vidspec.traffic.privacy import is_secret

from generated._runtime.recording import names
from tests.support.project import SPEC, sources

ACME = """
openapi: 3.1.0
info: {title: Acme, version: 1.0.0}
servers: [{url: 'https://api.acme.example/v1'}]
paths:
  /videos:
    get:
      operationId: videos.list
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: order, in: query, schema: {type: string, enum: [asc, desc]}}
        - {name: tag, in: query, schema: {type: array, items: {type: string}}}
      responses:
        '200':
          description: Videos.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Video'}}}}
    post:
      operationId: videos.create
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string}
                seconds: {type: integer}
                size: {type: string, enum: [small, large]}
                'image[]': {type: array, items: {type: string, format: binary}}
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string}
                seconds: {type: integer}
                size: {type: string, enum: [small, large]}
                options: {type: object, properties: {seed: {type: integer}}}
      responses:
        '200':
          description: A video.
          content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}
        '401':
          description: No key.
          content: {application/json: {schema: {$ref: '#/components/schemas/Envelope'}}}
        4XX: {description: Refused.}
  /videos/{id}:
    get:
      operationId: videos.retrieve
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: A video.
          content: {application/json: {schema: {$ref: '#/components/schemas/Video'}}}
        default:
          description: An error.
          content: {application/json: {schema: {$ref: '#/components/schemas/Envelope'}}}
  /videos/{id}/content:
    get:
      operationId: videos.download
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: The file.
          content: {video/mp4: {schema: {type: string, format: binary}}}
        default: {description: An error.}
  /chat:
    post:
      operationId: chat.create
      x-stream: {parameter: stream, terminator: '[DONE]'}
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {stream: {type: boolean}}}
      responses:
        '200':
          description: Words.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Video'}}
            text/event-stream: {schema: {type: object, properties: {delta: {type: string}}}}
        default:
          description: An error.
          content: {application/json: {schema: {$ref: '#/components/schemas/Envelope'}}}
components:
  schemas:
    Video:
      type: object
      required: [id, status]
      properties:
        id: {type: string}
        status: {type: string, enum: [queued, done]}
        progress: {type: [integer, 'null']}
        results: {type: array, items: {type: object, required: [url], properties: {url: {type: string}}}}
        source: {oneOf: [{$ref: '#/components/schemas/Upload'}, {$ref: '#/components/schemas/Link'}]}
        labels: {type: object, additionalProperties: {type: string}}
    Upload:
      type: object
      required: [kind, file]
      properties: {kind: {type: string, enum: [upload]}, file: {type: string}}
    Link: {type: object, required: [kind, url], properties: {kind: {type: string, enum: [link]}, url: {type: string}}}
    Envelope:
      type: object
      required: [error]
      properties: {error: {type: object, required: [message], properties: {message: {type: string}}}}
"""
VIDEO = {"id": "v1", "status": "done", "progress": None}
BASE = "https://api.acme.example/v1"
NOT_KEPT = "bodies that were not kept or have no content type"


@cache
def acme(name: str = "acme", server: str = "https://api.acme.example/v1") -> Provider:
    spec = {f"specs/{name}/openapi.yaml": ACME.replace("https://api.acme.example/v1", server)}
    (provider,), found = read_specs(replace(sources(), specs=spec))
    assert [one for one in found if one.severity is Severity.ERROR] == []
    return provider


def entry(
    method: str = "GET",
    url: str = f"{BASE}/videos/v1",
    status: int = 200,
    body: Any = None,
    mime: str = "application/json",
    **request: Any,
) -> dict[str, Any]:
    """An exchange as browsers write it; `request` is laid over the request."""
    text = body if isinstance(body, str) else json.dumps(VIDEO if body is None else body)
    return {
        "startedDateTime": "2026-01-02T03:04:05.678Z",
        "time": 1,
        "request": {"method": method, "url": url, "headers": [], "queryString": [], "bodySize": -1, **request},
        "response": {
            "status": status,
            "statusText": "",
            "headers": [{"name": "Content-Type", "value": mime}],
            "content": {"size": len(text), "mimeType": mime, "text": text},
            "redirectURL": "",
        },
        "cache": {},
        "timings": {},
    }


def har(*entries: Any) -> str:
    return json.dumps({"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": list(entries)}})


def check(*entries: Any, **options: Any) -> TrafficComparison:
    return compare(har(*entries), "t.har", (acme(),), **options)


def found(*entries: Any) -> list[tuple[str, str]]:
    """Rule and place of everything that is found, without the name of the provider."""
    return [(one.code, one.place.removeprefix("acme ")) for one in check(*entries).findings]


def post(posted: Any, url: str = f"{BASE}/videos", **answer: Any) -> dict[str, Any]:
    return entry("POST", url, postData=posted, **answer)


def sent_json(value: Any) -> dict[str, Any]:
    return post({"mimeType": "application/json", "text": json.dumps(value)})


def multipart(*parts: str, newline: str = "\r\n", end: str = "--B--") -> dict[str, Any]:
    lines = newline.join(f"--B{newline}{part}" for part in parts) + f"{newline}{end}{newline}"
    return {"mimeType": "multipart/form-data; boundary=B", "text": lines}


def field(name: str, value: str) -> str:
    return f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'


# Which operation it was


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


# Requests


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


def test_fields_of_json_requests() -> None:
    body = {"prompt": None, "seconds": "4", "size": "huge", "options": {"seed": 1.5, "deep": []}, "new": 1}
    assert set(found(sent_json(body))) == {
        ("D407", "videos.create body /prompt"),
        ("D407", "videos.create body /seconds"),
        ("D406", "videos.create body /size"),
        ("D407", "videos.create body /options/seed"),
        ("D402", "videos.create body /options/deep"),
        ("D402", "videos.create body /new"),
    }
    assert found(sent_json({"prompt": "<redacted: 9 characters>", "size": "<redacted: 4 characters>"})) == []


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_multipart_text_of_browsers(newline: str) -> None:
    picture = (
        'Content-Disposition: form-data; name="image[]"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\ufffdPNG'
    )
    parts = [p.replace("\r\n", newline) for p in (field("prompt", "a cat"), field("seconds", "4"), picture, picture)]
    assert found(post(multipart(*parts, newline=newline))) == []
    wrong = [p.replace("\r\n", newline) for p in (field("image[]", "cat"), field("seconds", "x"), field("new", "1"))]
    file = picture.replace("image[]", "prompt").replace("\r\n", newline)
    assert set(found(post(multipart(*wrong, file, newline=newline)))) == {
        ("D407", "videos.create body /image[]"),
        ("D407", "videos.create body /seconds"),
        ("D402", "videos.create body /new"),
        ("D407", "videos.create body /prompt"),
    }


def test_multipart_as_parameters() -> None:
    params = [
        {"name": "prompt", "value": "<redacted: 9 characters>"},
        {"name": "size", "value": "huge"},
        {"name": "image[]", "fileName": "a.png", "contentType": "image/png"},
    ]
    posted = {"mimeType": "multipart/form-data; boundary=x", "params": params}
    assert found(post(posted)) == [("D406", "videos.create body /size")]


def test_bodies_that_cannot_be_read() -> None:
    place = ("D410", "videos.create body")
    assert found(post({"mimeType": "application/json", "text": '{"prompt": '})) == [place]
    assert found(post(multipart(field("prompt", "a"), end="--B"))) == [place]
    assert found(post({"mimeType": "multipart/form-data; boundary=B", "text": "no parts"})) == [place]


def binary(*parts: bytes, boundary: bytes = b"B") -> dict[str, Any]:
    """A body of several parts as it is written where one of them is no text."""
    data = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + boundary + b"--\r\n"
    mime = f"multipart/form-data; boundary={boundary.decode()}"
    return {"mimeType": mime, "text": base64.b64encode(data).decode(), "encoding": "base64"}


@pytest.mark.parametrize("size", [0, -1, 5])
def test_body_that_is_there_is_read_whatever_its_size_is_said_to_be(size: int) -> None:
    nonsense = {"mimeType": "application/json", "text": '{"nonsense": 1}'}
    assert found(post(nonsense, bodySize=size)) == [("D402", "videos.create body /nonsense")]
    form = {"mimeType": "multipart/form-data; boundary=x", "params": [{"name": "nonsense", "value": "1"}]}
    assert found(post(form, bodySize=size)) == [("D402", "videos.create body /nonsense")]


@pytest.mark.parametrize(
    "disposition",
    [
        "Content-Disposition: form-data; name=size",
        'content-disposition: form-data; Name = "size"',
        'Content-Type: text/plain; name="other"\r\nContent-Disposition: form-data; name="size"',
    ],
)
def test_names_of_parts(disposition: str) -> None:
    assert found(post(multipart(f"{disposition}\r\n\r\nhuge"))) == [("D406", "videos.create body /size")]
    file = 'Content-Disposition: form-data; filename="a; name=b"; name="image[]"\r\n\r\nPNG'
    assert found(post(multipart(file))) == []


@pytest.mark.parametrize(
    "mime", ["multipart/form-data; Boundary=B", 'multipart/form-data; BOUNDARY="B"; charset=utf-8']
)
def test_name_of_the_boundary_in_any_case(mime: str) -> None:
    assert found(post(multipart(field("size", "huge")) | {"mimeType": mime})) == [("D406", "videos.create body /size")]


@pytest.mark.parametrize("value", ["a --B b", "--Bb", "a\r\n--BB--\r\nb", "--B b"])
def test_boundary_within_a_line_is_content(value: str) -> None:
    assert found(post(multipart(field("prompt", value), field("size", "huge")))) == [
        ("D406", "videos.create body /size")
    ]


def test_file_beside_text_in_base64() -> None:
    picture = b'Content-Disposition: form-data; name="image[]"; filename="a.png"\r\n\r\n\xff\xfe\x89PNG\r\n\x00'
    prompt = 'Content-Disposition: form-data; name="prompt"\r\n\r\n\u4f60'.encode()
    assert found(post(binary(prompt, picture))) == []
    fresh = 'Content-Disposition: form-data; name="\u65b0"\r\n\r\nx'.encode()
    assert found(post(binary(picture, fresh))) == [("D402", "videos.create body /\u65b0")]
    broken = {"mimeType": "multipart/form-data; boundary=B", "text": "a", "encoding": "base64"}
    assert found(post(broken)) == [("D410", "videos.create body")]


def test_body_of_another_kind() -> None:
    assert found(post({"mimeType": "text/xml", "text": "<a/>"})) == [("D409", "videos.create body")]
    form = {"mimeType": "application/x-www-form-urlencoded", "text": "prompt=a"}
    assert found(post(form)) == [("D409", "videos.create body")]
    assert found(entry(postData={"mimeType": "application/json", "text": "{}"})) == [("D402", "videos.retrieve body")]


def test_body_that_was_not_kept_is_no_departure() -> None:
    assert found(post({"mimeType": "multipart/form-data; boundary=B"})) == []
    assert found(post({"mimeType": "application/json", "text": ""}, bodySize=99)) == []


def test_body_of_no_kind_is_read_where_it_is_an_object() -> None:
    assert found(post({"text": '{"new": 1}'})) == [("D402", "videos.create body /new")]
    result = check(post({"text": "a=b"}))
    assert (result.findings, dict(result.ignored)) == ((), {NOT_KEPT: 1})


# What was examined


def without_text(exchange: dict[str, Any], size: int = 5000) -> dict[str, Any]:
    """The exchange as it is written where bodies are left out."""
    content = {"size": size, "mimeType": "application/json"}
    return exchange | {"response": exchange["response"] | {"content": content}}


@pytest.mark.parametrize(
    "exchange",
    [
        without_text(entry()),
        without_text(entry(), -1),
        without_text(entry("POST", f"{BASE}/videos", bodySize=9)),
        without_text(post({"mimeType": "application/json", "text": ""}, bodySize=9)),
        without_text(post({"mimeType": "application/json"})),
        without_text(post({"mimeType": "application/json", "text": "<redacted: 9 characters>"})),
    ],
)
def test_recording_without_any_body_is_inconclusive(exchange: dict[str, Any]) -> None:
    result = check(exchange)
    assert result.findings == ()
    assert dict(result.examined) == {"exchanges": 0, "answers": 0, "bodies": 0}
    assert dict(result.ignored) == {NOT_KEPT: 1 if exchange["request"]["method"] == "GET" else 2}


def test_bodies_are_counted_that_were_compared_and_that_were_not_kept() -> None:
    result = check(sent_json({"prompt": "a"}), without_text(entry()))
    assert dict(result.examined) == {"exchanges": 2, "answers": 2, "bodies": 2}
    assert dict(result.ignored) == {NOT_KEPT: 1}


def test_recording_in_which_no_body_is_to_be_compared_is_no_failure() -> None:
    film = entry(url=f"{BASE}/videos/v1/content", body="", mime="video/mp4")
    result = check(without_text(film) | {"response": film["response"] | {"content": {"size": 9}}})
    assert dict(result.examined) == {"exchanges": 1, "answers": 1, "bodies": 0}
    assert dict(result.ignored) == {}


def test_departures_are_told_though_no_body_was_kept() -> None:
    unknown = without_text(entry("DELETE", f"{BASE}/videos/v1"))
    assert [one.code for one in check(without_text(entry()), unknown).findings] == ["D401"]


# Answers


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


def chat(text: str, mime: str = "text/event-stream", *, stream: bool = True) -> dict[str, Any]:
    posted = {"mimeType": "application/json", "text": json.dumps({"stream": stream})}
    return entry("POST", f"{BASE}/chat", body=text, mime=mime, postData=posted)


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


# How it is told


def test_findings_are_gathered_with_count_and_time() -> None:
    entries = [entry(), *[entry(body={**VIDEO, "extra": 1})] * 3]
    entries[3] = entries[3] | {"startedDateTime": "2026-01-03T00:00:00Z"}
    text = json.dumps({"log": {"entries": entries}}, indent=1)
    (one,) = compare(text, "t.har", (acme(),)).findings
    assert one.provider == "acme"
    assert one.place == "acme videos.retrieve answer 200 /extra"
    assert (one.expected, one.actual, one.severity) == ("no such field", "integer", Severity.WARNING)
    assert (
        "3 times, first in entry 2 of 2026-01-02T03:04:05.678Z, last in entry 4 of 2026-01-03T00:00:00Z" in one.message
    )
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line == "   {"]
    assert (one.at.line, one.at.column) == (starts[1], 4)
    assert [at.line for at in one.related] == [starts[3]]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_first_and_last_go_by_time(order: tuple[int, int, int]) -> None:
    """Some write the newest exchange first, and clocks stand in zones of their own."""
    times = ("2026-01-02T23:30:00.5-05:00", "2026-01-03T05:00:00Z", "2026-01-03T07:00:00+01:00")
    (one,) = check(*(entry(body={**VIDEO, "x": 1}) | {"startedDateTime": times[index]} for index in order)).findings
    first, last = order.index(0) + 1, order.index(2) + 1
    assert f"first in entry {first} of {times[0]}, last in entry {last} of {times[2]}" in one.message


def test_exchanges_of_one_time_or_none_stay_in_the_order_of_the_file() -> None:
    times = ("2026-01-03T00:00:00Z", "no time", "2026-01-03T00:00:00Z", "2026-99-99T00:00:00Z")
    (one,) = check(*(entry(body={**VIDEO, "x": 1}) | {"startedDateTime": time} for time in times)).findings
    assert "first in entry 1 of 2026-01-03T00:00:00Z, last in entry 4" in one.message


def test_different_findings_have_different_fingerprints() -> None:
    bodies = [{"id": 1}, {**VIDEO, "status": "a"}, {**VIDEO, "status": "b"}, {**VIDEO, "x": 1}, {**VIDEO, "x": "1"}]
    told = check(*(entry(body=body) for body in bodies)).findings
    assert len({one.fingerprint for one in told}) == len(told) == 6
    again = check(entry(), *(entry(body=body) for body in bodies)).findings
    assert {one.fingerprint for one in again} == {one.fingerprint for one in told}


def test_nothing_of_users_is_told() -> None:
    words = "a cat that nobody may know"
    body = {"prompt": words, "size": words, "seconds": words}
    result = check(sent_json(body), entry(body={**VIDEO, "status": words, "id": [words]}, url=f"{BASE}/videos/{words}"))
    assert len(result.findings) == 4
    assert words not in "".join(map(str, result.findings))
    shown = check(entry(body={**VIDEO, "status": "throttled"})).findings
    assert "throttled" in shown[0].message


def test_hostile_names_are_harmless() -> None:
    name = "\x1b[31m\u202e::error::\n" + "x" * 500
    (one,) = check(entry(body={**VIDEO, name: 1})).findings
    assert str(one).isprintable()
    assert len(one.place) < 250
    many = check(entry(body={**VIDEO, **{f"f{number}": 1 for number in range(3000)}})).findings
    assert [one.code for one in many if one.code != "D405"] == ["D411"]
    assert len(many) == 1001


SECRETS = (
    *("Authorization", "x-api-key", "cookie", "access_token", "client_secret", "X-Amz-Signature", "credentials"),
    *("sessionId", "password", "passwd", "csrf", "xsrfField", "jwt", "bearer"),
    *("pwd", "userPwd", "passphrase", "sk", "app_sk", "ak", "sign", "x-sign", "hmac", "otp", "sig"),
)
NO_SECRETS = ("id", "status", "prompt", "task_id", "mask", "signal", "design", "assigned", "speaker", "option", "size")


@pytest.mark.parametrize("name", [*SECRETS, *NO_SECRETS, "keyframe", "max_tokens"])
def test_names_of_secrets_are_those_of_the_recorder(name: str) -> None:
    assert is_secret(name) == names.is_secret(name)


@pytest.mark.parametrize("name", SECRETS)
def test_value_of_a_secret_is_not_told(name: str) -> None:
    text = ACME.replace(
        "status: {type: string, enum: [queued, done]}",
        f"status: {{type: string}}\n        {name}: {{type: string, enum: [no]}}",
    )
    (provider,), _ = read_specs(replace(sources(), specs={SPEC: text}))
    (one,) = compare(har(entry(body={**VIDEO, name: "s3cr3t"})), "t.har", (provider,)).findings
    assert (one.code, one.actual) == ("D406", "a text")


@pytest.mark.parametrize("name", NO_SECRETS)
def test_names_that_are_like_those_of_secrets(name: str) -> None:
    assert not is_secret(name)


# Makers of recordings


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


# Recordings that are none


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


# The command


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
