"""Owns the reading of recorded bodies: JSON, forms, multipart and streams of events, as values."""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import Any
from urllib.parse import parse_qsl

from .exchange import Body, Part

REDACTED = "<redacted"  # where a recording leaves out what was there


class NotReadable(Exception):
    """The body is not what its content type says; the message says how, without quoting it."""


def redacted(text: str) -> bool:
    return REDACTED in text


def text_of(body: Body) -> str | None:
    """The text of a body, None where it was not kept."""
    if body.text is None or body.encoding.lower() != "base64":
        return body.text
    try:
        return base64.b64decode(body.text, validate=False).decode("utf-8")
    except (binascii.Error, ValueError):
        raise NotReadable("text in UTF-8") from None


def json_of(text: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise NotReadable("JSON") from None


def form_of(body: Body) -> tuple[Part, ...] | None:
    """The fields of a form of either kind, None where they were not kept."""
    text = text_of(body)
    if body.media == "multipart/form-data":
        boundary = re.search(r'boundary="?([^";]{1,200})', body.content_type)
        if text and boundary and f"--{boundary[1]}" in text:
            return _multipart(text, f"--{boundary[1].strip()}")
        if text and not body.parts:
            raise NotReadable("parts with a boundary")
        return body.parts or None
    if text:
        try:
            pairs = parse_qsl(text.strip(), keep_blank_values=True, max_num_fields=1000)
        except ValueError:
            raise NotReadable("a form") from None
        return tuple(Part(name=name, text=value) for name, value in pairs)
    return body.parts or None


def _multipart(text: str, line: str) -> tuple[Part, ...]:
    _, *pieces = text.replace("\r\n", "\n").split(line)
    if len(pieces) < 2 or not pieces[-1].startswith("--"):
        raise NotReadable("parts that end with their boundary")
    return tuple(_part(piece) for piece in pieces[:-1])


def _part(piece: str) -> Part:
    head, blank, content = piece.removeprefix("\n").partition("\n\n")
    name = re.search(r'[; ]name="([^"]*)"', head)
    if not blank or name is None:
        raise NotReadable("parts with a name")
    file = re.search(r"[; ]filename\*?=", head) is not None
    return Part(name=name[1], text=None if file else content.removesuffix("\n"), file=file)


def events_of(text: str, terminator: str | None) -> tuple[Any, ...]:
    """The values of the events up to the terminator; an event that has not ended does not count."""
    found: list[Any] = []
    data: list[str] = []
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        name, _, value = line.partition(":")
        if name == "data":
            data.append(value.removeprefix(" "))
        elif not line and data:
            event = "\n".join(data)
            data.clear()
            if event == terminator:
                break
            found.append(json_of(event))
    return tuple(found)
