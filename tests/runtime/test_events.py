"""Owns the contract of streams of events: decoded as they arrive, in linear time, and never silent about an end."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, Script, answer, chunked
from tests.support.faults import FaultServer
from tests.support.served import LONG, gated, serving

pytestmark = pytest.mark.usefixtures("pauses")

CHUNK = {
    "id": "c",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "sora_image",
    "choices": [{"index": 0, "delta": {"content": "猫"}, "finish_reason": None}],
}
STREAM = {"Content-Type": "text/event-stream"}
DONE = b"data: [DONE]\n\n"


def event(id: str, **more: Any) -> bytes:
    return f"data: {json.dumps({**CHUNK, 'id': id, **more})}\n\n".encode()


def streamed(caller: Caller, client: Any, heard: Callable[[Any], object]) -> None:
    """Reads a stream to its end, and tells of each value when it is handed over."""
    stream = caller.wait(client.chat.completions.create(messages=[], model="sora_image", stream=True))
    if caller.kind == "sync":
        for value in stream:
            heard(value)
        return

    async def read() -> None:
        async for value in stream:
            heard(value)

    caller.wait(read())


def ends(caller: Caller, *scripts: Script, **options: Any) -> tuple[list[str], Any, FaultServer]:
    """The ids of what came, the error at the end, and the server."""
    came: list[str] = []
    with serving(caller, *scripts, provider="sora_web", **{"timeout": 5, **options}) as (client, server):
        try:
            streamed(caller, client, lambda value: came.append(value.id))
        except runtime().APIError as error:
            return came, error, server
    return came, None, server


# As they arrive


def test_event_is_handed_over_before_the_next_one_is_sent(caller: Caller) -> None:
    names = [str(number) for number in range(5)]
    body = [*map(event, names), DONE]
    found, gates = gated(*body, headers=STREAM, length=None)
    waiting = iter(gates)
    came: list[str] = []

    def heard(value: Any) -> None:
        came.append(value.id)
        gate = next(waiting)
        assert not gate.is_set()
        gate.set()

    with serving(caller, found, provider="sora_web", timeout=LONG / 4) as (client, _):
        streamed(caller, client, heard)
    assert came == names


def test_event_is_handed_over_while_its_chunk_is_not_at_its_end(caller: Caller) -> None:
    """A proxy may put several events into one chunk of HTTP, and be slow with it."""
    one, rest = event("1"), event("2") + DONE
    frame = b"%x\r\n" % len(one + rest)
    found, (gate,) = gated(frame + one, rest + b"\r\n0\r\n\r\n", headers={**STREAM, "Transfer-Encoding": "chunked"})
    came: list[str] = []

    def heard(value: Any) -> None:
        came.append(value.id)
        gate.set()

    with serving(caller, found, provider="sora_web", timeout=LONG / 4) as (client, _):
        streamed(caller, client, heard)
    assert came == ["1", "2"]


def test_what_comes_after_the_terminator_is_not_waited_for(caller: Caller) -> None:
    body = event("1") + DONE
    found = answer(body=body + event("2"), headers=STREAM, length=None).stalled(body=len(body))
    came, error, server = ends(caller, found, timeout=LONG)
    assert (came, error) == (["1"], None)
    assert server.wait_for(lambda server: server.open == 0)


def test_reader_may_leave(caller: Caller) -> None:
    with serving(
        caller, answer(body=event("1") * 9, headers=STREAM, length=None).stalled(body=999), provider="sora_web"
    ) as (
        client,
        server,
    ):
        stream = caller.wait(client.chat.completions.create(messages=[], model="m", stream=True))
        caller.wait(stream.close())
        assert server.wait_for(lambda server: server.open == 0), "the connection is left open"


# Ends


def test_silence_is_an_error_after_the_events_that_came(caller: Caller) -> None:
    body = event("1") + event("2")
    stalled = answer(body=body + b"data: {", headers=STREAM, length=None).stalled(body=len(body) + 3)
    came, error, server = ends(caller, stalled, timeout=0.4)
    assert came == ["1", "2"]
    assert type(error) is runtime().APITimeoutError
    assert len(server.requests) == 1


def filled(filler: bytes, before: bytes = b"") -> Answer:
    """A stream of two events; between them nothing comes but the filler, thirty times within 1.5 seconds."""
    body = event("1") + before + filler * 30
    dripping = answer(body=body + b"\n\n" + event("2") + DONE, headers=STREAM, length=None)
    for number in range(30):
        dripping = dripping.paused(0.05, body=len(body) - number * len(filler))
    return dripping


FILLERS = [b": comment\n\n", b": PING\r\n", b"\n", b"event: ping\n\n", b"data\n", b"data:\n\n"]


@pytest.mark.parametrize("filler", FILLERS, ids=repr)
def test_lines_without_an_event_keep_a_stream_open(caller: Caller, filler: bytes) -> None:
    came, error, server = ends(caller, filled(filler), timeout=0.5)
    assert (came, error) == (["1", "2"], None)
    assert len(server.requests) == 1


@pytest.mark.parametrize("filler", FILLERS, ids=repr)
def test_lines_without_an_event_do_so_for_a_limited_time(
    caller: Caller, filler: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generated._runtime.sse._LONGEST_WORK", 0.8)
    came, error, server = ends(caller, filled(filler), timeout=0.5)
    assert came == ["1"]
    assert type(error) is runtime().APITimeoutError
    assert len(server.requests) == 1


def test_pieces_of_a_line_do_not_keep_a_stream_open(caller: Caller) -> None:
    came, error, server = ends(caller, filled(b"x", before=b"data: "), timeout=0.5)
    assert came == ["1"]
    assert type(error) is runtime().APITimeoutError
    assert len(server.requests) == 1


def test_timeout_of_the_call_is_that_of_the_silence(caller: Caller) -> None:
    stalled = answer(headers=STREAM, length=None).stalled(body=0)
    with serving(caller, stalled, provider="sora_web", timeout=600) as (client, _):
        create = client.chat.completions.create
        stream = caller.wait(create(messages=[], model="m", stream=True, timeout=0.3))
        with pytest.raises(runtime().APITimeoutError):
            caller.collect(stream)


def test_stream_may_take_longer_than_the_silence(caller: Caller) -> None:
    events_ = [event(str(number)) for number in range(15)]
    slow = answer(body=b"".join(events_) + DONE, headers=STREAM, length=None)
    for number in range(15):
        slow = slow.paused(0.1, body=sum(map(len, events_[:number])))
    came, error, _ = ends(caller, slow, timeout=1)
    assert (len(came), error) == (15, None)


def test_slow_reader_is_no_silence(caller: Caller) -> None:
    comment = b": still here\n\n"
    found, (gate,) = gated(event("1"), comment + event("2") + DONE, headers=STREAM, length=None)
    came: list[str] = []

    def heard(value: Any) -> None:
        came.append(value.id)
        threading.Event().wait(0.6)  # longer than a server may be silent
        gate.set()

    # The comment comes by itself: it is no event, and after it the clock is looked at.
    found = found.paused(0.05, body=len(event("1")) + len(comment))
    with serving(caller, found, provider="sora_web", timeout=0.4) as (client, _):
        streamed(caller, client, heard)
    assert came == ["1", "2"]


HALF = event("3")[:30]
TWO = event("1") + event("2")
BROKEN: dict[str, Answer] = {
    "fin": answer(body=TWO, headers=STREAM, length=None),
    "fin in an event": answer(body=TWO + HALF, headers=STREAM, length=None),
    "fin before the last line end": answer(body=TWO + event("3")[:-2], headers=STREAM, length=9999).cut(),
    "cut chunks": chunked(event("1"), event("2"), ending=b"", headers=STREAM),
    "cut chunk": chunked(event("1"), event("2"), ending=b"fff\r\ndata:", headers=STREAM),
    "broken chunk": chunked(event("1"), event("2"), ending=b"xyz\r\n", headers=STREAM),
    "half an event in whole chunks": chunked(event("1"), event("2"), HALF, headers=STREAM),
    "half an event of a length": answer(body=TWO + HALF, headers=STREAM),
    "short": answer(body=TWO, headers=STREAM, length=9999).cut(),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_stream_that_breaks_off_is_an_error_after_the_events_that_came(caller: Caller, broken: Answer) -> None:
    came, error, server = ends(caller, broken)
    assert came[:2] == ["1", "2"]
    assert type(error) is runtime().APIConnectionError
    assert len(server.requests) == 1, "it was paid for twice"


def test_reset_stream_is_an_error_after_the_events_that_came(caller: Caller) -> None:
    found, (gate,) = gated(event("1"), b"data", headers=STREAM, length=None)
    came: list[str] = []

    def heard(value: Any) -> None:
        came.append(value.id)
        gate.set()

    with serving(caller, found.cut(reset=True), provider="sora_web", timeout=5) as (client, server):
        with pytest.raises(runtime().APIConnectionError):
            streamed(caller, client, heard)
        assert (came, len(server.requests)) == (["1"], 1)


@pytest.mark.parametrize(
    "end", [b"data: [DONE]", b"data: [DONE]\n", b"data:[DONE]\r\n\r\n", b"event: x\ndata: [DONE]\n\n"]
)
def test_terminator_may_lack_its_line_ends(caller: Caller, end: bytes) -> None:
    came, error, _ = ends(caller, answer(body=TWO + end, headers=STREAM, length=None))
    assert (came, error) == (["1", "2"], None)


FAILED = [
    b'data: {"error": {"message": "out of credits", "code": "quota"}}\n\n',
    b'data: {"error": "out of credits"}\n\n',
    b'event: error\ndata: {"error": {"message": "out of credits"}}\n\n',
    b'event: error\ndata: {"code": 402, "message": "out of credits"}\n\n',
    b'data: {"code": 402, "message": "out of credits"}\n\n',
    b"event: error\ndata: out of credits\n\n",
]


@pytest.mark.parametrize("failed", FAILED, ids=bytes.decode)
def test_event_of_an_error_raises_with_what_the_provider_says(caller: Caller, failed: bytes) -> None:
    came, error, _ = ends(caller, answer(body=event("1") + failed + event("2") + DONE, headers=STREAM))
    assert came == ["1"]
    assert "out of credits" in str(error)
    assert "out of credits" in str(error.body)


NO_STREAM = {
    "error": b'{"error": {"message": "out of credits"}}',
    "error with line ends": b'{"error": {"message": "out of credits"}}\n\n',
    "page": b"<!DOCTYPE html><html><body>Log in</body></html>\n\n",
    "nothing": b"",
    "comments": b": hello\n\n: bye\n\n",
}


@pytest.mark.parametrize("framing", ["length", "chunks", "close"])
@pytest.mark.parametrize("content", NO_STREAM.values(), ids=NO_STREAM.keys())
def test_stream_without_an_event_is_an_error(caller: Caller, content: bytes, framing: str) -> None:
    chunks = chunked(*filter(None, [content]), headers=STREAM)
    whole = answer(body=content, headers=STREAM, length=None if framing == "close" else len(content))
    came, error, _ = ends(caller, chunks if framing == "chunks" else whole)
    assert came == []
    assert isinstance(error, runtime().APIError)
