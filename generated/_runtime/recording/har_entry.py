# SPDX-License-Identifier: MIT
"""Owns how an exchange is written down: an entry of HAR 1.2, with everything taken out that must not be in it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import httpx

from .body_tap import Capture, Part, Parts, Text, Unpacked, is_file, is_json, media_type
from .redaction import Redaction
from .secrets import Known

CLOSED = "closed"  # the caller wanted no more of the body
_FIELDS = frozenset({"", "data", "event", "id", "retry"})  # of an event; the first one is a comment
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# A text in JSON, and the name of its field; in what is no whole JSON.
_PAIR = re.compile(r'(?:"([^"\\]{1,100})"\s*+:\s*+)?"((?:[^"\\]++|\\.)*+)"(?!\s*+:)', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An exchange as it went by. `error` says why the body of the answer ended early."""

    started: datetime
    waited: float  # seconds until the answer began
    took: float  # seconds until its body ended
    response: httpx.Response
    sent: Capture
    received: Capture
    error: str | None = None


def entry(seen: Seen, *, prompts: bool, known: Known) -> dict[str, Any]:
    """The entry, without secrets and files, and without prompts unless they are wanted."""
    ours = seen.response.request.extensions.get("vidspec")
    ours = ours if isinstance(ours, Mapping) else {}
    redaction = Redaction(prompts=prompts, known=known, key_name=str(ours.get("key_name", "")))
    _learn(seen, redaction)
    found: dict[str, Any] = {
        "startedDateTime": seen.started.isoformat(timespec="milliseconds"),
        "time": _milliseconds(seen.took),
        "request": _request(seen, redaction),  # before the answer, which may repeat what is in it
        "response": _response(seen, redaction),
        "cache": {},
        "timings": {
            "send": 0,
            "wait": _milliseconds(seen.waited),
            "receive": _milliseconds(max(0.0, seen.took - seen.waited)),
        },
    }
    named = {f"_{name}": ours[name] for name in ("provider", "operation") if isinstance(ours.get(name), str)}
    return found | named | ({"_error": seen.error} if seen.error not in (None, CLOSED) else {})


def _learn(seen: Seen, redaction: Redaction) -> None:
    """Notes all secrets, and what was written as far as it is not kept; the rest is noted where it is taken out."""
    request = seen.response.request
    for headers, sent in ((request.headers, True), (seen.response.headers, False)):
        for name, value in headers.multi_items():
            redaction.learn_header(name, value, sent=sent)
    redaction.learn_url(str(request.url))
    body = seen.sent
    if isinstance(body, Text):
        lost = list(body.lost)
    elif isinstance(body, Parts):
        lost = [bytes(part.text) for part in body.parts if part.cut and part.text]
        if body.cut:
            redaction.lose()
    else:
        lost = []
        if body.size and not is_file(media_type(request.headers.get("content-type", ""))):
            redaction.lose()
    for piece in lost:
        redaction.learn_text(piece.decode("utf-8", "ignore"))
        redaction.lose()


def _request(seen: Seen, redaction: Redaction) -> dict[str, Any]:
    request = seen.response.request
    posted = _posted(seen.sent, request.headers.get("content-type", ""), redaction)
    url, query = redaction.url(str(request.url))  # after the body, which may hold what a path repeats
    return {
        "method": redaction.text(request.method),
        "url": url,
        "httpVersion": seen.response.http_version,
        "cookies": [],
        "headers": _headers(request.headers, redaction),
        "queryString": [{"name": name, "value": value} for name, value in query],
        **({"postData": posted} if posted else {}),
        "headersSize": -1,
        "bodySize": seen.sent.size,
    }


def _response(seen: Seen, redaction: Redaction) -> dict[str, Any]:
    response = seen.response
    return {
        "status": response.status_code,
        "statusText": redaction.page(response.reason_phrase),
        "httpVersion": response.http_version,
        "cookies": [],
        "headers": _headers(response.headers, redaction),
        "content": _content(seen, redaction),
        "redirectURL": redaction.header("location", response.headers.get("location", "")),
        "headersSize": -1,
        "bodySize": seen.received.size,
    }


def _whole(seen: Seen) -> bool:
    """Whether all bytes came, perhaps without the caller waiting for the end."""
    return seen.error is None or seen.response.headers.get("content-length", "") == str(seen.received.size)


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _headers(headers: httpx.Headers, redaction: Redaction) -> list[dict[str, str]]:
    return [{"name": name, "value": redaction.header(name, value)} for name, value in headers.multi_items()]


