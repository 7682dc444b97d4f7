"""Owns the tests of recording: what gets into the file, what never does, and that calls go on as without it."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import logging
import threading
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_plus

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vidspec.core.spec import Provider
from vidspec.pipeline import read_specs
from vidspec.traffic import compare

from tests.support import answers, wire
from tests.support.doubles import Caller, Pieces
from tests.support.project import python, sources

KEY = "sk-live-7Hq2/Zk+41"
PROMPT = 'Eine Katze "läuft" über den Mond 月, langsam'
FILE = b"\x89PNG\r\n\x1a\n" + b"bytes of a picture " * 50
JOB = {"id": "video_1", "status": "pending", "progress": 0, "created_at": 1705123456}


def record(path: Path, **options: Any) -> Any:
    return import_module("generated._runtime").record(path, **options)


def entries(path: Path) -> list[Any]:
    return json.loads(path.read_bytes())["log"]["entries"]


@cache
def providers() -> tuple[Provider, ...]:
    return read_specs(sources())[0]


def departures(path: Path, *names: str) -> list[tuple[str, str]]:
    wanted = tuple(provider for provider in providers() if not names or provider.name in names)
    found = compare(path.read_text(encoding="utf-8"), path.name, wanted)
    assert found.readable
    assert dict(found.examined)["exchanges"] > 0
    return [(one.code, one.place) for one in found.findings]


def connect(
    caller: Caller, provider: str, path: Path, server: Callable[[httpx.Request], httpx.Response], **options: Any
) -> Any:
    http = caller.http_client(server, event_hooks=record(path, **options))
    return caller.client_class(provider)(api_key=KEY, base_url="https://relay.example", http_client=http, max_retries=0)


def answer(*given: Any, headers: dict[str, str] | None = None) -> Callable[[httpx.Request], httpx.Response]:
    """A server with one answer, in pieces as they come from a network: nothing of it is read beforehand."""
    status, content = given if len(given) == 2 else (200, given[0])
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    sent = {"content-type": "application/json", **(headers or {})}
    return lambda _: httpx.Response(status, headers=sent, stream=Pieces([data[:5], data[5:]]))


# What is recorded


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


# What is not


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


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=16, max_size=60)
_KEYS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=12, max_size=40)  # after "sk-"


@given(_WORDS.filter(lambda words: len(words.split()) > 1 and "<redacted" not in words), _KEYS, st.booleans())
def test_no_key_and_no_prompt_gets_out_in_any_form(words: str, key: str, as_json: bool) -> None:
    words, key = f"\u00a4 {' '.join(words.split())}", f"sk-{key}"  # neither is a word of HAR itself
    nested = json.dumps({"upstream": words, "key": key})
    said = [words, f"({words})", words.upper(), nested, quote(words), html.escape(words), {"x": [words]}]
    sent = {"prompt": words, "callback": f"https://x.example/?q={quote(words)}", words: 1}
    options: Any = {"json": sent} if as_json else {"data": {"prompt": words, "list": json.dumps([words])}}
    request = httpx.Request("POST", f"https://relay.example/a?t={quote(words)}", headers={"x-acme": key}, **options)
    request.extensions["vidspec"] = {"provider": "acme", "operation": "a.b", "key_name": "X-Acme"}
    answered = {"error": {"message": [*said, key, f"key {key}!"]}, key: 1}
    recorded = _entry(request, httpx.Response(400, json=answered, request=request))
    texts = list(_texts(recorded))
    for text in texts:
        assert words.casefold() not in text.casefold()
        assert key not in text


def _texts(value: Any) -> Iterator[str]:
    """Every text of a JSON value, its keys, and those of the JSON and the URLs in its texts."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from (name, *_texts(below))
    elif isinstance(value, list):
        for below in value:
            yield from _texts(below)
    elif isinstance(value, str):
        yield value
        yield unquote_plus(value)
        yield html.unescape(value)
        if value.startswith(("{", "[", '"')):
            try:
                yield from _texts(json.loads(value))
            except ValueError:
                return


def _entry(request: httpx.Request, response: httpx.Response) -> Any:
    """What is written down of an exchange."""
    capture = import_module("generated._runtime.recording.body_tap").capture_for
    entry = import_module("generated._runtime.recording.har_entry")
    sent, received = (capture(message.headers.get("content-type", "")) for message in (request, response))
    sent.feed(request.content)
    received.feed(response.content)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    seen = entry.Seen(started=now, waited=0.0, took=0.0, response=response, sent=sent, received=received)
    return entry.entry(seen, prompts=False, known=import_module("generated._runtime.recording.secrets").Known())


