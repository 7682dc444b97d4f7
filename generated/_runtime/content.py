"""Owns what the bytes of an answer are: JSON, or text, or what its headers call them."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx

NOT_JSON: Any = object()
_MARK = b"\xef\xbb\xbf"  # of UTF-8
_PART = re.compile(r"bytes 0-(\d+)/(\d+)")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"[\0", b"<\0", b"\0{", b"\0[", b"\0<")  # UTF-16
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


def may_be_no_file(head: bytes) -> bool:
    """Whether the first bytes may be those of JSON, a page or words: those of a video hold control characters."""
    return is_text(head) or _bare(head)[:1] in (b"{", b"[", b"<", b'"') or head.startswith(_WIDE)


def is_page(content: bytes) -> bool:
    """Whether the bytes begin as HTML and XML do."""
    return _bare(content).startswith((b"<", b"<\0", b"\0<", b"\xff\xfe<", b"\xfe\xff\0<"))


def begins_as_json(content: bytes) -> bool:
    """Whether the bytes begin as JSON does; it may have broken off."""
    return _bare(content)[:1] in (b"{", b"[", b'"')


def _bare(content: bytes) -> bytes:
    return content.removeprefix(_MARK).lstrip()


def media_type(response: httpx.Response) -> str:
    """The content type of an answer without its parameters."""
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()


def is_no_file(response: httpx.Response) -> bool:
    """Whether the answer calls itself JSON, or a page, where something else was asked for, and is short."""
    media = media_type(response)
    length = response.headers.get("content-length", "")
    named = media in ("application/json", "text/html", "text/json") or media.endswith("+json")
    return named and not (length.isdecimal() and int(length) > _ERROR_LENGTH)


def is_whole(response: httpx.Response) -> bool:
    """Whether the status speaks of all of a file; a part may be all of it."""
    found = _PART.fullmatch(response.headers.get("content-range", "").strip())
    return response.status_code in (200, 203) or (
        response.status_code == 206 and found is not None and int(found[1]) + 1 == int(found[2])
    )
