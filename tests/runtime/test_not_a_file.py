"""Owns what may be saved as a file: not what a server says in place of it, and every file that only looks odd."""

from __future__ import annotations

import base64
import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, answer
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("no_proxy", "pauses")

MP4 = b"\0\0\0\x20ftypisom\0\0\2\0" + bytes(range(256)) * 40


def video(**options: Any) -> Answer:
    return answer(body=MP4, **{"headers": {"Content-Type": "video/mp4"}, **options})


def saved(caller: Caller, client: Any, path: Path, **options: Any) -> None:
    binary = caller.wait(client.videos.download_content("video_1", **options))
    caller.wait(binary.write_to_file(path))


def content(caller: Caller, client: Any, url: str, **options: Any) -> bytes:
    """The bytes at a URL."""
    read: bytes = caller.wait(caller.wait(client.download(url, **options)).read())
    return read


# JSON, words and pages

NO_FILE = [
    {"status": "failed"},
    {"code": 1},
    {"url": "https://files.example/1.mp4"},
    {},
    [],
    [1],
    None,
    "text",
    7,
    True,
]


@pytest.mark.parametrize("provider", ["openai", "ephone", "modelverse", "sora_web"])
@pytest.mark.parametrize("status", [200, 202])
@pytest.mark.parametrize("body", NO_FILE, ids=repr)
@pytest.mark.parametrize("media", ["application/json", "video/mp4"])
def test_json_is_no_video(caller: Caller, provider: str, status: int, body: Any, media: str, tmp_path: Path) -> None:
    said = answer(status, json=body, headers={"Content-Type": media})
    with serving(caller, said, provider=provider, max_retries=0) as (client, _), pytest.raises(runtime().APIError):
        saved(caller, client, tmp_path / "out.mp4")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", [202, 204])
def test_video_is_not_there_yet_whatever_comes(caller: Caller, status: int, tmp_path: Path) -> None:
    with (
        serving(caller, video(status=status), provider="openai", max_retries=0) as (client, _),
        pytest.raises(runtime().APIStatusError) as caught,
    ):
        saved(caller, client, tmp_path / "out.mp4")
    assert caught.value.status_code == status
    assert list(tmp_path.iterdir()) == []


def test_json_is_a_file_where_only_json_was_asked_for(caller: Caller) -> None:
    said = answer(json={"frames": [1]})
    with serving(caller, said, provider="openai") as (client, _):
        asked = {"extra_headers": {"Accept": "application/json"}}
        binary = caller.wait(client.videos.download_content("video_1", **asked))
        assert caller.wait(binary.read()) == said.body
    refused = answer(json={"error": {"message": "no such video"}})
    with (
        serving(caller, refused, provider="openai", max_retries=0) as (client, _),
        pytest.raises(runtime().APIStatusError, match="no such video"),
    ):
        caller.wait(client.videos.download_content("video_1", **asked))


@pytest.mark.parametrize("accept", ["application/json, video/mp4", "*/*", "application/json;q=0.9, */*;q=0.1", "*"])
def test_json_is_no_file_where_something_else_was_asked_for_too(caller: Caller, accept: str) -> None:
    said = answer(json={"status": "processing"})
    with (
        serving(caller, said, provider="openai", max_retries=0) as (client, _),
        pytest.raises(runtime().APIStatusError),
    ):
        caller.wait(client.videos.download_content("video_1", extra_headers={"Accept": accept}))


def test_json_is_no_file_though_a_client_asks_for_it_in_every_call(caller: Caller) -> None:
    headers = {"Accept": "application/json"}
    with (
        serving(caller, answer(json={"url": "x"}), provider="openai", max_retries=0, default_headers=headers) as (c, _),
        pytest.raises(runtime().APIStatusError),
    ):
        caller.wait(c.videos.download_content("video_1"))


@pytest.mark.parametrize("asked", [{}, {"Accept": "application/json"}], ids=["video", "json"])
@pytest.mark.parametrize("status", [202, 206])
def test_json_of_what_is_not_there_yet_is_in_the_error(caller: Caller, status: int, asked: dict[str, str]) -> None:
    body = {"status": "processing", "message": "come back later"}
    with (
        serving(caller, answer(status, json=body), provider="openai", max_retries=0) as (client, _),
        pytest.raises(runtime().APIStatusError, match="come back later") as caught,
    ):
        caller.wait(client.videos.download_content("video_1", extra_headers=asked))
    assert (caught.value.status_code, caught.value.body) == (status, body)