def test_prompt_of_an_earlier_request_is_known_again(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    late = JOB | {"status": "failed", "error": {"message": f"refused: {PROMPT[:25]}...", "code": "moderation"}}
    client = connect(caller, "ephone", path, lambda r: answer(JOB if r.method == "POST" else late)(r))
    caller.wait(client.videos.create(prompt=PROMPT))
    caller.wait(client.videos.retrieve("video_1"))
    found = json.loads(entries(path)[1]["response"]["content"]["text"])
    assert found["error"]["message"].startswith("<redacted")
    assert found["error"]["code"] == "moderation"


# What answers repeat


SLASHED = "sk-live/ABCDEF+123456789=="
LAKE = "a small kitten walks over the wide frozen lake at night"


def told(path: Path, body: Any, kind: str = "application/json", /, *, status: int = 400, **sent: Any) -> str:
    """All that is written down of one exchange, with a key and a prompt unless something else is `sent`."""
    sent = {"json": {"prompt": LAKE}, "headers": {"authorization": f"Bearer {SLASHED}"}, **sent}
    headers = {"content-type": kind, **sent.pop("answered", {})}
    server = answer(status, body.encode() if isinstance(body, str) else body, headers=headers)
    hooks = record(path, prompts=sent.pop("prompts", False))
    with httpx.Client(transport=httpx.MockTransport(server), event_hooks=hooks) as http:
        http.post(sent.pop("to", "https://relay.example/v"), **sent)
    return json.dumps(entries(path), ensure_ascii=False) + path.read_text(encoding="utf-8")


def content(path: Path) -> Any:
    return entries(path)[-1]["response"]["content"]


@pytest.mark.parametrize(
    "stream",
    [
        f"Incorrect API key provided {SLASHED} for {LAKE}\n\n",
        f"{SLASHED}: bad\n\n",
        f"{LAKE}: bad\n\n",
        f": {LAKE}\n\n",
        f"id: {SLASHED}\nevent: {LAKE}\n\n",
        'data: {"prompt": "another kitten, a frozen lake",\ndata: "a": 1}\n\n',
        'data: {"prompt": "another kitten, a frozen lake"\n\n',
    ],
)
def test_no_line_of_a_stream_of_events_is_written_as_it_is(stream: str, tmp_path: Path) -> None:
    shown = told(tmp_path / "traffic.har", stream, "text/event-stream", status=200)
    assert [one for one in (SLASHED, LAKE, "frozen lake") if one in shown] == []
    assert "redacted" in content(tmp_path / "traffic.har")["text"]


def test_stream_of_events_keeps_its_shape(tmp_path: Path) -> None:
    stream = (
        ': hello\n\nevent: done\nid: 7\nretry: 10\ndata: {"a":1}\n\ndata\n\ndata: one\ndata: two\n\ndata: [DONE]\n\n'
    )
    told(tmp_path / "traffic.har", stream, "text/event-stream", status=200)
    assert content(tmp_path / "traffic.har")["text"] == stream


STORY = "".join(f"In year {year} the lake froze over. " for year in range(1000, 10_000))


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"prompt": STORY[:9000]}},
        {"json": {"prompt": STORY[:100_000]}},
        {"data": {"prompt": STORY[:300_000]}, "files": {"f": b"x"}},
        {"json": {"prompt": STORY[:900], "pad": list(range(60_000))}},
        {"json": {"messages": [{"content": STORY[at : at + 35]} for at in range(0, 36 * 200, 36)]}},
        {"content": json.dumps({"prompt": STORY[:900]})[:-1], "headers": {"content-type": "application/json"}},
        {"content": json.dumps({"prompt": STORY[:900]}), "headers": {"content-type": "application/x-ndjson"}},
        {"content": gzip.compress(json.dumps({"prompt": STORY[:900]}).encode()), "headers": {"content-type": ""}},
    ],
)
@pytest.mark.parametrize("place", [slice(0, 200), slice(-240, -40), slice(400, 600)])
def test_prompt_that_is_too_long_to_keep_is_not_repeated(sent: Any, place: slice, tmp_path: Path) -> None:
    said = str(sent.get("json", sent.get("data", {})).get("prompt", STORY[:900]))[place]
    answered = {"error": {"message": f"bad prompt: {said}", "code": "moderation"}}
    shown = told(tmp_path / "traffic.har", json.dumps(answered), **sent)
    assert "the lake froze" not in shown
    assert json.loads(content(tmp_path / "traffic.har")["text"])["error"]["code"] == "moderation"


