"""Tests of what a recording holds: entries, departures, streams of events."""

from __future__ import annotations

import html
import json
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.support import answers, wire
from tests.support.doubles import Caller, Pieces
from tests.support.recordings import FILE, JOB, KEY, PROMPT, answer, connect, departures, entries


@pytest.mark.parametrize("spec", wire.specs(), ids=lambda spec: spec.provider)
def test_documented_calls_are_recorded_without_a_departure(caller: Caller, spec: wire.Spec, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    client = connect(caller, spec.provider, path, lambda request: answers.success(answers.route(spec, request)))
    operations = list(wire.operations(spec))
    for operation in operations:
        positional, named = answers.arguments(operation).split(positional=True)
        result = caller.wait(wire.call(client, operation.id)(*positional, **named))
        if operation.binary:
            assert caller.wait(result.read()) == answers.CONTENT
    recorded = entries(path)
    assert [(e["_provider"], e["_operation"]) for e in recorded] == [(spec.provider, o.id) for o in operations]
    assert departures(path) == []
    for entry in recorded:
        del entry["_provider"], entry["_operation"]


def test_entry_has_what_har_asks_for(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    client = connect(caller, "ephone", path, answer(JOB))
    caller.wait(client.videos.retrieve("video_1"))
    document = json.loads(path.read_bytes())["log"]
    assert document["version"] == "1.2"
    assert document["creator"]["name"] == "vidspec"
    (entry,) = document["entries"]
    assert entry.keys() >= {"startedDateTime", "time", "request", "response", "cache", "timings"}
    assert entry["request"]["method"] == "GET"
    assert entry["request"]["url"] == "https://relay.example/v1/videos/video_1"
    assert entry["response"]["status"] == 200
    assert json.loads(entry["response"]["content"]["text"]) == JOB
    assert entry["response"]["content"]["size"] == len(json.dumps(JOB))
    assert {*entry["timings"]} == {"send", "wait", "receive"}


def test_departures_of_answers_are_found_in_the_recording(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    wrong = {"id": 7, "status": "throttled", "progress": 0, "extra": {"deep": 1}}
    client = connect(caller, "ephone", path, answer(wrong))
    caller.wait(client.videos.retrieve("video_1"))
    place = "ephone videos.retrieve answer 200"
    assert set(departures(path)) == {
        ("D407", f"{place} /id"),
        ("D406", f"{place} /status"),
        ("D405", f"{place} /extra"),
        ("D408", f"{place} /created_at"),
    }


def test_error_is_recorded_and_raised(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    client = connect(caller, "ephone", path, answer(429, {"error": {"message": "slow down", "type": "rate"}}))
    with pytest.raises(import_module("generated.ephone").RateLimitError, match="slow down"):
        caller.wait(client.videos.retrieve("video_1"))
    assert [entry["response"]["status"] for entry in entries(path)] == [429]


def everything(caller: Caller, path: Path, **options: Any) -> None:
    """Calls with a key, a prompt and a file, whose answers repeat whatever they were sent."""
    echo = {
        **JOB,
        "echo": f"you sent {KEY} and said: {PROMPT.upper()}",
        "piece": PROMPT[5:30],
        "prompt": "an improved prompt",
        KEY: PROMPT,
        "url": f"https://me:{KEY}@cdn.example/v.mp4?X-Amz-Signature=abcdef&Expires=1705123456#frag-{KEY}",
        "image": "data:image/png;base64," + "QUJD" * 20,
        "api_key": "another-key",
    }
    headers = {"set-cookie": "sid=cookie-value-1; Path=/", "x-echo": KEY, "x-request-id": "req-1"}
    client = connect(caller, "ephone", path, answer(echo, headers=headers), **options)
    caller.wait(
        client.videos.create(
            prompt=PROMPT,
            model="sora-2",
            input_reference=("cat.png", FILE),
            character_url="https://me.example/private.png?token=private-token",
        )
    )
    caller.wait(client.videos.retrieve("video_1", extra_query={"access_token": "token-in-query"}))


SECRETS = [
    KEY,
    quote(KEY, safe=""),
    "another-key",
    "cookie-value-1",
    "abcdef",
    "token-in-query",
    "QUJDQUJD",
    "private-token",
]


def test_nothing_secret_is_on_the_disk(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    everything(caller, path)
    text = path.read_bytes().decode("ascii")
    shown = json.dumps(entries(path), ensure_ascii=False) + text
    hidden = [*SECRETS, "private.png", "improved", "Katze", "KATZE", "läuft", "月", "bytes of a picture"]
    assert [one for one in hidden if one in shown or json.dumps(one)[1:-1] in shown] == []
    assert "cat.png" in shown
    assert "req-1" in shown
    assert "X-Amz-Signature" in shown


def test_prompts_are_kept_where_they_are_wanted(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    everything(caller, path, prompts=True)
    first, second = entries(path)
    sent = {param["name"]: param.get("value") for param in first["request"]["postData"]["params"]}
    assert sent["prompt"] == PROMPT
    assert json.loads(second["response"]["content"]["text"])["piece"] == PROMPT[5:30]
    shown = json.dumps([first, second], ensure_ascii=False)
    assert [one for one in SECRETS if one in shown] == []
    assert "bytes of a picture" not in shown


def test_placeholders_are_no_departures(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    client = connect(caller, "ephone", path, answer(JOB | {"status": PROMPT}))
    caller.wait(client.videos.create(prompt=PROMPT, size=PROMPT))
    assert departures(path) == []


@pytest.mark.parametrize("prompt", ["cat", "月", "a cat that sleeps", "<redacted> by hand", "me@example.org"])
def test_prompt_is_hidden_in_answers_that_are_no_json(caller: Caller, prompt: str, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    page = f"<p>refused: {html.escape(prompt)} / {quote(prompt)}</p>".encode()
    client = connect(caller, "ephone", path, answer(502, page, headers={"content-type": "text/html"}))
    with pytest.raises(import_module("generated.ephone").APIStatusError):
        caller.wait(client.videos.create(prompt=prompt))
    (entry,) = entries(path)
    assert entry["response"]["content"]["text"].startswith("<redacted")
    assert departures(path) == [("D409", "ephone videos.create answer 502")]


def test_broken_json_is_told_and_not_shown(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    broken = json.dumps({"prompt": PROMPT})[:-1].encode()
    client = connect(caller, "ephone", path, answer(broken))
    with pytest.raises(import_module("generated.ephone").APIStatusError):
        caller.wait(client.videos.create(prompt=PROMPT))
    assert "Katze" not in path.read_text(encoding="utf-8")
    assert departures(path) == [("D410", "ephone videos.create answer 200")]


def test_json_request_and_stream_of_events(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    spec = next(spec for spec in wire.specs() if spec.provider == "sora_web")
    client = connect(caller, "sora_web", path, lambda r: answers.success(answers.route(spec, r), stream=True))
    said = [{"role": "user", "content": [{"type": "text", "text": PROMPT}]}]
    stream = caller.wait(client.chat.completions.create(model="sora_video2", messages=said, stream=True))
    assert len(caller.collect(stream)) == 2
    (entry,) = entries(path)
    body = json.loads(entry["request"]["postData"]["text"])
    assert body["messages"][0]["content"][0]["type"] == "text"
    assert body["stream"] is True
    assert "Katze" not in path.read_text(encoding="utf-8")
    assert entry["response"]["content"]["text"].endswith("data: [DONE]\n\n")
    assert departures(path) == []


def test_stream_that_nobody_reads_to_its_end_is_recorded(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": []}
    event = f"data: {json.dumps(chunk)}\r\n\r\n".encode()
    pieces = Pieces([event, event + b'data: {"id"', b"never read"])
    headers = {"content-type": "text/event-stream"}
    client = connect(caller, "sora_web", path, lambda _: httpx.Response(200, headers=headers, stream=pieces))
    stream = caller.wait(
        client.chat.completions.create(model="sora_video2", messages=[{"role": "user", "content": "x"}], stream=True)
    )

    async def two() -> None:
        await anext(stream)
        await anext(stream)

    if caller.kind == "sync":
        next(stream), next(stream)
    else:
        caller.wait(two())
    caller.wait(stream.close())
    assert pieces.log.count("closed") >= 1
    (entry,) = entries(path)
    assert entry["response"]["content"]["text"].count("data:") == 2
    assert departures(path) == []
