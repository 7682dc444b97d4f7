"""Owns what is worth a second look before a billed job is given up: a file, a poll, a list, the end of a stream."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from tests.support.doubles import Caller, runtime
from tests.support.fault_answers import Answer, Arrived, Script, answer, chunked, drop
from tests.support.jobs import answered, job
from tests.support.served import serving

pytestmark = pytest.mark.usefixtures("no_proxy", "pauses")

MP4 = b"\0\0\0\x20ftypisom" + b"z" * 9000
FILE = answer(body=MP4, headers={"Content-Type": "video/mp4"})
LONG = 1e6  # seconds, which pass in no test
TROUBLE: dict[str, Script] = {
    "drop": drop(),
    "half": FILE.cut(body=5000),
    "empty": answer(body=b"", headers={"Content-Type": "video/mp4"}),
    "page": answer(body=b"<html>502 upstream</html>", headers={"Content-Type": "text/html"}),
    "code": answer(json={"error": {"message": "upstream error", "code": "502"}}),
    "503": answer(503, json={}),
}


@pytest.mark.parametrize("trouble", TROUBLE.values(), ids=TROUBLE)
def test_file_of_a_billed_job_is_asked_for_until_the_deadline(caller: Caller, trouble: Script, tmp_path: Path) -> None:
    troubles = [trouble] * 6

    def serve(request: Arrived) -> Answer:
        if request.path.endswith("/content"):
            script = troubles.pop() if troubles else FILE
            assert isinstance(script, Answer)
            return script
        return answer(json=job("completed", 100))

    with serving(caller, serve) as (client, _):
        path = tmp_path / "out.mp4"
        caller.wait(client.videos.create_and_download(path, prompt="a cat", timeout=600))
    assert path.read_bytes() == MP4
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.mp4"]


@pytest.mark.parametrize("name", ["empty", "page"])
def test_file_that_never_comes_leaves_an_error_with_its_job(caller: Caller, name: str, tmp_path: Path) -> None:
    def serve(request: Arrived) -> Answer:
        script = TROUBLE[name] if request.path.endswith("/content") else answer(json=job("completed", 100))
        assert isinstance(script, Answer)
        return script

    with serving(caller, serve) as (client, _), pytest.raises(runtime().APIError) as caught:
        caller.wait(client.videos.create_and_download(tmp_path / "out.mp4", prompt="a cat", timeout=2))
    assert (caught.value.job_id, caught.value.job.status) == ("video_1", "completed")
    assert list(tmp_path.iterdir()) == []


BUSY = [
    (200, {"error": {"code": "rate_limit_exceeded", "message": "Rate limit reached"}}),
    (200, {"error": {"type": "server_error", "message": "server overloaded"}}),
    (200, {"error": {"message": "upstream timeout", "code": "do_request_failed"}}),
    (200, {"code": -1, "message": "system busy"}),
    (400, {"code": "fail_to_fetch_task", "message": "please retry"}),
]


@pytest.mark.parametrize("busy", BUSY, ids=str)
def test_busy_server_is_waited_for(caller: Caller, busy: Any) -> None:
    client, server = caller.connect("ephone", *[busy] * 4, job("completed"), max_retries=0)
    assert caller.wait(client.videos.poll("x", timeout=LONG)).status == "completed"
    client, server = caller.connect("ephone", busy, max_retries=0)
    with pytest.raises(runtime().APIStatusError):
        caller.wait(client.videos.poll("x", timeout=LONG))
    assert len(server.requests) >= 5


@pytest.mark.parametrize(("status", "strict"), [(200, True), (500, False), (500, True), (502, False)])
def test_error_of_a_submit_holds_the_id_that_came_with_it(caller: Caller, status: int, strict: bool) -> None:
    body = {"data": {"task_id": "t9"}, "error": {"message": "late"}, **({"x": 1} if strict else {})}
    client, _ = caller.connect("ephone", answered(status, body), strict=strict)
    with pytest.raises(runtime().APIError) as caught:
        caller.wait(client.videos.create_and_poll(prompt="a cat", timeout=LONG))
    assert caught.value.job_id == "t9"
    assert "'t9'" in " ".join(caught.value.__notes__)


def page(*ids: str, more: bool) -> dict[str, Any]:
    return {"object": "list", "data": [{"id": id} for id in ids], "has_more": more, "last_id": ids[-1]}


def test_loop_of_the_other_kind_is_an_error(caller: Caller) -> None:
    client, _ = caller.connect("openai", page("a", more=True), page("b", more=False))
    first = caller.wait(client.videos.list())
    with pytest.raises(TypeError, match="expected `"):
        iter(first) if caller.kind == "async" else aiter(first)
    assert [video.id for video in caller.collect(first)] == ["a", "b"]


def test_raw_list_is_walked_through(caller: Caller) -> None:
    client, server = caller.connect("openai", page("a", more=True), page("b", more=False))
    raw = caller.wait(client.videos.with_raw_response.list())
    assert [video.id for video in caller.collect(raw.parse())] == ["a", "b"]
    assert len(server.requests) == 2


STREAM = {"Content-Type": "text/event-stream"}


def event(reason: str | None) -> bytes:
    choice = {"index": 0, "delta": {"content": "x"}, "finish_reason": reason}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n".encode()


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("reason", ["stop", None])
def test_stream_ends_with_its_terminator_or_a_reason(
    caller: Caller, framed: bool, reason: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "vidspec")
    body = event(None) + event(reason)
    stream = chunked(body, headers=STREAM) if framed else answer(body=body, headers=STREAM, length=None)
    with serving(caller, stream, provider="sora_web") as (client, _):
        chunks = caller.wait(client.chat.completions.create(messages=[], model="m", stream=True))
        if framed or reason:
            assert len(caller.collect(chunks)) == 2
        else:
            with pytest.raises(runtime().APIConnectionError, match="broke off"):
                caller.collect(chunks)
    assert ("may be incomplete" in caplog.text) == (framed and reason is None)
