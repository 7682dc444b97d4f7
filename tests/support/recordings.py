"""Records calls to clients, and reads the recordings."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
from vidspec.core.spec import Provider
from vidspec.pipeline import read_specs
from vidspec.traffic import compare

from tests.support.doubles import Caller, Pieces
from tests.support.project import sources

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


def entry_of(request: httpx.Request, response: httpx.Response) -> Any:
    """What is written down of an exchange."""
    capture = import_module("generated._runtime.recording.body_tap").capture_for
    entry = import_module("generated._runtime.recording.har_entry")
    sent, received = (capture(message.headers.get("content-type", "")) for message in (request, response))
    sent.feed(request.content)
    received.feed(response.content)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    seen = entry.Seen(started=now, waited=0.0, took=0.0, response=response, sent=sent, received=received)
    return entry.entry(seen, prompts=False, known=import_module("generated._runtime.recording.secrets").Known())


LAKE = "a small kitten walks over the wide frozen lake at night"


def content(path: Path) -> Any:
    return entries(path)[-1]["response"]["content"]
