"""Owns how an exchange is written down: an entry of HAR 1.2, with everything taken out that must not be in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import httpx

from .capture import Capture, Parts, Text, Unpacked, is_json, media_type
from .redaction import Redaction, Written

CLOSED = "closed"  # the caller wanted no more of the body


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


def entry(seen: Seen, *, prompts: bool, written: Written) -> dict[str, Any]:
    """The entry, without secrets and files, and without prompts unless they are wanted."""
    request, response = seen.response.request, seen.response
    ours = request.extensions.get("vidspec")
    ours = ours if isinstance(ours, Mapping) else {}
    redaction = Redaction(prompts=prompts, written=written, key_name=str(ours.get("key_name", "")))
    for headers, sent in ((request.headers, True), (response.headers, False)):
        for name, value in headers.multi_items():
            redaction.learn_header(name, value, sent=sent)
    redaction.learn_url(str(request.url))
    posted = _posted(seen.sent, request.headers.get("content-type", ""), redaction)
    url, query = redaction.url(str(request.url))  # after the body, which may hold what a path repeats
    found: dict[str, Any] = {
        "startedDateTime": seen.started.isoformat(timespec="milliseconds"),
        "time": _milliseconds(seen.took),
        "request": {
            "method": redaction.text(request.method),
            "url": url,
            "httpVersion": response.http_version,
            "cookies": [],
            "headers": _headers(request.headers, redaction),
            "queryString": [{"name": name, "value": value} for name, value in query],
            **({"postData": posted} if posted else {}),
            "headersSize": -1,
            "bodySize": seen.sent.size,
        },
        "response": {
            "status": response.status_code,
            "statusText": redaction.page(response.reason_phrase),
            "httpVersion": response.http_version,
            "cookies": [],
            "headers": _headers(response.headers, redaction),
            "content": _content(seen, redaction),
            "redirectURL": redaction.header("location", response.headers.get("location", "")),
            "headersSize": -1,
            "bodySize": seen.received.size,
        },
        "cache": {},
        "timings": {
            "send": 0,
            "wait": _milliseconds(seen.waited),
            "receive": _milliseconds(max(0.0, seen.took - seen.waited)),
        },
    }
    known = {f"_{name}": ours[name] for name in ("provider", "operation") if isinstance(ours.get(name), str)}
    return found | known | ({"_error": seen.error} if seen.error not in (None, CLOSED) else {})


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
    found: dict[str, Any] = {"mimeType": content_type}
    if isinstance(body, Parts):
        params = [_param(part, redaction) for part in body.parts]
        for param in params:
            if "fileName" in param:  # after all texts: a file may be named like one
                param["fileName"] = redaction.page(param["fileName"])
        return found | {"params": params}
    if not isinstance(body, Text) or body.cut:
        return found | {"text": "", "comment": f"{body.size} bytes are not kept"}
    text = body.kept.decode("utf-8", "replace")
    if media_type(content_type) == "application/x-www-form-urlencoded":
        pairs = parse_qsl(text, keep_blank_values=True)
        return found | {
            "params": [
                {"name": redaction.key(name, sent=True), "value": _field(name, value, redaction)}
                for name, value in pairs
            ]
        }
    return found | {"text": _json(text, redaction, sent=True) or redaction.sent("text", text)}


def _param(part: Any, redaction: Redaction) -> dict[str, Any]:
    found: dict[str, Any] = {"name": redaction.key(part.name, sent=True)}
    if part.filename is not None:
        found["fileName"] = part.filename
    elif part.text is None:
        found["value"] = f"<redacted: {part.size} bytes>"
    else:
        found["value"] = _field(part.name, part.text.decode("utf-8", "replace"), redaction)
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
    size = body.size
    if isinstance(body, Unpacked):
        body.end()
        body = body.inner
        size = body.size
    found: dict[str, Any] = {"size": size, "mimeType": redaction.text(content_type)}
    if not isinstance(body, Text) or not size:
        return found
    text = body.kept.decode("utf-8", "replace").removeprefix("\ufeff")
    whole = not body.cut and _whole(seen)
    if media_type(content_type) == "text/event-stream":
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return found | {"text": _events(text if whole else text[: text.rfind("\n\n") + 2], redaction)}
    if not whole:
        return found | {"comment": "the body is not kept: too long, or not all of it came"}
    known = _json(text, redaction, sent=False)
    if known is None and is_json(media_type(content_type)):
        return found | {"text": f"<redacted: {len(text)} characters>"}  # what is in it cannot be told apart
    return found | {"text": known if known is not None else redaction.page(text)}


def _events(text: str, redaction: Redaction) -> str:
    """A stream of events, line by line; the data of an event is mostly JSON in one line."""
    lines = []
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        value = value.removeprefix(" ")
        known = _json(value, redaction, sent=False) if name == "data" else None
        lines.append(f"{name}{colon}{' ' if colon else ''}{known if known is not None else redaction.page(value)}")
    return "\n".join(lines)
