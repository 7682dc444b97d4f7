"""Owns the contract of generated clients for answers: departures, errors, raw answers, downloads, streams."""

from __future__ import annotations

import copy
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generated._runtime import departures
from tests.support import answers, wire
from tests.support.doubles import Caller, Pieces, runtime

JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}
TASK = {"output": {"task_id": "task_1", "task_status": "Running"}, "request_id": "r"}
CHUNK = {
    "id": "c",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "sora_image",
    "choices": [{"index": 0, "delta": {"content": "猫"}, "finish_reason": None}],
}


# Departures from the spec


def test_unknown_field_is_kept(caller: Caller) -> None:
    answer = {**JOB, "unheard_of": {"deep": [1, "2"]}, "model_dump": "a name of pydantic's", "class": None}
    client, _ = caller.connect("ephone", answer)
    video = caller.wait(client.videos.retrieve("x"))
    assert video.unheard_of == {"deep": [1, "2"]}
    assert wire.differences(answer, video.model_dump(exclude_unset=True)) == []


def test_unknown_enum_value_is_accepted_and_reported(caller: Caller) -> None:
    drift: list[Any] = []
    client, _ = caller.connect("ephone", {**JOB, "status": "throttled"}, on_drift=drift.append)
    assert caller.wait(client.videos.retrieve("x")).status == "throttled"
    assert [(d.operation, d.pointer, d.got) for d in drift] == [("videos.retrieve", "/status", "throttled")]
    assert "pending" in drift[0].expected


def test_every_departure_is_reported_once_per_answer(caller: Caller) -> None:
    drift: list[Any] = []
    answer = {"id": 7, "status": "throttled", "progress": "50%", "unheard_of": None, "error": {"code": 5}}
    client, _ = caller.connect("ephone", answer, on_drift=drift.append)
    caller.wait(client.videos.retrieve("x"))
    pointers = [departure.pointer for departure in drift]
    assert sorted(set(pointers)) == sorted(pointers)
    assert {"/id", "/status", "/progress", "/unheard_of", "/created_at"} <= set(pointers)
    caller.wait(client.videos.retrieve("x"))
    assert [departure.pointer for departure in drift] == pointers * 2


def test_departure_is_logged_once(
    caller: Caller, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(departures, "_logged", {})  # what was logged is remembered as long as the process lives
    field = "unheard_of"
    client, _ = caller.connect("ephone", {**JOB, field: "a secret prompt"})
    for _ in range(3):
        caller.wait(client.videos.retrieve("x"))
    records = [record for record in caplog.records if field in record.getMessage()]
    assert len(records) == 1
    assert records[0].levelname == "WARNING"
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("output", "task_status"), "Paused"),
        (("output", "task_status"), None),
        (("output", "task_status"), 7),
        (("output", "urls"), "https://x.example/v.mp4"),
        (("output", "urls"), [1, None]),
        (("output", "submit_time"), "1756959000"),
        (("output", "submit_time"), 1756959000.5),
        (("output", "submit_time"), True),
        (("output", "finish_time"), 1756959000.0),
        (("output",), []),
        (("output",), "done"),
        (("output",), None),
        (("usage",), {"duration": "4"}),
        (("usage", "duration"), 4.0),
        (("usage",), 0),
        (("request_id",), 12),
        (("request_id",), {"a": 1}),
    ],
    ids=str,
)
def test_departing_value_stays_as_received(caller: Caller, place: tuple[str, ...], value: Any) -> None:
    answer: Any = copy.deepcopy({**TASK, "usage": {"duration": 4}})
    holder = answer
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    drift: list[Any] = []
    client, _ = caller.connect("umodelverse", answer, on_drift=drift.append)
    task = caller.wait(client.tasks.status("x"))
    assert wire.differences(answer, task.model_dump(exclude_unset=True, warnings=False)) == []
    assert len(drift) >= 1
    assert all(departure.pointer.startswith("/" + "/".join(place)) for departure in drift)
    strict, _ = caller.connect("umodelverse", answer, strict=True)
    with pytest.raises(runtime().APIResponseValidationError) as caught:
        caller.wait(strict.tasks.status("x"))
    assert wire.differences(answer, caught.value.body) == []
    assert caught.value.status_code == 200


def test_departing_answer_can_be_written_as_json(caller: Caller) -> None:
    answer = {**JOB, "progress": "50%", "error": "out of credits", "unheard_of": [1]}
    client, _ = caller.connect("ephone", answer)
    video = caller.wait(client.videos.retrieve("x"))
    assert video.progress == "50%"
    assert json.loads(video.model_dump_json(exclude_unset=True, warnings=False)) == answer