def _posted(body: Capture, content_type: str, redaction: Redaction) -> dict[str, Any] | None:
    if not body.size:
        return None
    found: dict[str, Any] = {"mimeType": redaction.text(content_type)}
    if isinstance(body, Parts):
        params = [_param(part, redaction) for part in body.parts]
        for param in params:
            if "fileName" in param:  # after all texts: a file may be named like one
                param["fileName"] = redaction.page(param["fileName"])
        return found | {"params": params}
    counted = found | {"text": "", "comment": f"{body.size} bytes are not kept"}
    if not isinstance(body, Text):
        return counted
    text = _decoded(bytes(body.kept))
    if text is None or body.cut:
        redaction.lose()
        _learn_broken(body.kept.decode("utf-8", "ignore"), redaction)
        return counted
    if media_type(content_type) == "application/x-www-form-urlencoded":
        pairs = parse_qsl(text, keep_blank_values=True)
        return found | {
            "params": [
                {"name": redaction.key(name, sent=True), "value": _field(name, value, redaction)}
                for name, value in pairs
            ]
        }
    known = _json(text, redaction, sent=True)
    if known is not None:
        return found | {"text": known}
    if is_json(media_type(content_type)) or text.lstrip()[:1] in ("{", "["):
        redaction.lose()
    _learn_broken(text, redaction)
    return found | {"text": f"<redacted: {len(text)} characters>"}  # who sends a text as it is sends a file


def _learn_broken(text: str, redaction: Redaction) -> None:
    """Notes what was sent in a body that cannot be taken apart."""
    if _CONTROL.search(text):
        return
    redaction.learn_text(text)
    for name, value in _PAIR.findall(text):
        try:
            redaction.sent(name or "text", json.loads(f'"{value}"', strict=False))
        except ValueError:
            redaction.sent(name or "text", value)


def _decoded(body: bytes) -> str | None:
    """A body as text; None where it is none."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def _param(part: Part, redaction: Redaction) -> dict[str, Any]:
    found: dict[str, Any] = {"name": redaction.key(part.name, sent=True)}
    if part.filename is not None:
        found["fileName"] = part.filename
    else:
        text = None if part.text is None or part.cut else _decoded(bytes(part.text))
        found["value"] = f"<redacted: {part.size} bytes>" if text is None else _field(part.name, text, redaction)
    if part.content_type is not None:
        found["contentType"] = redaction.text(part.content_type)
    return found | {"_size": part.size}


def _field(name: str, text: str, redaction: Redaction) -> str:
    """A field of a form; an object or a list travels in it as JSON."""
    found = _json(text, redaction, sent=True, name=name) if text[:1] in ("{", "[") else None
    return found or redaction.sent(name, text)


def _json(text: str, redaction: Redaction, *, sent: bool, name: str = "") -> str | None:
    """JSON without what must not be in it; None where it is no JSON."""
    try:
        value = redaction.json(json.loads(text), sent=sent, name=name)
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        return None


def _content(seen: Seen, redaction: Redaction) -> dict[str, Any]:
    body: Capture = seen.received
    content_type = seen.response.headers.get("content-type", "")
    found: dict[str, Any] = {"size": body.size, "mimeType": redaction.text(content_type)}
    if isinstance(body, Unpacked):
        body.end()
        if body.failed or (body.size and not body.inner.size):
            return found | {"comment": "the body is not kept: it could not be unpacked"}
        body = body.inner
        found["size"] = body.size
    if not isinstance(body, Text) or not body.size:
        return found
    kept, whole = bytes(body.kept), not body.cut and _whole(seen)
    events = media_type(content_type) == "text/event-stream"
    if events:
        kept = kept.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        kept = kept if whole else kept[: kept.rfind(b"\n\n") + 2]
    elif not whole:
        return found | {"comment": "the body is not kept: too long, or not all of it came"}
    text = _decoded(kept.removeprefix(codecs.BOM_UTF8))
    if text is None and is_json(media_type(content_type)):
        return found | {"text": f"<redacted: {len(kept)} bytes>"}
    if text is None:
        return found | {"comment": "the body is not kept: it is no text"}
    if events:
        return found | {"text": _events(text, redaction)}
    known = _json(text, redaction, sent=False)
    if known is None and is_json(media_type(content_type)):
        return found | {"text": f"<redacted: {len(text)} characters>"}  # what is in it cannot be told apart
    return found | {"text": known if known is not None else redaction.page(text)}


def _events(text: str, redaction: Redaction) -> str:
    """A stream of events, one after the other, each after an empty line."""
    return "\n\n".join(_event(event.split("\n"), redaction) for event in text.split("\n\n"))


def _event(lines: list[str], redaction: Redaction) -> str:
    """An event, line by line; its data is mostly JSON, and may go over several lines."""
    fields = [(name, colon, value.removeprefix(" ")) for name, colon, value in (line.partition(":") for line in lines)]
    data = "\n".join(value for name, colon, value in fields if name == "data" and colon)
    found: list[str] = []
    shown = False
    for line, (name, colon, value) in zip(lines, fields, strict=True):
        if name not in _FIELDS or not colon:
            found.append(line if line in _FIELDS else redaction.page(line))
        elif name != "data":
            found.append(f"{name}: {redaction.page(value)}")
        elif not shown:
            shown = True
            found += [f"data: {piece}" for piece in _data(data, redaction).split("\n")]
    return "\n".join(found)


def _data(text: str, redaction: Redaction) -> str:
    known = _json(text, redaction, sent=False)
    if known is not None:
        return known
    broken = text.lstrip().startswith("{")  # what is in it cannot be told apart
    return f"<redacted: {len(text)} characters>" if broken else redaction.page(text)