def test_download_of_json_that_was_asked_for_goes_on(caller: Caller) -> None:
    body = b'{"frames": "' + b"x" * 2**21 + b'"}'
    head = {"Content-Type": "application/json", "ETag": '"1"'}
    place = {**head, "Content-Range": f"bytes {2**21}-{len(body) - 1}/{len(body)}"}
    rest = answer(206, body=body[2**21 :], headers=place)
    with serving(caller, answer(body=body, headers=head).cut(body=2**21), rest) as (client, server):
        assert content(caller, client, f"{server.url}/f", extra_headers={"Accept": "application/json"}) == body


@pytest.mark.parametrize("said", [video(status=202), answer(202, json=[1])], ids=["video", "json"])
def test_nothing_is_there_yet_of_a_part_either(caller: Caller, said: Answer) -> None:
    asked = {"Range": "bytes=0-9", "Accept": "application/json"}
    with serving(caller, said, max_retries=0) as (client, server), pytest.raises(runtime().APIStatusError) as caught:
        content(caller, client, f"{server.url}/v.mp4", extra_headers=asked)
    assert caught.value.status_code == 202


WORDS_ASKED = {"text/vtt": True, "text/*": True, "text/plain": False, "*/*": False, "video/mp4, text/vtt": True}


@pytest.mark.parametrize(("accept", "taken"), WORDS_ASKED.items(), ids=WORDS_ASKED)
def test_words_are_a_file_where_they_were_asked_for(caller: Caller, accept: str, taken: bool) -> None:
    words = answer(body=b"WEBVTT", headers={"Content-Type": "text/vtt; charset=utf-8"})
    with serving(caller, words, max_retries=0) as (client, server):
        asked = {"extra_headers": {"Accept": accept}}
        if taken:
            assert content(caller, client, f"{server.url}/v.vtt", **asked) == b"WEBVTT"
        else:
            with pytest.raises(runtime().APIStatusError):
                content(caller, client, f"{server.url}/v.vtt", **asked)


@pytest.mark.parametrize("media", ["text/plain", "text/html", "video/mp4"])
def test_page_is_no_video_whatever_it_calls_itself(caller: Caller, media: str, tmp_path: Path) -> None:
    page = answer(body=b"<!doctype html><title>Log in</title>", headers={"Content-Type": media})
    with (
        serving(caller, page, provider="openai", max_retries=0) as (client, _),
        pytest.raises(runtime().APIStatusError),
    ):
        saved(caller, client, tmp_path / "out.mp4")
    assert list(tmp_path.iterdir()) == []


# Packed, or only said to be

WORDS = ["aws-chunked", "UTF-8", "utf8", "binary", "none", "identity", "8bit", "video/mp4", "", "aws-chunked, identity"]


@pytest.mark.parametrize("word", WORDS)
def test_word_that_is_no_packing_changes_nothing(caller: Caller, word: str) -> None:
    with serving(caller, video(headers={"Content-Type": "video/mp4", "Content-Encoding": word})) as (client, server):
        assert content(caller, client, f"{server.url}/v.mp4") == MP4


@pytest.mark.parametrize("word", ["gzip", "x-gzip", "aws-chunked,gzip", "GZIP , aws-chunked"])
def test_file_that_is_packed_is_unpacked(caller: Caller, word: str) -> None:
    packed = answer(body=gzip.compress(MP4), headers={"Content-Type": "video/mp4", "Content-Encoding": word})
    with serving(caller, packed) as (client, server):
        assert content(caller, client, f"{server.url}/v.mp4") == MP4


@pytest.mark.parametrize("word", ["br", "zstd", "deflate", "compress", "gzip, gzip", "gzip, br", "aws-chunked, br"])
def test_packing_that_nobody_asked_for_is_refused(caller: Caller, word: str) -> None:
    packed = video(headers={"Content-Type": "video/mp4", "Content-Encoding": word})
    with serving(caller, packed) as (client, server), pytest.raises(runtime().APIError, match="packed as"):
        content(caller, client, f"{server.url}/v.mp4")