def test_ends_of_a_long_prompt_are_known_in_later_answers(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    prompt = STORY[:100_000]
    server = lambda request: answer({"status": prompt[:60] if request.url.path == "/a" else prompt[-60:]})(request)  # noqa: E731
    with httpx.Client(transport=httpx.MockTransport(server), event_hooks=record(path)) as http:
        http.post("https://x.example/", json={"prompt": prompt})
        http.get("https://x.example/a")
        http.get("https://x.example/b")
    assert "the lake" not in path.read_text(encoding="utf-8")


def test_file_in_a_request_hides_no_text_of_its_answer(tmp_path: Path) -> None:
    sent = {"prompt": "a kitten", "image": "QUJD" * 30_000, "mask": "data:image/png;base64," + "QUJD" * 30_000}
    told(tmp_path / "traffic.har", json.dumps({"error": {"message": "too many requests"}}), json=sent)
    assert json.loads(content(tmp_path / "traffic.har")["text"])["error"]["message"] == "too many requests"


@pytest.mark.parametrize(
    "echo",
    [
        quote(SLASHED, safe="").replace("%2F", "%2f").replace("%2B", "%2b").replace("%3D", "%3d"),
        SLASHED.replace("/", "&#x2F;"),
        SLASHED.replace("+", "&#43;").replace("=", "&#61;"),
        json.dumps({"got": SLASHED}).replace("/", "\\/"),
        json.dumps(json.dumps({"got": SLASHED}).replace("/", "\\/")),
        quote(quote(SLASHED, safe=""), safe=""),
    ],
)
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "text/html"])
def test_key_is_known_however_it_is_written(echo: str, kind: str, tmp_path: Path) -> None:
    page = json.dumps({"error": {"message": f"bad key {echo}!"}}) if kind == "application/json" else f"bad key {echo}!"
    told(tmp_path / "traffic.har", page, kind)
    text = content(tmp_path / "traffic.har")["text"]
    assert "redacted" in text
    assert "ABCDEF" not in text


def test_key_is_known_where_a_redirect_leads(tmp_path: Path) -> None:
    path, key = tmp_path / "traffic.har", "sk-plain-ABCDEF123456"

    def server(request: httpx.Request) -> httpx.Response:
        if request.url.host == "relay.example":
            return httpx.Response(307, headers={"location": f"https://cdn.example/{key}/f.mp4"})
        assert "authorization" not in request.headers
        return httpx.Response(200, json={"status": f"hello {key}"})

    with httpx.Client(transport=httpx.MockTransport(server), event_hooks=record(path), follow_redirects=True) as http:
        http.get("https://relay.example/", headers={"authorization": f"Bearer {key}"})
    assert len(entries(path)) == 2
    assert key not in path.read_text(encoding="utf-8")


def test_secrets_that_are_remembered_are_bounded() -> None:
    secrets = import_module("generated._runtime.recording.secrets").Secrets()
    for number in range(1000):
        secrets.add("the key of all requests")
        secrets.add(f"secret {number}")
    secrets.add("x" * 1_000_000)
    assert len(secrets.all()) == 64
    assert {"the key of all requests", "secret 999"} <= set(secrets.all())


@pytest.mark.parametrize(
    "sent",
    [{"to": "https://sk-user-abcdef123@relay.example/v", "headers": {}}, {"auth": ("sk-user-abcdef123", "")}],
)
def test_name_of_a_user_may_be_the_key(sent: Any, tmp_path: Path) -> None:
    shown = told(tmp_path / "traffic.har", "no such user: sk-user-abcdef123", "text/plain", **sent)
    assert "sk-user-abcdef123" not in shown


@pytest.mark.parametrize(
    "field",
    [
        {"token": 123456789012},
        {"secret": {"value": "hunter22"}},
        {"secret": {"prompt": {"text": ["hunter22"]}}},
        {"credentials": [{"id": {"n": 123456789012}}]},
        {"prompt": {"positive": "kitten", "weights": [{"of": "kitten"}]}},
        *({name: "hunter22"} for name in ("pwd", "passphrase", "sk", "ak", "sign", "hmac", "otp", "userPwd")),
    ],
)
def test_fields_are_known_by_their_names(field: Any, tmp_path: Path) -> None:
    hidden = ("123456789012", "hunter22", "kitten")
    shown = told(tmp_path / "traffic.har", json.dumps(field), json=field)
    assert [one for one in hidden if one in shown] == []
    name, value = next(iter(field.items()))
    if isinstance(value, str):
        shown = told(
            tmp_path / "query.har", f"see /x?{name}={value}", "text/plain", to=f"https://x.example/?{name}={value}"
        )
        assert "hunter22" not in shown


def test_numbers_below_secret_names_stay_numbers(tmp_path: Path) -> None:
    answered = {
        "token": 123456789012,
        "usage": {"prompt_tokens_details": {"cached": 7}, "total_tokens": 123456},
        "key": True,
    }
    told(tmp_path / "traffic.har", json.dumps(answered))
    assert json.loads(content(tmp_path / "traffic.har")["text"]) == answered | {"token": 0}


def test_names_below_a_prompt_that_tell_of_which_kind_it_is_stay(tmp_path: Path) -> None:
    told(
        tmp_path / "traffic.har", "{}", json={"prompt": [{"type": "text", "text": LAKE}, {"text": {"format": "plain"}}]}
    )
    sent = json.loads(entries(tmp_path / "traffic.har")[0]["request"]["postData"]["text"])
    assert sent["prompt"] == [{"type": "text", "text": "<redacted: 55 characters>"}, {"text": {"format": "plain"}}]


