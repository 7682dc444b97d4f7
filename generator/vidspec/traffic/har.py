"""Owns the way from the text of a HAR 1.2 file, whoever wrote it, to exchanges that know their line."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from ..core.positions import Position
from ..findings.diagnostic import Diagnostic
from .exchange import Body, Exchange, Part, Target, in_time, moment

_SPACE = re.compile(r"[ \t\n\r]*")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,20}(Z|[+-][0-9]{2}:?[0-9]{2})?")
_NO_BODY = Body(content_type="", text=None, size=0)


class _MalformedHAR(Exception):
    """The text is not the JSON of a HAR; never leaves this module."""

    def __init__(self, message: str, offset: int) -> None:
        self.message = message
        self.offset = offset


def read(text: str, file: str) -> tuple[tuple[Exchange, ...] | None, tuple[Diagnostic, ...]]:
    """The exchanges in the order of time, and entries that are none; no exchanges where it is no HAR."""
    places = _Places(text, file)
    exchanges: list[Exchange] = []
    broken: list[Position] = []
    try:
        for number, (offset, entry) in enumerate(_entries(text), start=1):
            at = places.at(offset)
            exchange = _exchange(number, at, entry)
            if exchange is None:
                broken.append(at)
            else:
                exchanges.append(exchange)
    except _MalformedHAR as fault:
        return None, (Diagnostic(places.at(fault.offset), "D400", fault.message, place="file", expected="HAR 1.2"),)
    if not broken:
        return in_time(exchanges), ()
    message = f"an entry without request and answer as HAR 1.2 has them; {len(broken)} times"
    finding = Diagnostic(broken[0], "D410", message, place="entries", expected="an exchange", related=(broken[-1],))
    return in_time(exchanges), (finding,)


class _Places:
    """Lines and columns by offset, for texts of many megabytes."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._ends = [end.start() for end in re.finditer("\n", text)]

    def at(self, offset: int) -> Position:
        line = bisect_left(self._ends, offset)
        start = self._ends[line - 1] + 1 if line else 0
        return Position(self._file, line + 1, offset - start + 1)


def _entries(text: str) -> Iterator[tuple[int, Any]]:
    """Each entry with its offset. The rest is only read as far as that needs."""
    decoder = _Decoder(text)
    if text.removeprefix("\ufeff").strip() == "":
        raise _MalformedHAR("the file is empty", 0)
    seen = False
    for key in decoder.members():
        if key != "log":
            decoder.value()
            continue
        for below in decoder.members():
            if below != "entries":
                decoder.value()
                continue
            seen = True
            yield from decoder.elements()
    decoder.end()
    if not seen:
        raise _MalformedHAR("not a HAR: there are no entries in a log", 0)


class _Decoder:
    """Goes through JSON value by value, so that each is known with its offset."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 1 if text.startswith("\ufeff") else 0
        self._decoder = json.JSONDecoder()

    def value(self) -> Any:
        self._skip()
        try:
            value, self._at = self._decoder.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            raise _MalformedHAR(f"not JSON: {error.msg}", error.pos) from None
        except (ValueError, RecursionError):
            raise _MalformedHAR("not JSON that can be read: nested too deep, or a number too long", self._at) from None
        return value

    def members(self) -> Iterator[str]:
        """Each key of an object; whoever asks for the next one has read the value."""
        for _ in self._each("{", "}"):
            key = self.value()
            if not isinstance(key, str):
                raise _MalformedHAR("not JSON: a key is no text", self._at)
            self._expect(":")
            yield key

    def elements(self) -> Iterator[tuple[int, Any]]:
        for _ in self._each("[", "]"):
            self._skip()
            offset = self._at
            yield offset, self.value()

    def _each(self, opening: str, closing: str) -> Iterator[None]:
        self._expect(opening)
        if self._next() == closing:
            self._at += 1
            return
        while True:
            yield
            if self._next() == closing:
                self._at += 1
                return
            self._expect(",")

    def end(self) -> None:
        if self._next() != "":
            raise _MalformedHAR("not JSON: text after the end", self._at)

    def _expect(self, character: str) -> None:
        if self._next() != character:
            reason = (
                "the file ends too early" if self._at >= len(self._text) else f"not a HAR: {character!r} is expected"
            )
            raise _MalformedHAR(reason, self._at)
        self._at += 1

    def _next(self) -> str:
        self._skip()
        return self._text[self._at : self._at + 1]

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at


def _exchange(number: int, at: Position, entry: Any) -> Exchange | None:
    request, response = _mapping(entry, "request"), _mapping(entry, "response")
    target = Target.read(_text(request, "url"))
    method, status = _text(request, "method"), response.get("status")
    if target is None or not re.fullmatch(r"[A-Za-z]{1,20}", method) or isinstance(status, bool):
        return None
    if not isinstance(status, (int, float)) or status != status or not 0 <= status < 1000:
        return None
    headers = _headers(response)
    started = _text(entry, "startedDateTime")
    started = started if _TIME.fullmatch(started) else ""
    return Exchange(
        number=number,
        at=at,
        started=started,
        moment=moment(started),
        method=method.upper(),
        target=target,
        provider=_text(entry, "_provider"),
        operation=_text(entry, "_operation"),
        preflight="access-control-request-method" in _headers(request),
        status=int(status),
        sent=_sent(request),
        received=_received(response, headers),
        location=_text(response, "redirectURL") or headers.get("location", ""),
        broke_off=bool(_text(entry, "_error")),
    )


def _sent(request: Mapping[str, Any]) -> Body:
    posted = request.get("postData")
    size = _size(request, "bodySize")
    if not isinstance(posted, dict):
        if size <= 0:
            return _NO_BODY
        posted = {}
    content_type = _text(posted, "mimeType") or _headers(request).get("content-type", "")
    parts = tuple(
        Part(name=_text(param, "name"), text=_optional(param, "value"), file=isinstance(param.get("fileName"), str))
        for param in _list(posted, "params")
        if isinstance(param, dict)
    )
    text = _optional(posted, "text")
    # An empty text beside a size is a body that was not kept.
    kept = text or (None if size != 0 or parts else "")
    return Body(content_type=content_type, text=kept, size=size, encoding=_text(posted, "encoding"), parts=parts)


def _received(response: Mapping[str, Any], headers: Mapping[str, str]) -> Body:
    content = _mapping(response, "content")
    size, text = _size(content, "size"), _optional(content, "text")
    return Body(
        content_type=headers.get("content-type") or _text(content, "mimeType"),
        text=text or ("" if size == 0 else None),
        size=size,
        encoding=_text(content, "encoding"),
    )


def _headers(message: Mapping[str, Any]) -> dict[str, str]:
    """The first value of each header, by its name in lower case."""
    found: dict[str, str] = {}
    for header in _list(message, "headers"):
        if isinstance(header, dict):
            found.setdefault(_text(header, "name").lower(), _text(header, "value"))
    return found


def _mapping(node: Any, key: str) -> Mapping[str, Any]:
    below = node.get(key) if isinstance(node, dict) else None
    return below if isinstance(below, dict) else {}


def _list(node: Mapping[str, Any], key: str) -> list[Any]:
    below = node.get(key)
    return below if isinstance(below, list) else []


def _optional(node: Any, key: str) -> str | None:
    below = node.get(key) if isinstance(node, dict) else None
    return below if isinstance(below, str) else None


def _text(node: Any, key: str) -> str:
    return _optional(node, key) or ""


def _size(node: Mapping[str, Any], key: str) -> int:
    """A count of bytes; -1 where it is not known."""
    size = node.get(key)
    return size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else -1