def test_missing_field_is_reported_and_the_rest_is_there(caller: Caller) -> None:
    drift: list[Any] = []
    client, _ = caller.connect("ephone", {"id": "video_1"}, on_drift=drift.append)
    video = caller.wait(client.videos.retrieve("x"))
    assert video.id == "video_1"
    assert {departure.pointer for departure in drift} == {"/status", "/progress", "/created_at"}
    assert video.model_dump(exclude_unset=True) == {"id": "video_1"}


def test_nested_answers_stay_objects_where_a_sibling_departs(caller: Caller) -> None:
    client, _ = caller.connect("umodelverse", {**TASK, "request_id": 5})
    task = caller.wait(client.tasks.status("x"))
    assert task.output.task_status == "Running"
    assert type(task.output).__name__ == "TaskOutput"


@pytest.mark.parametrize("answer", [[], [JOB], 7, True, None], ids=repr)
def test_answer_that_is_no_object_is_not_lost(caller: Caller, answer: Any) -> None:
    drift: list[Any] = []
    client, _ = caller.connect("ephone", answer, on_drift=drift.append)
    assert wire.differences(answer, caller.wait(client.videos.retrieve("x"))) == []
    assert len(drift) == 1
    strict, _ = caller.connect("ephone", answer, strict=True)
    with pytest.raises(runtime().APIResponseValidationError):
        caller.wait(strict.videos.retrieve("x"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
# Names that Python, pydantic or the way a model is built could trip over.
NAMES = st.sampled_from(
    ["self", "cls", "values", "_fields_set", "__dict__", "model_config", "model_extra", "copy", "class"]
)


@given(
    known=st.dictionaries(st.sampled_from(["id", "status", "progress", "error", "video_url", "created_at"]), JSON),
    unknown=st.dictionaries(NAMES | st.text(), JSON, max_size=4),
)
@settings(derandomize=True, deadline=None, max_examples=200, database=None)
def test_any_answer_comes_back_as_received(known: dict[str, Any], unknown: dict[str, Any]) -> None:
    answer = {**unknown, **known, "id": "video_1"}
    with Caller("sync") as caller:
        client, _ = caller.connect("ephone", answer)
        video = client.videos.retrieve("x")
    assert video.id == "video_1"
    assert wire.differences(answer, video.model_dump(exclude_unset=True, warnings=False)) == []


# Errors


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (418, "APIStatusError"),
        (402, "APIStatusError"),
        (500, "InternalServerError"),
        (503, "InternalServerError"),
        (599, "InternalServerError"),
    ],
)
def test_class_of_an_error(caller: Caller, status: int, expected: str) -> None:
    client, _ = caller.connect("ephone", (status, {"error": {"message": "no"}}), max_retries=0)
    with pytest.raises(runtime().APIStatusError, match="no") as caught:
        caller.wait(client.videos.retrieve("x"))
    assert type(caught.value) is getattr(runtime(), expected)


@pytest.mark.parametrize("status", [200, 400, 502])
@pytest.mark.parametrize(
    "content", [b"<html>Bad gateway</html>", b"", b"\xff\xfe", b"[" * 100_000], ids=["html", "none", "bytes", "deep"]
)
def test_answer_that_is_no_json_is_an_error(caller: Caller, status: int, content: bytes) -> None:
    client, server = caller.connect("ephone", lambda _: httpx.Response(status, content=content), max_retries=0)
    with pytest.raises(runtime().APIStatusError) as caught:
        caller.wait(client.videos.create(prompt="a cat"))
    assert caught.value.status_code == status
    assert isinstance(caught.value.body, str)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "message", [{"error": "flat"}, {"message": "flat"}, {"detail": "flat"}, {"error": {"msg": "flat"}}], ids=str
)
def test_message_is_found_wherever_it_is(caller: Caller, message: Any) -> None:
    client, _ = caller.connect("ephone", (400, message))
    with pytest.raises(runtime().BadRequestError, match="flat"):
        caller.wait(client.videos.retrieve("x"))


# Raw answers


def test_raw_answer_of_a_call(caller: Caller) -> None:
    client, server = caller.connect("ephone", lambda _: httpx.Response(201, headers={"X-Request-Id": "7"}, json=JOB))
    raw = caller.wait(client.videos.with_raw_response.create(prompt="a cat", extra_headers={"X-Trace": "1"}))
    assert (raw.status_code, raw.headers["x-request-id"]) == (201, "7")
    assert type(raw.parse()) is type(caller.wait(client.videos.retrieve("x")))
    assert raw.parse().model_dump(exclude_unset=True) == JOB
    assert server.requests[0].headers["x-trace"] == "1"