BYTES = bytes(range(256)) * 4
PACKED = base64.b64encode(BYTES).decode()
WRAPPED = base64.encodebytes(BYTES * 3).decode()


@pytest.mark.parametrize("prompts", [False, True])
@pytest.mark.parametrize(
    ("body", "kind", "headers"),
    [
        (BYTES, "", {}),
        (BYTES, "text/plain", {}),
        ("a\x00b ABCDEFGHIJKLMNOP", "text/plain", {}),
        (BYTES, "application/json", {}),
        (BYTES, "text/event-stream", {}),
        ({"data": [{"b64_json": PACKED[:60]}]}, "application/json", {}),
        ({"data": [{"x": PACKED[:300]}]}, "application/json", {}),
        ({"data": [{"x": WRAPPED}]}, "application/json", {}),
        ({"reference_image": PACKED[:100]}, "application/json", {}),
        ("ABCDEFGHIJKLMNOP of a file", "text/plain", {"content-disposition": 'attachment; filename="a.txt"'}),
        ("1\n00:00 --> 00:01\nABCDEFGHIJKLMNOP", "text/vtt", {}),
    ],
)
def test_bytes_of_files_in_answers_are_counted(
    body: Any, kind: str, headers: dict[str, str], prompts: bool, tmp_path: Path
) -> None:
    path = tmp_path / "traffic.har"
    shown = told(
        path, body if isinstance(body, bytes | str) else json.dumps(body), kind, answered=headers, prompts=prompts
    )
    hidden = ("ABCDEFGHIJKLMNOP", PACKED[:40], WRAPPED[:40], WRAPPED[100:140])
    assert [one for one in hidden if one in shown] == []
    assert content(path)["size"] > 0