def test_packing_of_another_attempt_is_refused_too(caller: Caller) -> None:
    begun = video(headers={"Content-Type": "video/mp4", "ETag": '"1"'}).cut(body=0)
    packed = video(headers={"Content-Type": "video/mp4", "Content-Encoding": "br"})
    with serving(caller, begun, packed) as (client, server), pytest.raises(runtime().APIError, match="packed as"):
        content(caller, client, f"{server.url}/v.mp4")


def test_download_goes_on_though_a_storage_repeats_a_word(caller: Caller) -> None:
    headers = {"Content-Type": "video/mp4", "Content-Encoding": "aws-chunked", "ETag": '"1"'}
    place = {**headers, "Content-Range": f"bytes 5000-{len(MP4) - 1}/{len(MP4)}"}
    rest = answer(206, body=MP4[5000:], headers=place)
    with serving(caller, video(headers=headers).cut(body=5000), rest) as (client, server):
        assert content(caller, client, f"{server.url}/v.mp4") == MP4
        assert server.requests[1].headers["range"] == "bytes=5000-"


# URLs that are none of http

DATA = {
    "data:video/mp4;base64," + base64.b64encode(MP4).decode(): MP4,
    "DATA:video/mp4;BASE64," + base64.b64encode(MP4).decode(): MP4,
    "data:video/mp4;codecs=avc1;base64," + base64.urlsafe_b64encode(MP4).decode().rstrip("="): MP4,
    "data:application/octet-stream,%00%01%02": b"\0\1\2",
    "data:video/mp4;base64," + base64.encodebytes(MP4).decode().replace("\n", "%0A"): MP4,
}


@pytest.mark.parametrize(("url", "expected"), DATA.items(), ids=range(len(DATA)))
def test_file_in_a_data_url(caller: Caller, url: str, expected: bytes, tmp_path: Path) -> None:
    client, server = caller.connect("sora_video2", {})
    assert content(caller, client, url) == expected
    binary = caller.wait(client.download(url))
    assert (binary.status_code, len(binary.headers)) == (200, 2)
    caller.wait(binary.write_to_file(tmp_path / "out.mp4"))
    assert (tmp_path / "out.mp4").read_bytes() == expected
    assert server.requests == []


MALFORMED = [
    *("data:video/mp4;base64,????", "data:video/mp4;base64", "data:", "data:x;base64,a"),
    *("data:video/mp4;base64,\ud800", "data:video/mp4,\ud800", "data:video/mp4;base64,AAAA\u732b"),
]


@pytest.mark.parametrize("url", MALFORMED, ids=ascii)
def test_malformed_data_url_is_refused_and_not_shown(caller: Caller, url: str) -> None:
    client, server = caller.connect("sora_video2", {})
    with pytest.raises(runtime().InvalidRequestError, match="malformed data URL") as caught:
        content(caller, client, url)
    assert "????" not in str(caught.value)
    assert server.requests == []


def test_error_in_a_data_url_is_no_file(caller: Caller) -> None:
    client, _ = caller.connect("sora_video2", {})
    with pytest.raises(runtime().APIStatusError):
        content(caller, client, 'data:application/json,{"error": "expired"}')


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/files/x.mp4", "/files/x.mp4"),
        ("files/x.mp4", "/api/files/x.mp4"),
        ("/files/x.mp4?token=1", "/files/x.mp4"),
    ],
)
def test_path_on_the_server_of_the_api(caller: Caller, url: str, path: str) -> None:
    with serving(caller, video()) as (client, server):
        there = client.with_options(base_url=f"{server.url}/api")
        assert content(caller, there, url) == MP4
        assert server.requests[0].path == path
        assert server.requests[0].headers["authorization"].startswith("Bearer ")


@pytest.mark.parametrize(
    "url",
    [
        *("", "x", "video_1", "ftp://a/b", "file:///etc/passwd", "javascript:1", "a b/c", 7, None),
        *(
            "//",
            "///x",
            "/",
            "//host:port/x",
            "//host:99999/x",
            "/\0x",
            "/\ud800",
            "https://a/\ud800",
            "/" + "x" * 70000,
        ),
    ],
    ids=lambda url: ascii(url)[:20],
)
def test_what_is_no_url_of_a_file_is_refused(caller: Caller, url: Any) -> None:
    client, server = caller.connect("ephone", {})
    with pytest.raises(runtime().InvalidRequestError, match="expected the URL of a file"):
        caller.wait(client.download(url))
    assert server.requests == []