def test_raw_answer_raises_what_the_plain_call_raises(caller: Caller) -> None:
    client, _ = caller.connect("ephone", (404, {"error": {"message": "gone"}}))
    with pytest.raises(runtime().NotFoundError):
        caller.wait(client.videos.with_raw_response.retrieve("x"))
    envelope = {"error": {"message": "late"}}
    client, _ = caller.connect("ephone", envelope)
    raw = caller.wait(client.videos.with_raw_response.retrieve("x"))
    with pytest.raises(runtime().APIError) as caught:
        raw.parse()
    assert caught.value.body == envelope


def test_raw_answer_of_a_download_and_of_a_stream(caller: Caller) -> None:
    client, _ = caller.connect("ephone", lambda _: httpx.Response(200, content=b"bytes"))
    raw = caller.wait(client.videos.with_raw_response.download_content("x"))
    assert (raw.status_code, caller.wait(raw.parse().read())) == (200, b"bytes")
    client, _ = caller.connect("sora_web", lambda _: events([CHUNK]))
    raw = caller.wait(client.chat.completions.with_raw_response.create(messages=[], model="m", stream=True))
    assert raw.headers["content-type"] == "text/event-stream"
    assert [chunk.id for chunk in caller.collect(raw.parse())] == ["c"]


# Downloads


def test_broken_download_leaves_no_file(caller: Caller, tmp_path: Path) -> None:
    broken = [
        httpx.Response(200, headers={"content-length": "10"}, stream=Pieces([b"12345"])),
        httpx.Response(200, stream=Pieces([b"12345", httpx.ReadError("gone")])),
    ]
    for response in broken:
        client, _ = caller.connect("ephone", lambda _, response=response: response)
        download = caller.wait(client.videos.download_content("x"))
        with pytest.raises(runtime().APIConnectionError):
            caller.wait(download.write_to_file(tmp_path / "out.mp4"))
        assert list(tmp_path.iterdir()) == []


def test_download_comes_piece_by_piece(caller: Caller) -> None:
    body = Pieces([b"one", b"two", b"three"])
    client, _ = caller.connect("ephone", lambda _: httpx.Response(200, stream=body))
    download = caller.wait(client.videos.download_content("x"))
    assert body.log == []
    assert b"".join(caller.collect(download.iter_bytes())) == b"onetwothree"
    assert body.log == ["piece 1", "piece 2", "piece 3", "closed"]


def test_download_is_followed_to_where_the_file_is(caller: Caller) -> None:
    moved = httpx.Response(302, headers={"location": "https://cdn.example/v.mp4"})
    client, server = caller.connect("ephone", lambda _: moved, lambda _: httpx.Response(200, content=b"bytes"))
    assert caller.wait(caller.wait(client.videos.download_content("x")).read()) == b"bytes"
    assert server.requests[1].url.host == "cdn.example"
    assert "authorization" not in server.requests[1].headers, "the key is not for the other host"


# Streams


def sse(values: list[Any], newline: str = "\n") -> bytes:
    lines = [line for value in values for line in (f"data: {json.dumps(value, ensure_ascii=False)}", "")]
    return (newline.join([": a comment", "", *lines, "data: [DONE]", ""]) + newline).encode()


def events(values: list[Any]) -> httpx.Response:
    return httpx.Response(200, headers={"content-type": "text/event-stream"}, content=sse(values))


def streamed(caller: Caller, body: Pieces, **options: Any) -> Any:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-type": "text/event-stream; charset=utf-8"}, stream=body)

    client, server = caller.connect("sora_web", answer, **options)
    stream = caller.wait(client.chat.completions.create(messages=[], model="sora_image", stream=True))
    assert server.only.json["stream"] is True
    assert "text/event-stream" in server.requests[0].headers["accept"]
    return stream


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 16, 64, 10_000])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_stream_with_any_chunking(caller: Caller, newline: str, size: int) -> None:
    values = [{**CHUNK, "id": f"c{number}"} for number in range(3)]
    content = sse(values, newline)
    body = Pieces([content[start : start + size] for start in range(0, len(content), size)])
    found = caller.collect(streamed(caller, body))
    assert [chunk.model_dump(exclude_unset=True) for chunk in found] == values


@given(cuts=st.lists(st.integers(0, 600), max_size=12))
@settings(derandomize=True, deadline=None, max_examples=100, database=None)
def test_stream_with_any_cuts(cuts: list[int]) -> None:
    values = [CHUNK, {**CHUNK, "id": "line\nbreak\u2028"}]
    content = sse(values, "\r\n")
    places = [0, *sorted(cuts), len(content)]
    with Caller("sync") as caller:
        stream = streamed(caller, Pieces([content[a:b] for a, b in pairwise(places)]))
        assert [chunk.model_dump(exclude_unset=True) for chunk in stream] == values


