"""Owns what counts as the rest of a file, and as a file at all: answers that are nearly what was asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import create_model

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import File, Generated, answer, chunked
from tests.support.served import digest, download, files, serving

pytestmark = pytest.mark.usefixtures("pauses", "no_proxy")

VIDEO = Generated(200_000)
HALF = 100_000
ETAG, DATE, LATER = '"one"', "Mon, 01 Jan 2024 00:00:00 GMT", "Tue, 02 Jan 2024 00:00:00 GMT"
HEAD = {"Content-Type": "video/mp4"}


def rest(total: str = "200000", first: int = HALF, body: bytes | None = None, **headers: str) -> Any:
    """An answer to a request for the second half."""
    told = HEAD | {"Content-Range": f"bytes {first}-199999/{total}"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    return answer(206, body=VIDEO[HALF:] if body is None else body, headers=told)


def cut(**headers: str) -> Any:
    told = HEAD | {name.replace("_", "-"): value for name, value in headers.items()}
    return answer(body=VIDEO, headers=told).cut(body=HALF)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (cut(ETag=ETAG), rest(ETag=ETAG)),
        (cut(ETag=ETAG, Last_Modified=DATE), rest(ETag=ETAG)),
        (cut(Last_Modified=DATE), rest(Last_Modified=DATE)),
        (cut(ETag=ETAG), rest("*", ETag=ETAG)),
        (chunked(VIDEO[:HALF], ending=b"", headers=HEAD | {"ETag": ETAG}), rest(ETag=ETAG)),
    ],
    ids=["etag", "etag alone", "date", "length of the first answer", "length of the second answer"],
)
def test_rest_of_the_same_file_is_taken(caller: Caller, final: Path, first: Any, second: Any) -> None:
    with serving(caller, first, second) as (client, _):
        download(caller, client, final)
    assert digest(final.read_bytes()) == VIDEO.digest


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (cut(ETag=ETAG), rest(ETag='"two"')),
        (cut(ETag=ETAG), rest()),
        (cut(Last_Modified=DATE), rest(Last_Modified=LATER)),
        (cut(), rest(ETag=ETAG)),
        (cut(ETag=ETAG), rest(ETag=ETAG, Content_Type="application/json")),
        (cut(ETag=ETAG), rest(ETag=ETAG, Content_Encoding="gzip")),
        (cut(ETag=ETAG), rest("300000", ETag=ETAG)),
        (cut(ETag=ETAG), rest(ETag=ETAG, first=HALF + 1, body=VIDEO[HALF + 1 :])),
        (chunked(VIDEO[:HALF], ending=b"", headers=HEAD | {"ETag": ETAG}), rest("*", ETag=ETAG)),
        (cut(ETag=ETAG, Accept_Ranges="none"), rest(ETag=ETAG)),
    ],
    ids=["etag", "no etag", "date", "new etag", "json", "packed", "total", "start", "no total", "no ranges"],
)
def test_rest_of_what_may_be_another_file_is_not_taken(caller: Caller, final: Path, first: Any, second: Any) -> None:
    before = files(final.parent)
    with serving(caller, first, second) as (client, _), pytest.raises(runtime().APIConnectionError):
        download(caller, client, final)
    assert files(final.parent) == before


def test_file_that_breaks_off_before_its_first_byte_may_be_another_one(caller: Caller, final: Path) -> None:
    other = Generated(1000)
    with serving(caller, answer(body=VIDEO, headers=HEAD).cut(body=0), File(other)) as (client, server):
        download(caller, client, final)
        assert "range" not in server.requests[1].headers
    assert digest(final.read_bytes()) == other.digest


@pytest.mark.parametrize(
    "found",
    [
        answer(206, body=VIDEO, headers=HEAD | {"Content-Range": "bytes 0-199999/200000"}),
        answer(203, body=VIDEO, headers=HEAD),
        answer(body=VIDEO, headers={"Content-Type": "application/json"}),
    ],
    ids=["part that is the whole", "not authoritative", "called json"],
)
def test_whole_file_is_taken_whatever_it_is_called(caller: Caller, final: Path, found: Any) -> None:
    with serving(caller, found) as (client, _):
        download(caller, client, final)
    assert digest(final.read_bytes()) == VIDEO.digest


@pytest.mark.parametrize(
    "found",
    [
        answer(body='{"error": "no"}'.encode("utf-16"), headers=HEAD),
        answer(body='{"error": "no"}'.encode("utf-16-le"), headers=HEAD),
        answer(body="<html>no</html>".encode("utf-16"), headers=HEAD),
        answer(body=b'{"error": "\x1bno"}', headers=HEAD),
        answer(body=b"Video not found", headers={"Content-Type": "text/plain"}),
        answer(202, json={"status": "processing"}),
    ],
    ids=["wide json", "wide json without a mark", "wide page", "controls", "words", "not yet"],
)
def test_what_speaks_is_no_video(caller: Caller, final: Path, found: Any) -> None:
    before = files(final.parent)
    with serving(caller, found) as (client, _), pytest.raises(runtime().APIError):
        download(caller, client, final)
    assert files(final.parent) == before


def test_file_that_came_packed_in_a_strange_way_leaves_no_connection(caller: Caller) -> None:
    with serving(caller, answer(body=VIDEO, headers=HEAD | {"Content-Encoding": "br"})) as (client, server):
        for _ in range(3):
            with pytest.raises(runtime().APIError, match="packed"):
                caller.wait(caller.wait(client.videos.download_content("x")).read())
        assert server.wait_for(lambda server: not server.open)


# Streams


def stream(caller: Caller, *scripts: Any, **options: Any) -> list[Any]:
    with serving(caller, *scripts, provider="sora_web", **options) as (client, _):
        chunks = caller.wait(client.chat.completions.create(messages=[], model="m", stream=True))
        return caller.collect(chunks)


def events(*pieces: bytes) -> Any:
    return answer(body=b"".join(pieces), headers={"Content-Type": "text/event-stream"})


@pytest.mark.parametrize("end", [b"data: [DONE]\n\n", b"data: [DONE] \n\n", b"data:[DONE]", b""], ids=repr)
def test_events_without_data_keep_a_stream_open(caller: Caller, end: bytes) -> None:
    found = stream(caller, events(b"data:\n\n", b'data: {"id": "1"}\n\n', b"data: \n\n", end))
    assert [chunk.id for chunk in found] == ["1"]


def test_event_that_is_named_an_error_is_one_whatever_is_in_it(caller: Caller) -> None:
    with pytest.raises(runtime().APIError, match="error"):
        stream(caller, events(b'data: {"id": "1"}\n\n', b'event: error\ndata: {"id": "x"}\n\n'))


def test_event_without_an_end_is_given_up(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generated._runtime.sse._LONGEST", 1000)
    with pytest.raises(runtime().APIError, match="does not end"):
        stream(caller, events(b"data: " + b"x" * 100_000))


def test_closed_stream_is_an_error_of_ours(caller: Caller) -> None:
    with serving(caller, events(b'data: {"id": "1"}\n\n'), provider="sora_web") as (client, _):
        chunks = caller.wait(client.chat.completions.create(messages=[], model="m", stream=True))
        caller.wait(chunks.close())
        with pytest.raises(runtime().APIError):
            caller.collect(chunks)


def test_fields_that_pydantic_uses_too_are_fields() -> None:
    model = import_module("generated._runtime.model").Model
    kind = create_model("Chunk", __base__=model, metadata=(int | None, None), serialization=(str, ...))
    quick = import_module("generated._runtime.fast_events").fast_reader(kind)
    assert quick('{"metadata": 1, "serialization": "a"}').metadata == 1
    assert quick('{"metadata": 1}') is None


def test_departures_are_not_logged_without_end(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    departures = import_module("generated._runtime.departures")
    monkeypatch.setattr(departures, "_logged", {})
    body = {f"new_{number}": number for number in range(3000)}
    client = import_module("generated.ephone").Client(
        api_key="k",
        base_url="https://relay.example",
        http_client=httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json=body))),
    )
    client.videos.retrieve("x")
    assert len(caplog.records) == 1000
