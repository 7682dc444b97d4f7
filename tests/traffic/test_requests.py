"""Tests of what requests in recorded traffic hold."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.support.exchanges import BASE, NOT_KEPT, check, entry, field, found, multipart, post, sent_json, without_text


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