def test_stream_gives_events_as_they_arrive(caller: Caller) -> None:
    log: list[str] = []
    pieces = [f"data: {json.dumps({**CHUNK, 'id': f'c{number}'})}\n\n".encode() for number in (1, 2)]
    stream = streamed(caller, Pieces([*pieces, b"data: [DONE]\n\n", b"data: never\n\n"], log))
    assert log == []
    if caller.kind == "sync":
        for chunk in stream:
            log.append(chunk.id)
    else:

        async def read() -> None:
            async for chunk in stream:
                log.append(chunk.id)

        caller.wait(read())
    assert log == ["piece 1", "c1", "piece 2", "c2", "piece 3", "closed"]


def test_stream_is_a_context_manager(caller: Caller) -> None:
    body = Pieces([sse([CHUNK])])
    stream = streamed(caller, body)
    if caller.kind == "sync":
        with stream as entered:
            assert next(iter(entered)).id == "c"
    else:

        async def first() -> str:
            async with stream as entered:
                return str((await anext(aiter(entered))).id)

        assert caller.wait(first()) == "c"
    assert body.log[-1] == "closed"


def test_event_with_several_data_lines(caller: Caller) -> None:
    text = json.dumps(CHUNK, indent=1)
    lines = "".join(f"data:{line}\n" for line in text.splitlines())
    body = Pieces([f"event: message\nid: 1\nretry: 10\n{lines}\ndata: [DONE]\n\n".encode()])
    assert [chunk.id for chunk in caller.collect(streamed(caller, body))] == ["c"]


def test_error_within_a_stream_is_raised(caller: Caller) -> None:
    error = {"error": {"message": "out of credits"}}
    body = Pieces([f"data: {json.dumps(CHUNK)}\n\ndata: {json.dumps(error)}\n\n".encode()])
    with pytest.raises(runtime().APIError, match="out of credits") as caught:
        caller.collect(streamed(caller, body))
    assert caught.value.body == error


def test_stream_that_breaks_off_is_an_error(caller: Caller) -> None:
    body = Pieces([f"data: {json.dumps(CHUNK)}\n\n".encode(), httpx.ReadError("gone")])
    with pytest.raises(runtime().APIConnectionError):
        caller.collect(streamed(caller, body))


def test_departures_within_a_stream(caller: Caller) -> None:
    drift: list[Any] = []
    departing = {**CHUNK, "created": "now", "unheard_of": 1}
    found = caller.collect(streamed(caller, Pieces([sse([CHUNK, departing])]), on_drift=drift.append))
    assert found[1].model_dump(exclude_unset=True, warnings=False) == departing
    assert sorted(departure.pointer for departure in drift) == ["/created", "/unheard_of"]


def test_departures_within_a_strict_stream(caller: Caller) -> None:
    departing = {**CHUNK, "created": "now"}
    with pytest.raises(runtime().APIResponseValidationError) as caught:
        caller.collect(streamed(caller, Pieces([sse([CHUNK, departing])]), strict=True))
    assert caught.value.body == departing


def test_plain_answer_in_place_of_a_stream_is_not_lost(caller: Caller) -> None:
    answer = {"id": "c", "object": "chat.completion", "created": 1, "model": "sora_image", "choices": []}
    client, _ = caller.connect("sora_web", answer)
    with pytest.raises(runtime().APIError) as caught:
        caller.collect(caller.wait(client.chat.completions.create(messages=[], model="m", stream=True)))
    assert caught.value.body == answer


def test_refused_stream(caller: Caller) -> None:
    client, _ = caller.connect("sora_web", (401, {"error": {"message": "no such key"}}))
    with pytest.raises(runtime().AuthenticationError, match="no such key"):
        caller.wait(client.chat.completions.create(messages=[], model="m", stream=True))


def test_call_without_stream_gives_a_model(caller: Caller) -> None:
    operation = next(o for s in wire.specs() for o in wire.operations(s) if o.id == "chat.completions.create")
    answer = answers.success_json(operation)
    client, server = caller.connect("sora_web", answer)
    for stream in (None, False):
        found = caller.wait(client.chat.completions.create(messages=[], model="m", stream=stream))
        assert found.model_dump(exclude_unset=True) == answer
    assert [sent.json.get("stream", "absent") for sent in server.sent] == ["absent", False]
