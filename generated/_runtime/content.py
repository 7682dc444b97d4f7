"""Owns what the bytes of an answer are: JSON, or text, or what its headers call them."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx

NOT_JSON: Any = object()
_MARK = b"\xef\xbb\xbf"  # of UTF-8
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")  # no text holds these, and the first bytes of a video do
_ERROR_LENGTH = 1024 * 1024  # bytes; what is longer is no error, whatever it calls itself


def parsed(content: bytes) -> Any:
    """A body as JSON, or `NOT_JSON`."""
    try:
        return json.loads(content.removeprefix(_MARK))
    except (ValueError, RecursionError):
        return NOT_JSON


def decoded(content: bytes) -> Any:
    """A body as JSON, or as text where it is none; a server may name a character set that does not exist."""
    found = parsed(content)
    return content.decode("utf-8", "replace") if found is NOT_JSON else found


def is_text(content: bytes) -> bool:
    """Whether all of the bytes may be text."""
    return not _CONTROLS.search(content)


def is_page(content: bytes) -> bool:
    """Whether the bytes begin as HTML and XML do."""
    return _bare(content).startswith(b"<") and is_text(content)


def is_json(content: bytes) -> bool:
    """Whether the bytes are JSON, or begin as JSON does; it may have broken off."""
    return is_text(content) and (_bare(content)[:1] in (b"{", b"[", b'"') or parsed(content) is not NOT_JSON)


def _bare(content: bytes) -> bytes:
    return content.removeprefix(_MARK).lstrip()


def is_no_file(response: httpx.Response) -> bool:
    """Whether the answer calls itself JSON, or a page, where something else was asked for, and is no long file."""
    media = str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()
    length = response.headers.get("content-length", "")
    named = media in ("application/json", "text/html", "text/json") or media.endswith("+json")
    return named and not (length.isdecimal() and int(length) > _ERROR_LENGTH)
