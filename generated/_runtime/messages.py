# SPDX-License-Identifier: MIT
"""Owns how the words of a server may appear in errors and logs: short, in one line, without keys and prompts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import quote

_SECRET_LENGTH = 6  # characters; what is shorter may be a word
_LENGTH = 300  # characters of a message
_MARKUP = re.compile(r"[\s\ufeff]*<")
_MARKUP_LENGTH = 8192  # characters of XML or HTML that are looked at
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]*)</title", re.IGNORECASE)
# An element with text or CDATA only, with or without a prefix: nothing is parsed, so no entity can expand.
_ELEMENT = (
    r"<(?:[\w.-]{{1,40}}:)?(?i:{})(?:\s[^<>]{{0,200}})?>"
    r"(?:\s*<!\[CDATA\[((?:[^\]]|\](?!\]>)){{1,2000}})\]\]>\s*|([^<]*))</"
)
_XML_CODE = re.compile(_ELEMENT.format("code|faultcode"))
_XML_MESSAGE = re.compile(_ELEMENT.format("message|msg|faultstring|reason|detail|description"))
_XML_REQUEST_ID = re.compile(_ELEMENT.format("requestid|request_id"))
# Where servers put the reason of an error, in lower case without `_` and `-`. The first name with words counts of each
# row, and the rows follow each other: what kind of fault, what was wrong, and where.
_REASONS = (
    ("error", "err", "fault", "title"),
    (
        *("message", "msg", "errormessage", "errormsg", "errmessage", "errmsg", "statusmessage", "statusmsg"),
        *("errordescription", "description", "reason", "failreason", "failurereason", "failedreason"),
        *("failmessage", "failmsg", "faultstring", "messages", "errormessages"),
    ),
    ("errors", "detail", "details"),
)
_PLACES = ("loc", "field", "param", "path", "pointer")  # of the fault, beside its message
_CODES = ("code", "type")  # the words of last resort
_SHOWN = 3  # faults of a list
_DEPTH = 5  # of lists and objects in each other
_NAMES = 1000  # of an object that are looked at


class Hide:
    """Takes secrets out of what a server wrote: it may repeat the key or the prompt that it was sent."""

    def __init__(self, key: str | None = None, written: Iterable[str] = ()) -> None:
        self._key = key if key and len(key) >= _SECRET_LENGTH else None
        texts = {text for text in (self._key, *written) if text}
        # As they are, as they stand in JSON, and as they stand in a URL.
        forms = (form for text in texts for form in (text, json.dumps(text)[1:-1], quote(text, "", errors="replace")))
        self._texts = sorted(set(forms), key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text as it may stand in a message or a log."""
        for secret in self._texts:
            text = text.replace(secret, "<redacted>")
        return text

    def everywhere(self, value: Any) -> Any:
        """A decoded body without the key; what was written may stay in there."""
        try:
            return self._without_key(value) if self._key else value
        except RecursionError:
            return "<redacted: it nests too deep>"

    def _without_key(self, value: Any) -> Any:
        assert self._key is not None
        if isinstance(value, str):
            return value.replace(self._key, "<redacted>")
        if isinstance(value, dict):
            return {self._without_key(name): self._without_key(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self._without_key(item) for item in value]
        return value


def error_message(body: Any) -> str | None:
    """The reason that an error response gives, wherever providers put it. It may be long and repeat secrets.

    Of a page only the title counts.
    """
    return _reason(body, _DEPTH) or (_code(body) if isinstance(body, dict) else None)


def _reason(value: Any, depth: int) -> str | None:
    """The words in a text, a list of faults, or an object that describes a fault or maps fields to faults."""
    if isinstance(value, str):
        return _of_markup(value) if _MARKUP.match(value) else value if value.strip() else None
    if not depth or not isinstance(value, (dict, list)):
        return None
    if isinstance(value, list):
        return _joined((_reason(item, depth - 1) for item in value[:_NAMES]), "; ")
    names = _by_plain_name(value)
    reasons = (_first(names, row, depth) for row in _REASONS)
    parts = [part for part in reasons if part]
    # A part that repeats another one says nothing new.
    parts = [part for n, part in enumerate(parts) if not any(part in other for other in parts[:n])]
    reason = ": ".join(part for n, part in enumerate(parts) if not any(part in other for other in parts[n + 1 :]))
    place = next((place for name in _PLACES if (place := _place(names.get(name)))), None)
    return f"{place}: {reason}" if reason and place else reason or None


def _first(names: dict[str, Any], row: tuple[str, ...], depth: int) -> str | None:
    """The first reason of a row."""
    for name in row:
        value = names.get(name)
        reason = _reason(value, depth - 1)
        if reason is None and isinstance(value, dict):
            reason = _by_field(value, depth - 1, texts=name == "errors")
        if reason:
            return reason
    return None


def _by_field(faults: dict[str, Any], depth: int, *, texts: bool) -> str | None:
    """The faults of an object that lists them by field: `{"prompt": ["too long"]}`; `texts` may be faults too."""
    kinds = (list, str) if texts else list
    faulty = ((name, value) for name, value in islice(faults.items(), _NAMES) if isinstance(value, kinds))
    reasons = ((name, _reason(value, depth)) for name, value in faulty)
    return _joined((f"{name}: {reason}" for name, reason in reasons if reason), "; ")


def _joined(reasons: Iterable[str | None], separator: str) -> str | None:
    """The first few reasons."""
    return separator.join(islice(filter(None, reasons), _SHOWN)) or None


def _place(value: Any) -> str | None:
    """Where a fault is: a name, or the steps from the root of the request."""
    steps = value if isinstance(value, list) else [value]
    texts = [str(step) for step in steps[:_DEPTH] if isinstance(step, (str, int)) and not isinstance(step, bool)]
    return ".".join(texts) or None


def _code(body: dict[str, Any]) -> str | None:
    """The words of an error object that has no message."""
    error = body.get("error")
    texts = [error.get(name) for name in _CODES] if isinstance(error, dict) else []
    return next((text for text in texts if isinstance(text, str) and _reason(text, 1)), None)


def _by_plain_name(holder: dict[Any, Any]) -> dict[str, Any]:
    """The members by name in lower case, without `_` and `-`; the first one of a name counts."""
    names: dict[str, Any] = {}
    for name, value in islice(holder.items(), _NAMES):
        names.setdefault(str(name).lower().replace("_", "").replace("-", ""), value)
    return names


def _of_markup(text: str) -> str | None:
    """The code and the message of XML, or the title of a page."""
    head = text[:_MARKUP_LENGTH]
    if _HTML.search(head):
        return _element(_TITLE, head)
    message = _element(_XML_MESSAGE, head)
    return _joined((_element(_XML_CODE, head), message), ": ") if message else _element(_TITLE, head)


def _element(pattern: re.Pattern[str], text: str) -> str | None:
    """The text of the first element that is whole and has any."""
    import html

    texts = (next(filter(None, match.groups()), "") for match in pattern.finditer(text))
    return next((html.unescape(words.strip()) for words in texts if words.strip()), None)


def request_id_of(body: Any) -> str | None:
    """The id of the request in an error response; None if it holds none."""
    if isinstance(body, str):
        return _element(_XML_REQUEST_ID, body[:_MARKUP_LENGTH]) if _MARKUP.match(body) else None
    holders = [body, body.get("error")] if isinstance(body, dict) else []
    values = (_by_plain_name(holder).get("requestid") for holder in holders if isinstance(holder, dict))
    return next((text for value in values if (text := _id(value))), None)


def _id(value: Any) -> str | None:
    """An id as text; None for what is neither text nor a number."""
    return str(value).strip() or None if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def one_line(text: str, length: int = _LENGTH) -> str:
    """The text as it may stand in a message: short, and without characters that move the cursor."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * length]).split())
    return line if len(line) <= length else f"{line[:length]}..."
