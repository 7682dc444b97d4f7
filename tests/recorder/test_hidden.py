"""Tests of what a recording hides: keys, prompts, secrets and the bytes of files."""

from __future__ import annotations

import base64
import gzip
import html
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_plus

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.doubles import Caller
from tests.support.recordings import JOB, LAKE, PROMPT, answer, connect, content, entries, entry_of, record

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
    recorded = entry_of(request, httpx.Response(400, json=answered, request=request))
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


def test_prompt_of_an_earlier_request_is_known_again(caller: Caller, tmp_path: Path) -> None:
    path = tmp_path / "traffic.har"
    late = JOB | {"status": "failed", "error": {"message": f"refused: {PROMPT[:25]}...", "code": "moderation"}}
    client = connect(caller, "ephone", path, lambda r: answer(JOB if r.method == "POST" else late)(r))
    caller.wait(client.videos.create(prompt=PROMPT))
    caller.wait(client.videos.retrieve("video_1"))
    found = json.loads(entries(path)[1]["response"]["content"]["text"])
    assert found["error"]["message"].startswith("<redacted")
    assert found["error"]["code"] == "moderation"


SLASHED = "sk-live/ABCDEF+123456789=="


def told(path: Path, body: Any, kind: str = "application/json", /, *, status: int = 400, **sent: Any) -> str:
    """All that is written down of one exchange, with a key and a prompt unless something else is `sent`."""
    sent = {"json": {"prompt": LAKE}, "headers": {"authorization": f"Bearer {SLASHED}"}, **sent}
    headers = {"content-type": kind, **sent.pop("answered", {})}
    server = answer(status, body.encode() if isinstance(body, str) else body, headers=headers)
    hooks = record(path, prompts=sent.pop("prompts", False))
    with httpx.Client(transport=httpx.MockTransport(server), event_hooks=hooks) as http:
        http.post(sent.pop("to", "https://relay.example/v"), **sent)
    return json.dumps(entries(path), ensure_ascii=False) + path.read_text(encoding="utf-8")


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
