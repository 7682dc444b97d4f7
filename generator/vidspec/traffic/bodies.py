"""Owns the reading of recorded bodies: JSON, forms, multipart and streams of events, as values."""

from __future__ import annotations

import base64
import binascii
import codecs
import json
import re
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl

from .exchange import Body, Part

REDACTED = "<redacted"  # where a recording leaves out what was there
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_CHARSETS = ("ascii", "big5", "cp", "euc", "gb", "iso", "koi8", "shift_jis", "utf")
_BOUNDARY = re.compile(r"""(?:^|[;\s])boundary\s*=\s*(?:"([^"]{1,200})"|([^";]{1,200}))""", re.IGNORECASE)
_DISPOSITION = re.compile(r"^content-disposition:(.*)$", re.IGNORECASE | re.MULTILINE)
_PARAMETER = re.compile(r""";\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^;\s]*))""")


class NotReadable(Exception):
    """The body is not what its content type says; the message says how, without quoting it."""


def redacted(text: str) -> bool:
    return REDACTED in text


def text_of(body: Body) -> str | None:
    """The text of a body, None where it was not kept."""
    if body.text is None or body.encoding.lower() != "base64":
        return body.text
    charset = _charset(body.content_type)
    try:
        return base64.b64decode(body.text, validate=False).decode(charset)
    except (binascii.Error, ValueError):
        raise NotReadable(f"text in {charset.upper()}") from None


def _charset(content_type: str) -> str:
    """The charset that a content type names, if it is one of texts, and one that costs no more than it should."""
    named = _CHARSET.search(content_type)
    try:
        name = codecs.lookup(named[1]).name if named else "utf-8"
    except (LookupError, ValueError):
        return "utf-8"
    return name if name.startswith(_CHARSETS) else "utf-8"


def json_of(text: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise NotReadable("JSON") from None


def form_of(body: Body) -> tuple[Part, ...] | None:
    """The fields of a form of either kind, None where they were not kept."""
    if body.media == "multipart/form-data":
        return _multipart(body) if body.text else body.parts or None
    if text := text_of(body):
        try:
            pairs = parse_qsl(text.strip(), keep_blank_values=True, max_num_fields=1000)
        except ValueError:
            raise NotReadable("a form") from None
        return tuple(Part(name=name, text=value) for name, value in pairs)
    return body.parts or None


class BodyReader:
    """Reads bodies that are to be compared, and counts them: those that are there, and those that were not kept."""

    def __init__(self) -> None:
        self.read = 0
        self.lost = 0

    def text(self, body: Body, *, written: bool = False) -> str | None:
        """The text of a body. A placeholder in place of all that was `written` in a request is no text."""
        kept = None if written and body.text and body.text.startswith(REDACTED) else body.text
        self._count(kept=kept is not None)
        return None if kept is None else text_of(body)

    def form(self, body: Body) -> tuple[Part, ...] | None:
        self._count(kept=body.kept)
        return form_of(body)

    def _count(self, *, kept: bool) -> None:
        self.read += kept
        self.lost += not kept


def _multipart(body: Body) -> tuple[Part, ...]:
    text = _raw(body).replace("\r\n", "\n")
    named = _BOUNDARY.search(body.content_type)
    boundary = (named[1] or named[2]).strip() if named else ""
    if not boundary or f"--{boundary}" not in text:
        if body.parts:
            return body.parts
        raise NotReadable("parts with a boundary")
    # A boundary is a line of its own: within a line it is content.
    lines = list(re.finditer(rf"^--{re.escape(boundary)}(--)?[ \t]*$", text, re.MULTILINE))
    last = next((index for index, line in enumerate(lines) if line[1]), None)
    if last is None:
        raise NotReadable("parts that end with their boundary")
    return tuple(_part(text[one.end() : other.start()]) for one, other in pairwise(lines[: last + 1]))


def _raw(body: Body) -> str:
    """The bytes of a body as characters: a part may be a file beside others that are text."""
    text = body.text or ""
    if body.encoding.lower() != "base64":
        return text.encode("utf-8", "surrogatepass").decode("latin-1")
    try:
        return base64.b64decode(text, validate=False).decode("latin-1")
    except (binascii.Error, ValueError):
        raise NotReadable("base64") from None


def _part(piece: str) -> Part:
    head, blank, content = piece.removeprefix("\n").partition("\n\n")
    disposition = _DISPOSITION.search(head)
    pairs = _PARAMETER.finditer(disposition[1]) if disposition else ()
    parameters = {pair[1].lower(): _text(pair[2] if pair[2] is not None else pair[3]) for pair in pairs}
    if not blank or "name" not in parameters:
        raise NotReadable("parts with a name")
    file = bool({"filename", "filename*"} & parameters.keys())
    return Part(name=parameters["name"], text=None if file else _text(content.removesuffix("\n")), file=file)


def _text(raw: str) -> str:
    return raw.encode("latin-1").decode("utf-8", "replace")


def events_of(text: str, terminator: str | None) -> tuple[Any, ...]:
    """The values of the events up to the terminator; an event that has not ended does not count."""
    values: list[Any] = []
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
            values.append(json_of(event))
    return tuple(values)