@pytest.mark.parametrize(
    "sent",
    [
        {"json": None, "files": {"image": (None, BYTES)}},
        {"json": None, "files": {"notes": (None, b"ABCDEFGHIJKLMNOP", "text/vtt")}},
        {"json": None, "content": BYTES, "headers": {"content-type": "text/plain"}},
        {"json": None, "content": b"ABCDEFGHIJKLMNOP of a file", "headers": {"content-type": "text/plain"}},
        {"json": {"image": WRAPPED}},
        {"json": {"image": PACKED[:100]}},
    ],
)
def test_bytes_of_files_in_requests_are_counted(sent: Any, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    shown = told(path, "{}", prompts=True, **sent)
    assert [one for one in ("ABCDEFGHIJKLMNOP", PACKED[:40], WRAPPED[:40], WRAPPED[100:140]) if one in shown] == []
    assert entries(path)[0]["request"]["bodySize"] > 0


def test_words_and_names_are_no_files(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    kept = {"video": "video_68d7512d07848190b3e45da0ecbebcde004da08e1e0678d5", "x": "so many words without a dot " * 12}
    told(path, json.dumps(kept), prompts=True)
    assert json.loads(content(path)["text"]) == kept


def test_prompt_in_the_place_a_redirect_leads_to_is_hidden(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    place = {"location": f"https://cdn.example/out/{quote(LAKE)}.mp4"}
    shown = told(path, "", "text/plain", status=302, answered=place)
    assert "frozen" not in shown
    assert entries(path)[0]["response"]["redirectURL"].startswith("<redacted")
    told(path, "", "text/plain", status=302, answered={"location": "https://cdn.example/out/v.mp4?a=1"})
    assert entries(path)[1]["response"]["redirectURL"] == "https://cdn.example/out/v.mp4?a=%3Credacted%3E"


# The file


def test_file_is_whole_after_every_exchange_and_is_continued(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    assert (record(path), entries(path))[1] == []
    with Caller("sync") as caller:
        for count in range(1, 4):
            client = connect(caller, "ephone", path, answer(JOB))
            client.videos.retrieve("video_1")
            assert len(entries(path)) == count
    assert path.stat().st_mode & 0o077 == 0


def test_threads_share_a_recording(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    with Caller("sync") as caller:
        client = connect(caller, "ephone", path, answer(JOB))
        threads = [threading.Thread(target=lambda: [client.videos.retrieve("x") for _ in range(10)]) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(entries(path)) == 50


@pytest.mark.parametrize("content", [b"", b"{}", b'{"log": {"version": "1.2", "entries": []}}', b"my thesis"])
def test_another_file_is_refused_and_left_alone(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    path.write_bytes(content)
    with pytest.raises(import_module("generated.ephone").ConfigurationError, match=r"traffic\.har"):
        record(path)
    assert path.read_bytes() == content


def test_place_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        record(tmp_path / "no" / "such" / "folder.har")
    with pytest.raises(OSError):
        record(tmp_path)


def test_call_goes_on_when_the_file_is_gone(caller: Caller, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "traffic.har"
    client = connect(caller, "ephone", path, answer(JOB))
    path.unlink()
    with caplog.at_level(logging.WARNING, "vidspec"):
        for _ in range(3):
            assert caller.wait(client.videos.create(prompt=PROMPT)).id == "video_1"
    assert [record.getMessage() for record in caplog.records if "recorded" in record.getMessage()] == [
        f"{path}: an exchange could not be recorded (FileNotFoundError)"
    ]


def test_disk_that_is_full_leaves_the_recording_whole(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    code = (
        "import httpx, resource, sys, generated.ephone as e\n"
        f"hooks = e.record({str(path)!r})\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500))\n"
        f"server = httpx.MockTransport(lambda r: httpx.Response(200, json={JOB!r}))\n"
        "client = e.Client(api_key='k', base_url='https://x.example',\n"
        "                  http_client=httpx.Client(transport=server, event_hooks=hooks))\n"
        "assert [client.videos.retrieve('a').id for _ in range(9)] == ['video_1'] * 9\n"
    )
    done = python("-c", code)
    assert (done.returncode, done.stderr.count("could not be recorded (OSError)")) == (0, 1), done.stderr
    assert 1 <= len(entries(path)) < 9


def test_file_that_was_changed_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    with Caller("sync") as caller:
        client = connect(caller, "ephone", path, answer(JOB))
        path.write_bytes(b"edited by hand")
        assert client.videos.retrieve("x").id == "video_1"
    assert path.read_bytes() == b"edited by hand"


def test_packages_offer_it_and_load_it_only_when_it_is_used() -> None:
    code = (
        "import sys, generated.ephone as e, generated.openai as o\n"
        "assert 'generated._runtime.recording' not in sys.modules\n"
        "assert e.record is o.record\n"
        "assert 'pydantic' not in sys.modules\n"
        "assert 'generated._runtime.recording' in sys.modules\n"
    )
    done = python("-c", code)
    assert (done.returncode, done.stderr) == (0, "")


def test_interrupted_write_leaves_the_recording_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "traffic.har"
    har = import_module("generated._runtime.recording.har_file")
    recording, write = har.Recording(path), har._write
    recording.add({"a": 1})

    def interrupted(file: Any, data: bytes) -> None:
        monkeypatch.setattr(har, "_write", write)
        file.write(data[:7])
        raise KeyboardInterrupt

    monkeypatch.setattr(har, "_write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        recording.add({"b": 2})
    assert entries(path) == [{"a": 1}]
    recording.add({"c": 3})
    assert entries(path) == [{"a": 1}, {"c": 3}]


def test_recording_stays_where_it_was_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    with Caller("sync") as caller:
        client = connect(caller, "ephone", Path("traffic.har"), answer(JOB))
        monkeypatch.chdir(tmp_path / "elsewhere")
        client.videos.retrieve("video_1")
    assert len(entries(tmp_path / "traffic.har")) == 1


# Calls go on


@pytest.mark.parametrize("order", [1, -1])
def test_two_recordings_of_one_client(caller: Caller, order: int, tmp_path: Path) -> None:
    first, second = tmp_path / "first.har", tmp_path / "second.har"
    hooks = [record(first), record(second, prompts=True)][::order]

    def server(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/old":
            return httpx.Response(307, headers={"location": "/new"})
        return answer(JOB)(request)

    both = {kind: [hook for one in hooks for hook in one[kind]] for kind in ("request", "response")}
    http = caller.http_client(server, event_hooks=both, follow_redirects=True)
    caller.wait(http.post("https://x.example/old", data={"prompt": "x y"}, files={"f": ("a.bin", io.BytesIO(FILE))}))
    for path, shown in ((first, "<redacted: 3 characters>"), (second, "x y")):
        assert [entry["response"]["status"] for entry in entries(path)] == [307, 200]
        for entry in entries(path):
            assert [(p.get("value"), p["_size"]) for p in entry["request"]["postData"]["params"]] == [
                (shown, 3),
                (None, len(FILE)),
            ]
        assert json.loads(content(path)["text"]) == JOB


def test_answer_that_another_hook_has_read(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"

    def read(response: httpx.Response) -> None:
        for _ in response.iter_raw():
            pass

    async def async_read(response: httpx.Response) -> None:
        async for _ in response.aiter_raw():
            pass

    hooks = record(path)
    hooks["response"].insert(0, read if caller.kind == "sync" else async_read)
    http = caller.http_client(answer(JOB), event_hooks=hooks)

    async def look() -> None:
        async with http.stream("GET", "https://x.example/") as response:
            assert response.is_stream_consumed

    if caller.kind == "sync":
        with http.stream("GET", "https://x.example/") as response:
            assert response.is_stream_consumed
    else:
        caller.wait(look())
    (entry,) = entries(path)
    assert entry["response"]["bodySize"] == len(json.dumps(JOB))
    assert "text" not in entry["response"]["content"]


def test_fault_of_a_recording_does_not_reach_the_call(
    caller: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        size = 0

        def feed(self, chunk: bytes) -> None:
            raise IndexError(f"{chunk!r}")

    monkeypatch.setattr("generated._runtime.recording.hooks.capture_for", lambda _: Broken())
    http = caller.http_client(answer(JOB), event_hooks=record(tmp_path / "traffic.har"))
    with caplog.at_level(logging.WARNING, "vidspec"):
        assert caller.wait(http.post("https://x.example/", json={"prompt": LAKE})).json() == JOB
        assert caller.wait(http.post("https://x.example/", files={"f": io.BytesIO(FILE)})).json() == JOB
    assert [one.getMessage() for one in caplog.records if one.name == "vidspec"] == [
        f"{tmp_path / 'traffic.har'}: an exchange could not be recorded (IndexError)"
    ]


class _Unclosable(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        yield b"{}"

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"{}"

    def close(self) -> None:
        raise httpx.ReadError("no")

    async def aclose(self) -> None:
        raise httpx.ReadError("no")


def test_answer_that_cannot_be_closed_is_recorded(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    http = caller.http_client(lambda _: httpx.Response(200, stream=_Unclosable()), event_hooks=record(path))

    def unread() -> None:
        with http.stream("GET", "https://x.example/"):
            pass

    async def async_unread() -> None:
        async with http.stream("GET", "https://x.example/"):
            pass

    with pytest.raises(httpx.ReadError):
        (unread if caller.kind == "sync" else lambda: caller.wait(async_unread()))()
    assert [entry["response"]["status"] for entry in entries(path)] == [200]


# Nothing is held


def test_download_passes_through_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    asked: list[int] = []
    piece = bytes(64 * 1024)

    class Endless(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            for number in range(800):
                asked.append(number)
                yield piece

    server = lambda _: httpx.Response(200, headers={"content-type": "video/mp4"}, stream=Endless())  # noqa: E731
    with Caller("sync") as caller:
        client = connect(caller, "ephone", path, server)
        tracemalloc.start()
        try:
            for number, _ in enumerate(client.videos.download_content("video_1").iter_bytes()):
                assert len(asked) == number + 1
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert len(asked) == 800
    assert peak < 8 * 1024 * 1024
    (entry,) = entries(path)
    assert entry["response"]["content"] == {"size": 800 * 64 * 1024, "mimeType": "video/mp4"}


class _Counting(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Takes requests in pieces, as a network does, and counts what was made of them before it took it."""

    def __init__(self) -> None:
        self.made = 0
        self.taken: list[int] = []

    def pieces(self) -> Iterator[bytes]:
        for _ in range(100):
            self.made += 1
            yield bytes(64 * 1024)

    async def async_pieces(self) -> AsyncIterator[bytes]:
        for piece in self.pieces():
            yield piece

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)
        for _ in request.stream:
            self.taken.append(self.made)
        return httpx.Response(200, json={})

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.AsyncByteStream)
        async for _ in request.stream:
            self.taken.append(self.made)
        return httpx.Response(200, json={})


def test_upload_passes_through_piece_by_piece(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    transport = _Counting()
    if caller.kind == "sync":
        with httpx.Client(transport=transport, event_hooks=record(path)) as http:
            http.post("https://x.example/files", content=transport.pieces())
    else:

        async def send(http: Any) -> None:
            await http.post("https://x.example/files", content=transport.async_pieces())

        caller.within(httpx.AsyncClient(transport=transport, event_hooks=record(path)), send)
    assert transport.taken == list(range(1, 101))
    (entry,) = entries(path)
    assert entry["request"]["bodySize"] == 100 * 64 * 1024
    assert "_provider" not in entry


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_compressed_answer_stays_small(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    data = json.dumps(JOB | {"status": "A" * 20_000_000}).encode()
    packed = gzip.compress(data) if encoding == "gzip" else zlib.compress(data)
    headers = {"content-type": "application/json", "content-encoding": encoding}
    with httpx.Client(
        transport=httpx.MockTransport(lambda _: httpx.Response(200, headers=headers, stream=Pieces([packed]))),
        event_hooks=record(path),
    ) as http:
        assert http.get("https://x.example/").content == data
    (entry,) = entries(path)
    assert entry["response"]["content"]["size"] == len(data)
    assert entry["response"]["bodySize"] == len(packed)
    assert json.loads(entry["response"]["content"]["text"]) == JOB | {"status": "<redacted: 20000000 bytes>"}


def test_request_that_is_sent_again_is_recorded_twice(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"

    def server(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/old":
            return httpx.Response(307, headers={"location": "/new"})
        return httpx.Response(200, json={"size": len(request.content)})

    http = caller.http_client(server, event_hooks=record(path), follow_redirects=True)
    found = caller.wait(http.post("https://x.example/old", files={"f": ("a.bin", io.BytesIO(FILE))}))
    assert found.json()["size"] > len(FILE)
    assert [(e["response"]["status"], e["request"]["postData"]["params"][0]["_size"]) for e in entries(path)] == [
        (307, len(FILE)),
        (200, len(FILE)),
    ]


def test_long_strings_and_long_bodies_are_shortened(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    long = {"created": 1, "data": [{"b64_json": "QUJD" * 100_000}, {"url": "data:image/png;base64," + "QUJD" * 9000}]}
    client = connect(caller, "sora_web", path, answer(long))
    found = caller.wait(client.images.generate(prompt="x", model="sora_image"))
    assert len(found.data[0].b64_json) == 400_000
    text = entries(path)[0]["response"]["content"]["text"]
    assert json.loads(text)["data"][0]["b64_json"] == "<redacted: 400000 bytes>"
    assert json.loads(text)["data"][1]["url"] == "<redacted: image/png, 36022 bytes>"
    assert departures(path) == []
    many = connect(caller, "ephone", path, answer(JOB | {"log": list(range(100_000))}))
    caller.wait(many.videos.retrieve("x"))
    assert "text" not in entries(path)[1]["response"]["content"]


@pytest.mark.parametrize("cuts", [[1] * 100, [7, 90], [10_000]])
def test_parts_are_found_however_they_are_cut(cuts: list[int]) -> None:
    capture = import_module("generated._runtime.recording.body_tap")
    body = (
        b'--B\r\nContent-Disposition: form-data; name="prompt"\r\n\r\na\r\n--C\r\n'
        b'--B\r\nContent-Disposition: form-data; name="empty"\r\n\r\n\r\n'
        b'--B\r\nContent-Disposition: form-data; name="f"; filename="a.png"\r\n'
        b"Content-Type: image/png\r\n\r\n\x00\r\n--\r\n"
        b"--B--\r\n"
    )
    parts = capture.capture_for("multipart/form-data; boundary=B")
    rest, at = body, 0
    while rest:
        parts.feed(rest[: cuts[at % len(cuts)]])
        rest, at = rest[cuts[at % len(cuts)] :], at + 1
    assert parts.size == len(body)
    assert [(p.name, p.filename, p.content_type, p.size, p.text) for p in parts.parts] == [
        ("prompt", None, None, 6, bytearray(b"a\r\n--C")),
        ("empty", None, None, 0, bytearray()),
        ("f", "a.png", "image/png", 5, None),
    ]


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=5), st.integers(1, 9))
def test_short_json_is_kept_as_it_is(value: Any, size: int) -> None:
    text = import_module("generated._runtime.recording.body_tap").Text()
    data = json.dumps(value).encode()
    for at in range(0, len(data), size):
        text.feed(data[at : at + size])
    assert bytes(text.kept) == data


@given(st.binary(max_size=300), st.sampled_from(["", "application/json", "multipart/form-data; boundary=-", "text/x"]))
def test_any_bytes_can_be_recorded(data: bytes, content_type: str) -> None:
    request = httpx.Request("POST", "https://x.example/a", headers={"content-type": content_type}, content=data)
    response = httpx.Response(200, headers={"content-type": content_type}, request=request, content=data)
    assert json.loads(json.dumps(_entry(request, response)))


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_deflate_without_a_head_is_read_as_httpx_reads_it(size: int, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(json.dumps(JOB).encode()) + packer.flush()
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    headers = {"content-type": "application/json", "content-encoding": "deflate"}
    server = lambda _: httpx.Response(200, headers=headers, stream=Pieces(pieces))  # noqa: E731
    with (
        httpx.Client(transport=httpx.MockTransport(server), event_hooks=record(path)) as http,
        http.stream("GET", "https://x.example/") as response,
    ):
        assert b"".join(response.iter_raw()) == packed
    assert json.loads(content(path)["text"]) == JOB
    assert content(path)["size"] == len(json.dumps(JOB))


@pytest.mark.parametrize(
    ("encoding", "body"), [("gzip", b"no gzip"), ("deflate", b"x"), ("gzip, gzip", b"no" * 400_000)]
)
def test_answer_that_cannot_be_unpacked_is_told(encoding: str, body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    headers = {"content-type": "application/json", "content-encoding": encoding}
    server = lambda _: httpx.Response(200, headers=headers, stream=Pieces([body]))  # noqa: E731
    with (
        httpx.Client(transport=httpx.MockTransport(server), event_hooks=record(path)) as http,
        http.stream("GET", "https://x.example/") as response,
    ):
        assert b"".join(response.iter_raw()) == body
    assert content(path)["size"] == len(body)
    assert "unpacked" in content(path)["comment"]


@pytest.mark.parametrize(
    "start",
    [
        b"--B--\r\n",
        b'--B\r\nContent-Disposition: form-data; name="' + b"n" * 20_000,
        b'--B\r\nContent-Disposition: form-data; name="p"\r\n\r\n',
    ],
)
def test_parts_keep_little_whatever_they_are_fed(start: bytes) -> None:
    parts = import_module("generated._runtime.recording.body_tap").capture_for("multipart/form-data; boundary=B")
    tracemalloc.start()
    try:
        parts.feed(start)
        for _ in range(100):
            parts.feed(b"x" * 65536)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert parts.size == len(start) + 100 * 65536
    assert peak < 2 * 1024 * 1024


def test_what_comes_after_a_compressed_answer_is_not_hoarded() -> None:
    capture = import_module("generated._runtime.recording.body_tap")
    unpacked = capture.Unpacked("gzip", capture.Text())
    tracemalloc.start()
    try:
        unpacked.feed(gzip.compress(b"{}"))
        for _ in range(100):
            unpacked.feed(bytes(65536))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert bytes(unpacked.inner.kept) == b"{}"
    assert peak < 1024 * 1024


def test_texts_are_read_again_only_where_something_is_escaped() -> None:
    known = import_module("generated._runtime.recording.secrets")
    assert known.forms("plain text of an answer, 100 of 100") == {"plain text of an answer, 100 of 100"}
    assert "a/b c&d" in known.forms("a\\/b c&amp;d")


# A real network


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    received: list[tuple[str, bytes]]

    def log_message(self, format: str, *_: Any) -> None:
        """Says nothing."""

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        if self.headers.get("transfer-encoding") == "chunked":
            data = b""
            while count := int(self.rfile.readline(), 16):
                data += self.rfile.read(count)
                self.rfile.readline()
            self.rfile.readline()
        else:
            data = self.rfile.read(length)
        self.server.received.append(data)  # type: ignore[attr-defined]
        self._answer(gzip.compress(json.dumps(JOB).encode()), "application/json", {"content-encoding": "gzip"})

    def do_GET(self) -> None:
        if self.path.startswith("/signed"):
            self._answer(answers.CONTENT, "video/mp4")
        elif self.path.endswith("/broken/content"):
            self._answer(answers.CONTENT, "video/mp4", {"content-length": "999999"})
            self.close_connection = True
        else:
            self._answer(b"", "text/plain", {"location": "/signed/v.mp4?X-Amz-Signature=abcdef&part=1"}, 302)

    def _answer(self, data: bytes, kind: str, headers: dict[str, str] | None = None, status: int = 200) -> None:
        self.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def loopback() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.received = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _over(server: ThreadingHTTPServer, caller: Caller, path: Path, http: Any) -> Any:
    url = f"http://127.0.0.1:{server.server_address[1]}"
    return caller.client_class("ephone")(api_key=KEY, base_url=url, http_client=http, max_retries=0)


def _client(caller: Caller, path: Path) -> Any:
    kind = httpx.Client if caller.kind == "sync" else httpx.AsyncClient
    return kind(event_hooks=record(path), trust_env=False)


def test_recording_over_a_network(caller: Caller, loopback: ThreadingHTTPServer, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"

    def calls(http: Any) -> Any:
        client = _over(loopback, caller, path, http)
        return client.videos.create(prompt=PROMPT, input_reference=("cat.png", io.BytesIO(FILE)))

    def download(http: Any) -> Any:
        return _over(loopback, caller, path, http).videos.download_content("video_1")

    if caller.kind == "sync":
        with _client(caller, path) as http:
            assert calls(http).id == "video_1"
            assert download(http).read() == answers.CONTENT
    else:

        async def both(http: Any) -> None:
            assert (await calls(http)).id == "video_1"
            assert await (await download(http)).read() == answers.CONTENT

        caller.within(_client(caller, path), both)
    (sent,) = loopback.received  # type: ignore[attr-defined]
    assert FILE in sent
    assert PROMPT.encode() in sent
    created, redirect, followed = entries(path)
    assert json.loads(created["response"]["content"]["text"]) == JOB
    assert created["request"]["postData"]["params"][-1]["_size"] == len(FILE)
    assert redirect["response"]["status"] == 302
    assert "abcdef" not in path.read_text(encoding="utf-8")
    assert followed["response"]["content"] == {"size": len(answers.CONTENT), "mimeType": "video/mp4"}
    assert departures(path) == []


def test_connection_that_drops_is_recorded_and_raised(
    caller: Caller, loopback: ThreadingHTTPServer, tmp_path: Path
) -> None:
    path = tmp_path / "traffic.har"
    error = import_module("generated.ephone").APIConnectionError

    def download(http: Any) -> Any:
        return _over(loopback, caller, path, http).videos.download_content("broken")

    if caller.kind == "sync":
        with _client(caller, path) as http, pytest.raises(error):
            download(http).read()
    else:

        async def read(http: Any) -> None:
            with pytest.raises(error):
                await (await download(http)).read()

        caller.within(_client(caller, path), read)
    (entry,) = entries(path)
    assert entry["_error"] == "RemoteProtocolError"
    assert entry["response"]["content"]["size"] == len(answers.CONTENT)
    assert departures(path) == [("D410", "ephone videos.download_content answer 200")]
