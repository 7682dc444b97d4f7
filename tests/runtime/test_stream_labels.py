"""Owns streams under a wrong name, and what every error of a stream that may be billed says."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from tests.support.doubles import Caller, Pieces, runtime
from tests.support.fault_answers import Answer, Script, answer, chunked, drop
from tests.support.faults import FaultServer
from tests.support.served import LONG, gated, serving

pytestmark = pytest.mark.usefixtures("no_proxy", "pauses")

DONE = b"data: [DONE]\n\n"
LABELS = ["application/json", "application/json; charset=utf-8", "text/html", "text/plain", "application/problem+json"]


def event(id: str) -> bytes:
    choice = {"index": 0, "delta": {"content": "x"}, "finish_reason": None}
    chunk = {"id": id, "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n".encode()


def opened(caller: Caller, client: Any) -> Any:
    return caller.wait(client.chat.completions.create(messages=[], model="m", stream=True))


def ids(caller: Caller, client: Any) -> list[str]:
    return [chunk.id for chunk in caller.collect(opened(caller, client))]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n\n", b": PING\n\n", b"event: message\n", b"id: 1\n"])
def test_first_bytes_decide_what_a_stream_is(caller: Caller, label: str, before: bytes) -> None:
    stream = answer(body=before + event("1") + event("2") + DONE, headers={"Content-Type": label})
    with serving(caller, stream, provider="sora_web") as (client, _):
        assert ids(caller, client) == ["1", "2"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n", b"retry: 1\n"], ids=repr)
def test_events_under_another_name_come_byte_by_byte(caller: Caller, label: str, before: bytes) -> None:
    body = before + event("1") + DONE
    stream = chunked(*(body[at : at + 1] for at in range(len(body))), headers={"Content-Type": label})
    with serving(caller, stream, provider="sora_web") as (client, _):
        assert ids(caller, client) == ["1"]


def test_events_under_another_name_are_handed_over_as_they_arrive(caller: Caller) -> None:
    stream, gates = gated(event("1"), event("2"), DONE, headers={"Content-Type": "application/json"}, length=None)
    came: list[str] = []
    with serving(caller, stream, provider="sora_web") as (client, _):
        waiting = iter(gates)
        values = opened(caller, client)

        def heard(value: Any) -> None:
            came.append(value.id)
            next(waiting).set()

        if caller.kind == "sync":
            for value in values:
                heard(value)
        else:
            caller.wait(_each(values, heard))
    assert came == ["1", "2"]


async def _each(values: Any, heard: Any) -> None:
    async for value in values:
        heard(value)


@pytest.mark.parametrize("label", LABELS[:1] + LABELS[2:3])
@pytest.mark.parametrize(
    "body", [b'{"error": {"message": "no balance"}}', b'{"id": "c", "choices": []}', b"<h1>no</h1>"]
)
def test_what_is_no_stream_is_an_error_of_the_call_with_what_came(caller: Caller, label: str, body: bytes) -> None:
    with (
        serving(caller, answer(body=body, headers={"Content-Type": label}), provider="sora_web") as (client, _),
        pytest.raises(runtime().APIStatusError) as caught,
    ):
        opened(caller, client)
    assert caught.value.body == (json.loads(body) if body.startswith(b"{") else body.decode())
    assert "not sent again" in " ".join(caught.value.__notes__)


@pytest.mark.parametrize("label", [LABELS[0], LABELS[2]])
def test_first_event_may_be_indented_under_another_name(caller: Caller, label: str) -> None:
    stream = answer(body=b"\n  " + event("1") + event("2") + DONE, headers={"Content-Type": label})
    with serving(caller, stream, provider="sora_web") as (client, _):
        assert ids(caller, client) == ["1", "2"]


RESULT = {"id": "c", "object": "chat.completion", "choices": [{"message": {"content": "x" * 2**21}}]}
WHOLE = json.dumps(RESULT).encode()
NAMED = ["application/json", "text/html", "text/plain", "text/event-stream", ""]


@pytest.mark.parametrize("label", NAMED)
@pytest.mark.parametrize("length", [None, len(WHOLE)], ids=["no length", "length"])
def test_result_in_place_of_a_stream_is_in_the_error(caller: Caller, label: str, length: int | None) -> None:
    """It may be billed, and a video may be in it."""
    stream = answer(body=WHOLE, headers={"Content-Type": label}, length=length)
    with (
        serving(caller, stream, provider="sora_web") as (client, _),
        pytest.raises(runtime().APIStatusError) as caught,
    ):
        ids(caller, client)
    assert caught.value.body == RESULT
    assert sum("not sent again" in note for note in caught.value.__notes__) == 1


@pytest.mark.parametrize("label", NAMED)
@pytest.mark.parametrize("end", ["drop", "silence"])
def test_half_a_result_in_place_of_a_stream_is_in_the_error(caller: Caller, label: str, end: str) -> None:
    whole = answer(body=WHOLE, headers={"Content-Type": label})
    half = whole.cut(body=60) if end == "drop" else whole.stalled(body=60)
    with (
        serving(caller, half, provider="sora_web", timeout=0.4) as (client, server),
        pytest.raises(runtime().APIConnectionError) as caught,
    ):
        ids(caller, client)
    assert (caught.value.status_code, caught.value.body) == (200, WHOLE[:60].decode())
    assert sum("not sent again" in note for note in caught.value.__notes__) == 1
    assert server.wait_for(lambda server: server.open == 0), "the connection is left open"


@pytest.mark.parametrize("label", NAMED[:2])
def test_what_is_no_stream_is_not_read_without_end(caller: Caller, label: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generated._runtime.sse._LONGEST", 100_000)
    stream = answer(body=WHOLE, headers={"Content-Type": label}, length=None).stalled(body=200_000)
    with (
        serving(caller, stream, provider="sora_web", timeout=5) as (client, server),
        pytest.raises(runtime().APIStatusError, match="in place of a stream"),
    ):
        opened(caller, client)
    assert server.wait_for(lambda server: server.open == 0), "the connection is left open"


STREAM = {"Content-Type": "text/event-stream"}
BROKEN: dict[str, Script] = {
    "drop": answer(body=event("1"), headers=STREAM, length=None).cut(body=len(event("1"))),
    "reset": chunked(event("1"), ending=b"", headers=STREAM).cut(reset=True),
    "silence": answer(body=event("1") + event("2"), headers=STREAM, length=None).stalled(body=len(event("1"))),
    "error event": answer(body=event("1") + b'event: error\ndata: {"message": "no"}\n\n', headers=STREAM),
    "error in an event": answer(body=event("1") + b'data: {"error": {"message": "no"}}\n\n', headers=STREAM),
    "broken event": answer(body=event("1") + b"data: {oh\n\n" + DONE, headers=STREAM),
    "half an event": answer(body=event("1") + b'data: {"id"', headers=STREAM, length=None),
    "no event": answer(body=b"", headers=STREAM),
    "label, then drop": Answer(
        head=b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n",
        body=b"dat",
        closes=True,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_every_error_of_a_billed_stream_says_so_once(caller: Caller, name: str) -> None:
    with serving(caller, BROKEN[name], drop(), provider="sora_web", timeout=0.4) as (client, server):
        with pytest.raises(runtime().APIError) as caught:
            ids(caller, client)
        assert len(server.requests) == 1
    assert sum("not sent again" in note for note in caught.value.__notes__) == 1


@pytest.mark.parametrize("error", [RuntimeError("Event loop is closed"), KeyError("x"), MemoryError(), OSError("x")])
def test_whatever_ends_a_stream_is_an_error_of_ours(caller: Caller, error: Exception) -> None:
    def serve(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=STREAM, stream=Pieces([event("1"), error]))

    client, _ = caller.connect("sora_web", serve)
    with pytest.raises(runtime().APIError) as caught:
        ids(caller, client)
    assert caught.value.__cause__ is error
    assert "not sent again" in " ".join(caught.value.__notes__)


@pytest.mark.parametrize("label", ["text/event-stream", "application/json"])
@pytest.mark.parametrize("before", [b"", b": PING\n\n"], ids=repr)
def test_interrupted_stream_tells_that_it_may_have_been_taken(caller: Caller, label: str, before: bytes) -> None:
    log: list[str] = []

    def serve(_: httpx.Request) -> httpx.Response:
        pieces: list[bytes | BaseException] = [before, KeyboardInterrupt()]
        return httpx.Response(200, headers={"Content-Type": label}, stream=Pieces(pieces, log))

    client, _ = caller.connect("sora_web", serve)
    with pytest.raises(KeyboardInterrupt) as caught:
        ids(caller, client)
    (note,) = caught.value.__notes__
    assert "may have taken it" in note
    assert log[-1] == "closed"


@pytest.mark.parametrize("label", ["text/event-stream", "application/json"])
def test_cancelled_stream_tells_that_it_may_have_been_taken(label: str) -> None:
    stalled = answer(body=event("1"), headers={"Content-Type": label}, length=None).stalled(body=len(event("1")))

    async def cancelled(client: Any) -> BaseException:
        async def read() -> None:
            async for _ in await client.chat.completions.create(messages=[], model="m", stream=True):
                came.set()

        came = asyncio.Event()
        task = asyncio.create_task(read())
        await came.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        return caught.value

    with Caller("async") as caller, serving(caller, stalled, provider="sora_web") as (client, server):
        error = caller.wait(asyncio.wait_for(cancelled(client), LONG))
        assert "may have taken it" in "".join(error.__notes__)
        assert server.wait_for(lambda server: server.open == 0), "the connection is left open"


def test_closed_stream_says_that_it_may_be_billed(caller: Caller) -> None:
    with serving(caller, answer(body=event("1") + DONE, headers=STREAM), provider="sora_web") as (client, _):
        stream = opened(caller, client)
        caller.wait(stream.close())
        with pytest.raises(runtime().APIError, match="closed") as caught:
            caller.collect(stream)
        assert "not sent again" in "".join(caught.value.__notes__)


def test_call_with_a_flag_streams_or_does_not(caller: Caller) -> None:
    whole = {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": []}
    with FaultServer(answer(json=whole), answer(body=event("1") + DONE, headers=STREAM)) as server:
        client = caller.client_class("sora_web")(api_key="key-123456", base_url=server.url)
        for flag in (False, True):
            result = caller.wait(client.chat.completions.create(messages=[], model="m", stream=flag))
            assert (result.id == "c") if not flag else [chunk.id for chunk in caller.collect(result)] == ["1"]
        caller.wait(client.close())
